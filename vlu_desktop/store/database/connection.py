# SPDX-License-Identifier: Apache-2.0
"""The one module that meets sqlcipher3: opens an encrypted file with the measured settings, or refuses."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, cast

from sqlcipher3 import dbapi2

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.stopping import stop_asked
from vlu_desktop.language.catalogue import say

DatabaseError: type[Exception] = dbapi2.DatabaseError
OperationalError: type[Exception] = dbapi2.OperationalError
IntegrityError: type[Exception] = dbapi2.IntegrityError

# Before 3.51.3 two connections can corrupt a file in WAL mode; the cipher is the one everything was measured on.
OLDEST_SQLITE = (3, 51, 3)
OLDEST_CIPHER = (4, 19)
_CACHE_KIB = 128 * 1024
_STEPS_BETWEEN_LOOKS = 20_000
"""Steps of SQLite's own machine, about a millisecond of them, between two looks whether to stop."""
_KEY_BYTES = 32
_SALT_BYTES = 16
_ANEW_IN_MEMORY = 64 << 20
"""Bytes of a file that may be written anew in memory."""
_ANEW_CACHE_KIB = 16 * 1024


class Cursor(Protocol):
    """What is used of a cursor."""

    rowcount: int
    description: Any

    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def fetchmany(self, size: int = ...) -> list[Any]: ...
    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """What is used of a connection; statements outside a transaction are committed one by one."""

    in_transaction: bool

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Cursor: ...
    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> Cursor: ...
    def executescript(self, sql: str, /) -> Cursor: ...
    def backup(self, target: "Connection", *, pages: int, progress: Callable[[int, int, int], object]) -> None: ...
    def close(self) -> None: ...
    def set_authorizer(self, callback: Callable[..., int] | None, /) -> None: ...
    def set_progress_handler(self, callback: Callable[[], int] | None, steps: int, /) -> None: ...


class _Connection(dbapi2.Connection):  # type: ignore[misc]
    """SQLCipher says of a page that the disk does not give in the midst of a COMMIT that there is no memory for it."""

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> Cursor:
        try:
            return cast(Cursor, super().execute(sql, parameters))
        except MemoryError as error:
            raise OperationalError("disk I/O error") from error

    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> Cursor:
        try:
            return cast(Cursor, super().executemany(sql, parameters))
        except MemoryError as error:
            raise OperationalError("disk I/O error") from error


def is_damage(error: Exception) -> bool:
    """Whether an error says that the file is harmed, rather than full, locked, on a failing disk or a bug of ours."""
    said = str(error)
    return isinstance(error, DatabaseError) and any(
        part in said for part in ("malformed", "not a database", "invalid page")
    )


def is_disk_failure(error: Exception) -> bool:
    """Whether an error says that the disk did not do what was asked: the file may be whole, or harmed."""
    return isinstance(error, DatabaseError) and "disk I/O error" in str(error)


def check_versions(sqlite: tuple[int, ...], cipher: tuple[int, ...]) -> None:
    """UserError where either library is older than the one this program was proved on."""
    if sqlite < OLDEST_SQLITE or cipher < OLDEST_CIPHER:
        raise UserError(
            say(
                "vault.library-too-old", sqlite=_dotted(sqlite), cipher=_dotted(cipher),
                oldest_sqlite=_dotted(OLDEST_SQLITE), oldest_cipher=_dotted(OLDEST_CIPHER),
            )
        )  # fmt: skip


def open_encrypted(path: Path, key: bytes, *, create: bool = False) -> Connection:
    """A connection to the encrypted file, usable from this thread only, with every setting made.

    Never makes a file unless `create`. DatabaseError where the key is not the file's or the file is damaged.
    """
    connection = _keyed(path, key, "rwc" if create else "rw")
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        if sys.platform == "darwin":
            connection.execute("PRAGMA fullfsync = ON")
            connection.execute("PRAGMA checkpoint_fullfsync = ON")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA busy_timeout = 5000")
        connection.execute("PRAGMA journal_size_limit = 67108864")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.set_authorizer(_allow)
        # SQLite's own interrupt, asked for from within: a statement that is told to stop ends as interrupted, and no
        # other with it. `interrupt()` from another thread would last for as long as any statement of the connection
        # is unfinished, so that it could meet the ROLLBACK, or the draft that is kept afterwards.
        connection.set_progress_handler(lambda: int(stop_asked()), _STEPS_BETWEEN_LOOKS)
    except BaseException:
        connection.close()
        raise
    return connection


def rekey(connection: Connection, key: bytes) -> None:
    """Encrypt the whole file anew, in one transaction. On an error the connection is closed: it holds two keys."""
    try:
        # The log first, so that nothing of the old key's stays in it, and after, so that the pages are in the file.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute(f"PRAGMA rekey = \"x'{key.hex()}'\"").fetchall()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except BaseException:
        connection.close()
        raise


