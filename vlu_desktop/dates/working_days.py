# SPDX-License-Identifier: Apache-2.0
"""Working days in England and Wales, as far as the bank holidays are known and no further."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta

from vlu_desktop.kernel.errors import UserError

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Holidays:
    """The bank holidays from the first of one year to the last of another; names by day."""

    names: dict[date, str]
    first_year: int
    last_year: int

    @classmethod
    def from_toml(cls, text: str) -> "Holidays":
        """From `first_year`, `last_year` and a [holidays] table of days and names; UserError where it can't be used."""
        try:
            read = tomllib.loads(text)
            first, last = read["first_year"], read["last_year"]
            names = {date.fromisoformat(day): str(name) for day, name in read["holidays"].items()}
        except (RecursionError, KeyError, ValueError, AttributeError, TypeError):
            raise UserError(
                "The file of bank holidays can't be read. Put back the one that came with the program."
            ) from None
        if not isinstance(first, int) or not isinstance(last, int) or first > last:
            raise UserError("The file of bank holidays must say its first and last year. Correct it, or put it back.")
        stray = next((day for day in sorted(names) if not first <= day.year <= last), None)
        if stray:
            raise UserError(f"The file of bank holidays has {stray} outside its years, {first} to {last}. Correct it.")
        return cls(names=names, first_year=first, last_year=last)

    def knows(self, day: date) -> bool:
        """Whether the bank holidays of the day's year are known."""
        return self.first_year <= day.year <= self.last_year

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday and no bank holiday; UserError where the year's bank holidays are not known."""
        if not self.knows(day):
            raise UserError(
                f"Bank holidays are known from {self.first_year} to {self.last_year}, so working days in {day.year} "
                "can't be counted. Count them by hand, or add the year to the file of bank holidays."
            )
        return day.weekday() < SATURDAY and day not in self.names

    def next_working_day(self, day: date) -> date:
        """The day itself where it is a working day, otherwise the next that is."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def previous_working_day(self, day: date) -> date:
        """The day itself where it is a working day, otherwise the last that was."""
        while not self.is_working_day(day):
            day -= ONE_DAY
        return day

    def add_working_days(self, day: date, number: int) -> date:
        """So many working days after a day (below zero, before it), itself never counted; 0 is the day itself."""
        for step in (ONE_DAY,) * number or (-ONE_DAY,) * -number:
            day += step
            while not self.is_working_day(day):
                day += step
        return day
