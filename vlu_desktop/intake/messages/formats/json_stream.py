# SPDX-License-Identifier: Apache-2.0
"""Reads a large JSON file a value at a time, in memory bounded by one value, and keeps what stands before damage."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

PIECE = 256 * 1024
MOST_VALUE = 32 * 1024 * 1024
"""Characters of one value that is read as a whole, such as a message."""
DEEPEST = 8
"""How deep objects and lists are gone through a value at a time; what lies deeper is read as a whole."""
_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


class NotJson(Exception):
    """The file is damaged, or no JSON, from here on."""


class JsonStream:
    """A place in a JSON text. Whoever goes through an object or a list takes or skips each value before the next."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
        self._text = ""
        self._at = 0
        self._ended = False
        self.done = 0
        """Bytes read so far."""

    def peek(self) -> str:
        """The next character that is no space, "" at the end."""
        while True:
            self._at = _end(_SPACE, self._text, self._at)
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def fields(self) -> Iterator[str]:
        """The keys of the object that begins here, each with its value next to be taken."""
        for _ in self._within("{", "}"):
            key = self.value() if self.peek() == '"' else None
            if not isinstance(key, str):
                raise NotJson
            self._take(":")
            yield key

    def items(self) -> Iterator[None]:
        """Once for each value of the list that begins here, which is next to be taken."""
        yield from self._within("[", "]")

    def value(self) -> Any:
        """The whole value that stands here."""
        self.peek()
        while True:
            try:
                found, end = _DECODER.raw_decode(self._text, self._at)
            except (ValueError, RecursionError):
                if len(self._text) - self._at > MOST_VALUE or not self._more():
                    raise NotJson from None
                continue
            # A number at the very end may have more digits to come.
            if end == len(self._text) and self._more():
                continue
            self._at = end
            return found

    def skip(self, depth: int = 0) -> None:
        """Passes over the value that stands here, however long its lists are."""
        first = self.peek()
        if depth < DEEPEST and first == "{":
            for _ in self.fields():
                self.skip(depth + 1)
        elif depth < DEEPEST and first == "[":
            for _ in self.items():
                self.skip(depth + 1)
        else:
            self.value()

    def rest(self) -> str:
        """What follows, as far as it was read."""
        return self._text[self._at :]

    def _within(self, opening: str, closing: str) -> Iterator[None]:
        self._take(opening)
        if self.peek() == closing:
            self._at += 1
            return
        while True:
            yield None
            after = self.peek()
            if after == closing:
                self._at += 1
                return
            self._take(",")

    def _take(self, mark: str) -> None:
        if self.peek() != mark:
            raise NotJson
        self._at += 1

    def _more(self) -> bool:
        """Reads on, each time as much again as is already waiting; False at the end."""
        if self._ended:
            return False
        self._text = self._text[self._at :]
        self._at = 0
        piece = self._stream.read(max(PIECE, len(self._text)))
        self.done += len(piece)
        self._ended = not piece
        self._text += self._decoder.decode(piece, final=self._ended)
        return True


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
