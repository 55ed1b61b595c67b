# SPDX-License-Identifier: Apache-2.0
"""What every editor of a field can do: hold a value, say when it was edited, and say what is wrong with it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from vlu_desktop.record.fields import Spec
from vlu_desktop.ui.widgets.announcing import announce
from vlu_desktop.ui.widgets.basics import label, restyle


class Editor(QWidget):
    """An editor of one field. `edited` comes with every change the officer makes, never with `set_value`."""

    edited = Signal()

    def __init__(self, spec: Spec, inner: QWidget, echoes: bool = False) -> None:
        super().__init__()
        self.spec = spec
        self.inner = inner
        self._echo: QLabel | None = label("", "echo", wrap=True) if echoes else None
        self._echoes = echoes
        self._refused = False
        self.edited.connect(self._forgive)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(inner)
        if self._echo:
            # Its line is kept free, so that nothing below moves while the officer types.
            self._echo.setMinimumHeight(self._echo.fontMetrics().height() + 2)
            layout.addWidget(self._echo)
        inner.setAccessibleName(spec.label)
        if spec.hint:
            inner.setToolTip(spec.hint)
            inner.setAccessibleDescription(spec.hint)
        self.setFocusProxy(inner)

    def put_below(self, widget: QWidget) -> None:
        """Let a widget stand under the sentence of what was understood."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(widget)

    def fit(self) -> None:
        """In a cell of a table nothing makes room for what now stands below: the editor takes it, within its view."""
        parent = self.parentWidget()
        if parent is not None and parent.layout() is None and self.isVisible():
            wanted = self.heightForWidth(self.width()) if self.hasHeightForWidth() else 0
            tall = min(max(self.sizeHint().height(), wanted), parent.height())
            self.setGeometry(self.x(), max(0, min(self.y(), parent.height() - tall)), self.width(), tall)

    def value(self) -> Any:
        """The value as the record holds it."""
        raise TypeError(f"{type(self).__name__} has no value of its own")

    def set_value(self, value: Any) -> None:
        """Show a value."""
        raise TypeError(f"{type(self).__name__} has no value of its own")

    def problem(self) -> str:
        """What keeps the value from being saved, in a sentence; "" where nothing does."""
        return ""

    def unread(self) -> str:
        """The words in it that are no value, "" where there are none: a draft keeps them beside the record."""
        line = self._typed_line()
        return line.text().strip() if line is not None and self.problem() else ""

    def take_unread(self, words: str) -> None:
        """Show words again that were no value when they were typed."""
        line = self._typed_line()
        if line is not None:
            line.setText(words)
            line.textEdited.emit(words)

    def _typed_line(self) -> QLineEdit | None:
        if isinstance(self.inner, QComboBox):
            return self.inner.lineEdit()
        return self.inner if isinstance(self.inner, QLineEdit) else None

    @property
    def asks(self) -> bool:
        """Whether choices stand under the field, which Tab goes to."""
        return False

    def refuse(self, sentence: str) -> None:
        """Mark the field, say under it and aloud why its value can't be taken, and have the keyboard in it."""
        if self._echo is None:
            self._echo = label("", "echo", wrap=True)
            self.put_below(self._echo)
        self._refused = True
        self.say(sentence, problem=True)
        restyle(self.inner, "problem")
        self.fit()
        self.inner.setFocus()
        announce(self.inner, sentence)

    def _forgive(self) -> None:
        """What was refused is being put right."""
        if self._refused:
            self._refused = False
            restyle(self.inner, "")
            if not self._echoes:
                self.say("")

    def say(self, sentence: str, problem: bool = False) -> None:
        """Show what was understood, or what was not."""
        if self._echo is not None:
            self._echo.setText(sentence)
            restyle(self._echo, "problem" if problem else "echo")
            self.inner.setAccessibleDescription(sentence or self.spec.hint)

    @property
    def echo(self) -> str:
        """The sentence under the field."""
        return self._echo.text() if self._echo else ""
