# SPDX-License-Identifier: Apache-2.0
"""The logical content of a document tree as plain rows, to compare with what a finished file says when read back."""

from collections.abc import Callable, Iterator, Mapping

from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.tree_numbering import Numbering, cell_blocks, number, walk

Entry = tuple[str, tuple[str, ...]]
"""What it is ("heading 1", "paragraph", "item", "header", "row", "caption", "figure", "note", "part") and its cells."""

Shown = Callable[[str], str]


def withheld_mark(reason: str) -> str:
    """The mark that stands for something withheld: always as long as its reason's code makes it, never as the text."""
    return f"[withheld {reason}]"


def inline(runs: t.Runs, numbers: Numbering, pages: Mapping[str, int] | None = None, shown: Shown = str) -> str:
    """Runs as one plain text; `shown` makes visible what a font or a terminal can't show."""
    if isinstance(runs, str):
        return shown(runs)
    return "".join(shown(words(run, numbers, pages or {})) for run in runs)


def words(run: str | t.Inline, numbers: Numbering, pages: Mapping[str, int]) -> str:
    """What one run reads."""
    match run:
        case str():
            return run
        case t.Text() | t.Link():
            return run.text
        case t.Ref(kind=t.RefKind.PAGE):
            return str(pages.get(run.target, 0))
        case t.Ref() | t.NoteRef():
            return numbers.shown[run.target]
        case t.WithheldMark():
            return withheld_mark(run.reason)
        case t.ExhibitRef():
            return run.reference


def content(document: t.Document, *, shown: Shown = str, pages: Mapping[str, int] | None = None) -> tuple[Entry, ...]:
    """Everything the document says in reading order, the contents list itself left out.

    White space is folded to single spaces. `pages` answers references to pages, by id.
    """
    numbers = number(document)

    def fold(runs: t.Runs) -> str:
        return " ".join(inline(runs, numbers, pages, shown).split())

    entries: list[Entry] = []
    for place, block in enumerate(walk(document.body)):
        if isinstance(block, t.Heading):
            entries.append((f"heading {numbers.levels[place]}", (fold(block.text),)))
        else:
            entries += _entries(block, numbers.labels[place], fold)
    return tuple(entries)


def list_label(block: t.BulletList | t.NumberedList, place: int) -> str:
    """What stands before an item of a list, counted from 0."""
    if isinstance(block, t.BulletList):
        return "•"
    if not block.letters:
        return f"{place + 1}."
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(97 + rest) + letters
    return f"({letters})"


def numbered_label(block: t.NumberedParagraph, label: str) -> str:
    """What stands before a numbered paragraph: its own label as it is, a counted number with a full stop."""
    return label if block.label else f"{label}."


def captioned(label: str, caption: t.Runs) -> t.Runs:
    """A caption with its number before it."""
    parts = (caption,) if isinstance(caption, str) else caption
    return (t.Text(text=f"{label}. ", bold=True), *parts) if label else caption


def alternative_of(picture: t.Picture) -> str:
    """What is said in place of a picture, of one too that nobody has described."""
    return picture.alternative.strip() or "A picture that has not been described in words."


def page_alternative(page: t.PicturePage) -> str:
    """What is said in place of the picture of a page."""
    return f"{page.label}, as a picture. " + ("Its words follow." if page.words else "No words are known of it.")


def words_of(page: t.PicturePage) -> str:
    """The words of a page that is shown as a picture."""
    return " ".join(word.text for word in page.words)


def _entries(block: t.Block, label: str, fold: Callable[[t.Runs], str]) -> Iterator[Entry]:
    match block:
        case t.Paragraph():
            yield "paragraph", (fold(block.text),)
        case t.NumberedParagraph():
            yield "item", (fold(numbered_label(block, label)), fold(block.text))
        case t.BulletList() | t.NumberedList():
            for place, item in enumerate(block.items):
                yield "item", (list_label(block, place), fold(item))
        case t.Table():
            yield from _table(block, label, fold)
        case t.KeyValue():
            yield from (("row", (fold(name), fold(value))) for name, value in block.rows)
        case t.Endnote():
            yield "note", (label, fold(block.text))
        case t.Contents():
            yield "heading 1", (fold(block.title),)
        case _:
            yield from _compound(block, label, fold)


def _compound(block: t.Block, label: str, fold: Callable[[t.Runs], str]) -> Iterator[Entry]:
    match block:
        case t.Figure():
            if block.title:
                yield "paragraph", (fold(block.title),)
            yield "figure", (fold(block.alternative),)
            if block.caption:
                yield "caption", (fold(captioned(label, block.caption)),)
        case t.Callout():
            if block.title:
                yield "paragraph", (fold(block.title),)
            for part in block.body:
                yield from _entries(part, "", fold)
        case t.Cover():
            yield "heading 1", (fold(block.title),)
            if block.subtitle:
                yield "paragraph", (fold(block.subtitle),)
            yield from (("row", (fold(name), fold(value))) for name, value in block.facts)
            for inner in block.body:
                yield from _entries(inner, "", fold)
        case _:
            yield from _evidence(block, label, fold)


def _evidence(block: t.Block, label: str, fold: Callable[[t.Runs], str]) -> Iterator[Entry]:
    match block:
        case t.Picture():
            yield "figure", (fold(alternative_of(block)),)
            if block.caption:
                yield "caption", (fold(captioned(label, block.caption)),)
        case t.PicturePage():
            yield "paragraph", (fold(block.label),)
            yield "figure", (fold(page_alternative(block)),)
            if block.words:
                yield "paragraph", (fold(words_of(block)),)
        case t.Part():
            yield "part", (fold(block.title),)
        case t.Room():
            for inner in block.body:
                yield from _entries(inner, "", fold)
        case _:
            return


def _table(table: t.Table, label: str, fold: Callable[[t.Runs], str]) -> Iterator[Entry]:
    if table.caption:
        yield "caption", (fold(captioned(label, table.caption)),)
    for kind, rows in (("header", table.header), ("row", table.rows)):
        for row in rows:
            yield kind, tuple(_cell(cell, fold) for cell in row)
    if table.note:
        yield "paragraph", (fold(table.note),)


def _cell(cell: t.Cell | str, fold: Callable[[t.Runs], str]) -> str:
    if isinstance(cell, str):
        return fold(cell)
    parts: list[str] = []
    for block in cell_blocks(cell.content):
        if isinstance(block, t.Paragraph):
            parts.append(fold(block.text))
        else:
            parts += [f"{list_label(block, place)} {fold(item)}" for place, item in enumerate(block.items)]
    return " ".join(part for part in parts if part)
