# SPDX-License-Identifier: Apache-2.0
"""A social history of 57 pages as a tagged PDF, beside the same strings by reportlab, typst and WeasyPrint, in one run.

The bare canvas is given its lines broken beforehand: it only draws, which is the least any program can do. Neither it
nor platypus tags anything; typst and WeasyPrint are left at their own settings.
"""

import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf import write_pdf
from vlu_desktop.typeset.tree_content import Entry, content

ROWS, LONG_ROWS = 420, 10_000  # of the chronology: 57 pages in all, and over a thousand
TOLD = "He was seen outside her place of work on three days of that week and left each time before police arrived. "
SHARES = (1, 2, 2, 6, 2)
LEFT, TOP, BOTTOM, WIDTH = 71.0, 764.0, 76.0, 453.0
WIDTHS = tuple(WIDTH * share / sum(SHARES) for share in SHARES)
_MODULE = "tests.benchmarks.bench_pdf"  # however this one was started
SIZES = {"heading 1": (19.0, 24.0), "heading 2": (13.0, 18.0), "row": (8.5, 11.75), "header": (8.5, 11.75)}


def history(rows: int) -> t.Document:
    """A cover, contents, key points, sections of numbered paragraphs with tables, and a chronology."""
    sections: list[t.Block] = []
    for at in range(1, 9):
        sections += [
            t.Heading(text=f"Section {at}"),
            t.Paragraph(text="Everything here is shown in the paragraphs named.", style=t.Style.LEAD),
            *(t.NumberedParagraph(text=f"{TOLD * 4}{at}.{number}") for number in range(5)),
            t.Heading(text=f"What was said in {2017 + at}", level=2),
            t.Paragraph(text=f"“You will be sorry.” {TOLD}", style=t.Style.QUOTE),
        ]
    told = tuple(
        (str(n), "3 March 2026, 5:30pm", "Threat", TOLD * (1 + n % 3) + str(n), "reported") for n in range(rows)
    )
    return t.Document(
        title="Social history",
        made=datetime(2026, 8, 4, tzinfo=UTC),
        identity="bench",
        marking="OFFICIAL-SENSITIVE",
        body=(
            t.Cover(title="Social history", facts=(("Prepared for", "The court"), ("Status", "Example"))),
            t.Contents(),
            *sections,
            t.Heading(text="Chronology"),
            t.Table(
                columns=tuple(t.Column(width=share) for share in SHARES), rows=told, caption="Incidents",
                header=(("No.", "When", "Kind", "What happened", "Status"),),
            ),
        ),
    )  # fmt: skip


def ours(document: t.Document, fonts: FontBook) -> int:
    return write_pdf(document, io.BytesIO(), fonts=fonts).pages


# ------------------------------------------------------------------------------------------------------------ rivals


def _widths(cells: Sequence[str]) -> tuple[float, ...]:
    if len(cells) == len(WIDTHS):
        return WIDTHS
    return (30.0, WIDTH - 30.0) if len(cells) == 2 else (WIDTH / len(cells),) * len(cells)


def broken(entries: Sequence[Entry]) -> list[tuple[str, float, float, list[tuple[float, list[str]]]]]:
    """Each entry's font, size, leading and its cells' lines with where they begin."""
    from reportlab.lib.utils import simpleSplit

    found = []
    for kind, cells in entries:
        size, leading = SIZES.get(kind, (10.5, 15.75))
        font = "Sans" if kind in ("row", "header") else "Serif"
        x, columns = LEFT, []
        for cell, width in zip(cells, _widths(cells), strict=True):
            columns.append((x + 4, simpleSplit(cell, font, size, width - 8)))
            x += width
        found.append((font, size, leading, columns))
    return found


