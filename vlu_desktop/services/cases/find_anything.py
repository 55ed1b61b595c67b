# SPDX-License-Identifier: Apache-2.0
"""What is found besides the words of records: entries of a kind of conduct, and the documents that were made."""

from collections.abc import Iterator

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.behaviours import KINDS, Behaviour
from vlu_desktop.record.changes import SearchResult
from vlu_desktop.record.conduct import Incident, IncidentBehaviour
from vlu_desktop.record.field_display import folded
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.cases.plain_accounts import kinds_in_words
from vlu_desktop.store.records.store import Store
from vlu_desktop.text.typed_words import nearly_all, nearly_begins

_FEWEST, _MOST_KINDS, _MOST_OF_KIND, _MOST_DOCUMENTS = 3, 3, 6, 12
_ACCOUNT = 90
"""Letters of an account that stand beside its kind."""


def kinds_typed(text: str) -> tuple[Behaviour, ...]:
    """The kinds of conduct that what is typed names or begins to name, or tells of, as “threatened to kill” does; where
    there are none, those it names with a slip in it.
    """
    wanted = folded(" ".join(text.split()))
    if len(wanted) < _FEWEST:
        return ()
    found = [kind for kind, names in _named() if any(f" {name}".find(f" {wanted}") >= 0 for name in names)]
    return tuple((found or _told(text) or _nearly(wanted.split()))[:_MOST_KINDS])


def _named() -> list[tuple[Behaviour, list[str]]]:
    """Each kind with its name and the other words for it."""
    return [(kind, [folded(each) for each in (kind.label, *kind.words)]) for kind in KINDS]


def _told(text: str) -> list[Behaviour]:
    """What several words tell of; a single one is only looked up."""
    told = kinds_in_words(text) if len(text.split()) > 1 else ()
    return [kind for kind in KINDS if kind.key in told]


def _nearly(typed: list[str]) -> list[Behaviour]:
    if len(typed) > 1:
        return [kind for kind, names in _named() if any(nearly_all(typed, name) for name in names)]
    return [kind for kind, names in _named() if any(nearly_begins(word, typed[0]) for word in names[0].split())]


def of_kinds(store: Store, text: str) -> Iterator[SearchResult]:
    """The newest entries of the kinds of conduct that are typed, each with its kind and how it begins."""
    for kind in kinds_typed(text):
        rows = store.newest(IncidentBehaviour, _MOST_OF_KIND, kind=kind.key)
        there = store.get_many(Incident, (row.incident_id for row in rows))
        for row in rows:
            if (incident := there.get(row.incident_id)) is None:
                continue
            when = incident.happened.display() if incident.happened is not None else ""
            said = " ".join(incident.account.split())
            if len(said) > _ACCOUNT:
                said = f"{said[:_ACCOUNT]}…"
            yield SearchResult(
                record_type="incident", record_id=incident.id, case_id=incident.case_id, on=when,
                snippet=say("acts.found-kind-and-account", kind=kind.label, said=said) if said else kind.label,
            )  # fmt: skip


def documents(store: Store, text: str) -> Iterator[SearchResult]:
    """The newest documents of the register with every word typed in their name, reader, recipient or purpose."""
    wanted, found = folded(text).split(), 0
    for row in reversed(store.all(Disclosure)) if wanted else ():
        reader = label("audience", row.audience)
        said = folded(f"{row.document} {reader} {row.recipient} {row.purpose}")
        if found < _MOST_DOCUMENTS and all(word in said for word in wanted):
            found += 1
            yield SearchResult(
                record_type="disclosure", record_id=row.id, case_id=row.case_id,
                snippet=say("acts.found-document", document=row.document, reader=reader),
            )  # fmt: skip
