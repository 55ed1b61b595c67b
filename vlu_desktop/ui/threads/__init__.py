# SPDX-License-Identifier: Apache-2.0
"""The vault's thread and what crosses from it to the interface."""
