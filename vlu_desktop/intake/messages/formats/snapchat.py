# SPDX-License-Identifier: Apache-2.0
"""Reads the chats, snaps and calls of a Snapchat download: chat_history.json, snap_history.json, talk_history.json.

The newer form has a list for each friend or group; the older one lists what was received and what was sent. Times are
instants in UTC. Only saved chats are in it, and of a snap only that it was sent.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import count
from typing import Any

from vlu_desktop.intake.messages.formats import snapchat_calls
from vlu_desktop.intake.messages.formats.json_stream import JsonStream, NotJson
from vlu_desktop.intake.messages.formats.opened_export import (
    THE_FILE,
    MediaFinder,
    OpenedExport,
    at_moment,
    folder_of,
    in_part,
    instant,
    shown,
    text_of,
)
from vlu_desktop.intake.messages.message import Media, Message, Progress, SkippedPart, unwatched
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

MOST_MESSAGES = 400_000
MOST_BYTES = 256 * 1024 * 1024
"""Messages and bytes of one list, which stands in memory as a whole because it begins with the newest."""
TOO_MANY = "This file holds more messages in one conversation than are read at once. Download a shorter time."
_FILES = ("chat_history.json", "snap_history.json", snapchat_calls.FILE)
_SECTION = re.compile(r"(Received|Sent) (?:Saved |Unsaved )?(?:Chat|Snap) History")
_AT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} UTC")
_KEEPS_WORDS = frozenset({"TEXT", ""})
_Raw = dict[str, Any]


class SnapchatDownload(OpenedExport):
    """A download, or one of its three files."""

    service = "Snapchat"
    clock = "The times are instants in UTC, as the download says, shown by the clock here."
    leaves_out = (
        "Only chats that somebody saved are in it; the rest had vanished before it was made, so it proves no silence.",
        "Of a snap it has at most when and by whom it was sent, never the picture or its words.",
        "A chat that was deleted by either side is not in it.",
        "Of a call it mostly has only when it was and which way it went, and not with whom; a missed one may stand "
        "among the chats too.",
    )

    @cached_property
    def _histories(self) -> tuple[str, ...]:
        return self.source.parts(lambda name: name.rpartition("/")[2].lower() in _FILES)

    @cached_property
    def _owner(self) -> str:
        """The owner's own name there, by the first chat the owner sent that says; "" where none does."""
        for member in self._histories:
            try:
                with self.source.opened(member) as stream:
                    found = next((name for each in _lists(JsonStream(stream)) if (name := _sender_of(each))), "")
            except UserError:
                found = ""
            if found:
                return found
        return ""

    def read(self, progress: Progress = unwatched) -> Iterator[Message | SkippedPart]:
        """Every chat, snap and call, list by list, each from its oldest on."""
        places, finder = count(1), _SnapMedia(self.source.members)
        of, done = sum(self.source.size_of(each) for each in self._histories), 0
        for member in self._histories:
            try:
                with self.source.opened(member) as stream:
                    text = JsonStream(stream)
                    for each in _lists(text):
                        if isinstance(each, SkippedPart):
                            yield each
                        else:
                            found = _read_list(*each, self._owner, finder, places)
                            yield from in_part(found, folder_of(member))
                        progress(min(done + text.done, of), of)
            except UserError as refused:
                if not member or str(refused) == TOO_MANY:
                    raise
                yield SkippedPart(place=member or THE_FILE, words="", reason=str(refused))
            done += self.source.size_of(member)
            progress(done, of)


def _lists(text: JsonStream) -> Iterator[tuple[str, list[Any]] | SkippedPart]:
    """Each list of the file with its key; what is before damage, and then that it is damaged."""
    key, listed = "", list[Any]()
    try:
        for key in _keys(text):
            if text.peek() != "[":
                yield SkippedPart(
                    place=text_of(key) or THE_FILE, words=shown(text.value()), reason="This is no list of chats."
                )
                continue
            listed, before = [], text.done
            for _ in text.items():
                listed.append(text.value())
                if len(listed) > MOST_MESSAGES or text.done - before > MOST_BYTES:
                    raise UserError(TOO_MANY)
            yield key, listed
            listed = []
    except NotJson:
        if listed:
            yield key, listed
        yield SkippedPart(
            place=text_of(key) or THE_FILE, words=shown(text.rest()), reason="From here on the file is damaged."
        )


def _keys(text: JsonStream) -> Iterator[str]:
    """The keys of the lists; one heading over all of them is passed."""
    for key in text.fields():
        if text.peek() == "{":
            yield from text.fields()
        else:
            yield key


def _sender_of(each: tuple[str, list[Any]] | SkippedPart) -> str:
    """Who sent what the owner sent, in a list of the newer form."""
    if isinstance(each, SkippedPart) or _SECTION.fullmatch(each[0]):
        return ""
    sent = (raw for raw in each[1] if isinstance(raw, dict) and raw.get("IsSender") is True)
    return next((name for raw in sent if (name := text_of(raw.get("From")))), "")


