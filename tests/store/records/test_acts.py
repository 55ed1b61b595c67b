# SPDX-License-Identifier: Apache-2.0
"""An act is one transaction and one line: all of it is in the vault, or nothing."""

import gc
import hashlib
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import Exhibit, Incident, IncidentBehaviour, IncidentTarget, LifeEvent, SourceItem
from vlu_desktop.record.count import Count
from vlu_desktop.record.offending import Order, OrderTerm
from vlu_desktop.record.people import Address, Case, ExternalReference, Involvement, Person, PersonName, SameAs
from vlu_desktop.record.record_types import record_type
from vlu_desktop.record.work import Protection
from vlu_desktop.store.journal.standing import split_ref
from vlu_desktop.store.records.erasure import erased_references
from vlu_desktop.store.records.saving import NotSaved
from vlu_desktop.store.records.store import Store
from vlu_desktop.text.invisible_characters import storable


@pytest.fixture
def case(store: Store) -> Case:
    return store.add("case.add", Case(title="Marlow and Quill"))[0]


def incident(case: Case, **more: Any) -> Incident:
    return Incident(case_id=case.id, **{"account": "He waited outside.", **more})


def lines(store: Store) -> int:
    return len(store.entries(limit=10_000))


def test_a_record_comes_back_as_it_was_saved(store: Store, case: Case) -> None:
    told = incident(
        case,
        account="Said <b>\u0633\u0644\u0627\u0645</b> \U0001f600 =cmd()\n" * 10_000,
        happened=When.on(date(2026, 2, 1)),
        count=Count.not_fewer(5),
        told_on=date(2026, 2, 3),
    )
    stored, changes = store.add("incident.add", told, case_id=case.id)
    assert store.get(Incident, stored.id) == stored
    assert (stored.account, stored.happened, stored.count, stored.told_on) == (
        told.account, told.happened, told.count, told.told_on,
    )  # fmt: skip
    assert stored.recorded_by == store.officer
    assert stored.recorded_at is not None
    assert changes.added == {("incident", stored.id)}
    assert changes.cases == {case.id}
    assert changes.touches("incident")
    assert not changes.touches("order")


def test_every_kind_of_field_comes_back(store: Store, case: Case) -> None:
    bst = timezone(timedelta(hours=1))
    sent = datetime(2026, 7, 1, 12, 30, tzinfo=bst)
    item, _ = store.add("item", SourceItem(case_id=case.id, position=0, sent_at=sent, raw="hello"))
    event, _ = store.add("event", LifeEvent(case_id=case.id, recurs=True))
    assert store.get(SourceItem, item.id) == item
    assert (item.position, item.sent_at) == (0, sent)
    assert item.sent_at is not None
    assert item.sent_at.tzinfo is UTC
    assert store.get(LifeEvent, event.id) == event
    assert event.recurs is True


def test_nothing_of_an_act_that_failed_is_kept(store: Store, case: Case) -> None:
    before = lines(store)

    def fail() -> None:
        with store.act("x", act="collected") as act:
            act.add(incident(case, account="Zanzibar"))
            act.change(Case(id=case.id, title="Renamed"))
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        fail()
    assert store.all(Incident) == ()
    assert store.get(Case, case.id) == case
    assert store.search("Zanzibar") == []
    assert lines(store) == before
    store.add("incident.add", incident(case))
    assert store.verify().is_sound


def test_an_act_that_changes_nothing_leaves_no_line_and_a_look_leaves_one(store: Store, case: Case) -> None:
    before = lines(store)
    with store.act("case.change") as act:
        act.change(case)
    assert act.changes.is_empty
    assert act.changes.entry == ""
    assert lines(store) == before
    looked = store.consulted("case.open", case_id=case.id)
    assert looked.entry
    assert lines(store) == before + 1


