# SPDX-License-Identifier: Apache-2.0
"""What follows an erasure: nothing of what was dropped is left in the file's pages, its log, or a copy beside it."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from vlu_desktop.store.database.connection import Connection, DatabaseError, compact
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.records.erasure import SCRUB_DUE
from vlu_desktop.store.records.full_text import Search
from vlu_desktop.store.records.saving import NotSaved, explained


class Scrubbing:
    """Of one open vault. `forget_copies` takes away the copies that were made before it was brought up to date."""

    def __init__(
        self, connection: Connection, search: Search, transaction: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self._connection = connection
        self._search = search
        self._transaction = transaction
        self.forget_copies: Callable[[], object] = lambda: None

    @property
    def is_due(self) -> bool:
        """Whether an erasure was broken off after its act."""
        return bool(tables_of(self._connection).table("vault_state").count_where("name = ?", (SCRUB_DUE,)))

    def scrub(self) -> None:
        """Leave nothing of what was dropped.

        NotSaved where the disk has no room for it: what was erased is out of every table then, and the rest is done
        when the vault is next opened.
        """
        try:
            self.forget_copies()
            if self._search.names_lost_words():
                with self._transaction():
                    self._search.write_anew()
            compact(self._connection)
            tables_of(self._connection).table("vault_state").delete_where("name = ?", (SCRUB_DUE,))
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except (DatabaseError, OSError) as error:
            if isinstance(error, OSError) or explained(error):
                raise NotSaved(
                    "It was erased, but traces may be left in the free space of the casebook’s file or in a copy from "
                    "before an update, because the disk is full or failing or that was stopped. Make room on it, then "
                    "lock and open the casebook: the rest is done then."
                ) from error
            raise
