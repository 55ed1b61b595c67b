# SPDX-License-Identifier: Apache-2.0
"""The first of the key points: how many entries are proved how far, from when to when, and what is open in how many."""

from collections import Counter
from collections.abc import Callable, Mapping
from itertools import chain

from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import worded
from vlu_desktop.papers.common.wording import dated, listed, worded_runs
from vlu_desktop.papers.social_history.chosen_entries import is_short
from vlu_desktop.typeset import tree as t

PROOF_WORDS: Mapping[str, Callable[[int], str]] = {
    "convicted": lambda n: worded("key-points.convicted", n=n),
    "admitted": lambda n: worded("key-points.admitted", n=n),
    "charged": lambda n: worded("key-points.charged", n=n),
    "reported": lambda n: worded("key-points.reported", n=n),
    "observed": lambda n: worded("key-points.observed", n=n),
    "unreported": lambda n: worded("key-points.unreported", n=n),
    "not-known": lambda n: worded("key-points.not-known", n=n),
    "not-asked": lambda n: worded("key-points.not-asked", n=n),
}
"""How many entries are proved how far, by that."""
FEW = 2
"""Entries: below it, tables that count them by kind and by proof would say the chronology over again."""


def point(source: PaperSource) -> t.Runs:
    """The number of entries by proof status, side by side and never as one sum of unlike things."""
    conduct = source.conduct
    acquitted = len(source.acquitted)
    unsure = _not_surely_his(source)
    whose = worded("key-points.only-not-surely-his") if len(conduct) == 1 else worded(
        "key-points.not-surely-his", n=unsure
    )  # fmt: skip
    kindless = _kindless(source)
    apart = (
        *((f" {kindless}",) if kindless else ()),
        *((f" {whose}",) if unsure else ()),
        *((f" {worded('key-points.acquitted', n=acquitted)}",) if acquitted else ()),
    )
    if not conduct:
        return (worded("key-points.no-incident"), *apart)
    counts = Counter(each.proof for each in conduct)
    parts = listed([words(counts[key]) for key, words in PROOF_WORDS.items() if counts[key]])
    few = is_short(source) or (len(conduct) < FEW and not source.acquitted)
    in_it = t.Link(text=worded("chronology.in-it"), target="chronology")
    return (*_holds(source, parts, in_it if few else t.Ref(target="proof-table")), *apart)


def _not_surely_his(source: PaperSource) -> int:
    """How many of the entries are suspected to be his and no more, or are recorded as not his."""
    told = {each.id for each in source.conduct}
    said = (each.incident_ids for each in source.cautions if each.key in ("attribution", "not-the-offender"))
    return len(told.intersection(chain.from_iterable(said)))


def _kindless(source: PaperSource) -> str:
    """Of how many entries nobody has chosen a kind of conduct: they stand in the record and are none told as such."""
    entries_of = source.conduct
    without = sum(not each.kinds for each in entries_of)
    if not without:
        return ""
    if len(entries_of) == 1:
        return worded("key-points.only-unchosen")
    if without == len(entries_of):
        return worded("key-points.none-chosen")
    return worded("key-points.some-unchosen", n=without, of=len(entries_of))


def _holds(source: PaperSource, parts: str, where: t.Inline) -> tuple[str | t.Inline, ...]:
    """How many entries there are by how far they are proved, from when to when; of conduct where each has a kind."""
    days = [each.happened for each in source.conduct if each.happened.is_dated]
    latest = max(days, key=lambda when: (when.last_day, when.sort_key), default=None)
    first, last = (dated(days[0], short=True), dated(latest, short=True)) if latest else ("", "")
    told = all(each.kinds for each in source.conduct)
    return (_holds_conduct if told else _holds_entries)(len(source.conduct), first, last, parts, where)


def _holds_conduct(many: int, first: str, last: str, parts: str, where: t.Inline) -> tuple[str | t.Inline, ...]:
    if not first:
        return worded_runs("key-points.holds", parts=parts, where=where)
    if many == 1:
        return worded_runs("key-points.holds-one", on=first, parts=parts, where=where)
    if first == last:
        return worded_runs("key-points.holds-on", on=first, parts=parts, where=where)
    return worded_runs("key-points.holds-from-to", first=first, last=last, parts=parts, where=where)


def _holds_entries(many: int, first: str, last: str, parts: str, where: t.Inline) -> tuple[str | t.Inline, ...]:
    if not first:
        return worded_runs("key-points.holds-some-unchosen", parts=parts, where=where)
    if many == 1:
        return worded_runs("key-points.holds-one-unchosen", on=first, parts=parts, where=where)
    if first == last:
        return worded_runs("key-points.holds-on-some-unchosen", on=first, parts=parts, where=where)
    return worded_runs("key-points.holds-from-to-some-unchosen", first=first, last=last, parts=parts, where=where)
