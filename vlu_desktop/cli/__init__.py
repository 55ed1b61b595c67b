# SPDX-License-Identifier: Apache-2.0
"""The command line for IT staff and automation."""
