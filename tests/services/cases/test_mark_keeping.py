# SPDX-License-Identifier: Apache-2.0
"""A passage left out stays left out while its text is edited, and where it is lost the whole text is."""

import dataclasses
from datetime import date

import pytest

from tests.papers.allowed import ALLOWANCES
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.disclosure.disclose import disclose
from vlu_desktop.disclosure.disclosure_options import DisclosureOptions
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.work import WithholdingMark
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.services.cases.incidents import IncidentEntry
from vlu_desktop.services.documents.vault_view import vault_view
from vlu_desktop.store.keys.key_file import KeyCost

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
TODAY = date(2026, 11, 2)
TOLD = "He waited. Mabel saw him by the bakery. He left."
PASSAGE = "Mabel saw him by the bakery."


@pytest.fixture
def incident(services: Services) -> Incident:
    new = NewCase(victim=NewPerson(given="Ines", family="Quarrie"), offender=NewPerson(given="Col", family="Dray"))
    case_id, _ = services.casework.cases.begin(new, TODAY)
    services.casework.records.add(Incident(case_id=case_id, account=TOLD, source="victim"), case_id=case_id)
    held = services.vault.store.all(Incident)[-1]
    start = TOLD.index(PASSAGE)
    mark = WithholdingMark(
        record_type="incident", record_id=held.id, field="account", starts_at=start, ends_at=start + len(PASSAGE),
        audience="court", reason="W2",
    )  # fmt: skip
    services.casework.records.add(mark, case_id=case_id)
    return held


def read_by_the_court(services: Services, incident: Incident) -> str:
    view = vault_view(services.vault.store, incident.case_id)
    shown = disclose(view, "court", TODAY, DisclosureOptions(), ALLOWANCES["social-history"]["court"]).file
    return shown.all(Incident)[0].account


@pytest.mark.parametrize("way", ["records", "incidents"])
@pytest.mark.parametrize(
    ("account", "left"),
    [
        (f"On Monday. {TOLD}", "On Monday. He waited. [withheld W2] He left."),
        (TOLD.replace("Mabel saw", "Mabel, my aunt, saw"), "He waited. [withheld W2] He left."),
        ("He left. " + PASSAGE, "He left. [withheld W2]"),
        ("He waited. She was there. He left.", "He waited. [withheld W2] He left."),
        ("Other words, and none of those.", "[withheld W2]"),
    ],
)
def test_an_edit_brings_nothing_back_that_was_left_out(
    account: str, left: str, way: str, services: Services, incident: Incident
) -> None:
    assert read_by_the_court(services, incident) == "He waited. [withheld W2] He left."
    before = len(services.vault.store.entries())
    changed = dataclasses.replace(incident, account=account)
    if way == "records":
        services.casework.records.change(changed)
    else:
        services.casework.incidents.save(IncidentEntry(incident=changed))
    assert read_by_the_court(services, incident) == left
    assert len(services.vault.store.entries()) == before + 1


def test_undo_puts_a_mark_back_with_its_text(services: Services, incident: Incident) -> None:
    services.casework.records.change(dataclasses.replace(incident, account="All other words."))
    assert services.vault.store.all(WithholdingMark)[0].starts_at is None
    services.casework.undoing.undo()
    assert read_by_the_court(services, incident) == "He waited. [withheld W2] He left."
