# SPDX-License-Identifier: Apache-2.0
"""The index of a bundle: each item with a link to its page, what is held elsewhere, what the file claims."""

from collections.abc import Sequence
from dataclasses import dataclass

from vlu_desktop.papers.common.paper_words import apart, worded
from vlu_desktop.typeset.standards import Standards
from vlu_desktop.typeset.tree import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Link,
    Paragraph,
    Ref,
    RefKind,
    Room,
    Row,
    Style,
    Table,
)

_ROOM = 170.0  # points kept free on the index for later additions: as many lines as the next name says, and a note
_MOST_ADDITIONS, _LONGEST_TITLE = 6, 70
_CLAIMS_ROOM = 70.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry: `held` (kind, digest, place) where it is only listed; `pictured` where its pages are pictures."""

    key: str
    number: int
    title: str
    reference: str = ""
    dated: str = ""
    pictured: bool = False
    left_out: tuple[str, ...] = ()
    held: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexGroup:
    """Items that went in together."""

    key: str
    title: str
    items: tuple[Item, ...]


def index(
    lot: IndexGroup, *, additions: Sequence[IndexGroup] | None = None, standards: Standards = Standards.ACCESSIBLE
) -> tuple[Block, ...]:
    """The index of a lot; `additions` and `standards` are given for the one at the front, which speaks for the file."""
    body: list[Block] = []
    if additions is None:
        body.append(Heading(text=worded("bundle.index-of", title=lot.title), listed=False))
    number = worded("bundle.number")
    body.append(
        Table(
            columns=(Column(width=0.7, align=Align.RIGHT), Column(width=1.6), Column(width=6), Column(width=2.2),
                     Column(width=0.9, align=Align.RIGHT)),
            header=(
                (number, worded("bundle.reference"), worded("bundle.document"), worded("bundle.date"),
                 worded("bundle.page")),
            ),
            rows=tuple(_row(item) for item in lot.items), summary=worded("bundle.one-row-an-item"),
        )
    )  # fmt: skip
    held = tuple(_held(item) for item in lot.items if item.held is not None)
    if held:
        body.append(Heading(text=worded("bundle.held-elsewhere"), level=2, listed=False))
        body.append(
            Table(
                columns=(Column(width=0.7, align=Align.RIGHT), Column(width=2), Column(width=2), Column(width=6)),
                header=(
                    (number, worded("bundle.what-is-held"), worded("bundle.held-at"), worded("bundle.digest")),
                ), rows=held,
            )
        )  # fmt: skip
    if additions is not None:
        body.append(_additions(additions))
        pictured = any(item.pictured for one in (lot, *additions) for item in one.items)
        body.append(_claims(pictured, standards))
    return tuple(body)


def _row(item: Item) -> Row:
    if item.held is not None:
        where: Cell | str = worded("bundle.listed")
        title = Cell(content=(Link(text=item.title, target=f"{item.key}-held"),))
    else:
        where = Cell(content=(Ref(target=item.key, kind=RefKind.PAGE),))
        said = f" {worded('bundle.pictured')}" if item.pictured else ""
        title = Cell(content=(Link(text=item.title, target=item.key), said))
    return (str(item.number), item.reference or "–", title, item.dated or "–", where)


def _held(item: Item) -> Row:
    assert item.held is not None
    kind, digest, place = item.held
    number = Cell(content=str(item.number), id=f"{item.key}-held", header=True)
    missing = worded("papers.not-recorded")
    return (number, kind or missing, place or missing, digest or missing)


def _additions(additions: Sequence[IndexGroup]) -> Room:
    if not additions:
        return Room(height=_ROOM)
    rows: tuple[Row, ...] = tuple(
        (
            Cell(content=(Link(text=_short(_what(lot)), target=lot.key),)),
            Cell(content=(Ref(target=lot.key, kind=RefKind.PAGE),)),
        )
        for lot in additions[:_MOST_ADDITIONS]
    )
    further = len(additions) - len(rows)
    note = worded("bundle.further-additions", n=further) if further else ""
    table = Table(
        columns=(Column(width=10), Column(width=1, align=Align.RIGHT)), rows=rows, note=note,
        header=((worded("bundle.added-later"), worded("bundle.page")),),
    )  # fmt: skip
    return Room(height=_ROOM, body=(table,))


def _what(lot: IndexGroup) -> str:
    """When it was added and what it is."""
    items = apart(item.reference or item.title for item in lot.items)
    return worded("bundle.lot", title=lot.title, items=items)


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"


def _claims(pictured: bool, standards: Standards) -> Room:
    """What the file says of itself; in a room, because an addition may change it."""
    if standards is Standards.ACCESSIBLE:
        said = worded("bundle.claims-all", standard=standards.value)
    elif pictured:
        said = worded("bundle.claims-less-for-pictured-pages", standard=standards.value)
    else:
        said = worded("bundle.claims-less-for-undescribed", standard=standards.value)
    return Room(height=_CLAIMS_ROOM, body=(Paragraph(text=said, style=Style.SMALL),))
