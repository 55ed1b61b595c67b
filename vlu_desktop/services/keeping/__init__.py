# SPDX-License-Identifier: Apache-2.0
"""Keeping a casebook: the journal in words, backups and the way back, erasure and retention."""
