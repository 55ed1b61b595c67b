# SPDX-License-Identifier: Apache-2.0
"""Reads what holds of a damaged vault: never a row that a damaged page had a part in, and good pages one at a time.

A reading from above never sees what stands beneath a damaged page. So each good page is named to the library as if it
were a table of its own, in a copy whose list of tables is thrown away for it: the library does all the reading and all
the decrypting. Which table a row belongs to must be told from the row. Statements are plain here, as they are wherever
a damaged vault is read or a file's own pragmas are asked: there are no tables for sqlite-utils to know.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from vlu_desktop.store.database.connection import DatabaseError, open_unread

_PIECE = 500
_PAGES_AT_ONCE = 100
_MOST_ON_A_PAGE = 1000
"""More rows than a page of the size that vaults have can hold."""
_MOST_DEATHS = 2000
_FAILURES_IN_A_ROW = 8
_CUT = bytes(4)
_CONTENT_WIDTH = 3

Row = tuple[Any, ...]


class RecoveryConnection:
    """A connection to a damaged file, made anew whenever damage has spoilt it. Close it."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._connection = open_unread(path, key)
        self._good = ""
        self.deaths = 0
        self.cut = 0

    def rows(self, sql: str) -> Iterator[Row]:
        """The rows that hold; those that `is_cut` are left out and counted in `cut`.

        DatabaseError at damage and where a page is of another kind; the last rows before it may not have come.
        """
        try:
            cursor = self._connection.execute(sql)
            while piece := cursor.fetchmany(_PIECE):
                for row in piece:
                    if is_cut(row):
                        self.cut += 1
                    else:
                        self._good = self._good or sql
                        yield row
        except DatabaseError:
            if not self._reads_on():
                self._connection.close()
                self.deaths += 1
                self._connection = open_unread(self._path, self._key)
            raise

    def _reads_on(self) -> bool:
        """A page of another kind does no harm. After one that is damaged no page is read that is not in memory yet."""
        try:
            self._connection.execute("PRAGMA shrink_memory").fetchall()
            return bool(self._good) and self._connection.execute(self._good).fetchone() is not None
        except DatabaseError:
            return False

    def close(self) -> None:
        """Close it."""
        self._connection.close()


def is_cut(row: Row) -> bool:
    """Whether a row's end stood on a damaged page, for which the library gives zeros and no error.

    No text has a zero in it. Of the bytes that end a row four zeros are taken for the mark of it, except of content,
    whose sum tells. A damaged page anywhere else than at the end of a row does give an error.
    """
    for value in row:
        if isinstance(value, str) and "\0" in value:
            return True
    last = next((value for value in reversed(row) if value is not None and value != "" and value != b""), None)
    width = next((n for n in range(len(row), 0, -1) if row[n - 1] is not None), 0)
    return isinstance(last, bytes) and last.endswith(_CUT) and width > _CONTENT_WIDTH


class RecoveredPages:
    """The rows of every page that holds. `width` is of the widest table; what a row has not is None."""

    def __init__(
        self, path: Path, key: bytes, pages: int, damaged: frozenset[int], width: int, look: Callable[[int], object]
    ) -> None:
        self._path = path
        self._key = key
        self.pages = [page for page in range(2, pages + 1) if page not in damaged]
        self._columns = ", ".join(f"c{n}" for n in range(width))
        self._look = look
        self._deaths = 0

    def rows(self, *, numbered: bool) -> Iterator[Row]:
        """Each row of the tables that number theirs, or of those that do not; some come more than once."""
        for start in range(0, len(self.pages), _PAGES_AT_ONCE):
            piece = self.pages[start : start + _PAGES_AT_ONCE]
            self._name(piece, "" if numbered else ", PRIMARY KEY (c0)", "" if numbered else " WITHOUT ROWID")
            with closing(RecoveryConnection(self._path, self._key)) as wary:
                for page in piece:
                    yield from self._of(wary, page, numbered)
                self._deaths += wary.deaths
            self._look(len(piece))

    def _name(self, pages: list[int], key: str, kind: str) -> None:
        """Have each page stand in the list of tables, which was thrown away."""
        with closing(open_unread(self._path, self._key)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("BEGIN")
            connection.execute("DELETE FROM sqlite_master")
            connection.executemany(
                "INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES ('table', ?1, ?1, ?2, ?3)",
                ((f"p{page}", page, f"CREATE TABLE p{page} ({self._columns}{key}){kind}") for page in pages),
            )
            connection.execute("COMMIT")

    def _of(self, wary: RecoveryConnection, page: int, numbered: bool) -> Iterator[Row]:
        # Above the pages with rows only the unnumbered kind has rows too.
        most = f" LIMIT {_MOST_ON_A_PAGE}" if numbered else ""
        try:
            yield from wary.rows(f"SELECT * FROM p{page}{most}")
        except DatabaseError:
            # A row that goes on on a damaged page, or a damaged page beneath: one by one, from both ends.
            for way in ("ASC", "DESC"):
                order = f"FROM p{page} ORDER BY {'rowid' if numbered else 'c0'} {way} LIMIT 1"
                try:
                    list(wary.rows(f"SELECT 1 {order}"))
                except DatabaseError:
                    # A page of another kind.
                    continue
                yield from self._singly(wary, f"SELECT * {order}")

    def _singly(self, wary: RecoveryConnection, sql: str) -> Iterator[Row]:
        in_a_row = 0
        for n in range(_MOST_ON_A_PAGE):
            if self._deaths + wary.deaths > _MOST_DEATHS:
                return
            cut = wary.cut
            try:
                found = list(wary.rows(f"{sql} OFFSET {n}"))
                in_a_row = 0
            except DatabaseError:
                in_a_row += 1
                if in_a_row == _FAILURES_IN_A_ROW:
                    return
                continue
            if not found and wary.cut == cut:
                return
            yield from found
