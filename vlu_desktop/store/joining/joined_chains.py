# SPDX-License-Identifier: Apache-2.0
"""A vault as one of several that hold one record: what it gives, what it takes in, and what is to be decided."""

from collections.abc import Callable, Iterable, Iterator

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes, Reference
from vlu_desktop.store.database.connection import Connection, IntegrityError
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.joining.arriving_lines import NotTaken
from vlu_desktop.store.joining.chain_lines import ChainLines, Frame
from vlu_desktop.store.joining.taking_in import TakingIn
from vlu_desktop.store.records.erasure import belonging, drop, erased_ids
from vlu_desktop.store.records.full_text import Search
from vlu_desktop.store.records.store import Store

TAKE, ERASE = "exchange.take", "exchange.erase"


class Joining:
    """Joins chains in one open vault; for the thread that opened it alone."""

    def __init__(self, store: Store, connection: Connection) -> None:
        self._store = store
        self._connection = connection
        self._tables = tables_of(connection)
        self.lines = ChainLines(connection)

    @property
    def device(self) -> str:
        """This computer's own chain."""
        return self._store.device

    def frames(self, first: int, last: int) -> Iterator[Frame]:
        """The frames of lines of this computer's own chain."""
        return self.lines.frames(self.device, first, last)

    def take(self, device: str, frames: Iterable[Frame], first: int, last: int) -> Changes:
        """Take lines `first` to `last` of another computer's chain in, all or none, as one transaction.

        Those that are here already are left out, so it may be done twice. NotTaken where anything is not as it says;
        NotYet where something before it is missing. What belongs to what was erased here is erased with it.
        """
        if device == self.device:
            raise NotTaken(say("joining.two-of-one-name"))
        try:
            with self._store.act(TAKE, act="combined", detail=device) as act:
                taken = TakingIn(self._connection, device).take(frames, first, last)
                act.joined()
                if taken.lines:
                    knew = {"device": self.device, "seq": self._store.last_line + 1, "other": device, "other_seq": last}
                    self._tables.table("journal_knew").insert(knew, replace=True)
                if taken.orphans:
                    act.erase(belonging(self._connection, sorted(taken.orphans)))
        except IntegrityError as error:
            # It says that a record belongs to one that no line made.
            raise NotTaken(say("joining.not-whole")) from error
        if taken.orphans:
            self._store.scrub()
        made = taken.made - taken.orphans
        return Changes(
            entry=act.changes.entry, method=TAKE, added=frozenset(made), changed=frozenset(taken.changed - made),
            removed=act.changes.removed, cases=frozenset(taken.cases) | act.changes.cases,
        )  # fmt: skip

    def came_without_values(self) -> tuple[Reference, ...]:
        """Records of which something came without its value, and of whose erasure nothing has come yet."""
        rows = self._tables.table("came_empty").rows_where(order_by="record_type, record_id")
        return tuple((row["record_type"], row["record_id"]) for row in rows)

    # --- what was erased elsewhere

    def erasures_waiting(self) -> tuple[Reference, ...]:
        """What another computer erased and is still here."""
        rows = self._tables.table("erasure_waiting").rows_where(order_by="device, seq, record_id")
        return tuple((row["record_type"], row["record_id"]) for row in rows)

    def erase_waiting(self, refuse_held: Callable[[tuple[Reference, ...]], object]) -> tuple[str, ...]:
        """Erase here what another computer erased, and what was added here to it since; why something was left.

        `refuse_held` raises a UserError for records that a legal hold keeps; those go on waiting.
        """
        held: dict[str, None] = {}
        done: set[Reference] = set()
        for reference in self.erasures_waiting():
            if reference in done:
                continue
            with_it = belonging(self._connection, [reference])
            try:
                refuse_held(with_it)
            except UserError as error:
                held[str(error)] = None
                continue
            done.update(with_it)
        if done:
            self._erase(done)
        return tuple(held)

    def _erase(self, references: set[Reference]) -> None:
        named = set(self.erasures_waiting())
        gone = erased_ids(self._connection)
        own = [each for each in sorted(references) if each not in named and each[1] not in gone]
        with self._store.act(ERASE, act="erased" if own else "combined") as act:
            if own:
                act.erase(own)
            drop(self._connection, Search(self._connection), sorted(references & named))
        self._store.scrub()
