# SPDX-License-Identifier: Apache-2.0
"""Every kind of document: reads as it did, is read back as it was meant, bears any text, and says what it is."""

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Goldens
from tests.disclosure.disclosed_samples import CASE, HER, HIM, SECRETS, seeded, told, view_of
from tests.papers.readback import read_pdf
from tests.papers.whole_case import EVERY, made, whole_case
from vlu_desktop.disclosure.protected_values import VaultView
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.papers.document_kinds import DOCUMENTS
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.text.spellings import find
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf import write_pdf
from vlu_desktop.typeset.text_twin import write_text
from vlu_desktop.typeset.tree_content import content
from vlu_desktop.typeset.tree_numbering import number, walk

GOLDENS = Path(__file__).parent / "goldens"
ONE_EACH = tuple((kind.key, kind.audiences[0]) for kind in DOCUMENTS)
HE_READS = frozenset({"court", "parole", "tribunal", "licence"})
BY_POST = frozenset({"letter"})
LETTERS = BY_POST | {"agency-letter"}
"""What is signed as a letter has no section of gaps."""
NOT_SEEDED = {("victim-statement", "parole"), ("victim-statement", "tribunal")}
"""The seeded statement is one to a court."""
NEEDS_SOMETHING = {
    "victim-statement": "No signed statement may be used",
    "statement-draft": "No statement is waiting to be signed",
    "withholding-application": "Nothing is to be withheld yet",
    "licence-request": "No request for a licence condition stands in the record",
}
"""Kinds that can't be made of nothing, and what they say then."""
ODD = "<b>bold</b> & <para>, اتصل بي ثلاث مرات, 🐦, =cmd()|'/C calc'!A0, Siân Ωμέγα 北京"


def said(document: t.Document) -> str:
    return " ".join(cell for _, cells in content(document) for cell in cells)


def as_file(document: t.Document, fonts: FontBook) -> tuple[bytes, dict[str, int]]:
    out = io.BytesIO()
    places = dict(write_pdf(document, out, fonts=fonts).places)
    return out.getvalue(), places


def odd_case(account: str, name: str) -> VaultView:
    """An incident, a breach, an exhibit and names of any words."""
    rows = told(1, None, account, weapon="yes", weapon_detail=account[:300])
    statements = [
        w.Statement(
            id=RecordId(f"s-{kind}"), case_id=CASE, maker_id=HER, kind=kind, text=account, status="signed",
            signed_on=date(2026, 5, 1), taken_by=name,
        )
        for kind in ("court", "parole", "tribunal")
    ]  # fmt: skip
    statements.append(replace(statements[0], id=RecordId("s-draft"), status="draft", signed_on=None))
    return view_of(
        *rows,
        o.Order(id=RecordId("o"), offender_id=HIM, kind="nmo", court=account[:300], status="in-force"),
        o.Breach(id=RecordId("b"), order_id="o", incident_id="n001", sentence=account[:300]),
        c.Exhibit(id=RecordId("e"), case_id=CASE, reference=name, title=account[:300]),
        c.ExhibitIncident(id=RecordId("ei"), exhibit_id="e", incident_id="n001"),
        p.PersonName(id=RecordId("a-name"), person_id=HER, kind="current", given=name, family=name),
        *statements,
        *(
            w.StatementUse(id=RecordId(f"u-{kind}-{use}"), statement_id=f"s-{kind}", purpose=use, agreed="yes")
            for kind in ("court", "parole", "tribunal")
            for use in (kind, "internal")
        ),
        w.WithholdingMark(
            id=RecordId("m"), record_type="statement", record_id="s-parole", field="text", starts_at=0,
            ends_at=len(account), audience="parole", reason="W3",
        ),
        w.Request(id=RecordId("r"), case_id=CASE, kind="no-contact", wording=account, reason=account),
    )  # fmt: skip


@pytest.mark.parametrize(("kind", "audience"), EVERY)
def test_it_reads_as_it_did(kind: str, audience: str, goldens: Goldens) -> None:
    """After a change meant to change it, run with `--write-goldens` and read what git says has changed."""
    text = write_text(made(whole_case(), kind, audience))
    assert text == goldens.read(GOLDENS / f"{kind}-{audience}.txt", text)


def test_no_golden_is_left_over() -> None:
    assert {path.stem for path in GOLDENS.glob("*.txt")} == {f"{kind}-{audience}" for kind, audience in EVERY}


@pytest.mark.parametrize(("kind", "audience"), EVERY)
def test_it_says_what_it_is_who_prepared_it_from_what_and_what_it_does_not_know(kind: str, audience: str) -> None:
    document = made(whole_case(), kind, audience, alone=True)
    text = f"{said(document)} {document.footer_left}"
    looked = "The unit has one officer: nobody else has looked at this." in text
    assert looked is (kind not in BY_POST), "what a unit's readers need to know of its work is nothing to write to her"
    assert document.marking == "" if kind in BY_POST else document.marking.startswith("OFFICIAL-SENSITIVE")
    assert "AB12 CD34" in text
    assert "Asha Example" in text
    if kind not in LETTERS:
        assert " is not " in text or " not a " in text
        assert "2 November 2026" in text
        assert any(gap in text for gap in ("Not known", "Not asked", "Not checked", "Gaps and limits"))


