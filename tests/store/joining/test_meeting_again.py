# SPDX-License-Identifier: Apache-2.0
"""Computers that part and meet: the same record in the end, nothing lost, and nothing silently overwritten."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.opening_news import told
from tests.store.conftest import CHEAP, PASSPHRASE, TestClock
from tests.store.joining.computers import as_sent, bring, copied, first_computer, meet_all, record_of, unit
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.conduct import Exhibit, Incident, IncidentTarget
from vlu_desktop.record.people import Case
from vlu_desktop.store.joining.arriving_lines import NotTaken, NotYet
from vlu_desktop.store.keys.key_file import backup_path, key_path
from vlu_desktop.store.keys.known_ways import KeysOlder
from vlu_desktop.store.records.undo import CannotUndo
from vlu_desktop.store.vault.vault import Vault, open_vault


@pytest.fixture
def two(tmp_path: Path) -> Iterator[list[Vault]]:
    clocks = [TestClock(), TestClock()]
    clocks[1].now += timedelta(minutes=5)
    vaults = unit(tmp_path, clocks)
    yield vaults
    for vault in vaults:
        vault.close()


def incident(vault: Vault, case: str, account: str) -> Incident:
    return vault.store.add("incident.add", Incident(case_id=case, account=account), case_id=case)[0]


def changed(vault: Vault, record: Incident, **values: Any) -> None:
    now = vault.store.get(Incident, record.id)
    assert now is not None
    with vault.store.act("incident.change") as act:
        act.change(replace(now, **values), was=now)


def alike(vaults: list[Vault]) -> None:
    first, *others = vaults
    for other in others:
        assert record_of(other) == record_of(first)
        assert other.store.head_code() == first.store.head_code()
    for vault in vaults:
        assert vault.store.verify().problems == ()
        assert vault.check().is_sound


def test_different_fields_join(two: list[Vault]) -> None:
    a, b = two
    case = a.store.add("case.add", Case(title="Example"))[0]
    record = incident(a, case.id, "He rang.")
    meet_all(two)
    changed(a, record, account="He rang twice.")
    changed(b, record, place="At work")
    meet_all(two)
    found = b.store.get(Incident, record.id)
    assert found is not None
    assert (found.account, found.place) == ("He rang twice.", "At work")
    assert a.store.undecided.fields() == b.store.undecided.fields() == []
    assert [hit.record_id for hit in b.store.search("rang twice")] == [record.id]
    alike(two)


def test_what_is_done_after_something_came_is_later_by_the_journals_clock_whatever_the_computers_says(
    tmp_path: Path,
) -> None:
    clocks = [TestClock(), TestClock()]
    clocks[1].now -= timedelta(days=1000)
    a, b = unit(tmp_path, clocks)
    case = a.store.add("case.add", Case(title="Example"))[0]
    record = incident(a, case.id, "He rang.")
    bring(a, b)
    changed(b, record, account="He rang twice.")
    rows = b._connection.execute("SELECT device FROM journal ORDER BY hlc DESC LIMIT 1").fetchall()
    assert rows == [(b.joining.device,)]
    for vault in (a, b):
        vault.close()


def test_the_same_field_stays_two_values_until_an_officer_decides(two: list[Vault]) -> None:
    a, b = two
    case = a.store.add("case.add", Case(title="Example"))[0]
    record = incident(a, case.id, "He rang.")
    meet_all(two)
    changed(a, record, account="He rang twice.")
    changed(b, record, account="He rang three times.")
    meet_all(two)
    alike(two)
    for vault in two:
        [difference] = vault.store.undecided.fields()
        assert (difference.record_id, difference.field) == (record.id, "account")
        assert {difference.value, *(head.value for head in difference.others)} == {
            "He rang twice.",
            "He rang three times.",
        }
    # An ordinary change of what is seen leaves the other value where it is.
    changed(a, record, account="He rang three times, at night.")
    [difference] = a.store.undecided.fields()
    assert [head.value for head in difference.others] == ["He rang twice."]
    a.store.undecided.decide(difference, "He rang twice.", case_id=case.id, reason="She was sure of two.")
    meet_all(two)
    alike(two)
    assert a.store.undecided.fields() == b.store.undecided.fields() == []
    found = b.store.get(Incident, record.id)
    assert found is not None
    assert found.account == "He rang twice."


def test_equal_values_are_no_difference(two: list[Vault]) -> None:
    a, b = two
    case = a.store.add("case.add", Case(title="Example"))[0]
    record = incident(a, case.id, "He rang.")
    meet_all(two)
    for vault in two:
        changed(vault, record, account="He rang twice.")
    meet_all(two)
    assert a.store.undecided.fields() == []
    changed(b, record, account="He rang thrice.")
    meet_all(two)
    assert a.store.undecided.fields() == b.store.undecided.fields() == []
    alike(two)


def test_taking_in_twice_or_half_or_out_of_turn(two: list[Vault]) -> None:
    a, b = two
    case = a.store.add("case.add", Case(title="Example"))[0]
    for n in range(5):
        incident(a, case.id, f"Number {n}")
    last = a.store.last_line
    frames = as_sent(a.joining.frames(1, last))
    before = record_of(b)
    with pytest.raises(NotYet):
        b.joining.take(a.joining.device, as_sent(a.joining.frames(last, last)), last, last)
    with pytest.raises(NotTaken):
        b.joining.take(a.joining.device, frames[:-1], 1, last)
    assert record_of(b) == before
    for _ in range(2):
        b.joining.take(a.joining.device, frames, 1, last)
    assert [each.account for each in b.store.all(Incident)] == [f"Number {n}" for n in range(5)]
    assert b.store.verify().is_sound


def test_what_belongs_to_something_erased_goes_with_it(two: list[Vault]) -> None:
    a, b = two
    case = a.store.add("case.add", Case(title="Example"))[0]
    record = incident(a, case.id, "He rang.")
    meet_all(two)
    a.store.erase("incident.erase", [("incident", record.id)], case_id=case.id, reason="r", authority="an order")
    b.store.add("target.add", IncidentTarget(incident_id=record.id, kind="pet", note="Needlework"))
    changed(b, record, account="Needlework twice.")
    meet_all(two)
    alike(two)
    for vault in two:
        assert vault.store.get(Incident, record.id, removed=True) is None
        assert not vault.store.search("Needlework")


def test_a_setting_changed_on_both_stays_two_until_an_officer_decides(two: list[Vault]) -> None:
    for vault, value in zip(two, ("Ours", "Theirs"), strict=True):
        with vault.store.act("test.setting") as act:
            act.set("test.setting", value)
    meet_all(two)
    alike(two)
    a, b = two
    [difference] = a.store.undecided.fields()
    assert (difference.record_id, difference.value) == ("test.setting", '"Theirs"')
    a.store.undecided.decide(difference, '"Ours"', case_id="", reason="Agreed by telephone.")
    meet_all(two)
    alike(two)
    assert a.store.undecided.fields() == b.store.undecided.fields() == []
    assert b.store.setting("test.setting") == '"Ours"'


def test_taken_out_on_one_and_changed_on_the_other_stays_out_and_is_told(two: list[Vault]) -> None:
    a, b = two
    case = a.store.add("case.add", Case(title="Example"))[0]
    record = incident(a, case.id, "He rang.")
    other = incident(a, case.id, "He wrote.")
    meet_all(two)
    with a.store.act("incident.remove") as act:
        act.remove(Incident, record.id)
        act.remove(Incident, other.id)
    changed(b, record, account="He rang twice.")
    meet_all(two)
    alike(two)
    for vault in two:
        [found] = vault.store.undecided.taken_out()
        assert (found.record_id, found.changes[0][0], found.changes[0][1].value) == (
            record.id,
            "account",
            "He rang twice.",
        )
        assert vault.store.get(Incident, record.id) is None
    with b.store.act("incident.restore") as act:
        act.restore(Incident, record.id)
    meet_all(two)
    alike(two)
    assert a.store.undecided.taken_out() == b.store.undecided.taken_out() == []
    back = a.store.get(Incident, record.id)
    assert back is not None
    assert back.account == "He rang twice."


@pytest.mark.parametrize("seed", range(6))
def test_any_order_of_acts_and_meetings(tmp_path: Path, seed: int) -> None:
    play(tmp_path, seed, 60)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(6, 120))
def test_many_orders_of_acts_and_meetings(tmp_path: Path, seed: int) -> None:
    play(tmp_path, seed, 200)


WRONG: tuple[Any, ...] = (None, "", "x", "00", "zz", -1, 1 << 70, 1.5, True, [], {}, "\ud800", "a" * 99)


def harmed(frames: list[Any], rng: random.Random) -> list[Any]:
    """A copy in which one value is another, a frame is doubled, left out, or out of its place."""
    copy: list[Any] = json.loads(json.dumps(frames))
    at = rng.randrange(len(copy))
    match rng.choice(["value", "value", "value", "value", "gone", "twice", "swapped", "tag"]):
        case "gone":
            del copy[at]
        case "twice":
            copy.insert(at, copy[at])
        case "swapped":
            other = rng.randrange(len(copy))
            copy[at], copy[other] = copy[other], copy[at]
        case "tag":
            copy[at][0] = rng.choice(["", "row", "line", "piece", None])
        case _:
            place, holder = rng.choice(leaves(copy[at]))
            # Nothing and an empty text say the same of what was never given, and a value may have been erased since.
            may = [each for each in WRONG if (holder[place] or each) and not (copy[at][0] == "change" and each is None)]
            holder[place] = rng.choice(may)
    return copy


def leaves(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a value that holds no more places."""
    inner: Any = value.items() if isinstance(value, dict) else enumerate(value)
    found: list[tuple[Any, Any]] = []
    for place, each in inner:
        found += leaves(each) if isinstance(each, dict | list) and each else [(place, value)]
    return found


