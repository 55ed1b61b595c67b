# SPDX-License-Identifier: Apache-2.0
"""What no phrase known reaches in the reader of dates holds all the same: a rule that fails is passed over."""

from datetime import date

import pytest

from vlu_desktop.dates.reading import places
from vlu_desktop.dates.reading.calendar_day import CalendarDay
from vlu_desktop.dates.reading.lexer import tokens_of
from vlu_desktop.dates.reading.phrase import Phrase
from vlu_desktop.dates.reading.places import named
from vlu_desktop.dates.reading.ranges import ranges_at
from vlu_desktop.dates.reading.rules import row
from vlu_desktop.dates.reading.spans import TimeDirection

SAID_ON = date(2026, 3, 18)


@pytest.mark.parametrize("failure", [ValueError, OverflowError])
def test_a_rule_that_reckons_beyond_the_calendar_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, failure: type[Exception]
) -> None:
    day = CalendarDay(day=3)

    def fails(*_: object) -> CalendarDay:
        raise failure

    kind = "a"
    rows = (row(kind, ".", fails), row(kind, ".", lambda *_: day))
    monkeypatch.setattr(places, "_RULES", {kind: rows})
    monkeypatch.setattr(places, "_matching", places._matching.__wrapped__)  # what is remembered is of other rules
    phrase = Phrase((), SAID_ON, TimeDirection.PAST)
    phrase.kinds = kind
    assert named(phrase, 0) == [(day, 1)]
    assert phrase.refused == ""


def test_of_all_ranges_of_a_phrase_none_has_its_ends_out_of_order() -> None:
    phrase = Phrase(tokens_of("night of 31 December 2025 to 1 January 2026"), SAID_ON, TimeDirection.PAST)
    found = [told.whens[0] for told, _ in ranges_at(phrase, 0)]
    assert len(found) == 2
    assert all(when.earliest and when.latest and when.earliest < when.latest for when in found)
