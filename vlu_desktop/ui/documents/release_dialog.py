# SPDX-License-Identifier: Apache-2.0
"""Letting a document go: where to, who signs it off, whether it is signed with a key and copied locked for email."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QProgressBar, QWidget

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.access.second_officer import Colleague, Endorsement, SecondOfficer
from vlu_desktop.services.documents.release import RenderedDocument, SealingOptions
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.keys.passphrase_dialog import PassphraseDialog, secret_line
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, holding, label, row
from vlu_desktop.ui.widgets.usual_place import usual_place

LOCKED = "-locked"
"""What the name of a locked copy ends in."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ReleaseContext:
    """What letting go works with: `save` lets what was made go, `sign_off` says for whom another officer is asked."""

    save: Callable[[Path, datetime, Endorsement | None, SealingOptions, Progress], Disclosure]
    sign_off: Callable[[], tuple[str, ...]]
    second: SecondOfficer
    day: Callable[[], datetime]
    ask: Callable[[str], Changes]
    """Asks an officer at another computer, for a reason."""
    is_offered: Callable[[], bool]
    """Whether there is another computer at which somebody could be asked."""


class ReleaseDialog(PassphraseDialog):
    """`saved` carries the entry in the register and where the file is, `asked` what was changed by asking an officer at
    another computer in place of saving. Stays open while anything is refused.

    Stop, Escape and Close end the search, and then the window says what became of the file: it is not known before.
    """

    PASSING = True

    saved = Signal(object, object)
    asked = Signal(object)
    _searched = Signal(int, int)

    def __init__(
        self, parent: QWidget, worker: Worker, leaving: ReleaseContext, draft: RenderedDocument, out: Path
    ) -> None:
        super().__init__(
            parent, worker, say("documents.save-the-document"),
            say("documents.it-is-searched-once-more"), say("documents.save-2"),
        )  # fmt: skip
        self._leaving = leaving
        self._draft = draft
        self.file = QLineEdit(str(out))
        self.file.setAccessibleName(say("documents.save-as"))
        choose = button(say("documents.choose"), self._choose, "quiet")
        self._row(say("documents.save-as"), holding(row(self.file, choose)), self.file)
        self._ask_for_second()
        self.sign = QCheckBox(say("documents.sign-it-electronically-with-a"))
        self.form.addRow(self.sign)
        self.key_file = QLineEdit()
        pick = button(say("documents.choose"), self._choose_key, "quiet")
        self._key_row = holding(row(self.key_file, pick))
        self.key_passphrase = secret_line(say("documents.passphrase-of-the-key"))
        self._row(say("documents.key"), self._key_row, self.key_file)
        self._row(say("documents.passphrase-of-the-key"), self.key_passphrase, self.key_passphrase)
        self.lock = QCheckBox(say("documents.also-save-a-locked-copy"))
        self.form.addRow(self.lock)
        self.lock_passphrase, self.lock_again = (
            secret_line(say("documents.passphrase-of-the-copy")),
            secret_line(say("documents.the-same-again")),
        )
        self._row(say("documents.passphrase-of-the-copy"), self.lock_passphrase, self.lock_passphrase)
        self._row(say("documents.the-same-again"), self.lock_again, self.lock_again)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(say("documents.how-far-the-search-is"))
        self.stop = button(say("documents.stop"), self._stop)
        self.stop.setAutoDefault(False)
        self._under_way = holding(row(self._bar, self.stop))
        self.form.addRow(self._under_way)
        self._stopping = Event()
        self._searched.connect(self._show_progress)
        self.sign.toggled.connect(lambda _: self._show_wanted())
        self.lock.toggled.connect(lambda _: self._show_wanted())
        self._needs_second = self._is_offered = False
        self._changes = Changes()
        self._entry: Disclosure | None = None
        self._show_wanted()
        worker.ask(self._asked, self._show_second)

    def _ask_for_second(self) -> None:
        """The rows for an officer beside whoever asks, or at another computer."""
        self.officer = ChoiceBox(say("documents.second-officer"))
        self.officer_passphrase = secret_line(say("documents.their-own-passphrase"))
        self._why = label("", "muted", wrap=True)
        self.form.addRow(self._why)
        self._row(say("documents.second-officer"), self.officer, self.officer)
        self._row(say("documents.their-own-passphrase"), self.officer_passphrase, self.officer_passphrase)
        self.elsewhere, self.why = QCheckBox(say("approvals.ask-instead")), QLineEdit()
        self.form.addRow(self.elsewhere)
        self._row(say("approvals.ask-why"), self.why, self.why)
        self.elsewhere.toggled.connect(lambda _: self._show_wanted())

    def wrong(self) -> str:
        if self._asks:
            return "" if self.why.text().strip() else say("approvals.say-why")
        if not self.file.text().strip():
            return say("documents.choose-where-to-save-it")
        if self._needs_second and not self.officer.currentData():
            return say("documents.choose-the-second-officer-who")
        if self.sign.isChecked() and not self.key_file.text().strip():
            return say("documents.choose-the-file-of-the")
        if self.lock.isChecked() and self.lock_passphrase.text() != self.lock_again.text():
            return say("documents.the-two-passphrases-of-the")
        return ""

    def job(self) -> tuple[Callable[[], object], str]:
        leaving, draft, out = self._leaving, self._draft, self.out()
        if self._asks:
            reason = self.why.text()

            def ask() -> None:
                self._changes = leaving.ask(reason)

            return ask, say("approvals.was-asked")
        officer, words = str(self.officer.currentData() or ""), self.officer_passphrase.text()
        signs, locks = self.sign.isChecked(), self.lock.isChecked()
        sealing = SealingOptions(
            key_file=Path(self.key_file.text().strip()) if signs else None,
            key_passphrase=self.key_passphrase.text() if signs else "",
            locked_to=out.with_name(f"{out.stem}{LOCKED}{out.suffix}") if locks else None,
            passphrase=self.lock_passphrase.text() if locks else "",
        )
        needed = self._needs_second

        def save() -> None:
            second = leaving.second.vouch(officer, words, draft.sha256) if needed else None
            self._entry = leaving.save(out, leaving.day(), second, sealing, self._tell)

        return save, say("documents.saved-2", name=out.name)

    def out(self) -> Path:
        """Where it is to go; a name without an ending gets that of the file."""
        path = Path(self.file.text().strip())
        return path if path.suffix else path.with_suffix(Path(self._draft.file_name).suffix or ".pdf")

    def reject(self) -> None:
        """Close it; while a file may be about to leave, end the search instead."""
        if self._busy:
            self._stop()
        else:
            super().reject()

    def _stop(self) -> None:
        self._stopping.set()
        self.stop.setEnabled(False)

    def _tell(self, done: int, of: int) -> None:
        """On the vault's thread: how far the search is, or its end where that was asked for."""
        if self._stopping.is_set():
            raise UserError(say("documents.stopped-nothing-was-saved"))
        self._searched.emit(done, of)

    def _show_progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        if done == of:
            # Searched: from here on the file leaves.
            self.stop.setEnabled(False)

    def _set_busy(self, busy: bool) -> None:
        super()._set_busy(busy)
        self._stopping.clear()
        self._bar.setRange(0, 0)
        self.stop.setEnabled(busy)
        self._show_wanted()
        (self.stop if busy else self.act).setFocus()

    def _finish(self, said: str) -> None:
        out, asks = self.out(), self._asks
        super()._finish(said)
        if asks:
            self.asked.emit(self._changes)
        else:
            self.saved.emit(self._entry, out)

    @property
    def _asks(self) -> bool:
        """Whether an officer at another computer is to be asked, and nothing is saved now."""
        return self._needs_second and self._is_offered and self.elsewhere.isChecked()

    def _row(self, caption: str, shown: QWidget, field: QWidget) -> None:
        name = label(caption)
        name.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(caption)
        self.form.addRow(name, shown)

    def _asked(self) -> tuple[bool, tuple[Colleague, ...], bool]:
        """Whether the unit asks a second officer for this reader, who there is, and whether elsewhere as well."""
        leaving = self._leaving
        return self._draft.order.audience in leaving.sign_off(), leaving.second.colleagues(), leaving.is_offered()

    def _show_second(self, found: tuple[bool, tuple[Colleague, ...], bool]) -> None:
        asked, colleagues, self._is_offered = found
        self._needs_second = asked or bool(self._draft.hits)
        why = [say("documents.search-found-chance") if self._draft.hits else say("documents.unit-asks-a-second")]
        if self._needs_second and not colleagues:
            why.append(say("documents.no-other-officer-yet"))
        self._why.setText(" ".join(why))
        self.officer.clear()
        self.officer.addItem("–", "")
        for each in colleagues:
            self.officer.addItem(visible(each.name), each.officer_id)
        self._show_wanted()

    def _show_wanted(self) -> None:
        saves = not self._asks
        for wanted, fields in (
            (self._needs_second, (self._why,)),
            (self._needs_second and saves, (self.officer, self.officer_passphrase)),
            (self._needs_second and self._is_offered, (self.elsewhere,)),
            (not saves, (self.why,)),
            (saves, (self.sign, self.lock)),
            (saves and self.sign.isChecked(), (self._key_row, self.key_passphrase)),
            (saves and self.lock.isChecked(), (self.lock_passphrase, self.lock_again)),
            (self._busy, (self._under_way,)),
        ):
            for field in fields:
                self.form.setRowVisible(field, wanted)
        self.grow()

    def _choose(self) -> None:
        ending = Path(self._draft.file_name).suffix or ".pdf"
        name, _ = QFileDialog.getSaveFileName(
            self, say("documents.save-the-document"), self.file.text(), f"{ending[1:].upper()} (*{ending})"
        )
        if name:
            self.file.setText(name)

    def _choose_key(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, say("documents.the-file-of-the-key"), usual_place(), say("documents.keys-p12-pfx")
        )
        if name:
            self.key_file.setText(name)
