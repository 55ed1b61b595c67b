# SPDX-License-Identifier: Apache-2.0
"""The words that can be read in a picture, by a model that its package carries: nothing is asked of any network.

It runs in the reading process alone, fed with dots that this program made. What it reads may be wrong; where it is
shown, that is said.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import numpy as np
from PIL import Image

from vlu_desktop.kernel.pictures import PageWord, in_rows, unless_known

_SUREST_NOISE = 0.6  # below this share of certainty a reading is more often a pattern than a word
_SIZES = (1.0, 0.5)
"""A lone line on a large page is seen only from further away, small print only from near."""


def words_in(image: Image.Image) -> tuple[PageWord, ...]:
    """The words in reading order, line by line, each where it stands as shares of the picture."""
    found: list[PageWord] = []
    for size in _SIZES:
        looked = image.convert("RGB").resize((max(1, round(image.width * size)), max(1, round(image.height * size))))
        read = _reader()(np.asarray(looked)[:, :, ::-1], return_word_box=True)
        lines = read.word_results if read.txts else ()
        found += unless_known(found, _placed(lines, looked.width, looked.height))
    # What the second look adds may stand anywhere.
    return tuple(word for row in in_rows(found) for word in row)


@cache
def _reader() -> Callable[..., Any]:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical", "Global.use_cls": False})


def _placed(lines: Any, width: int, height: int) -> Iterator[PageWord]:
    for line in lines:
        for text, sure, corners in line:
            if sure < _SUREST_NOISE or not text.strip():
                continue
            across, down = ([corner[axis] for corner in corners] for axis in (0, 1))
            yield PageWord(
                text=text.strip(), left=_share(min(across), width), top=_share(min(down), height),
                right=_share(max(across), width), bottom=_share(max(down), height),
            )  # fmt: skip


def _share(value: float, whole: int) -> float:
    return round(min(max(value / whole, 0.0), 1.0), 5)
