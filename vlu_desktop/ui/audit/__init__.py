# SPDX-License-Identifier: Apache-2.0
"""Screens on the journal: who did what, a record's history, the case as at a day, erasure and retention."""
