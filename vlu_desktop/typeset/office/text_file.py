# SPDX-License-Identifier: Apache-2.0
"""A document as a text for editing (.docx): headings, lists and tables as such, marked as no copy of the register."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.office.office_parts import without_clock, xml_text
from vlu_desktop.typeset.tree_content import alternative_of, captioned, list_label, numbered_label, page_alternative
from vlu_desktop.typeset.tree_content import words as words_of_run
from vlu_desktop.typeset.tree_numbering import Numbering, cell_blocks, number, walk

NOT_REGISTERED = "A copy for editing, not the registered document: nothing says that its words are still the same."
_PAGE, _MARGINS = (Mm(210), Mm(297)), (Mm(23), Mm(20))
_POINTS = {False: (11, 9), True: (16, 16)}
"""Of the body and of what is small, in usual and in large print."""
_SMALL = "Small"
_STYLES = {t.Style.SMALL: _SMALL, t.Style.LEAD: _SMALL, t.Style.QUOTE: "Quote"}
_DARK = RGBColor(0x1F, 0x38, 0x64)
"""Of headings and captions: the library's own blue is too pale to be read by everybody."""
_NARROWEST = Mm(16)


def as_docx(document: t.Document, made: datetime) -> bytes:
    """The document for editing; `made` is aware. The same tree gives the same bytes."""
    file = docx.Document()
    _prepare(file, document, made)
    _Writer(file, document).write()
    out = io.BytesIO()
    file.save(out)
    return without_clock(out.getvalue())


def _prepare(file: Any, document: t.Document, made: datetime) -> None:
    """The page, the sizes, the language, what the file says of itself, and the marking over every page."""
    body, small = _POINTS[document.large]
    styles = file.styles
    styles["Normal"].font.size = styles["List Bullet"].font.size = Pt(body)
    own = styles.add_style(_SMALL, styles["Normal"].type)
    own.base_style = styles["Normal"]
    own.font.size = styles["Caption"].font.size = Pt(small)
    styles["Caption"].font.color.rgb = _DARK
    styles["Caption"].paragraph_format.keep_with_next = True
    styles["Quote"].font.size = Pt(body)
    for level in (1, 2, 3):
        styles[f"Heading {level}"].font.size = Pt(body + 7 - 2 * level)
        styles[f"Heading {level}"].font.color.rgb = _DARK
    for lang in styles.element.xpath("w:docDefaults//w:lang"):
        lang.set(qn("w:val"), document.language)
    section = file.sections[0]
    section.page_width, section.page_height = _PAGE
    section.top_margin = section.bottom_margin = _MARGINS[0]
    section.left_margin = section.right_margin = _MARGINS[1]
    marking = ". ".join(part for part in (document.marking, NOT_REGISTERED) if part)
    section.header.paragraphs[0].add_run(xml_text(marking)).bold = True
    about = file.core_properties
    about.title, about.language = xml_text(document.title), document.language
    about.author = about.comments = about.last_modified_by = ""
    about.created = about.modified = made.astimezone(UTC).replace(tzinfo=None)
    package = file.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]  # a picture of the library's own pattern


