# SPDX-License-Identifier: Apache-2.0
"""What courts did about index offences: custody by length and by offence, other sentences, what these required."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from vlu_desktop.analysis.unit_briefing.counting import UNKNOWN, banded, met, rows_of, told_number
from vlu_desktop.analysis.unit_briefing.offender_facts import OffenderFacts
from vlu_desktop.analysis.unit_briefing.offender_tables import index_kinds
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.conduct import Charge
from vlu_desktop.record.offending import Conviction, Sentence, SentenceRequirement
from vlu_desktop.record.unit_table import UnitRow, UnitTable
from vlu_desktop.record.vocabulary import label, vocabulary

Offenders = Sequence[OffenderFacts]
CUSTODIAL = frozenset({
    "imprisonment", "extended", "life", "ipp", "dpp", "particular-concern", "hybrid", "yoi", "under-eighteen",
})  # fmt: skip
_FOR_LIFE = frozenset({"life", "ipp", "dpp"})
GRAVEST = (
    *("murder", "attempted-murder", "sexual", "wounding", "strangulation", "kidnap", "arson", "robbery", "assault"),
    *("threats", "control", "witness", "harassment", "breach", "weapons", "burglary", "damage", "police"),
    *("public-order", "theft", "drugs-alcohol", "driving", "other", UNKNOWN),
)
"""Kinds of offence, the gravest first: which of several a sentence is told under."""
STALKING = frozenset({"breach", "harassment", "threats"})
"""What counts as a previous conviction for stalking and its like."""
_TWELFTHS = {"day": 12, "week": 84, "month": 365, "year": 4380}
"""Of a day: so that twelve months are a year."""
_LENGTH = re.compile(r"(?:(\d{1,4})\s*(day|week|month|year)s?\b(?:\s*(?:,|and)\s*)?)", re.IGNORECASE)
_AFTER_LENGTH = re.compile(
    r"\s*(?:in )?(?:custody|custodial|imprisonment|prison|detention|extended)?[\s.]*", re.IGNORECASE
)
_LENGTHS = ((90, "short"), (364, "year"), (1459, "years"), (10**9, "long"))
_NUMBERS = ((0, "none"), (2, "few"), (5, "some"), (10**9, "many"))
_GROUPS = {
    **dict.fromkeys(CUSTODIAL, "custody"), "hospital": "custody", "restricted": "custody", "suspended": "suspended",
    "community": "community", "supervision": "community", "awaiting": "awaiting", "deferred": "awaiting",
    UNKNOWN: "awaiting",
}  # fmt: skip
_ORDERED = ("custody", "suspended", "community", "other", "awaiting")


class Passed(NamedTuple):
    """A sentence for an index offence, with the kind of offence it is told under."""

    sentence: Sentence
    offence: str
    facts: OffenderFacts

    @property
    def times(self) -> int:
        """How many such sentences it is at least."""
        return self.sentence.count.at_least() if self.sentence.count else 1


def passed(offenders: Offenders) -> Iterator[Passed]:
    """Every sentence for an index offence; one that says nothing of for what is taken for one of who has such."""
    for facts in offenders:
        for sentence in facts.all(Sentence):
            conviction = facts.rows[Conviction].get(sentence.conviction_id)
            charge = facts.rows[Charge].get(sentence.charge_id)
            named = [row for row in (conviction, charge) if isinstance(row, Conviction | Charge)]
            if any(row.index_offence for row in named):
                yield Passed(sentence, gravest({row.category for row in named if row.index_offence}), facts)
            elif not named and not sentence.offence.strip() and (kinds := index_kinds(facts)):
                yield Passed(sentence, gravest(kinds), facts)


def _tally(keyed: Iterable[tuple[str, Passed]]) -> Counter[tuple[str, str]]:
    """How many sentences each key has, each as often as it was counted."""
    counted: Counter[tuple[str, str]] = Counter()
    for key, each in keyed:
        counted[key, ""] += each.times
    return counted


def gravest(kinds: set[str]) -> str:
    """The gravest of kinds of offence; one that this program does not know comes before what is not entered."""
    return min(kinds, key=lambda kind: GRAVEST.index(kind) if kind in GRAVEST else len(GRAVEST) - 2, default=UNKNOWN)


def length_in_days(expressed: str) -> int | None:
    """How long a sentence is as the court expressed it, in whole days; a year has 365 and a month a twelfth of them.

    None where no length is said, or more than a length; what stands in brackets is passed over ("16 months (14 on
    remand)").
    """
    said = re.sub(r"\([^()]*\)", "", expressed).strip()
    twelfths, at = 0, 0
    while (found := _LENGTH.match(said, at)) is not None:
        twelfths += int(found[1]) * _TWELFTHS[found[2].lower()]
        at = found.end()
    return twelfths // 12 if at and _AFTER_LENGTH.fullmatch(said, at) else None


def custody_lengths(offenders: Offenders) -> UnitTable:
    """Custodial sentences by their length."""
    labels = {
        "short": say("briefing.custody-short"),
        "year": say("briefing.custody-year"),
        "years": say("briefing.custody-years"),
        "long": say("briefing.custody-long"),
        "life": say("briefing.custody-life"),
        UNKNOWN: say("briefing.custody-unread"),
    }
    counted = _tally((_length(each.sentence), each) for each in passed(offenders) if each.sentence.kind in CUSTODIAL)
    return UnitTable(
        key="custody-lengths",
        title=say("briefing.title-custody-lengths"),
        definition=say("briefing.about-custody-lengths"),
        base=counted.total(),
        base_said=say("briefing.of-custodial", n=counted.total()),
        columns=(say("briefing.column-number"),),
        rows=rows_of(labels, counted),
    )


def _length(sentence: Sentence) -> str:
    if sentence.kind in _FOR_LIFE:
        return "life"
    days = length_in_days(sentence.expressed)
    return UNKNOWN if days is None else banded(days, _LENGTHS)


def custody_offences(offenders: Offenders) -> UnitTable:
    """Custodial sentences by the offence they were passed for."""
    labels = {kind: _offence(kind) for kind in GRAVEST}
    counted = _tally((each.offence, each) for each in passed(offenders) if each.sentence.kind in CUSTODIAL)
    return UnitTable(
        key="custody-offences",
        title=say("briefing.title-custody-offences"),
        definition=say("briefing.about-custody-offences"),
        base=counted.total(),
        base_said=say("briefing.of-custodial", n=counted.total()),
        columns=(say("briefing.column-number"),),
        rows=rows_of(met(labels, counted), counted),
    )


def _offence(kind: str) -> str:
    return label("offence-category", kind) if kind else say("briefing.not-entered")


def custody_list(offenders: Offenders) -> UnitTable:
    """Each custodial sentence, for the unit alone."""
    found = [each for each in passed(offenders) if each.sentence.kind in CUSTODIAL]
    shown: Counter[str] = Counter()
    for each in sorted(found, key=lambda each: -(length_in_days(each.sentence.expressed) or 10**9)):
        sentence = each.sentence.expressed.strip() or label("sentence-kind", each.sentence.kind)
        shown[say("briefing.custody-list-row", sentence=sentence, offence=_offence(each.offence))] += each.times
    return UnitTable(
        key="custody-list",
        title=say("briefing.title-custody-list"),
        definition=say("briefing.about-custody-list"),
        base=shown.total(),
        base_said=say("briefing.of-custodial", n=shown.total()),
        columns=(say("briefing.column-number"),),
        rows=tuple(UnitRow(label=words, counts=(count,)) for words, count in shown.items()),
        alone=True,
    )


def community(offenders: Offenders) -> UnitTable:
    """Sentences that are not custody."""
    labels = {**dict(vocabulary("sentence-kind").terms), UNKNOWN: say("briefing.not-entered")}
    counted = _tally((each.sentence.kind, each) for each in passed(offenders) if each.sentence.kind not in CUSTODIAL)
    return UnitTable(
        key="community",
        title=say("briefing.title-community"),
        definition=say("briefing.about-community"),
        base=counted.total(),
        base_said=say("briefing.of-community", n=counted.total()),
        columns=(say("briefing.column-number"),),
        rows=rows_of(met(labels, counted), counted),
    )


def requirements(offenders: Offenders) -> UnitTable:
    """What those sentences required."""
    labels = {**dict(vocabulary("requirement-kind").terms), UNKNOWN: say("briefing.not-entered")}
    found = [each for each in passed(offenders) if each.sentence.kind not in CUSTODIAL]
    counted: Counter[tuple[str, str]] = Counter()
    for each in found:
        rows = each.facts.all(SentenceRequirement)
        for kind in {row.kind for row in rows if row.sentence_id == each.sentence.id}:
            counted[kind, ""] += each.times
    many = sum(each.times for each in found)
    return UnitTable(
        key="requirements",
        title=say("briefing.title-requirements"),
        definition=say("briefing.about-requirements"),
        base=many,
        base_said=say("briefing.of-community", n=many),
        columns=(say("briefing.column-number"),),
        rows=rows_of(met(labels, counted), counted),
        adds_up=False,
    )


def breach_sentences(offenders: Offenders) -> UnitTable:
    """What was passed for a breach of an order, by the number of previous convictions for stalking and its like."""
    labels = {
        "custody": say("briefing.sentence-custody"),
        "suspended": say("briefing.sentence-suspended"),
        "community": say("briefing.sentence-community"),
        "other": say("briefing.sentence-other"),
        "awaiting": say("briefing.sentence-awaiting"),
    }
    found = [each for each in offenders if "breach" in index_kinds(each)]
    counted = Counter((_passed_for_breach(each), _stalking_before(each)) for each in found)
    return UnitTable(
        key="breach-sentences",
        title=say("briefing.title-breach-sentences"),
        definition=say("briefing.about-breach-sentences"),
        base=len(found),
        base_said=say("briefing.of-breach-offenders", n=len(found)),
        columns=(
            say("briefing.stalking-none"),
            say("briefing.stalking-few"),
            say("briefing.stalking-some"),
            say("briefing.stalking-many"),
            say("briefing.stalking-unknown"),
        ),
        rows=rows_of(labels, counted, ("none", "few", "some", "many", UNKNOWN)),
        within="index",
        is_row=label("offence-category", "breach"),
    )


def _passed_for_breach(facts: OffenderFacts) -> str:
    """The gravest sentence for an index offence of somebody whose index offence is a breach."""
    groups = {_GROUPS.get(each.sentence.kind, "other") for each in passed([facts])}
    return min(groups, key=_ORDERED.index, default="awaiting")


def _stalking_before(facts: OffenderFacts) -> str:
    rows = [row for row in facts.all(Conviction) if not row.index_offence and row.category in STALKING]
    numbers = [told_number(row.count) for row in rows]
    return UNKNOWN if None in numbers else banded(sum(number or 0 for number in numbers), _NUMBERS)
