# SPDX-License-Identifier: Apache-2.0
"""A disk that loses its power, modelled from the calls that a piece of work made.

What was written to a file and not yet synced may be on the disk, or not, or in part: none of it, all of it, or any of
the writes with the last one torn at a sector. A file's name is of the folder: a new name, a removed one or a replaced
one lasts from the next sync of the folder, and until then the disk may have any number of these changes, in order.
"""

import random
from collections.abc import Collection, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.calls import Call

SECTOR = 512
Files = dict[str, bytes]
"""Content by name: what the disk holds when the power is back."""


@dataclass
class Inode:
    """A file's bytes as they are safe on the disk, and what was done to it since."""

    safe: bytes = b""
    since: list[Call] = field(default_factory=list)

    def now(self) -> bytes:
        return done(self.safe, self.since)


@dataclass
class Disk:
    """The names that are safe, and the changes of names since: a name and the file it stands for, None for removed."""

    names: dict[str, Inode]
    since: list[tuple[str, Inode | None]] = field(default_factory=list)

    def current(self, many: int | None = None) -> dict[str, Inode]:
        names = dict(self.names)
        for name, inode in self.since[:many]:
            if inode is None:
                names.pop(name, None)
            else:
                names[name] = inode
        return names

    def sync_names(self) -> None:
        self.names, self.since = self.current(), []

    def take(self, call: Call) -> None:
        """Have the call made."""
        name = Path(call.path).name
        inode = self.current().get(name)
        match call.name:
            case "open" if inode is None:
                self.since.append((name, Inode()))
            case "write" | "truncate":
                assert inode is not None, call
                inode.since.append(call)
            case "sync":
                assert inode is not None, call
                inode.safe, inode.since = inode.now(), []
                if name.endswith("-wal"):
                    # SQLite syncs the folder too when it first syncs a log that it made.
                    self.sync_names()
            case "delete":
                self.since.append((name, None))
                if call.at:
                    self.sync_names()
            case "content":
                self.since.append((name, Inode(call.data)))
            case "replace":
                source = Path(call.data.decode()).name
                moved = self.current()[source]
                self.since += [(name, moved), (source, None)]
            case "folder":
                self.sync_names()


def done(content: bytes, calls: Sequence[Call]) -> bytes:
    """A file's content after calls."""
    made = bytearray(content)
    for call in calls:
        if call.name == "truncate":
            made[call.at :] = bytes(max(0, call.at - len(made)))
        else:
            made.extend(bytes(max(0, call.at - len(made))))
            made[call.at : call.at + len(call.data)] = call.data
    return bytes(made)


def torn(call: Call, chosen: random.Random) -> Call:
    """A write of which some sectors were taken."""
    if call.name != "write" or len(call.data) <= SECTOR:
        return call
    data = call.data[: SECTOR * chosen.randrange(1, len(call.data) // SECTOR + 1)]
    return Call(call.name, call.path, call.at, data)


def cut(disk: Disk, how: str, chosen: random.Random) -> Files:
    """What is there when the power is back: "none" of what was not synced, "all" of it, or "some"."""
    many = {"none": 0, "all": len(disk.since)}.get(how, chosen.randint(0, len(disk.since)))
    there: Files = {}
    for name, inode in disk.current(many).items():
        kept = {"none": [], "all": inode.since}.get(how)
        if kept is None:
            kept = [call for call in inode.since if chosen.random() < 0.6]
            if kept and chosen.random() < 0.5:
                kept[-1] = torn(kept[-1], chosen)
        there[name] = done(inode.safe, kept)
    return there


def power_cuts(
    before: Files, calls: Sequence[Call], *, points: Collection[int], seed: int, each: int
) -> Iterator[tuple[int, list[str], Files]]:
    """Every different state after each call at `points`: which call, what was acknowledged by then, and the files."""
    chosen = random.Random(seed)
    disk = Disk({name: Inode(content) for name, content in before.items()})
    acknowledged: list[str] = []
    seen: set[int] = set()
    for point, call in enumerate(calls):
        if call.name == "acknowledged":
            acknowledged.append(call.data.decode())
        else:
            disk.take(call)
        if point not in points:
            continue
        for how in ("none", "all", *["some"] * each):
            files = cut(disk, how, chosen)
            state = hash((len(acknowledged), *sorted((name, hash(content)) for name, content in files.items())))
            if state not in seen:
                seen.add(state)
                yield point, copy(acknowledged), files
