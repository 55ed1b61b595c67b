# SPDX-License-Identifier: Apache-2.0
"""Which messages a document sets out: what counts as an entry; of her own what the officer chose, and no number."""

from datetime import date
from typing import Any

import pytest

from tests.disclosure.disclosed_samples import CASE, TODAY, view_of
from vlu_desktop.dates.when import When
from vlu_desktop.disclosure.disclose import DisclosedCase, disclose
from vlu_desktop.disclosure.disclosure_options import (
    HERS_MASKED,
    WITH_HERS,
    WITHOUT_HERS,
    DisclosureOptions,
    MessageChoice,
)
from vlu_desktop.disclosure.field_policy import Allowance
from vlu_desktop.disclosure.message_rows import MessageRows, is_hers
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.conduct import Incident, IncidentUse, SourceItem, SourceItemIncident
from vlu_desktop.record.people import Case


def item(**more: Any) -> SourceItem:
    held = {"sender": "07700 900345", "raw": "Stop it.", "direction": "from-victim", "form": "message", "seconds": 7}
    return SourceItem(id=RecordId("m"), **{**held, **more})


@pytest.mark.parametrize(
    ("more", "hers"),
    [
        *(({"form": form}, True) for form in ("message", "mail", "call", "missed", "voicemail")),
        *(({"form": form}, False) for form in ("", "note")),
        *(({"state": state}, True) for state in ("", "deleted")),
        *(({"state": state}, False) for state in ("draft", "failed")),
        *(({"direction": direction}, False) for direction in ("", "to-victim")),
    ],
)
def test_what_she_sent_is_hers_and_nothing_else(more: dict[str, str], hers: bool) -> None:
    assert is_hers(item(**more)) is hers


@pytest.mark.parametrize(
    ("choice", "direction", "came", "stands", "sender", "raw", "seconds"),
    [
        (WITHOUT_HERS, "to-victim", True, True, "07700 900345", "Stop it.", 7),
        (WITHOUT_HERS, "from-victim", True, True, "07700 900345", "Stop it.", 7),
        (WITHOUT_HERS, "from-victim", False, False, "", "Stop it.", 7),
        (WITH_HERS, "to-victim", False, False, "", "Stop it.", 7),
        (WITH_HERS, "from-victim", False, True, "", "Stop it.", 7),
        (HERS_MASKED, "from-victim", False, True, "", "[withheld W7]", None),
        (HERS_MASKED, "to-victim", True, True, "07700 900345", "Stop it.", 7),
    ],
)
def test_what_stands_of_a_message(
    choice: str, direction: str, came: bool, stands: bool, sender: str, raw: str, seconds: int | None
) -> None:
    rows = MessageRows(MessageChoice(came=frozenset({"m"} if came else ()), hers=choice))
    row = item(direction=direction)
    left = rows.only(row)
    assert (rows.may(row), rows.shows_hers) == (stands, choice == WITH_HERS)
    assert (left.sender, left.raw, left.seconds) == (sender, raw, seconds)


ENTRIES: Allowance = {Case: "title", Incident: "account"}
LAST = date(2026, 5, 1)


def sent(key: str, entry: str, direction: str, day: date = LAST) -> tuple[SourceItem, ...]:
    held = {"case_id": CASE, "sender": "His phone", "raw": f"Words of {key}.", "form": "message", "seconds": 7}
    row = SourceItem(id=RecordId(key), direction=direction, happened=When.on(day), **held)  # type: ignore[arg-type]
    link = SourceItemIncident(id=RecordId(f"l-{key}"), source_item_id=key, incident_id=entry)
    return (row, link) if entry else (row,)  # type: ignore[return-value]


def set_out(choice: MessageChoice | None) -> DisclosedCase:
    """A case with messages of an entry that is there, of one that may not be used, of none, and of a later day."""
    rows = [
        Incident(id=RecordId("i"), case_id=CASE, source="victim"),
        Incident(id=RecordId("refused"), case_id=CASE, source="victim"),
        IncidentUse(id=RecordId("u"), incident_id="refused", purpose="court", agreed="no"),
        *sent("his", "i", "to-victim"),
        *sent("hers", "i", "from-victim"),
        *sent("hers-too", "i", "from-victim"),
        *sent("hers-of-late", "i", "from-victim", TODAY),
        *sent("his-of-late", "i", "to-victim", TODAY),
        *sent("uncounted", "i", "to-victim"),
        *sent("of-no-entry", "", "to-victim"),
        *sent("hers-of-no-entry", "", "from-victim"),
        *sent("hers-of-none-either", "", "from-victim"),
        *sent("of-the-refused", "refused", "to-victim"),
        *sent("hers-of-the-refused", "refused", "from-victim"),
    ]
    return disclose(view_of(*rows), "court", TODAY, DisclosureOptions(up_to=LAST, messages=choice), ENTRIES)


CAME = frozenset({"his", "his-of-late", "of-no-entry", "of-the-refused"})
HIS = ("his", "His phone", "Words of his.", 7)


@pytest.mark.parametrize(
    ("hers", "stand", "left"),
    [
        (WITHOUT_HERS, [HIS], 2),
        (HERS_MASKED, [HIS, *((key, "", "[withheld W7]", None) for key in ("hers", "hers-too"))], 2),
        (WITH_HERS, [HIS, *((key, "", f"Words of {key}.", 7) for key in ("hers", "hers-too"))], 0),
    ],
)
def test_messages_stand_beside_the_entries_of_a_document_and_what_is_left_out_of_hers_is_counted(
    hers: str, stand: list[tuple[Any, ...]], left: int
) -> None:
    case = set_out(MessageChoice(came=CAME, hers=hers))
    assert [(row.id, row.sender, row.raw, row.seconds) for row in case.file.all(SourceItem)] == stand
    assert [row.source_item_id for row in case.file.all(SourceItemIncident)] == [each[0] for each in stand]
    assert sum(each.times for each in case.left if (each.reason, each.what) == ("W7", "messages and rows")) == left
    assert not any(each.reason == "W7" and each.what != "messages and rows" for each in case.left)


def test_no_message_stands_where_nobody_chose_them() -> None:
    case = set_out(None)
    assert (case.file.all(SourceItem), case.file.all(SourceItemIncident)) == ((), ())
    assert not any(each.reason == "W7" for each in case.left)


def test_of_no_entry_of_hers_nothing_is_counted() -> None:
    rows = [Incident(id=RecordId("i"), case_id=CASE, source="victim"), *sent("his", "i", "to-victim")]
    chosen = DisclosureOptions(messages=MessageChoice(came=CAME))
    assert not any(each.reason == "W7" for each in disclose(view_of(*rows), "court", TODAY, chosen, ENTRIES).left)
