# SPDX-License-Identifier: Apache-2.0
"""One page being drawn: text goes into a structure element, everything else is an artifact; there is no third way.

Lengths are points; y runs down from the top of the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from vlu_desktop.typeset.pdf.glyphs import PlacedGlyph
from vlu_desktop.typeset.pdf.line_breaking import Line, Span
from vlu_desktop.typeset.pdf.objects import PdfFile, real, ref, text
from vlu_desktop.typeset.pdf.structure import Element, Structure, spoken
from vlu_desktop.typeset.pdf.styles import Geometry


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
    """A page of a file. Content is held here until `finish`; `reached` is told where references themselves stand."""

    def __init__(
        self, file: PdfFile, structure: Structure, *, number: int, geometry: Geometry, furniture: HeaderFooter,
        reached: dict[str, tuple["Page", float]],
    ) -> None:  # fmt: skip
        self.number = number
        self.width, self.height = geometry.width, geometry.height
        self.left, self.right = geometry.left, geometry.right
        self.furniture = furniture
        self._reached = reached
        self._pictures: list[bytes] = []
        self.object = file.allocate()
        self.key = structure.reserve_page()
        self.annotations: list[Annotation] = []
        self.content = 0
        self._file, self._structure = file, structure
        self._ops: list[str] = []
        self._owners: list[int] = []
        self._state = ("", 0, 0.0)

    # ------------------------------------------------------------------------------------------------------ artifacts

    def artifact(self, operators: str) -> None:
        """Paints decoration. The operators work upwards from the bottom of the page, as PDF's own do."""
        self._ops.append(f"/Artifact BMC q {operators} Q EMC")

    def rule(self, x1: float, x2: float, y: float, *, grey: float = 0.8, width: float = 0.5) -> None:
        """A horizontal rule."""
        at = real(self.height - y)
        self.artifact(f"{real(width)} w {grey} G {real(x1)} {at} m {real(x2)} {at} l S")

    def place(self) -> int:
        """A place in the drawing order that `artifact_at` can come back to."""
        return len(self._ops)

    def artifact_at(self, place: int, operators: str) -> None:
        """Paints decoration beneath all that was drawn since `place`."""
        self._ops.insert(place, f"/Artifact BMC q {operators} Q EMC")

    def decoration(self, line: Line, x: float, y: float, size: float) -> None:
        """A line of text that no reader is meant to read out, its baseline at y."""
        for span in line.spans:
            self.artifact(self._span(span, x, y, size))
            x += span.width

    # ------------------------------------------------------------------------------------------------------ structure

    def drawing(self, element: Element, operators: str) -> None:
        """Paints a figure as one piece of marked content."""
        self._begin(element)
        self._ops.append(f"q {operators} Q EMC")

    def picture(self, number: int) -> str:
        """Takes an embedded picture in among what this page may draw; returns the name to draw it by."""
        key = f"I{len(self._pictures)}"
        self._pictures.append(b"/%s %s" % (key.encode("ascii"), ref(number)))
        return key

    def unseen(self, element: Element, operators: str) -> None:
        """Text that stands on a picture and is not painted."""
        self._begin(element)
        self._ops.append(f"q 3 Tr\n{operators}\nQ EMC")

    def lines(
        self, element: Element, lines: Sequence[Line], x: float, y: float, size: float, leading: float,
        specials: dict[int, Element] | None = None,
    ) -> None:  # fmt: skip
        """Lines of text into an element, the first baseline at y; `specials` keeps the elements of links over pages."""
        specials = {} if specials is None else specials
        if lines and all(len(line.spans) == 1 and _like(line.spans[0], lines[0].spans[0]) for line in lines):
            self._begin(element)
            self._block(lines, x, y, size, leading)
            self._ops.append("EMC")
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
        self._ops.append(f"/{element.tag} <</MCID {content}>> BDC")

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
        self._ops.append(self._span(span, x, y, size))
        self._ops.append("EMC")
        if special is not None and special.target:
            self.link(owner, (x, y - size, x + span.width, y + size * 0.3), special.target, special.described)

    def _block(self, lines: Sequence[Line], x: float, y: float, size: float, leading: float) -> None:
        run = lines[0].spans[0].run
        state = (run.colour, lines[0].spans[0].parts[0].use.place, size)
        setting = "" if state == self._state else f"{run.colour} /F{state[1]} {real(size)} Tf "
        self._state = state
        ops = [f"BT {setting}{real(leading)} TL {real(x)} {real(self.height - y)} Td"]
        ops += [f"<{line.spans[0].parts[0].codes}> Tj T*" for line in lines]
        ops.append("ET")
        self._ops.append("\n".join(ops))

    def _span(self, span: Span, x: float, y: float, size: float) -> str:
        run = span.run
        size *= run.scale
        self._state = ("", 0, 0.0)
        parts = shown_glyphs(span, size)
        shown = f"BT {run.colour} {real(x)} {real(self.height - y + run.rise)} Td {parts} ET"
        if span.actual:
            return f"/Span <</ActualText {text(span.actual).decode('ascii')}>> BDC {shown} EMC"
        return shown

    # ----------------------------------------------------------------------------------------------------------- end

    def finish(self) -> None:
        """Writes the content; headers and footers are added by a second stream when all pages are counted."""
        self.content = self._file.stream("\n".join(self._ops).encode("ascii"))
        self._structure.page_done(self.key, self._owners)
        self._ops, self._owners = [], []

    def write(self, *, parent: int, fonts: int, furniture: int, annotations: bytes) -> None:
        """Writes the page's own object."""
        pictures = b"/XObject<<" + b"".join(self._pictures) + b">>" if self._pictures else b""
        resources = b"<</Font %s%s>>" % (ref(fonts), pictures)
        notes = b"/Annots[" + annotations + b"]" if annotations else b""
        self._file.add(
            b"<</Type/Page/Parent %s/MediaBox[0 0 %s %s]/Resources %s/Contents[%s %s]/StructParents %d/Tabs/S%s>>"
            % (
                ref(parent), real(self.width).encode(), real(self.height).encode(), resources,
                ref(self.content), ref(furniture), self.key, notes,
            ),
            self.object,
        )  # fmt: skip


def shown_glyphs(span: Span, size: float) -> str:
    """The operators that show a stretch from where the pen is."""
    if span.placed:
        return _placed(span.placed, size)
    return " ".join(f"/F{part.use.place} {real(size)} Tf <{part.codes}> Tj" for part in span.parts)


def _placed(letters: Sequence[PlacedGlyph], size: float) -> str:
    """Letters shown in reading order, the pen moved to where each stands."""
    pen, use = 0.0, letters[0].use
    ops = [f"/F{use.place} {real(size)} Tf ["]
    for letter in letters:
        if letter.use is not use:
            use = letter.use
            ops.append(f"] TJ /F{use.place} {real(size)} Tf [")
        if letter.start != pen:
            ops.append(f"{real(pen - letter.start)}")
        ops.append(f"<{letter.code}>")
        pen = letter.start + letter.width
    ops.append("] TJ")
    return "".join(ops).replace("><", "")


def _like(span: Span, first: Span) -> bool:
    """Whether a span can be drawn in one go with the first line's."""
    run = span.run
    if run is not first.run or run.special is not None or span.actual or len(span.parts) != 1:
        return False
    return run.scale == 1 and not run.rise and span.parts[0].use is first.parts[0].use
