# SPDX-License-Identifier: Apache-2.0
"""The unit's column maps beside a file that they fit: read it as last time, keep how it is read now, delete one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases.column_maps import OfferedMap
from vlu_desktop.services.cases.imports import Mapping
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.widgets.basics import button, column, label, row


def not_so() -> str:
    return say("intaking.read-as-last-time")


class KeptColumns(QWidget):
    """`taken` carries the mapping of a kept map, `kept` the name to keep the columns under, `deleted` a map's id."""

    taken = Signal(object)
    kept = Signal(str)
    deleted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._offers: tuple[OfferedMap, ...] = ()
        self.box = ChoiceBox(say("intaking.read-as-last-time-2"))
        self.delete = button("Delete", self._delete, "quiet", say("intaking.files-with-these-headings-are"))
        self.delete.setAccessibleName(say("intaking.delete-the-column-map-chosen"))
        self.name = QLineEdit()
        self.name.setAccessibleName(say("intaking.keep-these-columns-as"))
        self.name.setPlaceholderText(say("intaking.keep-these-columns-as-2"))
        self.name.setMaxLength(80)
        self.keep = button(say("intaking.keep"), self._keep, "quiet", say("intaking.the-unit-is-offered-this"))
        self.keep.setAccessibleName(say("intaking.keep-these-columns"))
        self.said = label("", "small", wrap=True)
        self.box.activated.connect(lambda _: self._take())
        self.name.returnPressed.connect(self._keep)
        self.name.textChanged.connect(lambda _: self._enable())
        offered = row(self.box, self.delete)
        keeping = row(self.name, self.keep)
        offered.setStretch(0, 1)
        keeping.setStretch(0, 1)
        self.setLayout(column(offered, keeping, self.said, space=6))
        self.show_offers((), None)

    def show_offers(self, offers: Sequence[OfferedMap], mapping: Mapping | None) -> None:
        """The maps that fit the sheet in view, the one it is read by chosen."""
        self._offers = tuple(each for each in offers if mapping and each.mapping.sheet == mapping.sheet)
        self.box.clear()
        self.box.addItem(not_so(), "")
        for each in self._offers:
            self.box.addItem(say("intaking.read-as-last-time-3", name=each.name), each.id)
        used = next((n for n, each in enumerate(self._offers, 1) if each.in_use), 0)
        self.box.setCurrentIndex(used)
        for shown in (self.box, self.delete):
            shown.setVisible(bool(self._offers))
        can = mapping is not None and mapping.heading_row > 0
        self.name.setEnabled(can)
        self.said.setText("" if can else say("intaking.only-columns-with-headings-can"))
        self.said.setVisible(not can)
        self._enable()

    def say(self, sentence: str) -> None:
        """What came of it."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def _chosen(self) -> OfferedMap | None:
        return next((each for each in self._offers if each.id == self.box.currentData()), None)

    def _enable(self) -> None:
        self.delete.setEnabled(self._chosen() is not None)
        self.keep.setEnabled(self.name.isEnabled() and bool(self.name.text().strip()))

    def _take(self) -> None:
        self._enable()
        if (chosen := self._chosen()) is not None and not chosen.in_use:
            self.taken.emit(chosen.mapping)

    def _keep(self) -> None:
        if self.keep.isEnabled():
            self.kept.emit(self.name.text())

    def _delete(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.deleted.emit(chosen.id)
