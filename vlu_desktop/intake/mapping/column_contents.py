# SPDX-License-Identifier: Apache-2.0
"""What a column holds, by its cells: dates, days of a month, telephone numbers, directions, running numbers."""

import itertools
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from vlu_desktop.intake.formats.grid import Row, Value, is_blank, words_of
from vlu_desktop.intake.mapping.cell_words import is_day_alone, is_relative, to_read
from vlu_desktop.intake.mapping.figures import FIGURES, ISO, counted_instant, looks_like_date
from vlu_desktop.intake.mapping.sheet_month import is_bare_day

_PHONE = re.compile(r"\+?[\d ()\-]{7,20}$|(?:withheld|unknown|private|anonymous|no caller id)$", re.IGNORECASE)
_FEWEST_FIGURES = 7
_LONGEST_DAY = 30
_FIGURES = re.compile(r"[\W_]*\d[\d\W_]*")
_NUMBERED = re.compile(r"(?P<before>[^\W\d]{0,12}[ #.\-_]{0,3})(?P<number>\d{1,8})[.)]?$")
IN = {
    "incoming", "received", "in", "inbound", "missed", "to me", "missed call", "incoming call", "voicemail", "rejected",
    "received call", "from him", "from her", "blocked", "declined", "r", "recd", "rec'd", "rcvd", "rec", "i", "inbox",
}  # fmt: skip
OUT = {
    "outgoing", "sent", "out", "outbound", "from me", "dialled", "dialed", "placed", "outgoing call", "dialled call",
    "made", "to him", "to her", "s", "o", "outbox", "sentbox", "draft", "drafts", "queued",
}  # fmt: skip
FROM_OWNER = {"is from me", "from me", "isfromme", "fromme", "sent by me", "is outgoing", "isoutgoing", "outgoing",
              "is sender", "issender", "is sent", "issent"}  # fmt: skip
TO_OWNER = {"is incoming", "isincoming", "incoming", "is received", "isreceived", "to me"}
"""Headings, as `headings.plain` has them, below which yes and no, or 1 and 0, say which way a message went."""
CODED = {"type", "message type", "msg type", "sms type", "call type", "box", "message box", "msg box", "folder",
         "mailbox", "direction"}  # fmt: skip
"""Headings below which an Android phone's own numbers may stand, where the table is one of messages or calls."""
_PHONE_TABLE = {"date sent", "readable date", "thread id", "protocol", "service center", "contact name"}
_OF_MESSAGES = {"message", "messages", "text", "message text", "text message", "body", "message body", "sms"}
MESSAGE_CODES = {"1": "in", "2": "out", "3": "out", "4": "out", "5": "out", "6": "out"}
"""Received and sent; the rest are drafts and what is waiting to be sent, or could not be."""
CALL_CODES = {"1": "in", "2": "out", "3": "in", "4": "in", "5": "in", "6": "in", "7": "in"}
_YES_NO = {"true": True, "yes": True, "y": True, "1": True, "false": False, "no": False, "n": False, "0": False}
_NO_CODES: Mapping[str, str] = MappingProxyType({})
_OF_A_MESSAGE = re.compile(r"\b(?:sms|mms|rcs|imessages?|texts?|(?:text |chat |voice )?messages?|items?|folder)\b")

_OWNER = {"me", "myself", "i", "you", "self", "owner", "fi"}


def cells_of(body: tuple[Row, ...], n: int) -> list[Value]:
    """The cells of a column that hold something."""
    return [row[n] for row in body if n < len(row) and not is_blank((row[n],))]


def date_share(cells: list[Value]) -> float:
    """How many of the cells are, or read like, dates, from 0 to 1."""
    return sum(looks_like_date(value) for value in cells) / len(cells) if cells else 0.0


def words_share(cells: list[Value]) -> float:
    """How many of the cells say a day by words that count from another, or by its number alone, from 0 to 1."""
    said = [to_read(words) for value in cells if len(words := words_of(value)) <= _LONGEST_DAY]
    return sum(is_relative(words) or is_day_alone(words) for words in said) / len(cells) if cells else 0.0


def stamp_share(cells: list[Value]) -> float:
    """How many of the cells are whole dates in figures, as a form stamps what is sent, from 0 to 1."""
    stamps = (
        bool(FIGURES.match(said := words_of(value)) or ISO.match(said) or counted_instant(value)) for value in cells
    )
    return sum(stamps) / len(cells) if cells else 0.0


