# SPDX-License-Identifier: Apache-2.0
"""Draws what frames the lanes: the axis and its grid, findings with their name plates, today, the tray, the legend."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.timeline.arrangement import arrangement
from vlu_desktop.timeline.axis_labels import AxisTick, axis
from vlu_desktop.timeline.display_list import SEVERITY_ROLES, Anchor, Circle, Item, Line, Role
from vlu_desktop.timeline.draw_lanes import draw_marks
from vlu_desktop.timeline.draw_overview import LEAST_TICK
from vlu_desktop.timeline.drawing import BODY, SMALL, Draft
from vlu_desktop.timeline.elements import FindingBand
from vlu_desktop.timeline.label_placing import Line as Writing
from vlu_desktop.timeline.legend_entries import EVERY_MARK, GRADES, LEGEND, LINE, legend_lines, words_of
from vlu_desktop.timeline.scene import COUNT, Style, glyph_items, glyph_size
from vlu_desktop.timeline.strips import PLATE, Strip, strips
from vlu_desktop.timeline.viewport import in_words

PLATE_HEIGHT = 19.0
MOST_IN_TRAY = 12


def draw_axis(draft: Draft, strip: Strip, ticks: list[AxisTick]) -> None:
    """The days over the lanes, and in the gutter of a screen what is in view.

    On paper that is all there is and a margin: its two days would read as the first and last of the conduct.
    """
    view, k = draft.view, draft.k
    base = strip.top + 17 * k
    stretch, room = in_words(view), view.left - 26 * k
    if not view.printed and (not view.gutter or draft.measure(stretch, SMALL) <= room):
        draft.text(18 * k, base, stretch, SMALL, role=Role.MUTED, most=room)
    line = Writing()
    if view.today is not None and view.start <= view.today <= view.end:
        x = view.x(view.today)
        width = draft.measure("Today", SMALL, True)
        left = min(max(x - width / 2, view.left), view.right - width + 10 * k)
        line.take(left - 8 * k, left + width + 8 * k)
        draft.text(left, base, "Today", SMALL, bold=True, role=Role.TODAY)
    for tick in ticks:
        x = view.x(tick.at)
        width = draft.measure(tick.label, SMALL, tick.major)
        left = x - width / 2
        if left < view.left - 2 or left + width > view.right + 12 * k:
            continue
        if line.take(left - 4 * k, left + width + 4 * k):
            role = Role.INK if tick.major else Role.MUTED
            draft.text(left, base, tick.label, SMALL, bold=tick.major, role=role)


def ticks_of(draft: Draft) -> list[AxisTick]:
    """The marks of the main axis."""
    view = draft.view
    return axis(view.start, view.end, view.pixels_per_day, LEAST_TICK * draft.k)


def draw_grid(draft: Draft, ticks: list[AxisTick], top: float, bottom: float) -> None:
    """Thin lines at the axis's marks, and today's."""
    view = draft.view
    for tick in ticks:
        x = round(view.x(tick.at)) + 0.5
        draft.rule(x, top, x, bottom, Role.GRID)
    for event in draft.model.events:
        if event.sanction and view.start <= event.start <= view.end:
            x = round(view.x(event.start + 0.5)) + 0.5
            draft.rule(x, top, x, bottom, Role.AXIS, dashed=True)
    if view.today is not None and view.start <= view.today <= view.end:
        x = view.x(view.today)
        draft.rule(x, top - 6 * draft.k, x, bottom, Role.TODAY, width=1.3)


def part_at_counts(draft: Draft) -> None:
    """Parts each dashed line where it would go through a count, which could then be read as another number."""
    taken = [
        (left - 2, left + draft.measure(text, COUNT) + 2, base - COUNT * draft.k, base + 2 * draft.k)
        for left, base, text in draft.counts
    ]
    draft.under = [piece for item in draft.under for piece in _parted(item, taken)]


def _parted(item: Item, taken: Sequence[tuple[float, float, float, float]]) -> Iterator[Item]:
    """The item itself; of a dashed line what lies above, between and below those of the areas that it goes through."""
    if not (isinstance(item, Line) and item.dashed and item.x1 == item.x2):
        yield item
        return
    at = item.y1
    for top, bottom in sorted((top, bottom) for left, right, top, bottom in taken if left < item.x1 < right):
        if top > at:
            yield replace(item, y1=at, y2=min(top, item.y2))
        at = max(at, bottom)
    if at < item.y2:
        yield replace(item, y1=at)


def draw_brush(draft: Draft, top: float, bottom: float) -> None:
    """The stretch being measured."""
    view = draft.view
    if view.brush is None:
        return
    x1, x2 = (view.clamp(view.x(time)) for time in view.brush)
    draft.box(x1, top, max(x2 - x1, 1.0), bottom - top, fill=Role.LANE_SHADE)
    for x in (x1, x2):
        draft.rule(x, top, x, bottom, Role.SELECTION, width=1.5)
    if view.middle is not None and view.start <= view.middle <= view.end:
        x = view.x(view.middle)
        draft.rule(x, top, x, bottom, Role.SELECTION, width=1.5, dashed=True)


def _more(many: int) -> str:
    return say_in(ENGLISH, "timeline.more-findings", n=many)


def draw_findings(draft: Draft, strip: Strip, bottom: float) -> None:
    """Windows of findings over the lanes; plates name alarms first, then the most pressing; the rest are counted."""
    view, k = draft.view, draft.k
    seen = [
        each
        for each in draft.model.findings
        if each.key == view.focus or (each.at[0] <= view.end and each.at[1] >= view.start)
    ]
    seen.sort(key=lambda each: (each.key != view.focus, each.rank))
    levels = max(round(strip.height / (PLATE * k)), 1)
    lines = [Writing() for _ in range(levels)]
    more_width = draft.measure(_more(len(seen)), SMALL) + 12 * k
    left_out = 0
    if draft.model.findings:
        draft.text(18 * k, strip.top + 16 * k, strip.label, SMALL, role=Role.MUTED, most=view.left - 26 * k)
    for finding in seen:
        focused = finding.key == view.focus
        # A window without its name would be a shade that nobody can read.
        if _plate(draft, finding, strip, lines, more_width, focused) or focused:
            _window(draft, finding, strip, bottom, focused)
        else:
            left_out += 1
    if left_out:
        text = _more(left_out)
        x = view.right - draft.measure(text, SMALL)
        y = strip.top + (levels - 1) * PLATE * k
        draft.text(x, y + 16 * k, text, SMALL, role=Role.MUTED)
        draft.hit(x - 4, y, view.width - x, PLATE_HEIGHT * k, "more-findings", "")


def _window(draft: Draft, finding: FindingBand, strip: Strip, bottom: float, focused: bool) -> None:
    view = draft.view
    x1, x2 = view.clamp(view.x(finding.start)), view.clamp(view.x(finding.end))
    if x2 - x1 < 2:
        x1, x2 = x1 - 1, x1 + 1
    # One finding at a time is shaded whole; a window of most of the view would say nothing as a shade.
    shaded = focused or (not view.focus and x2 - x1 < (view.right - view.left) * 0.55)
    if shaded:
        draft.box(x1, strip.top, x2 - x1, bottom - strip.top, fill=Role.FINDING_BAND)
    if shaded or focused:
        edge = [
            Line(
                x1=x,
                y1=strip.top,
                x2=x,
                y2=bottom,
                role=Role.FINDING_EDGE,
                width=(1.6 if focused else 1.0) * min(draft.k, 1.0),
            )
            for x, inside in ((x1, finding.start >= view.start), (x2, finding.end <= view.end))
            if inside
        ]
        draft.under.extend(edge)


def _plate(draft: Draft, finding: FindingBand, strip: Strip, lines: list[Writing], kept: float, focused: bool) -> bool:
    """A bar over days it speaks of and over no others: as long as its name, or where they are fewer with it beside."""
    view, k = draft.view, draft.k
    first, last = (view.clamp(view.x(at)) for at in finding.at)
    bar_end = min(max(last, first + 4 * k), view.right)
    whole = min(first, bar_end - 4 * k), bar_end
    name = min(draft.measure(finding.title, SMALL, True) + 2 * k, 250 * k, view.right - view.left)
    for level, line in enumerate(lines):
        end = view.right - (kept if level == len(lines) - 1 else 0)
        for bar, text in _ways(whole, name, end, k):
            left, right = min(bar[0], text), max(bar[1], text + name if text >= bar[1] else text)
            if left < view.left or right > end or not line.take(left - 4 * k, right + 4 * k):
                continue
            y = strip.top + (3 + level * PLATE) * k
            draft.box(
                bar[0], y, bar[1] - bar[0], PLATE_HEIGHT * k, radius=3, over=True,
                fill=Role.FINDING_EDGE if focused else Role.FINDING_PLATE,
            )  # fmt: skip
            inside = bar[0] <= text < bar[1]
            role = Role.PAPER if focused and inside else Role.INK
            most = min(name, bar[1] - text - 8 * k) if inside else name
            draft.text(text, y + 13.5 * k, finding.title, SMALL, bold=True, most=most, role=role)
            draft.hit(left, y, right - left, PLATE_HEIGHT * k, "finding", finding.key)
            return True
    return False


def _ways(whole: tuple[float, float], name: float, end: float, k: float) -> list[tuple[tuple[float, float], float]]:
    """The bars that may stand for the days, each with where the name then begins; best first."""
    first, last = whole
    plate = min(name + 16 * k, last - first)
    if plate >= min(name + 16 * k, 96 * k):
        late = min(last, end) - plate
        return [((left, left + plate), left + 8 * k) for left in (first, late) if first <= left]
    return [(whole, last + 4 * k), (whole, first - 4 * k - name)]


def draw_tray(draft: Draft, strip: Strip) -> None:
    """Incidents without a date: each, or where they are many a mark for each seriousness with how many."""
    draft.stay("tray", (draft.view.highlight, draft.view.selected), lambda kept: _tray(kept, strip))


def _tray(draft: Draft, strip: Strip) -> None:
    view, k, middle = draft.view, draft.k, strip.middle
    draft.name(middle + 4 * k, strip.label)
    draft.hit(0, strip.top, view.left - 8 * k, strip.height, "tray", "")
    undated = sorted(draft.model.undated, key=lambda one: (-one.seriousness, one.id))
    x = view.left + 8 * k
    if len(undated) <= MOST_IN_TRAY:
        for each in undated:
            draft.over.extend(glyph_items(x, middle, each.seriousness, Style.HOLLOW, k))
            draft.hit(x - 8 * k, middle - 8 * k, 16 * k, 16 * k, "incident", each.id)
            if each.id in view.highlight or each.id == view.selected:
                radius = (glyph_size(each.seriousness, Style.HOLLOW) / 2 + 4) * k
                draft.over.append(Circle(x=x, y=middle, radius=radius, stroke=Role.SELECTION, stroke_width=1.8))
            x += 19 * k
        return
    for seriousness in range(5, 0, -1):
        many = sum(each.seriousness == seriousness for each in undated)
        if many:
            draft.over.extend(glyph_items(x, middle, seriousness, Style.HOLLOW, k))
            text = f"{many:,}"
            draft.text(x + 12 * k, middle + 4 * k, text, SMALL, role=Role.MUTED)
            draft.hit(x - 8 * k, middle - 8 * k, 40 * k, 16 * k, "tray", str(seriousness))
            x += 30 * k + draft.measure(text, SMALL)


def draw_legend(draft: Draft, strip: Strip) -> None:
    """What the shapes mean; entries that don't fit are left out from the end."""
    every = frozenset(EVERY_MARK) - (frozenset() if draft.model.ticks else {"breach"})
    used = _used(_whole(draft)) if draft.view.printed else every
    draft.keep(strip, (used,), lambda kept: _legend(kept, strip, used))


