# SPDX-License-Identifier: Apache-2.0
"""A mail as Outlook saves it (.msg), and the mails attached to it."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property

from vlu_desktop.intake.formats.grid import clean
from vlu_desktop.intake.messages.formats.mail_file import LEAVES_OUT, OWNER, SERVICE, mail_questions
from vlu_desktop.intake.messages.formats.mail_headers import Stamp, addresses, parse_mail, sent_and_received
from vlu_desktop.intake.messages.formats.mail_html import html_words
from vlu_desktop.intake.messages.formats.opened_export import OpenedExport
from vlu_desktop.intake.messages.formats.outlook_properties import (
    LARGEST,
    OLE,
    OutlookStore,
    Path,
    decoded,
    opened_store,
)
from vlu_desktop.intake.messages.message import Media, Message, Progress, SkippedPart, SourceQuestion, unwatched
from vlu_desktop.intake.messages.message_source import PIECE, MessageSource

CLOCK = (
    "Outlook’s own times, kept as universal time: when it was sent, by the sender’s computer or server, and when it "
    "was received, by the receiver’s; both stand with the mail’s words."
)
RICH_TEXT = "the words of this mail are kept as Outlook’s rich text alone; open it in Outlook and save it as .eml"
MOST_MAILS = 50
_SUBJECT, _HEADERS, _SENT, _RECEIVED, _FLAGS = 0x0037, 0x007D, 0x0039, 0x0E06, 0x0E07
_BODY, _HTML, _RICH, _TO, _CC = 0x1000, 0x1013, 0x1009, 0x0E04, 0x0E03
_FROM_NAME, _FROM_ADDRESS, _FROM_SMTP = 0x0C1A, 0x0C1F, 0x5D01
_ATTACHED, _MAIL_PAGE, _TEXT_PAGE = 0x3701, 0x3FDE, 0x3FFD
_FROM_ME, _UNSENT = 0x20, 0x08
_INNER = "__substg1.0_3701000D"
_REPLY = re.compile(r"^(?:(?:re|fwd?)\s*:\s*)+", re.IGNORECASE)


class OutlookMail(OpenedExport):
    """A .msg as opened."""

    service = SERVICE
    clock = CLOCK
    leaves_out = LEAVES_OUT

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The addresses in it, where the mail doesn't say that its owner sent it."""
        with opened_store(_bytes(self.source)) as store:
            first = next(each for each in self._one(store, (), 1) if isinstance(each, Message))
            said = (store.number((), _FLAGS) or 0) & _FROM_ME
        return () if said else tuple(dict.fromkeys(addresses(f"{first.receiver} {first.sender}")))

    @property
    def asked(self) -> tuple[SourceQuestion, ...]:
        """Whose mailbox it is, where the mail doesn't say."""
        return mail_questions(self.people, self._owner, "")

    @property
    def _owner(self) -> str:
        return self.answers.get(OWNER, "")

    def read(self, progress: Progress = unwatched) -> Iterator[Message | SkippedPart]:
        """The mail, then the mails attached to it."""
        with opened_store(_bytes(self.source)) as store:
            waiting: list[Path] = [()]
            place = 0
            while waiting:
                at = waiting.pop(0)
                place += 1
                if place > MOST_MAILS:
                    yield SkippedPart(place=f"mail {place}", words="", reason="more mails are attached than are read")
                    break
                yield from self._one(store, at, place)
                waiting.extend((*each, _INNER) for each in _attached(store, at) if store.has_storage(each, _INNER))
        progress(self.source.size, self.source.size)

    def content(self, media: Media) -> Iterator[bytes]:
        """An attachment's bytes."""
        with opened_store(_bytes(self.source)) as store:
            data = store.binary(tuple(media.member.split("/")), _ATTACHED) if media.member else b""
        for at in range(0, len(data), PIECE):
            yield data[at : at + PIECE]

    def _one(self, store: OutlookStore, at: Path, place: int) -> Iterator[Message | SkippedPart]:
        page = store.encoding(at, _TEXT_PAGE) or store.encoding(at, _MAIL_PAGE)
        subject, words = store.text(at, _SUBJECT, page), _words(store, at, page)
        sender = _party(store.text(at, _FROM_NAME, page), _sender_address(store, at, page))
        moment, stamps = _times(store, at, page)
        heads = (("Subject", subject), ("Cc", store.text(at, _CC, page)), ("Date", stamps[0]), ("Received", stamps[1]))
        lines = "\n".join(f"{name}: {value}" for name, value in heads if value)
        flags = store.number(at, _FLAGS) or 0
        outgoing = True if flags & _FROM_ME else (self._owner in addresses(sender) if self._owner else None)
        yield Message(
            place=place,
            form="mail",
            at=Stamp(words=moment.isoformat(), moment=moment).at if moment is not None else None,
            moment=moment,
            thread=_REPLY.sub("", subject),
            sender=sender,
            receiver=_receivers(store, at, page),
            outgoing=outgoing,
            words=f"{lines}\n\n{words}".strip("\n"),
            state="draft" if flags & _UNSENT else "",
            media=tuple(_media(store, each, page) for each in _attached(store, at)),
        )
        if not words and store.binary(at, _RICH):
            yield SkippedPart(place=f"mail {place}", words="", reason=RICH_TEXT)


