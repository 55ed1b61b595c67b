# SPDX-License-Identifier: Apache-2.0
"""Texts, picture messages and calls as SMS Backup & Restore writes them in XML, read in bounded memory at any size.

The fields are those of the makers' own list (synctech.com.au, "Fields in XML backup files").
"""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath
from typing import Any

from vlu_desktop.dates.when import When
from vlu_desktop.intake.messages.message import (
    PAYPHONE,
    UNKNOWN_NUMBER,
    WITHHELD,
    Media,
    Message,
    Progress,
    SkippedPart,
    SourceQuestion,
    unwatched,
)
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.intake.messages.senders import BETWEEN
from vlu_desktop.intake.messages.xml_tags import Tag, TagReader
from vlu_desktop.kernel.errors import UserError

_ROOTS = ("smses", "calls", "allsms")
_ROOT = re.compile(rb"<(?:smses|calls|allsms)[\s>/]")
_ENCODING = re.compile(rb"<\?xml[^>]{0,100}encoding=[\"']([A-Za-z0-9_-]{1,30})[\"']")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST, _LAST = 315_532_800_000, 4_102_444_800_000
"""Milliseconds from 1980 to 2100: a stamp outside is a phone's word for none."""
_STATES = {"3": "draft", "4": "failed", "5": "failed", "6": "failed"}
_PRESENTED = {"2": WITHHELD, "3": UNKNOWN_NUMBER, "4": PAYPHONE}
_CALLS = {"1": ("call", False, ""), "2": ("call", True, ""), "3": ("missed", False, ""),
          "4": ("voicemail", False, ""), "5": ("missed", False, "Rejected"), "6": ("missed", False, "Blocked"),
          "7": ("call", False, "Answered on another device")}  # fmt: skip
_NO_NUMBER = ("", "-1", "-2", "-3", "unknown", "private")
_OWN_ADDRESS = "insert-address-token"
_FOR_PROGRAMS = re.compile(r"proto:[A-Za-z0-9+/=_-]+")
"""What a phone keeps in the place of a subject for a chat message (RCS), which nobody wrote."""
_MOST_PARTS = 1000
_FROM = "137"


def is_sms_backup(source: MessageSource) -> bool:
    """Whether it is such a backup, or an archive of some."""
    return any(_ROOT.search(source.start_of(member)) for member in _backups(source))


def open_sms_backup(source: MessageSource) -> "SmsBackup":
    """The backup as opened. UserError where it defines names of its own."""
    members = _backups(source)
    return SmsBackup(source, tuple(each for each in members if not each or _ROOT.search(source.start_of(each))))


def _backups(source: MessageSource) -> tuple[str, ...]:
    return source.parts(lambda name: name.lower().endswith(".xml"))[:50]


@dataclass(slots=True)
class _Multimedia:
    """A picture message whose parts and addresses are still being read."""

    values: dict[str, str]
    offset: int
    words: list[str] = field(default_factory=list)
    media: list[Media] = field(default_factory=list)
    senders: list[str] = field(default_factory=list)
    receivers: list[str] = field(default_factory=list)


class SmsBackup:
    """A backup as opened; `MessageFile` says what each part of it is."""

    service = "Phone"
    clock = (
        "Each time is the instant that the phone noted, shown by the clock here; for a text that came in, when it came."
    )
    leaves_out = (
        "What was deleted on the phone before the backup was made is not in it.",
        "Messages of other services, such as WhatsApp, are not in it.",
        "The phone itself does not know who rang from a number that was withheld.",
    )
    asked: tuple[SourceQuestion, ...] = ()

    def __init__(self, source: MessageSource, members: tuple[str, ...]) -> None:
        self._source = source
        self._members = members

    @property
    def name(self) -> str:
        """The file's name."""
        return self._source.name

    def answered(self, key: str, answer: str) -> "SmsBackup":
        """It asks nothing: ValueError."""
        raise ValueError("that is no answer to a question of this file")

    def read(self, progress: Progress = unwatched) -> Iterator[Message | SkippedPart]:
        """Every message and call in the file's order, in bounded memory, and every part that is none."""
        size = sum(self._source.size_of(member) for member in self._members)
        place = before = 0
        for n, member in enumerate(self._members):
            encoding = _encoding_of(self._source.start_of(member))
            with self._source.opened(member) as stream:
                tags = TagReader(stream, encoding)
                for each in _Reading(n).read(tags):
                    if isinstance(each, Message):
                        place += 1
                        yield replace(each, place=place, part=member)
                    else:
                        yield each
                    if place % 500 == 0:
                        progress(before + tags.read, size)
            before += self._source.size_of(member)
        progress(size, size)

    def content(self, media: Media) -> Iterator[bytes]:
        """The bytes of a part, out of the base64 that the backup holds; UserError where that is damaged."""
        if not media.member:
            return
        n, offset, length = (int(number) for number in media.member.split(":"))
        waiting = b""
        try:
            for piece in self._source.stretch(self._members[n], offset, length):
                waiting += b"".join(piece.split())
                whole = len(waiting) // 4 * 4
                yield base64.b64decode(waiting[:whole], validate=True)
                waiting = waiting[whole:]
            yield base64.b64decode(waiting, validate=True)
        except binascii.Error as wrong:
            raise UserError("A file that came with a message is damaged in the backup.") from wrong


