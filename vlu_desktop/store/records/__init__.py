# SPDX-License-Identifier: Apache-2.0
"""The record in its tables: acts, reading, history, undo, search, erasure, and the store that services ask."""
