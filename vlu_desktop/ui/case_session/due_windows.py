# SPDX-License-Identifier: Apache-2.0
"""Small windows of Today: what was done, when it was chased and when again, until when it is put off and why."""

import json
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from vlu_desktop.due.due_line import DueItem
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.fields import spec
from vlu_desktop.record.work import DueMark
from vlu_desktop.ui.drafts.small_drafts import DUE_LINE, SmallWindow
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.widgets.basics import button, column, frame, label, row
from vlu_desktop.ui.widgets.case_field import CaseField
from vlu_desktop.ui.widgets.field_form import FieldForm

DONE, CHASED, PUT_OFF = "done", "chased", "put-off"


def _titles() -> dict[str, str]:
    return {DONE: say("sessions.note-as-done"), CHASED: say("sessions.note-a-chase"), PUT_OFF: say("sessions.put-off")}


def _notes() -> dict[str, str]:
    return {
        DONE: say("sessions.what-was-done"),
        CHASED: say("sessions.who-was-asked-and-what"),
        PUT_OFF: say("sessions.why-it-is-put-off"),
    }


_USUAL = timedelta(days=7)


class DueWindow(SmallWindow):
    """`chosen` carries the day it was done, the day to come back to it (None where it is done), and the words."""

    chosen = Signal(object, object, str)

    def __init__(self, item: DueItem, what: str, case: tuple[str, str], today: date, parent: QWidget) -> None:
        """`case` is the title and the reference of the line's case."""
        super().__init__(parent, DUE_LINE, about_line(item, what))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_titles()[what])
        self._what = what
        self.on = DayEditor(spec(DueMark, "on"), lambda: today)
        self.on.set_value(today)
        self.next = DayEditor(spec(DueMark, "next_on"), lambda: today)
        self.next.set_value(today + _USUAL if what != DONE else None)
        self.note = QLineEdit()
        self.note.setAccessibleName(_notes()[what])
        self._problem = label("", "problem", wrap=True)
        fields = FieldForm()
        fields.addRow(label(_notes()[what]), self.note)
        if what != PUT_OFF:
            fields.addRow(label(say("sessions.done-on") if what == DONE else say("sessions.chased-on")), self.on)
        if what != DONE:
            fields.addRow(label(say("sessions.chase-again-on") if what == CHASED else say("sessions.until")), self.next)
        of = CaseField(changeable=False)
        of.show_case(*case)
        act = button(_titles()[what], self.choose, "primary", say("sessions.enter-in-a-field"))
        self.note.returnPressed.connect(self._enter)
        self.setLayout(
            column(
                label(_titles()[what], "heading"),
                of,
                label(item.title, "subheading", wrap=True),
                label(item.detail, "muted", wrap=True),
                fields,
                None,
                frame("line"),
                row(self._problem, None, button(say("sessions.close"), self.reject, "quiet"), act),
                margins=20,
                space=10,
            )
        )
        self.keep_typed({"note": self.note, "on": self.on, "next": self.next})
        line = self.fontMetrics().lineSpacing()
        self.resize(max(560, self.fontMetrics().averageCharWidth() * 84), line * 19)
        self.note.setFocus()

    @property
    def problem(self) -> str:
        """What keeps it from being saved."""
        return self._problem.text()

    def _enter(self) -> None:
        """Enter keeps what was written; a letter typed at the list, and Enter after it, say nothing of it."""
        if self.note.text().strip():
            self.choose()
        else:
            self._problem.setText(say("sessions.no-words-yet", button=_titles()[self._what]))

    def choose(self) -> None:
        """Hand over what was entered, where it can be read."""
        for field, wanted in ((self.on, self._what != PUT_OFF), (self.next, self._what != DONE)):
            if wanted and (field.problem() or field.value() is None):
                field.refuse(field.problem() or say("sessions.write-the-day-such-as"))
                return
        self.chosen.emit(self.on.value(), self.next.value() if self._what != DONE else None, self.note.text().strip())

    def refused(self, sentence: str) -> None:
        """Say why it was not saved; what was typed stays."""
        self._problem.setText(sentence)


def about_line(item: DueItem, what: str) -> str:
    """Which line a draft is about, and what was being noted."""
    due = item.due.isoformat() if item.due else ""
    return json.dumps([what, item.case_id, item.kind, *item.target, due])


def is_about(item: DueItem, about: str) -> str:
    """What was being noted of a line; "" where it was another line."""
    what = str(json.loads(about)[0])
    return what if about_line(item, what) == about else ""
