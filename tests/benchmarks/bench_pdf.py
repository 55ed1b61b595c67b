# SPDX-License-Identifier: Apache-2.0
"""A long chronology as a tagged PDF against reportlab with the same strings: a bare canvas, and untagged platypus."""

import io
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from vlu_desktop.documents import tree as t
from vlu_desktop.documents.fonts import FontBook
from vlu_desktop.documents.pdf import write_pdf

ROWS = 400
TOLD = "He was seen outside her place of work on three days of that week and left each time before police arrived. "
SHARES = (1, 2, 2, 6, 2)
WIDTHS = tuple(453 * share / sum(SHARES) for share in SHARES)


def rows(count: int) -> list[tuple[str, ...]]:
    return [(str(n), "3 March 2026, 5:30pm", "Threat", TOLD * (1 + n % 3) + str(n), "reported") for n in range(count)]


def ours(count: int, fonts: FontBook) -> int:
    table = t.Table(
        columns=tuple(t.Column(width=share) for share in SHARES), rows=tuple(rows(count)),
        header=(("No.", "When", "Kind", "What happened", "Status"),),
    )  # fmt: skip
    document = t.Document(title="Bench", body=(table,), made=datetime(2026, 8, 4, tzinfo=UTC), identity="bench")
    return write_pdf(document, io.BytesIO(), fonts=fonts).pages


def _register(cache: Path) -> None:
    from reportlab.pdfbase import pdfmetrics, ttfonts

    pdfmetrics.registerFont(ttfonts.TTFont("Sans", str(next(cache.glob("*-sans.ttf")))))


def bare_canvas(count: int) -> int:
    """The same strings, lines broken by reportlab and drawn where they belong."""
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(io.BytesIO(), pageCompression=1)
    y, pages = 764.0, 1
    canvas.setFont("Sans", 8.5)
    for row in rows(count):
        cells = [simpleSplit(text, "Sans", 8.5, width - 8) for text, width in zip(row, WIDTHS, strict=True)]
        height = max(map(len, cells)) * 11.75 + 7
        if y - height < 76:
            canvas.showPage()
            canvas.setFont("Sans", 8.5)
            y, pages = 764.0, pages + 1
        x = 71.0
        for lines, width in zip(cells, WIDTHS, strict=True):
            text = canvas.beginText(x + 4, y - 11)
            text.setLeading(11.75)
            for line in lines:
                text.textLine(line)
            canvas.drawText(text)
            x += width
        y -= height
        canvas.line(71, y, 524, y)
    canvas.save()
    return pages


def platypus(count: int) -> int:
    """Untagged paragraphs in tables of fifty rows, the quickest way platypus has."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    style = ParagraphStyle("cell", fontName="Sans", fontSize=8.5, leading=11.75, bulletFontName="Sans")
    made: list[list[Any]] = [[Paragraph(text, style) for text in row] for row in rows(count)]
    document = SimpleDocTemplate(io.BytesIO(), leftMargin=71, rightMargin=71)
    document.build([Table(made[at : at + 50], colWidths=WIDTHS) for at in range(0, count, 50)])
    return int(document.page)


def _timed(work: Callable[[], int], rounds: int = 3) -> tuple[float, int]:
    best, pages = float("inf"), 0
    for _ in range(rounds):
        start = time.perf_counter()
        pages = work()
        best = min(best, time.perf_counter() - start)
    return best, pages


def main() -> None:
    """Prints pages a second and the ratios the goals name."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        fonts = FontBook(cache)
        ours(10, fonts)
        _register(cache)
        tagged, pages = _timed(lambda: ours(ROWS, fonts))
        bare, bare_pages = _timed(lambda: bare_canvas(ROWS))
        flowed, flowed_pages = _timed(lambda: platypus(ROWS))
        print(f"tagged PDF         {pages:5} pages {pages / tagged:6.0f} a second")
        print(f"bare canvas        {bare_pages:5} pages {bare_pages / bare:6.0f} a second")
        print(f"untagged platypus  {flowed_pages:5} pages {flowed_pages / flowed:6.0f} a second")
        print(f"tagged against the bare canvas: {bare / tagged:.2f} of its speed (goal 0.5 or better)")
        print(f"tagged against untagged platypus: {flowed / tagged:.1f} times its speed (goal above 1)")
        long, long_pages = _timed(lambda: ours(ROWS * 20, fonts), rounds=1)
        linear = long / long_pages / (tagged / pages)
        print(f"{long_pages} pages: {linear:.2f} of the time a page, ", end="")
        unit = 1 if sys.platform == "darwin" else 1024
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
        print(f"{most:.0f} MB at most (goal 200)")


if __name__ == "__main__":
    main()
