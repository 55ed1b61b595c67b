# SPDX-License-Identifier: Apache-2.0
"""Where each small picture of a frame goes, as one block of numbers that a painter hands on in one call."""

from collections.abc import Sequence

import numpy as np

from vlu_desktop.timeline.incident_columns import Floats
from vlu_desktop.timeline.scene import GlyphTuple

WIDTH = 10
"""Numbers a picture: centre x and y, left, top, width and height in the sheet, scale across and down, turn, opacity."""


def sprites(glyphs: Sequence[GlyphTuple], slots: Sequence[int], texts: Floats, sheet: Floats) -> Floats:
    """A row for each mark and for each text. `sheet` holds the last eight numbers of each picture on it; `slots` say
    which picture a mark has, by style * 5 + seriousness - 1; `texts` are rows of left, centre y and picture."""
    marks = np.array(glyphs, dtype=np.float64).reshape(-1, 5)
    which = np.asarray(slots, dtype=np.int64)[(marks[:, 3] * 5 + marks[:, 2] - 1).astype(np.int64)]
    found = np.empty((len(marks) + len(texts), WIDTH))
    found[: len(marks), :2] = marks[:, :2]
    found[: len(marks), 2:] = sheet[which]
    rest = found[len(marks) :]
    rest[:, 2:] = sheet[texts[:, 2].astype(np.int64)]
    rest[:, 0] = texts[:, 0] + rest[:, 4] * rest[:, 6] / 2
    rest[:, 1] = texts[:, 1]
    return found


def rows_of(numbers: Sequence[float], wide: int) -> Floats:
    """Plain numbers as rows."""
    return np.array(numbers, dtype=np.float64).reshape(-1, wide)


def address(block: Floats) -> int:
    """Where a block lies in memory; it must be kept while that is used."""
    return int(block.ctypes.data)
