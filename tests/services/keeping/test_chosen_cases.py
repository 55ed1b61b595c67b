# SPDX-License-Identifier: Apache-2.0
"""A casebook of chosen cases as an officer meets it: made for a visit, what is not in it told, and papers held back."""

import errno
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.services.keeping.two_laptops import Laptops
from tests.store.conftest import CHEAP, PASSPHRASE, TestClock
from tests.store.joining.computers import everything_in
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.exchange.carrier import Parcel
from vlu_desktop.exchange.folder import FolderCarrier
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.changes import JournalQuery
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case, Involvement
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.services.documents.papers_waiting import refuse_not_held
from vlu_desktop.services.keeping.chosen_cases import CasebookWanted
from vlu_desktop.store.joining.arriving_lines import NotTaken
from vlu_desktop.store.journal.signing import PURGED
from vlu_desktop.store.keys.key_file import backup_path, key_path
from vlu_desktop.store.vault.vault import open_vault

TODAY = date(2026, 11, 2)
STRONG = "velvet thimble orbit saffron quarry nettle"


class Unit(Laptops):
    """Two computers that hold everything, and two cases: the second has the offender of the first."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder
        new = NewCase(victim=NewPerson(given="Ines", family="Quarrie"), offender=NewPerson(given="Col", family="Dray"))
        self.a, _ = self.first.casework.cases.begin(new, TODAY)
        self.b, _ = self.first.casework.cases.begin(NewCase(victim=NewPerson(given="Una", family="Marsh")), TODAY)
        self.let_in()
        self.laptop: Services | None = None

    def wanted(self, *cases: str) -> CasebookWanted:
        return CasebookWanted(path=self.folder / "visit.vlu", name="Laptop 3", cases=cases, reason="A visit")

    def made(self, *cases: str) -> Services:
        result = self.first.keeping.chosen_cases.make(self.wanted(*cases), STRONG)
        clock = TestClock()
        clock.now = datetime(2026, 11, 2, 12, tzinfo=UTC) + timedelta(hours=1)
        self.laptop = Services(open_vault(result.path, STRONG, clock=clock, cost=CHEAP, floor=CHEAP), clock)
        for services in (self.laptop, self.first, self.laptop, self.first):
            assert self.meet(services).troubles == ()
        return self.laptop

    def offender(self) -> str:
        parts = self.first.vault.store.all(Involvement)
        return next(each.person_id for each in parts if each.role == "offender")

    def close(self) -> None:
        super().close()
        if self.laptop is not None:
            self.laptop.close()


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[Unit]:
    made = Unit(tmp_path)
    yield made
    made.close()


def test_it_is_made_for_the_officer_at_work_and_holds_what_was_chosen(unit: Unit) -> None:
    laptop = unit.made(unit.a)
    assert [case.id for case in laptop.vault.store.all(Case)] == [unit.a]
    assert "Marsh" not in everything_in(laptop.vault)
    [row] = [each for each in unit.first.keeping.other_computers.known() if each.name == "Laptop 3"]
    assert row.cases == 1
    assert "holds 1 chosen case" in row.state
    titles = unit.first.keeping.other_computers.held_by(row.computer.device)
    assert titles == (unit.first.vault.store.get(Case, unit.a).title,)  # type: ignore[union-attr]
    assert laptop.keeping.auditing.verify().sound
    assert "held elsewhere" in laptop.keeping.auditing.verify().sentence
    assert "held elsewhere" not in unit.first.keeping.auditing.verify().sentence


def test_the_audit_tells_what_is_not_held_from_what_was_erased(unit: Unit) -> None:
    with unit.first.vault.store.act("case.change", case_id=unit.b, reason="Marsh asked") as act:
        for case_id in (unit.a, unit.b):
            now = unit.first.vault.store.get(Case, case_id)
            assert now is not None
            act.change(replace(now, contact_level="standard" if now.contact_level != "standard" else "none"))
    laptop = unit.made(unit.a)
    auditing = laptop.keeping.auditing
    lines = auditing.page(JournalQuery())
    assert "Not held here" in {line.what for line in lines}
    [both] = [line for line in lines if line.case == "a case not held here"]
    assert both.reason == "not held here"
    told = {step.what for step in auditing.steps(both.ref)}
    assert "Case (not held here)" in told
    assert not any("erased" in each for each in told)


def test_no_paper_leaves_where_the_offender_has_a_case_that_is_not_here(unit: Unit) -> None:
    laptop = unit.made(unit.a)
    refuse_not_held(laptop.vault.store, [unit.a])
    part = Involvement(case_id=unit.b, person_id=unit.offender(), role="offender")
    unit.first.vault.store.add("involvement.add", part, case_id=unit.b)
    for services in (unit.first, laptop):
        unit.meet(services)
    with pytest.raises(UserError, match="also has a part in one that is not held"):
        refuse_not_held(laptop.vault.store, [unit.a])
    refuse_not_held(unit.first.vault.store, [unit.a])
    unit.first.keeping.chosen_cases.choose(laptop.vault.store.device, [unit.a, unit.b], "Both now")
    for services in (unit.first, laptop, unit.first, laptop):
        unit.meet(services)
    refuse_not_held(laptop.vault.store, [unit.a])


def test_the_unit_is_not_counted_where_a_case_is_not_here(unit: Unit) -> None:
    laptop = unit.made(unit.a)
    assert laptop.keeping.other_computers.standing().is_part
    with pytest.raises(UserError, match="can’t be counted here"):
        laptop.papers.briefings.made(TODAY)
    assert unit.first.papers.briefings.made(TODAY).cases == 2
    assert not unit.first.keeping.other_computers.standing().is_part


def test_nobody_is_erased_who_has_a_part_in_a_case_that_is_not_here(unit: Unit) -> None:
    part = Involvement(case_id=unit.b, person_id=unit.offender(), role="offender")
    unit.first.vault.store.add("involvement.add", part, case_id=unit.b)
    laptop = unit.made(unit.a)
    erasing = laptop.keeping.erasing
    with pytest.raises(UserError, match="a part in a case that is not held"):
        erasing.erase(erasing.plan("person", unit.offender()), "Asked", "DPO")
    erasing.erase(erasing.plan("case", unit.a), "Asked", "DPO")
    unit.meet(laptop)
    unit.meet(unit.first)
    assert [case.id for case in unit.first.vault.store.all(Case)] == [unit.b]
    assert unit.first.vault.store.names([unit.offender()]) == {unit.offender(): "Col Dray"}


def test_what_was_done_on_a_visit_comes_back(unit: Unit) -> None:
    laptop = unit.made(unit.a)
    laptop.vault.store.add("incident.add", Incident(case_id=unit.a, account="He rang."), case_id=unit.a)
    for services in (laptop, unit.first, unit.second):
        unit.meet(services)
    assert [each.account for each in unit.first.vault.store.all(Incident)] == ["He rang."]


@pytest.mark.parametrize(
    ("wanted", "passphrase", "why"),
    [
        ({"cases": ()}, STRONG, "at least one case"),
        ({"cases": ("nobody",)}, STRONG, "not held on this computer"),
        ({"name": " "}, STRONG, "Give the computer a name"),
        ({"reason": ""}, STRONG, "Say what it is for"),
        ({}, "short", "12 characters"),
    ],
)
def test_it_is_not_made_without_what_it_needs(unit: Unit, wanted: dict[str, object], passphrase: str, why: str) -> None:
    last = unit.first.vault.store.last_line
    with pytest.raises(UserError, match=why):
        unit.first.keeping.chosen_cases.make(replace(unit.wanted(unit.a), **wanted), passphrase)  # type: ignore[arg-type]
    assert not unit.wanted(unit.a).path.exists()
    assert unit.first.vault.store.last_line == last


def test_what_is_chosen_is_refused_where_it_can_do_nothing(unit: Unit) -> None:
    laptop = unit.made(unit.a)
    chosen = unit.first.keeping.chosen_cases
    device = laptop.vault.store.device
    assert chosen.of(device) == frozenset({unit.a})
    for other, cases, reason, why in (
        ("0" * 16, [unit.a], "Both", "is not let in"),
        (unit.second.vault.store.device, [unit.a], "Both", "holds everything"),
        (device, [unit.a, unit.b], "", "Say why it is to hold"),
        (device, [unit.a, "nobody"], "Both", "not held on this computer"),
    ):
        with pytest.raises(UserError, match=why):
            chosen.choose(other, cases, reason)
    chosen.choose(device, [], "The visit is over")
    assert chosen.of(device) == frozenset()
    # It can give nothing that it does not hold, to itself least of all.
    with pytest.raises(UserError):
        laptop.keeping.chosen_cases.choose(device, [unit.a, unit.b], "Mine")


def test_a_case_is_kept_to_some(unit: Unit) -> None:
    chosen = unit.first.keeping.chosen_cases
    with pytest.raises(UserError, match="Say why"):
        chosen.keep_apart(unit.b, (), (), " ")
    chosen.keep_apart(unit.b, (), (), "Her sister works here")
    store = unit.first.vault.store
    assert chosen.apart()[unit.b].officers == {store.officer}
    unit.meet_both()
    account = Incident(case_id=unit.b, account="He rang Marsh.")
    store.add("incident.add", account, case_id=unit.b)
    unit.meet_both()
    assert unit.second.vault.store.all(Incident) == ()
    # Who does not hold it can't have it be for all, nor give it to a laptop.
    with pytest.raises(UserError, match="not held on this computer"):
        unit.second.keeping.chosen_cases.keep_apart_no_more(unit.b, "Mine")
    with pytest.raises(UserError, match="not held on this computer"):
        unit.second.keeping.chosen_cases.make(unit.wanted(unit.b), STRONG)
    with pytest.raises(UserError, match="Say why"):
        chosen.keep_apart_no_more(unit.b, "")
    chosen.keep_apart_no_more(unit.b, "She left")
    unit.meet_both()
    assert [each.account for each in unit.second.vault.store.all(Incident)] == ["He rang Marsh."]


class Colleagues(Laptops):
    """Two computers of which Bo opens the second alone besides the officer at work there, and one case."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        new = NewCase(victim=NewPerson(given="Una", family="Marsh"))
        self.case, _ = self.first.casework.cases.begin(new, TODAY)
        self.let_in()

    def let_bo_in(self) -> str:
        return self.second.keeping.keys.add_officer(PASSPHRASE, "Bo Tarn", STRONG)

    def told_of(self, services: Services) -> bool:
        """Whether what the first computer writes of the case comes to another."""
        account = Incident(case_id=self.case, account=f"Call {self.first.vault.store.last_line}.")
        self.first.vault.store.add("incident.add", account, case_id=self.case)
        self.meet_both()
        return account.account in {each.account for each in services.vault.store.all(Incident)}


