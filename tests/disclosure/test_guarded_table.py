# SPDX-License-Identifier: Apache-2.0
"""Which values are looked for because a record is protected, by class and field; where marks begin and end."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from tests.disclosure.disclosed_samples import CASE, HER, HIM, OTHER, TODAY, view_of
from vlu_desktop.dates.when import When
from vlu_desktop.disclosure.address_parts import places_of, town_of, whole_of
from vlu_desktop.disclosure.audiences import audience
from vlu_desktop.disclosure.masking import Masker
from vlu_desktop.disclosure.protected_values import ProtectedValue, VaultView, guarded_values
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.kernel.stopping import Stopped, stoppable
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.text.spellings import Kind, Needle


def values(view: VaultView, key: str = "court", reader: str = "") -> dict[str, ProtectedValue]:
    return {each.needle.value: each for each in guarded_values(view, audience(key), TODAY, reader=reader)}


def added(record: Record, field: str) -> set[str]:
    """What is looked for because of a protection of a record, or of one field of it."""
    protection = w.Protection(record_type="x", record_id=record.id, from_whom="offender", field=field)
    before, after = values(view_of()), values(view_of(protected=((protection, record),)))
    return set(after) - set(before)


CONTACT = p.ContactPoint(id=RecordId("x"), person_id="nobody", kind="mobile", value="07700 900777")
CAR = p.Vehicle(id=RecordId("x"), person_id="nobody", registration="AB12 CDE", description="Dented blue hatchback")
HOME = p.Address(id=RecordId("x"), person_id=HER, lines="8 Ferny Bank, Zellow", postcode="QX7 9ZZ")
NAME = p.PersonName(id=RecordId("x"), person_id="nobody", kind="current", given="Ysolde Bea", family="Quickthorn")
ACCOUNT = c.Incident(id=RecordId("x"), case_id=CASE, account="The heron flew low", place="Zellow pier", fear="")
STREET = {"8 Ferny Bank, Zellow", "8 Ferny Bank", "Ferny Bank", "Zellow"}
PARTS = {"Quickthorn", "Ysolde", "Bea"}
PROTECTED: list[tuple[Record, str, set[str]]] = [
    (CONTACT, "", {"07700 900777"}),
    (CONTACT, "value", {"07700 900777"}),
    (CONTACT, "kind", set()),
    (CAR, "", {"AB12 CDE", "Dented blue hatchback"}),
    (CAR, "registration", {"AB12 CDE"}),
    (CAR, "description", {"Dented blue hatchback"}),
    (HOME, "", {*STREET, "QX7 9ZZ", "QX7"}),
    (HOME, "postcode", {"QX7 9ZZ", "QX7"}),
    (HOME, "lines", STREET),
    (replace(HOME, postcode="QX79ZZ"), "postcode", {"QX79ZZ", "QX7"}),
    (replace(HOME, postcode="Q7 9ZZ"), "postcode", {"Q7 9ZZ"}),
    (replace(HOME, postcode=""), "postcode", set()),
    (replace(HOME, lines=""), "lines", set()),
    (
        replace(HOME, lines="8 Ferny Bank, Zellow QX7 9ZZ"),
        "lines",
        {*STREET, "8 Ferny Bank, Zellow QX7 9ZZ", "QX7 9ZZ"} - {"8 Ferny Bank, Zellow"},
    ),
    (NAME, "", {"Ysolde Bea Quickthorn", "Quickthorn, Ysolde Bea", *PARTS}),
    (NAME, "family", {"Quickthorn"}),
    (NAME, "given", {"Ysolde", "Bea"}),
    (replace(NAME, given=""), "", {"Quickthorn"}),
    (replace(NAME, family=""), "", {"Ysolde Bea", "Ysolde", "Bea"}),
    (ACCOUNT, "", {"The heron flew low", "Zellow pier"}),
    (ACCOUNT, "place", {"Zellow pier"}),
    (ACCOUNT, "fear", set()),
]


@pytest.mark.parametrize(("record", "field", "found"), PROTECTED)
def test_what_a_protection_looks_for(record: Record, field: str, found: set[str]) -> None:
    assert added(record, field) == found


SENTENCES = [
    ("one two three four five six", {"one two three four five six"}),
    ("single", {"single"}),
    ("aa bb cc dd ee. ff gg hh ii jj kk ll", {"aa bb cc dd ee. ff gg hh ii jj kk ll"}),
    ("aa bb cc dd ee. ff gg hh ii jj kk ll mm", {"aa bb cc dd ee", "ff gg hh ii jj kk ll mm"}),
    ("aa bb cc dd ee ff gg hh ii jj kk ll", {"aa bb cc dd ee ff gg hh ii jj kk ll"}),
    (
        "aa bb cc dd ee ff gg! hh ii jj. kk ll mm nn oo\npp qq rr ss?",
        {"aa bb cc dd ee ff gg", "kk ll mm nn oo", "pp qq rr ss"},
    ),
    (" ".join(["aa"] * 60), {" ".join(["aa"] * 60)}),
    (" ".join(["aa"] * 61), set()),
]


@pytest.mark.parametrize(("text", "found"), SENTENCES)
def test_of_a_long_text_each_sentence_is_looked_for(text: str, found: set[str]) -> None:
    assert added(replace(ACCOUNT, account=text, place=""), "account") == found


def test_a_text_of_one_word_is_left_out_only_where_it_is_a_name() -> None:
    protection = w.Protection(record_type="x", record_id="x", from_whom="offender", field="account")
    row = replace(ACCOUNT, account="Heronry")
    one = values(view_of(protected=((protection, row),)))["Heronry"]
    assert (one.certain, one.capital, one.reason) == (False, True, "W2")
    two = values(view_of(protected=((protection, replace(row, account="The heronry")),)))["The heronry"]
    assert (two.certain, two.capital, two.reason) == (True, False, "W2")


@pytest.mark.parametrize(
    ("kind", "value", "sought"),
    [
        ("mobile", "07700 900777", "phone"),
        ("landline", "07700 900777", "phone"),
        ("email", "07700 900777", "email"),
        ("post", "8 Ferny Bank", "address"),
        ("online", "@ysolde_thorn", "account"),
        ("other", "07700 900777", "phone"),
        ("other", "WhatsApp 07700 900777", "phone"),
        ("other", "7700900", "phone"),
        ("other", "770090", "account"),
        ("other", "a7700900", "phone"),
        ("other", "abcdefg7700900", "account"),
        ("", "07700 900777", "phone"),
    ],
)
def test_a_contact_detail_is_looked_for_in_the_spellings_of_its_sort(kind: str, value: str, sought: str) -> None:
    protection = w.Protection(record_type="contact-point", record_id="x", from_whom="offender")
    found = values(view_of(protected=((protection, replace(CONTACT, kind=kind, value=value)),)))
    assert found[value].needle.kind == sought


@pytest.mark.parametrize(
    ("family", "parts"),
    [
        ("Threlk-Quickthorn", {"Threlk-Quickthorn", "Threlk", "Quickthorn"}),
        ("Threlk Quickthorn", {"Threlk Quickthorn", "Threlk", "Quickthorn"}),
        ("Threlk\u2011Quickthorn", {"Threlk\u2011Quickthorn", "Threlk", "Quickthorn"}),
        ("Threlk\u2010Quickthorn", {"Threlk\u2010Quickthorn", "Threlk", "Quickthorn"}),
        ("van der Quick", {"van der Quick", "Quick"}),
        ("O'Quick", {"O'Quick"}),
        ("Li-Quickthorn", {"Li-Quickthorn", "Quickthorn"}),
        ("Lise-Quickthorn", {"Lise-Quickthorn", "Lise", "Quickthorn"}),
    ],
)
def test_either_half_of_a_double_surname_stands_for_it(family: str, parts: set[str]) -> None:
    found = added(replace(NAME, given="", family=family), "family")
    assert found == parts
    protection = w.Protection(record_type="x", record_id="x", from_whom="offender", field="family")
    guarded = values(view_of(protected=((protection, replace(NAME, family=family)),)))
    assert all(guarded[part].needle.kind == "surname" for part in parts)


def test_a_name_that_is_a_surname_alone_is_looked_for_in_all_its_forms() -> None:
    alone = replace(NAME, given="", family="Zellowska")
    protection = w.Protection(record_type="x", record_id="x", from_whom="offender")
    assert values(view_of(protected=((protection, alone),)))["Zellowska"].needle.kind == "surname"


def test_who_is_a_victim_and_a_child_too_may_be_told_where_she_is_in_her_own_copy() -> None:
    part = p.Involvement(id=RecordId("part"), case_id=CASE, person_id=HER, role="child")
    view = view_of(part)
    people = {**view.people, p.Involvement: (*view.people[p.Involvement], part)}
    assert "07700 900345" not in values(replace(view, people=people), "victim", HER)


def test_her_own_copy_keeps_back_no_car_of_hers_because_another_drives_it_too() -> None:
    shared = p.Vehicle(id=RecordId("s"), person_id=OTHER, registration="zz26qrt")
    another = p.Vehicle(id=RecordId("t"), person_id=OTHER, registration="ZZ26 QRX")
    found = values(with_people(shared, another), "victim", HER)
    assert ("zz26qrt" in found, "ZZ26 QRX" in found) == (False, True)


def test_his_form_of_a_surname_is_not_looked_for_where_hers_is_a_name_of_this_case() -> None:
    hers = p.PersonName(id=RecordId("y"), person_id=HER, kind="current", given="Ottoline", family="Zellowska")
    his = replace(NAME, given="", family="Zellowski")
    protection = w.Protection(record_type="x", record_id=his.id, from_whom="offender")
    view = view_of(protected=((protection, his),))
    assert "Zellowski" in values(view)
    names = (*view.people[p.PersonName], hers)
    assert "Zellowski" not in values(replace(view, people={**view.people, p.PersonName: names}))


def test_half_of_a_double_surname_that_is_a_name_of_this_case_stays() -> None:
    assert added(replace(NAME, given="", family="Marchbanks-Quickthorn"), "family") == {
        "Marchbanks-Quickthorn",
        "Quickthorn",
    }


def test_where_he_is_held_and_what_is_assessed_of_him_is_no_business_of_hers() -> None:
    rows = (
        o.Whereabouts(id=RecordId("w"), offender_id=HIM, kind="prison", place="HMP Stonecross"),
        o.Whereabouts(id=RecordId("v"), offender_id=HIM, kind="prison", place="Zellow Approved House"),
        o.Whereabouts(id=RecordId("u"), offender_id=HIM, kind="prison"),
        o.Assessment(id=RecordId("a"), offender_id=HIM, kind="oasys", summary="He minimises it"),
        o.Assessment(id=RecordId("b"), offender_id=HIM, kind="oasys"),
    )
    hers, his = values(view_of(*rows), "victim", HER), values(view_of(*rows), "court")
    wanted = {"HMP Stonecross", "Stonecross", "Zellow Approved House", "He minimises it"}
    assert wanted <= set(hers)
    assert not wanted & set(his)


def test_a_town_that_somebody_has_left_is_no_secret() -> None:
    view = view_of()
    tomorrow = When.on(TODAY + timedelta(days=1))
    for kind, until, secret in (
        ("home", None, True),
        ("former", None, False),
        ("home", When.on(TODAY), False),
        ("home", tomorrow, True),
    ):
        home = p.Address(id=RecordId("x"), person_id=HER, kind=kind, lines="8 Ferny Bank, Zellow", until=until)
        held = replace(view, people={**view.people, p.Address: (home,)})
        assert ("Zellow" in values(held)) is secret
        assert "8 Ferny Bank" in values(held)


@pytest.mark.parametrize(
    ("left_by", "home_of", "secret"),
    [(HER, OTHER, False), (OTHER, HER, True), ("stranger", HER, True), (OTHER, OTHER, True)],
)
def test_a_town_is_known_that_somebody_of_this_case_has_left(left_by: str, home_of: str, secret: bool) -> None:
    """That somebody of another case lived there once says nothing to him."""
    former = p.Address(id=RecordId("f"), person_id=left_by, kind="former", lines="2 Elm Way, Zellow")
    home = p.Address(id=RecordId("x"), person_id=home_of, lines="8 Ferny Bank, Zellow")
    found = values(with_people(p.Person(id=RecordId("stranger")), former, home))
    assert ("Zellow" in found) is secret
    assert "8 Ferny Bank" in found


def test_the_town_of_his_other_victim_is_no_secret_once_she_has_left() -> None:
    former = p.Address(id=RecordId("f"), person_id=OTHER, kind="former", lines="2 Elm Way, Zellow")
    found = values(with_people(former))
    assert "2 Elm Way" in found
    assert "Zellow" not in found


def test_where_somebody_known_by_an_office_works_is_not_guarded() -> None:
    part = p.Involvement(id=RecordId("p"), case_id="far", person_id="x", role="professional")
    office = p.Address(id=RecordId("o"), person_id="x", lines="2 Elm Way, Zellow")
    assert "2 Elm Way" not in values(with_people(p.Person(id=RecordId("x")), part, office))


def test_she_may_read_of_her_own_and_of_the_children_and_of_no_other_victim() -> None:
    found = values(view_of(), "victim", HER)
    assert "Ysgol Bryn Sygun" not in found
    assert "07700 900345" not in found
    assert "newstart@example.invalid" in found


@pytest.mark.parametrize("turned", [False, True])
def test_who_is_found_to_be_the_same_is_guarded_under_every_entry(turned: bool) -> None:
    """By any number of links, over the whole vault: his other victim was entered three times."""
    view = view_of()
    chain = [OTHER, "second", "third"]
    links = [
        p.SameAs(id=RecordId(f"l{n}"), person_id=pair[turned], other_id=pair[not turned])
        for n, pair in reversed(list(enumerate(pairwise(chain))))
    ]
    name = p.PersonName(id=RecordId("x"), person_id="third", kind="current", given="Ysolde", family="Quickthorn")
    names = (*view.people[p.PersonName], name)
    people = {**view.people, p.PersonName: names}
    alone, joined = replace(view, people=people), replace(view, people={**people, p.SameAs: tuple(links)})
    assert "Quickthorn" not in values(alone)
    assert values(joined)["Quickthorn"].reason == "W2"


HERS_WITHOUT_TOWN = p.Address(id=RecordId("x"), person_id=HER, lines="8 Ferny Bank", postcode="QX7 9ZZ")


@pytest.mark.parametrize("lines", ["", "2 Elm Way, Zellow"])
def test_where_an_address_names_no_town_its_district_is_kept_back(lines: str) -> None:
    """That he has an address without a town himself makes hers no less secret."""
    his = p.Address(id=RecordId("y"), person_id=HIM, lines=lines or "2 Elm Way")
    view = view_of()
    for homes in ((HERS_WITHOUT_TOWN,), (HERS_WITHOUT_TOWN, his)):
        found = values(replace(view, people={**view.people, p.Address: homes}))
        assert {"QX7 9ZZ", "QX7"} <= set(found)
        assert not found["QX7"].certain, "chance could find so short a text in a finished document"


def test_an_address_where_he_lives_as_well_is_known_to_him() -> None:
    view = view_of()
    hers = p.Address(id=RecordId("x"), person_id=HER, lines="8 Ferny Bank, Zellow")
    his = p.Address(id=RecordId("y"), person_id=HIM, lines="8 FERNY BANK, Zellow")
    other = p.Address(id=RecordId("z"), person_id=OTHER, lines="9 Ferny Bank, Zellow")
    held = replace(view, people={**view.people, p.Address: (hers, his, other)})
    street = {value for value in values(held) if "Bank" in value}
    assert street == {"9 Ferny Bank, Zellow", "9 Ferny Bank", "Ferny Bank"}


@pytest.mark.parametrize(
    ("besides", "key", "kept"),
    [
        ("friend", "court", False),
        ("friend", "police", False),
        ("friend", "victim", True),
        ("victim", "court", True),
    ],
)
def test_who_was_a_friend_too_is_still_the_offender(besides: str, key: str, kept: bool) -> None:
    """Why a court refused an assessment of him is no secret from that court because he was once her friend."""
    part = p.Involvement(id=RecordId("part"), case_id=CASE, person_id=HIM, role=besides)
    car = p.Vehicle(id=RecordId("his"), person_id=HIM, registration="AB12 CDE")
    why = o.Assessment(id=RecordId("a"), offender_id=HIM, summary="It would delay the sentence by two months")
    view = view_of(part, why)
    people = {**view.people, p.Vehicle: (car,), p.Involvement: (*view.people[p.Involvement], part)}
    found = values(replace(view, people=people), key, HER if key == "victim" else "")
    assert (why.summary in found, "AB12 CDE" in found) == (kept, kept)


@pytest.mark.parametrize(("given", "secret"), [("+44 7700 900345", False), ("07700 900346", True)])
def test_her_own_copy_keeps_back_no_number_of_hers_because_another_has_it_too(given: str, secret: bool) -> None:
    """A mark over her own number would tell her that somebody else of another case gave the same."""
    shared = p.ContactPoint(id=RecordId("s"), person_id=OTHER, kind="mobile", value=given)
    found = values(with_people(shared), "victim", HER)
    assert (given in found) is secret
    assert "07700 900345" in values(with_people(shared), "court")


@pytest.mark.parametrize(
    ("lines", "whole", "places"),
    [
        ("8 Ferny Bank, Zellow", ["8 Ferny Bank", "Ferny Bank"], ("Zellow",)),
        ("Flat 2, 8 Ferny Road, Zellow, Quayshire", ["8 Ferny Road", "Ferny Road"], ("Zellow", "Quayshire")),
        ("8 Ferny Road Zellow", ["8 Ferny Road", "Ferny Road"], ("Zellow",)),
        ("The Gables", ["The Gables"], ()),
        ("8", [], ()),
        ("", [], ()),
        ("8 Ely, Zellow", ["8 Ely", "Ely"], ("Zellow",)),
        ("8 Yo, Zellow", [], ("Zellow",)),
        ("10 12 14, Zellow", [], ("Zellow",)),
        ("Rose Cottage, 8 Ferny Bank, Zellow", ["Rose Cottage", "8 Ferny Bank", "Ferny Bank"], ("Zellow",)),
        ("Rose Cottage, Ferny Bank, Zellow", ["Rose Cottage", "Ferny Bank"], ("Zellow",)),
        ("Rose Cottage, Plot 8 Newlands, Zellow", ["Rose Cottage", "Plot 8 Newlands", "Newlands"], ("Zellow",)),
        ("Rose Cottage, Zellow, 8 Ferny Bank", ["Rose Cottage"], ("Zellow", "8 Ferny Bank")),
        (
            "8 Ferny Road Zellow, Quayshire",
            ["8 Ferny Road Zellow", "Ferny Road Zellow", "8 Ferny Road", "Ferny Road"],
            ("Quayshire",),
        ),
        ("8 Church Hill Road", ["8 Church Hill Road", "Church Hill Road"], ()),
        ("8 Church Hill Road Zellow", ["8 Church Hill Road", "Church Hill Road"], ("Zellow",)),
        ("8 St Ann's Road Zellow", ["8 St Ann's Road", "St Ann's Road"], ("Zellow",)),
        ("8 Mill St. Zellow", ["8 Mill St", "Mill St"], ("Zellow",)),
        ("St Ann's, Mill St, Zellow", ["St Ann's", "Mill St"], ("Zellow",)),
        ("Rose Cottage, Zell St Ferny", ["Rose Cottage"], ("Zell St Ferny",)),
        ("Rose Cottage, Ferny Road Zellow", ["Rose Cottage", "Ferny Road Zellow", "Ferny Road"], ()),
        ("Rose Cottage, Heol y Bont, Zellow", ["Rose Cottage", "Heol y Bont"], ("Zellow",)),
        ("8 Ferny Bank, , Zellow. ;", ["8 Ferny Bank", "Ferny Bank"], ("Zellow",)),
        ("8 Ferny Bank, Zellow QX7 9ZZ", ["8 Ferny Bank", "Ferny Bank"], ("Zellow",)),
    ],
)
def test_an_address_taken_apart(lines: str, whole: list[str], places: tuple[str, ...]) -> None:
    assert list(whole_of(lines)) == whole
    assert places_of(lines) == places
    assert town_of(lines) == (places[-1] if places else "")


def with_people(*records: Record) -> VaultView:
    """The sample's vault with these rows of other people besides."""
    view = view_of()
    people = dict(view.people)
    for row in records:
        people[type(row)] = (*people.get(type(row), ()), row)
    return replace(view, people=people)


