# SPDX-License-Identifier: Apache-2.0
"""The card on the unit's page: where backups go, how often, the last good one, making one now, and the drill."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.keeping.backups import EVERY, BackupService, BackupStatus, how_often
from vlu_desktop.ui.backup.backup_runner import BackupRunner
from vlu_desktop.ui.widgets.basics import button, column, label, restyle, row
from vlu_desktop.ui.widgets.flow_layout import flowing


def _reading(text: QLabel, act: QPushButton) -> QHBoxLayout:
    """A text that takes the room there is, and what can be done about it."""
    made = row(text, act)
    made.setStretch(0, 1)
    return made


class BackupCard(QFrame):
    """`drill_asked` and `restore_asked` carry the folder of the backups as text."""

    drill_asked = Signal(str)
    restore_asked = Signal(str)

    def __init__(self, runner: BackupRunner, backing: BackupService, documents: Path) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._runner = runner
        self._documents = documents
        self._standing: BackupStatus | None = None
        self.state = label("", "", wrap=True)
        self.where = label("", "muted", wrap=True)
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.caution = label(say("backups.this-folder-is-on-the"), "small", wrap=True)
        self.caution.hide()
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(say("backups.how-far-the-backup-is"))
        self.bar.hide()
        choose = button(say("backups.choose-a-folder-or-stick"), self._choose, "outline")
        self.now: QPushButton = button(say("backups.back-up-now"), self._now, "primary")
        self.stop: QPushButton = button(say("backups.stop"), runner.cancel, "outline")
        self.stop.hide()
        self.drill: QPushButton = button(
            say("backups.try-a-restore"), lambda: self.drill_asked.emit(self.folder()), "outline"
        )
        back = button(say("backups.restore-a-backup"), lambda: self.restore_asked.emit(self.folder()), "link")
        self.often: dict[int, QPushButton] = {}
        group = QButtonGroup(self)
        for every in EVERY:
            one = button(how_often(every), lambda every=every: self._plan(self.folder(), every), "choice")  # type: ignore[misc]
            group.addButton(one)
            self.often[every] = one
        self.setLayout(
            column(
                label(say("backups.backup"), "heading"),
                self.state,
                _reading(self.where, choose),
                self.caution,
                flowing(*self.often.values()),
                label(backing.rule(), "small", wrap=True),
                self.problem,
                row(self.bar, self.stop),
                flowing(back, self.drill, self.now),
                margins=16,
            )
        )
        runner.stands.connect(self._show)
        runner.began.connect(self._began)
        runner.progressed.connect(self.bar.setValue)
        runner.ended.connect(self._ended)
        self._begin_as_it_is()

    def _begin_as_it_is(self) -> None:
        """It may be made long after the backups were looked at, and while one is under way."""
        if self._runner.standing is not None:
            self._show(self._runner.standing)
        if self._runner.running:
            self._began()

    def folder(self) -> str:
        """Where backups go, "" while no folder was chosen."""
        return self._standing.plan.folder if self._standing else ""

    def _show(self, standing: BackupStatus) -> None:
        self._standing = standing
        self.state.setText(" ".join(part for part in (standing.salvaged, standing.sentence) if part))
        restyle(self.state, "problem" if standing.is_overdue or not standing.sheet else "")
        folder = standing.plan.folder
        if not folder:
            self.where.setText(say("backups.no-folder-or-stick-has"))
        elif standing.there:
            self.where.setText(say("backups.go-to", folder=str(folder)))
        else:
            self.where.setText(say("backups.go-to-what-is-gone", folder=str(folder)))
        self.caution.setVisible(standing.same_disk)
        self.often[standing.plan.every].setChecked(True)
        self.now.setEnabled(standing.sheet and not self._runner.running)
        self.drill.setEnabled(standing.last is not None)

    def _choose(self) -> None:
        start = self.folder() or str(self._documents)
        name = QFileDialog.getExistingDirectory(self, say("backups.where-backups-go"), start)
        if name:
            self._plan(name, self._standing.plan.every if self._standing else 1)

    def _plan(self, folder: str, every: int) -> None:
        self._say("")
        self._runner.plan(folder, every, self._say)

    def back_up(self) -> None:
        """Back up now where it can be; the card says what is missing."""
        if self.now.isEnabled():
            self._now()

    def _now(self) -> None:
        if not self.folder():
            self._choose()
        else:
            self._say("")
            self._runner.start(Path(self.folder()))

    def _began(self) -> None:
        self.bar.setValue(0)
        self.bar.show()
        self.stop.show()
        self.now.setEnabled(False)

    def _ended(self, sentence: str, good: bool) -> None:
        self.bar.hide()
        self.stop.hide()
        self.now.setEnabled(True)
        self._say("" if good else sentence)

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
