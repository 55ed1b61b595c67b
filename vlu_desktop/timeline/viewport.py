# SPDX-License-Identifier: Apache-2.0
"""What is looked at: which stretch of time, on how large a page, with which lanes, and what is picked out."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from vlu_desktop.dates.date_display import day
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.timeline.elements import day_of
from vlu_desktop.timeline.timeline_model import TimelineModel

Measure = Callable[[str, float, bool], float]
"""The width of a text at a size, bold or not, in the units of the size."""

NARROWEST_SPAN = 3 / 24
"""Days: nothing is known more closely than the minute, and three hours show minutes well."""
EMPTY_SPAN = 365.0
PRINTED_LEFT = 112.0

# Widths of Latin letters in thousandths of the size, as a plain sans face sets them; others count as wide.
_NARROW = {**dict.fromkeys("iIjl.,:;'|!", 290), **dict.fromkeys("ftr()[] -", 370), **dict.fromkeys("mwMW@%—…", 890)}


def rough_measure(text: str, size: float, bold: bool) -> float:
    """A width that is a little too large for common sans faces, where no face is at hand to be measured."""
    units = sum(_NARROW.get(letter, 700 if letter.isupper() or ord(letter) > 0x2FF else 580) for letter in text)
    return units * size / 1000 * (1.08 if bold else 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewport:
    """A stretch of time on a page of a size. `scale` 1 suits a screen; print is set smaller.

    `hidden` and `order` name lanes, `tints` colours some; `today`, `brush` and `middle` (of the brush) are times;
    `highlight` and `selected` are incidents; `focus` is a finding. `printed` is a page for paper: no frame in the
    overview unless a part of the time is drawn, no lanes without anything.
    `last` ends the overview sooner than the whole does, as a document ends with its record. `rows` are the strips of
    one part of several (`strip_name`), all where it is empty; their names then have `gutter` and may take two lines.
    """

    start: float
    end: float
    width: float
    height: float
    scale: float = 1.0
    hidden: frozenset[str] = frozenset()
    tints: frozenset[tuple[str, int]] = frozenset()
    order: tuple[str, ...] = ()
    measure: Measure = field(default=rough_measure, compare=False)
    today: float | None = None
    highlight: frozenset[str] = frozenset()
    selected: str = ""
    focus: str = ""
    brush: tuple[float, float] | None = None
    middle: float | None = None
    printed: bool = False
    last: float | None = None
    rows: frozenset[str] = frozenset()
    gutter: float = 0.0

    # Worked out once, because every mark asks: where time begins and ends on the page, and how wide a day is. The left
    # doesn't depend on what is drawn, so nothing moves when something arrives.
    left: float = field(init=False, repr=False, compare=False)
    right: float = field(init=False, repr=False, compare=False)
    pixels_per_day: float = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        wide = 172.0 if self.width >= 640 * self.scale else 118.0
        left = self.gutter or (PRINTED_LEFT if self.printed else wide * self.scale)
        right = max(self.width - 16 * self.scale, left + 40)
        object.__setattr__(self, "left", left)
        object.__setattr__(self, "right", right)
        object.__setattr__(self, "pixels_per_day", (right - left) / (self.end - self.start))

    def x(self, time: float) -> float:
        """Where a time lies."""
        return self.left + (time - self.start) * self.pixels_per_day

    def time(self, x: float) -> float:
        """The time at an x."""
        return self.start + (x - self.left) / self.pixels_per_day

    def clamp(self, x: float) -> float:
        """An x kept within the stretch of time."""
        return min(max(x, self.left), self.right)


def whole_span(model: TimelineModel, today: float | None = None) -> tuple[float, float]:
    """The stretch that shows everything, with a little room; a year where nothing has a date."""
    if model.span is not None:
        return model.span
    if model.is_empty:
        end = today if today is not None else 738_000.0
        return end - EMPTY_SPAN, end
    first, last = model.extent
    if today is not None and last < today <= last + 400:
        last = today + 1
    room = max((last - first) * 0.015, 2.0)
    return max(first - room, 1.0), last + room


def moved(view: Viewport, model: TimelineModel, start: float, end: float) -> Viewport:
    """The same view of another stretch, kept within what there is to see and no narrower than three hours."""
    low, high = whole_span(model, view.today)
    span = min(max(end - start, NARROWEST_SPAN), high - low)
    if end - start != span:
        start = (start + end - span) / 2
    start = min(max(start, low), high - span)
    return replace(view, start=start, end=start + span)


def zoomed(view: Viewport, model: TimelineModel, x: float, factor: float) -> Viewport:
    """Nearer by `factor` (below 1: further) with the time under `x` staying where it is."""
    low, high = whole_span(model, view.today)
    at = view.time(view.clamp(x))
    span = min(max((view.end - view.start) / factor, NARROWEST_SPAN), high - low)
    share = (at - view.start) / (view.end - view.start)
    return moved(view, model, at - share * span, at + (1 - share) * span)


def panned(view: Viewport, model: TimelineModel, pixels: float) -> Viewport:
    """Later by so many pixels."""
    days = pixels / view.pixels_per_day
    return moved(view, model, view.start + days, view.end + days)


def in_words(view: Viewport) -> str:
    """The first and last day in view, short."""
    first, last = day(day_of(view.start), short=True), day(day_of(view.end - 1e-6), short=True)
    return str(say_in(ENGLISH, "timeline.days", first=first, last=last))
