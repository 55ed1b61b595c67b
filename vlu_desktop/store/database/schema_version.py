# SPDX-License-Identifier: Apache-2.0
"""What marks a file as a vault of this program, and the version of its tables that this program works on."""

from vlu_desktop.store.steps import STEPS

APPLICATION_ID = 0x564C5531
"""Marks the file as a vault of this program ("VLU1")."""

SCHEMA_VERSION = len(STEPS)
"""How many steps there are."""
