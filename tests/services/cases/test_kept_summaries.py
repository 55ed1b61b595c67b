# SPDX-License-Identifier: Apache-2.0
"""What is kept of a case equals what the whole record says of it: after any act, opened again, and never longer."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.example_casebook import example_in
from tests.services.cases.worked_out import worked_out_anew
from tests.speaking import speaking
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.dates.when import When
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.count import Count
from vlu_desktop.record.fields import Kind, Spec, specs
from vlu_desktop.record.offending import Order
from vlu_desktop.record.people import Case, Involvement, Person, SameAs
from vlu_desktop.record.record_types import RECORD_TYPES, RecordType
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.services.cases.kept_summaries import CaseSummary
from vlu_desktop.services.cases.today import Today
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.records.undo import CannotUndo
from vlu_desktop.store.vault.vault import create_vault, open_vault

TODAY = date(2026, 11, 2)
CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
ACTS_IN_A_ROW = 4


def now() -> datetime:
    return datetime(2026, 11, 2, 9, tzinfo=UTC)


def opened_again(services: Services) -> Today:
    """Another program's look at the same casebook, which knows nothing but what lies in it."""
    return Today(services.vault.store, services.insight.findings, services.data.rules, services.data.holidays)


def worked_out(services: Services) -> dict[str, CaseSummary]:
    """What each case comes to by its whole record."""
    store = services.vault.store
    files = (store.case_file(case_id) for case_id in store.case_ids())
    today = services.insight.today
    return {file.case.id: worked_out_anew(today, store, file, TODAY) for file in files if file is not None}


def kept(today: Today, day: date = TODAY) -> dict[str, CaseSummary]:
    return {each.case_id: each for each in today.summaries(day)}


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Three cases; the second and the third share their offender, and the first's may turn out to be him."""
    folder = tmp_path_factory.mktemp("kept")
    vault = create_vault(
        folder / "unit.vlu", "correct horse", officer_name="Asha Example", clock=now, cost=CHEAP, floor=CHEAP
    )
    services = Services(vault, now)
    with vault.store.act("begin", act="collected") as act:
        people = [act.add(Person()).id for _ in range(2)]
        for title, him in zip(("One", "Two", "Three"), (people[0], people[1], people[1]), strict=True):
            case = act.add(Case(title=title, status="active", opened=date(2026, 9, 1), scheme="vcs"))
            act.add(Involvement(case_id=case.id, person_id=him, role="offender"))
            act.add(Involvement(case_id=case.id, person_id=act.add(Person()).id, role="victim"))
    yield services
    services.close()


def a_record(kind: RecordType, store: Store, chance: random.Random) -> Any:
    """A record of a type as an officer might enter it, of somebody or something that is there already."""
    return kind.cls(**{spec.name: a_value(spec, store, chance) for spec in specs(kind.cls)})


def a_value(spec: Spec, store: Store, chance: random.Random) -> Any:
    day = TODAY + timedelta(days=chance.randrange(-120, 120))
    match spec.kind:
        case Kind.REF:
            there = [row.id for kind in RECORD_TYPES if kind.key == spec.to for row in store.all(kind.cls)]
            return chance.choice(there) if there and (spec.owner or spec.required or chance.random() < 0.7) else ""
        case Kind.WHEN:
            return When.on(day)
        case Kind.DATE:
            return day if chance.random() < 0.8 else None
        case Kind.INSTANT:
            return now()
        case Kind.COUNT:
            return Count.exactly(chance.randrange(1, 9))
        case Kind.INTEGER:
            return chance.randrange(1, 9)
        case Kind.FLAG:
            return chance.random() < 0.5
        case Kind.CHOICE:
            return chance.choice(["", *(key for key, _ in vocabulary(spec.vocabulary).terms)])
        case _:
            return chance.choice(["", "Kestrel Yard"])


def some_act(services: Services, chance: random.Random) -> None:
    """Enter, change, take out, bring back or erase something; in the name of a case, or of none."""
    store = services.vault.store
    kinds = [kind for kind in RECORD_TYPES if kind.key not in ("unit", "officer")]
    entered = [(kind, row) for kind in kinds for row in store.all(kind.cls)]
    chosen, row = chance.choice(entered)
    what = chance.choice(["enter"] * 5 + ["change"] * 3 + ["remove", "undo", "erase"])
    case_id = chance.choice(["", *store.case_ids()])
    if what == "undo":
        try:
            store.undo(store.entries(limit=1)[0].ref)
        except CannotUndo:
            return
    elif what == "erase" and chosen.key not in ("case", "person"):
        store.erase("erase", store.belonging((chosen.key, row.id)), case_id=case_id, reason="", authority="")
    else:
        with store.act("act", case_id=case_id) as act:
            if what == "change":
                spec = chance.choice([spec for spec in specs(chosen.cls) if not spec.owner])
                values = {each.name: getattr(row, each.name) for each in specs(chosen.cls)}
                values[spec.name] = a_value(spec, store, chance)
                act.change(chosen.cls(id=row.id, **values))
            elif what == "remove" and chosen.key not in ("case", "person"):
                act.remove(chosen.cls, row.id)
            else:
                kind = chance.choice([kind for kind in kinds if kind.owner is None or store.count(_of(kind))])
                act.add(a_record(kind, store, chance))


