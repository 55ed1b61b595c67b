# SPDX-License-Identifier: Apache-2.0
"""Holds a finished file against its tree: every word, cell, span, link and bookmark; both standards; four readers."""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import page
import pikepdf
import pypdfium2

from tests.papers.readback import ReadDocument, read_pdf
from tests.typeset.tree_samples import written
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf import PdfResult
from vlu_desktop.typeset.standards import Standards, claimed
from vlu_desktop.typeset.tree_content import content, inline
from vlu_desktop.typeset.tree_numbering import Numbering, cell_blocks, number, plain, runs_of, walk

# What a reader says of itself, whatever file it is given.
_OF_THE_READER = ("warning: ICC support is not available",)
_PROFILES = {Standards.ACCESSIBLE: ("pdfa-2a", "pdfua-1"), Standards.ARCHIVABLE: ("pdfa-2u",)}


def proved(tree: t.Document, fonts: FontBook) -> tuple[bytes, PdfResult, ReadDocument]:
    """The document's file, once it is proved to say what the tree says, no more and no less, and to meet what it
    claims."""
    pdf, result = written(tree, fonts)
    return pdf, result, prove(pdf, result, tree, fonts)


def prove(pdf: bytes, result: PdfResult, tree: t.Document, fonts: FontBook) -> ReadDocument:
    """The same of a file that is made already."""
    read = read_pdf(pdf)
    pages = result.places
    for said, meant in zip(read.content(), content(tree, shown=fonts.shown, pages=pages), strict=True):
        assert said == meant
    assert read.stray == ()
    assert list(read.links()) == list(_links(tree, fonts, pages))
    assert list(read.bookmarks) == list(_bookmarks(tree, fonts, pages))
    assert list(read.cells()) == list(_cells(tree))
    assert len(read.decoration) == result.pages
    for profile in _PROFILES[claimed(tree)]:
        report = page.validate_pdf_bytes(pdf, profile=profile, limits=page.SafetyLimits.unlimited())
        assert [(failure.rule_id, failure.message) for failure in report.failures] == [], profile
    return read


def opened_clean(path: Path) -> list[str]:
    """What qpdf, poppler, PDFium and MuPDF have to say against a file: nothing, if it is clean.

    Of very long files the text is taken from a hundred pages. `packaging/bootstrap.py --dev`
    brings every reader on Linux; elsewhere one that is lacking is left out.
    """
    said: list[str] = []
    with pikepdf.open(path) as opened:
        said += [f"qpdf: {problem}" for problem in opened.check_pdf_syntax()]
        pages = len(opened.pages)
    pdfium = pypdfium2.PdfDocument(path)
    if len(pdfium) != pages:
        said.append(f"PDFium: {len(pdfium)} pages for {pages}")
    for number_of_page in (0, pages - 1):
        pdfium[number_of_page].render(scale=0.2)
    pdfium.close()
    for command in (
        ("qpdf", "--check", str(path)),
        ("pdftotext", "-q", "-l", "100", str(path), "-"),
        ("pdfinfo", "-struct", str(path)),
        ("mutool", "info", str(path)),
        ("mutool", "draw", "-q", "-F", "txt", "-o", "/dev/null", str(path), f"1,{pages}"),
    ):
        if not sys.platform.startswith("linux") and shutil.which(command[0]) is None:
            continue
        ran = subprocess.run(command, capture_output=True, timeout=900)
        lines = ran.stderr.decode(errors="replace").splitlines()
        complaint = "\n".join(line for line in lines if line.strip() not in _OF_THE_READER)
        if ran.returncode or complaint:
            said.append(f"{' '.join(command[:2])}: {ran.returncode} {complaint[:300]}")
    return said


# ------------------------------------------------------------------------------------------------- what must be there


def _links(tree: t.Document, fonts: FontBook, pages: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    numbers = number(tree)
    for place, block in enumerate(walk(tree.body)):
        if isinstance(block, t.Endnote) and f"call for {block.id}" in pages:
            yield numbers.labels[place], pages[f"call for {block.id}"]
        for runs in runs_of(block):
            yield from _run_links(runs, numbers, fonts, pages)


def _run_links(
    runs: t.Runs, numbers: Numbering, fonts: FontBook, pages: Mapping[str, int]
) -> Iterator[tuple[str, int]]:
    for run in () if isinstance(runs, str) else runs:
        target = "" if isinstance(run, str) else getattr(run, "target", "")
        if target:
            words = " ".join(inline((run,), numbers, pages, fonts.shown).split())
            if words:
                yield words, pages[target]


def _bookmarks(tree: t.Document, fonts: FontBook, pages: Mapping[str, int]) -> Iterator[tuple[int, str, int]]:
    levels, depth = number(tree).levels, 0
    before: list[int] = []
    for place, block in enumerate(walk(tree.body)):
        if isinstance(block, t.Part):
            depth, title, level, target = 1, block.title, 1, block.id
        elif isinstance(block, t.Heading) and block.listed:
            title, level, target = plain(block.text), levels[place] + depth, block.id or f"heading {place}"
        else:
            continue
        before = [*(one for one in before if one < level), level]
        reached = pages[target]
        page_word = "tudalen" if tree.language.startswith("cy") else "page"
        yield len(before), f"{' '.join(fonts.shown(title).split())}, {page_word} {reached}", reached


def _cells(tree: t.Document) -> Iterator[tuple[tuple[int, int, str], ...]]:
    for block in walk(tree.body):
        yield from _block_cells(block)


def _block_cells(block: t.Block) -> Iterator[tuple[tuple[int, int, str], ...]]:
    match block:
        case t.Table():
            for rows, scope in ((block.header, "Column"), (block.rows, "")):
                for row in rows:
                    yield tuple(_cell(cell, scope) for cell in row)
        case t.KeyValue():
            yield from (((1, 1, "Row"), (1, 1, "")) for _ in block.rows)
        case t.Cover():
            yield from (((1, 1, "Row"), (1, 1, "")) for _ in block.facts)
            for inner in block.body:
                yield from _block_cells(inner)
        case t.Callout() | t.Room():
            for part in block.body:
                yield from _block_cells(part)
        case _:
            return


def _cell(cell: t.Cell | str, scope: str) -> tuple[int, int, str]:
    if isinstance(cell, str):
        return 1, 1, scope
    assert cell_blocks(cell.content)
    return cell.colspan, cell.rowspan, scope or ("Row" if cell.header else "")
