# SPDX-License-Identifier: Apache-2.0
"""A copy opened for the first time becomes a device of its own, so that its journal and the original's never clash.

The mark stands in the copy itself, so it does not matter how the copy was taken out of its backup.
"""

import json

from vlu_desktop.kernel.ids import Clock, RandomBytes
from vlu_desktop.store.database.codec import instant_text
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.integrity.rollback_check import PLACE
from vlu_desktop.store.journal.journal import head_code
from vlu_desktop.store.records.store import Store

COPY = "copy"
"""The state that a copy carries and its original does not: when it was made."""
ARRIVED = "arrived"
"""The state from the moment the copy is a device until its journal says so."""

SALVAGED = "salvaged"
"""The state, and afterwards the setting, of a vault read out of a damaged one: when, what was saved and lost."""
ERASED_SINCE = "erased-since"
"""The state in which a restore leaves the records (type and id) that a newer backup knows to be erased."""


def become_a_device(connection: Connection, clock: Clock, random: RandomBytes) -> None:
    """Give a marked copy a device of its own; does nothing to any other vault."""
    mark = _state(connection, COPY)
    if mark is None:
        return
    device, tables = random(8).hex(), tables_of(connection)
    state = tables.table("vault_state")
    with tables.atomic():
        tables.table("device").insert({"id": device, "name": "", "made_at": instant_text(clock())})
        state.update("device", {"value": device})
        state.insert({"name": ARRIVED, "value": f"{mark} {head_code(connection)}"})
        state.delete(COPY)
        # It was never open here, whatever the original left beside itself.
        state.delete_where("name = ?", (PLACE,))


def note_arrival(connection: Connection, store: Store) -> None:
    """The one line in the journal that says from which backup this device came."""
    mark = _state(connection, ARRIVED)
    if mark is None:
        return
    made_at, _, head = mark.partition(" ")
    salvaged = _state(connection, SALVAGED)
    if salvaged is not None:
        with store.act("backup.salvage", act="altered", detail=f"read out of a damaged casebook at {made_at}") as act:
            act.set(SALVAGED, json.loads(salvaged))
            tables_of(connection).table("vault_state").delete_where("name IN (?, ?)", (ARRIVED, SALVAGED))
        return
    with store.act("backup.restore", act="altered", detail=f"backup of {made_at}") as act:
        act.set(f"restored:{store.device}", {"backup_of": made_at, "head": head})
        tables_of(connection).table("vault_state").delete_where("name = ?", (ARRIVED,))


def erase_what_was_erased(connection: Connection, store: Store) -> None:
    """After a restore: what was erased in the casebook after this backup was made is erased here too, and said so."""
    left = _state(connection, ERASED_SINCE)
    if left is None:
        return
    store.replay_erasures((str(key), str(record_id)) for key, record_id in json.loads(left))
    tables_of(connection).table("vault_state").delete_where("name = ?", (ERASED_SINCE,))


def _state(connection: Connection, name: str) -> str | None:
    found = tables_of(connection).value("SELECT value FROM vault_state WHERE name = ?", (name,))
    return None if found is None else str(found)
