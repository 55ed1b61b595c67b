# SPDX-License-Identifier: Apache-2.0
"""A Cellebrite report (.ufdr, or its report.xml alone): chats, texts, calls and mails, recovered ones among them."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from xml.parsers.expat import ExpatError

from vlu_desktop.dates.when import When
from vlu_desktop.intake.formats.grid import clean
from vlu_desktop.intake.messages.formats.cellebrite_nodes import ForbiddenXml, Node, UnreadRecords, chat_of, records_in
from vlu_desktop.intake.messages.formats.opened_export import OpenedExport
from vlu_desktop.intake.messages.formats.report_times import read_seconds, read_written
from vlu_desktop.intake.messages.formats.withheld_numbers import party_of
from vlu_desktop.intake.messages.message import Media, Message, Progress, SkippedPart, unwatched
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

REPORT = "report.xml"
FORMS = {"InstantMessage": "message", "SMS": "message", "MMS": "message", "Call": "call", "Email": "mail"}
CLOCK = (
    "Each time as the report has it, with the zone that its maker chose; a time without one stands by the phone’s own "
    "clock or by universal time, and the report’s maker can say which."
)
LEAVES_OUT = (
    "A report holds what its maker ticked, of what the tool could read from the phone: ask what was left out.",
    "What was deleted and not recovered is not in it; what was recovered is marked as deleted.",
)
FORBIDDEN = (
    "This report declares what no report declares and attacks do, or is nested beyond reason, so it was not read. Ask "
    "for it again."
)
NO_REPORT = "This file holds no report of messages that can be read. Ask for the report in the .ufdr form again."
CUT = "this record is larger than any message and was not read whole"
_NO_TIME = 1980
"""Earlier years stand where a phone kept no time: its clocks count from 1601, 1904 or 1970."""


class CellebriteReport(OpenedExport):
    """A report as opened. It asks nothing: it says its zones and who the phone's owner is, or leaves those unknown."""

    service = "Cellebrite report"
    clock = CLOCK
    leaves_out = LEAVES_OUT

    @cached_property
    def _member(self) -> str:
        """Where the report stands: "" for the file itself."""
        return _member(self.source) or ""

    def read(self, progress: Progress = unwatched) -> Iterator[Message | SkippedPart]:
        """Every message, call and mail; a line for each type of record that is none, and one where the XML breaks."""
        size = self.source.size_of(self._member)
        place = done = 0
        members = frozenset(self.source.members)
        with self.source.opened(self._member) as stream:
            try:
                for done, found in records_in(stream):
                    progress(min(done, size), size)
                    if isinstance(found, UnreadRecords):
                        yield SkippedPart(
                            place=found.type, words=f"{found.count:,}", reason="records of this type are no messages"
                        )
                        continue
                    place += 1
                    if found.cut:
                        yield SkippedPart(place=f"record {place}", words=_head(found), reason=CUT)
                    else:
                        yield message_of(found, place, members)
            except ForbiddenXml as forbidden:
                raise UserError(FORBIDDEN) from forbidden
            except ExpatError as broken:
                where = f"line {broken.lineno}"
                yield SkippedPart(
                    place=where, words="", reason="the report is broken from here and could not be read on"
                )
        progress(size, size)


def message_of(record: Node, place: int, members: frozenset[str]) -> Message:
    """A record as a message. A party is written as its name and its number."""
    chat = chat_of(record)
    senders, receivers = _parties(record, "From"), _parties(record, "To")
    outgoing = _outgoing(record, senders, receivers, chat)
    at, moment = _time(record.value("TimeStamp", "Timestamp", "Date"))
    form = FORMS[record.type]
    # Some versions give a missed call a direction too, and say in its type or its status that it was missed.
    if form == "call" and any("missed" in record.value(name).lower() for name in ("Direction", "Type", "Status")):
        form = "missed"
    app = record.value("Source", "SourceApplication") or (chat.value("Source", "SourceApplication") if chat else "")
    length = record.value("Duration")
    seconds = read_seconds(re.sub(r"[.,]\d+$", "", length), "s") if length else None
    return Message(
        place=place,
        form=form,
        at=at,
        moment=moment,
        thread=clean(" · ".join(each for each in (app, _conversation(chat, senders, receivers, outgoing)) if each)),
        sender=clean("; ".join(map(_written, senders))),
        receiver=clean("; ".join(map(_written, receivers))),
        outgoing=outgoing,
        words=_words(record, length if seconds is None else ""),
        state=_state(record),
        seconds=seconds,
        media=tuple(_media(each, members) for each in record.records("Attachments", "Attachment")),
    )


