# SPDX-License-Identifier: Apache-2.0
"""Offers kinds of conduct in a line of several, for what stands after the last comma."""

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from vlu_desktop.ui.entry.backlog_rows import kinds_like

_MOST = 10


def offer_kinds(line: QLineEdit) -> None:
    """Have a line offer them as one types."""
    words = QStringListModel(line)
    completer = QCompleter(words, line)
    completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
    completer.setWidget(line)

    def offer(text: str) -> None:
        found = [option.label for option in kinds_like(text.rpartition(",")[2].strip())][:_MOST]
        words.setStringList(found)
        if found:
            completer.complete()
        elif popup := completer.popup():
            popup.hide()

    def take(chosen: str) -> None:
        before, comma, _ = line.text().rpartition(",")
        line.setText(f"{before}{comma} {chosen}".strip())
        line.setModified(True)

    line.textEdited.connect(offer)
    completer.activated.connect(take)
