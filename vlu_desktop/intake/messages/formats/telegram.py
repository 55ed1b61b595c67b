# SPDX-License-Identifier: Apache-2.0
"""Reads the JSON that Telegram's desktop program exports: one chat, or the account's chats together.

It is read a message at a time, however large it is. A forward and a reaction are notices after their message.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import count
from typing import Any

from vlu_desktop.dates.when import When
from vlu_desktop.intake.messages.formats.json_stream import JsonStream, NotJson
from vlu_desktop.intake.messages.formats.opened_export import (
    THE_FILE,
    MediaFinder,
    OpenedExport,
    at_clock,
    at_moment,
    folder_of,
    in_part,
    instant,
    shown,
    text_of,
)
from vlu_desktop.intake.messages.formats.telegram_owner import OWNER, Survey
from vlu_desktop.intake.messages.message import Media, Message, Progress, SkippedPart, SourceQuestion, unwatched
from vlu_desktop.intake.messages.message_source import MessageSource

_FILE = "result.json"
_FILES = ("photo", "file")
_DETAILS = ("title", "members", "inviter", "text", "message_id", "duration", "period", "emoticon", "price", "currency")
_Raw = dict[str, Any]


class TelegramExport(OpenedExport):
    """A chat, or every chat of an account."""

    service = "Telegram"
    clock = (
        "The times are instants by Telegram’s own clock, shown by the clock here; in an older export without instants "
        "they are by the clock of the computer that exported it."
    )
    leaves_out = (
        "Secret chats are never in it.",
        "A message that either side deleted for both, or that deleted itself, is not in it.",
        "Which chats and which kinds of file are in it was chosen when it was made.",
    )

    @cached_property
    def _results(self) -> tuple[str, ...]:
        """The exports in an archive: each has a folder of its own."""
        return self.source.parts(lambda name: name.rpartition("/")[2] == _FILE)

    @property
    def asked(self) -> tuple[SourceQuestion, ...]:
        """Whose account it is, where the export doesn't say."""
        return self._survey.asked(self.answers.get(OWNER, ""))

    @cached_property
    def _survey(self) -> Survey:
        """Who writes in which chat, by one reading of the whole."""
        found = Survey()
        for chat, raw in self._raw():
            if isinstance(raw, dict):
                found.see(chat.number, chat.said, chat.owner, *_sender(raw))
        return found

    def read(self, progress: Progress = unwatched) -> Iterator[Message | SkippedPart]:
        """Every message in the file's order."""
        places, finder = count(1), MediaFinder(self.source.members)
        survey, answer = self._survey, self.answers.get(OWNER, "")
        owner = _Owner(key=answer, name=survey.owner_name(answer))
        for chat, raw in self._raw(progress):
            chat.other = survey.other(chat.number)
            if isinstance(raw, SkippedPart):
                yield raw
            elif isinstance(raw, dict):
                yield from in_part(chat.messages(raw, finder, chat.member, owner, places), folder_of(chat.member))
            else:
                yield SkippedPart(place=chat.thread or THE_FILE, words=shown(raw), reason="This is no message.")

    def _raw(self, progress: Progress = unwatched) -> Iterator[tuple["_Chat", Any]]:
        """Each message as it stands, with its chat; damage as skipped."""
        of, done, chats = sum(self.source.size_of(each) for each in self._results), 0, 0
        for member in self._results:
            with self.source.opened(member) as stream:
                text = JsonStream(stream)
                try:
                    for number, (chat, raw) in enumerate(_export(text)):
                        chats += not chat.number
                        chat.member, chat.number = member, chat.number or chats
                        yield chat, raw
                        if number % 500 == 0:
                            progress(min(done + text.done, of), of)
                except NotJson:
                    reason = "From here on the file is damaged."
                    yield _Chat(), SkippedPart(place=member or THE_FILE, words=shown(text.rest()), reason=reason)
            done += self.source.size_of(member)
        progress(of, of)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Owner:
    """Whose account it is: the id by the answer, "" where none was needed, and the name messages were sent under."""

    key: str
    name: str