def _words(record: Node, length: str) -> str:
    """The body, below what has no place elsewhere; `length` is a duration that could not be read."""
    copies = [_written(each) for name in ("Cc", "Bcc") for each in _parties(record, name)]
    lines = (("Subject", record.value("Subject")), ("Copies", "; ".join(copies)), ("Duration", length))
    heads = "\n".join(f"{name}: {value}" for name, value in lines if value)
    return clean("\n\n".join(each for each in (heads, record.value("Body", "Snippet")) if each))


def _parties(record: Node, role: str) -> list[Node]:
    """The parties that stand in a field of that role, and those of a list who say that it is theirs."""
    listed = [each for each in record.records("Parties", "Participants") if each.value("Role") == role]
    return record.records(role) + listed


def _written(party: Node) -> str:
    number, name = party.value("Identifier"), party.value("Name")
    return f"{name} <{number}>" if name and number and name != number else party_of(name or number)


def _owns(party: Node) -> bool:
    return party.value("IsPhoneOwner").lower() == "true"


def _outgoing(record: Node, senders: list[Node], receivers: list[Node], chat: Node | None) -> bool | None:
    """As the record says: its direction, the phone's owner among its parties or in its chat, or its folder."""
    way = record.value("Direction", "Type").lower()
    if way in ("outgoing", "incoming", "missed", "rejected", "blocked"):
        return way == "outgoing"
    if any(map(_owns, senders)):
        return True
    if any(map(_owns, receivers)):
        return False
    owners = {each.value("Identifier") for each in chat.records("Participants") if _owns(each)} if chat else set()
    if owners and senders:
        return any(each.value("Identifier") in owners for each in senders)
    folder = record.value("Folder").lower()
    if folder in ("sent", "outbox", "drafts", "sent items"):
        return True
    return False if folder == "inbox" else None


def _conversation(chat: Node | None, senders: list[Node], receivers: list[Node], outgoing: bool | None) -> str:
    if chat is not None:
        others = [each for each in chat.records("Participants") if not _owns(each)]
        return chat.value("Name") or ", ".join(map(_written, others))
    return ", ".join(map(_written, receivers if outgoing else senders))


def _state(record: Node) -> str:
    if record.deleted.lower() == "deleted":
        return "deleted"
    status, folder = record.value("Status").lower(), record.value("Folder").lower()
    if folder == "drafts" or status in ("draft", "unsent"):
        return "draft"
    if "blocked" in record.value("Direction", "Type").lower():
        return "blocked"
    return "failed" if status in ("failed", "not delivered", "undelivered") else ""


def _time(words: str) -> tuple[When | None, datetime | None]:
    if not words:
        return None, None
    words = clean(words.strip())
    written = read_written(words)
    if written is None or written.day.year < _NO_TIME:
        return When.undated(words), None
    return written.at(words), written.moment


def _media(attachment: Node, members: frozenset[str]) -> Media:
    path = attachment.value("attachment_extracted_path", "LocalPath").replace("\\", "/")
    name = attachment.value("Filename", "Title", "Name") or path.rpartition("/")[2] or "attachment"
    kind = attachment.value("ContentType")
    return Media(name=clean(name), member=path if path in members else "", media_type=clean(kind))


def _head(record: Node) -> str:
    return clean(record.value("Body", "Subject", "TimeStamp")[:500])


def matches_report(source: MessageSource) -> bool:
    """Whether it is a report's XML, or an archive that holds one."""
    try:
        member = _member(source)
        if member is None:
            return False
        start = source.start_of(member)
    except UserError:
        return False
    plain = start.replace(b"\0", b"")
    return b"<project" in plain and (b"cellebrite.com/report" in plain or b"decodedData" in plain)


def open_report(source: MessageSource) -> CellebriteReport:
    """The report; UserError where there is none or it must not be read."""
    if _member(source) is None:
        raise UserError(NO_REPORT)
    return CellebriteReport(source)


def _member(source: MessageSource) -> str | None:
    """Where the report stands: "" for the file itself, None where there is none."""
    if not source.is_archive:
        return ""
    return next((each for each in source.members if each.lower().rpartition("/")[2] == REPORT), None)
