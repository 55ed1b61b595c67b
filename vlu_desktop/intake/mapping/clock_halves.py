# SPDX-License-Identifier: Apache-2.0
"""Times such as 8.30 that leave open which half of the day they are of, and whether their column shows it."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time

from vlu_desktop.dates.date_display import clock as shown_clock
from vlu_desktop.dates.when import When
from vlu_desktop.intake.formats.grid import Value
from vlu_desktop.intake.mapping.changed_clocks import on_clock
from vlu_desktop.intake.mapping.date_answers import WORDS, DateCell, DateChoice, Dated, DateQuestion
from vlu_desktop.intake.mapping.date_notes import HALF_OPEN
from vlu_desktop.intake.mapping.figures import FIGURES
from vlu_desktop.language.catalogue import say

HALF = "half-of-day"
AS_IT_STANDS, EVENING, NIGHT = "as-it-stands", "evening", "night"
_NOON = 12
_OPEN = re.compile(r"\s*(?:at\s+)?([1-9]|1[0-2])(?:[:.]([0-5]\d))?\s*$", re.IGNORECASE)
_WHOLE_DAY = re.compile(
    r"\s*(?:at\s+)?(?:0\d?|1[3-9]|2[0-3])(?:[:.h]?[0-5]\d){1,2}\s*(?:hrs?|hours)?\s*$", re.IGNORECASE
)
_OF_A_HALF = re.compile(r"\d\s*[ap]\.?\s?m?\.?\s*$", re.IGNORECASE)


def open_clock(words: str) -> time | None:
    """The time as it stands where nothing in it says which half of the day it is of: "8.30", "at 9"; else None."""
    found = _OPEN.match(words)
    return time(int(found[1]), int(found[2] or 0)) if found else None


def shows_whole_day(cells: Iterable[Value]) -> bool:
    """Whether these cells of dates and times show a clock of 24 hours: one has such a time, and none says am or pm."""
    shown = False
    for value in cells:
        if isinstance(value, datetime | time):
            shown = shown or value.hour > _NOON
        elif isinstance(value, str):
            figures = FIGURES.match(value)
            words = figures["rest"] if figures else value
            if _OF_A_HALF.search(words):
                return False
            shown = shown or bool(_WHOLE_DAY.match(words))
    return shown


def which_half(day: date, clock: time) -> DateCell:
    """The day, and the question which half of it the time is of; until that is answered the time stays in the words."""
    other = clock.replace(hour=(clock.hour + _NOON) % 24)
    as_it_stands = say("intaking.half-as-it-stands", clock=_shown(clock))
    if clock.hour == _NOON:
        turned = DateChoice(key=NIGHT, words=say("intaking.half-night", clock=_shown(other)), dated=_on(day, other))
    else:
        turned = DateChoice(key=EVENING, words=say("intaking.half-evening", clock=_shown(other)), dated=_on(day, other))
    left = DateChoice(key=WORDS, words=say("intaking.half-left"), dated=(When.on(day), (HALF_OPEN,)))
    choices = (DateChoice(key=AS_IT_STANDS, words=as_it_stands, dated=_on(day, clock)), turned, left)
    question = DateQuestion(key=HALF, question=say("intaking.which-half"), choices=choices, answer=WORDS)
    return DateCell(dated=left.dated, question=question)


def _on(day: date, clock: time) -> Dated:
    return on_clock(day, clock).dated


def _shown(clock: time) -> str:
    return shown_clock(datetime.combine(date.min, clock))
