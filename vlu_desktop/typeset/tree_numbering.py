# SPDX-License-Identifier: Apache-2.0
"""Counts a document tree: the numbers of paragraphs, tables, figures and notes, and what each reference shows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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
    language = document.language
    labels: dict[int, str] = {}
    shown: dict[str, str] = {}
    ids: set[str] = set()
    levels: dict[int, int] = {}
    paragraph = table = figure = note = level = 0
    for place, block in enumerate(walk(document.body)):
        label = ""
        match block:
            case t.NumberedParagraph():
                if not block.label:
                    paragraph = 1 if block.restart else paragraph + 1
                label = block.label or str(paragraph)
            case t.Table() if block.caption:
                table += 1
                label = str(say_in(language, "pages.table", number=table))
            case t.Figure() | t.Picture() if block.caption:
                figure += 1
                label = str(say_in(language, "pages.figure", number=figure))
            case t.Endnote():
                note += 1
                label = str(note)
            case t.Heading():
                label = plain(block.text)
                level = levels[place] = max(1, min(block.level, 3, level + 1))
            case t.Cover() | t.Contents():
                level = 1
            case t.Part():
                paragraph = table = figure = note = level = 0
                label, language = block.title, block.language or document.language
            case _:
                pass
        labels[place] = label
        for key in _new_ids(block, ids):
            shown[key] = label[:1].lower() + label[1:] if isinstance(block, t.Table | t.Figure | t.Picture) else label
    _check(document, ids)
    return Numbering(labels=labels, shown=shown, ids=frozenset(ids), levels=levels)


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
            yield block.caption
            for row in (*block.header, *block.rows):
                for cell in row:
                    yield from cell_runs(cell)
            yield block.note
        case t.KeyValue():
            yield from (value for _, value in block.rows)
        case t.Figure():
            yield from (block.title, block.caption)
        case t.Picture():
            yield block.caption
        case t.Callout() | t.Room():
            for part in block.body:
                yield from runs_of(part)
        case t.Cover():
            yield from (value for _, value in block.facts)
            for inner in block.body:
                yield from runs_of(inner)
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
