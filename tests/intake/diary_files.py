# SPDX-License-Identifier: Apache-2.0
"""Makes the files that people keep diaries in, with what stands on their cells: workbooks, documents, flat sheets."""

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.intake import workbooks
from vlu_desktop.dates.when import When
from vlu_desktop.intake.diary import DiaryReading
from vlu_desktop.intake.formats.sheets import read_book
from vlu_desktop.intake.proposal import Proposal, ProposedIncident

TOLD = date(2026, 11, 29)
STRUCK = Font(strike=True)


def xlsx(
    rows: Sequence[Sequence[Any]], mark: Callable[[Worksheet], None] = lambda sheet: None, name: str = "D"
) -> bytes:
    """A workbook of one sheet; `mark` puts notes, formats and the like on its cells."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    mark(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def noted(sheet: Worksheet, cell: str, words: str) -> None:
    """Fastens a note to a cell."""
    sheet[cell].comment = Comment(words, "A. N. Other")


def csv(*rows: Sequence[str]) -> bytes:
    """Text in rows."""
    return workbooks.csv_of(rows).encode()


_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def as_read(each: ProposedIncident) -> When:
    """The date that was read of an entry, be it only suggested."""
    found = next((each.value for each in each.suggested if each.what == "date"), None)
    when = each.incident.happened if found is None else When.from_text(found)
    assert when is not None
    return when


def open_document(rows: str, styles: str = "", table: str = 'table:name="D"') -> str:
    """An OpenDocument sheet as one flat file; `rows` is the XML within its table."""
    return (
        f'<?xml version="1.0"?><office:document {_NAMES} '
        'office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f"<table:table {table}>{rows}</table:table></office:spreadsheet></office:body></office:document>"
    )


def ods(rows: str, styles: str = "", table: str = 'table:name="D"') -> bytes:
    """The same, packed."""
    content = open_document(rows, styles, table)
    return workbooks.packed({"mimetype": b"x", "content.xml": content.encode()})


def text_document(body: str) -> bytes:
    """An OpenDocument text; `body` is the XML within it."""
    # Styles of dates have elements of the same name as the text's own.
    content = (
        f'<?xml version="1.0"?><office:document-content {_NAMES} xmlns:number="n"><office:automatic-styles>'
        f"<number:date-style><number:text>/</number:text></number:date-style></office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return workbooks.packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()})


def cell(words: str = "", attributes: str = 'office:value-type="string"') -> str:
    """A cell of an OpenDocument sheet; `words` is the XML within it."""
    return f"<table:table-cell {attributes}>{words}</table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    """A row of one; a cell given as plain words is a paragraph."""
    inner = "".join(each if each.startswith("<table:") else cell(f"<text:p>{each}</text:p>") for each in cells)
    return f"<table:table-row {attributes}>{inner}</table:table-row>"


_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, comments: Mapping[str, str] | None = None) -> bytes:
    """A Word document; `body` is the XML within it, `comments` what stands in its margin."""
    parts = {"word/document.xml": f"<w:document {_WORD}><w:body>{body}</w:body></w:document>".encode()}
    if comments:
        said = "".join(
            f'<w:comment w:id="{key}"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>'
            for key, words in comments.items()
        )
        parts["word/comments.xml"] = f"<w:comments {_WORD}>{said}</w:comments>".encode()
    return workbooks.packed(parts)


def run(words: str, properties: str = "") -> str:
    """A run of words in a Word document."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def table(*rows: Sequence[str]) -> str:
    """A table of one; each cell is the XML of its paragraphs, or plain words."""
    lines = ("".join(_cell(each) for each in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def _cell(words: str) -> str:
    return f"<w:tc>{words if words.startswith('<w:') else f'<w:p>{run(words)}</w:p>'}</w:tc>"


def propose(data: bytes, name: str = "diary", told: date = TOLD, answers: Mapping[str, str] | None = None) -> Proposal:
    """What the file would make of a case, with answers to its questions by their keys."""
    reading = DiaryReading(book=read_book(data, name))
    for key, answer in (answers or {}).items():
        reading = reading.answered(key, answer)
    return reading.propose(told)


def days(proposal: Proposal) -> list[str]:
    """When each row that was made happened, as it was read."""
    return [as_read(each).display() for each in proposal.made]


def accounts(proposal: Proposal) -> list[str]:
    """What each row that was made says."""
    return [each.incident.account for each in proposal.made]


def left(proposal: Proposal) -> list[tuple[int, str]]:
    """Each row that was not read, and why."""
    return [(each.row, each.reason) for each in proposal.not_read]
