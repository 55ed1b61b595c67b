# SPDX-License-Identifier: Apache-2.0
"""An import under way as text and back: nothing of what an officer chose is lost or changed on the way."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from vlu_desktop.dates.when import When
from vlu_desktop.intake.mapping.column_mapping import Column, Mapping
from vlu_desktop.record.count import Count
from vlu_desktop.services.cases.import_drafts import ImportDraft, RowsLeft
from vlu_desktop.services.cases.imports import Options, RowChoice

_days = st.dates(date(1990, 1, 1), date(2030, 1, 1))
_rows = st.tuples(st.text(max_size=5), st.integers(1, 99_999))
_values = st.fixed_dictionaries(
    {},
    optional={
        "happened": st.none() | st.builds(When.on, _days, words=st.text(max_size=9)),
        "count": st.none() | st.builds(Count.about, st.integers(1, 99)),
        "account": st.text(),
        "place": st.text(max_size=9),
        "reported": st.sampled_from(["", "yes", "no"]),
    },
)
_pairs = st.tuples(st.sampled_from(["kind", "count", "target"]), st.text(max_size=6))
_choices = st.builds(
    RowChoice,
    changed=_values,
    kinds=st.none() | st.lists(st.text(max_size=5), max_size=3).map(tuple),
    ticked=st.frozensets(_pairs, max_size=3),
    seen=st.booleans(),
)
_mappings = st.builds(
    Mapping,
    sheet=st.text(max_size=5),
    columns=st.lists(st.builds(Column, index=st.integers(0, 9), heading=st.text(max_size=9)), max_size=3).map(tuple),
    heading_row=st.integers(0, 9),
    order=st.sampled_from(["day-first", "month-first"]),
    used=st.booleans(),
)
_drafts = st.builds(
    ImportDraft,
    path=st.text(max_size=20),
    sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
    case_id=st.text(max_size=5),
    told_on=st.none() | _days,
    handed_by=st.text(max_size=9),
    way=st.sampled_from(["", "diary", "diary-later", "diary-unknown"]),
    options=st.builds(Options, encoding=st.text(max_size=5), delimiter=st.text(max_size=1)),
    mappings=st.lists(_mappings, max_size=2).map(tuple),
    answers=st.lists(st.tuples(st.text(max_size=5), st.text(max_size=5), st.none() | _rows), max_size=3).map(tuple),
    rows=st.builds(
        RowsLeft,
        left_out=st.lists(_rows, max_size=3).map(tuple),
        insisted=st.lists(_rows, max_size=3).map(tuple),
        choices=st.dictionaries(_rows, _choices, max_size=3),
        typed=st.dictionaries(_rows, st.dictionaries(st.text(max_size=5), st.text(max_size=9), max_size=2), max_size=2),
    ),
)


@given(_drafts)
def test_it_is_the_same_after_being_written_and_read(draft: ImportDraft) -> None:
    assert ImportDraft.from_text(draft.to_text()) == draft


def test_its_name_is_that_of_the_file() -> None:
    assert ImportDraft(path="/somewhere/her diary.csv", sha256="0" * 64).name == "her diary.csv"
