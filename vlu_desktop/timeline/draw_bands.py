# SPDX-License-Identifier: Apache-2.0
"""Draws orders, custody and licence as bands with their breaches, and the days of note beneath them."""

from bisect import bisect_left, bisect_right

from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.timeline.display_list import Circle, Line, Polygon, Rect, Role
from vlu_desktop.timeline.drawing import SMALL, Draft
from vlu_desktop.timeline.elements import Band, EventMark
from vlu_desktop.timeline.label_placing import Line as Writing
from vlu_desktop.timeline.strips import BAND, MOST_BAND_ROWS, Strip

HEIGHT = 22.0
TICK_TOP, TICK_REACH = 17.0, 28.0
MOST_LABELLED = 500


def draw_bands(draft: Draft, strip: Strip) -> None:
    """The bands of a row, each with its name where there is room."""
    view, k = draft.view, draft.k
    draft.name(strip.top + 21 * k, strip.label)
    writing = [Writing() for _ in range(MOST_BAND_ROWS)]
    for band in draft.model.bands:
        if band.kind == strip.kind and band.start < view.end and band.end > view.start:
            _band(draft, strip, band, writing[band.row % MOST_BAND_ROWS])
    if strip.kind == "order":
        _ticks(draft, strip)


def _top(strip: Strip, row: int, k: float) -> float:
    return strip.top + (5 + row % MOST_BAND_ROWS * BAND) * k


def _band(draft: Draft, strip: Strip, band: Band, writing: Writing) -> None:
    view, k = draft.view, draft.k
    x1, x2 = view.clamp(view.x(band.start)), view.clamp(view.x(band.end))
    y, height = _top(strip, band.row, k), HEIGHT * k
    order = band.kind == "order"
    fill, edge = (Role.ORDER_BAND, Role.ORDER_EDGE) if order else (Role.CUSTODY_BAND, Role.CUSTODY_EDGE)
    width = max(x2 - x1, 2.0)
    held = band.custody
    draft.box(
        x1, y, width, height, fill=fill if order or held else Role.LANE_SHADE, stroke=edge, radius=3,
        dashed=not order and not held, hatch=held,
    )  # fmt: skip
    if band.start >= view.start:
        draft.box(x1, y, min(3 * k, width), height, fill=edge, radius=1)
    if band.soft_end and view.x(band.end) > view.right:
        # No end is known: the band leaves the page by an arrow.
        tip = view.right
        draft.shape([(tip, y), (tip + 7 * k, y + height / 2), (tip, y + height)], edge)
    draft.hit(x1, y, width, height, band.kind, band.key)
    inner = x1 + (9 + 3 * held) * k
    room = min(x2 - 6 * k - inner, writing.room_after(inner))
    text = _band_name(draft, band, room)
    if text:
        if held:
            # The name stands on plain ground: hatching behind letters makes them hard to read.
            wide = min(draft.measure(text, SMALL), room) + 6 * k
            draft.box(inner - 3 * k, y + 3 * k, wide, height - 6 * k, fill=fill, radius=2)
        draft.text(inner, y + (13.5 if order else 15) * k, text, SMALL, most=room)
        writing.block(inner, inner + min(draft.measure(text, SMALL), room))


def _band_name(draft: Draft, band: Band, room: float) -> str:
    """Its name, or the last word of a short one ("Prison"), or none rather than a stump of either."""
    short = band.label.rpartition(" ")[2].capitalize()
    wide = draft.measure(band.label, SMALL)
    if wide <= room or (not draft.view.printed and room >= 70 * draft.k and room >= wide / 3):
        return band.label
    if draft.view.printed and band.kind == "order":
        # On paper nobody can ask for the rest of a name that is cut: as many whole words as there is room for, or none.
        return _whole_words(draft, band.label.partition(",")[0], room)
    return short if band.kind == "whereabouts" and draft.measure(short, SMALL) <= room else ""


def _whole_words(draft: Draft, name: str, room: float) -> str:
    """The first two words or more of a name that fit; "" where they don't."""
    words = name.split()
    for many in range(len(words), 1, -1):
        if draft.measure(" ".join(words[:many]), SMALL) <= room:
            return " ".join(words[:many]).removesuffix(" on").removesuffix(" of")
    return ""


def _ticks(draft: Draft, strip: Strip) -> None:
    """Breaches, as strokes through the lower edge of their order, so that none runs through its name."""
    view, k = draft.view, draft.k
    rows = {band.key: band.row for band in draft.model.bands}
    last: dict[str, float] = {}
    for tick in draft.model.ticks:
        if not view.start <= tick.at <= view.end or tick.order_id not in rows:
            continue
        x = view.x(tick.at)
        y = _top(strip, rows[tick.order_id], k)
        draft.hit(x - 4 * k, y + 12 * k, 8 * k, (TICK_REACH - 10) * k, "breach", tick.key)
        if x - last.get(tick.order_id, -9.0) >= 1.0:
            last[tick.order_id] = x
            draft.under.append(
                Line(
                    x1=x, y1=y + TICK_TOP * k, x2=x, y2=y + TICK_REACH * k, role=Role.BREACH, width=2.2 * min(k, 1.0)
                )
            )  # fmt: skip
        if view.selected == tick.incident_id:
            draft.over.append(Circle(x=x, y=y + 22 * k, radius=8 * k, stroke=Role.SELECTION, stroke_width=2.0))


