# SPDX-License-Identifier: Apache-2.0
"""The timeline's tab on a real vault: measuring filters the table, hours and months, and what leaves is journalled."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QLineEdit, QWidget

from tests.timeline.shaping import finding
from tests.ui.conftest import TODAY, Bench
from vlu_desktop.analysis.thresholds import Params
from vlu_desktop.bootstrap.shipped_data import font_book
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.cases.cases import Cases, NewCase
from vlu_desktop.services.cases.findings import Findings
from vlu_desktop.services.cases.records import Records
from vlu_desktop.services.cases.timeline_views import TimelineViews
from vlu_desktop.services.documents.charts import Charts
from vlu_desktop.timeline.display_list import Text
from vlu_desktop.timeline.incident_filter import IncidentFilter
from vlu_desktop.timeline.table_twin import table_rows, with_findings
from vlu_desktop.timeline.timeline_model import EVERYTHING
from vlu_desktop.ui.case.timeline_tab import TimelineExports, TimelineTab
from vlu_desktop.ui.timeline.compare_periods import ComparePeriods
from vlu_desktop.ui.timeline.share import ChartSharing, the_copied, the_printed
from vlu_desktop.ui.timeline.timeline_table_model import KEY_ROLE, KIND_ROLE
from vlu_desktop.ui.widgets.message_bar import MessageBar
from vlu_desktop.ui.widgets.theme import ThemeSwitcher

NOW = datetime(2026, 8, 3, 9, tzinfo=UTC)
LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


class Kept:
    """The lanes as they were last kept."""

    lanes = ""

    def keep(self, lanes: str) -> None:
        self.lanes = lanes


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def news(bench: Bench) -> Iterator[MessageBar]:
    page = QWidget()
    bench.show(page)
    yield MessageBar(page)
    page.close()


@pytest.fixture
def tab(bench: Bench, news: MessageBar, kept: Kept, tmp_path: Path, qapp: QApplication) -> TimelineTab:
    charts = Charts(bench.store, font_book)
    look = ThemeSwitcher(qapp)
    made = TimelineTab(
        bench.desk,
        bench.saver,
        bench.worker,
        Findings(bench.store, Params()),
        look,
        TimelineExports(
            sharing=ChartSharing(news.window(), bench.worker, lambda: charts, news, lambda: NOW),
            folder=tmp_path,
            lanes='{"hidden": ["property"], "order": [], "tints": {"contact": 1}}',
            keep_lanes=kept.keep,
            views=TimelineViews(bench.store),
        ),
    )
    bench.show(made)
    bench.add(
        *(
            c.Incident(case_id=bench.case_id, account=f"He rang, {n}.", happened=When.at(datetime(2026, 3, n, 17, 30)))
            for n in range(1, 11)
        ),
        c.Incident(case_id=bench.case_id, account="He wrote some time.", happened=When.in_year(2026)),
        c.Incident(case_id=bench.case_id, account="He followed her once.", happened=When.undated("once")),
    )
    bench.settle()
    return made


def journalled(bench: Bench) -> list[tuple[str, str]]:
    return [(entry.method, entry.act) for entry in bench.ask(lambda: bench.store.entries(limit=100))]


def test_a_stretch_measured_becomes_the_tables_rows(bench: Bench, tab: TimelineTab) -> None:
    tab.timeline.show_stretch(date(2026, 2, 20).toordinal(), date(2026, 3, 20).toordinal())
    view = tab.timeline.stage.view
    x1, x2 = (round(view.x(date(2026, 3, day).toordinal())) for day in (3, 6))
    port = tab.timeline.viewport()

    QTest.mousePress(port, LEFT, SHIFT, QPoint(x1, 250))
    QTest.mouseMove(port, QPoint((x1 + x2) // 2, 250))
    QTest.mouseMove(port, QPoint(x2, 250))
    QTest.mouseRelease(port, LEFT, SHIFT, QPoint(x2, 250))
    within = tab.timeline.stage.measured
    assert within is not None
    assert within.possible == within.certain + 2
    QTest.mouseClick(tab._list, LEFT)

    assert tab.table.isVisible()
    model = tab.table.model()
    shown = {model.index(row, 0).data(KEY_ROLE) for row in range(model.rowCount())}
    assert set(within.ids) < shown
    assert len(shown) == within.possible
    QTest.mouseClick(tab._drop, LEFT)
    assert model.rowCount() == 12


def test_hours_and_months_follow_what_is_in_view(bench: Bench, tab: TimelineTab) -> None:
    tab.timeline.setFocus()
    QTest.keyClick(tab.timeline, Qt.Key.Key_H)

    assert tab.patterns.isVisible()
    assert "10 incidents have a known hour; 2 without one left out" in tab.patterns.hours.accessibleDescription()
    assert "Mar 2026: 10 for certain, up to 11 possibly" in tab.patterns.months.accessibleDescription()
    cell = next(hit for hit in tab.patterns.hours.drawing.hits if hit.key == "1:17")
    QTest.mouseClick(tab.patterns.hours, LEFT, pos=QPoint(round(cell.x + 3), round(cell.y + 3)))
    assert len(tab.timeline.stage.view.highlight) == 2  # the Tuesdays
    QTest.keyClick(tab.timeline, Qt.Key.Key_H)
    assert not tab.patterns.isVisible()


def test_lanes_are_as_they_were_left_and_kept_when_changed(bench: Bench, tab: TimelineTab, kept: Kept) -> None:
    stage = tab.timeline.stage
    assert stage.view.hidden == {"property"}
    assert stage.view.tints == {("contact", 1)}
    lane = next(hit for hit in stage.page.hits if hit.kind == "lane" and hit.key == "property")

    QTest.mouseClick(tab.timeline.viewport(), LEFT, pos=QPoint(40, round(lane.y + lane.height / 2)))

    assert json.loads(kept.lanes) == {"hidden": [], "order": [], "tints": {"contact": 1}}


def test_copying_is_journalled_and_says_what_it_leaves(bench: Bench, news: MessageBar, tab: TimelineTab) -> None:
    tab.timeline.setFocus()

    QTest.keyClick(tab.timeline, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    bench.settle()

    assert news.text == the_copied()
    assert ("chart.copied", "disclosed") in journalled(bench)
    image = QGuiApplication.clipboard().image()
    assert not image.isNull()
    assert image.width() > 2 * image.height() * 0.7


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_what_the_printer_does_not_take_is_journalled_as_not_left(
    bench: Bench, news: MessageBar, tab: TimelineTab, tmp_path: Path
) -> None:
    tab._ways.sharing.print_on(_broken(tmp_path), bench.case_id, tab.timeline.chart())
    bench.settle()

    assert "did not take it" in news.text
    assert [line for line in journalled(bench) if line[0].startswith("chart.")][:2] == [
        ("chart.not-left", "consulted"), ("chart.printed", "disclosed"),
    ]  # fmt: skip


def _broken(folder: Path) -> QPrinter:
    """A printer that can't begin."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "no folder" / "print.pdf"))
    return printer


