# SPDX-License-Identifier: Apache-2.0
"""Lines to sign on are never on a page without what is signed."""

import io
from datetime import UTC, datetime

import pypdf
import pytest

from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf import write_pdf


@pytest.mark.parametrize("before", range(18, 34, 3))
def test_lines_to_sign_on_stand_with_what_is_signed(before: int, fonts: FontBook) -> None:
    """A page that held nothing but two lines and names could be put behind any paper."""
    body: tuple[t.Block, ...] = (
        *(t.Paragraph(text=f"Words {number}. " * 9) for number in range(before)),
        t.Heading(text="Sign-off", level=2, id="s", room=160.0),
        t.Paragraph(text="Prepared from the record as it stood."),
        t.Paragraph(text="Asha Example", style=t.Style.SIGNATURE),
        t.Paragraph(text="Checked by", style=t.Style.SIGNATURE),
    )
    out = io.BytesIO()
    made = t.Document(title="T", made=datetime(2026, 1, 1, tzinfo=UTC), identity="x", body=body)
    write_pdf(made, out, fonts=fonts)
    pages = [page.extract_text() for page in pypdf.PdfReader(out).pages]
    (signed,) = [text for text in pages if "Checked by" in text]
    assert "Prepared from the record" in signed


@pytest.mark.parametrize("before", range(21, 30, 2))
@pytest.mark.parametrize(
    "signed",
    [
        (t.Paragraph(text="The end of what is signed. " * 3),),
        (t.Heading(text="Limits", level=2, id="l"), t.BulletList(items=("The end of what is signed.",))),
        (t.BulletList(items=("The first limit.", "The end of what is signed.")),),
        (t.KeyValue(rows=(("A", "a"), ("B", "b"), ("C", "The end of what is signed."))),),
    ],
    ids=["a paragraph", "one limit", "two limits", "facts"],
)  # fmt: skip
def test_a_sign_off_stands_on_no_page_without_the_end_of_what_is_signed(
    signed: tuple[t.Block, ...], before: int, fonts: FontBook
) -> None:
    body: tuple[t.Block, ...] = (
        *(t.Paragraph(text=f"Words {number}. " * 9) for number in range(before)),
        *signed,
        t.Heading(text="Sign-off", level=2, id="s", room=160.0),
        t.Paragraph(text="Prepared from the record as it stood."),
        t.Paragraph(text="Checked by", style=t.Style.SIGNATURE),
    )
    out = io.BytesIO()
    made = t.Document(title="T", made=datetime(2026, 1, 1, tzinfo=UTC), identity="x", body=body)
    write_pdf(made, out, fonts=fonts)
    (page,) = [text for each in pypdf.PdfReader(out).pages if "Checked by" in (text := each.extract_text())]
    assert "The end of what is signed" in page


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("before", range(4, 40))
def test_a_letter_that_goes_on_over_a_page_takes_enough_of_its_words_there(
    before: int, large: bool, fonts: FontBook
) -> None:
    """Never only its greeting and the line it is signed on: a page of that alone looks like a fault, or is left out."""
    body: tuple[t.Block, ...] = (
        t.Heading(text="A letter", id="top"),
        *(t.Paragraph(text=f"Words {number} that are said at some length. " * 3) for number in range(before)),
        t.Paragraph(text="Yours sincerely,"),
        t.Paragraph(text="Asha Example", style=t.Style.SIGNATURE),
        t.Paragraph(text="What it was written from.", style=t.Style.SMALL),
    )
    out = io.BytesIO()
    made = t.Document(title="T", made=datetime(2026, 1, 1, tzinfo=UTC), identity="x", body=body, large=large)
    write_pdf(made, out, fonts=fonts)
    pages = [page.extract_text() for page in pypdf.PdfReader(out).pages]
    assert len(pages) == 1 or pages[-1].count("Words") >= 3
    assert all(page.count("Words") >= 3 for page in pages)