def phone_of(*roles: str) -> VaultView:
    """Somebody with a telephone and these parts in a case of strangers."""
    return with_people(
        p.Person(id=RecordId("x")),
        replace(CONTACT, person_id="x"),
        *(p.Involvement(id=RecordId(f"p-{role}"), case_id="far", person_id="x", role=role) for role in roles),
    )


@pytest.mark.parametrize(
    ("roles", "guarded"),
    [((), True), (("professional",), False), (("witness",), True), (("professional", "witness"), True)],
)
def test_who_is_known_by_an_office_alone_can_be_found_there(roles: tuple[str, ...], guarded: bool) -> None:
    assert ("07700 900777" in values(phone_of(*roles))) is guarded


def test_somebody_of_whom_there_is_a_part_and_no_entry_is_guarded_as_well() -> None:
    part = p.Involvement(id=RecordId("p"), case_id="far", person_id="nobody", role="witness")
    assert "07700 900777" in values(with_people(part, CONTACT))
    assert "07700 900777" not in values(with_people(CONTACT)), "of nobody at all"


@pytest.mark.parametrize("role", ["witness", "professional"])
def test_who_is_in_another_case_of_his_is_not_named_unless_by_office(role: str) -> None:
    name = replace(NAME, person_id="x")
    part = p.Involvement(id=RecordId("p"), case_id="other-case", person_id="x", role=role)
    found = values(with_people(p.Person(id=RecordId("x")), name, part))
    assert ("Quickthorn" in found) is (role == "witness")
    far = values(with_people(p.Person(id=RecordId("x")), name, replace(part, case_id="far")))
    assert "Quickthorn" not in far, "a stranger to him"


