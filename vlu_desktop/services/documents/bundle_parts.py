# SPDX-License-Identifier: Apache-2.0
"""The parts of a bundle as its reader may have them: documents as composed alone, exhibits as pictures or listed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.disclosure.disclose import DisclosedCase
from vlu_desktop.disclosure.field_policy import Allowance
from vlu_desktop.disclosure.near_misses import Doubt, doubts_in_exhibit
from vlu_desktop.foreign import read_exhibit, with_words
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say, say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.papers.bundle.bundle_contents import BundlePart, DocumentPart, ExhibitPart, ListedFile
from vlu_desktop.papers.common.wording import short_day
from vlu_desktop.papers.document_kinds import BUNDLE_EXHIBITS
from vlu_desktop.record.conduct import Exhibit
from vlu_desktop.record.vocabulary import label
from vlu_desktop.services.cases.exhibits import held_content
from vlu_desktop.services.documents.bundle_order import (
    BundleOrder,
    CompletedParts,
    DocumentChoice,
    ExhibitChoice,
    PartGroup,
)
from vlu_desktop.services.documents.composing import Composer, Moment, disclosed
from vlu_desktop.services.documents.draft_progress import Progress, stretch, stretches
from vlu_desktop.services.documents.record_words import RecordWords
from vlu_desktop.services.documents.vault_view import vault_view
from vlu_desktop.store.records.store import Store
from vlu_desktop.typeset.text_twin import write_text

PICTURE, PAGES, LISTED = "picture", "pages", "listed"
_DRAWN = 0.5
"""Of the progress of an exhibit: its pages; the rest is the words read in its pictures."""
_HEAD = 1024
"""Bytes at a file's beginning that tell what it is; its name is not believed."""
_HEIC = (b"heic", b"heix", b"hevc", b"mif1", b"msf1")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM", b"II*\0", b"MM\0*")


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part as it goes in, what it was disclosed from, and a digest of what it says."""

    content: BundlePart
    reference: str
    title: str
    disclosed: DisclosedCase
    words: str
    said: RecordWords
    doubts: tuple[Doubt, ...] = ()
    messages: int = 0
    """How many messages and calls stand in it."""

    @property
    def is_shown(self) -> bool:
        """Whether it has pages."""
        return not isinstance(self.content, ListedFile)

    @property
    def is_picture(self) -> bool:
        """Whether its pages are pictures, which only a person can search."""
        return isinstance(self.content, ExhibitPart)


def exhibits_allowed(audience: str) -> Allowance | None:
    """What a bundle may use of exhibits for an audience; None where it may have none."""
    return BUNDLE_EXHIBITS.get(audience)


def shown_as(store: Store, exhibit_id: str) -> str:
    """Whether an exhibit is shown as a picture, as the pages of a PDF, or can only be listed."""
    head = next(iter(store.content(exhibit_id)), b"")[:_HEAD]
    if b"%PDF-" in head:
        return PAGES
    webp = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    heic = head[4:8] == b"ftyp" and head[8:12] in _HEIC
    return PICTURE if head.startswith(_PICTURES) or webp or heic else LISTED


def moment(went: CompletedParts, today: date) -> Moment:
    """When and by whom parts were made, under the protections of today."""
    return Moment(made=went.made, head=went.head, officer=went.officer, on=today)


class PartComposer:
    """Makes parts of what was chosen."""

    def __init__(self, store: Store, composer: Composer) -> None:
        self._store = store
        self._composer = composer

    def of_lot(
        self, order: BundleOrder, lot: PartGroup, went: CompletedParts, today: date, stopped: Callable[[], bool],
        progress: Progress | None,
    ) -> tuple[Part, ...]:  # fmt: skip
        """The parts of a lot from what was known when it was made; UserError for what its reader may not have.

        `progress` is told of the pages that are read, and of the pictures whose words are.
        """
        view = vault_view(self._store, order.case_id, lot.went.known if lot.went else None)
        allowance = exhibits_allowed(order.audience)
        held = disclosed(view, order.single("bundle", lot), today, allowance) if allowance else None
        found = []
        for choice, mine in zip(lot.parts, stretches(progress, len(lot.parts)), strict=True):
            if isinstance(choice, DocumentChoice):
                single = order.single(choice.kind, lot, choice.answers)
                whole = self._composer.composed(single, view, moment(went, today))
                dated = short_day(civil(went.made).date())
                part = DocumentPart(document=whole.tree, dated=dated)
                words = _digest(write_text(whole.tree))
                title = whole.tree.title
                found.append(
                    Part(
                        content=part,
                        reference="",
                        title=title,
                        disclosed=whole.disclosed,
                        words=words,
                        said=whole.words,
                        doubts=whole.doubts,
                        messages=whole.messages,
                    )
                )
            else:
                row = held.file.get(Exhibit, choice.exhibit_id) if held else None
                if held is None or row is None:
                    raise UserError(_refused(view.file.get(Exhibit, choice.exhibit_id), lot))
                found.append(self._exhibit(choice, row, held, stopped, mine))
        return tuple(found)

    def _exhibit(
        self, choice: ExhibitChoice, row: Exhibit, held: DisclosedCase, stopped: Callable[[], bool],
        progress: Progress | None,
    ) -> Part:  # fmt: skip
        says, dated = (
            held.masked(choice.says.strip()),
            say_in(ENGLISH, "acts.exhibit-taken-in", on=short_day(row.taken_in)) if row.taken_in else "",
        )
        content: BundlePart
        if choice.listed or shown_as(self._store, row.id) == LISTED:
            kind = ", ".join(filter(None, (label("exhibit-kind", row.kind), row.media_type)))
            content = ListedFile(
                reference=row.reference, title=row.title, kind=kind, sha256=row.sha256, dated=dated,
                kept_at=row.kept_at or _kept_at(row),
            )  # fmt: skip
        else:
            _, data = held_content(self._store, row.id)
            shown = read_exhibit(data, stopped=stopped, progress=stretch(progress, 0, _DRAWN))
            file = with_words(shown, progress=stretch(progress, _DRAWN, 1), stopped=stopped)
            if stopped():
                raise UserError(say("acts.stopped-nothing-was-saved"))
            facts = ((say_in(ENGLISH, "acts.handed-over-by"), row.handed_by),) if row.handed_by else ()
            content = ExhibitPart(
                reference=row.reference or say_in(ENGLISH, "acts.without-a-reference"), title=row.title, file=file,
                sha256=row.sha256, dated=dated, facts=facts, alternative=says,
            )  # fmt: skip
        words = _digest("\n".join((row.reference, row.title, row.sha256, row.handed_by, says)))
        said = RecordWords.of(held, (says,))
        return Part(
            content=content, reference=row.reference, title=row.title, disclosed=held, words=words, said=said,
            doubts=_near(row, content, held),
        )  # fmt: skip


def _near(row: Exhibit, content: BundlePart, held: DisclosedCase) -> tuple[Doubt, ...]:
    """What comes near a guarded value in the words of an exhibit that is shown."""
    if not isinstance(content, ExhibitPart):
        return ()
    pages = [" ".join(word.text for word in words) for words in content.file.words]
    return doubts_in_exhibit(row.id, pages, held)


def _refused(row: Exhibit | None, lot: PartGroup) -> str:
    """Why an exhibit can't be in it, for the officer."""
    gone = lot.went is not None
    if row is None:
        return say("acts.exhibit-no-longer-in-case") if gone else say("acts.exhibit-not-in-case")
    if not row.reference:
        if gone:
            return say("acts.exhibit-without-reference-may-no-longer-go")
        return say("acts.exhibit-without-reference-may-not-go")
    if gone:
        return say("acts.exhibit-may-no-longer-go", reference=row.reference)
    return say("acts.exhibit-may-not-go", reference=row.reference)


def _kept_at(row: Exhibit) -> str:
    """Where a thing is to be seen of which nobody entered it."""
    if row.sha256:
        return say_in(ENGLISH, "acts.kept-in-the-casebook")
    return say_in(ENGLISH, "acts.kept-ask-the-unit")


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
