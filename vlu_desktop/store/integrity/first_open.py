# SPDX-License-Identifier: Apache-2.0
"""A copy opened for the first time becomes a device of its own, so that its journal and the original's never clash.

The mark stands in the copy itself, so it does not matter how the copy was taken out of its backup.
"""

import json

from vlu_desktop.kernel.ids import Clock, RandomBytes
from vlu_desktop.record.record_types import record_type
from vlu_desktop.store.database.codec import instant_text
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.integrity.rollback_check import PLACE
from vlu_desktop.store.joining.chain_lines import ChainLines
from vlu_desktop.store.journal.journal import head_code
from vlu_desktop.store.keys.known_ways import ARRIVED_WITH, SETTING, known_ways, ways_text
from vlu_desktop.store.records.acts import Act
from vlu_desktop.store.records.erasure_lists import NotSigned, settle
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.records.unsaid_news import NEWS, keep

COPY = "copy"
"""The state that a copy carries and its original does not: when it was made."""
ARRIVED = "arrived"
"""The state from the moment the copy is a device until its journal says so."""

SALVAGED = "salvaged"
"""The state, and afterwards the setting, of a vault read out of a damaged one: when, what was saved and lost."""


def become_a_device(connection: Connection, clock: Clock, random: RandomBytes) -> None:
    """Give a marked copy a device of its own; does nothing to any other vault."""
    mark = _state(connection, COPY)
    if mark is None:
        return
    device, tables = random(8).hex(), tables_of(connection)
    state = tables.table("vault_state")
    with tables.atomic():
        knew, known = ChainLines(connection).last_numbers(), known_ways(connection)
        if known.serial:
            # Its key files came with it, and whoever holds an older one must not open it by that.
            state.insert({"name": ARRIVED_WITH, "value": ways_text(known.serial, known.ways)}, replace=True)
        tables.table("device").insert({"id": device, "name": "", "made_at": instant_text(clock())})
        others = [(device, 1, other, number) for other, number in knew.items()]
        tables.table("journal_knew").insert_rows(("device", "seq", "other", "other_seq"), others)
        state.update("device", {"value": device})
        state.insert({"name": ARRIVED, "value": f"{mark} {head_code(connection)}"})
        state.delete(COPY)
        # It was never open here, whatever the original left beside itself, and what it found was told of that.
        state.delete_where("name IN (?, ?)", (PLACE, NEWS))


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
            _settle_arrival(connection, store, act)
        return
    with store.act("backup.restore", act="altered", detail=f"backup of {made_at}") as act:
        act.set(f"restored:{store.device}", {"backup_of": made_at, "head": head})
        _settle_arrival(connection, store, act)


def _settle_arrival(connection: Connection, store: Store, act: Act) -> None:
    """The device has said where it came from; so it says who can open it, where that was known of the copy."""
    ways = _state(connection, ARRIVED_WITH)
    if ways is not None and store.setting(SETTING + store.device) is None:
        act.put_setting(SETTING + store.device, ways)
    names = (ARRIVED, SALVAGED, ARRIVED_WITH)
    tables_of(connection).table("vault_state").delete_where("name IN (?, ?, ?)", names)


def erasures_said(connection: Connection, store: Store) -> str:
    """What to say of the list of erasures that a restore left; "" without one. Nothing is erased by it unasked.

    A list that no device of this casebook signed, such as an earlier version left, is dropped, and the journal says so.
    """
    body = store.pending_erasures
    if body is None:
        return ""
    try:
        here = [each for each in store.genuine_erasures(body) if _is_here(store, *each)]
    except NotSigned:
        said = "A list of erasures that no computer of this casebook signed"
        with store.act("erasure.not-signed", act="consulted", detail=said):
            settle(connection)
            keep(
                connection,
                "A newer backup’s list of erasures came with this casebook and is not signed by a computer that it "
                "knows. Nothing was erased by it.",
            )
        return ""
    if not here:
        settle(connection)
        return ""
    return (
        f"A newer backup says that {len(here):,} of the records here were erased after this one was made. They are "
        "still here: look at them on the Audit page, and decide."
    )


def _is_here(store: Store, key: str, record_id: str) -> bool:
    return store.get(record_type(key).cls, record_id, removed=True) is not None


def _state(connection: Connection, name: str) -> str | None:
    found = tables_of(connection).value("SELECT value FROM vault_state WHERE name = ?", (name,))
    return None if found is None else str(found)
