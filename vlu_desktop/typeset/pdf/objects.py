# SPDX-License-Identifier: Apache-2.0
"""A reportlab document written as it comes: each object goes out once it is made, and only its place is kept."""

import io
import os
from array import array
from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc

VERSION = (1, 7)
_AHEAD = pdfdoc.DummyDoc()  # what strings are formatted for before they meet their document


def memory() -> BinaryIO:
    """A file that is never on a disk. Where the system can map one that is quicker to read."""
    create = getattr(os, "memfd_create", None)
    return os.fdopen(create("paper"), "w+b") if create else io.BytesIO()


class _Numbers:
    """What reportlab asks for when it formats an object or a reference: here an object's name is its number."""

    def __getitem__(self, number: int) -> tuple[int, int]:
        return number, 0


class References(pdfdoc.PDFObject):  # type: ignore[misc]
    """An array of references, of which a tagged page needs one as long as its text."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self.numbers = numbers

    def format(self, document: Any) -> bytes:
        """As reportlab asks each of its objects to be written."""
        return b"[" + b" ".join([b"%d 0 R" % number for number in self.numbers]) + b"]"


class PaperFile(pdfdoc.PDFDocument):  # type: ignore[misc]
    """A reportlab document that keeps none of its objects. `out` is only ever appended to.

    What it writes is a whole PDF, yet not one fit to keep: see `archive`.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._streaming = False
        super().__init__(invariant=1, pdfVersion=VERSION, compression=1)
        self._streaming = True
        self.idToObjectNumberAndVersion = _Numbers()
        self.idToOffset = array("Q", (0,))
        header = pdfdoc.PDFFile(VERSION).format(self)
        self._at = len(header)
        out.write(header)

    def allocate(self) -> int:
        """A number for an object that will be written later."""
        self.idToOffset.append(0)
        return len(self.idToOffset) - 1

    def add(self, content: Any, number: int = 0) -> int:
        """Writes an object of reportlab's; returns its number."""
        number = number or self.allocate()
        # As pdfdoc.PDFIndirectObject does, in a third of the time.
        written = b"%d 0 obj\n%s\nendobj\n" % (number, content.format(self))
        self.idToOffset[number] = self._at
        self._at += len(written)
        self._out.write(written)
        return number

    def stream(
        self, payload: bytes, entries: Mapping[str, Any] | None = None, number: int = 0, *, compress: bool = True
    ) -> int:
        """Writes a stream; `entries` are more entries of its dictionary."""
        filters = [pdfdoc.PDFZCompress] if compress else None
        return self.add(_unmistakable(pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), payload, filters)), number)

    def Reference(self, obj: Any, name: str | None = None) -> Any:  # noqa: N802  (reportlab's own name)
        """Writes what reportlab would have put by for later."""
        if not self._streaming:
            return super().Reference(obj, name)
        if isinstance(obj, pdfdoc.PDFStream):
            return ref(self.add(_unmistakable(obj)))
        return obj if isinstance(obj, pdfdoc.PDFObjectReference) else ref(self.add(obj))

    def close(self, catalogue: int) -> None:
        """Writes the table of objects and the trailer."""
        places = b"".join([b"%010d 00000 n \n" % place for place in self.idToOffset[1:]])
        self._out.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(self.idToOffset), places))
        trailer = pdfdoc.PDFTrailer(startxref=self._at, Size=len(self.idToOffset), Root=ref(catalogue))
        self._out.write(trailer.format(self))


def _unmistakable(stream: Any) -> Any:
    """The stream encoded, and never ending in a carriage return, which a reader could take for half of the line end
    that follows; what comes after the end of compressed data is not read."""
    data, entries = stream.content, dict(stream.dictionary.dict)
    for each in reversed(stream.filters or ()):
        data, entries["Filter"] = each.encode(data), pdfdoc.PDFName(each.pdfname)
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), data + b"\n" if data.endswith(b"\r") else data)


def text(value: str) -> Any:
    """A text string, any character allowed."""
    return pdfdoc.PDFString(value.encode("utf-16-be", "replace").decode("utf-16-be"))


def written(value: str) -> str:
    """A text string as it stands in the content of a page."""
    return str(text(value).format(_AHEAD).decode("ascii"))


def name(value: str) -> str:
    """A name, escaped."""
    return str(pdfdoc.PDFName(value))


def ref(number: int) -> Any:
    """A reference to an object."""
    return pdfdoc.PDFObjectReference(number)


def entries(**values: Any) -> Any:
    """A dictionary."""
    return pdfdoc.PDFDictionary(values)


def row(*values: Any) -> Any:
    """An array."""
    return pdfdoc.PDFArray(values)
