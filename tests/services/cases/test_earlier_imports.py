# SPDX-License-Identifier: Apache-2.0
"""What an earlier version's import stored as chosen is offered for confirming; what was chosen stays chosen."""

import pytest

from tests.services.conftest import Office
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.bootstrap.vaults import open_services
from vlu_desktop.record.conduct import (
    Incident,
    IncidentBehaviour,
    IncidentTarget,
    SourceItem,
    SourceItemIncident,
    Suggestion,
)
from vlu_desktop.services.cases.earlier_imports import EarlierImports
from vlu_desktop.services.cases.incidents import IncidentEntry
from vlu_desktop.store.journal import journal
from vlu_desktop.store.steps.step_0006_way_in import EARLIER_IMPORTS


def imported(office: Office, account: str, kinds: str, raw: str = "", targets: str = "", version: int = 5) -> Incident:
    """An incident as an import of an earlier version stored it."""
    store = office.store
    with (
        pytest.MonkeyPatch.context() as then,
        store.act("import.commit", act="collected", case_id=office.case_id) as act,
    ):
        then.setattr(journal, "SCHEMA_VERSION", version)
        incident = act.add(Incident(case_id=office.case_id, account=account))
        for kind in kinds.split():
            act.add(IncidentBehaviour(incident_id=incident.id, kind=kind))
        for kind in targets.split():
            act.add(IncidentTarget(incident_id=incident.id, kind=kind))
        item = act.add(SourceItem(case_id=office.case_id, raw=raw or f"3/3/2024,{account}"))
        act.add(SourceItemIncident(source_item_id=item.id, incident_id=incident.id))
    return incident


def left(office: Office) -> tuple[list[str], list[str], list[tuple[str, str, str]]]:
    store = office.store
    return (
        [row.kind for row in store.all(IncidentBehaviour)],
        [row.kind for row in store.all(IncidentTarget)],
        [(row.what, row.value, row.came_by) for row in store.all(Suggestion)],
    )


def test_what_was_read_from_the_words_becomes_a_suggestion_with_those_words(office: Office) -> None:
    imported(office, "He has never threatened to kill me.", "threat-to-kill family-harassed", targets="family")
    assert EarlierImports(office.store).reconsider() == 3
    assert left(office) == ([], [], [
        ("kind", "threat-to-kill", "earlier-import"), ("kind", "family-harassed", "earlier-import"),
        ("target", "family", "earlier-import"),
    ])  # fmt: skip
    assert office.store.all(Suggestion)[0].because == "kill me"
    line = office.lines()[0]
    assert (line.method, line.act, line.case_id) == ("import.reconsider", "altered", office.case_id)
    assert office.file().conduct[0].kinds == ()


def test_what_a_column_told_stays_chosen(office: Office) -> None:
    imported(office, "He rang and said I was dead.", "call threat-to-kill", raw="3/3/2024,Phone calls,He rang and said")
    EarlierImports(office.store).reconsider()
    assert left(office) == (["call"], [], [("kind", "threat-to-kill", "earlier-import")])


def test_where_an_officer_changed_the_kinds_since_all_stay_chosen(office: Office) -> None:
    first, second = (imported(office, f"He rang. {n}", "call text", targets="family") for n in range(2))
    incidents = office.services.casework.incidents
    entry = incidents.entry(first.id)
    kept = tuple(part for part in entry.parts if getattr(part, "kind", "") != "text")
    incidents.save(IncidentEntry(incident=entry.incident, parts=kept))
    entry = incidents.entry(second.id)
    incidents.save(IncidentEntry(incident=entry.incident, parts=(*entry.parts, IncidentBehaviour(kind="voicemail"))))
    before = left(office)
    assert EarlierImports(office.store).reconsider() == 0
    assert left(office) == before


def test_what_an_officer_entered_or_this_version_imported_is_left_alone(office: Office) -> None:
    incident = office.incident()
    office.add(IncidentBehaviour(incident_id=incident.id, kind="call"))
    imported(office, "He rang.", "call", version=6)
    assert EarlierImports(office.store).reconsider() == 0
    assert left(office) == (["call", "call"], [], [])


def test_a_casebook_that_was_brought_up_to_date_has_it_done_on_opening_once(office: Office) -> None:
    imported(office, "He rang.", "call")
    office.store._tables.table("vault_state").insert({"name": EARLIER_IMPORTS, "value": "pending"})
    office.services.close()

    def opened() -> Services:
        return open_services(office.folder / "unit.vlu", "correct horse battery", office.clock)

    services = opened()
    store = services.vault.store
    assert [row.value for row in store.all(Suggestion)] == ["call"]
    assert not store.is_pending(EARLIER_IMPORTS)
    assert store.verify().problems == ()
    many = len(store.entries())
    services.close()
    services = opened()
    assert len(services.vault.store.entries()) == many
    services.close()
