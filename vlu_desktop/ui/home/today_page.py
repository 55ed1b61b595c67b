# SPDX-License-Identifier: Apache-2.0
"""Today: what is due, late and coming across cases; each line is opened, done, chased or put off by one key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.dates.date_display import weekday
from vlu_desktop.due.due_groups import sorts
from vlu_desktop.due.due_lines import DueItem
from vlu_desktop.language.catalogue import say
from vlu_desktop.platform import preferences
from vlu_desktop.record.changes import Changes, Draft
from vlu_desktop.services.cases.due_acts import DueActs, done_elsewhere, refused_to_wait
from vlu_desktop.services.cases.kept_summaries import CaseSummary
from vlu_desktop.services.cases.telling_acts import TellingActs
from vlu_desktop.services.cases.today import Today
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.case_session.session import Saver
from vlu_desktop.ui.home.due_list import DueTable, ShownLines
from vlu_desktop.ui.home.today_choices import NOBODY, Wanted, choice, choose, covered, offer, officers_of
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.chunked_reads import ChunkedRead
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, holding, label, row
from vlu_desktop.ui.widgets.fitting_dialog import Question
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from vlu_desktop.ui.case_session.due_windows import DueWindow
    from vlu_desktop.ui.case_session.tell_window import TellWindow
    from vlu_desktop.ui.home.first_steps_card import FirstStepsCard


def the_nothing() -> str:
    return say("home.nothing-is-due-new-dates")


def not_chosen() -> str:
    return say("home.nothing-of-what-you-chose")


def keys() -> str:
    return say("home.enter-opens-d-is-done")


_WHOSE = "today-whose"
_DONE, _CHASED, _PUT_OFF = "done", "chased", "put-off"
_WEEK = timedelta(days=7)
_LEFT_ALONE = 60_000
"""Milliseconds after the last save before the next day is looked at."""
_LEAST = 11
"""Lines of text that the table is high at least; in a lower window the page scrolls."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayServices:
    """What Today reads and does: the lines of every case, the drafts and forgetting one, acts on a line, saving."""

    today: Today
    drafts: Callable[[], list[Draft]]
    discard: Callable[[str], None]
    acts: DueActs
    telling: TellingActs
    saver: Saver


