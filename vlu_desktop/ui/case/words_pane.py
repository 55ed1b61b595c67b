# SPDX-License-Identifier: Apache-2.0
"""The words that an exhibit shows, beside it: read by the program as a proposal, in the record once they are taken."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QScrollArea, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.conduct import Exhibit
from vlu_desktop.services.cases.exhibit_view import OpenFile
from vlu_desktop.services.cases.exhibit_words import ProposedWords
from vlu_desktop.services.cases.search_and_drafts import Drafts
from vlu_desktop.ui.case.take_in_window import ExhibitWork
from vlu_desktop.ui.case_session.record_window_drafts import KIND, keep_typed
from vlu_desktop.ui.threads.worker import Job, Worker
from vlu_desktop.ui.widgets.announcing import tell
from vlu_desktop.ui.widgets.basics import SPACE, button, column, label, restyle, row

READ_KEY = "Alt+W"


def the_reading() -> str:
    return say("case.reading-its-words-they-will")


def not_taken() -> str:
    return say("case.not-in-the-record-until")


def instead() -> str:
    return say("case.the-record-has-other-words")


def in_record() -> str:
    return say("case.these-words-are-in-the")


def stopped() -> str:
    return say("case.stopped-as-you-asked-nothing")


def type_them() -> str:
    return say("case.you-can-type-here-what")


_LEAST_LINES = 6
_LAID_OUT = 50
"""Milliseconds after which a page that grew is as large as it will be."""


class WordsPane(QWidget):
    """Shows nothing until it is asked to read, unless the record has words already."""

    def __init__(self, work: ExhibitWork, exhibit: Exhibit) -> None:
        super().__init__()
        self._work = work
        self._exhibit = exhibit
        self._ticket: Job | None = None
        self._proposed: ProposedWords | None = None
        self.said = label("", "echo", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(say("case.words-in-it"))
        self.text.setMinimumHeight(self.fontMetrics().lineSpacing() * _LEAST_LINES)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(say("case.how-many-pictures-were-read"))
        self.bar.setTextVisible(False)
        self.take = button(say("case.take-these-words"), self._take, "primary", "Ctrl+Enter")
        self._stop = button(say("case.stop-reading"), self.stop, "quiet", "Esc")
        self.setLayout(
            column(
                label(say("case.words-in-it"), "subheading"),
                self.said,
                self.bar,
                self.text,
                row(self._stop, None, self.take),
                margins=4,
            )
        )
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._take, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.text.textChanged.connect(self._typed)
        self._reading(False)
        self._show(exhibit.words)
        self.setVisible(bool(exhibit.words))

    @property
    def unsaved(self) -> bool:
        """Whether words were typed or corrected here that are not in the record."""
        begun = self._proposed.text if self._proposed else self._exhibit.words
        return self._words not in (begun, self._exhibit.words)

    @property
    def typed(self) -> tuple[Exhibit, Exhibit]:
        """The exhibit with the words as they stand here, and as it is."""
        return replace(self._exhibit, words=self._words), self._exhibit

    @property
    def is_reading(self) -> bool:
        """Whether the program is at it."""
        return self._ticket is not None

    def read(self) -> None:
        """Have the program read what the file shows, in a process of its own; what is typed here stays until then."""
        if self.is_reading:
            return
        self.show()
        if self.unsaved:
            self._say(f"{not_taken()} {say('case.take-or-empty')}", "problem")
            self._bring(self.text)
            return
        work, exhibit_id = self._work, self._exhibit.id

        def beside(file: OpenFile) -> None:
            if self._ticket is not None:
                self._ticket = work.worker.beside(file.words, self._read, self._failed, self._progress)

        self._ticket = work.worker.ask(lambda: work.exhibits.file_again(exhibit_id), beside, self._failed)
        self._reading(True)
        self._say(the_reading())
        self._bring(self._stop)

    def stop(self) -> None:
        """Read no further; nothing of what was read so far is shown."""
        if self._ticket is None:
            return
        self._ticket.cancel()
        self._ticket = None
        self._reading(False)
        self._say(stopped())
        self._bring(self.text)

    def show_exhibit(self, exhibit: Exhibit) -> None:
        """The exhibit as it now is; words that stand here and are not taken stay."""
        typed, was = self.unsaved, self._exhibit
        self._exhibit = exhibit
        if was.words == exhibit.words:
            return
        if not typed:
            self._proposed = None
            self._show(exhibit.words)
        elif self._words == exhibit.words:
            self._proposed = None
            self._typed()
        self.setVisible(self.isVisible() or bool(exhibit.words))

    @property
    def _words(self) -> str:
        return self.text.toPlainText().strip()

    def _read(self, found: ProposedWords) -> None:
        self._ticket = None
        self._reading(False)
        self._proposed = found if found.text else None
        if found.text:
            self._show(found.text)
        notes = " ".join(found.notes)
        self._say(f"{notes} {self._open()}" if found.text else f"{notes} {type_them()}".strip())
        self._bring(self.text)

    def _failed(self, sentence: str) -> None:
        self._ticket = None
        self._reading(False)
        self._say(f"{sentence} {type_them()}", "problem")
        self._bring(self.text)

    def _progress(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        told = say("case.of-pictures", done=done, n=of)
        self.bar.setFormat(told)
        self.bar.setTextVisible(True)
        self.bar.setAccessibleDescription(told)

    def _take(self) -> None:
        words, was = self._words, self._exhibit
        if self.take.isEnabled():
            self._work.saver.change(replace(was, words=words), was, case_id=was.case_id, done=lambda _: self._taken())

    def _taken(self) -> None:
        self._proposed = None
        self._say(in_record())

    def _typed(self) -> None:
        new = self._words != self._exhibit.words
        self.take.setEnabled(new and not self.is_reading)
        if not self.is_reading and self._proposed is None:
            self._say(self._open() if new else in_record() if self._exhibit.words else "")

    def _open(self) -> str:
        return f"{not_taken()} {instead()}" if self._exhibit.words else not_taken()

    def _show(self, words: str) -> None:
        with QSignalBlocker(self.text):
            self.text.setPlainText(words)
        self._typed()

    def _reading(self, under_way: bool) -> None:
        self.bar.setRange(0, 0)
        self.bar.setVisible(under_way)
        self._stop.setVisible(under_way)
        self.text.setReadOnly(under_way)
        self.take.setEnabled(not under_way and self._words != self._exhibit.words)

    def _bring(self, widget: QWidget) -> None:
        """Give it the keyboard and bring it into view, once what changed here has been laid out anew."""
        widget.setFocus()
        QTimer.singleShot(_LAID_OUT, self, lambda: _into_view(widget))

    def _say(self, sentence: str, kind: str = "echo") -> None:
        restyle(self.said, kind)
        tell(self.said, sentence)


def _into_view(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if isinstance(around, QScrollArea):
        around.ensureWidgetVisible(widget, 0, SPACE)


def keep_words(window: QWidget, worker: Worker, drafts: Drafts, case_id: str) -> None:
    """Put words that were typed beside an exhibit and not taken into the vault; they open in a record's window."""
    for pane in window.findChildren(WordsPane):
        if pane.unsaved:
            keep_typed(f"{KIND}:words:{pane.typed[1].id}", pane.typed, worker, drafts, case_id)
