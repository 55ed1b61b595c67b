# SPDX-License-Identifier: Apache-2.0
"""What every export of messages has in common once it is opened: its name, its answers, its media, and whose time."""

import mimetypes
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Self

from vlu_desktop.dates.when import When
from vlu_desktop.intake.formats.grid import clean
from vlu_desktop.intake.messages.message import Media, Message, SkippedPart, SourceQuestion
from vlu_desktop.intake.messages.message_source import MessageSource

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LONGEST_SHOWN = 200
"""How many characters of what could not be read are shown with it."""
THE_FILE = "the file"
"""Where a part stands that could not be read, in a file that is no archive and has no lines."""
_TYPES = mimetypes.MimeTypes(filenames=())
_WEB = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class OpenedExport:
    """An export with what was answered about it. A format adds its `read`, what it is of, and what it can't answer."""

    def __init__(self, source: MessageSource, answers: Mapping[str, str] = MappingProxyType({})) -> None:
        self.source = source
        self.answers = dict(answers)

    @property
    def name(self) -> str:
        """The file's name."""
        return self.source.name

    @property
    def asked(self) -> tuple[SourceQuestion, ...]:
        """What the file itself can't answer."""
        return ()

    def answered(self, key: str, answer: str) -> Self:
        """The same file, read by another answer; ValueError for one that was not a choice."""
        if not any(each.key == key and answer in dict(each.choices) for each in self.asked):
            raise ValueError("that is no answer to a question of this file")
        return self.answering({**self.answers, key: answer})

    def answering(self, answers: Mapping[str, str]) -> Self:
        """The same file by these answers; a format that found something out on opening hands it on."""
        return type(self)(self.source, answers)

    def content(self, media: Media) -> Iterator[bytes]:
        """The bytes of a media file in pieces; nothing where the export doesn't hold it."""
        if media.member and media.member in self.source.members:
            yield from self.source.pieces(media.member)


def instant(value: object, per_second: int = 1) -> datetime | None:
    """The instant of a Unix time, of which so many make a second; None for what is none, 0 or out of all reason."""
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit() and len(value) < 25:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e18:
        return None
    try:
        found = EPOCH + timedelta(microseconds=int(value * 1_000_000 // per_second))
    except OverflowError:
        return None
    return found if found.year < 9999 else None


def at_moment(moment: datetime | None, written: object = "") -> When | None:
    """The minute here of an instant; without one the words it was written in, and None where there are none."""
    if moment is not None:
        return When.at_instant(moment)
    words = text_of(written)
    return When.undated(words) if words else None


def at_clock(moment: datetime | None, written: object) -> When | None:
    """The minute that a clock without a zone shows, with the words it was written in; the words alone for none."""
    words = text_of(written)
    try:
        return When.at(moment, words=words) if moment else at_moment(None, words)
    except ValueError:
        return at_moment(None, words)


def text_of(value: object) -> str:
    """A value of an export as text for the record: unseen characters made visible, None as nothing."""
    if value is None or value is False:
        return ""
    return clean(value if isinstance(value, str) else str(value))


def shown(value: object) -> str:
    """The beginning of what could not be read."""
    return text_of(value)[:LONGEST_SHOWN]


def person(name: str, address: str) -> str:
    """Somebody as an export names them: the name, with the number or account where that says more."""
    return f"{name} <{address}>" if name and address and name != address else name or address


def in_part(found: Iterable[Message | SkippedPart], part: str) -> Iterator[Message | SkippedPart]:
    """The same, each message with the export within the archive that it stands in: a member of it, or a folder."""
    for each in found:
        yield replace(each, part=part) if part and isinstance(each, Message) else each


def folder_of(member: str) -> str:
    """The folder a member lies in, with its slash; "" outside any."""
    return member.removesuffix(member.rpartition("/")[2])


class MediaFinder:
    """Finds the member of an archive that a message names, by exact name or by the longest end of its path."""

    def __init__(self, members: tuple[str, ...]) -> None:
        self._members = frozenset(members)
        self._by_name: dict[str, list[str]] = {}
        for each in members:
            self._by_name.setdefault(each.rpartition("/")[2], []).append(each)

    def media(self, written: object, beside: str = "", media_type: str = "") -> Media:
        """The media as a message writes it; `beside` is the member that names it, near which it is looked for."""
        uri = text_of(written)
        if _WEB.match(uri):
            return Media(name=uri, media_type=media_type)
        name = uri.rpartition("/")[2] or uri
        kind = media_type or _TYPES.guess_type("file." + name.rpartition(".")[2])[0] or ""
        return Media(name=name, member=self._member(uri, beside), media_type=kind)

    def _member(self, uri: str, beside: str) -> str:
        parts = [part for part in uri.split("/") if part not in ("", ".")]
        if not parts or ".." in parts:
            return ""
        near = "/".join([*beside.split("/")[:-1], *parts])
        if near in self._members:
            return near
        ranked = sorted((-_shared(each.split("/"), parts), each) for each in self._by_name.get(parts[-1], ()))
        if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
            return ""
        # An archive may lack the folder a path begins in; a file of the same name elsewhere is another's.
        return ranked[0][1] if -ranked[0][0] >= max(len(parts) - 1, min(3, len(parts))) else ""


def _shared(one: list[str], other: list[str]) -> int:
    """How many parts two paths share at their ends."""
    many = 0
    for mine, yours in zip(reversed(one), reversed(other), strict=False):
        if mine != yours:
            break
        many += 1
    return many
