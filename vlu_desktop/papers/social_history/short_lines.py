# SPDX-License-Identifier: Apache-2.0
"""The short form of a chronology: what a reader must see stands whole, the entries between are told together."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.wording import lower_first, ranges, told
from vlu_desktop.papers.social_history.line_of_chronology import Line
from vlu_desktop.record.behaviours import behaviour
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.vocabulary import label
from vlu_desktop.typeset import tree as t

_STAND_WHOLE = frozenset({"convicted", "admitted", "charged"})
_GRAVE = 4


def shortened(source: PaperSource, lines: Sequence[Line]) -> list[Line]:
    """The lines, with entries one after another that need not stand whole as one."""
    whole = _stand_whole(source)
    by_number = {source.numbers[each.id]: each for each in source.conduct}
    found: list[Line] = []
    waiting: list[tuple[Line, Conduct]] = []
    for line in lines:
        entry = by_number.get(line.number)
        if entry is not None and entry.id not in whole:
            if waiting and waiting[0][1].happened.is_dated != entry.happened.is_dated:
                found += _together(waiting)
                waiting = []
            waiting.append((line, entry))
            continue
        # What courts did parts the entries before it from those after it; so does what stands whole.
        found += _together(waiting)
        waiting = []
        found.append(line)
    return [*found, *_together(waiting)]


def _stand_whole(source: PaperSource) -> set[str]:
    """What was proved, admitted or charged; what is grave; and what one incident is enough for."""
    grave = {each.id for each in source.conduct if each.proof in _STAND_WHOLE or each.seriousness >= _GRAVE}
    return grave | set(chain.from_iterable(each.incident_ids for each in source.agreed if each.single))


def _together(waiting: Sequence[tuple[Line, Conduct]]) -> Iterator[Line]:
    """One line for several entries: their numbers, kinds, how far proved; one alone stands as it is."""
    if len(waiting) < 2:
        yield from (line for line, _ in waiting)
        return
    lines, entries = zip(*waiting, strict=True)
    kinds = Counter(chain.from_iterable(each.kinds or ("",) for each in entries))
    proofs = Counter(each.proof for each in entries)
    said = [f"{lower_first(behaviour(kind).label) if kind else 'kind not chosen'} ({many})" if many > 1
            else lower_first(behaviour(kind).label) if kind else "kind not chosen"
            for kind, many in kinds.most_common()]  # fmt: skip
    status = [f"{label('proof', key)}: {many}" for key, many in proofs.most_common()]
    broken = sum(bool(each.breaches) for each in entries)
    if broken:
        status.append(f"Recorded as breaches: {broken}")
    numbers = ", ".join(f"{first}" if first == last else f"{first} to {last}"
                        for first, last in ranges(line.number for line in lines))  # fmt: skip
    yield Line(
        key=lines[0].key,
        when=_span(entries),
        what=((t.Text(text=f"Entries {numbers}: ", bold=True), *told(", ".join(said)), f". {'; '.join(status)}."),),
        source="; ".join(dict.fromkeys(line.source for line in lines)),
        status="as stated",
    )


def _span(entries: Sequence[Conduct]) -> t.Runs:
    first, last = entries[0].happened, entries[-1].happened
    if not first.is_dated:
        return "not known"
    return told(f"{first.display(short=True)} to {last.display(short=True)}")
