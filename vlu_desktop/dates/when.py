# SPDX-License-Identifier: Apache-2.0
"""When something happened, as exactly as it is known and no more: the one value for every uncertain date.

A `When` bounds when conduct began and when it ended by four civil times (`docs/decisions/0010-when.md`):
it began in [earliest, begun_by) and was last going on in [ended_from, latest). One moment somewhere within a range
is the case where both intervals are the whole range, so one comparison answers for both kinds.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from vlu_desktop.dates import civil_clock, date_display
from vlu_desktop.dates.date_parts import MARGINS, ONE_DAY, ONE_MINUTE, Kind, Precision, midnight
from vlu_desktop.dates.window_law import ANY_DAY, Reach

__all__ = ["MARGINS", "ONE_DAY", "ONE_MINUTE", "Kind", "Precision", "When", "midnight"]
FIRST_YEAR, LAST_YEAR = 1000, 9998
_KINDS = {kind.value: kind for kind in Kind}
_PRECISIONS = {precision.value: precision for precision in Precision}
_FINENESS = {precision: n for n, precision in enumerate(Precision)}
_NO_RANGE = "~/~"  # after every digit, so the undated sort last
_HOW_TOLD = re.compile(";(?:said|basis|lasted|words)=")


class _StoredLine:
    """Keeps the line a `When` is stored as once it was worked out or read: a case is put in order by it."""

    __slots__ = ("_line",)
    _line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class When(_StoredLine):
    """A civil date or time as uncertain as it is. Times are naive, to the minute, on the clock here.

    `open_start`, `open_end`: it isn't known when it began or ended; the range then holds the known side only, except
    that an open end is never put after `said_on`, because nobody speaks of what came after.
    `instant` is the UTC instant of a time a machine kept. `lasted` is a length said without a place ("9 months").
    """

    kind: Kind = Kind.MOMENT
    earliest: datetime | None = None
    latest: datetime | None = None
    begun_by: datetime | None = None
    ended_from: datetime | None = None
    precision: Precision = Precision.UNKNOWN
    approximate: bool = False
    open_start: bool = False
    open_end: bool = False
    instant: datetime | None = None
    words: str = ""
    said_on: date | None = None
    basis: str = ""
    lasted: str = ""

    def __post_init__(self) -> None:
        ends = (self.earliest, self.latest, self.begun_by, self.ended_from)
        known = [each for each in ends if each is not None]
        if self.precision is Precision.UNKNOWN and not known and self.instant is None:
            return
        if len(known) < len(ends):
            raise ValueError("a date has all of its ends or none")
        if self.precision is Precision.UNKNOWN:
            raise ValueError("a dated value needs a precision")
        _check_ends(self.kind is Kind.MOMENT, *known)
        if self.instant is not None and self.instant.tzinfo is not UTC:
            raise ValueError("an instant is aware and in UTC")

    @classmethod
    def on(cls, day: date, **more: Any) -> "When":
        """One moment on one day."""
        return cls.between(day, day, **more)

    @classmethod
    def between(cls, earliest: date, latest: date, *, precision: Precision = Precision.DAY, **more: Any) -> "When":
        """One moment somewhere from the first day to the last, both included."""
        return cls.within(midnight(earliest), midnight(latest) + ONE_DAY, precision=precision, **more)

    @classmethod
    def in_month(cls, year: int, month: int, **more: Any) -> "When":
        """One moment somewhere in a month."""
        following = date(year + month // 12, month % 12 + 1, 1)
        return cls.between(date(year, month, 1), following - ONE_DAY, precision=Precision.MONTH, **more)

    @classmethod
    def in_year(cls, year: int, **more: Any) -> "When":
        """One moment somewhere in a year."""
        return cls.between(date(year, 1, 1), date(year, 12, 31), precision=Precision.YEAR, **more)

    @classmethod
    def at(cls, moment: datetime, **more: Any) -> "When":
        """A minute on the clock here (naive); the seconds are dropped."""
        start = moment.replace(second=0, microsecond=0, fold=0)
        return cls.within(start, start + ONE_MINUTE, precision=Precision.MINUTE, **more)

    @classmethod
    def at_instant(cls, instant: datetime, **more: Any) -> "When":
        """An instant a machine kept (aware): its civil minute here, and the instant itself."""
        return cls.at(civil_clock.civil(instant), instant=instant.astimezone(UTC), **more)

    @classmethod
    def within(cls, earliest: datetime, latest: datetime, *, precision: Precision, **more: Any) -> "When":
        """One moment in the half-open range of civil times [earliest, latest)."""
        return cls(
            earliest=earliest, latest=latest, begun_by=latest, ended_from=earliest, precision=precision, **more
        )  # fmt: skip

    @classmethod
    def during(cls, start: "date | When", end: "date | When | None" = None, **more: Any) -> "When":
        """Conduct going on from the start to the end, each a day or as uncertain as it is.

        With no end it was going on when it was said (`said_on`); with neither, its end isn't known.
        """
        first = start if isinstance(start, When) else cls.on(start)
        said_on: date | None = more.get("said_on")
        if end is None and said_on is not None:
            more = {"open_end": True, **more}
            last = cls.on(max(said_on, first.last_day or said_on))
        elif end is None:
            more = {"open_end": True, **more}
            last = first
        else:
            last = end if isinstance(end, When) else cls.on(end)
        if first.earliest is None or last.latest is None:
            raise ValueError("conduct over time needs a dated start")
        more = {
            "precision": max(first.precision, last.precision if end else first.precision, key=_FINENESS.__getitem__),
            "approximate": first.approximate or last.approximate,
            "begun_by": first.latest,
            "ended_from": last.earliest,
            **more,
        }
        return cls(kind=Kind.THROUGHOUT, earliest=first.earliest, latest=last.latest, **more)

    @classmethod
    def undated(cls, words: str, said_on: date | None = None, **more: Any) -> "When":
        """What has no date, with the words it was told in."""
        return cls(words=words, said_on=said_on, **more)

    def as_told(self, words: str, said_on: date, basis: str) -> "When":
        """The same as it was told: its words, the day of the telling, and where."""
        return _told(self, words, said_on, basis)

    @property
    def is_dated(self) -> bool:
        """Whether there is a range at all; the days below are None without one."""
        return self.earliest is not None

    @property
    def is_ongoing(self) -> bool:
        """Whether the conduct was still going on when it was said."""
        return self.open_end and self.said_on is not None and self.ended_from == midnight(self.said_on)

    @property
    def first_day(self) -> date | None:
        """The first civil day of the range as stated, without the reach of "about"."""
        return None if self.earliest is None else self.earliest.date()

    @property
    def last_day(self) -> date | None:
        """The last civil day of the range as stated, included."""
        return None if self.latest is None else _last_before(self.latest)

    @property
    def span_days(self) -> int:
        """How many civil days the range touches; 0 where there is no date."""
        if self.earliest is None:
            return 0
        assert self.latest is not None
        return (_last_before(self.latest) - self.earliest.date()).days + 1

    @property
    def sort_key(self) -> str:
        """Orders by earliest, then latest, the undated last: the same order the store gives."""
        try:
            line: str = self._line
        except AttributeError:
            line = self.to_text()
            object.__setattr__(self, "_line", line)
        return line

    @property
    def time_key(self) -> str:
        """`sort_key` as far as it is about time: what is of one time has one key, in whatever words it was told."""
        return _HOW_TOLD.split(self.sort_key)[0]

    def reach(self, told: date | None = None) -> Reach:
        """The days it may lie on as far as "about", open ends and the day it was told on let it (undated: any).

        What was told had begun by the day it was told, however vague its date, and one moment was over by then; a date
        that lies wholly after that day was told of what was to come, and is left as it is.
        """
        if self.earliest is None:
            found = ANY_DAY
        else:
            earliest, begun_by, ended_from, latest = self._stretched()
            found = Reach(earliest.date(), _last_before(begun_by), ended_from.date(), _last_before(latest))
        if told is None or found.first > told:
            return found
        last = min(found.last, told) if self.kind is Kind.MOMENT else found.last
        return Reach(found.first, min(found.begun_by, told), found.ended_from, last)

    def _stretched(self) -> tuple[datetime, datetime, datetime, datetime]:
        """The four ends of a dated value, moved outwards by "about" and by what is not known."""
        earliest, begun_by, ended_from, latest = self._about()
        moment = self.kind is Kind.MOMENT
        if self.open_start:
            earliest = datetime.min
            ended_from = datetime.min if moment else ended_from
        if self.open_end:
            latest = datetime.max if self.said_on is None else max(latest, midnight(self.said_on) + ONE_DAY)
            begun_by = latest if moment else begun_by
        return earliest, begun_by, ended_from, latest

    def _about(self) -> tuple[datetime, datetime, datetime, datetime]:
        assert self.earliest is not None
        assert self.latest is not None
        assert self.begun_by is not None
        assert self.ended_from is not None
        earliest, begun_by, ended_from, latest = self.earliest, self.begun_by, self.ended_from, self.latest
        if not self.approximate:
            return earliest, begun_by, ended_from, latest
        margin = MARGINS[self.precision]
        earliest, begun_by = earliest - margin, _more(begun_by, margin)
        if not self.is_ongoing:
            ended_from, latest = ended_from - margin, _more(latest, margin)
        if self.said_on is not None and self.latest <= midnight(self.said_on) + ONE_DAY:
            # Nobody speaks of what came after.
            said = midnight(self.said_on) + ONE_DAY
            begun_by, latest = min(begun_by, said), min(latest, said)
        return earliest, begun_by, ended_from, latest

    def certainly_within(self, start: date, end: date) -> bool:
        """Whether it must have happened, or been going on, on some day from start to end, both included.

        A moment is certain only where its whole reach lies inside. Conduct over time is certain where it had surely
        begun by the window's end and surely not ended before the window's start. Nothing undated is ever certain.
        """
        return self.is_dated and self.reach().certainly_within(start, end)

    def possibly_within(self, start: date, end: date) -> bool:
        """Whether it may have happened, or been going on, on some day from start to end. The undated always may."""
        return self.reach().possibly_within(start, end)

    def to_text(self) -> str:
        """One line that holds every field, sorts by earliest then latest, and that `from_text` reads back."""
        flags = ("~" if self.approximate else "") + ("<" if self.open_start else "") + (">" if self.open_end else "")
        parts = [_range(self.earliest, self.latest), self.kind.value, self.precision.value, flags]
        if self.kind is Kind.THROUGHOUT and self.earliest is not None:
            parts.append(f"ends={_range(self.begun_by, self.ended_from)}")
        if self.instant is not None:
            parts.append(f"at={self.instant.replace(tzinfo=None).isoformat()}")
        if self.said_on is not None:
            parts.append(f"said={self.said_on.isoformat()}")
        if self.basis:
            parts.append(f"basis={_quote(self.basis)}")
        if self.lasted:
            parts.append(f"lasted={_quote(self.lasted)}")
        parts.append(f"words={self.words}")
        return ";".join(parts)

    @classmethod
    def from_text(cls, text: str) -> "When":
        """The value `to_text` wrote; ValueError for anything else."""
        head, found, words = text.partition(";words=")
        if not found:
            raise ValueError("not a stored date")
        # A case of many incidents has few days: what is said before the words is read and checked once for each.
        return _again(_read_head(head), words, text)

    def display(self, short: bool = False) -> str:
        """The date in an officer's English; short for tables ("3 Mar 2026")."""
        return date_display.display(self, short=short)


