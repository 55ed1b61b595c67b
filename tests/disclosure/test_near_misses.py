# SPDX-License-Identifier: Apache-2.0
"""What an officer decides on before a paper leaves: near misses in the texts it uses, and what stands by exemption."""

from datetime import date

from tests.disclosure.disclosed_samples import CASE, HIM, TODAY, view_of
from vlu_desktop.disclosure.disclose import disclose
from vlu_desktop.disclosure.disclosure_options import DisclosureOptions
from vlu_desktop.disclosure.field_policy import Allowance
from vlu_desktop.disclosure.near_misses import HE_HAS_IT, HER_WORD, Doubt, doubts
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record

ALLOWED: Allowance = {
    p.Case: "reference", p.Person: "", p.PersonName: "kind given family", p.Involvement: "role",
    c.Incident: "account source", o.Order: "kind status court made served", o.OrderTerm: "wording",
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


def test_words_before_it_are_told_from_a_whole_word_on() -> None:
    text = "That same morning on the long way back from the market she met Featherquil, who"
    (doubt,) = found(told(text))
    assert doubt.around == "the long way back from the market she met Featherquil, who"


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
    for other in ("parole",):
        elsewhere = w.WithholdingMark(
            id=RecordId("m"), record_type="incident", record_id="i", field="account", audience=other, reason="W1"
        )
        assert len(said(row, elsewhere)) == 2


def test_each_term_that_stands_is_asked_about_once() -> None:
    order = o.Order(
        id=RecordId("order"), offender_id=HIM, kind="nmo", status="in-force", made=date(2026, 1, 1),
        served=date(2026, 1, 2),
    )  # fmt: skip
    term = o.OrderTerm(id=RecordId("t"), order_id="order", wording="Not to enter Tamarisk Rise or Nether Quillan.")
    assert [(words, why) for words, _, why in said(order, term)] == [
        ("Tamarisk Rise", HE_HAS_IT),
        ("Nether Quillan", HE_HAS_IT),
    ]


def test_of_an_address_that_stands_the_street_is_asked_about_without_its_number() -> None:
    order = o.Order(
        id=RecordId("order"), offender_id=HIM, kind="nmo", status="in-force", made=date(2026, 1, 1),
        served=date(2026, 1, 2),
    )  # fmt: skip
    term = o.OrderTerm(id=RecordId("t"), order_id="order", wording="Not within a mile of 14, Tamarisk Rise.")
    (doubt,) = found(order, term)
    assert (doubt.words, doubt.start, doubt.end) == ("Tamarisk Rise", 25, 38)


def test_her_own_words_to_her_are_asked_about() -> None:
    assert said(told("I left Featherquill Park."), audience="victim") == [("Featherquill", "part of a name", HER_WORD)]
