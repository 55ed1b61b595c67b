# SPDX-License-Identifier: Apache-2.0
"""The headers of a mail as they were written, and the two times a mail has: its sender's and its receiver's."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.message import Message as Mail
from email.parser import BytesParser
from email.policy import EmailPolicy
from functools import lru_cache
from typing import Any

from vlu_desktop.dates.date_words import MONTH_NUMBERS
from vlu_desktop.dates.when import When
from vlu_desktop.intake.formats.grid import clean

LONGEST_HEADER = 16 * 1024
"""Characters; a longer header is shown as it stands and not taken apart, because that takes time by its square."""
# RFC 5322, section 4.3: the zones that have a name. Any other name says nothing certain.
_ZONES = {"UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
          "PST": -8, "PDT": -7}  # fmt: skip
_STAMP = re.compile(
    r"(?:[A-Za-z]{3,9}\.?,?\s*)?(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]{0,6}\.?,?[\s-]+(\d{4}|\d{2}),?\s+"
    r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([+-]\d{4}|[A-Za-z]{1,5})?(?![\w:])"
)
_ADDRESS = re.compile(r"[^\s<>\"'(),;:@\[\]]{1,200}@[^\s<>\"'(),;:@\[\]]{1,200}")


class _Forgiving(EmailPolicy):
    """The library's policy, but a header it can't take apart stands as it was written."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """The header's value; the bare text where it is beyond measure or breaks the library."""
        text = repaired(value)
        if len(text) > LONGEST_HEADER:
            return _unfolded(text)
        try:
            return _parsed(name.lower(), text)
        except Exception:  # what a broken header raises within the library is not said anywhere
            return _unfolded(text)


@lru_cache(maxsize=256)
def _parsed(name: str, text: str) -> Any:
    """What the library makes of a header, which it would do anew each time that it is asked for."""
    return EmailPolicy().header_fetch_parse(name, text)


POLICY = _Forgiving()


def parse_mail(data: bytes, *, headers_only: bool = False) -> Mail:
    """The mail as its parts. May raise what the library raises for nesting beyond measure."""
    # The stubs know one class of mail only where the policy is the library's own.
    return BytesParser(policy=POLICY).parsebytes(data, headersonly=headers_only)  # type: ignore[arg-type, return-value, unused-ignore]


def repaired(text: str) -> str:
    """A header whose bytes are not ASCII, read as UTF-8 or else as Windows text."""
    if text.isascii():
        return text
    data = text.encode("utf-8", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def raw_header(mail: Mail, name: str) -> str:
    """The first header of that name as written, unfolded and not decoded; "" where there is none."""
    wanted = name.lower()
    found = next((value for key, value in mail.raw_items() if key.lower() == wanted), "")
    return _unfolded(repaired(str(found)))


def header(mail: Mail, name: str) -> str:
    """The first header of that name as its reader saw it; "" where there is none."""
    return clean(_unfolded(str(mail.get(name, ""))))


def addresses(text: str) -> tuple[str, ...]:
    """The addresses in a header, in small letters."""
    return tuple(each.lower() for each in _ADDRESS.findall(text[:LONGEST_HEADER]))


def _unfolded(text: str) -> str:
    return re.sub(r"\s*[\r\n]+\s*", " ", text).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A time as a header has it; `moment` is None where it names no zone, and `civil` then is the clock it was."""

    words: str
    moment: datetime | None = None
    civil: datetime | None = None

    @property
    def at(self) -> When | None:
        """The civil time here; without a date but with its words where it could not be read, None where none stands."""
        if not self.words:
            return None
        try:
            if self.moment is not None:
                return When.at_instant(self.moment, words=self.words)
            if self.civil is not None:
                return When.at(self.civil, words=self.words)
        except (ValueError, OverflowError):
            pass
        return When.undated(self.words)


def read_stamp(words: str) -> Stamp:
    """A time of RFC 5322 or of older mail programs."""
    words = clean(words.strip())
    found = _STAMP.match(words)
    month = MONTH_NUMBERS.get(found[2].lower()) if found else None
    if found is None or month is None:
        return Stamp(words=words)
    year = int(found[3])
    if len(found[3]) == 2:
        year += 2000 if year < 50 else 1900
    try:
        civil = datetime(year, month, int(found[1]), int(found[4]), int(found[5]), min(int(found[6] or 0), 59))
        zone = _zone(found[7] or "")
        moment = None if zone is None else civil.replace(tzinfo=zone).astimezone(UTC)
        return Stamp(words=words, civil=civil, moment=moment)
    except (ValueError, OverflowError):
        return Stamp(words=words)


def _zone(name: str) -> timezone | None:
    if name[:1] in {"+", "-"}:
        hours, minutes = int(name[1:3]), int(name[3:])
        if minutes > 59:
            raise ValueError("no zone has so many minutes")
        ahead = timedelta(hours=hours, minutes=minutes)
        return timezone(ahead if name[0] == "+" else -ahead)
    hours_ahead = _ZONES.get(name.upper())
    return None if hours_ahead is None else timezone(timedelta(hours=hours_ahead))


def sent_and_received(mail: Mail) -> tuple[Stamp, Stamp]:
    """When the sender's computer says it was sent, and when the last server says it came."""
    return read_stamp(raw_header(mail, "Date")), read_stamp(raw_header(mail, "Received").rpartition(";")[2])


def far_apart(sent: Stamp, received: Stamp) -> bool:
    """Whether the two differ by more than an hour, so that one of the clocks was wrong or the mail long under way."""
    if sent.moment is None or received.moment is None:
        return False
    return abs(sent.moment - received.moment) > timedelta(hours=1)
