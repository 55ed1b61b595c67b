# SPDX-License-Identifier: Apache-2.0
"""How the tables of a unit's briefing are put together: rows of labels in their order, each with how many it has."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence

from vlu_desktop.record.count import Count
from vlu_desktop.record.unit_table import UnitRow

UNKNOWN = ""
"""The key of what nobody entered."""


def rows_of(
    labels: Mapping[str, str], counted: Counter[tuple[str, str]], columns: Sequence[str] = ("",)
) -> tuple[UnitRow, ...]:
    """A row for each label, in their order; `counted` holds numbers by row and column. The unknown row comes last."""
    ordered = sorted(labels, key=lambda key: key == UNKNOWN)
    return tuple(
        UnitRow(
            label=labels[key],
            counts=tuple(counted[key, column] for column in columns),
            unknown=key == UNKNOWN,
        )
        for key in ordered
    )


def tally(keys: Iterable[str]) -> Counter[tuple[str, str]]:
    """How often each key came, for a table of one column."""
    return Counter((key, "") for key in keys)


def met(labels: Mapping[str, str], counted: Counter[tuple[str, str]]) -> dict[str, str]:
    """The labels of which there is any: a long vocabulary leaves out what nobody has."""
    rows: set[Hashable] = {row for (row, _), count in counted.items() if count}
    return {key: label for key, label in labels.items() if key in rows}


def banded(number: int, bands: Iterable[tuple[int, str]]) -> str:
    """The key of the first band whose last number is not below `number`."""
    return next(key for last, key in bands if number <= last)


def told_number(count: Count | None) -> int | None:
    """The number that an entry was told with: one where nothing was said, None where words give none."""
    return 1 if count is None else count.number
