# SPDX-License-Identifier: Apache-2.0
"""Makes the files that the import tests read: real workbooks, and broken ones."""

import csv
import io
import zipfile
from collections.abc import Sequence
from typing import Any

import openpyxl

ROWS: tuple[tuple[Any, ...], ...] = (
    ("Date", "Time", "What happened"),
    ("3 March 2026", "9.30pm", "He rang again and again"),
    ("04/03/2026", "", "He followed me to work"),
)


def xlsx(*sheets: Sequence[Sequence[Any]], hidden: Sequence[int] = (), epoch: Any = None) -> bytes:
    book = openpyxl.Workbook()
    if epoch is not None:
        book.epoch = epoch
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet{number + 1}")
        if number in hidden:
            sheet.sheet_state = "hidden"
        for at, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                if value is None:
                    continue
                cell = sheet.cell(at, column, value)
                if isinstance(value, str):
                    cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(rows: Sequence[Sequence[str]], *, repeated: str = "") -> bytes:
    """An OpenDocument sheet of text cells; `repeated` is put into the first cell's own tag."""
    body = []
    for row in rows:
        cells = []
        for value in row:
            extra, repeated = repeated, ""
            cells.append(
                f'<table:table-cell office:value-type="string"{extra}><text:p>{value}</text:p></table:table-cell>'
            )
        body.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Dyddiadur">{"".join(body)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return packed({
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content.encode(),
        "META-INF/manifest.xml": (
            b'<?xml version="1.0"?><manifest:manifest '
            b'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            b'<manifest:file-entry manifest:full-path="/" '
            b'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
        ),
    })  # fmt: skip


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in parts.items():
            package.writestr(name, body)
    return out.getvalue()


def with_part(workbook: bytes, name: str, body: bytes) -> bytes:
    """The workbook with one part put in place of its own."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    return packed({**parts, name: body})


def locked_xlsx() -> bytes:
    """What a workbook with a password looks like from outside: an older container with a sealed stream."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)


def csv_of(rows: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()
