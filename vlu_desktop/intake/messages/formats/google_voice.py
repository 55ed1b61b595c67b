# SPDX-License-Identifier: Apache-2.0
"""Reads Google Voice as Google Takeout gives it: a page for each conversation, call, voicemail and recording.

Times are instants with their offset. Calls of an Android phone itself are never in Takeout.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
    person,
    shown,
    text_of,
)
from vlu_desktop.intake.messages.message import Media, Message, Progress, SkippedPart, unwatched
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

MOST_BYTES = 64 * 1024 * 1024
"""Bytes of one page, which stands in memory as a whole because whether it was deleted stands at its end."""
TOO_LARGE = "This page is larger than any of one conversation, so it was not read. Make the export again."
OWNER = "Me"
"""What the owner of the account stands as, as on the pages; their number is the account's own on every one."""
_BLOCKS = frozenset({"message", "haudio", "participants", "deletedStatusContainer"})
_PAGE = re.compile(r"(?:^|/)(?:Calls|Spam)/[^/]+\.html$")
_LABEL = re.compile(r"google\.com/voice#(\w+)$")
_TITLES = (("missed", "missed"), ("placed", "placed"), ("received", "received"), ("voicemail", "voicemail"))
_OUTGOING = {"placed": True, "received": False, "missed": False, "voicemail": False}
_FORMS = {"missed": "missed", "voicemail": "voicemail"}
_LASTED = re.compile(r"PT(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,8})(?:\.\d+)?S)?")
_ENDINGS = ("", ".jpg", ".jpeg", ".png", ".gif", ".mp4", ".3gp", ".mp3", ".amr", ".vcf", ".pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Who:
    """Somebody on a page."""

    name: str
    is_owner: bool = False


class GoogleVoice(OpenedExport):
    """A Takeout archive with Google Voice, or one page of it."""

    service = "Google Voice"
    clock = "The times are instants with their offset from UTC, shown by the clock here."
    leaves_out = (
        "Calls and texts of the phone itself, not made through Google Voice, are never in it.",
        "A text or call that was deleted for good before the export is not in it.",
        "A voicemail’s words are Google’s own transcript, which may be wrong; the recording is the voicemail.",
    )

    @cached_property
    def _pages(self) -> tuple[str, ...]:
        return self.source.parts(_PAGE.search)

    def read(self, progress: Progress = unwatched) -> Iterator[Message | SkippedPart]:
        """Every text, call and voicemail, page by page."""
        places, finder = count(1), MediaFinder(self.source.members)
        of, done = sum(self.source.size_of(each) for each in self._pages), 0
        for member in self._pages:
            try:
                if self.source.size_of(member) > MOST_BYTES:
                    raise UserError(TOO_LARGE)
                with self.source.opened(member) as stream:
                    found = [each for each in blocks(stream, _is_block) if isinstance(each, Element)]
            except UserError as refused:
                if not member:
                    raise
                yield SkippedPart(place=member or THE_FILE, words="", reason=str(refused))
                found = []
            else:
                # Two calls of one minute are two pages of one export, which lie in one folder.
                yield from in_part(_Page(member, found, finder, places).read(), folder_of(member))
            done += self.source.size_of(member)
            progress(done, of)


class _Page:
    """One page: its messages or its call, whether it was deleted, and who took part."""

    def __init__(self, member: str, found: list[Element], finder: MediaFinder, places: "count[int]") -> None:
        self._member, self._found, self._finder, self._places = member, found, finder, places
        self._title = next((each.flat() for each in found if each.tag == "title"), "")
        deleted = any("User Deleted: True" in each.flat() for each in found)
        self._state = "deleted" if deleted else ""
        self._thread = self._conversation()

    def read(self) -> Iterator[Message | SkippedPart]:
        """Its messages in order; that there is none, where there is none."""
        none = True
        for each in self._found:
            if "haudio" in each.classes:
                yield self._call(each)
                none = False
            elif "message" in each.classes:
                yield self._text(each)
                none = False
        if none:
            reason = "This page holds neither a text nor a call."
            yield SkippedPart(place=self._member or THE_FILE, words=shown(self._title), reason=reason)

    def _conversation(self) -> str:
        """Whoever took part besides the owner; the page's title where it names nobody."""
        people: dict[str, None] = {}
        for each in self._found:
            for one in each.elements():
                if "tel" in one.classes and not (who := _who(one)).is_owner and who.name:
                    people[who.name] = None
        return ", ".join(people) or text_of(self._title)

    def _text(self, element: Element) -> Message:
        who = _who(element.first("sender") or element)
        moment, written = _moment(element.first("dt"))
        quoted = element.tagged("q")
        return Message(
            place=next(self._places),
            form="message",
            at=at_moment(moment, written),
            moment=moment,
            thread=self._thread,
            sender=who.name,
            receiver=OWNER if who.name and not who.is_owner else "",
            outgoing=who.is_owner if who.name else None,
            words=text_of(quoted.exact().strip("\n")) if quoted else "",
            state=self._state,
            media=tuple(self._media(element)),
        )

    def _call(self, element: Element) -> Message:
        kind = self._kind(element)
        outgoing = _OUTGOING.get(kind)
        who = _who(element.first("contributor") or element).name
        moment, written = _moment(element.first("published"))
        said = element.first("full-text") or element.first("description")
        return Message(
            place=next(self._places),
            form=_FORMS.get(kind, "call"),
            at=at_moment(moment, written),
            moment=moment,
            thread=self._thread,
            sender=OWNER if outgoing else who,
            receiver=who if outgoing else OWNER if outgoing is False else "",
            outgoing=outgoing,
            words=text_of(said.exact().strip()) if said else "",
            state=self._state,
            seconds=_seconds(element.first("duration")),
            media=tuple(self._media(element)),
        )

    def _kind(self, element: Element) -> str:
        """What kind of call: by its labels, else by the page's title."""
        labels = [_LABEL.search(each.attributes.get("href", "")) for each in element.elements() if each.tag == "a"]
        known = [each[1] for each in labels if each and (each[1] in _OUTGOING or each[1] == "recorded")]
        title = self._title.casefold()
        return known[0] if known else next((kind for word, kind in _TITLES if title.startswith(word)), "")

    def _media(self, element: Element) -> Iterator[Media]:
        seen: set[str] = set()
        for each in element.elements():
            uri = each.attributes.get("src", "")
            if not uri and each.tag == "a" and not each.classes.isdisjoint(("vcard", "video", "audio")):
                uri = each.attributes.get("href", "")
            if uri.strip() and uri not in seen:
                seen.add(uri)
                yield self._file(uri)

    def _file(self, uri: str) -> Media:
        """The file a page names, mostly without its ending."""
        tried = [self._finder.media(uri + ending, self._member) for ending in _ENDINGS]
        return next((each for each in tried if each.member), tried[0])


def _is_block(element: Element) -> bool:
    return element.tag == "title" or not element.classes.isdisjoint(_BLOCKS)


def _who(element: Element) -> _Who:
    """Somebody by name and number; the account's owner is the one whose name is an abbreviation."""
    name = element.first("fn")
    call = element.first("tel")
    number = call.attributes.get("href", "").removeprefix("tel:").strip() if call else ""
    called = name.flat() if name else ""
    if name is not None and name.tag == "abbr":
        return _Who(name=OWNER, is_owner=True)
    return _Who(name=text_of(person(called, number)))


def _moment(element: Element | None) -> tuple[datetime | None, str]:
    """The instant that a stamp holds, and its words."""
    written = element.attributes.get("title", "") if element else ""
    try:
        found = datetime.fromisoformat(written).astimezone(UTC) if "T" in written else None
    except (ValueError, OverflowError):
        found = None
    if (
        found is None
        or element is None
        or datetime.fromisoformat(written).tzinfo is None
        or not 1900 < found.year < 9000
    ):
        return None, element.flat() if element else ""
    return found, written


def _seconds(element: Element | None) -> int | None:
    found = _LASTED.fullmatch(element.attributes.get("title", "")) if element else None
    if found is None or not any(found.groups()):
        return None
    hours, minutes, seconds = (int(each or 0) for each in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def _is_page(start: bytes) -> bool:
    return b"hChatLog" in start or (b"haudio" in start and b"google.com/voice" in start)


def is_google_voice(source: MessageSource) -> bool:
    """Whether a file is one, by what it holds."""
    if not source.is_archive:
        return _is_page(source.start)
    pages = [each for each in source.members if _PAGE.search(each)]
    return any(_is_page(source.start_of(each)) for each in pages[:20])
