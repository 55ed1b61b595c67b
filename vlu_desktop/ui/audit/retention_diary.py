# SPDX-License-Identifier: Apache-2.0
"""The diary of retention reviews: which case is to be looked at when, what was decided, and which is on hold."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from vlu_desktop.dates.date_display import day as shown_day
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
from vlu_desktop.ui.widgets.basics import button, column, label, row
from vlu_desktop.ui.widgets.message_bar import MessageBar
from vlu_desktop.ui.widgets.page import Page
from vlu_desktop.ui.widgets.text_table import Cells, cells_view

HEADINGS = ("Case", "Status", "Review", "On", "Because", "Legal hold", "Last decision")
_WIDE = {"Case": 30, "Status": 14, "Review": 14, "On": 16, "Because": 34, "Legal hold": 30, "Last decision": 34}


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
        self.model = Cells(HEADINGS)
        self.view = cells_view("Retention reviews", self.model, _WIDE)
        self.view.doubleClicked.connect(lambda _: self._open())
        hint = label(
            "Nothing is ever erased by itself: a review falls due, and an officer decides. A case on legal hold is "
            "kept whole until the hold is lifted.",
            "muted",
            wrap=True,
        )
        buttons = row(
            button("Review…", self.review, "primary"),
            button("Put on hold…", self.hold, "outline"),
            button("Lift the hold…", self.lift, "outline"),
            button("Open the case", self._open, "quiet"),
            None,
        )
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
            self._news.problem("That case is not on hold.")
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
            self._news.problem("Choose a case first.")
        return None

    def _open(self) -> None:
        if (kept := self._current()) is not None:
            self.opened.emit(kept.case.id)


def _cells(kept: RetentionItem, today: date) -> tuple[str, ...]:
    review, case = kept.review, kept.case
    hold = ""
    if review.hold is not None:
        since = f" (since {shown_day(review.hold.placed_on, short=True)})" if review.hold.placed_on else ""
        hold = f"{review.hold.reason}{since}"
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
        return "Noted."

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
        hint = (
            f"{kept.case.title[:120]}. {kept.review.why}. This notes the decision; erasing, where that is decided, is "
            "an act of its own under the case’s Journal."
        )
        super().__init__(parent, worker, "Retention review", hint, "Note the decision")
        self._retaining, self._kept, self._today = retaining, kept, today
        self.decision = QComboBox()
        self.decision.setAccessibleName("Decision")
        for key, text in vocabulary("retention-decision").terms:
            self.decision.addItem(text, key)
        self.form.addRow(label("Decision"), self.decision)
        self.reason = self.add_field("Reason", QLineEdit())
        self.next = DayEditor(Spec(name="next_on", label="Look again on", kind=Kind.DATE), today)
        self.form.addRow(label("Look again on"), self.next)

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
        hint = f"{kept.case.title[:120]}. Nothing of it can be erased until the hold is lifted."
        super().__init__(parent, worker, "Put on legal hold", hint, "Put on hold")
        self._retaining, self._kept, self._today = retaining, kept, today
        self.reason = self.add_field("Reason", QLineEdit())
        self.asked_by = self.add_field("Asked for by", QLineEdit())

    def act_of(self) -> Callable[[], Changes]:
        case_id, reason, asked_by = self._kept.case.id, self.reason.text(), self.asked_by.text()
        today = self._today()
        return lambda: self._retaining.hold(case_id, reason, asked_by, today)

    def said(self) -> str:
        return "The case is on legal hold."


class LiftDialog(_Deciding):
    """Why a hold ends."""

    def __init__(
        self, parent: QWidget, worker: Worker, retaining: RetentionReviews, hold: LegalHold, today: Callable[[], date]
    ) -> None:
        super().__init__(parent, worker, "Lift the hold", f"It was placed because: {hold.reason[:200]}", "Lift it")
        self._retaining, self._hold, self._today = retaining, hold, today
        self.reason = self.add_field("Why it is lifted", QLineEdit())

    def act_of(self) -> Callable[[], Changes]:
        hold_id, reason, today = self._hold.id, self.reason.text(), self._today()
        return lambda: self._retaining.lift(hold_id, reason, today)

    def said(self) -> str:
        return "The hold is lifted."
