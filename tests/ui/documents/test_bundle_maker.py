# SPDX-License-Identifier: Apache-2.0
"""Making a bundle on screen: parts by keys, pages and index, looked at before it leaves, added to from the register."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QSplitter

from tests.foreign.foreign_samples import letter, photograph
from tests.ui.conftest import TODAY, Bench
from vlu_desktop.analysis.thresholds import DEFAULTS
from vlu_desktop.dates.when import When
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.platform import paths as places
from vlu_desktop.record.conduct import Exhibit, Incident, IncidentBehaviour
from vlu_desktop.record.offending import Hearing
from vlu_desktop.record.work import Disclosure, Protection
from vlu_desktop.rules.letter_templates import read_letters
from vlu_desktop.services.cases.cases import Cases
from vlu_desktop.services.cases.exhibits import Exhibits
from vlu_desktop.services.cases.findings import Findings
from vlu_desktop.services.documents.bundle_order import BundleOrder, DocumentChoice
from vlu_desktop.services.documents.bundles import Bundles
from vlu_desktop.services.documents.documents import Documents
from vlu_desktop.services.documents.hearing_pack import HearingParticulars, hearing_pack
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.ui.documents.bundle_adding import DocumentDialog, ExhibitDialog, ExhibitsDialog
from vlu_desktop.ui.documents.bundle_list import nothing_yet
from vlu_desktop.ui.documents.bundle_maker import Bundler, Bundling
from vlu_desktop.ui.documents.release_dialog import ReleaseDialog

Open = Callable[[], Bundler]


@pytest.fixture
def opened(bench: Bench, fonts: FontBook, tmp_path: Path) -> Open:
    """A bundler on a case with an incident, a picture, a PDF and a recording."""
    bench.add(Incident(case_id=bench.case_id, account="He stood at the gate.", happened=When.on(TODAY)))
    told = bench.all(Incident)[0]
    bench.add(IncidentBehaviour(incident_id=told.id, kind="watching-home"))
    for name, content in (("gate.jpg", photograph()), ("note.pdf", letter()), ("call.mp3", b"ID3\x04 no recording")):
        path = tmp_path / name
        path.write_bytes(content)
        title = f"What {path.stem} is"
        bench.publish(partial(Exhibits(bench.store).take_in, bench.case_id, path, title, "Ines", TODAY, told.id))
    reference = Reference(letters=read_letters(places.forms()))
    documents = Documents(bench.store, DEFAULTS, fonts, reference)
    bundles = Bundles(bench.store, DEFAULTS, fonts, reference)
    bundling = Bundling(
        bench.worker, Cases(bench.store), Findings(bench.store, DEFAULTS), documents, bundles,
        lambda: TODAY, lambda: datetime(2026, 8, 3, 12, tzinfo=UTC), bench.second, bench.approvals,
        lambda: bench.approval_desk(documents, bundles),
    )  # fmt: skip
    parent = bench.news.parentWidget()
    assert parent is not None

    def open_one() -> Bundler:
        made = Bundler(parent, bundling, bench.case_id, tmp_path)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        bench.show(made, 1380, 860)
        bench.settle()
        return made

    return open_one


@pytest.fixture
def bundler(opened: Open) -> Bundler:
    return opened()


def lines(bundler: Bundler) -> list[str]:
    return [bundler.parts.list.item(place).text() for place in range(bundler.parts.list.count())]


def add_document(bench: Bench, bundler: Bundler, kind: str) -> None:
    bundler.parts.add_document.click()
    dialog = bundler.findChildren(DocumentDialog)[-1]
    bench.settle()
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
    bench.settle()
    dialog.act.click()


def add_exhibits(bundler: Bundler, *places: int) -> None:
    """Tick exhibits by keys."""
    bundler.parts.add_exhibits.click()
    dialog = bundler.findChildren(ExhibitsDialog)[-1]
    assert not dialog.act.isEnabled()
    for place in places:
        dialog.list.setCurrentRow(place)
        QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    dialog.act.click()


def make(bench: Bench, bundler: Bundler) -> None:
    bundler.make.click()
    bench.qtbot.waitUntil(lambda: not bench.worker.busy)


def beside(bundler: Bundler) -> str:
    return "\n".join(each.text() for each in bundler.findChildren(QLabel) if each.isVisible())


def leave(bench: Bench, bundler: Bundler, out: Path) -> Disclosure:
    bundler.save.click()
    dialog = bundler.findChildren(ReleaseDialog)[-1]
    bench.settle()
    dialog.file.setText(str(out))
    dialog.act.click()
    bench.settle()
    return bench.all(Disclosure)[-1]


def test_a_bundle_is_put_together_by_keys_looked_at_and_let_go(bench: Bench, bundler: Bundler, tmp_path: Path) -> None:
    add_document(bench, bundler, "chronology")
    add_exhibits(bundler, 0, 1, 2)
    assert lines(bundler) == [
        "1  Chronology",
        "2  VLU/1  What gate is (shown as a picture)",
        "3  VLU/2  What note is (its pages shown as pictures)",
        "4  VLU/3  What call is (only listed)",
    ]
    QTest.keyClick(bundler.parts.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert lines(bundler)[2] == "3  VLU/3  What call is (only listed)"
    QTest.keyClick(bundler.parts.list, Qt.Key.Key_Delete)
    assert len(lines(bundler)) == 3
    QTest.keyClicks(bundler.title, "For sentence")
    make(bench, bundler)
    assert [bundler.index.item(place).text() for place in range(3)] == [
        "1  Chronology: Dean Sample: pages 2 to 3",
        "2  VLU/1  What gate is: page 4",
        "3  VLU/2  What note is: page 5",
    ]
    said = beside(bundler)
    assert "Look at page 4, page 5." in said
    assert "The search of the finished file found nothing that is withheld" in said
    assert "Made to meet PDF/A-2u" in said
    bundler.index.setCurrentRow(2)
    QTest.keyClick(bundler.index, Qt.Key.Key_Return)
    assert bundler.pages.pages.page == 5
    assert not bundler.save.isEnabled(), "nobody looked at the pictures yet"
    bundler.looked.click()
    out = tmp_path / "bundle.pdf"
    entry = leave(bench, bundler, out)
    assert entry.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    assert entry.document == "Bundle: For sentence"
    assert "Looked at as pictures: page 4, page 5" in entry.choices
    assert not bundler.isVisible()


def test_what_is_missing_is_said(bench: Bench, bundler: Bundler) -> None:
    make(bench, bundler)
    assert bundler._problem.text() == "Add a document or an exhibit first."
    add_document(bench, bundler, "breaches")
    make(bench, bundler)
    assert bundler._problem.text().startswith("Give the bundle a title")
    assert bundler.pages.pages.count == 0


def test_stop_ends_the_making_leaves_nothing_and_it_can_be_made_again(
    bench: Bench, bundler: Bundler, tmp_path: Path
) -> None:
    before = set(tmp_path.iterdir())
    add_exhibits(bundler, 1)
    QTest.keyClicks(bundler.title, "For sentence")
    assert not bundler.stop.isVisible()
    bundler.make.click()
    assert bundler.stop.isVisible()
    bundler.stop.click()
    assert "Stopped. Nothing was saved." in beside(bundler)
    assert (bundler.stop.isVisible(), bundler.make.isEnabled(), bundler.save.isEnabled()) == (False, True, False)
    bench.qtbot.waitUntil(lambda: not bench.worker.busy)
    assert bundler.index.count() == 0
    assert (bench.all(Disclosure), set(tmp_path.iterdir())) == ((), before)
    make(bench, bundler)
    assert bundler.index.count() == 1


def test_a_picture_described_in_words_keeps_the_bundle_accessible(bench: Bench, bundler: Bundler) -> None:
    add_exhibits(bundler, 0)
    QTest.keyClick(bundler.parts.list, Qt.Key.Key_Return)
    dialog = bundler.findChildren(ExhibitDialog)[-1]
    QTest.keyClicks(dialog.says, "A wooden gate.")
    dialog.act.click()
    QTest.keyClicks(bundler.title, "The gate")
    make(bench, bundler)
    assert "Made to meet PDF/A-2a and PDF/UA-1" in beside(bundler)
    QTest.keyClick(bundler.parts.list, Qt.Key.Key_Return)
    dialog = bundler.findChildren(ExhibitDialog)[-1]
    assert dialog.says.toPlainText() == "A wooden gate."
    dialog.listed.click()
    dialog.act.click()
    assert "Make it again" in bundler._problem.text()
    assert lines(bundler) == ["1  VLU/1  What gate is (only listed)"]
    make(bench, bundler)
    assert not bundler.looked.isVisible()
    assert bundler.save.isEnabled()


def test_looking_is_asked_anew_for_pages_made_anew(bench: Bench, bundler: Bundler) -> None:
    add_exhibits(bundler, 0)
    QTest.keyClicks(bundler.title, "The gate")
    make(bench, bundler)
    bundler.looked.click()
    assert bundler.save.isEnabled()
    make(bench, bundler)
    assert not bundler.looked.isChecked()
    assert not bundler.save.isEnabled()


def test_what_another_reader_may_not_have_is_taken_out_and_told(bench: Bench, bundler: Bundler) -> None:
    add_document(bench, bundler, "chronology")
    add_exhibits(bundler, 0)
    gate = bench.all(Exhibit)[0]
    bench.add(Protection(record_type="exhibit", record_id=gate.id, from_whom="agency"))
    bundler.audience.setCurrentIndex(bundler.audience.findData("police"))
    bench.settle()
    assert lines(bundler) == ["1  Chronology"]
    assert "Taken out, for this reader may not have it: VLU/1  What gate is" in bundler._problem.text()
    bundler.audience.setCurrentIndex(bundler.audience.findData("victim"))
    bench.settle()
    assert lines(bundler) == [nothing_yet()]
    bundler.parts.add_exhibits.click()
    assert "no exhibit that this reader may have" in beside(bundler)


def test_an_addition_shows_what_went_out_and_leaves_it_as_it_was(bench: Bench, opened: Open, tmp_path: Path) -> None:
    first = opened()
    add_document(bench, first, "chronology")
    add_exhibits(first, 0)
    QTest.keyClicks(first.title, "For sentence")
    make(bench, first)
    first.looked.click()
    entry = leave(bench, first, tmp_path / "first.pdf")
    second = opened()
    second.add_to(bench.ask(lambda: second._bundling.bundles.reopened(entry.id)))
    bench.settle()
    assert lines(second) == [
        "1  Chronology: pages 2 to 3, 3 August 2026",
        "2  VLU/1  What gate is (shown as a picture): page 4, 3 August 2026",
        nothing_yet(),
    ]
    assert not second.audience.isEnabled()
    assert not second.particulars.recipient.isEnabled()
    add_document(bench, second, "breaches")
    QTest.keyClick(second.parts.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert lines(second)[2] == "3  Schedule of breaches"
    make(bench, second)
    second.looked.click()
    later = leave(bench, second, tmp_path / "second.pdf")
    assert (later.pages or 0) > (entry.pages or 0)
    assert BundleOrder.from_text(later.request, later.case_id).follows == entry.id


def test_a_fresh_bundle_begins_with_what_was_in_an_earlier_one(bench: Bench, opened: Open, tmp_path: Path) -> None:
    first = opened()
    add_document(bench, first, "chronology")
    QTest.keyClicks(first.title, "For sentence")
    make(bench, first)
    entry = leave(bench, first, tmp_path / "first.pdf")
    fresh = opened()
    fresh.begin_from(BundleOrder.from_text(entry.request, entry.case_id))
    bench.settle()
    assert [each.choice for each in fresh.parts.chosen] == [DocumentChoice(kind="chronology")]
    assert fresh.title.text() == "For sentence"
    assert fresh.audience.isEnabled()


def test_a_document_is_added_with_its_answers_and_they_can_be_changed(bench: Bench, bundler: Bundler) -> None:
    bundler.audience.setCurrentIndex(bundler.audience.findData("marac"))
    bench.settle()
    bundler.parts.add_document.click()
    bench.settle()
    dialog = bundler.findChildren(DocumentDialog)[-1]
    because = dialog.questions.fields["because"]
    because.setFocus()
    QTest.keyClicks(because, "Three reports in a month")
    dialog.act.click()
    [chosen] = bundler.parts.chosen
    assert chosen.choice == DocumentChoice(kind="marac-referral", answers={"because": "Three reports in a month"})
    QTest.keyClick(bundler.parts.list, Qt.Key.Key_Return)
    bench.settle()
    dialog = bundler.findChildren(DocumentDialog)[-1]
    assert dialog.questions.answers() == {"because": "Three reports in a month"}
    assert not dialog.kind.isEnabled()


def test_long_names_and_titles_hold(bench: Bench, bundler: Bundler) -> None:
    bench.add(
        Exhibit(case_id=bench.case_id, kind="thing", title="<b>" + "long " * 4_000 + "=cmd()", reference="X" * 90)
    )
    bundler.title.setText("W" * 3_000)
    bundler.audience.setCurrentIndex(bundler.audience.findData("internal"))
    bench.settle()
    add_exhibits(bundler, 3)
    assert len(lines(bundler)[0]) < 200
    make(bench, bundler)
    assert bundler.pages.pages.count
    bundler.grab()


def test_the_pack_for_a_hearing_is_made_at_once_with_what_is_recorded_of_it(bench: Bench, opened: Open) -> None:
    bench.add(Hearing(kind="sentence", on=TODAY, court="Lidgate Crown Court"))
    file = bench.file()
    bundler = opened()
    bundler.make_pack(hearing_pack(file, file.all(Hearing)[0], TODAY))
    bench.settle()
    assert lines(bundler) == ["1  Social history", "2  Schedule of exhibits"]
    assert (bundler.particulars.court.text(), bundler.title.text()) == (
        "Lidgate Crown Court",
        "Sentence, 3 August 2026",
    )
    bench.qtbot.waitUntil(lambda: bundler.index.count() > 0)
    assert "Social history" in bundler.index.item(0).text()


def test_particulars_of_the_next_hearing_stand_there_unless_something_was_typed(bench: Bench, bundler: Bundler) -> None:
    known = {
        "court": HearingParticulars(court="Crown Court", case_number="T1", hearing_on=TODAY),
        "parole": HearingParticulars(court="Parole Board"),
    }
    said = bundler.particulars
    said.offer(known.get)
    said.show_for("court")
    assert (said.court.text(), said.case_number.text(), said.hearing.value()) == ("Crown Court", "T1", TODAY)
    said.show_for("parole")
    assert (said.court.text(), said.case_number.text(), said.hearing.value()) == ("Parole Board", "", None)
    said.court.setText("Another court")
    said.show_for("court")
    assert said.court.text() == "Another court"


def test_where_there_is_little_room_the_parts_stand_below_each_other_and_no_word_is_cut(
    bench: Bench, bundler: Bundler
) -> None:
    def cut() -> list[int]:
        return [each.horizontalScrollBar().maximum() for each in bundler.findChildren(QScrollArea)]

    (split,) = bundler.findChildren(QSplitter)
    for width, way in ((683, Qt.Orientation.Vertical), (1380, Qt.Orientation.Horizontal)):
        bundler.resize(width, 375 if width < 1000 else 860)
        bench.settle()
        assert split.orientation() == way
        assert not any(cut())
