# SPDX-License-Identifier: Apache-2.0
"""A form of a record's fields in reading order, built from their descriptions alone."""

import dataclasses
from collections.abc import Collection, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.fields import Kind, Spec, specs
from vlu_desktop.record.impossible import impossible
from vlu_desktop.record.one_value import several_said
from vlu_desktop.record.room_in_print import too_long
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.fields.editor_for import Context, make_editor
from vlu_desktop.ui.fields.field_editor import Editor
from vlu_desktop.ui.widgets.basics import label
from vlu_desktop.ui.widgets.field_form import FieldForm

R = TypeVar("R", bound=Record)


class RecordForm(QWidget, Generic[R]):
    """Every field of a record that an officer edits. `leave_out` names fields that the page shows elsewhere."""

    edited = Signal()

    def __init__(self, cls: type[R], context: Context, leave_out: Collection[str] = ()) -> None:
        super().__init__()
        self._record: R | None = None
        self._editors: dict[str, Editor] = {}
        layout = FieldForm(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for spec in specs(cls):
            if (spec.owner and not _one_of_several(spec)) or spec.name in leave_out:
                continue
            editor = make_editor(spec, context)
            editor.edited.connect(self.edited)
            self._editors[spec.name] = editor
            name: QLabel = label(f"{spec.label}{' (needed)' if spec.required and spec.kind is not Kind.FLAG else ''}")
            name.setBuddy(editor.inner)
            layout.addRow(name, editor)
        on, at = self._editors.get("on"), self._editors.get("at")
        if isinstance(on, DayEditor) and at is not None:
            on.keeps_time = True
            on.timed.connect(at.set_value)

    def editor(self, name: str) -> Editor:
        """The editor of one field."""
        return self._editors[name]

    def set_record(self, record: R) -> None:
        """Show a record."""
        self._record = record
        for name, editor in self._editors.items():
            editor.set_value(getattr(record, name))

    def record(self) -> R:
        """The record as it now stands in the form; set_record comes first."""
        assert self._record is not None
        values = {name: editor.value() for name, editor in self._editors.items()}
        return dataclasses.replace(self._record, **values)

    def unread(self) -> dict[str, str]:
        """What is typed and is no value, by field."""
        return {name: words for name, editor in self._editors.items() if (words := editor.unread())}

    def take_unread(self, unread: Mapping[str, str]) -> None:
        """Show such words again; a field that this program does not know is passed over."""
        for name, words in unread.items():
            if name in self._editors:
                self._editors[name].take_unread(words)

    def problems(self) -> tuple[str, ...]:
        """What keeps the form from being saved."""
        return tuple(problem for editor in self._editors.values() if (problem := editor.problem()))

    def _lacking(self) -> dict[str, str]:
        """What has to be given and is not, by field."""
        record = self.record()
        return {
            name: say("fields.is-needed", label=editor.spec.label)
            for name, editor in self._editors.items()
            if editor.spec.required and editor.spec.editable and not getattr(record, name)
        }

    def refused(self) -> tuple[str, ...]:
        """What keeps the form from being saved, each marked and said under its field; the first has the keyboard."""
        found = {name: problem for name, editor in self._editors.items() if (problem := editor.problem())}
        found = found or self._lacking()
        if not found:
            was = self._record if self._record is not None and self._record.id else None
            record = self.record()
            wrong = (*impossible(record), *several_said(was, record), *too_long(was, record))
            found = {name: said for name, said in wrong if name in self._editors}
        for name, said in reversed(found.items()):
            self._editors[name].refuse(said)
        return tuple(found.values())


def _one_of_several(owner: Spec) -> bool:
    """Whether a case may have several of what it hangs on, as a breach does on an order: which of them is shown."""
    return owner.table and owner.to != "person"
