# SPDX-License-Identifier: Apache-2.0
"""Which entries are proposed as one person, and which look alike and are not."""

import dataclasses
from collections import defaultdict
from datetime import date

import pytest

from vlu_desktop.analysis.duplicate_people import CROWD, Likeness, joined, likely_same
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.base import Record
from vlu_desktop.record.people import Address, Apart, ContactPoint, Involvement, Person, PersonName, SameAs, Vehicle


class Town:
    """People being entered; the two that a test is about are "one" and "other"."""

    def __init__(self) -> None:
        self.rows: dict[type[Record], list[Record]] = defaultdict(list)

    def person(self, key: str, name: str = "", born: str = "", **more: str) -> None:
        """`more`: mobile, email, car, home (lines; postcode), alias."""
        when = When.on(date.fromisoformat(born)) if born else None
        self.put(Person(id=RecordId(key), born=when))
        for kind, text in (("current", name), ("alias", more.get("alias", ""))):
            if text:
                given, _, family = text.rpartition(" ")
                self.put(PersonName(person_id=key, kind=kind, given=given, family=family))
        for kind in ("mobile", "email"):
            if kind in more:
                self.put(ContactPoint(person_id=key, kind=kind, value=more[kind]))
        if "car" in more:
            self.put(Vehicle(person_id=key, registration=more["car"]))
        if "home" in more:
            lines, _, postcode = more["home"].partition("; ")
            self.put(Address(person_id=key, lines=lines, postcode=postcode))

    def put(self, row: Record) -> None:
        self.rows[type(row)].append(row)

    def proposed(self) -> tuple[Likeness, ...]:
        return likely_same(self.rows)


ALIKE = [
    pytest.param(
        {"name": "Darran Whitelock"}, {"name": "Darren Whitlock"}, "are spelled alike", id="spelled by ear, no birthday"
    ),
    pytest.param({"name": "Dean Thompson"}, {"name": "Dean Thomson"}, "are spelled alike", id="a variant alone"),
    pytest.param({"name": "Daz Sample"}, {"name": "Darren Sample"}, "forms of one name", id="Daz"),
    pytest.param(
        {"name": "Daz Whitlock-Brown", "born": "1974-03-14"},
        {"name": "Darren Whitlock", "born": "1974-03-14"},
        "born on 14 March 1974",
        id="a double name with its birthday",
    ),
    pytest.param({"name": "Dean Sample"}, {"name": "Dean Sample"}, "the same name", id="the same name"),
    pytest.param({"name": "Dean Sample"}, {"name": "Sample Dean"}, "turned round", id="turned round"),
    pytest.param({"name": "Dave Sample"}, {"name": "David Sample"}, "forms of one name", id="a short form"),
    pytest.param(
        {"name": "Dean Sample"}, {"name": "Wayne Other", "alias": "Dean Sample"}, "another name", id="an alias"
    ),
    pytest.param(
        {"name": "Dean Thompson", "mobile": "07700 900123"},
        {"name": "Dean Thomson", "mobile": "+44 (0)7700 900 123"},
        "the same mobile",
        id="a variant with the same number, grouped otherwise",
    ),
    pytest.param(
        {"name": "Dean Sampel", "born": "1980-03-03"},
        {"name": "Dean Sample", "born": "1980-03-03"},
        "born on 3 March 1980",
        id="a variant with the same birthday",
    ),
    pytest.param(
        {"name": "D Sample", "car": "ZZ99 ZZZ"}, {"name": "Dean Sample", "car": "zz99zzz"}, "vehicle", id="an initial"
    ),
    pytest.param({"mobile": "07700 900123"}, {"name": "Dean Sample", "mobile": "07700900123"}, "mobile", id="no name"),
    pytest.param(
        {"name": "Dean Sampel", "home": "1 Invented Street; ZZ1 1ZZ"},
        {"name": "Dean Sample", "home": "1 Invented Street; zz11zz"},
        "the same address",
        id="a variant at the same address",
    ),
]


@pytest.mark.parametrize(("one", "other", "agrees"), ALIKE)
def test_entries_that_may_be_one_person_are_proposed(one: dict[str, str], other: dict[str, str], agrees: str) -> None:
    for first, second in ((one, other), (other, one)):
        town = Town()
        town.person("one", **first)
        town.person("other", **second)
        town.person("stranger", "Ines Quarrie", "1991-01-01", mobile="07700 900999")
        (found,) = town.proposed()
        assert {found.one, found.other} == {"one", "other"}
        assert agrees in "; ".join(found.agrees)


TWO = [
    pytest.param({"name": "Mary Sample"}, {"name": "Maria Sample"}, id="too short to be told by its sound"),
    pytest.param({"name": "Row12 Outcome"}, {"name": "Row13 Outcome"}, id="a figure is no slip"),
    pytest.param({"name": "Darren Brown"}, {"name": "Daz Whitlock-Brown"}, id="a part of a double name alone"),
    pytest.param({"name": "Darren Sample", "born": "1974-03-14"}, {"name": "Darren Sample", "born": "1971-08-30"},
                 id="two birthdays"),
    pytest.param({"name": "Ann Sample", "mobile": "07700 900123"}, {"name": "Tom Sample", "mobile": "07700 900123"},
                 id="mother and child on one telephone"),
    pytest.param({"name": "Dean Sample", "born": "1950-01-01"}, {"name": "Dean Sample", "born": "1980-03-03"},
                 id="father and son"),
    pytest.param({"name": "Sample"}, {"name": "Sample"}, id="a family name alone"),
    pytest.param({"name": "Ann Sample", "born": "1980-03-03"}, {"name": "Mia Other", "born": "1980-03-03"},
                 id="a birthday alone"),
    pytest.param({"name": "Ann Sample", "home": "1 Invented Street; ZZ1 1ZZ"},
                 {"name": "Tom Sample", "home": "1 Invented Street; ZZ1 1ZZ"}, id="a household"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), TWO)
