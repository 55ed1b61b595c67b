# SPDX-License-Identifier: Apache-2.0
"""Documents the tests of trees and writers share: every kind of block and inline, and hostile text."""

import io
import zlib
from datetime import UTC, datetime
from typing import Any

from vlu_desktop.kernel.pictures import Raster
from vlu_desktop.timeline import display_list as d
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf import PdfResult, write_pdf

HOSTILE = (
    "<b>bold</b> & <img src=file:///etc/passwd> </p>",
    "=cmd()|' /C calc'!A0",
    "(brackets) \\ and ) endstream endobj %%EOF",
    "Ŵythnos, Ŷ, ŵ ŷ",
    "Zażółć gęślą jaźń",
    "Καλημέρα κόσμε",
    "Привет, мир",
    "قال لها: مرحبا يا صديقتي، ثم مشى 3 مرات.",
    "he said مرحبا to her",
    "שלום עולם",
    "😀 👩\u200d👩\u200d👧 1\ufe0f\u20e3",
    "a\u202eb\u200bc\x07d\ud800e",
    "x" * 900,
    "two  spaces\tand a tab\nand a line",
    "",
)


def document(*body: t.Block, **more: Any) -> t.Document:
    return t.Document(
        title=more.pop("title", "Social history: R v Person"), body=body, made=datetime(2026, 8, 4, 12, tzinfo=UTC),
        identity=more.pop("identity", "7F2C91AE"), **more,
    )  # fmt: skip


def written(tree: t.Document, fonts: FontBook) -> tuple[bytes, PdfResult]:
    out = io.BytesIO()
    result = write_pdf(tree, out, fonts=fonts)
    return out.getvalue(), result


def chart() -> d.DisplayList:
    shapes = tuple(
        d.Mark(x=40.0 + 30 * place, y=20, shape=shape, role=role, hollow=place == 0)
        for place, (shape, role) in enumerate(zip(d.Shape, d.SEVERITY_ROLES, strict=False))
    )
    return d.DisplayList(
        width=400,
        height=90,
        items=(
            d.Text(x=0, y=23, text="Calls", size=8),
            d.Text(x=400, y=23, text="A very long label that is shortened", size=8, anchor=d.Anchor.END, max_width=60),
            d.Line(x1=0, y1=35, x2=400, y2=35, role=d.Role.LANE_RULE, dashed=True),
            d.Rect(x=40, y=45, width=120, height=12, fill=d.Role.ORDER_BAND, stroke=d.Role.ORDER_EDGE),
            d.Rect(x=180, y=45, width=80, height=12, stroke=d.Role.CUSTODY_EDGE, hatch=True),
            d.Rect(x=280, y=45, width=80, height=12, fill=d.Role.FINDING_BAND, radius=4),
            d.Polygon(points=((10, 60), (20, 80), (0, 80)), fill=d.Role.INK),
            d.Circle(x=60, y=70, radius=5, stroke=d.Role.BREACH),
            *shapes,
        ),
    )