def test_a_value_that_is_missing_changes_nothing_and_is_told(two: list[Vault]) -> None:
    a, b = two
    case = a.store.add("case.add", Case(title="Example"))[0]
    record = incident(a, case.id, "He rang.")
    meet_all(two)
    changed(a, record, account="He rang twice.")
    last = a.store.last_line
    frames = as_sent(a.joining.frames(last, last))
    frames[1][6] = None
    b.joining.take(a.joining.device, frames, last, last)
    kept = b.store.get(Incident, record.id)
    assert kept is not None
    assert kept.account == "He rang."
    assert b.joining.came_without_values() == (("incident", record.id),)
    assert b.store.verify().problems == ()


@pytest.mark.parametrize("seed", range(4))
def test_whatever_a_computer_that_is_let_in_sends_nothing_false_is_taken(two: list[Vault], seed: int) -> None:
    a, b = two
    rng = random.Random(seed)
    case = a.store.add("case.add", Case(title="Example"))[0]
    record = incident(a, case.id, "He rang.")
    changed(a, record, account="He rang twice.", place="At work")
    with a.store.act("exhibit.add", act="collected") as act:
        exhibit = act.new_id()
        size, digest = act.add_content(exhibit, [b"a letter" * 1000])
        act.add(Exhibit(id=RecordId(exhibit), case_id=case.id, title="A letter", size=size, sha256=digest))
    with a.store.act("incident.remove", reason="Entered twice") as act:
        act.remove(Incident, record.id)
    first, last = b.joining.lines.last_numbers()[a.joining.device] + 1, a.store.last_line
    whole = as_sent(a.joining.frames(first, last))
    before, code = record_of(b), b.store.head_code()
    for _ in range(60):
        frames = harmed(whole, rng)
        if frames == whole:
            continue
        with pytest.raises(NotTaken):
            b.joining.take(a.joining.device, frames, first, last)
        assert record_of(b) == before
        assert b.store.head_code() == code
    b.joining.take(a.joining.device, whole, first, last)
    assert b.check().is_sound
    assert b"".join(b.store.content(exhibit)) == b"a letter" * 1000


