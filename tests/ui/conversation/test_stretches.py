# SPDX-License-Identifier: Apache-2.0
"""Which messages stand in an incident, how many of them are counted, and whose the others are."""

from collections.abc import Sequence

import pytest

from tests.ui.conversation.test_conversation_lines import CASE, item
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Incident, IncidentBehaviour, SenderName, SourceItem, SourceItemIncident
from vlu_desktop.ui.conversation.stretches import stretch_of, stretches_of


def case_of(items: Sequence[SourceItem], *kinds: str, twice: bool = False) -> CaseFile:
    links = [SourceItemIncident(id=each.id, source_item_id=each.id, incident_id="i") for each in items]
    lost = SourceItemIncident(id=RecordId("lost"), source_item_id=items[0].id, incident_id="gone")
    return CaseFile(
        case=CASE,
        rows={
            SourceItem: tuple(items),
            Incident: (Incident(id=RecordId("i"), case_id="c"), Incident(id=RecordId("empty"), case_id="c")),
            IncidentBehaviour: tuple(
                IncidentBehaviour(id=RecordId(kind), incident_id="i", kind=kind) for kind in kinds
            ),
            SourceItemIncident: (*links, *links, lost) if twice else (*links, lost),
            SenderName: (SenderName(id=RecordId("n"), case_id="c", written="Col", who="offender"),),
        },
    )


@pytest.mark.parametrize(
    ("items", "told"),
    [
        ([item("1", raw="Hi")], "1 message, all counted."),
        ([item("1"), item("2", direction="from-victim")], "2 messages: 1 counted; as context 1 of the victim’s own."),
        ([item("1"), item("2", sender="Aunt")], "2 messages: 1 counted; as context 1 of others or not sent."),
        ([item("1", state="draft")], "1 message: 0 counted; as context 1 of others or not sent."),
        (
            [item("1"), item("2", direction="from-victim"), item("3", direction="between-others")],
            "3 messages: 1 counted; as context 1 of the victim’s own and 1 of others or not sent.",
        ),
    ],
)
def test_how_many_are_counted_and_whose_the_others_are_is_said(items: list[SourceItem], told: str) -> None:
    for twice in (False, True):
        file = case_of(items, twice=twice)
        assert stretches_of(file)["i"].told == told
        assert stretch_of(file, "i") == stretches_of(file)["i"]


def test_rows_of_a_diary_are_no_messages_and_an_incident_without_any_has_no_stretch() -> None:
    file = case_of([item("1", form="row"), item("2")])
    assert [each.id for each in stretches_of(file)["i"].items] == ["2"]
    assert set(stretches_of(file)) == {"i"}
    assert stretch_of(file, "empty") is None
    assert stretch_of(file, "gone") is None
    assert stretch_of(case_of([item("1", form="row")]), "i") is None


def test_its_kinds_are_said_or_that_nobody_chose_one() -> None:
    assert stretches_of(case_of([item("1")]))["i"].kinds_said == "Kind not chosen"
    assert stretches_of(case_of([item("1")], "call", "text"))["i"].kinds_said.count(",") == 1
    assert stretches_of(case_of([item("1")]))["i"].when == "No date"
