# SPDX-License-Identifier: Apache-2.0
"""Short lists and numbers that the wheel leaves alone: the pointer only passed over them as a page was scrolled."""

from collections.abc import Sequence

from PySide6.QtGui import QIntValidator, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit


class ChoiceBox(QComboBox):
    """A short list to choose from: each choice as its key and its words."""

    def __init__(self, name: str, terms: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        for key, text in terms:
            self.addItem(text, key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NumberBox(QLineEdit):
    """A whole number from 0 to `most`, typed; 0 is shown as nothing, with `none` in its place."""

    def __init__(self, name: str, most: int, none: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(none)
        self.setValidator(QIntValidator(0, most, self))

    def value(self) -> int:
        """The number."""
        return int(self.text() or 0)

    def set_value(self, value: int) -> None:
        """Show a number."""
        self.setText(str(value) if value else "")
