# SPDX-License-Identifier: Apache-2.0
"""Reads a tagged PDF back as a screen reader does: through its structure, not by where letters stand.

Validators cannot see a wrong row or real text marked as decoration; this can, when what it reads is compared with
`tree_content.content` of the tree the file was made from.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

from vlu_desktop.typeset.tree_content import Entry

_CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_DECORATION = -1
_GAP = -200  # thousandths of the size: a pen moved on this far leaves a space


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


def page_texts(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The text of each page in the order it was drawn, decoration included, replacement text beside the drawn."""
    fonts: _Fonts = {}
    for page in pdf.pages:
        yield "".join(_spaced(text) for _, text in _marked(page, fonts, gaps=True))


def drawn_text(drawing: Any) -> str:
    """The text of a drawing that pages share, in the order it was drawn."""
    return "".join(_spaced(text) for _, text in _marked(drawing, {}, gaps=True))


def _spaced(text: str) -> str:
    return text if text.endswith(" ") else text + "\n"


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._texts: dict[tuple[tuple[int, int], int], str] = {}
        self._read: set[tuple[tuple[int, int], int]] = set()
        self.decoration: list[str] = []
        self._numbers: dict[tuple[int, int], int] = {}
        fonts: _Fonts = {}
        for number, page in enumerate(pdf.pages, start=1):
            self._numbers[_place(page)] = number
            decoration: list[str] = []
            for content, text in _marked(page, fonts):
                if content == _DECORATION:
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


def _marked(page: Any, fonts: "_Fonts", *, gaps: bool = False) -> Iterator[tuple[int, str]]:
    """Each stretch of text of a page with the number of the marked content it is in; -1 for decoration."""
    resources: Any = page.get("/Resources", {})
    maps = {name: _font(font, fonts) for name, font in resources.get("/Font", {}).items()}
    current = _Font()
    stack: list[int | str | None] = []
    instruction: Any
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, str(instruction.operator)
        if operator in ("BDC", "BMC"):
            content, actual = _opened(operands)
            if actual is not None:
                yield _owner(stack), actual
            stack.append(actual if actual is not None else content)
        elif operator == "EMC":
            if stack:
                stack.pop()
        elif operator == "Tf":
            current = maps.get(str(operands[0]), _Font())
        elif operator in ("Tj", "TJ", "'", '"') and not any(isinstance(level, str) for level in stack):
            yield _owner(stack), _shown(operands[-1], current, gaps=gaps)


def _shown(shown: Any, font: "_Font", *, gaps: bool) -> str:
    """The text one operator shows; a wide gap in it is a space where `gaps` are read, as others' files need."""
    text: list[str] = []
    for part in shown if isinstance(shown, pikepdf.Array) else [shown]:
        if isinstance(part, pikepdf.String):
            text.append(font.read(bytes(part)))
        elif gaps and float(part) <= _GAP:
            text.append(" ")
    return "".join(text)


def _opened(operands: Sequence[Any]) -> tuple[int | None, str | None]:
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Dictionary):
        if "/MCID" in properties:
            return int(properties.MCID), None
        if "/ActualText" in properties:
            return None, str(properties.ActualText)
    return (_DECORATION if str(operands[0]) == "/Artifact" else None), None


def _owner(stack: Sequence[int | str | None]) -> int:
    return next((level for level in reversed(stack) if isinstance(level, int)), _DECORATION)


@dataclass(slots=True)
class _Font:
    """What a font's codes read; codes are two bytes long in fonts such as ours, one in others."""

    codes: dict[int, str] = field(default_factory=dict)
    length: int = 1

    def read(self, shown: bytes) -> str:
        if not self.codes:
            return shown.decode("latin-1")
        codes = (int.from_bytes(shown[at : at + self.length], "big") for at in range(0, len(shown), self.length))
        return "".join(self.codes.get(code, "\ufffd") for code in codes)


_Fonts = dict[tuple[int, int], _Font]


def _font(font: Any, known: _Fonts) -> _Font:
    found = known.get(font.objgen)
    if found is None:
        found = known[font.objgen] = _Font(length=2 if font.get("/Subtype") == "/Type0" else 1)
        program = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
        for block in re.findall(rb"beginbfchar(.*?)endbfchar", program, re.DOTALL):
            for code, value in _CHAR.findall(block):
                found.codes[int(code, 16)] = bytes.fromhex(value.decode()).decode("utf-16-be", "replace")
        for block in re.findall(rb"beginbfrange(.*?)endbfrange", program, re.DOTALL):
            for first, last, value in _RANGE.findall(block):
                for step in range(int(last, 16) - int(first, 16) + 1):
                    found.codes[int(first, 16) + step] = chr(int(value, 16) + step)
    return found


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
