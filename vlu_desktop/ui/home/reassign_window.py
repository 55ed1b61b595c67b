# SPDX-License-Identifier: Apache-2.0
"""Cases given to another officer: which of them, to whom, and why."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget
from shiboken6 import isValid

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.people import Officer
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.case_session.session import Saver
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.widgets.basics import button, column, frame, label, row
from vlu_desktop.ui.widgets.field_form import FieldForm
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.flow_layout import flowing

_LONGEST = 160


class ReassignWindow(FittingDialog):
    """`given` carries the ids of the cases ticked, the id of the officer who is to have them, and why."""

    given = Signal(object, str, str)

    def __init__(
        self, cases: Sequence[tuple[str, str]], ticked: Collection[str], officers: Sequence[Officer], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("caseload.give-title"))
        self.list = QListWidget()
        self.list.setAccessibleName(say("caseload.which-cases"))
        for case_id, words in cases:
            item = QListWidgetItem(visible(" ".join(words.split())[:_LONGEST]))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if case_id in ticked else Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, case_id)
            item.setToolTip(item.text().replace("<", "‹"))
            self.list.addItem(item)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        if cases:
            self.list.setCurrentRow(0)
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * 8)
        self.list.itemChanged.connect(lambda _: self._count())
        self.many = label("", "muted")
        self.to = ChoiceBox(say("caseload.to"), (("", ""), *((each.id, visible(each.name)) for each in officers)))
        self.to.setMinimumContentsLength(30)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(say("caseload.why"))
        fields = FieldForm()
        for caption, field in ((say("caseload.to"), self.to), (say("caseload.why"), self.reason)):
            name = label(caption)
            name.setBuddy(field)
            fields.addRow(name, field)
        self._problem = label("", "problem", wrap=True)
        every = button(say("caseload.tick-all"), lambda: self._tick(Qt.CheckState.Checked), "quiet")
        none = button(say("caseload.tick-none"), lambda: self._tick(Qt.CheckState.Unchecked), "quiet")
        self.save = button(say("caseload.give-now"), self.choose, "primary", "Ctrl+Enter")
        self.setLayout(
            column(
                label(say("caseload.give-title"), "heading"), label(say("caseload.give-hint"), "small", wrap=True),
                self.list, flowing(every, none, self.many), fields, self._problem, frame("line"),
                row(button(say("caseload.close"), self.reject, "quiet"), None, self.save),
                margins=20, space=10,
            )
        )  # fmt: skip
        self.resize(self.fontMetrics().averageCharWidth() * 76, self.fontMetrics().lineSpacing() * 26)
        self._count()
        (self.to if ticked else self.list).setFocus()

    @property
    def problem(self) -> str:
        """What keeps it from being done."""
        return self._problem.text()

    def ticked(self) -> tuple[str, ...]:
        """The cases that are ticked."""
        items = [self.list.item(place) for place in range(self.list.count())]
        return tuple(
            str(each.data(Qt.ItemDataRole.UserRole)) for each in items if each.checkState() == Qt.CheckState.Checked
        )

    def choose(self) -> None:
        """Hand over what was chosen."""
        self._problem.setText("")
        self.given.emit(self.ticked(), str(self.to.currentData() or ""), self.reason.text())

    def save_by(self, saver: Saver, job: Callable[[], Changes], said: str) -> None:
        """Do it, say so and close; or say here why not, unless it was closed meanwhile."""
        saver.act(
            job, said, say("home.undo"), lambda _: self.accept() if isValid(self) else None,
            lambda sentence: self.refused(sentence) if isValid(self) else saver.problem(sentence),
        )  # fmt: skip

    def refused(self, sentence: str) -> None:
        """Say why it was not done; what was chosen stays."""
        self._problem.setText(sentence)

    def _tick(self, state: Qt.CheckState) -> None:
        with QSignalBlocker(self.list):
            for place in range(self.list.count()):
                self.list.item(place).setCheckState(state)
        self.list.viewport().update()
        self._count()

    def _count(self) -> None:
        self.many.setText(say("caseload.ticked", n=len(self.ticked())))
