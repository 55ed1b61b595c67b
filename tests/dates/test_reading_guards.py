# SPDX-License-Identifier: Apache-2.0
"""What no phrase known reaches in the reader of dates holds all the same: a rule that fails is passed over."""

import re
from datetime import date

import pytest

from vlu_desktop.dates.reading import going_on, places
from vlu_desktop.dates.reading.phrase import Phrase
from vlu_desktop.dates.reading.places import named
from vlu_desktop.dates.reading.spans import Looking
from vlu_desktop.dates.when import When

SAID_ON = date(2026, 3, 18)


@pytest.mark.parametrize("failure", [ValueError, OverflowError])
def test_a_rule_that_reckons_beyond_the_calendar_finds_nothing(
    monkeypatch: pytest.MonkeyPatch, failure: type[Exception]
) -> None:
    class Row:
        pattern = re.compile(".")

        def read(self, *_: object) -> None:
            raise failure

    kind = "a"
    monkeypatch.setattr(places, "_RULES", {kind: (Row(),)})
    phrase = Phrase((), SAID_ON, Looking.PAST)
    phrase.kinds = kind
    assert named(phrase, 0) == []
    assert phrase.refused == ""


def test_what_has_no_known_beginning_is_not_said_to_have_come_often() -> None:
    phrase = Phrase((), SAID_ON, Looking.PAST)
    year = When.between(date(2018, 1, 1), date(2018, 12, 31), open_start=True)
    assert going_on._sporadic(phrase, year) is None
    assert going_on._sporadic(phrase, When.undated("once")) is None
