# SPDX-License-Identifier: Apache-2.0
"""An older vault brought up to date: a whole copy beside it first, then every step that is due in one transaction.

Killed anywhere, the vault is the old one or the new one, never something between, and the copy beside it is as it was.
"""

import hashlib
import os
import shutil
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.stopping import check_stopped
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.record_types import RECORD_TYPES
from vlu_desktop.store.backup.backup_files import LONGEST_KEPT
from vlu_desktop.store.database.connection import Connection, DatabaseError
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.migrations.schema import bring_up_to_date

_PIECE = 1 << 20


def upgrade(path: Path, connection: Connection, version: int, at: datetime) -> Path:
    """Bring an open vault of an older version up to date; the copy made of it before, which opens with its keys.

    UserError where there is no room or the disk fails, and then the vault is as it was.
    """
    copy = _copy(path, connection, version, at)
    triggers, rows = _triggers(connection), _rows(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        bring_up_to_date(connection)
        lost = sorted(triggers - _triggers(connection))
        after = _rows(connection)
        changed = [name for name, many in rows.items() if after.get(name) != many]
        if lost or changed:
            raise RuntimeError(f"a schema step lost rows or triggers: {lost} {changed}")
        connection.execute("COMMIT")
    except DatabaseError as error:
        _take_back(connection)
        # What was stopped is told as that, and as no disk that would not take it.
        check_stopped()
        raise UserError(say("vault.not-brought-up-to-date", file=path.name)) from error
    except BaseException:
        _take_back(connection)
        raise
    return copy


def older_copies(path: Path) -> tuple[Path, ...]:
    """The copies that were made before a vault was brought up to date, without their key files."""
    return tuple(sorted(path.parent.glob(f"{path.stem}.version-*{path.suffix}")))


def age_older_copies(path: Path, at: datetime) -> int:
    """Remove those copies that are older than a backup is ever kept for; how many.

    The record itself stands in the vault that was just opened, so none has to stay for being the newest; and what was
    erased by law must not outlive it in them. One that the disk does not let go is tried again at the next opening.
    """
    gone = 0
    for copy in older_copies(path):
        with suppress(OSError):
            made = datetime.fromtimestamp(copy.stat().st_mtime, UTC)
            if at - made > timedelta(days=LONGEST_KEPT):
                remove_copy(copy)
                gone += 1
    return gone


def forget_copies(path: Path) -> int:
    """Remove those copies, whatever their age; how many. OSError where the disk does not let one go."""
    copies = older_copies(path)
    for copy in copies:
        remove_copy(copy)
    return len(copies)


def remove_copy(copy: Path) -> None:
    """Remove a copy and then its key file, so that none is ever there that does not open."""
    copy.unlink(missing_ok=True)
    k.key_path(copy).unlink(missing_ok=True)


def _copy(path: Path, connection: Connection, version: int, at: datetime) -> Path:
    """The vault as it is, with its key file, under a name of its own; whole on the disk before this returns."""
    if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        raise UserError(say("vault.in-use", file=path.name))
    size = path.stat().st_size
    if shutil.disk_usage(path.parent).free < 2 * size + (1 << 24):
        raise UserError(say("vault.no-room-for-copy", file=path.name, megabytes=(2 * size >> 20) + 16))
    digest = _digest(path)
    number = 1
    while True:
        more = f"-{number}" if number > 1 else ""
        copy = path.with_name(f"{path.stem}.version-{version}{more}{path.suffix}")
        if not copy.exists():
            break
        if _digest(copy) == digest and k.key_path(copy).exists():
            return copy
        number += 1
    try:
        # The keys first: a copy that is there can be opened.
        for source, target in ((_key_file(path), k.key_path(copy)), (path, copy)):
            _copy_whole(source, target)
        os.utime(copy, (at.timestamp(), at.timestamp()))
        k.sync_folder(path.parent)
        whole = _digest(copy) == digest
    except OSError as error:
        raise UserError(say("vault.copy-not-written", file=path.name)) from error
    if not whole:
        raise UserError(say("vault.copy-not-right", file=path.name))
    return copy


def _key_file(path: Path) -> Path:
    first = k.key_path(path)
    return first if first.exists() else k.backup_path(first)


def _copy_whole(source: Path, target: Path) -> None:
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    with source.open("rb") as reading, part.open("xb") as writing:
        shutil.copyfileobj(reading, writing, _PIECE)
        writing.flush()
        os.fsync(writing.fileno())
    shutil.copymode(source, part)
    os.replace(part, target)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _triggers(connection: Connection) -> set[tuple[str, str]]:
    return set(tables_of(connection).triggers_dict.items())


def _rows(connection: Connection) -> dict[str, int]:
    """How many rows each table of the record and the journal has."""
    tables = tables_of(connection)
    there = set(tables.table_names())
    names = {kind.table for kind in RECORD_TYPES} | {name for name in there if name.startswith("journal")}
    return {name: tables.table(name).count for name in sorted(names & there)}


def _take_back(connection: Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")
