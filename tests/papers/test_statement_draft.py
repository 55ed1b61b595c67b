# SPDX-License-Identifier: Apache-2.0
"""A statement not signed yet: printed for its maker alone, marked a draft on every page, and whole or not at all."""

import dataclasses
import io
from datetime import date

import pypdf
import pytest

from tests.disclosure.disclosed_samples import CASE, HER, view_of
from tests.papers.whole_case import EVERY, made, whole_case
from vlu_desktop.dates.when import When
from vlu_desktop.disclosure.disclose import DisclosureOptions, disclose
from vlu_desktop.disclosure.field_policy import STATEMENT_DRAFT
from vlu_desktop.disclosure.guarded_sorts import HER_WORD
from vlu_desktop.disclosure.near_misses import doubts
from vlu_desktop.disclosure.protected_values import VaultView
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf import write_pdf
from vlu_desktop.typeset.text_twin import write_text

WORDS = "Since the hearing I have changed my way to work."


def draft(text: str = WORDS, id: str = "d", **more: str) -> w.Statement:
    return w.Statement(
        **{"id": RecordId(id), "case_id": CASE, "maker_id": HER, "kind": "court", "status": "draft", "text": text}
        | more  # type: ignore[arg-type]
    )


def test_it_has_the_words_the_declaration_and_a_line_to_sign_on() -> None:
    said = write_text(made(whole_case(), "statement-draft", "victim"))
    assert WORDS in said
    assert "I declare that this statement is true" in said
    assert "signature and date" in said
    assert "Signed on" not in said


def test_every_page_says_that_it_is_a_draft(fonts: FontBook) -> None:
    out = io.BytesIO()
    write_pdf(made(view_of(draft("\n".join([WORDS] * 120))), "statement-draft", "victim"), out, fonts=fonts)
    pages = pypdf.PdfReader(out).pages
    assert len(pages) > 3
    assert all("DRAFT, NOT SIGNED" in page.extract_text() for page in pages)


@pytest.mark.parametrize(("kind", "audience"), [each for each in EVERY if each[0] != "statement-draft"])
def test_no_other_document_has_a_word_of_it(kind: str, audience: str) -> None:
    assert "changed my way to work" not in write_text(made(whole_case(), kind, audience))


def test_a_signed_statement_is_not_printed_as_a_draft() -> None:
    with pytest.raises(UserError, match="No statement is waiting to be signed"):
        made(view_of(draft(status="signed")), "statement-draft", "victim")


def test_with_several_not_signed_one_has_to_be_chosen() -> None:
    two = view_of(draft(), draft("The other.", "d2"))
    with pytest.raises(UserError, match="Choose which one"):
        made(two, "statement-draft", "victim")
    assert "The other." in write_text(made(two, "statement-draft", "victim", {"statement": "d2"}))


def test_what_its_maker_may_not_be_told_but_said_stands_in_what_she_signs() -> None:
    """Where he is held is kept from a victim; a mark in what she signs would be a text that is not hers."""
    held = o.Whereabouts(
        id=RecordId("h"), offender_id="him", kind="prison", place="HMP Coldharbour", starts=date(2026, 1, 5)
    )
    view = view_of(held, draft("He writes from Coldharbour."))
    assert "He writes from Coldharbour." in write_text(made(view, "statement-draft", "victim"))
    case = disclose(view, "victim", date(2026, 11, 2), DisclosureOptions(drafts=True), STATEMENT_DRAFT)
    assert [(each.words, each.why) for each in doubts(view.file, case)] == [("Coldharbour", HER_WORD)]


def test_it_gives_the_age_of_a_child_alone() -> None:
    def said(born: date) -> str:
        return write_text(made(_born(born, view_of(draft())), "statement-draft", "victim"))

    assert "Age: 15, under 18" in said(date(2011, 3, 1))
    assert "Age:" not in said(date(1990, 3, 1))


def test_a_copy_inside_the_unit_does_not_call_a_grown_person_under_18() -> None:
    grown = _born(date(1990, 3, 1), whole_case())
    assert "under 18" not in write_text(made(grown, "victim-statement", "internal", {"statement": "sp"}))


def _born(on: date, view: VaultView) -> VaultView:
    rows = dict(view.file.rows)
    rows[p.Person] = tuple(
        dataclasses.replace(row, born=When.on(on)) if row.id == HER else row for row in view.file.all(p.Person)
    )
    return dataclasses.replace(view, file=dataclasses.replace(view.file, rows=rows))
