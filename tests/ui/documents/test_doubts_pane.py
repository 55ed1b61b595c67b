# SPDX-License-Identifier: Apache-2.0
"""Before a paper is saved an officer sees each phrase near what is withheld, with its page, and decides."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tests.ui.conftest import TODAY, Bench
from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Address
from vlu_desktop.record.work import WithholdingMark
from vlu_desktop.services.documents.doubts import Doubt
from vlu_desktop.ui.documents.document_maker import DocumentMaker
from vlu_desktop.ui.documents.doubts_pane import DoubtsPane


@pytest.fixture
def doubtful(bench: Bench, maker: DocumentMaker) -> DocumentMaker:
    """A case in which a street is misspelt twice, and its pages made."""
    home = Address(person_id=bench.desk.file.victims[0], lines="3 Tamarisk Rise, Exampleton")
    accounts = ("He was in Tamariskk today.", "He waved from Tamarsk bridge.")
    told = [Incident(case_id=bench.case_id, account=each, happened=When.on(TODAY)) for each in accounts]
    bench.add(home, *told)
    make(bench, maker)
    return maker


def make(bench: Bench, maker: DocumentMaker) -> None:
    maker.make.click()
    bench.qtbot.waitUntil(lambda: not bench.worker.busy)
    bench.settle()


def rows(maker: DocumentMaker) -> list[str]:
    shown = maker.doubts.list
    return [shown.item(at).text() for at in range(shown.count())]


def test_where_nothing_comes_near_nothing_is_asked(bench: Bench, maker: DocumentMaker) -> None:
    make(bench, maker)
    assert not maker.doubts.isVisible()
    assert maker.save.isEnabled()


def test_each_phrase_is_shown_with_its_page_and_keeps_the_paper_from_being_saved(doubtful: DocumentMaker) -> None:
    first, second = rows(doubtful)
    assert "“Tamariskk” on page " in first
    assert "a letter or two off" in first
    assert "“Tamarsk” on page " in second
    assert doubtful.doubts.isVisible()
    assert not doubtful.save.isEnabled()
    pane = doubtful.doubts
    assert pane.minimumSizeHint().width() < pane.leave_out.sizeHint().width() + pane.harmless.sizeHint().width(), (
        "where the pane is narrow the answers stand one under the other, in view"
    )


def test_choosing_a_phrase_shows_its_page(doubtful: DocumentMaker) -> None:
    page = int(rows(doubtful)[0].split(" on page ")[1].split(":")[0].split(",")[0])
    doubtful.pages.pages.go_to(1)
    doubtful.doubts.list.setCurrentRow(0)
    assert doubtful.pages.pages.page == page


def test_what_is_harmless_goes_from_the_list_and_then_it_can_be_saved(bench: Bench, doubtful: DocumentMaker) -> None:
    doubtful.doubts.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    doubtful.doubts.harmless.click()
    bench.settle()
    assert ["Tamarsk" in each for each in rows(doubtful)] == [True]
    assert not doubtful.save.isEnabled()
    doubtful.doubts.harmless.click()
    bench.settle()
    assert rows(doubtful) == []
    assert doubtful.save.isEnabled()
    make(bench, doubtful)
    assert rows(doubtful) == []


def test_what_is_left_out_is_marked_and_the_pages_are_made_again(bench: Bench, doubtful: DocumentMaker) -> None:
    changes: list[object] = []
    doubtful.changed.connect(changes.append)
    doubtful.doubts.leave_out.click()
    bench.settle()
    assert len(bench.all(WithholdingMark)) == 2
    assert len(changes) == 1
    assert not doubtful.doubts.isVisible()
    assert not doubtful.save.isEnabled()
    make(bench, doubtful)
    assert doubtful.save.isEnabled()


def test_nothing_ticked_is_nothing_decided(bench: Bench, doubtful: DocumentMaker) -> None:
    for at in range(2):
        doubtful.doubts.list.item(at).setCheckState(Qt.CheckState.Unchecked)
    doubtful.doubts.leave_out.click()
    doubtful.doubts.harmless.click()
    bench.settle()
    assert len(rows(doubtful)) == 2
    assert bench.all(WithholdingMark) == ()


def test_another_reader_is_asked_about_anew(bench: Bench, doubtful: DocumentMaker) -> None:
    doubtful.audience.setCurrentIndex(doubtful.audience.findData("parole"))
    assert not doubtful.doubts.isVisible()
    make(bench, doubtful)
    assert len(rows(doubtful)) == 2


@pytest.mark.parametrize("chosen", [True, False])
def test_the_log_of_marks_is_kept_where_the_officer_says(
    bench: Bench, maker: DocumentMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: bool
) -> None:
    out = tmp_path / "log.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out) if chosen else "", ""))
    make(bench, maker)
    (keep,) = [each for each in maker.findChildren(QPushButton) if each.text() == "Keep the log of marks…"]
    keep.click()
    bench.settle()
    assert out.exists() is chosen


def cut_rows(pane: DoubtsPane) -> list[str]:
    """The rows whose words need more height than they have beside their tick."""
    shown, found, delegate = pane.list, list[str](), pane.list.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    margin = shown.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, shown) + 1
    for at in range(shown.count()):
        option = QStyleOptionViewItem()
        shown.initViewItemOption(option)
        delegate.initStyleOption(option, shown.indexFromItem(shown.item(at)))
        option.rect = shown.visualItemRect(shown.item(at))
        room = shown.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, shown)
        words, wrap = shown.item(at).text(), int(Qt.TextFlag.TextWordWrap)
        needed = shown.fontMetrics().boundingRect(0, 0, room.width() - 2 * margin, 100_000, wrap, words)
        found += [words] if needed.height() > room.height() else []
    return found


def test_the_words_around_a_phrase_are_never_cut_however_narrow_the_pane_is(qtbot: QtBot) -> None:
    pane = DoubtsPane(lambda _: None, lambda _: None, lambda _: None)
    qtbot.addWidget(pane)
    pane.setStyleSheet("QListWidget::item { padding: 4px 6px } QListWidget::indicator { width: 16px; height: 16px }")
    words = "Not to enter Hollin Bank or the street of the dental practice where she worked then".split()
    pane.show_doubts([
        Doubt(record_type="term", record_id="1", field="wording", start=0, end=1, words="Hollin Bank", pages=(13,),
              around=" ".join(words[:many]), label="part of an address", why="a term he was served")
        for many in range(5, len(words))
    ])  # fmt: skip
    pane.show()
    for width in range(220, 400, 45):
        pane.resize(width, 500)
        qtbot.waitUntil(lambda: cut_rows(pane) == [])
