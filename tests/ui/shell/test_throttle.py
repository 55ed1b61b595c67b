# SPDX-License-Identifier: Apache-2.0
"""Trying passphrases by hand is slowed, also over a restart, and never for more than a minute."""

from vlu_desktop.ui.keys.throttle import Throttle


class Place:
    def __init__(self) -> None:
        self.kept, self.now = "", 1_000_000.0

    def throttle(self) -> Throttle:
        def keep(text: str) -> None:
            self.kept = text

        return Throttle(lambda: self.kept, keep, lambda: self.now)


def test_the_sixth_waits_and_the_wait_doubles_to_a_minute() -> None:
    place = Place()
    waits = []
    for _ in range(12):
        place.throttle().wrong()
        waits.append(place.throttle().wait())
        place.now += waits[-1]
        assert place.throttle().wait() == 0
    assert waits == [0, 0, 0, 0, 4, 8, 16, 32, 60, 60, 60, 60]


def test_the_right_one_or_an_hour_forgets() -> None:
    place = Place()
    for _ in range(7):
        place.throttle().wrong()
    place.throttle().right()
    assert (place.kept, place.throttle().wait()) == ("", 0)
    for _ in range(7):
        place.throttle().wrong()
    place.now += 3601
    place.throttle().wrong()
    assert place.throttle().wait() == 0


def test_a_clock_set_back_or_a_harmed_note_locks_nobody_out() -> None:
    place = Place()
    for _ in range(20):
        place.throttle().wrong()
    place.now -= 400 * 86400
    assert place.throttle().wait() <= 60
    for harm in ("x", "9", "-1 5", "9 9 9", "9" * 50 + " 1"):
        place.kept = harm
        assert place.throttle().wait() == 0