def draw_events(draft: Draft, strip: Strip, levels: int) -> None:
    """Days of note: each is drawn; the most important are named first, the rest where room is left."""
    view, k = draft.view, draft.k
    name = strip.top + (17 * k if levels == 2 else strip.height / 2 + 4 * k)
    draft.name(name, strip.label)
    row = [event for event in draft.model.events if event.row == strip.kind]
    starts = [event.start for event in row]
    # Names are given with what lies a page to either side in mind, so that they keep still while one pans.
    page = view.end - view.start
    near = row[bisect_left(starts, view.start - page) : bisect_right(starts, view.end + page)]
    seen = [(event, view.x((event.start + min(event.end, event.start + 1)) / 2)) for event in near]
    written = [Writing() for _ in range(levels)]
    named: dict[int, tuple[int, float, float]] = {}
    for _, x in seen:
        written[0].block(x - 3 * k, x + 3 * k)
    if len(seen) <= MOST_LABELLED:
        order = sorted(range(len(seen)), key=lambda n: (seen[n][0].rank, seen[n][0].start, seen[n][0].key))
        for n in order:
            place = _room(draft, seen[n][0], seen[n][1], written)
            if place is not None:
                named[n] = place
    for n, (event, x) in enumerate(seen):
        if view.left <= x <= view.right:
            _event(draft, strip, event, x, levels, named.get(n))


def _room(draft: Draft, event: EventMark, x: float, written: list[Writing]) -> tuple[int, float, float] | None:
    """Where its name may stand: line, x and width; None where there is no room for it."""
    k = draft.k
    width = draft.measure(_name(draft, event), SMALL)
    # A name that would run off the page is put before its sign where that is free.
    over = x + width + 9 * k > draft.view.right + 10 * k and x <= draft.view.right
    if over and (found := _before(draft, x, width, written[0])) is not None:
        return found
    for level, line in enumerate(written):
        left = x + (7 if level == 0 and event.form == "stroke" else 9 if level == 0 else 5) * k
        right = left + width + 6 * k
        if line.is_free(left, right) and (level == 0 or line.is_free(x - 2 * k, right)):
            line.block(left if level == 0 else x - 2 * k, right)
            return level, left, width
    return _before(draft, x, width, written[0])


def _before(draft: Draft, x: float, width: float, line: Writing) -> tuple[int, float, float] | None:
    left = x - 8 * draft.k - width
    if not line.is_free(left - 6 * draft.k, x - 4 * draft.k):
        return None
    line.block(left - 6 * draft.k, x - 4 * draft.k)
    return 0, left, width


def _name(draft: Draft, event: EventMark) -> str:
    today = draft.view.today
    overdue = event.open and today is not None and event.start < today and event.kind in {"meeting", "statement"}
    if overdue:
        return say_in(ENGLISH, "timeline.overdue", what=event.label.removesuffix(" due"))
    if draft.view.printed and event.label.endswith("…"):
        return event.kind.replace("-", " ").capitalize()
    return event.label


def _event(
    draft: Draft, strip: Strip, event: EventMark, x: float, levels: int, place: tuple[int, float, float] | None
) -> None:
    view, k = draft.view, draft.k
    y = strip.top + (13 * k if levels == 2 else strip.height / 2)
    down = 24 * k if place and place[0] == 1 else 8 * k
    _sign(draft, event, x, y, down)
    left, width = x - 6 * k, 12 * k
    if place is not None:
        level, start, wide = place
        base = y + 4 * k + level * 15 * k
        low, high = max(start, view.left + 2), min(start + wide, view.right + 10 * k)
        cut = view.printed and (high < start + wide or start < view.left)
        if start >= view.left and high - low >= 20 * k and not cut:
            most = high - low + 1 if high < start + wide else 0.0
            draft.text(low, base, _name(draft, event), SMALL, role=Role.MUTED, most=most)
            left, width = min(left, low), max(x + 6 * k, high) - min(left, low)
    top = y - 10 * k
    draft.hit(left, top, width, (34 if place and place[0] == 1 else 20) * k, f"event:{event.kind}", event.key)


def _sign(draft: Draft, event: EventMark, x: float, y: float, down: float) -> None:
    k = draft.k
    if event.form == "stroke":
        role = Role.INK if event.rank <= 3 else Role.MUTED
        draft.under.append(Line(x1=x, y1=y - 9 * k, x2=x, y2=y + down, role=role, width=1.8 * min(k, 1.0)))
        return
    fill = None if event.open else Role.LIFE_EVENT
    if event.form == "flag":
        points = ((x - 4 * k, y - 8 * k), (x + 5 * k, y - 4 * k), (x - 4 * k, y))
        draft.under.append(Polygon(points=points, fill=fill or Role.PAPER, stroke=Role.LIFE_EVENT, stroke_width=1.3))
        draft.under.append(
            Line(x1=x - 4 * k, y1=y - 8 * k, x2=x - 4 * k, y2=y + 8 * k, role=Role.LIFE_EVENT, width=1.5)
        )
    elif event.form == "page":
        draft.under.append(
            Rect(
                x=x - 4 * k, y=y - 6 * k, width=8 * k, height=11 * k, fill=fill or Role.PAPER, stroke=Role.LIFE_EVENT,
                stroke_width=1.3, radius=1.5 * k,
            )
        )  # fmt: skip
    else:
        draft.under.append(Circle(x=x, y=y, radius=4 * k, fill=Role.PAPER, stroke=Role.LIFE_EVENT, stroke_width=1.5))
