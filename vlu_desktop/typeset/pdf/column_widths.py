# SPDX-License-Identifier: Apache-2.0
"""How wide each column is: its share, but none so narrow that a word of its heading is broken, or a date parted."""

import re
from collections.abc import Iterator
from itertools import chain

from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.pdf.glyphs import Typesetter
from vlu_desktop.typeset.pdf.styles import TextStyle
from vlu_desktop.typeset.tree_numbering import cell_runs, plain

_MEASURED, _MOST_WORDS = 60, 0.9
"""How many rows are measured, and of the page's width, the most that what is to stay whole may claim."""
_WHOLE = 11
"""Letters of what stands on one line, as "30 Sep 2026" does."""
_READ = 120
"""Letters of a cell that are looked at."""
_PIECES = re.compile(r"\n|(?<=[,;])\s")


def column_widths(table: t.Table, whole: float, look: TextStyle, pad: float, setter: Typesetter) -> list[float]:
    """The columns' widths, together as wide as the whole."""
    total = sum(column.width for column in table.columns) or 1.0
    shares = [column.width / total * whole for column in table.columns]
    words = _words(table, look, pad, setter)
    both = [max(pair) for pair in zip(words, _short(table, look, pad, setter), strict=True)]
    least = both if sum(both) <= whole * _MOST_WORDS else words
    if all(share >= word for share, word in zip(shares, least, strict=True)) or sum(least) > whole * _MOST_WORDS:
        return shares
    wide = [max(share, word) for share, word in zip(shares, least, strict=True)]
    spare = [width - word for width, word in zip(wide, least, strict=True)]
    over = (sum(wide) - whole) / sum(spare)
    return [width - room * over for width, room in zip(wide, spare, strict=True)]


def _words(table: t.Table, look: TextStyle, pad: float, setter: Typesetter) -> list[float]:
    """Of each column the room that the longest word of its heading takes; of the first, of its rows' names too."""
    found = [0.0] * len(table.columns)
    named = ((row[0],) for row in table.rows[:_MEASURED] if isinstance(row[0], t.Cell) and row[0].header)
    voice = setter.voice(look.family, bold=True)
    for row in chain(table.header[-1:], named):
        if sum(cell.colspan if isinstance(cell, t.Cell) else 1 for cell in row) > len(found):
            continue
        for column, cell in enumerate(row):
            words = " ".join(plain(runs) for runs in cell_runs(cell)).split()
            wide = max((voice.word(setter.fonts.marked(word)[0]).width for word in words), default=0.0)
            found[column] = max(found[column], wide * look.size / 1000 + 2 * pad + 0.5)
    return found


def _short(table: t.Table, look: TextStyle, pad: float, setter: Typesetter) -> list[float]:
    """Of each column the room that the longest of its short texts takes on one line: a date, a number, a word."""
    found = [0.0] * len(table.columns)
    for row in table.rows[:_MEASURED]:
        if len(row) != len(found):
            continue
        for column, cell in enumerate(row):
            text = cell if isinstance(cell, str) else "\n".join(plain(runs) for runs in cell_runs(cell))
            voice = setter.voice(look.family, bold=isinstance(cell, t.Cell) and cell.header)
            for said in _kept_whole(text[:_READ]):
                wide = sum(voice.word(setter.fonts.marked(word)[0]).width for word in said)
                wide += (len(said) - 1) * voice.space.width
                found[column] = max(found[column], wide * look.size / 1000 + 2 * pad + 0.5)
    return found


def _kept_whole(text: str) -> Iterator[list[str]]:
    """The words that stand on one line: those of a short piece together, and each short word of a longer one."""
    for piece in _PIECES.split(text):
        words = piece.split()
        if len(piece.rstrip(",;")) > _WHOLE:
            yield from ([word] for word in words if len(word) <= _WHOLE)
        elif words:
            yield words
