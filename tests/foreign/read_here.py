# SPDX-License-Identifier: Apache-2.0
"""Files from outside read within the tests' own process, and a stand-in for the model that reads words in pictures.

The process that reads, its bounds and the model are tried in `tests/foreign`; elsewhere what comes of them is enough.
"""

import json
from collections.abc import Callable, Iterator, Sequence

from tests.foreign.foreign_samples import DRAWN
from vlu_desktop.foreign import child, toml_child
from vlu_desktop.foreign.frames import pack
from vlu_desktop.foreign.plain_pictures import as_image
from vlu_desktop.foreign.word_reader import Words
from vlu_desktop.intake.formats import workbook_child
from vlu_desktop.intake.messages.bounded_messages import answer_goes_on
from vlu_desktop.intake.messages.message_child import Reader
from vlu_desktop.intake.messages.message_frames import Frames, Head
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.pictures import PageWord, Raster
from vlu_desktop.leaks import text_child

ROW = 0.06
"""How high a line of words is, as a share of the picture."""


def answered(
    module: str, data: bytes, *, longest: float, stopped: Callable[[], bool] = lambda: False,
    heard: Callable[[bytearray], None] = lambda sent: None,
) -> bytes:  # fmt: skip
    """What the process would answer."""
    assert longest
    what, *asked = module.split()[1:] or ("pictures",)
    said = bytearray()
    for frame in child._READINGS[what](data, asked):
        if stopped():
            break
        said += pack(frame)
        heard(said)
    return bytes(said)


def words_drawn(pictures: Sequence[Raster], stopped: Callable[[], bool]) -> list[Words]:
    """The words that a sample was drawn with, line by line; none in any other picture."""
    return [] if stopped() else [_placed(DRAWN.get(as_image(each).convert("L").tobytes(), ())) for each in pictures]


def _placed(lines: Sequence[str]) -> Words:
    return tuple(
        PageWord(text=text, left=n / 20, right=(n + 0.9) / 20, top=0.1 + place * ROW, bottom=0.15 + place * ROW)
        for place, line in enumerate(lines)
        for n, text in enumerate(line.split())
    )


def book_answered(module: str, data: bytes, *, longest: float) -> bytes:
    """What the process that reads a diary would answer."""
    assert longest
    return workbook_child.answer(data)


def toml_answered(module: str, data: bytes, *, longest: float) -> bytes:
    """What the process that reads a unit's forms would answer."""
    assert longest
    return toml_child.answer(data)


def texts_answered(module: str, data: bytes, *, longest: float, stopped: Callable[[], bool]) -> bytes:
    """What the process that takes texts out of a file would answer."""
    assert longest
    return b"".join(text_child.answer(data))


class MessagesReadHere:
    """What the process that reads a file of messages would answer, through its own frames; a fault in it is raised."""

    def __init__(self, source: MessageSource) -> None:
        self._reader = Reader(source)

    def asked(self, question: Head) -> Iterator[tuple[Head, bytes]]:
        cut = Frames()
        for frame in self._reader._answers(json.loads(json.dumps(question))):
            for head, data in cut.given(frame):
                if not answer_goes_on(head):
                    return
                yield head, data

    def close(self) -> None:
        pass
