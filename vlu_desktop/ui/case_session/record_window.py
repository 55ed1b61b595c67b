# SPDX-License-Identifier: Apache-2.0
"""One record whole: all its fields, what belongs to it, and from whom it is kept. It serves every type of record."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.base import Record
from vlu_desktop.record.fields import specs
from vlu_desktop.record.one_value import several_said
from vlu_desktop.record.record_types import RecordType, children_of, type_of
from vlu_desktop.record.work import Protection, WithholdingMark
from vlu_desktop.ui.case_session.session import CaseSession, Saver
from vlu_desktop.ui.case_session.withhold_window import MarksPane
from vlu_desktop.ui.fields import RecordForm
from vlu_desktop.ui.tables import Columns, RecordTable
from vlu_desktop.ui.widgets.basics import button, column, frame, label, row, scrolled
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.whole_scroll import WholeScroll

_NEVER_CHILDREN = frozenset({"source-item", "case"})


class RecordDialog(FittingDialog):
    """Opens on a new record (without an id) or on a stored one. Enter in a field never closes it by accident."""

    def __init__(self, record: Record, desk: CaseSession, saver: Saver, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._record = record
        self._desk = desk
        self._saver = saver
        self._type = type_of(type(record))
        self._tables: list[tuple[RecordType, RecordTable]] = []
        self.setWindowTitle(self._type.title)
        self.form: RecordForm[Any] = RecordForm(type(record), desk.context())
        self.form.set_record(record)
        self.form.edited.connect(self._note)
        self._problem = label("", "problem", wrap=True)
        self._save = button("Save", self._save_record, "primary")
        cancel = button("Close", self.close, "quiet")
        tabs = self._tabs()
        self.setLayout(
            column(
                label(f"New {self._type.title.lower()}" if not record.id else self._type.title, "heading"),
                tabs,
                frame("line"),
                row(*self._about_it(), self._problem, None, cancel, self._save),
                margins=18,
                space=10,
            )
        )
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setStretch(1, 1)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._save_record)
        self.resize(max(720, self.fontMetrics().averageCharWidth() * 110), 640)
        self._unsaved = False
        self.draft_key = ""
        """Where what is typed here was kept before, "" where it was not."""
        desk.changed.connect(self._refresh)
        self._fill()

    def typed(self) -> tuple[Record, Record] | None:
        """What is typed and not saved, and the record that it would change; None where there is nothing."""
        return (self.form.record(), self._record) if self._unsaved else None

    def take_typed(self, record: Record) -> None:
        """Show what was typed before, not saved yet."""
        self.form.set_record(record)
        self._unsaved = True

    def _about_it(self) -> tuple[QWidget, ...]:
        """What can be asked of a stored record besides changing it."""
        key, record_id = self._type.key, self._record.id
        if not record_id:
            return ()
        history = button("History", lambda: self._desk.history_asked.emit(key, record_id), "quiet", "Who changed what")
        erase = button("Erase…", lambda: self._erase(key, record_id), "quiet", "For good, with a reason and authority")
        return history, erase

    def _erase(self, key: str, record_id: str) -> None:
        if self._unsaved:
            self._problem.setText("Save what you typed first, or close without it: then erase.")
            return
        self._desk.erase_asked.emit(key, record_id)
        self.close()

    def _tabs(self) -> QWidget:
        inner = scrolled(_padded(self.form))
        children = [] if not self._record.id else _children(self._type)
        if not self._record.id:
            return inner
        tabs = QTabWidget()
        tabs.addTab(inner, "Details")
        for kind in children:
            table = self._child_table(kind)
            self._tables.append((kind, table))
            tabs.addTab(WholeScroll(_padded(table)), kind.plural)
        self._protections = self._protection_table()
        tabs.addTab(WholeScroll(_padded(self._protections)), "Kept from")
        texts = [spec for spec in specs(type(self._record)) if spec.kind.value in ("text", "long text")]
        self._marks = MarksPane(self._record, texts, self._desk, self._saver)
        tabs.addTab(WholeScroll(_padded(self._marks)), "Withheld passages")
        return tabs

    def _child_table(self, kind: RecordType) -> RecordTable:
        owner = kind.owner
        assert owner is not None
        columns = Columns(leave_out=(owner.name,))
        table = RecordTable(kind.cls, self._desk.context(), columns=columns, title=kind.plural)
        table.added.connect(lambda: self._open(_belonging(kind.cls, owner.name, self._record.id)))
        table.opened.connect(self._open)
        table.changed.connect(self._saver.change)
        table.removed.connect(self._saver.remove)
        return table

    def _protection_table(self) -> RecordTable:
        table = RecordTable(
            Protection,
            self._desk.context(),
            title="Kept from",
            empty="Nobody is kept from this by a protection of its own. Where people can be found is kept from the "
            "offender whether or not it is protected here.",
        )
        table.added.connect(
            lambda: self._open(Protection(record_type=self._type.key, record_id=self._record.id, from_whom="offender"))
        )
        table.opened.connect(self._open)
        table.changed.connect(self._saver.change)
        table.removed.connect(self._saver.remove)
        return table

    def _open(self, record: Record) -> None:
        RecordDialog(record, self._desk, self._saver, self).open()

    def _fill(self) -> None:
        if not self._record.id:
            return
        file = self._desk.file
        for kind, table in self._tables:
            table.set_records(file.of(kind.cls, self._record.id))
        self._protections.set_records(file.linked(Protection, "record_id", self._record.id))
        self._marks.set_marks(file.linked(WithholdingMark, "record_id", self._record.id))

    def _refresh(self) -> None:
        """Somebody changed the case: what is typed here and not saved stays."""
        current = self._desk.file.get(type(self._record), self._record.id) if self._record.id else None
        if current is not None and not self._unsaved:
            self._record = current
            self.form.set_record(current)
        if current is not None:
            self._marks.set_record(current)
        self._fill()

    def _note(self) -> None:
        self._unsaved = True
        self._problem.setText("")

    def _save_record(self) -> None:
        problems = self.form.problems()
        record = self.form.record()
        missing = [
            spec.label
            for spec in specs(type(record))
            if spec.required and spec.editable and not spec.owner and not getattr(record, spec.name)
        ]
        if missing:
            problems = (*problems, f"Still needed: {', '.join(missing)}.")
        problems = (*problems, *several_said(self._record if record.id else None, record))
        if problems:
            self._problem.setText(" ".join(problems))
            return
        self._unsaved = False
        case_id = self._desk.file.case.id
        if record.id:
            self._saver.change(record, self._record, case_id=case_id)
        else:
            self._saver.add(dataclasses.replace(record, id=RecordId("")), case_id=case_id)
        QTimer.singleShot(0, self, self.accept)

    def reject(self) -> None:
        """What was typed and not saved is asked about once, because closing is easily done by mistake."""
        if self._unsaved:
            self._problem.setText("Not saved yet. Save with Ctrl+Enter, or close again to leave it.")
            self._unsaved = False
        else:
            super().reject()


def _children(kind: RecordType) -> Sequence[RecordType]:
    """What is shown with a record: of a case and a person only what stands in no tab of its own."""
    found = [child for child in children_of(kind.key) if child.key not in _NEVER_CHILDREN]
    if kind.key == "case":
        return [child for child in found if child.key == "external-reference"]
    return [child for child in found if child.owner is None or child.owner.name != "offender_id"]


def _belonging(cls: type[Record], owner: str, owner_id: str) -> Record:
    values: dict[str, Any] = {owner: owner_id}
    return cls(**values)


def _padded(inner: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(inner, margins=12))
    return holder