@pytest.fixture
def colleagues(tmp_path: Path) -> Iterator[Colleagues]:
    made = Colleagues(tmp_path)
    yield made
    made.close()


def test_a_case_is_kept_to_no_computer_that_somebody_else_can_open(colleagues: Colleagues) -> None:
    bo = colleagues.let_bo_in()
    colleagues.meet_both()
    chosen, second = colleagues.first.keeping.chosen_cases, colleagues.second.vault.store.device
    offer = chosen.apart_offer()
    assert [name for _, name in offer.officers] == ["Asha Example", "Bo Tarn"]
    assert offer.strangers(second, [offer.own]) == ("Bo Tarn",)
    with pytest.raises(UserError, match="Bo Tarn can open the casebook on Second laptop"):
        chosen.keep_apart(colleagues.case, (), [second], "Her sister works here")
    assert chosen.apart() == {}
    chosen.keep_apart(colleagues.case, [bo], [second], "Her sister works here")
    assert colleagues.told_of(colleagues.second)


def test_it_is_not_kept_from_somebody_who_can_open_this_very_casebook(colleagues: Colleagues) -> None:
    colleagues.let_bo_in()
    with pytest.raises(UserError, match="Bo Tarn can open the casebook on this computer too"):
        colleagues.second.keeping.chosen_cases.keep_apart(colleagues.case, (), (), "Her sister works here")