def test_printing_is_journalled_and_prints_vectors(
    bench: Bench, news: MessageBar, tab: TimelineTab, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "print.pdf"))

    tab._ways.sharing.print_on(printer, bench.case_id, tab.timeline.chart())
    bench.settle()

    assert news.text == the_printed()
    assert ("chart.printed", "disclosed") in journalled(bench)
    page = pypdf.PdfReader(tmp_path / "print.pdf").pages[0]
    assert page.mediabox.width > page.mediabox.height
    assert not list(page.images)
    assert b" l\n" in page.get_contents().get_data()  # type: ignore[union-attr]


@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_saving_puts_it_into_the_register(bench: Bench, tab: TimelineTab, tmp_path: Path, ending: str) -> None:
    with bench.qtbot.waitSignal(tab._ways.sharing.saved) as saved:
        tab._ways.sharing.save_to(tmp_path / f"t{ending}", bench.case_id, tab.timeline.chart())

    entry = saved.args[0]
    assert isinstance(entry, Disclosure)
    assert (entry.audience, entry.document) == ("internal", f"Timeline ({ending[1:].upper()})")
    assert "Home and property" not in entry.choices, "a lane without incidents is not left out"
    assert ("chart.save", "disclosed") in journalled(bench)
    assert (tmp_path / f"t{ending}").stat().st_size > 2000
    if ending == ".png":
        assert QImage(str(tmp_path / "t.png")).width() == 2100