class _Chat:
    """A chat by what the export says before its messages."""

    def __init__(self, owner: str = "") -> None:
        self.owner = owner
        self.member = ""
        """The member of the archive that it stands in."""
        self.number = 0
        """Which of the export's chats it is, from 1."""
        self.other = ""
        """The key of the other side of a chat of two, as far as the export shows it."""
        self.said: dict[str, str] = {}

    def say(self, key: str, value: Any) -> None:
        """Takes what the export says of it."""
        self.said[key] = text_of(value)

    @property
    def thread(self) -> str:
        """What it is called; its kind and number where it has no name."""
        said = self.said
        kind = said.get("type", "").replace("_", " ")
        return said.get("name", "") or f"{kind} {said.get('id', '')}".strip()

    def messages(
        self, raw: _Raw, finder: MediaFinder, member: str, owner: _Owner, places: "count[int]"
    ) -> Iterator[Message]:
        """The message, and a notice for each thing that the export tells of it besides."""
        is_service = raw.get("type") == "service"
        key, sender = _sender(raw)
        seconds = raw.get("duration_seconds") if raw.get("action") == "phone_call" else None
        sent = self.outgoing(key, owner.key)
        at, moment = _time(raw)
        message = Message(
            place=next(places),
            form=_form(raw),
            at=at,
            moment=moment,
            thread=self.thread,
            sender=sender or key,
            receiver=self._receiver(sent, owner),
            outgoing=sent,
            words=_event(raw) if is_service else _words(raw),
            state="edited" if _is_edited(raw) else "",
            seconds=seconds if isinstance(seconds, int) and seconds >= 0 else None,
            media=tuple(_media(raw, finder, member)),
        )
        yield message
        if forwarded := text_of(raw.get("forwarded_from")):
            words = f"Message {message.place} was forwarded from {forwarded}"
            yield Message(
                place=next(places), form="notice", at=at, moment=moment, thread=self.thread, sender=message.sender,
                outgoing=message.outgoing, words=words,
            )  # fmt: skip
        for each in _listed(raw.get("reactions")):
            yield from self._reactions(each, message, owner, places)

    def _reactions(self, raw: _Raw, to: Message, owner: _Owner, places: "count[int]") -> Iterator[Message]:
        sign = text_of(raw.get("emoji") or raw.get("document_id") or raw.get("type"))
        known = _listed(raw.get("recent"))
        for each in known:
            moment = _local(each.get("date"))
            yield Message(
                place=next(places), form="notice", at=moment, thread=self.thread, sender=text_of(each.get("from")),
                outgoing=self.outgoing(text_of(each.get("from_id")), owner.key),
                words=f"Reacted {sign} to message {to.place}",
            )  # fmt: skip
        many = raw.get("count")
        if isinstance(many, int) and many > len(known):
            words = f"Reacted {sign} to message {to.place}: {many - len(known)}, and the export does not say who"
            yield Message(place=next(places), form="notice", at=None, thread=self.thread, words=words)

    def _receiver(self, sent: bool | None, owner: _Owner) -> str:
        """What came came to the owner; what the owner sent in a chat of two went to whom the chat is called after."""
        if sent is False:
            return owner.name
        return self.said.get("name", "") if sent and self.other else ""

    def outgoing(self, sender: str, answer: str) -> bool | None:
        """Whether the owner sent it, by the sender's id; None where neither the export nor the answer says."""
        if not sender:
            return None
        if owner := self.owner or answer:
            return sender == owner
        return sender != self.other if self.other else None


def _export(text: JsonStream) -> Iterator[tuple[_Chat, Any]]:
    """Each message of a chat, or of every chat of an account, with its chat."""
    chat, owner = _Chat(), ""
    for key in text.fields():
        if key in ("chats", "left_chats") and text.peek() == "{":
            yield from _chats(text, owner)
        elif key == "personal_information":
            value = text.value()
            owner = f"user{value['user_id']}" if isinstance(value, dict) and value.get("user_id") else ""
        else:
            yield from _field(text, key, chat)


def _chats(text: JsonStream, owner: str) -> Iterator[tuple[_Chat, Any]]:
    for key in text.fields():
        if key != "list" or text.peek() != "[":
            text.skip()
            continue
        for _ in text.items():
            chat = _Chat(owner)
            if text.peek() != "{":
                yield chat, text.value()
                continue
            for field in text.fields():
                yield from _field(text, field, chat)