def _read_list(
    key: str, listed: list[Any], owner: str, finder: "_SnapMedia", places: "count[int]"
) -> Iterator[Message | SkippedPart]:
    moments = [each for each in (_moment(raw) for raw in listed) if each is not None]
    newest_first = len(moments) > 1 and moments[0] > moments[-1]
    section = _SECTION.fullmatch(key)
    for raw in reversed(listed) if newest_first else listed:
        if isinstance(raw, dict):
            yield _entry(raw, key, section[1] if section else "", owner, finder, next(places))
        else:
            yield SkippedPart(place=text_of(key) or THE_FILE, words=shown(raw), reason="This is no chat.")


def _entry(raw: _Raw, key: str, section: str, owner: str, finder: "_SnapMedia", place: int) -> Message:
    """A call, or a chat or snap; what was received went to the owner."""
    if snapchat_calls.is_call(raw):
        return snapchat_calls.call_of(raw, key, owner, place, _moment(raw))
    message = _message(raw, key, section, finder, place)
    return replace(message, receiver=owner) if message.outgoing is False and owner else message


def _message(raw: _Raw, key: str, section: str, finder: "_SnapMedia", place: int) -> Message:
    moment = _moment(raw)
    kind = text_of(raw.get("Media Type"))
    words = text_of(html.unescape(text_of(_either(raw, "Content", "Text"))))
    outgoing = (
        raw.get("IsSender") if isinstance(raw.get("IsSender"), bool) else {"Sent": True, "Received": False}.get(section)
    )
    form = form_of(kind)
    other = text_of(_either(raw, "To") or raw.get("From")) if section else text_of(key)
    sender = text_of(raw.get("From"))
    media = () if form == "missed" else finder.named(text_of(raw.get("Media IDs")))
    if not words and not media and kind not in _KEEPS_WORDS:
        # What the export tells of it is its kind alone.
        if form == "message":
            media = (Media(name=kind),)
        else:
            words = kind
    return Message(
        place=place,
        form=form,
        at=at_moment(moment, raw.get("Created")),
        moment=moment,
        thread=text_of(raw.get("Conversation Title")) or other,
        sender="" if section == "Sent" and sender == other else sender,
        receiver=text_of(raw.get("To")),
        outgoing=outgoing,
        words=words,
        state="deleted" if "ERASED" in kind.upper() else "",
        media=media,
    )


def form_of(kind: str) -> str:
    """What a kind of chat is: a message, a missed call, or a notice."""
    kind = kind.upper().replace("_", "")
    if not kind.startswith("STATUS"):
        return "message"
    return "missed" if "CALLMISSED" in kind or "MISSEDCALL" in kind else "notice"


def _either(raw: _Raw, *keys: str) -> Any:
    return next((raw[key] for key in keys if raw.get(key) is not None), None)


def _moment(raw: Any) -> datetime | None:
    """The instant by when it was made, to the thousandth where the finer count agrees, in either of its units."""
    if not isinstance(raw, dict):
        return None
    written = text_of(_either(raw, "Created", snapchat_calls.MADE_AT))
    try:
        said = (
            datetime.fromisoformat(written.removesuffix(" UTC")).replace(tzinfo=UTC) if _AT.fullmatch(written) else None
        )
    except ValueError:
        said = None
    for per_second in (1000, 1_000_000):
        finer = instant(raw.get("Created(microseconds)"), per_second)
        if finer is not None and finer.year > 2000 and (said is None or abs(finer - said) < timedelta(seconds=1)):
            return finer
    return said


class _SnapMedia:
    """Finds the files of a download by the id in their names."""

    def __init__(self, members: tuple[str, ...]) -> None:
        self._finder = MediaFinder(members)
        self._by_id: dict[str, str] = {}
        for each in members:
            name = each.rpartition("/")[2]
            found = re.fullmatch(r"\d{4}-\d\d-\d\d_(.+?)(?:\.\w+)?", name)
            if found:
                self._by_id[found[1]] = each

    def named(self, ids: str) -> tuple[Media, ...]:
        """A media for each id; its name is the file's where it is there."""
        named = (each.strip() for each in ids.split("|"))
        return tuple(self._finder.media(self._by_id.get(each, each)) for each in named if each)


def _is_history(start: bytes) -> bool:
    return b'"Media Type"' in start and b'"Created"' in start and (
        b'"IsSender"' in start or b' History"' in start
    )  # fmt: skip


def is_snapchat(source: MessageSource) -> bool:
    """Whether a file is one, by what it holds."""
    if not source.is_archive:
        return _is_history(source.start) or snapchat_calls.is_talk(source.start)
    files = [each for each in source.members if each.rpartition("/")[2].lower() in _FILES]
    starts = map(source.start_of, files)
    return any(_is_history(start) or snapchat_calls.is_talk(start) for start in starts)