def days_share(cells: list[Value]) -> float:
    """How many of the cells are days of a month, with no month, from 0 to 1."""
    return sum(is_bare_day(words_of(value)) for value in cells) / len(cells) if cells else 0.0


def phone_share(cells: list[Value]) -> float:
    """How many of the cells are telephone numbers, from 0 to 1."""
    return sum(is_phone(words_of(value).strip()) for value in cells) / len(cells) if cells else 0.0


def number_share(cells: list[Value]) -> float:
    """How many of the cells are telephone numbers in figures, from 0 to 1."""
    return phone_share([value for value in cells if re.search(r"\d", words_of(value))])


def figures_share(cells: list[Value]) -> float:
    """How many of the cells are figures, which may be numbers of entries, from 0 to 1; marks alone are none."""
    return sum(bool(_FIGURES.fullmatch(words_of(value).strip())) for value in cells) / len(cells) if cells else 0.0


def is_phone(words: str) -> bool:
    """Whether the words are a telephone number, or say that it was withheld."""
    figures = sum(character.isdigit() for character in words)
    return bool(_PHONE.match(words)) and (figures == 0 or figures >= _FEWEST_FIGURES)


def is_of_phone(columns: Iterable[tuple[str, list[Value]]]) -> bool:
    """Whether columns, each with its heading as `plain` has it, are a phone's own table of messages or calls.

    Its times are counted since 1970, its account is headed as messages are, or it has telephone numbers and a heading
    that only such tables have.
    """
    held = [(heading, cells) for heading, cells in columns if cells]
    counted = any(sum(counted_instant(value) is not None for value in cells) * 2 > len(cells) for _, cells in held)
    named = any(heading in _PHONE_TABLE for heading, _ in held)
    told = any(heading in _OF_MESSAGES for heading, _ in held)
    return counted or told or (named and any(phone_share(cells) >= 0.5 for _, cells in held))


def direction_share(cells: list[Value], heading: str = "", codes: Mapping[str, str] = _NO_CODES) -> float:
    """How many of the cells below a heading say that something came in or went out, from 0 to 1."""
    return sum(direction_of(words_of(value), heading, codes) != "" for value in cells) / len(cells) if cells else 0.0


def direction_of(words: str, heading: str = "", codes: Mapping[str, str] = _NO_CODES) -> str:
    """ "in" or "out" of the telephone or account, "" where the words say neither. `heading` is as `plain` has it.

    `codes` are what an Android phone's numbers stand for, where they may stand there.
    """
    said = " ".join(words.lower().replace("_", " ").split())
    if heading in FROM_OWNER | TO_OWNER and said in _YES_NO:
        return "out" if _YES_NO[said] is (heading in FROM_OWNER) else "in"
    if heading in CODED and said in codes:
        return codes[said]
    said = " ".join(_OF_A_MESSAGE.sub(" ", said).split())
    return "in" if said in IN else "out" if said in OUT else ""


def is_owner(words: str) -> bool:
    """Whether a sender is named as the owner of the telephone or account is: "Me"."""
    return words.strip().lower() in _OWNER


def names_owner(cells: list[Value]) -> bool:
    """Whether the senders of a column are the owner, as "Me", and at least one other."""
    said = [is_owner(words_of(value)) for value in cells]
    return any(said) and not all(said)


def mean_length(cells: list[Value]) -> float:
    """The mean length of the cells that hold letters, in characters; 0 where none does."""
    texts = [value for value in cells if isinstance(value, str) and re.search(r"[^\W\d]", value)]
    return sum(map(len, texts)) / len(texts) if texts else 0.0


def counts_rows(cells: list[Value], fewest: int = 3) -> bool:
    """Whether a column only numbers its rows 1, 2, 3 or A1, A2, A3: no police reference and no count is so tidy.

    Fewer than three count for nothing unless they begin with 1 and `fewest` says so; letters, only from 0 or 1 on.
    """
    said = [found for value in cells if (found := _NUMBERED.match(words_of(value).strip()))]
    figures = [int(found["number"]) for found in said]
    before = {found["before"].lower() for found in said}
    if len(said) != len(cells) or len(before) > 1 or (before != {""} and figures[:1] not in ([0], [1])):
        return False
    enough = len(figures) > 2 or (len(figures) >= fewest and figures[:1] == [1])
    return enough and all(b - a == 1 for a, b in itertools.pairwise(figures))
