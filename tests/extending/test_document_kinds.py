# SPDX-License-Identifier: Apache-2.0
"""A kind of document is a module and one entry in DOCUMENTS: a throw-away one is made, asked about, seen and saved."""

import dataclasses
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.extending.throw_away_contact_log import CONTACT_LOG
from tests.extending.waiting import waited_for
from tests.papers.readback import read_pdf
from tests.papers.test_every_kind import GOLDENS
from tests.papers.whole_case import made, whole_case
from tests.ui.conftest import TODAY, Bench
from tests.ui.documents.test_document_maker import beside, leave, make
from vlu_desktop.analysis.thresholds import DEFAULTS
from vlu_desktop.cli.main import main
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.papers import document_kinds as kinds
from vlu_desktop.papers.document_kinds import DOCUMENTS, NO_CHECKS, DocumentKind
from vlu_desktop.record.people import Involvement, Person
from vlu_desktop.record.work import Contact, Disclosure
from vlu_desktop.services.cases.cases import Cases
from vlu_desktop.services.documents.bundles import Bundles
from vlu_desktop.services.documents.document_checks import checks
from vlu_desktop.services.documents.document_order import Order
from vlu_desktop.services.documents.documents import Documents
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.text_twin import write_text
from vlu_desktop.ui.documents.document_maker import DocumentMaker
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox

NOW = datetime(2026, 8, 3, 9, tzinfo=UTC)
SECRET = "She said that she sleeps at the Larkspur hostel."


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one entry that a new kind is."""
    monkeypatch.setattr(kinds, "DOCUMENTS", (*DOCUMENTS, CONTACT_LOG))


@pytest.fixture
def contacts(bench: Bench) -> None:
    """Two contacts of the case, each with an account that the log may not use."""
    for day, channel in ((3, "phone"), (9, "letter")):
        when = When.on(date(2026, 3, day))
        bench.add(Contact(case_id=bench.case_id, happened=when, channel=channel, by="Asha Example", account=SECRET))


def words(pdf: bytes) -> str:
    return " ".join(cell for _, cells in read_pdf(pdf).content() for cell in cells)


def test_it_is_offered_made_and_let_go_and_holds_nothing_its_allowance_does_not_name(
    bench: Bench, contacts: None, fonts: FontBook, tmp_path: Path
) -> None:
    documents = Documents(bench.store, DEFAULTS, fonts)
    assert "thrown-away-log" in {each.key for each in documents.kinds()}
    [question] = bench.ask(lambda: documents.questions(bench.case_id, "thrown-away-log", "internal"))
    assert [value for value, _ in question.options] == ["oldest", "newest"]
    order = Order(
        case_id=bench.case_id, kind="thrown-away-log", audience="internal", data_to=TODAY,
        answers={"order": "newest"},
    )  # fmt: skip
    draft = waited_for(bench, lambda: documents.draft(order, NOW))
    said = words(draft.pdf)
    assert said.index("9 March 2026: Letter, by Asha Example") < said.index("3 March 2026: Phone, by Asha Example")
    assert "Larkspur" not in said
    assert draft.file_name.startswith("thrown-away-log-")
    entry = waited_for(bench, lambda: documents.save(draft, tmp_path / draft.file_name, NOW))
    assert (entry.document, entry.audience, entry.choices) == ("Contact log", "internal", "Order: newest")
    again = waited_for(bench, lambda: documents.again(entry.id, TODAY, NOW))
    assert again.changes == ()
    assert "9 March 2026: Letter, by Asha Example" in words(again.draft.pdf)
    with pytest.raises(UserError, match="is made for: internal, agency"):
        kinds.document_kind("thrown-away-log", "court")


def test_it_can_go_into_a_bundle_for_a_reader_it_is_made_for(bench: Bench, fonts: FontBook) -> None:
    bundles = Bundles(bench.store, DEFAULTS, fonts)
    for audience, there in (("agency", True), ("court", False)):
        offered = bench.ask(lambda audience=audience: bundles.offered(bench.case_id, audience, TODAY))  # type: ignore[misc]
        assert ("thrown-away-log" in {each.key for each in offered.documents}) is there


def test_before_it_leaves_its_own_questions_are_asked_and_no_other_kind_s(bench: Bench) -> None:
    def asked() -> tuple[str, ...]:
        file = bench.ask(lambda: Cases(bench.store).read(bench.case_id))
        return checks(file, (), TODAY, "thrown-away-log", "internal")

    assert asked() == (), "a social history would be asked for its statement"
    (other,) = bench.add(Person())
    bench.add(Involvement(case_id=bench.case_id, person_id=other, role="victim"))
    (told,) = asked()
    assert told.startswith("This case has several victims.")


def test_a_kind_that_says_nothing_of_its_checks_can_t_be_made_and_one_before_which_none_is_needed_says_so() -> None:
    said = {field.name: getattr(CONTACT_LOG, field.name) for field in dataclasses.fields(CONTACT_LOG)}
    assert DocumentKind(**{**said, "checks": NO_CHECKS}).checks == ()
    for name in ("checks", "allowances", "compose"):
        with pytest.raises(TypeError, match=name):
            DocumentKind(**{key: value for key, value in said.items() if key != name})


def test_the_window_makes_it_shows_it_and_saves_it(
    bench: Bench, contacts: None, maker: DocumentMaker, tmp_path: Path
) -> None:
    maker.kind.setCurrentIndex(maker.kind.findText("Contact log"))
    assert [maker.audience.itemData(at) for at in range(maker.audience.count())] == ["internal", "agency"]
    bench.settle()
    order = maker.questions.fields["order"]
    assert isinstance(order, ChoiceBox)
    order.setCurrentIndex(order.findData("newest"))
    make(bench, maker)
    assert maker.pages.pages.count == 1
    bench.qtbot.waitUntil(lambda: "found nothing that is withheld" in beside(maker))
    assert "Nothing stands out" in beside(maker)
    out = tmp_path / "log.pdf"
    leave(bench, maker, out)
    [entry] = bench.all(Disclosure)
    assert entry.document == "Contact log"
    assert "Letter, by Asha Example" in words(out.read_bytes())


def test_the_command_line_lists_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["document", "--list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {"kind": "thrown-away-log", "title": "Contact log", "audiences": ["internal", "agency"]} in listed


def test_its_text_is_made_as_the_goldens_are() -> None:
    text = write_text(made(whole_case(), "thrown-away-log", "internal"))
    assert "28 October 2026: Phone, by Asha Example" in text
    assert "Our own note of the call" not in text


def test_every_kind_has_its_golden_for_each_reader_and_none_is_left_of_a_kind_that_is_gone() -> None:
    wanted = {f"{kind.key}-{audience}" for kind in DOCUMENTS for audience in kind.audiences}
    assert {path.stem for path in GOLDENS.glob("*.txt")} == wanted
    assert wanted <= {path.stem for path in (GOLDENS / "pages").glob("*.txt")}
