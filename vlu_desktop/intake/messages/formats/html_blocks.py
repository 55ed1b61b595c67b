# SPDX-License-Identifier: Apache-2.0
"""Cuts a page into the elements that hold a message each, one in memory at a time; nothing of it is ever rendered."""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import BinaryIO

from vlu_desktop.kernel.errors import UserError

PIECE = 64 * 1024
MOST_UNFINISHED = 1024 * 1024
"""Characters of a tag, comment or style sheet that waits for its end."""
MOST_HELD = 4 * 1024 * 1024
"""Characters of one message, and of its attributes."""
LONGEST_END = 4096
"""Characters of an unfinished tag at the very end that are still looked at as markup: the parser is slow with many."""
DEEPEST = 100
TOO_MUCH = "This page holds a piece that is far longer than any message, so it was not read. Make the export again."
# Begun at the first of some spaces or at the line's end itself, not from each space in turn.
_SOURCE_LINE = re.compile(r"(?:(?<![ \t])|(?=[\r\n]))[ \t]*+[\r\n]\s*")
_EMPTY = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_LINES = frozenset("div p li tr h1 h2 h3 ul section footer header".split())


@dataclass(slots=True)
class Element:
    """An element of a page: its tag, classes and attributes, and in order its texts and the elements within."""

    tag: str
    classes: frozenset[str] = frozenset()
    attributes: dict[str, str] = field(default_factory=dict)
    within: list["Element | str"] = field(default_factory=list)

    def elements(self) -> Iterator["Element"]:
        """Itself and every element within it, in the order they begin."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += [each for each in reversed(one.within) if isinstance(each, Element)]

    def first(self, *classes: str) -> "Element | None":
        """The first element, itself among them, that has one of the classes."""
        return next((each for each in self.elements() if not each.classes.isdisjoint(classes)), None)

    def tagged(self, tag: str) -> "Element | None":
        """The first element of a tag."""
        return next((each for each in self.elements() if each.tag == tag), None)

    def text(self, leave: Callable[["Element"], bool] = lambda each: False) -> str:
        """Its words as a reader sees their lines, without the elements that are left.

        A line of the page's own source ends no line of words, but spaces in a line are kept as they are.
        """
        found: list[str] = []
        self._words(found, leave, _SOURCE_LINE)
        lines = "".join(found).split("\n")
        return "\n".join(line.strip(" \t\r\f") for line in lines).strip("\n")

    def _words(
        self, found: list[str], leave: Callable[["Element"], bool], source_line: re.Pattern[str] | None = None
    ) -> None:
        for each in self.within:
            if isinstance(each, str):
                words = source_line.sub(" ", each) if source_line else each
                # A space between blocks is the source's own.
                if words != " " or not source_line or not _is_at_start(found):
                    found.append(words)
            elif each.tag == "br":
                found.append("\n")
            elif each.tag in _LINES and not leave(each):
                _end_line(found)
                each._words(found, leave, source_line)
                _end_line(found)
            elif not leave(each):
                each._words(found, leave, source_line)

    def exact(self) -> str:
        """Its words letter for letter, a new line where the page breaks one."""
        found: list[str] = []
        self._words(found, lambda each: False)
        return "".join(found)

    def flat(self) -> str:
        """Its words on one line."""
        return " ".join(self.text().split())


def _is_at_start(found: list[str]) -> bool:
    """Whether what was found ends with a line, or there is nothing yet."""
    return not found or found[-1].endswith("\n")


def _end_line(found: list[str]) -> None:
    if not _is_at_start(found):
        found.append("\n")


def blocks(stream: BinaryIO, wanted: Callable[[Element], bool]) -> Iterator[Element | int]:
    """The outermost elements that are wanted, each once it is whole, and between them how many bytes were read.

    UserError for a piece without end. An element that the file's end cuts off comes as far as it goes.
    """
    parser = _Blocks(wanted)
    decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
    done = 0
    while piece := stream.read(PIECE):
        done += len(piece)
        parser.feed(decoder.decode(piece))
        if parser.is_too_much:
            raise UserError(TOO_MUCH)
        yield from parser.taken()
        yield done
    parser.feed(decoder.decode(b"", final=True))
    parser.finish()
    yield from parser.taken()


class _Blocks(HTMLParser):
    def __init__(self, wanted: Callable[[Element], bool]) -> None:
        super().__init__(convert_charrefs=True)
        self._wanted = wanted
        self._open: list[Element] = []
        self._flattened = 0
        self._held = 0
        self._whole: list[Element] = []

    @property
    def is_too_much(self) -> bool:
        """Whether more waits for its end than any message has."""
        return len(self.rawdata) > MOST_UNFINISHED or self._held > MOST_HELD

    def taken(self) -> list[Element]:
        """The elements that became whole since this was last asked."""
        taken, self._whole = self._whole, []
        return taken

    def finish(self) -> None:
        """Ends what is still open."""
        if len(self.rawdata) > LONGEST_END:
            self.handle_data(self.rawdata)
        else:
            self.close()
        if self._open:
            self._whole.append(self._open[0])
            self._open = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        given = {name: value or "" for name, value in attrs}
        element = Element(tag, frozenset(given.get("class", "").split()), given)
        if not self._open and not self._wanted(element):
            return
        if self._open:
            self._held += len(tag) + sum(len(name) + len(value) for name, value in given.items())
            self._open[-1].within.append(element)
        if tag in _EMPTY:
            if not self._open:
                self._whole.append(element)
            return
        if len(self._open) >= DEEPEST:
            self._flattened += 1
            return
        self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """The innermost element of the tag ends, and with it what is open within it."""
        if self._flattened:
            self._flattened -= 1
            return
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].tag == tag:
                del self._open[at + 1 :]
                ended = self._open.pop()
                break
        else:
            return
        if not self._open:
            self._whole.append(ended)
            self._held = 0

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """A section that only other kinds of markup have is a comment here; the parser's own reading may fail."""
        return self.parse_bogus_comment(i)

    def handle_data(self, data: str) -> None:
        """Words, kept where an element is open."""
        if self._open:
            self._held += len(data)
            self._open[-1].within.append(data)
