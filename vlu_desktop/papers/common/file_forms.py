# SPDX-License-Identifier: Apache-2.0
"""In which form a document leaves: as pages, as a text for editing, or its tables as rows."""

from collections.abc import Callable, Mapping

from vlu_desktop.papers.common.questions import Ask, Asks, choices
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.office.spreadsheet import as_csv, as_xlsx
from vlu_desktop.typeset.office.text_file import as_docx

_PAGES = {"pdf": "Pages (PDF): the registered document"}
_TEXT = {"docx": "Text for editing (DOCX): not the registered document"}
_ROWS = {"xlsx": "Its tables as a spreadsheet (XLSX)", "csv": "Its tables as comma-separated text (CSV)"}
FORM = Ask(key="file", label="File", options=choices(_PAGES | _TEXT),
           help="Pages are what is registered, signed and shown in a bundle.")  # fmt: skip
WITH_ROWS = Ask(key="file", label="File", options=choices(_PAGES | _TEXT | _ROWS), help=FORM.help)
_WRITERS: Mapping[str, Callable[[t.Document], bytes]] = {
    "docx": lambda document: as_docx(document, document.made),
    "xlsx": lambda document: as_xlsx(document, document.made),
    "csv": as_csv,
}


def asking_for_file(asks: Asks, *, rows: bool) -> Asks:
    """The questions of a kind and in which form it leaves; `rows`: its tables are worth having as rows."""
    return lambda reference: (*asks(reference), WITH_ROWS if rows else FORM)


def in_form(document: t.Document, form: str) -> bytes:
    """The file for editing that was asked for; nothing where pages were."""
    writer = _WRITERS.get(form)
    return writer(document) if writer else b""


def ending_of(form: str) -> str:
    """The ending of the file's name."""
    return form if form in _WRITERS else "pdf"