@lru_cache(maxsize=16384)
def _read_head(head: str) -> When:
    """What a stored line says before its words."""
    span, *rest = head.split(";")
    if len(rest) < 3 or rest[0] not in _KINDS or rest[1] not in _PRECISIONS:
        raise ValueError("not a stored date")
    earliest = latest = begun_by = ended_from = instant = said_on = None
    if span != _NO_RANGE:
        first, _, last = span.partition("/")
        ended_from = earliest = datetime.fromisoformat(first)
        begun_by = latest = datetime.fromisoformat(last)
    basis = lasted = ""
    for part in rest[3:]:
        key, _, value = part.partition("=")
        if key == "ends":
            first, _, last = value.partition("/")
            begun_by, ended_from = datetime.fromisoformat(first), datetime.fromisoformat(last)
        elif key == "at":
            instant = datetime.fromisoformat(value).replace(tzinfo=UTC)
        elif key == "said":
            said_on = date.fromisoformat(value)
        elif key == "basis":
            basis = _unquote(value)
        elif key == "lasted":
            lasted = _unquote(value)
        else:
            raise ValueError("not a stored date")
    flags = rest[2]
    return When(
        kind=_KINDS[rest[0]], earliest=earliest, latest=latest, begun_by=begun_by, ended_from=ended_from,
        precision=_PRECISIONS[rest[1]], approximate="~" in flags, open_start="<" in flags, open_end=">" in flags,
        instant=instant, said_on=said_on, basis=basis, lasted=lasted,
    )  # fmt: skip


