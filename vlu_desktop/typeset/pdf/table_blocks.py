# SPDX-License-Identifier: Apache-2.0
"""Tables: rows placed one by one, so that a table of any length takes time and memory by its page, not by its size."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain

from vlu_desktop.language.catalogue import say_in
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.pdf.column_widths import column_widths
from vlu_desktop.typeset.pdf.flow import WORTH_A_PAGE, Flow, ascent
from vlu_desktop.typeset.pdf.inline import Inliner
from vlu_desktop.typeset.pdf.line_breaking import Line
from vlu_desktop.typeset.pdf.page_canvas import Page
from vlu_desktop.typeset.pdf.structure import Element, table_cell
from vlu_desktop.typeset.pdf.styles import TextStyle
from vlu_desktop.typeset.tree_content import list_label
from vlu_desktop.typeset.tree_numbering import cell_blocks, is_blocks

_FEW = 3
"""Rows of a table that is never parted."""
_MOST_KEPT = 0.6
"""Of a page: what is kept together at most, but for a first row, which is parted only where no page holds it."""
_ALIGN = {t.Align.LEFT: 0.0, t.Align.CENTRE: 0.5, t.Align.RIGHT: 1.0}


@dataclass(slots=True)
class _Part:
    """One paragraph or list item of a cell that holds several."""

    lines: list[Line]
    label: Line | None = None
    indent: float = 0.0
    element: Element | None = None
    label_element: Element | None = None
    specials: dict[int, Element] = field(default_factory=dict)


@dataclass(slots=True)
class _CellLayout:
    """A cell, set: where it stands and its lines, each with the part it belongs to."""

    cell: t.Cell
    left: float
    width: float
    column: int
    lines: list[tuple[Line, _Part]]
    parts: list[_Part]
    alone: bool
    element: Element | None = None
    opened: list[Element] = field(default_factory=list)


_Row = list[_CellLayout]


class TableSetter:
    """Sets one table."""

    def __init__(
        self, flow: Flow, inliner: Inliner, table: t.Table, label: str = "", said: float = 0.0, signed: float = 0.0
    ) -> None:  # fmt: skip
        """`said` and `signed`: the height of what is said beneath it, and of a sign-off beneath that."""
        self._flow, self._inliner, self._table = flow, inliner, table
        self._look: TextStyle = flow.sheet.cell if table.small else flow.sheet.cell_large
        self._pad_x, self._pad_y = flow.sheet.cell_pad
        self._again = self._going_on(label)
        wide = column_widths(table, flow.width, self._look, self._pad_x, inliner.setter)
        self._edges = list(accumulate(wide, initial=flow.left))
        self._spans = [0] * len(table.columns)
        self._header = list(self._set_rows(table.header, header=True))
        self._header_heights = self._heights(self._header)
        self._waiting = self._groups()
        self._beneath = said + signed
        # Where lines to sign on come next, all goes to the next page rather than they alone.
        self._most_kept = 1.0 if signed else _MOST_KEPT
        self._next = [group for group in (next(self._waiting, []) for _ in range(_FEW + 1)) if group]
        self._first = self._next[0] if self._next else []
        self._second = self._next[1] if len(self._next) > 1 else None
        self._begun: Page | None = None

    @property
    def least(self) -> float:
        """The room a table needs to begin on a page: its header and two rows, or some lines of one that no page holds.

        A header with one row beneath it at the foot of a page reads as a table of one.
        """
        heights = [sum(self._heights(group)) for group in self._next]
        head = sum(self._header_heights)
        whole = self._flow.full_height - head
        if heights and heights[0] + self._some_lines > whole:
            return head + 6 * self._look.leading
        # One of a few rows stays on one page, for the last of them would stand alone on the next.
        wanted = sum(heights) + self._beneath if len(heights) <= _FEW else sum(heights[:2])
        if wanted > whole * self._most_kept:
            wanted = heights[0] + min(sum(heights[1:2]), self._some_lines)
        return head + wanted

    @property
    def _some_lines(self) -> float:
        """What a second row shows at least where it is too tall to stand whole beneath a tall first one."""
        return 3 * self._look.leading + 2 * self._pad_y

    def _going_on(self, label: str) -> list[Line]:
        """What stands over a table that goes on from the page before: its number where it has one."""
        language = self._inliner.language
        said = say_in(language, "pages.continued", label=label) if label else say_in(language, "pages.goes-on")
        return self._inliner.lines(said, self._flow.sheet.caption, self._flow.width)[:1]

    @property
    def _above(self) -> float:
        """The height of what stands over the rows of a page on which the table goes on."""
        return sum(self._header_heights) + self._flow.sheet.caption.leading + 3

    @property
    def fewest(self) -> float:
        """The room to begin with a row and some lines of the next; of one that is signed right beneath, as `least`."""
        if self._most_kept > _MOST_KEPT:
            return self.least
        some = self._some_lines if len(self._next) > 1 else 0.0
        return min(self.least, sum(self._header_heights) + sum(self._heights(self._first)) + some)

    def place(self, element: Element, step: Callable[[], None], *, stays: bool = False) -> None:
        """Places the whole table; `step` is called after each row. What stands beneath it never stands on a page
        without the last row. `stays`: it begins here, although there may be less room than it is best begun with."""
        flow = self._flow
        if not stays:
            flow.need(self.least, parts=True)
        self._begun = flow.page
        self._rule(flow.y, 0.25, 0.8)
        with flow.inside(element):
            if self._header:
                # A head without a body is no table to a validator: alone it is the body.
                kind = "THead" if self._table.rows else "TBody"
                with flow.inside(flow.structure.open(kind, element)) as head:
                    for row, height in zip(self._header, self._header_heights, strict=True):
                        self._draw(head, row, height, header=True)
            if self._table.rows:
                with flow.inside(flow.structure.open("TBody", element)) as body:
                    self._place_groups(body, step)

    def _place_groups(self, body: Element, step: Callable[[], None]) -> None:
        """Every group of rows; the last never goes alone to a page, for it would read as a table of one row."""
        groups = chain(self._next, self._waiting)
        group, following = next(groups, []), next(groups, [])
        while group:
            after = next(groups, []) if following else []
            last = 0.0 if after else self._beneath + sum(self._heights(following))
            self._place_group(body, group, last)
            for _ in group:
                step()
            group, following = following, after

    # ------------------------------------------------------------------------------------------------------ measuring

    def _set_rows(self, rows: Sequence[t.Row], *, header: bool) -> Iterator[_Row]:
        taken = [0] * len(self._table.columns)
        look = replace(self._look, bold=True) if header else self._look
        for row in rows:
            column, made = 0, list[_CellLayout]()
            for item in row:
                while column < len(taken) and taken[column]:
                    column += 1
                if column >= len(taken):
                    raise ValueError("a table's row has more cells than the table has columns")
                cell = t.Cell(content=item) if isinstance(item, str) else item
                made.append(self._set(cell, column, look))
                for spanned in range(column, min(column + cell.colspan, len(taken))):
                    taken[spanned] = cell.rowspan
                column += cell.colspan
            taken = [max(0, left - 1) for left in taken]
            yield made

    def _set(self, cell: t.Cell, column: int, look: TextStyle) -> _CellLayout:
        left = self._edges[column]
        width = self._edges[min(column + cell.colspan, len(self._edges) - 1)] - left
        inner = width - 2 * self._pad_x
        if cell.header and not look.bold:
            look = replace(look, bold=True)
        parts: list[_Part] = []
        for block in cell_blocks(cell.content):
            if isinstance(block, t.Paragraph):
                parts.append(_Part(self._inliner.lines(block.text, look, inner)))
                continue
            for place, item in enumerate(block.items):
                label = self._inliner.lines(list_label(block, place), look, inner)[0]
                indent = max(9.0, label.width + 4)
                parts.append(_Part(self._inliner.lines(item, look, max(inner - indent, 20)), label, indent))
        lines = [(line, part) for part in parts for line in part.lines]
        return _CellLayout(cell, left, width, column, lines, parts, not is_blocks(cell.content))

    def _heights(self, group: Sequence[_Row]) -> list[float]:
        least = self._look.leading
        single = [
            max((self._height(made) for made in row if made.cell.rowspan <= 1), default=least + 2 * self._pad_y)
            for row in group
        ]
        for place, row in enumerate(group):
            for made in row:
                if made.cell.rowspan > 1:
                    last = min(place + made.cell.rowspan, len(group)) - 1
                    missing = self._height(made) - sum(single[place : last + 1])
                    single[last] += max(0.0, missing)
        return single

    def _height(self, made: _CellLayout) -> float:
        return max(1, len(made.lines)) * self._look.leading + 2 * self._pad_y

    def _groups(self) -> Iterator[list[_Row]]:
        """Rows that spans tie together; most often each row alone."""
        group: list[_Row] = []
        open_rows = 0
        for row in self._set_rows(self._table.rows, header=False):
            group.append(row)
            open_rows = max(open_rows - 1, max((made.cell.rowspan for made in row), default=1) - 1)
            if open_rows <= 0:
                yield group
                group = []
        if group:
            yield group

    # -------------------------------------------------------------------------------------------------------- placing

    def _place_group(self, body: Element, group: list[_Row], beneath: float = 0.0) -> None:
        flow, heights = self._flow, self._heights(group)
        whole = flow.full_height - self._above
        parted = self._under_first(group) and flow.room >= self._some_lines
        # On a page hardly begun what does not fit is parted, or that page would be left nearly empty.
        parted = parted or (flow.begun < WORTH_A_PAGE and sum(heights) > flow.room)
        if flow.room < sum(heights) + beneath <= whole and group is not self._first and not parted:
            self._next_page()
        if sum(heights) <= flow.room + 0.01:
            for row, height in zip(group, heights, strict=True):
                self._draw(body, row, height)
            return
        for row in group:
            height = max((self._height(made) for made in row), default=self._look.leading)
            if flow.room < height <= whole and not self._begun_tall(row) and not parted:
                self._next_page()
            if height <= flow.room + 0.01:
                self._draw(body, row, height)
            else:
                self._split(body, row)

    def _under_first(self, group: Sequence[_Row]) -> bool:
        """Whether this is the second group, of a table that began on this page: the first never stands alone there."""
        return group is self._second and self._flow.page is self._begun

    def _begun_tall(self, row: _Row) -> bool:
        """Whether this is a tall first row: it begins under its heading rather than leave the header row alone."""
        return bool(self._first) and row is self._first[0]

    def _next_page(self) -> None:
        """Begins a page with the header rows again; said once in the structure, they are decoration here."""
        flow, look = self._flow, self._flow.sheet.caption
        flow.new_page()
        flow.page.decoration(self._again[0], flow.left, flow.y + ascent(look), look.size)
        flow.y += look.leading + 3
        self._rule(flow.y, 0.25, 0.8)
        for row, height in zip(self._header, self._header_heights, strict=True):
            for made in row:
                for place, (line, part) in enumerate(made.lines):
                    x, y = self._at(made, line, part, place)
                    flow.page.decoration(line, x, y, self._look.size)
            flow.y += height
            self._rule(flow.y, 0.25, 0.8)

    def _draw(self, parent: Element, row: _Row, height: float, *, header: bool = False) -> None:
        flow = self._flow
        with flow.inside(flow.structure.open("TR", parent)) as element:
            for made in row:
                self._open(element, made, header=header)
                self._lines(made, 0, len(made.lines))
                self._close(made)
        flow.y += height
        self._row_rule(row, 0.25 if header else 0.82, 0.8 if header else 0.4)

    def _split(self, parent: Element, row: _Row) -> None:
        """A row taller than a page, line by line."""
        flow, leading = self._flow, self._look.leading
        with flow.inside(flow.structure.open("TR", parent)) as element:
            for made in row:
                self._open(element, made, header=False)
            done, most = 0, max(len(made.lines) for made in row)
            while done < most:
                fit = int((flow.room - 2 * self._pad_y) // leading)
                if fit < 3 and flow.y > flow.geometry.top + self._above + 1:
                    self._next_page()
                    continue
                fit = max(1, min(fit, most - done))
                for made in row:
                    self._lines(made, done, done + fit)
                done += fit
                flow.y += fit * leading + 2 * self._pad_y
                self._rule(flow.y, 0.82, 0.4)
                if done < most:
                    self._next_page()
            for made in row:
                self._close(made)

    # -------------------------------------------------------------------------------------------------------- drawing

    def _open(self, row: Element, made: _CellLayout, *, header: bool) -> None:
        cell, flow = made.cell, self._flow
        flow.target(cell.id)
        scope = "Column" if header else "Row" if cell.header else ""
        attributes = table_cell(scope=scope, colspan=cell.colspan, rowspan=cell.rowspan)
        made.element = flow.structure.open("TH" if scope else "TD", row, attributes)
        if not made.alone:
            self._open_parts(made, made.element)

    def _open_parts(self, made: _CellLayout, cell: Element) -> None:
        structure = self._flow.structure
        listed: Element | None = None
        for part in made.parts:
            if part.label is None:
                listed = None
                part.element = structure.open("P", cell)
                made.opened.append(part.element)
                continue
            if listed is None:
                listed = structure.open("L", cell)
                made.opened.append(listed)
            item = structure.open("LI", listed)
            part.label_element, part.element = structure.open("Lbl", item), structure.open("LBody", item)
            made.opened += (item, part.label_element, part.element)

    def _close(self, made: _CellLayout) -> None:
        structure = self._flow.structure
        for part in made.parts:
            for special in part.specials.values():
                structure.close(special)
        for element in made.opened:
            structure.close(element)
        if made.element is not None:
            structure.close(made.element)

    def _lines(self, made: _CellLayout, first: int, last: int) -> None:
        """Draws some of a cell's lines from the pen down."""
        page, look, element = self._flow.page, self._look, made.element
        assert element is not None
        shown = made.lines[first:last]
        if not shown:
            return
        if len(made.parts) == 1 and made.alone and not self._align(made):
            part = made.parts[0]
            x, y = self._at(made, shown[0][0], part, 0)
            page.lines(element, [line for line, _ in shown], x, y, look.size, look.leading, part.specials)
            return
        for place, (line, part) in enumerate(shown):
            x, y = self._at(made, line, part, place)
            if part.label is not None and part.label_element is not None and line is part.lines[0]:
                page.text(part.label_element, part.label, x - part.indent, y, look.size)
            page.lines(part.element or element, (line,), x, y, look.size, look.leading, part.specials)

    def _align(self, made: _CellLayout) -> float:
        """A cell over several columns starts at its left; it stands for none of them."""
        return 0.0 if made.cell.colspan > 1 else _ALIGN[self._table.columns[made.column].align]

    def _at(self, made: _CellLayout, line: Line, part: _Part, place: int) -> tuple[float, float]:
        align = self._align(made)
        x = made.left + self._pad_x + part.indent
        x += (made.width - 2 * self._pad_x - part.indent - line.width) * align
        return x, self._flow.y + self._pad_y + ascent(self._look) + place * self._look.leading

    def _row_rule(self, row: _Row, grey: float, width: float) -> None:
        """The rule beneath a row, left out under cells that reach into the next."""
        spans = self._spans
        for made in row:
            for column in range(made.column, min(made.column + made.cell.colspan, len(spans))):
                spans[column] = made.cell.rowspan
        for column, left in enumerate(spans):
            spans[column] = max(0, left - 1)
        if not any(spans):
            self._rule(self._flow.y, grey, width)
            return
        for column, left in enumerate(spans):
            if not left:
                edges = self._edges[column], self._edges[column + 1]
                self._flow.page.rule(*edges, self._flow.y, grey=grey, width=width)

    def _rule(self, y: float, grey: float, width: float) -> None:
        self._flow.page.rule(self._edges[0], self._edges[-1], y, grey=grey, width=width)