@pytest.mark.parametrize(
    ("his_role", "the_other", "named"),
    [("offender", HER, True), ("witness", HER, False), ("", "far-offender", False)],
)
def test_a_case_is_his_where_he_is_the_offender(his_role: str, the_other: str, named: bool) -> None:
    """Nobody is named for being in a case where he was a witness, or in a stranger's."""
    parts = [p.Involvement(id=RecordId("p"), case_id="far", person_id="x", role="victim")]
    if his_role:
        parts.append(p.Involvement(id=RecordId("q"), case_id="far", person_id=HIM, role=his_role))
    else:
        parts.append(p.Involvement(id=RecordId("q"), case_id="far", person_id=the_other, role="offender"))
    found = values(with_people(p.Person(id=RecordId("x")), replace(NAME, person_id="x"), *parts))
    assert ("Quickthorn" in found) is named


SHORT = [("phone", "12345", False), ("phone", "123456", True), ("text", "Bo", False), ("text", "Ann", True),
         ("text", "B-o", False)]  # fmt: skip


@pytest.mark.parametrize(("kind", "value", "guarded"), SHORT)
def test_what_is_too_short_would_be_found_everywhere(kind: str, value: str, guarded: bool) -> None:
    record: Record = replace(CONTACT, value=value) if kind == "phone" else replace(NAME, given="", family=value)
    assert added(record, "") == ({value} if guarded else set())


