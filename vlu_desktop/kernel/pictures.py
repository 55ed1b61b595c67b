# SPDX-License-Identifier: Apache-2.0
"""Pictures as a document holds them: their dots alone, nothing of the file they came from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """A picture, `width` by `height` dots, in grey (1 colour) or red, green and blue (3), `bits` a colour.

    `data` is either a bare JPEG or rows of dots packed by `zlib`, each row begun on a byte.
    """

    width: int
    height: int
    colours: int
    bits: int
    jpeg: bool
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWord:
    """A word of a page that is shown as a picture, and where it stands there, as shares of its width and height."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def unless_known(known: Iterable[PageWord], read: Iterable[PageWord]) -> tuple[PageWord, ...]:
    """Of the words read on a page, those where no word stands that is known already."""
    here = tuple(known)
    return tuple(each for each in read if not any(_covers(word, each) for word in here))


def in_rows(words: Iterable[PageWord]) -> Iterator[tuple[PageWord, ...]]:
    """Words row by row from the top, each from the left, wherever among them they came."""
    rows: list[list[PageWord]] = []
    for word in sorted(words, key=lambda each: each.top):
        middle = (word.top + word.bottom) / 2
        if rows and rows[-1][0].top <= middle <= rows[-1][0].bottom:
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        yield tuple(sorted(row, key=lambda each: each.left))


def _covers(word: PageWord, other: PageWord) -> bool:
    across, down = (other.left + other.right) / 2, (other.top + other.bottom) / 2
    return word.left <= across <= word.right and word.top <= down <= word.bottom
