# SPDX-License-Identifier: Apache-2.0
"""Every kind of file that can be imported, and how a file finds its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from vlu_desktop.intake.diary import propose
from vlu_desktop.intake.formats.sheets import is_spreadsheet, read_book
from vlu_desktop.intake.proposal import Proposal
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Incident

START = 4096
"""How many bytes from the beginning of a file `matches` is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """One kind of file. `matches` sees the first bytes and the name; `read` the whole file."""

    key: str
    label: str
    endings: tuple[str, ...]
    matches: Callable[[bytes, str], bool]
    read: Callable[[bytes, str, date, str, Iterable[Incident]], Proposal]


def _read_diary(data: bytes, name: str, said_on: date, case_id: str, existing: Iterable[Incident]) -> Proposal:
    return propose(read_book(data, name), said_on, case_id=case_id, existing=existing)


# To add a kind of file: write a module in this folder that turns its bytes into a `Proposal` (every line of the file
# made, not read with its words and a reason, set aside or blank), add a line here above the kinds that would also
# take the file, and give it an example in `tests/intake/test_importers.py`, which fails without one.
IMPORTERS: tuple[Importer, ...] = (
    Importer(
        key="diary",
        label="Diary in a spreadsheet",
        endings=("xlsx", "xls", "xlsb", "xlsm", "ods", "csv", "tsv", "txt"),
        matches=lambda start, name: is_spreadsheet(start),
        read=_read_diary,
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