def bare_canvas(lines: Sequence[tuple[str, float, float, list[tuple[float, list[str]]]]]) -> int:
    """The lines drawn where they belong, and nothing else."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(io.BytesIO(), pageCompression=1)
    y, pages = TOP, 1
    for font, size, leading, columns in lines:
        height = max(len(column) for _, column in columns) * leading + 7
        if y - height < BOTTOM:
            canvas.showPage()
            y, pages = TOP, pages + 1
        for x, column in columns:
            text = canvas.beginText(x, y - leading)
            text.setFont(font, size, leading)
            for line in column:
                text.textLine(line)
            canvas.drawText(text)
        y -= height
        canvas.line(LEFT, y, LEFT + WIDTH, y)
    canvas.save()
    return pages


def platypus(entries: Sequence[Entry]) -> int:
    """Untagged paragraphs, rows in tables of fifty, the quickest way platypus has."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

    styles = {
        kind: ParagraphStyle(
            kind, fontName="Sans" if kind in ("row", "header") else "Serif", fontSize=SIZES.get(kind, (10.5, 0))[0],
            leading=SIZES.get(kind, (0, 15.75))[1], bulletFontName="Sans",
        )
        for kind, _ in entries
    }  # fmt: skip
    story: list[Flowable] = []
    rows: list[list[Any]] = []

    def end() -> None:
        if rows:
            story.append(Table(list(rows), colWidths=_widths(rows[0])))
            rows.clear()

    for kind, cells in entries:
        made = [Paragraph(escape(cell), styles[kind]) for cell in cells]
        if len(made) == 1:
            end()
            story.append(made[0])
        else:
            if rows and (len(rows[0]) != len(made) or len(rows) == 50):
                end()
            rows.append(made)
    end()
    document = SimpleDocTemplate(io.BytesIO(), leftMargin=71, rightMargin=71, topMargin=72, bottomMargin=70)
    document.build(story)
    return int(document.page)


def _typst(entries: Sequence[Entry], folder: Path) -> int:
    import pypdf
    import typst

    def said(words: str) -> str:
        return "#" + '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'

    parts = ['#set page(paper: "a4", margin: 71pt)', '#set text(font: "Noto Serif", size: 10.5pt)']
    table: list[str] = []

    def end() -> None:
        if table:
            parts.append(f'#block[#set text(font: "Noto Sans", size: 8.5pt)\n{table[0]}{"".join(table[1:])})]')
            table.clear()

    columns = 0
    for kind, cells in entries:
        if len(cells) == 1:
            end()
            columns = 0
            parts.append(
                ("= " if kind == "heading 1" else "== " if kind == "heading 2" else "") + said(cells[0]) + "\n"
            )
            continue
        if len(cells) != columns:
            end()
            columns = len(cells)
            shares = ", ".join(f"{width:.1f}pt" for width in _widths(cells))
            table.append(f"#table(columns: ({shares}), stroke: (bottom: 0.4pt),\n")
        table.append("".join(f"[{said(cell)}], " for cell in cells) + "\n")
    end()
    made = typst.compile("\n".join(parts).encode(), font_paths=[str(folder)])
    return len(pypdf.PdfReader(io.BytesIO(made)).pages)


def _weasyprint(entries: Sequence[Entry], folder: Path) -> int:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a system library's age
        from weasyprint import HTML
    faces = "".join(
        f'@font-face{{font-family:"{name}";src:url("{cut_face(folder, key).as_uri()}")}}'
        for name, key in (("Serif", "serif"), ("Sans", "sans"))
    )
    style = (
        f"<style>{faces}@page{{size:A4;margin:71pt}}body{{font:10.5pt/15.75pt Serif}}h1{{font-size:19pt}}"
        "td{font:8.5pt/11.75pt Sans;vertical-align:top;border-bottom:.4pt solid}table{width:100%;table-layout:fixed}"
        "</style>"
    )
    body = "".join(_html(entries))
    rendered = HTML(string=f"<!DOCTYPE html>{style}{body}").render()
    rendered.write_pdf()
    return len(rendered.pages)


