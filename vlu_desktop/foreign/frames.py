# SPDX-License-Identifier: Apache-2.0
"""What the reading process tells the program, and how: frames of a line of JSON and the dots that belong to it."""

import json
import struct
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields

from vlu_desktop.kernel.pictures import PageWord, Raster

_HEAD = struct.Struct(">II")
_SIDES, _SENTENCE = 10_000, 300
MOST_WORDS = 100_000
"""On one page or picture."""
_LARGEST_FIGURE = 10**9
_SHOWN, _TO_COME, _MOST_TOLD = b'{"shown"', b'{"to_come":', 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """One page or picture of a file; `pictured` whether a picture on it may show words besides those."""

    image: Raster
    words: tuple[PageWord, ...] = ()
    pictured: bool = False


@dataclass(frozen=True, slots=True)
class SeenWords:
    """The words read in one picture."""

    words: tuple[PageWord, ...]


@dataclass(frozen=True, slots=True)
class OmissionNote:
    """A sentence on something that does not go on into a document."""

    sentence: str


@dataclass(frozen=True, slots=True)
class FileRefusal:
    """A sentence on why the file is not taken, and what to do."""

    sentence: str


@dataclass(frozen=True, slots=True)
class FirstFrame:
    """How many pages are to come, for whoever waits for them."""

    of: int


@dataclass(frozen=True, slots=True)
class LastFrame:
    """The last frame: without it the reading was broken off. `pages` is whether the file is one of pages.

    `of` is how many pages or pictures the whole file has, 0 where that was not counted.
    """

    pages: bool
    of: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDetails:
    """What a file says of itself, its pictures and sounds apart.

    `kind` is picture, pages, sound, film or other; `format` its name for an officer. `width` and `height` are dots, 0
    where there are none; `seconds` how long it plays, None where that is not known. `made` is when it says it was made,
    as an ISO civil time, `zone` the offset it gives with that ("+01:00") and `made_from` where in the file it stands:
    original, digitised, changed or recorded. `has_place` is whether it holds where it was made; the place itself
    never leaves the reading process.
    """

    kind: str
    format: str
    width: int = 0
    height: int = 0
    pages: int = 0
    seconds: float | None = None
    made: str = ""
    zone: str = ""
    made_from: str = ""
    has_place: bool = False


Frame = PageImage | SeenWords | OmissionNote | FileRefusal | FileDetails | FirstFrame | LastFrame


def pack(frame: Frame) -> bytes:
    """A frame as it is sent."""
    data = b""
    match frame:
        case PageImage():
            image, data = frame.image, frame.image.data
            head: dict[str, object] = {
                "shown": [image.width, image.height, image.colours, image.bits, image.jpeg],
                "words": _sent(frame.words),
                "pictured": frame.pictured,
            }
        case SeenWords():
            head = {"seen": _sent(frame.words)}
        case OmissionNote():
            head = {"left_out": frame.sentence}
        case FileRefusal():
            head = {"refused": frame.sentence}
        case FileDetails():
            head = {"details": asdict(frame)}
        case FirstFrame():
            head = {"to_come": frame.of}
        case LastFrame():
            head = {"done": frame.pages, "of": frame.of}
    line = json.dumps(head).encode()
    return _HEAD.pack(len(line), len(data)) + line + data


def _sent(words: Sequence[PageWord]) -> list[list[object]]:
    return [[word.text, word.left, word.top, word.right, word.bottom] for word in words]


class FrameCount:
    """How many pages of an answer have come and how many there are, while it is being sent; nothing of it is believed
    but for what a progress bar shows."""

    def __init__(self) -> None:
        self._at = 0
        self.come = 0
        self.of = 0

    def hear(self, sent: bytearray) -> bool:
        """Counts what has come by now; whether any page is new."""
        before = self.come
        while self._at + _HEAD.size <= len(sent):
            length, size = _HEAD.unpack_from(sent, self._at)
            start, after = self._at + _HEAD.size, self._at + _HEAD.size + length + size
            if after > len(sent):
                break
            if sent.startswith(_SHOWN, start):
                self.come += 1
            elif not self.come and sent.startswith(_TO_COME, start):
                figure = bytes(sent[start + len(_TO_COME) : start + length]).strip(b" }")
                self.of = min(int(figure), _MOST_TOLD) if figure.isdigit() else 0
            self._at = after
        return self.come > before


