# SPDX-License-Identifier: Apache-2.0
"""An exhibit's custody log: every step in a table, and the next one entered beneath it in few keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from vlu_desktop.dates.when import When
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Exhibit, ExhibitCustody
from vlu_desktop.record.impossible import before_it_came, refused_before
from vlu_desktop.services.cases.search_and_drafts import Drafts
from vlu_desktop.ui.case.take_in_window import ExhibitWork
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.case_session.record_window_drafts import KIND, keep_typed
from vlu_desktop.ui.fields import RecordForm
from vlu_desktop.ui.tables import Columns, RecordTable
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.announcing import tell
from vlu_desktop.ui.widgets.basics import button, column, label, row, scrolled


class CustodyLog(QWidget):
    """The table and the form of one exhibit."""

    def __init__(self, work: ExhibitWork, exhibit: Exhibit) -> None:
        super().__init__()
        self._work = work
        self._exhibit = exhibit
        self._asked_of: ExhibitCustody | None = None
        self.table = RecordTable(
            ExhibitCustody,
            work.desk.context(),
            columns=Columns(
                leave_out=("exhibit_id",), wide={say("case.by"): 20, say("case.to"): 20, say("case.note"): 24}
            ),
            title=say("case.custody"),
            empty=say("case.no-step-of-custody-yet"),
        )
        self.table.added.connect(self._first_field)
        self.table.opened.connect(lambda step: RecordDialog(step, work.desk, work.saver, self).open())
        self.table.changed.connect(lambda new, was: work.saver.change(new, was, case_id=exhibit.case_id))
        self.table.removed.connect(lambda step: work.saver.remove(step, case_id=exhibit.case_id))
        self.table.setMinimumHeight(self.fontMetrics().lineSpacing() * 9)
        self.form: RecordForm[ExhibitCustody] = RecordForm(ExhibitCustody, work.desk.context())
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        add = button(say("case.add-this-step"), self.add, "primary", "Ctrl+Enter")
        inner = QWidget()
        inner.setLayout(
            column(
                self.table,
                label(say("case.next-step"), "subheading"),
                self.form,
                self.problem,
                row(None, add),
                margins=8,
            )
        )
        self.setLayout(column(scrolled(inner)))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self.add)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.form.edited.connect(lambda: tell(self.problem, ""))
        self._begin()
        work.desk.changed.connect(self._show)
        self._show(work.desk.file)

    @property
    def unsaved(self) -> bool:
        """Whether a step is typed that is not in the record."""
        return self.form.record() != self._blank

    @property
    def exhibit_id(self) -> str:
        """Whose custody it is."""
        return self._exhibit.id

    @property
    def typed(self) -> tuple[ExhibitCustody, ExhibitCustody]:
        """The step as typed, and as it began."""
        return self.form.record(), self._blank

    def add(self) -> None:
        """Keep the step that is typed, and begin the next."""
        step, problems = self.form.record(), self.form.problems()
        if not problems and not step.act:
            problems = (say("case.choose-what-was-done-first"),)
        if problems:
            tell(self.problem, " ".join(problems))
            return
        exhibit = self._work.desk.file.get(Exhibit, self._exhibit.id) or self._exhibit
        problem = refused_before(step, exhibit)
        if not problem and step != self._asked_of and (said := before_it_came(step, exhibit)):
            self._asked_of = step
            problem = say("case.step-before-it-came", said=said)
        if problem:
            tell(self.problem, "")
            self.form.editor("happened").refuse(problem)
            return
        self._work.saver.add(step, case_id=exhibit.case_id)
        self._begin()
        self._first_field()

    def _begin(self) -> None:
        moment = When.on(self._work.desk.today())
        self._blank = ExhibitCustody(exhibit_id=self._exhibit.id, happened=moment)
        self.form.set_record(self._blank)
        self._blank = self.form.record()

    def _first_field(self) -> None:
        self.form.editor("act").inner.setFocus()

    def _show(self, file: CaseFile) -> None:
        self.table.set_records(in_order(file.of(ExhibitCustody, self._exhibit.id)))


def keep_steps(window: QWidget, worker: Worker, drafts: Drafts, case_id: str) -> None:
    """Put every step of custody that is typed and not added into the vault; it opens again in a record's window."""
    for log in window.findChildren(CustodyLog):
        if log.unsaved:
            keep_typed(f"{KIND}:custody:{log.exhibit_id}", log.typed, worker, drafts, case_id)


def in_order(steps: tuple[ExhibitCustody, ...]) -> tuple[Record, ...]:
    """Steps by when they were, the undated last."""
    return tuple(
        sorted(steps, key=lambda step: (step.happened is None, step.happened and step.happened.sort_key, step.id))
    )
