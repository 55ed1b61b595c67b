# SPDX-License-Identifier: Apache-2.0
"""A small vault of two cases with one offender, secrets to look for, and records that say them in every field."""

import dataclasses
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from vlu_desktop.analysis.data_quality_notes import cautions
from vlu_desktop.analysis.run_rules import find as findings_of
from vlu_desktop.dates.when import When
from vlu_desktop.disclosure.disclose import DisclosedCase, disclose
from vlu_desktop.disclosure.disclosure_options import DisclosureOptions
from vlu_desktop.disclosure.field_policy import SOCIAL_HISTORY
from vlu_desktop.disclosure.protected_values import VaultView
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.papers.common.document_facts import Facts
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.count import Count
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.record_types import RECORD_TYPES, type_of
from vlu_desktop.text.spellings import Needle

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
    for row in (p.Case(id=RecordId(CASE), title="O.M. and L.T.", reference="VLU/1", scheme="vcs"), *here, *records):
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


def court(view: VaultView, **choices: Any) -> DisclosedCase:
    return disclose(view, "court", TODAY, DisclosureOptions(**choices), SOCIAL_HISTORY)


def texts(file: CaseFile) -> Iterator[tuple[str, str]]:
    """Every text of a disclosed case and where it stands."""
    for cls, rows in file.rows.items():
        for row in rows:
            for spec in specs(cls):
                value = getattr(row, spec.name)
                where = f"{type_of(cls).key}.{spec.name}"
                if isinstance(value, str):
                    yield where, value
                elif isinstance(value, Count):
                    yield where, value.words
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
            case Kind.COUNT:
                values[spec.name] = Count.told(said)
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


def seeded(seed: int) -> VaultView:
    """The vault with a record of every type, each saying secrets wherever it can hold words."""
    rng = random.Random(seed)
    records = [_still_asked(filled(kind, rng)) for kind in RECORD_TYPES if kind.key not in STANDS_BY_ITSELF]
    case = dataclasses.replace(
        p.Case(id=RecordId(CASE), title="O.M.", scheme="vcs"),
        background=" ".join(SPELLINGS),
        reference=rng.choice(SPELLINGS),
    )
    view = view_of(*records)
    return dataclasses.replace(view, file=CaseFile(case=case, rows={**view.file.rows, p.Case: (case,)}))


def _still_asked(record: Record) -> Record:
    """A request as a condition that nobody has decided on, so that a request for conditions can be made of it."""
    return (
        dataclasses.replace(record, kind="no-contact", decision="waiting") if isinstance(record, w.Request) else record
    )


def source_of(disclosed: DisclosedCase) -> PaperSource:
    """What a composer is given for it, with findings made from it."""
    found = findings_of(disclosed.file, TODAY)
    return PaperSource(
        disclosed=disclosed,
        findings=tuple(each for each in found if not each.internal),
        cautions=cautions(disclosed.file, TODAY),
        facts=Facts(
            made=datetime(2026, 11, 2, 9, tzinfo=UTC), data_to=TODAY, head="AB12 CD34", prepared_by="Asha Example",
            unit="Example unit", court="Pellow Crown Court",
        ),
    )  # fmt: skip


def told(number: int, day: date | None, account: str = "", *, kind: str = "call", **more: Any) -> list[Record]:
    """An incident with one kind of conduct; its id is its number."""
    return [
        c.Incident(
            id=RecordId(f"n{number:03}"), case_id=CASE, account=account or f"He rang for the {number}th time.",
            happened=When.on(day) if day else None, source="victim", **more,
        ),
        c.IncidentBehaviour(id=RecordId(f"k{number:03}"), incident_id=f"n{number:03}", kind=kind),
    ]  # fmt: skip


def a_campaign() -> tuple[Record, ...]:
    """Forty incidents of which some were reported, one proved and two acquitted; an order, breaches, a statement."""
    rows: list[Record] = []
    for number in range(40):
        day = date(2026, 1 + number // 5, 1 + number % 28)
        rows += told(number, day, reported="yes" if number % 3 == 0 else "", kind="follow" if number > 30 else "call")
    rows += told(50, None, "He said it more than once.")
    order = o.Order(
        id=RecordId("order"), offender_id=HIM, kind="ro-conviction", status="in-force", court="Pellow Crown Court",
        made=date(2026, 2, 2), served=date(2026, 2, 3), until_further_order=True,
    )  # fmt: skip
    term = o.OrderTerm(id=RecordId("term"), order_id="order", number="1", wording="Not to contact Ottoline Marchbanks.")
    outcomes = {12: "convicted", 15: "reported", 18: "acquitted", 21: ""}
    rows += [order, term]
    rows += [
        o.Breach(id=RecordId(f"b{n}"), order_id="order", incident_id=f"n{n:03}", term_id="term", outcome=outcome)
        for n, outcome in outcomes.items()
    ]
    acquitted = c.Charge(id=RecordId("charge"), offender_id=HIM, offence="Harassment", outcome="acquitted")
    rows += [acquitted, c.ChargeIncident(id=RecordId("ci"), charge_id="charge", incident_id="n005")]
    rows += [
        w.Statement(
            id=RecordId("s"), case_id=CASE, maker_id=HER, kind="court", status="signed", signed_on=date(2026, 5, 1),
            text="I look behind me.\n\nI have stopped singing.",
        ),
        w.StatementUse(id=RecordId("su"), statement_id="s", purpose="court", agreed="yes"),
        c.LifeEvent(
            id=RecordId("le"), case_id=CASE, kind="home-move", because="yes", account="Moved to Nether Quillan.",
            happened=When.on(date(2026, 6, 1)),
        ),
        c.RecordingPeriod(id=RecordId("rp"), case_id=CASE, way="diary", starts=date(2026, 1, 1)),
    ]  # fmt: skip
    return tuple(rows)
