# SPDX-License-Identifier: Apache-2.0
"""How many kinds of behaviour the last months hold, where that is more than in any months before of the same length."""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import kind_items
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.behaviours import attempted_of
from vlu_desktop.record.conduct import RecordingPeriod
from vlu_desktop.record.finding import Finding

# They say that an order was broken, not what was done.
NO_CONDUCT = frozenset({"other", "order-contact", "fail-to-report"})
_DAY = timedelta(days=1)


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    length = view.params.new_days
    since = view.up_to - timedelta(days=length - 1)
    begun = _compared_from(view)
    # At least one whole window before, recorded as the last one was, or there is nothing to compare with.
    if begun > since - timedelta(days=length):
        return
    possible = [entry for entry in view.entries if entry.dated and entry.maybe_in(since, view.up_to)]
    sure = [entry for entry in possible if entry.certain and entry.surely_in(since, view.up_to)]
    earlier = [entry for entry in view.entries if entry.first < since and entry.last >= begun]
    most = most_kinds(earlier, length, since - _DAY)
    certain = len(_kinds(sure)) > most
    shown = sure if certain else possible
    many = len(_kinds(shown))
    if many <= most or many < view.params.kinds_least:
        return
    yield rule.finding(
        title=say_in(ENGLISH, "findings.title-kinds", n=many, days=length),
        sentence=_said(view, shown, (since, begun), most, certain),
        entries=shown,
        facts=[str(most), str(begun)],
        certain=certain,
        starts=since,
        ends=view.up_to,
    )


def _said(view: CaseView, shown: Sequence[CaseEntry], days: tuple[date, date], most: int, certain: bool) -> str:
    since, begun = days
    kinds, length = _kinds(shown), view.params.new_days
    items = kind_items(shown, {kind for each in shown for kind in each.conduct.kinds if attempted_of(kind) in kinds})
    if certain:
        return say_in(
            ENGLISH, "findings.kinds-show", n=len(kinds), days=length, starts=since, ends=view.up_to, most=most,
            begun=begun, items=items,
        )  # fmt: skip
    return say_in(
        ENGLISH, "findings.kinds-may", n=len(kinds), days=length, starts=since, ends=view.up_to, most=most, begun=begun,
        items=items,
    )  # fmt: skip


def _compared_from(view: CaseView) -> date:
    """The day from which it was recorded as it is now; where nobody entered how, the day of the first incident."""
    periods = view.case_file.all(RecordingPeriod)
    begun = [period.starts for period in periods if period.starts and period.starts <= view.up_to]
    ended = [period.ends + _DAY for period in periods if period.ends and period.ends < view.up_to]
    return max([view.begun, *begun, *ended])


def _kinds(entries: Iterable[CaseEntry]) -> set[str]:
    return {kind for entry in entries for kind in _counting(entry.conduct.kinds)}


@cache
def _counting(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds that count, each once: what was tried as well as done is one of them."""
    return tuple(dict.fromkeys(attempted_of(kind) for kind in kinds if attempted_of(kind) not in NO_CONDUCT))


def most_kinds(entries: Iterable[CaseEntry], length: int, last: date) -> int:
    """The most kinds that any so many days, ending by `last`, may hold."""
    most, held = 0, Counter[str]()
    leaving: list[tuple[int, str, tuple[str, ...]]] = []
    latest = last.toordinal()
    for entry in sorted(entries, key=lambda each: each.first):
        # A window that holds it ends on its first day or later, and so begins this much earlier.
        begins = entry.first.toordinal() - length + 1
        while leaving and leaving[0][0] < begins:
            for kind in heapq.heappop(leaving)[2]:
                held[kind] -= 1
                if not held[kind]:
                    del held[kind]
        kinds = _counting(entry.conduct.kinds)
        for kind in kinds:
            held[kind] += 1
        heapq.heappush(leaving, (min(entry.last.toordinal(), latest), entry.id, kinds))
        most = max(most, len(held))
    return most


RULE = Rule(
    key="kinds-in-window",
    version="3",
    title=say_in(ENGLISH, "rules.kinds-in-window"),
    method=say_in(ENGLISH, "rules.kinds-in-window-method"),
    limits=say_in(ENGLISH, "rules.kinds-in-window-limits"),
    source=say_in(ENGLISH, "rules.kinds-in-window-source"),
    find=_find,
    group="first",
)
