# SPDX-License-Identifier: Apache-2.0
"""What comes near a guarded value is decided on before a paper leaves: left out for good, or found harmless."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.papers.readback import read_pdf
from vlu_desktop.analysis.thresholds import DEFAULTS
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Address
from vlu_desktop.record.work import Statement, WithholdingMark
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.services.documents.bundle_order import BundleOrder, DocumentChoice, PartGroup
from vlu_desktop.services.documents.bundles import Bundles
from vlu_desktop.services.documents.document_order import Order
from vlu_desktop.services.documents.documents import Documents
from vlu_desktop.services.documents.doubts import HARMLESS, digest_of
from vlu_desktop.typeset.font_book import FontBook

TODAY = date(2026, 11, 2)
MADE = datetime(2026, 11, 2, 9, tzinfo=UTC)
ACCOUNT = "He drove up and down Larkspurr all night. At 31 Larkspur Terrace he rang the bell."


@pytest.fixture
def order(services: Services) -> Order:
    new = NewCase(victim=NewPerson(given="Ines", family="Quarrie"), offender=NewPerson(given="Col", family="Dray"))
    case_id, _ = services.casework.cases.begin(new, TODAY)
    for account in (ACCOUNT, "He rang."):
        row = Incident(case_id=case_id, account=account, happened=When.on(date(2026, 3, 9)))
        services.casework.records.add(row, case_id=case_id)
    victim = services.vault.store.people_in(case_id, "victim")[0]
    home = Address(person_id=victim, kind="home", lines="31 Larkspur Terrace, Pennmorwick")
    services.casework.records.add(home, case_id=case_id)
    return Order(case_id=case_id, kind="chronology", audience="court", data_to=TODAY, purpose="Sentence")


def read(pdf: bytes) -> str:
    return " ".join(cell for _, cells in read_pdf(pdf).content() for cell in cells)


def test_a_slip_of_a_street_is_told_with_its_page(documents: Documents, order: Order) -> None:
    (doubt,) = documents.draft(order, MADE).doubts
    assert (doubt.words, doubt.why) == ("Larkspurr", "a letter or two off")
    assert doubt.pages
    assert "Larkspur" not in doubt.label


def test_what_is_left_out_stands_in_no_paper_for_that_reader(
    services: Services, documents: Documents, order: Order
) -> None:
    draft = documents.draft(order, MADE)
    assert "Larkspurr" in read(draft.pdf)
    documents.leave_out(draft, *draft.doubts)
    (mark,) = services.vault.store.all(WithholdingMark)
    assert ACCOUNT[mark.starts_at : mark.ends_at] == "Larkspurr"
    assert (mark.audience, mark.reason, mark.field, mark.record_type) == ("court", "W1", "account", "incident")
    assert services.vault.store.entries(limit=1)[0].method == "withholding-mark.add"
    again = documents.draft(order, MADE)
    assert again.doubts == ()
    assert "Larkspurr" not in read(again.pdf)


def test_what_is_harmless_is_remembered_and_asked_about_again_once_it_reads_otherwise(
    services: Services, documents: Documents, order: Order
) -> None:
    draft = documents.draft(order, MADE)
    documents.harmless(draft, *draft.doubts)
    assert services.vault.store.entries(limit=1)[0].method == "document.harmless"
    assert documents.draft(order, MADE).doubts == ()
    held = services.vault.store.setting(HARMLESS) or ""
    assert json.loads(held) == [digest_of("court", draft.doubts[0])]
    assert "arkspur" not in held
    row = next(each for each in services.vault.store.all(Incident) if each.account == ACCOUNT)
    services.casework.records.change(replace(row, account=f"Again. {ACCOUNT}"), case_id=order.case_id)
    assert len(documents.draft(order, MADE).doubts) == 1


def test_what_is_harmless_for_one_reader_is_asked_about_for_another(documents: Documents, order: Order) -> None:
    draft = documents.draft(order, MADE)
    documents.harmless(draft, *draft.doubts)
    assert len(documents.draft(replace(order, audience="parole"), MADE).doubts) == 1


def test_decisions_add_up(services: Services, documents: Documents, order: Order) -> None:
    first = documents.draft(order, MADE)
    documents.harmless(first, *first.doubts)
    more = Incident(case_id=order.case_id, account="Larkspurn was dark.", happened=When.on(date(2026, 3, 9)))
    services.casework.records.add(more, case_id=order.case_id)
    second = documents.draft(order, MADE)
    assert [each.words for each in second.doubts] == ["Larkspurn"]
    documents.harmless(second, *second.doubts)
    assert documents.draft(order, MADE).doubts == ()


def test_of_what_stands_on_no_page_nothing_is_asked(documents: Documents, order: Order) -> None:
    draft = documents.draft(order, MADE)
    other = documents.draft(Order(case_id=order.case_id, kind="exhibits", audience="court", data_to=TODAY), MADE)
    assert draft.doubts
    assert other.doubts == ()


def test_the_log_tells_each_mark_and_no_value(
    services: Services, documents: Documents, order: Order, tmp_path: Path
) -> None:
    draft = documents.draft(order, MADE)
    assert [(each.field, each.what, each.reason, each.stands) for each in draft.marks] == [
        ("account", "an address", "W1", False)
    ]
    out = tmp_path / "marks.pdf"
    documents.write_marks(draft, out)
    said = read(out.read_bytes())
    assert "an address" in said
    assert "What happened" in said
    assert "Incident, 9 March 2026" in said
    assert draft.sha256 in said.replace(" ", "")
    assert "NEVER FOR THE READER" in said
    assert "Larkspur" not in said
    assert services.vault.store.entries(limit=1)[0].method == "document.marks"


def test_the_log_names_the_page_of_each_mark_and_says_which_are_on_none(
    services: Services, documents: Documents, order: Order, tmp_path: Path
) -> None:
    """Of what is nothing but a mark it names every page with one."""
    more = ("He wrote 31 Larkspur Terrace on the wall.", "31 Larkspur Terrace")
    rows = [Incident(case_id=order.case_id, account=said, happened=When.on(date(2026, 4, 1 + n)))
            for n, said in enumerate((*("He rang. " * 60 for _ in range(12)), *more))]  # fmt: skip
    for row in rows:
        services.casework.records.add(row, case_id=order.case_id)
    last = {"entries": "15 to 16"}
    for answers, pages in ({}, ["1", "3", "1 and 3"]), (last, ["on none", "1", "1"]):
        draft = documents.draft(replace(order, answers=answers), MADE)
        out = tmp_path / f"{len(answers)}.pdf"
        documents.write_marks(draft, out)
        logged = [cells[0] for kind, cells in read_pdf(out.read_bytes()).content() if kind == "row"]
        assert logged == pages


def test_the_log_of_a_paper_without_marks_says_so(
    services: Services, documents: Documents, order: Order, tmp_path: Path
) -> None:
    bare = documents.draft(Order(case_id=order.case_id, kind="exhibits", audience="court", data_to=TODAY), MADE)
    out = tmp_path / "marks.pdf"
    documents.write_marks(bare, out)
    assert "Nothing was marked" in read(out.read_bytes())


def test_a_bundle_asks_about_the_documents_that_go_out_in_it(
    services: Services, documents: Documents, order: Order, fonts: FontBook
) -> None:
    bundles = Bundles(services.vault.store, DEFAULTS, fonts)
    lot = PartGroup(parts=(DocumentChoice(kind="chronology"), DocumentChoice(kind="exhibits")), data_to=TODAY)
    wanted = BundleOrder(case_id=order.case_id, audience="court", title="Bundle", lots=(lot,))
    draft = bundles.draft(wanted, MADE)
    assert [each.words for each in draft.doubts] == ["Larkspurr"]
    assert draft.doubts[0].pages
    documents.harmless(draft, *draft.doubts)
    assert bundles.draft(wanted, MADE).doubts == ()
    assert documents.draft(order, MADE).doubts == ()
    assert len(bundles.draft(replace(wanted, audience="parole"), MADE).doubts) == 1


def test_her_protected_address_in_a_statement_to_sign_is_pointed_out_with_the_paper(
    services: Services, documents: Documents, order: Order
) -> None:
    """The paper is for her, from whom her own address is not kept: nothing in it is marked."""
    victim = services.vault.store.people_in(order.case_id, "victim")[0]
    said = "He has found 31 Larkspur Terrace again."
    draft = Statement(case_id=order.case_id, maker_id=victim, kind="court", status="draft", text=said)
    services.casework.records.add(draft, case_id=order.case_id)
    printed = replace(order, kind="statement-draft", audience="victim")
    assert "31 Larkspur Terrace" in read(documents.draft(printed, MADE).pdf)
    (told,) = documents.pointed_out(printed, TODAY)
    assert "“31 Larkspur Terrace” (part of an address)" in told
    assert "before it is signed" in told
    assert documents.pointed_out(order, TODAY) == ()
    (row,) = services.vault.store.all(Statement)
    services.casework.records.change(replace(row, text="He has found me again."), case_id=order.case_id)
    assert documents.pointed_out(printed, TODAY) == ()