class TodayPage(Page):
    """`opened` carries a due item, `continued` a draft. It can be laid out before a casebook is open; what it reads and
    does comes with `serve`, before it is first seen.
    """

    opened = Signal(object)
    continued = Signal(object)

    def __init__(self, worker: Worker, bulletin: ChangeBus, day: Callable[[], date]) -> None:
        super().__init__(bulletin)
        self._worker = worker
        self._services: TodayServices
        self._day = day
        self._summaries: dict[str, CaseSummary] = {}
        self._drafts: list[Draft] = []
        self._whole = False
        self._reading: ChunkedRead[CaseSummary] | None = None
        self._ahead: ChunkedRead[CaseSummary] | None = None
        self.idle = QTimer(self, singleShot=True, interval=_LEFT_ALONE)
        """Once nobody saved anything for a while, what tomorrow shows is worked out."""
        self.idle.timeout.connect(self._look_ahead)
        self._steps: FirstStepsCard | None = None
        self._date = label("", "muted")
        self._many = label("", "muted")
        self._so_far = label("", "muted")
        self._so_far.hide()
        self.kinds = choice(say("home.kind"), say("home.all-kinds"), sorted(set(sorts().values())))
        self.officers = choice(say("home.officer"), say("home.all-officers"), ())
        self.cases = choice(say("home.case"), say("home.all-cases"), ())
        for box in (self.kinds, self.officers, self.cases):
            box.currentIndexChanged.connect(lambda _: self._show())
        self.mine, self.units = (
            button(text, partial(self._choose_whose, mine), "choice", hint)
            for text, mine, hint in (
                (say("home.my-cases"), True, say("home.those-you-look-after-and")),
                (say("home.the-units"), False, say("home.every-case")),
            )
        )
        (self.mine if preferences.remembered(_WHOSE) == "mine" else self.units).setChecked(True)
        self.table = DueTable()
        self.table.setMinimumHeight(self.fontMetrics().lineSpacing() * _LEAST)
        self._nothing = label(the_nothing(), "muted", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(holding(column(self._nothing, None, margins=20), "card"))
        self._lines = QVBoxLayout()
        top = flowing(label(say("home.today"), "title"), self._date, self._so_far, self._many, space=16)
        self.setLayout(column(top, self._lines, self._filters(), self._stack, margins=28, space=12))
        self._join()

    def _filters(self) -> QWidget:
        self._open = button(say("home.open"), lambda: self._open_line(self.table.line()), "outline", "Enter")
        self._did = button(say("home.done"), lambda: self._ask(_DONE), "quiet", "D")
        self._chase = button(say("home.chased"), lambda: self._ask(_CHASED), "quiet", "C")
        self._put = button(say("home.put-off"), lambda: self._ask(_PUT_OFF), "quiet", "S")
        self._remove = button(say("home.remove-draft"), lambda: self._ask_removal(self.table.line()), "quiet", "Delete")
        self._hint = label(keys(), "small")
        self._hint.setWordWrap(True)
        whose = holding(row(self.mine, self.units, space=2))
        both = flowing(
            whose, self.kinds, self.officers, self.cases, self._open, self._did, self._chase, self._put, self._remove,
            space=8,
        )  # fmt: skip
        return holding(column(both, self._hint, space=2))

    def _join(self) -> None:
        self.table.opened.connect(self._open_line)
        self.table.done.connect(lambda _: self._ask(_DONE))
        self.table.chased.connect(lambda _: self._ask(_CHASED))
        self.table.put_off.connect(lambda _: self._ask(_PUT_OFF))
        self.table.removed.connect(self._ask_removal)
        self.table.chosen.connect(self._offer)
        self._offer(None)

    def serve(self, services: TodayServices) -> None:
        """Read and do by these from here on: a casebook is open."""
        self._services = services

    def show_lines(self) -> None:
        """Have the keyboard in the lines, so that the next key is about one of them, or where there is none at what can
        be done."""
        if self._stack.currentIndex() == 0:
            self.table.setFocus()
        elif self._steps is not None and self._steps.isVisibleTo(self):
            self._steps.begin()
        else:
            self.kinds.setFocus()

    def show_lines_of(self, officer_id: str, name: str, kind: str = "") -> None:
        """The lines of one officer's cases, "" of those that are nobody's, and of one kind where one is named."""
        self._choose_whose(mine=False)
        self.units.setChecked(True)
        choose(self.officers, officer_id or NOBODY, name or say("home.nobody"))
        choose(self.kinds, kind, kind)
        choose(self.cases, "", "")
        self._show()
        self.show_lines()

    def begin_with(self, steps: "FirstStepsCard") -> None:
        """What is done first in a casebook in which nothing is told yet."""
        self._steps = steps
        self.add_line(steps)

    def add_line(self, line: QWidget) -> None:
        """A line above what is due, such as how the backups stand."""
        self._lines.addWidget(line)

    def offer_case(self, title: str, open_it: Callable[[], object]) -> None:
        """A line by which the case that was open last is gone on with."""
        self.add_line(holding(row(button(say("home.go-on-with", title=visible(title)), open_it, "link"), None)))

    def refresh(self) -> None:
        day = self._day()
        self._date.setText(f"{weekday(day)} {shown_day(day)}")
        if self._steps is not None:
            self._steps.refresh()
        self.idle.stop()
        for reading in filter(None, (self._reading, self._ahead)):
            reading.stop()
        summaries: list[CaseSummary] = []
        # The first lines stand there as soon as they are read, unless a page that is there is read again.
        begun, shown = monotonic(), 0.5 if self._summaries else 0.0

        def taken(found: list[CaseSummary], whole: bool) -> None:
            nonlocal shown
            summaries.extend(found)
            taken_so_far = monotonic() - begun
            if whole:
                self._so_far.hide()
                self.idle.start()
                self._worker.ask(self._services.drafts, lambda drafts: self._take(summaries, drafts, whole=True))
            elif taken_so_far > shown:
                # Twice as long each time, so that drawing what there is never outweighs reading the rest.
                shown = max(taken_so_far * 2, 0.5)
                self._so_far.setText(say("home.cases-looked-at-so-far", count=len(summaries)))
                self._so_far.show()
                self._take(summaries, [], whole=False)

        self._reading = ChunkedRead(self._worker, lambda: self._services.today.summaries(day), taken)

    def _look_ahead(self) -> None:
        """Have what the next day shows kept in the casebook, a slice at a time; nothing of it is shown."""
        day = self._day()
        self._ahead = ChunkedRead(self._worker, lambda: self._services.today.ahead(day), lambda *_: None)

    def resume(self, draft: Draft) -> "DueWindow | TellWindow | None":
        """Go on with what was being noted of a line; None where the line is gone."""
        from vlu_desktop.ui.case_session.due_windows import is_about
        from vlu_desktop.ui.drafts.small_drafts import about_of

        about = about_of(draft)
        for summary in self._summaries.values():
            for item in summary.due:
                if what := is_about(item, about):
                    return self._tell(item) if item.at_contact else self._window(item, what)
        return None

    def _take(self, summaries: Sequence[CaseSummary], drafts: Sequence[Draft], *, whole: bool) -> None:
        self._whole = whole
        self._summaries = {summary.case_id: summary for summary in summaries}
        self._drafts = list(drafts)
        with_lines = [summary for summary in summaries if summary.due]
        offer(self.officers, officers_of(with_lines), stays=True)
        offer(self.cases, sorted(((each.title, each.case_id) for each in with_lines), key=lambda term: term[0].lower()))
        self._show()

    def _show(self) -> None:
        kind, officer, case = (str(box.currentData() or "") for box in (self.kinds, self.officers, self.cases))
        wanted = Wanted(officer=officer, case=case, mine=self.mine.isChecked())
        chosen = [each for each in self._summaries.values() if wanted.takes(each)]
        sort = sorts()
        items = [item for each in chosen for item in each.due if not kind or sort[item.kind] == kind]
        drafts = [] if kind or officer else [each for each in self._drafts if not case or each.case_id == case]
        titles = {each.case_id: each.title for each in self._summaries.values()}
        shown = ShownLines(
            items=items, drafts=drafts, titles=titles, today=self._day(), whole=self._whole, whose=covered(chosen)
        )
        self.table.show_lines(shown)
        late = sum(item.overdue and item.waits_until is None for item in items)
        week = self._day() + _WEEK
        soon = sum(not item.overdue and item.waits_until is None and (item.due or week) <= week for item in items)
        self._many.setText(say("home.late-this-week", late=late, soon=soon))
        self._nothing.setText(not_chosen() if kind or officer or case or self.mine.isChecked() else the_nothing())
        in_lines, empty = self.table.hasFocus(), not (items or drafts)
        self._stack.setCurrentIndex(1 if empty else 0)
        if in_lines and empty:
            self.show_lines()

    def _offer(self, line: DueItem | Draft | None) -> None:
        """What can be done about the line the cursor is on, by the words it has for that."""
        due = line if isinstance(line, DueItem) else None
        self._open.setEnabled(line is not None)
        self._open.setText(
            say("home.continue")
            if isinstance(line, Draft)
            else _opens().get(due.action, say("home.open"))
            if due
            else say("home.open")
        )
        self._did.setEnabled(due is not None and (due.at_contact or not done_elsewhere(due)))
        self._remove.setVisible(isinstance(line, Draft))
        for each in (self._chase, self._put):
            each.setEnabled(due is not None and not refused_to_wait(due))
        self._hint.setText(done_elsewhere(due) or keys() if due is not None else keys())

    def _open_line(self, line: DueItem | Draft | None) -> None:
        if isinstance(line, Draft):
            self.continued.emit(line)
        elif line is not None and line.at_contact:
            self._tell(line)
        elif line is not None:
            self.opened.emit(line)

    def _choose_whose(self, mine: bool) -> None:
        """Show the officer's own cases or every one, and do so the next time."""
        preferences.remember(_WHOSE, "mine" if mine else "unit")
        self._show()

    def _ask_removal(self, draft: DueItem | Draft | None) -> None:
        """Ask once whether what was begun and not saved is to go; what it was about need not be there any more."""
        if not isinstance(draft, Draft):
            return
        sentence = say("home.remove-the-draft-what-was", kind=draft.kind)
        asked = Question(self.window(), say("home.remove-the-draft"), sentence, say("home.remove-it"))
        asked.agreed.connect(
            lambda: self._worker.ask(lambda: self._services.discard(draft.key), lambda _: self.grow_stale())
        )
        asked.finished.connect(lambda _: self.table.setFocus())
        asked.open()

    def _ask(self, what: str) -> None:
        line = self.table.line()
        if not isinstance(line, DueItem):
            return
        if (line.at_contact and what == _DONE) or (line.event and what != _PUT_OFF):
            self._tell(line)
            return
        why = done_elsewhere(line) if what == _DONE else refused_to_wait(line)
        if why:
            self._services.saver.problem(why)
        else:
            self._window(line, what)

    def _window(self, item: DueItem, what: str) -> "DueWindow":
        from vlu_desktop.ui.case_session.due_windows import DueWindow

        summary = self._summaries[item.case_id]
        window = DueWindow(item, what, (summary.title, summary.reference), self._day(), self)
        window.chosen.connect(lambda on, then, note: self._save(window, item, what, on, then, note))
        window.open()
        return window

    def _tell(self, item: DueItem) -> "TellWindow":
        """Record that the person of a line was told, or that it was tried; with what else is open for that person."""
        from vlu_desktop.ui.case_session.tell_window import TellWindow

        summary, telling = self._summaries[item.case_id], self._services.telling
        others = [
            each for each in summary.due
            if each.at_contact and each.person_id == item.person_id and each is not item
        ]  # fmt: skip
        window = TellWindow(item, others, (summary.title, summary.reference), self._day, self)
        self._worker.ask(
            lambda: telling.ways(item, self._day()), lambda ways: window.show_ways(ways) if isValid(window) else None
        )
        window.tried.connect(
            lambda items, contact: self._record(window, lambda: telling.tried(items, contact, self._day()))
        )
        window.not_told.connect(
            lambda items, on, reason, manager: self._record(
                window, lambda: telling.not_told(items, on, reason, manager, self._day())
            )
        )
        window.about_asked.connect(lambda: window.leave(lambda: self.opened.emit(item)))
        window.open()
        return window

    def _record(self, window: "TellWindow", job: Callable[[], Changes]) -> None:
        self._services.saver.act(
            job, say("telling.recorded"), say("home.undo"),
            lambda _: _shut(window), lambda said: self._refused(window, said),
        )  # fmt: skip

    def _refused(self, window: "DueWindow | TellWindow", sentence: str) -> None:
        if isValid(window) and window.isVisible():
            window.refused(sentence)
        else:
            self._services.saver.problem(sentence)

    def _save(self, window: "DueWindow", item: DueItem, what: str, on: date, then: date | None, note: str) -> None:
        acts, today = self._services.acts, self._day()

        def job() -> Changes:
            if what == _DONE or then is None:
                return acts.done(item, on, today, note)
            if what == _CHASED:
                return acts.chase(item, on, then, today, note)
            return acts.put_off(item, then, note, today)

        self._services.saver.act(
            job, _said()[what], say("home.undo"), lambda _: _shut(window), lambda said: self._refused(window, said)
        )


def _opens() -> dict[str, str]:
    """What the button that opens a line says, where the line has better words than “Open”."""
    return {
        "set-date": say("home.set-date"),
        "record-offer": say("home.record-offer"),
        "record-contact": say("home.record-contact"),
        "continue": say("home.continue"),
        "review": say("home.review"),
    }


def _said() -> dict[str, str]:
    return {_DONE: say("home.noted-as-done"), _CHASED: say("home.noted-the-chase"), _PUT_OFF: say("home.put-off-2")}


def _shut(window: QWidget) -> None:
    if isValid(window):
        window.accept()  # type: ignore[attr-defined]
