# SPDX-License-Identifier: Apache-2.0
"""Writes a whole document: its blocks in order, then contents, headers and footers, bookmarks, fonts and catalogue."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from vlu_desktop.documents import tree as t
from vlu_desktop.documents.fonts import FontBook
from vlu_desktop.documents.pdf import looks
from vlu_desktop.documents.pdf.blocks import BlockSetter, page_geometry
from vlu_desktop.documents.pdf.contents import ContentsSetter, outline
from vlu_desktop.documents.pdf.embed import embed
from vlu_desktop.documents.pdf.flow import Flow
from vlu_desktop.documents.pdf.icc import srgb
from vlu_desktop.documents.pdf.inline import Inliner
from vlu_desktop.documents.pdf.lines import Line, break_lines
from vlu_desktop.documents.pdf.looks import Look
from vlu_desktop.documents.pdf.metadata import info, xmp
from vlu_desktop.documents.pdf.objects import PdfFile, ref, text
from vlu_desktop.documents.pdf.page import Page
from vlu_desktop.documents.pdf.structure import Structure
from vlu_desktop.documents.pdf.typeset import Typesetter
from vlu_desktop.documents.tree_numbering import Numbering, number, runs_of, walk

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfResult:
    """A written file: its pages, its SHA-256, the page each id stands on, and the marks put in ("U+202E": 2)."""

    pages: int
    sha256: str
    places: Mapping[str, int]
    marks: Mapping[str, int]


def write_pdf(
    document: t.Document, out: BinaryIO | Path, *, fonts: FontBook, progress: Progress | None = None
) -> PdfResult:
    """Writes the document as PDF/A-2a and PDF/UA-1. The same document gives the same bytes.

    `progress` hears how much of how much is done, and may raise to stop: a path then keeps what it held. A document
    that refers to pages is set twice, because only then is it known where they are.
    """
    numbers = number(document)
    places: Mapping[str, int] = {}
    if _refers_to_pages(document):
        for _ in range(3):
            again = _Writing(document, numbers, io.BytesIO(), fonts, places, None).run().places
            if again == places:
                break
            places = again
    if isinstance(out, Path):
        part = out.with_name(out.name + ".part")
        try:
            with part.open("wb") as file:
                result = _Writing(document, numbers, file, fonts, places, progress).run()
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)
        return result
    return _Writing(document, numbers, out, fonts, places, progress).run()


def _refers_to_pages(document: t.Document) -> bool:
    return any(
        isinstance(run, t.Ref) and run.kind is t.RefKind.PAGE
        for block in walk(document.body)
        for runs in runs_of(block)
        if not isinstance(runs, str)
        for run in runs
    )


class _Writing:
    """One pass over a document."""

    def __init__(
        self, document: t.Document, numbers: Numbering, out: BinaryIO, fonts: FontBook, places: Mapping[str, int],
        progress: Progress | None,
    ) -> None:  # fmt: skip
        self._document, self._numbers = document, numbers
        self._file = PdfFile(out)
        self._structure = Structure(self._file)
        self._setter = Typesetter(fonts)
        self._flow = Flow(self._file, self._structure)
        self._inliner = Inliner(self._setter, numbers, places)
        self._blocks = BlockSetter(self._flow, self._inliner, self._step)
        self._contents = ContentsSetter(self._flow, self._inliner)
        self._progress = progress
        self._done, self._all = 0, sum(_weight(block) for block in walk(document.body))

    def run(self) -> PdfResult:
        self._body()
        if not self._flow.pages:
            self._flow.new_page()
        self._flow.end_page()
        self._contents.fill()
        resources = self._file.allocate()
        tree = self._pages(resources)
        self._file.add(self._fonts(), resources)
        self._catalogue(tree)
        places = {key: page.number for key, (page, _) in self._flow.destinations.items()}
        return PdfResult(
            pages=len(self._flow.pages), sha256=self._file.digest.hexdigest(), places=places,
            marks=dict(sorted(self._setter.marks.items())),
        )  # fmt: skip

    # ------------------------------------------------------------------------------------------------------------ body

    def _body(self) -> None:
        blocks = list(walk(self._document.body))
        turned = [landscape for block in self._document.body for landscape in _turned(block)]
        for place, block in enumerate(blocks):
            self._flow.turn(page_geometry(landscape=turned[place]))
            if isinstance(block, t.Contents):
                self._blocks.end_list()
                self._contents.reserve(block, blocks)
            else:
                following = blocks[place + 1] if place + 1 < len(blocks) else None
                self._blocks.place(block, self._numbers.labels[place], place, following)
            self._step()
        self._blocks.end_list()

    def _step(self) -> None:
        self._done += 1
        if self._progress is not None and (self._done % 100 == 0 or self._done == self._all):
            self._progress(self._done, self._all)

    # ----------------------------------------------------------------------------------------------------------- pages

    def _pages(self, resources: int) -> int:
        tree = self._file.allocate()
        for page in self._flow.pages:
            furniture = self._file.stream(self._furniture(page).encode("ascii"))
            notes = b" ".join(self._annotation(page, note) for note in range(len(page.annotations)))
            page.write(parent=tree, resources=resources, furniture=furniture, annotations=notes)
        kids = b" ".join(ref(page.object) for page in self._flow.pages)
        return self._file.add(b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(self._flow.pages), kids), tree)

    def _annotation(self, page: Page, place: int) -> bytes:
        note = page.annotations[place]
        target, y = self._flow.destinations[note.target]
        self._file.add(
            b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%.2f %.2f %.2f %.2f]/Contents%s/StructParent %d"
            b"/Dest[%s/XYZ 0 %.2f null]>>"
            % (*note.rect, text(note.described), note.key, ref(target.object), target.height - y),
            note.number,
        )
        return ref(note.number)

    def _furniture(self, page: Page) -> str:
        """The header and the footer: artifacts of the page, never part of what is read."""
        document, geometry = self._document, page_geometry(landscape=page.width > page.height)
        left, right = geometry.left, geometry.right
        top, foot = 44.0, page.height - 44.0
        pieces: list[str] = []

        def put(words: str, look: Look, y: float, align: float, limit: float = 200.0) -> None:
            line = self._line(words, look, limit)
            x = left + (right - left - line.width) * align
            for span in line.spans:
                for part in span.parts:
                    pieces.append(
                        f"BT {look.colour} /F{part.use.place} {look.size} Tf {x:.2f} {page.height - y:.2f} Td "
                        f"<{part.codes}> Tj ET"
                    )
                    x += part.width * look.size / 1000

        put(document.header_left, looks.FURNITURE, top, 0)
        put(document.marking, looks.MARKING, top, 0.5)
        put(document.header_right, looks.FURNITURE, top, 1)
        header = "\n".join(pieces)
        pieces.clear()
        put(document.footer_left, looks.FURNITURE, foot, 0, right - left - 90)
        put(f"Page {page.number} of {len(self._flow.pages)}", looks.FURNITURE, foot, 1)
        put(document.marking, looks.MARKING, foot + 13, 0.5)
        footer = "\n".join(pieces)
        rule = f"0.75 G 0.5 w {left} {{0:.2f}} m {right:.2f} {{0:.2f}} l S"
        return (
            f"/Artifact <</Type/Pagination/Subtype/Header>> BDC q {header} {rule.format(page.height - top - 8)} Q EMC\n"
            f"/Artifact <</Type/Pagination/Subtype/Footer>> BDC q {footer} {rule.format(page.height - foot + 12)} Q EMC"
        )

    def _line(self, words: str, look: Look, limit: float) -> Line:
        """One line, shortened where it is wider than a header allows."""
        runs = self._inliner.runs(words.replace("\n", " "), look)
        lines = break_lines(runs, look.size, limit)
        if len(lines) == 1:
            return lines[0]
        kept = words
        while kept and len(break_lines(self._inliner.runs(kept + "…", look), look.size, limit)) > 1:
            kept = kept[: min(len(kept) - 1, 200)]
        return break_lines(self._inliner.runs(kept.rstrip() + "…", look), look.size, limit)[0]

    # ------------------------------------------------------------------------------------------------------- catalogue

    def _fonts(self) -> bytes:
        fonts = b"".join(b"/F%d %s" % (use.place, ref(embed(self._file, use))) for use in self._setter.uses.values())
        return b"<</Font<<" + fonts + b">>>>"

    def _catalogue(self, pages: int) -> None:
        file, document = self._file, self._document
        self._structure.finish()
        profile = file.stream(srgb(), b"/N 3")
        intent = file.add(
            b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
            b"/DestOutputProfile %s>>" % ref(profile)
        )
        metadata = file.stream(xmp(document), b"/Type/Metadata/Subtype/XML", compress=False)
        bookmarks = outline(file, self._blocks.bookmarks, self._flow.destinations)
        first = self._flow.pages[0]
        catalogue = file.add(
            b"<</Type/Catalog/Pages %s/StructTreeRoot %s/MarkInfo<</Marked true>>/Lang%s/OutputIntents[%s]/Metadata %s"
            b"/ViewerPreferences<</DisplayDocTitle true>>/OpenAction[%s/XYZ null null 1]%s>>"
            % (
                ref(pages), ref(self._structure.root_number), text(document.language), ref(intent), ref(metadata),
                ref(first.object), bookmarks,
            )
        )  # fmt: skip
        file.close(catalogue, file.add(info(document)))


def _turned(block: t.Block) -> list[bool]:
    if isinstance(block, t.Landscape):
        return [True for _ in walk(block.body)]
    return [False]


def _weight(block: t.Block) -> int:
    return 1 + len(block.rows) if isinstance(block, t.Table | t.KeyValue) else 1
