# SPDX-License-Identifier: Apache-2.0
"""A document as a text for editing (.docx): headings, lists and tables as such, marked as no copy of the register."""

from collections.abc import Iterator
from datetime import datetime

from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.office.package_file import HEAD, office_relation, package, relations, written
from vlu_desktop.typeset.tree_content import alternative_of, captioned, list_label, numbered_label, page_alternative
from vlu_desktop.typeset.tree_content import words as words_of_run
from vlu_desktop.typeset.tree_numbering import Numbering, cell_blocks, number, walk

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NOT_REGISTERED = "A copy for editing, not the registered document: nothing says that its words are still the same."
_WIDE = 9600
"""Twentieths of a point: the width of the text on an A4 page."""
_HALF_POINTS = {"usual": (22, 18), "large": (32, 32)}


def as_docx(document: t.Document, made: datetime) -> bytes:
    """The document for editing; `made` is aware. The same tree gives the same bytes."""
    writer = _Writer(document)
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1300" w:right="1150" w:bottom="1300" w:left="1150" w:header="600" w:footer="600" '
        'w:gutter="0"/></w:sectPr>'
    )
    names = f'xmlns:w="{_MAIN}" xmlns:r="{office_relation("")[:-1]}"'
    body = "".join(writer.blocks())
    marking = " ".join(part for part in (document.marking, NOT_REGISTERED) if part)
    header = f"{HEAD}<w:hdr {names}>{_paragraph(_run(marking, bold=True))}</w:hdr>"
    return package(
        {
            "word/document.xml": f"{HEAD}<w:document {names}><w:body>{body}{section}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations(
                ("rId1", office_relation("styles"), "styles.xml"), ("rId2", office_relation("header"), "header1.xml")
            ),
            "word/styles.xml": _styles(document),
            "word/header1.xml": header,
        },
        {
            "word/document.xml": f"{_KIND}.document.main+xml",
            "word/styles.xml": f"{_KIND}.styles+xml",
            "word/header1.xml": f"{_KIND}.header+xml",
        },
        "word/document.xml",
        document.title,
        made,
    )


def _styles(document: t.Document) -> str:
    body, small = _HALF_POINTS["large" if document.large else "usual"]
    heads = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="200" w:after="80"/>'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{body + 14 - 5 * level}"/></w:rPr>'
        "</w:style>"
        for level in (1, 2, 3)
    )
    return (
        f'{HEAD}<w:styles xmlns:w="{_MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="{body}"/>'
        f'<w:lang w:val="{document.language}"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:pPr><w:spacing w:after="100"/></w:pPr></w:style>'
        f'<w:style w:type="paragraph" w:styleId="Small"><w:name w:val="Small"/><w:basedOn w:val="Normal"/>'
        f'<w:rPr><w:sz w:val="{small}"/></w:rPr></w:style>'
        f'<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Small"/>'
        f"<w:pPr><w:keepNext/></w:pPr></w:style>{heads}</w:styles>"
    )


def _run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    look = f"<w:rPr>{'<w:b/>' if bold else ''}{'<w:i/>' if italic else ''}</w:rPr>" if bold or italic else ""
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(written(line) for line in text.split("\n"))
    return f'<w:r>{look}<w:t xml:space="preserve">{lines}</w:t></w:r>'


