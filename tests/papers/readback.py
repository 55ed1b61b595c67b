# SPDX-License-Identifier: Apache-2.0
"""Reads a tagged PDF back as a screen reader does: through its structure, not by where letters stand.

Validators cannot see a wrong row or real text marked as decoration; this can, when what it reads is compared with
`tree_content.content` of the tree the file was made from.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

from vlu_desktop.leaks.tagged_text import DECORATION, Fonts, marked
from vlu_desktop.typeset.tree_content import Entry


@dataclass(slots=True)
class Node:
    """A structure element: its tag, the text it holds itself and in its parts, in order, and what is said of it.

    `targets` are the pages, counted from 1, that its own link annotations lead to.
    """

    tag: str
    alternative: str = ""
    language: str = ""
    kids: list["Node | str"] = field(default_factory=list)
    colspan: int = 1
    rowspan: int = 1
    scope: str = ""
    title: str = ""
    key: str = ""
    targets: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All its words, white space folded."""
        return " ".join(self._raw().split())

    def _raw(self) -> str:
        return "".join(kid if isinstance(kid, str) else kid._raw() + _gap(kid) for kid in self.kids)

    def parts(self) -> Iterator["Node"]:
        """The elements directly within."""
        return (kid for kid in self.kids if isinstance(kid, Node))

    def all(self, tag: str) -> Iterator["Node"]:
        """Every element of that tag within, in reading order."""
        for part in self.parts():
            if part.tag == tag:
                yield part
            yield from part.all(tag)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """A document read back: its structure, the decoration of each page, and marked text that no element owns."""

    root: Node
    decoration: tuple[str, ...]
    stray: tuple[str, ...]

    bookmarks: tuple[tuple[int, str, int], ...] = ()
    """Each bookmark's level, its words and the page it leads to."""

    def links(self) -> tuple[tuple[str, int], ...]:
        """The words of each link outside the contents list, and the page it leads to."""
        return tuple(_links(self.root))

    def cells(self) -> tuple[tuple[tuple[int, int, str], ...], ...]:
        """Of each cell of each row: the columns and the rows it spans, and what it is the header of."""
        return tuple(
            tuple((cell.colspan, cell.rowspan, cell.scope) for cell in row.parts()) for row in self.root.all("TR")
        )

    def content(self) -> tuple[Entry, ...]:
        """The logical content in the same rows as `tree_content.content`, the contents list left out."""
        return tuple(_entries(self.root))


def read_pdf(document: Path | bytes) -> ReadDocument:
    """Opens a tagged PDF and reads its structure."""
    source = document if isinstance(document, Path) else io.BytesIO(document)
    with pikepdf.open(source) as pdf:
        reader = _Reader(pdf)
        root = Node("Root")
        tree: Any = pdf.Root.StructTreeRoot.K
        for kid in tree if isinstance(tree, pikepdf.Array) else [tree]:
            root.kids.append(reader.element(kid, None))
        return ReadDocument(
            root=root, decoration=tuple(reader.decoration), stray=reader.stray(),
            bookmarks=tuple(reader.bookmarks(pdf.Root.get("/Outlines", {}), 1)),
        )  # fmt: skip


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._texts: dict[tuple[tuple[int, int], int], str] = {}
        self._read: set[tuple[tuple[int, int], int]] = set()
        self.decoration: list[str] = []
        self._numbers: dict[tuple[int, int], int] = {}
        fonts: Fonts = {}
        for number, page in enumerate(pdf.pages, start=1):
            self._numbers[_place(page)] = number
            decoration: list[str] = []
            for content, text in marked(page, fonts):
                if content == DECORATION:
                    decoration.append(text)
                else:
                    key = (_place(page), content)
                    self._texts[key] = self._texts.get(key, "") + text
            self.decoration.append(" ".join(decoration))

    def element(self, element: Any, page: Any) -> Node:
        """An element and all within it."""
        page = element.get("/Pg", page)
        node = Node(str(element.S)[1:], str(element.get("/Alt", "")), str(element.get("/Lang", "")))
        node.title, node.key = str(element.get("/T", "")), str(element.get("/ID", ""))
        attributes = element.get("/A")
        if isinstance(attributes, pikepdf.Dictionary):
            node.colspan = int(attributes.get("/ColSpan", 1))
            node.rowspan = int(attributes.get("/RowSpan", 1))
            node.scope = str(attributes.get("/Scope", ""))[1:]
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                node.kids.append(self._take(page, kid))
            elif kid.get("/Type") == "/MCR":
                node.kids.append(self._take(kid.get("/Pg", page), int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                node.targets.append(self._numbers[_place(kid.Obj.Dest[0])])
            else:
                node.kids.append(self.element(kid, page))
        return node

    def _take(self, page: Any, content: int) -> str:
        key = (_place(page), content)
        self._read.add(key)
        return self._texts.get(key, "")

    def bookmarks(self, parent: Any, level: int) -> Iterator[tuple[int, str, int]]:
        """The bookmarks under another, in order."""
        item = parent.get("/First")
        while item is not None:
            yield level, str(item.Title), self._numbers[_place(item.Dest[0])]
            yield from self.bookmarks(item, level + 1)
            item = item.get("/Next")

    def stray(self) -> tuple[str, ...]:
        """Marked text that no element owns."""
        return tuple(text for key, text in self._texts.items() if key not in self._read)


def _place(page: Any) -> tuple[int, int]:
    number, generation = page.objgen
    return int(number), int(generation)


def _gap(node: Node) -> str:
    return "" if node.tag in ("Link", "Span", "Reference") else " "


def _links(node: Node) -> Iterator[tuple[str, int]]:
    for part in node.parts():
        if part.tag == "TOC":
            continue
        if part.tag == "Link":
            reached = set(part.targets)
            if len(reached) != 1:
                raise ValueError(f"the link {part.text!r} leads to {len(reached)} pages")
            yield part.text, reached.pop()
        yield from _links(part)


def _entries(node: Node) -> Iterator[Entry]:
    for part in node.parts():
        match part.tag:
            case "TOC":
                continue
            case "H1" | "H2" | "H3":
                yield f"heading {part.tag[1]}", (part.text,)
            case "Part":
                yield "part", (" ".join(part.title.split()),)
                yield from _entries(part)
            case "P":
                yield "paragraph", (part.text,)
            case "LI":
                yield "item", tuple(kid.text for kid in part.parts())
            case "TR":
                yield ("header" if node.tag == "THead" else "row"), tuple(cell.text for cell in part.parts())
            case "Caption":
                yield "caption", (part.text,)
            case "Figure":
                yield "figure", (part.alternative,)
            case "Note":
                yield "note", tuple(kid.text for kid in part.parts())
            case _:
                yield from _entries(part)
