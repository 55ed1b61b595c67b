# SPDX-License-Identifier: Apache-2.0
"""Every kind of file that can be imported, and how a file finds its own."""

from collections.abc import Callable
from dataclasses import dataclass

from vlu_desktop.intake.diary import DiaryReading
from vlu_desktop.intake.formats.bounded_book import open_book
from vlu_desktop.intake.formats.sheets import is_spreadsheet
from vlu_desktop.intake.proposal import Reading
from vlu_desktop.kernel.errors import UserError

START = 4096
"""How many bytes from the beginning of a file `matches` is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the officer said of how the file is written; "" leaves it to be guessed. Formats without it pass it over."""

    encoding: str = ""
    delimiter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """One kind of file. `matches` sees the first bytes and the name; `open` the whole file.

    `label` names it in a list of kinds; `about` follows "Choose" where nothing is chosen yet and says what it takes.
    """

    key: str
    label: str
    about: str
    endings: tuple[str, ...]
    matches: Callable[[bytes, str], bool]
    open: Callable[[bytes, str, Options], Reading]


def _open_diary(data: bytes, name: str, options: Options) -> Reading:
    return DiaryReading(book=open_book(data, name, options.encoding, options.delimiter))


# To add a kind of file: write a module in this folder that opens its bytes as a `Reading` (whose proposal has every
# line of the file made, not read with its words and a reason, set aside or blank), add a line here above the kinds that
# would also take the file, and give it an example in `tests/intake/importer_examples.py`. With that it goes through
# preview, reading again, taking in, the command line and the import window; `tests/extending` proves it of each.
IMPORTERS: tuple[Importer, ...] = (
    Importer(
        key="diary",
        label="Diary in a spreadsheet",
        about="A diary: a spreadsheet (xlsx, xls, ods), a table or text in a document (docx, odt) or rows (csv)",
        endings=("xlsx", "xls", "xlsb", "xlsm", "ods", "fods", "odt", "docx", "csv", "tsv", "txt"),
        matches=lambda start, name: is_spreadsheet(start),
        open=_open_diary,
    ),
)


def importer_for(data: bytes, name: str) -> Importer:
    """The first that takes the file. Where none does, the diary's own refusal says what the file is."""
    for importer in IMPORTERS:
        if importer.matches(data[:START], name):
            return importer
    if not data:
        raise UserError("The file is empty. Choose another.")
    return IMPORTERS[-1]