def test_nobody_is_let_in_where_a_case_is_held_that_is_kept_to_others(colleagues: Colleagues) -> None:
    chosen, second = colleagues.first.keeping.chosen_cases, colleagues.second.vault.store.device
    chosen.keep_apart(colleagues.case, (), [second], "Her sister works here")
    colleagues.meet_both()
    assert colleagues.told_of(colleagues.second)
    with pytest.raises(UserError, match="kept to some officers, so nobody else can be let in"):
        colleagues.let_bo_in()
    chosen.keep_apart(colleagues.case, (), (), "Here alone")
    colleagues.meet_both()
    assert colleagues.let_bo_in()


def test_who_was_let_in_before_their_computer_heard_of_it_is_given_nothing_more(colleagues: Colleagues) -> None:
    chosen, second = colleagues.first.keeping.chosen_cases, colleagues.second.vault.store.device
    chosen.keep_apart(colleagues.case, (), [second], "Her sister works here")
    colleagues.let_bo_in()
    colleagues.meet_both()
    assert chosen.apart()[colleagues.case].computers == {colleagues.first.vault.store.device}
    assert not colleagues.told_of(colleagues.second)


class Watching(FolderCarrier):
    """A folder that notes whether a casebook was there when something was laid into it."""

    def __init__(self, folder: Path, casebook: Path) -> None:
        super().__init__(folder)
        self.casebook = casebook
        self.there: list[bool] = []

    def put(self, parcel: Parcel, body: Iterable[bytes]) -> None:
        self.there.append(self.casebook.exists() or key_path(self.casebook).exists())
        super().put(parcel, body)


