# SPDX-License-Identifier: Apache-2.0
"""The document tree: what a document says, as frozen values that know no case and no file format.

A composer builds it, `tree_numbering.number` counts it, and the writers (`pdf`, `text`, `html`) set it. All text is
data: nothing in a string is ever read as markup.

Text in a block may be a plain string or a tuple of inline values. Every id is unique in its document; a `Link`, a
`Ref` or a `NoteRef` must name one that exists.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from vlu_desktop.kernel.pictures import PageWord, Raster
from vlu_desktop.timeline.display_list import DisplayList

# ---------------------------------------------------------------------------------------------------------- inline


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A run of text in one style; `language` only where it is not the document's ("cy", "pl", "ar")."""

    text: str
    bold: bool = False
    italic: bool = False
    muted: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead to the block with the id `target`."""

    text: str
    target: str


class RefKind(StrEnum):
    """What a reference shows of its target."""

    NUMBER = "number"
    PAGE = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """The number (of a paragraph, table, figure or note) or the page of another block, as a link to it."""

    target: str
    kind: RefKind = RefKind.NUMBER


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRef:
    """The raised number of an endnote, linked to it."""

    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithheldMark:
    """Something withheld from this copy, as a mark of fixed length that tells nothing but the reason's code."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitRef:
    """An exhibit's reference, set in bold; linked where its schedule entry is in this document."""

    reference: str
    target: str = ""


Inline: TypeAlias = Text | Link | Ref | NoteRef | WithheldMark | ExhibitRef
Runs: TypeAlias = str | tuple[str | Inline, ...]

# ---------------------------------------------------------------------------------------------------------- blocks


class Style(StrEnum):
    """How a paragraph is set."""

    BODY = "body"
    LEAD = "lead"  # a muted line under a heading
    SMALL = "small"  # sans, small: notes and sources
    QUOTE = "quote"  # words as they were said or written
    CENTRED = "centred"
    SIGNATURE = "signature"  # a line to sign on is drawn above


class Align(StrEnum):
    """Where a column's text stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level 1 to 3; in the contents and the bookmarks unless `listed` is false.

    `room` is how much (in points) must stand below it on its page, as where lines to sign on must not go alone; the
    end of what stands before it then goes with it.
    """

    text: Runs
    level: int = 1
    id: str = ""
    listed: bool = True
    new_page: bool = False
    room: float = 0.0
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; `language` only where it is not the document's."""

    text: Runs
    style: Style = Style.BODY
    id: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedParagraph:
    """A paragraph with a number that runs on through the document, or with its own `label`.

    `restart` begins again at 1. `emphasis` sets the number in the accent, as in the key points.
    """

    text: Runs
    id: str = ""
    label: str = ""
    restart: bool = False
    emphasis: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletList:
    """A list without order."""

    items: tuple[Runs, ...]
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedList:
    """A list counted from 1 on its own: "(a)", "(b)" with `letters`, else "1.", "2."."""

    items: tuple[Runs, ...]
    id: str = ""
    letters: bool = False


CellBlock: TypeAlias = Paragraph | BulletList | NumberedList


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A table's column; `width` is its share of the table's width."""

    width: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell. `header` makes it the header of its row (in the header rows every cell is one of its column).

    `content` is text, or a tuple of blocks. Cells hidden under another's span are left out of their row.
    """

    content: Runs | tuple[CellBlock, ...]
    header: bool = False
    colspan: int = 1
    rowspan: int = 1
    id: str = ""


Row: TypeAlias = tuple[Cell | str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; its header rows are repeated at the top of each later page. Numbered where it has a caption."""

    columns: tuple[Column, ...]
    header: tuple[Row, ...] = ()
    rows: tuple[Row, ...]
    caption: Runs = ""
    note: Runs = ""
    summary: str = ""
    small: bool = True
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyValue:
    """Facts as rows of a name and what it is."""

    rows: tuple[tuple[str, Runs], ...]
    id: str = ""
    small: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing. `alternative` says in words what it shows. Numbered where it has a caption."""

    drawing: DisplayList
    alternative: str
    caption: Runs = ""
    title: Runs = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture shown as evidence. `alternative` is an officer's words of what it shows; a document with a picture
    that nobody has described is not called accessible (`standards`). `words` are those read in it: they lie unpainted
    over it to be found and marked, and stand for nothing beside the alternative."""

    image: Raster
    alternative: str
    caption: Runs = ""
    words: tuple[PageWord, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PicturePage:
    """A page made elsewhere, shown as a picture on a page of its own; `label` says which page of what it is.

    `words` are those that can be seen on it, in the order its file has them; they are searched and read out.
    """

    image: Raster
    label: str
    words: tuple[PageWord, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """A box that stands out from the text."""

    body: tuple["Paragraph | BulletList | NumberedList", ...]
    title: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The contents, on pages of their own, headings down to `depth`."""

    title: str = "Contents"
    depth: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Endnote:
    """A note that a `NoteRef` leads to; numbered in the order the notes stand."""

    text: Runs
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """What follows starts a new page, unless this one has but a few lines that the page before had no room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The first page: what this is, of whom, for whom, and the status of the document."""

    title: str
    subtitle: str = ""
    facts: tuple[tuple[str, Runs], ...] = ()
    body: tuple["Paragraph | BulletList | NumberedList | Callout", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Landscape:
    """Blocks on pages turned to landscape, read from left to right."""

    body: tuple["Block", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Blocks in a room of fixed height (points), which stays free beneath them: what is put in later moves nothing."""

    body: tuple["Paragraph | Table", ...] = ()
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A document within a document: counted for itself, its contents its own, its pages with its own header.

    Parts stand last in a document; after one there are only others. Ids are still those of the whole.
    """

    title: str
    body: tuple["Block", ...]
    id: str
    marking: str = ""
    header_left: str = ""
    header_right: str = ""
    footer_left: str = ""
    language: str = ""


Block: TypeAlias = (
    Heading
    | Paragraph
    | NumberedParagraph
    | BulletList
    | NumberedList
    | Table
    | KeyValue
    | Figure
    | Picture
    | PicturePage
    | Callout
    | Contents
    | Endnote
    | PageBreak
    | Cover
    | Landscape
    | Room
    | Part
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document. `made` (aware) and `identity` (the journal's head) are inputs: same tree, same bytes.

    `large`: it is set in large print, nothing that is read below 16 points.
    """

    title: str
    body: tuple[Block, ...]
    made: datetime
    identity: str
    marking: str = ""
    language: str = "en-GB"
    subject: str = ""
    author: str = ""
    header_left: str = ""
    header_right: str = ""
    footer_left: str = ""
    large: bool = False
