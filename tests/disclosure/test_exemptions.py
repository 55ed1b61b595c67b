# SPDX-License-Identifier: Apache-2.0
"""Where guarded words stand all the same: terms of an order he was served, and her own words in her own copy."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.disclosure.disclosed_samples import CASE, HER, HIM, OTHER, TODAY, view_of
from vlu_desktop.dates.when import When
from vlu_desktop.disclosure.audiences import AUDIENCES
from vlu_desktop.disclosure.disclose import DisclosedCase, disclose
from vlu_desktop.disclosure.disclosure_options import DisclosureOptions
from vlu_desktop.disclosure.exemptions import house_number
from vlu_desktop.disclosure.field_policy import SOCIAL_HISTORY, Allowance
from vlu_desktop.disclosure.guarded_sorts import HER_WORD
from vlu_desktop.disclosure.near_misses import doubts
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.count import Count
from vlu_desktop.text.spellings import Match, Needle

ORDER = o.Order(
    id=RecordId("order"), offender_id=HIM, kind="ro-conviction", status="in-force", made=TODAY, served=TODAY
)
ALLOWED: Allowance = {
    **SOCIAL_HISTORY,
    p.Case: "reference",
    o.Order: "kind status made served",
    o.OrderTerm: "number kind wording",
    w.Request: "kind wording reason",
    c.Incident: "account words source source_detail place fear beside happened count",
    c.Exhibit: "title words",
    c.ExhibitIncident: "",
    w.Statement: "kind status text signed_on",
}


def case_of(*rows: Record, audience: str = "court", **choices: date) -> DisclosedCase:
    return disclose(view_of(*rows), audience, TODAY, DisclosureOptions(**choices), ALLOWED)  # type: ignore[arg-type]


def term(wording: str) -> o.OrderTerm:
    return o.OrderTerm(id=RecordId("term"), order_id="order", wording=wording)


def wording(order: o.Order, said: str, audience: str = "court", **choices: date) -> str:
    rows = case_of(order, term(said), audience=audience, **choices).file.all(o.OrderTerm)
    return rows[0].wording if rows else ""


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("Not to enter Nether Quillan.", "Not to enter Nether Quillan."),
        ("Not to go to Tamarisk Rise.", "Not to go to Tamarisk Rise."),
        ("Not within 14 Tamarisk Rise.", "Not within [withheld W1] Tamarisk Rise."),
        ("Not near 14 Tamarisk Rise, Nether Quillan.", "Not near [withheld W1] Tamarisk Rise, Nether Quillan."),
        ("Not to ring 07700 900345 or write to ZZ91 4QT.", "Not to ring [withheld W1] or write to [withheld W1]."),
        ("Not in ZZ91.", "Not in ZZ91."),
        ("Not to seek Marisol Featherquill.", "Not to seek [withheld W2]."),
    ],
)  # fmt: skip
def test_a_term_stands_as_he_has_it_but_for_numbers(said: str, stands: str) -> None:
    assert wording(ORDER, said) == stands


ZONE = "Not to enter Nether Quillan."
CUT = "Not to enter [withheld W1]."


@pytest.mark.parametrize(
    ("order", "stands"),
    [
        (ORDER, True),
        (replace(ORDER, served=None), False),
        (replace(ORDER, status="applied"), False),
        (replace(ORDER, served=TODAY + timedelta(days=1)), False),
        (replace(ORDER, offender_id=OTHER), False),
        (replace(ORDER, offender_id="other-entry"), False),
    ],
)
def test_only_what_the_man_this_paper_concerns_was_served_stands(order: o.Order, stands: bool) -> None:
    assert wording(order, ZONE) in ((ZONE,) if stands else (CUT, ""))


def test_of_two_entries_of_one_man_either_was_served() -> None:
    same = p.SameAs(id=RecordId("same"), person_id=HIM, other_id="other-entry")
    entry = p.Person(id=RecordId("other-entry"))
    rows = case_of(replace(ORDER, offender_id="other-entry"), term(ZONE), same, entry).file.all(o.OrderTerm)
    assert [row.wording for row in rows] == [ZONE]


def test_of_two_offenders_one_was_served() -> None:
    second = p.Involvement(id=RecordId("i9"), case_id=CASE, person_id="second", role="offender")
    rows = case_of(ORDER, term(ZONE), second, p.Person(id=RecordId("second"))).file.all(o.OrderTerm)
    assert [row.wording for row in rows] == [ZONE]


@pytest.mark.parametrize("audience", ["court", "parole", "parole-withheld", "tribunal", "licence", "police"])
def test_whatever_may_reach_him_has_the_term_as_he_has_it(audience: str) -> None:
    assert wording(ORDER, ZONE, audience=audience) == ZONE
    assert wording(replace(ORDER, served=None), ZONE, audience=audience) in (CUT, "")
    assert "14" not in wording(ORDER, "Not near 14 Tamarisk Rise.", audience=audience)


def test_which_papers_may_reach_him() -> None:
    kept_from_him = [each.key for each in AUDIENCES if each.may_reach_him]
    assert kept_from_him == ["court", "parole", "parole-withheld", "tribunal", "licence", "police"]


def test_a_passage_marked_in_a_term_by_hand_is_left_out() -> None:
    mark = w.WithholdingMark(
        id=RecordId("m"), record_type="order-term", record_id="term", field="wording", starts_at=13, ends_at=27,
        audience="court", reason="W1",
    )  # fmt: skip
    rows = case_of(ORDER, term(ZONE), mark).file.all(o.OrderTerm)
    assert [row.wording for row in rows] == [CUT]


@pytest.mark.parametrize(
    ("kind", "of_a_term", "audience", "stands", "asks"),
    [
        ("exclusion", True, "licence", True, False),
        ("exclusion", False, "licence", True, True),
        ("exclusion", False, "marac", True, False),
        ("exclusion", False, "police", False, False),
        ("no-contact", True, "licence", False, False),
    ],
)
def test_a_zone_asked_for_stands_and_a_second_officer_is_asked_where_he_has_it_from_no_term(
    kind: str, of_a_term: bool, audience: str, stands: bool, asks: bool
) -> None:
    asked = w.Request(id=RecordId("r"), case_id=CASE, kind=kind, wording=ZONE, decision="waiting")
    case = case_of(ORDER, term(ZONE if of_a_term else "Not to come near her."), asked, audience=audience)
    (found,) = case.file.all(w.Request)
    assert found.wording == (ZONE if stands else CUT)
    assert bool(case.asks) is asks


def test_why_a_zone_is_asked_for_names_no_town() -> None:
    asked = w.Request(id=RecordId("r"), case_id=CASE, kind="exclusion", wording="The market", reason=ZONE)
    case = case_of(asked, audience="licence")
    assert [row.reason for row in case.file.all(w.Request)] == [CUT]
    assert not case.asks


@pytest.mark.parametrize("place", ["14 Tamarisk Rise", "Tamarisk Rise"])
def test_a_street_in_a_zone_asked_for_is_cut(place: str) -> None:
    asked = w.Request(id=RecordId("r"), case_id=CASE, kind="exclusion", wording=f"Not near {place}.")
    case = case_of(asked, audience="licence")
    assert [row.wording for row in case.file.all(w.Request)] == ["Not near [withheld W1]."]
    assert not case.asks


@pytest.mark.parametrize(
    ("order", "stands"),
    [(ORDER, True), (replace(ORDER, served=None), False), (replace(ORDER, status="applied"), False)],
)
def test_a_zone_asked_for_is_compared_with_every_term_he_was_served(order: o.Order, stands: bool) -> None:
    asked = w.Request(id=RecordId("r"), case_id=CASE, kind="exclusion", wording=ZONE, decision="waiting")
    other = o.OrderTerm(id=RecordId("term-2"), order_id="order", wording="Not to come near her.")
    rows = [order, term(ZONE), other, asked]
    case = case_of(*rows, audience="licence")
    assert [row.wording for row in case.file.all(w.Request)] == [ZONE]
    assert bool(case.asks) is not stands


def test_elsewhere_the_same_words_are_left_out() -> None:
    told = c.Incident(id=RecordId("i"), case_id=CASE, account="I live in Nether Quillan now.", source="victim")
    case = case_of(ORDER, term(ZONE), told)
    (account,) = [row.account for row in case.file.all(c.Incident)]
    assert account == "I live in [withheld W1] now."


def test_what_stands_is_told_for_the_search_and_for_the_log() -> None:
    case = case_of(ORDER, term("Not at 14 Tamarisk Rise."))
    assert "Tamarisk Rise" in {needle.value for needle in case.stands}
    assert not case.asks
    assert "Not at [withheld W1]." in case.said
    assert not any("Tamarisk" in text for text in case.said)
    assert {(each.record_id, each.stands, each.what) for each in case.marks if each.record_id == "term"} >= {
        ("term", True, "part of an address"),
        ("term", True, "an address"),
        ("term", False, "an address"),
    }


def hers(account: str, *more: Record, source: str = "victim") -> DisclosedCase:
    told = c.Incident(id=RecordId("i"), case_id=CASE, source=source, account=account)
    return case_of(told, *more, audience="victim")


def account_of(case: DisclosedCase) -> str:
    (row,) = case.file.all(c.Incident)
    return row.account


def test_in_her_own_words_to_her_a_name_that_is_a_place_s_stands() -> None:
    case = hers("I left Featherquill Park early.")
    assert account_of(case) == "I left Featherquill Park early."
    assert {needle.value for needle in case.stands} == {"Featherquill"}
    assert not case.asks


PLACE_LIKE = "Featherquill Park is near."
"""A guarded name that stands as a place's."""


