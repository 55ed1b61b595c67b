# SPDX-License-Identifier: Apache-2.0
"""Tables of messages and calls as programs copy them out of an Android phone: numbers for the way, counted times."""

from typing import Any

import pytest

from tests.intake import diary_files as files
from tests.intake import workbooks
from vlu_desktop.intake.diary import CALL_LOG, OWN
from vlu_desktop.intake.mapping.column_contents import CALL_CODES, MESSAGE_CODES, direction_of
from vlu_desktop.intake.mapping.date_notes import COUNTED
from vlu_desktop.intake.mapping.figures import counted_instant
from vlu_desktop.intake.mapping.sheet_notes import NO_ENTRY
from vlu_desktop.intake.proposal import Proposal

HEADS = ("address", "date", "type", "body")
ROWS = (
    ("+447700900111", 1772571851000, 1, "I am outside, come down"),
    ("+447700900111", 1772571911000, 2, "Stop or I will kill this phone"),
    ("+447700900111", 1782945060000, 1, "You will be sorry"),
    ("+447700900111", 1782945120000, 3, "Leave me al"),
)


def proposed(data: bytes) -> Proposal:
    return files.propose(data, "messages")


def as_csv(*rows: tuple[Any, ...]) -> bytes:
    return files.csv(*(tuple(map(str, row)) for row in rows))


@pytest.mark.parametrize("make", [as_csv, lambda *rows: workbooks.xlsx(rows)], ids=["csv", "xlsx"])
def test_her_own_messages_are_no_conduct(make: Any) -> None:
    proposal = proposed(make(HEADS, *ROWS))
    assert [each.incident.account for each in proposal.made] == ["I am outside, come down", "You will be sorry"]
    assert [(each.reason, each.instead and each.instead.source_item.direction) for each in proposal.not_read] == [
        (OWN, "from-victim"), (OWN, "from-victim")
    ]  # fmt: skip
    first = proposal.made[0]
    # Half past nine in the evening in winter; five past in summer time is an hour on from the same count.
    assert files.days(proposal) == ["9:04pm on 3 March 2026", "11:31pm on 1 July 2026"]
    assert first.assumed == (COUNTED,)
    assert (first.incident.place, first.source_item.direction, first.source_item.sender) == (
        "", "to-victim", "+447700900111"
    )  # fmt: skip
    assert [each.key for each in proposal.questions] == ["whose-phone"]


@pytest.mark.parametrize("heads", [("Date", "Contact", "Type", "Message"), ("Date", "Number", "Type", "Text")])
def test_hers_are_known_by_the_heading_of_messages_too(heads: tuple[str, ...]) -> None:
    proposal = proposed(
        as_csv(heads, ("3/3/2026", "07700900111", 1, "I am outside"), ("3/3/2026", "07700900111", 2, "Go away"))
    )
    assert [each.incident.account for each in proposal.made] == ["I am outside"]
    assert [each.reason for each in proposal.not_read] == [OWN]
    assert [each.key for each in proposal.questions] == ["whose-phone"]


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (("Date", "Type", "Number", "What happened"), ("3/3/2026", "2", "07700900111", "He rang and swore")),
        (("Date", "Type", "What happened"), ("3/3/2026", "2", "He rang and swore")),
    ],
)
def test_a_diary_s_own_numbers_are_no_directions(heads: tuple[str, ...], row: tuple[str, ...]) -> None:
    proposal = proposed(as_csv(heads, row, (*row[:-1], "He came back")))
    assert len(proposal.made) == 2
    assert proposal.questions == ()


def test_a_call_log_keeps_which_calls_came_in() -> None:
    proposal = proposed(
        as_csv(
            ("number", "date", "type", "duration"),
            *(("+447700900111", 1772571851000 + n, n, "0") for n in (1, 2, 3)),
        )
    )
    assert proposal.made == ()
    assert [each.reason for each in proposal.not_read] == [CALL_LOG, OWN, CALL_LOG]


def test_what_the_numbers_stand_for() -> None:
    assert [direction_of(each, "type", MESSAGE_CODES) for each in "123"] == ["in", "out", "out"]
    assert [direction_of(each, "call type", CALL_CODES) for each in "1239"] == ["in", "out", "in", ""]
    assert direction_of("1", "severity", MESSAGE_CODES) == direction_of("1", "type") == ""
    # Below "From me" they are yes and no.
    assert direction_of("1", "from me", MESSAGE_CODES) == "out"


@pytest.mark.parametrize("value", ["1772571851", "1772571851000", "1772571851.5", 1772571851.0, 1772571851000.0])
def test_counted_in_seconds_or_milliseconds(value: str | float) -> None:
    found = counted_instant(value)
    assert found is not None
    assert found.isoformat() == "2026-03-03T21:04:11+00:00"


@pytest.mark.parametrize(
    "value", ["07700900111", "177257185", "2772571851", "1772571851000000", True, None, 46084.5, float("nan")]
)
def test_any_other_number_counts_no_instant(value: Any) -> None:
    assert counted_instant(value) is None


@pytest.mark.parametrize("data", [as_csv(("Date", "What happened")), workbooks.xlsx((("Date", "Time", "Details"),))])
def test_headings_alone_are_said_to_hold_no_entry(data: bytes) -> None:
    proposal = proposed(data)
    assert NO_ENTRY in proposal.notes
    assert (proposal.made, proposal.not_read) == ((), ())


def test_a_file_with_an_entry_is_not_said_to_hold_none() -> None:
    assert NO_ENTRY not in proposed(as_csv(HEADS, *ROWS)).notes
