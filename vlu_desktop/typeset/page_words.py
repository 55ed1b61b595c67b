# SPDX-License-Identifier: Apache-2.0
"""The few words the writers put in themselves, in the document's language: English, or Welsh where it is in Welsh."""

_WELSH = {"Page {} of {}": "Tudalen {} o {}", "page {}": "tudalen {}", "Table {}": "Tabl {}", "Figure {}": "Ffigur {}"}


def _said(words: str, language: str, *values: object) -> str:
    return (_WELSH[words] if language.partition("-")[0] == "cy" else words).format(*values)


def page_of(number: int, pages: int, language: str) -> str:
    """At the foot of each page."""
    return _said("Page {} of {}", language, number, pages)


def page_named(number: int, language: str) -> str:
    """After a bookmark's or a link's words."""
    return _said("page {}", language, number)


def table_label(number: int, language: str) -> str:
    """Before a table's caption."""
    return _said("Table {}", language, number)


def figure_label(number: int, language: str) -> str:
    """Before a figure's caption."""
    return _said("Figure {}", language, number)
