# SPDX-License-Identifier: Apache-2.0
"""The plain-text twin of a document: the same words in the same order, wrapped for reading anywhere."""

import textwrap
from collections.abc import Iterator, Sequence

from vlu_desktop.text.invisible_characters import clean
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.tree_content import (
    alternative_of,
    captioned,
    inline,
    list_label,
    numbered_label,
    page_alternative,
    words_of,
)
from vlu_desktop.typeset.tree_numbering import Numbering, cell_blocks, listed, number, plain, walk

_WIDTH = 78


def write_text(document: t.Document) -> str:
    """The document as text, line ends as line feeds; references to pages say what they lead to instead."""
    return "\n".join(_Writer(document).lines()) + "\n"


class _Writer:
    def __init__(self, document: t.Document) -> None:
        self._document = document
        self._numbers: Numbering = number(document)
        self._blocks = list(walk(document.body))

    def lines(self) -> Iterator[str]:
        document = self._document
        yield from filter(None, (document.marking, document.title))
        yield ""
        for place, block in enumerate(self._blocks):
            yield from self._block(block, self._numbers.labels[place], place)
        yield from filter(None, (document.footer_left, document.marking))

    def _words(self, runs: t.Runs) -> str:
        return clean(inline(self._without_pages(runs), self._numbers))[0]

    def _without_pages(self, runs: t.Runs) -> t.Runs:
        """A text has no pages, so a reference to one gives the number of what stands there."""
        if isinstance(runs, str):
            return runs
        shown = self._numbers.shown
        return tuple(
            f"[see {shown[run.target]}]" if isinstance(run, t.Ref) and run.kind is t.RefKind.PAGE else run
            for run in runs
        )

    def _block(self, block: t.Block, label: str, place: int) -> Iterator[str]:
        match block:
            case t.Heading():
                words = self._words(block.text)
                yield from ("", *_wrapped(words), "=-~"[min(block.level, 3) - 1] * min(len(words), _WIDTH), "")
            case t.Paragraph():
                indent = "    " if block.style is t.Style.QUOTE else ""
                yield from (*_wrapped(self._words(block.text), indent, indent), "")
            case t.NumberedParagraph():
                yield from (*self._item(numbered_label(block, label), block.text), "")
            case t.BulletList() | t.NumberedList():
                yield from self._list(block)
            case t.Table():
                yield from self._table(block, label)
            case t.KeyValue():
                yield from self._facts(block.rows)
            case t.Endnote():
                yield from (*self._item(label, block.text), "")
            case _:
                yield from self._compound(block, label, place)

    def _compound(self, block: t.Block, label: str, place: int) -> Iterator[str]:
        match block:
            case t.Figure():
                if block.title:
                    yield from (*_wrapped(self._words(block.title)), "")
                yield from (*_wrapped(f"[Figure: {clean(block.alternative)[0]}]"), "")
                if block.caption:
                    yield from (*_wrapped(self._words(captioned(label, block.caption))), "")
            case t.Callout():
                inner = [block.title, ""] if block.title else []
                for part in block.body:
                    inner += list(self._block(part, "", place))
                yield from (*(f"| {line}".rstrip() for line in inner[:-1]), "")
            case t.Contents():
                yield from ("", block.title, "=" * len(block.title), "")
                for _, heading in listed(self._blocks, place):
                    yield "  " * (heading.level - 1) + clean(plain(heading.text))[0]
                yield ""
            case t.Cover():
                yield from (*_wrapped(clean(block.title)[0]), *_wrapped(clean(block.subtitle)[0]), "")
                yield from self._facts(block.facts)
                for inner_block in block.body:
                    yield from self._block(inner_block, "", place)
            case _:
                yield from self._evidence(block, label, place)

    def _evidence(self, block: t.Block, label: str, place: int) -> Iterator[str]:
        match block:
            case t.Picture():
                yield from (*_wrapped(f"[Picture: {clean(alternative_of(block))[0]}]"), "")
                if block.caption:
                    yield from (*_wrapped(self._words(captioned(label, block.caption))), "")
            case t.PicturePage():
                yield from (*_wrapped(f"[{clean(page_alternative(block))[0]}]"), "")
                yield from (*_wrapped(clean(words_of(block))[0]), "")
            case t.Part():
                yield from ("", "#" * _WIDTH, *_wrapped(clean(block.title)[0]), *filter(None, (block.marking,)), "")
            case t.Room():
                for inner in block.body:
                    yield from self._block(inner, "", place)
            case _:
                return

    def _list(self, block: t.BulletList | t.NumberedList) -> Iterator[str]:
        for place, item in enumerate(block.items):
            yield from self._item(list_label(block, place).replace("•", "-"), item)
        yield ""

    def _item(self, label: str, runs: t.Runs) -> Iterator[str]:
        yield from _wrapped(self._words(runs), f"{label} ", " " * (len(label) + 1))

    def _facts(self, rows: Sequence[tuple[str, t.Runs]]) -> Iterator[str]:
        for name, value in rows:
            yield from _wrapped(self._words(value), f"{clean(name)[0]}: ", "    ")
        yield ""

    def _table(self, table: t.Table, label: str) -> Iterator[str]:
        """Each row as its cells under the names of their columns: it reads well in any width."""
        if table.caption:
            yield from (*_wrapped(self._words(captioned(label, table.caption))), "")
        heads = [self._cell(cell) for cell in table.header[-1]] if table.header else []
        for row in table.rows:
            for place, cell in enumerate(row):
                head = f"{heads[place]}: " if place < len(heads) and len(row) == len(heads) and heads[place] else ""
                yield from _wrapped(self._cell(cell), head, "    ")
            yield ""
        if table.note:
            yield from (*_wrapped(self._words(table.note)), "")

    def _cell(self, cell: t.Cell | str) -> str:
        if isinstance(cell, str):
            return clean(cell)[0]
        parts: list[str] = []
        for block in cell_blocks(cell.content):
            if isinstance(block, t.Paragraph):
                parts.append(self._words(block.text))
            else:
                parts += [f"{list_label(block, place)} {self._words(item)}" for place, item in enumerate(block.items)]
        return " ".join(parts)


def _wrapped(words: str, first: str = "", rest: str = "") -> list[str]:
    lines: list[str] = []
    for paragraph in words.split("\n"):
        lines += textwrap.wrap(
            paragraph, _WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False,
            break_on_hyphens=False,
        ) or [first.rstrip()]  # fmt: skip
        first = rest
    return lines
