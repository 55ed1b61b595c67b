# SPDX-License-Identifier: Apache-2.0
"""What an officer decides on before a paper leaves: near misses in the texts it uses, and what stands by exemption."""

from dataclasses import replace
from datetime import date

import pytest

from tests.disclosure.disclosed_samples import CASE, HER, HIM, TODAY, view_of
from vlu_desktop.dates.when import When
from vlu_desktop.disclosure.disclose import disclose
from vlu_desktop.disclosure.disclosure_options import DisclosureOptions
from vlu_desktop.disclosure.field_policy import Allowance
from vlu_desktop.disclosure.guarded_sorts import HE_HAS_IT, HER_WORD
from vlu_desktop.disclosure.near_misses import Doubt, doubts, doubts_in_exhibit
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.kernel.stopping import Stopped, stoppable
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.count import Count

ALLOWED: Allowance = {
    p.Case: "reference", p.Person: "", p.PersonName: "kind given family", p.Involvement: "role",
    c.Incident: "account source", o.Order: "kind status court renewal made served", o.OrderTerm: "wording",
}  # fmt: skip


def told(account: str, **more: str) -> c.Incident:
    return c.Incident(id=RecordId("i"), case_id=CASE, account=account, source="victim", **more)  # type: ignore[arg-type]


def found(*rows: Record, audience: str = "court") -> list[Doubt]:
    view = view_of(*rows)
    case = disclose(view, audience, TODAY, DisclosureOptions(), ALLOWED)
    return list(doubts(view.file, case))


def said(*rows: Record, audience: str = "court") -> list[tuple[str, str, str]]:
    return [(each.words, each.label, each.why) for each in found(*rows, audience=audience)]


def test_a_slip_of_a_guarded_name_is_told_with_where_it_stands() -> None:
    (doubt,) = found(told("She met Featherquil by the gate and then went home along the canal and the towpath there."))
    assert doubt == Doubt(
        record_type="incident", record_id="i", field="account", start=8, end=19, words="Featherquil",
        around="She met Featherquil by the gate and then went home along the",
        label="a name", why="a letter or two off",
    )  # fmt: skip
    assert doubt.in_record


def test_what_comes_near_an_address_of_one_part_is_told() -> None:
    home = p.Address(id=RecordId("one"), person_id=HER, lines="Tollgate Girls' Grammar School")
    kept = w.Protection(record_type="address", record_id=home.id, from_whom="offender")
    view = view_of(told("He waited by TGGS, then by the Tolgate gate."), protected=((kept, home),))
    case = disclose(view, "court", TODAY, DisclosureOptions(), ALLOWED)
    assert [(each.words, each.why) for each in doubts(view.file, case)] == [
        ("TGGS", "its first letters"), ("Tolgate", "a letter or two off"),
    ]  # fmt: skip


def test_what_comes_near_a_number_is_told() -> None:
    assert said(told("Her number ends 00345.")) == [("00345", "a contact detail", "the end of a number")]


def test_looking_through_a_long_exhibit_can_be_stopped_at_each_page() -> None:
    case = disclose(view_of(), "court", TODAY, DisclosureOptions(), ALLOWED)
    with stoppable(lambda: True), pytest.raises(Stopped):
        doubts_in_exhibit("e", ("She met Featherquil there",), case)


def test_words_of_a_date_and_of_a_number_are_looked_at_as_a_text_is() -> None:
    when = When.undated("the day she met Featherquil")
    row = replace(told("He rang."), happened=when, count=Count.told("as often as Featherquil rang"))
    allowed = {**ALLOWED, c.Incident: "account source happened count"}
    view = view_of(row)
    case = disclose(view, "court", TODAY, DisclosureOptions(), allowed)
    assert [(each.field, each.words) for each in doubts(view.file, case)] == [
        ("happened", "Featherquil"), ("count", "Featherquil"),
    ]  # fmt: skip


def test_words_before_it_are_told_from_a_whole_word_on() -> None:
    text = "That same morning on the long way back from the market she met Featherquil, who"
    (doubt,) = found(told(text))
    assert doubt.around == "the long way back from the market she met Featherquil, who"


@pytest.mark.parametrize(
    ("before", "told_before"),
    [
        ("a " * 30, "a " * 20),
        ("a " * 9 + "aa aa " + "a " * 18, "aa aa " + "a " * 18),
        ("a " * 10, "a " * 10),
    ],
)
@pytest.mark.parametrize(
    ("after", "told_after"),
    [
        (" a" * 30, " a" * 20), (" a" * 19 + " aa" + " a" * 9, " a" * 19 + " aa"), (" a" * 10, " a" * 10),
        (" a" * 18 + " aa" + " aa" + " a" * 9, " a" * 18 + " aa aa"),
    ],
)  # fmt: skip
def test_what_stands_around_it_is_told_in_whole_words(
    before: str, told_before: str, after: str, told_after: str
) -> None:
    (doubt,) = found(told(f"{before}Featherquil{after}"))
    assert doubt.around == f"{told_before}Featherquil{told_after}"


