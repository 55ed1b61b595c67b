# SPDX-License-Identifier: Apache-2.0
"""Where in a file a text stands: its pages by number, all else by its words, which are for a person alone."""

from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH

FILE_NAME = str(say_in(ENGLISH, "searched.file-name"))
EMBEDDED = str(say_in(ENGLISH, "searched.embedded"))
ATTACHED = str(say_in(ENGLISH, "searched.attached"))
PICTURE_NOTES = str(say_in(ENGLISH, "searched.picture-notes"))
A_PICTURE = str(say_in(ENGLISH, "searched.a-picture"))
EARLIER = str(say_in(ENGLISH, "searched.earlier"))
OWN_NOTES = str(say_in(ENGLISH, "searched.own-notes"))
METADATA = str(say_in(ENGLISH, "searched.metadata"))
FIGURE = str(say_in(ENGLISH, "searched.figure"))
DRAWING = str(say_in(ENGLISH, "searched.drawing"))
NOTE = str(say_in(ENGLISH, "searched.note"))
BOOKMARK = str(say_in(ENGLISH, "searched.bookmark"))
AUTHOR = str(say_in(ENGLISH, "searched.author"))
SUBJECT = str(say_in(ENGLISH, "searched.subject"))
KEY_WORDS = str(say_in(ENGLISH, "searched.key-words"))
SUMMARY = str(say_in(ENGLISH, "searched.summary"))
LINK = str(say_in(ENGLISH, "searched.link"))
FORM = str(say_in(ENGLISH, "searched.form"))
SCRIPT = str(say_in(ENGLISH, "searched.script"))
NAME_OF_PART = str(say_in(ENGLISH, "searched.name-of-part"))
WHERE_TAKEN = str(say_in(ENGLISH, "searched.where-taken"))
LOOKED_AT = str(say_in(ENGLISH, "searched.looked-at"))
_ELSEWHERE = (FILE_NAME, EMBEDDED, ATTACHED, A_PICTURE, EARLIER)
"""Beginnings of places that hold what no document is composed from."""


def page_place(number: int) -> str:
    """The place of a page, the first being 1."""
    return str(say_in(ENGLISH, "searched.page", n=number))


_PAGE = page_place(1).removesuffix("1")


def page_number(place: str) -> int | None:
    """The number of a page; None for a place that is none."""
    number = place.removeprefix(_PAGE)
    return int(number) if number != place and number.isdecimal() else None


def within(place: str, inner: str) -> str:
    """A place in what is a file of its own within a file: an earlier version, its metadata, or something embedded."""
    if place == EARLIER:
        return str(say_in(ENGLISH, "searched.within-earlier", inner=inner))
    if place == METADATA:
        return str(say_in(ENGLISH, "searched.within-metadata", inner=inner))
    return str(say_in(ENGLISH, "searched.within-embedded", inner=inner))


_WITHIN = tuple(within(place, "") for place in (EARLIER, METADATA, EMBEDDED))


def is_elsewhere(place: str) -> bool:
    """Whether it holds what no document is composed from: a name of the file, a file within it, a picture's notes."""
    return place.startswith(_ELSEWHERE) or place.endswith(_WITHIN)


def part_place(name: str) -> str:
    """The place of a part of an office file."""
    return str(say_in(ENGLISH, "searched.part", name=name))


def line_place(number: int) -> str:
    """The place of a line, the first being 1."""
    return str(say_in(ENGLISH, "searched.line", n=number))


def picture_place(page: str) -> str:
    """The place of a picture on a page."""
    return str(say_in(ENGLISH, "searched.picture-on", page=page))
