# SPDX-License-Identifier: Apache-2.0
"""The diary of retention reviews: which case is to be looked at when, what was decided, and which is on hold."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.fields import Kind, Spec
from vlu_desktop.record.vocabulary import label as term
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.record.work import LegalHold
from vlu_desktop.services.keeping.retention_reviews import RetentionItem, RetentionReviews
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.keys.passphrase_dialog import PassphraseDialog
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, holding, label, row
from vlu_desktop.ui.widgets.elided_choice import ElidedChoice
from vlu_desktop.ui.widgets.folding_row import NARROW, FoldingRow
from vlu_desktop.ui.widgets.message_bar import MessageBar
from vlu_desktop.ui.widgets.page import Page
from vlu_desktop.ui.widgets.text_table import Cells, cells_view


def headings() -> tuple[str, ...]:
    return (
        say("auditing.case"),
        say("auditing.status"),
        say("auditing.review"),
        say("auditing.on"),
        say("auditing.because"),
        say("auditing.legal-hold"),
        say("auditing.last-decision"),
    )


def _wide() -> dict[str, int]:
    return {
        say("auditing.case"): 30, say("auditing.status"): 14, say("auditing.review"): 14, say("auditing.on"): 16,
        say("auditing.because"): 34, say("auditing.legal-hold"): 30, say("auditing.last-decision"): 34,
    }  # fmt: skip


class RetentionPage(Page):
    """`opened` carries the id of a case to be shown."""

    opened = Signal(str)

    def __init__(
        self,
        worker: Worker,
        bulletin: ChangeBus,
        retaining: RetentionReviews,
        news: MessageBar,
        day: Callable[[], date],
    ) -> None:
        super().__init__(bulletin)
        self._worker = worker
        self._bulletin = bulletin
        self._retaining = retaining
        self._news = news
        self._day = day
        self._kept: tuple[RetentionItem, ...] = ()
        self.model = Cells(headings())
        self.view = cells_view(say("auditing.retention-reviews"), self.model, _wide())
        self.view.doubleClicked.connect(lambda _: self._open())
        hint = label(
            say("auditing.nothing-is-ever-erased-by"),
            "muted",
            wrap=True,
        )
        review = button(say("auditing.review-2"), self.review, "primary")
        hold = button(say("auditing.put-on-hold"), self.hold, "outline")
        lift = button(say("auditing.lift-the-hold"), self.lift, "outline")
        open_it = button(say("auditing.open-the-case"), self._open, "quiet")
        buttons = FoldingRow(NARROW, holding(row(review, hold, None)), holding(row(lift, open_it, None)))
        buttons.setStretch(1, 1)
        layout = column(hint, buttons, self.view, margins=0, space=12)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def concerns(self, changes: Changes) -> bool:
        return changes.touches("case", "legal-hold", "retention-review")

    def refresh(self) -> None:
        self._worker.ask(self._retaining.diary, self._show)

    def choose(self, case_id: str) -> None:
        """Put the cursor on a case, now or once the diary is read."""

        def show(kept: tuple[RetentionItem, ...]) -> None:
            self._show(kept)
            self._select(case_id)

        self._worker.ask(self._retaining.diary, show)

    def review(self) -> None:
        """Decide on the chosen case."""
        if (kept := self._current()) is not None:
            self._ask(ReviewDialog(self.window(), self._worker, self._retaining, kept, self._day))

    def hold(self) -> None:
        """Put the chosen case on hold."""
        if (kept := self._current()) is not None:
            self._ask(HoldDialog(self.window(), self._worker, self._retaining, kept, self._day))

    def lift(self) -> None:
        """Lift the hold of the chosen case."""
        kept = self._current()
        if kept is not None and kept.review.hold is None:
            self._news.problem(say("auditing.that-case-is-not-on"))
        elif kept is not None and kept.review.hold is not None:
            self._ask(LiftDialog(self.window(), self._worker, self._retaining, kept.review.hold, self._day))

    def _ask(self, window: "_Deciding") -> None:
        window.done_with.connect(lambda said: self._done(said, window.changes))
        window.open()

    def _done(self, said: str, changes: Changes) -> None:
        self._news.say(said)
        self._bulletin.publish(changes)

    def _show(self, kept: tuple[RetentionItem, ...]) -> None:
        chosen = self._current(quiet=True)
        self._kept = kept
        today = self._day()
        self.model.show_rows(_cells(each, today) for each in kept)
        if kept:
            self._select(chosen.case.id if chosen else kept[0].case.id)

    def _select(self, case_id: str) -> None:
        for place, kept in enumerate(self._kept):
            if kept.case.id == case_id:
                self.view.selectRow(place)
                self.view.scrollTo(self.model.index(place, 0))

    def _current(self, quiet: bool = False) -> RetentionItem | None:
        place = self.view.currentIndex().row()
        if 0 <= place < len(self._kept):
            return self._kept[place]
        if not quiet:
            self._news.problem(say("auditing.choose-a-case-first"))
        return None

    def _open(self) -> None:
        if (kept := self._current()) is not None:
            self.opened.emit(kept.case.id)


def _cells(kept: RetentionItem, today: date) -> tuple[str, ...]:
    review, case = kept.review, kept.case
    hold = ""
    if review.hold is not None:
        hold = review.hold.reason
        if review.hold.placed_on:
            hold = say("auditing.held-since", why=hold, on=shown_day(review.hold.placed_on, short=True))
    last = review.last
    decided = f"{term('retention-decision', last.decision)}: {last.reason}" if last else ""
    on = shown_day(review.due, short=True) if review.due else ""
    return (case.title, term("case-status", case.status), kept.state(today), on, review.why, hold, decided)


class _Deciding(PassphraseDialog):
    """`changes` is what was done, once it was."""

    def __init__(self, parent: QWidget, worker: Worker, title: str, hint: str, act: str) -> None:
        super().__init__(parent, worker, title, hint, act)
        self.changes = Changes()

    def act_of(self) -> Callable[[], Changes]:
        """The act that the fields ask for."""
        raise AssertionError("each window says what it does")

    def said(self) -> str:
        """The sentence once it is done."""
        return say("auditing.noted")

    def job(self) -> tuple[Callable[[], object], str]:
        act = self.act_of()

        def run() -> None:
            self.changes = act()

        return run, self.said()


class ReviewDialog(_Deciding):
    """What was decided of a case."""

    def __init__(
        self,
        parent: QWidget,
        worker: Worker,
        retaining: RetentionReviews,
        kept: RetentionItem,
        today: Callable[[], date],
    ) -> None:
        hint = say("auditing.notes-the-decision", case=kept.case.title[:120], why=kept.review.why)
        super().__init__(parent, worker, say("auditing.retention-review"), hint, say("auditing.note-the-decision"))
        self._retaining, self._kept, self._today = retaining, kept, today
        self.decision = ElidedChoice()
        self.decision.setAccessibleName(say("auditing.decision"))
        for key, text in vocabulary("retention-decision").terms:
            self.decision.addItem(text, key)
        self.form.addRow(label(say("auditing.decision")), self.decision)
        self.reason = self.add_field(say("auditing.reason"), QLineEdit())
        self.next = DayEditor(Spec(name="next_on", label=say("auditing.look-again-on"), kind=Kind.DATE), today)
        self.form.addRow(label(say("auditing.look-again-on")), self.next)

    def wrong(self) -> str:
        return self.next.problem()

    def act_of(self) -> Callable[[], Changes]:
        case_id, decision, reason = self._kept.case.id, self.decision.currentData(), self.reason.text()
        next_on, today = self.next.value(), self._today()
        return lambda: self._retaining.decide(case_id, decision, reason, next_on, today)


class HoldDialog(_Deciding):
    """Why a case must be kept whole."""

    def __init__(
        self,
        parent: QWidget,
        worker: Worker,
        retaining: RetentionReviews,
        kept: RetentionItem,
        today: Callable[[], date],
    ) -> None:
        hint = say("auditing.nothing-of-it-can-be", title=kept.case.title[:120])
        super().__init__(parent, worker, say("auditing.put-on-legal-hold"), hint, say("auditing.put-on-hold-2"))
        self._retaining, self._kept, self._today = retaining, kept, today
        self.reason = self.add_field(say("auditing.reason"), QLineEdit())
        self.asked_by = self.add_field(say("auditing.asked-for-by"), QLineEdit())

    def act_of(self) -> Callable[[], Changes]:
        case_id, reason, asked_by = self._kept.case.id, self.reason.text(), self.asked_by.text()
        today = self._today()
        return lambda: self._retaining.hold(case_id, reason, asked_by, today)

    def said(self) -> str:
        return say("auditing.the-case-is-on-legal")


class LiftDialog(_Deciding):
    """Why a hold ends."""

    def __init__(
        self, parent: QWidget, worker: Worker, retaining: RetentionReviews, hold: LegalHold, today: Callable[[], date]
    ) -> None:
        super().__init__(
            parent,
            worker,
            say("auditing.lift-the-hold-2"),
            say("auditing.it-was-placed-because", reason=hold.reason[:200]),
            say("auditing.lift-it"),
        )
        self._retaining, self._hold, self._today = retaining, hold, today
        self.reason = self.add_field(say("auditing.why-it-is-lifted"), QLineEdit())

    def act_of(self) -> Callable[[], Changes]:
        hold_id, reason, today = self._hold.id, self.reason.text(), self._today()
        return lambda: self._retaining.lift(hold_id, reason, today)

    def said(self) -> str:
        return say("auditing.the-hold-is-lifted")
