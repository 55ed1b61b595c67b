# SPDX-License-Identifier: Apache-2.0
"""Phone bills and call logs in rows: each call or message with its number, length and, where said, its direction."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vlu_desktop.intake.formats.delimited import guess_encoding, read_text
from vlu_desktop.intake.formats.grid import Book, Grid, is_blank
from vlu_desktop.intake.formats.sheets import LARGEST_FILE, read_book
from vlu_desktop.intake.messages.formats.bill_columns import BillColumns, columns_of
from vlu_desktop.intake.messages.formats.report_times import (
    cell_words,
    date_order,
    is_epoch,
    order_question,
    read_seconds,
    read_written,
    when_of,
)
from vlu_desktop.intake.messages.formats.withheld_numbers import party_of
from vlu_desktop.intake.messages.message import NOBODY, Media, Message, Progress, SkippedPart, SourceQuestion
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

_HEADINGS_WITHIN = 40
OUTGOING_ONLY = (
    "A bill lists only what was rung and sent from this phone: calls that came in, missed calls and messages received "
    "are not on it, and that they are not says nothing.",
    "Calls and messages by an app over the internet are not on a bill.",
)
LOG = (
    "A call log holds what was not deleted and is not too old: many phones keep the last few hundred calls.",
    "Calls and messages by an app over the internet may not be in it.",
)
CLOCK = "The times are as the network or phone wrote them, with no zone named; abroad they may be by another clock."
NO_DATE = "no date and no number stand in this row"
# In a column of directions, and in one that says what a row is.
_OUT = re.compile(r"\b(?:out|outgoing|outbound|dialled|dialed|made|placed|sent|cancelled|canceled|originated|moc?)\b")
_IN = re.compile(
    r"\b(?:in|incoming|inbound|received|missed|unanswered|rejected|declined|blocked|voice ?mail|terminated|mtc?)\b"
)
_KIND_OUT = re.compile(r"\b(?:outgoing|outbound|dialled|dialed|sent)\b")
_KIND_IN = re.compile(r"\b(?:incoming|inbound|received)\b")
# How an Android phone numbers its calls in the table that programs copy out, with dates in milliseconds.
_ANDROID = {"1": "incoming", "2": "outgoing", "3": "missed", "4": "voicemail", "5": "rejected", "6": "blocked"}
_NOT_TAKEN = re.compile(r"\b(?:missed|unanswered|rejected|declined|blocked)\b")
_TEXT = re.compile(r"\b(?:sms|mms|texts?|(?:text|picture|video|multimedia) messages?|messages?)\b")
_NO_CALL = re.compile(r"\b(?:data|gprs|internet|wifi|line rental|subscription|roaming pass|monthly)\b")
_BARE, _TWO_PARTS = re.compile(r"\d{1,7}"), re.compile(r"\d{1,4}:\d{2}")
_NO_LENGTH = frozenset({"row", "message"})
"""What lasts no time: beside it stands how much data or how many texts it was."""
Line = tuple[int, str, int, tuple[str, ...], BillColumns | None, str]
"""Its number in the file, sheet and row, the cells, the columns they are by, and "" or why it is no entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answers:
    """What is not certain of the file: "" where it is, and nothing has to be asked."""

    order: str = ""
    way: str = ""
    two_parts: str = ""
    bare: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ends:
    sender: str
    receiver: str
    thread: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneBill:
    """A bill or call log as opened. `asks` holds what the file leaves open, `goes_by` what it is read by."""

    book: Book
    asks: _Answers
    goes_by: _Answers
    tells_incoming: bool

    @property
    def name(self) -> str:
        """The file's name."""
        return self.book.name

    @property
    def service(self) -> str:
        """A bill or a log, whichever it is."""
        return "Call log" if self.tells_incoming else "Phone bill"

    @property
    def clock(self) -> str:
        """Whose clock the times are by."""
        return CLOCK

    @property
    def leaves_out(self) -> tuple[str, ...]:
        """What it never holds; a file without one call that came in is a bill."""
        return LOG if self.tells_incoming else OUTGOING_ONLY

    @property
    def asked(self) -> tuple[SourceQuestion, ...]:
        """The order of dates, who rang whom, and what a duration is in, each where the file leaves it open."""
        asked = [order_question(self.goes_by.order)] if self.asks.order else []
        if self.asks.way:
            choices = (("out", "A bill: all of it from this phone"), ("unknown", "Not known who rang whom"))
            question = "The file doesn’t say who rang whom. What is it?"
            asked.append(SourceQuestion(key="direction", question=question, choices=choices, answer=self.goes_by.way))
        if self.asks.two_parts:
            choices = (("m", "Minutes and seconds"), ("h", "Hours and minutes"))
            question = "What is a duration such as 02:30 in this file?"
            asked.append(
                SourceQuestion(key="two-parts", question=question, choices=choices, answer=self.goes_by.two_parts)
            )
        if self.asks.bare:
            choices = (("s", "Seconds"), ("m", "Minutes"))
            question = "What is a duration of one number in this file?"
            asked.append(SourceQuestion(key="bare", question=question, choices=choices, answer=self.goes_by.bare))
        return tuple(asked)

    def answered(self, key: str, answer: str) -> "PhoneBill":
        """The same file, read by another answer."""
        field = {"date-order": "order", "direction": "way", "two-parts": "two_parts", "bare": "bare"}.get(key)
        if field is None or answer not in {"day", "month", "out", "unknown", "h", "m", "s"}:
            return self
        return replace(self, goes_by=replace(self.goes_by, **{field: answer}))

    def read(self, progress: Progress = lambda done, of: None) -> Iterator[Message | SkippedPart]:
        """Every row that holds something: a call, a message, another charge, or named with the reason."""
        size, rows = len(self.book.data), max(1, sum(len(sheet.rows) for sheet in self.book.sheets))
        place = 0
        for done, sheet, row, cells, columns, reason in lines_of(self.book):
            progress(size * done // rows, size)
            if columns is None or reason:
                where = f"{sheet}, row {row}" if sheet else f"row {row}"
                yield SkippedPart(place=where, words=" | ".join(each for each in cells if each), reason=reason)
                continue
            place += 1
            yield self._entry(place, cells, columns)

    def content(self, media: Media) -> Iterator[bytes]:
        """A bill holds no files."""
        return iter(())

    def _entry(self, place: int, cells: tuple[str, ...], columns: BillColumns) -> Message:
        day, clock = columns.cell(cells, "date"), columns.cell(cells, "time")
        stamp = " ".join((day, clock)).strip()
        written = read_written(day, clock, self.goes_by.order)
        outgoing, form, state = told(columns, cells, self.goes_by.way)
        length = columns.cell(cells, "duration")
        seconds = read_seconds(length, _unit(columns.unit, length, self.goes_by))
        ends, used = _ends(columns, cells, outgoing)
        used += ["date", "time"] if written else []
        used += ["duration"] if seconds is not None or not length else []
        return Message(
            place=place,
            form=form,
            at=when_of(written, stamp),
            moment=written.moment if written else None,
            thread=ends.thread,
            sender=ends.sender,
            receiver=ends.receiver,
            outgoing=outgoing,
            words="\n".join(columns.others(cells, *used)),
            state=state,
            seconds=seconds if form not in _NO_LENGTH else None,
        )


def _ends(columns: BillColumns, cells: tuple[str, ...], outgoing: bool | None) -> tuple[_Ends, list[str]]:
    """From whom and to whom, and the roles whose cells say no more than that.

    The word for a number that was withheld stays among the row's words as the network wrote it.
    """
    said = {role: columns.cell(cells, role) for role in ("sender", "receiver")}
    contact = columns.cell(cells, "contact")
    unnamed = party_of(contact)
    used = [role for role, words in (*said.items(), ("contact", contact)) if party_of(words) == words]
    sender, receiver = party_of(said["sender"]), party_of(said["receiver"])
    role = "called" if columns.cell(cells, "called") else "number"
    number = columns.cell(cells, role)
    # Where the network kept the number to itself, some logs say so in place of the name.
    party = party_of(number) or (unnamed if unnamed in NOBODY else "")
    other = party
    if role == "called" and sender and party:
        receiver, other = party, sender if outgoing is False else party
    elif party and outgoing is not None:
        sender, receiver = (sender, party) if outgoing else (party, receiver)
    if party and outgoing is not None:
        used += [role] if party == number or not number else []
    thread = other if other in NOBODY else contact or other or (receiver if outgoing else sender)
    return _Ends(sender=sender, receiver=receiver, thread=thread), used


def told(columns: BillColumns, cells: tuple[str, ...], way: str) -> tuple[bool | None, str, str]:
    """Whether it went out, as far as the row or the headings say; what it was; and its state."""
    direction, kinds = _said(columns, cells)
    words = f"{direction} {kinds}"
    outgoing = _way(direction, kinds, columns.says_called)
    if outgoing is None and way == "out" and not direction:
        outgoing = True
    if _NO_CALL.search(words):
        return None, "row", ""
    if _TEXT.search(words):
        return outgoing, "message", ""
    if outgoing is False and _NOT_TAKEN.search(words):
        return outgoing, "missed", "blocked" if "blocked" in words else ""
    voicemail = outgoing is False and re.search(r"\bvoice ?mail\b", direction)
    return outgoing, "voicemail" if voicemail else "call", ""


def _said(columns: BillColumns, cells: tuple[str, ...]) -> tuple[str, str]:
    """The words of a row for which way it went, and those for what it is."""
    direction = columns.cell(cells, "direction").lower()
    kinds = [cells[n].lower() for n in columns.at.get("type", ()) if n < len(cells)]
    if is_epoch(columns.cell(cells, "date")):
        direction = next((_ANDROID[each] for each in (direction, *kinds) if each in _ANDROID), direction)
    return direction, " ".join(kinds)


def _way(direction: str, kinds: str, says_called: bool) -> bool | None:
    """Whether the words say that it went out; where they say nothing, headings such as "Called No" do."""
    went = bool(_OUT.search(direction) or _KIND_OUT.search(kinds))
    # A number that was called and not answered is none that called.
    came = bool(_IN.search(direction) or _KIND_IN.search(kinds) or (not says_called and _NOT_TAKEN.search(kinds)))
    if went and _NOT_TAKEN.search(direction) and not re.search(r"\b(?:in|incoming|inbound)\b", direction):
        return True
    if went != came:
        return went
    return True if says_called and not went else None


def lines_of(book: Book) -> Iterator[Line]:
    """Every row of the book that is not blank, with the columns it is by or the reason why it is no entry."""
    done = 0
    for sheet in book.sheets:
        columns: BillColumns | None = None
        for row, values in enumerate(sheet.rows, start=1):
            done += 1
            if is_blank(values):
                continue
            headings, cells = columns_of(values), tuple(cell_words(value) for value in values)
            if headings is not None:
                columns = headings
                yield done, sheet.name, row, cells, columns, "these are headings"
            elif columns is None:
                yield done, sheet.name, row, cells, None, "this stands above the headings"
            else:
                yield done, sheet.name, row, cells, columns, _no_entry(cells, columns)


def _no_entry(cells: tuple[str, ...], columns: BillColumns) -> str:
    number = columns.cell(cells, "called") or columns.cell(cells, "number") or columns.cell(cells, "sender")
    if re.match(r"(?:sub[ -]?)?totals?\b", next((each for each in cells if each), ""), re.IGNORECASE):
        return "this is a total"
    return "" if columns.cell(cells, "date") or number else NO_DATE


def _unit(said: str, length: str, answers: _Answers) -> str:
    if said:
        return said
    return answers.two_parts if _TWO_PARTS.fullmatch(length) else answers.bare


def matches_bill(source: MessageSource) -> bool:
    """Whether a row near the beginning has the headings of a bill or call log."""
    if source.start.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        if source.size > LARGEST_FILE or (source.is_archive and "xl/workbook.xml" not in _members(source)):
            return False
        try:
            return _is_bill(_book(source).sheets)
        except UserError:
            return False
    grid, *_ = read_text(source.start, guess_encoding(source.start[:60_000]), "")
    return _is_bill((grid,))


def _members(source: MessageSource) -> tuple[str, ...]:
    try:
        return source.members
    except UserError:
        return ()


def _is_bill(sheets: tuple[Grid, ...]) -> bool:
    return any(columns_of(row) is not None for sheet in sheets for row in sheet.rows[:_HEADINGS_WITHIN])


def open_bill(source: MessageSource) -> PhoneBill:
    """Reads the rows and finds what they leave open. UserError where no headings are those of a bill or log."""
    book = _book(source)
    days, ways, lengths = [], set(), []
    for _, _, _, cells, columns, reason in lines_of(book):
        if columns is None or reason:
            continue
        days.append(columns.cell(cells, "date"))
        way, form, _ = told(columns, cells, "")
        ways.add((way, form))
        lengths.append("" if columns.unit or form in _NO_LENGTH else columns.cell(cells, "duration"))
    if not _is_bill(book.sheets):
        raise UserError("No row of this file has the headings of a phone bill or call log. Import it as a diary.")
    order, certain = date_order(days)
    way_unsaid = any(way is None and form != "row" for way, form in ways)
    asks = _open_still("" if certain else order, way_unsaid, lengths)
    goes_by = _Answers(order=order, way="unknown", two_parts="m", bare="s")
    return PhoneBill(book=book, asks=asks, goes_by=goes_by, tells_incoming=any(way is False for way, _ in ways))


def _open_still(order: str, way_unsaid: bool, lengths: list[str]) -> _Answers:
    """What the rows leave to be asked: the order where it is not certain, which way, and how lengths are counted."""
    return _Answers(
        order=order,
        way="unknown" if way_unsaid else "",
        two_parts="m" if any(map(_TWO_PARTS.fullmatch, lengths)) else "",
        bare="s" if any(map(_BARE.fullmatch, lengths)) else "",
    )


def _book(source: MessageSource) -> Book:
    with source.opened() as stream:
        return read_book(stream.read(LARGEST_FILE + 1), source.name)
