# SPDX-License-Identifier: Apache-2.0
"""How a sheet's columns are taken, as text that a unit keeps and is offered again for a file with the same headings."""

import json
from dataclasses import replace

from vlu_desktop.intake.formats.grid import Grid, words_of
from vlu_desktop.intake.mapping.column_mapping import ROWS_SEARCHED, Mapping
from vlu_desktop.intake.mapping.headings import CERTAIN, USES, plain

_KEYS = {use.key for use in USES}


def headings_text(mapping: Mapping) -> str:
    """The sheet's headings in order, without what doesn't matter in them; "" where it has none."""
    words = [plain(column.heading) for column in mapping.columns]
    return json.dumps(words, ensure_ascii=False) if mapping.heading_row and any(words) else ""


def row_headed(sheet: Grid, headings: str) -> int:
    """The row, from 1, among a sheet's first that holds these headings and nothing else; 0 where none does."""
    width = max((len(row) for row in sheet.rows), default=0)
    for number, row in enumerate(sheet.rows[:ROWS_SEARCHED], start=1):
        words = [plain(words_of(value)) for value in row]
        if any(words) and json.dumps(words + [""] * (width - len(words)), ensure_ascii=False) == headings:
            return number
    return 0


def uses_text(mapping: Mapping) -> str:
    """What each column is taken for, in order."""
    return json.dumps([column.use for column in mapping.columns])


def with_uses(mapping: Mapping, uses: str) -> Mapping | None:
    """The mapping with uses as they were kept; None where they aren't of as many columns.

    A use that there is no longer leaves its column with the row.
    """
    try:
        keys = json.loads(uses)
    except (ValueError, RecursionError):
        return None
    if not isinstance(keys, list) or len(keys) != len(mapping.columns):
        return None
    known = [key if isinstance(key, str) and key in _KEYS else "" for key in keys]
    columns = tuple(
        replace(column, use=key, sure=CERTAIN if key else 0.0)
        for column, key in zip(mapping.columns, known, strict=True)
    )
    return replace(mapping, columns=columns)
