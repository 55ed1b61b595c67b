# SPDX-License-Identifier: Apache-2.0
"""One person stands in one line of a document, and whom an order protects is named as far as its reader may know."""

from dataclasses import replace
from datetime import date

import pytest

from tests.disclosure.disclosed_samples import CASE, HER, HIM, OTHER, person, view_of
from tests.papers.whole_case import disclosed, made
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.papers.common.persons import Persons
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record.base import Record
from vlu_desktop.typeset.text_twin import write_text

SECOND = "offender-as-first-entered"
ENTERED_TWICE: tuple[Record, ...] = (
    *person(SECOND, "Lucas", "Thorne"),
    p.Involvement(id=RecordId("i2b"), case_id=CASE, person_id=SECOND, role="offender"),
    p.SameAs(id=RecordId("same"), person_id=SECOND, other_id=HIM, reason="Fingerprints"),
)


def order(key: str, *protected: str) -> tuple[Record, ...]:
    made_on = date(2026, 1, 5)
    return (
        o.Order(id=RecordId(key), offender_id=HIM, kind="ro-conviction", status="in-force", made=made_on),
        *(o.OrderProtected(id=RecordId(f"{key}-{who}"), order_id=key, person_id=who) for who in protected),
    )


def persons(*records: Record, audience: str = "court") -> Persons:
    return Persons(disclosed(view_of(*records), "social-history", audience).file)


@pytest.mark.parametrize("kind", ["social-history", "chronology", "breaches", "exhibits", "key-points"])
def test_a_man_entered_twice_is_one_man(kind: str) -> None:
    text = write_text(made(view_of(*ENTERED_TWICE, *order("o1", HER)), kind, "court"))
    assert "Lucan Thorncastle, also known as Lucas Thorne" in " ".join(text.split())
    assert "and Lucas Thorne" not in " ".join(text.split())


def test_a_referral_says_once_from_whom() -> None:
    text = write_text(made(view_of(*ENTERED_TWICE, *order("o1", HER)), "marac-referral", "marac"))
    assert text.count("Names: Lucan Thorncastle; Lucas Thorne") == 1


def test_a_referral_names_one_person_by_one_name_and_each_name_once() -> None:
    between = p.Relationship(id=RecordId("r"), person_id=SECOND, other_id=HER, kind="former-partners", children="Twins")
    alias = p.PersonName(id=RecordId("al"), person_id=HIM, kind="alias", given="Lucas", family="Thorne")
    rows = (*ENTERED_TWICE, *order("o1", HER), between, alias)
    text = " ".join(write_text(made(view_of(*rows), "marac-referral", "marac")).split())
    assert "Names: Lucan Thorncastle; Lucas Thorne (alias) Born" in text
    assert "Lucan Thorncastle and Ottoline Marchbanks" in text


def test_children_told_of_and_not_entered_are_not_lost_to_the_referral() -> None:
    between = p.Relationship(id=RecordId("r"), person_id=HIM, other_id=HER, kind="former-partners", children="Twins")
    view = view_of(between)
    parts = tuple(row for row in view.file.all(p.Involvement) if row.role != "child")
    bare = replace(view, file=replace(view.file, rows={**view.file.rows, p.Involvement: parts}))
    text = " ".join(write_text(made(bare, "marac-referral", "marac")).split())
    assert "Children: nobody is entered as one, but of the relationship is told: Twins. Ask." in text


def test_the_entry_that_the_record_hangs_on_gives_the_first_name() -> None:
    (group,) = persons(*ENTERED_TWICE, *order("o1", HER)).grouped((SECOND, HIM))
    assert group == (HIM, SECOND)


def test_each_paper_names_him_by_the_same_name_first_whatever_of_the_record_its_reader_has() -> None:
    """A list of exhibits holds no order, and named him by the entry that was made first."""
    rows = (*ENTERED_TWICE, *order("o1", HER), c.Exhibit(id=RecordId("e"), case_id=CASE, reference="AB/1"))
    turned = view_of(*rows)
    roles = tuple(sorted(turned.file.all(p.Involvement), key=lambda row: row.person_id != SECOND))
    view = replace(turned, file=replace(turned.file, rows={**turned.file.rows, p.Involvement: roles}))
    named = {
        Persons(file).known_as(group)
        for kind, audience in (("social-history", "court"), ("exhibits", "court"), ("custody-log", "internal"))
        for file in (disclosed(view, kind, audience).file,)
        for group in Persons(file).grouped(file.offenders)
    }
    assert len(named) == 1


@pytest.mark.parametrize(
    ("protected", "said"),
    [
        ((), "whom it protects is not entered"),
        ((HER,), "Ottoline Marchbanks"),
        ((HER, OTHER), "Ottoline Marchbanks and another person"),
        ((HER, OTHER, "child"), "Ottoline Marchbanks and 2 other people"),
    ],
)
def test_an_order_says_whom_it_protects_and_names_nobody_else(protected: tuple[str, ...], said: str) -> None:
    rows = order("o1", *protected)
    file = disclosed(view_of(*rows), "social-history", "court").file
    assert Persons(file).protects(file.orders[0]).said() == said


def test_a_referral_that_nobody_filled_in_says_ask_and_never_none() -> None:
    text = " ".join(write_text(made(view_of(), "marac-referral", "marac")).split())
    assert "Heard before: not entered; ask" in text
    assert "never, so far" not in text
    assert "Born: not entered; ask" in text