def test_only_the_fields_that_differ_are_written(store: Store, case: Case) -> None:
    first, _ = store.add("incident.add", incident(case, place="Mill Lane"))
    with store.act("incident.change") as act:
        act.change(Incident(**{**_fields(first), "place": "Mill Road"}), was=first)
    with store.act("incident.change") as act:
        # A form that was opened before the place was put right, and that changes something else.
        latest = act.change(Incident(**{**_fields(first), "fear": "Afraid to go out"}), was=first)
    assert (latest.place, latest.fear) == ("Mill Road", "Afraid to go out")
    assert act.changes.changed == {("incident", first.id)}
    changed = store.changes_of(Incident, first.id)
    assert [(c.field, c.was, c.now) for c in changed] == [
        ("place", "Mill Lane", "Mill Road"), ("fear", "", "Afraid to go out"),
    ]  # fmt: skip


def test_a_field_can_be_emptied(store: Store, case: Case) -> None:
    first, _ = store.add("incident.add", incident(case, place="Mill Lane", told_on=date(2026, 3, 3)))
    with store.act("incident.change") as act:
        act.change(replace(first, place="", told_on=None))
    kept = store.get(Incident, first.id)
    assert kept is not None
    assert (kept.place, kept.told_on) == ("", None)
    changed = {each.field: each.was for each in store.changes_of(Incident, first.id)}
    assert changed == {"place": "Mill Lane", "told_on": "2026-03-03"}


def test_what_is_in_use_is_brought_back_without_a_line(store: Store, case: Case) -> None:
    before = lines(store)
    with store.act("case.restore") as act:
        act.restore(Case, case.id)
    assert (lines(store), act.changes.is_empty) == (before, True)


def test_what_is_taken_out_takes_what_belongs_to_it_and_can_come_back(store: Store, case: Case) -> None:
    one, _ = store.add("incident.add", incident(case, account="Kingfisher"))
    with store.act("x") as act:
        target = act.add(IncidentTarget(incident_id=one.id, kind="victim"))
        gone = act.add(IncidentTarget(incident_id=one.id, kind="pet"))
    with store.act("x") as act:
        act.remove(IncidentTarget, gone.id)
    with store.act("incident.remove", case_id=case.id) as act:
        act.remove(Incident, one.id)
    assert act.changes.removed == {("incident", one.id), ("incident-target", target.id)}
    assert store.of_case(IncidentTarget, case.id) == ()
    assert store.search("kingfisher") == []
    assert store.get(Incident, one.id) is None
    assert store.get(Incident, one.id, removed=True) == one
    assert store.removed(Incident, case.id) == (one,)
    with store.act("incident.restore") as act:
        act.restore(Incident, one.id)
    assert act.changes.added == {("incident", one.id), ("incident-target", target.id)}
    assert store.children(IncidentTarget, one.id) == (target,)
    assert len(store.search("kingfisher")) == 1
    assert store.verify().is_sound


def test_many_at_once_with_owners_before_or_after(store: Store, case: Case) -> None:
    with store.act("import", act="collected", case_id=case.id) as act:
        ids = [act.new_id() for _ in range(3000)]
        made = act.add_many(
            record
            for n in ids
            for record in (
                IncidentBehaviour(incident_id=n, kind="call"),
                Incident(id=n, case_id=case.id, account=n),  # type: ignore[arg-type]
            )
        )
    assert made[1::2] == tuple(ids)
    assert ids == sorted(ids)
    assert [i.id for i in store.of_case(Incident, case.id)] == ids
    assert len(store.of_case(IncidentBehaviour, case.id)) == 3000
    assert lines(store) == 3
    assert store.verify().is_sound


def test_many_of_one_type_come_back_by_their_ids_in_order(store: Store, case: Case) -> None:
    with store.act("import", act="collected", case_id=case.id) as act:
        made = act.add_many(incident(case, account=f"Call {n}") for n in range(3))
    assert [(row.id, row.account) for row in store.all(Incident)] == [(made[n], f"Call {n}") for n in range(3)]


def test_a_full_disk_is_said_to_be_full_and_the_work_goes_on(store: Store, case: Case) -> None:
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(NotSaved, match="disk is full"):
        store.add("incident.add", incident(case, account="x" * 200_000))
    assert store.all(Incident) == ()
    store._connection.execute("PRAGMA max_page_count = 1000000")
    store.add("incident.add", incident(case, account="x" * 200_000))
    assert store.verify().is_sound


