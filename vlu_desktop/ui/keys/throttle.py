# SPDX-License-Identifier: Apache-2.0
"""Slows down whoever tries passphrases at the first page: a wait after the fifth, doubling to a minute, and no more.

It hinders fingers only: somebody with a copy of the files tries them elsewhere, and there the cost of each guess is
what holds. Nothing is ever wiped.
"""

import time
from collections.abc import Callable

FREE, FIRST, LONGEST = 5, 4, 60
FORGOTTEN = 3600
"""Seconds after which wrong ones no longer count."""


class Throttle:
    """Counts the wrong ones, across starts of the program where it can remember."""

    def __init__(
        self, recall: Callable[[], str], keep: Callable[[str], None], clock: Callable[[], float] = time.time
    ) -> None:
        self._recall = recall
        self._keep = keep
        self._clock = clock

    def wrong(self) -> None:
        """One more was wrong."""
        many, _ = self._standing()
        self._keep(f"{many + 1} {self._clock():.0f}")

    def right(self) -> None:
        """It opened: all is forgotten."""
        if self._recall():
            self._keep("")

    def wait(self) -> int:
        """Seconds until another may be tried."""
        many, last = self._standing()
        if many < FREE:
            return 0
        pause = min(FIRST << min(many - FREE, 8), LONGEST)
        # A clock set back must not lock anybody out for longer.
        return max(0, min(pause, round(last + pause - self._clock())))

    def _standing(self) -> tuple[int, float]:
        words = self._recall().split()
        if len(words) != 2 or not all(each.isdecimal() and len(each) < 13 for each in words):
            return 0, 0.0
        many, last = int(words[0]), float(words[1])
        return (0, 0.0) if self._clock() - last > FORGOTTEN else (many, last)
