# SPDX-License-Identifier: Apache-2.0
"""Import: choose a file, see what would be made, change and tick it, answer what is open, and take it in as one act."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QProgressBar,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import listed
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.fields import Kind, Spec
from vlu_desktop.services.cases.column_maps import OfferedMap
from vlu_desktop.services.cases.given_file import Given
from vlu_desktop.services.cases.import_drafts import ImportDraft
from vlu_desktop.services.cases.imports import Options, Proposal
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.intake.case_box import CaseBox
from vlu_desktop.ui.intake.choosing_page import ChoosingPage
from vlu_desktop.ui.intake.import_rows import NotReadRows
from vlu_desktop.ui.intake.import_services import ImportServices, what_was_made
from vlu_desktop.ui.intake.made_page import MadePage
from vlu_desktop.ui.intake.made_rows import MadeRows
from vlu_desktop.ui.intake.previewing import Previewing
from vlu_desktop.ui.intake.questions_form import QuestionsForm
from vlu_desktop.ui.intake.reading_panel import ReadingPanel
from vlu_desktop.ui.intake.row_answers import words_of
from vlu_desktop.ui.intake.way_kept import WayKept
from vlu_desktop.ui.threads.worker import Job, Worker
from vlu_desktop.ui.widgets.announcing import announce, tell
from vlu_desktop.ui.widgets.basics import button, column, holding, in_order, label, row, scrolled
from vlu_desktop.ui.widgets.elided_label import ElidedLabel
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.ordered_split import OrderedSplit
from vlu_desktop.ui.widgets.row_table import row_table
from vlu_desktop.ui.widgets.side_or_tab import SideOrTab

SOON = 400
"""Milliseconds after the last key in the day it was handed over before the rows are read again."""
USUAL = QSize(1320, 840)
LOW = 25
"""Lines of height below which what a tool tip says too is left out."""
MADE, NOT_READ, QUESTIONS = range(3)
_LETTERS = 46
"""Letters of width that how it is read needs beside the table."""
_NOT_READ_WIDTHS = (22, 6, 58)


class ImportWizard(FittingDialog):
    """`committed` carries the case's id, what the act changed, and a sentence that names it; `kept` what changed as a
    column map was kept or deleted. Without a case a new one is begun.

    `handed_over` carries a file that another window is for, by what it holds, and this one closes.
    """

    committed = Signal(str, object, str)
    kept = Signal(object)
    handed_over = Signal(object)

    KEEPS = True

    def __init__(
        self,
        parent: QWidget,
        worker: Worker,
        services: ImportServices,
        case_id: str,
        case_title: str,
        today: Callable[[], date],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("intaking.import-a-file"))
        self.setAcceptDrops(True)
        self._worker = worker
        self._services = services
        self.given: Given | None = None
        self.waiting: ImportDraft | None = None
        """What was changed of a file that is to be opened again: had back with that file, and no other."""
        self._cases: Job | None = None
        self.previewing = Previewing(worker, services)
        self.into = CaseBox(case_id, case_title)
        self._look: Job | None = None
        self._is_elsewhere: Callable[[Given], bool] = lambda _: False
        self.told_on = DayEditor(Spec(name="", label=say("intaking.handed-over-on"), kind=Kind.DATE), today)
        self.told_on.set_value(today())
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self.handed_by = QLineEdit()
        self.handed_by.setAccessibleName(say("intaking.handed-over-by"))
        self.made, self.not_read = MadeRows(), NotReadRows()
        self.choosing = ChoosingPage(today)
        self.page = MadePage(self.made)
        self.reading = ReadingPanel()
        self.questions = QuestionsForm()
        self.way = WayKept()
        self._file = ElidedLabel("muted")
        self._file.set_text(say("intaking.no-file-chosen"))
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        self._bar = QProgressBar()
        self._bar.setVisible(False)
        self._bar.setTextVisible(False)
        self.take = button(say("intaking.take-it-in"), self._commit, "primary")
        self.setLayout(self._lay_out())
        self.resize(USUAL)
        self._connect()
        self._forget()
        self._cases = worker.ask(services.cases.lines, self.into.list_cases)

    def _connect(self) -> None:
        previewing = self.previewing
        previewing.begun.connect(self._begun)
        previewing.shown.connect(self._show)
        previewing.failed.connect(self._failed)
        previewing.progressed.connect(self._progress)
        self.choosing.chosen.connect(self.open_file)
        self.choosing.refused.connect(self._tell)
        self.into.activated.connect(lambda _: previewing.into(self.into.case_id))
        self.told_on.edited.connect(self._soon.start)
        self._soon.timeout.connect(self._retold)
        self.made.chosen_changed.connect(self._count)
        self.not_read.chosen_changed.connect(self._insist)
        self.reading.form.changed.connect(previewing.map)
        self.reading.form.headed.connect(previewing.head)
        self.reading.form.lettered.connect(self._letter)
        self.reading.columns.taken.connect(previewing.map)
        self.reading.columns.kept.connect(self._keep_columns)
        self.reading.columns.deleted.connect(self._delete_columns)
        self.questions.answered.connect(previewing.answer)
        self.questions.answered_row.connect(previewing.answer)

    def _lay_out(self) -> QVBoxLayout:
        choose = button(say("intaking.choose-a-file"), self.choosing.ask, "outline")
        unread = row_table(say("intaking.what-was-not-read"), self.not_read)
        unread.setAlternatingRowColors(True)
        for place, letters in enumerate(_NOT_READ_WIDTHS):
            unread.setColumnWidth(place, unread.fontMetrics().averageCharWidth() * letters)
        self._tabs = QTabWidget()
        self._tabs.addTab(self.page, say("intaking.would-be-made"))
        self._tabs.addTab(unread, say("intaking.not-read"))
        self._tabs.addTab(self.questions, say("intaking.questions"))
        handed = (
            label(say("intaking.handed-over-on"), "subheading"),
            self.told_on,
            label(say("intaking.handed-over-by"), "subheading"),
        )
        left = scrolled(holding(column(self.reading, *handed, self.handed_by, self.reading.notes, None)))
        left.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        split = OrderedSplit()
        self._side = SideOrTab(split, self._tabs, left, say("intaking.how-it-is-read"), (320, 960))
        split.setChildrenCollapsible(False)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled(self.choosing))
        self._stack.addWidget(split)
        self._heading = label(say("intaking.import-a-file"), "heading")
        head = row(self._heading, self._file, self.into, choose, space=14)
        head.setStretch(1, 3)
        head.setStretch(2, 2)
        foot = flowing(button(say("intaking.close"), self.close, "quiet"), self._bar, self.way, self.take, spread=True)
        layout = column(head, self._stack, self._problem, foot, margins=12)
        layout.setStretch(1, 1)
        return layout

    @property
    def problem(self) -> str:
        """The sentence on what went wrong, "" for nothing."""
        return self._problem.text()

    def hand_over(self, is_elsewhere: Callable[[Given], bool]) -> None:
        """Have each file looked at first, on the vault's thread: one that is for another window is handed over."""
        self._is_elsewhere = is_elsewhere

    def open_file(self, given: Given) -> None:
        """Read a file, or text that was pasted; nothing is kept."""
        is_elsewhere = self._is_elsewhere
        if self._look is not None:
            self._look.cancel()
        self._file.set_text(say("intaking.reading-of", name=given.name))
        self._look = self._worker.ask(lambda: is_elsewhere(given), lambda elsewhere: self._looked(given, elsewhere))

    def _looked(self, given: Given, elsewhere: bool) -> None:
        if not elsewhere:
            self.read_file(given)
            return
        self.handed_over.emit(given)
        self.done(QDialog.DialogCode.Rejected)

    def read_file(self, given: Given) -> None:
        """Read a file as one of incidents, whatever else it may be."""
        self.given = given
        self._file.set_text(say("intaking.reading-of", name=given.name))
        self._forget()
        if self.waiting is not None:
            self.previewing.resume(given, self.into.case_id, self.waiting)
        else:
            self._read(Options())

    def take_draft(self, draft: ImportDraft) -> None:
        """Open a file again as it was left, and have back what was changed of it."""
        self.waiting = draft
        self.into.choose(draft.case_id)
        self.told_on.set_value(draft.told_on)
        self.handed_by.setText(draft.handed_by)
        self.read_file(draft.given)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.choosing.take_files(event.mimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.fontMetrics()
        low = event.size().height() < room.lineSpacing() * LOW
        self.way.why.setVisible(not low)
        self.page.be_low(low)
        # The bar above the window says the same, and which case it goes into has its room.
        self._heading.setVisible(not self._side.fit(event.size().width()))

    def unsaved(self) -> bool:
        """What was changed, ticked or answered counts as typed."""
        touched = self.made.is_touched or self.previewing.answers or self.waiting
        return bool(touched) or super().unsaved()

    def done(self, result: int) -> None:
        self.previewing.cancel()
        for job in (self._cases, self._look):
            if job is not None:
                job.cancel()
        super().done(result)

    def _letter(self, encoding: str, delimiter: str) -> None:
        self._read(Options(encoding=encoding, delimiter=delimiter))

    def _read(self, options: Options) -> None:
        if self.given is not None:
            self.previewing.open(self.given, self.into.case_id, self.told_on.value(), options)

    def _retold(self) -> None:
        """The day it was handed over settles what “last Tuesday” means, so the rows are read again."""
        if (day := self.told_on.value()) is not None:
            self.previewing.told(day)

    def _forget(self) -> None:
        """What stands in view is never another file's than the one named above it."""
        self.previewing.forget()
        self.made.show_proposal(None)
        self.not_read.show_proposal(None)
        self.questions.show_questions(())
        self.way.show_proposal(None)
        self._stack.setCurrentIndex(0)
        self._count()

    def _tell(self, problem: str) -> None:
        tell(self._problem, problem)

    def _begun(self) -> None:
        self._tell("")
        self._bar.setRange(0, 0)
        self._bar.setVisible(True)
        self.take.setEnabled(False)

    def _progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def _failed(self, sentence: str) -> None:
        self._bar.setVisible(False)
        self._file.set_text(self.given.name if self.given else "")
        self._forget()
        self._tell(f"{sentence} {say('intaking.what-you-changed-of-it')}" if self.waiting else sentence)

    def _show(self, proposal: Proposal, offers: tuple[OfferedMap, ...]) -> None:
        self._bar.setVisible(False)
        self._file.set_text(self.given.name if self.given else "")
        if self._stack.currentIndex() != 1:
            self._stack.setCurrentIndex(1)
            self.page.table.setFocus()
        self.reading.show_proposal(proposal, offers)
        self.not_read.show_proposal(proposal)
        self.made.show_proposal(proposal.insisting_on(self.not_read.chosen()))
        self.questions.show_questions(proposal.questions, words_of(proposal))
        in_order(self._tabs.tabBar(), *self.questions.stops)
        self.way.show_proposal(proposal)
        self._put_left(proposal)
        waiting = sum(not each.answered for each in proposal.questions)
        self._tabs.setTabText(NOT_READ, say("intaking.not-read-3", count=len(proposal.not_read)))
        self._tabs.setTabText(QUESTIONS, say("intaking.questions-3", waiting=waiting))
        self._count()
        announce(self, ". ".join(map(self._tabs.tabText, (MADE, NOT_READ, QUESTIONS))))

    def _put_left(self, proposal: Proposal) -> None:
        """With the file that was left, what was changed of it; with any other, that it isn't that one."""
        if (left := self.waiting) is None:
            return
        if not left.is_of(proposal):
            self._tell(say("intaking.another-file", name=left.name))
            return
        self.waiting = None
        self.previewing.answers = list(left.answers)
        self.not_read.insist(left.rows.insisted)
        self.made.put_left(left.rows)
        self.way.put_answer(left.way)

    def _insist(self) -> None:
        """What is insisted on stands among what would be made, to be changed there like any other row."""
        if (proposal := self.previewing.proposal) is not None:
            self.made.show_proposal(proposal.insisting_on(self.not_read.chosen()))

    def _count(self) -> None:
        if self.previewing.proposal is not None:
            self._tabs.setTabText(MADE, say("intaking.would-be-made-2", rowCount=self.made.rowCount()))
        incidents, other = self.made.many()
        told = [say("intaking.so-many-incidents", n=incidents)] if incidents or not other else []
        told += [say("intaking.so-many-others", n=other)] if other else []
        many = incidents + other
        self.take.setText(say("intaking.take-in-so-many", what=listed(told)) if many else say("intaking.take-it-in"))
        self.take.setEnabled(bool(many) and self.previewing.proposal is not None and not self.previewing.busy)

    def _keep_columns(self, name: str) -> None:
        if (mapping := self.reading.mapping) is not None:
            maps, said = self._services.maps, say("intaking.kept-columns-as", name=" ".join(name.split()))
            self._change_maps(lambda: maps.keep(name, mapping), said)

    def _delete_columns(self, map_id: str) -> None:
        self._change_maps(lambda: self._services.maps.discard(map_id), say("intaking.deleted-undo-brings-it-back"))

    def _change_maps(self, act: Callable[[], Changes], said: str) -> None:
        self._worker.ask(act, lambda changes: self._maps_changed(changes, said), self._refused)

    def _maps_changed(self, changes: Changes, said: str) -> None:
        self.kept.emit(changes)
        self.previewing.offers(lambda offers: self.reading.show_offers(offers, said))

    def _hindrance(self) -> str:
        """What keeps it from being taken in, and the cursor put where that is."""
        if self.made.open_cells():
            self._tabs.setCurrentIndex(MADE)
            self.page.open_first()
            return say("intaking.a-cell-holds-words-that")
        if problem := self.told_on.problem():
            self.told_on.setFocus()
            return problem
        if problem := self.way.problem():
            self.way.box.setFocus()
            return problem
        return ""

    def _commit(self) -> None:
        proposal = self.previewing.proposal
        if proposal is None or self._soon.isActive():
            return
        problem = self._hindrance()
        self._tell(problem)
        if problem:
            return
        rows, choices = self.made.chosen(), self.made.choices()
        case_id, handed_by, way = self.into.case_id, self.handed_by.text().strip(), self.way.way
        imports = self._services.imports
        self.take.setEnabled(False)

        def job() -> tuple[str, Changes]:
            if case_id:
                return case_id, imports.commit(
                    case_id, proposal, rows, choices=choices, handed_by=handed_by, kept=way
                )  # fmt: skip
            return imports.commit_to_new_case(proposal, rows, choices=choices, handed_by=handed_by, kept=way)

        self._worker.ask(job, self._committed, self._refused)

    def _refused(self, sentence: str) -> None:
        """Nothing was kept; what was chosen stays, to be tried again, and the button that does it has the keyboard."""
        self._count()
        self.take.setFocus()
        self._tell(sentence)

    def _committed(self, done: tuple[str, Changes]) -> None:
        case_id, changes = done
        said = what_was_made(changes, self.given.name if self.given else "", self.into.case_name)
        self.committed.emit(case_id, changes, said)
        self.accept()
