# SPDX-License-Identifier: Apache-2.0
"""Reads the messages of a download from Facebook or Instagram in pages (HTML), with its dates as printed.

The dates are in the language of the account. The order of day and month in figures is asked where no date shows it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import count

from vlu_desktop.intake.messages.formats.html_blocks import Element, blocks
from vlu_desktop.intake.messages.formats.meta_json import LEAVES_OUT
from vlu_desktop.intake.messages.formats.meta_threads import MetaExport, conversations
from vlu_desktop.intake.messages.formats.opened_export import (
    THE_FILE,
    MediaFinder,
    at_clock,
    folder_of,
    in_part,
    shown,
    text_of,
)
from vlu_desktop.intake.messages.formats.written_times import ORDER, Stamp, order_question, stamp_of
from vlu_desktop.intake.messages.message import Media, Message, Progress, SkippedPart, SourceQuestion, unwatched
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

MOST_MESSAGES = 400_000
MOST_BYTES = 256 * 1024 * 1024
"""Messages and bytes of one page, which stands in memory as a whole because it begins with the newest."""
TOO_MANY = "This page holds more messages than are read at once. Download a shorter time, and import that."
_BLOCK, _OLD_BLOCK = "_a6-g", frozenset({"pam", "uiBoxWhite"})
_SENDER, _BODY, _DATE = ("_a6-h", "_2lek"), ("_a6-p", "_2let"), ("_a72d", "_a6-o", "_2lem")
_MARKS = (b"_a6-p", b"_2let")
_CALL = re.compile(r"(?:^|\n)Duration: (?:(\d+) hours?,? ?)?(?:(\d+) minutes?,? ?)?(?:(\d+) seconds?)?(?:\n|$)")
# What the service writes in a message's place: "You missed a call from …", "… missed your call"; nobody says it of "I".
_MISSED = re.compile(
    r"(?:You missed|(?!I\b)\S.{0,100}? missed) (?:your |an? )?(?:video |audio |voice )?(?:call|chat)"
    r"(?: (?:from|with) .{1,100})?\.?"
)
_UNSENT = re.compile(r".{1,200} unsent a message\.?|.{1,200} removed a message\.?")


def _is_block(element: Element) -> bool:
    return element.tag == "title" or _BLOCK in element.classes or element.classes >= _OLD_BLOCK


class MetaPages(MetaExport):
    """A download in pages."""

    ending = "html"
    clock = (
        "The times are as the service printed them; the page names no zone, so they may be hours from the time here."
    )
    leaves_out = (*LEAVES_OUT, "The pages give times to the minute only, and do not say who a conversation was with.")

    @cached_property
    def _senders(self) -> dict[str, dict[str, int]]:
        """By the first member of each conversation, who wrote in it and how often."""
        return self._look[0]

    @cached_property
    def _look(self) -> tuple[dict[str, dict[str, int]], list[Stamp | None]]:
        """One look through every page, for whoever wrote and for the dates that are in figures."""
        senders: dict[str, dict[str, int]] = {}
        stamps: list[Stamp | None] = []
        for one in self.conversations:
            wrote = senders.setdefault(one.members[0], {})
            for member in one.members:
                for each in self._elements(member):
                    if not isinstance(each, Element) or each.tag == "title":
                        continue
                    name = _part(each, _SENDER)
                    wrote[name] = wrote.get(name, 0) + 1
                    date = _part(each, _DATE)
                    if "/" in date or "-" in date:
                        stamps.append(stamp_of(date))
        return senders, stamps

    @cached_property
    def named(self) -> tuple[str, ...]:
        """Who wrote, whoever did in the most conversations first."""
        many: dict[str, int] = {}
        for wrote in self._senders.values():
            for name in wrote:
                many[name] = many.get(name, 0) + 1
        return tuple(sorted((each for each in many if each), key=lambda name: -many[name])[:20])

    @cached_property
    def _order(self) -> tuple[str, tuple[SourceQuestion, ...]]:
        return order_question(self._look[1], self.answers.get(ORDER, ""))

    @property
    def asked(self) -> tuple[SourceQuestion, ...]:
        """The order of dates besides what every such download may leave open."""
        return (*super().asked, *self._order[1])

    def read(self, progress: Progress = unwatched) -> Iterator[Message | SkippedPart]:
        """Every message, conversation by conversation, each from its oldest on."""
        places, finder = count(1), MediaFinder(self.source.members)
        of = sum(self.source.size_of(each) for one in self.conversations for each in one.members)
        done, called = 0, dict[str, str]()
        for one in self.conversations:
            folder = f"{one.box}/{one.folder}"
            for member in one.members:
                title, elements, damage = self._page(member)
                name = one.thread(title)
                thread = name if called.setdefault(name, folder) == folder else f"{name} ({one.folder})"
                read = [self._message(each, thread, finder, member) for each in elements]
                for each in reversed(read) if _is_newest_first(read) else read:
                    yield from in_part(self._numbered(each, member, places), folder_of(member))
                yield from damage
                done += self.source.size_of(member)
                progress(done, of)

    def _page(self, member: str) -> tuple[str, list[Element], list[SkippedPart]]:
        """The page's title, its messages, and that it can't be read where it can't."""
        title, found = "", list[Element]()
        if self.source.size_of(member) > MOST_BYTES:
            raise UserError(TOO_MANY)
        for each in self._elements(member):
            if isinstance(each, SkippedPart):
                return title, found, [each]
            if each.tag == "title":
                title = title or text_of(each.flat())
            else:
                found.append(each)
            if len(found) > MOST_MESSAGES:
                raise UserError(TOO_MANY)
        return title, found, []

    def _elements(self, member: str) -> Iterator[Element | SkippedPart]:
        try:
            with self.source.opened(member) as stream:
                yield from (each for each in blocks(stream, _is_block) if isinstance(each, Element))
        except UserError as refused:
            if not member:
                raise
            yield SkippedPart(place=member or THE_FILE, words="", reason=str(refused))

    def _message(
        self, element: Element, thread: str, finder: MediaFinder, member: str
    ) -> tuple[Message | None, Element, list[str]]:
        body = element.first(*_BODY)
        date = _part(element, _DATE)
        sender = text_of(_part(element, _SENDER))
        if not date and not (sender and body):
            return None, element, []
        words = text_of(body.text(lambda each: each.tag == "ul")) if body else ""
        form, seconds = _call(words)
        sent = sender == self.owner if sender and self.owner else None
        stamp = stamp_of(date)
        moment = stamp.moment(self._order[0]) if stamp else None
        message = Message(
            place=0,
            form=form,
            at=at_clock(moment, date),
            thread=thread,
            sender=sender,
            receiver=self.owner if sent is False else "",
            outgoing=sent,
            words=words,
            state="deleted" if _UNSENT.fullmatch(words) else "",
            seconds=seconds,
            media=tuple(dict.fromkeys(_media(body, finder, member))) if body else (),
        )
        return message, element, [each.flat() for each in _reactions(body)] if body else []

    def _numbered(
        self, read: tuple[Message | None, Element, list[str]], member: str, places: "count[int]"
    ) -> Iterator[Message | SkippedPart]:
        message, element, reactions = read
        if message is None:
            if words := element.flat():
                yield SkippedPart(
                    place=member or THE_FILE, words=shown(words), reason="This part of the page is no message."
                )
            return
        number = next(places)
        yield replace(message, place=number)
        for each in reactions:
            yield Message(
                place=next(places), form="notice", at=None, thread=message.thread,
                words=text_of(f"Reacted {each} to message {number}"),
            )  # fmt: skip


