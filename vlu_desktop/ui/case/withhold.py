# SPDX-License-Identifier: Apache-2.0
"""Passages of a record's texts that are left out for an audience; the text itself stays as it was written."""

from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QTextEdit, QWidget

from vlu_desktop.domain.base import Record
from vlu_desktop.domain.fields import Spec
from vlu_desktop.domain.records import type_of
from vlu_desktop.domain.vocabulary import vocabulary
from vlu_desktop.domain.work import WithholdingMark
from vlu_desktop.ui.case.desk import CaseDesk, Saver
from vlu_desktop.ui.parts import button, column, label, row
from vlu_desktop.ui.tables import Columns, RecordTable


class MarksPane(QWidget):
    """Select a passage, choose for whom it is left out and why."""

    def __init__(self, record: Record, texts: Sequence[Spec], desk: CaseDesk, saver: Saver) -> None:
        super().__init__()
        self._record = record
        self._saver = saver
        self._marks: tuple[WithholdingMark, ...] = ()
        self._which = _box("Text", [(spec.name, spec.label) for spec in texts if getattr(record, spec.name)])
        self._which.currentIndexChanged.connect(lambda _: self._show())
        self._audience = _box("Left out for", vocabulary("audience").terms)
        self._reason = _box("Reason", vocabulary("withholding-reason").terms)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName("Text with the passages left out marked")
        add = button("Leave out what is selected", self._add, "outline")
        columns = Columns(computed=(("Passage", self._passage, self._passage),))
        self._table = RecordTable(
            WithholdingMark,
            desk.context(),
            desk.name_of,
            columns=columns,
            title="Left out",
            empty="Nothing is left out by hand. Protected values are left out whether or not they are marked here.",
        )
        self._table.added.connect(self._add)
        self._table.changed.connect(saver.change)
        self._table.removed.connect(saver.remove)
        self._hint = label("", "small")
        self.setLayout(
            column(row(self._which, self._audience, self._reason, None, add), self._text, self._hint, self._table)
        )
        self._show()

    def set_marks(self, marks: tuple[WithholdingMark, ...]) -> None:
        """Show the record's marks."""
        self._marks = marks
        self._table.set_records(marks)
        self._show()

    def _value(self, name: str) -> str:
        return str(getattr(self._record, name, "")) if name else ""

    def _passage(self, mark: WithholdingMark) -> str:
        text = self._value(mark.field)[mark.starts_at or 0 : mark.ends_at]
        return " ".join(text.split())[:60]

    def _show(self) -> None:
        name = str(self._which.currentData() or "")
        self._text.setPlainText(self._value(name))
        found: list[QTextEdit.ExtraSelection] = []
        for mark in self._marks:
            if mark.field == name:
                found.append(self._highlight(mark))
        self._text.setExtraSelections(found)

    def _highlight(self, mark: WithholdingMark) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._text.document())
        text = self._text.toPlainText()
        cursor.setPosition(_units(text, mark.starts_at or 0))
        cursor.setPosition(_units(text, mark.ends_at or 0), QTextCursor.MoveMode.KeepAnchor)
        shape = QTextCharFormat()
        shape.setBackground(self.palette().highlight())
        shape.setFontStrikeOut(True)
        selection.cursor = cursor
        selection.format = shape
        return selection

    def _add(self) -> None:
        cursor = self._text.textCursor()
        name = str(self._which.currentData() or "")
        if not name or not cursor.hasSelection():
            self._hint.setText("Select the passage in the text first.")
            return
        self._hint.setText("")
        text = self._text.toPlainText()
        self._saver.add(
            WithholdingMark(
                record_type=type_of(type(self._record)).key,
                record_id=self._record.id,
                field=name,
                starts_at=_characters(text, cursor.selectionStart()),
                ends_at=_characters(text, cursor.selectionEnd()),
                audience=str(self._audience.currentData()),
                reason=str(self._reason.currentData()),
            )
        )


def _units(text: str, characters: int) -> int:
    """Qt counts UTF-16 units; the record counts characters."""
    return len(text[:characters].encode("utf-16-le")) // 2


def _characters(text: str, units: int) -> int:
    return len(text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore"))


def _box(name: str, terms: Sequence[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for key, text in terms:
        box.addItem(text, key)
    return box
