# SPDX-License-Identifier: Apache-2.0
"""What a timeline's legend may hold, how wide each entry is, and on how many lines a page has room for them."""

from vlu_desktop.record.behaviours import SERIOUSNESS
from vlu_desktop.timeline.viewport import Viewport

SMALL = 11.0
LEGEND, LINE = 34.0, 24.0
"""The height of a legend of one line, and of each further one."""
NAME = "Seriousness"
GRADES = tuple(str(n + 1) for n in range(len(SERIOUSNESS)))
WORDS = {"breach": "breach of order", "loose": "date not exact", "several": "several together"}
EVERY_MARK = (*GRADES, *WORDS)
_ROOM = {"breach": (14.0, 18.0), "loose": (20.0, 22.0), "several": (20.0, 22.0)}
"""Of a mark: what it takes beside its words, and what stays free after them."""
_GRADE_ROOM, _AFTER_NAME, _EDGE = (36.0, 15.0), 22.0, 16.0


def words_of(mark: str) -> str:
    """What stands beside a mark."""
    return WORDS.get(mark, mark)


def legend_lines(view: Viewport, marks: tuple[str, ...]) -> list[list[tuple[str, float]]]:
    """The marks on each line, each with where it begins; on the screen one line, as far as there is room."""
    k = view.scale
    start = 18 * k + view.measure(NAME, SMALL * k, False) + _AFTER_NAME * k
    end, x = view.width - _EDGE * k, start
    lines: list[list[tuple[str, float]]] = [[]]
    for mark in marks:
        sign, apart = _ROOM.get(mark, _GRADE_ROOM)
        wide = view.measure(words_of(mark), SMALL * k, False) + sign * k
        if x + wide > end:
            if not view.printed:
                break
            lines.append([])
            x = start if view.gutter == 0 else 18 * k
        lines[-1].append((mark, x))
        x += wide + apart * k
    return lines


def legend_height(view: Viewport) -> float:
    """Room for every mark there is: which of them a page holds is known only once its rows are placed."""
    lines = len(legend_lines(view, EVERY_MARK)) if view.printed else 1
    return (LEGEND + LINE * (lines - 1)) * view.scale
