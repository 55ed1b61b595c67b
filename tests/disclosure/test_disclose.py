# SPDX-License-Identifier: Apache-2.0
"""Nothing withheld exists in what a composer is given, wherever in the vault it stands; and nothing else is lost."""

import dataclasses
import random
from datetime import date
from typing import Any

import pytest

from tests.disclosure.disclosed_samples import (
    CASE,
    CHILD,
    HER,
    HIM,
    OTHER,
    SECRETS,
    TODAY,
    court,
    seeded,
    texts,
    told,
    view_of,
)
from vlu_desktop.dates.when import When
from vlu_desktop.disclosure.audiences import audience
from vlu_desktop.disclosure.disclose import disclose
from vlu_desktop.disclosure.disclosure_options import DisclosureOptions
from vlu_desktop.disclosure.field_policy import SOCIAL_HISTORY
from vlu_desktop.disclosure.masking import Masker
from vlu_desktop.disclosure.protected_values import ProtectedValue, guarded_values
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.leaks.leak_search import search
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.record_types import record_type, type_of
from vlu_desktop.text.spellings import Needle, find


@pytest.mark.parametrize("seed", range(40))
def test_no_secret_is_left_wherever_it_was_written(seed: int) -> None:
    found = court(seeded(seed), marac_reason=random.Random(seed).choice(["", "the judge asked"]))
    leaks = [(where, text) for where, text in texts(found.file) if find(text, SECRETS)]
    assert leaks == []
    assert sum(left.times for left in found.left) > 20


def test_what_the_document_does_not_name_is_not_there() -> None:
    found = court(seeded(0))
    for gone in (w.Contact, w.Sharing, w.FormAnswers, w.FormAnswer, w.Meeting, w.Action, w.MeetingInformation,
                 w.StatementOffer, w.Disclosure, p.Address, p.ContactPoint, p.Vehicle, c.SourceItem, c.ExhibitCustody,
                 p.ExternalReference, w.Protection, w.WithholdingMark):  # fmt: skip
        assert found.file.all(gone) == (), gone
    for cls, rows in found.file.rows.items():
        named = set(SOCIAL_HISTORY.get(cls, "").split())
        for row in rows:
            for spec in specs(cls):
                if spec.kind is not Kind.REF and spec.name not in named:
                    assert not getattr(row, spec.name), f"{type_of(cls).key}.{spec.name}"


def test_marac_only_with_a_reason() -> None:
    meeting = w.Meeting(id=RecordId("m"), case_id=CASE, kind="marac", on=date(2026, 4, 1), minutes="what was said")
    incident = c.Incident(id=RecordId("a"), case_id=CASE, account="It was heard at MARAC in April.")
    assert court(view_of(meeting)).file.all(w.Meeting) == ()
    assert "MARAC" not in court(view_of(incident)).file.all(c.Incident)[0].account
    (shown,) = court(view_of(meeting), marac_reason="The judge asked for the dates").file.all(w.Meeting)
    assert (shown.on, shown.minutes) == (date(2026, 4, 1), "")


def test_an_incident_is_used_only_as_its_teller_agreed() -> None:
    told = [c.Incident(id=RecordId(str(n)), case_id=CASE, account=f"account {n}") for n in range(3)]
    uses = [
        c.IncidentUse(id=RecordId("u0"), incident_id="0", purpose="court", agreed="no"),
        c.IncidentUse(id=RecordId("u1"), incident_id="1", purpose="parole", agreed="no"),
        c.IncidentUse(id=RecordId("u2"), incident_id="2", purpose="court", agreed="yes"),
    ]
    hanging = c.IncidentBehaviour(id=RecordId("b"), incident_id="0", kind="call")
    found = court(view_of(*told, *uses, hanging)).file
    assert [row.id for row in found.all(c.Incident)] == ["1", "2"]
    assert found.all(c.IncidentBehaviour) == ()


@pytest.mark.parametrize(
    ("changed", "used"),
    [
        ({}, True),
        ({"status": "draft", "signed_on": None}, False),
        ({"kind": "parole"}, False),
        ({"agreed": "no"}, False),
        ({"agreed": "not-asked"}, False),
    ],
)
def test_a_statement_is_used_only_signed_and_agreed(changed: dict[str, Any], used: bool) -> None:
    agreed = changed.get("agreed", "yes")
    more = {name: value for name, value in changed.items() if name != "agreed"}
    statement = w.Statement(
        id=RecordId("s"), case_id=CASE, kind="court", status="signed", signed_on=date(2026, 5, 1), text="I am afraid."
    )
    use = w.StatementUse(id=RecordId("u"), statement_id="s", purpose="court", agreed=agreed)
    found = court(view_of(dataclasses.replace(statement, **more), use)).file.all(w.Statement)
    assert bool(found) is used