def test_which_fields_are_her_own_words() -> None:
    said = PLACE_LIKE
    told = c.Incident(id=RecordId("i"), case_id=CASE, source="victim", fear=said, place=said, words=said)
    case = case_of(told, audience="victim")
    (row,) = case.file.all(c.Incident)
    assert (row.fear, row.place, row.words) == (said, said, said)
    assert case.asks, "what he said is not hers to have let stand, so that a second officer is asked about it"
    assert not case_of(replace(told, words=""), audience="victim").asks


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("words", PLACE_LIKE),
        ("beside", PLACE_LIKE),
        ("happened", When.on(TODAY, words=PLACE_LIKE)),
        ("count", Count.told(PLACE_LIKE)),
    ],
)
def test_what_she_told_in_any_other_field_stands_and_a_second_officer_is_asked(field: str, said: object) -> None:
    told = c.Incident(id=RecordId("i"), case_id=CASE, source="victim", **{field: said})  # type: ignore[arg-type]
    case = case_of(told, audience="victim")
    assert [getattr(row, field) for row in case.file.all(c.Incident)] == [said]
    assert {needle.value for needle in case.asks} == {"Featherquill"}
    assert not case.stands


def test_what_the_unit_noted_of_her_words_is_no_word_of_hers() -> None:
    told = c.Incident(id=RecordId("i"), case_id=CASE, source="victim", source_detail=f"Told at the desk. {PLACE_LIKE}")
    case = case_of(told, audience="victim")
    assert [row.source_detail for row in case.file.all(c.Incident)] == ["Told at the desk. [withheld W8] Park is near."]
    assert not case.asks


