# SPDX-License-Identifier: Apache-2.0
"""Searches a finished file for what its reader must not have: drawn and hidden text, names, notes and packed parts."""
