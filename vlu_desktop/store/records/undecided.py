# SPDX-License-Identifier: Apache-2.0
"""What computers that had not met gave differently, in one open vault: asked for, and settled by an act."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from vlu_desktop.record.changes import Changes
from vlu_desktop.store.database.codec import Value
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.journal.standing import Standing, TakenOut, in_doubt, taken_out, were_parted
from vlu_desktop.store.records.acts import Act
from vlu_desktop.store.records.erasure import erased_or_waiting

DECIDE = "exchange.decide"


class Undecided:
    """Reads what stands side by side. `acts` begins an act of the store."""

    def __init__(self, connection: Connection, acts: Callable[..., AbstractContextManager[Act]]) -> None:
        self._connection = connection
        self._tables = tables_of(connection)
        self._acts = acts

    def fields(self) -> list[Standing]:
        """Each field to which computers that had not met gave different values, so that an officer must decide."""
        gone = erased_or_waiting(self._connection)
        return [each for each in in_doubt(self._tables) if each.others and each.record_id not in gone]

    def taken_out(self) -> list[TakenOut]:
        """Each record that one computer took out of use while another changed it, and that stays out until decided."""
        gone = erased_or_waiting(self._connection)
        return [each for each in taken_out(self._tables) if each.record_id not in gone]

    def were_parted(self, one: str, other: str) -> bool:
        """Whether two lines were written on computers neither of which knew of the other's line then."""
        return were_parted(self._tables, one, other)

    def decide(self, difference: Standing, value: Value, *, case_id: str, reason: str) -> Changes:
        """Settle a difference: the value in the place of all that were given."""
        with self._acts(DECIDE, case_id=case_id, reason=reason) as act:
            act.decide(difference.record_type, difference.record_id, difference.field, value)
        return act.changes
