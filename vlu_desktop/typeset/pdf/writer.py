# SPDX-License-Identifier: Apache-2.0
"""Writes a whole document: its blocks in order, then contents, headers and footers, bookmarks, fonts and catalogue."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf.blocks import BlockSetter, Bookmark, page_geometry
from vlu_desktop.typeset.pdf.contents_pages import ContentsSetter, outline
from vlu_desktop.typeset.pdf.embed import embed
from vlu_desktop.typeset.pdf.flow import Flow
from vlu_desktop.typeset.pdf.glyphs import Typesetter
from vlu_desktop.typeset.pdf.header_footer import furniture
from vlu_desktop.typeset.pdf.icc import srgb
from vlu_desktop.typeset.pdf.inline import Inliner
from vlu_desktop.typeset.pdf.metadata import info, xmp
from vlu_desktop.typeset.pdf.objects import PdfFile, ref, text
from vlu_desktop.typeset.pdf.page_canvas import HeaderFooter, Page
from vlu_desktop.typeset.pdf.structure import Element, Structure, spoken
from vlu_desktop.typeset.tree_numbering import Numbering, number, runs_of, walk

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
        self._contents = ContentsSetter(self._flow, self._inliner, document.language)
        self._part: Element | None = None
        self._flow.furniture = _furniture(document)
        self._progress = progress
        self._done, self._all = 0, sum(_weight(block) for block in walk(document.body))

    def run(self) -> PdfResult:
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
            pages=len(self._flow.pages), sha256=self._file.digest.hexdigest(), places=places,
            marks=dict(sorted(self._setter.marks.items())),
        )  # fmt: skip

    # ------------------------------------------------------------------------------------------------------------ body

    def _body(self) -> None:
        blocks = list(walk(self._document.body))
        turned = [landscape for block in self._document.body for landscape in _turned(block)]
        for place, block in enumerate(blocks):
            self._flow.turn(page_geometry(landscape=turned[place]))
            if isinstance(block, t.Part):
                self._blocks.end_list()
                self._begin_part(block)
            elif isinstance(block, t.Contents):
                self._blocks.end_list()
                self._contents.reserve(block, blocks, place)
            else:
                following = blocks[place + 1] if place + 1 < len(blocks) else None
                self._blocks.place(block, self._numbers.labels[place], place, following)
            self._step()
        self._blocks.end_list()
        self._end_part()

    def _begin_part(self, part: t.Part) -> None:
        flow = self._flow
        self._end_part()
        flow.end_page()
        attributes = b"/T" + text(self._setter.shown(part.title)) + spoken(part.language)
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
        for page in self._flow.pages:
            shown = furniture(page, len(self._flow.pages), self._inliner, self._document.language)
            stream = self._file.stream(shown.encode("ascii"))
            notes = b" ".join(self._annotation(page, note) for note in range(len(page.annotations)))
            page.write(parent=tree, fonts=fonts, furniture=stream, annotations=notes)
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

    # ------------------------------------------------------------------------------------------------------- catalogue

    def _fonts(self) -> bytes:
        fonts = b"".join(b"/F%d %s" % (use.place, ref(embed(self._file, use))) for use in self._setter.uses.values())
        return b"<<" + fonts + b">>"

    def _catalogue(self, pages: int) -> None:
        file, document = self._file, self._document
        self._structure.finish()
        profile = file.stream(srgb(), b"/N 3")
        intent = file.add(
            b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
            b"/DestOutputProfile %s>>" % ref(profile)
        )
        metadata = file.stream(xmp(document), b"/Type/Metadata/Subtype/XML", compress=False)
        bookmarks = outline(file, self._blocks.bookmarks, self._flow.destinations, document.language)
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
