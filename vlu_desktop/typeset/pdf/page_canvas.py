# SPDX-License-Identifier: Apache-2.0
"""One page being drawn: text goes into a structure element, everything else is an artifact; there is no third way.

Lengths are points; y runs down from the top of the page.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from reportlab.pdfbase import pdfdoc

from vlu_desktop.typeset.pdf.line_breaking import Line, Span
from vlu_desktop.typeset.pdf.objects import PaperFile, References, entries, name, ref, row
from vlu_desktop.typeset.pdf.structure import Element, Structure, spoken
from vlu_desktop.typeset.pdf.styles import Geometry
from vlu_desktop.typeset.pdf.tagged_canvas import GlyphText, PageCanvas, font_name


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link's area on its page, kept until it is known where its target stands."""

    number: int
    key: int
    rect: tuple[float, float, float, float]
    target: str
    described: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderFooter:
    """What stands at the top and the bottom of a page beside its number."""

    marking: str = ""
    header_left: str = ""
    header_right: str = ""
    footer_left: str = ""


class Page:
    """A page of a file. What is drawn is held here until `finish`; `reached` is told where references stand."""

    def __init__(
        self, file: PaperFile, structure: Structure, *, number: int, geometry: Geometry, furniture: HeaderFooter,
        reached: dict[str, tuple["Page", float]],
    ) -> None:  # fmt: skip
        self.number = number
        self.width, self.height = geometry.width, geometry.height
        self.left, self.right = geometry.left, geometry.right
        self.furniture = furniture
        self._reached = reached
        self._pictures: dict[str, int] = {}
        self.object = file.allocate()
        self.key = structure.reserve_page()
        self.annotations: list[Annotation] = []
        self.content = 0
        self._file, self._structure = file, structure
        self._canvas = self.new_canvas()
        self._beneath: list[str] = []
        self._owners: list[int] = []
        self._state: object = None
        self._ruled: object = None

    def new_canvas(self) -> PageCanvas:
        """A canvas of this page's size."""
        return PageCanvas(self.width, self.height)

    # ------------------------------------------------------------------------------------------------------ artifacts

    def artifact(self) -> AbstractContextManager[PageCanvas]:
        """A canvas for decoration, which works upwards from the bottom of the page, as PDF's own measures do."""
        return self._canvas.artifact()

    def rule(self, x1: float, x2: float, y: float, *, grey: float = 0.8, width: float = 0.5) -> None:
        """A horizontal rule."""
        canvas, at = self._canvas, self.height - y
        canvas.addLiteral("/Artifact BMC")
        if self._ruled != (grey, width):
            canvas.setLineWidth(width)
            canvas.setStrokeGray(grey)
            self._ruled = grey, width
        canvas.line(x1, at, x2, at)
        canvas.unmark()

    def place(self) -> int:
        """A place in the drawing order that `artifact_at` can come back to."""
        self._beneath.append(self._canvas.content)
        self._canvas = self.new_canvas()
        self._state = self._ruled = None
        return len(self._beneath)

    @contextmanager
    def artifact_at(self, place: int) -> Iterator[PageCanvas]:
        """A canvas for decoration beneath all that was drawn since `place`."""
        layer = self.new_canvas()
        with layer.artifact():
            yield layer
        self._beneath.insert(place, layer.content)

    def decoration(self, line: Line, x: float, y: float, size: float) -> None:
        """A line of text that no reader is meant to read out, its baseline at y."""
        self._canvas.addLiteral("/Artifact BMC")
        for span in line.spans:
            self._span(span, x, y, size)
            x += span.width
        self._canvas.unmark()

    # ------------------------------------------------------------------------------------------------------ structure

    @contextmanager
    def drawing(self, element: Element) -> Iterator[PageCanvas]:
        """A canvas for what is one piece of marked content: a figure, a picture, words on one."""
        self._begin(element)
        with self._canvas.kept():
            yield self._canvas
        self._canvas.unmark()

    def picture(self, number: int) -> str:
        """Takes an embedded picture in among what this page may draw; returns the name a canvas draws it by."""
        key = f"I{len(self._pictures)}"
        self._pictures[str(pdfdoc.xObjectName(key))] = number
        return key

    def lines(
        self, element: Element, lines: Sequence[Line], x: float, y: float, size: float, leading: float,
        specials: dict[int, Element] | None = None,
    ) -> None:  # fmt: skip
        """Lines of text into an element, the first baseline at y; `specials` keeps the elements of links over pages."""
        specials = {} if specials is None else specials
        if lines and (_of_one_run(lines) or all(_like(line, lines[0].spans[0]) for line in lines)):
            self._begin(element)
            self._block(lines, x, y, size, leading)
            self._canvas.unmark()
            return
        for line in lines:
            at = x + line.width if line.right_to_left else x
            for span in line.spans:
                at -= span.width if line.right_to_left else 0
                self._special_span(element, span, at, y, size, specials)
                at += 0 if line.right_to_left else span.width
            y += leading

    def text(self, element: Element, line: Line, x: float, y: float, size: float) -> None:
        """One line of text into an element."""
        self.lines(element, (line,), x, y, size, 0)

    def link(self, element: Element, rect: tuple[float, float, float, float], target: str, described: str) -> None:
        """Makes an area (left, top, right, bottom) lead to a target; `element` is the link's."""
        number = self._file.allocate()
        key = self._structure.annotated(element, self.object, number)
        left, top, right, bottom = rect
        area = (left, self.height - bottom, right, self.height - top)
        self.annotations.append(Annotation(number, key, area, target, described))

    def _begin(self, element: Element) -> None:
        content = len(self._owners)
        self._owners.append(element.number)
        self._structure.owns(element, self.object, content)
        self._canvas.mark(element.tag, content)

    def _special_span(
        self, element: Element, span: Span, x: float, y: float, size: float, specials: dict[int, Element]
    ) -> None:
        special = span.run.special
        owner = element
        if special is not None:
            known = specials.get(id(special))
            if known is None:
                known = specials[id(special)] = self._structure.open(
                    "Link" if special.target else "Span", element, spoken(special.language)
                )
                if special.key:
                    self._reached.setdefault(special.key, (self, max(y - size - 6, 0)))
            owner = known
        self._begin(owner)
        self._span(span, x, y, size)
        self._canvas.unmark()
        if special is not None and special.target:
            self.link(owner, (x, y - size, x + span.width, y + size * 0.3), special.target, special.described)

    def _block(self, lines: Sequence[Line], x: float, y: float, size: float, leading: float) -> None:
        """Lines that one text object can show; what it would set as it is already set on the page is left out."""
        span = lines[0].spans[0]
        shown = GlyphText(self._canvas, x, self.height - y)
        state = (span.run.colour, span.parts[0].use, size, leading)
        if state != self._state:
            shown.setFont(font_name(span.parts[0].use.face.key), size, leading)
            shown.setFillColorRGB(*span.run.colour)
            self._state = state
        shown.lines([line.spans[0].parts[0].codes for line in lines])
        self._canvas.drawText(shown)

    def _span(self, span: Span, x: float, y: float, size: float) -> None:
        self._state = None
        run = span.run
        at, size = self.height - y + run.rise, size * run.scale
        self._canvas.stretch(span.parts, x, at, size, run.colour, actual=span.actual)

    # ----------------------------------------------------------------------------------------------------------- end

    def finish(self) -> None:
        """Writes the content; headers and footers are added by a second stream when all pages are counted."""
        content = "\n".join((*self._beneath, self._canvas.content))
        self.content = self._file.stream(content.encode("ascii"))
        self._structure.page_done(self.key, self._owners)
        del self._canvas
        self._beneath, self._owners = [], []

    def write(self, *, parent: int, fonts: int, furniture: int, annotations: Sequence[int]) -> None:
        """Writes the page's own object."""
        resources = {"Font": ref(fonts)}
        if self._pictures:
            resources["XObject"] = entries(**{key: ref(number) for key, number in self._pictures.items()})
        said = {
            "Type": name("Page"), "Parent": ref(parent), "MediaBox": row(0, 0, self.width, self.height),
            "Resources": entries(**resources), "Contents": References((self.content, furniture)),
            "StructParents": self.key, "Tabs": name("S"),
        }  # fmt: skip
        if annotations:
            said["Annots"] = References(annotations)
        self._file.add(entries(**said), self.object)


def _of_one_run(lines: Sequence[Line]) -> bool:
    """Whether lines were broken from one plain run; lines come here in the order they were broken."""
    return lines[0].plain and lines[-1].plain and lines[0].spans[0].run is lines[-1].spans[0].run


def _like(line: Line, first: Span) -> bool:
    """Whether a line can be drawn in one go with the first."""
    if len(line.spans) != 1:
        return False
    span = line.spans[0]
    run = span.run
    if run is not first.run or run.special is not None or span.actual or len(span.parts) != 1:
        return False
    part = span.parts[0]
    return run.scale == 1 and not run.rise and part.use is first.parts[0].use and not part.placed
