# SPDX-License-Identifier: Apache-2.0
"""The ways in as the vault itself knows them, so that a key file put back beside it is known for an older one.

The last act that changed who can open it left them in a setting: the serial of the key file it wrote, and each way's
kind and whose it is. A key file is never older than that, unless somebody put it there. The setting is of this device
alone: other computers of the unit have key files of their own, and what they say of those is nothing to this one.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.store.database.connection import Connection, DatabaseError
from vlu_desktop.store.database.disk_errors import DiskRefused
from vlu_desktop.store.keys import key_file as k

SETTING = "ways-in/"
"""Before a device's id: the setting that says who can open the casebook on it."""
EARLIER = "ways-in"
"""The setting as it was before each device had one of its own."""
ARRIVED_WITH = "ways-arrived"
"""The state that holds what a copy's ways in were, until the device that it becomes has said so itself."""


class KeysOlder(k.KeyFileDamaged):
    """The key file is whole, and older than what the vault knows: it would bring back ways in that were ended."""

    def __init__(self, file: Path) -> None:
        super().__init__(say("keys.older", file=file.name))


FOUND_SAID = (
    "Who can open this casebook is not what its journal knows: a change was broken off, or somebody who holds the key "
    "made it outside the program. Look at “Who can open it” on the Unit page."
)
"""What is to be said of ways in that no act made."""
ONLY_SHEET = (
    "The key file beside the casebook was older than the casebook, so nothing of it but the recovery sheet was taken: "
    "nobody else’s passphrase opens it now. Let the other officers in again on the Unit page, and find out who put an "
    "older file there."
)


@dataclass(frozen=True, slots=True)
class KnownWays:
    """The serial of the newest key file that an act wrote (0 where none did), and its ways: kind, and whose."""

    serial: int = 0
    ways: tuple[tuple[str, str], ...] = ()

    @property
    def officers(self) -> frozenset[str]:
        """Whoever has a passphrase, by id; of the recovery sheet nobody knows who holds it."""
        return frozenset(whose for kind, whose in self.ways if kind == k.OFFICER)


NOTHING_KNOWN = KnownWays()
_FOUND = """
SELECT 2, value FROM vault_state WHERE name = ?1
UNION ALL SELECT 1, value FROM setting WHERE id = ?2 || (SELECT value FROM vault_state WHERE name = 'device')
UNION ALL SELECT 3, value FROM setting WHERE id = ?3
"""


def ways_text(serial: int, ways: tuple[tuple[str, str], ...]) -> str:
    """The setting's text."""
    return json.dumps({"serial": serial, "ways": [list(way) for way in ways]})


def ways_of(keys: k.KeyFile) -> tuple[tuple[str, str], ...]:
    """The ways of a key file as the vault keeps them: an officer's id, or else what the slot is called by."""
    return tuple(
        (
            str(slot.get("kind", "")),
            str(slot.get("officer", "")) or str(slot.get("label", "")) or str(slot.get("public", "")),
        )
        for slot in keys.slots
    )


def known_ways(connection: Connection) -> KnownWays:
    """What the vault knows; nothing where no act told it, or the file is no vault. DatabaseError if harmed."""
    try:
        rows = dict(connection.execute(_FOUND, (ARRIVED_WITH, SETTING, EARLIER)).fetchall())
    except DatabaseError as error:
        if "no such table" in str(error):
            return NOTHING_KNOWN
        raise
    return ways_from(next((rows[place] for place in sorted(rows)), None))


def ways_here(setting: Callable[[str], str | None], device: str) -> KnownWays:
    """The same by whoever can ask for a setting's text."""
    return ways_from(setting(SETTING + device) or setting(EARLIER))


def ways_from(text: str | None) -> KnownWays:
    """The ways that the setting's text tells."""
    try:
        found: dict[str, Any] = json.loads(text) if text else {"serial": 0, "ways": []}
        return KnownWays(int(found["serial"]), tuple((str(kind), str(whose)) for kind, whose in found["ways"]))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return NOTHING_KNOWN


def newest_first(first: Path) -> tuple[list[tuple[Path, k.KeyFile]], UserError | None]:
    """The key file and its second copy, each that can be read and is another, the later first; why one can't be.

    DiskRefused where the disk does not give one that is there: it may be the later.
    """
    found: list[tuple[Path, k.KeyFile]] = []
    refusal: UserError | None = None
    for path in (first, k.backup_path(first)):
        try:
            keys = k.read_keys(path)
        except FileNotFoundError:
            continue
        except UserError as error:
            refusal = refusal or error
            continue
        except OSError as error:
            raise DiskRefused(say("disk.keys-not-read", file=path.name)) from error
        if all(keys != other for _, other in found):
            found.append((path, keys))
    # Of two with one serial the first stays the first.
    return sorted(found, key=lambda each: -each[1].serial), refusal


def is_outdone(keys: k.KeyFile, unlocked: k.UnlockedKey, found: list[tuple[Path, k.KeyFile]]) -> bool:
    """Whether a later one stands beside it that this program wrote under the same key, or the one that follows it."""
    known = [key for key in (unlocked.key, unlocked.following) if key is not None]
    return any(other.serial > keys.serial and any(k.is_whole(other, key) for key in known) for _, other in found)


def problems_of(vault: Path, key: bytes, connection: Connection) -> tuple[str, ...]:
    """What is wrong with the key files of a vault that opens with `key`, a sentence each."""
    known, problems = known_ways(connection), []
    for path in (k.key_path(vault), k.backup_path(k.key_path(vault))):
        try:
            keys = k.read_keys(path)
        except FileNotFoundError:
            problems.append(f"The key file {path.name} is missing. Lock the casebook and open it: it is written again.")
            continue
        except UserError as error:
            problems.append(str(error))
            continue
        except OSError:
            problems.append(str(say("disk.keys-not-read", file=path.name)))
            continue
        if not k.is_whole(keys, key):
            problems.append(f"The key file {path.name} was not written by this program for this casebook.")
        elif keys.serial < known.serial:
            problems.append(f"The key file {path.name} is older than the casebook: it brings back ways in that ended.")
        elif known.serial and not keys.turning and ways_of(keys) != known.ways:
            problems.append(f"The key file {path.name} has other ways in than the journal knows of.")
    return tuple(problems)