def _copier(*others: str) -> Callable[..., When]:
    """Makes a value like another, but for these; compiled, for speed, as records are.

    Nothing is checked again: none of these makes a date false.
    """
    same = sorted({each.name for each in fields(When)} - set(others))
    puts = {f"put_{name}": getattr(When, name).__set__ for name in (*same, *others)}
    body = ", ".join((*(f"put_{name}(new, like.{name})" for name in same), *(f"put_{n}(new, {n})" for n in others)))
    code = f"lambda like, {', '.join(others)}: (new := make(When), {body})[0]"
    made: Callable[..., When] = eval(code, {"make": object.__new__, "When": When, **puts})  # noqa: S307
    return made


_again = _copier("words", "_line")
_told = _copier("words", "said_on", "basis")


def _check_ends(moment: bool, earliest: datetime, latest: datetime, begun_by: datetime, ended_from: datetime) -> None:
    one_range = begun_by is latest and ended_from is earliest
    for end in (earliest, latest) if one_range else (earliest, latest, begun_by, ended_from):
        if end.tzinfo is not None or end.second or end.microsecond:
            raise ValueError("civil times are naive and to the minute")
    if not (earliest < begun_by <= latest and earliest <= ended_from < latest):
        raise ValueError("the ends of a date are out of order")
    if moment and (begun_by != latest or ended_from != earliest):
        raise ValueError("one moment begins and ends within the same range")
    if earliest.year < FIRST_YEAR or (latest.year > LAST_YEAR and _last_before(latest).year > LAST_YEAR):
        raise ValueError(f"the year must be {FIRST_YEAR} to {LAST_YEAR}")


def _last_before(end: datetime) -> date:
    """The last civil day before an end that is left out of its range."""
    return (end - ONE_MINUTE).date()


def _more(moment: datetime, margin: timedelta) -> datetime:
    """So much later, or the last moment there is: the calendar ends sooner after the last year than a decade's margin.

    Before the first year there is room enough.
    """
    return min(moment, datetime.max - margin) + margin


def _range(first: datetime | None, last: datetime | None) -> str:
    """Two moments to the minute; a sign where there are none."""
    if first is None or last is None:
        return _NO_RANGE
    return f"{first.isoformat(timespec='minutes')}/{last.isoformat(timespec='minutes')}"


def _quote(text: str) -> str:
    return text.replace("%", "%25").replace(";", "%3B")


def _unquote(text: str) -> str:
    return text.replace("%3B", ";").replace("%25", "%")
