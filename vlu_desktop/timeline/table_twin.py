# SPDX-License-Identifier: Apache-2.0
"""The table twin: everything the timeline draws, a row each, in order of time; what a screen reader is given."""

from dataclasses import dataclass

from vlu_desktop.dates.date_display import day
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.vocabulary import label
from vlu_desktop.timeline import incident_text
from vlu_desktop.timeline.elements import day_of
from vlu_desktop.timeline.happenings import FOREVER
from vlu_desktop.timeline.timeline_model import TimelineModel

COLUMNS: tuple[str, ...] = ("Date", "Lane", "What", "Seriousness", "How many", "Status")
ROW_NAMES = {"courts": "Courts and police", "care": "Meetings, statements", "life": "Life events"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row; `kind` and `key` say what it is, as a hit in the drawing does.

    `at` sorts it, the undated last; it reaches to `until`.
    """

    kind: str
    key: str
    at: float
    date: str
    lane: str
    what: str
    seriousness: str = ""
    count: str = ""
    proof: str = ""
    until: float = FOREVER

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts of its columns."""
        return self.date, self.lane, self.what, self.seriousness, self.count, self.proof


def table_rows(model: TimelineModel) -> tuple[TableRow, ...]:
    """A row for each incident, band, breach, event and finding that the timeline draws."""
    rows = [*_incidents(model), *_bands(model), *_breaches(model), *_events(model), *_findings(model)]
    return tuple(sorted(rows, key=_order))


def with_findings(rows: tuple[TableRow, ...], model: TimelineModel) -> tuple[TableRow, ...]:
    """The rows of the same timeline before its findings were there, with the findings of `model` among them."""
    return tuple(sorted([*(row for row in rows if row.kind != "finding"), *_findings(model)], key=_order))


def _order(row: TableRow) -> tuple[float, str, str]:
    return row.at, row.kind, row.key


def rows_between(
    model: TimelineModel, start: float, end: float, hidden: frozenset[str] = frozenset()
) -> tuple[TableRow, ...]:
    """The rows of a stretch of time without the lanes hidden. What has no date lies in no stretch, and is kept."""
    names = {label for key, label in model.lanes if key in hidden}
    return tuple(
        row
        for row in table_rows(model)
        if (row.at >= FOREVER or (row.at < end and row.until >= start))
        and not (row.kind == "incident" and row.lane in names)
    )


def _incidents(model: TimelineModel) -> list[TableRow]:
    found = []
    for each in model.conduct:
        row = model.index.get(each.id)
        found.append(
            TableRow(
                kind="incident",
                key=each.id,
                at=FOREVER if row is None else float(model.marks.start[row]),
                until=FOREVER if row is None else float(model.marks.end[row]),
                date=each.happened.display(short=True),
                lane=model.lane_names[each.id],
                what=incident_text.what(each),
                seriousness=incident_text.grade(each),
                count=incident_text.how_many(each),
                proof=label("proof", each.proof),
            )
        )
    return found


def _span(start: float, end: float) -> str:
    first = day(day_of(start), short=True)
    if end >= FOREVER:
        return say_in(ENGLISH, "timeline.from-day", first=first)
    last = day(day_of(end - 1e-6), short=True)
    return first if first == last else say_in(ENGLISH, "timeline.days", first=first, last=last)


def _bands(model: TimelineModel) -> list[TableRow]:
    lanes = {"order": "Orders", "whereabouts": "Custody, licence"}
    return [
        TableRow(
            kind=band.kind, key=band.key, at=band.start, until=band.end, date=_span(band.start, band.end),
            lane=lanes[band.kind], what=band.label,
        )
        for band in model.bands
    ]  # fmt: skip


def _breaches(model: TimelineModel) -> list[TableRow]:
    return [
        TableRow(
            kind="breach", key=tick.key, at=tick.at, until=tick.at, date=tick.on, lane="Orders", what=lines[0],
            proof=lines[2] if len(lines) > 2 else "",
        )
        for tick in model.ticks
        if (lines := tick.label.split("\n"))
    ]  # fmt: skip


def _events(model: TimelineModel) -> list[TableRow]:
    return [
        TableRow(
            kind=f"event:{event.kind}", key=event.key, at=event.start, until=event.end,
            date=event.on, lane=ROW_NAMES[event.row], what=event.label,
            proof="To be done" if event.open else "",
        )
        for event in model.events
    ]  # fmt: skip


def _findings(model: TimelineModel) -> list[TableRow]:
    return [
        TableRow(
            kind="finding", key=each.key, at=each.start, until=each.end, date=_span(each.start, each.end),
            lane="What has changed", what=each.title, count=say_in(ENGLISH, "timeline.shown", n=len(each.incident_ids)),
        )
        for each in model.findings
    ]  # fmt: skip
