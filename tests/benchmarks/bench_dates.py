# SPDX-License-Identifier: Apache-2.0
"""Reading dates as people tell them, each another one, against `datetime.strptime` on dates that are all alike."""

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from statistics import median

from vlu_desktop.dates.reading.reader import read_when

MANY, ROUNDS = 20_000, 3
SAID_ON = date(2026, 7, 28)
# As a diary has them: most in figures, many in words, some by their weekday, some ranges and times.
SHAPES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day:%d/%m/%Y} 21:30",
    lambda day: f"{day.day}/{day.month}/{day:%y}",
    lambda day: f"{day.day} {day:%B} {day.year}",
    lambda day: f"{day:%a} {day.day} {day:%b %Y}",
    lambda day: f"{day.day} {day:%B} {day.year}, evening",
    lambda day: day.isoformat(),
    lambda day: f"since {day:%B %Y}",
    lambda day: f"about 9pm on {day.day} {day:%B} {day.year}",
    lambda day: f"between {day.day} and {day.day + 1} {day:%B} {day.year}",
)


def main() -> None:
    """Print the medians and the ratio."""
    days = [date(2010, 1, 1) + timedelta(days=n % 5700) for n in range(MANY)]
    told = [SHAPES[n % len(SHAPES)](day) for n, day in enumerate(days)]
    plain = [f"{day:%d/%m/%Y}" for day in days]
    ours, theirs = [], []
    for n in range(ROUNDS):
        said_on = SAID_ON + timedelta(days=n)  # nothing is answered from memory
        ours.append(_seconds(lambda said_on=said_on: [read_when(words, said_on) for words in told]))  # type: ignore[misc]
        theirs.append(_seconds(lambda: [datetime.strptime(words, "%d/%m/%Y") for words in plain]))
    mine, bare = median(ours), median(theirs)
    print(f"{MANY:,} dates as people tell them: {mine:.2f} s, 100,000 in {mine * 100_000 / MANY:.1f} s")
    print(f"the days alone, all alike, by datetime.strptime: {bare:.3f} s; ratio {mine / bare:.1f}")


def _seconds(read: Callable[[], object]) -> float:
    start = time.perf_counter()
    read()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
