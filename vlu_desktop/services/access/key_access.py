# SPDX-License-Identifier: Apache-2.0
"""Who can open the casebook: passphrases, further officers, and the unit's recovery key on its sheet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.services.access.passphrases import Strength, new_passphrase, require_strong, strength
from vlu_desktop.store.joining.holdings import NEED_TO_KNOW, kept_here
from vlu_desktop.store.keys.key_slots import KeySlots
from vlu_desktop.store.keys.recovery_key import RECOVERY, new_identity, public_half, tidy
from vlu_desktop.store.records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlockMethod:
    """One way into the casebook, as a list shows it; `officer_id` is "" for the recovery sheet."""

    kind: str
    name: str
    officer_id: str
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A new recovery key, before anybody has proved that it is on paper. `groups` is the key to read and write."""

    identity: str
    public: str
    groups: tuple[str, ...]

    def lines(self, unit: str, casebook: str, day: date) -> tuple[str, ...]:
        """What stands on the printed sheet, line by line."""
        return (
            say("keyring.sheet-title"),
            say("keyring.sheet-of", casebook=casebook, unit=unit, on=day),
            say("keyring.sheet-keep-it"),
            say("keyring.sheet-the-key"),
            *(" ".join(self.groups[at : at + 5]) for at in range(0, len(self.groups), 5)),
            say("keyring.sheet-public-half", half=self.public),
            say("keyring.sheet-to-use-it"),
        )


class KeyAccess:
    """The ways into one open casebook. Every change asks for the passphrase of the officer at work."""

    def __init__(
        self, store: Store, ring: KeySlots, words: Sequence[str], sheet_leaves: Callable[[Path, bytes], object],
        forget_copies: Callable[[], object] = lambda: None,
    ) -> None:  # fmt: skip
        """`sheet_leaves` is the door for the file of a sheet.

        `forget_copies` removes the copies made before an upgrade, which the old key would still open.
        """
        self._store = store
        self._ring = ring
        self._words = words
        self._sheet_leaves = sheet_leaves
        self._forget_copies = forget_copies

    def ways(self) -> tuple[UnlockMethod, ...]:
        """Every way in, officers first."""
        found = [
            UnlockMethod(kind=way.kind, name=way.label, officer_id=way.officer_id, own=way.own)
            for way in self._ring.ways()
        ]
        return tuple(sorted(found, key=lambda way: way.kind == RECOVERY))

    def suggestion(self) -> str:
        """A passphrase of six words drawn by chance."""
        return new_passphrase(self._words)

    def strength(self, passphrase: str, name: str = "") -> Strength:
        """How a new passphrase stands."""
        return strength(passphrase, (name,))

    def change_passphrase(self, old: str, new: str) -> None:
        """Give the officer at work another passphrase."""
        require_strong(new, tuple(way.label for way in self._ring.ways() if way.own))
        self._ring.change_passphrase(old, new)

    def add_officer(self, passphrase: str, name: str, theirs: str) -> str:
        """Let another officer in; their id. UserError where a case is held here that is kept to others."""
        if not name.strip():
            raise UserError(say("acts.write-the-officers-name-the"))
        if kept_here(self._store.settings_after(NEED_TO_KNOW), self._store.device):
            raise UserError(say("exchange.kept-apart-here"))
        require_strong(theirs, (name,))
        return self._ring.add_officer(passphrase, name.strip(), theirs)

    def remove_officer(self, passphrase: str, officer_id: str) -> None:
        """Take another officer's passphrase away."""
        self._ring.remove_officer(passphrase, officer_id)

    def rotate(self, passphrase: str) -> None:
        """Encrypt the casebook under a new key: every way in follows, and what the old key opened beside it goes."""
        self._ring.rotate(passphrase)
        self._forget_copies()

    def add_keystore(self, passphrase: str) -> None:
        """Let this computer's keystore open the casebook too, for the officer at work."""
        self._ring.add_keystore(passphrase)

    def remove_keystore(self, passphrase: str) -> None:
        """Have the passphrase asked for again on every computer."""
        self._ring.remove_keystore(passphrase)

    def note_pictures(self, allowed: bool) -> None:
        """Journal that pictures of the window may be taken from now on, or no longer."""
        self._store.consulted("screen.pictures", detail="allowed" if allowed else "kept out")

    def new_sheet(self) -> Sheet:
        """A new recovery key to print; it opens nothing until it is typed back."""
        return sheet_of(new_identity())

    def save_sheet(self, page: bytes, out: Path) -> None:
        """Let the drawn sheet go as a file, to be printed; the journal has that it did."""
        self._sheet_leaves(out, page)

    def prove_sheet(self, passphrase: str, sheet: Sheet, typed: str) -> None:
        """Make the sheet's key the unit's, once it was typed back from the paper."""
        if tidy(typed) != sheet.identity:
            raise UserError(say("acts.that-is-a-recovery-key"))
        self._ring.set_recovery(passphrase, sheet.identity)

    def use_sheet(self, passphrase: str, typed: str) -> str:
        """Let a key that the unit has on paper already open this casebook too; its public half."""
        self._ring.set_recovery(passphrase, typed)
        return public_half(tidy(typed))


def sheet_of(identity: str) -> Sheet:
    """The sheet of a recovery key."""
    groups = tuple(identity[at : at + 4] for at in range(0, len(identity), 4))
    return Sheet(identity=identity, public=public_half(identity), groups=groups)
