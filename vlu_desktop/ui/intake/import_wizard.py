# SPDX-License-Identifier: Apache-2.0
"""Import: choose a file, see what was read and what was not, change how it is read, and take it in as one act."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.phrases import number
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.fields import Kind, Spec
from vlu_desktop.services.cases.imports import WAYS, Importer, Imports, Mapping, Options, Proposal, formats
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.intake.import_rows import MadeRows, NotReadRows
from vlu_desktop.ui.intake.questions_form import QuestionsForm
from vlu_desktop.ui.intake.reading_form import ReadingForm
from vlu_desktop.ui.threads.worker import Job, Worker
from vlu_desktop.ui.widgets.basics import button, column, holding, label, row, scrolled
from vlu_desktop.ui.widgets.row_table import row_table

SOON = 400
"""Milliseconds after the last key in the day it was handed over before the rows are read again."""


class ImportWizard(QDialog):
    """`committed` carries the case's id and what the act changed. Without a case a new one is begun."""

    committed = Signal(str, object)

    def __init__(
        self,
        parent: QWidget,
        worker: Worker,
        imports: Imports,
        case_id: str,
        case_title: str,
        today: Callable[[], date],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Import a file")
        self.setAcceptDrops(True)
        self._worker = worker
        self._imports = imports
        self._proposal: Proposal | None = None
        self._path: Path | None = None
        self._ticket: Job | None = None
        self._options = Options()
        self.into = ChoiceBox("Into")
        self.into.setMinimumContentsLength(28)
        if case_id:
            self.into.addItem(f"Into {case_title}", case_id)
        self.into.addItem("Into a new case, titled after the file", "")
        self.told_on = DayEditor(Spec(name="", label="Handed over on", kind=Kind.DATE), today)
        self.told_on.set_value(today())
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self.handed_by = QLineEdit()
        self.handed_by.setAccessibleName("Handed over by")
        self.period = QCheckBox()
        self.made, self.not_read = MadeRows(), NotReadRows()
        self.reading = ReadingForm()
        self.questions = QuestionsForm()
        self._sheet = ChoiceBox("Sheet")
        self._file = label("No file chosen", "muted")
        self._problem = label("", "problem", wrap=True)
        self._notes = label("", "muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setVisible(False)
        self._bar.setTextVisible(False)
        self.take = button("Take it in", self._commit, "primary")
        self.setLayout(self._lay_out())
        self.resize(1320, 840)
        self._connect()
        self._count()

    def _connect(self) -> None:
        self.into.activated.connect(lambda _: self._read(self._options))
        self.told_on.edited.connect(self._soon.start)
        self._soon.timeout.connect(self._retold)
        self.made.chosen_changed.connect(self._count)
        self.not_read.chosen_changed.connect(self._count)
        self.reading.changed.connect(self._again)
        self.reading.headed.connect(self._head)
        self.reading.lettered.connect(self._letter)
        self.questions.answered.connect(self._answer)
        self._sheet.activated.connect(lambda _: self._show_sheet())

    def _lay_out(self) -> QVBoxLayout:
        choose = button("Choose a file…", self._choose, "outline")
        self._tabs = QTabWidget()
        self._tabs.addTab(_view(self.made, "What would be made", (6, 5, 19, 32, 13, 22, 9)), "Would be made")
        self._tabs.addTab(_view(self.not_read, "What was not read", (19, 6, 58)), "Not read")
        self._tabs.addTab(self.questions, "Questions")
        self._how = label("How it is read", "subheading")
        left = holding(
            column(
                self._how,
                self._sheet,
                self.reading,
                label("Handed over on", "subheading"),
                self.told_on,
                label("Handed over by", "subheading"),
                self.handed_by,
                self.period,
                self._notes,
                None,
            )
        )
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(12)
        split.addWidget(scrolled(left))
        split.addWidget(self._tabs)
        split.setSizes([360, 920])
        split.setChildrenCollapsible(False)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing())
        self._stack.addWidget(split)
        layout = column(
            row(label("Import a file", "heading"), self._file, None, self.into, choose, space=14),
            self._stack,
            self._problem,
            row(button("Close", self.close, "quiet"), self._bar, None, self.take),
            margins=18,
            space=10,
        )
        layout.setStretch(1, 1)
        return layout

    def _nothing(self) -> QWidget:
        told = label("Choose a file, or drop one here:", "muted")
        kinds = [row(None, label(each.about, "muted"), None) for each in formats()]
        kept = label("Nothing is kept before you take it in, and one undo takes all of it back.", "muted")
        choose = button("Choose a file…", self._choose, "primary")
        lines = (row(None, told, None), *kinds, row(None, kept, None), row(None, choose, None))
        return holding(column(None, *lines, None, space=12), "card")

    @property
    def problem(self) -> str:
        """The sentence on what went wrong, "" for nothing."""
        return self._problem.text()

    def open_file(self, path: Path) -> None:
        """Read a file; nothing is kept."""
        self._path = path
        self._file.setText(path.name)
        self._forget()
        self._read()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.open_file(Path(paths[0]))

    def done(self, result: int) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        super().done(result)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose a file", "", file_filter(formats()))
        if name:
            self.open_file(Path(name))

    def _letter(self, encoding: str, delimiter: str) -> None:
        self._read(Options(encoding=encoding, delimiter=delimiter))

    def _read(self, options: Options | None = None) -> None:
        self._options = chosen = options or Options()
        path, case_id, told_on = self._path, str(self.into.currentData() or ""), self.told_on.value()
        if path is None:
            return

        def job(progress: Callable[[int, int], None], stopped: Callable[[], bool]) -> Proposal:
            return self._imports.preview(
                case_id, path, options=chosen, told_on=told_on, progress=_stoppable(progress, stopped)
            )

        self._work(job)

    def _again(self, mapping: Mapping | None = None) -> None:
        """Read the rows again on the day given, and where a mapping is given by that."""
        proposal, told_on = self._proposal, self.told_on.value()
        if proposal is None:
            return
        mapped = proposal.reading.mapped
        reading = proposal.reading if mapping is None or mapped is None else mapped.with_mapping(mapping)

        def job(progress: Callable[[int, int], None], stopped: Callable[[], bool]) -> Proposal:
            return self._imports.again(proposal, reading, told_on, progress=_stoppable(progress, stopped))

        self._work(job)

    def _head(self, mapping: Mapping, at: int) -> None:
        if self._proposal is not None and (mapped := self._proposal.reading.mapped) is not None:
            self._again(mapped.headed(mapping, at, self._proposal.said_on.year))

    def _answer(self, key: str, answer: str) -> None:
        """One question answered for every row like it, and the rows read again by that."""
        proposal = self._proposal
        if proposal is None:
            return

        def job(progress: Callable[[int, int], None], stopped: Callable[[], bool]) -> Proposal:
            return self._imports.answer(proposal, key, answer, progress=_stoppable(progress, stopped))

        self._work(job)

    def _retold(self) -> None:
        """The day it was handed over settles what “last Tuesday” means, so the rows are read again."""
        if self.told_on.value() is not None:
            self._again()

    def _forget(self) -> None:
        """What stands in view is never another file's than the one named above it."""
        self._proposal = None
        self.made.show_proposal(None)
        self.not_read.show_proposal(None)
        self._notes.setText("")
        self._stack.setCurrentIndex(0)
        self._count()

    def _work(self, job: Callable[[Callable[[int, int], None], Callable[[], bool]], Proposal]) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        self._problem.setText("")
        self._bar.setRange(0, 0)
        self._bar.setVisible(True)
        self.take.setEnabled(False)
        self._ticket = self._worker.long(job, self._show, self._failed, self._progress)

    def _progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def _failed(self, sentence: str) -> None:
        self._ticket = None
        self._bar.setVisible(False)
        self._forget()
        self._problem.setText(sentence)

    def _show(self, proposal: Proposal) -> None:
        self._ticket = None
        self._bar.setVisible(False)
        self._stack.setCurrentIndex(1)
        self._proposal = proposal
        self._list_sheets(proposal)
        self.made.show_proposal(proposal)
        self.not_read.show_proposal(proposal)
        self._tabs.setTabText(0, f"Would be made  {len(proposal.made):,}")
        self._tabs.setTabText(1, f"Not read  {len(proposal.not_read):,}")
        self.questions.show_questions(proposal.questions)
        self._tabs.setTabText(2, f"Questions  {sum(not each.answered for each in proposal.questions):,}")
        self._notes.setText("\n".join((*proposal.notes, _aside(proposal))))
        self.period.setText(f"It was kept as a {proposal.reading.noun} at the time")
        self.period.setVisible(proposal.period is not None)
        self._show_sheet()
        self._count()

    def _list_sheets(self, proposal: Proposal) -> None:
        """The sheets whose columns can be said, the one in view still in view; none for a file that has no columns."""
        kept = self._sheet.currentIndex()
        mapped = proposal.reading.mapped
        mappings = mapped.mappings if mapped is not None else ()
        self._sheet.clear()
        for mapping in mappings:
            self._sheet.addItem(mapping.sheet + ("" if mapping.used else f" (not read: {mapping.why_not})"))
        self._sheet.setCurrentIndex(min(max(kept, 0), len(mappings) - 1))
        self._sheet.setVisible(len(mappings) > 1)
        for part in (self._how, self.reading):
            part.setVisible(mapped is not None)

    def _show_sheet(self) -> None:
        mapped = self._proposal.reading.mapped if self._proposal is not None else None
        if mapped is not None and self._sheet.currentIndex() >= 0:
            self.reading.show_reading(mapped, self._sheet.currentIndex())

    def _count(self) -> None:
        many = len(self.made.chosen()) + len(self.not_read.chosen())
        self.take.setText(f"Take in {number(many, 'incident')}" if many else "Take it in")
        self.take.setEnabled(bool(many) and self._proposal is not None and self._ticket is None)

    def _commit(self) -> None:
        proposal = self._proposal
        if proposal is None or self._soon.isActive():
            return
        if problem := self.told_on.problem():
            self._problem.setText(problem)
            return
        rows = [*self.made.chosen(), *self.not_read.chosen()]
        case_id = str(self.into.currentData() or "")
        handed_by, kept = self.handed_by.text().strip(), self._way_kept(proposal)
        self.take.setEnabled(False)

        def job() -> tuple[str, Changes]:
            if case_id:
                return case_id, self._imports.commit(case_id, proposal, rows, handed_by=handed_by, kept=kept)
            return self._imports.commit_to_new_case(proposal, rows, handed_by=handed_by, kept=kept)

        self._worker.ask(job, self._committed, self._refused)

    def _way_kept(self, proposal: Proposal) -> str:
        """A diary not said to have been kept at the time is put down as not known when: it is compared with nothing."""
        way = proposal.period.way if proposal.period is not None else ""
        if way == WAYS[-1][0]:
            return WAYS[0][0] if self.period.isChecked() else way
        return way if self.period.isChecked() else ""

    def _refused(self, sentence: str) -> None:
        """Nothing was kept; what was chosen stays, to be tried again."""
        self._problem.setText(sentence)
        self._count()

    def _committed(self, done: tuple[str, Changes]) -> None:
        case_id, changes = done
        self.committed.emit(case_id, changes)
        self.accept()


def file_filter(kinds: tuple[Importer, ...]) -> str:
    """What the window that asks for a file offers: every ending of every kind, then kind by kind, then all files."""

    def of(name: str, endings: Iterable[str]) -> str:
        return f"{name} ({' '.join(f'*.{ending}' for ending in dict.fromkeys(endings))})"

    whole = of("Files that can be imported", (ending for kind in kinds for ending in kind.endings))
    return ";;".join((whole, *(of(kind.label, kind.endings) for kind in kinds), "All files (*)"))


def _aside(proposal: Proposal) -> str:
    """How many rows are no entries, and what they are."""
    what = ", ".join(dict.fromkeys(each.what for each in proposal.set_aside))
    return f"Set aside: {len(proposal.set_aside):,}{f' ({what})' if what else ''}. Blank rows: {proposal.blank:,}."


def _stoppable(progress: Callable[[int, int], None], stopped: Callable[[], bool]) -> Callable[[int, int], None]:
    def on(done: int, of: int) -> None:
        if stopped():
            raise UserError("Stopped.")
        progress(done, of)

    return on


def _view(model: MadeRows | NotReadRows, name: str, widths: tuple[int, ...]) -> QTableView:
    view = row_table(name, model)
    view.setAlternatingRowColors(True)
    em = view.fontMetrics().averageCharWidth()
    for place, letters in enumerate(widths):
        view.setColumnWidth(place, em * letters)
    return view
