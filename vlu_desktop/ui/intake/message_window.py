# SPDX-License-Identifier: Apache-2.0
"""A file of messages: what it holds, what it leaves open, who is who, and taking it into a case as one act."""

import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QProgressBar, QTabWidget, QVBoxLayout, QWidget

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import CaseLine, Changes
from vlu_desktop.services.cases.given_file import Given, kept_as
from vlu_desktop.services.cases.message_drafts import MessageDraft
from vlu_desktop.services.cases.message_words import forms_in_short
from vlu_desktop.services.cases.messages import MessagePreview, Messages, StorageResult
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.intake import message_facts
from vlu_desktop.ui.intake.asked_form import AskedForm
from vlu_desktop.ui.intake.message_tables import FirstMessages, not_read_view
from vlu_desktop.ui.intake.who_is_who import WhoIsWhoTable
from vlu_desktop.ui.threads.worker import Job, Worker
from vlu_desktop.ui.widgets.announcing import tell
from vlu_desktop.ui.widgets.basics import button, column, holding, in_order, label, row, scrolled
from vlu_desktop.ui.widgets.elided_label import ElidedLabel
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.ordered_split import OrderedSplit
from vlu_desktop.ui.widgets.side_or_tab import SideOrTab
from vlu_desktop.ui.widgets.text_table import Cells
from vlu_desktop.ui.widgets.whole_scroll import WholeScroll

NEW_CASE = "new"
WHO, QUESTIONS, CONVERSATION, NOT_READ = range(4)
Progress = Callable[[int, int], None]


