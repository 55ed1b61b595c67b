# SPDX-License-Identifier: Apache-2.0
"""Reads the messages of a download from Facebook or Instagram in JSON, and of one that was end to end encrypted.

A reaction is a notice after the message it is to, by whoever reacted; when it was made is kept where the download says.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from typing import Any

from vlu_desktop.intake.messages.formats.json_stream import JsonStream, NotJson
from vlu_desktop.intake.messages.formats.meta_threads import (
    Conversation,
    MetaExport,
    conversations,
    is_conversation,
    participants_of,
    repaired,
)
from vlu_desktop.intake.messages.formats.opened_export import (
    THE_FILE,
    MediaFinder,
    at_moment,
    folder_of,
    in_part,
    instant,
    shown,
)
from vlu_desktop.intake.messages.message import Media, Message, Progress, SkippedPart, unwatched
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

MOST_MESSAGES = 400_000
MOST_BYTES = 256 * 1024 * 1024
"""Messages and bytes of one file, which stands in memory as a whole because it begins with the newest."""
TOO_MANY = "This file holds more messages than are read at once. Download a shorter time, and import that."
LEAVES_OUT = (
    "A message that somebody deleted or unsent may be missing, or be there without its words.",
    "Messages that were end to end encrypted are in a download of their own, and not in the ordinary one.",
    "A message that vanishes is not in it, and of a blocked or closed account the name may be gone.",
    "A download may be cut to a span of dates and into several archives.",
)
_MEDIA = ("photos", "videos", "audio_files", "gifs", "files", "media")
_MISSED = re.compile(r"\bmissed\b", re.IGNORECASE)
_REACTED = re.compile(r"(?:Reacted .{1,40} to your message|Liked a message)\s*\.?\s*")
_UNSENT = re.compile(r".{1,200} unsent a message\.?")
_SEALED_CALL = re.compile(r".{1,200} (?:missed (?:a|your|the) (?:(?:video|audio|voice|group) )*call)\b.{0,200}")
"""What the encrypted download writes in a message's place; of the other, fields of their own say it."""
_PLACEHOLDER = "placeholder"
_NOTICES = frozenset({"subscribe", "unsubscribe"})
_MS = 1000
_LEAST_MS = 100_000_000_000
_Raw = dict[str, Any]


class MetaDownload(MetaExport):
    """A download in JSON."""

    clock = "The times are instants by the service’s own clock, shown by the clock here."
    leaves_out = LEAVES_OUT

    def read(self, progress: Progress = unwatched) -> Iterator[Message | SkippedPart]:
        """Every message, conversation by conversation, each from its oldest on."""
        places, finder = count(1), MediaFinder(self.source.members)
        of = sum(self.source.size_of(each) for one in self.conversations for each in one.members)
        done, called = 0, dict[str, str]()
        for one in self.conversations:
            for member in one.members:
                part = _Part(one, member, self.owner, finder, places)
                yield from in_part(part.read(self.source, called), folder_of(member))
                done += self.source.size_of(member)
                progress(done, of)