def test_a_row_that_belongs_to_nothing_is_refused_whole(store: Store) -> None:
    with pytest.raises(NotSaved, match="What this belongs to is no longer in the casebook"):
        store.add("x", Incident(case_id="nobody", account="x"))
    assert store.all(Incident) == ()
    store.add("case.add", Case(title="Still working"))


def test_what_a_record_says_of_itself_is_kept_and_what_it_lacks_is_filled_in(store: Store, case: Case) -> None:
    at = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)
    own: dict[str, Any] = {"id": "a" * 32, "unit": "elsewhere", "recorded_at": at, "recorded_by": "somebody"}
    given, _ = store.add("x", Case(title="Brought along", **own))
    assert {name: getattr(given, name) for name in own} == own
    for name, value in own.items():
        alone: dict[str, Any] = {name: "b" * 32 if name == "id" else value}
        made, _ = store.add("x", Case(title="Part of it", **alone))
        assert getattr(made, name) == alone[name]
        filled_in = [getattr(made, other) for other in own if other != name]
        assert all(filled_in)
        assert not set(filled_in) & set(own.values())


UNSTORABLE = "He said \udc80 caf\u00e9"


def test_what_utf_8_has_no_bytes_for_is_replaced_when_saved_and_when_changed(store: Store, case: Case) -> None:
    for account in (UNSTORABLE, "caf\u00e9", "plain"):
        stored, _ = store.add("x", incident(case, account=account))
        assert stored.account == storable(account)
        assert stored == store.get(Incident, stored.id)
        with store.act("x") as act:
            changed = act.change(Incident(**{**_fields(stored), "place": account}))
        assert changed.place == storable(account)
    with store.act("x") as act:
        act.add_many([incident(case, account=UNSTORABLE), incident(case, account="plain")])
    assert [row.account for row in store.all(Incident)][-2:] == [storable(UNSTORABLE), "plain"]
    assert store.verify().is_sound


@pytest.mark.parametrize("on", [True, False])
def test_cycles_are_looked_for_afterwards_as_they_were_before(store: Store, case: Case, on: bool) -> None:
    seen: list[bool] = []

    def records() -> Iterator[Incident]:
        seen.append(gc.isenabled())
        yield incident(case)

    was_on = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        with store.act("x") as act:
            act.add_many(records())
        assert gc.isenabled() is on
    finally:
        (gc.enable if was_on else gc.disable)()
    assert seen == [False]


def test_an_act_knows_what_its_line_will_be_called(store: Store) -> None:
    with store.act("x") as act:
        act.add(Case(title="New"))
        ref = act.ref
    assert ref
    assert act.changes.entry == ref


def test_what_an_act_says_it_did(store: Store, case: Case) -> None:
    """Pages refresh by it: the records, and the cases that show them."""
    other, _ = store.add("x", Case(title="Other"))
    with store.act("x", case_id=other.id) as act:
        person = act.add(Person(sex="male"))
    assert act.changes.cases == {other.id}
    assert act.changes.added == {("person", person.id)}
    with store.act("x") as act:
        act.change(replace(person, sex="female"))
    assert act.changes.changed == {("person", person.id)}
    assert not act.changes.cases, "he is of no case"
    with store.act("x") as act:
        third = act.add(Case(title="Third"))
    assert act.changes.cases == {third.id}
    with store.act("x") as act:
        told = act.add(incident(case))
        target = act.add(IncidentTarget(incident_id=told.id, kind="victim"))
    assert act.changes.cases == {case.id}
    assert act.changes.added == {("incident", told.id), ("incident-target", target.id)}
    with store.act("x") as act:
        act.add(IncidentTarget(incident_id=told.id, kind="pet"))
    assert act.changes.cases == frozenset(), "a part of an incident alone"
    with store.act("x") as act:
        act.change(replace(target, kind="child"))
    assert act.changes.changed == {("incident-target", target.id)}
    assert act.changes.cases == {case.id}
    with store.act("x") as act:
        act.change(replace(told, place="The quay"))
        act.remove(Incident, told.id)
    assert act.changes.changed == frozenset()
    assert ("incident", told.id) in act.changes.removed
    assert act.changes.cases == {case.id}


