# SPDX-License-Identifier: Apache-2.0
"""XML of a file made elsewhere as a stream of events: no document type, so no entity of its own and no expansion."""

from collections.abc import Iterator
from typing import Protocol
from xml.parsers import expat

START, END, TEXT = "start", "end", "text"
_PIECE = 1 << 16
_DEEPEST = 200

Event = tuple[str, str, dict[str, str]]
"""START or END with a name, or TEXT with words; a start has its attributes. Names are without their namespaces."""


class BadXml(Exception):
    """It is not XML, or XML that no program writes into a document: with a document type, or nested beyond measure."""


def events(data: bytes) -> Iterator[Event]:
    """The elements and words of a part in order. BadXml where it is damaged or declares a document type."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    found: list[Event] = []
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise BadXml("nested beyond measure")
        found.append((START, _local(name), {_local(key): value for key, value in attributes.items()}))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        found.append((END, _local(name), {}))

    def refuse(*_: object) -> None:
        raise BadXml("a document type")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda words: found.append((TEXT, words, {}))
    parser.StartDoctypeDeclHandler = refuse
    try:
        for at in range(0, len(data), _PIECE):
            parser.Parse(data[at : at + _PIECE], False)
            yield from found
            found.clear()
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as wrong:  # or an encoding that nobody knows
        raise BadXml(str(wrong)) from wrong
    yield from found


class Listener(Protocol):
    """What is told of each as it comes."""

    def start(self, name: str, attributes: dict[str, str]) -> None: ...

    def text(self, words: str) -> None: ...

    def end(self, name: str) -> None: ...


def read_through(data: bytes, listener: Listener) -> None:
    """Tell of every element and all words of a part in order. BadXml as from `events`."""
    for what, name, attributes in events(data):
        if what == START:
            listener.start(name, attributes)
        elif what == TEXT:
            listener.text(name)
        else:
            listener.end(name)


def _local(name: str) -> str:
    return name.rpartition("}")[2]
