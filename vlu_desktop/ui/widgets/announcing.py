# SPDX-License-Identifier: Apache-2.0
"""What changed on a screen, said to whoever hears it: a screen reader is told at once, wherever the keyboard is."""

from PySide6.QtWidgets import QLabel, QWidget

SPEAKS = "speaks"
"""The property of a line that says by itself whatever is put into it."""


def announce(widget: QWidget, text: str) -> None:
    """Said by a screen reader, if one is listening and there is anything to say."""
    if not text:
        return
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def tell(line: QLabel, sentence: str) -> None:
    """Say a sentence in a line that is there only while there is one, for the eye and the ear; "" takes it away.

    The same sentence is said again where it comes again: it was asked for again.
    """
    line.setText(sentence)
    line.setVisible(bool(sentence))
    line.setAccessibleDescription(sentence)
    if not line.property(SPEAKS):
        announce(line, sentence)
