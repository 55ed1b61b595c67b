# SPDX-License-Identifier: Apache-2.0
"""Sets each kind of block of the tree into the flow."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.pdf import figure, styles
from vlu_desktop.typeset.pdf.contents_pages import Bookmark
from vlu_desktop.typeset.pdf.flow import WORTH_A_PAGE, Flow, beginning, carried, lines_to_sign
from vlu_desktop.typeset.pdf.inline import Inliner, note_reference
from vlu_desktop.typeset.pdf.line_breaking import break_lines
from vlu_desktop.typeset.pdf.page_canvas import Page
from vlu_desktop.typeset.pdf.picture_blocks import PictureSetter
from vlu_desktop.typeset.pdf.structure import Element, listed, placed_alternative, spoken, summary
from vlu_desktop.typeset.pdf.styles import TextStyle
from vlu_desktop.typeset.pdf.table_blocks import TableSetter
from vlu_desktop.typeset.tree_content import captioned, list_label, numbered_label
from vlu_desktop.typeset.tree_numbering import plain

_ANY_LABEL = "Table 00"
"""As wide as the label of a table whose number is not looked up yet."""
_MOST_KEPT = 0.6
"""Of a page: what is kept with a heading at most, so that a page that has no room for it is full enough without."""
_MOST_LED = 0.9
"""The same of what leads to a table or points: it would else stand alone at the foot, and those on the next page."""
_LED_TO = t.Table | t.KeyValue | t.Figure | t.NumberedParagraph | t.BulletList | t.NumberedList
_MARK = 16.0
_APART = 6.0  # between a table and its note, and again before what comes next
_LEAST = 48.0  # two lines of text and their space: what must follow a heading on its page


class BlockSetter:
    """Sets blocks one after another; `step` is called as work gets done."""

    def __init__(self, flow: Flow, inliner: Inliner, step: Callable[[], None]) -> None:
        self._flow, self._inliner, self._step = flow, inliner, step
        self._sheet = flow.sheet
        self._pictures = PictureSetter(flow, inliner)
        self.bookmarks: list[Bookmark] = []
        self._titled: Page | None = None
        self.depth = 0
        self._numbered: Element | None = None

    def place(self, block: t.Block, label: str, number: int, following: Sequence[t.Block]) -> None:
        """Sets one block; `number` is its place in reading order, `following` what comes next."""
        if not isinstance(block, t.NumberedParagraph):
            self.end_list()
        match block:
            case t.Heading():
                self._heading(block, number, following)
            case t.Paragraph():
                self._paragraph(block, following)
            case t.NumberedParagraph():
                self._numbered_paragraph(block, label)
            case t.BulletList() | t.NumberedList():
                self._list(block, self._sheet.body, self._sign_off(following))
            case t.Table():
                self._table(block, label, following)
            case t.KeyValue():
                self._table(_facts(block.rows, block.id, small=block.small), label, following)
            case t.Figure():
                self._figure(block, label)
            case t.Picture() | t.PicturePage():
                self._pictures.place(block, label)
            case t.Callout():
                self._callout(block)
            case t.Endnote():
                self._endnote(block, label)
            case _:
                self._shape_page(block, number)

    def _shape_page(self, block: t.Block, number: int) -> None:
        """What decides how pages are filled rather than standing on one."""
        match block:
            case t.PageBreak():
                if self._titled is self._flow.page or self._flow.begun >= WORTH_A_PAGE:
                    self._flow.end_page()
            case t.Cover():
                self._cover(block, number)
            case t.Room():
                self._room(block, number)
            case _:
                raise AssertionError("the writer sets these itself")

    def end_list(self) -> None:
        """Ends the list that numbered paragraphs one after another make."""
        if self._numbered is not None:
            self._flow.structure.close(self._numbered)
            self._numbered = None

    # ------------------------------------------------------------------------------------------------------------ text

    def _text(
        self, runs: t.Runs, look: TextStyle, tag: str = "P", *, align: float = 0.0, keep: float = 0.0,
        language: str = "", key: str = "",
    ) -> None:  # fmt: skip
        flow = self._flow
        lines = self._inliner.lines(runs, look, flow.width)
        flow.space(look.before)
        flow.need(len(lines) * look.leading + keep if keep else beginning(lines) * look.leading)
        flow.target(key)
        with flow.inside(flow.structure.open(tag, flow.parent, spoken(language))) as element:
            flow.text(element, lines, look, align=align)
        flow.y += look.after

    def _heading(self, block: t.Heading, number: int, following: Sequence[t.Block]) -> None:
        flow = self._flow
        level = self._inliner.numbers.levels[number]
        look = self._sheet.headings[level - 1]
        if block.new_page and flow.begun >= WORTH_A_PAGE:
            flow.end_page()
        lines, height = self._inliner.lines(block.text, look, flow.width), self._headed(block, look, following)
        whole = bool(block.room) or any(isinstance(each, t.Figure) for each in following[:1])
        stays = flow.need(height, parts=not whole)
        flow.space(look.before)
        target = block.id or f"heading {number}"
        flow.target(target)
        if block.listed:
            title = " ".join(self._inliner.setter.shown(plain(block.text)).split())
            self.bookmarks.append(Bookmark(title, level + self.depth, target))
        if level == 1:
            self._titled = flow.page
        with flow.inside(flow.structure.open(f"H{level}", flow.parent, spoken(block.language))) as element:
            flow.text(element, lines, look)
        flow.y += look.after
        flow.lead(stays)

    def _headed(self, block: t.Heading, look: TextStyle, following: Sequence[t.Block]) -> float:
        """The height of a heading with what must stand beneath it."""
        return self._height(block.text, look) + max(self._least(following), block.room)

    def _height(self, runs: t.Runs, look: TextStyle, indent: float = 0.0) -> float:
        lines = self._inliner.lines(runs, look, self._flow.width - indent)
        return look.before + len(lines) * look.leading + look.after

    def _sign_off(self, following: Sequence[t.Block]) -> float:
        """The height of a sign-off that comes next, 0.0 for anything else: the end of what is signed goes with it."""
        if not (following and isinstance(heading := following[0], t.Heading) and heading.room):
            return 0.0
        return self._headed(heading, self._sheet.headings[heading.level - 1], following[1:])

    def _least(self, following: Sequence[t.Block]) -> float:
        """How much of what follows a heading must stand on the heading's page: what leads to a table goes with it."""
        match following:
            case [t.Figure() as figure, *_]:
                return min(self._figure_height(figure) + 40, self._flow.full_height * 0.8)
            case [t.Table() as table, *rest]:
                return self._captioned(table) + self._setter(table, "", rest).least
            case [t.KeyValue() as facts, *rest]:
                return self._least([_facts(facts.rows, small=facts.small), *rest])
            case [t.Heading() as second, *rest]:
                look = self._sheet.headings[min(second.level, len(self._sheet.headings)) - 1]
                wanted = look.before + look.leading + look.after + self._least(rest)
                return wanted if wanted <= self._flow.full_height * _MOST_KEPT else _LEAST + 30
            case [t.Paragraph(style=t.Style.LEAD | t.Style.SMALL) as lead, shown, *rest] if isinstance(shown, _LED_TO):
                wanted = self._height(lead.text, self._sheet.paragraph(lead.style)) + self._least([shown, *rest])
                return wanted if wanted <= self._flow.full_height * _MOST_LED else _LEAST
            case [t.Callout(), *_]:
                return max(_LEAST, 4 + 2 * styles.CALLOUT_PAD + 3 * self._sheet.callout.leading)
            case [t.Paragraph() as said, *rest]:
                look = self._sheet.paragraph(said.style)
                begins = look.before + beginning(self._inliner.lines(said.text, look, self._flow.width)) * look.leading
                return max(_LEAST, begins, self._signed(said, rest))
            case [t.BulletList(items=[only]), *rest] if signed := self._sign_off(rest):
                return max(_LEAST, self._kept(self._height(only, self._sheet.body, _MARK) + signed))
            case _:
                return max(_LEAST, 3 * self._sheet.body.leading)

    def _captioned(self, table: t.Table) -> float:
        return self._height(captioned(_ANY_LABEL, table.caption), self._sheet.caption) if table.caption else 0.0

    def _paragraph(self, block: t.Paragraph, following: Sequence[t.Block]) -> None:
        flow, look = self._flow, self._sheet.paragraph(block.style)
        stays = flow.led and block.style in (t.Style.LEAD, t.Style.SMALL)
        flow.need(self._signed(block, following))
        left = carried(block, following, self._paragraph_height, flow.full_height, self._white(following))
        flow.need(self._kept(left), parts=True)
        if block.style is t.Style.QUOTE:
            with flow.indented(self._sheet.indent, self._sheet.indent):
                self._text(block.text, look, language=block.language, key=block.id)
        elif block.style is t.Style.SIGNATURE:
            lines = self._inliner.lines(block.text, look, flow.width)
            flow.need(look.before + 4 + len(lines) * look.leading)
            flow.space(look.before)
            flow.target(block.id)
            flow.page.rule(flow.left, flow.left + min(240.0, flow.width), flow.y, grey=0.3)
            flow.y += 4
            self._text(block.text, replace(look, before=0), language=block.language)
        else:
            align = 0.5 if block.style is t.Style.CENTRED else 0.0
            self._text(block.text, look, align=align, language=block.language, key=block.id)
        flow.lead(stays)

    def _signed(self, block: t.Paragraph, following: Sequence[t.Block]) -> float:
        """The height of a paragraph with the lines to sign on, or a sign-off, beneath it: on no page without it."""
        lines = lines_to_sign(following)
        height = sum(map(self._paragraph_height, lines)) - self._white(lines) or self._sign_off(following)
        return self._kept(height + self._paragraph_height(block)) if height else 0.0

    def _white(self, blocks: Sequence[t.Block]) -> float:
        """What is white beneath the last of these, and needs no room."""
        last = blocks[-1] if blocks else None
        return self._sheet.paragraph(last.style).after if isinstance(last, t.Paragraph) else 0.0

    def _paragraph_height(self, block: t.Paragraph) -> float:
        ruled = 4 if block.style is t.Style.SIGNATURE else 0  # above the line to sign on
        return ruled + self._height(block.text, self._sheet.paragraph(block.style))

    def _kept(self, height: float) -> float:
        """What is to stand together, where a page that has no room for it is full enough without."""
        return height if height <= self._flow.full_height * _MOST_KEPT else 0.0

    def _numbered_paragraph(self, block: t.NumberedParagraph, label: str) -> None:
        flow = self._flow
        if self._numbered is None:
            self._numbered = flow.structure.open("L", flow.parent, listed("Decimal"))
        look = self._sheet.body
        label_look = replace(look, bold=block.emphasis, colour=styles.ACCENT if block.emphasis else look.colour)
        label = numbered_label(block, label)
        with flow.inside(flow.structure.open("LI", self._numbered, spoken(block.language))) as item:
            self._item(item, label, label_look, block.text, look, self._sheet.indent + 2, block.id)
        flow.y += look.after

    def _item(
        self,
        item: Element,
        label: str,
        label_look: TextStyle,
        runs: t.Runs,
        look: TextStyle,
        indent: float,
        key: str = "",
    ) -> None:
        flow = self._flow
        mark = self._inliner.lines(label, label_look, flow.width)[0]
        indent = max(indent, mark.width + 6)
        lines = self._inliner.lines(runs, look, flow.width - indent)
        flow.need(beginning(lines) * look.leading)
        flow.target(key)
        with flow.inside(flow.structure.open("Lbl", item)) as element:
            at = flow.y
            flow.text(element, (mark,), label_look)
            flow.y = at
        with flow.inside(flow.structure.open("LBody", item)) as element:
            flow.text(element, lines, look, x=indent)

    def _list(self, block: t.BulletList | t.NumberedList, look: TextStyle | None = None, signed: float = 0.0) -> None:
        """`signed`: the height of a sign-off beneath it, which stands on no page without the last of its items."""
        flow = self._flow
        look = look or self._sheet.body
        kind = "Disc" if isinstance(block, t.BulletList) else "LowerAlpha" if block.letters else "Decimal"
        with flow.inside(flow.structure.open("L", flow.parent, listed(kind))) as element:
            for place, item in enumerate(block.items):
                if signed and place == len(block.items) - 1:
                    flow.need(self._kept(self._height(item, look, _MARK) + signed), parts=True)
                with flow.inside(flow.structure.open("LI", element)) as entry:
                    self._item(entry, list_label(block, place), look, item, look, _MARK, "" if place else block.id)
                flow.y += 3
        flow.y += look.after - 3

    def _endnote(self, block: t.Endnote, label: str) -> None:
        flow, look = self._flow, self._sheet.note
        note = flow.structure.identified("Note", flow.parent)
        if note_reference(block.id) in self._flow.destinations:
            mark = break_lines([self._inliner.note_label(label, block.id, look)], look.size, flow.width)[0]
        else:
            mark = self._inliner.lines(label, look, flow.width)[0]
        indent = max(16.0, mark.width + 6)
        lines = self._inliner.lines(block.text, look, flow.width - indent)
        flow.need(beginning(lines) * look.leading)
        flow.target(block.id)
        with flow.inside(note):
            with flow.inside(flow.structure.open("Lbl", note)) as element:
                at = flow.y
                flow.text(element, (mark,), look)
                flow.y = at
            with flow.inside(flow.structure.open("P", note)) as element:
                flow.text(element, lines, look, x=indent)
        flow.y += 3

    # ---------------------------------------------------------------------------------------------------------- tables

    def _table(self, block: t.Table, label: str, following: Sequence[t.Block] = ()) -> None:
        flow = self._flow
        flow.target(block.id)
        if not (block.rows or block.header or block.caption):
            return
        setter = self._setter(block, label, following)
        element = flow.structure.open("Table", flow.parent, summary(self._inliner.setter.shown(block.summary)))
        look = self._sheet.caption
        lines = self._inliner.lines(captioned(label, block.caption), look, flow.width) if block.caption else ()
        above = self._captioned(block)
        # What leads to it stayed on a page hardly begun: so does a table of which enough has room beneath.
        stays = flow.led and flow.room >= above + setter.fewest
        if not stays:
            flow.need(above + setter.least, parts=True)
        flow.space(look.before if lines else 0.0)
        flow.target(block.id)
        if lines:
            with flow.inside(flow.structure.open("Caption", element)) as caption:
                flow.text(caption, lines, look)
            flow.y += look.after
        setter.place(element, self._step, stays=stays)
        flow.y += _APART
        if block.note:
            self._text(block.note, self._sheet.note)
        flow.y += _APART

    def _setter(self, block: t.Table, label: str, following: Sequence[t.Block]) -> TableSetter:
        """What sets a table, told what is said and signed beneath it: no page has that without its last row."""
        said = self._height(block.note, self._sheet.note) if block.note else 0.0
        signed = self._sign_off(following)
        said += 2 * _APART if said or signed else 0.0
        return TableSetter(self._flow, self._inliner, block, label, said, signed)

    # --------------------------------------------------------------------------------------------------------- figures

    def _figure_scale(self, block: t.Figure) -> float:
        flow, drawing = self._flow, block.drawing
        return min(flow.width / drawing.width, (flow.full_height - 80) / drawing.height, 1.35)

    def _figure_height(self, block: t.Figure) -> float:
        return block.drawing.height * self._figure_scale(block)

    def _figure(self, block: t.Figure, label: str) -> None:
        flow, drawing = self._flow, block.drawing
        if block.title:
            look = self._sheet.headings[2]
            self._text(block.title, look, keep=self._figure_height(block) + 40)
        scale = self._figure_scale(block)
        height = drawing.height * scale
        caption = (
            self._inliner.lines(captioned(label, block.caption), self._sheet.note, flow.width) if block.caption else []
        )
        flow.need(height + len(caption) * self._sheet.note.leading + 6)
        flow.target(block.id)
        page = flow.page
        bottom = page.height - flow.y - height
        attributes = placed_alternative(
            self._inliner.setter.shown(block.alternative),
            (flow.left, bottom, flow.left + drawing.width * scale, bottom + height),
        )
        element = flow.structure.open("Figure", flow.parent, attributes)
        with flow.inside(element), page.drawing(element) as canvas:
            figure.draw(drawing, canvas, self._inliner.setter, left=flow.left, bottom=bottom, scale=scale)
        flow.y += height + self._sheet.note.before
        if caption:
            with flow.inside(flow.structure.open("Caption", flow.parent)) as element:
                flow.text(element, caption, self._sheet.note)
        flow.y += self._sheet.note.after

    # ----------------------------------------------------------------------------------------------------------- boxes

    def _callout(self, block: t.Callout) -> None:
        flow, look = self._flow, self._sheet.callout
        flow.space(4)
        flow.need(2 * styles.CALLOUT_PAD + 3 * look.leading)
        flow.target(block.id)
        with flow.inside(flow.structure.open("Div", flow.parent)), flow.boxed():
            if block.title:
                self._text(block.title, replace(look, bold=True), keep=look.leading)
            for part in block.body:
                if isinstance(part, t.Paragraph):
                    self._text(part.text, look, key=part.id)
                else:
                    self._list(part, look)
            flow.y -= look.after
        flow.y += 12

    def _room(self, block: t.Room, number: int) -> None:
        flow = self._flow
        flow.need(block.height)
        top = flow.y
        for part in block.body:
            self.place(part, "", number, ())
        flow.y = max(flow.y, top + block.height)

    def _cover(self, block: t.Cover, number: int) -> None:
        flow = self._flow
        flow.page  # noqa: B018  (begins the page)
        flow.y += 90
        flow.target(f"heading {number}")
        self._text(block.title, self._sheet.cover_title, "H1")
        if block.subtitle:
            self._text(block.subtitle, self._sheet.cover_subtitle)
        flow.y += 10
        self._table(_facts(block.facts), "")
        flow.y += 10
        for part in block.body:
            self.place(part, "", number, ())
        flow.end_page()


def _facts(rows: Sequence[tuple[str, t.Runs]], key: str = "", *, small: bool = False) -> t.Table:
    """Facts as a table of names and what they are."""
    cells = tuple((t.Cell(content=name, header=True), t.Cell(content=value)) for name, value in rows)
    return t.Table(columns=(t.Column(width=2.4), t.Column(width=7.6)), rows=cells, small=small, id=key)
