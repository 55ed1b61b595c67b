# SPDX-License-Identifier: Apache-2.0
"""What is being entered into a case: one incident, a backlog of many, and what was begun and not saved."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vlu_desktop.app.controllers.app_context import AppContext
from vlu_desktop.app.controllers.case_controller import CaseController
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Draft
from vlu_desktop.ui.case.case_drafts import FILES, STRETCH, keep_files, keep_stretch, messages_of, resume_files
from vlu_desktop.ui.case.conversation_tab import ConversationTab
from vlu_desktop.ui.case.custody_pane import keep_steps
from vlu_desktop.ui.case.file_drop import FileDrop
from vlu_desktop.ui.case.words_pane import keep_words
from vlu_desktop.ui.case_session.record_window_drafts import keep_dialogs, reopen
from vlu_desktop.ui.case_session.session import CaseSession, Saver
from vlu_desktop.ui.drafts.left_words import LEFT, keep_left, show_left
from vlu_desktop.ui.drafts.small_drafts import (
    ACTIONS,
    ATTENDEES,
    CLOSING,
    FOLLOW_UP,
    PERSON,
    SMALL,
    SmallWindow,
    about_of,
    keep_small,
)
from vlu_desktop.ui.entry.backlog_page import BacklogDialog, BacklogGrid
from vlu_desktop.ui.entry.incident_page import IncidentPane
from vlu_desktop.ui.entry.messages_beside import BESIDE
from vlu_desktop.ui.shell.side_sheet import SideSheet

WIDE = 76
"""Letters of width that the sheet of an incident has."""


class EntryController(QObject):
    """`drafted` comes when something was put aside, `resumed` carries its draft when it is to be gone on with;
    `conversation_asked` carries an incident's id.
    """

    drafted = Signal()
    resumed = Signal(object)
    conversation_asked = Signal(str)

    def __init__(
        self, ground: AppContext, desk: CaseSession, saver: Saver, case: CaseController, sheet: SideSheet
    ) -> None:
        super().__init__(ground.parent)
        self._ground = ground
        self._sheet = sheet
        self._desk = desk
        self._saver = saver
        self._case = case

    @cached_property
    def incident(self) -> IncidentPane:
        """The sheet of one incident, beside whatever page is in view."""
        ground, services = self._ground, self._ground.services
        pane = IncidentPane(
            self._desk, self._saver, ground.worker, services.casework.incidents, services.casework.drafts
        )
        self._sheet.hold(pane, WIDE)
        pane.saved.connect(lambda changes: ground.acts.tell(changes, say("app.saved-incident"), say("app.undo")))
        pane.drafted.connect(self._put_aside)
        pane.closed.connect(self._sheet.hide_sheet)
        pane.conversation_asked.connect(self.conversation_asked)
        pane.messages.appeared.connect(lambda: self._sheet.widen(BESIDE))
        pane.case.change_asked.connect(lambda: self._desk.case_wanted.emit(self._move_incident, ground.parent))
        self._sheet.way_wanted.connect(pane.leave)
        FileDrop(pane, self._would_take).dropped.connect(self._take_in)
        return pane

    def _put_aside(self, key: str) -> None:
        """Say that what was typed is kept and where, with a way back to it."""
        ground = self._ground

        def go_on() -> None:
            ground.worker.ask(ground.services.casework.drafts.all, resume)

        def resume(drafts: list[Draft]) -> None:
            # Another window may have gone on with it, or saved it, since.
            for draft in drafts:
                if draft.key == key:
                    self.resumed.emit(draft)

        self.drafted.emit()
        ground.news.say(say("app.kept-as-a-draft"), say("app.go-on-with-the-draft"), go_on)

    def _move_incident(self) -> None:
        self.incident.move_here()
        self._sheet.show_sheet()

    @cached_property
    def _backlog(self) -> BacklogDialog:
        """The window of many."""
        ground, services = self._ground, self._ground.services
        grid = BacklogGrid(self._desk, ground.worker, services.casework.incidents, services.casework.drafts)
        made = BacklogDialog(grid, ground.parent)
        grid.saved.connect(lambda changes: ground.acts.tell(changes, say("app.saved"), say("app.undo-them-all")))
        grid.drafted.connect(self._put_aside)
        grid.case.change_asked.connect(lambda: self._desk.case_wanted.emit(grid.move_here, made))
        return made

    def add_incident(self) -> IncidentPane:
        """A new incident of the case in view; one of it that is being typed goes on being typed."""
        pane = self.incident
        going_on = self._sheet.is_shown and pane.unsaved
        here = pane.case_id == self._desk.file.case.id and not pane.incident_id
        self._sheet.show_sheet()
        if going_on and here:
            pane.form.account.setFocus()
            return pane
        pane.keep_draft()
        pane.begin()
        return pane

    def open_incident(self, incident_id: str) -> None:
        """An incident's own page."""
        pane = self.incident
        pane.keep_draft()
        self._sheet.show_sheet()
        pane.open_incident(incident_id)
        self._ground.parent.activateWindow()

    def _would_take(self, many: int) -> str:
        """What dropping so many files on the incident's page would do."""
        if self.incident.incident_id:
            return say("case.drop-shown-by-this-incident", n=many)
        return say("case.drop-shown-once-saved", n=many)

    def _take_in(self, files: tuple[Path, ...]) -> None:
        pane = self.incident
        dialog = self._case.exhibits.take_in(files, (pane.case_id, pane.incident_id), pane)
        if not pane.incident_id:
            # The files are safe at once, whatever becomes of what is being typed; its draft keeps that they are its.
            dialog.taken.connect(lambda ids, key=pane.draft_key: pane.attach(ids) if pane.draft_key == key else None)

    def backlog(self) -> QWidget:
        """Years told at once, in a grid."""
        self._backlog.grid.begin()
        self._backlog.show()
        return self._backlog

    def resume(self, draft: Draft) -> None:
        """Go on with what was begun and not saved in the case in view."""
        if draft.kind == "incident":
            pane = self.incident
            self._sheet.show_sheet()
            pane.resume(draft)
        elif draft.kind == "backlog":
            self._backlog.grid.resume(draft)
            self._backlog.show()
        elif draft.kind == "statement":
            self._case.workspace.choose("statements")
            self._case.statements.resume(draft)
        elif draft.kind == "record":
            ground = self._ground
            reopen(draft, self._desk, self._saver, ground.parent, ground.worker, ground.services.casework.drafts)
        elif draft.kind in (FILES, STRETCH):
            self._resume_in_case(draft)
        elif draft.kind in SMALL:
            self._resume_small(draft)
        elif draft.kind == LEFT:
            ground = self._ground
            show_left(draft, ground.parent, ground.worker, ground.services.casework.drafts)

    def _resume_in_case(self, draft: Draft) -> None:
        """Files wait until their window is done with; a stretch is chosen again, and its draft goes."""
        case, ground = self._case, self._ground

        def discard() -> None:
            ground.worker.ask(lambda: ground.services.casework.drafts.discard(draft.key))

        if draft.kind == FILES:
            case.workspace.choose("exhibits")
            resume_files(draft, case.exhibits).finished.connect(discard)
        else:
            case.workspace.choose("conversations")
            case.conversations.choose_messages(messages_of(draft))
            discard()

    def _resume_small(self, draft: Draft) -> None:
        case, ground = self._case, self._ground
        dialog: SmallWindow | None
        if draft.kind == PERSON:
            case.workspace.choose("people")
            dialog = case.people.add()
        else:
            case.workspace.choose("meetings")
            there = case.meetings.choose(about_of(draft))
            begin: dict[str, Callable[[], SmallWindow | None]] = {
                CLOSING: case.meetings.close_meeting, FOLLOW_UP: case.meetings.set_follow_up,
                ATTENDEES: case.meetings.fill_in_attendees, ACTIONS: case.meetings.add_actions,
            }  # fmt: skip
            dialog = begin[draft.kind]() if there else None
        if dialog is None:
            ground.news.problem(say("app.the-meeting-that-this-was"))
        else:
            dialog.take_draft(draft, ground.worker, ground.services.casework.drafts)

    def keep_drafts(self) -> None:
        """Before the casebook is closed: what is being typed goes into the vault."""
        if "incident" in self.__dict__:
            self.incident.keep_draft()
        if "_backlog" in self.__dict__:
            self._backlog.grid.keep_draft()
        self._case.keep_drafts()
        ground, case_id = self._ground, self._case.workspace.case_id
        keep_dialogs(ground.parent, ground.worker, ground.services.casework.drafts, case_id)
        keep_steps(ground.parent, ground.worker, ground.services.casework.drafts, case_id)
        keep_words(ground.parent, ground.worker, ground.services.casework.drafts, case_id)
        keep_small(ground.parent, ground.worker, ground.services.casework.drafts, case_id)
        keep_left(ground.parent, ground.worker, ground.services.casework.drafts, case_id)
        keep_files(ground.parent, ground.worker, ground.services.casework.drafts)
        # One that nobody looked at has nothing chosen, and building it takes longer than all the rest of a lock.
        for tab in self._case.workspace.built():
            if isinstance(tab, ConversationTab):
                keep_stretch(tab, ground.worker, ground.services.casework.drafts, case_id)
