# SPDX-License-Identifier: Apache-2.0
"""Reads the pages of a Snapchat download that holds no JSON: a page for each friend, or one with all of them in tables.

What a chat consists of is told by the order of headings, words and times, because its boxes have no names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from itertools import count

from vlu_desktop.intake.messages.formats.html_blocks import Element, blocks
from vlu_desktop.intake.messages.formats.opened_export import (
    THE_FILE,
    MediaFinder,
    OpenedExport,
    at_moment,
    folder_of,
    in_part,
    shown,
    text_of,
)
from vlu_desktop.intake.messages.formats.snapchat import SnapchatDownload, form_of, is_snapchat
from vlu_desktop.intake.messages.message import Media, Message, Progress, SkippedPart, unwatched
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

_PAGE = re.compile(r"(?:^|/)(?:chat_history/subpage_(?P<who>[^/]+)|chat_history|snap_history)\.html$")
_AT = re.compile(r"(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}) UTC")
_KIND = re.compile(r"[A-Z][A-Z_ ]{2,40}")
_HEADING = re.compile(r"(?:Saved )?Chat History(?: with)?\s*", re.IGNORECASE)
_WAY = re.compile(r"(Received|Sent)\b", re.IGNORECASE)
_PARTS = frozenset("h1 h2 h3 h4 h6 p tr img video audio source a".split())
_LINKS = {"img": "src", "video": "src", "audio": "src", "source": "src", "a": "href"}
_UP = re.compile(r"^(?:\.\./)+")
NO_CHAT = "This part of the page is no chat."


class SnapchatPages(OpenedExport):
    """A download in pages, or one page of it."""

    service = "Snapchat"
    clock = SnapchatDownload.clock
    leaves_out = (
        *SnapchatDownload.leaves_out,
        "The pages of friends do not say whose account it is.",
        "Calls are on a page of their own, which is not read; the download in JSON has them.",
    )

    @cached_property
    def _pages(self) -> tuple[str, ...]:
        if not self.source.is_archive:
            return ("",)
        return tuple(each for each in self.source.members if _PAGE.search(each) and _is_page(self.source, each))

    def read(self, progress: Progress = unwatched) -> Iterator[Message | SkippedPart]:
        """Every chat and snap in the pages' order."""
        places, finder = count(1), MediaFinder(self.source.members)
        of, done = sum(self.source.size_of(each) for each in self._pages), 0
        for member in self._pages:
            page = _Page(member, member or self.source.name, finder, places)
            try:
                with self.source.opened(member) as stream:
                    for each in blocks(stream, lambda element: element.tag in _PARTS):
                        if isinstance(each, int):
                            progress(min(done + each, of), of)
                        else:
                            yield from in_part(page.see(each), folder_of(member))
            except UserError as refused:
                if not member:
                    raise
                yield SkippedPart(place=member or THE_FILE, words="", reason=str(refused))
            yield from page.left()
            done += self.source.size_of(member)
            progress(done, of)


@dataclass(slots=True)
class _Box:
    """What was seen of a chat whose time is still to come."""

    heads: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    media: list[Media] = field(default_factory=list)

    @property
    def flat(self) -> str:
        return " | ".join((*self.heads, *self.words))


