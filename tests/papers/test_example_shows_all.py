# SPDX-License-Identifier: Apache-2.0
"""Five cases of the example show each letter, each chart and each kind of document at its best."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from tests.papers.example_documents import LAST_DAY, MADE, composed, example
from tests.papers.test_letters import ANSWERS
from vlu_desktop.bootstrap.shipped_data import shipped
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.papers.document_kinds import DOCUMENTS
from vlu_desktop.record.one_value import several_said
from vlu_desktop.record.people import Address, Case, ContactPoint, Vehicle
from vlu_desktop.services.documents.composing import Composer, Moment
from vlu_desktop.services.documents.document_order import Order
from vlu_desktop.services.documents.vault_view import vault_view
from vlu_desktop.typeset import tree as t

SHOWN = ("CVL/2024/0017", "CVL/2022/0031", "CVL/2023/0052", "CVL/2024/0041", "CVL/2022/0085")
"""Eight years of it; a countdown, with a panel and what is withheld from it; letters from prison and a statement to
sign; asking for the children; calls from detention."""
BEREAVED = "CVL/2024/0133"
"""A family that is told, and a tribunal."""
TO_PRISON = {"letter": "letter-to-prison", "asked": "Please confirm the day of release."}
FIRST = {"letter": "letter-first-contact", "reply_by": "14 December 2026"}
_OWN = frozenset({"letter-annual-contact", "letter-release-month", "letter-statement-update", "letter-parole-reasons"})
LETTERS: Mapping[str, tuple[Mapping[str, str], Mapping[str, Any]]] = {
    "letter-annual-contact": ({"news": "Nothing has changed since we last wrote."}, {}),
    "letter-release-month": (
        {"release_month": "March 2027", "conditions": "Not to approach you, until June 2029."},
        {},
    ),
    "letter-statement-update": ({"reply_by": "14 December 2026"}, {"hearing_on": date(2027, 2, 16)}),
    "letter-parole-reasons": ({"decision_on": "9 November 2026"}, {}),
    **{key: (given, {"hearing_on": date(2027, 2, 16)}) for key, given in ANSWERS.items() if key not in _OWN},
}
"""What each letter asks for beside the record."""


def letter(reference: str, key: str) -> t.Document:
    store, data = example(), shipped()
    (case,) = [each for each in store.all(Case) if each.reference == reference]
    answers, more = LETTERS[key]
    order = Order(case_id=case.id, kind="letter", audience="victim", data_to=LAST_DAY,
                  answers={"letter": key, **answers}, **more)  # fmt: skip
    moment = Moment(made=MADE, head="AB12 CD34", officer=store.officer, on=LAST_DAY)
    return Composer(store, data.params, data.reference).composed(order, vault_view(store, case.id), moment).tree


def test_every_letter_there_is_stands_above() -> None:
    assert set(LETTERS) == {each.key for each in shipped().reference.letters if each.to == "victim"}


@pytest.mark.parametrize("key", LETTERS)
@pytest.mark.parametrize("reference", SHOWN)
def test_each_letter_can_be_made_in_each(reference: str, key: str) -> None:
    document = letter(reference, key)
    assert "Yours sincerely," in [block.text for block in document.body if isinstance(block, t.Paragraph)]


def test_each_kind_of_document_can_be_made_in_one() -> None:
    missing = set[tuple[str, str]]()
    for kind in DOCUMENTS:
        for audience in kind.audiences:
            answers = {"agency": "Police"} if (kind.key, audience) == ("action-list", "agency") else {}
            answers |= FIRST if kind.key == "letter" else {}
            answers |= TO_PRISON if kind.key == "agency-letter" else {}
            if not any(_made(reference, kind.key, audience, answers) for reference in (*SHOWN, BEREAVED)):
                missing.add((kind.key, audience))
    assert not missing


def _made(reference: str, kind: str, audience: str, answers: Mapping[str, str]) -> bool:
    try:
        return bool(composed(reference, kind, audience, answers).tree.body)
    except UserError:
        return False


@pytest.mark.parametrize("reference", SHOWN)
def test_each_shows_its_chart(reference: str) -> None:
    body = composed(reference, "social-history", "court").tree.body
    (figure,) = [block for block in body if isinstance(block, t.Figure)]
    assert len(figure.drawing.items) > 50


def test_no_field_of_the_example_for_one_value_holds_several() -> None:
    rows = [row for cls in (ContactPoint, Vehicle, Address) for row in example().all(cls)]
    assert len(rows) > 30
    assert [said for row in rows for said in several_said(None, row)] == []
