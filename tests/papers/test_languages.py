# SPDX-License-Identifier: Apache-2.0
"""Papers in Welsh: whole, with their days and counts, marked a draft on every page, and guarded as the English are."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

import vlu_desktop.papers
from tests.disclosure.disclosed_samples import HER
from tests.papers.test_letters import ANSWERS as LETTERS
from tests.papers.test_letters import POST, case_with
from tests.papers.whole_case import ANSWERS, REFERENCE, made, whole_case
from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.disclosure.protected_values import VaultView
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.language.catalogue import missing
from vlu_desktop.papers.common.paper_language import proposed as proposed_language
from vlu_desktop.papers.common.paper_language import tag_of
from vlu_desktop.papers.common.paper_words import spoken
from vlu_desktop.papers.document_kinds import DOCUMENTS
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.fields import specs
from vlu_desktop.rules.letter_templates import Letter
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf import write_pdf
from vlu_desktop.typeset.tree_content import content

DRAFT = "DRAFFT: i’w wirio gan gyfieithydd / DRAFT: to be checked by a translator"
IN_WELSH = [
    ("victim-statement", "court"), ("victim-statement", "parole"), ("victim-statement", "internal"),
    ("statement-draft", "victim"), ("victim-copy", "victim"), ("letter", "victim"),
]  # fmt: skip


def welsh(view: VaultView, kind: str, audience: str, **answers: str) -> t.Document:
    return made(view, kind, audience, {**ANSWERS.get(kind, {}), **answers, "language": "cy"})


def said(document: t.Document) -> list[str]:
    around = (document.title, document.header_left, document.header_right, document.footer_left)
    return [*around, *(cell for _, cells in content(document) for cell in cells)]


def recorded(view: VaultView) -> str:
    """Every word that the record and the officer gave."""
    rows: list[Record] = [view.file.case, *(row for rows in view.file.rows.values() for row in rows)]
    typed = [str(getattr(row, spec.name)) for row in rows for spec in specs(type(row))]
    return " ".join([*typed, *(each for given in ANSWERS.values() for each in given.values())])


@pytest.mark.parametrize(("kind", "audience"), IN_WELSH)
def test_no_english_sentence_is_left_in_it(kind: str, audience: str) -> None:
    view = whole_case()
    english, found = set(said(made(view, kind, audience))), said(welsh(view, kind, audience))
    words = recorded(view)
    same = [each for each in found if each in english and re.search(r"[a-z]{3}", each)]
    own = [each for each in same if not all(word in words for word in re.findall(r"[A-Za-z]{3,}", each))]
    # The mark of something withheld is the same in every paper, and a note in Welsh tells what it is.
    assert {re.sub(r"\[withheld W\d\]", "", each) for each in own} <= {"Asha Example, Example unit", "Post", ""}


def test_what_its_parts_say_of_any_record_is_there_in_welsh() -> None:
    """Also what this record does not bring up: a column that says one thing, somebody of two names."""
    root = Path(vlu_desktop.papers.__file__).parent
    alone = ("subject_access_copy", "statement_paper", "statement_draft", "victim_letter")
    paths = [*sorted((root / "common").glob("*.py")), *(root / f"{each}.py" for each in alone)]
    told = {key for path in paths for key in re.findall(r'\bworded\w*\(\s*"([\w.-]+)"', path.read_text("utf-8"))}
    assert len(told) > 100
    links = {key for key in told if key.startswith("chronology.")}
    assert told & set(missing("cy")) == links, "a chronology is not offered in Welsh"


@pytest.mark.parametrize(("kind", "audience"), IN_WELSH)
def test_every_page_says_that_it_is_a_draft_and_the_file_is_welsh(kind: str, audience: str) -> None:
    document = welsh(whole_case(), kind, audience)
    assert document.language == "cy"
    assert document.marking.endswith(DRAFT), "which stands at the head and at the foot of each page"
    assert len(document.marking) < 106, "and is not cut there"
    assert made(whole_case(), kind, audience).language == "en-GB"
    assert spoken() == "en", "and the next one is in English again"


def test_a_long_marking_of_a_case_is_not_cut_by_the_mark_of_a_draft() -> None:
    view = whole_case()
    case = replace(view.file.case, marking="OFFICIAL-SENSITIVE. FOR THE EYES OF THE PANEL ALONE")
    long = replace(view, file=type(view.file)(case=case, rows={**view.file.rows, p.Case: (case,)}))
    document = welsh(long, "victim-statement", "court")
    assert (document.marking, document.footer_left) == (case.marking, DRAFT)


def test_the_pdf_is_tagged_welsh_with_her_own_words_in_theirs(fonts: FontBook) -> None:
    out = io.BytesIO()
    write_pdf(welsh(whole_case(), "victim-statement", "court"), out, fonts=fonts)
    with pikepdf.open(out) as file:
        assert str(file.Root.Lang) == "cy"
        tagged = {str(each.Lang) for each in file.objects if isinstance(each, pikepdf.Dictionary) and "/Lang" in each}
        assert tagged == {"cy", "en-GB"}, "her own words are not Welsh, so far as the record says"


def test_her_words_keep_the_language_they_were_made_in() -> None:
    def languages(language: str, asked: str) -> set[str]:
        view = whole_case()
        rows = tuple(replace(row, language=language) for row in view.file.all(w.Statement))
        changed = replace(view, file=type(view.file)(case=view.file.case, rows={**view.file.rows, w.Statement: rows}))
        document = made(changed, "victim-statement", "court", {"language": asked})
        return {block.language for block in document.body if isinstance(block, t.NumberedParagraph)}

    assert languages("", "en") == {""}
    assert languages("Welsh", "en") == {"cy"}
    assert languages("Welsh", "cy") == {""}
    assert languages("English", "cy") == {"en-GB"}
    assert languages("Pashto", "cy") == {""}, "whose tag is not known here"
    assert tag_of(" Cymraeg ") == "cy"


def test_what_is_withheld_is_withheld_in_welsh_as_well() -> None:
    view = whole_case()
    document = welsh(view, "victim-statement", "parole")
    text = " ".join(said(document))
    assert "He must not learn that" not in text
    assert "[withheld W3]" in text
    assert "yn destun cais ar wahân: 1 marc" in text
    english = sum(cell.count("[withheld") for cell in said(made(view, "victim-statement", "parole")))
    assert text.count("[withheld") == english


def test_days_and_counts_are_written_as_welsh_does() -> None:
    text = " ".join(said(welsh(whole_case(), "victim-statement", "court")))
    assert "Llofnodwyd ar 1 Mai 2026" in text
    assert "2 Tachwedd 2026" in text
    assert "11 o eiriau" in " ".join(said(welsh(whole_case(), "victim-statement", "parole")))


@pytest.mark.parametrize("letter", [each.key for each in REFERENCE.letters if each.to == "victim"])
def test_every_letter_is_there_in_welsh(letter: str) -> None:
    view = whole_case() if letter != "letter-annual-contact" else case_with(POST)
    text = " ".join(said(welsh(view, "letter", "victim", letter=letter, **LETTERS.get(letter, {}))))
    assert "{" not in text
    assert "Annwyl Ottoline Marchbanks," in text
    assert "Yn gywir," in text
    assert "Thorncastle" not in text


def test_a_letter_that_has_no_welsh_says_so() -> None:
    with pytest.raises(UserError, match="not there in Cymraeg"):
        replace(REFERENCE.letters[0], translations={}).in_language("cy")
    assert isinstance(REFERENCE.letters[0].in_language("cy"), Letter)


def test_welsh_is_proposed_where_the_record_says_that_she_needs_it() -> None:
    asking = {
        kind.key: {ask.key: ask for ask in kind.asks(REFERENCE)}["language"]
        for kind in DOCUMENTS
        if kind.key in dict(IN_WELSH)
    }
    assert {key for key, ask in asking.items() if ask.proposed} == {"statement-draft", "victim-copy", "letter"}
    view = whole_case()
    for language, proposed in (("Welsh", "cy"), ("cymraeg", "cy"), ("", ""), ("Polish", "")):
        people = tuple(
            replace(row, language=language) if row.id == HER else row for row in view.file.all(p.Person)
        ) or (p.Person(id=RecordId(HER), language=language),)
        file = type(view.file)(case=view.file.case, rows={**view.file.rows, p.Person: people})
        assert proposed_language(Choosable(file), REFERENCE) == proposed
