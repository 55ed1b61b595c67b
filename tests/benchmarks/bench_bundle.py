# SPDX-License-Identifier: Apache-2.0
"""A phone's download of 300 pages into a bundle, searched; and words read in scans, against drawing the pages alone."""

import io
import random
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from tests.benchmarks.bench_leaksearch import needles
from tests.foreign.foreign_samples import scanned
from vlu_desktop.foreign import read_exhibit, with_words
from vlu_desktop.leaks.leak_search import search
from vlu_desktop.papers.bundle.assemble import write_bundle
from vlu_desktop.papers.bundle.bundle_contents import Bundle, ExhibitPart
from vlu_desktop.typeset.font_book import FontBook

PAGES, LINES, SCANS = 300, 60, 6
WORDS = "hello answer your phone I saw you at the shop yesterday why are you ignoring me call back now please".split()


def download() -> bytes:
    """Pages of messages, 60 to a page, as a program for phones prints them."""
    rng, out = random.Random(1), io.BytesIO()
    canvas = Canvas(out)
    for page in range(PAGES):
        canvas.setFont("Helvetica", 9)
        for line in range(LINES):
            told = " ".join(rng.choice(WORDS) for _ in range(12))
            canvas.drawString(
                40, 800 - 12.5 * line, f"2024-03-{page % 28 + 1:02} 21:{line:02} +447700900{page:03} {told}"
            )
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def drawn(content: bytes) -> None:
    with pypdfium2.PdfDocument(content) as pdf:
        for page in pdf:
            page.render(scale=150 / 72)


def seconds(doing: object) -> float:
    assert callable(doing)
    begun = time.perf_counter()
    doing()
    return time.perf_counter() - begun


def main() -> None:
    """Prints what a download and a scan cost, and how often they cost merely drawing them."""
    content, sought = download(), needles()[:200]
    alone = seconds(lambda: drawn(content))
    with tempfile.TemporaryDirectory() as folder:
        fonts = FontBook(Path(folder))

        def bundled() -> None:
            part = ExhibitPart(
                reference="AB/1", title="Download", file=with_words(read_exhibit(content)), sha256="0" * 64
            )
            out = io.BytesIO()
            made = datetime(2026, 8, 4, tzinfo=UTC)
            write_bundle(Bundle(title="Bench", made=made, identity="bench", parts=(part,)), out, fonts=fonts)
            search(out.getvalue(), sought)

        whole = seconds(bundled)
    print(f"{PAGES} pages of a phone in a bundle and searched for {len(sought)} values: {whole:.1f} s (goal 60)")
    print(f"the pages drawn alone: {alone:.1f} s; ratio {whole / alone:.1f}")
    pages = scanned(*("I know where you live and I will be there when you come home" for _ in range(9)))
    file = read_exhibit(pages)
    several = type(file)(
        pictures=file.pictures * SCANS, words=file.words * SCANS, pages=True, pictured=file.pictured * SCANS
    )
    read, plain = seconds(lambda: with_words(several)) / SCANS, seconds(lambda: drawn(pages))
    print(f"words read in a scan: {read:.2f} s a page, the start shared by {SCANS} pages")
    print(f"a scan drawn alone: {plain:.3f} s; ratio {read / plain:.0f}")


if __name__ == "__main__":
    main()
