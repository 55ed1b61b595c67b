# SPDX-License-Identifier: Apache-2.0
"""Says what was done, to which record, in whose case, with a way to take it back and to open it; takes acts back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import Changes
from vlu_desktop.services.cases.told_acts import ToldAct
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.ui.case_session.long_undo import LongUndo
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.fitting_dialog import Question
from vlu_desktop.ui.widgets.message_bar import Deed, MessageBar

Done = tuple[ToldAct, Changes]


class ActNews(QObject):
    """`open_asked` carries an act whose record is to be shown. `in_view` says whether the record of one is seen."""

    open_asked = Signal(object)

    def __init__(
        self, worker: Worker, bulletin: ChangeBus, undoing: Undoing, news: MessageBar,
        in_view: Callable[[ToldAct], bool],
    ) -> None:  # fmt: skip
        super().__init__(news)
        self._worker = worker
        self._bulletin = bulletin
        self._undoing = undoing
        self._in_view = in_view
        self._under_way: LongUndo | None = None
        self.news = news

    def tell(self, changes: Changes, said: str, undo: str = "") -> None:
        """Say and publish what an act changed; `undo` is what taking it back is called, "" where it can't be."""
        turn = self.news.turn

        def show(told: ToldAct | None) -> None:
            if self.news.turn == turn:
                self._say(said, undo, told)

        if changes.entry and not changes.is_empty:
            self._worker.ask(lambda: self._undoing.told(changes.entry), show)
        self._bulletin.publish(changes)

    def tell_made(self, made: Record, said: str) -> None:
        """Say what made a record that is never taken back, such as the entry of a document that left."""
        self._worker.ask(lambda: self._undoing.made(type(made), made.id), lambda told: self._say(said, "", told))

    def undo(self) -> None:
        """Take back this officer's last act; one whose record is out of view is asked about first."""
        if not self._is_told:
            self._worker.ask(self._undoing.next_undo, self._ask_undo)

    def redo(self) -> None:
        """Do again what was last taken back, as carefully."""
        if not self._is_told:
            self._worker.ask(self._undoing.next_redo, self._ask_redo)

    def take_back(self, ref: str) -> None:
        """Take back one act, named before: nothing is asked."""
        run = self._begin(redo=False)
        self._finish(run, lambda: self._undoing.undo(ref, run.progress), self._taken_back)

    def bring_back(self, ref: str = "") -> None:
        """Do again what was last taken back, or what that line took back."""
        run = self._begin(redo=True)
        self._finish(run, lambda: self._undoing.redo(ref, run.progress), self._brought_back)

    @property
    def _is_told(self) -> bool:
        """Whether the bar says that one is under way: a key that is pressed again meanwhile asks for no other."""
        return self._under_way is not None and self._under_way.is_told

    def _begin(self, *, redo: bool) -> LongUndo:
        self._under_way = LongUndo(self.news, redo=redo)
        return self._under_way

    def _finish(self, run: LongUndo, job: Callable[[], Done], done: Callable[[Done], None]) -> None:
        def answered(result: Done) -> None:
            run.end()
            done(result)

        def failed(sentence: str) -> None:
            run.end()
            # Stopping it is no failure, so it is said as other news is.
            (self.news.say if run.was_stopped else self._worker.failed.emit)(sentence)

        self._worker.ask(job, answered, failed)

    def _say(self, said: str, undo: str, told: ToldAct | None) -> None:
        if told is None:
            self.news.say(said)
            return
        first: Deed = (undo, lambda: self.take_back(told.ref)) if undo else ("", self.news.hide)
        self.news.say(_named(said, told), *first, also=self._opening(told))

    def _opening(self, told: ToldAct) -> Deed | None:
        return (say("sessions.open"), lambda: self.open_asked.emit(told)) if told.case_id else None

    def _ask_undo(self, told: ToldAct | None) -> None:
        if told is None:
            return
        if self._in_view(told):
            self.take_back(told.ref)
        else:
            self._ask(
                say("sessions.take-it-back"),
                say("sessions.this-would-take-back", words=told.words),
                say("sessions.take-it-back-2"),
                told,
                self.take_back,
            )

    def _ask_redo(self, told: ToldAct | None) -> None:
        if told is None:
            return
        if self._in_view(told):
            self.bring_back()
        else:
            self._ask(
                say("sessions.do-it-again"),
                say("sessions.this-would-do-again", words=told.words),
                say("sessions.do-it-again-2"),
                told,
                self.bring_back,
            )

    def _ask(self, title: str, would: str, yes: str, told: ToldAct, run: Callable[[str], None]) -> None:
        asked = Question(self.news.window(), title, say("sessions.it-is-not-in-view", would=would), yes)
        asked.agreed.connect(lambda: run(told.ref if run == self.take_back else ""))
        asked.open()

    def _taken_back(self, done: Done) -> None:
        told, changes = done
        self.news.say(
            say("sessions.took-back", words=told.words),
            say("sessions.bring-back"),
            lambda: self.bring_back(changes.entry),
        )
        self._bulletin.publish(changes)

    def _brought_back(self, done: Done) -> None:
        told, changes = done
        again: Deed = (say("sessions.undo"), lambda: self.take_back(told.ref))
        self.news.say(say("sessions.done-again", words=told.words), *again, also=self._opening(told))
        self._bulletin.publish(changes)


def _named(said: str, told: ToldAct) -> str:
    """What an act's own sentence says, and which record of which case it was."""
    if told.case and told.case in said:
        return said
    if told.which and said.count(".") == 1 and said.endswith("."):
        # Of several, an act's own sentence often says already how many there were.
        if told.case and told.record and told.record in said:
            return say("sessions.said-within-case", said=said[:-1], case=told.case.rstrip("."))
        return f"{said[:-1]}{told.which.rstrip('.')}."
    return say("sessions.said-in-case", said=said, case=told.case.rstrip(".")) if told.case else said
