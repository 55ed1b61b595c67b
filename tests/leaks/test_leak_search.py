# SPDX-License-Identifier: Apache-2.0
"""A protected value is found wherever in a finished file it stands, and a clean file is clean."""

import io
import time

import pikepdf
import pytest

from tests.typeset.tree_samples import chart, document, rich, written
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.leaks.leak_search import search, stands_in
from vlu_desktop.text.spellings import Needle
from vlu_desktop.timeline import display_list as d
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import FontBook

POSTCODE = Needle("ZZ1 1ZZ", "postcode", "her postcode")
NEEDLES = (POSTCODE, Needle("07700 900123", "phone", "her number"), Needle("Quarry Lane", "address", "her street"))
LEAK = "zz11zz"


def figure(words: str = "", alternative: str = "A chart") -> t.Figure:
    drawing = d.DisplayList(width=300, height=40, items=(d.Text(x=0, y=20, text=words),)) if words else chart()
    return t.Figure(drawing=drawing, alternative=alternative)


@pytest.mark.parametrize(
    ("tree", "where"),
    [
        (document(t.Paragraph(text=f"at {LEAK} now")), "page 1"),
        (document(t.Paragraph(text="at Z\u200bZ1 1Z\u200bZ now")), "page 1"),
        (document(t.Paragraph(text=("ZZ", t.Text(text="1", bold=True), " 1ZZ"))), "page 1"),
        (document(t.Paragraph(text="مرحبا ZZ1 1ZZ مرحبا")), "page 1"),
        (document(t.Paragraph(text="x " * 39 + "ZZ1 1ZZ")), "page 1"),
        (document(figure(words=LEAK)), "page 1"),
        (document(figure(alternative=f"near {LEAK}")), "the words for a figure"),
        (document(t.Heading(text=f"Visits to {LEAK}")), "a bookmark or the title"),
        (document(title=f"About {LEAK}"), "a bookmark or the title"),
        (document(author=LEAK), "the author"),
        (document(identity=LEAK), "the metadata"),
        (document(marking=LEAK), "page 1"),
        (
            document(t.Table(columns=(t.Column(),), rows=(("a",),), summary=f"by {LEAK}")),
            "a table's summary",
        ),
        (
            document(t.Paragraph(text=LEAK, id="a"), t.Paragraph(text=(t.Link(text="there ZZ1 1ZZ", target="a"),))),
            "a note or the title of a link",
        ),
    ],
)
def test_a_leak_is_found_and_its_place_named(tree: t.Document, where: str, fonts: FontBook) -> None:
    hits = search(written(tree, fonts)[0], NEEDLES, "document.pdf")
    assert {hit.needle for hit in hits} == {POSTCODE}
    assert where in {hit.where for hit in hits}
    assert {hit.label for hit in hits} == {"her postcode"}


def test_a_value_broken_over_two_lines_is_found(fonts: FontBook) -> None:
    for lead in range(60, 100):
        pdf, _ = written(document(t.Paragraph(text="x" * lead + " 14 Quarry Lane and 07700 900 123")), fonts)
        assert {hit.label for hit in search(pdf, NEEDLES)} == {"her street", "her number"}


@pytest.mark.parametrize("end", ["\n", " \n", "-\n ", "\t \r\n\n  ", "\n \n"])
def test_a_wide_gap_takes_no_time_and_hides_no_value_beside_it(end: str) -> None:
    """Gone through from each of its spaces in turn, this one would take minutes."""
    start = time.process_time()
    assert {needle.label for needle in stands_in(f"07700{end}900 123" + " " * 200_000 + "x", NEEDLES)} == {"her number"}
    assert time.process_time() - start < 10


def test_a_clean_document_is_clean(fonts: FontBook) -> None:
    assert search(written(rich(), fonts)[0], NEEDLES, "social-history.pdf") == ()


def test_the_file_name_is_searched_even_alone() -> None:
    (hit,) = search(b"", NEEDLES, "history-ZZ1_1ZZ.pdf")
    assert hit.where == "the file name"


def test_what_another_tool_attached_is_searched(fonts: FontBook) -> None:
    pdf, _ = written(document(t.Paragraph(text="clean")), fonts)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.attachments["notes.txt"] = b"she lives at 14 quarry ln"
        opened.save(out)
    assert {hit.label for hit in search(out.getvalue(), NEEDLES)} == {"her street"}


@pytest.mark.parametrize("content", [b"not a document", b"%PDF-1.7\n%%EOF"])
def test_what_cannot_be_opened_is_refused(content: bytes) -> None:
    with pytest.raises(UserError, match="could not be opened"):
        search(content, NEEDLES)
