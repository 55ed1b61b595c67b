# SPDX-License-Identifier: Apache-2.0
"""Draws the two small panels beneath the timeline: weekday by hour, and month by month."""

from dataclasses import dataclass

from vlu_desktop.dates.date_words import WEEKDAYS
from vlu_desktop.language.phrases import apart
from vlu_desktop.timeline.display_list import SEVERITY_ROLES, Anchor, DisplayList, HitArea, Item, Line, Rect, Role, Text
from vlu_desktop.timeline.label_placing import Line as Writing
from vlu_desktop.timeline.label_placing import fitted
from vlu_desktop.timeline.time_patterns import Hours, Month
from vlu_desktop.timeline.viewport import Measure

SMALL, TITLE = 11.0, 12.5
GUTTER, TOP, FOOT = 52.0, 26.0, 20.0


class _Panel:
    """A title, what it rests on, and the items and hits."""

    def __init__(self, width: float, height: float, k: float, measure: Measure) -> None:
        self.width, self.height, self.k, self.measure = width, height, k, measure
        self.items: list[Item] = []
        self.hits: list[HitArea] = []

    def head(self, title: str, note: str) -> None:
        k = self.k
        wide = self.measure(title, TITLE * k, True)
        self.items.append(Text(x=12 * k, y=16 * k, text=title, size=TITLE * k, bold=True))
        left = 12 * k + wide + 12 * k
        shown = fitted(note, self.width - left - 12 * k, self.measure, SMALL * k)
        self.items.append(Text(x=left, y=16 * k, text=shown, size=SMALL * k, role=Role.MUTED))

    def label(self, x: float, y: float, text: str, anchor: Anchor = Anchor.START) -> None:
        self.items.append(Text(x=x, y=y, text=text, size=SMALL * self.k, role=Role.MUTED, anchor=anchor))

    def display(self) -> DisplayList:
        return DisplayList(width=self.width, height=self.height, items=tuple(self.items), hits=tuple(self.hits))


def draw_hours(hours: Hours, width: float, height: float, k: float, measure: Measure) -> DisplayList:
    """A square for each hour of each weekday: the larger the more, hatched as the worst in it is."""
    panel = _Panel(width, height, k, measure)
    panel.head("By weekday and hour", hours.sentence)
    left, top = GUTTER * k, TOP * k
    wide, high = (width - left - 12 * k) / 24, (height - top - FOOT * k) / 7
    most = max((count for row in hours.counts for count in row), default=0)
    side = min(wide, high) - 2 * k
    for weekday, row in enumerate(hours.counts):
        middle = top + (weekday + 0.5) * high
        panel.label(12 * k, middle + 4 * k, WEEKDAYS[weekday][:3])
        panel.items.append(
            Line(x1=left, y1=middle + high / 2, x2=width - 12 * k, y2=middle + high / 2, role=Role.GRID, width=1.0)
        )
        for hour, count in enumerate(row):
            if not count:
                continue
            x = left + (hour + 0.5) * wide
            size = max(side * (count / most) ** 0.5, 4 * k)
            step = hours.worst[weekday][hour]
            panel.items.append(
                Rect(
                    x=x - size / 2, y=middle - size / 2, width=size, height=size, fill=SEVERITY_ROLES[step - 1],
                    radius=1.0, step=step,
                )
            )  # fmt: skip
            panel.hits.append(
                HitArea(
                    x=x - wide / 2, y=middle - high / 2, width=wide, height=high, kind="hour", key=f"{weekday}:{hour}"
                )
            )
    written = Writing()
    for hour in range(0, 24, 3):
        name = {0: "midnight", 12: "noon"}.get(hour, f"{hour % 12}{'am' if hour < 12 else 'pm'}")
        x = left + hour * wide
        if written.take(x, x + measure(name, SMALL * k, False) + 6 * k):
            panel.label(x, height - 6 * k, name)
    return panel.display()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plot:
    """Where the bars stand: the ends of the axis, its height, the top, the width of a month, and the most of any."""

    left: float
    right: float
    top: float
    base: float
    step: float
    most: int

    def high(self, count: int, k: float) -> float:
        """How high so many stand."""
        return (self.base - self.top - 4 * k) * count / self.most


def draw_months(months: tuple[Month, ...], width: float, height: float, k: float, measure: Measure) -> DisplayList:
    """A bar a month: as high as is certain, and outlined above that up to what is possible; hollow before recording."""
    panel = _Panel(width, height, k, measure)
    panel.head("By month", _months_note(months))
    left, right, top, base = GUTTER * k, width - 12 * k, TOP * k, height - FOOT * k
    most = max((month.possible for month in months), default=0)
    panel.items.append(Line(x1=left, y1=base + 0.5, x2=right, y2=base + 0.5, role=Role.AXIS, width=1.0))
    if not most:
        panel.label((left + right) / 2, (top + base) / 2, "Nothing in view has a date.", Anchor.MIDDLE)
        return panel.display()
    plot = _Plot(left=left, right=right, top=top, base=base, step=(right - left) / len(months), most=most)
    for value in sorted({most, most // 2} - {0}):
        y = base - plot.high(value, k)
        panel.items.append(Line(x1=left, y1=y, x2=right, y2=y, role=Role.GRID, width=1.0))
        panel.label(left - 6 * k, y + 4 * k, f"{value:,}", Anchor.END)
    for n, month in enumerate(months):
        _bar(panel, plot, n, month)
    _month_names(panel, plot, months)
    return panel.display()


def _months_note(months: tuple[Month, ...]) -> str:
    loose = any(month.possible != month.certain for month in months)
    hollow = any(not month.recorded for month in months)
    said = ("outlined: possibly in that month", loose), ("hollow: recording had not begun", hollow)
    return apart(words for words, holds in said if holds)


def _bar(panel: _Panel, plot: _Plot, n: int, month: Month) -> None:
    k = panel.k
    x, wide = plot.left + n * plot.step, max(min(plot.step - 1.5 * k, 26 * k), 1.0)
    sure, maybe = plot.high(month.certain, k), plot.high(month.possible, k)
    if maybe > sure or not month.recorded:
        panel.items.append(
            Rect(
                x=x + 0.5, y=plot.base - maybe + 0.5, width=max(wide - 1, 0.5), height=max(maybe - 1, 0.5),
                stroke=Role.UNRECORDED, stroke_width=1.0, dashed=month.recorded,
            )
        )  # fmt: skip
    if sure and month.recorded:
        fill = SEVERITY_ROLES[month.worst - 1]
        panel.items.append(Rect(x=x, y=plot.base - sure, width=wide, height=sure, fill=fill, step=month.worst))
    panel.hits.append(HitArea(x=x, y=plot.top, width=plot.step, height=plot.base - plot.top, kind="month", key=str(n)))


def _month_names(panel: _Panel, plot: _Plot, months: tuple[Month, ...]) -> None:
    """Names under the bars as there is room: of years, and of the months between where a month is wide enough."""
    k = panel.k
    roomy = plot.step * 12 > 12 * 34 * k
    written = plot.left - 1.0
    for n, month in enumerate(months):
        x, first = plot.left + n * plot.step, n == 0
        opens = first or month.first.month == 1
        text = str(month.first.year) if opens else month.name[:3]
        needed = panel.measure(text, SMALL * k, False) + 8 * k
        if (opens or roomy) and x >= written and x + needed <= plot.right + 12 * k:
            panel.label(x, panel.height - 6 * k, month.name if first and roomy else text)
            written = x + (panel.measure(month.name, SMALL * k, False) if first else needed)