def test_found_twice_the_surer_way_of_guarding_it_is_kept() -> None:
    for names in ((("Ysolde", "Quickthorn"), ("Ada", "Ysolde")), (("Ada", "Ysolde"), ("Ysolde", "Quickthorn"))):
        protected = tuple(
            (
                w.Protection(record_type="x", record_id=given, from_whom="offender"),
                replace(NAME, id=RecordId(given), given=given, family=family),
            )
            for given, family in names
        )
        assert values(view_of(protected=protected))["Ysolde"].certain
    alone = values(view_of(protected=protected[1:]))["Ysolde"]
    assert not alone.certain, "a first name by itself may stand in the program's own words"


def test_the_longest_is_looked_for_first() -> None:
    found = [each.needle.value for each in guarded_values(view_of(), audience("court"), TODAY)]
    assert found == sorted(found, key=lambda value: (-len(value), value))
    assert len(found) == len({value.casefold() for value in found})


ORDINARY = [
    ("8 The Court", "The Court", True),
    ("8 The Old Court", "The Old Court", False),
    ("8 Zellow", "Zellow", False),
    ("8 Ferny Bank, Reading", "Reading", True),
    ("8 Ferny Bank, Fence", "Fence", True),
    ("8 Ferny Bank, Great Fence", "Great Fence", False),
    ("8 Ferny Bank, March", "March", True),
]


