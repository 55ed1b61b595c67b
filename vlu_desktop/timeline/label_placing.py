# SPDX-License-Identifier: Apache-2.0
"""Keeps labels off each other: each is given room where there is some, is shifted or shortened, or is left out."""

from bisect import bisect_left, insort

from vlu_desktop.timeline.viewport import Measure


class Line:
    """One line of writing: stretches of it that are taken, in order."""

    def __init__(self) -> None:
        self._taken: list[tuple[float, float]] = []

    def is_free(self, left: float, right: float) -> bool:
        """Whether nothing is written from left to right."""
        place = bisect_left(self._taken, (left, left))
        before = place > 0 and self._taken[place - 1][1] > left
        after = place < len(self._taken) and self._taken[place][0] < right
        return not before and not after

    def take(self, left: float, right: float) -> bool:
        """Takes the stretch if it is free."""
        if not self.is_free(left, right):
            return False
        insort(self._taken, (left, right))
        return True

    def block(self, left: float, right: float) -> None:
        """Keeps writing off a stretch, joined to whatever it meets."""
        taken = self._taken
        first = last = bisect_left(taken, (left, left))
        while first and taken[first - 1][1] >= left:
            first -= 1
        while last < len(taken) and taken[last][0] <= right:
            last += 1
        if first < last:
            left, right = min(left, taken[first][0]), max(right, taken[last - 1][1])
        taken[first:last] = [(left, right)]

    def room_after(self, x: float) -> float:
        """How far one can write from x; endless where nothing follows, 0 where x is taken."""
        place = bisect_left(self._taken, (x, x))
        if place > 0 and self._taken[place - 1][1] > x:
            return 0.0
        return self._taken[place][0] - x if place < len(self._taken) else float("inf")


def in_two(text: str) -> tuple[str, ...]:
    """The text in two lines parted between words, as like in length as they can be; one where it is one word."""
    words = text.split()
    ways = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return min(ways, key=lambda way: max(map(len, way))) if ways else (text,)


def fitted(text: str, width: float, measure: Measure, size: float, bold: bool = False) -> str:
    """The text, shortened with an ellipsis where it is wider; "" where not even five letters would stand."""
    if measure(text, size, bold) <= width:
        return text
    low, high = 0, min(len(text), 400)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + "…", size, bold) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip(" ,") + "…" if low >= 5 else ""
