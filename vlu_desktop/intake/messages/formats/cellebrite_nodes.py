# SPDX-License-Identifier: Apache-2.0
"""Streams the records out of a Cellebrite report's XML, one in memory at a time, whatever its size.

The library's parser of events is used bare, because it alone lets a declaration of entities be refused before anything
is made of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat

WANTED = frozenset(("InstantMessage", "SMS", "MMS", "Call", "Email"))
"""The types of record that are messages or calls, wherever in the report they stand."""
LARGEST_TEXT = 1_000_000
"""Characters in all the fields of a record."""
LONGEST_TAG = 8_000_000
"""Bytes that the parser may hold back, waiting for the end of a tag."""
MOST_NODES = 20_000
MOST_DEPTH = 60
_PIECE = 1 << 18


class ForbiddenXml(Exception):
    """The XML declares a document type, nests or has a tag beyond reason, as no report does and attacks do."""


@dataclass(slots=True)
class Node:
    """A record, or a field of one: its type, its name in the record above, its words, and what is within it.

    `cut` says that it, or something within, was beyond measure and is not whole.
    """

    tag: str
    name: str = ""
    type: str = ""
    words: str = ""
    deleted: str = ""
    cut: bool = False
    above: "Node | None" = None
    within: "list[Node]" = field(default_factory=list)

    def value(self, *names: str) -> str:
        """The words of the first field that has one of the names and holds something."""
        for name in names:
            for each in self.within:
                if each.tag == "field" and each.name == name and each.words:
                    return each.words
        return ""

    def records(self, *names: str) -> "list[Node]":
        """The records in the fields of these names."""
        fields = (each for each in self.within if each.tag in ("modelField", "multiModelField") and each.name in names)
        return [record for each in fields for record in each.within if record.tag == "model"]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadRecords:
    """Records of a type that is not read, and how many of them there are."""

    type: str
    count: int


class _Builder:
    """Builds nodes below `decodedData` from the parser's events; finished records wait in `done`."""

    def __init__(self) -> None:
        self.done: list[Node | UnreadRecords] = []
        self.depth = 0
        self._top: Node | None = None
        self._nodes = 0
        self._passing = ""
        self._passed = 0
        self._pass_depth = 0
        self._text: list[str] = []
        self._size = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise ForbiddenXml
        tag = tag.rpartition(":")[2]
        if tag == "modelType" and self._top is None and not self._passing:
            kind = attributes.get("type", "")
            if kind in WANTED or kind == "Chat":
                self._top, self._nodes, self._size = Node(tag, type=kind), 0, 0
            else:
                self._passing, self._passed, self._pass_depth = kind or "no type", 0, self.depth
        elif self._passing:
            self._passed += tag == "model" and self.depth == self._pass_depth + 1
        elif self._top is not None:
            self._open(tag, attributes)

    def _open(self, tag: str, attributes: dict[str, str]) -> None:
        above = self._top
        assert above is not None
        if tag == "value":
            self._text = []
        node = Node(
            tag, attributes.get("name", ""), attributes.get("type", ""), deleted=attributes.get("deleted_state", ""),
            above=above,
        )  # fmt: skip
        self._nodes += 1
        if self._nodes > MOST_NODES:
            above.cut = True
        else:
            above.within.append(node)
        self._top = node

    def words(self, data: str) -> None:
        if self._top is None or self._top.tag != "value":
            return
        self._size += len(data)
        if self._size <= LARGEST_TEXT:
            self._text.append(data)
        else:
            self._top.cut = True

    def end(self, tag: str) -> None:
        if self._passing and self.depth == self._pass_depth:
            self.done.append(UnreadRecords(type=self._passing, count=self._passed))
            self._passing = ""
        elif self._top is not None:
            self._close(self._top)
        self.depth -= 1

    def _close(self, node: Node) -> None:
        above = node.above
        self._top = above
        if above is None:
            return
        above.cut = above.cut or node.cut
        if node.tag == "value":
            said = "".join(self._text)
            above.words = f"{above.words}\n{said}" if above.words else said
            _take_out(node, above)
        elif node.tag == "model" and node.type in WANTED:
            self.done.append(node)
            above.cut = False
            _take_out(node, above)
            self._size = 0
            self._nodes = sum(len(each.within) for each in _lineage(node))
        elif node.tag == "model" and above.tag == "modelType":
            above.within.clear()
            above.cut = False
            self._nodes = self._size = 0


def _take_out(node: Node, above: Node) -> None:
    above.within = [each for each in above.within if each is not node]


def _lineage(node: Node) -> Iterator[Node]:
    """What a record stands in, the nearest first."""
    above = node.above
    while above is not None:
        yield above
        above = above.above


def chat_of(node: Node) -> Node | None:
    """The conversation a message stands in, as far as it was read by then."""
    return next((each for each in _lineage(node) if each.tag == "model" and each.type == "Chat"), None)


def records_in(stream: BinaryIO) -> Iterator[tuple[int, Node | UnreadRecords]]:
    """Every record that is a message, and the count of each type that is not; with the bytes read by then.

    Raises ExpatError where the XML is broken, after what stood before it, and ForbiddenXml where it must not be read.
    """
    builder = _Builder()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.words
    parser.StartDoctypeDeclHandler = _refuse
    fed = 0
    broken: Exception | None = None
    while broken is None:
        piece = stream.read(_PIECE)
        fed += len(piece)
        try:
            parser.Parse(piece, not piece)
            if fed - parser.CurrentByteIndex > LONGEST_TAG:
                raise ForbiddenXml
        except (expat.ExpatError, ForbiddenXml) as error:
            broken = error
        done, builder.done = builder.done, []
        for each in done:
            yield parser.CurrentByteIndex, each
        if not piece:
            break
    if broken is not None:
        raise broken


def _refuse(*_: object) -> None:
    raise ForbiddenXml