def unpack(sent: bytes) -> Iterator[Frame]:
    """The frames of a whole answer. It may come from a process that a file has got hold of: every value is checked,
    and a ValueError says that it was not ours."""
    at = 0
    while at < len(sent):
        if at + _HEAD.size > len(sent):
            raise ValueError("an answer was cut short")
        length, size = _HEAD.unpack_from(sent, at)
        at += _HEAD.size
        line, data = sent[at : at + length], sent[at + length : at + length + size]
        at += length + size
        if at > len(sent):
            raise ValueError("an answer was cut short")
        yield _frame(json.loads(line), data)


def _check_size(width: int, height: int, data: bytes, words: list[object]) -> None:
    if not (0 < width <= _SIDES and 0 < height <= _SIDES and data) or len(words) > MOST_WORDS:
        raise ValueError("a picture of no sensible size")


def _frame(head: object, data: bytes) -> Frame:
    match head:
        case {
            "shown": [int(width), int(height), 1 | 3 as colours, 1 | 4 | 8 as bits, bool(jpeg)], "words": [*words],
            "pictured": bool(pictured),
        }:  # fmt: skip
            _check_size(width, height, data, words)
            image = Raster(width=width, height=height, colours=colours, bits=bits, jpeg=jpeg, data=data)
            return PageImage(image=image, words=tuple(_word(word) for word in words), pictured=pictured)
        case {"seen": [*words]} if len(words) <= MOST_WORDS:
            return SeenWords(tuple(_word(word) for word in words))
        case {"left_out": str(sentence)} if len(sentence) <= _SENTENCE:
            return OmissionNote(sentence)
        case {"refused": str(sentence)} if len(sentence) <= _SENTENCE:
            return FileRefusal(sentence)
        case {"details": {**told}}:
            return _details(told)
        case {"to_come": int(of)} if 0 <= of <= _LARGEST_FIGURE:
            return FirstFrame(of)
        case {"done": bool(pages), "of": int(of)} if 0 <= of <= _LARGEST_FIGURE:
            return LastFrame(pages, of)
    raise ValueError("an answer of no known kind")


def _details(told: dict[object, object]) -> FileDetails:
    match told:
        case {
            "kind": "picture" | "pages" | "sound" | "film" | "other" as kind, "format": str(name),
            "width": int(width), "height": int(height), "pages": int(pages),
            "seconds": None | int() | float() as seconds,
            "made": str(made), "zone": str(zone), "has_place": bool(has_place),
            "made_from": "" | "original" | "digitised" | "changed" | "recorded" as made_from,
        } if len(told) == len(fields(FileDetails)):  # fmt: skip
            figures = (width, height, pages, seconds or 0)
            if not all(0 <= figure <= _LARGEST_FIGURE for figure in figures) or max(map(len, (name, made, zone))) > 40:
                raise ValueError("details of no sensible size")
            return FileDetails(
                kind=kind, format=name, width=width, height=height, pages=pages, seconds=seconds, made=made, zone=zone,
                made_from=made_from, has_place=has_place,
            )  # fmt: skip
    raise ValueError("details of no known kind")


def _word(word: object) -> PageWord:
    match word:
        case [str(text), *sides] if len(sides) == 4:
            left, top, right, bottom = _shares(sides)
            return PageWord(text=text, left=left, top=top, right=right, bottom=bottom)
    raise ValueError("a word of no known kind")


def _shares(sides: Sequence[object]) -> list[float]:
    shares = [float(side) for side in sides if isinstance(side, int | float)]
    if len(shares) != len(sides) or not all(0 <= share <= 1 for share in shares):
        raise ValueError("a word that stands nowhere on its page")
    return shares
