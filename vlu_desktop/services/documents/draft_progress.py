# SPDX-License-Identifier: Apache-2.0
"""How far the making of a file is: its stretches in thousandths of the whole, so that a bar never goes back."""

from collections.abc import Callable

from vlu_desktop.leaks.text_places import page_number

Progress = Callable[[int, int], None]
READ, WRITTEN = 0.5, 0.7
"""Of the whole: when the files shown have been read, and when the pages have been set; the rest is the search."""
SEARCHED = 0.99
"""Of the last search: when its pages have been, and what else the file holds is about to be."""


def stretch(progress: Progress | None, first: float, last: float) -> Progress | None:
    """Progress through one stretch of the whole, told to whoever waits for the whole."""
    if progress is None:
        return None
    tell = progress

    def on(done: int, of: int) -> None:
        tell(round(1000 * (first + (last - first) * min(done / max(of, 1), 1))), 1000)

    return on


def stretches(progress: Progress | None, many: int) -> tuple[Progress | None, ...]:
    """The same for each of several that take alike."""
    return tuple(stretch(progress, at / many, (at + 1) / many) for at in range(many))


def as_pages_are_heard(progress: Progress | None, pages: int) -> Callable[[str], None]:
    """Told the place of each text that is searched, it tells of the pages among them; each page is read twice."""
    heard, last = 0, ""

    def on(where: str) -> None:
        nonlocal heard, last
        # A page is one text as it is drawn, and one more for each thing that it says of its pictures and links.
        if progress and where != last and page_number(where):
            heard += 1
            progress(heard, 2 * pages)
        last = where

    return on
