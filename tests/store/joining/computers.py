# SPDX-License-Identifier: Apache-2.0
"""Computers of one unit for tests: real vaults, each a copy of the first, whose chains are brought to each other."""

import json
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.store.conftest import CHEAP, PASSPHRASE, TestClock
from vlu_desktop.record.people import Officer
from vlu_desktop.record.record_types import RECORD_TYPES
from vlu_desktop.store.database.codec import codec_of
from vlu_desktop.store.database.connection import open_encrypted
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.integrity.first_open import COPY
from vlu_desktop.store.joining.chain_lines import Frame
from vlu_desktop.store.keys.key_file import key_path, read_keys, unlock
from vlu_desktop.store.vault.part_vault import PartWanted, make_part
from vlu_desktop.store.vault.vault import Vault, create_vault, open_vault


def first_computer(folder: Path, clock: TestClock) -> Vault:
    folder.mkdir(parents=True)
    return create_vault(
        folder / "unit.vlu", PASSPHRASE, officer_name="Asha Example", clock=clock, random=os.urandom, cost=CHEAP,
        floor=CHEAP,
    )  # fmt: skip


def copied(path: Path, folder: Path, clock: TestClock, passphrase: str = PASSPHRASE) -> Vault:
    """Another computer: a closed casebook's copy, marked as a backup marks one."""
    folder.mkdir(parents=True)
    copy = folder / path.name
    shutil.copy(path, copy)
    shutil.copy(key_path(path), key_path(copy))
    connection = open_encrypted(copy, unlock(read_keys(key_path(copy)), PASSPHRASE).key)
    tables_of(connection).table("vault_state").insert({"name": COPY, "value": "2026-03-03T09:00:00+00:00"})
    connection.close()
    return open_vault(copy, passphrase, clock=clock, cost=CHEAP, floor=CHEAP)


def unit(folder: Path, clocks: list[TestClock]) -> list[Vault]:
    """As many computers as clocks, the others copies of the first."""
    first = first_computer(folder / "0", clocks[0])
    first.close()
    made = [copied(first.path, folder / str(n), clock) for n, clock in enumerate(clocks[1:], 1)]
    return [open_vault(first.path, PASSPHRASE, clock=clocks[0], cost=CHEAP, floor=CHEAP), *made]


def as_sent(frames: Iterator[Frame]) -> list[Frame]:
    """Frames as they are after a journey as text."""
    sent: list[Frame] = json.loads(json.dumps(list(frames)))
    return sent


def bring(source: Vault, target: Vault, most: int = 1 << 30) -> bool:
    """Bring what `target` lacks of the chain of `source` itself; whether there was anything."""
    device = source.joining.device
    first = target.joining.lines.last_numbers().get(device, 0) + 1
    last = min(source.store.last_line, first + most - 1)
    if last < first:
        return False
    target.joining.take(device, as_sent(source.joining.frames(first, last)), first, last)
    return True


def meet_all(vaults: list[Vault], rng: random.Random | None = None) -> None:
    """Bring each what it lacks of every other, in any order, until nothing is left to bring."""
    from vlu_desktop.store.joining.arriving_lines import NotYet

    moved = True
    while moved:
        moved = False
        pairs = [(a, b) for a in vaults for b in vaults if a is not b]
        if rng is not None:
            rng.shuffle(pairs)
        for source, target in pairs:
            try:
                moved = bring(source, target, rng.randint(1, 5) if rng is not None else 1 << 30) or moved
            except NotYet:
                moved = True
        for vault in vaults:
            vault.joining.erase_waiting(lambda references: None)


def record_of(vault: Vault) -> dict[str, Any]:
    """Every row of every table of the record, and every setting, as one value to compare."""
    tables = vault.joining._tables
    found: dict[str, Any] = {}
    for kind in RECORD_TYPES:
        codec = codec_of(kind)
        sql = f"SELECT {codec.select}, made_in, removed FROM {codec.table} ORDER BY id"
        found[kind.key] = tables.execute(sql).fetchall()
    found["setting"] = tables.execute("SELECT id, value FROM setting ORDER BY id").fetchall()
    return found


def part_of(source: Vault, folder: Path, clock: TestClock, cases: set[str], name: str = "Laptop 3") -> Vault:
    """Another computer whose casebook is made of some cases of an open one."""
    folder.mkdir(parents=True)
    [officer, *_] = source.store.all(Officer)
    wanted = PartWanted(officer=officer, name=name, cases=cases, reason="A visit")
    return make_part(source, folder / "part.vlu", PASSPHRASE, wanted, clock=clock, cost=CHEAP, floor=CHEAP)


def bring_parts(source: Vault, target: Vault, cases: set[str]) -> None:
    """Bring what `target` lacks of the chain of `source`, as far as it is of the unit and of some cases."""
    device = source.joining.device
    first, last = target.joining.lines.last_numbers().get(device, 0) + 1, source.store.last_line
    if first <= last:
        target.joining.take_parts(device, given(source, cases, first, last), first, last)


def given(source: Vault, cases: set[str], first: int, last: int) -> list[Frame]:
    """The frames of lines that whoever holds some cases can read, after a journey as text."""
    wanted = {"", *cases}
    parts = source.joining.parts()
    frames = as_sent(frame for streams, frame in parts.frames(first, last) if not wanted.isdisjoint(streams))
    source.joining.note_given(parts.given)
    return frames


def everything_in(vault: Vault) -> str:
    """Every value of every table of a vault as text, its index of words among them."""
    tables = vault.joining._tables
    names = [row[0] for row in tables.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    rows = [row for name in names for row in tables.execute(f'SELECT * FROM "{name}"').fetchall()]
    return "\n".join(
        value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value) for row in rows for value in row
    )
