# SPDX-License-Identifier: Apache-2.0
"""The syntax of a PDF file, written as it comes: objects, compressed streams, packed small objects, the table of all.

Nothing but one batch of small objects and the place of each object is kept in memory.
"""

import hashlib
import struct
import zlib
from array import array
from typing import BinaryIO

_BATCH = 200
_FREE, _PLAIN, _PACKED = 0, 1, 2


def text(value: str) -> bytes:
    """A text string as PDF holds it, any character allowed."""
    if value.isascii() and value.isprintable():
        return b"(" + value.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("ascii") + b")"
    return b"<FEFF" + value.encode("utf-16-be", "replace").hex().upper().encode("ascii") + b">"


def name(value: str) -> bytes:
    """A name, escaped."""
    return b"/" + b"".join(
        bytes((c,)) if 0x21 <= c <= 0x7E and c not in b"#()<>[]{}/%" else b"#%02X" % c for c in value.encode()
    )


def ref(number: int) -> bytes:
    """A reference to an object."""
    return b"%d 0 R" % number


def real(value: float) -> str:
    """A number, no longer than its hundredths need."""
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown in ("-0", "") else shown


class PdfFile:
    """A PDF file being written; `out` is only ever appended to, and every byte of it is digested on the way."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._at = 0
        self.digest = hashlib.sha256()
        self._kinds = array("B", (_FREE,))
        self._where = array("Q", (0,))
        self._index = array("L", (65535,))
        self._batch: list[tuple[int, bytes]] = []
        self._put(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def allocate(self) -> int:
        """A number for an object that will be written later."""
        self._kinds.append(_FREE)
        self._where.append(0)
        self._index.append(0)
        return len(self._kinds) - 1

    def add(self, body: bytes, number: int = 0) -> int:
        """A small object, packed with others into a compressed stream."""
        number = number or self.allocate()
        self._batch.append((number, body))
        if len(self._batch) >= _BATCH:
            self._flush()
        return number

    def stream(self, payload: bytes, entries: bytes = b"", number: int = 0, *, compress: bool = True) -> int:
        """A stream; `entries` are more entries of its dictionary."""
        number = number or self.allocate()
        if compress:
            payload = zlib.compress(payload, 6)
            entries += b"/Filter/FlateDecode"
        self._kinds[number], self._where[number] = _PLAIN, self._at
        # CR LF before endstream, so that no reader can take a last byte 0x0D for half of the line end.
        self._put(
            b"%d 0 obj\n<<%s/Length %d>>\nstream\n%s\r\nendstream\nendobj\n" % (number, entries, len(payload), payload)
        )
        return number

    def _flush(self) -> None:
        if not self._batch:
            return
        holder = self.allocate()
        heads, bodies, at = [], [], 0
        for place, (number, body) in enumerate(self._batch):
            heads.append(b"%d %d" % (number, at))
            bodies.append(body)
            at += len(body) + 1
            self._kinds[number], self._where[number], self._index[number] = _PACKED, holder, place
        head = b" ".join(heads) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d" % (len(bodies), len(head))
        self._batch = []
        self.stream(head + b"\n".join(bodies), entries, holder)

    def close(self, catalog: int, info: int) -> None:
        """Writes what is still held, then the table of objects; the id is the digest of all before it."""
        self._flush()
        table, start = self.allocate(), self._at
        self._kinds[table], self._where[table] = _PLAIN, start
        rows = b"".join(map(struct.Struct(">BQH").pack, self._kinds, self._where, self._index))
        identity = self.digest.hexdigest()[:32].encode("ascii")
        entries = b"/Type/XRef/Size %d/W[1 8 2]/Root %s/Info %s/ID[<%s><%s>]" % (
            len(self._kinds), ref(catalog), ref(info), identity, identity,
        )  # fmt: skip
        self.stream(rows, entries, table)
        self._put(b"startxref\n%d\n%%%%EOF\n" % start)

    def _put(self, data: bytes) -> None:
        self._out.write(data)
        self.digest.update(data)
        self._at += len(data)