@pytest.mark.parametrize(
    ("passage", "left"),
    [
        ("Mabel", "[withheld W3] lives by the 🐦 church"),
        ("🐦", "Mabel lives by the [withheld W3] church"),
        ("🐦 church", "Mabel lives by the [withheld W3]"),
        ("Mabel lives by the 🐦 church", "[withheld W3]"),
    ],
)
def test_a_marked_passage_is_left_out_and_the_rest_is_whole(passage: str, left: str) -> None:
    account = "Mabel lives by the 🐦 church"
    incident = c.Incident(id=RecordId("a"), case_id=CASE, account=account)
    start = account.index(passage)
    marked = w.WithholdingMark(
        id=RecordId("w"), record_type="incident", record_id="a", field="account", starts_at=start,
        ends_at=start + len(passage), audience="court", reason="W3",
    )  # fmt: skip
    assert court(view_of(incident, marked)).file.all(c.Incident)[0].account == left


def test_a_protection_holds_from_day_to_day_and_for_one_field() -> None:
    incident = c.Incident(id=RecordId("a"), case_id=CASE, account="what happened", police_reference="log 7")

    def found(**more: Any) -> CaseFile:
        protection = w.Protection(record_type="incident", record_id="a", from_whom="offender", **more)
        return court(view_of(incident, protected=((protection, incident),))).file

    assert found().all(c.Incident) == ()
    assert found(ends=date(2026, 11, 1)).all(c.Incident)[0].account == "what happened"
    assert found(starts=date(2026, 11, 3)).all(c.Incident)[0].account == "what happened"
    (row,) = found(field="police_reference").all(c.Incident)
    assert (row.account, row.police_reference) == ("what happened", "")


def test_an_unproved_breach_towards_somebody_else_is_hers_to_tell() -> None:
    order = o.Order(id=RecordId("o"), offender_id=HIM, kind="nmo")
    elsewhere = [
        o.Breach(id=RecordId(outcome), order_id="o", incident_id=f"elsewhere-{outcome}", outcome=outcome)
        for outcome in ("reported", "convicted", "not-reported")
    ]
    found = court(view_of(order, *elsewhere)).file.all(o.Breach)
    assert all(row.outcome == "convicted" for row in found)


BEFORE, AFTER = date(2026, 3, 3), date(2026, 9, 3)


@pytest.mark.parametrize(
    ("entered", "charged", "found"),
    [
        ("reported", {"outcome": "pending"}, ["charged"]),
        ("", {"outcome": "convicted", "outcome_on": When.on(BEFORE)}, ["convicted"]),
        # He was acquitted of it, so that it is no breach of another matter that came to a court.
        ("charged", {"outcome": "acquitted", "outcome_on": When.on(BEFORE)}, []),
        # The verdict came after the last day of the record: what was known by then stands, unless it clears him.
        ("charged", {"outcome": "convicted", "outcome_on": When.on(AFTER)}, ["charged"]),
        ("charged", {"outcome": "acquitted", "outcome_on": When.on(AFTER)}, []),
    ],
)
def test_a_breach_elsewhere_is_told_by_its_one_outcome(entered: str, charged: dict[str, Any], found: list[str]) -> None:
    order = o.Order(id=RecordId("o"), offender_id=HIM, kind="nmo", status="in-force")
    charge = c.Charge(id=RecordId("c"), offender_id=HIM, offence="Breach of non-molestation order", **charged)
    breach = o.Breach(
        id=RecordId("b"), order_id="o", incident_id="elsewhere", outcome=entered, charge_id="c"
    )  # fmt: skip
    rows = court(view_of(order, charge, breach), up_to=date(2026, 6, 1)).file.all(o.Breach)
    assert [row.outcome for row in rows] == found


