# SPDX-License-Identifier: Apache-2.0
"""The timeline as a document: both standards, read back row by row, legible on A4 in greyscale."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import page
import pypdf
import pypdfium2
import pytest

from tests.papers.readback import read_pdf
from tests.timeline.shaping import campaign
from vlu_desktop.papers import timeline_sheet
from vlu_desktop.papers.common.document_facts import Facts
from vlu_desktop.timeline.display_list import SEVERITY_ROLES, Role, Text
from vlu_desktop.timeline.elements import day_number
from vlu_desktop.timeline.printing import PRINT_SCALE, SHEET, Chart, chart_of
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.timeline.viewport import Viewport, whole_span
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf import PdfResult, write_pdf
from vlu_desktop.typeset.tree import Document
from vlu_desktop.typeset.tree_content import content

FACTS = Facts(made=datetime(2026, 8, 2, 10, tzinfo=UTC), data_to=date(2026, 8, 2), head="7F2C 91AE", prepared_by="Asha")


def chart(**changes: object) -> Chart:
    model = TimelineModel.from_case(*campaign())
    start, end = whole_span(model)
    view = Viewport(start=start, end=end, width=1200, height=800)
    return chart_of(model, replace(view, **changes))  # type: ignore[arg-type]


def sheet(shown: Chart, fonts: FontBook) -> tuple[Document, bytes, PdfResult]:
    out = io.BytesIO()
    tree = timeline_sheet.compose(shown, FACTS, "M.A. and D.R.")
    result = write_pdf(tree, out, fonts=fonts)
    return tree, out.getvalue(), result


@pytest.mark.parametrize("profile", ["pdfa-2a", "pdfua-1"])
def test_the_sheet_meets_the_standard(fonts: FontBook, profile: str) -> None:
    report = page.validate_pdf_bytes(sheet(chart(), fonts)[1], profile=profile)

    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


def test_every_row_drawn_is_read_back(fonts: FontBook) -> None:
    shown = chart()
    tree, pdf, result = sheet(shown, fonts)

    read = read_pdf(pdf)

    assert list(read.content()) == list(content(tree, shown=fonts.shown, pages=result.places))
    assert sum(kind == "row" for kind, _ in read.content()) == len(shown.rows)
    assert not list(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].images), "vectors, not a picture"


def test_a_stretch_and_its_table_hold_the_same(fonts: FontBook) -> None:
    start, end = day_number(date(2025, 12, 1)), day_number(date(2026, 2, 1))
    shown = chart(start=start, end=end, hidden=frozenset({"contact"}))

    incidents = [row for row in shown.rows if row.kind == "incident"]

    assert shown.stretch == "1 Dec 2025 to 31 Jan 2026"
    assert shown.left_out == "Lanes left out: Calls and messages."
    assert incidents
    assert all(row.lane != "Calls and messages" for row in incidents)
    dated = [row for row in incidents if row.date != "a while back"]
    assert all(row.at < end and row.until >= start for row in dated)
    assert "Lanes left out" in str(sheet(shown, fonts)[0])


def test_it_fits_a_page_turned_on_its_side_without_being_made_smaller() -> None:
    drawing = chart().drawing

    smallest = min(item.size for item in drawing.items if isinstance(item, Text))
    assert drawing.width == SHEET[0]
    assert drawing.height <= SHEET[1] + 30
    assert smallest >= 10 * PRINT_SCALE


def test_in_greyscale_the_steps_of_seriousness_keep_their_order(fonts: FontBook) -> None:
    from vlu_desktop.typeset.pdf.figure import PALETTE

    greys = [sum(PALETTE[role]) / 3 for role in SEVERITY_ROLES]
    assert greys == sorted(greys, reverse=True)
    assert min(one - other for one, other in pairwise(greys)) >= 0.08
    assert set(PALETTE) == set(Role)


def test_the_picture_is_there_when_the_page_is_rendered(fonts: FontBook) -> None:
    pdf = pypdfium2.PdfDocument(sheet(chart(), fonts)[1])

    image = pdf[0].render(scale=1, grayscale=True).to_pil()

    inked = sum(image.histogram()[:60])
    assert inked > 2000
    pdf.close()