class _Part:
    """One file of a conversation."""

    def __init__(
        self, conversation: Conversation, member: str, owner: str, finder: MediaFinder, places: "count[int]"
    ) -> None:
        self._conversation, self._member, self._owner = conversation, member, owner
        self._finder, self._places = finder, places
        self._title, self._people, self._thread = "", tuple[str, ...](), ""
        self._raw: list[Any] = []
        self._is_list = False

    def read(self, source: MessageSource, called: dict[str, str]) -> Iterator[Message | SkippedPart]:
        """Its messages from the oldest on; `called` has the folder that each name of a conversation stands for."""
        damage = self._take(source)
        folder = f"{self._conversation.box}/{self._conversation.folder}"
        name = self._conversation.thread(self._title)
        self._thread = name if called.setdefault(name, folder) == folder else f"{name} ({self._conversation.folder})"
        for raw in reversed(self._raw) if self._is_newest_first() else self._raw:
            if isinstance(raw, dict):
                yield from self._messages(raw)
            else:
                yield SkippedPart(place=self._member or THE_FILE, words=shown(raw), reason="This is no message.")
        yield from damage

    def _take(self, source: MessageSource) -> list[SkippedPart]:
        """Takes what the file says; what can't be read of it is what this gives."""
        if source.size_of(self._member) > MOST_BYTES:
            raise UserError(TOO_MANY)
        try:
            with source.opened(self._member) as stream:
                text = JsonStream(stream)
                try:
                    self._fields(text)
                except NotJson:
                    return [
                        SkippedPart(
                            place=self._member or THE_FILE,
                            words=shown(text.rest()),
                            reason="From here on it is damaged.",
                        )
                    ]
        except UserError as refused:
            if not self._member or str(refused) == TOO_MANY:
                raise
            return [SkippedPart(place=self._member or THE_FILE, words="", reason=str(refused))]
        if self._is_list:
            return []
        return [SkippedPart(place=self._member or THE_FILE, words="", reason="This file holds no list of messages.")]

    def _fields(self, text: JsonStream) -> None:
        for key in text.fields():
            if key == "messages" and text.peek() == "[":
                self._is_list = True
                for _ in text.items():
                    self._raw.append(text.value())
                    if len(self._raw) > MOST_MESSAGES:
                        raise UserError(TOO_MANY)
            elif key == "title":
                self._title = repaired(text.value())
            elif key == "threadName":
                # The encrypted download puts a number behind the name.
                self._title = re.sub(r"_\d+$", "", repaired(text.value()))
            elif key == "participants":
                self._people = participants_of(text.value())
            else:
                text.skip()

    def _is_newest_first(self) -> bool:
        moments = [each for each in (_moment(raw) for raw in self._raw) if each is not None]
        return len(moments) > 1 and moments[0] > moments[-1]

    def _messages(self, raw: _Raw) -> Iterator[Message]:
        moment = _moment(raw)
        sender = repaired(_either(raw, "sender_name", "senderName"))
        words = _words(raw)
        sent = self._is_owner(sender)
        seconds = raw.get("call_duration")
        seconds = seconds if isinstance(seconds, int) and not isinstance(seconds, bool) and seconds >= 0 else None
        message = Message(
            place=next(self._places),
            form=_form(raw, words, seconds),
            at=at_moment(moment, _either(raw, "timestamp_ms", "timestamp")),
            moment=moment,
            thread=self._thread,
            sender=sender,
            receiver=self._other(sender) or (self._owner if sent is False else ""),
            outgoing=sent,
            words=words,
            state="deleted" if _is_unsent(raw, words) else "",
            seconds=seconds,
            media=tuple(self._media(raw)),
        )
        yield message
        for reaction in _listed(raw.get("reactions")):
            yield self._reaction(reaction, message)

    def _reaction(self, raw: _Raw, to: Message) -> Message:
        actor = repaired(raw.get("actor"))
        moment = _instant(raw.get("timestamp"))
        return Message(
            place=next(self._places), form="notice", at=at_moment(moment), moment=moment, thread=to.thread,
            sender=actor, outgoing=self._is_owner(actor),
            words=f"Reacted {repaired(raw.get('reaction'))} to message {to.place}",
        )  # fmt: skip

    def _other(self, sender: str) -> str:
        """Whom it was sent to, where two took part and it is one of them; one of a group came to the owner too."""
        if len(self._people) != 2 or sender not in self._people:
            return ""
        return self._people[1 - self._people.index(sender)]

    def _is_owner(self, sender: str) -> bool | None:
        return sender == self._owner if sender and self._owner else None

    def _media(self, raw: _Raw) -> Iterator[Media]:
        for key in _MEDIA:
            for each in _listed(raw.get(key)):
                yield self._finder.media(repaired(each.get("uri")), self._member)
        sticker = raw.get("sticker")
        if isinstance(sticker, dict):
            yield self._finder.media(repaired(sticker.get("uri")), self._member)


def _either(raw: _Raw, *keys: str) -> Any:
    return next((raw[key] for key in keys if raw.get(key) is not None), None)


def _listed(value: Any) -> list[_Raw]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _instant(value: Any) -> datetime | None:
    many = value if isinstance(value, int | float) and not isinstance(value, bool) else 0
    return instant(value, _MS if many >= _LEAST_MS else 1)


def _moment(raw: Any) -> datetime | None:
    if not isinstance(raw, dict):
        return None
    return instant(_either(raw, "timestamp_ms", "timestamp"), _MS)


def _words(raw: _Raw) -> str:
    """Its words, and below them what it shares where they don't say it."""
    lines = [repaired(_either(raw, "content", "text"))]
    share = raw.get("share")
    if isinstance(share, dict):
        lines += [repaired(share.get(key)) for key in ("share_text", "link")]
    kept = [each for at, each in enumerate(lines) if each and not any(each in before for before in lines[:at])]
    return "\n".join(kept)


def _is_unsent(raw: _Raw, words: str) -> bool:
    is_placeholder = "senderName" in raw and raw.get("type", _PLACEHOLDER) == _PLACEHOLDER
    told = is_placeholder and _UNSENT.fullmatch(words.strip()) is not None
    return raw.get("is_unsent") is True or raw.get("isUnsent") is True or told


def _form(raw: _Raw, words: str, seconds: int | None) -> str:
    kind = str(raw.get("type", "")).casefold()
    if seconds is not None or kind == "call":
        missed = raw.get("missed") is True or (not seconds and _MISSED.search(words) is not None)
        return "missed" if missed else "call"
    if kind == _PLACEHOLDER and _SEALED_CALL.fullmatch(words.strip()):
        return "missed"
    if kind in _NOTICES or _REACTED.fullmatch(words):
        return "notice"
    return "message"


def is_meta_json(source: MessageSource) -> bool:
    """Whether a file is one, by what it holds."""
    if not source.is_archive:
        return is_conversation(source.start)
    return bool(conversations(source, "json"))