STEPS = ("case", "add", "add", "change", "change", "change", "remove", "undo", "erase", "decide", "meet")


def play(folder: Path, seed: int, steps: int) -> None:
    rng = random.Random(seed)
    clocks = [TestClock() for _ in range(rng.randint(2, 4))]
    for clock in clocks:
        clock.now += timedelta(days=rng.choice([0, 0, 400, -700]))
    vaults = unit(folder, clocks)
    saved = 0
    for n in range(steps):
        vault = rng.choice(vaults)
        cases, records = vault.store.all(Case), vault.store.all(Incident)
        match rng.choice(
            ["case", "add", "add", "change", "change", "change", "remove", "undo", "erase", "decide", "meet"]
        ):
            case "case":
                vault.store.add("case.add", Case(title=f"Case {n}"))
            case "add" if cases:
                incident(vault, rng.choice(cases).id, f"planted {n}")
                saved += 1
            case "change" if records:
                changed(vault, rng.choice(records), **{rng.choice(["account", "place"]): f"changed {n % 7}"})
            case "remove" if records:
                with vault.store.act("incident.remove") as act:
                    act.remove(Incident, rng.choice(records).id)
            case "undo":
                entry = vault.store.next_undo()
                if entry is not None and entry.method not in ("vault.create", "backup.restore"):
                    try:
                        vault.store.undo(entry.ref)
                    except CannotUndo:
                        pass
            case "erase" if records and rng.random() < 0.5:
                one = rng.choice(records)
                vault.store.erase(
                    "incident.erase",
                    vault.store.belonging(("incident", one.id)),
                    case_id=one.case_id,
                    reason="r",
                    authority="a",
                )
            case "decide" if vault.store.undecided.fields():
                doubt = rng.choice(vault.store.undecided.fields())
                if doubt.record_type != "setting":
                    head = rng.choice(doubt.heads)
                    vault.store.undecided.decide(doubt, head.value, case_id="", reason="")
            case "meet":
                source, target = rng.sample(vaults, 2)
                try:
                    bring(source, target, rng.randint(1, 20))
                except NotYet:
                    pass
    meet_all(vaults, rng)
    alike(vaults)
    for vault in vaults:
        vault.close()