def test_the_words_of_an_exhibit_are_no_word_of_hers() -> None:
    shown = c.Exhibit(id=RecordId("x"), case_id=CASE, title="A sign", words=PLACE_LIKE)
    link = c.ExhibitIncident(id=RecordId("xi"), exhibit_id="x", incident_id="i")
    told = c.Incident(id=RecordId("i"), case_id=CASE, source="victim")
    case = case_of(told, shown, link, audience="victim")
    assert [row.words for row in case.file.all(c.Exhibit)] == ["[withheld W8] Park is near."]
    assert not case.asks


def test_what_is_told_of_her_life_is_her_own_word() -> None:
    event = c.LifeEvent(
        id=RecordId("e"), case_id=CASE, kind="home-move", because="yes", account="I left Featherquill Park early."
    )
    allowed: Allowance = {**ALLOWED, c.LifeEvent: "kind account"}
    for who, reader, accounts in (
        ("", "", [event.account]), (HER, "", [event.account]), (HER, HER, [event.account]), ("second", HER, []),
        ("", HER, []),
    ):  # fmt: skip
        rows = (replace(event, person_id=who), *((SECOND,) if reader else ()))
        case = disclose(view_of(*rows), "victim", TODAY, DisclosureOptions(reader_id=reader), allowed)
        assert [row.account for row in case.file.all(c.LifeEvent)] == accounts, (who, reader)
        assert not case.asks


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("14 Tamarisk Rise", (0, 2)),
        ("Nowa Gęsia 12", (0, 13)),
        ("Tamarisk Rise", None),
        ("Flat 2, 14b Vane Rd", (0, 11)),
    ],
)
def test_where_the_number_of_a_house_stands(address: str, number: tuple[int, int] | None) -> None:
    assert house_number(address, Match(start=0, end=len(address), needle=Needle(address, "address"))) == number


@pytest.mark.parametrize(
    "said",
    [
        "I came out of Featherquill.",
        "Marisol Featherquill told me.",
        "Featherquill, Marisol, told me.",
        "M. Featherquill",
    ],
)
def test_of_any_other_a_second_officer_is_asked_and_no_mark_tells_her_whose_name_it_is(said: str) -> None:
    case = hers(said)
    assert account_of(case) == said
    assert "Featherquill" in {needle.value for needle in case.asks}
    assert not case.stands


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("I wrote to newstart@example.invalid.", {"newstart@example.invalid"}),
        ("She had moved to 3 Quarrel Loke, ZZ98 7XX.", {"3 Quarrel Loke", "ZZ98 7XX"}),
        ("She had moved to Quarrel Loke Park.", {"Quarrel Loke"}),
        ("They told me of the MARAC.", {"MARAC"}),
    ],
)
def test_somebody_else_s_number_or_address_in_her_own_words_is_put_before_a_second_officer(
    said: str, asked: set[str]
) -> None:
    theirs = p.Address(
        id=RecordId("theirs"), person_id=OTHER, kind="home", lines="3 Quarrel Loke, Pellow", postcode="ZZ98 7XX"
    )
    view = view_of(c.Incident(id=RecordId("i"), case_id=CASE, source="victim", account=said))
    view = replace(view, people={**view.people, p.Address: (*view.people[p.Address], theirs)})
    case = disclose(view, "victim", TODAY, DisclosureOptions(), ALLOWED)
    assert account_of(case) == said
    assert case.asks
    assert not case.stands
    assert {(each.words, each.why) for each in doubts(view.file, case)} == {(each, HER_WORD) for each in asked}


