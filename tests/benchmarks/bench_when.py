# SPDX-License-Identifier: Apache-2.0
"""Reading uncertain dates from their stored text, against reading the plain instants that one of them holds."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from statistics import median

from vlu_desktop.dates.when import When

MANY, ROUNDS = 10_000, 7


def main() -> None:
    """Print the medians and the ratio."""
    year = When.during(When.in_year(2008), said_on=date(2026, 3, 3))
    text = replace(year, words="since 2008", basis="own words").to_text()
    instants = [f"{2008 + n}-01-01T00:00" for n in range(4)]
    ours, plain = [], []
    for _ in range(ROUNDS):
        ours.append(_seconds(lambda: When.from_text(text)))
        plain.append(_seconds(lambda: [datetime.fromisoformat(each) for each in instants]))
    print(f"{MANY:,} uncertain dates read from the store: {median(ours):.3f} s")
    ratio = median(ours) / median(plain)
    print(f"the four instants of each by datetime.fromisoformat: {median(plain):.3f} s; ratio {ratio:.1f}")


def _seconds(read: Callable[[], object]) -> float:
    start = time.perf_counter()
    for _ in range(MANY):
        read()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
