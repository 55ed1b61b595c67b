# SPDX-License-Identifier: Apache-2.0
"""Everything a finished PDF says, drawn or not, each with where it stands; read as the hostile file it may be."""

import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pikepdf
import pypdfium2

from vlu_desktop.kernel.stopping import check_stopped
from vlu_desktop.language.catalogue import say
from vlu_desktop.leaks import text_places as places
from vlu_desktop.leaks.embedded_parts import (
    Budget,
    UnsearchablePart,
    is_picture,
    measure,
    packed,
    picture_notes,
    text_of,
)
from vlu_desktop.leaks.tagged_text import drawn_text, page_texts

Said = tuple[str, str]
Found = dict[Said, None]
"""What is said where, each once."""
PLACE = places.WHERE_TAKEN
PICTURE = places.LOOKED_AT
"""Where: not text, but what a person has to look at."""
_SYNTAX = ("/XRef", "/ObjStm")  # the objects in them are visited on their own
_FONT_FILES = frozenset(("/FontFile", "/FontFile2", "/FontFile3", "/CIDToGIDMap", "/ToUnicode", "/DestOutputProfile"))
_PACKING = {"/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/Fl", "/LZW", "/RL"}
_MOST_LZW = 4 * 1024 * 1024
_DEEPEST = 60
_MOST_NESTED = 3
_MOST_PAGES = 20_000
_MOST_VERSIONS = 8
_END = re.compile(b"%%EOF")
_DAMAGED = (pikepdf.PdfError, pypdfium2.PdfiumError)
_ODD = (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, NotImplementedError)
_WHERE = {
    "/Alt": places.FIGURE, "/ActualText": places.DRAWING, "/E": places.DRAWING, "/Contents": places.NOTE,
    "/Title": places.BOOKMARK, "/Author": places.AUTHOR, "/Subject": places.SUBJECT, "/Keywords": places.KEY_WORDS,
    "/Summary": places.SUMMARY, "/URI": places.LINK, "/F": places.ATTACHED, "/UF": places.ATTACHED,
    "/Desc": places.ATTACHED, "/V": places.FORM, "/Creator": places.METADATA, "/Producer": places.METADATA,
    "/JS": places.SCRIPT,
}  # fmt: skip


def pdf_texts(content: bytes, budget: Budget | None = None, depth: int = 0) -> Iterator[Said]:
    """Where and what, of the file and of every earlier version of it that is still in it.

    Raises UserError for a file that can't be read whole: what was not searched is not safe.
    """
    budget = budget or Budget.of(content)
    measure(content, budget)
    try:
        yield from _whole(content, budget, depth)
    except pikepdf.PasswordError as locked:
        raise UnsearchablePart(say("searched.encrypted")) from locked
    except _DAMAGED as damaged:
        raise UnsearchablePart(say("searched.not-opened")) from damaged
    except _ODD as odd:
        raise UnsearchablePart(say("searched.ill-made")) from odd
    for earlier in _earlier(content):
        try:
            yield from ((places.within(places.EARLIER, where), text) for where, text in _whole(earlier, budget, depth))
        except (*_DAMAGED, *_ODD, pikepdf.PasswordError):
            yield from ((places.EARLIER, text) for text in text_of(earlier))


def _whole(content: bytes, budget: Budget, depth: int) -> Iterator[Said]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        if pdf.is_encrypted:
            raise UnsearchablePart(say("searched.encrypted"))
        if len(pdf.pages) > _MOST_PAGES:
            raise UnsearchablePart(say("searched.too-many-pages", most=_MOST_PAGES))
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream):
                _openable(item)
        for number, (text, told) in enumerate(page_texts(pdf), start=1):
            check_stopped()
            place = places.page_place(number)
            yield place, text
            # What a page's drawing says of itself besides what it draws.
            said: Found = {}
            for operand in told:
                _strings(operand, place, said)
            yield from said
        yield from _objects(pdf, budget, depth)
    yield from _as_seen(content)


def _as_seen(content: bytes) -> Iterator[Said]:
    """The text of each page as a viewer puts it together from where the letters stand, off the page too."""
    with pypdfium2.PdfDocument(content) as pdf:
        for number, page in enumerate(pdf, start=1):
            check_stopped()
            text = page.get_textpage()
            said, place = text.get_text_range(), places.page_place(number)
            yield place, said
            text.close()
            if not said.strip() and any(page.get_objects(filter=(3,), max_depth=4)):
                yield PICTURE, place
            page.close()


def seen_pages(content: bytes) -> tuple[str, ...]:
    """The text of each page of a file of our own, as a viewer shows it."""
    return tuple(text for where, text in _as_seen(content) if where != PICTURE)