@pytest.mark.parametrize(("lines", "value", "capital"), ORDINARY)
def test_an_ordinary_word_is_a_house_only_with_a_capital(lines: str, value: str, capital: bool) -> None:
    protection = w.Protection(record_type="x", record_id="x", from_whom="offender")
    row = p.Address(id=RecordId("x"), person_id=HER, lines=lines)
    found = values(view_of(protected=((protection, row),)))[value]
    assert (found.certain, found.capital) == (True, capital)


FOURTEEN = "the crown court sitting that day at Zellow in the county of Quay and"
COURT_NAMES = [
    ("Zellow Crown Court", False),
    ("Zellow County Courts", False),
    ("Zellow Old Bailey", False),
    ("Zellow Assizes", False),
    ("Zellow Magistrates", False),
    ("Zellow", True),
    (FOURTEEN, False),
    (f"{FOURTEEN} elsewhere", True),
    ("", True),
]


@pytest.mark.parametrize(("court", "secret"), COURT_NAMES)
def test_the_town_of_a_court_he_was_before_is_no_secret(court: str, secret: bool) -> None:
    """What is put where a court belongs and is plainly no court's name excuses no word of it."""
    assert len(FOURTEEN.split()) == 14
    order = o.Order(id=RecordId("o"), offender_id=HIM, kind="nmo", court=court)
    home = p.Address(id=RecordId("x"), person_id=HER, lines="8 Ferny Bank, Zellow", postcode="QX7 9ZZ")
    view = view_of(order)
    found = values(replace(view, people={**view.people, p.Address: (home,)}))
    assert ("Zellow" in found, "QX7" in found) == (secret, secret)
    assert "8 Ferny Bank" in found
    held = o.Whereabouts(id=RecordId("w"), offender_id=HIM, kind="prison", place="HMP Zellow")
    hers = values(view_of(order, held), "victim", HER)
    assert "HMP Zellow" in hers
    assert ("Zellow" in hers) is secret