def test_a_mark_in_her_copy_says_no_reason_and_tells_the_unit_which() -> None:
    by_hand = w.WithholdingMark(
        id=RecordId("m"), record_type="incident", record_id="i", field="account", starts_at=0, ends_at=4,
        audience="victim", reason="W4",
    )  # fmt: skip
    case = hers("Anna left Featherquill in the rain.", by_hand, source="document")
    assert account_of(case) == "[withheld W8] left [withheld W8] in the rain."
    assert {each.reason for each in case.left} == {each.reason for each in case.marks} == {"W2", "W4"}
    assert case.masked("Featherquill") == "[withheld W8]"


@pytest.mark.parametrize("source", ["document", ""])
def test_what_somebody_else_said_is_no_word_of_hers(source: str) -> None:
    rows = hers("I left Featherquill Park early.", source=source).file.all(c.Incident)
    assert all("Featherquill" not in row.account for row in rows)


def test_in_anybody_else_s_paper_her_words_are_like_any() -> None:
    told = c.Incident(id=RecordId("i"), case_id=CASE, source="victim", account="I left Featherquill Park early.")
    assert account_of(case_of(told)) == "I left [withheld W2] Park early."


SECOND = p.Involvement(id=RecordId("i9"), case_id=CASE, person_id="second", role="victim")
SAID = "I left Featherquill Park early."
CUT_OF_IT = "I left [withheld W8] Park early."


@pytest.mark.parametrize(
    ("detail", "accounts"),
    [
        ("", [CUT_OF_IT]),
        ("By telephone", [CUT_OF_IT]),
        ("Ottoline, by telephone", [SAID]),
        ("Told by OTTOLINE MARCHBANKS", [SAID]),
        ("Ottoline’s neighbour", [CUT_OF_IT]),
        ("Ms Marchbanks", [CUT_OF_IT]),
        ("Ottoline and Briar", [CUT_OF_IT]),
        ("Briar Marchbanks", []),
        ("diary.csv, row 2; Witness: Ottoline", [CUT_OF_IT]),
        ("diary.csv, row 2; Witness: Briar", [CUT_OF_IT]),
    ],
)
def test_of_several_victims_the_one_named_told_it(detail: str, accounts: list[str]) -> None:
    """What another is known to have told is in her copy not at all; what nobody is known to have told is marked."""
    told = c.Incident(id=RecordId("i"), case_id=CASE, source="victim", source_detail=detail, account=SAID)
    named = p.PersonName(id=RecordId("n9"), person_id="second", kind="current", given="Briar", family="Marchbanks")
    rows = (told, SECOND, p.Person(id=RecordId("second")), named)
    view = view_of(*rows)
    # The people of a case are in its file too.
    names = (*view.people[p.PersonName], named)
    view = replace(view, file=CaseFile(case=view.file.case, rows={**view.file.rows, p.PersonName: names}))
    case = disclose(view, "victim", TODAY, DisclosureOptions(reader_id=HER), ALLOWED)
    assert [row.account for row in case.file.all(c.Incident)] == accounts


@pytest.mark.parametrize(("maker", "stands"), [(HER, True), ("somebody", False)])
def test_her_own_statement_is_her_own_word(maker: str, stands: bool) -> None:
    row = w.Statement(
        id=RecordId("s"), case_id=CASE, maker_id=maker, kind="court", status="signed", signed_on=TODAY,
        text="Featherquill Park is near.",
    )  # fmt: skip
    found = [each.text for each in case_of(row, audience="victim").file.all(w.Statement)]
    assert found == (["Featherquill Park is near."] if stands else [])


@pytest.mark.parametrize(("up_to", "stands"), [(None, True), (TODAY, True), (TODAY - timedelta(days=1), False)])
def test_what_he_was_served_after_the_paper_s_last_day_he_does_not_have_yet(up_to: date | None, stands: bool) -> None:
    order = replace(ORDER, made=TODAY - timedelta(days=9))
    found = wording(order, ZONE) if up_to is None else wording(order, ZONE, up_to=up_to)
    assert found == (ZONE if stands else CUT)
