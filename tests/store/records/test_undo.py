# SPDX-License-Identifier: Apache-2.0
"""Undo takes back whole acts, never somebody's later work, and never what others have relied on."""

from dataclasses import replace

import pytest

from vlu_desktop.record.conduct import Incident, IncidentTarget
from vlu_desktop.record.people import Case
from vlu_desktop.record.work import Statement
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.records.undo import CannotUndo


@pytest.fixture
def case(store: Store) -> Case:
    return store.add("case.add", Case(title="One"))[0]


def rename(store: Store, case: Case, title: str) -> str:
    with store.act("case.change", case_id=case.id) as act:
        act.change(replace(case, title=title))
    return act.changes.entry


def title(store: Store, case: Case) -> str:
    found = store.get(Case, case.id)
    return found.title if found else ""


def undo_next(store: Store) -> None:
    found = store.next_undo()
    assert found is not None
    store.undo(found.ref)


def redo_next(store: Store) -> None:
    found = store.next_redo()
    assert found is not None
    store.undo(found.ref)


def test_back_to_the_beginning_and_forward_again(store: Store, case: Case) -> None:
    rename(store, case, "Two")
    rename(store, case, "Three")
    seen = []
    for _ in range(3):
        undo_next(store)
        seen.append(title(store, case))
    assert seen == ["Two", "One", ""]
    assert store.next_undo() is None
    for _ in range(3):
        redo_next(store)
        seen.append(title(store, case))
    assert seen[3:] == ["One", "Two", "Three"]
    assert store.next_redo() is None
    undo_next(store)
    assert title(store, case) == "Two"
    rename(store, case, "Four")
    assert store.next_redo() is None
    assert store.verify().is_sound


def test_an_undo_says_what_it_did_and_names_what_it_undid(store: Store, case: Case) -> None:
    entry = rename(store, case, "Two")
    changes = store.undo(entry)
    assert changes.changed == {("case", case.id)}
    assert changes.cases == {case.id}
    line = store.entry(changes.entry)
    assert line is not None
    assert (line.method, line.undoes, line.case_id) == ("undo", entry, case.id)


def test_an_import_is_undone_whole(store: Store, case: Case) -> None:
    with store.act("import", act="collected", case_id=case.id) as act:
        ids = [act.new_id() for _ in range(600)]
        act.add_many(Incident(id=n, case_id=case.id, account="Call") for n in ids)  # type: ignore[arg-type]
        act.add_many(IncidentTarget(incident_id=n, kind="victim") for n in ids)
    changes = store.undo(act.changes.entry)
    assert len(changes.removed) == 1200
    assert store.all(Incident) == ()
    assert store.search("call") == []
    store.undo(changes.entry)
    assert len(store.of_case(IncidentTarget, case.id)) == 600
    assert len(store.search("call", limit=1000)) == 600
    assert store.verify().is_sound


def test_a_later_change_of_the_same_detail_is_not_overwritten(store: Store, case: Case) -> None:
    first = rename(store, case, "Two")
    second = rename(store, case, "Three")
    with pytest.raises(CannotUndo, match="changed again later") as refused:
        store.undo(first)
    assert refused.value.blocked_by is not None
    assert refused.value.blocked_by.ref == second
    assert title(store, case) == "Three"
    store.undo(second)
    store.undo(first)
    assert title(store, case) == "One"


def test_a_later_change_of_another_detail_is_no_hindrance(store: Store, case: Case) -> None:
    first = rename(store, case, "Two")
    with store.act("case.change") as act:
        act.change(replace(case, title="Two", reference="R9"))
    store.undo(first)
    found = store.get(Case, case.id)
    assert found is not None
    assert (found.title, found.reference) == ("One", "R9")


def test_what_something_was_added_to_stays(store: Store, case: Case) -> None:
    incident, added = store.add("incident.add", Incident(case_id=case.id, account="x"))
    _, later = store.add("target.add", IncidentTarget(incident_id=incident.id, kind="pet"))
    with pytest.raises(CannotUndo, match="later") as refused:
        store.undo(added.entry)
    assert refused.value.blocked_by is not None
    assert refused.value.blocked_by.ref == later.entry
    store.undo(later.entry)
    store.undo(added.entry)
    assert store.all(Incident) == ()


def test_once_undone_it_is_not_undone_again(store: Store, case: Case) -> None:
    entry = rename(store, case, "Two")
    store.undo(entry)
    with pytest.raises(CannotUndo):
        store.undo(entry)


FINAL = [("document.make", "disclosed"), ("erase", "erased"), ("look", "consulted"), ("statement.sign", "altered")]


@pytest.mark.parametrize(("method", "act"), FINAL)
def test_what_others_relied_on_is_final(store: Store, case: Case, method: str, act: str) -> None:
    with store.act(method, act=act) as under_way:
        under_way.change(replace(case, title="Two"))
    with pytest.raises(CannotUndo, match="signed, disclosed or erased"):
        store.undo(under_way.changes.entry)
    assert title(store, case) == "Two"


def test_a_signed_statement_is_never_altered_by_undoing_what_came_before(store: Store, case: Case) -> None:
    draft, added = store.add("statement.add", Statement(case_id=case.id, kind="court", text="First"))
    with store.act("statement.change") as act:
        better = act.change(replace(draft, text="Second"))
    edited = act.changes.entry
    with store.act("statement.sign") as act:
        act.change(replace(better, status="signed"))
    for entry in (edited, added.entry):
        with pytest.raises(CannotUndo, match="has been signed"):
            store.undo(entry)
    assert store.next_undo() is None


def test_the_making_of_the_vault_is_not_undone(store: Store) -> None:
    assert store.next_undo() is None
    with pytest.raises(CannotUndo):
        store.undo(f"{store.device}:1")
