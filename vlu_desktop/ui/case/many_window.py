# SPDX-License-Identifier: Apache-2.0
"""The window that sets something for all the incidents chosen, as one act; what is left empty stays as it is."""

import threading
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QProgressBar, QWidget

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Exhibit, Incident
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.services.cases.many_incidents import ForMany
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.case_session.session import Progress
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.widgets.announcing import announce
from vlu_desktop.ui.widgets.basics import button, column, frame, label, row
from vlu_desktop.ui.widgets.case_field import name_case
from vlu_desktop.ui.widgets.field_form import FieldForm
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog


def _stays() -> tuple[str, str]:
    return ("", say("case.stays-as-it-is"))


_NAMED = 3
"""Incidents that are named by their day; the others are counted."""


class ManyWindow(FittingDialog):
    """`given` carries the ids of the incidents and what is to be set; who saves it accepts the window, or refuses."""

    given = Signal(object, object)

    def __init__(self, incidents: Sequence[Incident], file: CaseFile, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = say("case.set-for-incidents-2", n=len(incidents))
        self.setWindowTitle(title)
        self._ids = tuple(row_.id for row_ in incidents)
        self.reported = ChoiceBox(say("case.told-to-police"), (_stays(), *vocabulary("answer").terms))
        self.purpose = ChoiceBox(say("case.for"), (_stays(), *vocabulary("purpose").terms))
        self.agreed = ChoiceBox(say("case.she-agrees"), (_stays(), *vocabulary("answer").terms))
        for box in (self.reported, self.purpose, self.agreed):
            box.setMinimumContentsLength(24)
        self.exhibits = _listed(file)
        fields = FieldForm()
        for words, box in (
            (say("case.told-to-police"), self.reported),
            (say("case.may-be-used-for"), self.purpose),
            (say("case.she-agrees-to-that"), self.agreed),
        ):
            caption = label(words)
            caption.setBuddy(box)
            fields.addRow(caption, box)
        self._problem = label("", "problem", wrap=True)
        self._stop: threading.Event | None = None
        self.bar = QProgressBar()
        self.bar.setAccessibleName(say("case.how-many-are-set"))
        self.bar.hide()
        self.save = button(say("case.set-for-all"), self.choose, "primary", "Ctrl+Enter")
        self.save.setShortcut("Ctrl+Return")
        self._close = button(say("case.close"), self.reject, "quiet")
        shown = label(say("case.exhibits-that-show-all-of-them"), "subheading", wrap=True)
        shown.setBuddy(self.exhibits)
        self.setLayout(
            column(
                label(title, "heading"), label(_named(incidents), "muted", wrap=True), fields, shown, self.exhibits,
                frame("line"), self._problem, row(self._close, self.bar, None, self.save),
                margins=20, space=10,
            )
        )  # fmt: skip
        if not file.all(Exhibit):
            shown.hide()
            self.exhibits.hide()
        name_case(self, file.case)
        self.resize(self.fontMetrics().averageCharWidth() * 80, self.fontMetrics().lineSpacing() * 26)
        self.reported.setFocus()

    @property
    def problem(self) -> str:
        """What keeps it from being saved."""
        return self._problem.text()

    def choose(self) -> None:
        """Hand over what was chosen."""
        items = [self.exhibits.item(place) for place in range(self.exhibits.count())]
        ticked = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        exhibits = tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in ticked)
        wanted = ForMany(
            reported=str(self.reported.currentData()), purpose=str(self.purpose.currentData()),
            agreed=str(self.agreed.currentData()), exhibits=exhibits,
        )  # fmt: skip
        self.given.emit(self._ids, wanted)

    def begin(self) -> Progress:
        """It is being saved from here on: how far it is, is shown, and until it is done it can be stopped.

        What is given back is called on the vault's thread, and raises UserError once it was stopped.
        """
        stop = self._stop = threading.Event()
        self.save.setEnabled(False)
        self._close.setText(say("case.stop"))
        self._problem.setText("")
        self.bar.setRange(0, 0)
        self.bar.show()

        def going(_done: int, _of: int) -> None:
            if stop.is_set():
                raise UserError(say("case.stopped-nothing-is-set"))

        return going

    def show_progress(self, done: int, of: int) -> None:
        """How far it is."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def reject(self) -> None:
        """Close; while it is being saved, stop that first: then nothing of it is set."""
        if self._stop is not None:
            self._stop.set()
        else:
            super().reject()

    def refused(self, sentence: str) -> None:
        """Say why it was not saved; what was chosen stays."""
        self._stop = None
        self.bar.hide()
        self.save.setEnabled(True)
        self._close.setText(say("case.close"))
        self._problem.setText(sentence)
        announce(self._problem, sentence)


def _listed(file: CaseFile) -> QListWidget:
    """The exhibits of a case, each to be ticked."""
    made = QListWidget()
    made.setAccessibleName(say("case.exhibits-that-show-all-of"))
    for exhibit in file.all(Exhibit):
        item = QListWidgetItem(visible(f"{exhibit.reference}  {exhibit.title}".strip()[:160]))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setData(Qt.ItemDataRole.UserRole, exhibit.id)
        made.addItem(item)
    return made


def _named(incidents: Sequence[Incident]) -> str:
    """Which they are: the first by their days, and how many more."""
    days = [
        row_.happened.display(short=True) if row_.happened else say("case.date-not-known")
        for row_ in incidents[:_NAMED]
    ]
    named, more = "; ".join(days), len(incidents) - _NAMED
    return say("case.those-and-more", named=named, more=more) if more > 0 else say("case.those-named", named=named)
