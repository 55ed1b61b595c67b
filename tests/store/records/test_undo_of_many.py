# SPDX-License-Identifier: Apache-2.0
"""A large act is taken back some hundred records at a time, and comes to just what one after another would."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.store.conftest import CHEAP, PASSPHRASE, TestClock
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Incident, IncidentTarget
from vlu_desktop.record.people import Case
from vlu_desktop.store.records import acts, full_text, undo
from vlu_desktop.store.records.acts import Act
from vlu_desktop.store.records.record_rows import Put
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.vault.vault import Vault, open_vault

MANY = 7
HELD = (
    "SELECT id, account, place, removed FROM incident ORDER BY id",
    "SELECT id, removed FROM incident_target ORDER BY id",
    "SELECT * FROM setting WHERE id = 'days'",
    "SELECT seq, officer, act, method, case_id, record_type, record_id, undoes FROM journal ORDER BY seq",
    "SELECT seq, n, record_type, record_id, field, parents FROM journal_change ORDER BY seq, n",
    "SELECT seq, n, value FROM journal_change_value ORDER BY seq, n",
    "SELECT record_id, field, seq FROM journal_head ORDER BY record_id, field",
    "SELECT * FROM journal_origin ORDER BY record_id",
    "SELECT record_id, record_type, case_id FROM search_entry ORDER BY n",
)


def imported(store: Store) -> str:
    """Some incidents with a target each, as one act."""
    case, _ = store.add("case.add", Case(title="One"))
    with store.act("import", act="collected", case_id=case.id) as act:
        ids = [act.new_id() for _ in range(MANY)]
        act.add_many(Incident(id=n, case_id=case.id, account="Heron") for n in ids)  # type: ignore[arg-type]
        act.add_many(IncidentTarget(incident_id=n, kind="victim") for n in ids)
    return act.changes.entry


def changed(store: Store) -> str:
    """Two fields of each incident, a setting between them, and some taken out, as one act."""
    imported(store)
    with store.act("change-many") as act:
        for n, told in enumerate(store.all(Incident)):
            act.change(replace(told, account=f"Owl {n}", place="The quay"))
            if n == 3:
                act.set("days", 10)
            if n % 3 == 0:
                act.remove(Incident, told.id)
    return act.changes.entry


def changed_twice(store: Store) -> str:
    """The same of incidents that were changed before."""
    changed(store)
    with store.act("change-many") as act:
        act.set("days", 20)
        for told in store.all(Incident):
            act.change(replace(told, account="Crane", place=""))
    return act.changes.entry


def held(store: Store) -> list[Any]:
    words = ("heron", "owl", "quay", "crane")
    found = [[hit.record_id for hit in store.search(word, limit=100)] for word in words]
    return [*(store._connection.execute(sql).fetchall() for sql in HELD), *found]


def there_and_back(store: Store, entry: str) -> list[Any]:
    """What is held, and what pages are told of it, after taking back, doing again, and taking back again."""
    seen: list[Any] = []
    for _ in range(3):
        changes = store.undo(entry)
        entry = changes.entry
        seen.append((held(store), changes.added, changes.cases))
    assert store.verify().is_sound
    return seen


@pytest.mark.parametrize("made", [imported, changed, changed_twice])
@pytest.mark.parametrize("at_once", [3, 500])
def test_some_at_a_time_come_to_what_one_after_another_does(
    make_vault: Callable[[], Vault], tmp_path: Path, clock: TestClock, monkeypatch: pytest.MonkeyPatch,
    made: Callable[[Store], str], at_once: int,
) -> None:  # fmt: skip
    with make_vault() as vault:
        entry = made(vault.store)
    twin = tmp_path / "twin"
    shutil.copytree(tmp_path, twin)
    for module in (acts, undo):
        monkeypatch.setattr(module, "PUT_AT_ONCE", at_once)
    monkeypatch.setattr(full_text, "MANY", at_once)
    with open_vault(vault.path, PASSPHRASE, clock=clock, cost=CHEAP, floor=CHEAP) as vault:
        start = held(vault.store)
        together = there_and_back(vault.store, entry)
    many = Act.put_many

    def one_by_one(act: Act, puts: Iterable[Put]) -> None:
        for each in puts:
            many(act, [each])

    monkeypatch.setattr(Act, "put_many", one_by_one)
    with open_vault(twin / vault.path.name, PASSPHRASE, clock=clock, cost=CHEAP, floor=CHEAP) as vault:
        apart = there_and_back(vault.store, entry)
    assert together == apart
    assert start[:3] != together[0][0][:3] == together[2][0][:3]
    assert start[:3] == together[1][0][:3]


@pytest.mark.parametrize("at", [0, 3, 2 * MANY - 1])
def test_what_is_stopped_on_the_way_leaves_nothing_half_done(
    store: Store, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    for module in (acts, undo):
        monkeypatch.setattr(module, "PUT_AT_ONCE", 3)
    entry = imported(store)
    start, heard = held(store), list[tuple[int, int]]()

    def stop(done: int, of: int) -> None:
        heard.append((done, of))
        if done >= at:
            raise UserError("Stopped.")

    with pytest.raises(UserError, match="Stopped"):
        store.undo(entry, progress=stop)
    assert held(store) == start
    assert heard[-1][0] >= at
    assert {of for _, of in heard} == {2 * MANY}
    store.undo(entry)
    assert store.all(Incident) == ()
    assert store.verify().is_sound


def indexed(store: Store, word: bytes) -> bool:
    """Whether the pages of the index hold a word, in use or marked as gone."""
    return any(word in bytes(block) for (block,) in store._connection.execute("SELECT block FROM search_data"))


def test_no_word_stays_in_the_index_where_much_of_it_went_at_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(full_text, "MANY", 1)
    case, _ = store.add("case.add", Case(title="Kept"))
    told, other = (Incident(case_id=case.id, account=account) for account in ("Kingfisher", "Bittern"))
    alone, together = store.add("incident.add", told)[1].entry, store.add("incident.add", other)[1].entry
    entry = imported(store)

    def stop(done: int, of: int) -> None:
        if done == of:
            raise UserError("Stopped.")

    # Stopped when all of it was marked: what the index is set to is taken back with the rest.
    with pytest.raises(UserError, match="Stopped"):
        store.undo(entry, progress=stop)
    assert indexed(store, b"heron")
    monkeypatch.setattr(full_text, "MANY", 10_000)
    store.undo(together)
    assert not indexed(store, b"bittern")
    monkeypatch.setattr(full_text, "MANY", 1)
    store.undo(entry)
    assert not indexed(store, b"heron")
    monkeypatch.setattr(full_text, "MANY", 10_000)
    store.undo(alone)
    assert not indexed(store, b"kingfisher")
    assert indexed(store, b"kept")
    assert store.verify().is_sound
