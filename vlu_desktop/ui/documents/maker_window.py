# SPDX-License-Identifier: Apache-2.0
"""The window in which something is made to be let go: what is asked, its pages, what is told of them, and Save."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.vocabulary import label as term
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.documents.documents import Documents
from vlu_desktop.services.documents.doubts import Doubt
from vlu_desktop.services.documents.release import RenderedDocument
from vlu_desktop.services.documents.vault_view import found_in
from vlu_desktop.ui.documents.doubts_pane import DoubtsPane
from vlu_desktop.ui.documents.page_preview import PagesPane
from vlu_desktop.ui.documents.release_dialog import ReleaseContext, ReleaseDialog
from vlu_desktop.ui.threads.worker import Job, Worker
from vlu_desktop.ui.widgets.basics import button, clear, column, holding, label, reading, row, scrolled
from vlu_desktop.ui.widgets.case_field import CaseField
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.kept_sizes import KeptSizes
from vlu_desktop.ui.widgets.ordered_split import OrderedSplit

M = TypeVar("M", bound=RenderedDocument)
T = TypeVar("T")
_BESIDE = (360, 620, 320)
"""How wide what is asked, the pages and what is told of them usually are."""
_BELOW = (18, 16, 12)
"""How many lines high they are at least where they stand below each other."""
_LEAST = 115
"""Letters of width that they need beside each other: where there is less, words in them would be cut."""
Progress = Callable[[int, int], None]
Stopped = Callable[[], bool]


class DraftingDialog(FittingDialog):
    """`saved` carries the entry in the register and where the file is, `changed` what was decided of a doubtful phrase,
    `asked` what was changed by asking an officer at another computer to sign it off.

    Pages made for one reader are never saved for another: what is changed afterwards needs them made again.
    """

    saved = Signal(object, object)
    asked = Signal(object)
    changed = Signal(object)

    def __init__(self, parent: QWidget, worker: Worker, title: str, folder: Path) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.heading = label(title, "heading")
        self.case = CaseField()
        self._worker = worker
        self._folder = folder
        self._made: RenderedDocument | None = None
        self._ticket: Job | None = None
        self.pages = PagesPane()
        self.doubts = DoubtsPane(self._leave_out, self._harmless, self.pages.pages.go_to)
        self._about = QVBoxLayout()
        self._about.setSpacing(6)
        self._problem = label("", "problem", wrap=True)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(say("documents.how-far-it-is"))
        self._bar.setMinimumWidth(self.fontMetrics().averageCharWidth() * 10)
        self.stop = button(say("documents.stop"), self._stop)
        self._under_way = holding(row(self._bar, self.stop))
        self._under_way.setVisible(False)
        self.make = button(say("documents.make-it"), self._make, "primary")
        self.save = button(say("documents.save"), self._leave, "primary")
        self.save.setEnabled(False)

    def _lay_out(self, *asked: QWidget | QLayout, above: Sequence[QWidget] = ()) -> None:
        """What is asked on the left, the pages, and on the right what is told of them, below what stands `above`."""
        left = holding(column(*asked, None))
        about = holding(column(*above, self.doubts, self._about, None, margins=4))
        self._split = split = OrderedSplit(Qt.Orientation.Horizontal)
        split.addWidget(scrolled(left))
        split.addWidget(self.pages)
        split.addWidget(reading(about, say("documents.what-is-told-of-the")))
        self._sizes = KeptSizes(split, "maker")
        self._sizes.put(_BESIDE)
        split.setChildrenCollapsible(False)
        close = button(say("documents.close"), self.close, "quiet")
        foot = row(close, self._under_way, None, self.make, self.save)
        # What went wrong stands at the foot, where it is in view however long the questions are.
        layout = column(self.heading, self.case, split, self._problem, foot, margins=18, space=10)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.resize(QSize(1380, 860))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for three parts beside each other, none of their words is cut: they stand below."""
        super().resizeEvent(event)
        room = self.fontMetrics()
        lines = room.lineSpacing()
        beside = event.size().width() >= room.averageCharWidth() * _LEAST
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self._split.orientation() == wanted:
            return
        self._split.setOrientation(wanted)
        for place, least in enumerate(_BELOW):
            if part := self._split.widget(place):
                part.setMinimumHeight(0 if beside else least * lines)
        self._sizes.put(_BESIDE if beside else _BELOW)

    def _make(self) -> None:
        raise AssertionError("each window says what it makes")

    def _leaving(self) -> ReleaseContext:
        raise AssertionError("each window says how it is let go")

    def _documents(self) -> Documents:
        raise AssertionError("each window says who remembers what is decided")

    def _start(self, job: Callable[[Progress, Stopped], tuple[M, T]], show: Callable[[M, T], None]) -> None:
        """Make it on the vault's thread, with what is told beside it; `job` can ask whether anybody still waits."""
        self._made = None
        if self.make.hasFocus():
            # What can't be pressed has no keyboard, and Qt would give it to whatever comes next.
            self.pages.pages.setFocus()
        self._working(True)

        def done(found: tuple[M, T]) -> None:
            made, told = found
            self._ticket = None
            self._working(False)
            self._made = made
            self.pages.show_pdf(made.pdf)
            clear(self._about)
            self._section(say("documents.pages-and-head", n=made.pages, head=made.head), ())
            self.doubts.show_doubts(made.doubts)
            show(made, told)
            self.save.setEnabled(self._may_leave())
            self._go_on()

        def run(progress: Progress, stopped: Stopped) -> tuple[M, T]:
            def on(count: int, of: int) -> None:
                if stopped():
                    raise UserError(say("documents.stopped-nothing-was-saved"))
                progress(count, of)

            return job(on, stopped)

        self._ticket = self._worker.long(run, done, self._failed, self._progress)

    def _ask_for(self, job: Callable[[], T], done: Callable[[T], None]) -> None:
        """Ask the vault's thread for something to show, for as long as the window is there to show it."""

        def show(found: T) -> None:
            if isValid(self):
                done(found)

        self._worker.ask(job, show, lambda sentence: self._problem.setText(sentence) if isValid(self) else None)

    def _leave_out(self, ticked: Sequence[Doubt]) -> None:
        """Mark them in the record; these pages say them still, so they are made again."""

        def done(changes: Changes) -> None:
            self.changed.emit(changes)
            self._outdate()

        if self._made is not None and ticked:
            job = partial(self._documents().leave_out, self._made, *ticked)
            self._worker.ask(job, done, self._problem.setText)

    def _harmless(self, ticked: Sequence[Doubt]) -> None:
        def done(changes: Changes) -> None:
            self.changed.emit(changes)
            self.doubts.take_away(ticked)
            self.save.setEnabled(self._may_leave())

        if self._made is not None and ticked:
            job = partial(self._documents().harmless, self._made, *ticked)
            self._worker.ask(job, done, self._problem.setText)

    def _outdate(self) -> None:
        self.doubts.show_doubts(())
        if self._ticket is not None:
            self._give_up()
        if self._made is not None:
            self._made = None
            self.save.setEnabled(False)
            self._problem.setText(say("documents.changed-since-these-pages-were"))

    def _stop(self) -> None:
        if self._ticket is not None:
            self._give_up()
            self._problem.setText(say("documents.stopped-nothing-was-saved"))
            self.make.setFocus()

    def _give_up(self) -> None:
        """Nobody waits for the pages any more, and their making ends at its next step; nothing was kept of it."""
        assert self._ticket is not None
        self._ticket.give_up()
        self._ticket = None
        self._working(False)

    def _working(self, working: bool) -> None:
        self._problem.setText("")
        self._under_way.setVisible(working)
        self._bar.setRange(0, 0)
        self.make.setEnabled(not working)
        self.save.setEnabled(False)

    def _progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def _failed(self, sentence: str) -> None:
        self._ticket = None
        self._working(False)
        self._problem.setText(sentence)
        self.save.setEnabled(self._may_leave())
        self._go_on()

    def _go_on(self) -> None:
        """Have the keyboard at what comes next, unless an officer took it elsewhere meanwhile."""
        if self.pages.pages.hasFocus():
            (self.save if self.save.isEnabled() else self.make).setFocus()

    def _may_leave(self) -> bool:
        """Whether nothing withheld was found, or only what may be chance, and each phrase near it was decided on."""
        made = self._made
        return made is not None and all(hit.likeness for hit in made.hits) and not self.doubts.undecided

    def _tell_search(self, made: RenderedDocument) -> None:
        """What the search found, and what is withheld."""
        if made.hits:
            where = sorted({found_in(hit) for hit in made.hits})
            refused = say("documents.it-cant-be-saved-the")
            chance = say("documents.it-may-hold-a-part")
            self._section(chance if all(hit.likeness for hit in made.hits) else refused, where)
        else:
            self._section(say("documents.the-search-of-the-finished"), ())
        left = [
            say(
                "documents.left-out-in",
                n=each.times,
                what=term("withholding-reason", each.reason).lower(),
                where=each.what,
            )
            for each in made.left
        ]
        self._section(
            say("documents.withheld-from-this-copy") if left else say("documents.nothing-is-withheld-from-this"), left
        )

    def _section(self, heading: str, lines: Sequence[str]) -> None:
        told = [label(heading, "subheading", wrap=True), *(label(f"•  {each}", "muted", wrap=True) for each in lines)]
        for each in told:
            self._about.addWidget(each)
            # At once, and not when the layout comes round to it.
            each.setVisible(True)

    def _leave(self) -> None:
        """Ask where to, and let it go."""
        if self._made is not None:
            out = self._folder / self._made.file_name
            dialog = ReleaseDialog(self, self._worker, self._leaving(), self._made, out)
            dialog.saved.connect(self._done)
            dialog.asked.connect(self._asked_for)
            dialog.open()

    def _asked_for(self, changes: Changes) -> None:
        self.asked.emit(changes)
        self.accept()

    def _done(self, entry: Disclosure, out: Path) -> None:
        self.saved.emit(entry, out)
        self.accept()

    def done(self, result: int) -> None:
        """Whoever closes the window no longer waits for pages."""
        if self._ticket is not None:
            self._ticket.give_up()
        super().done(result)
