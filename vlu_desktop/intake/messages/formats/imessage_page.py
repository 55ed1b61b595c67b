# SPDX-License-Identifier: Apache-2.0
"""Reads the pages that imessage-exporter makes of a Mac or an iPhone backup: one conversation a page.

Whether a message was sent or received stands on it. A reply stands twice, as in the texts, and is taken once.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import count

from vlu_desktop.dates.when import When
from vlu_desktop.intake.messages.formats import imessage_text
from vlu_desktop.intake.messages.formats.copy_marks import named_by
from vlu_desktop.intake.messages.formats.html_blocks import Element, blocks
from vlu_desktop.intake.messages.formats.opened_export import (
    MediaFinder,
    OpenedExport,
    at_clock,
    in_part,
    shown,
    text_of,
)
from vlu_desktop.intake.messages.message import Media, Message, Progress, SkippedPart, unwatched
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

MOST_BYTES = 256 * 1024 * 1024
"""Bytes of one page: replies wait in memory for their repetition."""
TOO_LARGE = "A page of this export is larger than is read at once. Make the export again for a shorter time."
_MARKS = (b'class="timestamp"', b'class="sender"')
_ASIDE = frozenset({"replies", "tapbacks", "reactions", "reply_context", "reply_anchor", "timestamp", "sender"})
_Key = tuple[str, str, str]


def _is_block(element: Element) -> bool:
    return not element.classes.isdisjoint(("message", "announcement"))


class IMessagePage(OpenedExport):
    """A conversation, or an archive of them with their attachments."""

    service = "iMessage and texts"
    clock = imessage_text.CLOCK
    leaves_out = imessage_text.LEAVES_OUT

    @cached_property
    def _pages(self) -> tuple[str, ...]:
        if not self.source.is_archive:
            return ("",)
        names = [each for each in self.source.members if each.lower().endswith((".html", ".htm"))]
        return tuple(each for each in names if _is_page(self.source.start_of(each)))

    def read(self, progress: Progress = unwatched) -> Iterator[Message | SkippedPart]:
        """Every message in the pages' order."""
        places, of, done = count(1), sum(self.source.size_of(each) for each in self._pages), 0
        finder = MediaFinder(self.source.members)
        for member in self._pages:
            if self.source.size_of(member) > MOST_BYTES:
                raise UserError(TOO_LARGE)
            reading = _Page(member, named_by(member, self._pages, self.source.name, ".html", ".htm"), finder, places)
            with self.source.opened(member) as stream:
                for each in blocks(stream, _is_block):
                    if isinstance(each, int):
                        progress(min(done + each, of), of)
                    else:
                        yield from in_part(reading.block(each), member)
            yield from in_part(reading.unrepeated(), member)
            done += self.source.size_of(member)
            progress(done, of)


class _Page:
    """One page as it is read: replies wait under the message they answer until they come by themselves."""

    def __init__(self, member: str, thread: str, finder: MediaFinder, places: "count[int]") -> None:
        self._member, self._finder, self._places = member, finder, places
        self._thread = thread
        self._waiting: dict[_Key, list[Element]] = {}
        self._number = 0

    def block(self, element: Element) -> Iterator[Message | SkippedPart]:
        """A message with its tapbacks, or an event."""
        self._number += 1
        place = f"{self._member} message {self._number}".strip()
        time = element.first("timestamp")
        if time is None:
            yield SkippedPart(place=place, words=shown(element.flat()), reason="This message has no time.")
            return
        if "announcement" in element.classes:
            at, _ = _time(time)
            words = element.text(lambda each: "timestamp" in each.classes)
            yield Message(
                place=next(self._places), form="notice", at=at, thread=self._thread, words=text_of(words.strip())
            )  # fmt: skip
            return
        repeated = self._waiting.get(_key(element))
        if repeated:
            words = shown(repeated.pop().flat())
            yield SkippedPart(place=place, words=words, reason=imessage_text.REPEATED)
        yield from self._message(element)
        for reply in _replies(element):
            self._waiting.setdefault(_key(reply), []).append(reply)

    def unrepeated(self) -> Iterator[Message]:
        """The replies that never came by themselves."""
        for replies in self._waiting.values():
            for each in replies:
                yield from self._message(each)

    def _message(self, element: Element) -> Iterator[Message]:
        at, tail = _time(element.first("timestamp") or element)
        lines = _lines(element)
        sender, sent = element.first("sender"), _outgoing(element, tail)
        message = Message(
            place=next(self._places),
            form="message",
            at=at,
            thread=self._thread,
            sender=text_of(sender.flat()) if sender else "",
            receiver=imessage_text.ME if sent is False else "",
            outgoing=sent,
            words=text_of("\n".join(each for each in lines if each != imessage_text.DELETED)),
            state=imessage_text.state_of(lines) or ("edited" if _is_edited(element) else ""),
            media=tuple(self._media(element)),
        )
        yield message
        for each in _tapbacks(element):
            yield imessage_text.tapback(each, message, imessage_text.ME, next(self._places))

    def _media(self, element: Element) -> Iterator[Media]:
        for each in _own(element):
            source = each.attributes.get("src") or (each.attributes.get("href") if each.tag == "a" else "")
            if source and not source.startswith(("sms:", "#", "http:", "https:", "data:")):
                yield imessage_text.attachment(source, self._finder)