def test_an_act_that_erases_says_what_went_and_of_which_cases(store: Store, case: Case) -> None:
    told, _ = store.add("x", incident(case, account="Kingfisher"))
    target, _ = store.add("x", IncidentTarget(incident_id=told.id, kind="victim"))
    person, _ = store.add("x", Person())
    with store.act("x", act="erased") as act:
        act.erase([("incident-target", target.id), ("incident", told.id), ("person", person.id)])
    gone = {("incident", told.id), ("incident-target", target.id), ("person", person.id)}
    assert act.changes.removed == gone
    assert act.changes.cases == {case.id}
    assert set(erased_references(store._connection)) == gone
    assert store.get(Incident, told.id, removed=True) is None
    assert store.search("kingfisher") == []
    assert store.verify().is_sound
    with pytest.raises(KeyError, match="there is no incident of that id"), store.act("x") as act:
        act.erase([("incident", told.id)])
    with pytest.raises(KeyError, match="there is no incident of that id"), store.act("x") as act:
        act.change(told)


def test_a_record_that_moves_is_found_where_it_is_now(store: Store, case: Case) -> None:
    other, _ = store.add("x", Case(title="Other"))
    told, _ = store.add("x", incident(case, account="Kingfisher"))
    with store.act("x") as act:
        act.change(replace(told, case_id=other.id))
    [hit] = store.search("kingfisher")
    assert (hit.record_id, hit.case_id) == (told.id, other.id)
    assert act.changes.cases == {other.id}


def test_a_new_record_is_found_by_its_words(store: Store, case: Case) -> None:
    one, _ = store.add("x", incident(case, account="A kingfisher"))
    assert [(hit.record_id, hit.case_id) for hit in store.search("kingfisher")] == [(one.id, case.id)]
    with store.act("x") as act:
        many = act.add_many([incident(case, account=account) for account in ("An owl", "", "Two owls, one owl")])
    assert {hit.record_id for hit in store.search("owl")} == {many[0], many[2]}
    assert store.verify().is_sound


def test_what_is_searched_follows_what_a_record_says(store: Store, case: Case) -> None:
    told, _ = store.add("x", incident(case, account=""))
    assert store.search("heron") == []
    for account, found in (("A heron", True), ("An owl", False), ("", False), ("Heron again", True)):
        with store.act("x") as act:
            act.change(replace(told, account=account))
        assert bool(store.search("heron")) is found
    with store.act("x") as act:
        act.remove(Incident, told.id)
    with store.act("x") as act:
        act.change(replace(told, account="Heron, changed while it is out"))
    assert store.search("heron") == []
    assert ("incident", told.id) in act.changes.removed
    with store.act("x") as act:
        act.restore(Incident, told.id)
    assert len(store.search("heron")) == 1
    assert store.verify().is_sound


def test_a_record_is_kept_as_it_was_first_saved_once_it_says_something_else(store: Store, case: Case) -> None:
    def origins(record_id: str) -> list[str]:
        sql = "SELECT value FROM journal_origin WHERE record_id = ?"
        return [row[0] for row in store._connection.execute(sql, (record_id,)).fetchall()]

    told, _ = store.add("x", incident(case, account="Caf\u00e9"))
    with store.act("x") as act:
        act.remove(Incident, told.id)
    with store.act("x") as act:
        act.restore(Incident, told.id)
    assert origins(told.id) == [], "taken out and brought back it says the same"
    for place in ("The quay", "The pier"):
        with store.act("x") as act:
            act.change(replace(told, place=place))
    [kept] = origins(told.id)
    assert json.loads(kept)["account"] == "Caf\u00e9"
    assert "place" not in json.loads(kept)
    assert "Caf\u00e9" in kept, "written as it is, so that it is no longer than it need be"
    both, _ = store.add("x", incident(case, account="Both"))
    with store.act("x") as act:
        act.put(record_type("incident"), both.id, {"removed": 1, "place": "The quay"})
    assert len(origins(both.id)) == 1


