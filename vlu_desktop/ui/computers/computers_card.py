# SPDX-License-Identifier: Apache-2.0
"""The card on the unit's page: over which folder this computer meets the others, who they are, and what to decide."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QProgressBar, QTableWidget, QTableWidgetItem
from shiboken6 import isValid

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.services.keeping.chosen_cases import ApartOffer, CaseChoice, ChosenCases
from vlu_desktop.services.keeping.differences import Differences
from vlu_desktop.services.keeping.other_computers import (
    AskingComputer,
    ExchangeStatus,
    KnownComputer,
    MeetingResult,
    OtherComputers,
    sentences,
    together,
)
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.case_session.session import Saver
from vlu_desktop.ui.computers.apart_window import ApartWindow
from vlu_desktop.ui.computers.chosen_cases_window import ChooseCasesWindow, MakeCasebookWindow
from vlu_desktop.ui.computers.computer_windows import LetInWindow, RenameWindow, ServerWindow, TurnOutWindow
from vlu_desktop.ui.computers.live_meeting import AT_A_TIME
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Job, Worker
from vlu_desktop.ui.widgets.basics import button, column, holding, label, row
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.page import Page
from vlu_desktop.ui.widgets.row_table import by_rows

_ROWS = 5
_THOUSANDTHS = 1000


_Window = (
    LetInWindow | RenameWindow | ServerWindow | TurnOutWindow | MakeCasebookWindow | ChooseCasesWindow | ApartWindow
)


def _heads() -> tuple[str, ...]:
    return say("computers.computer"), say("computers.standing"), say("computers.mark")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeServices:
    """Meeting the others, what they entered differently, and saving."""

    others: OtherComputers
    chosen: ChosenCases
    differences: Differences
    saver: Saver


class ComputersCard(Page):
    """`decide_asked` where what was entered differently is to be shown, `back_asked` where this visit's casebook is to
    be given back."""

    decide_asked = Signal()
    back_asked = Signal()

    def __init__(
        self, worker: Worker, bulletin: ChangeBus, services: ExchangeServices, documents: Callable[[], Path]
    ) -> None:
        super().__init__(bulletin)
        self._worker = worker
        self._bulletin = bulletin
        self._services = services
        self._documents = documents
        self._status = ExchangeStatus()
        self._asking: tuple[AskingComputer, ...] = ()
        self._job: Job | None = None
        self._so_far: MeetingResult | None = None
        self._most = 1
        self._has_failed = False
        self.where = label("", "muted", wrap=True)
        self.code = label("", "", wrap=True)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.said = label("", "", wrap=True)
        self.problem = label("", "problem", wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, _THOUSANDTHS)
        self.bar.setAccessibleName(say("computers.how-far"))
        self.stop = button(say("computers.stop"), self._stop, "outline")
        self.table = self._made_table()
        self.choose = button(say("computers.choose-folder"), self._choose, "outline")
        self.meet = button(say("computers.meet-now"), self.meet_now, "primary")
        self.let_in = button(say("computers.let-in"), self._ask_let_in, "outline")
        self.rename = button(say("computers.rename"), self._ask_rename, "outline")
        self.out = button(say("computers.turn-out"), self._ask_out, "quiet")
        self.make = button(say("computers.make"), self._ask_make, "quiet")
        self.apart = button(say("computers.apart"), self._ask_apart, "quiet")
        self.back = button(say("computers.give-back"), self.back_asked.emit, "quiet")
        self.cases = button(say("computers.its-cases"), self._ask_cases, "outline")
        self.server = button(say("computers.server"), self._ask_server, "quiet")
        self.decide = button(say("computers.decide"), self.decide_asked.emit, "outline")
        self.different = label("", "", wrap=True)
        inner = column(
            label(say("computers.title"), "heading"), label(say("computers.hint"), "small", wrap=True), self.where,
            self.code, self.table, flowing(self.let_in, self.rename, self.cases, self.out), self.different,
            self.said, self.problem, row(self.bar, self.stop),
            flowing(self.choose, self.server, self.make, self.apart, self.back, self.decide, self.meet), margins=16,
        )  # fmt: skip
        self.setLayout(column(holding(inner, "card")))
        for each in (self.bar, self.stop, self.said, self.problem, self.code, self.different, self.decide, self.back):
            each.hide()
        self._offer()

    def _made_table(self) -> QTableWidget:
        table = QTableWidget(0, len(_heads()))
        table.setHorizontalHeaderLabels(list(_heads()))
        by_rows(table, say("computers.title"))
        table.setWordWrap(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.9))
        table.setMinimumHeight(self.fontMetrics().height() * 2 * _ROWS)
        em = self.fontMetrics().averageCharWidth()
        for place, letters in enumerate((34, 34)):
            table.setColumnWidth(place, em * letters)
        table.itemSelectionChanged.connect(self._offer)
        return table

    def concerns(self, changes: Changes) -> bool:
        return changes.touches("setting") or changes.method.startswith("exchange.")

    def refresh(self) -> None:
        others, differences = self._services.others, self._services.differences
        self._worker.ask(lambda: (others.standing(), differences.count()), self._show)

    # --- shown

    def _show(self, found: tuple[ExchangeStatus, int]) -> None:
        self._status, many = found
        self.where.setText(self._where())
        self.code.setText(say("exchange.own-code", code=self._status.own_code))
        self.code.setVisible(bool(self._status.own_code))
        self.back.setVisible(self._status.is_part)
        self.different.setText(say("exchange.to-decide", n=many) if many else "")
        self.different.setVisible(bool(many))
        self.decide.setVisible(bool(many))
        known = {each.computer.device for each in self._status.computers}
        self._asking = tuple(each for each in self._asking if each.device not in known)
        self._fill()

    def _where(self) -> str:
        where = self._place()
        return f"{say('computers.is-part')}\n{where}" if self._status.is_part else where

    def _place(self) -> str:
        if self._status.server:
            server = visible(self._status.server)
            if self._services.others.is_server_reached:
                return say("computers.over-server", server=server)
            return say("computers.over-server-away", server=server)
        folder = self._status.folder
        return say("computers.over", folder=visible(folder)) if folder else say("computers.no-folder")

    def _fill(self) -> None:
        kept = self.table.currentRow()
        rows: list[tuple[str, str, str]] = [
            (say("computers.not-named"), say("computers.asks"), each.device) for each in self._asking
        ]
        rows += [(each.name, each.state, each.computer.device) for each in self._status.computers]
        self.table.setRowCount(len(rows))
        for place, cells in enumerate(rows):
            for at, text in enumerate(cells):
                item = QTableWidgetItem(visible(text))
                item.setToolTip(visible(text).replace("<", "‹"))
                self.table.setItem(place, at, item)
        if rows:
            self.table.setCurrentCell(max(0, min(kept, len(rows) - 1)), 0)
        self._offer()

    def _chosen_asking(self) -> AskingComputer | None:
        place = self.table.currentRow()
        return self._asking[place] if 0 <= place < len(self._asking) else None

    def _chosen(self) -> KnownComputer | None:
        place = self.table.currentRow() - len(self._asking)
        return self._status.computers[place] if 0 <= place < len(self._status.computers) else None

    def _offer(self) -> None:
        chosen = self._chosen()
        is_in = chosen is not None and not chosen.computer.is_out
        self.let_in.setEnabled(self._chosen_asking() is not None)
        self.rename.setEnabled(is_in)
        self.cases.setEnabled(is_in and chosen is not None and chosen.cases is not None)
        self.out.setEnabled(is_in)
        self.meet.setEnabled(self._job is None)

    # --- done

    def _choose(self) -> None:
        start = self._status.folder or str(self._documents())
        name = QFileDialog.getExistingDirectory(self, say("computers.which-folder"), start)
        if name:
            self.use_folder(Path(name))

    def use_folder(self, folder: Path) -> None:
        """Meet over this folder from now on."""
        self._services.saver.act(lambda: self._services.others.choose_folder(folder), say("computers.folder-chosen"))

    def meet_now(self) -> None:
        """Meet the others; the folder is asked for where there is none."""
        if not (self._status.folder or self._status.server):
            self._choose()
            return
        if self._job is None:
            self._say((), "")
            self.bar.setValue(0)
            self._so_far, self._most = None, 1
            self._meet_on()
            self.bar.show()
            self.stop.show()
            self._offer()

    def _meet_on(self) -> None:
        """Meet for a while; whoever saves meanwhile is let in between."""
        others = self._services.others
        self._job = self._worker.long(
            lambda told, _: others.meet_usual(told, AT_A_TIME), self._met, self._failed, self._progressed
        )

    def _stop(self) -> None:
        if self._job is not None:
            self._job.break_off()
            self._ended()
            self._say((say("computers.stopped"),), "")

    def _progressed(self, done: int, of: int) -> None:
        # Each time there is less to do, of what there was at first.
        self._most = max(self._most, of)
        self.bar.setValue(_THOUSANDTHS * (self._most - of + done) // self._most)

    def show_met(self, result: MeetingResult) -> None:
        """What came of a meeting that nobody asked for: who asks to be let in, and what could not be taken in."""
        if result.asking != self._asking or result.troubles or result.held or self._has_failed:
            self._has_failed = False
            self._asking = result.asking
            self._say(sentences(result), "\n".join(f"{computer}\n{what}" for computer, what in result.troubles))
        self.grow_stale()

    def show_failed(self, sentence: str) -> None:
        """Why a meeting that nobody asked for failed; it goes once one did not."""
        self._has_failed = True
        self._say((), sentence)

    def _met(self, result: MeetingResult) -> None:
        for each in result.changes:
            self._bulletin.changed.emit(each)
        self._so_far = result = together(self._so_far, result)
        if result.is_more:
            self._meet_on()
            return
        self._ended()
        self._asking = result.asking
        self._say(sentences(result), "\n".join(f"{computer}\n{what}" for computer, what in result.troubles))
        self.grow_stale()

    def _failed(self, sentence: str) -> None:
        self._ended()
        self._say((), sentence)

    def _ended(self) -> None:
        self._job = None
        self.bar.hide()
        self.stop.hide()
        self._offer()

    def _say(self, said: tuple[str, ...], problem: str) -> None:
        self.said.setText("\n".join(said))
        self.said.setVisible(bool(said))
        self.problem.setText(visible(problem))
        self.problem.setVisible(bool(problem))

    def _ask_let_in(self) -> None:
        if (chosen := self._chosen_asking()) is not None:
            window = LetInWindow(chosen.device, self.window())
            window.given.connect(
                lambda code, name: self._act(
                    window, lambda: self._services.others.let_in(chosen, name, code), say("computers.is-in")
                )
            )
            window.open()

    def _ask_server(self) -> None:
        status = self._status
        window = ServerWindow(status.unit, status.device, status.server, self.window())
        window.given.connect(
            lambda address, code: self._act(
                window, lambda: self._services.others.use_server(address, code), say("computers.server-is-in")
            )
        )
        window.open()

    def _ask_rename(self) -> None:
        if (chosen := self._chosen()) is not None:
            window = RenameWindow(chosen.computer.name, self.window())
            window.given.connect(
                lambda name: self._act(
                    window, lambda: self._services.others.rename(chosen.computer.device, name), say("computers.renamed")
                )
            )
            window.open()

    def _ask_make(self) -> None:
        """Ask of which cases a casebook for a laptop is to be made."""
        self._worker.ask(self._services.chosen.choices, self._show_make)

    def _show_make(self, choices: tuple[CaseChoice, ...]) -> None:
        window = MakeCasebookWindow(choices, self._documents(), self.window())
        window.given.connect(
            lambda wanted, passphrase: self._act(
                window, lambda: self._services.chosen.make(wanted, passphrase).changes, say("computers.made")
            )
        )
        window.open()

    def _ask_cases(self) -> None:
        if (chosen := self._chosen()) is not None:
            self._worker.ask(
                lambda: self._services.chosen.choices(chosen.computer.device),
                lambda found: self._show_cases(chosen, found),
            )

    def _show_cases(self, computer: KnownComputer, choices: tuple[CaseChoice, ...]) -> None:
        window = ChooseCasesWindow(visible(computer.name), choices, self.window())
        window.given.connect(
            lambda cases, reason: self._act(
                window, lambda: self._services.chosen.choose(computer.computer.device, cases, reason),
                say("computers.chosen"),
            )
        )  # fmt: skip
        window.open()

    def _ask_apart(self) -> None:
        """Ask which case is to be kept apart, or for all again."""
        self._worker.ask(self._services.chosen.apart_offer, self._show_apart)

    def _show_apart(self, offer: ApartOffer) -> None:
        chosen = self._services.chosen
        window = ApartWindow(offer, self.window())
        window.given.connect(
            lambda case, officers, computers, reason: self._act(
                window, lambda: chosen.keep_apart(case, officers, computers, reason), say("computers.apart-done")
            )
        )
        window.for_all.connect(
            lambda case, reason: self._act(
                window, lambda: chosen.keep_apart_no_more(case, reason), say("computers.for-all-done")
            )
        )
        window.open()

    def _ask_out(self) -> None:
        if (chosen := self._chosen()) is not None:
            window = TurnOutWindow(visible(chosen.name), self.window())
            window.given.connect(
                lambda reason: self._act(
                    window, lambda: self._services.others.turn_out(chosen.computer.device, reason),
                    say("computers.is-out"),
                )
            )  # fmt: skip
            window.open()

    def _act(self, window: _Window, job: Callable[[], Changes], said: str) -> None:
        saver = self._services.saver
        saver.act(
            job, said, "", lambda _: window.accept() if isValid(window) else None,
            lambda sentence: window.refused(sentence) if isValid(window) else saver.problem(sentence),
        )  # fmt: skip