def matches_outlook(source: MessageSource) -> bool:
    """Whether it is a compound file with the streams of a mail's properties."""
    return source.start.startswith(OLE) and "__substg1.0_".encode("utf-16-le") in _bytes(source)


def open_outlook(source: MessageSource) -> OutlookMail:
    """The mail; UserError where it is damaged or beyond measure."""
    file = OutlookMail(source)
    file.people  # noqa: B018  (read now, so that a damaged mail is refused on opening)
    return file


def _times(store: OutlookStore, at: Path, page: str) -> tuple[datetime | None, list[str]]:
    """When it was sent, else received; and both as its headers have them, else as Outlook does."""
    sent, received = store.moment(at, _SENT), store.moment(at, _RECEIVED)
    head = sent_and_received(parse_mail(store.text(at, _HEADERS, page).encode(), headers_only=True))
    words = [
        stamp.words or (when.isoformat() if when else "") for stamp, when in zip(head, (sent, received), strict=True)
    ]
    return sent or head[0].moment or received or head[1].moment, words


def _bytes(source: MessageSource) -> bytes:
    with source.opened() as stream:
        return stream.read(LARGEST + 1)


def _words(store: OutlookStore, at: Path, page: str) -> str:
    plain = store.text(at, _BODY, page)
    if plain.strip():
        return plain.strip("\n")
    page_text = store.text(at, _HTML) or clean(decoded(store.binary(at, _HTML), store.encoding(at, _MAIL_PAGE)))
    return html_words(page_text)


def _party(name: str, address: str) -> str:
    return f"{name} <{address}>" if name and address and name.lower() != address.lower() else name or address


def _sender_address(store: OutlookStore, at: Path, page: str) -> str:
    """The address to reply to; one within an organisation's own directory names nobody outside."""
    smtp, other = store.text(at, _FROM_SMTP, page), store.text(at, _FROM_ADDRESS, page)
    return smtp or ("" if other.startswith("/") else other)


def _receivers(store: OutlookStore, at: Path, page: str) -> str:
    """Those it was sent to, by name and address; as Outlook shows them where it lists none."""
    found = []
    for each in store.children(at, "__recip_version1.0_"):
        name, address = store.text(each, 0x3001, page), store.text(each, 0x39FE, page) or store.text(each, 0x3003, page)
        if store.number(each, 0x0C15) in (None, 1):
            found.append(_party(name, "" if address.startswith("/") else address))
    return "; ".join(each for each in found if each) or store.text(at, _TO, page)


def _attached(store: OutlookStore, at: Path) -> list[Path]:
    return store.children(at, "__attach_version1.0_")


def _media(store: OutlookStore, at: Path, page: str) -> Media:
    name = next((found for number in (0x3707, 0x3704, 0x3001) if (found := store.text(at, number, page))), at[-1])
    member = "/".join(at) if store.binary(at, _ATTACHED) else ""
    return Media(name=name, member=member, media_type=store.text(at, 0x370E, page))
