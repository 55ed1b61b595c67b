# SPDX-License-Identifier: Apache-2.0
"""Reads the tags of a phone's XML one after another in bounded memory, past whatever is broken in it.

No parser of XML is used: it would stop at the first character reference that phones really write (half of an emoji, a
control), hold a whole video that stands in one attribute, and know what an entity is. Here an entity of the file's
own is never anything but a reason to refuse the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.text.invisible_characters import mark, storable

LONGEST_TAG = 4 * 1024 * 1024
"""Bytes of a tag without its data; a message of that length there is not."""
_PIECE = 256 * 1024
_MOST_TOLD = 64 * 1024
ENTITIES = "This file defines names of its own to be put in for others, which no phone does, so it was not read."

_NAME = re.compile(rb"(/?)([A-Za-z_][\w:.-]{0,60})")
_ATTRIBUTE = re.compile(rb"\s+([A-Za-z_:][\w:.-]{0,60})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_DATA = re.compile(rb"\s+data\s*=\s*([\"'])")
_END = re.compile(rb"\s*(/?)>")
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


@dataclass(slots=True)
class Tag:
    """A tag: its name, whether it closes one or is closed itself, its attributes, and where its data stands.

    `data` is the offset and length in bytes of the attribute of that name, which is never held. `after` is the text
    that follows the tag; `wrong` says why it is no tag, and `text` is then all of it.
    """

    name: str = ""
    closing: bool = False
    empty: bool = False
    values: dict[str, str] = field(default_factory=dict)
    data: tuple[int, int] = (0, 0)
    offset: int = 0
    after: str = ""
    wrong: str = ""
    text: str = ""


class TagReader:
    """The tags of a stream, from its beginning to its end; `read` is how many bytes of it were seen."""

    def __init__(self, stream: BinaryIO, encoding: str = "utf-8") -> None:
        self._stream = stream
        self._encoding = encoding
        self._held = b""
        self._from = 0
        """Where in the stream what is held begins, and below, up to where in it everything was taken."""
        self._done = 0
        self._ended = False

    @property
    def read(self) -> int:
        """Bytes read so far: the offset of the next one."""
        return self._from + self._done

    def tags(self) -> Iterator[Tag]:
        """Every tag, and every stretch that is none. UserError for a file that defines entities."""
        before = self._upto(b"<")
        if before.strip(b"\xef\xbb\xbf \t\r\n"):
            yield Tag(wrong="It stands before everything else.", text=self._told(before))
        while self._begins(b"<"):
            for ends, starts in ((b"-->", b"<!--"), (b"?>", b"<?"), (b"]]>", b"<![CDATA[")):
                if self._begins(starts):
                    self._skip_past(ends)
                    yield from self._between()
                    break
            else:
                if self._begins(b"<!"):
                    raise UserError(ENTITIES)
                yield self._tag()

    def _between(self) -> Iterator[Tag]:
        """Text between a comment and the next tag, where there is any."""
        offset = self.read
        text = self._upto(b"<")
        if text.strip():
            yield Tag(wrong="It stands between messages.", text=self._told(text), offset=offset)

    def _tag(self) -> Tag:
        tag = Tag(offset=self.read)
        piece = self._next_piece(tag)
        head = _NAME.match(piece, 1)
        if head is None:
            tag.wrong, tag.text = "It is no part of a message.", self._told(piece)
            return tag
        tag.closing, tag.name = bool(head[1]), head[2].decode("ascii", "replace")
        at = head.end()
        while found := _ATTRIBUTE.match(piece, at):
            at = found.end()
            key = found[1].decode("ascii", "replace")
            quoted = 2 if found[2] is not None else 3
            if key != "data":
                tag.values[key] = self._value(found[quoted])
            elif found[quoted] != b"null":
                tag.data = (tag.offset + found.start(quoted), len(found[quoted]))
        end = _END.match(piece, at)
        if end is None:
            tag.wrong, tag.text = "It is damaged.", self._told(piece)
        else:
            tag.empty = bool(end[1])
            tag.after = self._told(piece[end.end() :]).strip()
        return tag

    def _next_piece(self, tag: Tag) -> bytes:
        """From one < to before the next, without the data where that is long: its place alone is kept in the tag."""
        end = self._find_next()
        if end >= 0:
            return self._take(end)
        head = self._take_all()
        if len(head) <= LONGEST_TAG:
            return head
        at = 0
        if name := _NAME.match(head, 1):
            at = name.end()
            while found := _ATTRIBUTE.match(head, at):
                at = found.end()
        begun = _DATA.match(head, at)
        if begun is None:
            # Far longer than any message: what is left of it goes by, and its beginning is told.
            self._upto(b"<")
            return head[:LONGEST_TAG]
        length = len(head) - begun.end() + self._pass_over(begun[1])
        tag.data = (tag.offset + begun.end(), length)
        return head[: begun.start()] + self._upto(b"<")

    def _pass_over(self, quote: bytes) -> int:
        """Past the end of a long value; how many bytes of it went by."""
        passed = 0
        while (end := self._held.find(quote, self._done)) < 0:
            passed += len(self._take_all())
            if not self._fill():
                return passed
        passed += end - self._done
        self._done = end + 1
        return passed

    def _find_next(self) -> int:
        """Where the next tag begins, reading on for no longer than a tag may be; -1 where none is found."""
        while (found := self._held.find(b"<", self._done + 1)) < 0 and len(self._held) - self._done <= LONGEST_TAG:
            if not self._fill():
                return -1
        return found

    def _upto(self, what: bytes) -> bytes:
        """The first bytes of everything before the next one, which is then the next to be taken."""
        kept = b""
        while (end := self._held.find(what, self._done)) < 0:
            kept = (kept + self._take_all()).lstrip()[:_MOST_TOLD]
            if not self._fill():
                return kept
        return (kept + self._take(end))[:_MOST_TOLD]

    def _skip_past(self, what: bytes) -> None:
        """Past the end of a comment or the like, or to the end of the file."""
        while (end := self._held.find(what, self._done)) < 0:
            self._done = max(self._done, len(self._held) - len(what) + 1)
            if not self._fill():
                self._take_all()
                return
        self._done = end + len(what)

    def _begins(self, what: bytes) -> bool:
        while len(self._held) - self._done < len(what) and self._fill():
            pass
        return self._held.startswith(what, self._done)

    def _take(self, end: int) -> bytes:
        taken = self._held[self._done : end]
        self._done = end
        return taken

    def _take_all(self) -> bytes:
        return self._take(len(self._held))

    def _fill(self) -> bool:
        """Read on; False at the end of the file."""
        piece = b"" if self._ended else self._stream.read(_PIECE)
        self._ended = not piece
        self._from, self._held, self._done = self.read, self._held[self._done :] + piece, 0
        return bool(piece)

    def _value(self, raw: bytes) -> str:
        return unescaped(raw.decode(self._encoding, "backslashreplace"))

    def _told(self, raw: bytes) -> str:
        return raw[:2000].decode(self._encoding, "backslashreplace").strip("\r\n")


def unescaped(text: str) -> str:
    """The text with the five entities and every reference to a character put in; of any other name the words stay.

    Two references to the halves of a character make that character, as phones that count in halves write an emoji; a
    half alone, and a control that no text has, stand as a visible mark.
    """
    if "&" not in text:
        return text
    return storable(_REFERENCE.sub(_put_in, text))


def _put_in(found: re.Match[str]) -> str:
    if found[3]:
        return _NAMED[found[3]]
    code = int(found[1]) if found[1] else int(found[2], 16)
    if code > 0x10FFFF:
        return found.group()
    return mark(chr(code)) if code < 32 and chr(code) not in "\t\n\r" else chr(code)