def test_a_charge_kept_from_the_reader_settles_no_breach_for_him() -> None:
    incident, order = told(1, date(2026, 3, 3))[0], o.Order(id=RecordId("o"), offender_id=HIM, kind="nmo")
    charge = c.Charge(id=RecordId("c"), offender_id=HIM, offence="Breach of an order", outcome="convicted")
    breach = o.Breach(id=RecordId("b"), order_id="o", incident_id="n001", outcome="reported", charge_id="c")
    kept = w.Protection(record_type="charge", record_id="c", from_whom="offender")
    (plain,) = court(view_of(incident, order, charge, breach)).file.all(o.Breach)
    assert plain.outcome == "convicted"
    (row,) = court(view_of(incident, order, charge, breach, protected=((kept, charge),))).file.all(o.Breach)
    assert row.outcome == "reported"


def test_the_offender_and_the_victim_keep_their_names() -> None:
    incident = c.Incident(id=RecordId("a"), case_id=CASE, account="Lucan Thorncastle rang Ottoline Marchbanks.")
    found = court(view_of(incident)).file
    assert found.all(c.Incident)[0].account == "Lucan Thorncastle rang Ottoline Marchbanks."
    assert {found.name(HER), found.name(HIM)} == {"Ottoline Marchbanks", "Lucan Thorncastle"}


def test_an_audience_nobody_defined_is_refused() -> None:
    with pytest.raises(UserError, match="There is no audience"):
        disclose(view_of(), "newspaper", TODAY, DisclosureOptions(), SOCIAL_HISTORY)


def test_the_allowance_names_only_fields_that_exist() -> None:
    for cls, names in SOCIAL_HISTORY.items():
        known = {spec.name for spec in specs(cls)}
        assert set(names.split()) <= known, record_type(type_of(cls).key).title


def test_the_search_of_a_name_alone_finds_it_in_a_file_name() -> None:
    assert search(b"", SECRETS, "social-history-zz91-4qt.pdf")
    assert not search(b"", SECRETS, "social-history-VLU-1.pdf")


@pytest.mark.parametrize("kind", ["applied", "granted-not-served", "refused", "withdrawn"])
def test_an_order_he_was_never_given_is_not_told_to_him(kind: str) -> None:
    order = o.Order(id=RecordId("o"), offender_id=HIM, kind="nmo", status=kind, made=date(2026, 1, 5))
    term = o.OrderTerm(id=RecordId("t"), order_id="o", kind="exclusion", wording="Not to enter a village.")
    found = court(view_of(order, term)).file
    assert (found.all(o.Order), found.all(o.OrderTerm)) == ((), ())


@pytest.mark.parametrize("kind", ["home-move", "number-change", "job-change", "school-change", "support"])
def test_a_move_is_told_without_its_account(kind: str) -> None:
    event = c.LifeEvent(id=RecordId("e"), case_id=CASE, kind=kind, because="yes", account="To a village in the north.")
    (found,) = court(view_of(event)).file.all(c.LifeEvent)
    assert (found.kind, found.account) == (kind, "")


def test_her_life_is_not_told_where_it_is_not_because_of_him() -> None:
    birth = c.LifeEvent(id=RecordId("e"), case_id=CASE, kind="birth", because="yes", account="A girl.")
    job = c.LifeEvent(id=RecordId("f"), case_id=CASE, kind="job-change", because="no", account="Promoted.")
    assert court(view_of(birth, job)).file.all(c.LifeEvent) == ()


def test_a_report_s_number_says_which_force_took_it_until_it_is_in_his_papers() -> None:
    rows = [*told(1, date(2026, 3, 3), police_reference="NQ/77"), *told(2, date(2026, 3, 4), police_reference="PE/12")]
    charge = c.Charge(id=RecordId("c"), offender_id=HIM, offence="Stalking", outcome="pending")
    link = c.ChargeIncident(id=RecordId("ci"), charge_id="c", incident_id="n002")
    found = court(view_of(*rows, charge, link)).file.all(c.Incident)
    assert {row.id: row.police_reference for row in found} == {"n001": "", "n002": "PE/12"}