def _whole(draft: Draft) -> Draft:
    """The page; of one that is a part of several all of them, which its legend speaks for."""
    if not draft.view.rows:
        return draft
    view = replace(draft.view, rows=frozenset())
    whole = Draft(draft.model, view, strips(draft.model, view))
    draw_marks(whole)
    return whole


def _used(draft: Draft) -> frozenset[str]:
    """The marks that a page holds: its legend explains those and no others."""
    found = arrangement(draft)
    rows = np.concatenate([found.marks, *draft.marks]) if draft.marks else found.marks
    seen = {str(int(each)) for each in np.unique(rows[:, 2])} if len(rows) else set()
    seen |= {str(each.seriousness) for each in draft.model.undated}
    styles = {int(each) for each in np.unique(rows[:, 3])} if len(rows) else set()
    if draft.model.undated or int(Style.HOLLOW) in styles:
        seen.add("loose")
    if int(Style.CLUSTER) in styles:
        seen.add("several")
    return frozenset(seen | ({"breach"} if draft.model.ticks else set()))


def _legend(draft: Draft, strip: Strip, used: frozenset[str]) -> None:
    view, k = draft.view, draft.k
    draft.rule(0, strip.top + 0.5, view.width, strip.top + 0.5, Role.LANE_RULE)
    marks = tuple(mark for mark in EVERY_MARK if mark in used)
    if marks:
        base = strip.top + (LEGEND / 2 + 4) * k
        draft.text(18 * k, base, strip.label, SMALL, role=Role.MUTED, most=view.left - 26 * k)
    for number, line in enumerate(legend_lines(view, marks)):
        middle = strip.top + (LEGEND / 2 + LINE * number) * k
        for mark, x in line:
            _legend_entry(draft, mark, x, middle)


