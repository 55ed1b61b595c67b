# SPDX-License-Identifier: Apache-2.0
"""The windows in which the ways into a casebook are changed, each one act."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.access.key_access import KeyAccess, Sheet, UnlockMethod
from vlu_desktop.ui.keys.passphrase_dialog import PassphraseDialog, secret_line
from vlu_desktop.ui.keys.recovery_sheet import drawn_sheet
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, frame, label, row
from vlu_desktop.ui.widgets.usual_place import usual_place


class _NewPassphrase(PassphraseDialog):
    """Asks for a passphrase twice and says how good it is as it is typed."""

    def __init__(self, parent: QWidget, worker: Worker, keeping: KeyAccess, title: str, hint: str, act: str) -> None:
        super().__init__(parent, worker, title, hint, act)
        self.keeping = keeping

    def ask_new(self, first: str) -> None:
        """The two fields, the judgement under them, and a passphrase offered."""
        self.first = self.add_field(first, secret_line(first))
        self.second = self.add_field(say("keyring.the-same-again"), secret_line(say("keyring.the-same-again")))
        self.judged = label("", "small", wrap=True)
        self.offered = label("", wrap=True)
        self.offered.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        offer = button(say("keyring.make-one-for-me"), self._offer, "link")
        self.form.addRow(label(""), self.judged)
        self.form.addRow(offer, self.offered)
        self.first.textEdited.connect(self._judge)

    def _judge(self, typed: str) -> None:
        self.judged.setText(self.keeping.strength(typed, self.whose()).sentence if typed else "")

    def _offer(self) -> None:
        made = self.keeping.suggestion()
        self.offered.setText(made)
        self.judged.setText(say("keyring.write-it-down-until-you"))

    def whose(self) -> str:
        """Whose passphrase it will be."""
        return ""

    def wrong(self) -> str:
        found = self.keeping.strength(self.first.text(), self.whose())
        if not found.good:
            return found.sentence
        return "" if self.first.text() == self.second.text() else say("keyring.the-two-new-passphrases-are")


class ChangePassphrase(_NewPassphrase):
    """The officer's own passphrase."""

    def __init__(self, parent: QWidget, worker: Worker, keeping: KeyAccess) -> None:
        hint = say("keyring.copies-of-the-casebook-made")
        super().__init__(
            parent, worker, keeping, say("keyring.change-your-passphrase-2"), hint, say("keyring.change-passphrase")
        )
        self.old = self.add_field(say("keyring.passphrase-now"), secret_line(say("keyring.passphrase-now")))
        self.ask_new(say("keyring.new-passphrase"))

    def job(self) -> tuple[Callable[[], object], str]:
        old, new = self.old.text(), self.first.text()
        return lambda: self.keeping.change_passphrase(old, new), say("keyring.your-passphrase-is-changed")


class AddOfficer(_NewPassphrase):
    """Another officer, who types a passphrase of their own here."""

    def __init__(self, parent: QWidget, worker: Worker, keeping: KeyAccess) -> None:
        hint = say("keyring.they-can-read-and-change")
        super().__init__(parent, worker, keeping, say("keyring.add-an-officer-2"), hint, say("keyring.add-officer"))
        self.own = self.add_field(say("keyring.your-passphrase"), secret_line(say("keyring.your-passphrase")))
        self.name = self.add_field(say("keyring.their-name"), QLineEdit())
        self.ask_new(say("keyring.their-passphrase"))

    def whose(self) -> str:
        return self.name.text().strip()

    def wrong(self) -> str:
        return super().wrong() if self.whose() else say("keyring.write-the-officers-name-the")

    def job(self) -> tuple[Callable[[], object], str]:
        own, name, theirs = self.own.text(), self.whose(), self.first.text()
        return lambda: self.keeping.add_officer(own, name, theirs), say("keyring.can-open-the-casebook-now", name=name)


class RemoveOfficer(PassphraseDialog):
    """An officer who has left, or whose passphrase is known to somebody else."""

    def __init__(self, parent: QWidget, worker: Worker, keeping: KeyAccess, way: UnlockMethod) -> None:
        told = (say("keyring.will-no-longer-open", name=way.name), say("keyring.what-a-removed-officer-can-do"))
        hint = " ".join(told)
        super().__init__(parent, worker, say("keyring.remove-2", name=way.name), hint, say("keyring.remove-3"))
        self._keeping = keeping
        self._way = way
        self.anew = QCheckBox(say("keyring.also-encrypt-the-casebook-under"))
        self.anew.setChecked(True)
        self.add_above(self.anew)
        self.own = self.add_field(say("keyring.your-passphrase"), secret_line(say("keyring.your-passphrase")))

    def job(self) -> tuple[Callable[[], object], str]:
        own, way, anew = self.own.text(), self._way, self.anew.isChecked()

        def remove() -> None:
            self._keeping.remove_officer(own, way.officer_id)
            if anew:
                self._keeping.rotate(own)

        if anew:
            return remove, say("keyring.opens-no-longer-back-up", name=way.name)
        return remove, say("keyring.opens-no-longer", name=way.name)


