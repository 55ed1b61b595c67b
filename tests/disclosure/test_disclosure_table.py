# SPDX-License-Identifier: Apache-2.0
"""Who may have which row: a table for every sort of record, asked with a document that names every field.

Each row of a table gives what the record says and every audience that has it.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.disclosure.disclosed_samples import CASE, CHILD, HER, HIM, OTHER, TODAY, view_of
from tests.papers.everything_allowed import EVERYTHING, KEYS, shown, who_has
from vlu_desktop.dates.when import When
from vlu_desktop.disclosure.audiences import AUDIENCES
from vlu_desktop.disclosure.disclose import disclose
from vlu_desktop.disclosure.disclosure_options import DisclosureOptions
from vlu_desktop.disclosure.field_policy import Allowance
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.vocabulary import vocabulary

ALL = "court parole parole-withheld tribunal marac licence victim police agency internal"
HE_READS = "court parole tribunal licence"
DAY = timedelta(days=1)
INCIDENT = c.Incident(id=RecordId("i"), case_id=CASE, source="victim")
ORDER = o.Order(id=RecordId("o"), offender_id=HIM, kind="nmo", status="in-force")
FOR_HER = o.OrderProtected(id=RecordId("op"), order_id="o", person_id=HER)


def but(*left_out: str) -> str:
    """Every audience but those of these rows."""
    gone = " ".join(left_out).split()
    return " ".join(key for key in KEYS if key not in gone)


def keys(name: str) -> set[str]:
    return {key for key, _ in vocabulary(name).terms}


def covers(table: Iterable[tuple[Any, ...]], name: str) -> bool:
    """Whether a table has a row for every key that can be chosen."""
    return keys(name) <= {row[0] for row in table}


# What each audience is: a row the same as the program's own, so that none is changed by mistake.
AUDIENCE = {
    "court": ("offender public", True, "court", "offender victim", "offender"),
    "parole": ("offender", True, "parole", "offender victim", "offender"),
    "parole-withheld": ("", False, "parole", "offender victim", "offender"),
    "tribunal": ("offender", True, "tribunal", "offender victim", "offender"),
    "marac": ("agency", False, "marac", "offender victim child", "offender victim child"),
    "licence": ("offender", True, "licence", "offender victim", "offender"),
    "victim": ("victim", False, "", "offender victim child", "victim child"),
    "police": ("agency offender", False, "police", "offender victim", "offender"),
    "agency": ("agency", False, "marac", "offender victim professional", "offender victim child professional"),
    "internal": ("", False, "internal", "*", "*"),
}


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda audience: audience.key)
def test_what_holds_for_an_audience(audience: Any) -> None:
    kept_from, he_reads, purpose, people, findable = AUDIENCE[audience.key]
    assert (audience.he_reads, audience.purpose) == (he_reads, purpose)
    assert [set(each.split()) for each in (kept_from, people, findable)] == [
        audience.kept_from, audience.people, audience.findable,
    ]  # fmt: skip


def test_every_audience_is_above() -> None:
    assert set(KEYS) == set(AUDIENCE) == keys("audience") == set(ALL.split())


ORDERS = [
    ("", but("victim")),
    ("applied", but("victim", HE_READS)),
    ("granted-not-served", but("victim", HE_READS)),
    ("in-force", but("victim")),
    ("varied", but("victim")),
    ("expired", but("victim")),
    ("discharged", but("victim")),
    ("quashed", but("victim")),
    ("refused", but("victim", HE_READS)),
    ("withdrawn", but("victim", HE_READS)),
]


@pytest.mark.parametrize(("status", "has"), ORDERS)
def test_an_order(status: str, has: str) -> None:
    order = o.Order(id=RecordId("o"), offender_id=HIM, kind="nmo", status=status)
    assert who_has(order) == has
    assert set(who_has(order, FOR_HER).split()) == {*has.split(), "victim"}, "an order that protects her is hers"
    for_the_child = o.OrderProtected(id=RecordId("op"), order_id="o", person_id=CHILD)
    assert who_has(order, for_the_child) == has


LIFE_EVENTS = [
    ("", ALL, ALL),
    ("home-move", ALL, but(HE_READS)),
    ("number-change", ALL, but(HE_READS)),
    ("job-change", ALL, but(HE_READS)),
    ("school-change", ALL, but(HE_READS)),
    ("illness", ALL, ALL),
    ("support", ALL, but(HE_READS)),
    ("separation", ALL, ALL),
    ("new-relationship", but(HE_READS), but(HE_READS)),
    ("birth", but(HE_READS), but(HE_READS)),
    ("death", ALL, ALL),
    ("anniversary", ALL, ALL),
    ("hearing", ALL, ALL),
    ("security", ALL, ALL),
    ("other", ALL, ALL),
]


@pytest.mark.parametrize(("kind", "has", "reads"), LIFE_EVENTS)
def test_what_happened_in_her_life(kind: str, has: str, reads: str) -> None:
    event = c.LifeEvent(id=RecordId("e"), case_id=CASE, kind=kind, because="yes", account="To the coast.")
    assert who_has(event) == has
    rows = {key: shown(key, event) for key in KEYS}
    assert " ".join(key for key, row in rows.items() if row is not None and row.account) == reads


@pytest.mark.parametrize("because", ["", "no", "not-known", "not-asked"])
def test_what_did_not_happen_because_of_him_is_for_the_unit(because: str) -> None:
    event = c.LifeEvent(id=RecordId("e"), case_id=CASE, kind="support", because=because)
    assert who_has(event) == "internal"


@pytest.mark.parametrize(("person_id", "has"), [("", ALL), (HER, ALL), (CHILD, but("victim")), (OTHER, but("victim"))])
def test_whose_life_it_was(person_id: str, has: str) -> None:
    event = c.LifeEvent(id=RecordId("e"), case_id=CASE, kind="illness", because="yes", person_id=person_id)
    assert who_has(event) == has


EVERY_ONE = "marac victim police agency internal"
CONDITION = "parole tribunal marac licence victim police agency internal"
REQUESTS = [
    ("", EVERY_ONE),
    ("no-contact", CONDITION),
    ("exclusion", CONDITION),
    ("other-condition", CONDITION),
    ("non-disclosure", f"parole-withheld {EVERY_ONE}"),
    ("restraining", f"court {EVERY_ONE}"),
    ("assessment", f"court parole {EVERY_ONE}"),
    ("full-report", f"court {EVERY_ONE}"),
    ("contact-block", EVERY_ONE),
    ("information", EVERY_ONE),
    ("reasons", EVERY_ONE),
    ("reconsideration", EVERY_ONE),
    ("observe", EVERY_ONE),
    ("transcript", EVERY_ONE),
    ("lenient-sentence", EVERY_ONE),
    ("other", EVERY_ONE),
]


@pytest.mark.parametrize(("kind", "has"), REQUESTS)
def test_a_request(kind: str, has: str) -> None:
    assert who_has(w.Request(id=RecordId("r"), case_id=CASE, kind=kind)) == has


@pytest.mark.parametrize(
    ("decision", "has"),
    [
        ("granted", f"court parole {EVERY_ONE}"),
        ("varied", f"court parole {EVERY_ONE}"),
        ("refused", EVERY_ONE),
        ("waiting", EVERY_ONE),
        ("withdrawn", EVERY_ONE),
    ],
)
def test_a_block_on_his_letters_is_told_where_it_is_in_place(decision: str, has: str) -> None:
    row = w.Request(id=RecordId("r"), case_id=CASE, kind="contact-block", decision=decision)
    assert who_has(row) == has


DECISIONS = [
    ("", "parole tribunal marac licence victim police agency internal"),
    ("waiting", "parole tribunal marac licence victim police agency internal"),
    ("granted", "parole tribunal marac victim police agency internal"),
    ("varied", "parole tribunal marac victim police agency internal"),
    ("refused", "parole tribunal marac victim police agency internal"),
    ("deferred", "parole tribunal marac licence victim police agency internal"),
    ("withdrawn", "marac victim police agency internal"),
]


@pytest.mark.parametrize(("decision", "has"), DECISIONS)
def test_a_request_for_a_condition_by_what_was_decided(decision: str, has: str) -> None:
    assert who_has(w.Request(id=RecordId("r"), case_id=CASE, kind="no-contact", decision=decision)) == has


@pytest.mark.parametrize(("kind", "reads"), [("exclusion", but("court", "parole", "tribunal")), ("no-contact", ALL)])
def test_the_area_of_an_exclusion_is_for_whoever_supervises(kind: str, reads: str) -> None:
    request = w.Request(id=RecordId("r"), case_id=CASE, kind=kind, wording="Not to enter", reason="She works there")
    for key in KEYS:
        row = shown(key, request)
        if row is not None:
            assert (row.wording != "", row.reason != "") == (key in reads.split(),) * 2, key


STATEMENTS = [
    ("", but("court", "parole", "parole-withheld", "tribunal")),
    ("court", but("parole", "parole-withheld", "tribunal")),
    ("parole", but("court", "tribunal")),
    ("tribunal", but("court", "parole", "parole-withheld")),
    ("family-impact", but("tribunal")),
    ("other", but("court", "parole", "parole-withheld", "tribunal")),
]
PURPOSES = sorted(keys("purpose"))


def statement(kind: str = "court", status: str = "signed", maker: str = HER) -> w.Statement:
    return w.Statement(id=RecordId("s"), case_id=CASE, maker_id=maker, kind=kind, status=status, text="I am afraid.")


def uses(*agreed: str) -> list[w.StatementUse]:
    """As many uses for each purpose as are given, agreed to as said."""
    return [
        w.StatementUse(id=RecordId(f"{purpose}-{n}"), statement_id="s", purpose=purpose, agreed=each)
        for purpose in PURPOSES
        for n, each in enumerate(agreed)
    ]


@pytest.mark.parametrize(("kind", "has"), STATEMENTS)
def test_a_statement_that_is_signed_and_agreed_to(kind: str, has: str) -> None:
    assert who_has(statement(kind), *uses("yes")) == has
    assert who_has(statement(kind), *uses("yes", "yes")) == has


@pytest.mark.parametrize(
    "agreed", [(), ("no",), ("",), ("not-asked",), ("not-known",), ("yes", "no"), ("no", "yes"), ("yes", "not-asked")]
)
def test_one_that_is_not_agreed_to_in_every_line_is_her_own_alone(agreed: tuple[str, ...]) -> None:
    assert who_has(statement(), *uses(*agreed)) == "victim"


def test_a_use_for_another_purpose_neither_allows_nor_forbids() -> None:
    court = w.StatementUse(id=RecordId("u"), statement_id="s", purpose="court", agreed="yes")
    police = w.StatementUse(id=RecordId("v"), statement_id="s", purpose="police", agreed="no")
    assert who_has(statement(), court, police) == "court victim"


STATUSES = [("", "", "victim"), ("draft", "", "victim"), ("signed", but("parole", "parole-withheld", "tribunal"), "")]


@pytest.mark.parametrize(("status", "has", "to_sign"), STATUSES)
def test_what_is_not_signed_stands_only_in_what_she_is_to_sign(status: str, has: str, to_sign: str) -> None:
    assert who_has(statement(status=status), *uses("yes")) == has
    assert who_has(statement(status=status), *uses("yes"), drafts=True) == to_sign


def test_a_statement_by_anybody_but_a_victim_is_nobody_s_here() -> None:
    assert who_has(statement(maker=CHILD), *uses("yes")) == ""
    assert who_has(statement(maker=CHILD, status="draft"), drafts=True) == ""
    assert who_has(statement(maker=""), *uses("yes")) == but("parole", "parole-withheld", "tribunal", "victim")


COURT_AND_PANEL = "court parole parole-withheld internal"
SISTER = (
    p.Person(id=RecordId("sister")),
    p.Involvement(id=RecordId("i-sister"), case_id=CASE, person_id="sister", role="family"),
)
BY_RELATIVES = [("family-impact", COURT_AND_PANEL), ("tribunal", "tribunal internal"), ("court", ""), ("other", "")]


@pytest.mark.parametrize(("kind", "has"), BY_RELATIVES)
@pytest.mark.parametrize("maker", [CHILD, "sister"])
def test_a_bereaved_relative_s_statement_is_given_to_those_who_may_know_its_maker(
    kind: str, has: str, maker: str
) -> None:
    assert who_has(statement(kind, maker=maker), *SISTER, *uses("yes")) == has
    assert who_has(statement(kind, maker=OTHER), *SISTER, *uses("yes")) == "", "OTHER is no relative in this case"


@pytest.mark.parametrize(("kind", "has"), BY_RELATIVES)
def test_who_made_a_statement_that_is_given_is_named_with_it(kind: str, has: str) -> None:
    child = p.Person(id=RecordId(CHILD))
    always = "marac victim internal"
    assert set(who_has(child, statement(kind, maker=CHILD), *uses("yes")).split()) == {*has.split(), *always.split()}
    assert who_has(child, statement(kind, maker=CHILD), *uses("no")) == always
    assert who_has(child, statement(kind), *uses("yes")) == always
    assert who_has(SISTER[0], SISTER[1], statement(kind, maker=CHILD), *uses("yes")) == "internal"


MEETINGS = [("marac", ALL), ("mappa", "internal"), ("stalking-panel", "internal"), ("strategy", "internal"),
            ("professionals", "internal"), ("other", "internal"), ("", "internal")]  # fmt: skip


@pytest.mark.parametrize(("kind", "has"), MEETINGS)
def test_a_meeting_where_the_document_is_about_meetings(kind: str, has: str) -> None:
    assert who_has(w.Meeting(id=RecordId("m"), case_id=CASE, kind=kind, on=date(2026, 4, 1))) == has


TOLD: list[tuple[dict[str, Any], str, bool]] = [
    ({}, "spoke", True),
    ({"on": TODAY + DAY}, "spoke", False),
    ({}, "no-answer", False),
    ({}, "sent", False),
    ({"person_id": CHILD}, "spoke", False),
    ({"contact_id": "gone"}, "spoke", False),
    ({"why": "not-told"}, "spoke", False),
    ({"why": "earlier", "contact_id": ""}, "", True),
    ({"why": "earlier", "contact_id": "", "person_id": CHILD}, "", False),
]


@pytest.mark.parametrize(("more", "outcome", "hers"), TOLD)
def test_what_she_was_told_stands_in_her_copy_and_nothing_that_was_told_another(
    more: dict[str, Any], outcome: str, hers: bool
) -> None:
    contact = w.Contact(id=RecordId("k"), case_id=CASE, person_id=HER, outcome=outcome)
    values: dict[str, Any] = {"person_id": HER, "why": "contact", "contact_id": "k", "on": TODAY} | more
    row = w.Telling(id=RecordId("t"), case_id=CASE, event="release", record_type="movement", record_id="m", **values)
    assert ("victim" in who_has(row, contact).split()) is hers
    another_s = replace(contact, person_id=CHILD)
    assert ("victim" in who_has(row, another_s).split()) is (hers and row.why == "earlier")


@pytest.mark.parametrize(("against", "has"), [(HER, ALL), (CHILD, but("victim")), (OTHER, but("victim"))])
def test_a_conviction_and_its_sentence(against: str, has: str) -> None:
    conviction = o.Conviction(id=RecordId("c"), offender_id=HIM, offence="Stalking", against_id=against)
    sentence = o.Sentence(id=RecordId("s"), conviction_id="c", kind="custodial")
    assert who_has(conviction) == has
    assert who_has(sentence, conviction) == has


def test_a_sentence_without_its_conviction_is_not_in_her_copy() -> None:
    assert who_has(o.Sentence(id=RecordId("s"), conviction_id="c", kind="custodial")) == but("victim")


CONTACTS = [(HER, ALL), (HIM, but("victim")), (CHILD, but("victim"))]


@pytest.mark.parametrize(("person_id", "has"), CONTACTS)
def test_a_contact(person_id: str, has: str) -> None:
    assert who_has(w.Contact(id=RecordId("c"), case_id=CASE, person_id=person_id)) == has


SOURCES = [
    ("victim", but("licence")),
    ("document", but("licence")),
    *((source, but("licence", "victim")) for source in ("police", "court", "prison", "probation", "family")),
    *((source, but("licence", "victim")) for source in ("third-party", "observed", "")),
]


@pytest.mark.parametrize(("source", "has"), SOURCES)
def test_an_incident(source: str, has: str) -> None:
    assert who_has(c.Incident(id=RecordId("i"), case_id=CASE, source=source)) == has


@pytest.mark.parametrize(
    ("standing", "has"), [("", but("licence")), ("fact", but("licence")), ("assessment", but("licence", "victim"))]
)
def test_an_assessment_of_it_is_not_her_own_word(standing: str, has: str) -> None:
    assert who_has(c.Incident(id=RecordId("i"), case_id=CASE, source="victim", standing=standing)) == has


def test_what_another_victim_of_the_case_told_is_not_her_own_word() -> None:
    second = (
        p.Person(id=RecordId("second")),
        p.Involvement(id=RecordId("i-second"), case_id=CASE, person_id="second", role="victim"),
        p.PersonName(id=RecordId("n-second"), person_id="second", kind="current", given="Zuleika", family="Sample"),
    )
    for told_by, has in (("Zuleika", but("licence", "victim")), ("Peregrina", but("licence"))):
        told = c.Incident(id=RecordId("i"), case_id=CASE, source="victim", source_detail=told_by)
        assert who_has(told, *second, reader_id=HER) == has


def test_what_can_be_chosen_has_its_row() -> None:
    assert covers(ORDERS, "order-status")
    assert covers(LIFE_EVENTS, "life-event")
    assert covers(REQUESTS, "request-kind")
    assert covers(DECISIONS, "request-decision")
    assert covers(STATEMENTS, "statement-kind")
    assert covers(MEETINGS, "meeting-kind")
    assert covers(SOURCES, "source")
    assert covers(CHARGES, "charge-outcome")
    assert covers(REPORTS, "police-contact")
    assert covers(BREACHES, "breach-outcome")


def test_an_incident_that_supports_a_condition_stands_in_a_licence_request() -> None:
    link = w.RequestIncident(id=RecordId("ri"), request_id="r", incident_id="i")
    request = w.Request(id=RecordId("r"), case_id=CASE, kind="no-contact")
    assert who_has(INCIDENT, link, request) == ALL
    for other in (replace(request, decision="refused"), replace(request, kind="assessment")):
        assert who_has(INCIDENT, link, other) == but("licence")
    assert who_has(INCIDENT, link) == but("licence"), "a request that is not in the case"


@pytest.mark.parametrize(
    ("agency", "asked", "has"),
    [
        ("", "", False),
        ("Police", "", False),
        ("", "Police", False),
        ("Police", "Police", True),
        (" police  force ", "Police Force", True),
        ("Housing", "Police", False),
    ],
)
def test_an_agency_s_list_holds_its_own_actions(agency: str, asked: str, has: bool) -> None:
    action = w.Action(id=RecordId("a"), meeting_id="m", agency=agency, what="Ring her")
    assert (shown("agency", action, agency=asked) is not None) is has
    assert shown("marac", action, agency=asked) is not None


FOUND = [
    (HER, "marac victim internal"),
    (HIM, but("victim", "agency")),
    (CHILD, "marac internal"),
    (OTHER, "internal"),
]


@pytest.mark.parametrize(("person_id", "has"), FOUND)
def test_where_somebody_is(person_id: str, has: str) -> None:
    assert who_has(p.Address(id=RecordId("x"), person_id=person_id, lines="9 The Wold")) == has
    assert who_has(p.ContactPoint(id=RecordId("x"), person_id=person_id, kind="mobile", value="07700 900999")) == has
    assert who_has(p.Vehicle(id=RecordId("x"), person_id=person_id, registration="AB12 CDE")) == has


def test_somebody_with_a_part_that_may_not_be_found_is_not_found() -> None:
    also = p.Involvement(id=RecordId("also"), case_id=CASE, person_id=HER, role="child")
    address = p.Address(id=RecordId("x"), person_id=HER, lines="9 The Wold")
    assert who_has(address, also) == "marac victim internal"
    witness = p.Involvement(id=RecordId("also"), case_id=CASE, person_id=HER, role="witness")
    assert who_has(address, witness) == "internal"


@pytest.mark.parametrize("kind", sorted(keys("address-kind")))
def test_a_referral_tells_where_people_are_and_not_where_they_were(kind: str) -> None:
    address = p.Address(id=RecordId("x"), person_id=HER, kind=kind, lines="9 The Wold")
    assert (shown("marac", address) is not None) is (kind != "former")
    assert shown("agency", address) is None


def test_an_agency_is_written_to_where_its_own_people_are() -> None:
    address = p.ContactPoint(id=RecordId("x"), person_id="com", kind="post", value="1 Managing House")
    com = p.Person(id=RecordId("com"))
    part = p.Involvement(id=RecordId("part"), case_id=CASE, person_id="com", role="professional", function="com")
    assert who_has(address, com, part) == "agency internal"
    friend = p.Involvement(id=RecordId("friend"), case_id=CASE, person_id="com", role="friend")
    assert who_has(address, com, part, friend) == "internal", "for then it is also where a friend of hers is"


def test_a_number_of_hers_is_no_agency_s_business() -> None:
    his = p.PersonReference(id=RecordId("x"), person_id=HIM, kind="crn", reference="X1")
    assert who_has(his) == ALL
    second = p.Involvement(id=RecordId("second"), case_id=CASE, person_id=OTHER, role="offender")
    assert who_has(his, second) == who_has(replace(his, person_id=OTHER), second) == ALL
    assert who_has(p.PersonReference(id=RecordId("x"), person_id=HER, kind="nhs", reference="485")) == "internal"


@pytest.mark.parametrize(("until", "has"), [(TODAY - DAY, False), (TODAY, False), (TODAY + DAY, True), (None, True)])
def test_a_referral_s_last_day_of_an_address(until: date | None, has: bool) -> None:
    when = When.on(until) if until else None
    assert (shown("marac", p.Address(id=RecordId("x"), person_id=HER, lines="1 A", until=when)) is not None) is has
    assert (shown("marac", p.Vehicle(id=RecordId("x"), person_id=HER, until=when)) is not None) is has
    undated = p.Address(id=RecordId("x"), person_id=HER, lines="1 A", until=When(words="some day"))
    assert shown("marac", undated) is not None


@pytest.mark.parametrize(
    ("one", "other", "has"),
    [(HER, HIM, ALL), (HIM, HER, ALL), (HER, CHILD, "internal"), (HIM, CHILD, "internal"), (OTHER, HIM, "internal")],
)
def test_a_relationship_is_told_between_him_and_her(one: str, other: str, has: str) -> None:
    assert who_has(p.Relationship(id=RecordId("r"), person_id=one, other_id=other)) == has


def test_one_of_two_offenders_is_enough_for_it() -> None:
    second = p.Involvement(id=RecordId("second"), case_id=CASE, person_id=OTHER, role="offender")
    for him in (HIM, OTHER):
        assert who_has(p.Relationship(id=RecordId("r"), person_id=HER, other_id=him), second) == ALL


@pytest.mark.parametrize(("who", "has"), [(HER, ALL), (HIM, ALL), (CHILD, "marac victim internal"), (OTHER, "")])
def test_who_is_named(who: str, has: str) -> None:
    assert who_has(p.Person(id=RecordId(who))) == has
    part = next((row for row in view_of().file.all(p.Involvement) if row.person_id == who), None)
    assert part is None or who_has(part) == has
    name = p.PersonName(id=RecordId("n"), person_id=who, kind="current", given="Ada", family="Quill")
    view = view_of(name)
    have = [
        key for key in KEYS
        if any(
            row.person_id == who
            for row in disclose(view, key, TODAY, DisclosureOptions(), EVERYTHING).file.all(p.PersonName)
        )
    ]  # fmt: skip
    assert " ".join(have) == has


def test_who_was_entered_twice_is_named_by_either_entry() -> None:
    """He has his part by one entry; found to be the same person, the other is his as well, and nobody else is."""
    again = p.Person(id=RecordId("him-again"))
    same = p.SameAs(id=RecordId("s"), person_id=HIM, other_id="him-again")
    assert who_has(again, same) == ALL
    assert who_has(again) == ""


NAMES = ("current", "", "known-as", "alias", "former", "online")
"""Which of several names a document uses: the first of these that there is."""


@pytest.mark.parametrize("first", range(len(NAMES)))
def test_of_several_names_the_usual_one_is_used(first: int) -> None:
    # He has a current name in the sample; another person has none but these.
    person = p.Person(id=RecordId("new"))
    part = p.Involvement(id=RecordId("part"), case_id=CASE, person_id="new", role="victim")
    names = [
        p.PersonName(id=RecordId(f"n{n}"), person_id="new", kind=kind, given=f"Ada{n}", family="Quill")
        for n, kind in reversed(list(enumerate(NAMES))) if n >= first
    ]  # fmt: skip
    view = view_of(person, part, *names)
    for key in ("court", "marac", "internal"):
        chosen = disclose(view, key, TODAY, DisclosureOptions(), EVERYTHING).file.all(p.PersonName)
        used = [row.kind for row in chosen if row.person_id == "new"]
        assert used == ([NAMES[first]] if key == "court" else [row.kind for row in names])


def test_where_the_usual_name_is_protected_the_next_stands_for_her() -> None:
    """Left without a name she could be told from nobody; the protected one stands in nothing he reads."""
    new = p.PersonName(id=RecordId("new"), person_id="new", kind="current", given="Ysolde", family="Quickthorn")
    rows = [
        p.Person(id=RecordId("new")),
        p.Involvement(id=RecordId("part"), case_id=CASE, person_id="new", role="victim"),
        new,
        p.PersonName(id=RecordId("old"), person_id="new", kind="former", given="Ada", family="Quill"),
    ]
    protection = w.Protection(record_type="person-name", record_id="new", from_whom="offender")
    for key, protected, used in (("court", True, "old"), ("court", False, "new"), ("parole-withheld", True, "new")):
        view = view_of(*rows, protected=((protection, new),) if protected else ())
        found = disclose(view, key, TODAY, DisclosureOptions(), EVERYTHING).file.all(p.PersonName)
        assert [row.id for row in found if row.person_id == "new"] == [used], (key, protected)


def test_a_name_of_an_unknown_kind_comes_last_and_one_without_words_never() -> None:
    rows = [
        p.Person(id=RecordId("new")),
        p.Involvement(id=RecordId("part"), case_id=CASE, person_id="new", role="victim"),
        p.PersonName(id=RecordId("odd"), person_id="new", kind="from a later version", given="Odd"),
        p.PersonName(id=RecordId("empty"), person_id="new", kind="current"),
        p.PersonName(id=RecordId("online"), person_id="new", kind="online", given="quill99"),
    ]
    found = disclose(view_of(*rows), "court", TODAY, DisclosureOptions(), EVERYTHING).file.all(p.PersonName)
    assert [row.id for row in found if row.person_id == "new"] == ["online"]


PROTECTED_FROM = [
    ("offender", but("court", "parole", "tribunal", "licence", "police")),
    ("public", but("court", "licence")),
    ("agency", but("marac", "licence", "police", "agency")),
    ("victim", but("victim", "licence")),
    ("", but("licence")),
]


def kept(**more: Any) -> tuple[tuple[w.Protection, Record], ...]:
    return ((w.Protection(record_type="incident", record_id="i", **more), INCIDENT),)


@pytest.mark.parametrize(("from_whom", "has"), PROTECTED_FROM)
def test_a_protection(from_whom: str, has: str) -> None:
    assert who_has(INCIDENT, protected=kept(from_whom=from_whom)) == has


@pytest.mark.parametrize(
    ("starts", "ends", "holds"),
    [
        (None, None, True),
        (TODAY, None, True),
        (TODAY + DAY, None, False),
        (TODAY - DAY, None, True),
        (None, TODAY, True),
        (None, TODAY - DAY, False),
        (None, TODAY + DAY, True),
        (TODAY, TODAY, True),
        (TODAY - 2 * DAY, TODAY - DAY, False),
        (TODAY + DAY, TODAY + 2 * DAY, False),
    ],
)
def test_a_protection_holds_from_its_first_day_to_the_end_of_its_last(
    starts: date | None, ends: date | None, holds: bool
) -> None:
    protected = kept(from_whom="offender", starts=starts, ends=ends)
    assert (shown("court", INCIDENT, protected=protected) is None) is holds


AGREED = [("", but("licence")), ("yes", but("licence")), ("no", "victim"), ("not-asked", but("licence")),
          ("not-known", but("licence"))]  # fmt: skip


@pytest.mark.parametrize(("agreed", "has"), AGREED)
def test_an_incident_whose_use_was_refused_is_left_out(agreed: str, has: str) -> None:
    told = [
        c.IncidentUse(id=RecordId(purpose), incident_id="i", purpose=purpose, agreed=agreed) for purpose in PURPOSES
    ]
    assert who_has(INCIDENT, *told) == has
    for_nothing = c.IncidentUse(id=RecordId("nothing"), incident_id="i", agreed=agreed)
    assert who_has(INCIDENT, for_nothing) == but("licence"), "a refusal of no purpose is of none"
    twice = c.IncidentUse(id=RecordId("again"), incident_id="i", purpose="court", agreed="yes")
    assert (shown("court", INCIDENT, *told, twice) is None) is (agreed == "no"), "one refusal is enough"


def test_what_was_left_out_is_counted_by_its_reason() -> None:
    """For the officer: protected, or her refusal; what is both was protected."""
    refused = c.IncidentUse(id=RecordId("u"), incident_id="j", purpose="court", agreed="no")
    also = c.IncidentUse(id=RecordId("v"), incident_id="i", purpose="court", agreed="no")
    third = c.IncidentUse(id=RecordId("w"), incident_id="k", purpose="court", agreed="no")
    told = [c.Incident(id=RecordId(each), case_id=CASE, source="victim") for each in "jk"]
    rows = (INCIDENT, *told, refused, also, third)
    found = disclose(
        view_of(*rows, protected=kept(from_whom="offender")), "court", TODAY, DisclosureOptions(), EVERYTHING
    )
    assert {(each.reason, each.what, each.times) for each in found.left} >= {
        ("W1", "incidents", 1), ("W5", "incidents", 2),
    }  # fmt: skip


def test_what_hangs_on_a_row_that_is_left_out_goes_with_it_in_whatever_order_a_document_names_them() -> None:
    target = c.IncidentTarget(id=RecordId("t"), incident_id="i", kind="victim")
    for allowance in (EVERYTHING, dict(reversed(list(EVERYTHING.items())))):
        for protected in (False, True):
            view = view_of(INCIDENT, target, protected=kept(from_whom="offender") if protected else ())
            found = disclose(view, "court", TODAY, DisclosureOptions(), allowance)
            assert bool(found.file.all(c.IncidentTarget)) is not protected


ONLY_HIS = but("licence", "victim")
LINKED = but("licence")
CHARGES = [
    ("", ONLY_HIS),
    ("pending", ONLY_HIS),
    ("admitted", ONLY_HIS),
    ("convicted", ONLY_HIS),
    ("lie-on-file", ONLY_HIS),
    ("caution", ONLY_HIS),
    ("proved", ONLY_HIS),
    ("acquitted", ""),
    ("discontinued", ""),
    ("no-evidence", ""),
    ("community-resolution", ""),
    ("nfa", ""),
    ("quashed", ""),
]


@pytest.mark.parametrize(("outcome", "elsewhere"), CHARGES)
def test_a_charge(outcome: str, elsewhere: str) -> None:
    charge = c.Charge(id=RecordId("c"), offender_id=HIM, offence="Stalking", outcome=outcome)
    link = c.ChargeIncident(id=RecordId("l"), charge_id="c", incident_id="i")
    assert who_has(charge, INCIDENT, link) == LINKED
    assert who_has(link, charge, INCIDENT) == LINKED
    assert who_has(charge) == ONLY_HIS, "about no incident at all"
    assert who_has(charge, link) == elsewhere, "about an incident that is not here"
    assert who_has(link, charge) == ""


def test_what_a_document_names_alone_is_in_it_and_what_hangs_on_what_it_does_not_name_stands_by_itself() -> None:
    charge = c.Charge(id=RecordId("c"), offender_id=HIM, offence="Stalking", outcome="convicted")
    link = c.ChargeIncident(id=RecordId("l"), charge_id="c", incident_id="i")
    sentence = o.Sentence(id=RecordId("s"), conviction_id="n", kind="custodial")
    allowance: Allowance = {p.Case: "title", c.Incident: "account", c.ChargeIncident: "", o.Sentence: "kind"}
    view = view_of(INCIDENT, charge, link, sentence)
    found = disclose(view, "internal", TODAY, DisclosureOptions(), allowance).file
    assert set(found.rows) == set(allowance)
    assert [row.kind for row in found.all(o.Sentence)] == ["custodial"]
    assert found.all(c.ChargeIncident) == (), "it would tell that there is a charge"


def test_what_hangs_on_an_order_that_is_left_out_goes_with_it_in_whatever_order_a_document_names_them() -> None:
    term = o.OrderTerm(id=RecordId("t"), order_id="o", kind="exclusion", wording="Not to enter a village.")
    protection = w.Protection(record_type="order", record_id="o", from_whom="offender")
    for allowance in (EVERYTHING, dict(reversed(list(EVERYTHING.items())))):
        assert shown("court", term, ORDER, allowance=allowance) is not None
        assert shown("court", term, ORDER, allowance=allowance, protected=((protection, ORDER),)) is None


HE_WAS_THERE = "court parole tribunal licence police internal"
REPORTS = [
    ("", "police internal"),
    ("report", "police internal"),
    ("call", "police internal"),
    ("attendance", "police internal"),
    ("other", "police internal"),
    ("arrest", HE_WAS_THERE),
    ("interview", HE_WAS_THERE),
    ("warning", HE_WAS_THERE),
]


@pytest.mark.parametrize(("kind", "has"), REPORTS)
def test_a_contact_with_the_police(kind: str, has: str) -> None:
    contact = c.PoliceContact(id=RecordId("c"), case_id=CASE, kind=kind)
    link = c.PoliceContactIncident(id=RecordId("l"), police_contact_id="c", incident_id="i")
    assert who_has(contact) == has
    assert set(who_has(contact, INCIDENT, link).split()) == {*LINKED.split(), *has.split()}
    assert who_has(contact, link) == ("court parole tribunal licence" if has == HE_WAS_THERE else "")


def test_an_exhibit() -> None:
    exhibit = c.Exhibit(id=RecordId("x"), case_id=CASE, title="Her diary")
    link = c.ExhibitIncident(id=RecordId("l"), exhibit_id="x", incident_id="i")
    assert who_has(exhibit) == "police internal"
    assert who_has(exhibit, INCIDENT, link) == LINKED
    assert who_has(exhibit, link) == ""


BEFORE_A_COURT = frozenset({"charged", "admitted", "convicted", "contempt"})
BREACHES = [(outcome, outcome in BEFORE_A_COURT) for outcome in ("", *sorted(keys("breach-outcome")))]


@pytest.mark.parametrize(("outcome", "tried"), BREACHES)
def test_a_breach(outcome: str, tried: bool) -> None:
    here = o.Breach(id=RecordId("b"), order_id="o", incident_id="i", outcome=outcome)
    elsewhere = o.Breach(id=RecordId("b"), order_id="o", incident_id="gone", outcome=outcome)
    assert who_has(here, ORDER, FOR_HER, INCIDENT) == LINKED
    assert who_has(elsewhere, ORDER, FOR_HER) == (but("licence", "victim") if tried else "")
