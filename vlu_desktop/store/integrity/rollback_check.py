# SPDX-License-Identifier: Apache-2.0
"""Notices a vault that is less than when it was last open here: an older copy in its place, or its log gone.

SQLite takes a file without its `-wal` for a whole one, and the saves in that log are missing without a word. So each
opening is counted within the vault, and `NAME.vlu.head` beside it (JSON) keeps the count too: `openings`, `open` while
the vault is open, and `accepted` once somebody chose to go on with what is there. A vault with a lower count than the
file beside it is less than it was; one without a log that was never closed is too. A vault that was carried on
elsewhere has a higher count, and one that was never open here has no such file: nothing is said of either.

The file is authenticated by a key that only the vault holds (`mac`), and the vault knows where it last left one. Where
that is gone or isn't the vault's own, nobody is kept out, but it is said, and the journal says so too.
"""

import hashlib
import hmac
import json
import platform
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from vlu_desktop.kernel.ids import RandomBytes
from vlu_desktop.kernel.stopping import finishing
from vlu_desktop.language.catalogue import say
from vlu_desktop.store.database.connection import Connection, DatabaseError, reading_only
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.journal.signing import check_heads
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.records import unsaid_news
from vlu_desktop.store.records.store import Store

OPENINGS = "openings"
"""The state in which the vault counts how often it was opened."""
HEAD_KEY = "head-key"
"""The state with the key that the file beside the vault is authenticated by."""
PLACE = "head-here"
"""The state that says where the vault last left such a file: a digest of the computer's name and the vault's place."""
ACCEPTED = "vault.accept"
DOUBTED = "vault.doubt"
_LARGEST = 1 << 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands beside a vault about when it was last open here."""

    openings: int
    open: bool = False
    accepted: bool = False
    mac: str = ""
    perhaps: str = ""
    """The line of an act that a failing disk may or may not have kept."""


def head_path(vault: Path) -> Path:
    """Where it stands."""
    return vault.with_name(vault.name + ".head")


def what_is_missing(path: Path, key: bytes) -> str:
    """Why a vault is less than when it was last open here, in a sentence; "" where nothing says so."""
    head = _read(path)
    if head is None or head.accepted:
        return ""
    log = path.with_name(path.name + "-wal")
    with reading_only(path, key) as connection:
        if _doubt(path, head, connection):
            return ""
        counted = _counted(connection)
    if head.open and not log.exists():
        return say("vault.log-missing", log=log.name, file=path.name)
    if counted < head.openings:
        return say("vault.older-than-here", log=log.name, file=path.name)
    return ""


def accept(path: Path) -> None:
    """Have the vault opened as it stands the next time; it is noted in its journal then."""
    head = _read(path)
    if head is not None:
        _write(path, replace(head, accepted=True))


def begin(path: Path, connection: Connection, store: Store, random: RandomBytes) -> "OpenHead":
    """Count an opening, in the vault first; the file beside it, and what is to be said of it. One not written shuts no
    one out.

    A sentence for a file that is gone or was put there by something else, for a program that ended without closing the
    vault, and for an act that a failing disk met; none where all is as it was left. They are kept in the vault before
    that file is written over, until somebody was told (`unsaid_news`).
    """
    head, counted = _read(path), _counted(connection)
    doubt = _doubt(path, head, connection)
    here = OpenHead(path, counted, _state(connection, HEAD_KEY))
    if doubt:
        with store.act(DOUBTED, act="altered", detail=doubt) as act:
            act.set(f"doubted:{counted}", {"in_the_file": counted, "said": doubt})
    elif head is not None and head.accepted:
        detail = f"opened {head.openings} times here, {counted} in the file"
        with store.act(ACCEPTED, act="altered", detail=detail) as act:
            act.set(f"accepted:{head.openings}", {"openings": head.openings, "in_the_file": counted})
        counted = max(counted, head.openings)
    here.said = (doubt,) if doubt else _unfinished(connection, store, head)
    # Never left half way: a vault told of as open, whose log goes with the opening that was stopped, would be shut out.
    with finishing(), suppress(DatabaseError, OSError):
        unsaid_news.keep(connection, *here.said)
        state = tables_of(connection).table("vault_state")
        state.insert({"name": OPENINGS, "value": str(counted + 1)}, replace=True)
        here.openings = counted + 1
        if not here.key:
            key = random(32).hex()
            state.insert({"name": HEAD_KEY, "value": key})
            here.key = key
        here.write(is_open=True)
        state.insert({"name": PLACE, "value": _here(path)}, replace=True)
    return here


class OpenHead:
    """The file beside an open vault, with which act a failing disk may or may not have kept, to be said when known.

    What stands in it is known from the opening on, for it is written where the vault's disk may give nothing more.
    """

    def __init__(self, path: Path, openings: int, key: str) -> None:
        self.path = path
        self.openings = openings
        self.key = key
        self.ref = ""
        self.said: tuple[str, ...] = ()

    def doubt(self, ref: str) -> None:
        """A line that may be kept, or "" once another was: then it was not."""
        if ref != self.ref:
            self.ref = ref
            with suppress(OSError):
                self.write(is_open=True)

    def end(self, connection: Connection) -> None:
        """Note that the vault is being closed, while its log is still there."""
        try:
            self.write(is_open=False)
        except OSError:
            # Better no word than a false one at the next opening.
            with suppress(DatabaseError, OSError):
                head_path(self.path).unlink(missing_ok=True)
                tables_of(connection).table("vault_state").delete_where("name = ?", (PLACE,))

    def write(self, *, is_open: bool) -> None:
        """Say that the vault is open, or that it is closed. OSError."""
        _write(self.path, _sealed(self.key, Head(openings=self.openings, open=is_open, perhaps=self.ref)))


def _unfinished(connection: Connection, store: Store, head: Head | None) -> tuple[str, ...]:
    """What to say of a vault that was not closed, once what is there was looked at, and of an act in doubt."""
    said = []
    if head is not None and head.open and not head.accepted:
        _, found = check_heads(connection)
        holds = "and every signed head of its journal holds" if not found else f"but {found[0]}"
        said.append(
            "The program ended without closing this casebook. What had been saved was taken up from its log, "
            f"{holds}. To look at every page and record, choose “Check” on the Unit page."
        )
    if head is not None and head.perhaps:
        kept = store.entry(head.perhaps) is not None
        what = "was kept: don’t enter it again" if kept else "was not kept: enter it again"
        said.append(f"What was being saved when the disk failed {what}.")
    return tuple(said)


def _doubt(path: Path, head: Head | None, connection: Connection) -> str:
    """Why the file beside a vault that left one there is not to be trusted; "" where it is, or where none was left."""
    if _state(connection, PLACE) != _here(path):
        return ""
    if head is not None and hmac.compare_digest(head.mac, _sealed(_state(connection, HEAD_KEY), head).mac):
        return ""
    what = "is missing" if head is None else "was not written by it"
    return (
        f"The file {head_path(path).name}, by which the program knows the casebook as it was last open here, {what}. "
        "To know that this is the latest, type the code from the newest document under “Look up” on the Audit page."
    )


def _sealed(key: str, head: Head) -> Head:
    """The same with its mac, which leaves out that somebody accepted a vault: that is chosen while none is open."""
    said = f"{head.openings} {int(head.open)}{head.perhaps}"
    return replace(head, mac=hmac.new(bytes.fromhex(key), said.encode(), hashlib.sha256).hexdigest())


def _here(path: Path) -> str:
    return hashlib.sha256(f"{platform.node()}\n{path.absolute()}".encode("utf-8", "surrogateescape")).hexdigest()


def _state(connection: Connection, name: str) -> str:
    return str(tables_of(connection).value("SELECT value FROM vault_state WHERE name = ?", (name,)) or "")


def _counted(connection: Connection) -> int:
    return int(_state(connection, OPENINGS) or 0)


def _read(path: Path) -> Head | None:
    """None for a file that is not there or isn't one of ours: it says nothing then."""
    try:
        with head_path(path).open("rb") as file:
            found = json.loads(file.read(_LARGEST))
        head = Head(openings=int(found["openings"]), open=bool(found["open"]), accepted=bool(found["accepted"]))
        head = replace(head, mac=str(found.get("mac", "")), perhaps=str(found.get("perhaps", "")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    return head


def _write(path: Path, head: Head) -> None:
    k.replace_file(head_path(path), json.dumps(asdict(head)).encode() + b"\n")
