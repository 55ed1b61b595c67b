# SPDX-License-Identifier: Apache-2.0
"""What each role may do, asked of every act at one place; and that a unit never is without a manager."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.services.keeping.two_laptops import Laptops
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case, Officer
from vlu_desktop.services.access.rights import BY_ACT, BY_KIND, Role, called, may
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.store.joining.placing import OF_UNIT, ROLE, Placing

TODAY = date(2026, 11, 2)
READ, WRITE, MANAGE, KEEP = Role.READER, Role.OFFICER, Role.MANAGER, Role.ADMINISTRATOR

MAY = (
    ("case.open", "consulted", {READ, WRITE, MANAGE, KEEP}),
    ("document.draft", "consulted", {READ, WRITE, MANAGE, KEEP}),
    ("finding.keep", "altered", {READ, WRITE, MANAGE, KEEP}),
    ("backup.make", "altered", {READ, WRITE, MANAGE, KEEP}),
    ("vault.doubt", "altered", {READ, WRITE, MANAGE, KEEP}),
    ("exchange.take", "combined", {READ, WRITE, MANAGE, KEEP}),
    ("keys.change-passphrase", "altered", {READ, WRITE, MANAGE, KEEP}),
    ("computer.folder", "altered", {READ, WRITE, MANAGE, KEEP}),
    ("incident.add", "collected", {WRITE, MANAGE}),
    ("incident.change", "altered", {WRITE, MANAGE}),
    ("undo", "altered", {WRITE, MANAGE}),
    ("document.save", "disclosed", {WRITE, MANAGE}),
    ("exchange.decide", "altered", {WRITE, MANAGE}),
    ("approval.answer", "altered", {WRITE, MANAGE}),
    ("approval.ask", "altered", {WRITE, MANAGE, KEEP}),
    ("approval.look", "disclosed", {WRITE, MANAGE, KEEP}),
    ("unit.asked-for", "altered", {MANAGE, KEEP}),
    ("computer.let-in", "altered", {MANAGE, KEEP}),
    ("computer.holds", "altered", {MANAGE, KEEP}),
    ("computer.need-to-know", "altered", {MANAGE, KEEP}),
    ("keys.add-officer", "altered", {MANAGE, KEEP}),
    ("unit.sign-off", "altered", {MANAGE, KEEP}),
    ("audit.export", "disclosed", {MANAGE, KEEP}),
    ("case.erase", "erased", {MANAGE}),
    ("case.reassign-many", "altered", {MANAGE}),
    ("role.give", "altered", {MANAGE}),
)


@pytest.mark.parametrize(("method", "act", "roles"), MAY)
def test_the_table(method: str, act: str, roles: set[Role]) -> None:
    assert {role for role in Role if may(role, method, act)} == roles


def test_a_manager_may_do_everything_and_every_row_is_reached() -> None:
    for prefix, roles in BY_ACT:
        assert MANAGE in roles
        assert next(each for each, _ in BY_ACT if prefix.startswith(each)) == prefix
    assert all(MANAGE in roles for roles in BY_KIND.values())


def test_roles_are_asked_whatever_of_the_program_was_used_before(tmp_path: Path) -> None:
    """A command may use nothing of what gives roles."""
    laptops = Laptops(tmp_path)
    store = laptops.first.vault.store
    with store.act("role.give") as act:
        act.set(ROLE + store.officer, str(Role.READER))
    with pytest.raises(UserError, match="reader"):
        store.add("case.add", Case(title="Quarrie"))
    laptops.close()


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    made = Laptops(tmp_path)
    new = NewCase(victim=NewPerson(given="Ines", family="Quarrie"), offender=NewPerson(given="Col", family="Dray"))
    made.first.casework.cases.begin(new, TODAY)
    made.let_in()
    yield made
    made.close()


def colleague(services: Services, name: str = "Ben Example") -> str:
    return str(services.vault.store.add("officer.add", Officer(name=name))[0].id)


def as_officer(services: Services, officer_id: str) -> None:
    services.vault.store.officer = officer_id


def test_who_was_given_none_may_do_all_that_there_is(laptops: Laptops) -> None:
    [only] = laptops.first.keeping.roles.every()
    assert only.role is MANAGE
    assert laptops.first.vault.store.settings("role") == {}


def test_a_reader_reads_and_changes_nothing(laptops: Laptops) -> None:
    services = laptops.first
    store = services.vault.store
    reader = colleague(services)
    services.keeping.roles.give(reader, READ, "A student")
    as_officer(services, reader)
    [case] = store.all(Case)
    services.casework.cases.open(case.id)
    last = store.last_line
    for wrong in (
        lambda: store.add("incident.add", Incident(case_id=case.id, account="He rang."), case_id=case.id),
        lambda: services.keeping.roles.give(reader, MANAGE, "Mine"),
        lambda: services.keeping.chosen_cases.keep_apart(case.id, (), (), "Mine"),
        lambda: services.keeping.erasing.erase(services.keeping.erasing.plan("case", case.id), "Asked", "DPO"),
    ):
        with pytest.raises(UserError, match="You are a reader in this casebook"):
            wrong()
    assert store.last_line == last
    assert laptops.meet(services).troubles == ()


def test_the_last_manager_stays_one(laptops: Laptops) -> None:
    services, store = laptops.first, laptops.first.vault.store
    own = store.officer
    with pytest.raises(UserError, match="Nobody else is a manager"):
        services.keeping.roles.give(own, WRITE, "I would rather not")
    other = colleague(services)
    services.keeping.roles.give(own, WRITE, "Ben does it")
    assert {each.name: each.role for each in services.keeping.roles.every()} == {
        "Asha Example": WRITE,
        "Ben Example": MANAGE,
    }
    as_officer(services, other)
    for role in (READ, WRITE, KEEP):
        with pytest.raises(UserError, match="Nobody else is a manager"):
            services.keeping.roles.give(other, role, "Nor I")
    for officer_id, reason, why in (("nobody", "New", "No officer of that name"), (own, " ", "Say why")):
        with pytest.raises(UserError, match=why):
            services.keeping.roles.give(officer_id, MANAGE, reason)


def test_two_computers_that_took_it_from_each_other_leave_somebody_who_can_give_it_back(laptops: Laptops) -> None:
    first, second = laptops.first, laptops.second
    own, other = first.vault.store.officer, colleague(first)
    laptops.meet_both()
    first.keeping.roles.give(other, WRITE, "Asha does it")
    as_officer(second, other)
    second.keeping.roles.give(own, WRITE, "Ben does it")
    laptops.meet_both()
    assert {each.role for each in first.keeping.roles.every()} == {WRITE}
    first.keeping.roles.give(own, MANAGE, "We talked")
    assert {each.role for each in first.keeping.roles.every()} == {WRITE, MANAGE}


def test_where_two_computers_differ_what_both_allow_holds(laptops: Laptops) -> None:
    first, second = laptops.first, laptops.second
    other = colleague(first)
    laptops.meet_both()
    first.keeping.roles.give(other, KEEP, "Keeps the computers")
    second.keeping.roles.give(other, WRITE, "Has cases")
    laptops.meet_both()
    for services in (first, second):
        as_officer(services, other)
        store = services.vault.store
        [case] = store.all(Case)
        with pytest.raises(UserError, match="You are an administrator"):
            store.add("incident.add", Incident(case_id=case.id, account="He rang."), case_id=case.id)
        with pytest.raises(UserError):
            services.keeping.chosen_cases.keep_apart(case.id, (), (), "Mine")


def test_a_role_of_a_later_version_changes_nothing_here(laptops: Laptops) -> None:
    services = laptops.first
    other = colleague(services)
    for unknown in ("auditor", ["manager"], 1):
        with services.vault.store.act("role.give") as act:
            act.set(ROLE + other, unknown)
        assert {each.role for each in services.keeping.roles.every()} == {READ, MANAGE}


def test_every_computer_knows_the_roles_and_each_has_a_name(laptops: Laptops) -> None:
    assert Placing(laptops.first.vault.connection).of_setting(f"{ROLE}x") == OF_UNIT
    assert len({called(role) for role in Role}) == 4
