# SPDX-License-Identifier: Apache-2.0
"""Counts a document tree: the numbers of paragraphs, tables, figures and notes, and what each reference shows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from vlu_desktop.language.catalogue import say_in
from vlu_desktop.typeset import tree as t


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """`label` gives a block's own number as shown before it, by the block's place in reading order (see `walk`);
    `shown` gives what a reference to an id reads; `ids` are all ids there are; `levels` gives the level a heading is
    set at, because none may stand more than one below the heading before it."""

    labels: Mapping[int, str]
    shown: Mapping[str, str]
    ids: frozenset[str]
    levels: Mapping[int, int]


def walk(blocks: tuple[t.Block, ...]) -> Iterator[t.Block]:
    """Every block in reading order. Landscape pages are gone into and their wrapper left out; a part comes first
    itself, then what is in it."""
    for block in blocks:
        if isinstance(block, t.Landscape):
            yield from walk(block.body)
            continue
        yield block
        if isinstance(block, t.Part):
            yield from walk(block.body)


def listed(blocks: Sequence[t.Block], place: int) -> Iterator[tuple[int, t.Heading]]:
    """The headings that the contents at `place` (see `walk`) list, each with its own place: those of its part."""
    contents = blocks[place]
    assert isinstance(contents, t.Contents)
    first = next((at for at in range(place, -1, -1) if isinstance(blocks[at], t.Part)), 0)
    for at in range(first, len(blocks)):
        block = blocks[at]
        if isinstance(block, t.Part) and at > place:
            return
        if isinstance(block, t.Heading) and block.listed and block.level <= contents.depth:
            yield at, block


def number(document: t.Document) -> Numbering:
    """Counts the document once; a reference to an id that is not there, or an id used twice, is a ValueError."""
    count = _Count(document.language)
    labels: dict[int, str] = {}
    shown: dict[str, str] = {}
    ids: set[str] = set()
    levels: dict[int, int] = {}
    level = 0
    for place, block in enumerate(walk(document.body)):
        labels[place] = label = count.label(block)
        if isinstance(block, t.Heading):
            level = levels[place] = max(1, min(block.level, 3, level + 1))
        elif isinstance(block, t.Cover | t.Contents | t.Part):
            level = 0 if isinstance(block, t.Part) else 1
        for key in _new_ids(block, ids):
            shown[key] = label[:1].lower() + label[1:] if isinstance(block, t.Table | t.Figure | t.Picture) else label
    _check(document, ids)
    return Numbering(labels=labels, shown=shown, ids=frozenset(ids), levels=levels)


class _Count:
    """How many there were of each kind that is numbered; every part begins anew, in its own language."""

    def __init__(self, language: str) -> None:
        self._document_language = language
        self._begin(language)

    def _begin(self, language: str) -> None:
        self._language = language
        self._paragraphs = self._tables = self._figures = self._notes = 0

    def label(self, block: t.Block) -> str:
        """The block's own label, "" where it has none."""
        match block:
            case t.NumberedParagraph():
                return block.label or self._paragraph(block)
            case t.Table() if block.caption:
                self._tables += 1
                return str(say_in(self._language, "pages.table", number=self._tables))
            case t.Figure() | t.Picture() if block.caption:
                self._figures += 1
                return str(say_in(self._language, "pages.figure", number=self._figures))
            case t.Endnote():
                self._notes += 1
                return str(self._notes)
            case t.Heading():
                return plain(block.text)
            case t.Part():
                self._begin(block.language or self._document_language)
                return block.title
            case _:
                return ""

    def _paragraph(self, block: t.NumberedParagraph) -> str:
        self._paragraphs = 1 if block.restart else self._paragraphs + 1
        return str(self._paragraphs)


def _new_ids(block: t.Block, ids: set[str]) -> Iterator[str]:
    for key in _ids(block):
        if key in ids:
            raise ValueError(f"the id {key!r} stands twice in the document")
        ids.add(key)
        yield key


def _check(document: t.Document, ids: set[str]) -> None:
    parts = [isinstance(block, t.Part) for block in document.body]
    if parts != sorted(parts):
        raise ValueError("parts stand last in a document")
    for block in walk(document.body):
        for target in targets(block):
            if target not in ids:
                raise ValueError(f"a reference leads to {target!r}, which is not in the document")


def plain(runs: t.Runs) -> str:
    """The words of runs that hold no reference to be counted, as headings do."""
    if isinstance(runs, str):
        return runs
    return "".join(run if isinstance(run, str) else getattr(run, "text", "") for run in runs)


def _ids(block: t.Block) -> Iterator[str]:
    key = getattr(block, "id", "")
    if key:
        yield key
    if isinstance(block, t.Table):
        for row in (*block.header, *block.rows):
            for cell in row:
                if not isinstance(cell, str) and cell.id:
                    yield cell.id
    if isinstance(block, t.Callout | t.Cover | t.Room):
        for inner in block.body:
            yield from _ids(inner)


def runs_of(block: t.Block) -> Iterator[t.Runs]:
    """Every text of a block, in reading order."""
    match block:
        case t.Heading() | t.Paragraph() | t.NumberedParagraph() | t.Endnote():
            yield block.text
        case t.BulletList() | t.NumberedList():
            yield from block.items
        case t.Table():
            cells = chain.from_iterable((*block.header, *block.rows))
            yield from (block.caption, *chain.from_iterable(map(cell_runs, cells)), block.note)
        case t.KeyValue():
            yield from (value for _, value in block.rows)
        case t.Figure():
            yield from (block.title, block.caption)
        case t.Picture():
            yield block.caption
        case t.Callout() | t.Room():
            yield from chain.from_iterable(map(runs_of, block.body))
        case t.Cover():
            yield from (value for _, value in block.facts)
            yield from chain.from_iterable(map(runs_of, block.body))
        case _:
            return


def is_blocks(content: t.Runs | tuple[t.CellBlock, ...]) -> bool:
    """Whether a cell's content is blocks rather than runs."""
    return isinstance(content, tuple) and any(
        isinstance(part, t.Paragraph | t.BulletList | t.NumberedList) for part in content
    )


def cell_blocks(content: t.Runs | tuple[t.CellBlock, ...]) -> tuple[t.CellBlock, ...]:
    """A cell's content as blocks: text becomes one paragraph."""
    if is_blocks(content):
        return content  # type: ignore[return-value]
    return (t.Paragraph(text=content),)  # type: ignore[arg-type]


def cell_runs(cell: t.Cell | str) -> Iterator[t.Runs]:
    """Every text of a cell."""
    if isinstance(cell, str):
        yield cell
        return
    for block in cell_blocks(cell.content):
        yield from runs_of(block)


def targets(block: t.Block) -> Iterator[str]:
    """Every id a block's inline references lead to."""
    for runs in runs_of(block):
        if isinstance(runs, str):
            continue
        for run in runs:
            if isinstance(run, t.Link | t.Ref | t.NoteRef) or (isinstance(run, t.ExhibitRef) and run.target):
                yield run.target
