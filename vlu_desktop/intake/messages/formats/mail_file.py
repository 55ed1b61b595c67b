# SPDX-License-Identifier: Apache-2.0
"""Mail as mail programs save it: one mail (.eml), or a mailbox of them (.mbox)."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message as Mail
from itertools import chain, count
from typing import Self

from vlu_desktop.intake.formats.grid import clean
from vlu_desktop.intake.messages.formats.mail_cuts import HEADER_LINE, LARGEST_MAIL, SEPARATOR, MailSlice, cuts, whole
from vlu_desktop.intake.messages.formats.mail_headers import (
    addresses,
    far_apart,
    header,
    parse_mail,
    raw_header,
    sent_and_received,
)
from vlu_desktop.intake.messages.formats.mail_parts import bytes_of, words_and_media
from vlu_desktop.intake.messages.formats.opened_export import OpenedExport, folder_of, in_part
from vlu_desktop.intake.messages.message import (
    SOMEBODY_ELSE,
    Media,
    Message,
    Progress,
    SkippedPart,
    SourceQuestion,
    unwatched,
)
from vlu_desktop.intake.messages.message_source import PIECE, MessageSource
from vlu_desktop.kernel.errors import UserError

SERVICE, OWNER = "E-mail", "owner"
MOST_BOUNDARIES = 200
"""A mail that names more boundaries between its parts than this is made to exhaust its reader."""
CLOCK = (
    "Each mail’s Date, which its sender’s computer wrote with its own zone; a mail without a zone stands by the clock "
    "it was written by. When the last server received it stands with the mail’s words."
)
LEAVES_OUT = (
    "Mails that were deleted from the mailbox or kept in another folder are not in it.",
    "Whoever was sent a blind copy is not named in the mail as received.",
    "A Date is what the sender’s computer was set to; the times of the servers on the way are in the file itself.",
)
NESTED = "its parts are nested too deeply to be read"
BROKEN = "its parts are broken and can’t be read"
TOO_LARGE = "this mail is larger than any mail server takes"
NO_MAIL = "this has no headers of a mail"
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg|ateb|ymlaen)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_ENDINGS = (".eml", ".mbox", ".mbx")
MOST_PEOPLE = 20_000
"""Addresses; in a mailbox of more, those of its first mails are offered."""
_MOST_CHOICES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class _MailLayout:
    """Where the mails stand, and what their headers leave open.

    `members` are those of an archive, "" for the file itself, each with whether it is a mailbox; `people` the addresses
    in the headers, the one that most mails name first.
    """

    members: tuple[tuple[str, bool], ...]
    people: tuple[str, ...] = ()
    asks_clock: bool = False


class MailFile(OpenedExport):
    """A mail or a mailbox as opened."""

    service = SERVICE
    clock = CLOCK
    leaves_out = LEAVES_OUT

    def __init__(self, source: MessageSource, found: _MailLayout, answers: Mapping[str, str]) -> None:
        super().__init__(source, answers)
        self._found = found

    @property
    def people(self) -> tuple[str, ...]:
        """The addresses whose mailbox it may be, the one that most mails name first; () where the mails say."""
        return self._found.people

    @property
    def asked(self) -> tuple[SourceQuestion, ...]:
        """Whose mailbox it is, where the mails don't say; and which of two clocks to go by, where they differ."""
        return mail_questions(self.people, self._owner, self._timed_by if self._found.asks_clock else "")

    def answered(self, key: str, answer: str) -> Self:
        """The same file, read by another answer; an address is the same in capitals."""
        return super().answered(key, answer.lower() if key == OWNER else answer)

    @property
    def _owner(self) -> str:
        return self.answers.get(OWNER, "")

    @property
    def _timed_by(self) -> str:
        return self.answers.get("clock", "sent")

    def answering(self, answers: Mapping[str, str]) -> Self:
        """The same file by these answers."""
        return type(self)(self.source, self._found, answers)

    def read(self, progress: Progress = unwatched) -> Iterator[Message | SkippedPart]:
        """Every mail in the file's order; one that can't be read is named with its beginning."""
        places, done = count(1), 0
        of = sum(self.source.size_of(member) for member, _ in self._found.members)
        for number, (member, is_mailbox) in enumerate(self._found.members):
            for cut in _cuts_of(self.source, member, is_mailbox):
                progress(done + cut.end, of)
                # The mails of a folder are one export, but two mailboxes may hold the same mail.
                part = (member if is_mailbox else folder_of(member)) if member else ""
                yield from in_part([self._one(next(places), cut, number)], part)
            done += self.source.size_of(member)

    def content(self, media: Media) -> Iterator[bytes]:
        """An attachment's bytes."""
        found = re.fullmatch(r"(\d{1,9}):(\d{1,18})-(\d{1,18})/(\d{1,9})", media.member)
        if found is None or int(found[1]) >= len(self._found.members):
            return
        member, start = self._found.members[int(found[1])][0], int(found[2])
        data = b"".join(self.source.stretch(member, start, min(int(found[3]) - start, LARGEST_MAIL)))
        if _is_nested(data):
            return
        try:
            held = bytes_of(parse_mail(data), int(found[4]))
        except Exception as broken:  # as above
            raise UserError("This attachment is broken and can’t be read. Save it from the mail program.") from broken
        for at in range(0, len(held), PIECE):
            yield held[at : at + PIECE]

    def _one(self, place: int, cut: MailSlice, number: int) -> Message | SkippedPart:
        if cut.too_large:
            return _skipped(place, cut, TOO_LARGE)
        if not HEADER_LINE.match(cut.data.lstrip(b"\xef\xbb\xbf\r\n")):
            return _skipped(place, cut, NO_MAIL)
        if _is_nested(cut.data):
            return _skipped(place, cut, NESTED)
        try:
            mail = parse_mail(cut.data.removeprefix(b"\xef\xbb\xbf"))
            words, media = words_and_media(mail, f"{number}:{cut.start}-{cut.end}")
        except RecursionError:
            return _skipped(place, cut, NESTED)
        except Exception:  # what broken parts raise within the library is not said anywhere
            return _skipped(place, cut, BROKEN)
        sent, received = sent_and_received(mail)
        first, other = (received, sent) if self._timed_by == "received" else (sent, received)
        told = first if first.moment or first.civil or not other.words else other
        subject = header(mail, "Subject")
        heads = (
            ("Subject", subject), ("Cc", header(mail, "Cc")), ("Date", sent.words), ("Received", received.words),
        )  # fmt: skip
        lines = "\n".join(f"{name}: {value}" for name, value in heads if value)
        return Message(
            place=place,
            form="mail",
            at=told.at,
            moment=told.moment,
            thread=_REPLY.sub("", subject),
            sender=header(mail, "From"),
            receiver=header(mail, "To"),
            outgoing=_outgoing(mail, self._owner),
            words=f"{lines}\n\n{words}".strip("\n"),
            state=_state(mail),
            media=media,
        )


