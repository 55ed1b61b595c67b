# SPDX-License-Identifier: Apache-2.0
"""The published tables of the Napo study (October 2011), coded as cases: its figures come back where its own totals
agree, and where they don't that is what is shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from tests.analysis.casemaker import OFFENDER, Made, filed
from vlu_desktop.analysis.unit_briefing.make_tables import unit_tables
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.count import Count
from vlu_desktop.record.offending import Conviction, NoneKnown, OffenderHistory, Programme, Sentence
from vlu_desktop.record.people import Case, Person
from vlu_desktop.record.unit_table import UnitTable

THE_DAY = date(2011, 8, 31)
IN_THE_STUDY = 80

# The study's table of custodial disposals: the sentence as it prints it, and the principal offences.
CUSTODIAL: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("ipp", "2 year tariff", ("threats", "damage")),
    ("imprisonment", "21 months custody", ("harassment", "breach")),
    ("imprisonment", "30 months custody", ("breach",)),
    ("life", "", ("murder",)),
    ("imprisonment", "18 months custody", ("wounding", "breach")),
    ("life", "", ("murder",)),
    ("ipp", "4 year tariff", ("wounding",)),
    ("imprisonment", "16 months (14 on remand)", ("sexual",)),
    ("life", "", ("wounding",)),
    ("imprisonment", "8 years", ("wounding",)),
    ("imprisonment", "12 months", ("assault",)),
    ("imprisonment", "12 months", ("assault",)),
    ("imprisonment", "15 months", ("assault",)),
    ("imprisonment", "17 months", ("assault", "robbery")),
    ("imprisonment", "14 months", ("assault",)),
    ("imprisonment", "6 years", ("threats",)),
    ("ipp", "4 year tariff", ("breach",)),
    ("imprisonment", "4 years", ("harassment", "sexual")),
    ("imprisonment", "12 months", ("assault", "damage")),
    ("imprisonment", "6 months", ("breach",)),
    ("imprisonment", "60 months", ("assault",)),
    ("imprisonment", "19 months", ("arson",)),
    ("imprisonment", "12 months", ("wounding", "breach")),
    ("imprisonment", "15 months", ("harassment",)),
    ("ipp", "5 year tariff", ("sexual",)),
    ("imprisonment", "12 years", ("attempted-murder",)),
    ("imprisonment", "54 months", ("assault",)),
    ("imprisonment", "2 years", ("breach",)),
    ("imprisonment", "3 months", ("breach",)),
    ("imprisonment", "120 days", ("breach",)),
    ("imprisonment", "140 days", ("breach",)),
    ("imprisonment", "210 days", ("breach",)),
    ("imprisonment", "21 days", ("breach",)),
    ("imprisonment", "84 days", ("harassment",)),
    ("imprisonment", "3 months", ("breach",)),
    ("imprisonment", "3 years", ("wounding",)),
    ("imprisonment", "6 months", ("breach", "police")),
    ("imprisonment", "21 days", ("breach",)),
    ("imprisonment", "84 days", ("breach",)),
)
# Its table of breaches of a restraining order: what was passed, and how many "stalking related previous".
BREACHES: tuple[tuple[str, int], ...] = (
    ("supervision", 1), ("supervision", 2), ("imprisonment", 5), ("suspended", 2), ("imprisonment", 6),
    ("imprisonment", 6), ("suspended", 3), ("supervision", 4), ("imprisonment", 1), ("supervision", 4),
    ("suspended", 2), ("imprisonment", 6), ("supervision", 0), ("supervision", 3), ("awaiting", 4), ("awaiting", 3),
    ("awaiting", 0), ("awaiting", 7), ("imprisonment", 9), ("imprisonment", 4), ("imprisonment", 8), ("suspended", 3),
    ("awaiting", 5), ("imprisonment", 4), ("imprisonment", 3), ("imprisonment", 3), ("imprisonment", 6),
    ("imprisonment", 8), ("imprisonment", 4), ("imprisonment", 8), ("imprisonment", 4), ("awaiting", 4),
    ("awaiting", 3), ("imprisonment", 3),
)  # fmt: skip
AGED = {18: 4, 25: 14, 35: 19, 45: 44}
PREVIOUS_EACH = {10: 8, 5: 15, 3: 20, 1: IN_THE_STUDY - 8 - 15 - 20 - 10, 0: 10}
PREVIOUS = {
    "assault": 83, "harassment": 24, "breach": 62, "drugs-alcohol": 15, "theft": 13, "damage": 10, "weapons": 8,
}  # fmt: skip
INDEX = {
    "breach": 36, "harassment": 25, "assault": 18, "damage": 15, "wounding": 4, "murder": 2, "weapons": 4, "police": 3,
    "sexual": 3, "attempted-murder": 2,
}  # fmt: skip
DOMESTIC = 59
PROGRAMMES = {("custody", "completed"): 3, ("custody", "excluded"): 2, ("community", "completed"): 5}


def a_case(number: int, **person: Any) -> Made:
    made = Made()
    made.rows[0] = Person(id=RecordId(OFFENDER), **person)
    made.case = Case(id=RecordId(f"case-{number}"), title="A. Example and B. Sample", opened=date(2011, 6, 1))
    return made


def told_apart(cases: Iterable[Made]) -> list[CaseFile]:
    """Each with an offender of its own, for every row that a made case fills in names the same one."""
    files = []
    for n, made in enumerate(cases):
        rows = []
        for row in made.rows:
            named = {field.name for field in fields(row) if getattr(row, field.name) in (OFFENDER, row.id)}
            own: Any = {name: f"{getattr(row, name)}-{n}" for name in named}
            rows.append(replace(row, **own))
        files.append(filed(made.case, rows))
    return files


def tables(cases: Sequence[Made]) -> dict[str, UnitTable]:
    return {table.key: table for table in unit_tables(told_apart(cases), THE_DAY)}


def test_its_ages_come_back_and_are_one_more_than_its_offenders() -> None:
    found = tables([a_case(n, age_told=f"{age} in 2011") for age, many in AGED.items() for n in range(many)])["ages"]
    assert [row.counts[0] for row in found.rows] == [4, 14, 19, 44, 0]
    # The study says 80; its four groups are 81, and 44 of 80 are the 55 per cent it gives.
    assert found.base == IN_THE_STUDY + 1
    assert round(100 * 44 / IN_THE_STUDY) == 55


def test_its_custodial_sentences_come_back_one_by_one_and_by_length() -> None:
    cases = []
    for n, (kind, expressed, offences) in enumerate(CUSTODIAL):
        made = a_case(n)
        for offence in offences:
            made.add(Conviction, offence="As published", category=offence, index_offence=True)
        made.add(Sentence, kind=kind, expressed=expressed)
        cases.append(made)
    found = tables(cases)
    lengths = found["custody-lengths"]
    assert lengths.base == 39
    assert {row.label: row.counts[0] for row in lengths.rows} == {
        "Under 3 months": 4,
        "3 months to under 12 months": 7,
        "12 months to under 4 years": 15,
        "4 years or longer": 6,
        "Life or indeterminate": 7,
        "Length not entered in figures": 0,
    }
    # "Life for murder and three indeterminate": its table has two lives for murder, one for wounding, and four IPPs.
    assert sum(kind == "ipp" for kind, _, _ in CUSTODIAL) == 4
    listed = {row.label: row.counts[0] for row in found["custody-list"].rows}
    assert listed["21 days: Breach of an order"] == 2
    assert listed["12 years: Attempted murder"] == 1
    by_offence = {row.label: row.counts[0] for row in found["custody-offences"].rows}
    assert by_offence["Murder or manslaughter"] == 2
    assert by_offence["Attempted murder"] == 1
    assert by_offence["Arson"] == 1
    # 16 of its 39 name a breach, where its table of breaches has 17 in custody; three are told under what is graver.
    assert sum("breach" in offences for _, _, offences in CUSTODIAL) == 16
    assert by_offence["Breach of an order"] == 13


def test_its_breaches_come_back_by_what_was_passed_and_how_many_came_before() -> None:
    cases = []
    for n, (kind, previous) in enumerate(BREACHES):
        made = a_case(n)
        made.add(Conviction, offence="Breach of restraining order", category="breach", index_offence=True)
        if previous:
            made.add(Conviction, offence="As published", category="harassment", count=Count.exactly(previous))
        made.add(Sentence, kind=kind)
        cases.append(made)
    found = tables(cases)["breach-sentences"]
    assert found.base == 34
    custody = next(row for row in found.rows if row.label == "Custody")
    assert sum(count or 0 for count in custody.counts) == 17, "half of those breaching a restraining order were jailed"
    assert found.count("Custody", 0) == 0
    # "Two had no previous convictions and the rest between two and nine": two of its rows have one.
    assert sum(row.counts[0] or 0 for row in found.rows) == 2
    assert [previous for _, previous in BREACHES].count(1) == 2


def test_its_previous_convictions_come_back_by_kind_and_by_person() -> None:
    cases = []
    for many, people in PREVIOUS_EACH.items():
        for n in range(people):
            made = a_case(n)
            if many:
                made.add(Conviction, offence="As published", count=Count.exactly(many))
            else:
                made.add(NoneKnown, what="convictions", source="As published")
            cases.append(made)
    each = tables(cases)["previous-each"]
    assert each.base == IN_THE_STUDY
    assert [row.counts[0] for row in each.rows] == [8, 15, 20, 27, 10, 0]
    made = a_case(0)
    for kind, many in PREVIOUS.items():
        made.add(Conviction, offence="As published", category=kind, count=Count.exactly(many))
    kinds = tables([made])["previous"]
    assert {row.label: row.counts[0] for row in kinds.rows} == {
        "Assault": 83, "Stalking or harassment": 24, "Breach of an order": 62, "Drugs or alcohol": 15,
        "Theft or fraud": 13, "Criminal damage": 10, "Weapons": 8,
    }  # fmt: skip
    # 215 convictions: fewer than its people must have at least, for it names the main kinds.
    assert kinds.base == 215 < 8 * 10 + 15 * 5 + 20 * 3 + 27


def test_its_index_offences_come_back_and_are_more_than_its_people() -> None:
    cases = [a_case(n) for n in range(IN_THE_STUDY)]
    place = 0
    for kind, many in INDEX.items():
        for _ in range(many):
            cases[place % IN_THE_STUDY].add(Conviction, offence="As published", category=kind, index_offence=True)
            place += 1
    found = tables(cases)["index"]
    assert found.base == IN_THE_STUDY
    assert found.count("Breach of an order") == 36
    assert found.count("Stalking or harassment") == 25
    assert sum(row.counts[0] or 0 for row in found.rows) == sum(INDEX.values()) == 112


def test_its_programmes_and_its_history_of_domestic_abuse_come_back() -> None:
    cases = [a_case(n) for n in range(IN_THE_STUDY)]
    for made in cases[:DOMESTIC]:
        made.add(OffenderHistory, kind="domestic-abuse")
    place = 0
    for (setting, outcome), many in PROGRAMMES.items():
        for _ in range(many):
            cases[place].add(Programme, name="As published", setting=setting, outcome=outcome)
            place += 1
    for _ in range(26 - 5):
        cases[place].add(Programme, name="As published", setting="community", outcome="not-completed")
        place += 1
    found = tables(cases)
    assert found["domestic"].count("A history is entered") == DOMESTIC
    assert round(100 * DOMESTIC / IN_THE_STUDY) == 74
    custody, community = ({row.label: row.counts[column] for row in found["programmes"].rows} for column in (0, 1))
    assert (custody["Completed"], custody["Excluded"]) == (3, 2)
    assert sum(count or 0 for count in community.values()) == 26
    assert community["Completed"] == 5
