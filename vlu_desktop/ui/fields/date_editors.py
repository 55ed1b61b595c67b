# SPDX-License-Identifier: Apache-2.0
"""Editors of dates and counts: typed in words, with what was understood shown below as one types."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit

from vlu_desktop.dates.date_display import clock, day, weekday
from vlu_desktop.dates.date_parts import Precision
from vlu_desktop.dates.reading.one_day import read_day
from vlu_desktop.dates.reading.outcome import Choice, Nothing, One, Several
from vlu_desktop.dates.reading.reader import read_when
from vlu_desktop.dates.reading.spans import TimeDirection
from vlu_desktop.dates.when import When
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.count import Count
from vlu_desktop.record.fields import Spec
from vlu_desktop.ui.fields.date_choices import DateChoices
from vlu_desktop.ui.fields.field_editor import Editor
from vlu_desktop.ui.widgets.basics import fill_line

Today = Callable[[], date]


class WhenEditor(Editor):
    """A date as uncertain as it was told. The words are kept whether or not they could be read.

    Words that may mean several things are asked about: until a choice is taken they are kept without a date. Corrected
    words are read as of the day they were said, which the value holds; `told` says that the page gives that day.
    """

    def __init__(self, spec: Spec, today: Today, *, told: bool = False) -> None:
        self._line = QLineEdit()
        super().__init__(spec, self._line, echoes=True)
        self._today = today
        self._told = told
        self._said_on: date | None = None
        self._kept: When | None = None
        self.choices = DateChoices(self, self._line)
        self.put_below(self.choices)
        self.choices.chosen.connect(self._choose)
        self._line.textEdited.connect(self._read)

    @property
    def line(self) -> QLineEdit:
        """The line the words are typed in."""
        return self._line

    @property
    def asks(self) -> bool:
        return self.choices.isVisible()

    def value(self) -> When | None:
        return self._kept

    def set_value(self, value: When | None) -> None:
        self._kept = value
        self._said_on = value.said_on if value else None
        with QSignalBlocker(self._line):
            fill_line(self._line, (value.words or value.display()) if value else "")
            self._line.setCursorPosition(0)
        self.say(say("fields.held-as", display=value.display()) if value and value.words and value.is_dated else "")
        self.choices.offer("", ())
        if value and value.words and not value.is_dated:
            self._ask_again(value.words)

    def _ask_again(self, words: str) -> None:
        """A question that was left open stands under the field whenever it is shown."""
        reading = read_when(words, self._day_said())
        if isinstance(reading, Several):
            self.say(reading.question, problem=True)
            self.choices.offer(reading.question, reading.choices)

    def _day_said(self) -> date:
        return self._today() if self._told or self._said_on is None else self._said_on

    def _read(self, text: str) -> None:
        self.choices.offer("", ())
        if not text.strip():
            self._kept = None
            self.say("")
        else:
            reading = read_when(text, self._day_said())
            if isinstance(reading, One):
                self._kept = reading.when
                self.say(reading.echo)
            else:
                self._kept = reading.undated
                self.say(_sentence(reading), problem=True)
            if isinstance(reading, Several):
                self.choices.offer(reading.question, reading.choices)
        self.fit()
        self.edited.emit()

    def _choose(self, choice: Choice) -> None:
        self._kept = choice.when
        self.choices.offer("", ())
        self.say(say("fields.chosen", text=choice.text))
        self._line.setFocus()
        self.fit()
        self.edited.emit()


class DayEditor(Editor):
    """A civil date that is known: anything that reads as one day, to come where the field looks ahead.

    `timed` carries a time of the clock that was typed with it, for a record that keeps one beside its day.
    """

    timed = Signal(str)

    def __init__(self, spec: Spec, today: Today) -> None:
        self._line = QLineEdit()
        super().__init__(spec, self._line, echoes=True)
        self._today = today
        self._looking = TimeDirection.FUTURE if spec.looks_ahead else TimeDirection.PAST
        self._kept: date | None = None
        self._wrong = ""
        self.time = ""
        self.keeps_time = False
        self.choices = DateChoices(self, self._line)
        self.put_below(self.choices)
        self.choices.chosen.connect(self._choose)
        self._line.textEdited.connect(self._read)

    @property
    def asks(self) -> bool:
        return self.choices.isVisible()

    def value(self) -> date | None:
        return self._kept

    def set_value(self, value: date | None) -> None:
        self._kept, self._wrong = value, ""
        with QSignalBlocker(self._line):
            fill_line(self._line, day(value) if value else "")
        self._line.setReadOnly(not self.spec.editable)
        self.say("")
        self.choices.offer("", ())

    def problem(self) -> str:
        return f"{self.spec.label}: {self._wrong}" if self._wrong else ""

    def _read(self, text: str) -> None:
        self._kept, self._wrong = None, ""
        self.choices.offer("", ())
        if text.strip():
            reading = read_day(text, self._today(), looking=self._looking)
            if isinstance(reading, One) and reading.when.first_day:
                self._keep(reading.when.first_day)
            else:
                sentence = _sentence(reading)
                self._wrong = f"{sentence[:1].lower()}{sentence[1:]}"
                self.say(sentence, problem=True)
            if isinstance(reading, Several):
                self.choices.offer(reading.question, reading.choices)
        else:
            self.say("")
        self.fit()
        self.edited.emit()

    def _keep(self, one: date) -> None:
        self._kept, self._wrong = one, ""
        self.time = _time_in(self._line.text(), self._today(), self._looking)
        read = f"{weekday(one)} {day(one)}"
        if self.time:
            read = f"{read}, {self.time}" if self.keeps_time else say("fields.time-not-kept", read=read)
        self.say(read)
        if self.time:
            self.timed.emit(self.time)

    def _choose(self, choice: Choice) -> None:
        one = choice.when.first_day
        if one is None:
            return
        with QSignalBlocker(self._line):
            self._line.setText(day(one))
        self._keep(one)
        self.choices.offer("", ())
        self._line.setFocus()
        self.fit()
        self.edited.emit()


def _time_in(text: str, today: date, looking: TimeDirection) -> str:
    """The time of the clock in what was typed, "" where there is none or it is not sure."""
    reading = read_when(text, today, looking=looking)
    if isinstance(reading, One) and reading.when.precision is Precision.MINUTE and reading.when.earliest is not None:
        return clock(reading.when.earliest)
    return ""


def _sentence(reading: Nothing | One | Several) -> str:
    if isinstance(reading, Several):
        return reading.question
    return reading.sentence if isinstance(reading, Nothing) else reading.echo


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
        fill_line(self._line, When.at_instant(value.astimezone(UTC)).display() if value else "")


class CountEditor(Editor):
    """How many, in words or figures; never surer than it was told."""

    def __init__(self, spec: Spec) -> None:
        self._line = QLineEdit()
        super().__init__(spec, self._line, echoes=True)
        self._kept: Count | None = None
        self._line.textEdited.connect(self._read)

    @property
    def line(self) -> QLineEdit:
        """The line the words are typed in."""
        return self._line

    def value(self) -> Count | None:
        return self._kept

    def set_value(self, value: Count | None) -> None:
        self._kept = value
        with QSignalBlocker(self._line):
            fill_line(self._line, (value.words or value.display()) if value else "")
            self._line.setCursorPosition(0)
        self.say(say("fields.held-as", display=value.display()) if value and value.words and value.number else "")

    def _read(self, text: str) -> None:
        found = self._kept = Count.told(text) if text.strip() else None
        unread = found is not None and found.words and not found.number
        self.say(
            say("fields.no-number-is-read-from")
            if unread
            else say("fields.we-read-this-as", display=found.display())
            if found
            else ""
        )
        self.edited.emit()