def _own(element: Element) -> Iterator[Element]:
    """The elements of a message that are not those of its replies, tapbacks and heading."""
    for each in element.within:
        if isinstance(each, Element) and each.classes.isdisjoint(_ASIDE):
            yield each
            yield from _own(each)


def _lines(element: Element) -> list[str]:
    """A message's words, bubble by bubble letter for letter."""
    bubbles = [each for each in _own(element) if "bubble" in each.classes]
    whole = element.text(lambda each: not each.classes.isdisjoint(_ASIDE) or "bubble" in each.classes)
    others = [each for each in whole.split("\n") if each]
    return (
        others[:1] * (others[:1] == [imessage_text.DELETED])
        + [each.exact() for each in bubbles]
        + [each for each in others if each not in (imessage_text.DELETED, *imessage_text.TAPBACKS)]
    )


def _is_edited(element: Element) -> bool:
    """Whether it stands with its earlier words, in a table of their own."""
    return any("edited" in each.classes for each in _own(element))


def _time(element: Element) -> tuple[When | None, str]:
    """The minute of a stamp, and what stands after it; the words where they are no time."""
    words = " ".join(element.text().split())
    stamp, found, tail = words.partition(" (")
    moment = imessage_text.clock(stamp)
    return at_clock(moment, stamp if moment else words), found.strip() + tail if moment else ""


def _key(element: Element) -> _Key:
    sender = element.first("sender")
    time = element.first("timestamp")
    return (time.flat() if time else "", sender.flat() if sender else "", "\n".join(_lines(element))[:1000])


def _outgoing(element: Element, tail: str) -> bool | None:
    found = element.first("sent", "received")
    return "sent" in found.classes if found else imessage_text.outgoing("", "", tail)


def _replies(element: Element) -> Iterator[Element]:
    for each in element.within:
        if isinstance(each, Element) and "replies" in each.classes:
            yield from (found for found in each.elements() if "message" in found.classes and found.first("timestamp"))
        elif isinstance(each, Element):
            yield from _replies(each)


def _tapbacks(element: Element) -> Iterator[str]:
    for each in element.within:
        if isinstance(each, Element) and "replies" not in each.classes:
            if not each.classes.isdisjoint(("tapbacks", "reactions")):
                yield from (line for line in each.text().split("\n") if line and line not in imessage_text.TAPBACKS)
            else:
                yield from _tapbacks(each)


def _is_page(start: bytes) -> bool:
    return all(each in start for each in _MARKS) and b'class="message"' in start


def is_imessage_page(source: MessageSource) -> bool:
    """Whether a file is one, by what it holds."""
    if not source.is_archive:
        return _is_page(source.start)
    pages = [each for each in source.members if each.lower().endswith((".html", ".htm"))]
    return any(_is_page(source.start_of(each)) for each in pages[:50])