def mail_questions(people: tuple[str, ...], owner: str, timed_by: str) -> tuple[SourceQuestion, ...]:
    """The questions about mails: whose they are, where `people` are given, and which clock, where `timed_by` is."""
    asked = []
    if people:
        choices = (*((each, each) for each in people[:_MOST_CHOICES]), SOMEBODY_ELSE)
        asked.append(SourceQuestion(key=OWNER, question="Whose mailbox is this?", choices=choices, answer=owner))
    if timed_by:
        question = (
            "Some mails were received more than an hour before or after the time their sender’s computer wrote. "
            "Which time is to stand?"
        )
        choices = (("sent", "The sender’s computer’s"), ("received", "The last server’s"))
        asked.append(SourceQuestion(key="clock", question=question, choices=choices, answer=timed_by))
    return tuple(asked)


def matches_mail(source: MessageSource) -> bool:
    """Whether the file begins with the headers of a mail, or is an archive of such files and of no mailbox."""
    if source.is_archive:
        found = _members(source)
        return bool(found) and not any(is_mailbox for _, is_mailbox in found)
    return _is_mail(source.start)


def _is_mail(start: bytes) -> bool:
    start = start.lstrip(b"\xef\xbb\xbf\r\n")
    head = _BLANK_LINE.split(start, maxsplit=1)[0].lower()
    names = {line.split(b":", 1)[0] for line in head.split(b"\n") if HEADER_LINE.match(line)}
    if not HEADER_LINE.match(start) or b"snapshot-content-location" in names:
        return False
    known = {b"from", b"to", b"date", b"subject", b"received", b"message-id", b"mime-version", b"return-path"}
    return len(names & known) > 1 and bool(names & {b"from", b"received", b"return-path"})


