# SPDX-License-Identifier: Apache-2.0
"""What goes with an erasure and what stays, a row for each way in which a record hangs on another."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import pytest

from vlu_desktop.record import conduct as c
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.store.records.erasure import erased_ids, erased_or_waiting, erased_references
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.vault.vault import Vault


@dataclass
class Cases:
    """Two cases with a person in the first alone, and one in both."""

    store: Store
    here: str
    there: str
    alone: str
    both: str

    def part(self, case_id: str, person_id: str, role: str = "witness") -> p.Involvement:
        return self.store.add("involvement.add", p.Involvement(case_id=case_id, person_id=person_id, role=role))[0]

    def goes(self, key: str = "case", record_id: str = "") -> set[tuple[str, str]]:
        """What would go with a record, the first case where none is given."""
        return set(self.store.belonging((key, record_id or self.here)))

    def erase(self, key: str = "case", record_id: str = "") -> None:
        root = (key, record_id or self.here)
        gone = self.store.belonging(root)
        self.store.erase(f"{key}.erase", gone, case_id=self.here, reason="Asked for", authority="47")


@pytest.fixture
def cases(vault: Vault) -> Cases:
    store = vault.store
    here, there = (store.add("case.add", p.Case(title=title))[0].id for title in ("Here", "There"))
    alone, both = (store.add("person.add", p.Person(sex="female"))[0].id for _ in range(2))
    made = Cases(store, here, there, alone, both)
    made.part(here, alone)
    made.part(here, both)
    made.part(there, both)
    return made


def test_who_has_a_part_in_no_other_case_goes_and_who_has_one_stays(cases: Cases) -> None:
    gone = cases.goes()
    assert ("person", cases.alone) in gone
    assert ("person", cases.both) not in gone


def test_a_part_in_another_case_that_was_taken_out_keeps_nobody(cases: Cases) -> None:
    part = next(row for row in cases.store.all(p.Involvement, person_id=cases.both) if row.case_id == cases.there)
    with cases.store.act("involvement.remove") as act:
        act.remove(p.Involvement, part.id)
    assert ("person", cases.both) in cases.goes()
    cases.erase()
    assert cases.store.get(p.Person, cases.both, removed=True) is None
    assert cases.store.get(p.Case, cases.there) is not None


def test_a_part_in_this_case_that_was_taken_out_is_a_part_all_the_same(cases: Cases) -> None:
    part = next(row for row in cases.store.all(p.Involvement, person_id=cases.alone))
    with cases.store.act("involvement.remove") as act:
        act.remove(p.Involvement, part.id)
    assert ("person", cases.alone) in cases.goes()


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("steps", [1, 2])
def test_who_is_the_same_as_somebody_with_a_part_elsewhere_stays(cases: Cases, steps: int, turned: bool) -> None:
    """By any number of entries, whichever was named first when they were joined."""
    chain = [cases.alone, *(cases.store.add("person.add", p.Person(sex="female"))[0].id for _ in range(steps - 1))]
    chain.append(cases.both)
    links = []
    for one, other in pairwise(chain):
        pair = (other, one) if turned else (one, other)
        links.append(cases.store.add("person.join", p.SameAs(person_id=pair[0], other_id=pair[1]))[0])
    assert ("person", cases.alone) not in cases.goes()
    with cases.store.act("person.part") as act:
        act.remove(p.SameAs, links[0].id)
    assert ("person", cases.alone) in cases.goes(), "a link that was taken back joins nobody"


def test_a_part_of_somebody_who_is_gone_hinders_no_erasure(cases: Cases) -> None:
    """As two copies leave it, of which one erased the person."""
    gone = "0" * 32
    part = cases.part(cases.here, gone)
    assert ("person", gone) not in cases.goes()
    assert ("involvement", part.id) in cases.goes()
    cases.erase()
    assert cases.store.get(p.Case, cases.here, removed=True) is None
    assert list(cases.store.texts_of([("person", gone), ("incident", gone)])) == []


def incident(cases: Cases, case_id: str, account: str = "He rang.") -> str:
    return cases.store.add("incident.add", c.Incident(case_id=case_id, account=account))[0].id


@pytest.mark.parametrize(
    ("key", "case", "body", "stays"),
    [
        ("{incident}", "here", '{"account": "begun"}', False),
        ("incident:new", "here", '{"account": "begun"}', False),
        ("incident:new", "there", '{"account": "begun"}', True),
        ("incident:new", "there", '{"like": "{incident}"}', False),
        ("incident:{incident}", "there", '{"account": "begun"}', False),
        ("person:new", "there", '{"person_id": "{alone}"}', False),
        ("person:new", "there", '{"person_id": "{both}"}', True),
        ("person:{alone}", "", "{}", False),
        ("person:{both}", "", "{}", True),
        ("incident:{other}", "there", '{"account": "begun"}', True),
        ("settings", "", '{"case": "{here}"}', False),
    ],
)
def test_a_draft_goes_with_its_case_and_with_any_record_it_names(
    cases: Cases, key: str, case: str, body: str, stays: bool
) -> None:
    ids = {
        "incident": incident(cases, cases.here), "other": incident(cases, cases.there), "alone": cases.alone,
        "both": cases.both, "here": cases.here,
    }  # fmt: skip
    for name, record_id in ids.items():
        key, body = key.replace("{" + name + "}", record_id), body.replace("{" + name + "}", record_id)
    cases.store.save_draft(key, "incident", {"here": cases.here, "there": cases.there}.get(case, ""), body)
    cases.erase()
    assert [draft.body for draft in cases.store.drafts()] == ([body] if stays else [])


def test_a_draft_goes_with_a_single_record_that_is_erased(cases: Cases) -> None:
    gone, left = incident(cases, cases.here), incident(cases, cases.here)
    for each in (gone, left):
        cases.store.save_draft(f"incident:{each}", "incident", cases.here, "{}")
    cases.erase("incident", gone)
    assert [draft.key for draft in cases.store.drafts()] == [f"incident:{left}"]


@pytest.mark.parametrize(
    ("other", "taken_out", "goes"), [(False, False, True), (True, False, False), (True, True, True)]
)
def test_a_row_that_stands_for_an_incident_alone_goes_with_it(
    cases: Cases, other: bool, taken_out: bool, goes: bool
) -> None:
    store, mine = cases.store, incident(cases, cases.here)
    item = store.add("source-item.add", c.SourceItem(case_id=cases.here, raw="row 7"))[0].id
    store.add("link.add", c.SourceItemIncident(source_item_id=item, incident_id=mine))
    if other:
        link = c.SourceItemIncident(source_item_id=item, incident_id=incident(cases, cases.here))
        stored = store.add("link.add", link)[0]
        if taken_out:
            with store.act("link.remove") as act:
                act.remove(c.SourceItemIncident, stored.id)
    assert (("source-item", item) in cases.goes("incident", mine)) is goes


def test_with_a_person_go_their_statements_and_contacts_and_nobody_else_s(cases: Cases) -> None:
    store, found = cases.store, {}
    for person in (cases.alone, cases.both):
        found[person] = {
            ("statement", store.add("statement.add", w.Statement(case_id=cases.here, maker_id=person, text="x"))[0].id),
            ("contact", store.add("contact.add", w.Contact(case_id=cases.here, person_id=person))[0].id),
        }
    gone = cases.goes("person", cases.alone)
    assert found[cases.alone] <= gone
    assert not found[cases.both] & gone
    assert ("case", cases.here) not in gone


def test_what_can_not_be_without_a_record_goes_with_it_and_what_only_names_it_stays(cases: Cases) -> None:
    store, mine = cases.store, incident(cases, cases.here)
    charge = store.add("charge.add", c.Charge(offender_id=cases.both))[0].id
    link = store.add("link.add", c.ChargeIncident(charge_id=charge, incident_id=mine))[0].id
    by_him = c.Incident(case_id=cases.there, account="He rang.", actor_id=cases.alone)
    named = store.add("incident.add", by_him)[0].id
    assert cases.goes("incident", mine) == {("incident", mine), ("charge-incident", link)}
    assert ("charge", charge) in cases.goes("person", cases.both)
    assert ("charge-incident", link) in cases.goes("charge", charge)
    assert ("incident", named) not in cases.goes("person", cases.alone)


def test_that_pages_may_still_hold_traces_is_noted_with_the_erasure(cases: Cases) -> None:
    mine = incident(cases, cases.here)
    with cases.store.act("incident.erase", act="erased") as act:
        act.erase([("incident", mine)])
        noted = cases.store._connection.execute("SELECT name, value FROM vault_state").fetchall()
    assert ("scrub", "") in [tuple(row) for row in noted]


def test_salts_and_reasons_that_a_merge_brought_back_go_again(cases: Cases) -> None:
    """The rows may be gone for good while the lines that made them are handed on as they once were."""
    store = cases.store

    def add(reason: str, number: int) -> list[str]:
        with store.act("incident.add", reason=reason) as act:
            return [act.add(c.Incident(case_id=cases.here, account="He rang.")).id for _ in range(number)]

    (alone,), (one, _) = add("of one", 1), add("of two", 2)
    columns = "salts, said_salt, reason"
    sql = f"SELECT device, seq, {columns} FROM journal_value ORDER BY device, seq"
    before = store._connection.execute(sql).fetchall()
    store.erase("incident.erase", (("incident", alone), ("incident", one)), case_id=cases.here, reason="", authority="")
    erased = store._connection.execute(sql).fetchall()
    assert erased[: len(before)] != before
    for device, seq, *values in before:
        store._connection.execute(
            "UPDATE journal_value SET salts = ?, said_salt = ?, reason = ? WHERE device = ? AND seq = ?",
            (*values, device, seq),
        )
    assert store._connection.execute(sql).fetchall() != erased
    assert store.replay_erasures() == 0
    assert store._connection.execute(sql).fetchall() == erased


def test_what_protects_a_record_goes_with_it(cases: Cases) -> None:
    store, mine, other = cases.store, incident(cases, cases.here), incident(cases, cases.here)
    rows = {}
    for each in (mine, other):
        protection = w.Protection(record_type="incident", record_id=each, from_whom="offender")
        mark = w.WithholdingMark(record_type="incident", record_id=each, field="account", audience="court")
        done = w.DueMark(
            case_id=cases.there, line="incident", record_type="incident", record_id=each, what="done",
            on=date(2026, 3, 3),
        )  # fmt: skip
        rows[each] = {
            ("due-mark", store.add("due.mark", done)[0].id),
            ("protection", store.add("protection.add", protection)[0].id),
            ("withholding-mark", store.add("mark.add", mark)[0].id),
        }
    gone = cases.goes("incident", mine)
    assert rows[mine] <= gone
    assert not rows[other] & gone


def test_a_setting_goes_with_the_record_it_is_of(cases: Cases) -> None:
    store = cases.store
    kept = {"area": "North", cases.here: "a name that is no key of a record", f"cover:{cases.there}": 1}
    with store.act("setting.change") as act:
        for key, value in {**kept, f"cover:{cases.here}": 2, f"shown:x:{cases.here}": 3}.items():
            act.set(key, value)
    cases.erase()
    rows = store._connection.execute("SELECT id FROM setting").fetchall()
    assert {key for (key,) in rows if key != "key-ways"} >= set(kept)
    of_it = {f"cover:{cases.here}", f"shown:x:{cases.here}"}
    assert not of_it & {key for (key,) in rows}
    values = store._connection.execute(
        "SELECT c.record_id FROM journal_change AS c JOIN journal_change_value USING (device, seq, n) "
        "WHERE c.record_type = 'setting' AND c.field = 'value'"
    ).fetchall()
    assert {"area", f"cover:{cases.there}"} <= {key for (key,) in values}
    assert not of_it & {key for (key,) in values}, "nor is what was set in the journal"


def test_what_stands_aside_of_a_record_goes_with_it_and_of_no_other(cases: Cases) -> None:
    """As where another computer erased it, or sent it without its values; and the summary of each case."""
    connection = cases.store._connection
    mine, other = incident(cases, cases.here), incident(cases, cases.here)
    for each in (mine, other):
        connection.execute("INSERT INTO erasure_waiting VALUES (?, 'incident', 'd', 1)", (each,))
        connection.execute("INSERT INTO came_empty VALUES (?, 'incident')", (each,))
    connection.execute("INSERT INTO vault_state VALUES ('scrub', '')")
    connection.execute(
        "INSERT INTO case_summary (case_id, day, law, people, body) VALUES (?, '2026-03-03', 'l', '[]', '{}')",
        (cases.there,),
    )
    cases.erase("incident", mine)
    for table in ("erasure_waiting", "came_empty"):
        assert connection.execute(f"SELECT record_id FROM {table}").fetchall() == [(other,)]
    assert connection.execute("SELECT count(*) FROM case_summary").fetchone() == (0,)
    assert erased_ids(connection) == {mine}


def test_what_waits_to_be_erased_counts_as_erased_only_where_that_is_asked(cases: Cases) -> None:
    connection = cases.store._connection
    mine, other = incident(cases, cases.here), incident(cases, cases.here)
    cases.erase("incident", mine)
    cases.erase("incident", other)
    connection.execute("INSERT INTO erasure_waiting VALUES (?, 'incident', 'd', 1)", (other,))
    assert erased_ids(connection) == {mine}
    assert erased_references(connection) == (("incident", mine),)
    assert erased_or_waiting(connection) == {mine, other}


@pytest.mark.parametrize("is_new", [False, True])
def test_a_reason_goes_with_a_case_it_was_about_though_it_was_about_others_too(cases: Cases, is_new: bool) -> None:
    store = cases.store
    case = store.get(p.Case, cases.here)
    assert case is not None
    with store.act("case.change", reason="of both cases") as act:
        gone = act.add(p.Case(title="Another")).id if is_new else act.change(replace(case, title="Another")).id
        act.add(c.Incident(case_id=cases.there, account="He rang."))
    line = store.last_line

    def reason() -> str:
        row = store._connection.execute("SELECT reason FROM journal_value WHERE seq = ?", (line,)).fetchone()
        return str(row[0])

    assert reason() == "of both cases"
    cases.erase("case", gone)
    assert reason() == ""
    store._connection.execute("UPDATE journal_value SET reason = 'of both cases' WHERE seq = ?", (line,))
    store.replay_erasures()
    assert reason() == "", "nor does a merge bring it back"


def test_a_reason_goes_where_its_line_was_about_nothing_else(cases: Cases) -> None:
    store = cases.store
    mine, other = incident(cases, cases.here), incident(cases, cases.here)

    def said(*ids: str, reason: str) -> None:
        with store.act("incident.change", reason=reason) as act:
            for each in ids:
                held = store.get(c.Incident, each)
                assert held is not None
                act.change(replace(held, account=f"{held.account} {reason}"))

    said(mine, reason="of one")
    said(other, reason="of the other")
    said(mine, other, reason="of both")
    cases.erase("incident", mine)
    reasons = {entry.reason for entry in store.entries(limit=100)}
    assert {"of the other", "of both", "Asked for"} <= reasons
    assert "of one" not in reasons


@pytest.mark.parametrize(
    ("detail", "kept"),
    [
        ("The Crown Court at Pellow", True),
        ("To Ms WOLSTENCROFT, by post", False),
        ("To Ned, by post", False),
        ("To Albert Quay, by post", True),
        ("", True),
    ],
)
def test_to_whom_something_was_disclosed_stays_unless_it_names_who_is_erased(
    cases: Cases, detail: str, kept: bool
) -> None:
    store = cases.store
    for given, family in (("Al", "Wolstencroft"), ("Ned", "")):
        store.add("name.add", p.PersonName(person_id=cases.alone, kind="current", given=given, family=family))
    for act in ("disclosed", "consulted"):
        with store.act("document.save", act=act, case_id=cases.here, reason="asked", detail=detail):
            pass
    with store.act("document.save", act="disclosed", case_id=cases.there, reason="stays", detail="Wolstencroft"):
        pass
    cases.erase()
    lines = {(entry.act, entry.case_id): (entry.reason, entry.detail) for entry in store.entries(limit=100)}
    assert lines[("disclosed", cases.here)] == ("", detail if kept else "")
    assert lines[("consulted", cases.here)] == ("", "")
    assert lines[("disclosed", cases.there)] == ("stays", "Wolstencroft"), "a line of another case is left alone"


def test_every_text_that_goes_is_known_so_that_the_reason_does_not_repeat_it(cases: Cases) -> None:
    store, mine = cases.store, incident(cases, cases.here, "as it was told")
    held = store.get(c.Incident, mine)
    assert held is not None
    with store.act("incident.change") as act:
        act.change(replace(held, account="as it was told later", place="The quay"))
    texts = set(store.texts_of(store.belonging(("incident", mine))))
    assert texts == {"as it was told", "as it was told later", "The quay"}


def test_erasures_are_known_by_type_and_id_and_nothing_else_goes_with_them(cases: Cases) -> None:
    mine = incident(cases, cases.here)
    cases.erase("incident", mine)
    assert ("incident", mine) in erased_references(cases.store._connection)
    assert ("case", cases.here) not in erased_references(cases.store._connection)
    other = incident(cases, cases.here)
    assert cases.store.replay_erasures() == 0
    assert cases.store.get(c.Incident, other, removed=True) is not None
