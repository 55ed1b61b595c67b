# SPDX-License-Identifier: Apache-2.0
"""What is hidden can't be worked out from what is shown, whatever the numbers are."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlu_desktop.analysis.unit_briefing.small_numbers import hide_in_all, hide_small
from vlu_desktop.record.unit_table import CASES, UnitRow, UnitTable

LEAST = 5


def table(rows: Sequence[tuple[int, ...]], base: int | None = None, *, adds_up: bool = True) -> UnitTable:
    return UnitTable(
        key="any", title="Any", definition="Any.", base=sum(map(sum, rows)) if base is None else base,
        base_said="Of so many", columns=("Number",) * len(rows[0]), adds_up=adds_up,
        rows=tuple(UnitRow(label=str(n), counts=row) for n, row in enumerate(rows)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([12, 8, 0], [12, 8, 0]),
        ([12, 8, 3, 2], [12, 8, None, None]),
        ([12, 8, 3], [12, None, None]),
        ([12, 8, 1, 1], [12, None, None, None]),
        ([6, 3], [None, None]),
        ([20, 1, 0, 0], [None, None, 0, 0]),
        ([5, 0], [5, 0]),
    ],
)
def test_a_small_number_goes_with_what_would_give_it_away(counts: list[int], shown: list[int | None]) -> None:
    assert [row.counts[0] for row in hide_small(table([(each,) for each in counts]), LEAST).rows] == shown


def test_a_small_whole_hides_everything_and_itself() -> None:
    found = hide_small(table([(3,), (0,)]), LEAST)
    assert found.base is None
    assert [row.counts for row in found.rows] == [(None,), (None,)]


@pytest.mark.parametrize("counts", [[12, 8], [12, 3], [3]])
def test_a_note_tells_no_number_that_a_table_would_hide(counts: list[int]) -> None:
    noted = replace(table([(each,) for each in counts]), notes=("Of 1 offender no report is entered as asked for.",))
    assert hide_small(noted, LEAST).notes == ()


def test_nobody_at_all_is_nothing_to_hide() -> None:
    assert hide_small(table([(0,), (0,)]), LEAST) == table([(0,), (0,)])


def test_where_rows_overlap_what_each_leaves_of_the_whole_is_guarded() -> None:
    found = hide_small(table([(38,), (20,), (2,), (40,)], base=40, adds_up=False), LEAST)
    assert [row.counts[0] for row in found.rows] == [None, 20, None, 40]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=4))
def test_every_hidden_cell_may_be_more_than_one_number(rows: list[tuple[int, int]]) -> None:
    """Whoever knows the rule, the base and what is shown still can't tell a hidden small number."""
    given_table = table(rows)
    found = hide_small(given_table, LEAST)
    cells = [count for row in found.rows for count in row.counts]
    hidden = [n for n, count in enumerate(cells) if count is None]
    true = [count for row in rows for count in row]
    assert all(true[n] >= LEAST or not true[n] or n in hidden for n in range(len(cells)))
    if found.base is None or not hidden or len(hidden) > 4:
        return
    left = found.base - sum(count or 0 for count in cells)
    for n, place in enumerate(hidden):
        fits = {way[n] for way in product(range(1, left), repeat=len(hidden)) if sum(way) == left}
        assert len(fits) > 1, (true[place], rows)


def named(key: str, counts: Sequence[int], base: int | None = None, **more: object) -> UnitTable:
    made = table([(each,) for each in counts], base, adds_up=base is None)
    return replace(made, key=key, **more)  # type: ignore[arg-type]


INDEX = named("index", [38, 20], 40)


@pytest.mark.parametrize(
    ("whole", "part", "cases", "base"),
    [
        # 38 of 40 is hidden for the 2 it leaves, and so is a table of those 38.
        (INDEX, named("breach", [30, 8], within="index", is_row="0"), 90, None),
        (INDEX, named("breach", [12, 8], within="index", is_row="1"), 90, 20),
        (named("second", [9, 8]), named("third", [9, 5], within="second"), 90, None),
        (named("second", [9, 8]), named("third", [7, 5], within="second"), 90, 12),
        (named("second", [9, 8]), named("third", [9, 8], within="second"), 90, 17),
        (named("second", [3]), named("third", [0], within="second"), 90, None),
        (INDEX, named("statements", [40, 47], within=CASES), 90, None),
        (INDEX, named("statements", [40, 50], within=CASES), 90, 90),
        (INDEX, named("statements", [40, 45], within=CASES), 90, 85),
    ],
)
def test_no_base_gives_back_what_another_table_hides(
    whole: UnitTable, part: UnitTable, cases: int, base: int | None
) -> None:
    _, found = hide_in_all((whole, part), LEAST, cases)
    assert found.base == base
    assert base is not None or {count for row in found.rows for count in row.counts} <= {None}


@given(st.lists(st.integers(0, 12), min_size=2, max_size=4), st.data())
def test_of_any_two_tables_that_belong_together_nothing_small_can_be_told(
    counts: list[int], data: st.DataObject
) -> None:
    """Whoever takes one base from another, or reads one for a row of another, learns no small number."""
    whole = named("whole", counts, sum(counts) + data.draw(st.integers(0, 9)))
    row = data.draw(st.sampled_from([None, *range(len(counts))]))
    size = counts[row] if row is not None else data.draw(st.integers(0, whole.base or 0))
    part = named("part", [size - (half := data.draw(st.integers(0, size))), half], within="whole",
                 is_row="" if row is None else str(row))  # fmt: skip
    outer, inner = hide_in_all((whole, part), LEAST, 200)
    if inner.base is None or outer.base is None:
        return
    assert not 0 < outer.base - inner.base < LEAST
    if row is not None:
        assert outer.rows[row].counts[0] == inner.base
