# SPDX-License-Identifier: Apache-2.0
"""Decides on what comes near a guarded value in a paper: left out by a mark in the record, or found harmless."""

import json
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from vlu_desktop.disclosure.near_misses import Doubt
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.leaks.pdf_texts import seen_pages
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.work import WithholdingMark
from vlu_desktop.store.records.store import Store
from vlu_desktop.text.invisible_characters import visible

__all__ = ["Doubt", "Doubts"]

HARMLESS = "documents.harmless"
"""The setting that holds what officers found harmless, each as a digest that gives no word away."""


class Doubts:
    """Passages to decide on before a paper leaves."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def undecided(self, audience: str, found: Iterable[Doubt], pdf: bytes) -> tuple[Doubt, ...]:
        """Those that stand on a page and that nobody found harmless, each with its pages."""
        harmless = set(json.loads(self._store.setting(HARMLESS) or "[]"))
        left = [each for each in found if digest_of(audience, each) not in harmless]
        return tuple(_paged(left, pdf)) if left else ()

    def harmless(self, case_id: str, audience: str, *decided: Doubt) -> Changes:
        """Remember that these may stand for an audience; they are asked about again once the words are changed."""
        before = json.loads(self._store.setting(HARMLESS) or "[]")
        with self._store.act("document.harmless", case_id=case_id) as act:
            act.set(HARMLESS, sorted({*before, *(digest_of(audience, each) for each in decided)}))
        return act.changes

    def leave_out(self, case_id: str, audience: str, *decided: Doubt) -> Changes:
        """Mark these in the record to be left out for an audience; the paper is then to be made again.

        UserError for the words of an exhibit, which are no text of the record.
        """
        if shown := next((each for each in decided if not each.in_record), None):
            raise UserError(say("acts.stands-in-an-exhibit", words=visible(shown.words), page=shown.field))
        with self._store.act("withholding-mark.add", act="collected", case_id=case_id) as act:
            for each in decided:
                act.add(
                    WithholdingMark(
                        record_type=each.record_type,
                        record_id=each.record_id,
                        field=each.field,
                        starts_at=each.start,
                        ends_at=each.end,
                        audience=audience,
                        reason="W1",
                    )
                )
        return act.changes


def digest_of(audience: str, doubt: Doubt) -> str:
    """What a decision is remembered by: the reader, the place, the words with those beside them, what they are near."""
    said = (
        audience,
        doubt.record_type,
        doubt.record_id,
        doubt.field,
        doubt.around,
        doubt.words,
        doubt.label,
        doubt.why,
    )
    return sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _paged(found: Iterable[Doubt], pdf: bytes) -> Iterable[Doubt]:
    """Each with the pages its words stand on; what stands on none is not in this paper. An exhibit's words stand on
    its pages, in whatever order a viewer gives them."""
    pages = [run_together(text) for text in seen_pages(pdf)]
    for each in found:
        words = run_together(each.words)
        mine = each.pages or range(1, len(pages) + 1)
        on = tuple(number for number in mine if words in pages[number - 1]) or each.pages
        if on:
            yield replace(each, pages=on)


def run_together(text: str) -> str:
    """A text without what a line's end puts into it, in small letters."""
    return "".join(each for each in text.casefold() if each.isalnum())
