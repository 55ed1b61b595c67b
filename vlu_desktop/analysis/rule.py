# SPDX-License-Identifier: Apache-2.0
"""A rule: what it is called, what it looks for in words, what it can't bear, and the function that finds it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from vlu_desktop.analysis.case_view import CaseEntry, CaseView, when_text
from vlu_desktop.analysis.finding_words import lower
from vlu_desktop.dates.when import When
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.language.phrases import in_turn
from vlu_desktop.record.base import Record
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.finding import Finding, digest
from vlu_desktop.record.proof import PROOF
from vlu_desktop.record.record_types import type_of
from vlu_desktop.record.vocabulary import label

Find = Callable[["Rule", CaseView], Iterable[Finding]]
EntryTest = Callable[[CaseView, CaseEntry], bool]


def every_incident(view: CaseView, entry: CaseEntry) -> bool:
    """What a rule sees that may rest on any incident."""
    return True


def no_incident(view: CaseView, entry: CaseEntry) -> bool:
    """What a rule sees that looks at no incident."""
    return False


def breaks_an_order(view: CaseView, entry: CaseEntry) -> bool:
    """What a rule sees that looks at breaches alone."""
    return bool(entry.conduct.breaches)


def of_traits(*traits: str) -> EntryTest:
    """What a rule sees that looks for kinds of conduct with one of the traits."""
    return lambda view, entry: not entry.traits.isdisjoint(traits)


_weighed_names: dict[type[Record], tuple[str, ...]] = {}
_WEIGHED = frozenset({Kind.CHOICE, Kind.REF, Kind.WHEN, Kind.DATE, Kind.COUNT, Kind.INTEGER, Kind.FLAG})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. `version` goes up whenever the same record could give another answer; reviews then lapse.

    `source` says where the rule comes from. `internal` rules stay out of papers for court and parole. `sees` says
    whether an incident can make any difference to it: where only others changed, it need not run again. `kinds` are the
    kinds of conduct that it names wherever they are recorded, for whoever tells of what no rule names.
    """

    key: str
    version: str = "1"
    title: str
    method: str
    limits: str
    source: str
    find: Find
    internal: bool = False
    group: str = "holds"
    sees: EntryTest = every_incident
    kinds: frozenset[str] = frozenset()

    def finding(
        self,
        *,
        sentence: str,
        entries: Sequence[CaseEntry] = (),
        records: Sequence[Record] = (),
        facts: Sequence[str] = (),
        counted: Sequence[CaseEntry] | None = None,
        notes: str = "",
        **more: Any,
    ) -> Finding:
        """A finding of this rule on these incidents and records, its limits and evidence filled in.

        `facts` are what else the digest must depend on; `counted` those of the incidents that the sentence
        counts, where it does not count all; `notes` are limits of this one finding. The window is that of the
        incidents unless given.
        """
        entries = tuple(dict.fromkeys(entries))
        more = {"title": self.title, "group": self.group, **more}
        if "starts" not in more:
            more["starts"] = min((day for entry in entries if (day := entry.first_day)), default=None)
            more["ends"] = max((day for entry in entries if (day := entry.last_day)), default=None)
        return Finding(
            rule=self.key,
            rule_version=self.version,
            sentence=sentence,
            incident_ids=tuple(entry.id for entry in entries),
            links=tuple((type_of(type(record)).key, record.id) for record in records),
            proof=proof_words(entries if counted is None else counted),
            method=self.method,
            limits=" ".join(part for part in (self.limits, notes, *notes_on(entries)) if part),
            source=self.source,
            internal=self.internal,
            evidence=digest((*(entry.evidence for entry in entries), *(_record_text(r) for r in records), *facts)),
            **more,
        )


def proof_words(entries: Iterable[CaseEntry]) -> str:
    """How far the incidents were proved, each status counted apart: "2 convicted, 3 not reported"."""
    counts = Counter(entry.conduct.proof for entry in entries)
    return in_turn(
        say_in(ENGLISH, "findings.so-many", n=counts[status], what=lower(label("proof", status)))
        for status in PROOF
        if counts[status]
    )


def notes_on(entries: Sequence[CaseEntry]) -> list[str]:
    """What the dates and the attribution of these very incidents can't bear, a sentence each."""
    undated = vague = unknown = other = suspected = 0
    for entry in entries:
        if entry.plain and entry.his:
            continue
        undated += not entry.dated
        vague += entry.dated and not entry.exact
        unknown += entry.by == "unknown"
        other += entry.by == "other"
        suspected += entry.his and not entry.sure
    of = len(entries)
    return [
        *([say_in(ENGLISH, "findings.note-vague", n=vague, of=of)] if vague else []),
        *([say_in(ENGLISH, "findings.note-undated", n=undated, of=of)] if undated else []),
        *([say_in(ENGLISH, "findings.note-unknown", n=unknown, of=of)] if unknown else []),
        *([say_in(ENGLISH, "findings.note-other", n=other, of=of)] if other else []),
        *([say_in(ENGLISH, "findings.note-suspected", n=suspected, of=of)] if suspected else []),
    ]


def _record_text(record: Record) -> str:
    """What was chosen, dated, counted or linked; wording may change, or be withheld, without a finding changing."""
    cls = type(record)
    if cls not in _weighed_names:
        _weighed_names[cls] = tuple(spec.name for spec in specs(cls) if spec.kind in _WEIGHED)
    parts: list[str] = [record.id]
    for name in _weighed_names[cls]:
        value = getattr(record, name)
        parts.append(f"{name}={when_text(value) if isinstance(value, When) else value}")
    return "|".join(parts)