def _field(text: JsonStream, key: str, chat: _Chat) -> Iterator[tuple[_Chat, Any]]:
    if key == "messages" and text.peek() == "[":
        for _ in text.items():
            yield chat, text.value()
    elif key in ("name", "type", "id"):
        chat.say(key, text.value())
    else:
        text.skip()


def _listed(value: Any) -> list[_Raw]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _sender(raw: _Raw) -> tuple[str, str]:
    """By what a sender is known in the export, an id or else the name, and the name."""
    role = "actor" if raw.get("type") == "service" else "from"
    name = text_of(raw.get(role))
    return text_of(raw.get(f"{role}_id")) or name, name


def _time(raw: _Raw) -> tuple[When | None, datetime | None]:
    moment = instant(raw.get("date_unixtime"))
    if moment is not None:
        return at_moment(moment), moment
    return _local(raw.get("date")), None


def _local(written: Any) -> When | None:
    """A time without a zone, by the clock of the computer that exported it."""
    try:
        moment = datetime.fromisoformat(text_of(written)).replace(tzinfo=None)
    except ValueError:
        return at_moment(None, written)
    return at_clock(moment, written)


def _is_edited(raw: _Raw) -> bool:
    return bool(raw.get("edited") or raw.get("edited_unixtime")) and not str(raw.get("edited")).startswith("1970-01-01")


def _form(raw: _Raw) -> str:
    if raw.get("type") != "service":
        return "message"
    if raw.get("action") != "phone_call":
        return "notice"
    return "missed" if raw.get("discard_reason") == "missed" else "call"


def _words(raw: _Raw) -> str:
    """Its text, of whatever parts; and what stands instead of text: a place, a contact, a poll."""
    found = [_text(raw.get("text"))]
    place, contact, poll = (raw.get(key) for key in ("location_information", "contact_information", "poll"))
    if isinstance(place, dict):
        found.append(f"Place: {text_of(place.get('latitude'))}, {text_of(place.get('longitude'))}")
    if isinstance(contact, dict):
        found.append("Contact: " + " ".join(text_of(each) for each in contact.values() if each))
    if isinstance(poll, dict):
        answers = (_text(each.get("text")) for each in _listed(poll.get("answers")))
        found.append("\n".join([f"Poll: {_text(poll.get('question'))}", *answers]))
    return "\n".join(each for each in found if each)


def _text(value: Any) -> str:
    """A text, or the parts it is of: strings, and what is marked as a link, a name or bold."""
    if not isinstance(value, list):
        return text_of(value)
    return "".join(text_of(each.get("text") if isinstance(each, dict) else each) for each in value)


def _event(raw: _Raw) -> str:
    """What happened, as the export names it, with what it was about; of a call, how it ended."""
    if raw.get("action") == "phone_call":
        return text_of(raw.get("discard_reason"))
    found = [text_of(raw.get("action")).replace("_", " ")]
    for key in _DETAILS:
        value = raw.get(key)
        if isinstance(value, list) and key == "members":
            value = ", ".join(text_of(each) for each in value)
        if words := _text(value):
            found.append(words)
    return ": ".join(found[:1] + ["; ".join(found[1:])] * (len(found) > 1))


def _media(raw: _Raw, finder: MediaFinder, member: str) -> Iterator[Media]:
    for key in _FILES:
        path = text_of(raw.get(key))
        if not path:
            continue
        name = text_of(raw.get("file_name")) if key == "file" else ""
        kind = text_of(raw.get("mime_type")) if key == "file" else ""
        if path.startswith("("):
            # The export says that the file was left out.
            yield Media(name=name or text_of(raw.get("media_type")) or key, media_type=kind)
        else:
            yield finder.media(path, member, kind)


def _is_result(start: bytes) -> bool:
    if start.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] != b"{":
        return False
    whole = b'"personal_information"' in start and b'"about"' in start
    dated = b'"date_unixtime"' in start or (b'"date"' in start and (b'"from_id"' in start or b'"actor_id"' in start))
    return whole or (b'"messages"' in start and dated)


def is_telegram(source: MessageSource) -> bool:
    """Whether a file is one, by what it holds."""
    if not source.is_archive:
        return _is_result(source.start)
    return any(each.rpartition("/")[2] == _FILE and _is_result(source.start_of(each)) for each in source.members)
