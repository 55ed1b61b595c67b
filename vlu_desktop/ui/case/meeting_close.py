# SPDX-License-Identifier: Apache-2.0
"""Setting a meeting's follow-up, and closing it: with a follow-up, or with the reason why none is needed."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.fields import spec
from vlu_desktop.record.impossible import impossible
from vlu_desktop.record.work import Meeting
from vlu_desktop.ui.drafts.small_drafts import CLOSING, FOLLOW_UP, SmallWindow
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.widgets.basics import button, column, frame, label, row
from vlu_desktop.ui.widgets.field_form import FieldForm


class FollowUpDialog(SmallWindow):
    """`chosen` carries the day of the follow-up (None for none) and the reason why none is needed.

    Whoever takes it accepts the window once that is saved, or tells it why not.
    """

    chosen = Signal(object, str)

    def __init__(self, meeting: Meeting, today: date, closing: bool, parent: QWidget) -> None:
        super().__init__(parent, CLOSING if closing else FOLLOW_UP, meeting.id)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._closing = closing
        self._meeting = meeting
        title = say("case.close-the-meeting") if closing else say("case.set-the-follow-up-2")
        self.setWindowTitle(title)
        self.day = DayEditor(spec(Meeting, "follow_up_on"), lambda: today)
        self.day.set_value(meeting.follow_up_on)
        self.reason = QLineEdit(meeting.no_follow_up_reason)
        self.reason.setAccessibleName(say("case.why-no-follow-up-is"))
        self._problem = label("", "problem", wrap=True)
        fields = FieldForm()
        fields.addRow(label(say("case.follow-up-on")), self.day)
        if closing:
            fields.addRow(label(say("case.or-why-none-is-needed")), self.reason)
        about = say("case.a-meeting-is-closed-once") if closing else say("case.the-follow-up-is-put")
        act = button(say("case.close-the-meeting") if closing else say("case.set-follow-up-2"), self.choose, "primary")
        act.setDefault(True)
        self.setLayout(
            column(
                label(title, "heading"),
                label(about, "muted", wrap=True),
                fields,
                None,
                frame("line"),
                row(
                    self._problem,
                    None,
                    button(say("case.leave-it-open") if closing else say("case.close"), self.reject, "quiet"),
                    act,
                ),
                margins=20,
                space=10,
            )
        )
        self.keep_typed({"day": self.day, "reason": self.reason})
        line = self.fontMetrics().lineSpacing()
        self.resize(max(520, self.fontMetrics().averageCharWidth() * 80), line * (18 if closing else 15))

    @property
    def problem(self) -> str:
        """What keeps it from being done."""
        return self._problem.text()

    def choose(self) -> None:
        """Hand over what was entered, where it is enough."""
        day, reason = self.day.value(), self.reason.text().strip() if self._closing else ""
        if self.day.problem():
            self.day.refuse(self.day.problem())
        elif day is not None and (wrong := impossible(replace(self._meeting, follow_up_on=day))):
            self.day.refuse(wrong[0][1])
        elif day is None and not reason:
            self.day.refuse(
                say("case.write-the-day-of-the") if self._closing else say("case.write-the-day-of-the-follow")
            )
        else:
            self.chosen.emit(day, reason)

    def refused(self, sentence: str) -> None:
        """Say why it was not saved; what was typed stays."""
        self._problem.setText(sentence)