def test_who_may_open_one_computer_is_nothing_to_another(two: list[Vault]) -> None:
    a, b = two
    b.ring.add_officer(PASSPHRASE, "Ben Example", "another passphrase, of the second")
    meet_all(two)
    assert a.check().problems == b.check().problems == ()
    assert a.store.undecided.fields() == b.store.undecided.fields() == []
    for vault in two:
        vault.close()
    # It opens as before, by its own key file; of the other's it never had one.
    with open_vault(a.path, PASSPHRASE, clock=TestClock(), cost=CHEAP, floor=CHEAP) as again:
        assert told(again) == ()
        assert len(again.ring.ways()) == 1
        again.ring.add_officer(PASSPHRASE, "Cara Example", "another passphrase, of the third")
    with open_vault(b.path, PASSPHRASE, clock=TestClock(), cost=CHEAP, floor=CHEAP) as other:
        assert len(other.ring.ways()) == 2


def test_a_copy_keeps_out_who_comes_with_its_older_key_file(tmp_path: Path) -> None:
    a = first_computer(tmp_path / "0", TestClock())
    older = key_path(a.path).read_bytes()
    a.ring.add_officer(PASSPHRASE, "Ben Example", "another passphrase, of the second")
    a.close()
    b = copied(a.path, tmp_path / "1", TestClock())
    b.close()
    for file in (key_path(b.path), backup_path(key_path(b.path))):
        file.write_bytes(older)
    with pytest.raises(KeysOlder):
        open_vault(b.path, PASSPHRASE, clock=TestClock(), cost=CHEAP, floor=CHEAP)