def _part(element: Element, classes: tuple[str, ...]) -> str:
    found = element.first(*classes)
    return found.flat() if found else ""


def _reactions(body: Element) -> Iterator[Element]:
    """Each line of a list below a message: the reaction and whose it is, in one."""
    for each in body.elements():
        if each.tag == "ul":
            yield from (line for line in each.elements() if line.tag == "li")


def _media(body: Element, finder: MediaFinder, member: str) -> Iterator[Media]:
    seen: set[str] = set()
    for each in body.elements():
        for uri in (each.attributes.get("src", ""), each.attributes.get("href", "")):
            if uri and uri not in seen and not uri.startswith(("http:", "https:", "#", "data:", "mailto:")):
                seen.add(uri)
                yield finder.media(uri, member)


def _call(words: str) -> tuple[str, int | None]:
    found = _CALL.search(words)
    if found and any(found.groups()):
        hours, minutes, seconds = (int(each or 0) for each in found.groups())
        return "call", hours * 3600 + minutes * 60 + seconds
    return ("missed" if _MISSED.fullmatch(words) else "message"), None


def _is_newest_first(read: list[tuple[Message | None, Element, list[str]]]) -> bool:
    days = [each.at.earliest for each, _, _ in read if each and each.at and each.at.earliest]
    return len(days) > 1 and days[0] > days[-1]


def is_meta_page(source: MessageSource) -> bool:
    """Whether a file is one, by what it holds."""
    if not source.is_archive:
        start = source.start
        # Posts and comments are pages of the same make, so a page by itself must also be called or begin as messages.
        called = "message" in source.name.casefold() or b"Participants:" in start
        return called and b"<" in start[:200] and any(each in start for each in _MARKS)
    return bool(conversations(source, "html"))
