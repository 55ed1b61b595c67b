# SPDX-License-Identifier: Apache-2.0
"""What each incident of a case is on the timeline: its marks, flags and the words of its count."""

from vlu_desktop.dates.when import Kind, When
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.count import CountKind
from vlu_desktop.timeline import incident_text as describe
from vlu_desktop.timeline.elements import moment_number
from vlu_desktop.timeline.incident_columns import (
    APPROXIMATE,
    SOFT_END,
    SOFT_START,
    SUSPECTED,
    THROUGHOUT,
    IncidentColumns,
    marks_of,
)

COLUMNS = ("start", "end", "begun", "ending", "lane", "seriousness", "count", "flags")


class MarkRows:
    """Dated incidents as the columns of `IncidentColumns`, gathered in one pass: there may be a hundred thousand."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._columns: dict[str, list[float]] = {name: [] for name in COLUMNS}

    def take(self, each: Conduct) -> bool:
        """Adds an incident; False where it has no date and so no place in time."""
        when = each.happened
        earliest, latest, begun_by, ended_from = when.earliest, when.latest, when.begun_by, when.ended_from
        if earliest is None or latest is None or begun_by is None or ended_from is None:
            return False
        count = each.incident.count
        self._ids.append(each.id)
        start, end = moment_number(earliest), moment_number(latest)
        # One moment somewhere in a range begins and ends within the same range.
        apart = when.kind is Kind.THROUGHOUT
        begun, ending = (moment_number(begun_by), moment_number(ended_from)) if apart else (end, start)
        row = (
            start, end, begun, ending,
            describe.lane_number(each), each.seriousness, count.at_least() if count else 1, flags(each, when),
        )  # fmt: skip
        for column, value in zip(self._columns.values(), row, strict=True):
            column.append(value)
        return True

    def marks(self) -> IncidentColumns:
        """The columns, in order of time."""
        return marks_of(self._ids, dict(self._columns))


def flags(each: Conduct, when: When) -> int:
    throughout = when.kind is Kind.THROUGHOUT
    soft_start = when.open_start or when.approximate or (throughout and when.begun_by != when.earliest)
    return (
        (SOFT_START if soft_start else 0)
        | (SOFT_END if when.open_end or when.approximate else 0)
        | (THROUGHOUT if throughout else 0)
        | (APPROXIMATE if when.approximate else 0)
        | (SUSPECTED if each.incident.certainty == "suspected" else 0)
    )


def count_words(each: Conduct) -> str:
    """What stands by a mark that is more than one: "×31", "×31+", "×~30", "×?"; "" for once."""
    count = each.incident.count
    if count is None or count.is_once:
        return ""
    if count.number is None:
        return "×?"
    number = f"{count.number:,}"
    return {CountKind.AT_LEAST: f"×{number}+", CountKind.ABOUT: f"×~{number}"}.get(count.kind, f"×{number}")
