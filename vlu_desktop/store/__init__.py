# SPDX-License-Identifier: Apache-2.0
"""The vault on disk: keys, the encrypted file, the record's tables, the journal, undo and search."""
