# SPDX-License-Identifier: Apache-2.0
"""A case as a timeline holds it: incidents as sorted columns, bands, ticks, events, findings, and what has no date."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar, cast

import numpy as np

from vlu_desktop.dates.window_law import ANY_DAY, Reach
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.finding import Finding
from vlu_desktop.timeline import happenings
from vlu_desktop.timeline import incident_text as describe
from vlu_desktop.timeline.elements import Band, EventMark, FindingBand, RecordingSpan, Tick, day_number
from vlu_desktop.timeline.incident_columns import (
    SOFT_END,
    SOFT_START,
    Column,
    Floats,
    IncidentColumns,
    Ints,
    LaneMarks,
    Lanes,
    column_of,
    lanes_of,
)
from vlu_desktop.timeline.incident_filter import IncidentFilter
from vlu_desktop.timeline.timeline_rows import MarkRows, count_words

TOO_WIDE_TO_COUNT = 32.0
"""Days: an incident dated less exactly is not put into any bar of the overview, but drawn beneath as a span."""

EVERYTHING = IncidentFilter()
T = TypeVar("T")
MOST_RECENT = 3
KEPT = frozenset({"laned", "counted", "index", "extent", "reach", "reach_of_undated"})
"""What is worked out of the incidents alone, and so holds whatever was found about them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UndatedIncident:
    """An incident without a date, for the tray."""

    id: str
    lane: int
    seriousness: int


