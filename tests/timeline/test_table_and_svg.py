# SPDX-License-Identifier: Apache-2.0
"""The table twin holds what the drawing shows; the SVG is well formed and inert."""

import xml.etree.ElementTree as ET
from datetime import date

from tests.timeline.shaping import Case, campaign
from vlu_desktop.dates.date_words import MONTHS as EVERY_MONTH
from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.count import Count
from vlu_desktop.record.offending import Breach, Order
from vlu_desktop.timeline.display_list import DisplayList, Text
from vlu_desktop.timeline.incident_text import grade
from vlu_desktop.timeline.printing import print_layout
from vlu_desktop.timeline.svg import display_to_svg
from vlu_desktop.timeline.table_twin import COLUMNS, table_rows
from vlu_desktop.timeline.timeline_model import TimelineModel

MONTHS = tuple(name for name in EVERY_MONTH if len(name) > 3)


def test_the_table_has_a_row_for_everything_drawn() -> None:
    case_file, findings = campaign()
    model = TimelineModel.from_case(case_file, findings)

    rows = table_rows(model)

    kinds = {row.kind.partition(":")[0] for row in rows}
    assert kinds == {"incident", "order", "whereabouts", "breach", "event", "finding"}
    assert sum(row.kind == "incident" for row in rows) == len(case_file.conduct)
    assert all(len(row.cells) == len(COLUMNS) for row in rows)
    assert [row.at for row in rows] == sorted(row.at for row in rows)


def test_every_day_is_written_in_one_way_with_its_year() -> None:
    """A table that says "13 Mar 2024" of one row and "30 July 2024" of the next is read twice."""
    case_file, findings = campaign()
    rows = table_rows(TimelineModel.from_case(case_file, findings))
    named = {row.date for row in rows if any(month in row.date for month in MONTHS)}
    assert named == set(), "months by their short names"
    assert {"breach", "event:police-contact", "event:statement"} <= {
        row.kind for row in rows if row.date[-4:].isdecimal()
    }


def test_the_breach_says_which_it_is() -> None:
    case = Case()
    order = Order(id=case.id("order"), offender_id="him", kind="nmo", made=date(2026, 1, 2))
    case.add(order)
    for day in (3, 4):
        breach = case.incident(When.on(date(2026, 3, day)), "text")
        case.add(Breach(id=case.id("breach"), order_id=order.id, incident_id=breach))

    texts = [row.what for row in table_rows(TimelineModel.from_case(case.file())) if row.kind == "breach"]

    assert texts == ["Breach 1 of 2: Non-molestation order", "Breach 2 of 2: Non-molestation order"]


def test_where_one_stands_for_several_no_breach_has_a_number_that_is_one_of_incidents() -> None:
    case = Case()
    order = Order(id=case.id("order"), offender_id="him", kind="nmo", made=date(2026, 1, 2))
    case.add(order)
    for day, count in ((3, None), (4, Count.not_fewer(3))):
        breach = case.incident(When.on(date(2026, 3, day)), "text")
        case.add(Breach(id=case.id("breach"), order_id=order.id, incident_id=breach, count=count))

    texts = [row.what for row in table_rows(TimelineModel.from_case(case.file())) if row.kind == "breach"]

    assert texts == [
        "Breach, 1 of 2 incidents: Non-molestation order",
        "Breach, 2 of 2 incidents, counted as at least 3: Non-molestation order",
    ]


def test_a_row_reads_as_an_officer_would_write_it() -> None:
    case = Case()
    case.incident(When.on(date(2026, 3, 3)), "threat-to-kill")

    row = table_rows(TimelineModel.from_case(case.file()))[0]

    assert row.cells == (
        *("3 Mar 2026", "Threats", "Threat to kill", "5 of 5", ""),
        "Not asked whether reported",
    )


def test_an_incident_whose_kind_nobody_chose_says_so_and_what_was_told() -> None:
    case = Case()
    case.incident(When.on(date(2026, 3, 3)), account="He stood there")
    case.incident(When.on(date(2026, 3, 4)))

    rows = table_rows(TimelineModel.from_case(case.file()))

    assert [(row.lane, row.what) for row in rows] == [
        ("Kind not chosen", "Kind not chosen: He stood there"), ("Kind not chosen", "Kind not chosen"),
    ]  # fmt: skip


def test_svg_is_well_formed_and_holds_markup_as_text() -> None:
    drawing = DisplayList(width=10, height=10, items=(Text(x=1, y=1, text='<script>"&\x00</script>'),))

    root = ET.fromstring(display_to_svg(drawing, title="A & B"))

    assert [element.text for element in root if element.tag.endswith("text")] == ['<script>"& </script>']


def test_the_whole_campaign_is_written() -> None:
    svg = display_to_svg(print_layout(TimelineModel.from_case(*campaign()), 700, 500))

    assert ET.fromstring(svg).tag.endswith("svg")


def test_what_nobody_has_graded_has_no_grade() -> None:
    assert grade(Conduct(incident=Incident(account="He rang"))) == "not graded"
    assert grade(Conduct(incident=Incident(account="He rang"), kinds=("call",))) == "1 of 5"
    assert grade(Conduct(incident=Incident(account="He rang", seriousness_set="3"), seriousness=3)) == "3 of 5"
