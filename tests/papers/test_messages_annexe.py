# SPDX-License-Identifier: Apache-2.0
"""The messages of entries are set out by choice alone: his to the letter, hers left out, marked or given, no others."""

from datetime import date, datetime
from typing import Any

import pytest

from tests.disclosure.disclosed_samples import CASE, told, view_of
from tests.papers.test_social_history import rows_of
from tests.papers.whole_case import disclosed, made
from vlu_desktop.dates.when import When
from vlu_desktop.disclosure.disclosure_options import MessageChoice
from vlu_desktop.disclosure.protected_values import VaultView
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record import conduct as c
from vlu_desktop.record.base import Record
from vlu_desktop.typeset.text_twin import write_text
from vlu_desktop.typeset.tree_content import content

HIS, HERS, SISTER = "I know you are at 14 Tamarisk Rise", "Please stop, I am with my sister", "It is her sister here"
CAME = frozenset({"m1", "m3", "m5", "m6"})
WAYS = ("without-hers", "hers-masked", "with-hers")


def message(key: str, minute: int, **more: Any) -> tuple[Record, ...]:
    """A message of the first entry."""
    fields: dict[str, Any] = {
        "happened": When.at(datetime(2026, 3, 1, 21, minute)), "sender": "Col", "receiver": "+44 7700 900345",
        "direction": "to-victim", "medium": "WhatsApp", "form": "message", "thread": "Col", "exhibit_id": "ex",
        "position": minute,
    }  # fmt: skip
    return (
        c.SourceItem(id=RecordId(key), case_id=CASE, **{**fields, **more}),
        c.SourceItemIncident(id=RecordId(f"l{key}"), source_item_id=key, incident_id="n001"),
    )


def view(*beside: Record) -> VaultView:
    """An entry of a conversation, and one that nothing came of in writing."""
    hers = {"sender": "Ottie", "direction": "from-victim"}
    return view_of(
        *told(1, date(2026, 3, 1), "4 messages and calls by WhatsApp from Col.", kind="text"),
        *told(2, date(2026, 3, 2), "He rang."),
        *message("m1", 1, raw=HIS),
        *message("m2", 2, raw=HERS, **hers),
        *message("m3", 3, raw="<b>=cmd()</b> \u0645\u0631\u062d\u0628\u0627", state="deleted"),
        *message("m4", 4, raw=SISTER, sender="Bo", direction="to-victim"),
        *message("m5", 5, form="call", seconds=75),
        *message("m6", 6, form="missed", sender=""),
        *message("m7", 7, raw="Never sent", state="draft", **hers),
        *message("m8", 8, raw="Bo joined", form="notice", direction=""),
        c.SourceItem(id=RecordId("m9"), case_id=CASE, raw="of no entry", direction="to-victim", form="message"),
        *beside,
    )


def annexe(hers: str, audience: str = "court", kind: str = "chronology") -> str:
    answers = {"messages": hers} if hers else {}
    choice = MessageChoice(came=CAME, hers=hers) if hers else None
    return write_text(made(view(), kind, audience, answers, messages=choice))


@pytest.mark.parametrize(("kind", "audience"), [("chronology", "court"), ("social-history", "parole")])
def test_nothing_is_set_out_where_nobody_chose_it(kind: str, audience: str) -> None:
    assert "Messages of the entries" not in annexe("", audience, kind)


@pytest.mark.parametrize("audience", ["court", "parole", "police", "internal"])
@pytest.mark.parametrize("hers", WAYS)
def test_what_he_wrote_stands_to_the_letter_and_nobody_else_s_does(audience: str, hers: str) -> None:
    said = annexe(hers, audience)
    assert "<b>=cmd()</b> \u0645\u0631\u062d\u0628\u0627" in said
    assert ("14 Tamarisk Rise" in said) is (audience == "internal")
    assert "I know you are at" in said
    for gone in (SISTER, "Never sent", "Bo joined", "of no entry", "900345", "Ottie"):
        assert gone not in said, gone


@pytest.mark.parametrize(
    ("hers", "many", "words", "marks"), [(WAYS[0], 4, 0, 0), (WAYS[1], 5, 0, 1), (WAYS[2], 5, 1, 0)]
)
def test_her_own_are_left_out_marked_or_given_and_counted(hers: str, many: int, words: int, marks: int) -> None:
    said = " ".join(annexe(hers).split())
    assert f"{many} messages and calls stand here. They are of 1 entry." in said
    assert said.count(HERS) == words
    assert ("W7" in said) is bool(marks)
    left = disclosed(view(), "chronology", "court", messages=MessageChoice(came=CAME, hers=hers)).left
    assert [each.times for each in left if each.reason == "W7"] == ([1] if not words else [])


def test_each_stands_under_its_entry_with_its_time_sender_and_what_it_was() -> None:
    tree = made(view(), "chronology", "court", {"messages": WAYS[2]}, messages=MessageChoice(came=CAME, hers=WAYS[2]))
    rows = rows_of(content(tree), "5 messages and calls, in order of time")
    assert [row[1] for row in rows] == ["Col", "the victim", "Col", "Col", "not known"]
    assert [row[2] for row in rows][1:] == [
        HERS, "<b>=cmd()</b> \u0645\u0631\u062d\u0628\u0627 Deleted", "Call. 1 min 15 s", "Missed call",
    ]  # fmt: skip
    assert rows[0][0] == "9:01pm on 1 Mar 2026"


def test_what_hangs_on_a_refused_entry_is_not_there() -> None:
    whole = view(c.IncidentUse(id=RecordId("u"), incident_id="n001", purpose="court", agreed="no"))
    choice = MessageChoice(came=CAME, hers=WAYS[2])
    given = disclosed(whole, "chronology", "court", messages=choice)
    assert (given.file.all(c.SourceItem), given.file.all(c.SourceItemIncident)) == ((), ())
    said = write_text(made(whole, "chronology", "court", {"messages": WAYS[2]}, messages=choice))
    assert "No entry of this chronology was made of messages that may stand here." in said
