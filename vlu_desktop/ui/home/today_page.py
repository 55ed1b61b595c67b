# SPDX-License-Identifier: Apache-2.0
"""Today: what is due and overdue across cases, each line one key from the right place."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from time import monotonic

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vlu_desktop.dates.date_display import clock, weekday
from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.due.due_lines import DueItem
from vlu_desktop.record.changes import Draft
from vlu_desktop.services.cases.today import CaseSummary, Today
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.chunked_reads import ChunkedRead
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, clear, column, holding, label, row, scrolled
from vlu_desktop.ui.widgets.page import Page

MOST = 40
"""Lines a group shows at first; the rest are one button away."""
MORE = 200
"""Lines that button shows at a time."""


class TodayPage(Page):
    """`opened` carries a due item, `continued` a draft."""

    opened = Signal(object)
    continued = Signal(object)

    def __init__(
        self,
        worker: Worker,
        bulletin: ChangeBus,
        today: Today,
        drafts: Callable[[], list[Draft]],
        day: Callable[[], date],
    ) -> None:
        super().__init__(bulletin)
        self._worker = worker
        self._today = today
        self._drafts = drafts
        self._day = day
        self._shown: dict[str, int] = {}
        self._title = label("Today", "title")
        self._date = label("", "muted")
        self._groups = QVBoxLayout()
        self._groups.setSpacing(18)
        self._so_far = label("", "muted")
        self._so_far.hide()
        self._reading: ChunkedRead[CaseSummary] | None = None
        top = row(self._title, self._date, self._so_far, None, space=16)
        self._lines = QVBoxLayout()
        inner = holding(column(top, self._lines, self._groups, None, margins=28, space=18))
        inner.setMaximumWidth(1100)
        self.setLayout(column(scrolled(inner)))

    def add_line(self, line: QWidget) -> None:
        """A line above what is due, such as how the backups stand."""
        self._lines.addWidget(line)

    def offer_case(self, title: str, open_it: Callable[[], object]) -> None:
        """A line by which the case that was open last is gone on with."""
        self.add_line(holding(row(button(f"Go on with {visible(title)}", open_it, "link"), None)))

    def refresh(self) -> None:
        day = self._day()
        self._date.setText(f"{weekday(day)} {shown_day(day)}")
        if self._reading is not None:
            self._reading.stop()
        summaries: list[CaseSummary] = []
        begun, shown = monotonic(), 0.5

        def taken(found: list[CaseSummary], whole: bool) -> None:
            nonlocal shown
            summaries.extend(found)
            taken_so_far = monotonic() - begun
            if whole:
                self._so_far.hide()
                self._worker.ask(self._drafts, lambda drafts: self._show(summaries, drafts))
            elif taken_so_far > shown:
                # Twice as long each time, so that drawing what there is never outweighs reading the rest.
                shown = taken_so_far * 2
                self._so_far.setText(f"{len(summaries):,} cases looked at so far")
                self._so_far.show()
                self._show(summaries, [])

        self._reading = ChunkedRead(self._worker, lambda: self._today.summaries(day), taken)

    def _show(self, summaries: list[CaseSummary], drafts: list[Draft]) -> None:
        titles = {summary.case_id: summary.title for summary in summaries}
        items = [item for summary in summaries for item in summary.due]
        items.sort(key=lambda item: (item.due or date.max, item.title, item.case_id))
        groups: dict[str, list[Callable[[], QWidget]]] = {"Overdue": [], "This week": [], "Later": []}
        day = self._day()
        for item in items:
            groups[_when(item, day)].append(partial(self._line, item, titles))
        groups["Unfinished"] = [partial(self._draft, draft, titles) for draft in drafts]
        clear(self._groups)
        for name, lines in groups.items():
            if lines:
                self._groups.addWidget(self._group(name, lines))
        if not items and not drafts:
            nothing = label("Nothing is due. New dates come here as you record them.", "muted")
            self._groups.addWidget(holding(column(nothing, margins=20), "card"))

    def _group(self, name: str, lines: Sequence[Callable[[], QWidget]]) -> QWidget:
        heading = label(name, "heading")
        many = label(f"{len(lines):,}", "muted")
        layout = column(row(heading, many, None, space=12), *(line() for line in lines[:MOST]), space=8)
        group = holding(layout)
        group.setAccessibleName(f"{name}, {len(lines)}")
        rest = list(lines[MOST:])
        if rest:
            more = button(f"Show {min(len(rest), MORE):,} more", lambda: None, "link")

            def unfold() -> None:
                now, rest[:] = rest[:MORE], rest[MORE:]
                for line in now:
                    layout.insertWidget(layout.count() - 1, line())
                more.setText(f"Show {min(len(rest), MORE):,} more")
                more.setVisible(bool(rest))

            more.clicked.connect(unfold)
            layout.addWidget(more)
        return group

    def _line(self, item: DueItem, titles: dict[str, str]) -> QWidget:
        detail = item.detail
        if item.confirm:
            detail = ". ".join(part for part in (detail.rstrip("."), "Calculated; confirm it.") if part)
        open_it = button(item.action, lambda: self.opened.emit(item), "link")
        return _entry(item.title, detail, titles.get(item.case_id, ""), open_it)

    def _draft(self, draft: Draft, titles: dict[str, str]) -> QWidget:
        begun = draft.saved_at.astimezone()
        go_on = button("Continue", lambda: self.continued.emit(draft), "link")
        text = f"Begun {weekday(begun)} {shown_day(begun.date(), short=True)} at {clock(begun)}"
        return _entry(f"Draft {draft.kind}", text, titles.get(draft.case_id, ""), go_on)


def _when(item: DueItem, day: date) -> str:
    """The group it stands in; what has no day is to be done soon."""
    if item.overdue:
        return "Overdue"
    return "This week" if item.due is None or item.due <= day + timedelta(days=7) else "Later"


def _entry(title: str, detail: str, case: str, act: QWidget) -> QWidget:
    head = label(title, "subheading", wrap=True)
    about = label(detail, "muted", wrap=True)
    whose = label(case if len(case) <= 40 else case[:39] + "…", "muted")
    whose.setToolTip(case if len(case) > 40 else "")
    whose.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    act.setAccessibleName(f"{title}. {case}")
    card = holding(row(column(head, about, space=2), column(whose, row(None, act), space=0), margins=14), "card")
    card.layout().setStretch(0, 1)  # type: ignore[union-attr]
    return card
