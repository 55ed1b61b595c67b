# SPDX-License-Identifier: Apache-2.0
"""How a file is read, as guessed and as the officer may change it: letters, dates, heading, and what each column is."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases.imports import DELIMITERS, ENCODINGS, ORDERS, USES, MappedReading, Mapping
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox, NumberBox
from vlu_desktop.ui.widgets.basics import label
from vlu_desktop.ui.widgets.field_form import FieldForm


class ReadingForm(QWidget):
    """`changed` carries the mapping of the sheet in view, `headed` the row its headings are to be taken from.

    `lettered` carries the encoding and the mark between columns: the file is then read from its bytes again.
    """

    changed = Signal(object)
    headed = Signal(object, int)
    lettered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._mapping: Mapping | None = None
        self._form = FieldForm(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(6)
        self.encoding = ChoiceBox(say("intaking.letters"), ENCODINGS)
        self.delimiter = ChoiceBox(say("intaking.between-columns"), DELIMITERS)
        self.order = ChoiceBox(say("intaking.dates"), ORDERS)
        self.heading_row = NumberBox(say("intaking.row-of-headings"), 1_048_576, say("intaking.no-headings"))
        self.carry = QCheckBox(say("intaking.a-blank-date-is-the"))
        self.used = QCheckBox(say("intaking.read-this-sheet"))
        self.swap = QCheckBox(say("intaking.swap-day-and-month-of"))
        self._columns: list[ChoiceBox] = []
        self._captions: list[str] = []
        for caption, field in (
            (say("intaking.letters"), self.encoding),
            (say("intaking.between-columns"), self.delimiter),
            (say("intaking.dates"), self.order),
            (say("intaking.row-of-headings"), self.heading_row),
        ):
            name = label(caption)
            name.setBuddy(field)
            self._form.addRow(name, field)
        self._form.addRow(self.used)
        self._form.addRow(self.carry)
        self._form.addRow(self.swap)
        self._fixed = self._form.rowCount()
        self.encoding.activated.connect(lambda _: self._letter())
        self.delimiter.activated.connect(lambda _: self._letter())
        self.order.activated.connect(lambda _: self._change(order=self.order.currentData(), order_shown=True))
        self.carry.clicked.connect(lambda on: self._change(carry_dates_down=on))
        self.used.clicked.connect(lambda on: self._change(used=on))
        self.swap.clicked.connect(lambda on: self._change(swap_real_dates=on))
        self.heading_row.editingFinished.connect(self._head)

    def show_reading(self, reading: MappedReading, sheet: int) -> None:
        """Show how a sheet was read."""
        mapping = reading.mappings[sheet]
        self._mapping = mapping
        plain = bool(reading.book.encoding)
        for box, key in ((self.encoding, reading.book.encoding), (self.delimiter, reading.book.delimiter)):
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(key))
            self._form.setRowVisible(box, plain)
        with QSignalBlocker(self.order):
            self.order.setCurrentIndex(self.order.findData(mapping.order))
        with QSignalBlocker(self.heading_row):
            self.heading_row.set_value(mapping.heading_row)
        with QSignalBlocker(self.carry), QSignalBlocker(self.used):
            self.carry.setChecked(mapping.carry_dates_down)
            self.used.setChecked(mapping.used)
        self.swap.setChecked(mapping.swap_real_dates)
        self.swap.setVisible(mapping.swap_suspected or mapping.swap_real_dates)
        self._show_columns(mapping)

    def _show_columns(self, mapping: Mapping) -> None:
        """The uses of the columns; of the same columns as before by the same boxes, so that the cursor stays in one."""
        captions = [column.heading or say("intaking.column", value=column.index + 1) for column in mapping.columns]
        if captions == self._captions:
            for box, column in zip(self._columns, mapping.columns, strict=True):
                box.setCurrentIndex(box.findData(column.use))
            return
        self._captions = captions
        while self._form.rowCount() > self._fixed:
            self._form.removeRow(self._form.rowCount() - 1)
        self._columns = []
        for column, caption in zip(mapping.columns, captions, strict=True):
            box = ChoiceBox(say("intaking.use-of", caption=caption), (("", say("intaking.not-used")), *USES))
            box.setCurrentIndex(box.findData(column.use))
            box.activated.connect(lambda _, at=column.index, made=box: self._use(at, str(made.currentData())))
            name = label(caption if len(caption) <= 28 else caption[:27] + "…")
            name.setToolTip(caption.replace("<", "‹"))
            name.setBuddy(box)
            self._form.addRow(name, box)
            # Made anew with every file, they would else come last of the whole window.
            self.setTabOrder(self._columns[-1] if self._columns else self.swap, box)
            self._columns.append(box)

    def _use(self, index: int, use: str) -> None:
        if self._mapping is not None:
            self._mapping = self._mapping.having(index, use)
            self.changed.emit(self._mapping)

    def _change(self, **values: object) -> None:
        if self._mapping is not None:
            changed = replace(self._mapping, **values)  # type: ignore[arg-type]
            if changed != self._mapping:
                self._mapping = changed
                self.changed.emit(changed)

    def _head(self) -> None:
        if self._mapping is not None and self.heading_row.value() != self._mapping.heading_row:
            self.headed.emit(self._mapping, self.heading_row.value())

    def _letter(self) -> None:
        self.lettered.emit(str(self.encoding.currentData() or ""), str(self.delimiter.currentData() or ""))
