# SPDX-License-Identifier: Apache-2.0
"""An act that has to end is taken back whole, wherever it is met: at each of its statements, one after the other."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from tests.opening_news import told
from tests.store.conftest import CHEAP, PASSPHRASE, TestClock
from vlu_desktop.kernel.stopping import Stopped, check_stopped, finishing, stop_asked, stoppable
from vlu_desktop.record.conduct import Exhibit, Incident
from vlu_desktop.record.people import Case, Officer, Person, PersonName
from vlu_desktop.store.database.connection import OperationalError
from vlu_desktop.store.integrity.snapshot_info import facts_of
from vlu_desktop.store.journal.journal import Draft
from vlu_desktop.store.records.saving import NotSaved
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.vault.vault import Vault, open_vault

FOR_EVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@contextmanager
def asked_at(place: int) -> Iterator[None]:
    """A job that is asked to end from the so-manieth time on that it could."""
    times = 0

    def asked() -> bool:
        nonlocal times
        times += 1
        return times > place

    with stoppable(asked):
        yield


def stopped_everywhere(work: Callable[[], object], unchanged: Callable[[], bool]) -> int:
    """Do the work, stopped at its first step, its second and so on until it is done; how many steps that were."""
    for place in range(500):
        try:
            with asked_at(place):
                work()
        except (Stopped, NotSaved):
            assert unchanged(), f"something is left of what was stopped at step {place}"
        else:
            return place
    raise AssertionError("it never ends")


@pytest.fixture
def case(store: Store) -> Case:
    made, _ = store.add("case.add", Case(title="Quill"))
    with store.act("begin", case_id=made.id) as act:
        person = act.add(Person())
        act.add(PersonName(person_id=person.id, given="Marta", family="Quill"))
        act.add_many(Incident(case_id=made.id, account=f"Call {n}") for n in range(3))
    return made


def many(store: Store, case: Case) -> None:
    with store.act("import", act="collected", case_id=case.id, reason="Handed over") as act:
        act.add_many(Incident(case_id=case.id, account=f"Text {n}") for n in range(150))
        act.set("area", "North")
        exhibit = act.add(Exhibit(case_id=case.id, title="A photograph"))
        act.add_content(exhibit.id, [b"x" * (1 << 20), b"y"])


def changed(store: Store, case: Case) -> None:
    with store.act("case.change", case_id=case.id) as act:
        act.change(replace(case, title="Marlow", reference="R2"))


def removed(store: Store, case: Case) -> None:
    with store.act("case.remove", case_id=case.id) as act:
        act.remove(Case, case.id)


def erased(store: Store, case: Case) -> None:
    with store.act("erase", act="erased", case_id=case.id) as act:
        act.erase(store.belonging(("case", case.id)))


ACTS: dict[str, Callable[[Store, Case], object]] = {
    "many": many,
    "changed": changed,
    "removed": removed,
    "undone": lambda store, case: store.undo(store.entries(limit=1)[0].ref),
    "erased": erased,
    "looked": lambda store, case: store.consulted("case.open", case_id=case.id),
}


@pytest.mark.parametrize("what", ACTS)
def test_an_act_stopped_at_any_step_leaves_nothing_and_holds_nothing_up(vault: Vault, case: Case, what: str) -> None:
    store, connection = vault.store, vault._connection
    before = (facts_of(connection), store.get(Case, case.id), store.search("Call"), store.next_undo())

    def unchanged() -> bool:
        assert not connection.in_transaction
        now = (facts_of(connection), store.get(Case, case.id), store.search("Call"), store.next_undo())
        return now == before and store.verify().is_sound

    steps = stopped_everywhere(lambda: ACTS[what](store, case), unchanged)
    assert steps > 0
    assert facts_of(connection) != before[0], "at last it was done"
    store.add("case.add", Case(title="After"))
    assert vault.check().problems == ()


def test_the_key_file_and_the_line_that_tells_of_it_are_written_together(vault: Vault) -> None:
    with stoppable(lambda: True):
        vault.ring.add_officer(PASSPHRASE, "Ben Example", "another passphrase")
        vault.ring.rotate(PASSPHRASE)
    assert {way.label for way in vault.ring.ways()} == {"Asha Example", "Ben Example"}
    assert {officer.name for officer in vault.store.all(Officer)} == {"Asha Example", "Ben Example"}
    assert [line.method for line in vault.store.entries(limit=2)] == ["keys.rotate", "keys.add-officer"]
    assert vault.check().is_sound


def test_the_end_of_an_act_is_not_stopped(store: Store) -> None:
    """What was done within it, such as a file that was let go, is said in the journal."""
    asked = False
    with stoppable(lambda: asked), store.act("document.disclose", act="disclosed", detail="the court"):
        asked = True
    assert [line.act for line in store.entries(limit=1)] == ["disclosed"]


def test_an_act_that_the_disk_refuses_at_its_end_is_taken_back_whole_though_it_was_stopped_too(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = store._journal.append

    def refused(draft: Draft) -> str:
        written(draft)
        raise OperationalError("database or disk is full")

    asked = False

    def stopped_late() -> None:
        nonlocal asked
        with store.act("case.add") as act:
            act.add(Case(title="Quill"))
            asked = True

    monkeypatch.setattr(store._journal, "append", refused)
    with stoppable(lambda: asked), pytest.raises(NotSaved, match="The disk is full"):
        stopped_late()
    monkeypatch.undo()
    store.add("case.add", Case(title="Marlow"))
    assert [case.title for case in store.all(Case)] == ["Marlow"]
    assert store.verify().problems == ()


def test_an_opening_or_closing_stopped_at_any_step_leaves_a_casebook_that_opens_as_before(
    make_vault: Callable[[], Vault], clock: TestClock
) -> None:
    """As where the casebook is locked while it is being opened: what was stopped isn't told as something missing."""
    with make_vault() as vault:
        path = vault.path

    def open_and_close() -> None:
        open_vault(path, PASSPHRASE, clock=clock, cost=CHEAP, floor=CHEAP).close()

    def as_before() -> bool:
        with open_vault(path, PASSPHRASE, clock=clock, cost=CHEAP, floor=CHEAP) as found:
            return told(found) == () and found.check().is_sound

    assert stopped_everywhere(open_and_close, as_before) > 0


def test_a_long_statement_is_interrupted_and_the_next_job_is_not(vault: Vault) -> None:
    connection = vault._connection
    with stoppable(lambda: True), pytest.raises(OperationalError, match="interrupted"):
        connection.execute(FOR_EVER)
    waiting = connection.execute("SELECT id FROM officer UNION ALL SELECT id FROM unit")
    assert waiting.fetchone() is not None
    with stoppable(lambda: True), pytest.raises(OperationalError, match="interrupted"):
        connection.execute(FOR_EVER)
    # Also with a statement that was begun and not read to its end, as in the traceback of what was stopped.
    vault.store.save_draft("k", "incident", "", "{}")
    assert [draft.key for draft in vault.store.drafts()] == ["k"]


def test_a_step_is_asked_only_within_a_job_and_never_within_what_must_be_finished() -> None:
    check_stopped()
    assert not stop_asked()
    with stoppable(lambda: True):
        assert stop_asked()
        with finishing():
            check_stopped()
            assert not stop_asked()
        with pytest.raises(Stopped):
            check_stopped()
        with stoppable(lambda: False):
            check_stopped()
        assert stop_asked()
    check_stopped()
