# SPDX-License-Identifier: Apache-2.0
"""What the record holds on either side of a day, in windows of one length: before and after an order or a sentence."""

from dataclasses import dataclass
from datetime import timedelta

from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.timeline.elements import day_number, day_of
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.timeline.within import WindowCount, within

USUAL_DAYS = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class CountsAround:
    """The days before a day, and as many from it on; `cares` are what keeps the two from being set against each other.

    These are counts and no rate: whether a difference says anything is for the findings to judge.
    """

    days: int
    before: WindowCount
    after: WindowCount
    cares: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Both counts, then what to mind."""
        before, after = str(self.before.sentence), str(self.after.sentence)
        counts = say_in(ENGLISH, "timeline.around", days=self.days, before=before, after=after)
        return " ".join((counts, *self.cares))


def sides(model: TimelineModel, at: float, today: float | None = None, most: int = USUAL_DAYS) -> CountsAround | None:
    """Either side of the day a time falls in. The days after end with today, and those before are made as many.

    None where the day is today or still to come.
    """
    about = day_of(at)
    passed = most if today is None else int(today - day_number(about))
    many = min(most, passed)
    if many < 1:
        return None
    before = within(model, about - timedelta(days=many), about - timedelta(days=1))
    after = within(model, about, about + timedelta(days=many - 1))
    return CountsAround(days=many, before=before, after=after, cares=tuple(_cares(model, before, after)))


def _cares(model: TimelineModel, before: WindowCount, after: WindowCount) -> list[str]:
    found: list[str] = []
    start, end = day_number(before.first), day_number(after.last) + 1
    begun = min((each.start for each in model.recorded), default=None)
    if begun is not None and begun > start:
        found.append(say_in(ENGLISH, "timeline.recording-began", on=day_of(begun)))
    elif len([each for each in model.recorded if each.start < end and each.end > start]) > 1:
        found.append(say_in(ENGLISH, "timeline.recorded-otherwise"))
    if held := _held(model, before):
        found.append(say_in(ENGLISH, "timeline.custody-before", n=held))
    if held := _held(model, after):
        found.append(say_in(ENGLISH, "timeline.custody-after", n=held))
    return found


def _held(model: TimelineModel, window: WindowCount) -> int:
    first, last = day_number(window.first), day_number(window.last) + 1
    spans = [(max(band.start, first), min(band.end, last)) for band in model.bands if band.custody]
    return len({day for start, end in spans for day in range(int(start), int(end))})