def test_only_one_part_of_a_name_may_stand_in_a_street_by_chance() -> None:
    found = values(view_of())
    assert found["Featherquill"].part
    assert not found["Marisol Featherquill"].part
    assert not found["07700 900345"].part


def test_an_ordinary_word_as_a_family_name_is_a_name_only_with_a_capital() -> None:
    protection = w.Protection(record_type="x", record_id="x", from_whom="offender")
    found = values(view_of(protected=((protection, replace(NAME, family="May")),)))["May"]
    assert (found.certain, found.capital, found.part) == (True, True, True)


@pytest.mark.parametrize(("who", "town"), [(OTHER, True), ("stranger", False)])
def test_the_town_is_kept_back_where_he_has_to_do_with_who_lives_there(who: str, town: bool) -> None:
    home = p.Address(id=RecordId("x"), person_id=who, lines="9 Ferny Bank, Zellow")
    found = values(with_people(p.Person(id=RecordId("stranger")), home))
    assert "9 Ferny Bank" in found
    assert ("Zellow" in found) is town


def test_the_town_may_be_the_whole_of_what_the_courts_are_called() -> None:
    order = o.Order(id=RecordId("o"), offender_id=HIM, kind="nmo", court="Zellow Tribunal")
    home = p.Address(id=RecordId("x"), person_id=HER, lines="8 Ferny Bank, Zellow Tribunal")
    view = view_of(order)
    assert "Zellow Tribunal" not in values(replace(view, people={**view.people, p.Address: (home,)}))
    protection = w.Protection(record_type="address", record_id="x", from_whom="offender")
    guarded = values(replace(view, people={**view.people, p.Address: (home,)}, protected=((protection, home),)))
    assert not guarded["Zellow Tribunal"].certain, "the court's name may say it"
    held = o.Whereabouts(id=RecordId("w"), offender_id=HIM, kind="prison", place="HMP Zellow Tribunal")
    hers = values(view_of(order, held), "victim", HER)
    assert "HMP Zellow Tribunal" in hers
    assert "Zellow Tribunal" not in hers


def test_of_a_car_that_nobody_protected_the_number_alone_is_looked_for() -> None:
    found = values(with_people(replace(CAR, person_id=OTHER)))
    assert "AB12 CDE" in found
    assert "Dented blue hatchback" not in found


