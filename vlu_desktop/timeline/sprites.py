# SPDX-License-Identifier: Apache-2.0
"""Where each small picture of a frame goes, as one block of numbers that a painter hands on in one call."""

from collections.abc import Sequence

import numpy as np

from vlu_desktop.timeline.incident_columns import Floats

WIDTH = 10
"""Numbers a picture: centre x and y, left, top, width and height in the sheet, scale across and down, turn, opacity."""


def sprites(spans: Floats, marks: Floats, slots: Floats, texts: Floats, sheet: Floats) -> Floats:
    """A row for each span, mark and text, in that order. `sheet` holds the last eight numbers of each picture on it.

    `spans` are rows of centre x, centre y and picture, `texts` of left, centre y and picture; `marks` are those of a
    scene, whose picture `slots` say by style * 5 + seriousness - 1.
    """
    first, last = len(spans), len(spans) + len(marks)
    found = np.empty((last + len(texts), WIDTH))
    found[:first, :2] = spans[:, :2]
    found[first:last, :2] = marks[:, :2]
    found[last:, :2] = texts[:, :2]
    which = np.empty(len(found))
    which[:first] = spans[:, 2]
    which[first:last] = slots[(marks[:, 3] * 5 + marks[:, 2] - 1).astype(np.int64)]
    which[last:] = texts[:, 2]
    found[:, 2:] = sheet.take(which.astype(np.int64), axis=0)
    rest = found[last:]
    rest[:, 0] += rest[:, 4] * rest[:, 6] / 2
    return found


def rows_of(numbers: Sequence[float], wide: int) -> Floats:
    """Plain numbers as rows."""
    return np.array(numbers, dtype=np.float64).reshape(-1, wide)


def address(block: Floats) -> int:
    """Where a block lies in memory; it must be kept while that is used."""
    return int(block.ctypes.data)