def open_unread(path: Path, key: bytes) -> Connection:
    """A connection to a file that may be too damaged to read; nothing is read until it is asked for."""
    return _keyed(path, key, "rw", read=False)


def open_to_copy(path: Path, key: bytes) -> Connection:
    """A new encrypted file that pages are copied into, with no settings that would write to it first."""
    return _keyed(path, key, "rwc")


def open_in_memory() -> Connection:
    """An empty database that is never on a disk, to see what the schema steps make."""
    return cast(Connection, dbapi2.connect(":memory:", isolation_level=None))


def compact(connection: Connection) -> None:
    """Write the whole file anew and empty its log. DatabaseError where the disk has no room, and then it is as it was.

    `secure_delete` blanks what is deleted, but not the copies that pages keep of rows that were moved within them.
    """
    # VACUUM attaches a database of its own, which nothing else may.
    connection.set_authorizer(None)
    try:
        with _beside_a_large_file(connection):
            connection.execute("VACUUM")
    finally:
        connection.set_authorizer(_allow)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


@contextmanager
def _beside_a_large_file(connection: Connection) -> Iterator[None]:
    """Have a large file written anew on the disk it is on, and not in memory, which would have to hold all of it.

    What VACUUM attaches is encrypted under the file's own key, has no name from the moment it is made, and nothing else
    that SQLite puts aside is made meanwhile.
    """
    size = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    if connection.execute(size).fetchone()[0] <= _ANEW_IN_MEMORY:
        yield
        return
    [file] = connection.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()
    folder = str(Path(file).parent).replace("'", "''")
    try:
        connection.execute(f"PRAGMA cache_size = -{_ANEW_CACHE_KIB}")
        connection.execute("PRAGMA shrink_memory").fetchall()
        connection.execute(f"PRAGMA temp_store_directory = '{folder}'")
        connection.execute("PRAGMA temp_store = FILE")
        yield
    finally:
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA temp_store_directory = ''")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")


def read_marks(path: Path, key: bytes) -> tuple[int, int]:
    """The application id and the schema version, read without writing a byte. DatabaseError as above."""
    with reading_only(path, key) as connection:
        return marks_within(connection)


def marks_within(connection: Connection) -> tuple[int, int]:
    """The application id and the schema version of a file that is open."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return int(application), int(version)


@contextmanager
def reading_only(path: Path, key: bytes) -> Iterator[Connection]:
    """A connection that writes no byte and leaves nothing. DatabaseError as above."""
    log = path.with_name(path.name + "-wal")
    shared = path.with_name(path.name + "-shm")
    has_log = log.exists() and log.stat().st_size > 0
    had_shared = shared.exists()
    # Without a log the file is read as one that nobody changes; with one, its last pages must be read through the log.
    connection = _keyed(path, key, "ro" if has_log else "ro&immutable=1")
    try:
        yield connection
    finally:
        connection.close()
        if has_log and not had_shared:
            shared.unlink(missing_ok=True)


def _keyed(path: Path, key: bytes, mode: str, read: bool = True) -> Connection:
    if len(key) != _KEY_BYTES:
        raise ValueError("a vault's key is 32 bytes")
    connection = cast(
        Connection,
        dbapi2.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            cached_statements=512,
            factory=_Connection,
        ),
    )
    try:
        # Before the key: SQLCipher writes its errors to the console otherwise.
        connection.execute("PRAGMA cipher_log_level = NONE")
        cipher = connection.execute("PRAGMA cipher_version").fetchone()
        check_versions(_numbers(dbapi2.sqlite_version), _numbers(cipher[0] if cipher else "0"))
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA temp_store = MEMORY")
        _refuse_another_salt(connection, path)
        if read:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_another_salt(connection: Connection, path: Path) -> None:
    """OperationalError where the cipher did not get the file's salt.

    Where the disk refuses that read SQLCipher takes a salt of its own, and then no page holds: a disk that fails once
    would be a casebook that is damaged.
    """
    try:
        with path.open("rb", buffering=0) as file:
            salt = file.read(_SALT_BYTES)
    except OSError as error:
        raise OperationalError("disk I/O error") from error
    if len(salt) == _SALT_BYTES and connection.execute("PRAGMA cipher_salt").fetchone()[0] != salt.hex():
        raise OperationalError("disk I/O error")


def _allow(action: int, first: str | None, second: str | None, *_where: str | None) -> int:
    # An attached file can be one without a key, and VACUUM INTO takes a key from its address: neither has a use here.
    if action in (dbapi2.SQLITE_ATTACH, dbapi2.SQLITE_DETACH):
        return int(dbapi2.SQLITE_DENY)
    if action == dbapi2.SQLITE_FUNCTION and (second or "").lower() == "load_extension":
        return int(dbapi2.SQLITE_DENY)
    return int(dbapi2.SQLITE_OK)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(maxsplit=1)[0].split(".") if part.isdigit())


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in version)
