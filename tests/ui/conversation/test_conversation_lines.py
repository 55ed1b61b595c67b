# SPDX-License-Identifier: Apache-2.0
"""How a message is worded in its conversation, and which of those in an incident are counted."""

from datetime import date, datetime

import pytest

from vlu_desktop.dates.when import When
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Exhibit, Incident, SenderName, SourceItem, SourceItemExhibit, SourceItemIncident
from vlu_desktop.record.people import Case
from vlu_desktop.ui.conversation.conversation_lines import DayHeading, at, no_day, threads_of, words_of

CASE = Case(id=RecordId("c"), title="x")
MOMENT = datetime(2025, 3, 3, 20, 5)


def item(item_id: str, /, **more: object) -> SourceItem:
    values: dict[str, object] = {"sender": "Col", "direction": "to-victim", "medium": "WhatsApp", "form": "message"}
    return SourceItem(id=item_id, case_id="c", **{**values, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (When.at(MOMENT), "8:05pm"),
        (When.on(date(2025, 3, 3)), "no time"),
        (When.in_month(2025, 3), "Mar 2025"),
        (None, "no date"),
        (When.undated("a while back"), "no date"),
    ],
)
def test_a_time_is_said_as_exactly_as_it_is_known(when: When | None, said: str) -> None:
    assert at(when) == said


@pytest.mark.parametrize(
    ("values", "files", "said"),
    [
        ({"raw": "Hi"}, 0, "Hi"),
        ({"raw": "Hi"}, 2, "Hi  [2 files with it]"),
        ({"raw": ""}, 1, "[1 file with it]"),
        ({"raw": ""}, 0, "[No words]"),
        ({"raw": "", "state": "deleted"}, 0, "[Deleted. The words are not in the file.]"),
        ({"raw": "Hi", "state": "edited"}, 0, "Hi  [Edited.]"),
        ({"raw": "Hi", "state": "draft"}, 0, "Hi  [Draft, not sent.]"),
        ({"raw": "", "form": "missed"}, 0, "Missed call"),
        ({"raw": "", "form": "missed", "state": "blocked"}, 0, "Missed call  [Blocked.]"),
        ({"raw": "", "form": "call", "seconds": 3725}, 0, "Call, 1 hour 2 minutes 5 seconds"),
        ({"raw": "Pick up", "form": "voicemail", "seconds": 61}, 0, "Voicemail, 1 minute 1 second  Pick up"),
        ({"raw": "Col left", "form": "notice"}, 0, "(Notice) Col left"),
    ],
)
def test_what_a_message_says_is_in_words(values: dict[str, object], files: int, said: str) -> None:
    assert words_of(item("1", **values), files) == said


def test_days_are_headed_and_counted_and_rows_of_diaries_are_no_messages() -> None:
    items = (
        item("3", happened=When.at(datetime(2025, 3, 4, 9))), item("1", happened=When.at(MOMENT)),
        item("2", happened=When.at(MOMENT)), item("4"), item("5", form="row"),
    )  # fmt: skip
    [thread] = threads_of(CaseFile(case=CASE, rows={SourceItem: items})).threads
    headings = [line.text for line in thread.lines if isinstance(line, DayHeading)]
    assert headings == [
        "Monday 3 March 2025   (2 messages)", "Tuesday 4 March 2025   (1 message)", f"{no_day()}   (1 message)",
    ]  # fmt: skip
    assert [line.id for line in thread.lines if isinstance(line, SourceItem)] == ["1", "2", "3", "4"]
    assert thread.name == "Col, WhatsApp"


def test_what_is_beside_an_incident_is_not_counted_in_it() -> None:
    items = (
        item("his", happened=When.at(MOMENT)), item("hers", sender="Ines", direction="from-victim"),
        item("friend", sender="Mo", happened=When.at(MOMENT)), item("none", happened=When.at(MOMENT)),
        item("gone", happened=When.at(MOMENT)),
    )  # fmt: skip
    links = (*(SourceItemIncident(source_item_id=each, incident_id="i") for each in ("his", "hers", "friend")),
             SourceItemIncident(source_item_id="gone", incident_id="taken out"))  # fmt: skip
    names = [("Col", "offender"), ("Ines", "victim"), ("Mo", "other")]
    found = threads_of(
        CaseFile(
            case=CASE,
            rows={
                SourceItem: items, SourceItemIncident: links, Incident: (Incident(id=RecordId("i"), case_id="c"),),
                SenderName: tuple(SenderName(case_id="c", written=written, who=who) for written, who in names),
                Exhibit: (Exhibit(id=RecordId("e"), case_id="c", title="p0.jpg"),),
                SourceItemExhibit: (
                    SourceItemExhibit(source_item_id="his", exhibit_id="e"),
                    SourceItemExhibit(source_item_id="none", exhibit_id="erased"),
                ),
            },
        )
    )  # fmt: skip
    assert found.incidents == {"his": ("i",), "hers": ("i",), "friend": ("i",)}
    assert found.counted == {"his"}
    assert {key: [each.title for each in files] for key, files in found.exhibits.items()} == {"his": ["p0.jpg"]}
