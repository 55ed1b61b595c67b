# SPDX-License-Identifier: Apache-2.0
"""The header and the footer of each page: artifacts of the page, never part of what is read."""

from vlu_desktop.language.catalogue import say_in
from vlu_desktop.typeset.pdf import styles
from vlu_desktop.typeset.pdf.inline import Inliner
from vlu_desktop.typeset.pdf.line_breaking import Line, break_lines
from vlu_desktop.typeset.pdf.page_canvas import Page, shown_glyphs
from vlu_desktop.typeset.pdf.styles import TextStyle

_TOP, _FOOT = 44.0, 44.0
_BETWEEN = 150.0


def furniture(page: Page, pages: int, inliner: Inliner, language: str) -> str:
    """The operators of a page's header and footer; `pages` is how many there are."""
    said = page.furniture
    left, right = page.left, page.right
    foot = page.height - _FOOT

    def put(words: str, look: TextStyle, y: float, align: float, limit: float) -> str:
        line = _line(inliner, words, look, limit)
        x = left + (right - left - line.width) * align
        pieces: list[str] = []
        for span in line.spans:
            shown = shown_glyphs(span, look.size)
            pieces.append(f"BT {look.colour} {x:.2f} {page.height - y:.2f} Td {shown} ET")
            x += span.width
        return "\n".join(pieces)

    # A marking is never shortened to fit between two headers: a long one stands above them.
    width = right - left
    marked = inliner.lines(said.marking, styles.MARKING, width)[0].width
    above = marked > _BETWEEN and bool(said.header_left or said.header_right)
    beside = width / 2 - 8 if above else max(60.0, (width - marked) / 2 - 8)
    header = (
        put(said.header_left, styles.FURNITURE, _TOP, 0, beside),
        put(said.marking, styles.MARKING, _TOP - 14 if above else _TOP, 0.5, width),
        put(said.header_right, styles.FURNITURE, _TOP, 1, beside),
    )
    footer = (
        put(said.footer_left, styles.FURNITURE, foot, 0, width - 90),
        put(say_in(language, "pages.foot", page=page.number, pages=pages), styles.FURNITURE, foot, 1, 90),
        put(said.marking, styles.MARKING, foot + 13, 0.5, width),
    )
    rule = f"0.75 G 0.5 w {left} {{0:.2f}} m {right:.2f} {{0:.2f}} l S"
    return "\n".join(
        f"/Artifact <</Type/Pagination/Subtype/{kind}>> BDC q {' '.join(pieces)} {rule.format(at)} Q EMC"
        for kind, pieces, at in (
            ("Header", header, page.height - _TOP - 8),
            ("Footer", footer, page.height - foot + 12),
        )
    )


def _line(inliner: Inliner, words: str, look: TextStyle, limit: float) -> Line:
    """One line, shortened where it is wider than a header allows."""
    words = words.replace("\n", " ")
    lines = break_lines(inliner.runs(words, look), look.size, limit)
    if len(lines) == 1:
        return lines[0]
    kept = words
    while kept and len(break_lines(inliner.runs(kept + "…", look), look.size, limit)) > 1:
        kept = kept[: min(len(kept) - 1, 200)]
    return break_lines(inliner.runs(kept.rstrip() + "…", look), look.size, limit)[0]
