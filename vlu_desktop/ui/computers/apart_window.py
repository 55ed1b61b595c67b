# SPDX-License-Identifier: Apache-2.0
"""A case that is for some computers alone: which case, which computers, and why; or for all again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.keeping.chosen_cases import ApartChoice
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.widgets.basics import button, column, frame, label
from vlu_desktop.ui.widgets.field_form import FieldForm
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.flow_layout import flowing

_LIST_LINES = 6
_CASE_LETTERS = 30


class ApartWindow(FittingDialog):
    """`given` carries a case by id, the other computers that may hold it, and why; `for_all` a case and why."""

    given = Signal(str, tuple, str)
    for_all = Signal(str, str)

    def __init__(self, cases: Sequence[ApartChoice], computers: Sequence[tuple[str, str]], parent: QWidget) -> None:
        """`computers` are the others by device and name."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("computers.apart-title"))
        self._choices = tuple(cases)
        self.case = QComboBox()
        self.case.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.case.setMinimumContentsLength(_CASE_LETTERS)
        for each in cases:
            title = visible(each.title)
            self.case.addItem(title if each.computers is None else say("computers.apart-is", title=title))
        self.computers = QListWidget()
        self.computers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.computers.setMinimumHeight(self.fontMetrics().lineSpacing() * _LIST_LINES)
        for device, name in computers:
            item = QListWidgetItem(visible(name))
            item.setData(Qt.ItemDataRole.UserRole, device)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self.computers.addItem(item)
        self.reason = QLineEdit()
        self._problem = label("", "problem", wrap=True)
        self.again = button(say("computers.for-all-now"), self._for_all, "outline")
        save = button(say("computers.apart-now"), self.choose, "primary", "Ctrl+Enter")
        self.setLayout(
            column(
                label(say("computers.apart-title"), "heading"), label(say("computers.apart-hint"), "small", wrap=True),
                self._form(), None, self._problem, frame("line"),
                flowing(button(say("caseload.close"), self.reject, "quiet"), self.again, save), margins=20, space=10,
            )
        )  # fmt: skip
        self.resize(self.fontMetrics().averageCharWidth() * 82, self.fontMetrics().lineSpacing() * 26)
        self.case.currentIndexChanged.connect(self._show)
        self._show()
        self.case.setFocus()

    def _form(self) -> FieldForm:
        form = FieldForm()
        fields: tuple[tuple[str, QWidget], ...] = (
            (say("computers.apart-case"), self.case), (say("computers.apart-computers"), self.computers),
            (say("computers.apart-why"), self.reason),
        )  # fmt: skip
        for caption, field in fields:
            name = label(caption)
            field.setAccessibleName(caption)
            if field is self.computers and not self.computers.count():
                form.addRow(name, label(say("computers.no-others"), "muted", wrap=True))
            else:
                name.setBuddy(field)
                form.addRow(name, field)
        return form

    @property
    def problem(self) -> str:
        """What keeps it from being done."""
        return self._problem.text()

    @property
    def ticked(self) -> tuple[str, ...]:
        """The computers that are ticked, by device."""
        items = [self.computers.item(place) for place in range(self.computers.count())]
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def choose(self) -> None:
        """Hand over what was chosen."""
        self._problem.setText("")
        if (chosen := self._chosen()) is not None:
            self.given.emit(chosen.id, self.ticked, self.reason.text())

    def refused(self, sentence: str) -> None:
        """Say why it was not done; what was typed and ticked stays."""
        self._problem.setText(sentence)

    def _chosen(self) -> ApartChoice | None:
        place = self.case.currentIndex()
        return self._choices[place] if 0 <= place < len(self._choices) else None

    def _for_all(self) -> None:
        self._problem.setText("")
        if (chosen := self._chosen()) is not None:
            self.for_all.emit(chosen.id, self.reason.text())

    def _show(self) -> None:
        """Tick the computers that may hold the chosen case as it stands."""
        chosen = self._chosen()
        held = (chosen.computers if chosen else None) or frozenset()
        for place in range(self.computers.count()):
            item = self.computers.item(place)
            is_held = item.data(Qt.ItemDataRole.UserRole) in held
            item.setCheckState(Qt.CheckState.Checked if is_held else Qt.CheckState.Unchecked)
        self.again.setEnabled(chosen is not None and chosen.computers is not None)