def test_twice_changed_within_an_act_is_one_change_from_what_was_before(store: Store, case: Case) -> None:
    with store.act("case.change", case_id=case.id) as act:
        act.change(replace(case, title="Two"))
        act.change(replace(case, title="Three"))
    assert [(each.was, each.now) for each in store.changes_of(Case, case.id)] == [(case.title, "Three")]
    with store.act("case.change", case_id=case.id) as act:
        act.change(replace(case, title="Four"))
    assert [each.now for each in store.changes_of(Case, case.id)] == ["Three", "Four"]
    assert store.verify().is_sound
    undoing = store.next_undo()
    assert undoing is not None
    store.undo(undoing.ref)
    assert [row.title for row in store.all(Case)] == ["Three"]


def test_a_setting_is_written_the_same_way_whatever_the_order(store: Store) -> None:
    with store.act("setting.change") as act:
        act.set("unit", {"b": "\u00e9", "a": 1})
    assert store.setting("unit") == '{"a": 1, "b": "\u00e9"}'
    assert act.changes.changed == {("setting", "unit")}
    with store.act("setting.change") as act:
        act.set("unit", None)
    assert store.setting("unit") is None
    assert act.changes.changed == {("setting", "unit")}
    assert store.verify().is_sound


MIB = 1 << 20
PIECES = [
    (0, [0]),
    (1, [1]),
    (MIB - 1, [MIB - 1]),
    (MIB, [MIB]),
    (MIB + 1, [MIB, 1]),
    (2 * MIB, [MIB, MIB]),
]


