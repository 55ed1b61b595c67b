# SPDX-License-Identifier: Apache-2.0
"""A bundle: several documents and exhibits in one file, counted from page 1, with one index that leads to each.

Its parts are set anew from their trees, and files made elsewhere are shown as pictures (`elsewhere`), so the bundle is
one tagged document like any other. What is added later stands at the end: the index has room kept for it, and no page
that was there before changes its number.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.pictures import Raster
from vlu_desktop.language.catalogue import say
from vlu_desktop.papers.bundle.bundle_contents import (
    Addition,
    Bundle,
    BundlePart,
    BundleResult,
    DocumentPart,
    ExhibitPart,
    ListedFile,
    PlacedPart,
    SizeLimit,
    size_limits,
)
from vlu_desktop.papers.bundle.bundle_index import IndexGroup, Item, index
from vlu_desktop.papers.common.paper_words import worded
from vlu_desktop.timeline.display_list import DisplayList
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf import PdfResult, write_pdf
from vlu_desktop.typeset.standards import Standards, claimed
from vlu_desktop.typeset.tree import (
    Block,
    Document,
    Heading,
    KeyValue,
    Paragraph,
    Part,
    Picture,
    PicturePage,
    Style,
)

Progress = Callable[[int, int], None]


def write_bundle(
    bundle: Bundle, out: BinaryIO | Path, *, fonts: FontBook, progress: Progress | None = None,
    limits: Sequence[SizeLimit] | None = None,
) -> BundleResult:  # fmt: skip
    """Writes the bundle; `limits` are those of the day it is made unless given. As `write_pdf` in all else."""
    document, items = composed(bundle)
    # In memory first, because how large it is has to be known before the officer lets it go.
    held = io.BytesIO()
    result = write_pdf(document, held, fonts=fonts, progress=progress)
    size = held.tell()
    if isinstance(out, Path):
        part = out.with_name(out.name + ".part")
        try:
            part.write_bytes(held.getbuffer())
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)
    else:
        out.write(held.getbuffer())
    if limits is None:
        limits = size_limits(bundle.made.date())
    over = (limit.warning(size) for limit in limits)
    left_out = (
        say("bundle.of-exhibit", exhibit=item.reference or item.title, sentence=sentence)
        for item in items
        for sentence in item.left_out
    )
    return BundleResult(
        pdf=result, size=size, entries=_placed(items, result), standards=claimed(document),
        warnings=(*filter(None, over), *left_out),
    )  # fmt: skip


def composed(bundle: Bundle) -> tuple[Document, tuple[Item, ...]]:
    """The bundle as one document tree, and its items in order."""
    if not bundle.parts:
        raise UserError(say("bundle.none-in-it"))
    lots: list[IndexGroup] = []
    parts: list[Part] = []
    items: list[Item] = []
    for place, lot in enumerate((Addition(title="", parts=bundle.parts), *bundle.additions)):
        looks = replace(bundle, footer_left=lot.footer_left or bundle.footer_left)
        found = [_part(part, len(items) + at, looks) for at, part in enumerate(lot.parts)]
        own = tuple(item for item, _ in found)
        items += own
        lots.append(IndexGroup(key=f"lot-{place}", title=lot.title, items=own))
        if place:
            parts.append(_furnished(looks, lot.title, lots[-1].key, index(lots[-1])))
        parts += [part for _, part in found if part is not None]
    front = Document(
        title=bundle.title, made=bundle.made, identity=bundle.identity, marking=bundle.marking, author=bundle.author,
        header_left=bundle.header_left, header_right=bundle.header_right, footer_left=bundle.footer_left,
        large=any(isinstance(part, DocumentPart) and part.document.large for part in bundle.parts),
        body=(
            Heading(text=bundle.title, id="index"),
            *((Paragraph(text=bundle.subtitle, style=Style.LEAD),) if bundle.subtitle else ()),
            KeyValue(rows=bundle.facts, small=True),
            *index(lots[0], additions=lots[1:], standards=_standards(parts)),
            *parts,
        ),
    )  # fmt: skip
    return front, tuple(items)


def _standards(parts: Sequence[Part]) -> Standards:
    body: tuple[Block, ...] = tuple(parts)
    return claimed(Document(title="", body=body, made=datetime.min, identity=""))


def _part(part: BundlePart, place: int, bundle: Bundle) -> tuple[Item, Part | None]:
    key = f"part-{place + 1}"
    match part:
        case DocumentPart():
            document = part.document
            item = Item(key=key, number=place + 1, title=document.title, dated=part.dated)
            own = Part(
                title=document.title, id=key, body=prefixed(document.body, f"{key}-"), language=document.language,
                marking=document.marking or bundle.marking, header_left=document.header_left,
                header_right=document.header_right, footer_left=document.footer_left,
            )  # fmt: skip
            return item, own
        case ExhibitPart():
            item = Item(
                key=key, number=place + 1, reference=part.reference, title=part.title, dated=part.dated,
                pictured=part.file.pages, left_out=part.file.left_out,
            )  # fmt: skip
            return item, _furnished(bundle, _titled(part), key, _exhibit(part))
        case ListedFile():
            item = Item(
                key=key, number=place + 1, reference=part.reference, title=part.title, dated=part.dated,
                held=(part.kind, part.sha256, part.kept_at),
            )  # fmt: skip
            return item, None


def _furnished(bundle: Bundle, title: str, key: str, body: tuple[Block, ...]) -> Part:
    return Part(
        title=title, id=key, body=body, marking=bundle.marking, header_left=bundle.header_left, header_right=title,
        footer_left=bundle.footer_left,
    )  # fmt: skip


def _titled(part: ExhibitPart) -> str:
    return worded("bundle.exhibit-titled", reference=part.reference, title=part.title)


def _exhibit(part: ExhibitPart) -> tuple[Block, ...]:
    file, reference = part.file, part.reference
    count = len(file.pictures)
    shown = worded("bundle.pages-follow", pages=count) if file.pages else worded("bundle.shown-as-copy")
    machine = (worded("bundle.read-by-program"),) if file.was_read else ()
    rows = (
        *part.facts,
        *(((worded("bundle.date"), part.dated),) if part.dated else ()),
        (worded("bundle.digest"), part.sha256),
    )
    opening: tuple[Block, ...] = (
        Heading(text=_titled(part), listed=False),
        KeyValue(rows=rows, small=True),
        Paragraph(text=" ".join((shown, *machine, *file.left_out)), style=Style.SMALL),
    )
    if file.pages:
        pages = zip(file.pictures, file.words, strict=True)
        return (
            *opening,
            *(
                PicturePage(
                    image=image,
                    words=words,
                    label=worded("bundle.exhibit-page", reference=reference, page=at, pages=count),
                )
                for at, (image, words) in enumerate(pages, start=1)
            ),
        )
    said = part.alternative if isinstance(part.alternative, tuple) else (part.alternative,) * count
    if len(said) != count:
        raise ValueError("an exhibit has as many descriptions as pictures, or one")
    return (
        *opening,
        *(
            Picture(
                image=image,
                alternative=shows,
                words=words,
                caption=worded("bundle.exhibit", reference=reference)
                if count == 1
                else worded("bundle.exhibit-picture", reference=reference, picture=at, pictures=count),
            )
            for at, (image, shows, words) in enumerate(zip(file.pictures, said, file.words, strict=True), start=1)
        ),
    )


def _placed(items: Sequence[Item], result: PdfResult) -> tuple[PlacedPart, ...]:
    inside = [item for item in items if item.held is None]
    starts = sorted({page for key, page in result.places.items() if key.startswith(("part-", "lot-")) and _whole(key)})
    placed: list[PlacedPart] = []
    for item in inside:
        first = result.places[item.key]
        last = next((page - 1 for page in starts if page > first), result.pages)
        placed.append(PlacedPart(reference=item.reference, title=item.title, first=first, last=last))
    return tuple(placed)


def _whole(key: str) -> bool:
    """Whether an id is a part's own rather than one within it."""
    return key.partition("-")[2].isdigit()


_KEYS = ("id", "target")


def prefixed(body: tuple[t.Block, ...], prefix: str) -> tuple[t.Block, ...]:
    """The same blocks with `prefix` before each id and before each reference to one."""
    return tuple(_value(block, prefix) for block in body)


def _value(value: Any, prefix: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_value(part, prefix) for part in value)
    if not is_dataclass(value) or isinstance(value, type | DisplayList | Raster):
        return value
    changed: dict[str, Any] = {}
    for each in fields(value):
        old = getattr(value, each.name)
        new = prefix + old if each.name in _KEYS and old else _value(old, prefix)
        if new is not old:
            changed[each.name] = new
    return replace(value, **changed) if changed else value