def _legend_entry(draft: Draft, mark: str, x: float, middle: float) -> None:
    k = draft.k
    base = middle + 4 * k
    if mark in GRADES:
        # A bar's hatching beside the mark: a filled area has no shape to be told by.
        draft.box(
            x - 2 * k, middle - 6 * k, 14 * k, 12 * k, fill=SEVERITY_ROLES[int(mark) - 1], radius=1, over=True,
            step=int(mark),
        )  # fmt: skip
        draft.over.extend(glyph_items(x + 21 * k, middle, int(mark), Style.SOLID, k))
        draft.text(x + 32 * k, base, mark, SMALL, role=Role.MUTED)
    elif mark == "breach":
        draft.over.append(
            Line(
                x1=x + 4 * k, y1=middle - 7 * k, x2=x + 4 * k, y2=middle + 7 * k, role=Role.BREACH,
                width=2.2 * min(k, 1.0),
            )
        )  # fmt: skip
        draft.text(x + 12 * k, base, words_of(mark), SMALL, role=Role.MUTED)
    else:
        draft.over.extend(glyph_items(x + 5 * k, middle, 2, Style.HOLLOW if mark == "loose" else Style.CLUSTER, k))
        draft.text(x + 18 * k, base, words_of(mark), SMALL, role=Role.MUTED)


def draw_nothing(draft: Draft, middle: float) -> None:
    """Said where nothing has a date, about the height `middle`."""
    view, k = draft.view, draft.k
    x = (view.left + view.right) / 2
    first = "Nothing here has a date yet." if draft.model.undated else "Nothing recorded yet."
    first = first if draft.model.is_read else "Reading the case…"
    draft.text(x, middle - 4 * k, first, BODY, role=Role.MUTED, anchor=Anchor.MIDDLE)
    if not view.printed and draft.model.is_read:
        second = "Add an incident and it is drawn here."
        draft.text(x, middle + 13 * k, second, SMALL, role=Role.MUTED, anchor=Anchor.MIDDLE)