def test_an_order_made_is_compared_from_the_keyboard(bench: Bench, tab: TimelineTab) -> None:
    offender = bench.file().offenders[0]
    bench.add(o.Order(offender_id=offender, kind="nmo", made=date(2026, 3, 6), status="in-force"))
    tab.timeline.setFocus()

    QTest.keyClick(tab.timeline, Qt.Key.Key_B)

    assert tab.timeline.measured().startswith("Order made: 90 days before: 5 incidents for certain, up to 7 possibly.")


def test_another_case_leaves_nothing_of_the_one_before_in_sight(bench: Bench, tab: TimelineTab) -> None:
    assert len(tab.timeline.stage.model.marks) == 11
    other = bench.ask(lambda: Cases(bench.store).begin(NewCase(title="Another"), TODAY))[0]
    file = bench.ask(lambda: Cases(bench.store).read(other))

    bench.desk.take(file)

    model = tab.timeline.stage.model
    assert not len(model.marks)
    assert not model.is_read
    assert tab.table.model().rowCount() == 0
    assert "He rang" not in "".join(each.text() for each in tab.panel.findChildren(QLabel))
    drawn = [item.text for item in tab.timeline.stage.page.items() if isinstance(item, Text)]
    assert "Reading the case…" in drawn
    assert "Nothing recorded yet." not in drawn
    bench.settle()
    assert tab.timeline.stage.model.is_read


