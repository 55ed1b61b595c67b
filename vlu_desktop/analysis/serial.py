# SPDX-License-Identifier: Apache-2.0
"""One offender across cases: each campaign by its dates, what is recorded in more than one, in what order it came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from vlu_desktop.analysis.breach_facts import breaches_of, made_by
from vlu_desktop.analysis.case_view import CaseEntry, CaseView, FirstOccurrence, first_of
from vlu_desktop.analysis.finding_words import date_items, listed
from vlu_desktop.analysis.rule import proof_words
from vlu_desktop.analysis.thresholds import Params
from vlu_desktop.dates.date_display import day
from vlu_desktop.dates.when import When
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.behaviours import RUNGS, behaviour
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.finding import Dates
from vlu_desktop.record.people import Relationship

LIMITS = say_in(ENGLISH, "findings.serial-limits")


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """The conduct of one offender in one case. `began` and `latest` are None where nothing has a date."""

    case_id: str
    title: str
    entries: tuple[CaseEntry, ...]
    began: FirstOccurrence | None
    latest: date | None
    parted: When | None
    breaches: int
    proof: str

    @property
    def span(self) -> str:
        """From when to when, as far as the dates go."""
        if self.began is None or self.latest is None:
            return say_in(ENGLISH, "findings.span-none")
        first, last = self.began.latest, self.latest
        if self.began.earliest != first:
            return say_in(ENGLISH, "findings.span-or-before", starts=first, ends=last)
        return day(first) if first == last else say_in(ENGLISH, "findings.span", starts=first, ends=last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A kind of conduct that more than one campaign holds; `cells` has a text for each, "" where one holds none."""

    kind: str
    label: str
    campaigns: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Serial:
    """What the record shows of one offender across cases."""

    campaigns: tuple[Campaign, ...]
    repeats: tuple[Repeat, ...]
    sentences: tuple[str, ...]
    limits: str = LIMITS


def serial(files: Sequence[CaseFile], offender: str, up_to: date, params: Params) -> Serial:
    """Set an offender's cases side by side on what had happened by a day; `files` are the cases he is the offender of.

    Incidents attributed to somebody else than him or somebody acting for him are left out, and acquittals. Campaigns
    stand in the order they began.
    """
    found = [_campaign(file, offender, up_to, params) for file in files]
    campaigns = tuple(
        sorted(found, key=lambda each: (each.began.latest if each.began else date.max, each.title, each.case_id))
    )
    return Serial(campaigns=campaigns, repeats=_repeats(campaigns), sentences=tuple(_sentences(campaigns)))


def _campaign(file: CaseFile, offender: str, up_to: date, params: Params) -> Campaign:
    view = CaseView(case_file=file, on=Dates(up_to=up_to), params=params)
    entries = tuple(entry for entry in view.entries if _his(file, entry, offender))
    dated_ones, his = [entry for entry in entries if entry.dated], {entry.id for entry in entries}
    parted = [
        row.ended
        for row in file.all(Relationship)
        if row.ended and row.ended.is_dated and _between(file, row, offender)
    ]
    return Campaign(
        case_id=file.case.id,
        title=file.case.title,
        entries=entries,
        began=first_of(dated_ones),
        latest=max((min(entry.last, up_to) for entry in dated_ones), default=None),
        parted=min(parted, key=lambda when: when.sort_key, default=None),
        breaches=len(
            {
                (order.id, each.entry.id)
                for order in made_by(view)
                for each in breaches_of(view, order)
                if each.entry.id in his
            }
        ),
        proof=proof_words(entries),
    )


def _his(file: CaseFile, entry: CaseEntry, offender: str) -> bool:
    actor = entry.conduct.incident.actor_id
    return not actor or entry.by == "proxy" or file.same_person(actor, offender)


def _between(file: CaseFile, row: Relationship, offender: str) -> bool:
    ends = (row.person_id, row.other_id)
    his = any(file.same_person(each, offender) for each in ends)
    return his and any(file.same_person(each, victim) for each in ends for victim in file.victims)


