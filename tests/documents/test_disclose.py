# SPDX-License-Identifier: Apache-2.0
"""Nothing withheld exists in what a composer is given, wherever in the vault it stands; and nothing else is lost."""

import dataclasses
import random
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from vlu_desktop.documents.allowance import SOCIAL_HISTORY
from vlu_desktop.documents.disclose import Choices, Disclosed, disclose
from vlu_desktop.documents.guarded import VaultView
from vlu_desktop.documents.leaksearch import search
from vlu_desktop.domain import conduct as c
from vlu_desktop.domain import offending as o
from vlu_desktop.domain import people as p
from vlu_desktop.domain import work as w
from vlu_desktop.domain.base import Record
from vlu_desktop.domain.casefile import CaseFile
from vlu_desktop.domain.errors import UserError
from vlu_desktop.domain.fields import Kind, specs
from vlu_desktop.domain.ids import RecordId
from vlu_desktop.domain.records import RECORD_TYPES, record_type, type_of
from vlu_desktop.domain.spellings import Needle, find
from vlu_desktop.domain.when import When

TODAY = date(2026, 11, 2)
HER, HIM, OTHER, CHILD = "victim", "offender", "other-victim", "child"
CASE, OTHER_CASE = "case", "other-case"
SECRETS = (
    Needle(value="14 Tamarisk Rise, Nether Quillan", kind="address"),
    Needle(value="ZZ91 4QT", kind="postcode"),
    Needle(value="07700 900 345", kind="phone"),
    Needle(value="newstart@example.invalid", kind="email"),
    Needle(value="ZZ26 QRT", kind="vehicle"),
    Needle(value="Ysgol Bryn Sygun", kind="address"),
    Needle(value="Peregrina Wolstencroft", kind="name"),
    Needle(value="Marisol Featherquill", kind="name"),
)
SPELLINGS = (
    "14 Tamarisk Rise", "14, tamarisk rise, nether quillan", "zz914qt", "ZZ91 4QT", "+44 7700 900345", "07700900345",
    "NewStart@example.invalid", "ZZ26QRT", "zz26 qrt", "Ysgol Bryn Sygun", "Peregrina Wolstencroft",
    "Wolstencroft, Peregrina", "Marisol Featherquill", "FEATHERQUILL", "Tamarisk Rise",
)  # fmt: skip


def person(person_id: str, given: str, family: str) -> tuple[Record, ...]:
    return (
        p.Person(id=RecordId(person_id), sex="female"),
        p.PersonName(id=RecordId(f"name-{person_id}"), person_id=person_id, kind="current", given=given, family=family),
    )


def of_people() -> tuple[Record, ...]:
    """Four people of two cases with one offender, and where those can be found whom he looks for."""
    return (
        *person(HER, "Ottoline", "Marchbanks"),
        *person(HIM, "Lucan", "Thorncastle"),
        *person(OTHER, "Marisol", "Featherquill"),
        *person(CHILD, "Wren", "Marchbanks"),
        p.PersonName(id=RecordId("new-name"), person_id=HER, kind="known-as", given="Peregrina", family="Wolstencroft"),
        p.Address(
            id=RecordId("home"),
            person_id=HER,
            kind="home",
            lines="14 Tamarisk Rise, Nether Quillan",
            postcode="ZZ91 4QT",
        ),
        p.Address(id=RecordId("school"), person_id=CHILD, kind="school", lines="Ysgol Bryn Sygun"),
        p.ContactPoint(id=RecordId("mobile"), person_id=HER, kind="mobile", value="07700 900345"),
        p.ContactPoint(id=RecordId("mail"), person_id=OTHER, kind="email", value="newstart@example.invalid"),
        p.Vehicle(id=RecordId("car"), person_id=HER, registration="ZZ26 QRT"),
        p.Involvement(id=RecordId("i1"), case_id=CASE, person_id=HER, role="victim"),
        p.Involvement(id=RecordId("i2"), case_id=CASE, person_id=HIM, role="offender"),
        p.Involvement(id=RecordId("i3"), case_id=CASE, person_id=CHILD, role="child"),
        p.Involvement(id=RecordId("i4"), case_id=OTHER_CASE, person_id=OTHER, role="victim"),
        p.Involvement(id=RecordId("i5"), case_id=OTHER_CASE, person_id=HIM, role="offender"),
    )


PROTECTED = w.Protection(record_type="person-name", record_id="new-name", from_whom="offender", why="New name")


def view_of(*records: Record, protected: tuple[tuple[w.Protection, Record], ...] = ()) -> VaultView:
    everybody = of_people()
    new_name = next(row for row in everybody if row.id == "new-name")
    here = [row for row in everybody if getattr(row, "case_id", CASE) == CASE]
    rows: dict[type[Record], list[Record]] = {}
    for row in (p.Case(id=RecordId(CASE), title="O.M. and L.T.", reference="VLU/1"), *here, *records):
        rows.setdefault(type(row), []).append(row)
    people: dict[type[Record], list[Record]] = {}
    for row in everybody:
        people.setdefault(type(row), []).append(row)
    case = next(row for row in rows[p.Case] if isinstance(row, p.Case))
    return VaultView(
        file=CaseFile(case=case, rows={cls: tuple(found) for cls, found in rows.items()}),
        people={cls: tuple(found) for cls, found in people.items()},
        protected=((PROTECTED, new_name), *protected),
    )


