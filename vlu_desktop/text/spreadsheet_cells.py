# SPDX-License-Identifier: Apache-2.0
"""Cells of a table that leaves as text: no spreadsheet program may take one for a formula."""

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠")


def as_text(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that might be is quoted."""
    start = cell.lstrip()
    return f"'{cell}" if start[:1] in _BEGINS_A_FORMULA or cell[:1] in ("\t", "\r", "\n") else cell
