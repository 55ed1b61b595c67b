# SPDX-License-Identifier: Apache-2.0
"""The steps that bring the tables of an older vault up to date."""
