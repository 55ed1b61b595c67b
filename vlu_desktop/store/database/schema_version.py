# SPDX-License-Identifier: Apache-2.0
"""What marks a file as a vault of this program, and the version of its tables that this program works on."""

APPLICATION_ID = 0x564C5531
"""Marks the file as a vault of this program ("VLU1")."""

SCHEMA_VERSION = 5
"""The number of the last step in `migrations`."""
