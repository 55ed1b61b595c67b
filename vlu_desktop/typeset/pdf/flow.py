# SPDX-License-Identifier: Apache-2.0
"""The flow of a document down its pages: where the pen is, when a page is full, what is kept together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile

from vlu_desktop.kernel.stopping import check_stopped
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.pdf.line_breaking import Line
from vlu_desktop.typeset.pdf.objects import PaperFile
from vlu_desktop.typeset.pdf.page_canvas import HeaderFooter, Page
from vlu_desktop.typeset.pdf.structure import Element, Structure
from vlu_desktop.typeset.pdf.styles import CALLOUT_PAD, NORMAL, PORTRAIT, Geometry, Sheet, TextStyle

WORTH_A_PAGE = 0.36
"""How much of a page must be filled before what can be parted begins a new one: no page is left nearly empty."""
_ENDS_A_LETTER = 0.45
"""How much of a page the end of a letter must fill, or more of the letter goes with it: half of this is its lines to
sign on and what it was written from."""


@dataclass(slots=True)
class _Box:
    """A bordered box that is open: where it began on this page, and beneath what it is to be painted."""

    left: float
    right: float
    top: float
    place: int


class Flow:
    """Places lines on pages. Pages are finished, and out of memory, as soon as the next one is begun."""

    def __init__(
        self, file: PaperFile, structure: Structure, sheet: Sheet = NORMAL, *, sketched: bool = False
    ) -> None:  # fmt: skip
        """`sketched`: it is only asked on which page each thing stands, so pictures need not be drawn."""
        self.sketched = sketched
        self.file = file
        self.sheet = sheet
        self.structure = structure
        self.pages: list[Page] = []
        self.geometry: Geometry = PORTRAIT
        self.left, self.right = PORTRAIT.left, PORTRAIT.right
        self.y = 0.0
        self.parent = structure.document
        self.destinations: dict[str, tuple[Page, float]] = {}
        self.held: list[Page] = []
        self.furniture = HeaderFooter()
        self._awaiting: list[str] = []
        self._box: _Box | None = None
        self._led: tuple[Page, float] | None = None
        self._page: Page | None = None

    # ----------------------------------------------------------------------------------------------------------- pages

    @property
    def page(self) -> Page:
        """The page being drawn; the first is begun when it is first asked for."""
        if self._page is None:
            self.new_page()
        assert self._page is not None
        return self._page

    @property
    def width(self) -> float:
        """The width open to text."""
        return self.right - self.left

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on this page yet."""
        return self._page is None or self.y <= self.geometry.top + (CALLOUT_PAD if self._box else 0)

    @property
    def begun(self) -> float:
        """How much of this page is filled, from 0 to 1."""
        return 0.0 if self.fresh else (self.y - self.geometry.top) / (self.geometry.bottom - self.geometry.top)

    @property
    def room(self) -> float:
        """How much of the page is left."""
        if self._page is None:
            self.new_page()
        return self.geometry.bottom - self.y - (CALLOUT_PAD if self._box else 0)

    @property
    def full_height(self) -> float:
        """How much a whole page holds."""
        return self.geometry.bottom - self.geometry.top - (2 * CALLOUT_PAD if self._box else 0)

    def new_page(self) -> None:
        """Ends this page and begins another."""
        check_stopped()
        self._end_box(CALLOUT_PAD)
        self._finish()
        number = len(self.pages) + 1
        self._page = Page(
            self.file, self.structure, number=number, geometry=self.geometry, furniture=self.furniture,
            reached=self.destinations,
        )  # fmt: skip
        self.pages.append(self._page)
        for key in self._awaiting:
            self.destinations[key] = (self._page, 0.0)
        self._awaiting.clear()
        self.y = self.geometry.top
        if self._box:
            self._box.top, self._box.place = self.y, self._page.place()
            self.y += CALLOUT_PAD

    def turn(self, geometry: Geometry) -> None:
        """What follows stands on pages of this geometry."""
        if geometry is self.geometry:
            return
        self.end_page()
        self.geometry = geometry
        self.left, self.right = geometry.left, geometry.right

    def end_page(self) -> None:
        """What follows begins a new page; an empty one is never made."""
        self._end_box()
        self._finish()
        self._page = None

    def hold(self) -> None:
        """Keeps the present page open for later: the contents are filled in when every page is counted."""
        self.held.append(self.page)
        self._page = None

    def _finish(self) -> None:
        if self._page is not None and self._page not in self.held:
            self._page.finish()

    def need(self, height: float, *, parts: bool = False) -> bool:
        """Begins a new page where less than this is left, unless the page is still empty; or, where what comes can be
        parted, unless it would be left less than a third full. Whether it begins here for that reason."""
        if self.room >= height or self.fresh:
            return False
        if parts and self.begun < WORTH_A_PAGE:
            return True
        self.new_page()
        return False

    def lead(self, stays: bool) -> None:
        """What leads on ends here; `stays`: it began here only so that the page is not left nearly empty."""
        self._led = (self.page, self.y) if stays else None

    @property
    def led(self) -> bool:
        """Whether the pen is right beneath what leads on and stayed: what it leads to begins here as well."""
        return self._led == (self.page, self.y)

    def space(self, height: float) -> None:
        """White space, none at the top of a page."""
        if not self.fresh:
            self.y += height

    def target_next(self, key: str) -> None:
        """Links to this key lead to the top of the page that is begun next."""
        self._awaiting.append(key)

    def keep_targets(self) -> None:
        """Begins the page that links are waiting for, where nothing has begun it."""
        if self._awaiting:
            self.new_page()

    def target(self, key: str) -> None:
        """Links to this key lead to where the pen is."""
        if key:
            self.destinations[key] = (self.page, max(self.y - 6, 0))

    # ------------------------------------------------------------------------------------------------------------ text

    @contextmanager
    def inside(self, element: Element) -> Iterator[Element]:
        """What is placed meanwhile belongs to the element, which is closed at the end."""
        outer, self.parent = self.parent, element
        try:
            yield element
        finally:
            self.parent = outer
            self.structure.close(element)

    @contextmanager
    def indented(self, left: float, right: float = 0.0) -> Iterator[None]:
        """Narrower lines meanwhile."""
        self.left += left
        self.right -= right
        try:
            yield
        finally:
            self.left -= left
            self.right += right

    def text(
        self, element: Element, lines: Sequence[Line], look: TextStyle, *, align: float = 0.0, x: float = 0.0
    ) -> None:
        """Lines from the pen down, over as many pages as it takes; no line stands alone at a page's foot or head.

        `align` is 0 for left, 0.5 for centred, 1 for right; `x` moves the lines right of the text's edge.
        """
        specials: dict[int, Element] = {}
        start = 0
        while start < len(lines):
            fit = int((self.room + 0.01) // look.leading)
            left = len(lines) - start
            if fit < left:
                if left - fit == 1:
                    fit -= 1
                if fit < 2 or (fit < 1 and start):
                    if not self.fresh:
                        self.new_page()
                        continue
                    fit = max(fit, 1)
            self._place(element, lines[start : start + fit], look, align, x, specials)
            start += fit
            if start < len(lines):
                self.new_page()
        for special in specials.values():
            self.structure.close(special)

    def _place(
        self,
        element: Element,
        lines: Sequence[Line],
        look: TextStyle,
        align: float,
        x: float,
        specials: dict[int, Element],
    ) -> None:
        page, baseline = self.page, self.y + ascent(look)
        if any(line.right_to_left for line in lines):
            align = 1.0 - align if align != 0.5 else align
        if align:
            for place, line in enumerate(lines):
                at = self.left + x + (self.width - x - line.width) * align
                page.lines(element, (line,), at, baseline + place * look.leading, look.size, look.leading, specials)
        else:
            page.lines(element, lines, self.left + x, baseline, look.size, look.leading, specials)
        self.y += len(lines) * look.leading

    # ------------------------------------------------------------------------------------------------------------ boxes

    @contextmanager
    def boxed(self) -> Iterator[None]:
        """A bordered box around what is placed meanwhile, drawn anew on each page it reaches."""
        page = self.page
        self._box = _Box(self.left, self.right, self.y, page.place())
        self.y += CALLOUT_PAD
        with self.indented(CALLOUT_PAD + 2, CALLOUT_PAD + 2):
            yield
        self.y += CALLOUT_PAD
        self._end_box()
        self._box = None

    def _end_box(self, below: float = 0.0) -> None:
        box, page = self._box, self._page
        if box is None or page is None:
            return
        bottom = min(self.y + below, self.geometry.bottom)
        with page.artifact_at(box.place) as canvas:
            canvas.setFillColorRGB(0.965, 0.965, 0.955)
            canvas.setStrokeGray(0.75)
            canvas.setLineWidth(0.6)
            canvas.rect(box.left, page.height - bottom, box.right - box.left, bottom - box.top, fill=1)


def beginning(lines: Sequence[Line]) -> int:
    """How many lines must stand together where a text begins: two, or all of three, for none may stand alone."""
    return 3 if len(lines) == 3 else min(len(lines), 2)


def ascent(look: TextStyle) -> float:
    """From the top of a line to its baseline."""
    return look.leading * 0.5 + look.size * 0.36


def _is_signed(block: t.Block) -> bool:
    return isinstance(block, t.Paragraph) and block.style is t.Style.SIGNATURE


def lines_to_sign(following: Iterable[t.Block]) -> list[t.Paragraph]:
    """The lines to sign on that come next."""
    return [each for each in takewhile(_is_signed, following) if isinstance(each, t.Paragraph)]


def carried(
    block: t.Paragraph, following: Sequence[t.Block], height: Callable[[t.Paragraph], float], page: float, white: float
) -> float:
    """The height, in points, of a paragraph with all that is left of a letter beneath it, where that alone would leave
    a page nearly empty; 0.0 where the two may part. `page` is how much a whole page holds; what is white beneath its
    last line, `white`, needs no room.
    """
    paragraphs = [each for each in following if isinstance(each, t.Paragraph)]
    if len(paragraphs) < len(following) or not any(map(_is_signed, paragraphs)):
        return 0.0
    left = 0.0
    for each in paragraphs:
        left += height(each)
        if left >= page * _ENDS_A_LETTER:
            return 0.0
    return left + height(block) - white
