# SPDX-License-Identifier: Apache-2.0
"""A file of messages read in a process of its own: what comes of it is the same values, and nothing of the file acts.

Nothing is written in between, however large the file: the process waits while a batch is worked on here.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol
from weakref import finalize

from vlu_desktop.foreign.bounded_child import ChildProcess
from vlu_desktop.intake.messages import message_frames as frames
from vlu_desktop.intake.messages.message import (
    Media,
    Message,
    MessageFile,
    Progress,
    SkippedPart,
    SourceQuestion,
    unwatched,
)
from vlu_desktop.intake.messages.message_child import HARMED
from vlu_desktop.intake.messages.message_frames import Head
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

READER = "vlu_desktop.intake.messages.message_child"
LONGEST_SILENCE = 120.0
"""Seconds that the process may say nothing; a file of any size is heard of many times in each."""
TOO_LONG = (
    "This file was not read: for two minutes nothing came of it, so it is damaged or was made to do harm. "
    "Make the export again on the phone or the service, and import that."
)


class Answering(Protocol):
    """Whatever answers questions about one file with frames."""

    def asked(self, question: Head) -> Iterator[tuple[Head, bytes]]:
        """The frames of an answer, but for its end; UserError where it is refused, broken off, or not ours."""

    def close(self) -> None:
        """Nothing more is asked."""


class MessageProcess:
    """A process that has been given a file and answers questions about it."""

    def __init__(self, source: MessageSource) -> None:
        self._child = ChildProcess(READER)
        path, data = source.handed_over()
        head = {"path": None if path is None else str(path), "name": source.name, "size": source.size}
        self._child.feed(json.dumps(head).encode() + b"\n" + data)

    def asked(self, question: Head) -> Iterator[tuple[Head, bytes]]:
        """The frames of its answer."""
        self._child.feed(json.dumps(question).encode() + b"\n")
        cut = frames.Frames()
        while True:
            piece = next(self._child.pieces(LONGEST_SILENCE), None)
            if piece is None:
                raise UserError(HARMED if self._child.has_ended else TOO_LONG)
            for head, data in checked(cut.given, piece):
                if not answer_goes_on(head):
                    return
                yield head, data

    def close(self) -> None:
        """End it."""
        self._child.close()


def answer_goes_on(head: Head) -> bool:
    """Whether this frame is not the last of an answer; UserError where it is a refusal."""
    if "refused" in head:
        raise UserError(checked_once(frames.sentence, head["refused"]))
    return "end" not in head


def checked_once(take: Callable[..., Any], *given: object) -> Any:
    """What a check makes of what came; UserError where that is nothing of ours."""
    try:
        return take(*given)
    except (ValueError, TypeError, KeyError, OverflowError) as wrong:
        raise UserError(HARMED) from wrong


def checked(take: Callable[[bytes], Iterator[tuple[Head, bytes]]], piece: bytes) -> Iterator[tuple[Head, bytes]]:
    """The same of an iterator."""
    found = take(piece)
    while (each := checked_once(lambda: next(found, None))) is not None:
        yield each


def reader_of(source: MessageSource) -> Answering:
    """A new process for a file."""
    return MessageProcess(source)


@contextmanager
def asking(source: MessageSource) -> Iterator[Answering]:
    """A process for a file, ended with the block."""
    found = reader_of(source)
    try:
        yield found
    finally:
        found.close()


def is_message_file(source: MessageSource) -> bool:
    """Whether the file is one of messages, by what it holds. UserError where it can't be looked into."""
    with asking(source) as process:
        return any(head.get("matches") is True for head, _ in process.asked({"do": "matches"}))


def open_messages(source: MessageSource) -> tuple[str, MessageFile]:
    """What the file is, in words, and the file as opened; UserError with what to do where it is none of messages."""
    if not source.size:
        raise UserError("The file is empty. Choose another.")
    found = BoundedMessages(source, ())
    return found.label, found


class BoundedMessages:
    """A file of messages as opened by these answers. Each reading of it has a process of its own."""

    def __init__(self, source: MessageSource, answers: tuple[tuple[str, str], ...]) -> None:
        self._source = source
        self._answers = answers
        self._beside: Answering | None = None
        self._reading = 0
        process = reader_of(source)
        self._close = finalize(self, process.close)
        self._ready: Answering | None = process
        """It has the file open, and is there for the first reading."""

        try:
            told = self._opened_by(process)
            self.label: str = checked_once(frames.sentence, told.get("label"))
            self.service: str = checked_once(frames.sentence, told.get("service"))
            self.clock: str = checked_once(frames.sentence, told.get("clock"))
            self.leaves_out: tuple[str, ...] = checked_once(frames.some, told.get("leaves_out"), frames.sentence)
            self.asked: tuple[SourceQuestion, ...] = checked_once(frames.some, told.get("asked"), frames.asked_of)
        except BaseException:
            self._close()
            raise

    @property
    def name(self) -> str:
        """The file's name."""
        return self._source.name

    def answered(self, key: str, answer: str) -> "BoundedMessages":
        """The same file, read by another answer; ValueError for one that was not a choice."""
        if not any(each.key == key and answer in dict(each.choices) for each in self.asked):
            raise ValueError("that is no answer to a question of this file")
        return BoundedMessages(self._source, (*self._answers, (key, answer)))

    def read(self, progress: Progress = unwatched) -> Iterator[Message | SkippedPart]:
        """Every message in the file's order, and every part that is none, in bounded memory."""
        self._reading += 1
        try:
            with self._asking() as process:
                for head, data in process.asked({"do": "read"}):
                    match head:
                        case {"done": [int(done), int(of)]}:
                            progress(done, of)
                        case _:
                            yield from checked_once(frames.found_in, head, data)
        finally:
            self._reading -= 1
            if not self._reading:
                self._forget()

    def content(self, media: Media) -> Iterator[bytes]:
        """The bytes of a media file in pieces; nothing where the export doesn't hold it."""
        if not media.member:
            return
        if self._beside is None:
            self._beside = reader_of(self._source)
            self._opened_by(self._beside)
        whole = False
        question = {"do": "content", "media": [media.name, media.member, media.media_type]}
        try:
            for _, data in self._beside.asked(question):
                yield data
            whole = True
        finally:
            # What is left of an answer would be taken for the next.
            if not whole or not self._reading:
                self._forget()

    @contextmanager
    def _asking(self) -> Iterator[Answering]:
        """A process that has the file open."""
        process, self._ready = self._ready, None
        if process is not None:
            try:
                yield process
            finally:
                self._close()
            return
        with asking(self._source) as process:
            self._opened_by(process)
            yield process

    def _forget(self) -> None:
        if self._beside is not None:
            self._beside.close()
            self._beside = None

    def _opened_by(self, process: Answering) -> dict[str, Any]:
        answers = [list(each) for each in self._answers]
        told = [head.get("opened") for head, _ in process.asked({"do": "open", "answers": answers})]
        if len(told) != 1 or not isinstance(told[0], dict):
            raise UserError(HARMED)
        return told[0]
