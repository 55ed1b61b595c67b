# SPDX-License-Identifier: Apache-2.0
"""Several cases of one offender on one timeline: a lane each, what hangs on him once, and the table in step."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.timeline.shaping import Case, campaign
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.timeline.campaigns import campaigns
from vlu_desktop.timeline.layout import layout
from vlu_desktop.timeline.table_twin import table_rows
from vlu_desktop.timeline.viewport import Viewport


def titled(file: CaseFile, key: str, title: str) -> CaseFile:
    return replace(file, case=replace(file.case, id=RecordId(key), title=title))


def small(key: str, title: str, *days: date | None) -> CaseFile:
    made = Case()
    for day in days:
        made.incident(When.on(day) if day else None, "follow")
    file = titled(made.file(), key, title)
    # Ids of two cases are never the same.
    rows = {cls: tuple(_renamed(row, key) for row in group) for cls, group in file.rows.items()}
    return replace(file, rows=rows)


def _renamed(row: Record, key: str) -> Record:
    more: dict[str, Any] = {"incident_id": f"{key}-{row.incident_id}"} if hasattr(row, "incident_id") else {}
    return replace(row, id=RecordId(f"{key}-{row.id}"), **more)


def test_each_case_is_a_lane_in_the_order_given_and_the_undated_stand_in_theirs() -> None:
    model = campaigns((small("a", "Ines", date(2020, 1, 1), None), small("b", "Mair", date(2019, 1, 1))))
    assert model.lanes == (("a", "Ines"), ("b", "Mair"))
    assert [model.lanes[n][1] for n in model.marks.lane.tolist()] == ["Mair", "Ines"]
    assert [model.lanes[each.lane][1] for each in model.undated] == ["Ines"]
    assert model.describe(model.marks.ids[0]).startswith("Mair\n")


def test_what_hangs_on_the_offender_is_drawn_once() -> None:
    file, _ = campaign(60)
    alone = campaigns((file,))
    both = campaigns((file, titled(small("b", "Mair", date(2024, 3, 3)), "b", "Mair")))
    twice = campaigns((file, replace(titled(file, "c", "Again"), rows={**file.rows})))
    assert both.bands == alone.bands == twice.bands
    assert both.ticks == alone.ticks == twice.ticks
    assert both.events == alone.events == twice.events


def test_the_table_names_the_case_of_each_incident() -> None:
    rows = table_rows(campaigns((small("a", "Ines", date(2020, 1, 1)), small("b", "Mair", date(2019, 1, 1)))))
    assert [(row.lane, row.date) for row in rows if row.kind == "incident"] == [
        ("Mair", "1 Jan 2019"), ("Ines", "1 Jan 2020"),
    ]  # fmt: skip


def test_an_empty_case_keeps_its_lane_and_no_case_is_an_empty_page() -> None:
    model = campaigns((small("a", "Ines", date(2020, 1, 1)), small("b", "Mair")))
    texts = [
        item.text
        for item in layout(model, Viewport(start=18250, end=18300, width=1200, height=700)).items
        if hasattr(item, "text")
    ]
    assert "Mair" in texts
    assert campaigns(()).is_empty
