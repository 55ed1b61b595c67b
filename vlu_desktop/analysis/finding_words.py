# SPDX-License-Identifier: Apache-2.0
"""The few turns of phrase that findings share, so that they all sound the same in court."""

from collections.abc import Iterable, Sequence

from vlu_desktop.analysis.case_view import CaseEntry
from vlu_desktop.dates.date_display import day
from vlu_desktop.language import phrases
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.behaviours import NOT_CHOSEN, behaviour
from vlu_desktop.record.order_kind import kind_of

# Handed on under the names that every rule uses; they are the whole program's (language/phrases.py).
listed, number, ordinal, lower = phrases.listed, phrases.number, phrases.ordinal, phrases.lower_first

NO_KIND = lower(NOT_CHOSEN)
_DATES_NAMED = 4
CUSTODY = {
    "prison": say_in(ENGLISH, "findings.in-prison"),
    "remand": say_in(ENGLISH, "findings.on-remand"),
    "immigration": say_in(ENGLISH, "findings.in-detention"),
}
"""Where somebody is who is in custody, as it stands in a list of such places."""


def order_name(kind: str) -> str:
    """What an order is called inside a sentence."""
    return kind_of(kind).called


def at(entry: CaseEntry) -> str:
    """When an incident happened, to the day, without anybody's words."""
    happened = entry.conduct.happened
    if not happened.is_dated:
        return say_in(ENGLISH, "findings.date-not-known")
    return day(entry.first) if entry.exact else happened.display()


def kind_items(entries: Sequence[CaseEntry], wanted: Iterable[str] | None = None) -> list[str]:
    """Each kind by its own name, with how many incidents have it where there is more than one incident."""
    allowed = None if wanted is None else set(wanted)
    counts: dict[str, int] = {}
    for entry in entries:
        for kind in entry.conduct.kinds:
            if allowed is None or kind in allowed:
                counts[kind] = counts.get(kind, 0) + 1
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], behaviour(pair[0]).label))
    return counted_items([(lower(behaviour(kind).label), count) for kind, count in ranked], len(entries))


def counted_items(counts: Iterable[tuple[str, int]], total: int) -> list[str]:
    """ "arson (2)", or where one incident is told of "arson"."""
    return [name if total == 1 else str(say_in(ENGLISH, "findings.counted", name=name, n=n)) for name, n in counts]


def dated_item(name: str, on: str) -> str:
    """ "following (3 March 2026)"."""
    return str(say_in(ENGLISH, "findings.dated", name=name, on=on))


def date_items(entries: Sequence[CaseEntry]) -> list[str]:
    """ "3 March 2026", "4 May 2026", "2 with no date"; of many the first and the last; none where no date is known."""
    known = sorted((entry for entry in entries if entry.dated), key=lambda entry: entry.order)
    without = len(entries) - len(known)
    if not known:
        return []
    found = list(dict.fromkeys(at(entry) for entry in known))
    if len(found) > _DATES_NAMED:
        found = [_first_and_last(known)]
    return [*found, *no_date(without)]


def _first_and_last(known: Sequence[CaseEntry]) -> str:
    """Of many the first and the last, told apart where either is more than a day: a stretch is no end of another."""
    first, last = known[0], max(known, key=lambda entry: (entry.ended_from, entry.order))
    if first is last:
        return at(first)
    if first.exact and last.exact:
        return str(say_in(ENGLISH, "findings.days-from", first=at(first), last=at(last)))
    return str(say_in(ENGLISH, "findings.days-first-and-last", first=at(first), last=at(last)))


def no_date(many: int) -> list[str]:
    """How many have no date, where some have none."""
    return [str(say_in(ENGLISH, "findings.with-no-date", n=many))] if many else []


def dates_of(entries: Sequence[CaseEntry]) -> list[str]:
    """The same for a sentence that names the dates whether or not one is known."""
    return date_items(entries) or no_day()


def no_day() -> list[str]:
    """What stands for the dates where none is known."""
    return [str(say_in(ENGLISH, "findings.no-date"))]
