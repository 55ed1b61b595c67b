# SPDX-License-Identifier: Apache-2.0
"""Reads the pages that Telegram's desktop program exports: a chat's messages.html and those numbered after it.

A page names each sender once for as long as nobody else writes, and says nowhere whose account it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from functools import cached_property
from itertools import count

from vlu_desktop.dates.when import When
from vlu_desktop.intake.messages.formats.html_blocks import Element, blocks
from vlu_desktop.intake.messages.formats.opened_export import (
    THE_FILE,
    MediaFinder,
    OpenedExport,
    at_clock,
    at_moment,
    folder_of,
    in_part,
    shown,
    text_of,
)
from vlu_desktop.intake.messages.formats.telegram import TelegramExport, is_telegram
from vlu_desktop.intake.messages.formats.written_times import stamp_of
from vlu_desktop.intake.messages.message import Media, Message, Progress, SkippedPart, unwatched
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

_PAGE = re.compile(r"(?:^|/)messages(\d{0,9})\.html$")
_TIME = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}) (\d{1,2}):(\d{2}):(\d{2})(?: (?:UTC|GMT)([+-])(\d{1,2}):?(\d{2})?)?")
_LASTED = re.compile(r"\((?:(\d+) hours?,? ?)?(?:(\d+) minutes?,? ?)?(?:(\d+) seconds?)?\)")
_MISSED = re.compile(r"\b(?:missed|cancell?ed|declined|busy)\b", re.IGNORECASE)
_LINKED = frozenset(
    "photo_wrap video_file_wrap animated_wrap sticker_wrap media media_file media_voice_message media_audio_file "
    "media_video media_photo media_contact media_location".split()
)
_WORDS = ("text", "media_poll", "game")


class TelegramPages(OpenedExport):
    """A chat, or an archive of one or several, in pages."""

    service = "Telegram"
    clock = (
        "The times are by the clock of the computer that exported them, instants where the pages name its offset; "
        "an event among the messages has its day alone."
    )
    leaves_out = (*TelegramExport.leaves_out, "The pages do not say whose account it is; a reply shows that it is one.")

    @cached_property
    def _pages(self) -> tuple[str, ...]:
        """Its pages, chat by chat, the oldest of each first."""
        if not self.source.is_archive:
            return ("",)
        found = [(folder_of(each), int(at[1] or 1), each) for each in self.source.members if (at := _PAGE.search(each))]
        return tuple(each for _, _, each in sorted(found) if _is_page(self.source.start_of(each)))

    def read(self, progress: Progress = unwatched) -> Iterator[Message | SkippedPart]:
        """Every message and event in the pages' order."""
        places, finder = count(1), MediaFinder(self.source.members)
        of, done, chat = sum(self.source.size_of(each) for each in self._pages), 0, _Chat()
        for member in self._pages:
            if folder_of(member) != chat.folder:
                chat = _Chat(folder=folder_of(member))
            try:
                with self.source.opened(member) as stream:
                    for each in blocks(stream, _is_block):
                        if isinstance(each, int):
                            progress(min(done + each, of), of)
                        else:
                            yield from in_part(chat.read(each, member, finder, places), chat.folder)
            except UserError as refused:
                if not member:
                    raise
                yield SkippedPart(place=member or THE_FILE, words="", reason=str(refused))
            done += self.source.size_of(member)
            progress(done, of)


