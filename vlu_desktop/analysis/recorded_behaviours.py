# SPDX-License-Identifier: Apache-2.0
"""The plainest finding: that the record holds conduct of some sort, when, and of which kinds."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import date_items, kind_items
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.behaviours import BEHAVIOURS
from vlu_desktop.record.finding import Finding

Items = Callable[[Sequence[CaseEntry]], list[str]]
"""What the incidents hold, each with how many incidents hold it."""
Head = Callable[[str, int, list[str], list[str]], str]
"""The whole first sentence, from how it is shown (`SHOWS`, `MAY`, `UNDATED`), how many, the dates and the items."""
SHOWS, MAY, UNDATED = "shows", "may", "undated"


def _holds(how: str, n: int, dates: list[str], items: list[str]) -> str:
    if how == UNDATED:
        return say_in(ENGLISH, "findings.holds-undated", n=n, items=items)
    if how == MAY:
        return say_in(ENGLISH, "findings.holds-may", n=n, dates=dates, items=items)
    return say_in(ENGLISH, "findings.holds-shows", n=n, dates=dates, items=items)


def present(
    rule: Rule, entries: Sequence[CaseEntry], items: Items, head: Head = _holds, told: str = "", **more: Any
) -> Iterator[Finding]:
    """One finding on the incidents, if there are any; none where it would be a "may" that rests on no date.

    What doesn't count as the offender's is told by itself, as that. `told` is a whole sentence that follows the first.
    """
    his = [entry for entry in entries if entry.his]
    others = [entry for entry in entries if not entry.his]
    certain = [entry for entry in his if entry.certain]
    shown = certain or his
    if not certain and not any(entry.dated for entry in his):
        yield from _only_others(rule, others, items, **more)
        return
    dates = date_items(shown)
    how = SHOWS if certain else MAY
    said = [head(how if dates else UNDATED, len(shown), dates, items(shown)), *occasions(shown)]
    if told:
        said.append(told)
    if len(his) > len(shown):
        said.append(say_in(ENGLISH, "findings.further-may", n=len(his) - len(shown)))
    more_of_others = [entry for entry in others if entry.certain]
    if more_of_others:
        said.append(_by_others(SHOWS, more_of_others, items(more_of_others)))
    yield rule.finding(
        sentence=" ".join(said), entries=[*his, *more_of_others], counted=shown, certain=bool(certain), **more
    )


def _only_others(rule: Rule, others: Sequence[CaseEntry], items: Items, **more: Any) -> Iterator[Finding]:
    """Where none of it counts as the offender's: title and sentence say so."""
    certain = [entry for entry in others if entry.certain]
    shown = certain or list(others)
    if not certain and not any(entry.dated for entry in shown):
        return
    more["title"] = say_in(ENGLISH, "findings.title-others", title=more.get("title", rule.title))
    sentence = _by_others(SHOWS if certain else MAY, shown, items(shown))
    yield rule.finding(sentence=sentence, entries=others, counted=shown, certain=bool(certain), **more)


def _by_others(how: str, shown: Sequence[CaseEntry], items: list[str]) -> str:
    """That the record holds them, and that they aren't recorded as the offender's."""
    dates, who = date_items(shown), _who(shown)
    if not dates:
        return say_in(ENGLISH, "findings.others-undated", n=len(shown), who=who, items=items)
    if how == MAY:
        return say_in(ENGLISH, "findings.others-may", n=len(shown), who=who, dates=dates, items=items)
    return say_in(ENGLISH, "findings.others-shows", n=len(shown), who=who, dates=dates, items=items)


def _who(shown: Sequence[CaseEntry]) -> list[str]:
    """Who did them instead, each with how many of them."""
    named, unknown = (sum(entry.by == by for entry in shown) for by in ("other", "unknown"))
    if len(shown) == 1:
        return [say_in(ENGLISH, "findings.by-another") if named else say_in(ENGLISH, "findings.by-unknown")]
    return [
        *([say_in(ENGLISH, "findings.by-another-of", n=named)] if named else []),
        *([say_in(ENGLISH, "findings.by-unknown-of", n=unknown)] if unknown else []),
    ]


def occasions(entries: Sequence[CaseEntry]) -> list[str]:
    """How many occasions the incidents stand for, where that was counted: up to three sentences.

    The number of an entry with several kinds of conduct is of all of them together, and none of any one of them.
    """
    one_kind = [entry for entry in entries if len(entry.conduct.kinds) < 2]
    mixed = [entry for entry in entries if len(entry.conduct.kinds) > 1]
    many, together = _occasions(one_kind), _occasions(mixed)
    unknown = sum(_uncounted(entry) for entry in entries)
    return [
        *([say_in(ENGLISH, "findings.occasions", n=len(entries), many=many + len(mixed))]
          if many > len(one_kind) else []),
        *([say_in(ENGLISH, "findings.occasions-together", n=len(mixed), many=together)]
          if together > len(mixed) else []),
        *([say_in(ENGLISH, "findings.occasions-unknown", n=unknown)] if unknown else []),
    ]  # fmt: skip


def _occasions(entries: Sequence[CaseEntry]) -> int:
    return sum(entry.occasions for entry in entries)


def _uncounted(entry: CaseEntry) -> bool:
    """Whether it was told to be several, and nobody said how many: "scores"."""
    count = entry.conduct.incident.count
    return count is not None and count.number is None


def of_kinds(wanted: Iterable[str]) -> Items:
    """The kinds of conduct among those, by their names, commonest first."""
    kinds = frozenset(wanted)
    return lambda entries: kind_items(entries, kinds)


def kinds_with(*traits: str) -> tuple[str, ...]:
    """The keys of the kinds of conduct with any of the traits."""
    wanted = set(traits)
    return tuple(one.key for one in BEHAVIOURS if not wanted.isdisjoint(one.traits))


def finds_traits(*traits: str) -> Callable[[Rule, CaseView], Iterator[Finding]]:
    """What a rule finds that shows conduct with one of the traits, and nothing else."""
    return lambda rule, view: present(rule, view.with_traits(*traits), of_kinds(kinds_with(*traits)))


def with_kinds(view: CaseView, kinds: Iterable[str]) -> tuple[CaseEntry, ...]:
    """The incidents with any of the kinds, in order, whoever did them."""
    wanted = set(kinds)
    return tuple(entry for entry in view.every if not wanted.isdisjoint(entry.conduct.kinds))