def test_a_case_opened_has_its_table_before_its_findings(
    bench: Bench, tab: TimelineTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = bench.ask(lambda: Cases(bench.store).begin(NewCase(title="Another"), TODAY))[0]
    strangled = c.Incident(case_id=other, account="He took her by the throat.", strangulation="yes")
    bench.ask(lambda: bench.store.add("incident.add", strangled, act="collected"))
    file = bench.ask(lambda: Cases(bench.store).read(other))
    found, may_find = tab._findings.of, Event()

    def held_up(*asked: Any) -> Any:
        may_find.wait(30)
        return found(*asked)

    monkeypatch.setattr(tab._findings, "of", held_up)

    def kinds() -> list[str]:
        model = tab.table.model()
        return [model.index(row, 0).data(KIND_ROLE) for row in range(model.rowCount())]

    try:
        bench.desk.take(file)
        bench.qtbot.waitUntil(lambda: kinds() == ["incident"])
        assert not tab.timeline.stage.model.findings
    finally:
        may_find.set()
    bench.settle()
    assert kinds().count("incident") == 1


def test_the_row_chosen_and_what_is_read_stay_when_findings_come_among_the_rows(bench: Bench, tab: TimelineTab) -> None:
    model = tab.timeline.stage.model
    tab.swap()
    table = tab.table
    table.setFixedHeight(140)
    bench.settle()
    table.selectRow(7)
    table.scrollTo(table.model().index(6, 0), QAbstractItemView.ScrollHint.PositionAtTop)
    top, chosen = table.indexAt(QPoint(0, 0)).data(KEY_ROLE), table.currentIndex().data(KEY_ROLE)

    found = [finding(f"Finding {n}", date(2026, 3, 1), date(2026, 3, 9), model.marks.ids[:2]) for n in range(3)]
    rows = with_findings(table_rows(model), model.with_findings(found))
    assert rows == table_rows(model.with_findings(found))
    table.set_rows(rows)

    assert table.model().rowCount() == 15
    assert table.indexAt(QPoint(0, 0)).data(KEY_ROLE) == top
    assert table.currentIndex().data(KEY_ROLE) == chosen
    assert [index.row() for index in table.selectionModel().selectedRows()] == [table.currentIndex().row()]


def test_nothing_moves_when_findings_arrive(bench: Bench, tab: TimelineTab) -> None:
    stage = tab.timeline.stage
    model = stage.model
    before = [(hit.key, hit.y) for hit in stage.page.hits if hit.kind == "lane"]

    found = [finding(f"Finding {n}", date(2026, 3, 1), date(2026, 3, 9), model.marks.ids[:2]) for n in range(5)]
    tab.timeline.set_model(model.with_findings(found))

    assert [(hit.key, hit.y) for hit in stage.page.hits if hit.kind == "lane"] == before
    assert any(hit.kind == "finding" for hit in stage.page.hits)


def begin_on(dialog: ComparePeriods, words: str) -> None:
    """Type when the earlier period begins."""
    line = dialog.begins.inner
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_two_periods_move_together_and_say_what_lies_in_each(bench: Bench, tab: TimelineTab) -> None:
    tab.timeline.show_stretch(date(2026, 3, 6).toordinal(), date(2026, 3, 11).toordinal())
    tab.timeline.setFocus()

    QTest.keyClick(tab.timeline, Qt.Key.Key_P)
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, ComparePeriods))
    bench.qtbot.waitExposed(dialog)
    later, earlier = dialog.later.stage, dialog.earlier.stage
    assert later.view.start - earlier.view.start == 5
    assert dialog.counted[0].text() == "6 March 2026 to 10 March 2026: 5 incidents for certain, up to 7 possibly"
    assert dialog.counted[1].text() == "1 March 2026 to 5 March 2026: 5 incidents for certain, up to 7 possibly"

    dialog.earlier.setFocus()
    QTest.keyClick(dialog.earlier, Qt.Key.Key_PageDown)
    assert later.view.start - earlier.view.start == 5
    assert later.view.start > date(2026, 3, 6).toordinal()

    begin_on(dialog, "1 or 2 February 2026")
    assert date.fromordinal(round(earlier.view.start)) != date(2026, 2, 1), "nothing moves until it is answered"
    QTest.mouseClick(dialog.begins.choices.buttons[0], Qt.MouseButton.LeftButton)
    assert date.fromordinal(round(earlier.view.start)) == date(2026, 2, 1)
    assert later.view.end - later.view.start == earlier.view.end - earlier.view.start

    begin_on(dialog, "1 March 2026")
    dialog.later.stage.view = replace(later.view, start=float(TODAY.toordinal() - 2), end=float(TODAY.toordinal() + 3))
    dialog.later.view_changed.emit()
    assert dialog.counted[0].text().startswith("1 August 2026 to 5 August 2026, not over yet: ")
    dialog.close()


def test_what_is_filtered_is_said_and_is_left_out_of_drawing_table_and_picture(bench: Bench, tab: TimelineTab) -> None:
    whole = len(tab.timeline.stage.model.conduct)
    row = bench.all(c.Incident)[0]
    bench.publish(lambda: Records(bench.store).change(replace(row, reported="yes", source="police")))
    bench.settle()
    window = tab.beside.ask_filter()
    ticks = {name: [made.item(n).text() for n in range(made.count())] for name, made in window.lists.items()}
    assert ticks["reported"] == [f"Not said  {whole - 1}", "Yes  1"]
    window.lists["reported"].item(1).setCheckState(Qt.CheckState.Checked)
    bench.settle()
    model = tab.timeline.stage.model
    assert [each.id for each in model.conduct] == [row.id]
    assert not tab.beside.notice.isHidden()
    assert tab.beside._only.text() == f"Only told to police: Yes. Left out: {whole - 1} incidents."
    assert tab.table.twin.rowCount() < whole
    assert tab.timeline.chart().left_out.endswith(
        f"Only told to police: Yes: {whole - 1} other incidents are left out."
    )
    window.lists["sources"].item(0).setCheckState(Qt.CheckState.Checked)
    bench.settle()
    window.clear()
    window.accept()
    bench.settle()
    assert len(tab.timeline.stage.model.conduct) == whole
    assert tab.beside.notice.isHidden()
    assert tab.timeline.chart().left_out == ""


