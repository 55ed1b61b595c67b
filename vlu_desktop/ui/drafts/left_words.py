# SPDX-License-Identifier: Apache-2.0
"""Words of windows that can't be begun again where they were, kept by a lock to be read and copied.

What is filled in again by its own window keeps its own draft: such a window says `KEEPS`. A passphrase is in none.
"""

import json
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Draft
from vlu_desktop.services.cases.search_and_drafts import Drafts
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, label, row
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.unsaved_words import Field, typed_words

LEFT = "answers"
"""What such a draft is called."""


def keep_left(window: QWidget, worker: Worker, drafts: Drafts, case_id: str) -> None:
    """Put what stands unsaved in every window that keeps no draft of its own into the vault."""
    for dialog in window.findChildren(FittingDialog):
        if dialog.KEEPS or dialog.PASSING or not dialog.isVisible() or not dialog.unsaved():
            continue
        told = [_told(each.accessibleName(), _words(each)) for each in typed_words(dialog)]
        told += [_told(*_choice(each)) for each in dialog.by_hand() if isinstance(each, QComboBox | QAbstractButton)]
        body = json.dumps({"window": dialog.windowTitle(), "words": told}, ensure_ascii=False)
        key = f"{LEFT}:{uuid4().hex}"
        worker.ask(lambda key=key, body=body: drafts.keep(key, LEFT, case_id, body))  # type: ignore[misc]


class LeftWords(FittingDialog):
    """`done_with` comes when the officer has them elsewhere, and the draft may go."""

    PASSING = True

    done_with = Signal()

    def __init__(self, draft: Draft, parent: QWidget) -> None:
        super().__init__(parent)
        kept = json.loads(draft.body)
        title = say("drafts.left-title", window=visible(str(kept["window"])))
        self.setWindowTitle(title)
        self.words = QPlainTextEdit("\n\n".join(map(str, kept["words"])))
        self.words.setReadOnly(True)
        self.words.setAccessibleName(title)
        close = button(say("drafts.left-close"), self.reject, "quiet")
        done = button(say("drafts.left-remove"), self._done, "outline")
        self.setLayout(
            column(
                label(title, "heading", wrap=True), label(say("drafts.left-hint"), "muted", wrap=True), self.words,
                row(close, None, done), margins=20, space=12,
            )
        )  # fmt: skip
        self.resize(self.fontMetrics().averageCharWidth() * 78, self.fontMetrics().lineSpacing() * 20)
        self.words.setFocus()

    def _done(self) -> None:
        self.done_with.emit()
        self.accept()


def show_left(draft: Draft, parent: QWidget, worker: Worker, drafts: Drafts) -> LeftWords:
    """Show the words of a draft; it stays until the officer says that it may go."""
    shown = LeftWords(draft, parent)
    shown.done_with.connect(lambda: worker.ask(lambda: drafts.discard(draft.key)))
    shown.open()
    return shown


def _told(name: str, words: str) -> str:
    return f"{name}\n{words}" if name else words


def _words(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _choice(choosing: QComboBox | QAbstractButton) -> tuple[str, str]:
    if isinstance(choosing, QComboBox):
        return choosing.accessibleName(), choosing.currentText()
    return choosing.text(), say("drafts.left-ticked") if choosing.isChecked() else say("drafts.left-not-ticked")
