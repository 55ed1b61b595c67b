# SPDX-License-Identifier: Apache-2.0
"""Messages on screen: a file of them taken in, who is who, the incidents made of bursts, and what is said of each."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from vlu_desktop.app.controllers.app_context import AppContext
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes, Draft
from vlu_desktop.services.cases.given_file import Given
from vlu_desktop.services.cases.message_drafts import MessageDraft
from vlu_desktop.services.cases.message_words import forms_said
from vlu_desktop.services.cases.messages import StorageResult
from vlu_desktop.ui.case_session.session import CaseSession, Saver
from vlu_desktop.ui.intake.bursts_window import BurstsWindow, MadeOfBursts
from vlu_desktop.ui.intake.message_keeping import BURSTS, FILE, keep_messages, put_back
from vlu_desktop.ui.intake.message_window import MessageWindow
from vlu_desktop.ui.intake.senders_window import SendersWindow
from vlu_desktop.ui.widgets.case_field import name_case


class MessagesController(QObject):
    """`taken_in` carries the case that a file of messages was taken into, and whether incidents are to be made next;
    `log_taken_in` the case and the first entry of a log, which holds no message.

    `rows_asked` carries a file that is to be read as a table of incidents instead.
    """

    taken_in = Signal(str, bool)
    log_taken_in = Signal(str, str)
    rows_asked = Signal(object)

    def __init__(self, ground: AppContext, desk: CaseSession, saver: Saver) -> None:
        super().__init__(ground.parent)
        self._ground = ground
        self._desk = desk
        self._saver = saver
        self._waiting: list[tuple[Path, str]] = []
        """Files that are shown after the one in view, each with what is said of its place among them."""
        self._to_gather = ""
        """The case that files dropped together brought messages to, of which incidents are made once all are in."""

    def open_files(self, paths: Sequence[Path], case_id: str) -> None:
        """Show files of messages one after another; incidents are offered to be made once, when all of them are in."""
        many = len(paths)
        self._waiting = [
            (each, say("app.file-of", place=place, many=many) if many > 1 else "")
            for place, each in enumerate(paths, 1)
        ]
        self._to_gather = ""
        self._next(case_id)

    def keep_drafts(self) -> None:
        """Before the casebook is closed: what was said of messages and chosen of their bursts goes into the vault."""
        ground = self._ground
        case_id = self._desk.file.case.id if self._desk.is_open else ""
        keep_messages(ground.parent, ground.worker, ground.services.casework.drafts, case_id, self._waiting)

    def resume(self, draft: Draft) -> None:
        """Go on with messages that the casebook was locked over; the draft goes once its window is done with."""
        ground = self._ground
        window: MessageWindow | BurstsWindow | SendersWindow
        if draft.kind == FILE:
            left = MessageDraft.from_text(draft.body)
            self._waiting, self._to_gather = [(Path(path), place) for path, place in left.then], ""
            window = self._window(draft.case_id)
            window.finished.connect(lambda _: QTimer.singleShot(0, self, lambda: self._next(draft.case_id)))
        else:
            window = self.make_incidents() if draft.kind == BURSTS else self.name_senders()
        window.finished.connect(lambda _: ground.worker.ask(lambda: ground.services.casework.drafts.discard(draft.key)))
        put_back(window, draft.body)
        window.open()

    def _next(self, case_id: str) -> None:
        if not self._waiting:
            if self._to_gather:
                self._gather(self._to_gather)
            return
        path, place = self._waiting.pop(0)
        window = self.open_file(path, case_id, place)
        # Later, because a window that closes is still in the way of another.
        window.finished.connect(lambda _: QTimer.singleShot(0, self, lambda: self._next(case_id)))

    def open_file(self, given: Given, case_id: str, place: str = "") -> MessageWindow:
        """Show messages from a file or pasted, for the case in view, "" for none; `place` is its among several."""
        window = self._window(case_id)
        window.open_file(given, place)
        window.open()
        return window

    def _window(self, case_id: str) -> MessageWindow:
        ground = self._ground
        window = MessageWindow(ground.parent, ground.worker, ground.services.papers.messages, case_id)
        window.taken.connect(self._taken)
        window.as_rows.connect(self.rows_asked)
        ground.worker.ask(ground.services.casework.cases.lines, window.list_cases)
        return window

    def make_incidents(self) -> BurstsWindow:
        """Make incidents of the bursts of the case in view."""
        ground, case = self._ground, self._desk.file.case
        window = BurstsWindow(ground.parent, ground.worker, ground.services.papers.messages, case.id, "")
        name_case(window, case)
        window.made.connect(self._made)
        window.senders_asked.connect(self.name_senders)
        window.open()
        return window

    def name_senders(self) -> SendersWindow:
        """Say who stands behind each name or number of the case in view."""
        ground, case = self._ground, self._desk.file.case
        window = SendersWindow(ground.parent, ground.worker, ground.services.papers.messages, case.id, "")
        name_case(window, case)
        said, undo = say("app.saved-who-is-who"), say("app.undo-who-is-who")
        window.named.connect(lambda changes: self._saver.tell(changes, said, undo))
        window.open()
        return window

    def _taken(self, case_id: str, stored: StorageResult, changes: Changes) -> None:
        what = forms_said(stored.forms)
        said = [say("app.took-in", what=what)] if what else []
        said += [] if what else [say("app.took-in-nothing-new")]
        if stored.media:
            said.append(say("app.took-in-files", n=stored.media))
        if stored.doubles:
            said.append(say("app.held-already", n=stored.doubles))
        self._saver.tell(changes, " ".join(said), say("app.undo-taking-in"))
        self._to_gather = case_id if stored.are_messages else self._to_gather
        entries = [] if stored.are_messages else [each for key, each in changes.added if key == "source-item"]
        if self._to_gather and not self._waiting:
            self._gather(self._to_gather)
        elif entries:
            self.log_taken_in.emit(case_id, min(entries))
        else:
            self.taken_in.emit(case_id, False)

    def _gather(self, case_id: str) -> None:
        self._to_gather = ""
        self.taken_in.emit(case_id, True)

    def _made(self, made: MadeOfBursts) -> None:
        undo = say("app.undo-them-all") if made.incidents > 1 else say("app.undo-incident")
        one = made.incidents == 1
        said = (
            say("app.made-one-incident", n=made.messages)
            if one
            else say("app.made-incidents", incidents=made.incidents, n=made.messages)
        )
        self._saver.tell(made.changes, said, undo)
