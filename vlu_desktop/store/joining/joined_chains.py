# SPDX-License-Identifier: Apache-2.0
"""A vault as one of several that hold one record: what it gives, what it takes in, and what is to be decided."""

from collections.abc import Callable, Collection, Iterable, Iterator

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes, Reference
from vlu_desktop.store.database.connection import Connection, IntegrityError
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.joining.arriving_lines import NotTaken, NotYet
from vlu_desktop.store.joining.chain_lines import ChainLines, Frame
from vlu_desktop.store.joining.holdings import Holdings, holdings
from vlu_desktop.store.joining.part_lines import Given, PartLines
from vlu_desktop.store.joining.placing import UNIT, Placing
from vlu_desktop.store.joining.taken import Taken
from vlu_desktop.store.joining.taking_in import TakingIn
from vlu_desktop.store.joining.taking_parts import TakingParts
from vlu_desktop.store.journal.journal import SETTING
from vlu_desktop.store.records.erasure import belonging, drop, erased_ids, settings_of
from vlu_desktop.store.records.full_text import Search
from vlu_desktop.store.records.saving import NotSaved, saving
from vlu_desktop.store.records.store import Store

TAKE, ERASE = "exchange.take", "exchange.erase"
PART_MADE = "part-made/"
"""Before a device's id: the setting by which a casebook of chosen cases says that it was made as one."""
GIVEN_ON = "exchange-given-on/"
"""Before a device's id: the setting by the line of which it gives on what a computer of chosen cases wrote."""
PART = "part"
"""The state of a casebook that was made of chosen cases."""


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

    def parts(self) -> PartLines:
        """What reads lines of this computer's own chain in parts, as the record stands now."""
        return PartLines(self._connection, self.device)

    def note_given(self, given: Iterable[Given]) -> None:
        """Remember what was given on to those who hold a case, once it has left."""
        with saving():
            names = ("case_id", "person_id", "extent")
            self._tables.table("part_given").insert_rows(names, list(given), ignore=True)

    def holdings(self) -> Holdings:
        """Which computer may hold what."""
        return holdings(self._tables)

    @property
    def is_part(self) -> bool:
        """Whether this casebook was made of chosen cases, so that there is more of the record than it ever held."""
        return self._tables.value("SELECT 1 FROM vault_state WHERE name = ?", (PART,)) is not None

    def take(self, device: str, frames: Iterable[Frame], first: int, last: int) -> Changes:
        """Take lines `first` to `last` of another computer's chain in, all or none, as one transaction.

        Those that are here already are left out, so it may be done twice. NotTaken where anything is not as it says;
        NotYet where something before it is missing. What belongs to what was erased here is erased with it.
        """
        return self._take(TakingIn, device, frames, first, last)

    def take_parts(self, device: str, frames: Iterable[Frame], first: int, last: int) -> Changes:
        """The same of lines of which this computer is given the parts that it may hold (`part_lines.py`)."""
        return self._take(TakingParts, device, frames, first, last)

    def _take(
        self, way: type[TakingIn | TakingParts], device: str, frames: Iterable[Frame], first: int, last: int
    ) -> Changes:
        if device == self.device:
            raise NotTaken(say("joining.two-of-one-name"))
        try:
            with self._store.act(TAKE, act="combined", detail=device) as act:
                taken = way(self._connection, device).take(frames, first, last)
                act.joined()
                if taken.lines:
                    knew = {"device": self.device, "seq": self._store.last_line + 1, "other": device, "other_seq": last}
                    self._tables.table("journal_knew").insert(knew, replace=True)
                    if self._has_to_tell(device, taken):
                        act.set(GIVEN_ON + self.device, {"of": device, "to": last})
                if taken.orphans or taken.orphan_settings:
                    act.erase(belonging(self._connection, sorted(taken.orphans)), settings=taken.orphan_settings)
        except (IntegrityError, NotSaved) as error:
            if isinstance(error, NotSaved) and not isinstance(error.__cause__, IntegrityError):
                raise
            # It says that a record belongs to one that no line made; or that one is to come in another part.
            refusal = NotTaken if way is TakingIn else NotYet
            raise refusal(say("joining.not-whole")) from error
        if taken.orphans or taken.orphan_settings:
            self._store.scrub()
        made = taken.made - taken.orphans
        return Changes(
            entry=act.changes.entry, method=TAKE, added=frozenset(made), changed=frozenset(taken.changed - made),
            removed=act.changes.removed, cases=frozenset(taken.cases) | act.changes.cases,
        )  # fmt: skip

    def take_copied(self, source: "Joining", cases: Collection[str]) -> None:
        """Fill this new casebook with the chains of another, as far as they are of the unit or of some cases."""
        lines, last_numbers = PartLines(source._connection, source.device), source.lines.last_numbers()
        wanted = {UNIT, *cases}
        with self._store.act(TAKE, act="combined") as act:
            for device, last in last_numbers.items():
                placed = lines.chain(device, 1, last)
                frames = (frame for streams, frame in placed if not wanted.isdisjoint(streams))
                TakingParts(self._connection, device, is_copied=True).take(frames, 1, last)
            act.joined()
            rows = [(self.device, self._store.last_line + 1, other, last) for other, last in last_numbers.items()]
            self._tables.table("journal_knew").insert_rows(("device", "seq", "other", "other_seq"), rows)
            act.set(PART_MADE + self.device, len(last_numbers))

    def knew_at_least(self, number: int) -> set[str]:
        """The devices whose chain says that they had this computer's own line of a number."""
        sql = "SELECT DISTINCT device FROM journal_knew WHERE other = ? AND other_seq >= ?"
        return {device for (device,) in self._tables.execute(sql, (self.device, number)).fetchall()} - {self.device}

    def _has_to_tell(self, device: str, taken: Taken) -> bool:
        """Whether a line has to say that something is here: of more cases than its writer may have known.

        A computer of chosen cases waits for it before it goes, too.
        """
        chosen = self.holdings().chosen
        if not chosen or self.is_part:
            return False
        placing = Placing(self._connection)
        records = (each for each in taken.made | taken.changed if each[0] != SETTING)
        return device in chosen or any(len(placing.of_record(*each)) > 1 for each in records)

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
        # What was asked here about it, which whoever erased it had not heard of.
        settings = set(settings_of(self._connection, (record_id for _, record_id in references))) - gone
        with self._store.act(ERASE, act="erased" if own or settings else "combined") as act:
            if own or settings:
                act.erase(own, settings=settings)
            drop(self._connection, Search(self._connection), sorted(references & named))
        self._store.scrub()