class MessageWindow(FittingDialog):
    """Shows one file. `taken` carries the case's id, what was stored and what the act changed.

    `as_rows` asks for the file to be read as a table of incidents instead.
    """

    taken = Signal(str, object, object)
    as_rows = Signal(object)

    KEEPS = True

    def __init__(self, parent: QWidget, worker: Worker, messages: Messages, case_id: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("intaking.messages-from-a-phone-or"))
        self._worker = worker
        self._messages = messages
        self._case_id = case_id
        self._given: Given | None = None
        self._base: MessagePreview | None = None
        self._said: dict[str, str] = {}
        self._answers: dict[str, str] = {}
        self._place = ""
        self.waiting: MessageDraft | None = None
        """What was said of a file that is to be opened again: had back with that file, and no other."""
        self._ticket: Job | None = None
        self._stop: threading.Event | None = None
        self._heading = label(say("intaking.messages"), "heading")
        self._file = ElidedLabel("muted")
        self.into = ChoiceBox(say("intaking.into-which-case"))
        self.into.setMinimumContentsLength(26)
        self.into.setPlaceholderText(say("intaking.choose-the-case"))
        self.handed_by = QLineEdit()
        self.handed_by.setAccessibleName(say("intaking.handed-over-by"))
        self._handed = label(say("intaking.handed-over-by"), "subheading")
        self._handed.setBuddy(self.handed_by)
        self.who = WhoIsWhoTable()
        self.asked = AskedForm()
        self.conversation = FirstMessages()
        self.first_messages = self.conversation.cells
        self.not_read = Cells(message_facts.not_read_headings())
        self._facts = label("", wrap=True)
        self._ways = label("", wrap=True)
        self._problem = label("", "problem", wrap=True)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(say("intaking.how-much-was-read"))
        self._bar.setTextVisible(False)
        self.take = button(say("intaking.take-it-in"), self._take, "primary")
        self._close = button(say("intaking.close"), self.reject, "quiet")
        self.setLayout(self._lay_out())
        self._bar.setVisible(False)
        self._connect()
        self.resize(QSize(1320, 840))
        self._count()

    def _lay_out(self) -> QVBoxLayout:
        self.tabs = QTabWidget()
        self.tabs.addTab(WholeScroll(self.who), say("intaking.who-is-who"))
        self.tabs.addTab(self.asked, say("intaking.questions"))
        self.tabs.addTab(self.conversation, say("intaking.conversation"))
        self.tabs.addTab(not_read_view(self.not_read), say("intaking.not-read"))
        self._rows = button(say("intaking.it-is-a-diary-read"), self._ask_rows, "link")
        left = holding(
            column(
                label(say("intaking.what-it-holds"), "subheading"),
                self._facts,
                label(say("intaking.which-way-they-went"), "subheading"),
                self._ways,
                self._handed,
                self.handed_by,
                label(say("intaking.nothing-is-kept-before-you"), "small", wrap=True),
                row(self._rows, None),
                None,
                space=6,
            )
        )
        split = OrderedSplit(Qt.Orientation.Horizontal)
        self._side = SideOrTab(split, self.tabs, scrolled(left), say("intaking.what-it-holds"), (330, 950))
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        into = label(say("intaking.into"))
        into.setBuddy(self.into)
        head = row(self._heading, self._file, None, into, self.into, space=14)
        foot = flowing(self._close, self._bar, self.take, spread=True)
        layout = column(head, split, self._problem, foot, margins=10)
        layout.setStretch(1, 1)
        return layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._heading.setVisible(not self._side.fit(event.size().width()))

    def _connect(self) -> None:
        self.into.activated.connect(lambda _: self._turn())
        self.who.said.connect(self._name)
        self.asked.answered.connect(self._answer)

    @property
    def problem(self) -> str:
        """The sentence on what went wrong or is still to be done, "" for nothing."""
        return self._problem.text()

    def list_cases(self, cases: Sequence[CaseLine]) -> None:
        """The cases it may be taken into; the one in view is chosen, and with none in view nothing is."""
        for line in sorted(cases, key=lambda line: (line.id != self._case_id, line.title.casefold())):
            self.into.addItem("  ".join(filter(None, (line.title, line.reference))), line.id)
        self.into.addItem(say("intaking.a-new-case-titled-after"), NEW_CASE)
        chosen = self.waiting.into if self.waiting is not None else self._case_id
        self.into.setCurrentIndex(self.into.findData(chosen) if chosen else -1)
        self._count()

    def open_file(self, given: Given, place: str = "") -> None:
        """Read a file; nothing is kept. `place` says which it is of several: "1 of 3"."""
        self._given, self._place = given, place
        self._file.set_text(f"{given.name}, {place}" if place else given.name)
        case_id = self._into()

        def job(progress: Progress) -> MessagePreview:
            found = self._messages.preview(case_id, given, progress=progress)
            _ = found.source.fingerprint  # worked out here, for when the casebook locks there is no time
            return found

        self._long(job, self._show)

    def take_draft(self, draft: MessageDraft) -> None:
        """Open a file again as it was left, and have back what was said of it."""
        self.waiting = draft
        self.handed_by.setText(draft.handed_by)
        self.open_file(draft.given, draft.place)

    def left(self, then: tuple[tuple[str, str], ...] = ()) -> MessageDraft | None:
        """The file with what was said of it; None where none is open, or all of it is taken in."""
        if not self.isVisible() or self.waiting is not None:
            return self.waiting if self.isVisible() else None
        if self._base is None or self._given is None:
            return None
        path, pasted = kept_as(self._given)
        return MessageDraft(
            path=path, pasted=pasted, fingerprint=self._base.source.fingerprint,
            into=str(self.into.currentData() or ""), handed_by=self.handed_by.text(), answers=dict(self._answers),
            names=dict(self._said), place=self._place, then=then,
        )  # fmt: skip

    def reject(self) -> None:
        """Close; while a file is taken in, stop first: then nothing of it is kept."""
        if self._stop is not None:
            self._stop.set()
        else:
            super().reject()

    def unsaved(self) -> bool:
        """What was said of who is who counts as typed."""
        return self._base is not None and (bool(self._said or self._answers) or super().unsaved())

    def let_go(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        super().let_go()

    def _into(self) -> str:
        """The case it goes into, "" for a new one or for none chosen yet."""
        chosen = str(self.into.currentData() or "") if self.into.count() else self._case_id
        return "" if chosen == NEW_CASE else chosen

    def _long(self, job: Callable[[Progress], MessagePreview], done: Callable[[MessagePreview], None]) -> None:
        """Read on the vault's thread; whatever was being read before is read no further."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._say("")
        if self._base is None:
            self._facts.setText(say("intaking.reading-the-file"))
        self._bar.setRange(0, 0)
        self._bar.setVisible(True)
        self._ticket = self._worker.long(
            lambda progress, stopped: job(_stoppable(progress, stopped)), done, self._failed, self._progress
        )
        self._count()

    def _progress(self, done: int, of: int) -> None:
        # Thousandths: a file's bytes may be more than a bar can count.
        self._bar.setRange(0, 1000)
        self._bar.setValue(done * 1000 // max(of, 1))

    def _failed(self, sentence: str) -> None:
        self._ticket = None
        self._bar.setVisible(False)
        if self._base is None:
            self._facts.setText("")
        self._count(f"{sentence} {say('intaking.nothing-said-of-it-is')}" if self.waiting is not None else sentence)

    def _show(self, preview: MessagePreview) -> None:
        first = self._base is None
        self._ticket, self._base = None, preview
        self._bar.setVisible(False)
        self.asked.show_questions(preview.asked, preview.answered)
        in_order(self.tabs.tabBar(), *self.asked.choices.values())
        self.conversation.show_preview(preview)
        self.not_read.show_rows(message_facts.not_read_rows(preview))
        self._facts.setText("\n".join(message_facts.facts(preview)))
        self.tabs.setTabText(CONVERSATION, message_facts.called(preview))
        self.tabs.setTabText(
            NOT_READ,
            say("intaking.not-read-2", skipped_in_all=preview.skipped_in_all)
            if preview.skipped_in_all
            else say("intaking.not-read"),
        )
        self._show_names()
        if preview.case_id != self._into():
            self._turn()
        if self.waiting is not None:
            self._put_left(preview, self.waiting)
        if first:
            self._begin(preview)

    def _begin(self, preview: MessagePreview) -> None:
        """What is looked at first: what is asked, else who is who, else the entries that nobody sent."""
        first_choice = next(iter(self.asked.choices.values()), None)
        if preview.open_questions and first_choice is not None:
            self.tabs.setCurrentIndex(QUESTIONS)
            first_choice.setFocus()
            return
        table = self.who.table if preview.parties else self.conversation.table
        self.tabs.setCurrentIndex(WHO if preview.parties else CONVERSATION)
        table.setFocus()

    def _put_left(self, preview: MessagePreview, left: MessageDraft) -> None:
        """With the file that was left, what was said of it; with any other, that it isn't that one."""
        if left.fingerprint != preview.source.fingerprint:
            self._say(say("intaking.not-the-file-as-it-was", name=left.name))
            return
        self.waiting = None
        self._said, self._answers = dict(left.names), dict(left.answers)
        self._show_names()
        if self._answers:
            self._answer_again(preview)

    def _show_names(self) -> None:
        preview = self._preview()
        if preview is None:
            return
        self.who.show_parties(preview.parties, preview.names)
        self._ways.setText("\n".join(message_facts.directions(preview)) or say("intaking.none"))
        to_ask, open_ = len(preview.to_ask), len(preview.open_questions)
        self.tabs.setTabText(WHO, say("intaking.who-is-who-2", to_ask=to_ask) if to_ask else say("intaking.who-is-who"))
        self.tabs.setTabText(QUESTIONS, say("intaking.questions-2", open=open_) if open_ else say("intaking.questions"))
        self._count()

    def _preview(self) -> MessagePreview | None:
        """The file as it would be taken in, with what was said of its senders here."""
        return self._base.naming(self._said) if self._base is not None else None

    def _name(self, said: dict[str, str]) -> None:
        self._said |= said
        self._show_names()

    def _answer(self, key: str, choice: str) -> None:
        base = self._base
        if base is None:
            return
        self._answers[key] = choice
        self._answer_again(base)

    def _answer_again(self, base: MessagePreview) -> None:
        given = dict(self._answers)

        def job(progress: Progress) -> MessagePreview:
            """All that was answered so far, for what was being read meanwhile is read no further."""
            found = base
            for asked_of, answer in given.items():
                if any(each.key == asked_of and answer in dict(each.choices) for each in found.asked):
                    found = self._messages.answered(found, asked_of, answer, progress=progress)
            return found

        self._long(job, self._show)

    def _turn(self) -> None:
        """Another case: what that case knows of the senders."""
        base, case_id = self._base, self._into()
        if base is not None:
            self._long(lambda _: self._messages.for_case(base, case_id), self._show)
        self._count()

    def _needed(self) -> str:
        """What is still to be done before it can be taken in, "" for nothing."""
        if self._base is None or self._ticket is not None:
            return ""
        if self._base.open_questions:
            return say("intaking.answer-what-stands-under-questions")
        if self.into.currentIndex() < 0:
            return say("intaking.choose-at-the-top-right")
        return "" if self._base.messages else say("intaking.there-is-no-message-in")

    def _count(self, said: str = "") -> None:
        needed = self._needed()
        ready = self._base is not None and self._ticket is None and self._stop is None
        self.take.setText(
            say("intaking.take-in-so-many", what=forms_in_short(self._base.forms))
            if self._base and self._base.messages
            else say("intaking.take-it-in")
        )
        self.take.setEnabled(ready and not needed)
        self._say(said or needed)

    def _say(self, sentence: str) -> None:
        tell(self._problem, sentence)

    def _take(self) -> None:
        preview, case_id, handed_by = self._preview(), self._into(), self.handed_by.text().strip()
        if preview is None or not self.take.isEnabled():
            return
        self._stop = stop = threading.Event()
        self.take.setEnabled(False)
        self._close.setText(say("intaking.stop"))
        self._bar.setRange(0, 0)
        self._bar.setVisible(True)
        messages = self._messages

        def job(progress: Progress, stopped: Callable[[], bool]) -> tuple[str, StorageResult, Changes]:
            watched = _stoppable(progress, lambda: stop.is_set() or stopped())
            if case_id:
                return case_id, *messages.take_in(case_id, preview, handed_by=handed_by, progress=watched)
            return messages.take_into_new_case(preview, handed_by=handed_by, progress=watched)

        self._worker.long(job, self._taken, self._refused, self._progress)

    def _refused(self, sentence: str) -> None:
        """Nothing was kept; what was said and answered stays, to be tried again."""
        self._rest()
        self._count(sentence)

    def _taken(self, done: tuple[str, StorageResult, Changes]) -> None:
        case_id, stored, changes = done
        self._rest()
        self.taken.emit(case_id, stored, changes)
        if not stored.left:
            self.accept()
            return
        self._base = None
        self._count(message_facts.left_in_export(stored))
        self._close.setFocus()

    def _rest(self) -> None:
        self._stop = None
        self._close.setText(say("intaking.close"))
        self._bar.setVisible(False)

    def _ask_rows(self) -> None:
        given = self._given
        self.let_go()
        if given is not None:
            self.as_rows.emit(given)


def _stoppable(progress: Progress, stopped: Callable[[], bool]) -> Progress:
    def on(done: int, of: int) -> None:
        if stopped():
            raise UserError(say("intaking.stopped-nothing-of-the-file"))
        progress(done, of)

    return on
