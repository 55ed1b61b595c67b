# SPDX-License-Identifier: Apache-2.0
"""Backups: made whole, read back, kept by a plain rule, and restored beside what is there."""
