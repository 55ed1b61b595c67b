# SPDX-License-Identifier: Apache-2.0
"""Small windows whose words outlive a lock: what is typed goes into the vault as a draft, and comes back from there."""

import json
from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from vlu_desktop.record.changes import Draft
from vlu_desktop.services.cases.search_and_drafts import Drafts
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import fill_line
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog

NEW_CASE, PERSON, FOLLOW_UP, CLOSING = "new case", "person", "follow-up", "closing of a meeting"
DUE_LINE, ATTENDEES, ACTIONS = "note on a line of Today", "list of who attends", "actions of a meeting"
SMALL = (NEW_CASE, PERSON, FOLLOW_UP, CLOSING, DUE_LINE, ATTENDEES, ACTIONS)
"""What the drafts of small windows are called."""

Field = QLineEdit | ChoiceBox | QCheckBox | DayEditor
_TICKED = "yes"


class SmallWindow(FittingDialog):
    """A window with a few fields. Whoever builds one calls `keep_typed` once all of them are as they begin.

    `kind` is what Today calls its draft, one of `SMALL`, and `about` the id of what it is about, if anything.
    """

    KEEPS = True

    def __init__(self, parent: QWidget, kind: str, about: str = "") -> None:
        super().__init__(parent)
        self.kind = kind
        self.about = about
        self.draft_key = ""
        self._fields: Mapping[str, Field] = {}
        self._begun: dict[str, str] = {}
        self._over = False
        self.finished.connect(self._end)

    def keep_typed(self, fields: Mapping[str, Field]) -> None:
        """Name the fields that are kept, in the order in which they are filled again."""
        self._fields = fields
        self._begun = self._values()

    def filled(self, name: str) -> None:
        """The program filled a field later than the others: that is how it begins, and nobody typed it."""
        self._begun[name] = _value(self._fields[name])

    def typed(self) -> dict[str, str] | None:
        """What the fields hold; None where that is what they began with, or the window is done with."""
        values = self._values()
        return values if not self._over and (values != self._begun or self.draft_key) else None

    def unsaved(self) -> bool:
        return self.typed() is not None

    def take_draft(self, draft: Draft, worker: Worker, drafts: Drafts) -> None:
        """Fill the fields from a draft, which goes once the window is done with or closed."""
        self.draft_key = draft.key
        for name, value in self.kept_in(draft).items():
            field = self._fields.get(name)
            if isinstance(field, ChoiceBox):
                field.setCurrentIndex(max(field.findData(value), 0))
            elif isinstance(field, QCheckBox):
                field.setChecked(value == _TICKED)
            elif field is not None:
                line = _line(field)
                fill_line(line, value)
                line.textEdited.emit(value)
        self.finished.connect(lambda _: worker.ask(lambda: drafts.discard(draft.key)))

    @staticmethod
    def kept_in(draft: Draft) -> dict[str, str]:
        """What a draft of such a window holds, by the names of its fields."""
        kept: dict[str, str] = json.loads(draft.body)["typed"]
        return kept

    def _end(self) -> None:
        self._over = True

    def _values(self) -> dict[str, str]:
        return {name: _value(field) for name, field in self._fields.items()}


def _value(field: Field) -> str:
    if isinstance(field, ChoiceBox):
        return str(field.currentData() or "")
    if isinstance(field, QCheckBox):
        return _TICKED if field.isChecked() else ""
    return _line(field).text()


def _line(field: QLineEdit | DayEditor) -> QLineEdit:
    if isinstance(field, QLineEdit):
        return field
    assert isinstance(field.inner, QLineEdit)
    return field.inner


def keep_small(window: QWidget, worker: Worker, drafts: Drafts, case_id: str) -> None:
    """Put what stands unsaved in every small window into the vault."""
    for dialog in window.findChildren(SmallWindow):
        typed = dialog.typed()
        if typed is not None:
            kind = dialog.kind
            key = dialog.draft_key or f"{kind}:{dialog.about or case_id}"
            of = "" if kind in (NEW_CASE, DUE_LINE) else case_id
            body = json.dumps({"typed": typed, "about": dialog.about}, ensure_ascii=False)
            worker.ask(lambda key=key, kind=kind, of=of, body=body: drafts.keep(key, kind, of, body))  # type: ignore[misc]


def about_of(draft: Draft) -> str:
    """The id of what a draft's window was about."""
    return str(json.loads(draft.body)["about"])
