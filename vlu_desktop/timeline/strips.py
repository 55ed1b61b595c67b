# SPDX-License-Identifier: Apache-2.0
"""Where each row of the timeline lies, from the overview to the legend, and how high the whole must be."""

from dataclasses import dataclass

from vlu_desktop.language.phrases import in_turn, sentence_case
from vlu_desktop.timeline.incident_text import UNSORTED
from vlu_desktop.timeline.legend_entries import legend_height
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.timeline.viewport import Viewport

OVERVIEW, AXIS, PLATE = 82.0, 25.0, 24.0
PRINTED_OVERVIEW = 62.0
BAND, COURTS, EVENTS, TRAY = 26.0, 38.0, 24.0, 27.0
TWO_LINED = 36.0
LANE_LEAST, LANE_MOST, EMPTY_LEAST, BAR = 30.0, 58.0, 20.0, 9.0
MOST_BAND_ROWS = 4


@dataclass(frozen=True, slots=True)
class Strip:
    """One row of the page; `key` is a lane's where `kind` is lane."""

    kind: str
    key: str
    label: str
    top: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """Half-way down."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Strips:
    """Every row, in order, and the height of the page they need."""

    rows: tuple[Strip, ...]
    height: float
    spare: float

    def get(self, kind: str) -> Strip | None:
        """The first row of a kind."""
        return next((strip for strip in self.rows if strip.kind == kind), None)

    def all(self, kind: str) -> tuple[Strip, ...]:
        """Every row of a kind."""
        return tuple(strip for strip in self.rows if strip.kind == kind)


def strip_name(kind: str, key: str = "") -> str:
    """What a strip is called where a page holds some of them."""
    return f"{kind} {key}".strip()


def lane_order(model: TimelineModel, view: Viewport) -> list[int]:
    """The lanes as the view wants them: numbers, in order. "Kind not chosen" is there only where it holds something."""
    wanted = {key: place for place, key in enumerate(view.order)}
    numbers = sorted(range(len(model.lanes)), key=lambda n: (wanted.get(model.lanes[n][0], len(wanted)), n))
    undated = {each.lane for each in model.undated}
    keep = [n for n in numbers if model.lanes[n][0] != UNSORTED[0] or model.columns[n].total or n in undated]
    keep = [n for n in keep if not view.rows or strip_name("lane", model.lanes[n][0]) in view.rows]
    return [n for n in keep if model.columns[n].total] if view.printed else keep


def band_rows(model: TimelineModel, kind: str) -> int:
    """How many rows the bands of a kind need, four at most."""
    return min(1 + max((band.row for band in model.bands if band.kind == kind), default=-1), MOST_BAND_ROWS)


def care_label(model: TimelineModel) -> str:
    """The name of the row of meetings and statements; a paper without a MARAC must not so much as name one."""
    mine = [event for event in model.events if event.row == "care"]
    parts = []
    meetings = ["MARAC" in event.detail for event in mine if event.kind == "meeting"]
    if any(meetings):
        parts.append("MARAC")
    if not all(meetings):
        parts.append("meetings")
    if any(event.kind == "statement" for event in mine):
        parts.append("statements")
    return sentence_case(in_turn(parts))


def _fixed(model: TimelineModel, view: Viewport) -> tuple[list[tuple[str, str, float]], list[tuple[str, str, float]]]:
    """The rows above and below the lanes: kind, label, height at scale 1."""
    # On the screen there is always room for them: findings arrive after the incidents, and nothing may move then.
    plates = min(len(model.findings), 2) if view.printed or model.span is not None else 2
    above = [
        ("overview", "All incidents", PRINTED_OVERVIEW if view.printed else OVERVIEW),
        ("axis", "", AXIS),
        ("plates", "What has changed", PLATE * plates),
    ]
    # On the screen what has no date stands on top, in view however many rows there are; on paper it is read last.
    tray = ("tray", "No date given", TRAY)
    if model.undated and not view.printed:
        above.insert(0, tray)
    rows = {event.row for event in model.events}
    orders, stays = band_rows(model, "order"), band_rows(model, "whereabouts")
    # Each with whether it is wanted: a row that nothing stands in is not drawn.
    below = (
        ("order", "Orders", BAND * orders + 11, orders > 0),
        ("whereabouts", "Custody, licence", BAND * stays + 6, stays > 0),
        ("courts", "Courts and police", COURTS, "courts" in rows),
        ("care", care_label(model), EVENTS, "care" in rows),
        ("life", "Life events", EVENTS, "life" in rows),
        (*tray, bool(model.undated) and view.printed),
    )
    here = {*view.rows, "axis"} if view.rows else {kind for kind, *_ in (*above, *below)}
    least = TWO_LINED if view.gutter else 0.0
    return (
        [row for row in above if row[2] and row[0] in here],
        [(kind, label, max(height, least)) for kind, label, height, wanted in below if wanted and kind in here],
    )


def strips(model: TimelineModel, view: Viewport) -> Strips:
    """The rows. Lanes share what height there is; where that is too little the page is higher than the view."""
    key = (view.height, view.width, view.scale, view.hidden, view.order, view.printed, view.rows, view.gutter)
    return model.recent("strips", key, lambda: _strips(model, view))


def _strips(model: TimelineModel, view: Viewport) -> Strips:
    k = view.scale
    above, below = _fixed(model, view)
    lanes = lane_order(model, view)
    legend = legend_height(view) if not view.rows or "legend" in view.rows else 0.0
    free = view.height - legend - sum(row[2] for row in (*above, *below)) * k
    shown = [n for n in lanes if model.lanes[n][0] not in view.hidden]
    full = [n for n in shown if model.columns[n].total]
    bars = sum(model.columns[n].bar_rows for n in full) * BAR * k
    small = EMPTY_LEAST * k
    each = (free - bars - small * (len(lanes) - len(full))) / max(len(full), 1)
    each = min(max(each, (TWO_LINED if view.gutter else LANE_LEAST) * k), LANE_MOST * k)
    if len(shown) > len(full):
        room = (free - bars - each * len(full) - small * (len(lanes) - len(shown))) / (len(shown) - len(full))
        empty = min(max(room, small), each)
    else:
        empty = small
    found: list[Strip] = []
    top = 0.0

    def add(kind: str, key: str, label: str, height: float) -> None:
        nonlocal top
        found.append(Strip(kind, key, label, top, height))
        top += height

    for kind, label, height in above:
        add(kind, "", label, height * k)
    for n in lanes:
        key, label = model.lanes[n]
        if key in view.hidden:
            height = small
        elif model.columns[n].total:
            height = each + model.columns[n].bar_rows * BAR * k
        else:
            height = empty
        add("lane", key, label, height)
    for kind, label, height in below:
        add(kind, "", label, height * k)
    spare = max(view.height - legend - top, 0.0)
    top += spare
    if legend:
        add("legend", "", "Seriousness", legend)
    return Strips(tuple(found), top, spare)
