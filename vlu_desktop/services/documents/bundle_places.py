# SPDX-License-Identifier: Apache-2.0
"""Where each part of a bundle stands: the lines of its index, and whether what went out before still stands there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.papers.bundle.bundle_contents import PlacedPart
from vlu_desktop.services.documents.bundle_order import BundleOrder, CompletedParts
from vlu_desktop.services.documents.bundle_parts import Part
from vlu_desktop.typeset.pdf import PdfResult


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleEntry:
    """A line of the index; `first` and `last` are its pages, None where it is only listed."""

    number: int
    reference: str
    title: str
    first: int | None
    last: int | None

    @property
    def where(self) -> str:
        """Its pages in words."""
        return pages_in_words(self.first, self.last) if self.first and self.last else "listed"


def entries_of(lots: Iterable[tuple[Part, ...]], placed: Iterable[PlacedPart]) -> tuple[BundleEntry, ...]:
    """The lines of the index; what is only listed has no place."""
    places = iter(placed)
    found = []
    for number, part in enumerate((part for parts in lots for part in parts), start=1):
        at = next(places) if part.is_shown else None
        found.append(
            BundleEntry(
                number=number, reference=part.reference, title=part.title, first=at.first if at else None,
                last=at.last if at else None,
            )
        )  # fmt: skip
    return tuple(found)


def stood(
    order: BundleOrder,
    lots: Sequence[tuple[Part, ...]],
    entries: Sequence[BundleEntry],
    pdf: PdfResult,
    went: CompletedParts,
) -> BundleOrder:
    """The order with where each part stands; UserError where one that went out before would stand elsewhere."""
    found, at, pages = [], 0, 0
    for number, (asked, parts) in enumerate(zip(order.lots, lots, strict=True)):
        here = entries[at : at + len(parts)]
        at += len(parts)
        places = tuple((entry.first or 0, entry.last or 0) for entry in here)
        if number and pdf.places[f"lot-{number}"] != pages + 1:
            raise UserError(say("acts.bundle-would-move"))
        lot = asked
        if lot.went is None:
            words = tuple(part.words for part in parts)
            lot = replace(asked, went=replace(went, pages=pdf.pages, places=places, words=words))
        else:
            for entry, place, was in zip(here, places, lot.went.places, strict=True):
                if place != was:
                    raise UserError(say("acts.part-would-move", title=entry.title, where=pages_in_words(*was)))
            pages = lot.went.pages
        found.append(lot)
    return replace(order, lots=tuple(found))


def pages_in_words(first: int, last: int) -> str:
    """Where something stands, in words."""
    if first == last:
        return str(say("documents.on-page", page=first))
    return str(say("documents.on-pages", first=first, last=last))