def test_a_laptop_is_given_back_and_its_casebook_is_gone_before_anybody_is_told(unit: Unit) -> None:
    laptop = unit.made(unit.a)
    laptop.vault.store.add("incident.add", Incident(case_id=unit.a, account="He rang."), case_id=unit.a)
    path, device = laptop.vault.path, laptop.vault.store.device
    carrier = Watching(unit.share, path)
    giving = laptop.keeping.giving_back
    with pytest.raises(UserError, match="Say why it goes"):
        giving.prepare(carrier, " ")
    # What was entered lies there, and nobody has said that they have it.
    with pytest.raises(UserError, match="nothing was destroyed"):
        giving.prepare(carrier, "The visit is over")
    assert key_path(path).exists()
    unit.meet(unit.first)
    before = len(carrier.there)
    farewell = giving.prepare(carrier, "The visit is over")
    assert not key_path(path).exists()
    assert not backup_path(key_path(path)).exists()
    assert len(carrier.there) == before
    laptop.close()
    unit.laptop = None
    assert farewell.finish().startswith("The casebook visit.vlu is destroyed")
    assert list(path.parent.glob("visit*")) == []
    assert carrier.there[before:]
    assert not any(carrier.there[before:])
    for services in (unit.first, unit.second, unit.first):
        assert unit.meet(services).troubles == ()
    for services in (unit.first, unit.second):
        [row] = [each for each in services.keeping.other_computers.known() if each.computer.device == device]
        assert (row.state, row.computer.is_out) == ("given back: its casebook was destroyed", True)
        assert [each.account for each in services.vault.store.all(Incident)] == ["He rang."]
        [line] = [each for each in services.vault.store.entries() if each.method == "computer.purge"]
        assert line.ref.startswith(device)
        assert services.keeping.auditing.verify().sound


def test_a_casebook_that_holds_everything_is_not_given_back(unit: Unit) -> None:
    with pytest.raises(UserError, match="no visit"):
        unit.first.keeping.giving_back.prepare(FolderCarrier(unit.share), "By mistake")
    assert key_path(unit.first.vault.path).exists()


def test_nobody_else_says_that_a_computer_is_gone(unit: Unit) -> None:
    first, second = unit.first.vault, unit.second.vault
    with second.store.act("computer.purge") as act:
        act.set(PURGED + first.store.device, {"lines": 1})
    begin, last = first.joining.lines.last_numbers()[second.store.device] + 1, second.store.last_line
    with pytest.raises(NotTaken):
        first.joining.take(second.store.device, second.joining.frames(begin, last), begin, last)
    assert first.store.setting(PURGED + first.store.device) is None


def test_a_key_that_can_not_be_destroyed_destroys_nothing(unit: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = unit.made(unit.a)
    unit.meet(unit.first)
    path, last = laptop.vault.path, laptop.vault.store.last_line

    def refused(*_: object) -> None:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(os, "fsync", refused)
    with pytest.raises(UserError, match="could not be destroyed"):
        laptop.keeping.giving_back.prepare(FolderCarrier(unit.share), "The visit is over")
    monkeypatch.undo()
    assert key_path(path).exists()
    assert laptop.vault.store.last_line == last
    laptop.close()
    unit.laptop = Services(open_vault(path, STRONG, clock=TestClock(), cost=CHEAP, floor=CHEAP), TestClock())
