# SPDX-License-Identifier: Apache-2.0
"""In which form a document leaves: as pages, as a text for editing, or its tables as rows."""

from collections.abc import Callable, Mapping

from vlu_desktop.language.catalogue import say
from vlu_desktop.papers.common.questions import Ask, Asks, choices
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.office.spreadsheet import as_csv, as_xlsx
from vlu_desktop.typeset.office.text_file import as_docx

KEY = "file"
"""The question of the form it leaves in."""
AS_ROWS = frozenset({"xlsx", "csv"})
"""In which the tables leave as rows."""
_WRITERS: Mapping[str, Callable[[t.Document], bytes]] = {
    "docx": lambda document: as_docx(document, document.made),
    "xlsx": lambda document: as_xlsx(document, document.made),
    "csv": as_csv,
}


def asking_for_file(asks: Asks, *, rows: bool) -> Asks:
    """The questions of a kind and in which form it leaves; `rows`: its tables are worth having as rows."""
    return lambda reference: (*asks(reference), _ask(rows=rows))


def _ask(*, rows: bool) -> Ask:
    forms = {"pdf": say("asking.file-pdf"), "docx": say("asking.file-docx")}
    if rows:
        forms |= {"xlsx": say("asking.file-xlsx"), "csv": say("asking.file-csv")}
    return Ask(key=KEY, label=say("asking.file"), options=choices(forms), help=say("asking.file-help"))


def in_form(document: t.Document, form: str) -> bytes:
    """The file for editing that was asked for; nothing where pages were."""
    writer = _WRITERS.get(form)
    return writer(document) if writer else b""


def ending_of(form: str) -> str:
    """The ending of the file's name."""
    return form if form in _WRITERS else "pdf"