def test_a_view_is_kept_in_the_casebook_and_taken_again(bench: Bench, tab: TimelineTab) -> None:
    stage, beside = tab.timeline.stage, tab.beside
    stage.toggle_lane("threats")
    beside.show_only(IncidentFilter(reported=frozenset({"-"})))
    bench.settle()
    tab.timeline.show_stretch(stage.view.end - 3, stage.view.end)
    beside.keep_view("  Not  asked & recent ")
    bench.settle()
    [(name, view)] = bench.ask(TimelineViews(bench.store).all).items()
    assert name == "Not asked & recent"
    stage.usual_lanes()
    stage.show_all()
    beside.show_only(EVERYTHING)
    bench.settle()
    beside.take_view(view)
    bench.settle()
    assert "threats" in stage.view.hidden
    assert round(stage.view.end - stage.view.start) == 3
    assert beside.shown == IncidentFilter(reported=frozenset({"-"}))
    beside.take_view({"lanes": "no JSON", "shown": {"reported": ["no such"], "other": ["x"]}, "days": None})
    bench.settle()
    beside.forget_view(name)
    bench.settle()
    assert bench.ask(TimelineViews(bench.store).all) == {}
    for wrong in (" ", "x" * 61):
        with pytest.raises(UserError):
            TimelineViews(bench.store).keep(wrong, {})


def test_nearer_farther_and_the_ranges_are_seen_and_the_mark_chosen_is_told(bench: Bench, tab: TimelineTab) -> None:
    stage, tools = tab.timeline.stage, tab.beside.tools
    offender = bench.desk.file.offenders[0]
    bench.add(o.Order(offender_id=offender, kind="ro-conviction", made=date(2026, 3, 5)))
    bench.settle()
    stage.show_all()
    tab.timeline.redraw()
    assert tools.slider.value() == 0
    [nearer] = [each for each in tools.findChildren(QAbstractButton) if each.accessibleName() == "Nearer"]
    before = stage.view.end - stage.view.start
    nearer.click()
    assert stage.view.end - stage.view.start < before
    assert tools.slider.value() > 0
    tools.slider.setValue(tools.slider.maximum())
    assert stage.view.end - stage.view.start < 1
    names = [name for name, _, _ in tools.stretches()]
    assert names[:4] == ["The whole time", "Last 90 days", "Last year", "Last three years"]
    assert any(name.startswith("Since ") for name in names[4:])
    for _, start, end in list(tools.stretches())[1:]:
        tab.timeline.show_stretch(start, end)
        assert stage.view.start <= stage.view.end
    row = next(each for each in bench.all(c.Incident) if each.happened is not None)
    opened: list[str] = []
    tab.incident_opened.connect(opened.append)
    assert not tab.beside._open.isEnabled()
    tab.timeline.select(row.id)
    assert "He rang" in tab.beside._chosen.text() or row.account[:10] in tab.beside._chosen.text()
    tab.beside._open.click()
    assert opened == [row.id]


def test_what_has_changed_keeps_its_words_after_a_sheet_stood_beside_it(bench: Bench, tab: TimelineTab) -> None:
    wide = tab.fontMetrics().averageCharWidth()
    for letters in (150, 80, 150):
        tab.resize(wide * letters, 640)
        bench.settle()
        assert tab.panel.width() >= min(tab.panel.minimumSizeHint().width(), wide * (52 if letters > 116 else 40))
    assert tab._split.orientation() == Qt.Orientation.Horizontal
    assert tab.panel.width() >= wide * 52
