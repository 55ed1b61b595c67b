# SPDX-License-Identifier: Apache-2.0
"""A case that is for some officers alone: which, who may read it, on which computers, and why; or for all again."""

from collections.abc import Collection, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.keeping.chosen_cases import ApartChoice, ApartOffer
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.widgets.basics import button, column, frame, label
from vlu_desktop.ui.widgets.field_form import FieldForm
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.flow_layout import flowing

_LIST_LINES = 6
_CASE_LETTERS = 30
_ID = Qt.ItemDataRole.UserRole


class ApartWindow(FittingDialog):
    """`given` carries a case by id, who may read it, the other computers that may hold it, and why; `for_all` a case
    and why. A computer that somebody else can open can't be ticked, and says who that is.
    """

    given = Signal(str, tuple, tuple, str)
    for_all = Signal(str, str)

    def __init__(self, offer: ApartOffer, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("computers.apart-title"))
        self._offer = offer
        self.case = QComboBox()
        self.case.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.case.setMinimumContentsLength(_CASE_LETTERS)
        for each in offer.cases:
            title = visible(each.title)
            self.case.addItem(title if each.kept is None else say("computers.apart-is", title=title))
        self.officers = self._list(offer.officers)
        self.computers = self._list(offer.computers)
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
        self.resize(self.fontMetrics().averageCharWidth() * 82, self.fontMetrics().lineSpacing() * 31)
        self.case.currentIndexChanged.connect(self._show)
        self.officers.itemChanged.connect(lambda _: self._offer_computers(self.ticked_computers))
        self._show()
        self.case.setFocus()

    def _list(self, rows: Collection[tuple[str, str]]) -> QListWidget:
        made = QListWidget()
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setFixedHeight(self.fontMetrics().lineSpacing() * _LIST_LINES)
        for row_id, name in rows:
            item = QListWidgetItem(visible(name))
            item.setData(_ID, row_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            made.addItem(item)
        return made

    def _form(self) -> FieldForm:
        form = FieldForm()
        fields: tuple[tuple[str, QWidget], ...] = (
            (say("computers.apart-case"), self.case), (say("computers.apart-officers"), self.officers),
            (say("computers.apart-computers"), self.computers), (say("computers.apart-why"), self.reason),
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
    def ticked_officers(self) -> tuple[str, ...]:
        """Who may read it, by id."""
        return _ticked(self.officers)

    @property
    def ticked_computers(self) -> tuple[str, ...]:
        """The computers that may hold it, by device."""
        return _ticked(self.computers)

    def choose(self) -> None:
        """Hand over what was chosen."""
        self._problem.setText("")
        if (chosen := self._chosen()) is not None:
            self.given.emit(chosen.id, self.ticked_officers, self.ticked_computers, self.reason.text())

    def refused(self, sentence: str) -> None:
        """Say why it was not done; what was typed and ticked stays."""
        self._problem.setText(sentence)

    def _chosen(self) -> ApartChoice | None:
        place = self.case.currentIndex()
        return self._offer.cases[place] if 0 <= place < len(self._offer.cases) else None

    def _for_all(self) -> None:
        self._problem.setText("")
        if (chosen := self._chosen()) is not None:
            self.for_all.emit(chosen.id, self.reason.text())

    def _show(self) -> None:
        """Tick who may read the chosen case as it stands, and the computers that may hold it."""
        chosen = self._chosen()
        kept = chosen.kept if chosen is not None else None
        named = {self._offer.own, *(kept.officers if kept is not None else ())}
        self.officers.blockSignals(True)
        for item in _items(self.officers):
            item.setCheckState(_state(item.data(_ID) in named))
            # Whoever keeps it to some is one of them.
            _enable(item, item.data(_ID) != self._offer.own)
        self.officers.blockSignals(False)
        self._offer_computers(kept.computers if kept is not None else ())
        self.again.setEnabled(kept is not None)

    def _offer_computers(self, ticked: Collection[str]) -> None:
        """Tick these, but for what somebody else can open: those say who, and can't be ticked."""
        names = dict(self._offer.computers)
        for item in _items(self.computers):
            device = str(item.data(_ID))
            strangers = self._offer.strangers(device, self.ticked_officers)
            name = visible(names[device])
            item.setText(say("computers.apart-opened-by", computer=name, names=strangers) if strangers else name)
            item.setCheckState(_state(device in ticked and not strangers))
            _enable(item, not strangers)


def _items(of: QListWidget) -> Iterator[QListWidgetItem]:
    return (of.item(place) for place in range(of.count()))


def _ticked(of: QListWidget) -> tuple[str, ...]:
    return tuple(str(each.data(_ID)) for each in _items(of) if each.checkState() is Qt.CheckState.Checked)


def _state(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked


def _enable(item: QListWidgetItem, may: bool) -> None:
    flag = Qt.ItemFlag.ItemIsUserCheckable
    item.setFlags(item.flags() | flag if may else item.flags() & ~flag)