class _Page:
    """One page as it is read, part by part."""

    def __init__(self, member: str, name: str, finder: MediaFinder, places: "count[int]") -> None:
        self._member, self._finder, self._places = member, finder, places
        found = _PAGE.search(f"/{name}" if not member else name)
        self._thread = text_of(found["who"]) if found and found["who"] else ""
        self._way = ""
        self._box = _Box()
        self._row: tuple[str, str, str] | None = None

    def see(self, part: Element) -> Iterator[Message | SkippedPart]:
        """The next part of the page."""
        if part.tag in ("h1", "h2", "h3"):
            yield from self.left()
            self._headed(text_of(part.flat()))
        elif part.tag == "tr":
            yield from self._table_row([text_of(each.text()) for each in part.elements() if each.tag == "td"])
        elif part.tag == "h4":
            if self._box.words or self._box.media:
                yield from self.left()
            if (words := text_of(part.flat())) not in ("", "Saved", "Unsaved"):
                self._box.heads.append(words)
        elif part.tag == "h6":
            yield from self._ended(text_of(part.flat()))
        else:
            self._add(part)

    def left(self) -> Iterator[Message | SkippedPart]:
        """What is open, at the end of the page or before another chat."""
        if self._row is not None:
            row, self._row = self._row, None
            yield self._row_message(row, "")
        box, self._box = self._box, _Box()
        if box.flat:
            yield SkippedPart(place=self._member or THE_FILE, words=shown(box.flat), reason=NO_CHAT)

    def _headed(self, words: str) -> None:
        way = _WAY.match(words)
        self._way = way[1].lower() if way else ""
        called = _HEADING.sub("", words)
        if called and not way and not self._thread:
            self._thread = called

    def _add(self, part: Element) -> None:
        for each in part.elements():
            uri = each.attributes.get(_LINKS.get(each.tag, ""), "")
            if uri and not uri.startswith(("#", "http:", "https:", "data:")) and not uri.endswith(".html"):
                media = self._finder.media(_UP.sub("", uri), self._member)
                self._box.media += [media] if media not in self._box.media else []
        if part.tag == "p" and (words := text_of(part.text().strip())):
            self._box.words.append(words)

    def _ended(self, written: str) -> Iterator[Message | SkippedPart]:
        """The time is what a chat ends with."""
        box, self._box = self._box, _Box()
        kinds = [each for each in box.heads[1:] if _KIND.fullmatch(each)]
        if not box.heads:
            yield SkippedPart(place=self._member or THE_FILE, words=shown(f"{box.flat} | {written}"), reason=NO_CHAT)
            return
        words = "\n".join([*(each for each in box.heads[1:] if each not in kinds), *box.words])
        yield self._message(written, kinds[0] if kinds else "", words, box.heads[0], tuple(box.media))

    def _table_row(self, cells: list[str]) -> Iterator[Message | SkippedPart]:
        """A row of three says who, what kind and when; a row of one below it has the words."""
        if len(cells) == 1 and self._row is not None:
            row, self._row = self._row, None
            yield self._row_message(row, cells[0])
            return
        yield from self.left()
        if len(cells) >= 3 and _AT.search(cells[-1]):
            self._row = (cells[0], cells[1], cells[-1])
        elif any(cells):
            yield SkippedPart(place=self._member or THE_FILE, words=shown(" | ".join(cells)), reason=NO_CHAT)

    def _row_message(self, row: tuple[str, str, str], words: str) -> Message:
        who, kind, written = row
        return self._message(written, kind, words, who, ())

    def _message(self, written: str, kind: str, words: str, who: str, media: tuple[Media, ...]) -> Message:
        moment = _moment(written)
        outgoing = {"sent": True, "received": False}.get(self._way)
        form = form_of(kind)
        if not words and not media and kind not in ("TEXT", ""):
            # What the page tells of it is its kind alone.
            words, media = (kind, ()) if form != "message" else ("", (Media(name=kind),))
        return Message(
            place=next(self._places), form=form, at=at_moment(moment, written), moment=moment,
            thread=self._thread or who, sender="" if outgoing else who, receiver=who if outgoing else "",
            outgoing=outgoing, words=words, state="deleted" if "ERASED" in kind.upper() else "", media=media,
        )  # fmt: skip


def _moment(written: str) -> datetime | None:
    found = _AT.search(written)
    try:
        return datetime.fromisoformat(found[1]).replace(tzinfo=UTC) if found else None
    except ValueError:
        return None


def _is_page(source: MessageSource, member: str = "") -> bool:
    try:
        start = source.start_of(member).decode("utf-8", "replace")
    except UserError:
        return False
    boxes = "<h6" in start and "<h4" in start
    tables = "Chat History" in start or "Snap History" in start
    return _AT.search(start) is not None and (boxes or (tables and "<td" in start))


def is_snapchat_page(source: MessageSource) -> bool:
    """Whether a file is one, by what it holds."""
    if not source.is_archive:
        return "<html" in source.start[:2000].decode("latin-1").lower() and _is_page(source)
    # The pages of a download that holds the same as JSON are its second telling.
    return not is_snapchat(source) and any(_PAGE.search(each) and _is_page(source, each) for each in source.members)
