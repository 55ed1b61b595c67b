# SPDX-License-Identifier: Apache-2.0
"""Writes compound files as Outlook does, small ones: every stream stands in the stream of small sectors."""

import struct
from datetime import UTC, datetime

Tree = dict[str, "bytes | Tree"]
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def text(number: int, words: str) -> Tree:
    return {f"__substg1.0_{number:04X}001F": words.encode("utf-16-le")}


def narrow(number: int, words: bytes) -> Tree:
    return {f"__substg1.0_{number:04X}001E": words}


def binary(number: int, data: bytes) -> Tree:
    return {f"__substg1.0_{number:04X}0102": data}


def table(header: int, **fixed: int) -> Tree:
    """The table of properties of a fixed size: p0E07=8 is property 0E07 with the value 8."""
    rows = b"".join(struct.pack("<HHIq", 3, int(name[1:], 16), 6, value) for name, value in fixed.items())
    return {"__properties_version1.0": bytes(header) + rows}


def ticks(moment: datetime) -> int:
    return int((moment - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000


def compound(tree: Tree) -> bytes:
    """The file's bytes: header, one table of sectors, the directory, the table of small sectors, the small sectors."""
    entries: list[list[object]] = [["Root Entry", 5, FREE, FREE, END, 0]]
    small = b""
    chain: list[int] = []

    def add(within: Tree, parent: int) -> None:
        nonlocal small
        before = -1
        for name, body in within.items():
            number = len(entries)
            if isinstance(body, bytes):
                first = len(small) // 64
                count = -(-len(body) // 64)
                chain.extend([*range(first + 1, first + count), END][:count])
                entries.append([name, 2, FREE, FREE, first if count else END, len(body)])
                small += body.ljust(count * 64, b"\0")
            else:
                entries.append([name, 1, FREE, FREE, 0, 0])
                add(body, number)
            if before < 0:
                entries[parent][3] = number
            else:
                entries[before][2] = number
            before = number

    add(tree, 0)
    directory = b""
    places = -(-len(entries) // 4), -(-len(chain) // 128), -(-len(small) // 512)
    starts = 1, 1 + places[0], 1 + places[0] + places[1]
    entries[0][4], entries[0][5] = starts[2] if small else END, len(small)
    for name, kind, right, child, first, size in entries:
        wide = str(name).encode("utf-16-le") + b"\0\0"
        directory += wide.ljust(64, b"\0") + struct.pack(
            "<HBBIII36sIQ", len(wide), kind, 1, FREE, right, child, bytes(36), first, size
        )
    sectors = [FAT]
    for start, count in zip(starts, places, strict=True):
        sectors += [*range(start + 1, start + count), END][:count]
    assert len(sectors) <= 128
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + struct.pack(
        "<16sHHHHH6sIIIIIIIIII", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6), 0, 1, 1, 0, 4096, 1 + places[0],
        places[1], END, 0, 0,
    )  # fmt: skip
    header += b"".join(struct.pack("<I", FREE) for _ in range(108))
    return (
        header[:512].ljust(512, b"\xff")
        + struct.pack(f"<{len(sectors)}I", *sectors).ljust(512, b"\xff")
        + directory.ljust(places[0] * 512, b"\0")
        + struct.pack(f"<{len(chain)}I", *chain).ljust(places[1] * 512, b"\xff")
        + small.ljust(places[2] * 512, b"\0")
    )