@pytest.mark.parametrize(("size", "kept"), PIECES)
@pytest.mark.parametrize("at_once", [700_000, 3 * MIB])
def test_an_exhibit_is_kept_in_pieces_of_a_mebibyte(
    store: Store, case: Case, size: int, kept: list[int], at_once: int
) -> None:
    content = (bytes(range(251)) * (size // 251 + 1))[:size]
    with store.act("exhibit.add") as act:
        exhibit = act.add(Exhibit(case_id=case.id, title="Recording"))
        said = act.add_content(exhibit.id, [content[at : at + at_once] for at in range(0, size, at_once)])
    assert said == (size, hashlib.sha256(content).hexdigest())
    assert b"".join(store.content(exhibit.id)) == content
    sql = "SELECT n, length(bytes) FROM exhibit_content WHERE exhibit_id = ? ORDER BY n"
    assert store._connection.execute(sql, (exhibit.id,)).fetchall() == list(enumerate(kept))


def test_changed_and_taken_out_within_the_act_that_made_it(store: Store, case: Case) -> None:
    with store.act("x", act="collected") as act:
        kept = act.add(incident(case, account="First"))
        act.change(Incident(**{**_fields(kept), "account": "Second"}))
        dropped = act.add(incident(case, account="Dropped"))
        act.remove(Incident, dropped.id)
    assert [i.account for i in store.all(Incident)] == ["Second"]
    assert [hit.record_id for hit in store.search("second")] == [kept.id]
    assert store.search("first") == store.search("dropped") == []
    assert act.changes.added == {("incident", kept.id)}
    assert store.verify().is_sound


def test_of_case_follows_people_and_those_found_to_be_the_same(store: Store, case: Case) -> None:
    other, _ = store.add("case.add", Case(title="Other"))
    with store.act("x", act="collected") as act:
        him, twin, her, stranger = (act.add(Person()) for _ in range(4))
        act.add(Involvement(case_id=case.id, person_id=him.id, role="offender"))
        act.add(Involvement(case_id=case.id, person_id=her.id, role="victim"))
        act.add(Involvement(case_id=other.id, person_id=stranger.id, role="offender"))
        act.add(SameAs(person_id=twin.id, other_id=him.id))
        orders = [act.add(Order(offender_id=p.id, kind="nmo")) for p in (him, twin, her, stranger)]
        term = act.add(OrderTerm(order_id=orders[1].id, wording="Not to contact her"))
        act.add(OrderTerm(order_id=orders[3].id))
        home = act.add(Address(person_id=her.id, lines="1 Hidden Lane"))
        for person, name in ((him, "Him"), (twin, "Twin"), (her, "Her"), (stranger, "Stranger")):
            act.add(PersonName(person_id=person.id, given=name))
        hidden = act.add(Protection(record_type="address", record_id=home.id, from_whom="offender"))
        act.add(Protection(record_type="case", record_id=other.id, from_whom="offender"))
        meant = act.add(incident(case, actor_id=stranger.id))
    assert store.of_case(Order, case.id) == (orders[0], orders[1])
    assert store.of_case(OrderTerm, case.id) == (term,)
    assert {p.id for p in store.of_case(Person, case.id)} == {him.id, twin.id, her.id}
    assert set(store.people_in(case.id, "victim")) == {her.id}
    file = store.case_file(case.id)
    assert file is not None
    assert file.all(Order) == (orders[0], orders[1])
    assert file.all(Protection) == (hidden,)
    assert file.all(Address) == (home,)
    assert file.name(meant.actor_id) == "Stranger"
    assert file.same_person(him.id, twin.id)
    assert store.case_file("none") is None
    assert store.names()[her.id] == "Her"
    assert store.cases_of(her.id) == (case.id,)


def test_the_list_of_cases(store: Store, case: Case) -> None:
    empty, _ = store.add("case.add", Case(title="Empty"))
    for day in (5, 9, 7):
        store.add("x", incident(case, happened=When.on(date(2026, 1, day))))
    store.add("x", incident(case, happened=When.undated("ages ago", None)))
    first, second = store.case_list()
    assert (first.id, first.title, first.incidents) == (case.id, "Marlow and Quill", 4)
    assert first.last == When.on(date(2026, 1, 9)).to_text()
    assert (second.id, second.incidents, second.last) == (empty.id, 0, "")


def test_reading_by_value(store: Store, case: Case) -> None:
    one, _ = store.add("x", ExternalReference(case_id=case.id, system="Police", reference="A1"))
    store.add("x", ExternalReference(case_id=case.id, system="Prison", reference="A2"))
    assert store.all(ExternalReference, system="Police") == (one,)
    assert store.get_many(ExternalReference, [one.id, "none"]) == {one.id: one}
    assert store.count(ExternalReference) == 2
    with pytest.raises(ValueError, match="no field"):
        store.all(ExternalReference, colour="red")


def test_drafts_are_overwritten_and_not_journalled(store: Store, case: Case) -> None:
    before = lines(store)
    store.save_draft("incident:1", "incident", case.id, '{"account": "He"}')
    store.save_draft("incident:1", "incident", case.id, '{"account": "He came"}')
    [draft] = store.drafts(case.id)
    assert draft.body == '{"account": "He came"}'
    store.discard_draft("incident:1")
    assert store.drafts() == []
    assert lines(store) == before


def test_settings_are_journalled_and_can_be_undone(store: Store) -> None:
    for value in ({"days": 10}, {"days": 20}):
        with store.act("setting.change") as act:
            act.set("bank-holidays", value)
    assert store.setting("bank-holidays") == '{"days": 20}'
    store.undo(act.changes.entry)
    assert store.setting("bank-holidays") == '{"days": 10}'
    found = store.next_undo()
    assert found is not None
    store.undo(found.ref)
    assert store.setting("bank-holidays") is None
    assert store.verify().is_sound


def test_an_exhibits_bytes_are_kept_and_hashed(store: Store, case: Case) -> None:
    content = bytes(range(256)) * 12_000
    pieces = [content[at : at + 700_000] for at in range(0, len(content), 700_000)]
    with store.act("exhibit.add", act="collected") as act:
        exhibit_id = act.new_id()
        size, sha256 = act.add_content(exhibit_id, pieces)
        act.add(Exhibit(id=exhibit_id, case_id=case.id, title="Recording", size=size, sha256=sha256))  # type: ignore[arg-type]
    assert b"".join(store.content(exhibit_id)) == content
    assert size == len(content)
    assert len(sha256) == 64


def test_an_act_within_an_act_is_a_mistake(store: Store) -> None:
    with store.act("one"), pytest.raises(RuntimeError, match="within another"):
        store.consulted("two")


def test_another_thread_cannot_touch_the_vault(store: Store) -> None:
    said: list[str] = []

    def look() -> None:
        try:
            store.all(Case)
        except Exception as error:
            said.append(str(error))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert "thread" in said[0]


def _fields(record: Incident) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def test_saved_again_unchanged_within_the_act_that_made_it(store: Store, case: Case) -> None:
    with store.act("x", act="collected") as act:
        kept = act.add(incident(case, account="First"))
        assert act.change(kept) == kept
    assert store.changes_of(Incident, kept.id) == []
    assert store.verify().is_sound


def test_what_is_not_there_is_not_put(store: Store, case: Case) -> None:
    before = lines(store)
    with pytest.raises(KeyError, match="there is no incident of that id"), store.act("x") as act:
        act.put(record_type("incident"), case.id, {"place": "The quay"})
    assert lines(store) == before


def test_many_are_changed_or_taken_out_as_if_one_after_another(store: Store, case: Case) -> None:
    made = [store.add("incident.add", incident(case, account=f"He rang, {n}."))[0] for n in range(3)]
    with store.act("incident.change") as act:
        act.change_many((replace(each, place="At work"), each) for each in made[:2])
    assert [each.place for each in store.all(Incident)] == ["At work", "At work", ""]
    assert act.changes.changed == {("incident", each.id) for each in made[:2]}
    target = store.add("target.add", IncidentTarget(incident_id=made[2].id, person_id="p"))[0]
    with store.act("target.remove") as act:
        act.remove_many(IncidentTarget, [target.id])
    assert list(store.all(IncidentTarget)) == []
    assert act.changes.removed == {("incident-target", target.id)}


def test_what_is_decided_takes_the_place_of_what_stood_also_where_it_is_the_same(store: Store, case: Case) -> None:
    made = store.add("incident.add", incident(case))[0]
    with store.act("incident.change") as act:
        act.change(replace(made, account="He rang."))
    with store.act("setting.change") as act:
        act.set("area", "North")
    line = store.last_line
    for key, record_id, name, value in (
        ("incident", made.id, "account", "He rang."), ("incident", made.id, "account", "He wrote."),
        ("setting", "area", "value", '"South"'),
    ):  # fmt: skip
        with store.act("exchange.decide") as act:
            act.decide(key, record_id, name, value)
    now = store.get(Incident, made.id)
    assert now is not None
    assert (now.account, store.setting("area"), store.last_line) == ("He wrote.", '"South"', line + 3)
    assert store.verify().is_sound


@pytest.mark.parametrize("erased_elsewhere", [False, True])
def test_an_erasure_replaces_what_was_said_of_it_before_and_says_which_settings_went(
    store: Store, case: Case, erased_elsewhere: bool
) -> None:
    made, added = store.add("incident.add", incident(case))
    key = f"shown:{made.id}"
    with store.act("setting.change") as act:
        act.set(key, 1)
    before = act.changes.entry if erased_elsewhere else added.entry
    if erased_elsewhere:
        # As where another computer's erasure came and is still to be done here.
        row = (made.id, "erased", *split_ref(before))
        store._connection.execute("INSERT INTO journal_head (record_id, field, device, seq) VALUES (?, ?, ?, ?)", row)
    with store.act("incident.erase", act="erased") as act:
        act.erase([("incident", made.id)])
    assert act.changes.changed == {("setting", key)}
    sql = "SELECT parents FROM journal_change WHERE field = 'erased' AND record_id = ?"
    assert [json.loads(row[0]) for row in store._connection.execute(sql, (made.id,)).fetchall()] == [[before]]
    assert len(store._connection.execute(sql, (key,)).fetchall()) == 1
