# SPDX-License-Identifier: Apache-2.0
"""Reads a static TrueType face as `fonts` cuts it (outlines unhinted, one format 12 cmap) and takes subsets of it."""

import struct
from collections.abc import Sequence

_ARG_WORDS, _SCALE, _MORE, _XY_SCALE, _TWO_BY_TWO = 0x1, 0x8, 0x20, 0x40, 0x80


class Face:
    """A face in memory: its metrics, which glyph stands for which character, and its outlines.

    Metrics are in thousandths of an em, as PDF wants them.
    """

    def __init__(self, key: str, data: bytes) -> None:
        """`data` is the font file; a damaged one is a ValueError."""
        self.key = key
        self._data = data
        try:
            self._tables = self._directory()
            self._read_metrics()
            self.glyphs = self._read_cmap()
        except (struct.error, KeyError, IndexError) as damaged:
            raise ValueError(f"the font {key} is damaged") from damaged

    def _directory(self) -> dict[str, tuple[int, int]]:
        count = struct.unpack_from(">H", self._data, 4)[0]
        tables = {}
        for place in range(count):
            tag, _, offset, length = struct.unpack_from(">4sLLL", self._data, 12 + 16 * place)
            if offset + length > len(self._data):
                raise ValueError(f"the font {self.key} is cut short")
            tables[tag.decode("ascii")] = (offset, length)
        return tables

    def _table(self, tag: str) -> bytes:
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]

    def _read_metrics(self) -> None:
        head, hhea, os2, post = (self._table(tag) for tag in ("head", "hhea", "OS/2", "post"))
        em: int = struct.unpack_from(">H", head, 18)[0]
        self.scale = 1000 / em
        self.box = tuple(round(v * self.scale) for v in struct.unpack_from(">4h", head, 36))
        self.ascent, self.descent = (round(v * self.scale) for v in struct.unpack_from(">2h", hhea, 4))
        self.italic_angle: float = struct.unpack_from(">l", post, 4)[0] / 65536
        self.weight: int = struct.unpack_from(">H", os2, 4)[0]
        version: int = struct.unpack_from(">H", os2, 0)[0]
        self.cap_height = round(struct.unpack_from(">h", os2, 88)[0] * self.scale) if version > 1 else self.ascent
        self.glyph_count: int = struct.unpack_from(">H", self._table("maxp"), 4)[0]
        full: int = struct.unpack_from(">H", hhea, 34)[0]
        metrics = self._table("hmtx")
        pairs = struct.unpack_from(f">{2 * full}h", metrics)
        advances = [value & 0xFFFF for value in pairs[::2]]
        self._advances = advances + [advances[-1]] * (self.glyph_count - full)
        bearings = struct.unpack_from(f">{self.glyph_count - full}h", metrics, 4 * full)
        self._bearings = [*pairs[1::2], *bearings]
        long_offsets = struct.unpack_from(">h", head, 50)[0]
        code = f">{self.glyph_count + 1}{'L' if long_offsets else 'H'}"
        offsets = struct.unpack_from(code, self._table("loca"))
        self._offsets = offsets if long_offsets else tuple(2 * value for value in offsets)

    def _read_cmap(self) -> dict[int, int]:
        cmap = self._table("cmap")
        start: int = struct.unpack_from(">L", cmap, 8)[0]
        if struct.unpack_from(">H", cmap, start)[0] != 12:
            raise ValueError(f"the font {self.key} was not cut by this program")
        groups: int = struct.unpack_from(">L", cmap, start + 12)[0]
        glyphs: dict[int, int] = {}
        for place in range(groups):
            first, last, glyph = struct.unpack_from(">3L", cmap, start + 16 + 12 * place)
            for code in range(first, last + 1):
                glyphs[code] = glyph + code - first
        return glyphs

    def advance(self, glyph: int) -> float:
        """How far the pen moves, in thousandths of an em."""
        return round(float(self._advances[glyph] * self.scale), 2)

    def _outline(self, glyph: int) -> bytes:
        offset = self._tables["glyf"][0]
        return self._data[offset + self._offsets[glyph] : offset + self._offsets[glyph + 1]]

    def subset(self, glyphs: Sequence[int]) -> tuple[bytes, dict[int, int]]:
        """A font file with these glyphs alone (and the parts they are put together from), and where each one went."""
        order = dict.fromkeys((0, *glyphs))
        outlines: list[bytearray] = []
        places = {glyph: place for place, glyph in enumerate(order)}
        queue = list(order)
        for glyph in queue:  # grows while it is walked: the parts of composite glyphs join its end
            outline = bytearray(self._outline(glyph))
            for position in _components(outline):
                part: int = struct.unpack_from(">H", outline, position)[0]
                if part not in places:
                    places[part] = len(queue)
                    queue.append(part)
                struct.pack_into(">H", outline, position, places[part])
            outlines.append(outline)
        return self._assemble(queue, outlines), places

    def _assemble(self, glyphs: Sequence[int], outlines: Sequence[bytearray]) -> bytes:
        glyf, loca = bytearray(), bytearray(struct.pack(">L", 0))
        for outline in outlines:
            glyf += outline + bytes(-len(outline) % 4)
            loca += struct.pack(">L", len(glyf))
        hmtx = b"".join(struct.pack(">Hh", self._advances[g], self._bearings[g]) for g in glyphs)
        head = bytearray(self._table("head"))
        struct.pack_into(">L", head, 8, 0)
        struct.pack_into(">h", head, 50, 1)
        hhea = bytearray(self._table("hhea"))
        struct.pack_into(">H", hhea, 34, len(glyphs))
        maxp = bytearray(self._table("maxp"))
        struct.pack_into(">H", maxp, 4, len(glyphs))
        tables = {
            b"glyf": bytes(glyf), b"head": bytes(head), b"hhea": bytes(hhea), b"hmtx": hmtx,
            b"loca": bytes(loca), b"maxp": bytes(maxp),
        }  # fmt: skip
        return _file(tables)


def _components(outline: bytearray) -> list[int]:
    """Where in a composite glyph the numbers of its parts stand; none for a simple one."""
    if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
        return []
    found, position = [], 10
    while True:
        flags: int = struct.unpack_from(">H", outline, position)[0]
        found.append(position + 2)
        position += 8 if flags & _ARG_WORDS else 6
        position += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _TWO_BY_TWO else 0
        if not flags & _MORE:
            return found


def _file(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(">LHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    offset = 12 + 16 * count
    directory, body = b"", b""
    for tag, data in sorted(tables.items()):
        padded = data + bytes(-len(data) % 4)
        directory += struct.pack(">4sLLL", tag, _checksum(padded), offset + len(body), len(data))
        body += padded
    return head + directory + body


def _checksum(data: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}L", data)
    return sum(words) & 0xFFFFFFFF
