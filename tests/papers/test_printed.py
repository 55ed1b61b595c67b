# SPDX-License-Identifier: Apache-2.0
"""The table of what each document prints is as the program is."""

from tests.papers.printed import PAGE, page
from vlu_desktop.papers.document_kinds import DOCUMENTS


def test_the_table_is_as_the_documents_are() -> None:
    assert PAGE.read_text(encoding="utf-8") == page() + "\n", "run `python -m tests.papers.printed`"


def test_every_kind_stands_in_it() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [kind.key for kind in DOCUMENTS if f"(`{kind.key}`)" not in text] == []
