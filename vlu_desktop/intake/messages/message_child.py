# SPDX-License-Identifier: Apache-2.0
"""The process that reads one file of messages: what is asked of it by standard input, frames by standard output.

`python -m vlu_desktop.intake.messages.message_child`; only `bounded_messages` starts it. The first line says where the
file is or how many bytes of it follow, each further line what is asked: whether it is a file of messages, what it is
by these answers, its messages, or a file that came with one.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vlu_desktop.foreign.bounded_child import LONGEST_WORK, bound
from vlu_desktop.intake.messages.message import Media, MessageFile
from vlu_desktop.intake.messages.message_frames import LONG, Head, Row, pack, packed, row_of, sent_of, words_at
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.intake.messages.recognise import format_of, opened_by
from vlu_desktop.kernel.errors import UserError

BATCH = 500
SECONDS_A_MEGABYTE = 3
"""Of a processor, on top of what any file is given; the slowest format takes a fifth of it."""
HARMED = (
    "This file could not be read: it is damaged, was made to do harm, or takes more than 2 GB of memory. "
    "Make the export again on the phone or the service, and import that."
)


class Reader:
    """One file, and how it was last opened."""

    def __init__(self, source: MessageSource) -> None:
        self._source = source
        self._opened: MessageFile | None = None

    def answers(self, asked: Head) -> Iterator[bytes]:
        """The frames that answer a question; the last of them is an end or a refusal."""
        try:
            yield from self._answers(asked)
        except UserError as refused:
            yield pack({"refused": str(refused)})
        except (Exception, MemoryError):  # whatever a damaged file leads to
            yield pack({"refused": HARMED})

    def _answers(self, asked: Head) -> Iterator[bytes]:
        match asked["do"]:
            case "matches":
                yield pack({"matches": format_of(self._source) is not None})
            case "open":
                yield pack({"opened": self._open(asked["answers"])})
            case "read":
                yield from self._rows()
            case "content":
                name, member, media_type = asked["media"]
                assert self._opened is not None
                for piece in self._opened.content(Media(name=name, member=member, media_type=media_type)):
                    yield pack({"content": True}, piece)
        yield pack({"end": True})

    def _open(self, answers: list[list[str]]) -> dict[str, Any]:
        label, opened = opened_by(self._source)
        for key, answer in answers:
            opened = opened.answered(key, answer)
        self._opened = opened
        return {
            "label": label, "service": opened.service, "clock": opened.clock, "leaves_out": list(opened.leaves_out),
            "asked": [sent_of(each) for each in opened.asked],
        }  # fmt: skip

    def _rows(self) -> Iterator[bytes]:
        """Batches of rows, each with how far the reading is behind it."""
        assert self._opened is not None
        rows: list[Row] = []
        told: list[bytes] = []
        size = 0
        for each in self._opened.read(lambda done, of: told.append(pack({"done": [done, of]}))):
            row = row_of(each)
            length = len(row[words_at(row)])
            if length > LONG:
                yield from _batch(told, rows)
                yield packed(row, words_at(row))
                size = 0
                continue
            rows.append(row)
            size += length
            if len(rows) >= BATCH or size > LONG:
                yield from _batch(told, rows)
                size = 0
        yield from _batch(told, rows)


def _batch(told: list[bytes], rows: list[Row]) -> Iterator[bytes]:
    if rows:
        yield pack({"rows": rows})
    yield from told[-1:]
    rows.clear()
    told.clear()


def source_of(head: Head, data: bytes) -> MessageSource:
    """The file that is asked about."""
    return MessageSource(data if head["path"] is None else Path(head["path"]), head["name"])


def main() -> None:
    """Answers one question after another until nothing more is asked."""
    asking, out = sys.stdin.buffer, sys.stdout.buffer
    head = json.loads(asking.readline())
    bound(LONGEST_WORK + SECONDS_A_MEGABYTE * (head["size"] >> 20))
    data = asking.read(head["size"]) if head["path"] is None else b""
    try:
        reader = Reader(source_of(head, data))
        while line := asking.readline():
            for frame in reader.answers(json.loads(line)):
                out.write(frame)
            out.flush()
    except UserError as refused:
        out.write(pack({"refused": str(refused)}))
        out.flush()


if __name__ == "__main__":
    main()
