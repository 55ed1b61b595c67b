# SPDX-License-Identifier: Apache-2.0
"""Writes a whole document: its blocks in order, then contents, headers and footers, bookmarks, fonts and catalogue."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc

from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf.archive_finish import finish
from vlu_desktop.typeset.pdf.blocks import BlockSetter
from vlu_desktop.typeset.pdf.contents_pages import Bookmark, ContentsSetter, outline
from vlu_desktop.typeset.pdf.embed import embed
from vlu_desktop.typeset.pdf.flow import Flow
from vlu_desktop.typeset.pdf.glyphs import Typesetter
from vlu_desktop.typeset.pdf.header_footer import FurnitureSetter
from vlu_desktop.typeset.pdf.inline import Inliner
from vlu_desktop.typeset.pdf.objects import PaperFile, References, entries, memory, name, ref, row, text
from vlu_desktop.typeset.pdf.page_canvas import Annotation, HeaderFooter, Page
from vlu_desktop.typeset.pdf.result import PdfResult, Progress
from vlu_desktop.typeset.pdf.structure import Element, Structure, spoken
from vlu_desktop.typeset.pdf.styles import LANDSCAPE, LARGE, NORMAL, PORTRAIT
from vlu_desktop.typeset.tree_numbering import Numbering, number, runs_of, walk

_AHEAD = 6
"""Blocks after one that its setter sees: a heading stays with the paragraph and the lines to sign on beneath it."""


def write(document: t.Document, out: BinaryIO | Path, fonts: FontBook, progress: Progress | None) -> PdfResult:
    """As `write_pdf` says."""
    numbers = number(document)
    places: Mapping[str, int] = {}
    if _refers_to_pages(document):
        for _ in range(3):
            with memory() as raw:
                again = _Writing(document, numbers, raw, fonts, places, sketched=True).run().places
            if again == places:
                break
            places = again
    with memory() as raw:
        written = _Writing(document, numbers, raw, fonts, places).run(progress)
        data = finish(raw, document)
    if isinstance(out, Path):
        part = out.with_name(out.name + ".part")
        try:
            part.write_bytes(data)
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)
    else:
        out.write(data)
    return replace(written, sha256=hashlib.sha256(data).hexdigest())


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
        *, sketched: bool = False,
    ) -> None:  # fmt: skip
        self._document, self._numbers = document, numbers
        self._file = PaperFile(out)
        self._structure = Structure(self._file)
        self._setter = Typesetter(fonts)
        self._flow = Flow(self._file, self._structure, LARGE if document.large else NORMAL, sketched=sketched)
        self._inliner = Inliner(self._setter, numbers, places, document.language)
        self._blocks = BlockSetter(self._flow, self._inliner, self._step)
        self._contents = ContentsSetter(self._flow, self._inliner, document.language)
        self._part: Element | None = None
        self._flow.furniture = _furniture(document)
        self._progress: Progress | None = None
        self._done, self._all = 0, sum(_weight(block) for block in walk(document.body))

    def run(self, progress: Progress | None = None) -> PdfResult:
        self._progress = progress
        self._body()
        if not self._flow.pages:
            self._flow.new_page()
        self._flow.end_page()
        self._contents.fill()
        fonts = self._file.allocate()
        tree = self._pages(fonts)
        self._file.add(self._fonts(), fonts)
        self._catalogue(tree)
        places = {key: page.number for key, (page, _) in self._flow.destinations.items()}
        return PdfResult(
            pages=len(self._flow.pages), sha256="", places=places,
            marks=dict(sorted(self._setter.marks.items())),
        )  # fmt: skip

    # ------------------------------------------------------------------------------------------------------------ body

    def _body(self) -> None:
        blocks = list(walk(self._document.body))
        turned = [landscape for block in self._document.body for landscape in _turned(block)]
        for place, block in enumerate(blocks):
            self._flow.turn(LANDSCAPE if turned[place] else PORTRAIT)
            if isinstance(block, t.Part):
                self._blocks.end_list()
                self._begin_part(block)
            elif isinstance(block, t.Contents):
                self._blocks.end_list()
                self._contents.reserve(block, blocks, place)
            else:
                self._blocks.place(block, self._numbers.labels[place], place, blocks[place + 1 : place + 1 + _AHEAD])
            self._step()
        self._blocks.end_list()
        self._end_part()

    def _begin_part(self, part: t.Part) -> None:
        flow = self._flow
        self._end_part()
        flow.end_page()
        attributes = {"T": text(self._setter.shown(part.title)), **spoken(part.language)}
        self._part = flow.parent = flow.structure.open("Part", flow.structure.document, attributes)
        flow.furniture = _furniture(part)
        flow.target_next(part.id)
        self._blocks.depth = 1
        self._blocks.bookmarks.append(Bookmark(" ".join(self._setter.shown(part.title).split()), 1, part.id))

    def _end_part(self) -> None:
        if self._part is not None:
            self._flow.keep_targets()
            self._flow.structure.close(self._part)
            self._part, self._flow.parent = None, self._flow.structure.document

    def _step(self) -> None:
        self._done += 1
        if self._progress is not None and (self._done % 100 == 0 or self._done == self._all):
            self._progress(self._done, self._all)

    # ----------------------------------------------------------------------------------------------------------- pages

    def _pages(self, fonts: int) -> int:
        tree = self._file.allocate()
        setter = FurnitureSetter(self._inliner, self._document.language, self._flow.sheet)
        for page in self._flow.pages:
            stream = self._file.stream(setter.content(page, len(self._flow.pages)).encode("ascii"))
            notes = [self._annotation(page, note) for note in page.annotations]
            page.write(parent=tree, fonts=fonts, furniture=stream, annotations=notes)
        kids = References([page.object for page in self._flow.pages])
        return self._file.add(entries(Type=name("Pages"), Count=len(self._flow.pages), Kids=kids), tree)

    def _annotation(self, page: Page, note: Annotation) -> int:
        target, y = self._flow.destinations[note.target]
        said = entries(
            Type=name("Annot"), Subtype=name("Link"), F=4, Border=row(0, 0, 0), Contents=text(note.described),
            Rect=row(*(round(edge, 2) for edge in note.rect)), StructParent=note.key,
            Dest=row(ref(target.object), name("XYZ"), 0, round(target.height - y, 2), "null"),
        )  # fmt: skip
        return self._file.add(said, note.number)

    # ------------------------------------------------------------------------------------------------------- catalogue

    def _fonts(self) -> Any:
        return entries(**{key: ref(embed(self._file, use)) for key, use in self._setter.uses.items()})

    def _catalogue(self, pages: int) -> None:
        file, first = self._file, self._flow.pages[0]
        self._structure.finish()
        said = {
            "Type": name("Catalog"), "Pages": ref(pages), "Lang": text(self._document.language),
            "StructTreeRoot": ref(self._structure.root_number), "MarkInfo": entries(Marked=pdfdoc.PDFtrue),
            "ViewerPreferences": entries(DisplayDocTitle=pdfdoc.PDFtrue),
            "OpenAction": row(ref(first.object), name("XYZ"), "null", "null", 1),
        }  # fmt: skip
        bookmarks = outline(file, self._blocks.bookmarks, self._flow.destinations, self._document.language)
        if bookmarks:
            said |= {"Outlines": ref(bookmarks), "PageMode": name("UseOutlines")}
        file.close(file.add(entries(**said)))


def _turned(block: t.Block) -> list[bool]:
    match block:
        case t.Landscape():
            return [True for _ in walk(block.body)]
        case t.Part():
            return [False, *(turned for inner in block.body for turned in _turned(inner))]
        case t.PicturePage():
            return [block.image.width > block.image.height]
        case _:
            return [False]


def _furniture(said: t.Document | t.Part) -> HeaderFooter:
    return HeaderFooter(
        marking=said.marking, header_left=said.header_left, header_right=said.header_right, footer_left=said.footer_left
    )


def _weight(block: t.Block) -> int:
    return 1 + len(block.rows) if isinstance(block, t.Table | t.KeyValue) else 1
