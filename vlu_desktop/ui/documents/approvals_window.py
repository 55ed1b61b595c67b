# SPDX-License-Identifier: Apache-2.0
"""What officers ask one another to approve: exactly what it is, with its pages, answered here or done once approved."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QLineEdit, QTableWidget, QTableWidgetItem, QWidget
from shiboken6 import isValid

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.access.approvals import Approvals
from vlu_desktop.services.access.asked_questions import LASTS, Question, Stand, question_said, stand_said
from vlu_desktop.services.access.second_officer import Kind
from vlu_desktop.services.keeping.approval_desk import ApprovalDesk, Shown
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.case_session.session import Saver
from vlu_desktop.ui.documents.page_preview import PagesPane
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, frame, label
from vlu_desktop.ui.widgets.field_form import FieldForm
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.row_table import by_rows

_NOTHING = Shown(lines=())


@dataclass(frozen=True, slots=True)
class ApprovalsContext:
    """What the window works with; `folder` is where an approved document usually goes."""

    worker: Worker
    approvals: Approvals
    desk: Callable[[], ApprovalDesk]
    saver: Saver
    now: Callable[[], datetime]
    folder: Path


class ApprovalsWindow(FittingDialog):
    """`saved` carries the entry in the register of a document that left, and where the file is."""

    saved = Signal(object, object)

    def __init__(self, context: ApprovalsContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("approvals.title"))
        self._context = context
        self._rows: tuple[Question, ...] = ()
        self._shown = _NOTHING
        em, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        self.table = QTableWidget(0, 2)
        self.table.setHorizontalHeaderLabels([say("approvals.asked"), say("approvals.stands")])
        by_rows(self.table, say("approvals.title"))
        self.table.setWordWrap(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(line * 6)
        self.table.setColumnWidth(0, em * 64)
        self.table.itemSelectionChanged.connect(self._choose)
        self.told = label("", wrap=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.pages = PagesPane()
        self.pages.setMinimumHeight(line * 12)
        self.reason = QLineEdit()
        self._problem = label("", "problem", wrap=True)
        self.approve = button(say("approvals.approve"), lambda: self._answer(approved=True), "primary")
        self.refuse = button(say("approvals.refuse"), lambda: self._answer(approved=False), "outline")
        self.withdraw = button(say("approvals.withdraw"), self._withdraw, "outline")
        self.finish = button(say("approvals.go-on"), self._finish, "primary")
        self.setLayout(
            column(
                label(say("approvals.title"), "heading"),
                label(say("approvals.hint", days=LASTS.days), "small", wrap=True),
                self.table, self.told, self.pages, self._form(), self._problem, frame("line"),
                flowing(
                    button(say("caseload.close"), self.accept, "quiet"), self.withdraw, self.refuse, self.approve,
                    self.finish,
                ),
                margins=20, space=10,
            )
        )  # fmt: skip
        self.resize(em * 120, line * 38)
        self.table.setFocus()
        self._show(())
        self.read()

    def _form(self) -> FieldForm:
        form = FieldForm()
        name = label(say("approvals.reason"))
        name.setBuddy(self.reason)
        self.reason.setAccessibleName(say("approvals.reason"))
        form.addRow(name, self.reason)
        return form

    @property
    def problem(self) -> str:
        """Why something was not done."""
        return self._problem.text()

    def read(self) -> None:
        """Read again what is asked, and how far it is."""
        self._ask(self._context.approvals.every, self._show)

    def _ask(self, job: Callable[[], object], then: Callable[..., object]) -> None:
        def done(found: object) -> None:
            if isValid(self):
                then(found)

        self._context.worker.ask(job, done, self._failed)

    def _failed(self, sentence: str) -> None:
        if isValid(self):
            self._problem.setText(sentence)

    def _show(self, found: tuple[Question, ...]) -> None:
        place, self._rows = max(self.table.currentRow(), 0), found
        self.table.setRowCount(len(found))
        for at, each in enumerate(found):
            for column_at, text in enumerate((question_said(each), stand_said(each))):
                item = QTableWidgetItem(visible(text))
                item.setToolTip(visible(text).replace("<", "‹"))
                self.table.setItem(at, column_at, item)
        if found:
            self.table.setCurrentCell(min(place, len(found) - 1), 0)
        self._choose()

    def chosen(self) -> Question | None:
        """The one that is chosen."""
        place = self.table.currentRow()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _choose(self) -> None:
        """Show what is asked; it can be approved only once it is shown."""
        asked = self.chosen()
        self._tell(asked, _NOTHING)
        if asked is not None and asked.stand is Stand.WAITING:
            desk = self._context.desk
            self._ask(lambda: desk().shown(asked.id), lambda shown: self._tell(asked, shown))

    def _tell(self, asked: Question | None, shown: Shown) -> None:
        if asked is not self.chosen():
            return  # another was chosen meanwhile
        self._shown = shown
        self.told.setText(visible("\n".join(_lines(asked, shown))))
        self.pages.show_pdf(shown.pdf)
        self.pages.setVisible(bool(shown.pdf))
        may = asked is not None and asked.stand is Stand.WAITING and not asked.not_mine
        self.reason.setEnabled(may)
        self.refuse.setEnabled(may)
        self.approve.setEnabled(may and bool(shown.seen) and not shown.problem)
        of_here = asked.stand if asked is not None and asked.device == self._context.approvals.device else None
        self.withdraw.setEnabled(of_here in (Stand.WAITING, Stand.APPROVED, Stand.REFUSED))
        self.finish.setEnabled(of_here is Stand.APPROVED)

    def _answer(self, *, approved: bool) -> None:
        asked, seen, reason, desk = self.chosen(), self._shown.seen, self.reason.text(), self._context.desk
        if asked is not None:
            said = say("approvals.approve-done") if approved else say("approvals.refuse-done")
            self._act(lambda: desk().answer(asked.id, seen, reason, approved=approved), said)

    def _withdraw(self) -> None:
        asked = self.chosen()
        if asked is not None:
            self._act(lambda: self._context.approvals.withdraw(asked.id), say("approvals.withdraw-done"))

    def _act(self, job: Callable[[], Changes], said: str) -> None:
        self._problem.setText("")
        self._context.saver.act(job, said, "", lambda _: self._done() if isValid(self) else None, self._failed)

    def _done(self) -> None:
        self.reason.clear()
        self.read()

    def _finish(self) -> None:
        """Do it; of a document, first ask where to."""
        asked, out = self.chosen(), None
        if asked is None:
            return
        self._problem.setText("")
        if asked.kind is Kind.SIGN_OFF:
            wanted = self._context.folder / str(asked.told["name"])
            name, _ = QFileDialog.getSaveFileName(self, say("approvals.save-as"), str(wanted), say("documents.pdf-pdf"))
            if not name:
                return
            out = Path(name)
        desk, at = self._context.desk, self._context.now()
        self._ask(lambda: desk().finish(asked.id, at, out), lambda done: self._finished(done, out))

    def _finished(self, done: Changes | Disclosure, out: Path | None) -> None:
        if isinstance(done, Changes):
            self._context.saver.tell(done, say("approvals.do-done"))
        else:
            self.saved.emit(done, out)
        self._done()


def _lines(asked: Question | None, shown: Shown) -> list[str]:
    """What is told of a question: why it is asked, what would be done, and why somebody else has to answer it."""
    if asked is None:
        return [say("approvals.nothing")]
    problem = [shown.problem] if shown.problem else []
    not_mine = [asked.not_mine] if asked.stand is Stand.WAITING and asked.not_mine else []
    return [say("approvals.why-asked", why=asked.reason), *shown.lines, *problem, *not_mine]
