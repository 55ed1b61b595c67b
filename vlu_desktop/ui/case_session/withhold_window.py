# SPDX-License-Identifier: Apache-2.0
"""Passages of a record's texts that are left out for an audience; the text itself stays as it was written."""

from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.fields import Spec
from vlu_desktop.record.record_types import type_of
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.record.work import WithholdingMark
from vlu_desktop.services.documents.withholding import MaskingProposal
from vlu_desktop.ui.case_session.proposals_list import ProposalList
from vlu_desktop.ui.case_session.session import CaseSession, Saver
from vlu_desktop.ui.tables import Columns, RecordTable
from vlu_desktop.ui.widgets.basics import button, column, label, row
from vlu_desktop.ui.widgets.elided_choice import ElidedChoice


class MarksPane(QWidget):
    """Select a passage, choose for whom it is left out and why."""

    def __init__(self, record: Record, texts: Sequence[Spec], desk: CaseSession, saver: Saver) -> None:
        super().__init__()
        self._record = record
        self._saver = saver
        self._marks: tuple[WithholdingMark, ...] = ()
        self._which = _box(
            say("sessions.text"), [(spec.name, spec.label) for spec in texts if getattr(record, spec.name)]
        )
        self._which.currentIndexChanged.connect(lambda _: self._show())
        self._audience = _box(say("sessions.left-out-for"), vocabulary("audience").terms)
        self._audience.currentIndexChanged.connect(lambda _: self._ask())
        self._desk = desk
        self._found: tuple[MaskingProposal, ...] = ()
        self._proposals = ProposalList(self._leave_out, self._point_at)
        self._reason = _box(say("sessions.reason"), vocabulary("withholding-reason").terms)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(say("sessions.text-with-the-passages-left"))
        add = button(say("sessions.leave-out-what-is-selected"), self._add, "outline")
        columns = Columns(computed=((say("sessions.passage"), self._passage, self._passage),))
        self._table = RecordTable(
            WithholdingMark,
            desk.context(),
            columns=columns,
            title=say("sessions.left-out"),
            empty=say("sessions.nothing-is-left-out-by"),
        )
        self._table.added.connect(self._add)
        self._table.changed.connect(saver.change)
        self._table.removed.connect(saver.remove)
        self._hint = label("", "small")
        self.setLayout(
            column(
                row(self._which, self._audience, self._reason, None, add),
                self._text,
                self._hint,
                self._proposals,
                self._table,
            )
        )
        self._show()
        self._ask()

    def set_marks(self, marks: tuple[WithholdingMark, ...]) -> None:
        """Show the record's marks."""
        self._marks = marks
        self._table.set_records(marks)
        self._show()
        self._ask()

    def set_record(self, record: Record) -> None:
        """The record as it is now; its marks come with `set_marks`."""
        self._record = record

    def _ask(self) -> None:
        """Ask anew what to look at; an answer that comes when the window is gone is nobody's any more."""
        audience = str(self._audience.currentData())

        def answered(found: tuple[MaskingProposal, ...]) -> None:
            if isValid(self) and audience == str(self._audience.currentData()):
                self._found = found
                self._propose()

        self._desk.propose(self._record, audience, answered)

    def _propose(self) -> None:
        """Show what was proposed for the text in view and is not marked already."""
        name, audience = str(self._which.currentData() or ""), str(self._audience.currentData())
        marked = [
            (mark.starts_at or 0, len(self._value(name)) if mark.ends_at is None else mark.ends_at)
            for mark in self._marks
            if mark.field == name and mark.audience == audience
        ]
        left = [
            each
            for each in self._found
            if each.field == name
            and (each.sure or not any(start <= each.start and each.end <= end for start, end in marked))
        ]
        self._proposals.set_proposals(left, self._value(name))

    def _point_at(self, each: MaskingProposal) -> None:
        text = self._text.toPlainText()
        cursor = self._text.textCursor()
        cursor.setPosition(_units(text, each.start))
        cursor.setPosition(_units(text, each.end), QTextCursor.MoveMode.KeepAnchor)
        self._text.setTextCursor(cursor)

    def _leave_out(self, ticked: Sequence[MaskingProposal]) -> None:
        self._saver.add(*(self._mark(each.field, each.start, each.end, each.reason) for each in ticked))

    def _value(self, name: str) -> str:
        return str(getattr(self._record, name, "")) if name else ""

    def _passage(self, mark: WithholdingMark) -> str:
        if mark.starts_at is None or mark.ends_at is None:
            return say("sessions.all-of-it-the-passage")
        text = self._value(mark.field)[mark.starts_at : mark.ends_at]
        return " ".join(text.split())[:60]

    def _show(self) -> None:
        name = str(self._which.currentData() or "")
        self._text.setPlainText(self._value(name))
        found: list[QTextEdit.ExtraSelection] = []
        for mark in self._marks:
            if mark.field == name:
                found.append(self._highlight(mark))
        self._text.setExtraSelections(found)
        self._propose()

    def _highlight(self, mark: WithholdingMark) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._text.document())
        text = self._text.toPlainText()
        cursor.setPosition(_units(text, mark.starts_at or 0))
        end = len(text) if mark.ends_at is None else mark.ends_at
        cursor.setPosition(_units(text, end), QTextCursor.MoveMode.KeepAnchor)
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
            self._hint.setText(say("sessions.select-the-passage-in-the"))
            return
        self._hint.setText("")
        text = self._text.toPlainText()
        start, end = _characters(text, cursor.selectionStart()), _characters(text, cursor.selectionEnd())
        self._saver.add(self._mark(name, start, end, str(self._reason.currentData())))

    def _mark(self, name: str, start: int, end: int, reason: str) -> WithholdingMark:
        return WithholdingMark(
            record_type=type_of(type(self._record)).key,
            record_id=self._record.id,
            field=name,
            starts_at=start,
            ends_at=end,
            audience=str(self._audience.currentData()),
            reason=reason,
        )


def _units(text: str, characters: int) -> int:
    """Qt counts UTF-16 units; the record counts characters."""
    return len(text[:characters].encode("utf-16-le")) // 2


def _characters(text: str, units: int) -> int:
    return len(text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore"))


def _box(name: str, terms: Sequence[tuple[str, str]]) -> QComboBox:
    box = ElidedChoice()
    box.setAccessibleName(name)
    for key, text in terms:
        box.addItem(text, key)
    return box
