# SPDX-License-Identifier: Apache-2.0
"""The windows in which the ways into a casebook are changed, each one act."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit, QWidget

from vlu_desktop.services.access.key_access import FORMER, OLD_COPIES, KeyAccess, Sheet, UnlockMethod
from vlu_desktop.ui.keys.passphrase_dialog import PassphraseDialog, secret_line
from vlu_desktop.ui.keys.recovery_sheet import save_sheet
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, frame, label, row

_NOT_THE_SAME = "The two new passphrases are not the same. Type them again."


class _NewPassphrase(PassphraseDialog):
    """Asks for a passphrase twice and says how good it is as it is typed."""

    def __init__(self, parent: QWidget, worker: Worker, keeping: KeyAccess, title: str, hint: str, act: str) -> None:
        super().__init__(parent, worker, title, hint, act)
        self.keeping = keeping

    def ask_new(self, first: str) -> None:
        """The two fields, the judgement under them, and a passphrase offered."""
        self.first = self.add_field(first, secret_line(first))
        self.second = self.add_field("The same again", secret_line("The same again"))
        self.judged = label("", "small", wrap=True)
        self.offered = label("", wrap=True)
        self.offered.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        offer = button("Make one for me", self._offer, "link")
        self.form.addRow(label(""), self.judged)
        self.form.addRow(offer, self.offered)
        self.first.textEdited.connect(self._judge)

    def _judge(self, typed: str) -> None:
        self.judged.setText(self.keeping.strength(typed, self.whose()).sentence if typed else "")

    def _offer(self) -> None:
        made = self.keeping.suggestion()
        self.offered.setText(made)
        self.judged.setText("Write it down until you know it, then destroy the paper. Now type it twice.")

    def whose(self) -> str:
        """Whose passphrase it will be."""
        return ""

    def wrong(self) -> str:
        found = self.keeping.strength(self.first.text(), self.whose())
        if not found.good:
            return found.sentence
        return "" if self.first.text() == self.second.text() else _NOT_THE_SAME


class ChangePassphrase(_NewPassphrase):
    """The officer's own passphrase."""

    def __init__(self, parent: QWidget, worker: Worker, keeping: KeyAccess) -> None:
        hint = "Copies of the casebook made before today still open with the old one."
        super().__init__(parent, worker, keeping, "Change your passphrase", hint, "Change passphrase")
        self.old = self.add_field("Passphrase now", secret_line("Passphrase now"))
        self.ask_new("New passphrase")

    def job(self) -> tuple[Callable[[], object], str]:
        old, new = self.old.text(), self.first.text()
        return lambda: self.keeping.change_passphrase(old, new), "Your passphrase is changed."


class AddOfficer(_NewPassphrase):
    """Another officer, who types a passphrase of their own here."""

    def __init__(self, parent: QWidget, worker: Worker, keeping: KeyAccess) -> None:
        hint = "They can read and change every case in this casebook. The journal notes what each officer does."
        super().__init__(parent, worker, keeping, "Add an officer", hint, "Add officer")
        self.own = self.add_field("Your passphrase", secret_line("Your passphrase"))
        self.name = self.add_field("Their name", QLineEdit())
        self.ask_new("Their passphrase")

    def whose(self) -> str:
        return self.name.text().strip()

    def wrong(self) -> str:
        return super().wrong() if self.whose() else "Write the officer’s name: the record notes who entered what."

    def job(self) -> tuple[Callable[[], object], str]:
        own, name, theirs = self.own.text(), self.whose(), self.first.text()
        return lambda: self.keeping.add_officer(own, name, theirs), f"{name} can open the casebook now."


class RemoveOfficer(PassphraseDialog):
    """An officer who has left, or whose passphrase is known to somebody else."""

    def __init__(self, parent: QWidget, worker: Worker, keeping: KeyAccess, way: UnlockMethod) -> None:
        hint = f"{way.name} will no longer open this casebook; what they recorded stays. {FORMER}"
        super().__init__(parent, worker, f"Remove {way.name}", hint, "Remove")
        self._keeping = keeping
        self._way = way
        self.anew = QCheckBox("Also encrypt the casebook under a new key, which no copy of theirs can open")
        self.anew.setChecked(True)
        self.add_above(self.anew)
        self.own = self.add_field("Your passphrase", secret_line("Your passphrase"))

    def job(self) -> tuple[Callable[[], object], str]:
        own, way, anew = self.own.text(), self._way, self.anew.isChecked()

        def remove() -> None:
            self._keeping.remove_officer(own, way.officer_id)
            if anew:
                self._keeping.rotate(own)

        return remove, f"{way.name} no longer opens the casebook." + (" Make a new backup." if anew else "")


