# SPDX-License-Identifier: Apache-2.0
"""Reads the workbook (.xlsx) that iMazing makes of an iPhone's messages: the columns of its table, a sheet for each."""

from collections.abc import Iterator
from functools import cached_property

from vlu_desktop.intake.formats.grid import Book, Grid, is_blank, row_words
from vlu_desktop.intake.formats.sheets import LARGEST_FILE, read_book
from vlu_desktop.intake.messages.formats.imazing import NEEDED, IMazingFile
from vlu_desktop.intake.messages.formats.report_times import cell_words
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

WORKBOOK = "xl/workbook.xml"


class IMazingWorkbook(IMazingFile):
    """A workbook of messages as opened."""

    @cached_property
    def _book(self) -> Book:
        return _book(self.source)

    @cached_property
    def _tables(self) -> tuple[str, ...]:
        """The sheets of messages by their names; the only one needs none to be told apart by."""
        found = tuple(each.name for each in self._book.sheets if _names(each))
        return ("",) if len(found) == 1 else found

    def _sheet(self, table: str) -> Grid:
        return next(each for each in self._book.sheets if _names(each) and table in ("", each.name))

    def _headings_of(self, table: str) -> tuple[str, ...]:
        return _names(self._sheet(table))

    def _size_of(self, table: str) -> int:
        return self.source.size // len(self._tables)

    def _rows(self, table: str) -> Iterator[dict[str, str] | str]:
        """Each row by its headings; a row with words behind the last of them as it stands."""
        names = self._headings_of(table)
        for row in self._sheet(table).rows[1:]:
            if is_blank(row[len(names) :]):
                cells = (cell_words(value) for value in (*row, *(None,) * (len(names) - len(row))))
                yield dict(zip(names, cells, strict=False))
            else:
                yield row_words(row)


def _names(sheet: Grid) -> tuple[str, ...]:
    """The headings in small letters; () where they are not those of messages."""
    names = tuple(cell_words(value).casefold() for value in sheet.rows[0]) if sheet.rows else ()
    while names and not names[-1]:
        names = names[:-1]
    return names if set(names) >= NEEDED else ()


def is_imazing_workbook(source: MessageSource) -> bool:
    """Whether it is a workbook with a sheet that has such headings."""
    try:
        is_book = source.is_archive and source.size <= LARGEST_FILE and WORKBOOK in source.members
        return is_book and any(map(_names, _book(source).sheets))
    except UserError:
        return False


def _book(source: MessageSource) -> Book:
    with source.opened() as stream:
        return read_book(stream.read(LARGEST_FILE + 1), source.name)
