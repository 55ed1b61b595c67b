# SPDX-License-Identifier: Apache-2.0
"""What the timeline shows and how it moves, without any widget: view, selection, highlights, the laid-out scene."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from vlu_desktop.timeline.counts_around import CountsAround, sides
from vlu_desktop.timeline.display_list import TINTS
from vlu_desktop.timeline.elements import EventMark, day_number, day_of
from vlu_desktop.timeline.incident_text import LANE_KEYS
from vlu_desktop.timeline.layout import scene
from vlu_desktop.timeline.scene import MarkCluster, Scene
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.timeline.viewport import Measure, Viewport, moved, panned, rough_measure, whole_span, zoomed
from vlu_desktop.timeline.within import WindowCount, within

FIT_ROOM = 0.12
LEAST_FIT = 14.0


class Stage:
    """A model and the view of it. What changes the picture drops `page`, which is laid out again when next asked."""

    def __init__(self, model: TimelineModel, today: date | None = None) -> None:
        self.model = model
        self.today = None if today is None else day_number(today)
        start, end = whole_span(model, self.today)
        self._view = Viewport(start=start, end=end, width=900, height=600, today=self.today)
        self._page: Scene | None = None
        self._walk: tuple[str, ...] | None = None
        self.measured: WindowCount | None = None
        self.sides: CountsAround | None = None
        self.about = ""

    @property
    def view(self) -> Viewport:
        """What is looked at."""
        return self._view

    @view.setter
    def view(self, view: Viewport) -> None:
        if view.hidden != self._view.hidden:
            self._walk = None
        self._view = view
        self._page = None

    @property
    def page(self) -> Scene:
        """The laid-out scene."""
        if self._page is None:
            self._page = scene(self.model, self._view)
        return self._page

    def show(self, model: TimelineModel) -> None:
        """Another model, or the same case changed: the stretch of time stays where it still fits."""
        was_whole = self.is_whole or self.model.is_empty
        self.model = model
        self._walk = None
        self._measure_nothing()
        start, end = whole_span(model, self.today)
        known = set(model.marks.ids) | {each.id for each in model.undated}
        view = replace(
            self._view,
            highlight=self._view.highlight & known,
            selected=self._view.selected if self._view.selected in known else "",
            focus=self._view.focus if self._view.focus in model.findings_by_key else "",
            brush=None,
            middle=None,
        )
        self.view = replace(view, start=start, end=end) if was_whole else moved(view, model, view.start, view.end)

    def fit(self, width: float, height: float, scale: float, measure: Measure = rough_measure) -> None:
        """The size of the page, how large things are on it, and how wide its letters are."""
        self.view = replace(
            self._view, width=max(width, 200.0), height=max(height, 120.0), scale=scale, measure=measure
        )  # fmt: skip

    @property
    def is_whole(self) -> bool:
        """Whether everything is in view."""
        start, end = whole_span(self.model, self.today)
        return self._view.start <= start + 1e-6 and self._view.end >= end - 1e-6

    def show_all(self) -> None:
        """Everything in view."""
        start, end = whole_span(self.model, self.today)
        self.view = replace(self._view, start=start, end=end)

    def zoom(self, x: float, factor: float) -> None:
        """Nearer by a factor about an x."""
        self.view = zoomed(self._view, self.model, x, factor)

    def pan(self, pixels: float) -> None:
        """Later by so many pixels."""
        self.view = panned(self._view, self.model, pixels)

    def move(self, start: float, end: float) -> None:
        """To a stretch of time."""
        self.view = moved(self._view, self.model, start, end)

    def bring(self, start: float, end: float) -> None:
        """A stretch wholly into view with some room about it; stays as it is where it is already there."""
        if self._view.start <= start and end <= self._view.end:
            return
        self.move(*_roomy(start, end))

    # The overview: a scroll bar with its own scale.

    def overview_time(self, x: float) -> float:
        """The time at an x of the overview."""
        start, end = whole_span(self.model, self.today)
        return start + (x - self._view.left) / (self._view.right - self._view.left) * (end - start)

    def overview_x(self, time: float) -> float:
        """Where a time lies in the overview."""
        start, end = whole_span(self.model, self.today)
        return self._view.left + (time - start) / (end - start) * (self._view.right - self._view.left)

    # Incidents.

    @property
    def walk(self) -> tuple[str, ...]:
        """The dated incidents of the lanes shown, in the order they stand in."""
        if self._walk is None:
            marks = self.model.marks
            shown = [key not in self._view.hidden for key, _ in self.model.lanes]
            at = marks.middle
            order = at.argsort(kind="stable").tolist()
            lanes = marks.lane.tolist()
            self._walk = tuple(marks.ids[n] for n in order if shown[lanes[n]])
        return self._walk

    def select(self, incident_id: str) -> None:
        """Choose one incident, "" for none, and bring it into view."""
        self.view = replace(self._view, selected=incident_id)
        row = self.model.index.get(incident_id)
        if row is None:
            return
        at = float(self.model.marks.middle[row])
        if not self._view.start <= at <= self._view.end:
            half = (self._view.end - self._view.start) / 2
            self.move(at - half, at + half)

    def step(self, by: int) -> str:
        """The next incident in time, or the one before; where none is chosen, the nearest in view."""
        walk = self.walk
        if not walk:
            return ""
        if self._view.selected in walk:
            place = walk.index(self._view.selected) + by
        else:
            inside = [n for n, each in enumerate(walk) if self._view.start <= self.time_of(each) <= self._view.end]
            place = (inside[0] if by > 0 else inside[-1]) if inside else (0 if by > 0 else len(walk) - 1)
        self.select(walk[min(max(place, 0), len(walk) - 1)])
        return self._view.selected

    def step_lane(self, by: int) -> str:
        """The incident nearest in time in the next lane up or down that has any."""
        row = self.model.index.get(self._view.selected)
        if row is None:
            return self.step(1)
        order = [hit.key for hit in self.page.hits if hit.kind == "lane" and hit.key not in self._view.hidden]
        mine = self.model.lanes[int(self.model.marks.lane[row])][0]
        at = self.time_of(self._view.selected)
        place = order.index(mine) + by if mine in order else 0
        while 0 <= place < len(order):
            number = self.model.lane_number(order[place])
            found = [each for each in self.walk if int(self.model.marks.lane[self.model.index[each]]) == number]
            if found:
                self.select(min(found, key=lambda each: (abs(self.time_of(each) - at), each)))
                break
            place += by
        return self._view.selected

    def time_of(self, incident_id: str) -> float:
        """When a dated incident stands."""
        return float(self.model.marks.middle[self.model.index[incident_id]])

    def highlight(self, ids: Iterable[str], focus: str = "") -> None:
        """Pick incidents out, and bring them into view; `focus` is the finding they belong to."""
        chosen = frozenset(ids)
        self.view = replace(self._view, highlight=chosen, focus=focus)
        marks = self.model.marks
        rows = [self.model.index[each] for each in chosen if each in self.model.index]
        if rows:
            self.bring(min(float(marks.start[n]) for n in rows), max(float(marks.end[n]) for n in rows))

    def clear(self) -> None:
        """Nothing picked out, nothing measured."""
        self._measure_nothing()
        self.view = replace(self._view, highlight=frozenset(), focus="", brush=None, middle=None)

    def _measure_nothing(self) -> None:
        self.measured = None
        self.sides = None
        self.about = ""

    def members(self, together: MarkCluster) -> tuple[str, ...]:
        """The incidents of a cluster, in the order they stand in."""
        rows = self.model.columns[together.lane].points.rows[together.first : together.last]
        return tuple(self.model.marks.ids[row] for row in rows.tolist())

    def open_cluster(self, together: MarkCluster) -> bool:
        """Go so near that a cluster splits; False where its incidents have one date and never would."""
        at = self.model.columns[together.lane].points.at
        first, last = float(at[together.first]), float(at[together.last - 1])
        if last - first < 1 / 1440:
            return False
        before = self._view
        room = (last - first) * 0.25
        self.move(first - room, last + room)
        return (before.start, before.end) != (self._view.start, self._view.end)

    # Lanes.

    def toggle_lane(self, key: str) -> None:
        """Hide a lane, or show it again."""
        self.view = replace(self._view, hidden=self._view.hidden ^ {key})

    def lane_keys(self) -> list[str]:
        """The lanes in the order they are drawn."""
        return [hit.key for hit in self.page.hits if hit.kind == "lane"]

    def shift_lane(self, key: str, by: int) -> None:
        """Move a lane up or down."""
        order = self.lane_keys()
        place = order.index(key)
        other = min(max(place + by, 0), len(order) - 1)
        order.insert(other, order.pop(place))
        self.view = replace(self._view, order=tuple(order))

    def usual_lanes(self) -> None:
        """Every lane shown, in the usual order."""
        self.view = replace(self._view, hidden=frozenset(), order=(), tints=frozenset())

    def tint_lane(self, key: str, tint: int) -> None:
        """Give a lane one of the `TINTS`, counted from 1; 0 for none."""
        rest = {each for each in self._view.tints if each[0] != key}
        self.view = replace(self._view, tints=frozenset(rest | ({(key, tint)} if tint else set())))

    def lane_choices(self) -> str:
        """Which lanes are hidden, how they are ordered and coloured, to be kept; lanes' keys and nothing of a case."""
        view = self._view
        return json.dumps({"hidden": sorted(view.hidden), "order": list(view.order), "tints": dict(sorted(view.tints))})

    def take_lane_choices(self, kept: str) -> None:
        """Lanes as they were kept; what can't be read is left out."""
        try:
            found = json.loads(kept)
            keys = set(LANE_KEYS)
            self.view = replace(
                self._view,
                hidden=frozenset(each for each in found["hidden"] if each in keys),
                order=tuple(each for each in found["order"] if each in keys),
                tints=frozenset(
                    (key, tint)
                    for key, tint in found["tints"].items()
                    if key in keys and tint in range(1, len(TINTS) + 1)
                ),
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            return

    # Measuring.

    def brush(self, one: float, other: float) -> WindowCount:
        """Measure the days from one time to another."""
        first, last = sorted((one, other))
        self._measure_nothing()
        self.measured = within(self.model, day_of(first), day_of(last))
        self.view = replace(self._view, brush=(first, last), middle=None)
        return self.measured

    def measure_around(self, incident_id: str, days: int) -> bool:
        """Measure so many days to either side of an incident and bring them into view; False where it has no date."""
        row = self.model.index.get(incident_id)
        if row is None:
            return False
        marks = self.model.marks
        first = day_of(float(marks.start[row])) - timedelta(days=days)
        last = day_of(max(float(marks.end[row]) - 1e-6, float(marks.start[row]))) + timedelta(days=days)
        self._measure_nothing()
        self.about = incident_id
        self.measured = within(self.model, first, last)
        brush = (day_number(first), day_number(last) + 1)
        self.view = replace(self._view, selected=incident_id, brush=brush, middle=None)
        self.bring(*brush)
        return True

    def compare_sides(self, event: EventMark) -> bool:
        """Measure as many days before something was done about it as after; False where none has passed yet."""
        found = sides(self.model, event.start, self.today)
        if found is None:
            return False
        self._measure_nothing()
        self.sides, self.about = found, event.label
        brush = (day_number(found.before.first), day_number(found.after.last) + 1)
        self.view = replace(self._view, brush=brush, middle=day_number(found.after.first))
        self.bring(*brush)
        return True

    def next_sanction(self) -> EventMark | None:
        """The order, sentence, release or recall after the one compared last, from the first again after the last."""
        done = [each for each in self.model.events if each.sanction and (self.today is None or each.start < self.today)]
        middle = self._view.middle
        later = [each for each in done if middle is not None and each.start > middle]
        return next(iter(later or done), None)


def _roomy(start: float, end: float) -> tuple[float, float]:
    room = max((end - start) * FIT_ROOM, LEAST_FIT)
    return start - room, end + room