@dataclass(slots=True)
class _Chat:
    """A chat while its pages are read: what it is called, who wrote last, and the day of the last heading."""

    folder: str = ""
    title: str = ""
    sender: str = ""
    day: When | None = None

    def read(
        self, element: Element, member: str, finder: MediaFinder, places: "count[int]"
    ) -> Iterator[Message | SkippedPart]:
        """The next element: the page's head, a heading with a day, an event, or a message."""
        if "page_header" in element.classes:
            name = element.first("text")
            self.title = text_of(name.flat()) if name else self.title
        elif "service" in element.classes:
            yield from self._event(element, places)
        elif body := element.first("body"):
            yield from self._message(body, member, finder, places)
        elif words := element.flat():
            yield SkippedPart(
                place=member or THE_FILE, words=shown(words), reason="This part of the page is no message."
            )

    def _event(self, element: Element, places: "count[int]") -> Iterator[Message]:
        words = text_of(element.flat())
        day = stamp_of(f"{words} 00:00")
        moment = day.moment() if day else None
        if moment is not None:
            self.day = When.on(moment.date())
        elif words:
            yield Message(place=next(places), form="notice", at=self.day, thread=self.title, words=words)

    def _message(self, body: Element, member: str, finder: MediaFinder, places: "count[int]") -> Iterator[Message]:
        head = next((each for each in body.within if isinstance(each, Element) and "from_name" in each.classes), None)
        if head is not None:
            self.sender = text_of(" ".join(head.text(lambda each: "details" in each.classes).split()))
        at, moment = _time(body.first("date"))
        form, seconds, told = _call(body.first("media_call"))
        forwarded = next((each for each in body.elements() if each.classes >= {"forwarded", "body"}), None)
        message = Message(
            place=next(places), form=form, at=at, moment=moment, thread=self.title, sender=self.sender,
            words="\n".join(filter(None, (told, _words(body), _words(forwarded) if forwarded else ""))),
            seconds=seconds, media=tuple(_media(body, member, finder)),
        )  # fmt: skip
        yield message
        if forwarded and (name := forwarded.first("from_name")):
            whom = text_of(" ".join(name.text().split()))
            words = f"Message {message.place} was forwarded from {whom}"
            yield replace(message, place=next(places), form="notice", words=words, seconds=None, media=())
        for each in (one for one in body.elements() if "reaction" in one.classes):
            names = [one.attributes.get("title", "") for one in each.elements() if "initials" in one.classes]
            sign = each.first("emoji")
            words = f"Reacted {sign.flat() if sign else ''} to message {message.place}"
            for who in names or [""]:
                yield Message(
                    place=next(places), form="notice", at=None, thread=self.title, sender=text_of(who), words=words
                )  # fmt: skip


def _words(body: Element) -> str:
    """Its words without what stands around them; a message forwarded within it has its own."""
    found = [each for each in body.within if isinstance(each, Element)]
    texts = [each for each in found if not each.classes.isdisjoint(_WORDS)]
    return text_of("\n".join(each.text().strip() for each in texts))


def _time(element: Element | None) -> tuple[When | None, datetime | None]:
    """The instant of a stamp with its offset, else the minute of the clock that wrote it, else its words."""
    written = element.attributes.get("title", "") or element.flat() if element else ""
    found = _TIME.fullmatch(written.strip())
    try:
        day, month, year, hour, minute, second = (int(each) for each in found.groups()[:6]) if found else (0,) * 6
        moment = datetime(year, month, day, hour, minute, second)
        if found and found[7]:
            offset = timedelta(hours=int(found[8]), minutes=int(found[9] or 0)) * (-1 if found[7] == "-" else 1)
            moment = moment.replace(tzinfo=timezone(offset)).astimezone(UTC)
    except (ValueError, OverflowError):
        return at_moment(None, written), None
    return (at_moment(moment), moment) if moment.tzinfo else (at_clock(moment, written), None)


def _call(element: Element | None) -> tuple[str, int | None, str]:
    """What kind of call, how long it lasted, and its words; a message where it is none."""
    if element is None:
        return "message", None, ""
    words = text_of(element.flat())
    found = next((each for each in _LASTED.finditer(words) if any(each.groups())), None)
    if found:
        hours, minutes, seconds = (int(each or 0) for each in found.groups())
        return "call", hours * 3600 + minutes * 60 + seconds, words
    return ("missed" if _MISSED.search(words) else "call"), None, words


def _media(body: Element, member: str, finder: MediaFinder) -> Iterator[Media]:
    """The files a message links to; what the export left out by what it says in its place."""
    found: dict[Media, None] = {}
    for each in body.elements():
        if each.tag == "a" and not each.classes.isdisjoint(_LINKED) and (uri := each.attributes.get("href", "")):
            found[finder.media(uri, member)] = None
        elif each.tag != "a" and "media" in each.classes and "media_call" not in each.classes:
            found[Media(name=text_of(each.flat())[:100])] = None
    yield from found


def _is_block(element: Element) -> bool:
    return not element.classes.isdisjoint(("message", "page_header"))


def _is_page(start: bytes) -> bool:
    return b"page_header" in start and (b"Exported Data" in start or b'class="message ' in start)


def is_telegram_page(source: MessageSource) -> bool:
    """Whether a file is one, by what it holds."""
    if not source.is_archive:
        return b"<html" in source.start[:500].lower() and _is_page(source.start)
    # The pages of an export that holds the same as JSON are its second telling.
    return not is_telegram(source) and any(
        _PAGE.search(each) and _is_page(source.start_of(each)) for each in source.members
    )