def test_breaches_charges_and_exhibits_of_a_refused_incident_go_with_it() -> None:
    rows = told(1, date(2026, 3, 3))
    refused = c.IncidentUse(id=RecordId("u"), incident_id="n001", purpose="court", agreed="no")
    order = o.Order(id=RecordId("o"), offender_id=HIM, kind="nmo", status="in-force")
    hanging: list[Record] = [
        o.Breach(id=RecordId("b"), order_id="o", incident_id="n001", outcome="charged"),
        c.Exhibit(id=RecordId("x"), case_id=CASE, title="Her diary"),
        c.ExhibitIncident(id=RecordId("xi"), exhibit_id="x", incident_id="n001"),
        c.PoliceContact(id=RecordId("p"), case_id=CASE, kind="report"),
        c.PoliceContactIncident(id=RecordId("pi"), police_contact_id="p", incident_id="n001"),
        c.Charge(id=RecordId("c"), offender_id=HIM, offence="Stalking", outcome="nfa"),
        c.ChargeIncident(id=RecordId("ci"), charge_id="c", incident_id="n001"),
    ]
    found = court(view_of(*rows, refused, order, *hanging)).file
    for cls in (c.Incident, o.Breach, c.Exhibit, c.ExhibitIncident, c.PoliceContact, c.Charge, c.ChargeIncident):
        assert found.all(cls) == (), cls


def test_a_protection_begun_since_the_record_s_last_day_holds_all_the_same() -> None:
    rows = told(1, date(2025, 3, 3), "I live in Upper Wexholme now.")
    home = p.Address(id=RecordId("new"), person_id=HER, lines="3 Elm Bank, Upper Wexholme")
    kept = w.Protection(record_type="address", record_id="new", from_whom="offender", starts=date(2026, 1, 1))
    view = view_of(*rows, protected=((kept, home),))
    (incident,) = court(view, up_to=date(2025, 6, 1)).file.all(c.Incident)
    assert incident.account == "I live in [withheld W1] now."


def test_what_came_after_the_record_s_last_day_is_not_in_it() -> None:
    rows = [*told(1, date(2025, 3, 3)), *told(2, date(2026, 3, 3))]
    order = o.Order(id=RecordId("o"), offender_id=HIM, kind="nmo", status="in-force", made=date(2025, 7, 1))
    found = court(view_of(*rows, order), up_to=date(2025, 6, 1)).file
    assert ([row.id for row in found.all(c.Incident)], found.all(o.Order)) == (["n001"], ())


@pytest.mark.parametrize(
    ("account", "left"),
    [
        ("Grace rang in May, on 3 May.", "[withheld W2] rang in May, on 3 May."),
        ("Mrs May rang. May he stop.", "Mrs [withheld W2] rang. May he stop."),
        ("By the grace of God he stopped.", "By the grace of God he stopped."),
        ("GRACE MAY was there.", "[withheld W2] was there."),
    ],
)  # fmt: skip
def test_a_name_that_is_an_ordinary_word_goes_only_where_it_is_a_name(account: str, left: str) -> None:
    view = view_of(*told(1, date(2026, 3, 3), account))
    called = p.PersonName(id=RecordId("m"), person_id=OTHER, kind="alias", given="Grace", family="May")
    people = {**view.people, p.PersonName: (*view.people[p.PersonName], called)}
    (incident,) = court(dataclasses.replace(view, people=people)).file.all(c.Incident)
    assert incident.account == left


def test_a_court_s_name_stands_and_the_town_elsewhere_does_not() -> None:
    rows = told(1, date(2026, 3, 3), "He asked in Nether Quillan.")
    order = o.Order(id=RecordId("o"), offender_id=HIM, kind="nmo", court="Nether Quillan Magistrates' Court")
    home = p.Address(id=RecordId("home2"), person_id=HER, lines="14 Tamarisk Rise, Nether Quillan")
    kept = w.Protection(record_type="address", record_id="home2", from_whom="offender")
    found = court(view_of(*rows, order, protected=((kept, home),)))
    assert found.file.all(o.Order)[0].court == "Nether Quillan Magistrates' Court"
    assert found.file.all(c.Incident)[0].account == "He asked in [withheld W1]."
    assert not any(each.certain for each in found.guarded if each.needle.value == "Nether Quillan")


def test_a_town_he_has_to_do_with_is_no_secret_and_nor_are_strangers_towns() -> None:
    view = view_of(*told(1, date(2026, 3, 3), "He drove from Gullhaven to Sallowby."))
    addresses = (
        *view.people[p.Address],
        p.Address(id=RecordId("his"), person_id=HIM, lines="1 Fish Row, Gullhaven"),
        p.Address(id=RecordId("hers"), person_id=HER, lines="8 Sun Lane, Gullhaven"),
        p.Address(id=RecordId("stranger"), person_id="nobody-to-him", lines="5 Fen Road, Sallowby"),
    )
    people = {
        **view.people, p.Address: addresses, p.Person: (*view.people[p.Person], p.Person(id=RecordId("nobody-to-him"))),
    }  # fmt: skip
    found = court(dataclasses.replace(view, people=people))
    assert found.file.all(c.Incident)[0].account == "He drove from Gullhaven to Sallowby."
    assert "5 Fen Road" in {each.needle.value for each in found.guarded}