class AddKeystore(PassphraseDialog):
    """This computer's own keystore as a way in."""

    def __init__(self, parent: QWidget, worker: Worker, keeping: KeyAccess) -> None:
        hint = say("keyring.the-keystore-of-this-computer")
        super().__init__(
            parent, worker, say("keyring.open-with-this-computers-keystore"), hint, say("keyring.set-it-up")
        )
        self._keeping = keeping
        self.own = self.add_field(say("keyring.your-passphrase"), secret_line(say("keyring.your-passphrase")))

    def job(self) -> tuple[Callable[[], object], str]:
        own = self.own.text()
        said = say("keyring.this-computers-keystore-opens-the")
        return lambda: self._keeping.add_keystore(own), said


class RemoveKeystore(PassphraseDialog):
    """The passphrase alone again."""

    def __init__(self, parent: QWidget, worker: Worker, keeping: KeyAccess) -> None:
        hint = say("keyring.the-passphrase-is-asked-for")
        super().__init__(parent, worker, say("keyring.stop-using-the-keystore"), hint, say("keyring.stop-using-it-2"))
        self._keeping = keeping
        self.own = self.add_field(say("keyring.your-passphrase"), secret_line(say("keyring.your-passphrase")))

    def job(self) -> tuple[Callable[[], object], str]:
        own = self.own.text()
        return lambda: self._keeping.remove_keystore(own), say("keyring.the-passphrase-is-asked-for-at")


class RotateKey(PassphraseDialog):
    """A new key for the whole casebook."""

    def __init__(self, parent: QWidget, worker: Worker, keeping: KeyAccess) -> None:
        hint = say("keyring.the-whole-casebook-is-encrypted")
        super().__init__(parent, worker, say("keyring.encrypt-under-a-new-key"), hint, say("keyring.encrypt-anew"))
        self._keeping = keeping
        self.own = self.add_field(say("keyring.your-passphrase"), secret_line(say("keyring.your-passphrase")))

    def job(self) -> tuple[Callable[[], object], str]:
        own = self.own.text()
        said = say("keyring.the-casebook-is-encrypted-under")
        return lambda: self._keeping.rotate(own), said


class RecoverySheet(PassphraseDialog):
    """A new key, shown until it is on paper; it counts once it was typed back from the paper.

    `lines` are what the saved sheet says.
    """

    def __init__(
        self, parent: QWidget, worker: Worker, keeping: KeyAccess, sheet: Sheet, lines: tuple[str, ...]
    ) -> None:
        hint = say("keyring.if-every-passphrase-is-forgotten")
        super().__init__(parent, worker, say("keyring.recovery-sheet-2"), hint, say("keyring.it-is-on-paper-use"))
        self._keeping = keeping
        self._sheet = sheet
        self._lines = lines
        self.key = QLabel("\n".join(" ".join(sheet.groups[at : at + 5]) for at in range(0, len(sheet.groups), 5)))
        self.key.setTextFormat(Qt.TextFormat.PlainText)
        self.key.setAccessibleName(say("keyring.the-recovery-key"))
        self.key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        font = self.key.font()
        font.setFamilies(["monospace", say("keyring.consolas"), say("keyring.menlo"), say("keyring.courier-new")])
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self.key.setFont(font)
        self.add_above(self.key)
        self.add_above(row(button(say("keyring.save-the-sheet-to-print"), self._save, "outline"), None))
        self.add_above(frame("line"))
        self.typed = self.add_field(
            say("keyring.the-key-from-the-paper"), secret_line(say("keyring.the-key-from-the-paper"), hidden=False)
        )
        self.typed.textEdited.connect(lambda text: self.key.setVisible(not text))
        self.own = self.add_field(say("keyring.your-passphrase"), secret_line(say("keyring.your-passphrase")))

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, say("keyring.save-the-sheet"), usual_place(say("keyring.recovery-sheet-pdf")), say("keyring.pdf-pdf")
        )
        if name:
            page, out = drawn_sheet(self._lines), Path(name)
            said = say("keyring.saved-as-print-it-then", name=out.name)
            self._worker.ask(
                lambda: self._keeping.save_sheet(page, out), lambda _: self.problem.setText(said), self.problem.setText
            )

    def job(self) -> tuple[Callable[[], object], str]:
        own, typed, sheet = self.own.text(), self.typed.text(), self._sheet
        said = say("keyring.the-recovery-sheet-is-in")
        return lambda: self._keeping.prove_sheet(own, sheet, typed), said
