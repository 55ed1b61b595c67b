# SPDX-License-Identifier: Apache-2.0
"""How a sheet's columns are taken, as text that a unit keeps and is offered again for a file with the same headings."""

import json
from dataclasses import replace

from vlu_desktop.intake.mapping.column_mapping import Mapping
from vlu_desktop.intake.mapping.headings import CERTAIN, USES, plain

_KEYS = {use.key for use in USES}


def headings_text(mapping: Mapping) -> str:
    """The sheet's headings in order, without what doesn't matter in them; "" where it has none."""
    words = [plain(column.heading) for column in mapping.columns]
    return json.dumps(words, ensure_ascii=False) if mapping.heading_row and any(words) else ""


def uses_text(mapping: Mapping) -> str:
    """What each column is taken for, in order."""
    return json.dumps([column.use for column in mapping.columns])


def with_uses(mapping: Mapping, uses: str) -> Mapping | None:
    """The mapping with uses as they were kept; None where they aren't of as many columns.

    A use that there is no longer leaves its column with the row.
    """
    try:
        keys = json.loads(uses)
    except ValueError:
        return None
    if not isinstance(keys, list) or len(keys) != len(mapping.columns):
        return None
    columns = tuple(
        replace(column, use=key if key in _KEYS else "", sure=CERTAIN if key in _KEYS else 0.0)
        for column, key in zip(mapping.columns, keys, strict=True)
    )
    return replace(mapping, columns=columns)