def court(view: VaultView, **choices: Any) -> Disclosed:
    return disclose(view, "court", TODAY, Choices(**choices), SOCIAL_HISTORY)


def texts(file: CaseFile) -> Iterator[tuple[str, str]]:
    """Every text of a disclosed case and where it stands."""
    for cls, rows in file.rows.items():
        for row in rows:
            for spec in specs(cls):
                value = getattr(row, spec.name)
                where = f"{type_of(cls).key}.{spec.name}"
                if isinstance(value, str):
                    yield where, value
                elif isinstance(value, When):
                    yield where, value.words
                    yield where, value.basis


def filled(kind: Any, rng: random.Random) -> Record:
    """A record of a type that says a secret, in some spelling, in every field that can hold words."""
    owners = {
        "case": CASE, "incident": "incident", "order": "order", "statement": "statement", "meeting": "meeting",
        "exhibit": "exhibit", "charge": "charge", "proceeding": "proceeding", "sentence": "sentence",
        "police-contact": "police-contact", "request": "request", "source-item": "source-item",
        "form-answers": "form-answers",
    }  # fmt: skip
    values: dict[str, Any] = {"id": RecordId(kind.key)}
    for spec in specs(kind.cls):
        secret = rng.choice(SPELLINGS)
        said = f"She told me {secret} and then no more."
        match spec.kind:
            case Kind.TEXT | Kind.LONG_TEXT:
                values[spec.name] = said
            case Kind.WHEN:
                values[spec.name] = When.on(date(2026, 3, 3), words=said)
            case Kind.REF if spec.owner:
                values[spec.name] = {"offender_id": HIM, "person_id": HER}.get(spec.name, owners.get(spec.to, ""))
            case Kind.REF:
                values[spec.name] = {"person": HER, "incident": "incident"}.get(spec.to, "")
    fixed: dict[str, dict[str, Any]] = {
        "statement": {"kind": "court", "status": "signed", "signed_on": date(2026, 5, 1)},
        "statement-use": {"purpose": "court", "agreed": "yes", "statement_id": "statement"},
        "request": {"kind": "assessment"},
        "breach": {"outcome": "convicted"},
        "incident-use": {"purpose": "court", "agreed": "yes"},
        "life-event": {"because": "yes"},
        "incident-behaviour": {"kind": "call"},
    }
    values |= fixed.get(kind.key, {})
    return kind.cls(**values)  # type: ignore[no-any-return]


STANDS_BY_ITSELF = {"unit", "officer", "protection", "withholding-mark", "person", "person-name", "contact-point",
                    "address", "vehicle", "case", "involvement", "same-as"}  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_no_secret_is_left_wherever_it_was_written(seed: int) -> None:
    rng = random.Random(seed)
    records = [filled(kind, rng) for kind in RECORD_TYPES if kind.key not in STANDS_BY_ITSELF]
    case = dataclasses.replace(
        p.Case(id=RecordId(CASE), title="O.M."), background=" ".join(SPELLINGS), reference=rng.choice(SPELLINGS)
    )
    view = view_of(*records)
    view = dataclasses.replace(view, file=CaseFile(case=case, rows={**view.file.rows, p.Case: (case,)}))
    found = court(view, marac_reason=rng.choice(["", "the judge asked"]))
    leaks = [(where, text) for where, text in texts(found.file) if find(text, SECRETS)]
    assert leaks == []
    assert sum(left.times for left in found.left) > 20


def test_what_the_document_does_not_name_is_not_there() -> None:
    rng = random.Random(0)
    records = [filled(kind, rng) for kind in RECORD_TYPES if kind.key not in STANDS_BY_ITSELF]
    found = court(view_of(*records))
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
    agreed = changed.pop("agreed", "yes")
    statement = w.Statement(
        id=RecordId("s"), case_id=CASE, kind="court", status="signed", signed_on=date(2026, 5, 1), text="I am afraid."
    )
    use = w.StatementUse(id=RecordId("u"), statement_id="s", purpose="court", agreed=agreed)
    found = court(view_of(dataclasses.replace(statement, **changed), use)).file.all(w.Statement)
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


def test_the_offender_and_the_victim_keep_their_names() -> None:
    incident = c.Incident(id=RecordId("a"), case_id=CASE, account="Lucan Thorncastle rang Ottoline Marchbanks.")
    found = court(view_of(incident)).file
    assert found.all(c.Incident)[0].account == "Lucan Thorncastle rang Ottoline Marchbanks."
    assert {found.name(HER), found.name(HIM)} == {"Ottoline Marchbanks", "Lucan Thorncastle"}


def test_an_audience_nobody_defined_is_refused() -> None:
    with pytest.raises(UserError, match="There is no audience"):
        disclose(view_of(), "newspaper", TODAY, Choices(), SOCIAL_HISTORY)


def test_the_allowance_names_only_fields_that_exist() -> None:
    for cls, names in SOCIAL_HISTORY.items():
        known = {spec.name for spec in specs(cls)}
        assert set(names.split()) <= known, record_type(type_of(cls).key).title


def test_the_search_of_a_name_alone_finds_it_in_a_file_name() -> None:
    assert search(b"", SECRETS, "social-history-zz91-4qt.pdf")
    assert not search(b"", SECRETS, "social-history-VLU-1.pdf")