def _paragraph(runs: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{runs}</w:p>"


class _Writer:
    """Writes the blocks of one document, in reading order."""

    def __init__(self, document: t.Document) -> None:
        self._document = document
        self._numbers: Numbering = number(document)

    def blocks(self) -> Iterator[str]:
        """Each block as paragraphs and tables."""
        for place, block in enumerate(walk(self._document.body)):
            if isinstance(block, t.Heading):
                yield _paragraph(self._runs(block.text), f"Heading{self._numbers.levels[place]}")
            else:
                yield from self._block(block, self._numbers.labels[place])

    def _block(self, block: t.Block, label: str) -> Iterator[str]:
        match block:
            case t.Paragraph():
                yield self._text(block)
            case t.NumberedParagraph():
                yield _paragraph(_run(f"{numbered_label(block, label)} ") + self._runs(block.text))
            case t.BulletList() | t.NumberedList():
                yield from self._items(block)
            case t.Table():
                yield from self._table(block, label)
            case t.KeyValue():
                rows = tuple((t.Cell(content=name, header=True), t.Cell(content=said)) for name, said in block.rows)
                columns = (t.Column(width=2.4), t.Column(width=7.6))
                yield from self._table(t.Table(columns=columns, rows=rows), "")
            case t.Callout() | t.Room() | t.Cover():
                for inner in block.body:
                    yield from self._block(inner, "")
            case t.Endnote():
                yield _paragraph(_run(f"{label} ") + self._runs(block.text), "Small")
            case _:
                yield from self._pictured(block, label)

    def _pictured(self, block: t.Block, label: str) -> Iterator[str]:
        """What is drawn, in words: the copy for editing holds no picture."""
        match block:
            case t.Figure():
                yield _paragraph(_run(block.alternative, italic=True))
            case t.Picture():
                yield _paragraph(_run(alternative_of(block), italic=True))
            case t.PicturePage():
                yield _paragraph(_run(page_alternative(block), italic=True))
            case _:
                return
        if not isinstance(block, t.PicturePage) and block.caption:
            yield _paragraph(self._runs(captioned(label, block.caption)), "Caption")

    def _text(self, block: t.Paragraph) -> str:
        small = block.style in (t.Style.SMALL, t.Style.LEAD)
        line = "\n____________________________\n" if block.style is t.Style.SIGNATURE else ""
        return _paragraph((_run(line) if line else "") + self._runs(block.text), "Small" if small else "")

    def _items(self, block: t.BulletList | t.NumberedList) -> Iterator[str]:
        for place, item in enumerate(block.items):
            yield _paragraph(_run(f"{list_label(block, place)} ") + self._runs(item))

    def _table(self, table: t.Table, label: str) -> Iterator[str]:
        if table.caption:
            yield _paragraph(self._runs(captioned(label, table.caption)), "Caption")
        total = sum(column.width for column in table.columns) or 1.0
        wide = [round(column.width / total * _WIDE) for column in table.columns]
        grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in wide)
        edge = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="999999"/>' for side in ("top", "bottom", "insideH"))
        rows = [*((row, True) for row in table.header), *((row, False) for row in table.rows)]
        spanned: dict[int, int] = {}
        said = "".join(self._row(row, wide, spanned, header=header) for row, header in rows)
        yield (
            f'<w:tbl><w:tblPr><w:tblW w:w="{_WIDE}" w:type="dxa"/><w:tblBorders>{edge}</w:tblBorders>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{said}</w:tbl>"
        )
        yield _paragraph(self._runs(table.note) if table.note else "", "Small")

    def _row(self, row: t.Row, wide: list[int], spanned: dict[int, int], *, header: bool) -> str:
        """One row; a cell hidden under another's span goes on with it, and a header row stands on every page."""
        cells, found, at = list(row), "", 0
        while at < len(wide):
            if spanned.get(at, 0):
                spanned[at] -= 1
                found += f'<w:tc><w:tcPr><w:tcW w:w="{wide[at]}" w:type="dxa"/><w:vMerge/></w:tcPr><w:p/></w:tc>'
                at += 1
                continue
            if not cells:
                break
            one = cells.pop(0)
            cell = one if isinstance(one, t.Cell) else t.Cell(content=one)
            spanned.update(dict.fromkeys(range(at, at + cell.colspan), cell.rowspan - 1))
            found += self._cell(cell, sum(wide[at : at + cell.colspan]), bold=header or cell.header)
            at += cell.colspan
        look = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if header else "<w:trPr><w:cantSplit/></w:trPr>"
        return f"<w:tr>{look}{found}</w:tr>"

    def _cell(self, cell: t.Cell, wide: int, *, bold: bool) -> str:
        look = f'<w:tcW w:w="{wide}" w:type="dxa"/>'
        look += f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
        look += '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 else ""
        said = ""
        for block in cell_blocks(cell.content):
            if isinstance(block, t.Paragraph):
                said += _paragraph(self._runs(block.text, bold=bold), "Small")
            else:
                said += "".join(self._items(block))
        return f"<w:tc><w:tcPr>{look}</w:tcPr>{said or '<w:p/>'}</w:tc>"

    def _runs(self, runs: t.Runs, *, bold: bool = False) -> str:
        parts = (runs,) if isinstance(runs, str) else runs
        return "".join(
            _run(words_of_run(part, self._numbers, {}), bold=bold or getattr(part, "bold", False),
                 italic=getattr(part, "italic", False))
            for part in parts
        )  # fmt: skip
