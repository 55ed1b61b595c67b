# SPDX-License-Identifier: Apache-2.0
"""Conversations as they are read: their lines, the rows and table that show them, and the stretch of an incident."""
