# SPDX-License-Identifier: Apache-2.0
"""A case of any records at all: every type, every field filled by what its description allows, drawn from a seed.

Half of them hold an ordinary campaign instead of incidents at random: no draw of single days comes upon what people do.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from vlu_desktop.dates.when import When
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Incident, IncidentBehaviour, RecordingPeriod
from vlu_desktop.record.count import Count
from vlu_desktop.record.fields import Kind, Spec, specs
from vlu_desktop.record.people import Case, Involvement, Person
from vlu_desktop.record.record_types import RECORD_TYPES
from vlu_desktop.record.vocabulary import vocabulary

UP_TO = date(2026, 8, 3)
CASE_ID, HIM, HER = "case", "p-him", "p-her"
LONGEST = "Words that go on and on. " * 8_000
"""The longest text that any field may hold: 200,000 letters."""
HOSTILE = (
    "كل الكلمات هنا عربية، 12 مرة", "👩‍👩‍👧‍👦 🏳️‍🌈 😀", "<b>bold</b> & <img src=x onerror=alert(1)>",
    "=cmd|' /C calc'!A1",
    "\u202eturned round\u202c", "one\n\n\ttwo\r\nthree", "{name} %s {{0}} \\N", "x" * 400,
)  # fmt: skip
"""What nobody means to type and any text field may come to hold."""
_TEXTS = ("", "2", "14", "Words of the record", "rate_weeks", "Siân Ó’Neill", *HOSTILE)
_OWN_WORDS = {"record_type": "incident", "field": "account"}
_MOST_OF_ONE = 12
_TOGETHER = [("call",), ("text", "attend-home"), ("attend-home", "text"), ("call", "call", "follow"), ("assault",)]


def _is_typed(spec: Spec) -> bool:
    return spec.kind in (Kind.TEXT, Kind.LONG_TEXT) and (spec.editable or spec.name not in _OWN_WORDS)


TYPED = tuple((each.cls, spec.name) for each in RECORD_TYPES for spec in specs(each.cls) if _is_typed(spec))
"""Every text field that an officer may write in."""


def any_case(seed: int) -> CaseFile:
    """A case with up to twelve records of every type, and incidents on few or on many days."""
    drawn = random.Random(seed)
    spread = drawn.choice([20, 200, 700, 4000])
    many = {each.key: drawn.choice([0, 0, 1, 2, _MOST_OF_ONE]) for each in RECORD_TYPES}
    many |= {"case": 0, "incident": drawn.choice([0, 1, 5, 60]), "incident-behaviour": 80}
    ids = {key: [f"{key}-{n:03}" for n in range(count)] for key, count in many.items()}
    ids["person"] += [HIM, HER]
    ids["case"] = [CASE_ID]
    rows: dict[type[Record], tuple[Record, ...]] = {
        each.cls: tuple(_record(drawn, each.cls, record_id, ids, spread) for record_id in ids[each.key])
        for each in RECORD_TYPES
        if each.cls is not Case
    }
    rows[Person] += (Person(id=RecordId("p-bare")),)
    rows[Involvement] += tuple(
        Involvement(id=RecordId(f"part-{role}"), case_id=CASE_ID, person_id=person, role=role)
        for person, role in ((HIM, "offender"), (HER, "victim"))
    )
    if drawn.random() < 0.5:
        spread = _ordinary(drawn, rows) or spread
    if drawn.random() < 0.5:
        kept = RecordingPeriod(
            id=RecordId("diary"), case_id=CASE_ID, way="diary", starts=UP_TO - timedelta(days=spread)
        )
        rows[RecordingPeriod] = (kept,)
    return CaseFile(case=Case(id=RecordId(CASE_ID), title="A. Example and B. Sample"), rows=rows)


def case_of(text: str) -> CaseFile:
    """A case with two records of every type, each of whose text fields that anybody may type into is that text."""
    drawn = random.Random(len(text))
    ids = {each.key: [f"{each.key}-{n:03}" for n in range(2)] for each in RECORD_TYPES}
    ids |= {"person": ["person-000", "person-001", HIM, HER], "case": [CASE_ID]}
    rows: dict[type[Record], tuple[Record, ...]] = {}
    for each in RECORD_TYPES:
        made = (_record(drawn, each.cls, record_id, ids, 200) for record_id in ids[each.key])
        typed: dict[str, Any] = {spec.name: text for spec in specs(each.cls) if _is_typed(spec)}
        rows[each.cls] = tuple(replace(row, **typed) for row in made)
    (case,) = rows.pop(Case)
    rows[Involvement] += tuple(
        Involvement(id=RecordId(f"part-{role}"), case_id=CASE_ID, person_id=person, role=role)
        for person, role in ((HIM, "offender"), (HER, "victim"))
    )
    assert isinstance(case, Case)
    return CaseFile(case=case, rows=rows)


def with_in(case: CaseFile, cls: type[Record], field: str, text: str) -> CaseFile:
    """The same case with that text in one field of every record of a type."""
    held: dict[str, Any] = {field: text}
    if cls is Case:
        return replace(case, case=replace(case.case, **held))
    rows = tuple(replace(row, **held) for row in case.rows[cls])
    return replace(case, rows={**case.rows, cls: rows})


def _ordinary(drawn: random.Random, rows: dict[type[Record], tuple[Record, ...]]) -> int:
    """Incidents as people tell them: so many times the same few kinds, on the same day or days apart, something graver
    at the end or not. Gives how many days back they begin.
    """
    often, apart = drawn.choice([1, 2, 7, 8, 9, 15, 16, 30, 61]), drawn.choice([0, 1, 1, 7, 14, 31])
    together = drawn.choice(_TOGETHER)
    graver = drawn.choice([(), ("strangulation",), ("threat-violence", "assault")])
    told = [(number * apart, kind) for number in range(often) for kind in together]
    told += [(often * apart + drawn.choice([0, 7, 90]), kind) for kind in graver]
    back = max((days for days, _ in told), default=0) + drawn.choice([0, 1, 40])
    incidents, kinds = [], []
    for number, (days, kind) in enumerate(told):
        record_id = RecordId(f"told-{number:03}")
        on = When.on(UP_TO - timedelta(days=back - days))
        incidents.append(Incident(id=record_id, case_id=CASE_ID, happened=on, source="victim"))
        kinds.append(IncidentBehaviour(id=RecordId(f"kind-{number:03}"), incident_id=record_id, kind=kind))
    rows[Incident], rows[IncidentBehaviour] = tuple(incidents), tuple(kinds)
    return back + drawn.choice([0, 30])


def _record(drawn: random.Random, cls: type[Record], record_id: str, ids: dict[str, list[str]], spread: int) -> Record:
    filled = {
        spec.name: _value(drawn, spec, ids, spread)
        for spec in specs(cls)
        if drawn.random() < 0.8 or spec.owner or spec.required
    }
    return cls(id=RecordId(record_id), **filled)


def _value(drawn: random.Random, spec: Spec, ids: dict[str, list[str]], spread: int) -> Any:
    # What no form lets anybody type: the program writes the keys of the record's own types and fields there.
    if not spec.editable and spec.kind is Kind.TEXT and spec.name in _OWN_WORDS:
        return _OWN_WORDS[spec.name]
    made: dict[Kind, Callable[[], Any]] = {
        Kind.TEXT: lambda: drawn.choice(_TEXTS),
        Kind.LONG_TEXT: lambda: drawn.choice(_TEXTS),
        Kind.CHOICE: lambda: drawn.choice(["", "of-a-newer-program", *_keys(spec.vocabulary)]),
        Kind.REF: lambda: _ref(drawn, spec, ids),
        Kind.WHEN: lambda: _when(drawn, spread),
        Kind.DATE: lambda: drawn.choice([None, _day(drawn, spread)]),
        Kind.INSTANT: lambda: datetime.combine(_day(drawn, spread), datetime.min.time(), tzinfo=UTC),
        Kind.COUNT: lambda: drawn.choice(
            [None, Count.unknown(), Count.told("scores"), Count.exactly(1), Count.not_fewer(31)]
        ),
        Kind.INTEGER: lambda: drawn.choice([None, 0, 3]),
        Kind.FLAG: lambda: drawn.random() < 0.5,
    }
    return made[spec.kind]()


def _keys(name: str) -> Sequence[str]:
    return [key for key, _ in vocabulary(name).terms]


def _ref(drawn: random.Random, spec: Spec, ids: dict[str, list[str]]) -> str:
    """One of the records it may point at, mostly; the case's own offender and victim more often than anybody."""
    if spec.to == "person" and drawn.random() < 0.6:
        return drawn.choice([HIM, HER])
    known = [CASE_ID] if spec.to == "case" else ids.get(spec.to, [])
    return drawn.choice([*known, "nobody-here"] if not spec.owner else known or ["nobody-here"])


def _day(drawn: random.Random, spread: int) -> date:
    return UP_TO - timedelta(days=drawn.randrange(-30, spread))


def _when(drawn: random.Random, spread: int) -> When | None:
    first = _day(drawn, spread)
    last = first + timedelta(days=drawn.choice([0, 1, 6, 40, 400]))
    return drawn.choice(
        [
            None, When.undated("a while back"), When.on(first), When.on(first), When.on(first),
            When.in_month(first.year, first.month), When.in_year(first.year), When.between(first, last),
            When.during(first, last) if last > first else When.on(first),
        ]
    )  # fmt: skip
