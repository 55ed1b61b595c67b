# SPDX-License-Identifier: Apache-2.0
"""The card on the unit's page that shows who can open the casebook, and changes it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.access.key_access import KeyAccess, Sheet, UnlockMethod
from vlu_desktop.services.access.rights import Roles
from vlu_desktop.ui.keys.key_windows import (
    AddKeystore,
    AddOfficer,
    ChangePassphrase,
    RecoverySheet,
    RemoveKeystore,
    RemoveOfficer,
    RotateKey,
)
from vlu_desktop.ui.keys.passphrase_dialog import PassphraseDialog
from vlu_desktop.ui.keys.roles_window import RolesWindow
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, clear, column, label, only_if, row
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.message_bar import MessageBar


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFacts:
    """What stands on a recovery sheet besides the key: the unit, asked on the vault's thread, the file, the day."""

    unit: Callable[[], str]
    casebook: str
    day: Callable[[], date]


class KeysCard(QFrame):
    """`changed` says that the ways in are others than they were."""

    changed = Signal()

    def __init__(
        self,
        worker: Worker,
        keeping: KeyAccess,
        roles: Roles,
        news: MessageBar,
        sheet: SheetFacts,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._worker = worker
        self._keeping = keeping
        self._roles = roles
        self._news = news
        self._facts = sheet
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.advice = label("", "muted", wrap=True)
        self.sheet: QPushButton = button(say("keyring.recovery-sheet"), self.make_sheet, "outline")
        buttons = flowing(
            button(say("keyring.change-your-passphrase"), self.change_passphrase, "outline"),
            button(say("keyring.add-an-officer"), self.add_officer, "outline"),
            self.sheet,
            button(say("keyring.new-key"), self.rotate, "outline"),
            button(say("keyring.this-computer"), self.add_keystore, "outline"),
            button(say("keyring.roles"), self.give_roles, "outline"),
        )
        self.setLayout(
            column(label(say("keyring.who-can-open-it"), "heading"), self._rows, self.advice, buttons, margins=16)
        )
        self.refresh()

    def refresh(self) -> None:
        """Read the ways in again."""
        self._worker.ask(self._keeping.ways, self._show, self._news.problem)

    def change_passphrase(self) -> None:
        """Ask for the officer's own new passphrase."""
        self._open(ChangePassphrase(self.window(), self._worker, self._keeping))

    def add_officer(self) -> None:
        """Ask for another officer."""
        self._open(AddOfficer(self.window(), self._worker, self._keeping))

    def remove_officer(self, way: UnlockMethod) -> None:
        """Ask before taking an officer's passphrase away."""
        self._open(RemoveOfficer(self.window(), self._worker, self._keeping, way))

    def add_keystore(self) -> None:
        """Ask before this computer's keystore is made a way in."""
        self._open(AddKeystore(self.window(), self._worker, self._keeping))

    def remove_keystore(self) -> None:
        """Ask before it is one no more."""
        self._open(RemoveKeystore(self.window(), self._worker, self._keeping))

    def give_roles(self) -> None:
        """Show what each officer may do, and give them another role."""
        self._worker.ask(
            self._roles.every, lambda every: self._open(RolesWindow(self.window(), self._worker, self._roles, every))
        )

    def rotate(self) -> None:
        """Ask before the whole casebook is encrypted anew."""
        self._open(RotateKey(self.window(), self._worker, self._keeping))

    def make_sheet(self) -> None:
        """Make a new recovery key and show it."""
        self._worker.ask(lambda: (self._keeping.new_sheet(), self._facts.unit()), self._show_sheet)

    def _show_sheet(self, made: tuple[Sheet, str]) -> None:
        sheet, unit = made
        lines = sheet.lines(unit, self._facts.casebook, self._facts.day())
        window = RecoverySheet(self.window(), self._worker, self._keeping, sheet, lines)
        self._open(window)

    def _open(self, window: PassphraseDialog) -> None:
        window.done_with.connect(self._done)
        window.open()

    def _done(self, sentence: str) -> None:
        self._news.say(sentence)
        self.refresh()
        self.changed.emit()

    def _show(self, ways: tuple[UnlockMethod, ...]) -> None:
        clear(self._rows)
        for way in ways:
            text = say("keyring.you", name=way.name) if way.own else way.name
            if way.kind == "officer":
                remove = button(say("keyring.remove"), lambda way=way: self.remove_officer(way), "link")  # type: ignore[misc]
                remove.setAccessibleName(say("keyring.remove-2", name=way.name))
                only_if(not way.own, remove)
                self._rows.addLayout(row(label(text), label("passphrase", "muted"), None, remove))
            elif way.kind == "keystore":
                stop = button(say("keyring.stop-using-it"), self.remove_keystore, "link")
                only_if(way.own, stop)
                self._rows.addLayout(row(label(text), label(say("keyring.a-computers-keystore"), "muted"), None, stop))
            elif way.kind == "recovery":
                self._rows.addLayout(
                    row(label(say("keyring.recovery-sheet-2")), label(say("keyring.on-paper"), "muted"), None)
                )
            else:
                self._rows.addLayout(row(label(text), label(say("keyring.added-by-a-later-version"), "muted"), None))
        if any(way.kind == "recovery" for way in ways):
            self.advice.setText(say("keyring.a-new-recovery-sheet-takes"))
        else:
            self.advice.setText(say("keyring.there-is-no-recovery-sheet"))
