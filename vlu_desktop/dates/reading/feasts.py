# SPDX-License-Identifier: Apache-2.0
"""The days people name instead of dating, worked out for any year: Easter, saints, bank holidays."""

from collections.abc import Callable
from datetime import date, timedelta

from vlu_desktop.dates.reading.spans import after_months

Days = Callable[[int], tuple[date, date]]


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus (the Anonymous algorithm)."""
    golden, century = year % 19, year // 100
    leaps, skipped = century // 4, (8 * century + 13) // 25
    epact = (19 * golden + century - leaps - skipped + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + leaps) % 7
    offset = moon - weekday
    number = 3 + (offset + 40) // 44
    return date(year, number, offset + 28 - 31 * (number // 4))


def weekday_in(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such day of a month, or the last where nth is -1."""
    first = date(year, month, 1)
    if nth < 0:
        last = after_months(first, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _on(month: int, day: int) -> Days:
    return lambda year: (date(year, month, day), date(year, month, day))


def _from_easter(first: int, last: int | None = None) -> Days:
    def found(year: int) -> tuple[date, date]:
        sunday = easter(year)
        return sunday + timedelta(days=first), sunday + timedelta(days=first if last is None else last)

    return found


def _nth(month: int, weekday: int, nth: int) -> Days:
    return lambda year: (weekday_in(year, month, weekday, nth), weekday_in(year, month, weekday, nth))


# The first and the last day in a year; New Year begins on the last day of the year before.
FEASTS: dict[str, Days] = {
    "christmas": lambda year: (date(year, 12, 24), date(year, 12, 26)),
    "christmas eve": _on(12, 24), "christmas day": _on(12, 25), "boxing day": _on(12, 26), "stephen's day": _on(12, 26),
    "new year": lambda year: (date(year - 1, 12, 31), date(year, 1, 1)),
    "new year's eve": _on(12, 31), "new year's day": _on(1, 1), "twelfth night": _on(1, 6), "burns night": _on(1, 25),
    "easter": _from_easter(-2, 1), "easter sunday": _from_easter(0), "easter monday": _from_easter(1),
    "good friday": _from_easter(-2), "easter saturday": _from_easter(-1), "maundy thursday": _from_easter(-3),
    "palm sunday": _from_easter(-7), "ash wednesday": _from_easter(-46), "shrove tuesday": _from_easter(-47),
    "mothering sunday": _from_easter(-21), "ascension day": _from_easter(39), "whit sunday": _from_easter(49),
    "whit monday": _from_easter(50), "trinity sunday": _from_easter(56), "corpus christi": _from_easter(60),
    "father's day": _nth(6, 6, 3), "valentine's day": _on(2, 14), "st david's day": _on(3, 1),
    "st patrick's day": _on(3, 17), "st george's day": _on(4, 23), "st andrew's day": _on(11, 30),
    "april fool's day": _on(4, 1), "may day": _on(5, 1), "ve day": _on(5, 8),
    "midsummer": _on(6, 24), "halloween": _on(10, 31),
    "all saints": _on(11, 1), "bonfire night": _on(11, 5), "remembrance sunday": _nth(11, 6, 2),
    "armistice day": _on(11, 11),
    "black friday": lambda year: (weekday_in(year, 11, 3, 4) + timedelta(days=1),) * 2,
}  # fmt: skip
# The day that "the week before Christmas" counts from.
_ANCHORS: dict[str, Days] = {"christmas": _on(12, 25), "easter": _from_easter(0), "new year": _on(1, 1)}


def anchor(name: str, year: int) -> date:
    """The one day a feast of several is counted from."""
    return _ANCHORS.get(name, FEASTS[name])(year)[0]


_MOVED_MAY = {1995: date(1995, 5, 8), 2020: date(2020, 5, 8)}
_MOVED_SPRING = {2002: date(2002, 6, 4), 2012: date(2012, 6, 4), 2022: date(2022, 6, 2)}
# Days proclaimed for one year alone, by what they were for.
ROYAL: dict[str, tuple[date, ...]] = {
    "silver jubilee": (date(1977, 6, 7),),
    "golden jubilee": (date(2002, 6, 3),),
    "diamond jubilee": (date(2012, 6, 5),),
    "platinum jubilee": (date(2022, 6, 2), date(2022, 6, 3)),
    "jubilee": (date(1977, 6, 7), date(2002, 6, 3), date(2012, 6, 5), date(2022, 6, 2), date(2022, 6, 3)),
    "coronation": (date(2023, 5, 8),),
    "funeral": (date(2022, 9, 19),),
    "wedding": (date(1981, 7, 29), date(2011, 4, 29)),
    "millennium": (date(1999, 12, 31),),
    "ve day": (date(1995, 5, 8), date(2020, 5, 8)),
}


# What they were for, the first and the last day, where nobody speaks of a bank holiday.
ROYAL_DAYS: dict[str, tuple[tuple[date, date], ...]] = {
    "silver jubilee": ((date(1977, 6, 7), date(1977, 6, 7)),),
    "golden jubilee": ((date(2002, 6, 1), date(2002, 6, 4)),),
    "diamond jubilee": ((date(2012, 6, 2), date(2012, 6, 5)),),
    "platinum jubilee": ((date(2022, 6, 2), date(2022, 6, 5)),),
    "coronation": ((date(2023, 5, 6), date(2023, 5, 6)),),
    "coronation weekend": ((date(2023, 5, 6), date(2023, 5, 8)),),
    "funeral": ((date(2022, 9, 19), date(2022, 9, 19)),),
    "wedding": tuple((each, each) for each in (date(1981, 7, 29), date(2011, 4, 29), date(2018, 5, 19))),
    "millennium": ((date(1999, 12, 31), date(2000, 1, 1)),),
}
ROYAL_DAYS["jubilee"] = tuple(
    ROYAL_DAYS[f"{name} jubilee"][0] for name in ("silver", "golden", "diamond", "platinum")
)  # fmt: skip


def early_may(year: int) -> date:
    """The early May bank holiday, moved in two years."""
    return _MOVED_MAY.get(year, weekday_in(year, 5, 0, 1))


def spring(year: int) -> date:
    """The spring bank holiday, moved in three years."""
    return _MOVED_SPRING.get(year, weekday_in(year, 5, 0, -1))


def august(year: int) -> date:
    """The summer bank holiday."""
    return weekday_in(year, 8, 0, -1)


def bank_holidays(year: int) -> list[date]:
    """Those of England and Wales (since 1978), with days in lieu."""
    found = [easter(year) - timedelta(days=2), easter(year) + timedelta(days=1), early_may(year), spring(year)]
    found.append(august(year))
    new_year = date(year, 1, 1)
    found.append(new_year + timedelta(days={5: 2, 6: 1}.get(new_year.weekday(), 0)))
    christmas = date(year, 12, 25).weekday()
    in_lieu = {4: (25, 28), 5: (27, 28), 6: (26, 27)}.get(christmas, (25, 26))
    found += [date(year, 12, day) for day in in_lieu]
    found += [day for days in ROYAL.values() for day in days if day.year == year]
    return sorted(set(found))
