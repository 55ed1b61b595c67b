# SPDX-License-Identifier: Apache-2.0
"""A message as an export has it, and a file of them as opened: the same values for every format."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from vlu_desktop.dates.when import When

Progress = Callable[[int, int], None]
"""Called now and then with the bytes done and the bytes in all; may raise to stop."""

WITHHELD, UNKNOWN_NUMBER, PAYPHONE = "Number withheld", "Number not known", "Payphone"
NOBODY: frozenset[str] = frozenset({WITHHELD, UNKNOWN_NUMBER, PAYPHONE})
"""What stands as sender or receiver where the service kept the number to itself: never anybody's name."""


def unwatched(done: int, of: int) -> None:
    """A `Progress` that nobody is told of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A file that came with a message: its name as the message has it, and where it stands in the archive.

    `member` is "" where the export has the name alone.
    """

    name: str
    member: str = ""
    media_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message, call, mail or notice. `place` is its number in the file, from 1, in the file's order.

    `at` is when, as certain as the export is; `moment` the aware instant where the export gives one. `outgoing` says
    whether the phone's or account's owner sent it, None where the export doesn't say. `form` and `state` are keys of
    the vocabularies "message-form" and "message-state". `sender` and `receiver` are as written, "" where not said.
    `part` names the export that it stands in, where a file is an archive that may hold several.
    """

    place: int
    form: str
    at: When | None
    moment: datetime | None = None
    thread: str = ""
    sender: str = ""
    receiver: str = ""
    outgoing: bool | None = None
    words: str = ""
    state: str = ""
    seconds: int | None = None
    media: tuple[Media, ...] = ()
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedPart:
    """A part of the file that is no message: where, its words, and why. Nothing of a file vanishes without one."""

    place: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceQuestion:
    """A question the file itself can't answer, such as the order of day and month; the first choice is the likeliest.

    `choices` are pairs of key and words; `answer` is the key that the reading goes by until an officer chooses.
    """

    key: str
    question: str
    choices: tuple[tuple[str, str], ...]
    answer: str = ""


NOBODYS = frozenset({"notice", "entry", "row"})
"""Forms of what nobody sent to anybody: it went no way, and nobody is asked about for it."""
SOMEBODY_ELSE = ("", "Somebody else, or not known")
"""The last choice of whose account or mailbox it is: whoever is offered may be none of them."""


class MessageFile(Protocol):
    """A file of messages as opened. Reading it twice gives the same messages."""

    @property
    def name(self) -> str:
        """The file's name."""

    @property
    def service(self) -> str:
        """What it is an export of, such as "WhatsApp"; the medium of its messages."""

    @property
    def clock(self) -> str:
        """In a sentence, whose clock and which zone its times are by."""

    @property
    def leaves_out(self) -> tuple[str, ...]:
        """In sentences, what such an export never holds, so that its silence proves nothing."""

    @property
    def asked(self) -> tuple[SourceQuestion, ...]:
        """What the file itself can't answer."""

    def answered(self, key: str, answer: str) -> "MessageFile":
        """The same file, read by another answer."""

    def read(self, progress: Progress = lambda done, of: None) -> Iterator[Message | SkippedPart]:
        """Every message in the file's order, and every part that is none, in bounded memory."""

    def content(self, media: Media) -> Iterator[bytes]:
        """The bytes of a media file in pieces; nothing where the export doesn't hold it."""