def protects(person: str) -> tuple[tuple[w.Protection, Record], ...]:
    return (
        (w.Protection(record_type="person", record_id=person, from_whom="offender"), p.Person(id=RecordId(person))),
    )


@pytest.mark.parametrize(("who", "name"), [(HER, "Ottoline"), (HIM, "Lucan")])
def test_the_names_he_and_she_go_by_are_no_secret_though_their_entries_are_protected(who: str, name: str) -> None:
    assert name not in values(view_of(protected=protects(who)))


SHARED = [("Ottoline", "Quickthorn"), ("Ysolde", "Marchbanks"), ("Lucan", "Zellowby"), ("Ysolde", "Thorncastle")]


@pytest.mark.parametrize("protected", ["", HER, HIM])
@pytest.mark.parametrize(("given", "family"), SHARED)
def test_a_name_that_is_hers_or_his_as_well_is_no_secret(given: str, family: str, protected: str) -> None:
    shared = replace(NAME, person_id=OTHER, given=given, family=family)
    view = with_people(shared)
    found = values(replace(view, protected=protects(protected)) if protected else view)
    secret = {"Ysolde", "Quickthorn", "Zellowby"} & {given, family}
    assert {given, family} & set(found) == secret
    assert f"{given} {family}" in found


def test_a_name_of_which_every_word_is_known_is_no_secret() -> None:
    order = o.Order(id=RecordId("o"), offender_id=HIM, kind="nmo", court="Zellow Crown Court")
    both = replace(NAME, person_id=OTHER, given="Ottoline", family="Thorncastle")
    town = replace(NAME, id=RecordId("y"), person_id=OTHER, given="Ysolde", family="Zellow")
    view = with_people(both, town)
    found = values(replace(view, file=view_of(order).file))
    assert not {"Ottoline Thorncastle", "Thorncastle, Ottoline", "Ottoline", "Thorncastle", "Zellow"} & set(found)
    assert {"Ysolde", "Ysolde Zellow"} <= set(found)


NEW_NAME = next(row for row in view_of().people[p.PersonName] if row.id == "new-name")


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ("", {"Peregrina", "Wolstencroft"}),
        ("given", {"Peregrina"}),
        ("family", {"Wolstencroft"}),
        ("kind", set()),
    ],
)
def test_a_protected_name_of_hers_is_looked_for_and_any_other_of_hers_is_known(field: str, found: set[str]) -> None:
    protection = w.Protection(record_type="person-name", record_id="new-name", from_whom="offender", field=field)
    view = replace(view_of(), protected=((protection, NEW_NAME), *protects(HER)))
    assert {"Peregrina", "Wolstencroft", "Ottoline", "Marchbanks"} & set(values(view)) == found


def test_a_field_of_a_name_that_says_no_name_hides_none() -> None:
    protection = w.Protection(record_type="person-name", record_id="new-name", from_whom="offender", field="kind")
    shared = replace(NAME, person_id=OTHER, given="Peregrina")
    assert "Peregrina" not in values(replace(with_people(shared), protected=((protection, NEW_NAME),)))


def test_his_names_are_known_though_one_of_them_and_he_are_protected() -> None:
    name = next(row for row in view_of().people[p.PersonName] if row.id == f"name-{HIM}")
    protection = w.Protection(record_type="person-name", record_id=name.id, from_whom="offender", field="given")
    found = values(replace(view_of(), protected=((protection, name), *protects(HIM))))
    assert {"Lucan", "Thorncastle"} & set(found) == {"Lucan"}


def test_a_field_of_a_person_names_nobody() -> None:
    person = p.Person(id=RecordId("x"))
    protection = w.Protection(record_type="person", record_id="x", from_whom="offender", field="born")
    view = with_people(replace(NAME, person_id="x"), person)
    assert "Quickthorn" not in values(replace(view, protected=((protection, person),)))
    assert "Quickthorn" in values(replace(view, protected=protects("x")))


def test_who_is_protected_whole_is_not_named_and_nobody_else_with_them() -> None:
    hers, another = replace(NAME, person_id="x"), replace(NAME, id=RecordId("y"), person_id="y", family="Zellowby")
    view = replace(with_people(hers, another), protected=protects("x"))
    found = values(view)
    assert found["Quickthorn"].reason == "W1"
    assert "Zellowby" not in found


def test_what_is_guarded_for_two_reasons_keeps_the_one_that_needed_nobody_to_ask() -> None:
    name = next(row for row in view_of().people[p.PersonName] if getattr(row, "person_id", "") == OTHER)
    protection = w.Protection(record_type="person-name", record_id=name.id, from_whom="offender")
    found = values(view_of(protected=((protection, name),)))
    assert {found[part].reason for part in ("Marisol", "Featherquill")} == {"W2"}