@pytest.mark.parametrize(
    ("fields", "of_order", "told"),
    [
        ("kind made expires", {"made": date(2026, 5, 1)}, {"o": date(2026, 5, 29)}),
        ("kind made", {"made": date(2026, 5, 1), "expires": date(2026, 5, 20)}, {}),  # its own is known, and withheld
        ("kind expires", {"made": date(2026, 5, 1)}, {}),  # from it the day could be counted on which it was made
        ("kind made", {}, {}),
    ],
)
def test_an_end_by_law_is_told_of_an_order_whose_making_is(
    fields: str, of_order: dict[str, Any], told: dict[str, date]
) -> None:
    order = o.Order(id=RecordId("o"), offender_id=HIM, kind="dvpo", status="in-force", **of_order)
    view = view_of(order)
    view = dataclasses.replace(view, file=dataclasses.replace(view.file, lawful_ends={"o": date(2026, 5, 29)}))
    allowance = {**SOCIAL_HISTORY, o.Order: fields}
    assert dict(disclose(view, "court", TODAY, DisclosureOptions(), allowance).file.lawful_ends) == told


def test_overlapping_marks_and_values_are_one() -> None:
    account = "She is at 14 Tamarisk Rise, by the 🐦 church."
    incident = c.Incident(id=RecordId("a"), case_id=CASE, account=account)
    spans = [(4, 12, "W3"), (10, 26, "W2")]
    marks = [
        w.WithholdingMark(
            id=RecordId(f"w{n}"), record_type="incident", record_id="a", field="account", starts_at=start, ends_at=end,
            audience="court", reason=reason,
        )
        for n, (start, end, reason) in enumerate(spans)
    ]  # fmt: skip
    assert court(view_of(incident, *marks)).file.all(c.Incident)[0].account == "She [withheld W3], by the 🐦 church."


def test_a_mark_for_another_audience_leaves_this_one_alone() -> None:
    incident = c.Incident(id=RecordId("a"), case_id=CASE, account="whole")
    mark = w.WithholdingMark(
        id=RecordId("w"), record_type="incident", record_id="a", field="account", audience="parole"
    )
    assert court(view_of(incident, mark)).file.all(c.Incident)[0].account == "whole"


def test_a_child_s_name_protected_is_left_out_everywhere() -> None:
    child = next(row for row in view_of().people[p.Person] if row.id == CHILD)
    kept = w.Protection(record_type="person", record_id=CHILD, from_whom="offender")
    view = view_of(*told(1, date(2026, 3, 3), "He asked Wren where she was."), protected=((kept, child),))
    assert court(view).file.all(c.Incident)[0].account == "He asked [withheld W1] where she was."


def test_a_house_called_as_every_document_speaks_stops_no_document() -> None:
    """ "3 The Court" is hers; "the court" is in every paper, and "The Court" with a capital is left out of accounts."""
    home = p.Address(id=RecordId("h"), person_id=HER, kind="home", lines="3 The Court, Wexholme")
    view = view_of(home)
    view = dataclasses.replace(view, people={**view.people, p.Address: (home,)})
    guarded = guarded_values(view, audience("court"), TODAY)
    (bare,) = [each for each in guarded if each.needle.value == "The Court"]
    assert (bare.certain, bare.capital) == (True, True)
    assert any(each.certain and each.needle.value == "3 The Court" for each in guarded)


@pytest.mark.parametrize("written", ["ZZ97 3SR", "zz97 3sr", "ZZ97\u00a03SR"])
def test_of_a_neighbour_s_postcode_no_half_is_left(written: str) -> None:
    """Her outward code is withheld; the rest of another postcode in it went on its own ("[withheld W1] 3SR")."""
    masker = Masker([ProtectedValue(needle=Needle("ZZ97", "text", "part of a postcode"), reason="W1", certain=False)])
    assert "3SR" not in masker.text(f"The school is at {written}.").upper()
    assert masker.text("Near ZZ97 for 3 days.") == "Near [withheld W1] for 3 days."