class _Writer:
    """Writes the blocks of one document, in reading order."""

    def __init__(self, file: Any, document: t.Document) -> None:
        self._file = file
        self._document = document
        self._numbers: Numbering = number(document)
        section = file.sections[0]
        self._wide = section.page_width - section.left_margin - section.right_margin

    def write(self) -> None:
        """Each block as paragraphs and tables."""
        for place, block in enumerate(walk(self._document.body)):
            if isinstance(block, t.Heading):
                self._paragraph(block.text, f"Heading {self._numbers.levels[place]}")
            else:
                self._block(block, self._numbers.labels[place])

    def _block(self, block: t.Block, label: str) -> None:
        match block:
            case t.Paragraph():
                self._text(block)
            case t.NumberedParagraph():
                self._paragraph(block.text, before=f"{numbered_label(block, label)} ")
            case t.BulletList() | t.NumberedList():
                self._items(self._file, block)
            case t.Table():
                self._table(block, label)
            case t.KeyValue():
                rows = tuple((t.Cell(content=name, header=True), t.Cell(content=said)) for name, said in block.rows)
                self._table(t.Table(columns=(t.Column(width=2.4), t.Column(width=7.6)), rows=rows), "")
            case t.Callout() | t.Room() | t.Cover():
                for inner in block.body:
                    self._block(inner, "")
            case t.Endnote():
                self._paragraph(block.text, _SMALL, before=f"{label} ")
            case _:
                self._pictured(block, label)

    def _pictured(self, block: t.Block, label: str) -> None:
        """What is drawn, in words: the copy for editing holds no picture."""
        match block:
            case t.Figure():
                self._paragraph(t.Text(text=block.alternative, italic=True))
            case t.Picture():
                self._paragraph(t.Text(text=alternative_of(block), italic=True))
            case t.PicturePage():
                self._paragraph(t.Text(text=page_alternative(block), italic=True))
            case _:
                return
        if not isinstance(block, t.PicturePage) and block.caption:
            self._paragraph(captioned(label, block.caption), "Caption")

    def _text(self, block: t.Paragraph) -> None:
        line = "\n____________________________\n" if block.style is t.Style.SIGNATURE else ""
        self._paragraph(block.text, _STYLES.get(block.style, "Normal"), before=line)

    def _items(self, where: Any, block: t.BulletList | t.NumberedList) -> None:
        """A list in the file or in a cell: bullets as such, numbers as they are in the document."""
        for place, item in enumerate(block.items):
            if isinstance(block, t.BulletList):
                self._paragraph(item, "List Bullet", where=where)
            else:
                self._paragraph(item, "List Paragraph", before=f"{list_label(block, place)} ", where=where)

    def _paragraph(
        self, runs: t.Runs | t.Inline, style: str = "Normal", *, before: str = "", bold: bool = False, where: Any = None
    ) -> None:  # fmt: skip
        self._fill((where or self._file).add_paragraph(style=style), runs, before=before, bold=bold)

    def _fill(self, paragraph: Any, runs: t.Runs | t.Inline, *, before: str = "", bold: bool = False) -> None:
        if before:
            _add_run(paragraph, before)
        for part in runs if isinstance(runs, tuple) else (runs,):
            run = _add_run(paragraph, words_of_run(part, self._numbers, {}))
            run.bold = True if bold or getattr(part, "bold", False) else None
            run.italic = True if getattr(part, "italic", False) else None

    def _table(self, table: t.Table, label: str) -> None:
        if table.caption:
            self._paragraph(captioned(label, table.caption), "Caption")
        grid = self._file.add_table(rows=0, cols=len(table.columns), style="Table Grid")
        grid.autofit = False
        for column, wide in zip(grid.columns, _widths(table, self._wide), strict=True):
            column.width = wide
        spanned: dict[int, tuple[int, Any]] = {}
        for row, header in (*((row, True) for row in table.header), *((row, False) for row in table.rows)):
            self._row(grid.add_row(), row, spanned, header=header)
        self._paragraph(table.note or "", _SMALL)

    def _row(self, made: Any, row: t.Row, spanned: dict[int, tuple[int, Any]], *, header: bool) -> None:
        """One row, which stands on one page; a cell under another's span goes on with it, a header is on every page
        and on none without a row."""
        _mark(made, ("w:cantSplit", "w:tblHeader") if header else ("w:cantSplit",))
        cells, waiting, at = list(made.cells), list(row), 0
        while at < len(cells):
            left, over = spanned.get(at, (0, None))
            if left:
                spanned[at] = (left - 1, over.merge(cells[at]))
                at += 1
                continue
            if not waiting:
                return
            one = waiting.pop(0)
            asked = one if isinstance(one, t.Cell) else t.Cell(content=one)
            cell = cells[at]
            if asked.colspan > 1:
                cell = cell.merge(cells[at + asked.colspan - 1])
            self._cell(cell, asked, bold=header or asked.header)
            for paragraph in cell.paragraphs if header else ():
                paragraph.paragraph_format.keep_with_next = True
            spanned.update(dict.fromkeys(range(at, at + asked.colspan), (asked.rowspan - 1, cell)))
            at += asked.colspan

    def _cell(self, cell: Any, asked: t.Cell, *, bold: bool) -> None:
        empty = cell.paragraphs[0]
        for block in cell_blocks(asked.content):
            if isinstance(block, t.Paragraph):
                self._paragraph(block.text, _SMALL, bold=bold, where=cell)
            else:
                self._items(cell, block)
        if len(cell.paragraphs) > 1:
            empty._element.getparent().remove(empty._element)


def _widths(table: t.Table, room: int) -> list[int]:
    """Of the columns, in the unit of the file: as in the document, none too narrow for a short word where there are few
    enough, the widest less so."""
    total, least = sum(column.width for column in table.columns) or 1.0, room // (len(table.columns) + 1)
    wide = [max(round(column.width / total * room), min(_NARROWEST, least)) for column in table.columns]
    wide[wide.index(max(wide))] -= max(sum(wide) - room, 0)
    return wide


def _add_run(paragraph: Any, text: str) -> Any:
    """A run; each line of the text begins on a new one."""
    first, *others = xml_text(text).split("\n")
    run = paragraph.add_run(first)
    for line in others:
        run.add_break(WD_BREAK.LINE)
        run.add_text(line)
    return run


def _mark(row: Any, names: Iterable[str]) -> None:
    look = row._tr.get_or_add_trPr()
    for name in names:
        look.append(OxmlElement(name))