def _html(entries: Sequence[Entry]) -> Iterator[str]:
    columns = 0
    for kind, cells in entries:
        if columns and len(cells) != columns:
            yield "</table>"
            columns = 0
        if len(cells) == 1:
            tag = {"heading 1": "h1", "heading 2": "h2"}.get(kind, "p")
            yield f"<{tag}>{escape(cells[0])}</{tag}>"
            continue
        if not columns:
            columns = len(cells)
            yield "<table>" + "".join(f'<col style="width:{width:.1f}pt">' for width in _widths(cells))
        yield "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
    if columns:
        yield "</table>"


# ------------------------------------------------------------------------------------------------------------ figures


def timed(work: Callable[[], int], rounds: int = 3) -> tuple[float, int]:
    """The best of some rounds in seconds, and the pages made."""
    best, pages = float("inf"), 0
    for _ in range(rounds):
        start = time.perf_counter()
        pages = work()
        best = min(best, time.perf_counter() - start)
    return best, pages


def alone(cache: Path) -> None:
    """Run in a process of its own, so that nothing else's memory is counted: short, long, and the most it took."""
    fonts = FontBook(cache)
    short, pages = timed(lambda: ours(history(ROWS), fonts))
    long_document = history(LONG_ROWS)
    long, long_pages = timed(lambda: ours(long_document, fonts), rounds=1)
    each = long / long_pages / (short / pages)
    print(f"{long_pages} pages: {each:.2f} of the time a page that {pages} pages take, ", end="")
    print(f"{_most_memory() / 1e6:.0f} MB at most (goal 200)")


def _most_memory() -> float:
    """In bytes. Linux is asked for this program's own, for its other answer remembers the program that started it."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        import resource  # which Windows has not

        return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) * (1 if sys.platform == "darwin" else 1024)
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return float(line.split()[1]) * 1024


def main() -> None:
    """Prints pages a second and the ratios the goals name."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        fonts = FontBook(folder)
        document = history(ROWS)
        ours(document, fonts)
        _register(folder)
        entries = content(document)
        lines = broken(entries)
        figures = {
            "tagged PDF": timed(lambda: ours(document, fonts)),
            "bare canvas": timed(lambda: bare_canvas(lines)),
            "untagged platypus": timed(lambda: platypus(entries), rounds=2),
        }
        for name, rival in (("typst", _typst), ("WeasyPrint", _weasyprint)):
            try:
                figures[name] = timed(lambda rival=rival: rival(entries, folder), rounds=1)  # type: ignore[misc]
            except (ImportError, OSError) as problem:
                print(f"{name}: not here ({problem})")
        for name, (seconds, pages) in figures.items():
            print(f"{name:18} {pages:5} pages in {seconds:7.3f} s, {pages / seconds:6.0f} a second")
        tagged = figures["tagged PDF"][0]
        goals = {
            "bare canvas": "0.5 or better",
            "untagged platypus": "above 1",
            "typst": "none set",
            "WeasyPrint": "8 or more",
        }
        for name, (seconds, _) in figures.items():
            if name in goals:
                print(f"the same strings {seconds / tagged:.2f} times as fast as {name} (goal {goals[name]})")
        sys.stdout.flush()
        asked = f"from {_MODULE} import alone; from pathlib import Path; alone(Path({str(folder)!r}))"
        subprocess.run([sys.executable, "-c", asked], check=True)


def cut_face(folder: Path, key: str) -> Path:
    """The upright face of regular weight, "sans" or "serif", as it was cut into the folder last."""
    found = folder.glob(f"fontpkg-noto-{key}-[0-9]*-{key}-[0-9]*.ttf")
    return max(found, key=lambda path: path.stat().st_mtime_ns)


def _register(folder: Path) -> None:
    from reportlab.pdfbase import pdfmetrics, ttfonts

    for name, key in (("Sans", "sans"), ("Serif", "serif")):
        pdfmetrics.registerFont(ttfonts.TTFont(name, str(cut_face(folder, key))))


if __name__ == "__main__":
    main()