def matches_mailbox(source: MessageSource) -> bool:
    """Whether the file begins with a mailbox's separator and the headers of a mail, or is an archive with such."""
    if source.is_archive:
        return any(is_mailbox for _, is_mailbox in _members(source))
    return _is_mailbox(source.start)


def _is_mailbox(start: bytes) -> bool:
    first, _, rest = start.partition(b"\n")
    return bool(SEPARATOR.match(first + b"\n") and HEADER_LINE.match(rest))


def open_mail(source: MessageSource) -> MailFile:
    """A file of one mail."""
    return _opened(source, is_mailbox=False)


def open_mailbox(source: MessageSource) -> MailFile:
    """A file of many mails."""
    return _opened(source, is_mailbox=True)


def _opened(source: MessageSource, *, is_mailbox: bool) -> MailFile:
    """Looks through the headers once for what has to be asked."""
    people: Counter[str] = Counter()
    unsaid = asks_clock = found = False
    members = _members(source) if source.is_archive else (("", is_mailbox),)
    for head in _heads(source, members):
        found = True
        mail = parse_mail(head, headers_only=True)
        if len(people) < MOST_PEOPLE:
            named = (addresses(raw_header(mail, name)) for name in ("From", "To", "Delivered-To"))
            people.update(tuple(dict.fromkeys(each for some in named for each in some)))
        unsaid = unsaid or _outgoing(mail, "") is None
        asks_clock = asks_clock or far_apart(*sent_and_received(mail))
    if not found:
        raise UserError("No mail was found in this file. Save the mails again from the mail program and import that.")
    likely = tuple(each for each, _ in people.most_common(_MOST_CHOICES)) if unsaid else ()
    return MailFile(source, _MailLayout(members=members, people=likely, asks_clock=asks_clock), {})


def _heads(source: MessageSource, members: tuple[tuple[str, bool], ...]) -> Iterator[bytes]:
    """The headers of each mail."""
    for cut in chain.from_iterable(_cuts_of(source, *each) for each in members):
        head = _BLANK_LINE.split(cut.data[:262_144].lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
        if HEADER_LINE.match(head):
            yield head


def _members(source: MessageSource) -> tuple[tuple[str, bool], ...]:
    """The mails and mailboxes of an archive, each with whether it is a mailbox."""
    found = []
    for member in source.members:
        if member.lower().endswith(_ENDINGS):
            start = source.start_of(member)
            if _is_mailbox(start) or _is_mail(start):
                found.append((member, _is_mailbox(start)))
    return tuple(found)


def _cuts_of(source: MessageSource, member: str, is_mailbox: bool) -> Iterator[MailSlice]:
    with source.opened(member) as stream:
        for cut in cuts(stream) if is_mailbox else [whole(stream)]:
            if cut.data.strip():
                yield cut


def _is_nested(data: bytes) -> bool:
    return sum(1 for _ in _BOUNDARY.finditer(data)) > MOST_BOUNDARIES


def _outgoing(mail: Mail, owner: str) -> bool | None:
    """What the mailbox itself noted, else whether the owner whom an officer named sent it."""
    labels = raw_header(mail, "X-Gmail-Labels").lower()
    senders = addresses(raw_header(mail, "From"))
    if labels:
        return "sent" in re.split(r"\s*,\s*", labels)
    delivered = addresses(raw_header(mail, "Delivered-To"))
    if delivered:
        return delivered[0] in senders
    return owner in senders if owner else None


def _state(mail: Mail) -> str:
    draft = raw_header(mail, "X-Unsent") == "1" or "drafts" in raw_header(mail, "X-Gmail-Labels").lower()
    return "draft" if draft or raw_header(mail, "X-Mozilla-Draft-Info") else ""


def _skipped(place: int, cut: MailSlice, reason: str) -> SkippedPart:
    return SkippedPart(place=f"mail {place}", words=clean(cut.data[:2000].decode("utf-8", "replace")), reason=reason)
