# SPDX-License-Identifier: Apache-2.0
"""How wide each column of a table is: its share, but none so narrow that a word of its heading is broken."""

from itertools import chain

from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.pdf.glyphs import Typesetter
from vlu_desktop.typeset.pdf.styles import TextStyle
from vlu_desktop.typeset.tree_numbering import cell_runs, plain

_MEASURED, _MOST_WORDS = 60, 0.9
"""How many rows' names are measured, and of the page's width, the most that the longest words of headings may claim."""


def column_widths(table: t.Table, whole: float, look: TextStyle, pad: float, setter: Typesetter) -> list[float]:
    """The columns' widths, together as wide as the whole."""
    total = sum(column.width for column in table.columns) or 1.0
    shares = [column.width / total * whole for column in table.columns]
    least = _words(table, look, pad, setter)
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
