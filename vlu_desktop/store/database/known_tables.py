# SPDX-License-Identifier: Apache-2.0
"""sqlite-utils over an open vault, told what it would otherwise ask the file at every call.

The library asks whether a table is there, whether it is a view and which columns it has each time it is used, which is
most of what it costs (ADR 0050). A vault's tables are made by its schema steps before anything else is done with it and
stay as they are while it is open, so here each is asked about once or not at all. A table that is not there is thereby
never made by an insert either, as the library would.
"""

from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from typing import Any, cast

from sqlite_utils import Database
from sqlite_utils.db import Column, Table

from vlu_desktop.kernel.stopping import check_stopped
from vlu_desktop.store.database.connection import Connection


def as_database(connection: Connection) -> Database:
    """The connection as sqlite-utils sees one; plugins of that library, which could be anyone's, are left out."""
    return Database(cast(Any, connection), execute_plugins=False, recursive_triggers=False)


class KnownTable(Table):
    """A table that is known to be there, its columns looked up once."""

    _looked_up: list[Column] | None = None

    def exists(self) -> bool:
        """Always: the schema steps made it."""
        return True

    @property
    def columns(self) -> list[Column]:
        """The columns, in the order of the table."""
        if self._looked_up is None:
            self._looked_up = super().columns
        return self._looked_up

    def insert_rows(self, columns: Sequence[str], rows: Iterable[Sequence[Any]], *, ignore: bool = False) -> None:
        """Store rows, each the values of these columns in their order; within the caller's transaction, or in one.

        `ignore` leaves out those whose key is there.

        By the connection's own `executemany`: an import of bare rows took 2.7 times as long as plain SQLite by
        `insert_all`, which lays 30 rows end to end in a statement of their own; so they take 1.4 times.
        """
        names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
        way = "INSERT OR IGNORE" if ignore else "INSERT"
        self._each(f'{way} INTO "{self.name}" ({names}) VALUES ({marks})', rows)

    def update_rows(self, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Give many rows these columns: each the new values in their order, and then its id."""
        values = ", ".join(f'"{name}" = ?' for name in columns)
        self._each(f'UPDATE "{self.name}" SET {values} WHERE id = ?', rows)

    def delete_rows(self, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Delete the rows that have these values in these columns."""
        where = " AND ".join(f'"{name}" = ?' for name in columns)
        self._each(f'DELETE FROM "{self.name}" WHERE {where}', rows)

    def _each(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        check_stopped()
        with self.db.atomic():
            self.db.conn.executemany(sql, rows)


class IndexedTable(KnownTable):
    """A table whose words stand in a full-text index that keeps no text of its own, by the table's row numbers.

    sqlite-utils knows such an index by its `content=`, which one without content doesn't have, so it is told here.
    """

    def __init__(self, tables: "KnownTables", name: str, index: str) -> None:
        super().__init__(tables, name)
        self._index = index

    def detect_fts(self) -> str:
        """The name of the index."""
        return self._index


class KnownTables(Database):
    """The tables of an open vault. Each statement is a step before which the job under way may end (`Stopped`)."""

    def __init__(self, connection: Connection) -> None:
        # Without the library's plugins, which could be anyone's, and without a setting that the steps never had.
        super().__init__(cast(Any, connection), execute_plugins=False, recursive_triggers=False)
        self._known: dict[str, KnownTable] = {}

    def table(self, table_name: str, **_options: Any) -> KnownTable:
        """The table of that name, the same each time."""
        found = self._known.get(table_name)
        if found is None:
            found = self._known[table_name] = KnownTable(self, table_name)
        return found

    def indexed(self, name: str, index: str) -> IndexedTable:
        """A table with the index its rows are searched by."""
        return IndexedTable(self, name, index)

    @contextmanager
    def atomic(self) -> Generator["Database", None, None]:
        """A transaction; within one already begun, that one, since a part that fails takes back the whole.

        The library would mark each insert with a savepoint of a new name, which no prepared statement serves twice.
        """
        if self.conn.in_transaction:
            yield self
        else:
            with super().atomic():
                yield self

    def execute(self, sql: str, parameters: Sequence[Any] | dict[str, Any] | None = None) -> Any:
        """Run one statement; `Stopped` before it where the job under way has to end."""
        check_stopped()
        return super().execute(sql, parameters)

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """The first value of the first row; None without a row."""
        row = self.execute(sql, parameters).fetchone()
        return None if row is None else row[0]
