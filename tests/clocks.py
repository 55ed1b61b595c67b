# SPDX-License-Identifier: Apache-2.0
"""A clock for tests: it goes on by a second whenever it is asked, so that no two acts are of one moment."""

from datetime import UTC, datetime, timedelta


class TickingClock:
    """Begins on the morning of 2 November 2026."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 2, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now
