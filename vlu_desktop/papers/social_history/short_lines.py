# SPDX-License-Identifier: Apache-2.0
"""The short form of a chronology: what a reader must see stands whole, the entries between are told together."""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain

from vlu_desktop.dates.when import Kind, When
from vlu_desktop.papers.common.paper_source import PaperSource, counted
from vlu_desktop.papers.common.paper_words import apart, in_turn, worded
from vlu_desktop.papers.common.wording import bold, listed, lower_first, ranges, short_day, told
from vlu_desktop.papers.social_history.entry_text import proof_of_several
from vlu_desktop.papers.social_history.line_of_chronology import Line
from vlu_desktop.papers.social_history.order_names import is_order
from vlu_desktop.record.behaviours import NOT_CHOSEN, behaviour
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.typeset import tree as t

MOST_LINES = 38
"""What two pages and a half hold: beyond that fewer entries stand whole."""
_DECIDED, _CHARGED = frozenset({"convicted", "admitted"}), frozenset({"convicted", "admitted", "charged"})
_GRAVE, _GRAVEST = 4, 5


@dataclass(frozen=True, slots=True)
class _Whole:
    """Which entries stand whole: those proved so far, those so grave, and (`single`) what needs one incident."""

    proofs: frozenset[str]
    graver: int
    single: bool = True

    def ids(self, source: PaperSource) -> set[str]:
        """The ids of those entries."""
        found = {each.id for each in source.conduct if each.proof in self.proofs or each.seriousness >= self.graver}
        alone = (each.incident_ids for each in source.agreed if each.single and self.single)
        return found | set(chain.from_iterable(alone))


_NO_GRADE = 99
_STEPS = (
    _Whole(_CHARGED, _GRAVE),
    _Whole(_CHARGED, _GRAVEST),
    _Whole(_DECIDED, _GRAVEST),
    _Whole(_DECIDED, _NO_GRADE),
    _Whole(frozenset(), _NO_GRADE),
    _Whole(frozenset(), _NO_GRADE, single=False),
)
"""From most to least; the first that is short enough is taken, so that the short form stays short in any case."""


def shortened(source: PaperSource, lines: Sequence[Line]) -> list[Line]:
    """The lines, with entries one after another that need not stand whole as one."""
    found: list[Line] = []
    for step in _STEPS:
        found = _shortened(source, lines, step.ids(source))
        if len(found) <= MOST_LINES:
            break
    return found


def _shortened(source: PaperSource, lines: Sequence[Line], whole: AbstractSet[str]) -> list[Line]:
    by_number = {source.numbers[each.id]: each for each in source.conduct}
    found: list[Line] = []
    waiting: list[tuple[Line, Conduct]] = []
    for line in lines:
        entry = by_number.get(line.number)
        if entry is not None and entry.id not in whole:
            if waiting and waiting[0][1].happened.is_dated != entry.happened.is_dated:
                found += _together(source, waiting)
                waiting = []
            waiting.append((line, entry))
            continue
        # What courts did parts the entries before it from those after it; so does what stands whole.
        found += _together(source, waiting)
        waiting = []
        found.append(line)
    return [*found, *_together(source, waiting)]


def _together(source: PaperSource, waiting: Sequence[tuple[Line, Conduct]]) -> Iterator[Line]:
    """One line for several entries: their numbers, kinds, how far proved; one alone stands as it is."""
    if len(waiting) < 2:
        yield from (line for line, _ in waiting)
        return
    lines, entries = zip(*waiting, strict=True)
    kinds = Counter(chain.from_iterable(each.kinds or ("",) for each in entries))
    proofs = Counter(each.proof for each in entries)
    said = [_kind(kind, many) for kind, many in kinds.most_common()]
    status = [worded("chronology.proved", proof=proof_of_several(key), n=many) for key, many in proofs.most_common()]
    status += _recorded_as_breaches(source, entries)
    numbers = listed(_from_to(str(first), str(last)) for first, last in ranges(line.number for line in lines))
    together = bold(worded("chronology.entries-together", numbers=numbers))
    yield Line(
        key=lines[0].key,
        when=_span(entries),
        what=((together, *told(worded("chronology.together", kinds=in_turn(said), status=apart(status)))),),
        source=apart(dict.fromkeys(line.source for line in lines)),
        status=worded("chronology.as-stated"),
    )


def _kind(key: str, many: int) -> str:
    name = lower_first(behaviour(key).label if key else NOT_CHOSEN)
    return worded("chronology.kind-times", kind=name, n=many) if many > 1 else name


def _span(entries: Sequence[Conduct]) -> t.Runs:
    """From when the first of them began to when the last of them ended."""
    whens = [each.happened for each in entries]
    if not whens[0].is_dated:
        return worded("court-events.not-known")
    ended = (when for when in whens if not when.open_end)
    first, last = whens[0], max(ended, key=lambda when: when.last_day or date.min, default=whens[-1])
    return told(_from_to(_by_day(_part(first, first.begun_by)), _by_day(_part(last, last.latest))))


def _part(when: When, until: datetime | None) -> When:
    """Of what went on for a time, when it began or ended: the half of its date that ends then; any other as it is."""
    if when.kind is Kind.MOMENT or when.open_start or when.open_end:
        return when
    since = when.earliest if until == when.begun_by else when.ended_from
    return replace(when, kind=Kind.MOMENT, earliest=since, ended_from=since, begun_by=until, latest=until, words="")


def _from_to(first: str, last: str) -> str:
    return first if first == last else worded("chronology.from-to", first=first, last=last)


def _by_day(when: When) -> str:
    """A date within a span: its day where there is one, for the hour says nothing of many."""
    known = when.first_day if when.first_day == when.last_day else None
    return short_day(known) if known else when.display(short=True)


def _recorded_as_breaches(source: PaperSource, entries: Sequence[Conduct]) -> Iterator[str]:
    """How many are recorded as a breach of an order, and how many against nothing but a condition or a request."""
    orders = {order.id for order in source.file.orders if is_order(order)}
    recorded = list(filter(None, ({row.order_id for row in each.breaches if counted(row)} for each in entries)))
    broken = sum(bool(each & orders) for each in recorded)
    if broken:
        yield worded("chronology.recorded-as-breaches", n=broken)
    if len(recorded) > broken:
        yield worded("chronology.recorded-against", n=len(recorded) - broken)