def _earlier(content: bytes) -> Iterator[bytes]:
    """The file as it was before each change that was merely added at its end."""
    ends = [found.end() for found in islice(_END.finditer(content), _MOST_VERSIONS + 1)]
    if len(ends) > _MOST_VERSIONS:
        raise UnsearchablePart(say("searched.too-many-versions", most=_MOST_VERSIONS))
    yield from (content[:end] for end in ends[:-1])


def _objects(pdf: pikepdf.Pdf, budget: Budget, depth: int) -> Iterator[Said]:
    """Every string, name and text stream of the file, wherever it hangs."""
    machinery = {
        value.objgen
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary)
        for key in _FONT_FILES.intersection(item.keys())
        if isinstance(value := item[key], pikepdf.Stream)
    }
    pages = {
        stream.objgen
        for page in pdf.pages
        if "/Contents" in page
        for stream in ([page.Contents] if isinstance(page.Contents, pikepdf.Stream) else list(page.Contents))
    }
    # The same few hundred keys and names stand in each of thousands of objects.
    said: Found = {}
    for item in pdf.objects:
        check_stopped()
        if isinstance(item, pikepdf.Stream):
            _strings(item.stream_dict, places.OWN_NOTES, said)
            if item.objgen not in machinery and item.objgen not in pages:
                yield from _stream(item, budget, depth)
        else:
            _strings(item, places.OWN_NOTES, said)
    _strings(pdf.trailer, places.OWN_NOTES, said)
    yield from said


def _stream(stream: pikepdf.Stream, budget: Budget, depth: int) -> Iterator[Said]:
    if stream.get("/Type") in _SYNTAX:
        return
    if stream.get("/Subtype") == "/Image":
        # Pixels are no text: chance would find short names in them.
        if set(_filters(stream)) & {"/DCTDecode", "/DCT", "/JPXDecode"}:
            yield from _notes(stream.read_raw_bytes() if len(_filters(stream)) == 1 else stream.read_bytes())
        return
    if stream.get("/Subtype") == "/Form":
        yield places.EMBEDDED, drawn_text(stream)
    where = places.METADATA if stream.get("/Type") == "/Metadata" else places.EMBEDDED
    yield from payload(stream.read_bytes(), where, budget, depth)


def payload(data: bytes, where: str, budget: Budget, depth: int) -> Iterator[Said]:
    """What embedded bytes say, whatever kind of file they are."""
    if data.startswith((b"%PDF", b"PK")) and depth >= _MOST_NESTED:
        raise UnsearchablePart(say("searched.nested-documents", most=_MOST_NESTED))
    if data.startswith(b"%PDF"):
        yield from ((places.within(where, inner), text) for inner, text in pdf_texts(data, budget, depth + 1))
    elif is_picture(data):
        yield from _notes(data)
    elif data.startswith(b"PK"):
        for name, inside in packed(data, budget):
            yield where, name
            yield from payload(inside, where, budget, depth + 1)
    else:
        yield from ((where, text) for text in text_of(data))


def _notes(data: bytes) -> Iterator[Said]:
    for where, text in picture_notes(data):
        yield (PLACE, "") if where == PLACE else (where, text)


def _filters(stream: pikepdf.Stream) -> list[str]:
    found: Any = stream.get("/Filter", pikepdf.Array())
    return [str(each) for each in found] if isinstance(found, pikepdf.Array) else [str(found)]


def _openable(stream: pikepdf.Stream) -> None:
    """Refuses what unpacks to more than `measure` could see: packed twice, or in an old way that swells."""
    packing = [each for each in _filters(stream) if each in _PACKING]
    if len(packing) > 1:
        raise UnsearchablePart(say("searched.packed-twice"))
    swells = set(packing) - {"/FlateDecode", "/Fl"}
    if (swells or len(_filters(stream)) > 1) and len(stream.read_raw_bytes()) > _MOST_LZW:
        raise UnsearchablePart(say("searched.packed-in-an-old-way", most=_MOST_LZW >> 20))


def _strings(value: Any, where: str, found: Found, depth: int = 0) -> None:
    """Finds the strings and names directly within an object; what it refers to is visited on its own."""
    if depth > _DEEPEST:
        raise UnsearchablePart(say("searched.nested-too-deep", most=_DEEPEST))
    if isinstance(value, pikepdf.String):
        found[where, str(value)] = None
        # A certificate is such a string: what it says is written as UTF-8 within it.
        if not (raw := bytes(value)).isascii():
            found.update(((where, text), None) for text in text_of(raw))
    elif isinstance(value, pikepdf.Name):
        found[where, str(value)[1:]] = None
    elif isinstance(value, pikepdf.Array):
        for part in value:
            if _is_direct(part):
                _strings(part, where, found, depth + 1)
    elif isinstance(value, pikepdf.Dictionary):
        for key, part in value.items():
            found[where, key[1:]] = None
            if _is_direct(part):
                _strings(part, _WHERE.get(key, where), found, depth + 1)


def _is_direct(value: Any) -> bool:
    return isinstance(value, pikepdf.Object) and not value.is_indirect