def picture(width: int = 60, height: int = 80, colours: int = 1) -> Raster:
    """A picture of a slope from dark to light."""
    row = bytes(255 * at // width for at in range(width) for _ in range(colours))
    data = zlib.compress(row * height)
    return Raster(width=width, height=height, colours=colours, bits=8, jpeg=False, data=data)


def rich() -> t.Document:
    """A document with every kind of block and inline, over a dozen pages."""
    told = "He was outside her place of work on three days of that week and left each time before police arrived. "
    chronology = t.Table(
        columns=(t.Column(align=t.Align.RIGHT), t.Column(width=2), t.Column(width=2), t.Column(width=5)),
        header=(("No.", "When", "Kind", "What happened"),),
        rows=(
            *((str(n), "3 March 2026, 5:30pm", "Threat", told * (1 + n % 3)) for n in range(1, 30)),
            ("30", "5 March 2026", t.Cell(content="Both days, one kind, " * 9, rowspan=2), "One"),
            ("31", "6 March 2026", "Two"),
            ("32", t.Cell(content="A fortnight in which each day is told by itself", rowspan=60, header=True),
             "Every day", "Day 1"),
            *((str(32 + n), "Every day", f"Day {n + 1}. {told}") for n in range(1, 60)),
            (t.Cell(content="What follows was recorded later", colspan=4, header=True),),
            ("92", "7 March 2026", t.Cell(content=(t.Paragraph(text="First"), t.BulletList(items=("a", "b " * 40)))),
             told * 80),
            *(("93", "8 March 2026", "Words", words) for words in HOSTILE),
        ),
        caption="Incidents in order of date", note="Times are as told.", id="incidents", summary="One row an incident.",
    )  # fmt: skip
    return document(
        t.Cover(
            title="Social history", subtitle="R v Person", facts=(("Prepared for", "The court"), ("Status", "Draft")),
            body=(t.Callout(title="What this is", body=(t.Paragraph(text="An account of the history held."),)),),
        ),
        t.Contents(),
        t.Heading(text="Key points", new_page=True),
        t.Paragraph(text="Everything here is shown in the paragraphs named.", style=t.Style.LEAD),
        t.NumberedParagraph(
            text=("The record holds 214 incidents [", t.Ref(target="first"), " to ", t.Ref(target="last"), "], in ",
                  t.Ref(target="incidents"), " on page ", t.Ref(target="incidents", kind=t.RefKind.PAGE), "."),
            emphasis=True,
        ),
        t.Figure(drawing=chart(), alternative="Incidents become more frequent.", caption="As table 1.", title="Course"),
        t.Heading(text="What was said", level=2),
        t.Paragraph(
            text=("What was ", t.Text(text="reported", bold=True), " and ", t.Text(text="charged", italic=True),
                  " is never added together; see ", t.Link(text="the chronology " * 20, target="chronology"),
                  t.NoteRef(target="note"), ". Her address: ", t.WithheldMark(reason="W1"), "; ",
                  t.ExhibitRef(reference="AB/1", target="exhibit"), "; ", t.Text(text="Cymru", language="cy"), "."),
        ),
        t.Callout(body=(t.Paragraph(text=told * 30), t.BulletList(items=HOSTILE))),
        t.Paragraph(text="“You will be sorry.”", style=t.Style.QUOTE),
        t.Paragraph(text="Mae hi’n byw mewn ofn.", style=t.Style.QUOTE, language="cy"),
        t.Picture(image=picture(), alternative="A gate, its lock broken.", caption="The gate on 3 March.", id="gate"),
        t.Picture(image=picture(colours=3), alternative="The same gate, mended."),
        t.BulletList(items=HOSTILE),
        t.NumberedList(items=("one", told * 4), letters=True),
        t.NumberedParagraph(text=told, id="first", restart=True),
        *(t.NumberedParagraph(text=told * 5) for _ in range(10)),
        t.NumberedParagraph(text=told * 5, id="last"),
        t.Heading(text="Chronology", id="chronology"),
        chronology,
        t.Landscape(
            body=(
                t.Heading(text="Schedule of exhibits"),
                t.Table(columns=(t.Column(), t.Column()), header=(("Exhibit", "Digest"),),
                        rows=((t.Cell(content="AB/1", header=True, id="exhibit"), "0f" * 32),)),
            )
        ),
        t.PageBreak(),
        t.Heading(text="Notes"),
        t.Endnote(id="note", text=("As told on 3 March 2026; see ", t.Ref(target="gate"), ".")),
        t.Endnote(id="uncalled", text="A note that nothing calls for. " * 20),
        t.KeyValue(rows=(("Head of the journal", "7F2C91AE"),)),
        t.Paragraph(text="Signed", style=t.Style.SIGNATURE),
        t.Paragraph(text="End", style=t.Style.CENTRED),
        marking="OFFICIAL-SENSITIVE", header_left="Social history", header_right="For the court",
        footer_left="Prepared by a victim liaison officer, 4 August 2026.", subject="For sentence", author="An officer",
    )  # fmt: skip