class AddKeystore(PassphraseDialog):
    """This computer's own keystore as a way in."""

    def __init__(self, parent: QWidget, worker: Worker, keeping: KeyAccess) -> None:
        hint = (
            "The keystore of this computer can then open the casebook at the start, without the passphrase: so can "
            "whoever is logged in here as you. After a lock the passphrase is asked for all the same. Use it only on a "
            "computer with an encrypted disk that locks its screen by itself."
        )
        super().__init__(parent, worker, "Open with this computer’s keystore", hint, "Set it up")
        self._keeping = keeping
        self.own = self.add_field("Your passphrase", secret_line("Your passphrase"))

    def job(self) -> tuple[Callable[[], object], str]:
        own = self.own.text()
        said = "This computer’s keystore opens the casebook at the start. Keep your passphrase: a keystore can be lost."
        return lambda: self._keeping.add_keystore(own), said


class RemoveKeystore(PassphraseDialog):
    """The passphrase alone again."""

    def __init__(self, parent: QWidget, worker: Worker, keeping: KeyAccess) -> None:
        hint = "The passphrase is asked for again at every start, on every computer."
        super().__init__(parent, worker, "Stop using the keystore", hint, "Stop using it")
        self._keeping = keeping
        self.own = self.add_field("Your passphrase", secret_line("Your passphrase"))

    def job(self) -> tuple[Callable[[], object], str]:
        own = self.own.text()
        return lambda: self._keeping.remove_keystore(own), "The passphrase is asked for at every start."


class RotateKey(PassphraseDialog):
    """A new key for the whole casebook."""

    def __init__(self, parent: QWidget, worker: Worker, keeping: KeyAccess) -> None:
        hint = (
            "The whole casebook is encrypted anew. Do this when a computer or a stick with a copy is lost, or an "
            f"officer has left. Every passphrase and the recovery sheet stay as they are; {OLD_COPIES} If the "
            "computer stops meanwhile, nothing is lost: open the casebook again as always."
        )
        super().__init__(parent, worker, "Encrypt under a new key", hint, "Encrypt anew")
        self._keeping = keeping
        self.own = self.add_field("Your passphrase", secret_line("Your passphrase"))

    def job(self) -> tuple[Callable[[], object], str]:
        own = self.own.text()
        said = "The casebook is encrypted under a new key. Make a new backup: an older one opens with the old key."
        return lambda: self._keeping.rotate(own), said


class RecoverySheet(PassphraseDialog):
    """A new key, shown until it is on paper; it counts once it was typed back from the paper.

    `lines` are what the saved sheet says.
    """

    def __init__(
        self, parent: QWidget, worker: Worker, keeping: KeyAccess, sheet: Sheet, lines: tuple[str, ...]
    ) -> None:
        hint = (
            "If every passphrase is forgotten, this sheet alone opens the casebook. Print it or write "
            "it down, type the key back from the paper, and put the paper in the unit’s safe."
        )
        super().__init__(parent, worker, "Recovery sheet", hint, "It is on paper: use this key")
        self._keeping = keeping
        self._sheet = sheet
        self._lines = lines
        self.key = QLabel("\n".join(" ".join(sheet.groups[at : at + 5]) for at in range(0, len(sheet.groups), 5)))
        self.key.setTextFormat(Qt.TextFormat.PlainText)
        self.key.setAccessibleName("The recovery key")
        self.key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        font = self.key.font()
        font.setFamilies(["monospace", "Consolas", "Menlo", "Courier New"])
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self.key.setFont(font)
        self.add_above(self.key)
        self.add_above(row(button("Save the sheet to print it…", self._save, "outline"), None))
        self.add_above(frame("line"))
        self.typed = self.add_field("The key, from the paper", secret_line("The key, from the paper", hidden=False))
        self.typed.textEdited.connect(lambda text: self.key.setVisible(not text))
        self.own = self.add_field("Your passphrase", secret_line("Your passphrase"))

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Save the sheet", "Recovery sheet.pdf", "PDF (*.pdf)")
        if name:
            said = save_sheet(name, self._lines)
            self.problem.setText(said)

    def job(self) -> tuple[Callable[[], object], str]:
        own, typed, sheet = self.own.text(), self.typed.text(), self._sheet
        said = "The recovery sheet is in use. A sheet made before it opens only copies of its time."
        return lambda: self._keeping.prove_sheet(own, sheet, typed), said