def test_part_of_a_street_is_told_and_a_town_of_the_whole_address_that_is_no_secret_is_not() -> None:
    assert said(told("She lives in Tamarisk.")) == [("Tamarisk", "part of an address", "part of it")]
    view = view_of(told("Wexholmes"))
    assert doubts(view.file, disclose(view, "court", TODAY, DisclosureOptions(), ALLOWED)) == ()


def test_nothing_is_told_of_what_the_paper_does_not_use_or_of_names_of_the_case() -> None:
    assert said(told("He rang.", words="Featherquil")) == []
    assert said(told("Marchbank rang, and Thorncastl")) == []


def test_nothing_is_told_of_a_court_s_name() -> None:
    order = o.Order(id=RecordId("o"), offender_id=HIM, kind="nmo", status="in-force", court="Tamarisk Crown Court")
    assert said(order) == []


def test_what_is_marked_already_is_not_asked_again() -> None:
    mark = w.WithholdingMark(
        id=RecordId("m"), record_type="incident", record_id="i", field="account", starts_at=8, ends_at=19,
        audience="court", reason="W1",
    )  # fmt: skip
    row = told("She met Featherquil. Featherqil too.")
    assert [each[0] for each in said(row, mark)] == ["Featherqil"]
    whole = w.WithholdingMark(
        id=RecordId("m"), record_type="incident", record_id="i", field="account", audience="court", reason="W1"
    )
    assert said(row, whole) == []
    assert said(told("Featherquil came."), whole) == []
    assert [each[0] for each in said(row, replace(mark, starts_at=21, ends_at=31))] == ["Featherquil"]
    for elsewhere in (replace(whole, audience="parole"), replace(whole, record_id="j"), replace(whole, field="words")):
        assert len(said(row, elsewhere)) == 2


ORDER = o.Order(
    id=RecordId("order"), offender_id=HIM, kind="nmo", status="in-force", made=date(2026, 1, 1), served=date(2026, 1, 2)
)  # fmt: skip


def term(wording: str) -> o.OrderTerm:
    return o.OrderTerm(id=RecordId("t"), order_id="order", wording=wording)


def test_what_an_order_says_beside_its_court_is_told() -> None:
    order = replace(ORDER, court="Tamarisk Crown Court", renewal="Featherquil")
    assert [words for words, _, _ in said(order)] == ["Featherquil"]


@pytest.mark.parametrize(
    ("wording", "stand"),
    [
        ("Not to enter Tamarisk Rise or Nether Quillan.", ["Tamarisk Rise", "Nether Quillan"]),
        ("Tamarisk Rise is not to be entered.", ["Tamarisk Rise"]),
        ("Not to enter ZZ91Tamarisk Rise.", ["ZZ91", "Tamarisk Rise"]),
        ("Not to enter (14) Tamarisk Rise.", ["Tamarisk Rise"]),
    ],
)
def test_each_term_that_stands_is_asked_about_once(wording: str, stand: list[str]) -> None:
    assert [(words, why) for words, _, why in said(ORDER, term(wording))] == [(each, HE_HAS_IT) for each in stand]


def test_where_the_same_words_are_left_out_nothing_is_asked() -> None:
    rows = (ORDER, term("Not to enter Nether Quillan."), told("I live in Nether Quillan now."))
    assert [(each.record_id, each.words) for each in found(*rows)] == [("t", "Nether Quillan")]


def test_of_an_address_that_stands_the_street_is_asked_about_without_its_number() -> None:
    (doubt,) = found(ORDER, term("Not within a mile of 14, Tamarisk Rise."))
    assert (doubt.words, doubt.start, doubt.end) == ("Tamarisk Rise", 25, 38)


def test_an_address_whose_number_comes_last_is_asked_about_whole() -> None:
    view = view_of(ORDER, term("Not to enter Nowa Gęsia 12 again."))
    home = p.Address(id=RecordId("old"), person_id=HER, kind="home", lines="ulica Nowa Gęsia 12")
    view = replace(view, people={**view.people, p.Address: (*view.people[p.Address], home)})
    case = disclose(view, "court", TODAY, DisclosureOptions(), ALLOWED)
    assert [each.words for each in doubts(view.file, case)] == ["Nowa Gęsia 12"]


def test_her_own_words_to_her_are_asked_about() -> None:
    assert said(told("I left Featherquill Park."), audience="victim") == [("Featherquill", "part of a name", HER_WORD)]


def test_in_the_words_of_an_exhibit_it_is_told_with_its_page() -> None:
    view = view_of(told("He rang."))
    case = disclose(view, "court", TODAY, DisclosureOptions(), ALLOWED)
    (doubt,) = doubts_in_exhibit("e", ("Nothing here", "She met Featherquil there"), case)
    assert (doubt.record_type, doubt.record_id, doubt.field) == ("exhibit", "e", "page 2")
    assert (doubt.start, doubt.end, doubt.words, doubt.in_record) == (8, 19, "Featherquil", False)
