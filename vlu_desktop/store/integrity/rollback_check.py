# SPDX-License-Identifier: Apache-2.0
"""Notices a vault that is less than when it was last open here: an older copy in its place, or its log gone.

SQLite takes a file without its `-wal` for a whole one, and the saves in that log are missing without a word. So each
opening is counted within the vault, and `NAME.vlu.head` beside it (JSON) keeps the count too: `openings`, `open` while
the vault is open, and `accepted` once somebody chose to go on with what is there. A vault with a lower count than the
file beside it is less than it was; one without a log that was never closed is too. A vault that was carried on
elsewhere has a higher count, and one with no such file beside it was never open here: nothing is said of either.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from vlu_desktop.language.catalogue import say
from vlu_desktop.store.database.connection import Connection, DatabaseError, reading_only
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.records.store import Store

OPENINGS = "openings"
"""The state in which the vault counts how often it was opened."""
ACCEPTED = "vault.accept"
_LARGEST = 1 << 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands beside a vault about when it was last open here."""

    openings: int
    open: bool = False
    accepted: bool = False


def head_path(vault: Path) -> Path:
    """Where it stands."""
    return vault.with_name(vault.name + ".head")


def what_is_missing(path: Path, key: bytes) -> str:
    """Why a vault is less than when it was last open here, in a sentence; "" where nothing says so."""
    head = _read(path)
    if head is None or head.accepted:
        return ""
    log = path.with_name(path.name + "-wal")
    if head.open and not log.exists():
        return say("vault.log-missing", log=log.name, file=path.name)
    with reading_only(path, key) as connection:
        counted = _counted(connection)
    if counted < head.openings:
        return say("vault.older-than-here", log=log.name, file=path.name)
    return ""


def accept(path: Path) -> None:
    """Have the vault opened as it stands the next time; it is noted in its journal then."""
    head = _read(path)
    if head is not None:
        _write(path, Head(openings=head.openings, accepted=True))


def begin(path: Path, connection: Connection, store: Store) -> None:
    """Count an opening, in the vault first. A disk that takes neither keeps nobody out."""
    head = _read(path)
    counted = _counted(connection)
    if head is not None and head.accepted:
        said = f"opened {head.openings} times here, {counted} in the file"
        with store.act(ACCEPTED, act="altered", detail=said) as act:
            act.set(f"accepted:{head.openings}", {"openings": head.openings, "in_the_file": counted})
        counted = max(counted, head.openings)
    with suppress(DatabaseError, OSError):
        tables_of(connection).table("vault_state").insert({"name": OPENINGS, "value": str(counted + 1)}, replace=True)
        _write(path, Head(openings=counted + 1, open=True))


def end(path: Path, connection: Connection) -> None:
    """Note that the vault is being closed, while its log is still there."""
    try:
        _write(path, Head(openings=_counted(connection)))
    except (DatabaseError, OSError):
        # Better no word than a false one at the next opening.
        with suppress(OSError):
            head_path(path).unlink(missing_ok=True)


def _counted(connection: Connection) -> int:
    return int(tables_of(connection).value("SELECT value FROM vault_state WHERE name = ?", (OPENINGS,)) or 0)


def _read(path: Path) -> Head | None:
    """None for a file that is not there or isn't one of ours: it says nothing then."""
    try:
        with head_path(path).open("rb") as file:
            found = json.loads(file.read(_LARGEST))
        head = Head(openings=int(found["openings"]), open=bool(found["open"]), accepted=bool(found["accepted"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return head


def _write(path: Path, head: Head) -> None:
    k.replace_file(head_path(path), json.dumps(asdict(head)).encode() + b"\n")