def _repeats(campaigns: Sequence[Campaign]) -> tuple[Repeat, ...]:
    kinds = {kind for each in campaigns for entry in each.entries for kind in entry.conduct.kinds}
    found = []
    for kind in kinds:
        mine = [[entry for entry in each.entries if kind in entry.conduct.kinds] for each in campaigns]
        many = sum(bool(entries) for entries in mine)
        if many > 1:
            found.append(
                Repeat(
                    kind=kind, label=behaviour(kind).label, campaigns=many, cells=tuple(map(_cell, mine))
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda each: (-behaviour(each.kind).rung, -each.campaigns, each.label)))


def _cell(entries: list[CaseEntry]) -> str:
    if not entries:
        return ""
    dates = date_items(entries)
    if not dates:
        return say_in(ENGLISH, "findings.repeated-undated", n=len(entries), proof=proof_words(entries))
    return say_in(ENGLISH, "findings.repeated", n=len(entries), dates=listed(dates), proof=proof_words(entries))


def _sentences(campaigns: Sequence[Campaign]) -> list[str]:
    with_conduct = [each for each in campaigns if each.entries]
    if len(with_conduct) < 2:
        return [say_in(ENGLISH, "findings.serial-one-case")] if with_conduct else []
    spans = [str(say_in(ENGLISH, "findings.case-span", case=each.title, span=str(each.span))) for each in with_conduct]
    return [
        say_in(ENGLISH, "findings.serial-cases", n=len(with_conduct), spans=spans),
        *_overlaps(with_conduct),
        *_after_parting(with_conduct),
        *_steps(with_conduct),
        *_breached(with_conduct),
    ]


def _overlaps(campaigns: Sequence[Campaign]) -> list[str]:
    found = []
    for place, one in enumerate(campaigns):
        for other in campaigns[place + 1 :]:
            sure = _common(one, other, sure=True)
            maybe = sure or _common(one, other, sure=False)
            if maybe:
                found.append(_overlap((one.title, other.title), maybe, bool(sure)))
    return found


def _overlap(titles: tuple[str, str], stretch: tuple[date, date], sure: bool) -> str:
    (first, second), (starts, ends) = titles, stretch
    if sure:
        return say_in(ENGLISH, "findings.serial-overlap", first=first, second=second, starts=starts, ends=ends)
    return say_in(ENGLISH, "findings.serial-may-overlap", first=first, second=second, starts=starts, ends=ends)


def _common(one: Campaign, other: Campaign, *, sure: bool) -> tuple[date, date] | None:
    """The stretch in which both went on: with `sure` whatever the uncertain dates were, else at the widest."""
    spans = []
    for each in (one, other):
        if each.began is None or each.latest is None:
            return None
        last = max(min(entry.ended_from, each.latest) for entry in each.entries if entry.dated)
        spans.append((each.began.latest, last) if sure else (each.began.earliest, each.latest))
    first, last = max(spans[0][0], spans[1][0]), min(spans[0][1], spans[1][1])
    return (first, last) if first <= last else None


def _after_parting(campaigns: Sequence[Campaign]) -> list[str]:
    after = [
        each
        for each in campaigns
        if each.parted and each.parted.last_day and any(entry.first > each.parted.last_day for entry in each.entries)
    ]
    parted = [each for each in campaigns if each.parted]
    if len(after) < 2:
        return []
    return [say_in(ENGLISH, "findings.serial-after-parting", n=len(after), of=len(parted))]


def _steps(campaigns: Sequence[Campaign]) -> list[str]:
    """Which step of the ladder surely followed which in more than one campaign, next steps only."""
    followed: dict[tuple[int, int], int] = {}
    for each in campaigns:
        reached = []
        for rung in RUNGS:
            first = first_of(entry for entry in each.entries if entry.dated and entry.conduct.rung == rung.number)
            if first is not None:
                reached.append((rung.number, first))
        for (lower_rung, one), (higher, other) in pairwise(reached):
            if one.surely_before(other):
                followed[lower_rung, higher] = followed.get((lower_rung, higher), 0) + 1
    return [
        say_in(ENGLISH, "findings.ladder-followed", n=many, higher=higher, lower=low)
        for (low, higher), many in sorted(followed.items())
        if many > 1
    ]


def _breached(campaigns: Sequence[Campaign]) -> list[str]:
    broke = [each for each in campaigns if each.breaches]
    if len(broke) < 2:
        return []
    counts = [str(say_in(ENGLISH, "findings.in-case", n=each.breaches, case=each.title)) for each in broke]
    return [say_in(ENGLISH, "findings.serial-breaches", n=len(broke), counts=counts)]
