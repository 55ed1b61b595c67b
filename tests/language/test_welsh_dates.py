# SPDX-License-Identifier: Apache-2.0
"""An uncertain date in Welsh: each shape that English has, with what a preposition does to the word after it."""

from datetime import date, datetime

import pytest

from vlu_desktop.dates.reading.outcome import One
from vlu_desktop.dates.reading.reader import read_when
from vlu_desktop.dates.when import When
from vlu_desktop.language.welsh_dates import shown

TOLD = date(2026, 8, 3)


@pytest.mark.parametrize(
    ("words", "welsh"),
    [
        ("3 March 2026", "3 Mawrth 2026"),
        ("about 3 March 2026", "tua 3 Mawrth 2026"),
        ("March 2026", "mis Mawrth 2026"),
        ("about March 2019", "tua mis Mawrth 2019"),
        ("2019", "2019"),
        ("summer 2021", "haf 2021"),
        ("winter 2019/20", "gaeaf 2019/20"),
        ("early May 2019", "dechrau mis Mai 2019"),
        ("late 2019", "diwedd 2019"),
        ("the 1990s", "y 1990au"),
        ("since March 2019", "ers mis Mawrth 2019"),
        ("since 2008", "ers 2008"),
        ("before 3 March 2026", "cyn 3 Mawrth 2026"),
        ("after 3 March 2026", "ar ôl 3 Mawrth 2026"),
        ("from March 2019 to May 2020", "o fis Mawrth 2019 hyd fis Mai 2020"),
        ("since at least 2019", "ers 2019 neu cyn hynny"),
        ("between 3 and 9 March 2026", "rhwng 3 a 9 Mawrth 2026"),
        ("between 3 March and 8 April 2026", "rhwng 3 Mawrth 2026 ac 8 Ebrill 2026"),
        ("5:30pm on 3 March 2026", "17:30 ar 3 Mawrth 2026"),
        ("3 March 2026, morning", "3 Mawrth 2026, yn y bore"),
        ("a while back", "dyddiad ddim yn hysbys (“a while back”)"),
    ],
)
def test_what_english_says_in_welsh(words: str, welsh: str) -> None:
    found = read_when(words, TOLD)
    when = found.when if isinstance(found, One) else When.undated(words, TOLD)
    assert shown(when) == welsh


def test_shapes_that_only_a_program_makes() -> None:
    assert shown(When.undated("")) == "dyddiad ddim yn hysbys"
    assert shown(When.undated("x"), short=True) == "ddim yn hysbys"
    assert shown(When.at(datetime(2026, 11, 2, 9, 5)), short=True) == "09:05 ar 2 Tach 2026"
    assert shown(When.during(date(2026, 3, 3), date(2026, 3, 9))) == "o 3 Mawrth 2026 hyd 9 Mawrth 2026"
    assert shown(When.during(date(2026, 3, 3))) == "o 3 Mawrth 2026, diwedd ddim yn hysbys"
