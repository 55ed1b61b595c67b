# SPDX-License-Identifier: Apache-2.0
"""Opens a finished document and searches all a reader or a tool could get out of it for protected values.

Searched: the file's name, the text of every page as two different readers give it, the text behind the drawing
(alternative text, replacement text, titles of links), bookmarks, metadata, ids and names of every kind, and whatever
is attached or embedded. A file that cannot be read whole is refused: what was not searched is not safe.
"""

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from vlu_desktop.documents.readback import page_texts
from vlu_desktop.domain.errors import UserError
from vlu_desktop.domain.spellings import Finder, Needle

_MARK = re.compile("\u2039U\\+[0-9A-F]{4,6}\u203a")
_BINARY = ("/XRef", "/ObjStm")  # the syntax of the file; the objects in them are visited on their own
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3", "/CIDToGIDMap", "/ToUnicode", "/DestOutputProfile")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A protected value in a finished document: which, and where ("page 3", "a bookmark", "the file name")."""

    needle: Needle
    where: str

    @property
    def label(self) -> str:
        """What was found, without giving it away."""
        return self.needle.label or self.needle.kind


def search(document: Path | bytes, needles: Sequence[Needle], file_name: str = "") -> tuple[Hit, ...]:
    """Every protected value in the document and in its name, once for each place. Empty bytes search the name alone."""
    finder = Finder(needles)
    hits: dict[Hit, None] = {}
    name = file_name or (document.name if isinstance(document, Path) else "")
    content = document.read_bytes() if isinstance(document, Path) else document
    for where, text in _texts(name, content):
        for match in finder.find(_MARK.sub("", unicodedata.normalize("NFKC", text))):
            hits[Hit(needle=match.needle, where=where)] = None
    return tuple(hits)


def _texts(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    yield "the file name", name
    if not content:
        return
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                raise UserError("This document is encrypted, so it could not be searched. Make it again.")
            for number, text in enumerate(page_texts(pdf), start=1):
                yield f"page {number}", text
            yield from _objects(pdf)
        yield from _as_seen(content)
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as damaged:
        raise UserError("This document could not be opened to be searched. Make it again.") from damaged


def _as_seen(content: bytes) -> Iterator[tuple[str, str]]:
    """The text of each page as a viewer puts it together from where the letters stand."""
    with pypdfium2.PdfDocument(content) as pdf:
        for number, page in enumerate(pdf, start=1):
            text = page.get_textpage()
            yield f"page {number}", text.get_text_bounded()
            text.close()
            page.close()


_WHERE = {
    "/Alt": "the words for a figure", "/ActualText": "the words behind a drawing", "/Contents": "the title of a link",
    "/Title": "a bookmark or the title", "/Author": "the author", "/Subject": "the subject",
    "/Keywords": "the key words", "/Summary": "a table's summary", "/URI": "a web link", "/F": "an attached file",
    "/UF": "an attached file", "/Desc": "an attached file",
}  # fmt: skip


def _objects(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Every string, name and text stream of the file, wherever it hangs."""
    machinery = {
        value.objgen
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary)
        for key in _FONT_FILES
        if isinstance(value := item.get(key), pikepdf.Stream)
    }
    pages = {
        stream.objgen
        for page in pdf.pages
        for stream in ([page.Contents] if isinstance(page.Contents, pikepdf.Stream) else list(page.Contents))
    }
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream):
            yield from _strings(item.stream_dict, "the file's own notes", 0)
            if item.objgen in machinery or item.objgen in pages:
                continue
            where = "the metadata" if item.get("/Type") == "/Metadata" else "something embedded"
            yield from _payload(item, where)
        else:
            yield from _strings(item, "the file's own notes", 0)
    yield from _strings(pdf.trailer, "the file's own notes", 0)


def _payload(stream: pikepdf.Stream, where: str) -> Iterator[tuple[str, str]]:
    if stream.get("/Type") in _BINARY:
        return
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError:
        data = stream.read_raw_bytes()
    for encoding in ("utf-8", "utf-16-be", "utf-16-le", "latin-1"):
        yield where, data.decode(encoding, "ignore")


def _strings(value: Any, where: str, depth: int) -> Iterator[tuple[str, str]]:
    """The strings and names directly within an object; what it refers to is visited on its own."""
    if depth > 40:
        return
    if isinstance(value, pikepdf.String):
        yield where, str(value)
    elif isinstance(value, pikepdf.Name):
        yield where, str(value)[1:]
    elif isinstance(value, pikepdf.Array):
        for part in _direct(value):
            yield from _strings(part, where, depth + 1)
    elif isinstance(value, pikepdf.Dictionary):
        for key, part in value.items():
            yield where, key[1:]
            for direct in _direct([part]):
                yield from _strings(direct, _WHERE.get(key, where), depth + 1)


def _direct(values: Iterable[Any]) -> Iterator[Any]:
    return (value for value in values if isinstance(value, pikepdf.Object) and not value.is_indirect)
