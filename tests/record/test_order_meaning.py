# SPDX-License-Identifier: Apache-2.0
"""What the status and the kind of an order imply, row by row, and that everything which asks gets the same answer."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.analysis.casemaker import Made
from vlu_desktop.analysis.breach_facts import made_by
from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.data_quality_notes import cautions
from vlu_desktop.analysis.run_rules import find
from vlu_desktop.analysis.sanctions import sanctions
from vlu_desktop.analysis.thresholds import Params
from vlu_desktop.dates.when import When
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.disclosure.audiences import AUDIENCES
from vlu_desktop.disclosure.disclosure_options import DisclosureOptions
from vlu_desktop.disclosure.row_policy import RowPolicy
from vlu_desktop.due.due_lines import due_items
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.platform.paths import resources
from vlu_desktop.record.finding import Dates
from vlu_desktop.record.in_force import OrderEnd, end_of, made_for, may_be_in_force, orders_for
from vlu_desktop.record.offending import Order, OrderProtected
from vlu_desktop.record.order_kind import ORDER_KINDS, Broken, Maker, NotifyDeadline, kind_of
from vlu_desktop.record.order_status import NOT_RECORDED, ORDER_STATUSES, status_of
from vlu_desktop.record.people import Involvement, Person
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.rules.deadlines import Rules
from vlu_desktop.rules.lawful_ends import with_lawful_ends
from vlu_desktop.timeline.happenings import bands_of, events_of

RULES = Rules.from_toml((resources() / "rules" / "deadlines.toml").read_text(encoding="utf-8"))
HOLIDAYS = Holidays.from_toml((resources() / "rules" / "bank_holidays.toml").read_text(encoding="utf-8"))
UP_TO = date(2024, 6, 1)
MADE = date(2024, 1, 1)
ENDS = date(2024, 6, 20)

# status: made, counts and can be broken, runs, in force, may stand in what the offender reads
STATUSES = {
    "": (True, True, True, False, True),
    "applied": (False, False, False, False, False),
    "granted-not-served": (True, True, True, False, False),
    "in-force": (True, True, True, True, True),
    "varied": (True, True, True, True, True),
    "expired": (True, True, False, False, True),
    "discharged": (True, True, False, False, True),
    "quashed": (True, False, False, False, True),
    "refused": (False, False, False, False, False),
    "withdrawn": (False, False, False, False, False),
    "a-newer-program-s": (True, True, True, False, False),
}


@pytest.mark.parametrize("key", STATUSES)
def test_what_a_status_implies(key: str) -> None:
    row = status_of(key)
    assert row.key == key
    assert (row.made, row.counts, row.runs, row.in_force, row.offender_knows) == STATUSES[key]
    assert row.breachable is row.counts
    assert (row.served is False) is (key == "granted-not-served")


def test_every_status_of_the_vocabulary_is_in_the_table_above() -> None:
    keys = [key for key, _ in vocabulary("order-status").terms]
    assert keys == [row.key for row in ORDER_STATUSES]
    assert set(keys) | {"", "a-newer-program-s"} == set(STATUSES)
    assert status_of("") is NOT_RECORDED
    over = {"expired", "discharged", "quashed", "refused", "withdrawn"}
    assert {key for key in STATUSES if status_of(key).over} == over


def test_no_status_contradicts_itself() -> None:
    for row in ORDER_STATUSES:
        assert not row.in_force or (row.counts and row.runs and row.offender_knows), row.key
        assert not row.runs or row.counts, row.key
        assert row.made or not row.offender_knows, row.key


def made_with(status: str, kind: str = "nmo") -> Made:
    made = Made()
    order = made.order("2024-01-01", kind=kind, status=status, expires=ENDS)
    for n in range(3):
        made.incident(f"2024-02-0{n + 1}", "text", breaks=order, outcome="reported")
    return made


@pytest.mark.parametrize("status", STATUSES)
def test_everything_that_asks_about_a_status_gets_the_same_answer(status: str) -> None:
    made = made_with(status)
    _, counts, runs, _, _ = STATUSES[status]
    (order,) = made.file.orders
    view = CaseView(case_file=made.file, on=Dates(up_to=UP_TO), params=Params())
    assert bool(orders_for(made.file, When.on(date(2024, 2, 1)))) is counts
    assert (order in made_by(view)) is counts
    assert bool(sanctions(view)) is counts
    assert bool([band for band in bands_of(made.file) if band.kind == "order"]) is counts
    assert bool([event for event in events_of(made.file) if event.kind == "order"]) is counts
    found = {finding.rule: finding.sentence for finding in find(made.file, UP_TO)}
    assert ("after-breach" in found) is counts
    # Before it was served nothing can have broken it.
    assert ("more-than-two-breaches" in found) is (counts and status != "granted-not-served")
    assert ("end of the non-molestation order" in found.get("trigger-dates", "")) is runs
    today = [item.title for item in due_items(made.file, UP_TO, RULES, HOLIDAYS)]
    assert ("Non-molestation order expires on 20 June 2024" in today) is runs
    told = {caution.key for caution in cautions(made.file, UP_TO)}
    assert ("breach-of-nothing" in told) is not counts


@pytest.mark.parametrize("status", STATUSES)
def test_no_document_he_reads_tells_of_an_order_he_may_not_know_of(status: str) -> None:
    file = made_with(status).file
    for reader in AUDIENCES:
        knows = RowPolicy(file, reader, DisclosureOptions(), "", UP_TO, set())
        if reader.he_reads:
            assert knows.of(file.orders[0]) is STATUSES[status][4], reader.key
        elif reader.key != "victim":
            assert knows.of(file.orders[0]), reader.key


@pytest.mark.parametrize("status", ["applied", "refused", "withdrawn", "quashed"])
def test_no_end_is_told_of_an_order_nobody_made_or_that_does_not_stand(status: str) -> None:
    assert not [finding for finding in find(made_with(status).file, UP_TO) if "end of the" in finding.sentence]


# kind: who makes it, what it is to break it, whether breaches of it are counted: an order of a court
KINDS = {
    "ro-conviction": (Maker.COURT, Broken.OFFENCE, True),
    "ro-acquittal": (Maker.COURT, Broken.OFFENCE, True),
    "ro-pre2020": (Maker.COURT, Broken.OFFENCE, True),
    "nmo": (Maker.COURT, Broken.OFFENCE, True),
    "occupation": (Maker.COURT, Broken.ARREST, True),
    "spo": (Maker.COURT, Broken.OFFENCE, True),
    "spo-interim": (Maker.COURT, Broken.OFFENCE, True),
    "dvpn": (Maker.POLICE, Broken.ARREST, False),
    "dvpo": (Maker.COURT, Broken.CONTEMPT, True),
    "dapn": (Maker.POLICE, Broken.ARREST, False),
    "dapo": (Maker.COURT, Broken.OFFENCE, True),
    "shpo": (Maker.COURT, Broken.OFFENCE, True),
    "civil-injunction": (Maker.COURT, Broken.OFFENCE, True),
    "bail-police": (Maker.CONDITION, Broken.ARREST, False),
    "bail-court": (Maker.CONDITION, Broken.ARREST, False),
    "licence": (Maker.CONDITION, Broken.RECALL, False),
    "co-exclusion": (Maker.CONDITION, Broken.ARREST, False),
    "sso-exclusion": (Maker.CONDITION, Broken.ARREST, False),
    "restriction-zone": (Maker.CONDITION, Broken.ARREST, False),
    "undertaking": (Maker.COURT, Broken.CONTEMPT, True),
    "prohibited-steps": (Maker.COURT, Broken.CONTEMPT, True),
    "fmpo": (Maker.COURT, Broken.OFFENCE, True),
    "cbo": (Maker.COURT, Broken.OFFENCE, True),
    "harassment-warning": (Maker.OTHER, Broken.NOTHING, False),
    "deportation": (Maker.OTHER, Broken.NOTHING, False),
    "prisoner-contact": (Maker.OTHER, Broken.NOTHING, False),
    "other": (Maker.UNKNOWN, Broken.UNKNOWN, False),
}
NOTIFIED = {
    "spo": NotifyDeadline.ONCE_SERVED,
    "spo-interim": NotifyDeadline.ONCE_SERVED,
    "dapo": NotifyDeadline.ONCE_MADE,
}
UNPROTECTING = {"bail-police", "bail-court", "licence", "prisoner-contact", "deportation", "harassment-warning"}


@pytest.mark.parametrize("key", KINDS)
def test_what_a_kind_implies(key: str) -> None:
    row = kind_of(key)
    assert (row.maker, row.broken, row.of_a_court) == KINDS[key]
    assert row.protects is (key not in UNPROTECTING)
    assert row.end_rule == ("dvpo_end" if key == "dvpo" else "")
    assert row.notified is NOTIFIED.get(key, NotifyDeadline.NEVER)


def test_every_kind_of_the_vocabulary_is_in_the_table_above_and_explained() -> None:
    assert list(KINDS) == [key for key, _ in vocabulary("order-kind").terms] == [row.key for row in ORDER_KINDS]
    meanings: dict[str, str] = {}
    for row in ORDER_KINDS:
        assert row.label[0].isupper(), row.key
        assert row.called == row.called.lower(), row.key
        assert row.word, row.key
        assert row.meaning.endswith("."), row.key
        assert meanings.setdefault(row.word, row.meaning) == row.meaning, "one word, one meaning"
        says_offence = "breach it is an offence" in row.meaning or "is an offence or a contempt" in row.meaning
        if row.word.startswith("Domestic"):
            continue  # an order and a notice in one
        assert says_offence is (row.broken is Broken.OFFENCE), row.key


def test_every_end_and_notification_that_is_worked_out_has_its_deadline_counted_from_the_same_event() -> None:
    anchors = {rule.key: rule.anchor for rule in RULES.rules}
    assert {anchors[row.end_rule] for row in ORDER_KINDS if row.end_rule} == {"the order was made"}
    assert anchors[NotifyDeadline.ONCE_SERVED.value] == "service of the order"
    assert anchors[NotifyDeadline.ONCE_MADE.value] == "the order was made"
    assert NotifyDeadline.NEVER.value not in anchors


@pytest.mark.parametrize("kind", KINDS)
def test_today_warns_of_the_end_of_what_protects_and_works_one_out_where_the_law_says_it(kind: str) -> None:
    made = Made()
    made.order("2024-05-10", kind=kind, status="in-force", expires=ENDS)
    worked_out = Made()
    worked_out.order("2024-05-10", kind=kind, status="in-force")
    today = [item.title for item in due_items(made.file, UP_TO, RULES, HOLIDAYS)]
    assert (f"{kind_of(kind).label} expires on 20 June 2024" in today) is (kind not in UNPROTECTING)
    law = with_lawful_ends(worked_out.file, RULES, HOLIDAYS)
    today = [item.title for item in due_items(law, UP_TO, RULES, HOLIDAYS)]
    assert any("expires on 6 June 2024" in each for each in today) is (kind == "dvpo")


def test_a_kind_nobody_knows_is_any_order() -> None:
    for key in ("", "a-newer-program-s"):
        row = kind_of(key)
        assert (row.label, row.called, row.word) == ("Order", "order", "")
        assert not row.of_a_court
        assert not row.is_condition
        assert row.protects


@pytest.mark.parametrize("kind", KINDS)
def test_a_breach_is_counted_only_of_an_order_of_a_court(kind: str) -> None:
    made = made_with("in-force", kind)
    maker, broken, counted = KINDS[kind]
    (order,) = made.file.orders
    assert may_be_in_force(made.file, order, When.on(date(2024, 2, 1))) is (broken is not Broken.NOTHING)
    found = {finding.rule: finding.sentence for finding in find(made.file, UP_TO)}
    assert ("more-than-two-breaches" in found) is ("second-breach" in found) is counted
    # Each kind has its own word: orders are breached, conditions broken, and what forbids nothing is neither.
    words = "recorded against" if broken is Broken.NOTHING else "recorded as breaches of"
    words = "recorded as breaking" if maker is Maker.CONDITION else words
    assert f"3 incidents {words} the {kind_of(kind).called} of 1 January 2024" in found["after-breach"]


def test_conditions_are_not_counted_among_orders() -> None:
    def sentences(second: str) -> list[str]:
        made = made_with("in-force")
        other = made.order("2024-01-01", kind=second, status="in-force")
        made.incident("2024-03-01", "text", breaks=other, outcome="reported")
        return [each.sentence for each in find(made.file, UP_TO) if each.subject.startswith("all:")]

    (together,) = sentences("ro-conviction")
    assert "4 incidents recorded as breaches of 2 orders taken together" in together
    assert [sentences(kind) for kind in ("licence", "dapn", "prisoner-contact")] == [[], [], []]


@pytest.mark.parametrize(
    ("protected", "whom"),
    [((), ""), (("p-victim",), "here"), (("p-child",), "here"), (("p-other",), "another"),
     (("p-other", "p-victim"), "here"), (("p-offender",), "another")],
)  # fmt: skip
def test_whom_an_order_was_made_for(protected: tuple[str, ...], whom: str) -> None:
    made = made_with("in-force")
    made.add(Person, id="p-child")
    made.add(Involvement, person_id="p-child", role="child")
    (order,) = made.file.orders
    for person in protected:
        made.add(OrderProtected, order_id=order.id, person_id=person)
    assert made_for(made.file, order) == whom


@pytest.mark.parametrize(
    ("order", "ends"),
    [
        ({}, None),
        ({"expires": ENDS}, ENDS),
        ({"expires": ENDS, "until_further_order": True}, None),
        ({"expires": ENDS, "ended": MADE}, MADE),
        ({"expires": MADE, "ended": ENDS}, MADE),
        ({"expires": ENDS, "ended": MADE, "until_further_order": True}, MADE),
    ],
)
def test_when_an_order_ends(order: dict[str, object], ends: date | None) -> None:
    plain = Order(id=RecordId("o"), kind="nmo", made=MADE)
    found = end_of(Made().file, replace(plain, **order))  # type: ignore[arg-type]
    assert found == (OrderEnd(on=ends) if ends else None)


@pytest.mark.parametrize(
    ("happened", "may"),
    [
        (When.on(MADE), True),
        (When.on(MADE - timedelta(days=1)), False),
        (When.on(ENDS), True),
        (When.on(ENDS + timedelta(days=1)), False),
        (When.on(ENDS + timedelta(days=2), approximate=True), True),
        (When.in_year(2024), True),
        (When.in_year(2025), False),
        (When.undated("once"), True),
        (None, True),
    ],
)
def test_what_is_not_known_never_rules_an_order_out(happened: When | None, may: bool) -> None:
    made = Made()
    made.order("2024-01-01", kind="nmo", expires=ENDS)
    assert may_be_in_force(made.file, made.file.orders[0], happened) is may


def test_an_order_whose_making_has_no_date_may_have_been_in_force_at_any_time_before_its_end() -> None:
    made = Made()
    made.order("", kind="nmo", expires=ENDS)
    (order,) = made.file.orders
    assert may_be_in_force(made.file, order, When.on(date(1950, 1, 1)))
    assert not may_be_in_force(made.file, order, When.on(ENDS + timedelta(days=1)))
