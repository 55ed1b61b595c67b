# SPDX-License-Identifier: Apache-2.0
"""Reads the messages of a Facebook download as they were until 2018: a page of threads, each message before its words.

Its dates name the day in full and the zone, "Sunday, 2 November 2014 at 20:11 UTC+01", so each is an instant.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import cached_property
from itertools import count
from typing import NamedTuple

from vlu_desktop.intake.messages.formats.html_blocks import Element, blocks
from vlu_desktop.intake.messages.formats.meta_threads import FACEBOOK, MOST_NAMED, OWNER
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
from vlu_desktop.intake.messages.formats.written_times import stamp_of
from vlu_desktop.intake.messages.message import SOMEBODY_ELSE, Message, Progress, SkippedPart, SourceQuestion, unwatched
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

_MARK = b'class="message_header"'
_PAGE = re.compile(r"(?:^|/)(?:messages\.html?|messages/\d+\.html)$")
_MOST_TRIED = 50
_DAY = re.compile(r"^[^\W\d]+day,?\s+", re.IGNORECASE)
_ZONE = re.compile(r"\s*(?:UTC|GMT)(?:([+-])(\d{1,2})(?::?(\d{2}))?)?$")


class _MessageParts(NamedTuple):
    """A message with the elements of its words, or those that stand before any message."""

    header: Element | None
    words: list[Element]


class MetaOldPages(OpenedExport):
    """A page, or an archive of such pages with the files that came with messages."""

    service = FACEBOOK
    clock = "The times are instants by the zone that each date names, shown by the clock here."
    leaves_out = (
        "A message that somebody deleted is not in it.",
        "The page names conversations by those in them at its making, or not at all, and gives times to the minute.",
        "Calls, and which message another answers, are not in it.",
    )

    @cached_property
    def _pages(self) -> tuple[str, ...]:
        return _pages(self.source)

    @cached_property
    def _named(self) -> tuple[str, ...]:
        """Who wrote, whoever wrote most first."""
        many: dict[str, int] = {}
        for member in self._pages:
            for each in self._messages(member):
                if isinstance(each, _MessageParts) and each.header is not None and (name := _part(each.header, "user")):
                    many[name] = many.get(name, 0) + 1
        return tuple(sorted(many, key=lambda name: -many[name])[:MOST_NAMED])

    @property
    def asked(self) -> tuple[SourceQuestion, ...]:
        """Whose account it is: the page says it of nobody."""
        choices = (*((each, each) for each in self._named), SOMEBODY_ELSE)
        question = "Whose account is this a download of?"
        return (SourceQuestion(key=OWNER, question=question, choices=choices, answer=self.answers.get(OWNER, "")),)

    def read(self, progress: Progress = unwatched) -> Iterator[Message | SkippedPart]:
        """Every message in the page's order, and what stands before any."""
        places, finder = count(1), MediaFinder(self.source.members)
        of, done = sum(self.source.size_of(each) for each in self._pages), 0
        for member in self._pages:
            title = ""
            for each in self._messages(member):
                if isinstance(each, SkippedPart):
                    yield each
                elif each.header is None:
                    title, skipped = _before(each.words, member, title)
                    yield from skipped
                else:
                    yield from in_part([self._message(each, title, member, finder, places)], folder_of(member))
            done += self.source.size_of(member)
            progress(done, of)

    def _messages(self, member: str) -> Iterator[_MessageParts | SkippedPart]:
        """Each message as the page has it: its header, then the paragraphs up to the next."""
        header, words = None, list[Element]()
        try:
            with self.source.opened(member) as stream:
                for each in blocks(stream, _is_block):
                    if not isinstance(each, Element):
                        continue
                    if "message" not in each.classes:
                        words.append(each)
                        continue
                    if header is not None or words:
                        yield _MessageParts(header, words)
                    header, words = each, []
        except UserError as refused:
            if not member:
                raise
            yield SkippedPart(place=member or THE_FILE, words="", reason=str(refused))
        if header is not None or words:
            yield _MessageParts(header, words)

    def _message(
        self, said: _MessageParts, title: str, member: str, finder: MediaFinder, places: "count[int]"
    ) -> Message:
        assert said.header is not None
        sender, written = text_of(_part(said.header, "user")), _part(said.header, "meta")
        owner = self.answers.get(OWNER, "")
        sent = sender == owner if sender and owner else None
        moment, clock = _time(written)
        uris = [one.attributes.get("src", "") for each in said.words for one in each.elements()]
        return Message(
            place=next(places),
            form="message",
            at=at_moment(moment) if moment else at_clock(clock, written),
            moment=moment,
            thread=title,
            sender=sender,
            receiver=owner if sent is False else "",
            outgoing=sent,
            words=text_of("\n".join(words for each in said.words if (words := each.text()))),
            media=tuple(finder.media(uri, member) for uri in dict.fromkeys(uris) if uri),
        )


def _before(words: list[Element], member: str, title: str) -> tuple[str, list[SkippedPart]]:
    """What stands before the first message: the page's title, and words of no message."""
    skipped = []
    for each in words:
        if each.tag == "title":
            title = title or text_of(each.flat()).removeprefix("Conversation with ")
        elif each.flat():
            skipped.append(
                SkippedPart(place=member or THE_FILE, words=shown(each.flat()), reason="It stands before any message.")
            )
    return title, skipped


def _part(element: Element, name: str) -> str:
    found = element.first(name)
    return found.flat() if found else ""


def _time(written: str) -> tuple[datetime | None, datetime | None]:
    """The instant, where the zone is named; else what a clock without one showed."""
    zone = _ZONE.search(written)
    stamp = stamp_of(_DAY.sub("", written[: zone.start()] if zone else written))
    clock = stamp.moment() if stamp else None
    if clock is None or zone is None or not 1 < clock.year < 9998:
        return None, clock
    ahead = timedelta(hours=int(zone[2] or 0), minutes=int(zone[3] or 0))
    if ahead >= timedelta(days=1):
        return None, None
    return clock.replace(tzinfo=timezone(-ahead if zone[1] == "-" else ahead)).astimezone(UTC), clock


def _is_block(element: Element) -> bool:
    return element.tag in ("title", "p") or "message" in element.classes


def _pages(source: MessageSource) -> tuple[str, ...]:
    if not source.is_archive:
        return ("",) if _MARK in source.start else ()
    named = [each for each in source.members if _PAGE.search(each)]
    return tuple(named) if any(_MARK in source.start_of(each) for each in named[:_MOST_TRIED]) else ()


def is_meta_old_page(source: MessageSource) -> bool:
    """Whether a file is such a page, or an archive of them."""
    return bool(_pages(source))
