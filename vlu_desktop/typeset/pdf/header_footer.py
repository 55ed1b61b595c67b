# SPDX-License-Identifier: Apache-2.0
"""The header and the footer of each page: artifacts of the page, never part of what is read."""

from collections.abc import Sequence

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say, say_in
from vlu_desktop.typeset.pdf.inline import Inliner
from vlu_desktop.typeset.pdf.line_breaking import Line, break_lines
from vlu_desktop.typeset.pdf.page_canvas import HeaderFooter, Page
from vlu_desktop.typeset.pdf.styles import Sheet, TextStyle
from vlu_desktop.typeset.pdf.tagged_canvas import PageCanvas

_TOP, _FOOT = 44.0, 44.0
_BETWEEN = 150.0
_MARKED, _MOST_MARKED = 11.0, 2
"""From one line of a marking to the next, and how many lines have room."""


class FurnitureSetter:
    """Draws headers and footers; what pages have in common is drawn once and written to each."""

    def __init__(self, inliner: Inliner, language: str, sheet: Sheet) -> None:
        self._inliner, self._language, self._sheet = inliner, language, sheet
        self._common: dict[tuple[HeaderFooter, float], str] = {}

    def content(self, page: Page, pages: int) -> str:
        """What is drawn as a page's header and footer; `pages` is how many there are."""
        key = page.furniture, page.width
        if key not in self._common:
            self._common[key] = self._drawn(page)
        canvas = page.new_canvas()
        with canvas.pagination("Footer"):
            words = say_in(self._language, "pages.foot", page=page.number, pages=pages)
            self._put(canvas, page, words, self._sheet.furniture, page.height - _FOOT, 1, 90)
        return f"{self._common[key]}\n{canvas.content}"

    def _put(
        self, canvas: PageCanvas, page: Page, words: str, look: TextStyle, y: float, align: float, limit: float
    ) -> None:
        self._set(canvas, page, _line(self._inliner, words, look, limit), look, y, align)

    def _mark(self, canvas: PageCanvas, page: Page, lines: Sequence[Line], y: float) -> None:
        """The lines of the marking, one beneath the other."""
        for place, line in enumerate(lines):
            self._set(canvas, page, line, self._sheet.marking, y + _MARKED * place, 0.5)

    def _set(self, canvas: PageCanvas, page: Page, line: Line, look: TextStyle, y: float, align: float) -> None:
        x = page.left + (page.right - page.left - line.width) * align
        for span in line.spans:
            canvas.stretch(span.parts, x, page.height - y, look.size, look.colour, actual=span.actual)
            x += span.width

    def _drawn(self, page: Page) -> str:
        said, foot, width = page.furniture, page.height - _FOOT, page.right - page.left
        canvas = page.new_canvas()
        # A marking is never shortened to fit between two headers: a long one stands above them, whole or not at all.
        marking = self._inliner.lines(" ".join(said.marking.split()), self._sheet.marking, width)
        if len(marking) > _MOST_MARKED:
            raise UserError(say("pages.marking-too-long", most=_MOST_MARKED))
        marked = max(line.width for line in marking)
        above = marked > _BETWEEN and bool(said.header_left or said.header_right)
        beside = width / 2 - 8 if above else max(60.0, (width - marked) / 2 - 8)
        with canvas.pagination("Header"):
            self._put(canvas, page, said.header_left, self._sheet.furniture, _TOP, 0, beside)
            self._mark(canvas, page, marking, (_TOP - 14 if above else _TOP) - _MARKED * (len(marking) - 1))
            self._put(canvas, page, said.header_right, self._sheet.furniture, _TOP, 1, beside)
            _rule(canvas, page, page.height - _TOP - 8)
        with canvas.pagination("Footer"):
            self._put(canvas, page, said.footer_left, self._sheet.furniture, foot, 0, width - 90)
            self._mark(canvas, page, marking, foot + 13)
            _rule(canvas, page, page.height - foot + 12)
        return canvas.content


def _rule(canvas: PageCanvas, page: Page, y: float) -> None:
    canvas.setStrokeGray(0.75)
    canvas.setLineWidth(0.5)
    canvas.line(page.left, y, page.right, y)


def _line(inliner: Inliner, words: str, look: TextStyle, limit: float) -> Line:
    """One line; of one wider than a header allows what follows a colon is left away before any word is cut.

    For so papers are named: what they are, then whom they concern, and half a name is nobody's.
    """
    words = words.replace("\n", " ")
    lines = break_lines(inliner.runs(words, look), look.size, limit)
    if len(lines) == 1:
        return lines[0]
    if ": " in words:
        return _line(inliner, words.rpartition(": ")[0], look, limit)
    kept = words
    while kept and len(break_lines(inliner.runs(kept + "…", look), look.size, limit)) > 1:
        kept = kept[: min(len(kept) - 1, 200)]
    return break_lines(inliner.runs(kept.rstrip() + "…", look), look.size, limit)[0]
