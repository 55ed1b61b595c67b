# SPDX-License-Identifier: Apache-2.0
"""A case with what the whole vault keeps from an audience, and the search of a finished file for it."""

from collections.abc import Callable, Iterable
from datetime import datetime

from vlu_desktop.disclosure.protected_values import ProtectedValue, VaultView
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import apart
from vlu_desktop.leaks.leak_search import LeakMatch, LeakSearchResult, Texts, look
from vlu_desktop.leaks.text_places import page_number
from vlu_desktop.record.base import Record
from vlu_desktop.record.people import Address, ContactPoint, Involvement, Person, PersonName, SameAs, Vehicle
from vlu_desktop.record.record_types import record_type
from vlu_desktop.record.work import Protection
from vlu_desktop.store.records.store import Store

PEOPLE: tuple[type[Record], ...] = (Person, PersonName, ContactPoint, Address, Vehicle, SameAs, Involvement)


_PLACES_TOLD = 5


def vault_view(store: Store, case_id: str, as_at: datetime | None = None) -> VaultView:
    """What `disclose` needs of a case, now or as it was known at an instant; UserError where there is no such case.

    What protects people is always of today: what came to be protected stays back from what was known before.
    """
    file = store.case_file(case_id, as_at=as_at)
    if file is None:
        raise UserError(say("acts.that-case-is-not-in"))
    protected = [
        (row, record)
        for row in store.all(Protection)
        if (record := store.get(record_type(row.record_type).cls, row.record_id))
    ]
    return VaultView(file=file, people={cls: store.all(cls) for cls in PEOPLE}, protected=tuple(protected))


def searched(
    content: bytes, guarded: Iterable[ProtectedValue], name: str, read: Iterable[tuple[str, str]] = (),
    heard: Callable[[str], None] = lambda where: None, texts: Texts | None = None,
) -> LeakSearchResult:  # fmt: skip
    """What a finished file and its name hold of what is guarded; `read` is where and what its pictures say.

    `heard` is told the place of each text as it is come to; `texts` takes them out of a file that is not ours.
    """
    certain = [each for each in guarded if each.certain]
    parts = frozenset(each.needle for each in certain if each.part)
    capitals = frozenset(each.needle for each in certain if each.capital)
    return look(content, tuple(each.needle for each in certain), name, parts, capitals, read, heard, texts)


def told(hits: Iterable[LeakMatch]) -> str:
    """What was found and where, never the value itself."""
    places = sorted({found_in(hit) for hit in hits})
    shown, left = apart(places[:_PLACES_TOLD]), len(places) - _PLACES_TOLD
    return str(say("documents.found-and-more", found=shown, n=left)) if left > 0 else shown


def found_in(hit: LeakMatch) -> str:
    """One value that was found, by what sort it is, and where."""
    page = page_number(hit.where)
    if page is None:
        return str(say("documents.found-in", what=hit.label, where=hit.where))
    return str(say("documents.found-on-page", what=hit.label, page=page))
