# SPDX-License-Identifier: Apache-2.0
"""The contents pages and the bookmarks. The contents take their pages when they are reached and are filled in last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vlu_desktop.language.catalogue import say_in
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.pdf import styles
from vlu_desktop.typeset.pdf.flow import Flow, ascent
from vlu_desktop.typeset.pdf.inline import Inliner
from vlu_desktop.typeset.pdf.line_breaking import Line
from vlu_desktop.typeset.pdf.objects import PaperFile, entries, name, ref, row, text
from vlu_desktop.typeset.pdf.page_canvas import Page
from vlu_desktop.typeset.pdf.structure import Element
from vlu_desktop.typeset.tree_numbering import listed, plain

_NUMBER_ROOM = 34.0


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading as the bookmarks and the contents show it."""

    title: str
    level: int
    target: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of the contents, waiting for its page number."""

    page: Page
    y: float
    left: float
    right: float
    lines: list[Line]
    look: styles.TextStyle
    title: str
    target: str
    element: Element


class ContentsSetter:
    """Sets the contents: pages first, numbers when they are known."""

    def __init__(self, flow: Flow, inliner: Inliner, language: str) -> None:
        self._flow, self._inliner, self._language = flow, inliner, language
        self._entries: list[_Entry] = []
        self._open: list[Element] = []

    def reserve(self, block: t.Contents, blocks: Sequence[t.Block], place: int) -> None:
        """Lays the contents, which stand at `place`, out on pages of their own, which stay open."""
        flow = self._flow
        flow.end_page()
        look = flow.sheet.headings[0]
        with flow.inside(flow.structure.open("H1", flow.parent)) as title:
            flow.text(title, self._inliner.lines(block.title, look, flow.width), look)
        flow.y += look.after
        element = flow.structure.open("TOC", flow.parent)
        self._open.append(element)
        for at, heading in listed(blocks, place):
            self._entry(element, heading, heading.id or f"heading {at}")
        flow.hold()

    def _entry(self, parent: Element, heading: t.Heading, target: str) -> None:
        flow = self._flow
        look = flow.sheet.contents[min(heading.level, 3) - 1]
        left = flow.left + 16.0 * (min(heading.level, 3) - 1)
        lines = self._inliner.lines(plain(heading.text), look, flow.right - left - _NUMBER_ROOM)
        height = len(lines) * look.leading + look.before + look.after
        if flow.room < height and not flow.fresh:
            flow.hold()
        flow.page  # noqa: B018  (begins the page where the last one was put by)
        flow.space(look.before)
        item = flow.structure.open("TOCI", parent)
        title = " ".join(self._inliner.setter.shown(plain(heading.text)).split())
        self._entries.append(_Entry(flow.page, flow.y, left, flow.right, lines, look, title, target, item))
        flow.y += len(lines) * look.leading + look.after

    def fill(self) -> None:
        """Draws the entries with the numbers of their pages, and ends the pages."""
        for entry in self._entries:
            self._draw(entry)
        for element in self._open:
            self._flow.structure.close(element)
        for page in self._flow.held:
            page.finish()

    def _draw(self, entry: _Entry) -> None:
        structure, look, page = self._flow.structure, entry.look, entry.page
        reached = self._flow.destinations[entry.target][0].number
        reference = structure.open("Reference", entry.element)
        link = structure.open("Link", reference)
        baseline = entry.y + ascent(look)
        page.lines(link, entry.lines, entry.left, baseline, look.size, look.leading)
        last = baseline + (len(entry.lines) - 1) * look.leading
        number = self._inliner.lines(str(reached), look, 100)[0]
        self._leader(entry, last, entry.left + entry.lines[-1].width + 4, entry.right - number.width - 4)
        space = self._inliner.lines(" ", look, 100)[0]
        page.text(link, space, entry.right - number.width - 3, last, look.size)
        page.text(link, number, entry.right - number.width, last, look.size)
        bottom = entry.y + len(entry.lines) * look.leading
        page.link(
            link,
            (entry.left, entry.y, entry.right, bottom),
            entry.target,
            say_in(self._language, "pages.titled", title=entry.title, page=reached),
        )
        for element in (link, reference, entry.element):
            structure.close(element)

    def _leader(self, entry: _Entry, y: float, start: float, end: float) -> None:
        """Dots from the words to the number, standing under one another on every line."""
        step = 5.0
        first = -(-start // step) * step
        if end - first < step:
            return
        at = entry.page.height - y
        with entry.page.artifact() as canvas:
            canvas.setStrokeGray(0.6)
            canvas.setLineWidth(0.9)
            canvas.setLineCap(1)
            canvas.setDash([0, step])
            canvas.line(first, at, end, at)


def outline(
    file: PaperFile, bookmarks: Sequence[Bookmark], places: Mapping[str, tuple[Page, float]], language: str
) -> int:
    """Writes the bookmarks, each with its page number, nested as the headings are; returns the number of them all's
    object, 0 where there are none."""
    if not bookmarks:
        return 0
    root = file.allocate()
    numbers = [file.allocate() for _ in bookmarks]
    parents = _parents(bookmarks)
    kids: dict[int, list[int]] = {}
    for place, parent in enumerate(parents):
        kids.setdefault(parent, []).append(place)
    for siblings in kids.values():
        for order, place in enumerate(siblings):
            page, y = places[bookmarks[place].target]
            said = {
                "Title": text(say_in(language, "pages.titled", title=bookmarks[place].title, page=page.number)),
                "Parent": ref(numbers[parents[place]] if parents[place] >= 0 else root),
                "Dest": row(ref(page.object), name("XYZ"), 0, round(page.height - y, 2), "null"),
            }
            if order:
                said["Prev"] = ref(numbers[siblings[order - 1]])
            if order + 1 < len(siblings):
                said["Next"] = ref(numbers[siblings[order + 1]])
            own = kids.get(place)
            if own:
                said |= {"First": ref(numbers[own[0]]), "Last": ref(numbers[own[-1]]), "Count": len(own)}
            file.add(entries(**said), numbers[place])
    top = [numbers[place] for place in kids[-1]]
    return file.add(entries(Type=name("Outlines"), First=ref(top[0]), Last=ref(top[-1]), Count=len(bookmarks)), root)


def _parents(bookmarks: Sequence[Bookmark]) -> list[int]:
    """The place of the bookmark each stands under, -1 for none."""
    parents: list[int] = []
    path: list[int] = []
    for place, bookmark in enumerate(bookmarks):
        while path and bookmarks[path[-1]].level >= bookmark.level:
            path.pop()
        parents.append(path[-1] if path else -1)
        path.append(place)
    return parents