def test_people_who_only_look_alike_are_not(one: dict[str, str], other: dict[str, str]) -> None:
    town = Town()
    town.person("one", **one)
    town.person("other", **other)
    assert town.proposed() == ()


def test_a_different_birthday_is_told_where_the_number_is_the_same() -> None:
    town = Town()
    town.person("one", "Dean Sample", "1980-03-03", mobile="07700 900123")
    town.person("other", "Dean Sample", "1980-03-08", mobile="07700 900123")
    (found,) = town.proposed()
    assert found.differs == ("born on 3 March 1980 and on 8 March 1980: one figure differs",)


SLIPS = [
    ("1974-03-14", "1947-03-14", "two figures may be turned round"),
    ("1974-03-14", "1984-03-14", "one figure differs"),
    ("1974-03-04", "1974-04-03", "day and month may be swapped"),
    ("1974-03-14", "1975-03-14", "a year apart"),
    ("1979-03-14", "1980-03-14", "a year apart"),
]


@pytest.mark.parametrize(("born", "otherwise", "how"), SLIPS)
@pytest.mark.parametrize("name", ["Darren Whitlock", "Daz Whitlock"])
def test_a_birthday_with_a_slip_in_it_is_proposed_and_the_slip_told(
    name: str, born: str, otherwise: str, how: str
) -> None:
    town = Town()
    town.person("one", "Darren Whitlock", born)
    town.person("other", name, otherwise)
    (found,) = town.proposed()
    (differs,) = found.differs
    assert differs.endswith(how)


def test_a_slip_alone_proposes_nobody_whose_names_differ() -> None:
    town = Town()
    town.person("one", "Darren Whitlock", "1974-03-14")
    town.person("other", "Ines Quarrie", "1975-03-14")
    assert town.proposed() == ()


@pytest.mark.parametrize(("first", "last", "met"), [(1970, 1976, True), (1975, 1979, False)])
def test_an_age_told_as_a_range_agrees_or_stands_against_it(first: int, last: int, met: bool) -> None:
    town = Town()
    town.person("one", "Daz Whitlock-Brown", "1974-03-14")
    town.person("other", "Darren Whitlock")
    held = next(row for row in town.rows[Person] if row.id == "other")
    between = When.between(date(first, 1, 1), date(last, 12, 31))
    town.rows[Person] = [dataclasses.replace(row, born=between) if row is held else row for row in town.rows[Person]]  # type: ignore[call-arg]
    assert bool(town.proposed()) is met
    if met:
        assert "born at a time that may be one day" in town.proposed()[0].agrees


def two_alike() -> Town:
    town = Town()
    town.person("one", "Dean Sample")
    town.person("other", "Dean Sample")
    return town


def test_the_offender_and_the_victim_of_one_case_are_never_proposed() -> None:
    town = two_alike()
    town.put(Involvement(case_id="c1", person_id="one", role="offender"))
    town.put(Involvement(case_id="c2", person_id="other", role="victim"))
    assert len(town.proposed()) == 1
    town.put(Involvement(case_id="c1", person_id="other", role="victim"))
    assert town.proposed() == ()


def test_what_was_decided_is_not_proposed_again() -> None:
    town = two_alike()
    town.put(Apart(person_id="other", other_id="one"))
    assert town.proposed() == ()
    town = two_alike()
    town.person("third", "Someone Else")
    town.put(SameAs(person_id="one", other_id="third"))
    town.put(SameAs(person_id="third", other_id="other"))
    assert town.proposed() == ()
    assert joined("other", [row for row in town.rows[SameAs] if isinstance(row, SameAs)]) == {"one", "other", "third"}


def test_what_a_crowd_shares_proposes_nobody() -> None:
    town = Town()
    for number in range(CROWD + 1):
        town.person(f"p{number}", "", mobile="07700 900123")
    assert town.proposed() == ()


def test_the_order_of_entry_does_not_matter_and_more_agreement_comes_first() -> None:
    town = two_alike()
    town.person("a", "Ines Quarrie", "1990-01-01", mobile="07700 900999")
    town.person("b", "Ines Quarrie", "1990-01-01", mobile="07700 900999")
    found = town.proposed()
    assert [each.one for each in found] == ["a", "one"]
    turned = {cls: list(reversed(rows)) for cls, rows in town.rows.items()}
    assert likely_same(turned) == found


def test_a_range_of_birth_that_stands_against_it_is_told_beside_one_number() -> None:
    town = Town()
    town.person("one", "Darren Whitlock", "1974-03-14", mobile="07700 900123")
    town.person("other", "Darren Whitlock", mobile="07700 900123")
    held = next(row for row in town.rows[Person] if row.id == "other")
    born = When.in_year(1980)
    town.rows[Person] = [dataclasses.replace(row, born=born) if row is held else row for row in town.rows[Person]]  # type: ignore[call-arg]
    (found,) = town.proposed()
    assert found.differs == (
        "one is entered as born on 14 March 1974, the other on some day from 1 January 1980 to 31 December 1980",
    )  # fmt: skip
