# SPDX-License-Identifier: Apache-2.0
"""Any order of acts, undoes and redoes leaves the vault as a plain dictionary of the same acts is left."""

import os
import shutil
import tempfile
from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from tests.store.conftest import CHEAP, PASSPHRASE, TestClock
from vlu_desktop.record.conduct import Incident, IncidentTarget
from vlu_desktop.record.people import Case
from vlu_desktop.store.records.undo import CannotUndo
from vlu_desktop.store.vault.vault import create_vault, open_vault

Model = dict[str, tuple[str, ...]]
TEXTS = st.sampled_from(["", "one", "two", "a\0b", "\u0633 <b>"])


class Acts(RuleBasedStateMachine):
    """`model` is what is in use: id to its owner and texts. `past` and `future` hold whole models."""

    records = Bundle("records")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = TestClock()
        self.path = self.folder / "v.vlu"
        self.vault = create_vault(
            self.path, PASSPHRASE, officer_name="A", clock=self.clock, random=os.urandom, cost=CHEAP, floor=CHEAP
        )
        self.store = self.vault.store
        self.case = self.store.add("case.add", Case(title="One"))[0]
        self.first = self.store.next_undo()
        self.model: Model = {}
        self.past: list[Model] = []
        self.future: list[Model] = []
        self.entries = 0

    def done(self) -> None:
        self.future.clear()

    def before(self) -> None:
        self.past.append(deepcopy(self.model))

    @rule(target=records, text=TEXTS, aimed=st.integers(0, 2))
    def add(self, text: str, aimed: int) -> str:
        self.before()
        with self.store.act("incident.add", act="collected", case_id=self.case.id) as act:
            made = act.add(Incident(case_id=self.case.id, account=text))
            self.model[made.id] = (self.case.id, text, "")
            for n in range(aimed):
                target = act.add(IncidentTarget(incident_id=made.id, kind="pet", note=str(n)))
                self.model[target.id] = (made.id, str(n))
        self.done()
        return str(made.id)

    @rule(record=records, account=TEXTS, place=TEXTS)
    def change(self, record: str, account: str, place: str) -> None:
        found = self.store.get(Incident, record)
        if found is None or (found.account, found.place) == (account, place):
            return
        self.before()
        with self.store.act("incident.change") as act:
            act.change(replace(found, account=account, place=place), was=found)
        self.model[record] = (self.case.id, account, place)
        self.done()

    @rule(record=consumes(records))
    def remove(self, record: str) -> None:
        if record not in self.model:
            return
        self.before()
        with self.store.act("incident.remove") as act:
            act.remove(Incident, record)
        self.model = {n: it for n, it in self.model.items() if n != record and it[0] != record}
        self.done()

    @rule()
    def fail(self) -> None:
        try:
            with self.store.act("incident.add", act="collected") as act:
                act.add(Incident(case_id=self.case.id, account="never"))
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass

    @rule()
    def look(self) -> None:
        self.store.consulted("case.open", case_id=self.case.id)

    @rule()
    def undo(self) -> None:
        found = self.store.next_undo()
        assert found is not None
        if not self.past:
            assert found == self.first
            return
        self.store.undo(found.ref)
        self.future.append(self.model)
        self.model = self.past.pop()

    @rule()
    def redo(self) -> None:
        found = self.store.next_redo()
        assert (found is None) == (not self.future)
        if found is not None:
            self.store.undo(found.ref)
            self.past.append(self.model)
            self.model = self.future.pop()

    @rule(record=records, data=st.data())
    def undo_out_of_turn(self, record: str, data: st.DataObject) -> None:
        """Whatever an undo of some older act says, it never loses what came later."""
        lines = [line for line in self.store.entries(limit=6) if line.method == "incident.change"]
        if not lines:
            return
        line = data.draw(st.sampled_from(lines))
        head = self.store.get(Incident, line.record_id, removed=True)
        changed = {c.field for c in self.store.changes_of(Incident, line.record_id) if c.ref == line.ref}
        last = {c.field: c for c in self.store.changes_of(Incident, line.record_id)}
        if any(last[name].ref != line.ref and last[name].method == "incident.change" for name in changed):
            try:
                self.store.undo(line.ref)
            except CannotUndo:
                assert self.store.get(Incident, line.record_id, removed=True) == head
            else:
                raise AssertionError("an undo overwrote a later change")

    @rule(days=st.integers(-400, 400))
    def turn_the_clock(self, days: int) -> None:

        self.clock.now += timedelta(days=days)

    @rule()
    def reopen(self) -> None:
        self.vault.close()
        self.vault = open_vault(self.path, PASSPHRASE, clock=self.clock)
        self.store = self.vault.store

    @invariant()
    def as_the_model(self) -> None:
        incidents = {i.id: (i.case_id, i.account, i.place) for i in self.store.of_case(Incident, self.case.id)}
        targets = {t.id: (t.incident_id, t.note) for t in self.store.of_case(IncidentTarget, self.case.id)}
        assert {**incidents, **targets} == self.model

    @invariant()
    def orders_never_go_back(self) -> None:
        lines = self.store.entries(limit=1000)
        numbers = [int(line.ref.partition(":")[2]) for line in lines]
        assert numbers == sorted(numbers, reverse=True)

    def teardown(self) -> None:
        found = {hit.record_id for hit in self.store.search("one", limit=1000)}
        words = {n for n, it in self.model.items() if "one" in it[1:]} | {self.case.id}
        assert found == words
        assert self.vault.check().is_sound
        self.vault.close()
        shutil.rmtree(self.folder)


TestActs = Acts.TestCase
TestActs.settings = settings(max_examples=12, stateful_step_count=25, deadline=None)
# The same at length, in the soak.
TestManyActs = pytest.mark.soak(
    type("TestManyActs", (TestActs,), {"settings": settings(max_examples=200, stateful_step_count=40, deadline=None)})
)
