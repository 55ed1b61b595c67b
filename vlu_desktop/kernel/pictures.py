# SPDX-License-Identifier: Apache-2.0
"""Pictures as a document holds them: their dots alone, nothing of the file they came from."""

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