def _encoding_of(start: bytes) -> str:
    said = _ENCODING.search(start[:200])
    name = said[1].decode("ascii").lower() if said else ""
    return name if name in ("iso-8859-1", "windows-1252") else "utf-8"


class _Reading:
    """One member read tag by tag."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._open: _Multimedia | None = None

    def read(self, tags: TagReader) -> Iterator[Message | SkippedPart]:
        """Its messages and what is none."""
        for tag in tags.tags():
            if tag.wrong:
                yield _skipped(tag.offset, tag.text, tag.wrong)
            else:
                yield from self._tag(tag)
                if tag.after:
                    yield _skipped(tag.offset, tag.after, "It stands between messages.")
        if self._open is not None:
            yield from self._cut()

    def _tag(self, tag: Tag) -> Iterator[Message | SkippedPart]:
        if tag.name in ("sms", "call", "mms") and not tag.closing and self._open is not None:
            yield from self._cut()
        if tag.name == "sms" and not tag.closing:
            yield _text(tag.values)
        elif tag.name == "call" and not tag.closing:
            yield _call(tag.values)
        elif tag.name == "mms":
            yield from self._multimedia(tag)
        elif tag.name in ("part", "addr") and not tag.closing:
            yield from self._within(tag)
        elif tag.name not in (*_ROOTS, "parts", "addrs", "part", "addr", "sms", "call"):
            yield _skipped(tag.offset, f"<{tag.name}> {_listed(tag.values)}", "It is no message and no part of one.")

    def _multimedia(self, tag: Tag) -> Iterator[Message | SkippedPart]:
        if not tag.closing:
            self._open = _Multimedia(tag.values, tag.offset)
        if self._open is not None and (tag.closing or tag.empty):
            yield _picture_message(self._open)
            self._open = None

    def _within(self, tag: Tag) -> Iterator[SkippedPart]:
        one = self._open
        if one is None:
            yield _skipped(tag.offset, _listed(tag.values), "It is a part of no message.")
        elif len(one.media) + len(one.words) + len(one.receivers) >= _MOST_PARTS:
            yield _skipped(tag.offset, _listed(tag.values), "The message has more parts than any can have.")
        elif tag.name == "part":
            self._part(one, tag)
        else:
            address = _said(tag.values, "address")
            if address and address != _OWN_ADDRESS:
                (one.senders if tag.values.get("type") == _FROM else one.receivers).append(address)

    def _part(self, one: _Multimedia, tag: Tag) -> None:
        kind = _said(tag.values, "ct").lower()
        text = tag.values.get("text", "")
        if kind.startswith("application/smil"):
            return
        if kind.startswith("text/plain") or (text not in ("", "null") and not tag.data[1]):
            one.words.append("" if text == "null" else text)
            return
        named = next((name for key in ("fn", "cl", "name") if (name := _said(tag.values, key))), "")
        name = PurePosixPath(named.replace("\\", "/")).name or f"part {len(one.media) + 1}"
        member = f"{self._number}:{tag.data[0]}:{tag.data[1]}" if tag.data[1] else ""
        one.media.append(Media(name=name, member=member, media_type=kind))

    def _cut(self) -> Iterator[Message | SkippedPart]:
        """What came of a message that another one, or the end of the file, breaks off."""
        assert self._open is not None
        yield _picture_message(self._open)
        yield _skipped(self._open.offset, "", "The message that begins here is cut off; what there is of it was read.")
        self._open = None


def _skipped(offset: int, words: str, reason: str) -> SkippedPart:
    return SkippedPart(place=f"byte {offset + 1:,}", words=words, reason=reason)


def _listed(values: dict[str, str]) -> str:
    return " ".join(f"{key}={value}" for key, value in values.items())[:2000]


def _said(values: dict[str, str], key: str) -> str:
    """A value, "" for the word that stands where the phone had none."""
    value = values.get(key, "").strip()
    return "" if value == "null" else value


def _stamped(values: dict[str, str]) -> dict[str, Any]:
    """`at` and `moment` by the milliseconds; the words alone where they give no instant."""
    said = _said(values, "date")
    number = int(said) if re.fullmatch(r"[0-9]{1,15}", said) else 0
    # A phone keeps the times of picture messages in seconds, and not every program that writes them out has seen to it.
    number *= 1000 if _FIRST <= number * 1000 < _LAST else 1
    if _FIRST <= number < _LAST:
        moment = _EPOCH + timedelta(milliseconds=number)
        return {"at": When.at_instant(moment), "moment": moment}
    return {"at": When.undated(said) if said else None}


def _named(name: str, address: str) -> str:
    """`Name <number>`, or the one of the two that is known."""
    name = "" if name in ("(Unknown)", address) else name
    return f"{name} <{address}>" if name and address else name or address


def _text(values: dict[str, str]) -> Message:
    kind = _said(values, "type")
    outgoing = {"1": False}.get(kind, True if kind in ("2", *_STATES) else None)
    name = _named(_said(values, "contact_name") or _said(values, "name"), BETWEEN.join(_addresses(values)))
    state = "failed" if _said(values, "status") == "64" else _STATES.get(kind, "")
    body = values.get("body", "")
    return Message(
        place=0, form="message", **_stamped(values), thread=name, outgoing=outgoing, state=state,
        sender="" if outgoing else name, receiver=name if outgoing else "",
        words=_with_subject(values, "subject", "" if body == "null" else body),
    )  # fmt: skip


def _addresses(values: dict[str, str]) -> tuple[str, ...]:
    """Each number once; none where the phone's own stands in its place."""
    found = (each.strip() for each in _said(values, "address").split("~"))
    return tuple(dict.fromkeys(each for each in found if each and each != _OWN_ADDRESS))