def _of(kind: RecordType) -> Any:
    assert kind.owner is not None
    return next(each.cls for each in RECORD_TYPES if each.key == kind.owner.to)


@settings(max_examples=max(2, settings().max_examples // 15))
@given(st.integers(0, 2**32))
def test_after_any_act_what_is_kept_is_what_the_record_says(casebook: Services, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(ACTS_IN_A_ROW):
        some_act(casebook, chance)
        said = worked_out(casebook)
        assert kept(opened_again(casebook)) == said
        assert kept(casebook.insight.today) == said


@pytest.mark.soak
def test_of_every_example_case_the_same_is_kept_as_is_worked_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, passphrase = example_in(tmp_path)
    services = Services(open_vault(path, passphrase, clock=now), now)
    first = kept(services.insight.today)
    services.close()
    services = Services(open_vault(path, passphrase, clock=now), now)
    read: list[str] = []
    store = services.vault.store
    whole = store.case_file

    def noted(case_id: str, **more: datetime | None) -> CaseFile | None:
        read.append(case_id)
        return whole(case_id, **more)

    monkeypatch.setattr(store, "case_file", noted)
    again = kept(services.insight.today)
    services.close()
    assert len(first) > 15
    assert again == first
    assert read == []


def rows(services: Services) -> list[str]:
    """The cases of which something is kept, of whatever day."""
    found = services.vault._connection.execute("SELECT case_id FROM case_summary").fetchall()
    return sorted(row[0] for row in found)


def test_two_entries_found_to_be_one_person_renew_both_their_cases(casebook: Services) -> None:
    store = casebook.vault.store
    kept(casebook.insight.today)
    one, _, three = store.case_ids()[:3]
    him, other = (store.people_in(case_id, "offender")[0] for case_id in (one, three))
    store.add("person.join", SameAs(person_id=him, other_id=other), case_id=one)
    order = Order(offender_id=other, kind="restraining", made=date(2026, 10, 1), expires=date(2026, 11, 20))
    store.add("order.add", order, case_id=three)
    found = kept(opened_again(casebook))
    assert found == worked_out(casebook)
    assert any("xpires" in item.title for item in found[one].due)


def test_an_erasure_and_a_check_leave_nothing_of_what_was_kept(casebook: Services) -> None:
    store = casebook.vault.store
    case_id = store.case_ids()[0]
    gone, _ = store.add("incident.add", Incident(case_id=case_id, account="Kestrel Yard"), case_id=case_id)
    kept(casebook.insight.today)
    assert rows(casebook)
    store.erase("erase", [("incident", gone.id)], case_id=case_id, reason="", authority="")
    assert rows(casebook) == []
    before = kept(casebook.insight.today)
    assert rows(casebook)
    store.summaries.forget()
    assert rows(casebook) == []
    again = kept(casebook.insight.today)
    assert again == before
    assert all(again[each] is not before[each] for each in again)


def test_what_was_kept_for_another_day_in_another_language_or_by_other_rules_is_not_read(casebook: Services) -> None:
    said, held = kept(casebook.insight.today), casebook.vault.store.summaries
    law = str(casebook.vault._connection.execute("SELECT law FROM case_summary").fetchone()[0])
    day, next_day = TODAY.isoformat(), (TODAY + timedelta(days=1)).isoformat()
    assert held.read(day, law).keys() == said.keys()
    assert held.read(next_day, law) == held.read(day, f"{law} or other") == {}
    with speaking("cy"):
        assert kept(opened_again(casebook)) == worked_out(casebook)
    assert kept(opened_again(casebook)) == said


def test_what_can_not_be_read_is_worked_out(casebook: Services) -> None:
    said = kept(casebook.insight.today)
    casebook.vault._connection.execute("UPDATE case_summary SET body = substr(body, 1, 20)")
    assert kept(opened_again(casebook)) == said


def test_an_act_between_the_working_out_and_the_keeping_is_not_lost(casebook: Services) -> None:
    store = casebook.vault.store
    store.summaries.forget()
    today = opened_again(casebook)
    going = today.summaries(TODAY)
    first = next(going)
    due = date(2026, 11, 9)
    him = store.people_in(first.case_id, "offender")[0]
    order = Order(offender_id=him, kind="restraining", status="in-force", made=date(2026, 10, 1), expires=due)
    store.add("order.add", order, case_id=first.case_id)
    list(going)
    assert kept(opened_again(casebook)) == worked_out(casebook)
