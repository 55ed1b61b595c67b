# SPDX-License-Identifier: Apache-2.0
"""One record whole: all its fields, what belongs to it, and from whom it is kept. It serves every type of record."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.fields import Kind, Spec, specs
from vlu_desktop.record.offending import Order, Proceeding
from vlu_desktop.record.record_types import RecordType, children_of, record_type, type_of
from vlu_desktop.record.work import Protection, WithholdingMark
from vlu_desktop.ui.case_session.protected_people import ProtectedPeople
from vlu_desktop.ui.case_session.session import CaseSession, Saver
from vlu_desktop.ui.case_session.withhold_window import MarksPane
from vlu_desktop.ui.fields import RecordForm
from vlu_desktop.ui.tables import Columns, RecordTable
from vlu_desktop.ui.widgets.basics import button, column, frame, label, row, scrolled
from vlu_desktop.ui.widgets.case_field import CaseField
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.lazy_tabs import LazyTabs
from vlu_desktop.ui.widgets.whole_scroll import WholeScroll

_NEVER_CHILDREN = frozenset({"source-item", "case"})


class RecordDialog(FittingDialog):
    """Opens on a new record (without an id) or on a stored one. Enter in a field never closes it by accident."""

    KEEPS = True

    def __init__(self, record: Record, desk: CaseSession, saver: Saver, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._record = record
        self._desk = desk
        self._saver = saver
        self._type = type_of(type(record))
        self._takes: list[Callable[[CaseFile], object]] = []
        """What each tab that was looked at does with the case as it is now."""
        self.setWindowTitle(self._type.title)
        self.form: RecordForm[Any] = RecordForm(type(record), desk.context())
        self.form.set_record(record)
        self.form.edited.connect(self._note)
        self.protects = ProtectedPeople(desk.file) if isinstance(record, Order) and not record.id else None
        self.form.edited.connect(self._ask_whom)
        self._problem = label("", "problem", wrap=True)
        self._save = button(say("sessions.save"), self._save_record, "primary")
        cancel = button(say("sessions.close"), self.close, "quiet")
        tabs = self._tabs()
        self.case = self._case_field()
        self.setLayout(
            column(
                label(
                    say("sessions.new", lower=self._type.title.lower()) if not record.id else self._type.title,
                    "heading",
                ),
                self.case,
                tabs,
                *((self.protects,) if self.protects else ()),
                frame("line"),
                row(*self._about_it(), self._problem, None, cancel, self._save),
                margins=18,
                space=10,
            )
        )
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setStretch(2, 1)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._save_record)
        self.resize(max(720, self.fontMetrics().averageCharWidth() * 110), 640)
        self._unsaved = False
        self._ask_whom()
        self.draft_key = ""
        """Where what is typed here was kept before, "" where it was not."""
        desk.changed.connect(self._refresh)

    def typed(self) -> tuple[Record, Record] | None:
        """What is typed and not saved, and the record that it would change; None where there is nothing."""
        return (self.form.record(), self._record) if self.unsaved() else None

    def take_typed(self, record: Record) -> None:
        """Show what was typed before, not saved yet."""
        self.form.set_record(record)
        self._unsaved = True
        self._ask_whom()

    def _case_field(self) -> CaseField:
        """In whose case it is; a new record can be put into another, but for a part of what is stored here."""
        owner, inside = self._type.owner, isinstance(self.parentWidget(), RecordDialog)
        field = CaseField(not self._record.id and not inside and owner is not None and _has_a_place(owner))
        if self._desk.is_open:
            field.show_case(self._desk.file.case.title, self._desk.file.case.reference)
        field.change_asked.connect(lambda: self._desk.case_wanted.emit(self._move_here, self))
        return field

    def _move_here(self) -> None:
        """Go on in the case that is open now, in a window of it, with what was typed."""
        try:
            record = moved(self.form.record(), self._desk.file)
        except UserError as problem:
            self._problem.setText(str(problem))
            return
        dialog = RecordDialog(record, self._desk, self._saver, self.parentWidget() or self)
        dialog.take_typed(record)
        dialog.open()
        self.let_go()

    def _about_it(self) -> tuple[QWidget, ...]:
        """What can be asked of a stored record besides changing it."""
        key, record_id = self._type.key, self._record.id
        if not record_id:
            return ()
        history = button(
            say("sessions.history"),
            lambda: self._desk.history_asked.emit(key, record_id),
            "quiet",
            say("sessions.who-changed-what"),
        )
        erase = button(
            say("sessions.erase"), lambda: self._erase(key, record_id), "quiet", say("sessions.for-good-with-a-reason")
        )
        return history, erase

    def _erase(self, key: str, record_id: str) -> None:
        if self._unsaved:
            self._problem.setText(say("sessions.save-what-you-typed-first"))
            return
        self._desk.erase_asked.emit(key, record_id)
        self.close()

    def _tabs(self) -> QWidget:
        inner = scrolled(_padded(self.form))
        if not self._record.id:
            return inner
        tabs = LazyTabs()
        tabs.addTab(inner, say("sessions.details"))
        for kind in _children(self._type):
            tabs.add_later(partial(self._child_table, kind), kind.plural)
        tabs.add_later(self._protection_table, say("sessions.kept-from"))
        tabs.add_later(self._marks_pane, say("sessions.withheld-passages"))
        return tabs

    def _child_table(self, kind: RecordType) -> QWidget:
        owner = kind.owner
        assert owner is not None
        columns = Columns(leave_out=(owner.name,))
        table = RecordTable(kind.cls, self._desk.context(), columns=columns, title=kind.plural)
        table.added.connect(lambda: self._open(_belonging(kind.cls, owner.name, self._record.id)))
        return self._followed(table, lambda file: file.of(kind.cls, self._record.id))

    def _protection_table(self) -> QWidget:
        table = RecordTable(
            Protection,
            self._desk.context(),
            title=say("sessions.kept-from"),
            empty=say("sessions.nobody-is-kept-from-this"),
        )
        table.added.connect(
            lambda: self._open(Protection(record_type=self._type.key, record_id=self._record.id, from_whom="offender"))
        )
        return self._followed(table, lambda file: file.linked(Protection, "record_id", self._record.id))

    def _followed(self, table: RecordTable, rows: Callable[[CaseFile], Sequence[Record]]) -> QWidget:
        """A table in its tab, which shows what the case has now and saves what is changed in it."""
        table.opened.connect(self._open)
        table.changed.connect(self._saver.change)
        table.removed.connect(self._saver.remove)
        return self._kept_up(table, lambda file: table.set_records(rows(file)))

    def _marks_pane(self) -> QWidget:
        texts = [spec for spec in specs(type(self._record)) if spec.kind.value in ("text", "long text")]
        marks = MarksPane(self._record, texts, self._desk, self._saver)

        def take(file: CaseFile) -> None:
            if (current := file.get(type(self._record), self._record.id)) is not None:
                marks.set_record(current)
            marks.set_marks(file.linked(WithholdingMark, "record_id", self._record.id))

        return self._kept_up(marks, take)

    def _kept_up(self, widget: QWidget, take: Callable[[CaseFile], object]) -> QWidget:
        self._takes.append(take)
        take(self._desk.file)
        return WholeScroll(_padded(widget))

    def _open(self, record: Record) -> None:
        RecordDialog(record, self._desk, self._saver, self).open()

    def _refresh(self) -> None:
        """Somebody changed the case: what is typed here and not saved stays."""
        current = self._desk.file.get(type(self._record), self._record.id) if self._record.id else None
        if current is not None and not self._unsaved:
            self._record = current
            self.form.set_record(current)
        for take in self._takes:
            take(self._desk.file)

    def _ask_whom(self) -> None:
        record = self.form.record()
        if self.protects and isinstance(record, Order):
            self.protects.follow(record)

    def _note(self) -> None:
        self._unsaved = True
        self._problem.setText("")

    def _save_record(self) -> None:
        problems = self.form.refused()
        if problems:
            self._problem.setText(" ".join(problems))
            return
        record = self.form.record()
        protected: tuple[Record, ...] = ()
        if self.protects and isinstance(record, Order):
            if doubt := self.protects.doubt(record):
                self._problem.setText(doubt)
                return
            protected = self.protects.of(record)
        self._unsaved = False
        case_id = self._desk.file.case.id
        if record.id:
            self._saver.change(record, self._record, case_id=case_id)
        else:
            self._saver.add(dataclasses.replace(record, id=RecordId("")), *protected, case_id=case_id)
        QTimer.singleShot(0, self, self.accept)

    def unsaved(self) -> bool:
        """Also words in a field that are none of its values count, which are no change of the record yet."""
        return self._unsaved or bool(self.form.unread()) or super().unsaved()


def moved(typed: Record, file: CaseFile) -> Record:
    """A new record as one of another case, without whom and what that one has not.

    A UserError says why it has no place there.
    """
    values: dict[str, Any] = {}
    for spec in specs(type(typed)):
        if spec.kind is not Kind.REF:
            continue
        if spec.owner:
            values[spec.name] = _place_in(file, spec)
        elif spec.to and (kept := getattr(typed, spec.name)) and file.get(record_type(spec.to).cls, kept) is None:
            values[spec.name] = ""
    return dataclasses.replace(typed, **values)


_AMONG: Mapping[str, type[Order | Proceeding]] = {"order": Order, "proceeding": Proceeding}
"""What a case may have several of: what is new hangs on the last of them, and another can be chosen."""


def _has_a_place(owner: Spec) -> bool:
    """Whether it follows from the case what a record of it hangs on."""
    return owner.to in ("case", *_AMONG) or owner.name == "offender_id"


def _place_in(file: CaseFile, owner: Spec) -> str:
    """What a record of another case hangs on in this one; "" for a hearing, whose proceeding is made with it."""
    if owner.to == "case":
        return file.case.id
    if not file.offenders:
        raise UserError(say("sessions.that-case-has-no-offender"))
    if owner.to not in _AMONG:
        return file.offenders[0]
    there = [row for row in file.all(_AMONG[owner.to]) if not (isinstance(row, Proceeding) and row.ended)]
    if not there and owner.required:
        raise UserError(say("sessions.that-case-has-no-order"))
    return there[-1].id if there else ""


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
