# SPDX-License-Identifier: Apache-2.0
"""Editors of dates and counts: typed in words, with what was understood shown below as one types."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit

from vlu_desktop.dates.date_display import day, weekday
from vlu_desktop.dates.grammar.parser import read_when
from vlu_desktop.dates.when import When
from vlu_desktop.record.count import Count
from vlu_desktop.record.fields import Spec
from vlu_desktop.ui.fields.field_editor import Editor

Today = Callable[[], date]


class WhenEditor(Editor):
    """A date as uncertain as it was told. The words are kept whether or not they could be read."""

    def __init__(self, spec: Spec, today: Today) -> None:
        self._line = QLineEdit()
        super().__init__(spec, self._line, echoes=True)
        self._today = today
        self._kept: When | None = None
        self._line.textEdited.connect(self._read)

    @property
    def line(self) -> QLineEdit:
        """The line the words are typed in."""
        return self._line

    def value(self) -> When | None:
        return self._kept

    def set_value(self, value: When | None) -> None:
        self._kept = value
        with QSignalBlocker(self._line):
            self._line.setText((value.words or value.display()) if value else "")
            self._line.setCursorPosition(0)
        self.say(f"Held as {value.display()}." if value and value.words and value.is_dated else "")

    def _read(self, text: str) -> None:
        if not text.strip():
            self._kept = None
            self.say("")
        else:
            reading = read_when(text, self._today())
            self._kept = reading.when
            self.say(reading.echo if reading.understood else reading.problem, problem=not reading.understood)
        self.edited.emit()


class DayEditor(Editor):
    """A civil date that is known: anything that reads as one day."""

    def __init__(self, spec: Spec, today: Today) -> None:
        self._line = QLineEdit()
        super().__init__(spec, self._line, echoes=True)
        self._today = today
        self._kept: date | None = None
        self._wrong = ""
        self._line.textEdited.connect(self._read)

    def value(self) -> date | None:
        return self._kept

    def set_value(self, value: date | None) -> None:
        self._kept, self._wrong = value, ""
        with QSignalBlocker(self._line):
            self._line.setText(day(value) if value else "")
        self._line.setReadOnly(not self.spec.editable)
        self.say("")

    def problem(self) -> str:
        return f"{self.spec.label}: {self._wrong}" if self._wrong else ""

    def _read(self, text: str) -> None:
        self._kept, self._wrong = None, ""
        if text.strip():
            when = read_when(text, self._today()).when
            if when.first_day and when.first_day == when.last_day and not when.approximate:
                self._kept = when.first_day
                self.say(f"{weekday(when.first_day)} {day(when.first_day)}")
            else:
                self._wrong = "write one day, such as 3 March 2026."
                self.say("Write one day, such as 3 March 2026.", problem=True)
        else:
            self.say("")
        self.edited.emit()


class InstantEditor(Editor):
    """A moment a machine kept; shown, never typed."""

    def __init__(self, spec: Spec) -> None:
        self._line = QLineEdit()
        super().__init__(spec, self._line)
        self._line.setReadOnly(True)
        self._kept: datetime | None = None

    def value(self) -> datetime | None:
        return self._kept

    def set_value(self, value: datetime | None) -> None:
        self._kept = value
        self._line.setText(When.at_instant(value.astimezone(UTC)).display() if value else "")


class CountEditor(Editor):
    """How many, in words or figures; never surer than it was told."""

    def __init__(self, spec: Spec) -> None:
        self._line = QLineEdit()
        super().__init__(spec, self._line, echoes=True)
        self._kept: Count | None = None
        self._line.textEdited.connect(self._read)

    def value(self) -> Count | None:
        return self._kept

    def set_value(self, value: Count | None) -> None:
        self._kept = value
        with QSignalBlocker(self._line):
            self._line.setText(value.display() if value else "")
        self.say("")

    def _read(self, text: str) -> None:
        self._kept = Count.read(text) if text.strip() else None
        self.say(f"We read this as {self._kept.display()}." if self._kept else "")
        self.edited.emit()