def test_that_there_is_a_marac_is_looked_for_in_each_of_its_words() -> None:
    whole = "multi-agency risk assessment conference"
    assert {"MARAC", "MARACs", whole, f"{whole}s"} <= set(values(view_of()))


def mark(starts: int | None, ends: int | None, reason: str = "W5") -> w.WithholdingMark:
    return w.WithholdingMark(
        id=RecordId(f"{starts}"), record_type="incident", record_id="x", field="account", starts_at=starts,
        ends_at=ends, audience="court", reason=reason,
    )  # fmt: skip


MARKED: list[tuple[list[w.WithholdingMark], str]] = [
    ([], "abcdefgh"),
    ([mark(0, 3)], "[withheld W5]defgh"),
    ([mark(None, 3)], "[withheld W5]defgh"),
    ([mark(3, None)], "abc[withheld W5]"),
    ([mark(3, 99)], "abc[withheld W5]"),
    ([mark(3, 3)], "abcdefgh"),
    ([mark(8, 9)], "abcdefgh"),
    ([mark(0, 1, "")], "[withheld W3]bcdefgh"),
    ([mark(0, 3), mark(2, 5, "W2")], "[withheld W5]fgh"),
    ([mark(0, 5), mark(2, 3, "W2")], "[withheld W5]fgh"),
    ([mark(0, 3), mark(3, 5, "W2")], "[withheld W5][withheld W2]fgh"),
    ([mark(4, 5, "W2"), mark(0, 3)], "[withheld W5]d[withheld W2]fgh"),
    ([mark(0, 1), mark(3, 5, "W2"), mark(4, 6)], "[withheld W5]bc[withheld W2]gh"),
    ([mark(0, 1), mark(3, 6, "W2"), mark(4, 5)], "[withheld W5]bc[withheld W2]gh"),
]


@pytest.mark.parametrize(("marks", "left"), MARKED)
def test_where_marks_begin_and_end(marks: list[w.WithholdingMark], left: str) -> None:
    row = c.Incident(id=RecordId("x"), case_id=CASE, account="abcdefgh", happened=When.on(TODAY))
    masker = Masker((), marks)
    assert masker.record(row).account == left
    assert sum(masker.left.values()) == left.count("[withheld")


def test_half_a_postcode_takes_the_other_half_along_and_nothing_else_does() -> None:
    district = ProtectedValue(needle=Needle("QX7", "text", "part of a postcode"), reason="W1", certain=False)
    masker = Masker([district, guard("Zellow")])
    assert masker.text("QX7 9ZZ, QX7\u00a09zz") == "[withheld W1], [withheld W1]"
    assert masker.text("QX7 was, QX7 99Z") == "[withheld W1] was, [withheld W1] 99Z"
    assert masker.text("Zellow 9ZZ") == "[withheld W1] 9ZZ"


def test_the_words_a_date_was_told_in_are_left_out_as_any_text_is() -> None:
    masker = Masker([guard("Zellow")])
    row = c.Incident(id=RecordId("x"), case_id=CASE, happened=When.on(TODAY, words="the day after Zellow fair"))
    assert masker.record(row).happened == When.on(TODAY, words="the day after [withheld W1] fair")
    plain = replace(row, happened=When.on(TODAY))
    assert masker.record(plain) is plain


def test_work_that_was_stopped_goes_no_further() -> None:
    with stoppable(lambda: True), pytest.raises(Stopped):
        Masker(()).record(c.Incident(id=RecordId("x"), case_id=CASE))


def guard(value: str, kind: Kind = "text", *, certain: bool = True, capital: bool = False) -> ProtectedValue:
    return ProtectedValue(needle=Needle(value, kind, "a town"), reason="W1", certain=certain, capital=capital)


def test_where_a_value_stands_is_told_with_its_reason_and_sort() -> None:
    masker = Masker([guard("Zellow", certain=False), guard("Ferny Bank")])
    order = o.Order(id=RecordId("o"), offender_id=HIM, kind="nmo", court="Zellow Crown Court, Ferny Bank")
    text = "Zellow, by Ferny Bank"
    assert list(masker.places(order, "conditions", text)) == [(0, 6, "W1", "a town"), (11, 21, "W1", "a town")]
    assert list(masker.places(order, "court", text)) == [(11, 21, "W1", "a town")], "a court's name is whole"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("May rang", "May rang"), ("Mrs May rang", "Mrs [withheld W1] rang"), ("Mrs. May", "Mrs. [withheld W1]"),
        ("Sgt  May", "Sgt  [withheld W1]"), ("xMrs May", "xMrs May"), ("mrs may", "mrs may"), ("", ""),
        ("may I tell Mrs May", "may I tell Mrs [withheld W1]"), ("Miss.   May", "Miss.   [withheld W1]"),
        ("xMiss.   May", "xMiss.   May"),
    ],
)  # fmt: skip
def test_a_month_is_a_name_after_a_title(text: str, left: str) -> None:
    assert Masker([guard("May", "name", certain=False, capital=True)]).text(text) == left
