# SPDX-License-Identifier: Apache-2.0
"""An exhibit in a window of its own: what its file shows and says, its custody, and whether it is still as it came."""

import threading
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import Exhibit
from vlu_desktop.services.cases.exhibit_view import ExhibitView, OpenFile
from vlu_desktop.services.cases.exhibits import DigestCheck
from vlu_desktop.services.cases.made_at import MadeAtHint
from vlu_desktop.ui.case.custody_pane import CustodyLog
from vlu_desktop.ui.case.exhibit_preview import ExhibitPreview
from vlu_desktop.ui.case.take_in_window import ExhibitWork
from vlu_desktop.ui.case.words_pane import READ_KEY, WordsPane
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.widgets.announcing import tell
from vlu_desktop.ui.widgets.basics import button, clear, column, holding, label, only_if, restyle, row, scrolled
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.ordered_split import OrderedSplit


def the_thing() -> str:
    return say("case.no-file-is-held-for")


CHECK_KEY, TAKE_KEY = "F7", "Alt+T"
_LEAST_LINES = 14
"""Lines of text that a preview is at least as high as."""
_BESIDE = 112
"""Letters of width from which the words stand beside what is shown; below that, beneath it."""


class ExhibitWindow(FittingDialog):
    """Shows one exhibit; the file is read when the window opens, and what is wrong with it is a sentence in it."""

    KEEPS = True

    def __init__(self, parent: QWidget, work: ExhibitWork, exhibit: Exhibit, *, read_words: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("case.exhibit"))
        self._read_words = read_words
        self._work = work
        self._exhibit = exhibit
        self._gone = threading.Event()
        self._takes: list[tuple[QPushButton, MadeAtHint, str]] = []
        self.facts = QVBoxLayout()
        self.shown = QVBoxLayout()
        self.words = WordsPane(work, exhibit)
        self.custody = CustodyLog(work, exhibit)
        self.checked = label("", "problem", wrap=True)
        self.checked.hide()
        self._digest = label("", "small", wrap=True)
        self._digest.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._heading = label("", "heading", wrap=True)
        self.setLayout(self._laid_out())
        QShortcut(QKeySequence(CHECK_KEY), self, self.verify)
        self.resize(1060, 740)
        work.desk.changed.connect(self._refresh)
        self._show_exhibit()
        self._look(0)

    def _laid_out(self) -> QVBoxLayout:
        self._beside = OrderedSplit()
        self._beside.setChildrenCollapsible(False)
        self._beside.addWidget(holding(column(self.shown)))
        self._beside.addWidget(self.words)
        self._beside.setSizes([600, 420])
        inside = column(self.facts, self._beside, self._digest, margins=8)
        inside.setStretch(1, 1)
        self.tabs = QTabWidget()
        self.tabs.addTab(scrolled(holding(inside)), say("case.what-it-shows"))
        self.tabs.addTab(self.custody, say("case.custody"))
        held = bool(self._exhibit.sha256)
        check = button(say("case.check-against-its-digest"), self.verify, "outline", CHECK_KEY)
        only_if(held, check)
        full = button(say("case.record-in-full"), self._open_in_full, "quiet", say("case.every-field-its-history-from"))
        whole = column(
            self._heading, self.tabs, self.checked,
            row(full, None, check, button(say("case.close"), self.reject, "quiet")), margins=14,
        )  # fmt: skip
        whole.setStretch(1, 1)
        return whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= self.fontMetrics().averageCharWidth() * _BESIDE
        self._beside.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    def verify(self) -> None:
        """Compare the bytes held with the digest at intake, and say so here."""
        work, exhibit = self._work, self._exhibit
        if exhibit.sha256:
            work.worker.ask(
                lambda: work.exhibits.verify(exhibit.case_id, work.now(), [exhibit.id]), self._verified, self._say
            )

    def _verified(self, found: tuple[tuple[DigestCheck, ...], Changes]) -> None:
        [check], changes = found
        self._work.saver.tell(changes, say("case.the-check-is-noted-in"), say("case.undo-check"))
        self._say(check.sentence, "echo" if check.matches else "problem")

    def take_hint(self, hint: MadeAtHint) -> None:
        """The officer takes a time as when it was made; until then it is in no record."""
        was = self._exhibit
        self._work.saver.change(replace(was, made_at=hint.when), was, case_id=was.case_id)

    def unsaved(self) -> bool:
        return bool(self.custody.unsaved or self.words.unsaved)

    def reject(self) -> None:
        """Close; reading is stopped first, and what is typed and not saved is shown and asked about."""
        if self.words.is_reading:
            self.words.stop()
            return
        if self.unsaved():
            self.tabs.setCurrentIndex(1 if self.custody.unsaved else 0)
            self._say(say("case.step-not-added") if self.custody.unsaved else say("case.words-not-taken"))
        super().reject()

    def let_go(self) -> None:
        self._gone.set()
        super().let_go()
        self.deleteLater()

    def _look(self, first: int) -> None:
        work, exhibit, gone = self._work, self._exhibit, self._gone
        if not exhibit.sha256:
            self._put(label(the_thing(), "muted", wrap=True))
            return
        self._put(label(say("case.reading-the-file"), "muted"))

        def draw(file: OpenFile) -> None:
            # Beside the vault: what draws a page may take seconds, and whoever works on meanwhile waits for none.
            work.worker.beside(
                lambda _, stopped: file.view(first, lambda: gone.is_set() or stopped()), self._show, self._unread
            )

        read = work.exhibits.file_again if first else work.exhibits.open_file
        work.worker.ask(lambda: read(exhibit.id), draw, self._unread)

    def _show(self, view: ExhibitView) -> None:
        if self._gone.is_set():
            return
        self._facts(view)
        shown = ExhibitPreview(view, self._look)
        if view.pictures or view.text is not None:
            # Where letters are large there is little height: the page then scrolls rather than show a strip.
            shown.setMinimumHeight(self.fontMetrics().lineSpacing() * _LEAST_LINES)
        self._put(shown)
        if self._read_words and view.may_show_words:
            self._read_words = False
            self.words.read()

    def _unread(self, sentence: str) -> None:
        if not self._gone.is_set():
            self._put(label(sentence, "problem", wrap=True))

    def _put(self, widget: QWidget) -> None:
        clear(self.shown)
        self.shown.addWidget(widget, 1)
        # A layout shows what it is given only once the loop comes round, and until then its keys are dead.
        widget.show()

    def _facts(self, view: ExhibitView) -> None:
        clear(self.facts)
        self._takes.clear()
        about = label(view.about, "muted", wrap=True)
        self.facts.addWidget(about)
        for place, hint in enumerate(view.hints):
            self._offer(hint, TAKE_KEY if not place else "")
        for note in view.notes:
            self.facts.addWidget(label(note, "small", wrap=True))
        if view.may_show_words:
            read = button(say("case.read-its-words"), self.words.read, "outline", READ_KEY)
            read.setShortcut(READ_KEY)
            self.facts.addLayout(row(read, None))

    def _offer(self, hint: MadeAtHint, keys: str) -> None:
        when, whence = hint.when.display(), hint.source
        if hint.weak:
            said = say("case.perhaps-made", when=when, whence=whence)
        else:
            said = say("case.made-it-says", when=when, whence=whence)
        told: QLabel = label(said, "small", wrap=True)
        take = button(say("case.take-as-made"), lambda: self.take_hint(hint), "outline", keys)
        take.setAccessibleDescription(told.text())
        self.facts.addWidget(told)
        self.facts.addLayout(row(take, None))
        self._takes.append((take, hint, keys))
        self._say_taken()

    def _say_taken(self) -> None:
        """Which of the times offered stands in the record as when it was made."""
        for take, hint, keys in self._takes:
            is_taken = self._exhibit.made_at == hint.when
            take.setText(say("case.taken-as-made") if is_taken else say("case.take-as-made"))
            take.setShortcut(keys)  # words set anew drop it
            take.setEnabled(not is_taken)

    def _show_exhibit(self) -> None:
        row_ = self._exhibit
        self._heading.setText(f"{row_.reference}  {row_.title}".strip())
        made = say("case.made-when", when=row_.made_at.display()) if row_.made_at else ""
        digest = say("case.digest-at-intake", digest=row_.sha256, size=row_.size or 0) if row_.sha256 else ""
        self._digest.setText(f"{made} {digest}".strip())
        self._digest.setVisible(bool(made or digest))

    def _refresh(self) -> None:
        current = self._work.desk.file.get(Exhibit, self._exhibit.id)
        if current is not None:
            self._exhibit = current
            self._show_exhibit()
            self._say_taken()
            self.words.show_exhibit(current)

    def _say(self, sentence: str, kind: str = "problem") -> None:
        restyle(self.checked, kind)
        tell(self.checked, sentence)

    def _open_in_full(self) -> None:
        RecordDialog(self._exhibit, self._work.desk, self._work.saver, self).open()
