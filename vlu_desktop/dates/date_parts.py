# SPDX-License-Identifier: Apache-2.0
"""What an uncertain date is made of, below the value itself: kinds, precisions, margins, and what can be shown of one.

It imports nothing of the date grammar, so that what shows a date and the date itself may both stand on it.
"""

from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Protocol

ONE_DAY = timedelta(days=1)
ONE_MINUTE = timedelta(minutes=1)


class Kind(Enum):
    """What the range means: one moment somewhere in it, or conduct going on throughout it."""

    MOMENT = "moment"
    THROUGHOUT = "throughout"


class Precision(Enum):
    """How finely the date was given. UNKNOWN belongs to a value without a date."""

    MINUTE = "minute"
    PART_OF_DAY = "part"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    UNKNOWN = "unknown"


# How far "about" reaches either side. A working assumption of ours, shown to the officer in the help and in the echo.
MARGINS: dict[Precision, timedelta] = {
    Precision.MINUTE: timedelta(minutes=30),
    Precision.PART_OF_DAY: timedelta(hours=3),
    Precision.DAY: timedelta(days=3),
    Precision.WEEK: timedelta(days=7),
    Precision.MONTH: timedelta(days=31),
    Precision.SEASON: timedelta(days=45),
    Precision.YEAR: timedelta(days=366),
    Precision.DECADE: timedelta(days=5 * 366),
}


class Dated(Protocol):
    """What a date must tell of itself to be shown: `When` is one. The fields mean what they mean there."""

    @property
    def kind(self) -> Kind:
        """Moment or throughout."""

    @property
    def earliest(self) -> datetime | None:
        """The first civil time it may have begun; None, as the three below, where there is no date."""

    @property
    def latest(self) -> datetime | None:
        """The end of the range, left out of it."""

    @property
    def begun_by(self) -> datetime | None:
        """By when it had begun."""

    @property
    def ended_from(self) -> datetime | None:
        """From when it may have ended."""

    @property
    def precision(self) -> Precision:
        """How finely it was given."""

    @property
    def approximate(self) -> bool:
        """Whether it was told as "about"."""

    @property
    def open_start(self) -> bool:
        """Whether its beginning isn't known."""

    @property
    def open_end(self) -> bool:
        """Whether its end isn't known."""

    @property
    def is_ongoing(self) -> bool:
        """Whether it was still going on when it was said."""

    @property
    def words(self) -> str:
        """The words it was told in."""

    @property
    def lasted(self) -> str:
        """A length said without a place in time."""


def midnight(day: date) -> datetime:
    """The start of a civil day."""
    return datetime.combine(day, time.min)
