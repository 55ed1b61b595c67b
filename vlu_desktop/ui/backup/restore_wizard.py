# SPDX-License-Identifier: Apache-2.0
"""The way back from a backup: what is wrong and what is whole, choose one, restore it beside and check it, open it."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QWidget,
)

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.services.keeping.restoring import Choice, Outcome, Restoring
from vlu_desktop.ui.keys.passphrase_dialog import secret_line
from vlu_desktop.ui.threads.gc_on_gui_thread import Collector
from vlu_desktop.ui.threads.worker import Job, Progress, Worker
from vlu_desktop.ui.widgets.basics import button, column, frame, label, only_if, row
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.unsaved_words import PASSING


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreReason:
    """Why a backup is asked for.

    `damaged` is the casebook that does not open, with `wrong` saying why; None where somebody simply wants a backup.
    With `drill` a restore is only tried, and nothing is left of it.
    """

    damaged: Path | None = None
    wrong: str = ""
    drill: bool = False

    @property
    def title(self) -> str:
        """What the window is called."""
        return say("backups.try-a-restore-2") if self.drill else say("backups.restore-a-backup-2")

    @property
    def hint(self) -> str:
        """What will be done, and what will not."""
        if self.drill:
            return say("backups.this-opens-a-backup-as")
        return say("backups.the-backup-is-put-into")


_WANTED = RestoreReason()


class RestoreWizard(FittingDialog):
    """`opened` carries the restored casebook's path. It needs no open casebook and changes none.

    `accepted_as_it_is` carries the path of one that is to be opened with what is there, where that was offered.
    """

    opened = Signal(object)
    accepted_as_it_is = Signal(object)

    def __init__(
        self, parent: QWidget, restoring: Restoring, *, folder: str, documents: Path, day: Callable[[], date],
        reason: RestoreReason = _WANTED,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(reason.title)
        self._restoring = restoring
        self._documents = documents
        self._damaged = reason.damaged
        self._drill = reason.drill
        self._folder = Path(folder) if folder else None
        self._worker = Worker(self)
        # With a casebook open there is one already.
        self._collector = Collector(self) if gc.isenabled() else None
        self._ticket: Job | None = None
        self._made: Path | None = None
        self._closed = False
        self._is_sound = False
        beside = reason.damaged.parent if reason.damaged else documents
        self.target = QLineEdit(str(beside / say("backups.restored-folder", on=f"{day():%Y-%m-%d}")))
        self.target.setProperty(PASSING, True)
        self._make_backups(reason.wrong)
        self._make_secret()
        self._make_progress()
        self._make_buttons()
        self._lay_out(reason)
        self._list()

    def _make_backups(self, wrong: str) -> None:
        """What is wrong, what of it is whole, and the backups to choose from."""
        self.wrong = label(wrong, "problem", wrap=True)
        only_if(bool(wrong), self.wrong)
        self.whole = label(self._restoring.whole_of(self._damaged) if self._damaged else "", "muted", wrap=True)
        only_if(self._damaged is not None, self.whole)
        self.where = label("", "muted", wrap=True)
        self.backups = QListWidget()
        self.backups.setAccessibleName(say("backups.backups-newest-first"))
        self.backups.setMinimumHeight(self.fontMetrics().height() * 6)
        self.backups.currentRowChanged.connect(lambda _: self._choose_way())

    def _make_secret(self) -> None:
        """The two ways into a backup, and what opens it."""
        self.by_sheet = button(say("backups.recovery-sheet"), self._choose_way, "choice")
        self.by_passphrase = button(say("backups.passphrase-of-then"), self._choose_way, "choice")
        group = QButtonGroup(self)
        for one in (self.by_sheet, self.by_passphrase):
            group.addButton(one)
        self.by_sheet.setChecked(True)
        self.secret = secret_line(say("backups.the-key-on-the-sheet"), hidden=False)
        self.secret.returnPressed.connect(self._go)
        self.secret_name = label(say("backups.the-key-on-the-sheet"), "muted")
        self.secret_name.setBuddy(self.secret)
        self.target.setAccessibleName(say("backups.restore-into"))

    def _make_progress(self) -> None:
        """How far it is, what came of it, and what went wrong."""
        self.problem = label("", "problem", wrap=True)
        self.problem.setMinimumHeight(self.fontMetrics().height() * 2)
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(say("backups.how-far-it-is"))
        self.bar.hide()
        self.outcome = label("", "", wrap=True)
        self.outcome.hide()

    def _make_buttons(self) -> None:
        self.close_it = button(say("backups.close"), self.reject, "quiet")
        self.act = button(
            say("backups.try-it") if self._drill else say("backups.restore-and-check"), self._go, "primary"
        )
        self.open_it = button(say("backups.open-it"), self._open, "primary")
        self.open_it.hide()
        self.as_it_is = button(
            say("backups.go-on-without-it"), self._accept_as_it_is, "quiet", say("backups.open-the-casebook-as-it")
        )
        self.as_it_is.hide()
        self.salvage = button(say("backups.there-is-no-backup-read"), self._start_salvage, "link")
        self.salvage.hide()

    def _lay_out(self, reason: RestoreReason) -> None:
        where = row(self.where, button(say("backups.look-in-another-folder"), self._look_in, "outline"))
        where.setStretch(0, 1)
        into = row(label(say("backups.into")), self.target)
        only_if(not self._drill, self.target)
        rows: list[QWidget | QLayout | None] = [
            label(reason.title, "heading"),
            self.wrong,
            self.whole,
            label(reason.hint, "muted", wrap=True),
            frame("line"),
            where,
            self.backups,
            flowing(label(say("backups.open-it-with-the")), self.by_sheet, self.by_passphrase),
            column(self.secret_name, self.secret, space=4),
        ]
        if not self._drill:
            rows.append(into)
        rows += [
            row(self.salvage, None), self.bar, self.outcome, self.problem,
            row(self.close_it, self.as_it_is, None, self.act, self.open_it),
        ]  # fmt: skip
        self.setLayout(column(*rows, margins=22, space=12))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 92)

    def offer_as_it_is(self) -> None:
        """Offer to go on with what is there, for a casebook that is sound but less than it was."""
        self._is_sound = True
        self.salvage.hide()
        self.as_it_is.show()

    def look_in(self, folder: Path) -> None:
        """Show the backups of a folder."""
        self._folder = folder
        self._list()

    def _list(self) -> None:
        found = self._restoring.choices(self._folder) if self._folder else ()
        self.backups.clear()
        marks = {each.of for each in found}
        for each in found:
            how = _how(each.size, bool(each.ways), each.of if len(marks) > 1 else "")
            item = QListWidgetItem(f"{each.day}   {how}")
            item.setData(Qt.ItemDataRole.UserRole, each)
            self.backups.addItem(item)
        if found:
            self.where.setText(say("backups.in", folder=str(self._folder)))
            self.backups.setCurrentRow(0)
        elif self._folder is None:
            self.where.setText(say("backups.put-in-the-stick-that"))
        else:
            self.where.setText(say("backups.there-is-no-backup-in", folder=str(self._folder)))
        self.act.setEnabled(bool(found))
        self.salvage.setVisible(self._damaged is not None and not self._is_sound and not found)

    def _look_in(self) -> None:
        start = str(self._folder or self._documents)
        name = QFileDialog.getExistingDirectory(self, say("backups.where-the-backups-are"), start)
        if name:
            self.look_in(Path(name))

    def _choice(self) -> Choice | None:
        at = self.backups.currentRow()
        found: Choice | None = self.backups.item(at).data(Qt.ItemDataRole.UserRole) if at >= 0 else None
        return found

    def _start_salvage(self) -> None:
        """Only where no backup was found: with the passphrase, into the folder named."""
        if self._damaged is None or self._ticket is not None:
            return
        if not self.by_passphrase.isChecked() or not self.secret.text():
            self.by_passphrase.setEnabled(True)
            self.by_passphrase.click()
            self.secret.setFocus()
            self.problem.setText(say("backups.look-for-a-backup-on"))
            self.grow()
            return
        damaged, into, passphrase = self._damaged, Path(self.target.text().strip()), self.secret.text()
        self._run(lambda progress, stopped: self._restoring.salvage(damaged, into, passphrase, progress, stopped))

    def _choose_way(self) -> None:
        choice = self._choice()
        self.by_passphrase.setEnabled(choice.ways if choice is not None else self._damaged is not None)
        if choice is not None and not choice.ways:
            self.by_sheet.setChecked(True)
        sheet = self.by_sheet.isChecked()
        mode = QLineEdit.EchoMode.Normal if sheet else QLineEdit.EchoMode.Password
        if self.secret.echoMode() != mode:
            self.secret.clear()
        self.secret.setEchoMode(mode)
        self.secret.setAccessibleName(say("backups.the-key-on-the-sheet") if sheet else say("backups.passphrase"))
        self.secret_name.setText(self.secret.accessibleName())
        self.secret.setPlaceholderText("AGE-SECRET-KEY-1…" if sheet else "")

    def _go(self) -> None:
        choice = self._choice()
        if choice is None or self._ticket is not None:
            return
        if not self.secret.text().strip():
            self.problem.setText(
                say("backups.type-the-key-from-the")
                if self.by_sheet.isChecked()
                else say("backups.type-the-passphrase")
            )
            return
        typed = self.secret.text()
        sheet, passphrase = (typed, "") if self.by_sheet.isChecked() else ("", typed)
        target = Path(self.target.text().strip())
        run = self._restoring.drill if self._drill else self._restoring.restore
        into = self._documents if self._drill else target
        self._run(
            lambda progress, stopped: run(
                choice.path, into, sheet=sheet, passphrase=passphrase, progress=progress, stopped=stopped
            )
        )

    def _run(self, job: Callable[[Progress, Callable[[], bool]], Outcome]) -> None:
        self.problem.setText("")
        self.bar.setValue(0)
        self.bar.show()
        self.act.setEnabled(False)
        self.close_it.setText(say("backups.stop"))
        self._ticket = self._worker.long(job, self._done, self._failed, lambda done, _of: self.bar.setValue(done))

    def _done(self, outcome: Outcome) -> None:
        self._rest()
        self.secret.clear()
        self.outcome.setText(outcome.sentence)
        self.outcome.show()
        self.grow()
        self._made = outcome.path
        if outcome.path is not None:
            self.act.hide()
            self.salvage.hide()
            self.open_it.show()
            self.open_it.setFocus()

    def _failed(self, sentence: str) -> None:
        self._rest()
        self.problem.setText(sentence)
        self.grow()

    def _rest(self) -> None:
        self._ticket = None
        self.bar.hide()
        self.act.setEnabled(self.backups.count() > 0)
        self.close_it.setText(say("backups.close"))

    def _open(self) -> None:
        made = self._made
        self.accept()
        self.opened.emit(made)

    def _accept_as_it_is(self) -> None:
        assert self._damaged is not None
        try:
            self._restoring.accept(self._damaged)
        except UserError as error:
            self.problem.setText(str(error))
            return
        self.let_go()
        self.accepted_as_it_is.emit(self._damaged)

    def done(self, result: int) -> None:
        """Closed, by whatever way: what is under way is stopped, and what was typed forgotten."""
        if self._closed:
            return
        self._closed = True
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        self._worker.stop()
        if self._collector is not None:
            self._collector.stop()
            self._collector = None
        self.secret.clear()
        super().done(result)


def _how(size: str, by_passphrase: bool, casebook: str) -> str:
    """How large a backup is, what opens it, and of which casebook it is where there are several."""
    if casebook:
        if by_passphrase:
            return say("backups.opens-either-way-of", size=size, casebook=casebook)
        return say("backups.opens-with-sheet-of", size=size, casebook=casebook)
    return say("backups.opens-either-way", size=size) if by_passphrase else say("backups.opens-with-sheet", size=size)
