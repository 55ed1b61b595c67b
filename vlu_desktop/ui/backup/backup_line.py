# SPDX-License-Identifier: Apache-2.0
"""The line on Today: when the last good backup was, quietly; what to do, plainly, when it is overdue or failed."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.keeping.backups import BackupStatus
from vlu_desktop.ui.backup.backup_runner import BackupRunner
from vlu_desktop.ui.widgets.basics import button, label, restyle, row


class BackupLine(QFrame):
    """`settings_asked` leads to the part of the unit's page where a folder is chosen or the sheet made."""

    settings_asked = Signal(str)

    def __init__(self, runner: BackupRunner) -> None:
        super().__init__()
        self._runner = runner
        self._standing: BackupStatus | None = None
        self._trouble = ""
        self.text = label("", "muted", wrap=True)
        self.act: QPushButton = button("", self._go, "link")
        self.setLayout(row(self.text, self.act, margins=12))
        self.layout().setStretch(0, 1)  # type: ignore[union-attr]
        self.hide()
        runner.stands.connect(self._show)
        runner.began.connect(lambda: self._show(self._standing))
        runner.progressed.connect(self._progress)
        runner.ended.connect(self._ended)

    def _show(self, standing: BackupStatus | None) -> None:
        self._standing = standing
        if standing is None:
            return
        running = self._runner.running
        pressing = (standing.is_overdue or bool(self._trouble) or not standing.sheet) and not running
        said = " ".join(part for part in (standing.salvaged, self._trouble or standing.sentence) if part)
        self.text.setText(say("backups.backing-up") if running else said)
        there = say("backups.go-to-backup") if standing.sheet else say("backups.make-the-recovery-sheet")
        self.act.setText(say("backups.back-up-now") if standing.can_start else there)
        self.act.setVisible(pressing)
        self.act.setAccessibleName(f"{self.act.text()}. {said}")
        restyle(self, "notice" if pressing else "")
        restyle(self.text, "" if pressing else "muted")
        self.show()

    def _progress(self, done: int) -> None:
        self.text.setText(say("backups.backing-up-so-far", percent=done // 10))

    def _ended(self, sentence: str, good: bool) -> None:
        self._trouble = "" if good else sentence
        self._show(self._standing)

    def _go(self) -> None:
        if self._standing is not None and self._standing.can_start:
            self._trouble = ""
            self._runner.start(Path(self._standing.plan.folder))
        else:
            self.settings_asked.emit("keys" if self._standing is not None and not self._standing.sheet else "backup")
