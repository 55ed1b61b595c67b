# SPDX-License-Identifier: Apache-2.0
"""Messages as the process that reads them sends them, and as they are taken from there: every value is checked.

A frame is two lengths, a line of JSON and the bytes that belong to it. Messages go in batches, so that a frame costs
little; one with very long words goes alone, its words as those bytes.
"""

import json
import struct
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from vlu_desktop.dates.when import When
from vlu_desktop.intake.messages.message import Media, Message, SkippedPart, SourceQuestion
from vlu_desktop.record.vocabulary import vocabulary

_HEAD = struct.Struct(">II")
_LONGEST_LINE, _MOST_BYTES = 1 << 24, 300_000_000
LONG = 1 << 20
"""Letters of words that go by themselves."""
_LONGEST_SENTENCE, _MOST_SENTENCES, _MOST_CHOICES = 3000, 1000, 1000
_LARGEST = 1 << 53
_FORMS = frozenset(dict(vocabulary("message-form").terms))
_STATES = frozenset(dict(vocabulary("message-state").terms)) | {""}
_MESSAGE, _SKIPPED = 13, 3

Head = dict[str, Any]
Row = list[Any]


def pack(head: Head, data: bytes = b"") -> bytes:
    """A frame as it is sent."""
    line = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return _HEAD.pack(len(line), len(data)) + line + data


def packed(row: Row, at: int) -> bytes:
    """A frame of one message or skipped part whose words, at this place of its row, are very long."""
    data = row[at].encode("utf-8", "surrogatepass")
    return pack({"long": [*row[:at], "", *row[at + 1 :]]}, data)


def row_of(each: Message | SkippedPart) -> Row:
    """A message, or a part that is none, as a row of a batch."""
    if isinstance(each, SkippedPart):
        return [each.place, each.words, each.reason]
    return [
        each.place, each.form, None if each.at is None else each.at.to_text(),
        None if each.moment is None else each.moment.isoformat(), each.thread, each.sender, each.receiver,
        each.outgoing, each.words, each.state, each.seconds,
        [[media.name, media.member, media.media_type] for media in each.media], each.part,
    ]  # fmt: skip


def words_at(row: Row) -> int:
    """Where in a row its words stand."""
    return 8 if len(row) == _MESSAGE else 1


class Frames:
    """Cuts what comes into frames. ValueError for what is none of ours."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def given(self, piece: bytes) -> Iterator[tuple[Head, bytes]]:
        """The frames that are whole with this piece."""
        self._waiting += piece
        at = 0
        while at + _HEAD.size <= len(self._waiting):
            length, size = _HEAD.unpack_from(self._waiting, at)
            if length > _LONGEST_LINE or size > _MOST_BYTES:
                raise ValueError("a frame of no sensible size")
            start, end = at + _HEAD.size, at + _HEAD.size + length + size
            if end > len(self._waiting):
                break
            yield _parsed(bytes(self._waiting[start : start + length])), bytes(self._waiting[start + length : end])
            at = end
        del self._waiting[:at]


def _parsed(line: bytes) -> Head:
    try:
        found = json.loads(line.decode("utf-8", "surrogatepass"))
    except RecursionError as deep:
        raise ValueError("a line of no sensible depth") from deep
    if not isinstance(found, dict):
        raise ValueError("a line of no known kind")
    return found


def found_in(head: Head, data: bytes) -> list[Message | SkippedPart]:
    """The messages and skipped parts of a frame; ValueError where it has none or one of them is not sound."""
    match head:
        case {"rows": [*rows]}:
            return [_taken(row) for row in rows]
        case {"long": [*row]} if len(row) in (_MESSAGE, _SKIPPED):
            row[words_at(row)] = data.decode("utf-8", "surrogatepass")
            return [_taken(row)]
    raise ValueError("a frame of no known kind")


def _taken(row: object) -> Message | SkippedPart:
    match row:
        case [
            int(place), str(form), None | str() as at, None | str() as moment, str(thread), str(sender), str(receiver),
            None | bool() as outgoing, str(words), str(state), None | int() as seconds, [*media], str(part),
        ]:  # fmt: skip
            if form not in _FORMS or state not in _STATES or not 0 <= place < _LARGEST or abs(seconds or 0) > _LARGEST:
                raise ValueError("a message of no known kind")
            return Message(
                place=place, form=form, at=None if at is None else When.from_text(at),
                moment=None if moment is None else _moment(moment), thread=thread, sender=sender, receiver=receiver,
                outgoing=outgoing, words=words, state=state, seconds=seconds,
                media=tuple(media_of(each) for each in media) if media else (), part=part,
            )  # fmt: skip
        case [str(place), str(words), str(reason)]:
            return SkippedPart(place=place, words=words, reason=reason)
    raise ValueError("a message of no known kind")


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError("a moment of no zone")
    return found


def media_of(sent: object) -> Media:
    """A file that came with a message."""
    match sent:
        case [str(name), str(member), str(media_type)]:
            return Media(name=name, member=member, media_type=media_type)
    raise ValueError("a file of no known kind")


def sentence(value: object) -> str:
    """A sentence of the reader's, of a length that somebody reads."""
    if not isinstance(value, str) or len(value) > _LONGEST_SENTENCE:
        raise ValueError("no sentence")
    return value


def some(value: object, take: Callable[[object], Any], most: int = _MOST_SENTENCES) -> tuple[Any, ...]:
    """A list of what `take` makes of each, of no more than so many."""
    if not isinstance(value, list) or len(value) > most:
        raise ValueError("no list")
    return tuple(take(each) for each in value)


def asked_of(sent: object) -> SourceQuestion:
    """A question of the file."""
    match sent:
        case [str(key), question, choices, str(answer)]:
            return SourceQuestion(
                key=key, question=sentence(question), choices=some(choices, _choice, _MOST_CHOICES), answer=answer
            )
    raise ValueError("a question of no known kind")


def sent_of(asked: SourceQuestion) -> list[Any]:
    """A question as it is sent."""
    return [asked.key, asked.question, [list(each) for each in asked.choices], asked.answer]


def _choice(sent: object) -> tuple[str, str]:
    match sent:
        case [str(key), str(words)]:
            return key, words
    raise ValueError("a choice of no known kind")
