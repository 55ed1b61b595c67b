# SPDX-License-Identifier: Apache-2.0
"""Looking into any PDF for what a case keeps from an audience: one of ours that left, or one of somebody else's."""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vlu_desktop.disclosure.audiences import audience as audience_of
from vlu_desktop.disclosure.protected_values import guarded_values
from vlu_desktop.foreign import read_exhibit, with_words
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.pictures import in_rows
from vlu_desktop.language.catalogue import say
from vlu_desktop.leaks.foreign_texts import foreign_texts
from vlu_desktop.leaks.leak_search import LeakMatch
from vlu_desktop.leaks.text_places import page_place, picture_place
from vlu_desktop.papers.document_kinds import document_kinds
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.work import Disclosure, Meeting
from vlu_desktop.services.documents.bundle_order import BundleOrder
from vlu_desktop.services.documents.document_order import Order
from vlu_desktop.services.documents.vault_view import searched, vault_view
from vlu_desktop.store.records.store import Store

STRICTEST = "court"
"""Taken for a file that the register does not know: whatever he may come to read."""
_MOST = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionResult:
    """What was found in a file; `registered` whether it is a document of this case's register, byte for byte.

    `pictures` are the pages that show no text of their own: nobody but a reader can say what stands on them for sure.
    `read` are the pages in whose pictures words were read and searched too, `notes` what of that did not go.
    """

    audience: str
    sha256: str
    registered: bool
    values: int
    hits: tuple[LeakMatch, ...]
    pictures: tuple[str, ...]
    read: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _PictureWords:
    """What stands in the pictures of each page: the page, and its words line by line."""

    pages: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


class Inspection:
    """The leak search alone."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def look(self, case_id: str, file: Path, today: date, audience: str = "", reader: str = "") -> InspectionResult:
        """Search a file for all that the case keeps from an audience.

        That is the one it was made for, where the register has it. Journalled as a look at the record, for an answer
        says something of it.
        """
        content = _read(file)
        digest = hashlib.sha256(content).hexdigest()
        view = vault_view(self._store, case_id)
        made = next((row for row in self._store.all(Disclosure, case_id=case_id) if row.sha256 == digest), None)
        reading = audience_of(audience or (made.audience if made else "") or STRICTEST)
        marac = reading.key == "marac" or (made is not None and _names_meetings(made))
        orders = _orders(made)
        asked = next(filter(None, (each.answers.get("reader", "") for each in orders)), "")
        whose = _whose(view.file, reader or asked, reading.key)
        court = next((each.court for each in orders), "")
        guarded = guarded_values(view, reading, today, marac=marac, court=court, reader=whose)
        seen = _picture_words(content)
        pictured = ((picture_place(page), words) for page, words in seen.pages)
        # What the register knows was made here; anything else may be made to harm.
        looked = searched(content, guarded, file.name, pictured, texts=None if made else foreign_texts)
        self._store.consulted(
            "document.inspect", case_id=case_id, detail=say("acts.inspected-for", digest=digest, audience=reading.key)
        )
        return InspectionResult(
            audience=reading.key,
            sha256=digest,
            registered=made is not None,
            values=sum(1 for each in guarded if each.certain),
            hits=looked.hits,
            pictures=looked.pictures,
            read=tuple(page for page, _ in seen.pages),
            notes=seen.notes,
        )


def _picture_words(content: bytes) -> _PictureWords:
    """The words in pictures beside those that the pages have as text; where that does not go, a sentence."""
    try:
        drawn = read_exhibit(content)
    except UserError as error:
        return _PictureWords(notes=(f"{say('acts.pictures-not-read')} {error}",))
    read = with_words(drawn)
    pages = (
        (page_place(place), "\n".join(" ".join(word.text for word in line) for line in in_rows(words[len(known) :])))
        for place, (known, words) in enumerate(zip(drawn.words, read.words, strict=True), start=1)
    )
    return _PictureWords(
        pages=tuple((page, words) for page, words in pages if words),
        notes=tuple(each for each in read.left_out if each not in drawn.left_out),
    )


def _orders(made: Disclosure | None) -> tuple[Order, ...]:
    """How a document of the register, or each in a bundle, was asked for; none for a stranger's, nor where not kept."""
    try:
        if made is None:
            return ()
        if BundleOrder.is_one(made.request):
            bundle = BundleOrder.from_text(made.request, made.case_id)
            return (*bundle.singles(), bundle.single("bundle", bundle.lots[-1]))
        return (Order.from_text(made.request, made.case_id),)
    except UserError:
        return ()


def _whose(file: CaseFile, wanted: str, audience: str) -> str:
    """Which victim a victim's copy is for: the only one, the one it was made for, or the one that was named."""
    if audience != "victim":
        return ""
    victims = file.victims
    named = [each for each in victims if wanted in (each, file.name(each))] if wanted else list(victims)
    if not named:
        raise UserError(say("acts.no-victim-of-this-case", name=wanted))
    if any(not file.same_person(named[0], each) for each in named):
        raise UserError(say("acts.this-case-has-several-victims"))
    return named[0]


def _names_meetings(made: Disclosure) -> bool:
    """Whether a document that left was one about meetings, or one for which a MARAC was named by choice."""
    asked = {order.kind for order in _orders(made)}
    kinds = [kind for kind in document_kinds() if kind.title == made.document or kind.key in asked]
    return any(Meeting in kind.allowances.get(made.audience, {}) for kind in kinds) or "MARAC" in made.choices


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > _MOST:
            raise UserError(say("acts.too-large-to-search", file=file.name, most=_MOST // 1024 // 1024))
        content = file.read_bytes()
    except OSError as error:
        why = error.strerror or say("acts.the-disk-refused")
        raise UserError(say("acts.cannot-be-read", file=file.name, why=why)) from error
    if not content.lstrip()[:5] == b"%PDF-":
        raise UserError(say("acts.no-pdf", file=file.name))
    return content
