# SPDX-License-Identifier: Apache-2.0
"""The page on which a casebook is made: whose it is, where it will lie, and the passphrase it will open with."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QPushButton, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.platform import paths
from vlu_desktop.services.access.passphrases import new_passphrase, strength
from vlu_desktop.ui.widgets.announcing import announce
from vlu_desktop.ui.widgets.basics import SECRET, button, column, label, restyle, row
from vlu_desktop.ui.widgets.field_form import FieldForm


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVault:
    """What is needed to make a casebook."""

    path: Path
    passphrase: str
    officer: str
    unit: str


class NewForm(QWidget):
    """`sent` carries a `NewVault`, `back` asks for the page before. `folder` is where a casebook is first put."""

    sent = Signal(object)
    back = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.path = QLineEdit(str(folder / "casebook.vlu"))
        self.officer, self.unit = QLineEdit(), QLineEdit()
        self.first, self.second = QLineEdit(), QLineEdit()
        form = FieldForm()
        form.setVerticalSpacing(10)
        for caption, field in (
            (say("unlock.your-name"), self.officer),
            (say("unlock.your-unit"), self.unit),
            (say("unlock.where"), self.path),
            (say("unlock.passphrase"), self.first),
            (say("unlock.same-again"), self.second),
        ):
            field.setAccessibleName(caption)
            form.addRow(label(caption), row(field, *self._beside(field)))
        for field in (self.first, self.second):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setProperty("inputMethodHints", SECRET)
        for field in (self.path, self.officer, self.unit, self.first, self.second):
            field.returnPressed.connect(self._send)
        self.shown = QCheckBox(say("unlock.show-it"))
        self.shown.toggled.connect(self._show_passphrase)
        form.addRow(label(""), self.shown)
        self.offered = label("", wrap=True)
        self.offered.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        form.addRow(button(say("unlock.make-one"), self._offer, "link"), self.offered)
        self.problem = label("", "problem", wrap=True)
        self.problem.setMinimumHeight(self.fontMetrics().height() * 2)
        hint = label(say("unlock.new-hint"), "small", wrap=True)
        back = button(say("unlock.back"), self.back.emit, "quiet")
        make = button(say("unlock.make"), self._send, "primary")
        self.setLayout(
            column(label(say("unlock.make-title"), "heading"), form, hint, self.problem, row(back, None, make))
        )

    def forget(self) -> None:
        """Empty every field that holds a secret."""
        self.shown.setChecked(False)
        for field in (self.first, self.second):
            field.clear()
        self.offered.clear()

    def _beside(self, field: QLineEdit) -> tuple[QPushButton, ...]:
        """What goes with a field: for where it lies, the system's own window to choose that in."""
        return (button(say("unlock.choose-where"), self._choose),) if field is self.path else ()

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, say("unlock.choose-where-title"), self.path.text(), f"{say('unlock.file-kind')} (*.vlu)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )  # fmt: skip
        if name:
            self.path.setText(str(Path(name).with_suffix(".vlu")))

    def _show_passphrase(self, shown: bool) -> None:
        for field in (self.first, self.second):
            field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _offer(self) -> None:
        """Six words drawn by chance."""
        words = (paths.resources() / "words.txt").read_text(encoding="utf-8").split()
        self.offered.setText(f"{new_passphrase(words)}\n{say('unlock.write-it-down')}")
        announce(self.offered, self.offered.text())

    def _send(self) -> None:
        first, second = self.first.text(), self.second.text()
        path = Path(self.path.text().strip())
        wrong = ""
        if not self.officer.text().strip():
            wrong = say("unlock.write-name")
        elif path.suffix != ".vlu":
            wrong = say("unlock.name-ends-in")
        elif not (found := strength(first, (self.officer.text(), self.unit.text()))).good:
            wrong = found.sentence
        elif first != second:
            wrong = say("unlock.not-the-same")
        self.problem.setText(wrong)
        restyle(self.problem, "problem")
        if not wrong:
            officer, unit = self.officer.text().strip(), self.unit.text().strip() or say("unlock.unit-unnamed")
            self.sent.emit(NewVault(path=path, passphrase=first, officer=officer, unit=unit))
