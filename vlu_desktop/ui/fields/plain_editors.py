# SPDX-License-Identifier: Apache-2.0
"""Editors of text, choices, links, numbers and yes or no."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QPlainTextEdit

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.fields import Spec
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.fields.field_editor import Editor
from vlu_desktop.ui.widgets.basics import fill_line
from vlu_desktop.ui.widgets.elided_choice import ElidedChoice, ElidedLine

Terms = Sequence[tuple[str, str]]
_CODE = re.compile(r"(?=[a-f-]*[0-9])[0-9a-f-]{6,40}", re.IGNORECASE)


class TextEditor(Editor):
    """One line of text."""

    def __init__(self, spec: Spec) -> None:
        self._line = QLineEdit()
        super().__init__(spec, self._line)
        self._line.setMaxLength(1_000_000)
        self._line.textEdited.connect(lambda _: self.edited.emit())

    def value(self) -> str:
        return self._line.text()

    def set_value(self, value: str) -> None:
        with QSignalBlocker(self._line):
            fill_line(self._line, value)
        self._line.setReadOnly(not self.spec.editable)


class LongTextEditor(Editor):
    """Text of any length; Tab goes on to the next field."""

    def __init__(self, spec: Spec, lines: int = 4) -> None:
        self._text = QPlainTextEdit()
        super().__init__(spec, self._text)
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(self._text.fontMetrics().lineSpacing() * lines + 16)
        self._text.textChanged.connect(self.edited.emit)

    def value(self) -> str:
        return self._text.toPlainText()

    def set_value(self, value: str) -> None:
        with QSignalBlocker(self._text):
            self._text.setPlainText(value)
        self._text.setReadOnly(not self.spec.editable)


class _Still(QObject):
    """Keeps the wheel from changing a choice that the pointer only passed over."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class ListEditor(Editor):
    """A choice from a list that narrows as one types."""

    def __init__(self, spec: Spec, terms: Terms) -> None:
        self._box = ElidedChoice()
        super().__init__(spec, self._box)
        line = ElidedLine(self._box)
        self._box.setLineEdit(line)
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(12)
        completer = QCompleter(self._box.model(), self._box)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._box.setCompleter(completer)
        self._still = _Still(self)
        self._box.installEventFilter(self._still)
        line.setAccessibleName(spec.label)
        line.editingFinished.connect(self._settle)
        self._fill(terms)
        self._box.activated.connect(lambda _: self.edited.emit())

    def _fill(self, terms: Terms) -> None:
        with QSignalBlocker(self._box):
            self._box.clear()
            self._box.addItem("", "")
            for key, text in terms:
                self._box.addItem(visible(text), key)

    def value(self) -> str:
        self._settle()
        return str(self._box.currentData() or "")

    def set_value(self, value: str) -> None:
        with QSignalBlocker(self._box):
            place = self._box.findData(value)
            if place < 0:
                # A key that a newer program wrote is shown and kept as it is.
                self._box.addItem(value, value)
                place = self._box.count() - 1
            self._box.setCurrentIndex(place)
            if line := self._box.lineEdit():
                line.setCursorPosition(0)
        self._box.setEnabled(self.spec.editable)

    def problem(self) -> str:
        text = self._box.currentText().strip()
        known = not text or self._place_of(text) >= 0
        return "" if known else say("fields.not-in-the-list", field=self.spec.label, typed=text[:60])

    def _place_of(self, text: str) -> int:
        """The one choice that is called so, or begins so, or has a word that does; -1 for none or several."""
        exact = self._box.findText(text, Qt.MatchFlag.MatchFixedString)
        if exact >= 0 or not text:
            return exact
        typed = text.casefold()
        told = [self._box.itemText(place).casefold() for place in range(self._box.count())]
        begun = [place for place, words in enumerate(told) if words.startswith(typed)]
        found = begun or [place for place, words in enumerate(told) if f" {typed}" in words]
        return found[0] if len(found) == 1 else -1

    def _settle(self) -> None:
        """Take what was typed as the choice it names, also by as much of its beginning as no other has."""
        text = self._box.currentText().strip()
        place = self._place_of(text)
        if place >= 0 and place != self._box.currentIndex():
            self._box.setCurrentIndex(place)
            self.edited.emit()


class ChoiceEditor(ListEditor):
    """A choice from a vocabulary."""

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec, vocabulary(spec.vocabulary).terms)


class RefEditor(ListEditor):
    """A link to another record, by what that record is called."""

    def __init__(self, spec: Spec, choices: Callable[[str], Terms]) -> None:
        self._choices = choices
        super().__init__(spec, choices(spec.to))

    def refill(self) -> None:
        """Offer what there is now, keeping the choice."""
        kept = self.value()
        self._fill(self._choices(self.spec.to))
        self.set_value(kept)


class CodeEditor(ListEditor):
    """A code for which there is a list by name; one that is not in it, as of a newer list, is taken as it was typed."""

    def value(self) -> str:
        self._settle()
        text = self._box.currentText().strip()
        return text if self._is_code(text) else str(self._box.currentData() or "")

    def problem(self) -> str:
        return "" if self._is_code(self._box.currentText().strip()) else super().problem()

    def _is_code(self, text: str) -> bool:
        """Whether a code was typed that no name of the list begins with."""
        return bool(_CODE.fullmatch(text)) and self._place_of(text) < 0


class FlagEditor(Editor):
    """Yes or no."""

    def __init__(self, spec: Spec) -> None:
        self._box = QCheckBox(say("fields.yes"))
        super().__init__(spec, self._box)
        self._box.setAccessibleName(f"{spec.label}: {self._box.text()}")
        self._box.toggled.connect(lambda _: self.edited.emit())

    def value(self) -> bool:
        return self._box.isChecked()

    def set_value(self, value: bool) -> None:
        with QSignalBlocker(self._box):
            self._box.setChecked(value)
        self._box.setEnabled(self.spec.editable)


class IntegerEditor(Editor):
    """A whole number, or nothing."""

    def __init__(self, spec: Spec) -> None:
        self._line = QLineEdit()
        super().__init__(spec, self._line)
        self._line.textEdited.connect(lambda _: self.edited.emit())

    def value(self) -> int | None:
        text = self._line.text().strip().replace(",", "")
        return int(text) if text.isascii() and text.removeprefix("-").isdigit() and len(text) < 16 else None

    def set_value(self, value: int | None) -> None:
        with QSignalBlocker(self._line):
            self._line.setText("" if value is None else str(value))
        self._line.setReadOnly(not self.spec.editable)

    def problem(self) -> str:
        if self._line.text().strip() and self.value() is None:
            return say("fields.is-a-whole-number-such", label=self.spec.label)
        return ""