@dataclass(frozen=True, kw_only=True, eq=False)
class TimelineModel:
    """Everything one timeline draws. Equal cases are drawn the same; nothing in it depends on the clock.

    `span` is the whole time where it stands beside another timeline: the same for both, and without findings. `only`
    says in words which incidents are shown, "" for all, and `left_out` how many others there are.
    """

    marks: IncidentColumns
    lanes: tuple[tuple[str, str], ...] = tuple(zip(describe.LANE_KEYS, describe.LANE_LABELS, strict=True))
    bands: tuple[Band, ...] = ()
    ticks: tuple[Tick, ...] = ()
    events: tuple[EventMark, ...] = ()
    recorded: tuple[RecordingSpan, ...] = ()
    findings: tuple[FindingBand, ...] = ()
    undated: tuple[UndatedIncident, ...] = ()
    count_words: dict[str, str] = field(default_factory=dict)
    conduct: tuple[Conduct, ...] = ()
    describe: Callable[[str], str] = str
    is_read: bool = True
    span: tuple[float, float] | None = None
    only: str = ""
    left_out: int = 0

    @classmethod
    def from_case(
        cls, case_file: CaseFile, findings: Sequence[Finding] = (), shown: IncidentFilter = EVERYTHING
    ) -> "TimelineModel":
        """The timeline of a case. Only what stands in `case_file` is read, so one made by `disclose` draws no more."""
        conduct = case_file.conduct if shown.is_open else tuple(filter(shown.passes, case_file.conduct))
        hidden = {each.id for each in case_file.conduct} - {each.id for each in conduct}
        rows, undated, counts = MarkRows(), [], {}
        for each in conduct:
            if text := count_words(each):
                counts[each.id] = text
            if not rows.take(each):
                undated.append(
                    UndatedIncident(id=each.id, lane=describe.lane_number(each), seriousness=each.seriousness)
                )

        def words(incident_id: str) -> str:
            conduct = case_file.conduct_by_id.get(incident_id)
            return describe.words(conduct) if conduct else ""

        found = cls(
            marks=rows.marks(),
            bands=happenings.bands_of(case_file),
            ticks=tuple(tick for tick in happenings.ticks_of(case_file) if tick.incident_id not in hidden),
            events=happenings.events_of(case_file),
            recorded=happenings.recorded_of(case_file),
            undated=tuple(undated),
            count_words=counts,
            conduct=conduct,
            describe=words,
            only=shown.in_words(),
            left_out=len(hidden),
        )
        return found.with_findings(findings) if findings else found

    def with_findings(self, findings: Sequence[Finding]) -> "TimelineModel":
        """The same timeline with these findings on it, most pressing first; what was worked out of it is kept."""
        bands = (self._band(each, place) for place, each in enumerate(findings))
        return self._like(replace(self, findings=tuple(band for band in bands if band)))

    def beside(self, start: float, end: float) -> "TimelineModel":
        """The same timeline without findings, from one time to another whatever it holds itself."""
        return self._like(replace(self, findings=(), span=(start, end)))

    def _like(self, other: "TimelineModel") -> "TimelineModel":
        kept = {name: value for name, value in self.__dict__.items() if name in KEPT}
        other.__dict__.update(kept)
        return other

    def _band(self, finding: Finding, place: int) -> FindingBand | None:
        """Its band: the window it states, or from its first dated incident to its last; None where it has neither."""
        rows = [self.index[each] for each in finding.incident_ids if each in self.index]
        first, last = finding.window
        start = day_number(first) if first else min((float(self.marks.start[n]) for n in rows), default=None)
        end = day_number(last) + 1 if last else max((float(self.marks.end[n]) for n in rows), default=None)
        if start is None or end is None:
            return None
        window = start, max(end, start)
        last_of = max(rows, key=lambda n: (self.marks.end[n], self.marks.start[n]), default=None)
        alone = finding.group == "single" and last_of is not None
        return FindingBand(
            key=finding_key(finding),
            title=finding.title,
            start=window[0],
            end=window[1],
            incident_ids=tuple(finding.incident_ids),
            at=(float(self.marks.start[last_of]), float(self.marks.end[last_of])) if alone else window,
            rank=(finding.group != "single", place),
        )

    @classmethod
    def reading(cls) -> "TimelineModel":
        """What stands there while a case is read: nothing yet, and it doesn't say that there is nothing."""
        return cls(marks=MarkRows().marks(), is_read=False)

    def ready(self) -> "TimelineModel":
        """The same with what a first frame needs worked out: on the thread that asks, not on the interface's."""
        _ = self.columns, self.counted, self.index, self.extent
        return self

    @classmethod
    def nothing(cls) -> "TimelineModel":
        """A timeline without anything on it."""
        return cls(marks=MarkRows().marks())

    @property
    def columns(self) -> tuple[LaneMarks, ...]:
        """The marks of each lane, in the order of `lanes`."""
        return self.laned.each

    @cached_property
    def laned(self) -> Lanes:
        """The same with all their points in one column."""
        return lanes_of(self.marks, len(self.lanes))

    @cached_property
    def counted(self) -> Column:
        """The incidents dated closely enough for the overview's bars, all lanes together."""
        length = self.marks.end - self.marks.start
        rows = (length <= TOO_WIDE_TO_COUNT).nonzero()[0]
        return column_of(self.marks, rows, self.marks.centred[rows])

    @cached_property
    def index(self) -> dict[str, int]:
        """Each dated incident's place in `marks`."""
        return {incident_id: n for n, incident_id in enumerate(self.marks.ids)}

    @cached_property
    def findings_by_key(self) -> dict[str, FindingBand]:
        """The findings by their keys."""
        return {finding.key: finding for finding in self.findings}

    @cached_property
    def extent(self) -> tuple[float, float]:
        """First and last time of anything that has both; bands reach no further than what happened."""
        firsts = [event.start for event in self.events]
        lasts = [event.end for event in self.events]
        for band in self.bands:
            firsts.append(band.start)
            lasts.append(band.start + 1 if band.end >= happenings.FOREVER or band.kind == "order" else band.end)
        if len(self.marks):
            firsts.append(float(self.marks.start.min()))
            lasts.append(float(self.marks.end.max()))
        return (min(firsts), max(lasts)) if firsts else (0.0, 0.0)

    @property
    def is_empty(self) -> bool:
        """Whether nothing in it has a date."""
        return self.extent == (0.0, 0.0)

    @cached_property
    def reach(self) -> tuple[Ints, Ints, Ints, Ints]:
        """The four days of `Conduct.reach` of each mark, as `date.toordinal` numbers, for `dates.window_law`."""
        marks = self.marks
        first, begun_by = _day_in(marks.start), _day_before(marks.begun)
        ended_from, last = _day_in(marks.ending), _day_before(marks.end)
        found = (first, begun_by, ended_from, last)
        # On one known day, nothing but "about" and open ends can move it: those need no second look.
        vague = (first != last) | ((marks.flags & (SOFT_START | SOFT_END)) != 0)
        loose = {marks.ids[row]: row for row in np.flatnonzero(vague).tolist()}
        for each in self.conduct:
            row = loose.get(each.id)
            if row is not None:
                for column, day in zip(found, each.reach, strict=True):
                    column[row] = day.toordinal()
        return found

    @cached_property
    def reach_of_undated(self) -> tuple[Reach, ...]:
        """The same of the incidents without a date: what was told had happened by the day it was told."""
        known = {each.id: each.reach for each in self.conduct if not each.happened.is_dated}
        return tuple(known.get(each.id, ANY_DAY) for each in self.undated)

    def places(self, ids: frozenset[str]) -> Ints:
        """Where some incidents stand in the column of all points, in order."""

        def find() -> Ints:
            rows = np.array([self.index[each] for each in ids if each in self.index], dtype=np.int64)
            return np.flatnonzero(np.isin(self.laned.points.rows, rows))

        return self.recent("places", ids, find)

    @cached_property
    def memory(self) -> dict[str, object]:
        """What a drawing keeps from one frame to the next; emptied by nothing, so a few entries a name."""
        return {}

    def recent(self, name: str, key: object, make: Callable[[], T], holds: Callable[[T], bool] = lambda _: True) -> T:
        """What was made for a key lately and still holds, otherwise made now. Two pictures of one case and a print of
        it may ask in turns, so the last three of each name are kept."""
        known = cast("tuple[tuple[object, T], ...]", self.memory.get(name, ()))
        for each in known:
            if each[0] == key and holds(each[1]):
                return each[1]
        made = make()
        self.memory[name] = ((key, made), *(each for each in known if each[0] != key))[:MOST_RECENT]
        return made

    @cached_property
    def lane_names(self) -> dict[str, str]:
        """What the lane of each incident is called, by the incident's id."""
        numbers = dict(zip(self.marks.ids, self.marks.lane.tolist(), strict=True))
        numbers.update((each.id, each.lane) for each in self.undated)
        return {incident_id: self.lanes[number][1] for incident_id, number in numbers.items()}

    def findings_of(self, incident_id: str) -> list[FindingBand]:
        """The findings that an incident shows."""
        return [each for each in self.findings if incident_id in each.incident_ids]

    def lane_number(self, key: str) -> int:
        """A lane's place in `lanes`."""
        return next(n for n, lane in enumerate(self.lanes) if lane[0] == key)


def _day_in(times: Floats) -> Ints:
    """The day each time falls in."""
    return np.floor(times).astype(np.int64)


def _day_before(ends: Floats) -> Ints:
    """The last day before each end, which is itself left out."""
    return np.ceil(ends).astype(np.int64) - 1


def finding_key(finding: Finding) -> str:
    """What a finding is called in the timeline's hits and signals."""
    rule, subject = finding.key
    return f"{rule}/{subject}" if subject else rule
