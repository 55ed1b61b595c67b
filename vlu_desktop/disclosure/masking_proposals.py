# SPDX-License-Identifier: Apache-2.0
"""What in a record's texts an officer should look at before an audience reads them: every protected value, and more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vlu_desktop.disclosure.audiences import audience as audience_of
from vlu_desktop.disclosure.guarded_sorts import WHEREABOUTS
from vlu_desktop.disclosure.masking import Masker
from vlu_desktop.disclosure.protected_values import VaultView, guarded_values
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.language.phrases import lower_first
from vlu_desktop.record.base import Record
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.people import Involvement, PersonName
from vlu_desktop.record.statement_notes import telling_places
from vlu_desktop.record.vocabulary import label
from vlu_desktop.text.spellings import Finder, Needle

_TOLD_ANYWAY = frozenset({"offender", "victim", "professional"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskingProposal:
    """A passage of a text and why to look at it. `sure`: it is left out whether or not anybody marks it."""

    field: str
    start: int
    end: int
    what: str
    reason: str
    sure: bool


def proposed(view: VaultView, record: Record, audience: str, on: date) -> tuple[MaskingProposal, ...]:
    """Every passage to look at, in the order of the texts; none twice."""
    reading = audience_of(audience)
    guarded = guarded_values(view, reading, on, reader=next(iter(view.file.victims), ""))
    masker = Masker(guarded)
    others = Finder(tuple(_others(view)))
    found: list[MaskingProposal] = []
    for spec in specs(type(record)):
        text = getattr(record, spec.name)
        if spec.kind not in (Kind.TEXT, Kind.LONG_TEXT) or not text:
            continue
        sure = [
            MaskingProposal(field=spec.name, start=start, end=end, what=what, reason=reason, sure=True)
            for start, end, reason, what in masker.places(record, spec.name, text)
        ]
        asked = [
            MaskingProposal(
                field=spec.name, start=match.start, end=match.end, what=match.needle.label, reason="W2", sure=False
            )
            for match in others.find(text)
        ] + [
            MaskingProposal(field=spec.name, start=start, end=end, what=WHEREABOUTS, reason="W1", sure=False)
            for start, end in telling_places(text)
        ]
        found += sorted(_apart([*sure, *asked]), key=lambda each: each.start)
    return tuple(found)


def _others(view: VaultView) -> Iterator[Needle]:
    """The names of people in this case whom a document tells of only by what they said or suffered."""
    for row in view.file.all(Involvement):
        if row.role in _TOLD_ANYWAY:
            continue
        for name in view.file.of(PersonName, row.person_id):
            what = str(say_in(ENGLISH, "guarded.somebody", role=lower_first(label("role", row.role))))
            for part in (name.full, name.given):
                if len(part) > 2:
                    yield Needle(value=part, kind="name", label=what)


def _apart(found: list[MaskingProposal]) -> Iterator[MaskingProposal]:
    """Those that overlap none before them; what is left out anyway comes first."""
    taken: list[tuple[int, int]] = []
    for each in sorted(found, key=lambda each: (not each.sure, each.start, -each.end)):
        if all(each.end <= start or each.start >= end for start, end in taken):
            taken.append((each.start, each.end))
            yield each