def _with_subject(values: dict[str, str], key: str, words: str) -> str:
    subject = _FOR_PROGRAMS.sub("", _said(values, key))
    return f"{subject}\n{words}" if subject else words


def _call(values: dict[str, str]) -> Message:
    kind = _said(values, "type")
    form, outgoing, words = _CALLS.get(kind, ("call", None, f"Type of call: {kind or 'not said'}"))
    number = _said(values, "number")
    nobody = _PRESENTED.get(_said(values, "presentation"), UNKNOWN_NUMBER if number in _NO_NUMBER else "")
    name = nobody or _named(_said(values, "contact_name"), number)
    length = _said(values, "duration")
    return Message(
        place=0, form=form, **_stamped(values), thread=name, outgoing=outgoing, words=words,
        sender="" if outgoing else name, receiver=name if outgoing else "",
        state="blocked" if kind == "6" else "", seconds=int(length) if re.fullmatch(r"[0-9]{1,7}", length) else None,
    )  # fmt: skip


def _picture_message(one: _Multimedia) -> Message:
    values = one.values
    box = _said(values, "msg_box")
    outgoing = {"1": False}.get(box, True if box in ("2", *_STATES) else None)
    others, name = _addresses(values), _said(values, "contact_name")
    called = {others[0]: _named(name, others[0])} if len(others) == 1 else {}
    senders, receivers = one.senders or (() if outgoing else others[:1]), one.receivers or others
    thread = called.get(others[0] if others else "") or name or BETWEEN.join(others or (*senders, *receivers))
    return Message(
        place=0, form="message", **_stamped(values), thread=thread, outgoing=outgoing, state=_STATES.get(box, ""),
        sender="" if outgoing else _listing(senders[:1], called),
        receiver=_listing(receivers, called) if outgoing else "",
        words=_with_subject(values, "sub", "\n".join(one.words)), media=tuple(one.media),
    )  # fmt: skip


def _listing(numbers: Sequence[str], called: Mapping[str, str]) -> str:
    """Each number once, by its name where that is known."""
    return BETWEEN.join(called.get(each, each) for each in dict.fromkeys(numbers))
