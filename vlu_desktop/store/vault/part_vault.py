# SPDX-License-Identifier: Apache-2.0
"""A casebook of chosen cases made from an open one: for a computer of the unit that may not hold everything.

It is let in before it is filled, so that it holds the line that says so, and what it may hold. Every chain is in it to
its end; of lines that are not of those cases there is their hash and clock, and nothing to open.
"""

import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import Clock, RandomBytes
from vlu_desktop.kernel.stopping import finishing
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.people import Officer
from vlu_desktop.store.database.codec import instant_text
from vlu_desktop.store.database.connection import DatabaseError, open_encrypted
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.joining.computers import Computer, Computers
from vlu_desktop.store.joining.joined_chains import PART, Joining
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.migrations.schema import bring_up_to_date
from vlu_desktop.store.records.full_text import WORDS_VERSION
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.vault.opening import real_path
from vlu_desktop.store.vault.vault import NewVault, Vault, made_vault


@dataclass(frozen=True, slots=True, kw_only=True)
class PartWanted:
    """Whose casebook it is, what officers call the computer, the cases it holds by id, and why it is made."""

    officer: Officer
    name: str
    cases: Collection[str]
    reason: str


def make_part(
    source: Vault, path: Path, passphrase: str, wanted: PartWanted, *, clock: Clock, random: RandomBytes = os.urandom,
    cost: k.KeyCost = k.DEFAULT_COST, floor: k.KeyCost = k.FLOOR,
) -> Vault:  # fmt: skip
    """A new casebook that holds these cases alone, its computer let in, open. As `create_vault`."""
    made: list[Computer] = []
    vault_id = str(tables_of(source.connection).value("SELECT value FROM vault_state WHERE name = 'vault'"))

    def fill(building: Path, key: bytes) -> None:
        connection = open_encrypted(building, key, create=True)
        try:
            bring_up_to_date(connection)
            tables, device = tables_of(connection), random(8).hex()
            state = {
                "vault": vault_id, "device": device, "unit": source.store.unit, "search": WORDS_VERSION, PART: "1",
            }  # fmt: skip
            with tables.atomic():
                tables.table("device").insert({"id": device, "name": "", "made_at": instant_text(clock())})
                tables.table("vault_state").insert_rows(("name", "value"), list(state.items()))
            store = Store(
                connection, device=device, unit=source.store.unit, officer=wanted.officer.id, clock=clock, random=random
            )
            own = Computers(store, connection).own()
            made.append(own)
            source.computers.let_in_part(
                own, name=wanted.name, cases=wanted.cases, reason=wanted.reason, path=str(real_path(path))
            )  # fmt: skip
            Joining(store, connection).take_copied(source.joining, wanted.cases)
        finally:
            connection.close()

    new = NewVault(id=vault_id, officer=wanted.officer, fill=fill)
    try:
        vault = made_vault(path, passphrase, new, clock=clock, random=random, cost=cost, floor=floor)
    except BaseException:
        # It was let in before it was filled, and went with its keys: nothing more is sealed for it.
        with finishing(), suppress(UserError, DatabaseError):
            for each in made:
                if each.device in source.computers.known():
                    source.computers.turn_out(each, reason=say("joining.part-not-made"))
        raise
    with finishing(), suppress(DatabaseError):
        # Where this is not taken, the next opening sees that it is there.
        source.computers.part_is_made(vault.joining.device)
    return vault