@pytest.mark.parametrize(("kind", "audience"), EVERY)
def test_an_empty_case_makes_one_that_says_so_or_a_sentence_on_what_to_do(kind: str, audience: str) -> None:
    if kind in NEEDS_SOMETHING:
        with pytest.raises(UserError, match=NEEDS_SOMETHING[kind]):
            made(view_of(), kind, audience)
    else:
        assert said(made(view_of(), kind, audience))


@pytest.mark.parametrize(("kind", "audience"), EVERY)
def test_whatever_was_written_stays_text(kind: str, audience: str) -> None:
    whole = said(made(odd_case(ODD, "Bartholomew-" * 12), kind, audience))
    assert "<b>bold" not in whole or ODD[:30] in whole


@pytest.mark.parametrize(
    ("kind", "audience"),
    [each if n == 2 else pytest.param(*each, marks=pytest.mark.soak) for n, each in enumerate(ONE_EACH)],
)
def test_a_very_long_account_and_very_long_names_come_out_whole(kind: str, audience: str, fonts: FontBook) -> None:
    document = made(odd_case(f"{ODD} {'word ' * 40_000}", "Bartholomew-" * 12), kind, audience)
    pdf, places = as_file(document, fonts)
    read = read_pdf(pdf)
    assert len(read.content()) == len(content(document, pages=places))
    assert read.stray == ()


@pytest.mark.parametrize(
    ("kind", "audience"), [each for each in EVERY if each[1] in HE_READS and each not in NOT_SEEDED]
)
def test_what_he_may_read_holds_no_secret(kind: str, audience: str) -> None:
    document = made(seeded(3), kind, audience)
    assert [cells for _, cells in content(document) if find(" ".join(cells), SECRETS)] == []
    running = f"{document.title} {document.subject} {document.header_left} {document.footer_left}"
    assert find(running, SECRETS) == []


def test_an_agency_s_list_holds_no_other_agency_s_action() -> None:
    text = said(made(whole_case(), "action-list", "agency"))
    assert "Change the locks" in text
    assert "call-out" not in text
    assert "PC Sample" not in text
    with pytest.raises(UserError, match="Choose the agency"):
        made(whole_case(), "action-list", "agency", {})


def test_the_panel_s_copy_has_a_mark_where_the_annex_has_the_words() -> None:
    panel = said(made(whole_case(), "victim-statement", "parole"))
    annex = made(whole_case(), "withholding-application", "parole-withheld")
    assert "My neighbour walks me to work" not in panel
    assert "[withheld W3]" in panel
    assert "My neighbour walks me to work. He must not learn that." in said(annex)
    assert "22 December 2026" in said(annex)
    assert "not for disclosure to prisoner" in annex.marking


def test_a_statement_has_the_declaration_the_court_asks_for_and_no_address() -> None:
    text = said(made(whole_case(), "victim-statement", "court"))
    assert "true to the best of my knowledge and belief" in text
    assert "it is an offence" in text
    assert "R. Sample: signature and date" in text
    assert "Tamarisk" not in text


def test_a_statement_to_the_panel_says_how_long_it_takes_and_until_when_to_send_it() -> None:
    text = said(made(whole_case(), "victim-statement", "parole"))
    assert "about 1 minute to read aloud" in text
    assert "19 January 2027" in text
    assert "questioned by the prisoner" in text


def test_the_key_points_lead_to_the_paragraphs_of_the_social_history() -> None:
    short, whole = (made(whole_case(), kind, "court") for kind in ("key-points", "social-history"))
    numbers = number(whole)
    labels = {
        numbers.labels[place]
        for place, block in enumerate(walk(whole.body))
        if isinstance(block, t.NumberedParagraph) and block.id.startswith("finding-")
    }
    named = set(re.findall(r"paragraph (\d+)", said(short)))
    assert named
    assert named <= labels


def test_the_key_points_are_one_page(fonts: FontBook) -> None:
    out = io.BytesIO()
    assert write_pdf(made(whole_case(), "key-points", "court"), out, fonts=fonts).pages == 1


def test_every_kind_has_a_name_of_its_own_and_audiences_that_are_known() -> None:
    assert len({kind.key for kind in DOCUMENTS}) == len({kind.title for kind in DOCUMENTS}) == len(DOCUMENTS)
    known = {key for key, _ in vocabulary("audience").terms}
    assert {audience for kind in DOCUMENTS for audience in kind.audiences} <= known


def test_a_licence_request_counts_no_breaches_for_it_holds_few_of_the_incidents() -> None:
    """It said "0" of an order that was broken three times."""
    text = write_text(made(whole_case(), "licence-request", "licence"))
    assert "reaches:" not in text
    assert "Order: Restraining order on conviction" in text


def test_a_meeting_of_any_kind_stands_in_the_unit_s_own_history_alone() -> None:
    view = whole_case()
    meeting = w.Meeting(
        id=RecordId("mappa"), case_id=CASE, kind="mappa", on=date(2026, 9, 9), area="Kelder", status="held"
    )
    rows = {**view.file.rows, w.Meeting: (*view.file.all(w.Meeting), meeting)}
    seen = replace(view, file=replace(view.file, rows=rows))
    assert "MAPPA" in write_text(made(seen, "social-history", "internal"))
    for kind, audience in EVERY:
        if audience != "internal":
            assert "MAPPA" not in write_text(made(seen, kind, audience))
