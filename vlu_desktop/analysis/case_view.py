# SPDX-License-Identifier: Apache-2.0
"""A case as a rule sees it: what had happened by a day, each incident with the days it certainly or possibly covers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Any, Generic, TypeVar

from vlu_desktop.analysis.dependency_tracking import TrackedCase
from vlu_desktop.analysis.thresholds import Params
from vlu_desktop.dates.when import When
from vlu_desktop.dates.window_law import certainly, possibly, surely_began
from vlu_desktop.record.base import Record
from vlu_desktop.record.behaviours import behaviour
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.finding import Dates
from vlu_desktop.record.people import Person, SameAs

BY = ("offender", "proxy", "other", "unknown")
"""Who did it: the offender, somebody acting for the offender, another person who is named, or nobody knows who."""
HIS = frozenset({"offender", "proxy"})
T = TypeVar("T")
Owner = TypeVar("Owner")


class once(Generic[Owner, T]):  # noqa: N801 (read as a decorator)
    """A value worked out when first asked for and kept; without the lock of `cached_property`, which costs more."""

    def __init__(self, make: Callable[[Owner], T]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __get__(self, owner: Owner, cls: type[Owner]) -> T:
        made = owner.__dict__[self._make.__name__] = self._make(owner)
        return made


@dataclass(frozen=True, kw_only=True, eq=False)
class CaseEntry:
    """An incident and its days, ends included.

    It began in [first, begun_by] and was last going on in [ended_from, last]. `certain`: it had begun by the day the
    view looks back from, wherever in its range it lies. `by` is one of `BY` (`done_by`). `sure` is False where who did
    it is suspected or not known. `exact`: it happened on one known day. `plain`: that, and who did it is known.
    `first_day`, `last_day`: what its date as told covers. `order` puts incidents in the order they happened, the
    undated last.
    """

    id: str
    conduct: Conduct
    first: date
    begun_by: date
    ended_from: date
    last: date
    dated: bool
    certain: bool
    by: str
    sure: bool
    occasions: int
    traits: frozenset[str]
    order: tuple[str, int, str]
    exact: bool
    plain: bool
    first_day: date | None
    last_day: date | None

    @property
    def his(self) -> bool:
        """Whether it counts as the offender's: done by the offender or for the offender, or nobody entered by whom.

        Not where another person is named, nor where it was entered that nobody knows who.
        """
        return self.by in HIS

    @once
    def evidence(self) -> str:
        """All of the incident that a finding may rest on, as one text."""
        conduct, incident = self.conduct, self.conduct.incident
        count = incident.count.number_text() if incident.count else ""
        kinds = ",".join(sorted(conduct.kinds)) if len(conduct.kinds) > 1 else "".join(conduct.kinds)
        told = f"{self.id}|{kinds}|{count}|{conduct.proof}|{self.by}|{incident.certainty}|{conduct.seriousness}|"
        return told + when_text(conduct.happened)

    def surely_in(self, start: date, end: date) -> bool:
        """Whether it happened, or was going on, on a day from start to end, wherever in its range it lies."""
        return certainly(self.begun_by, self.ended_from, start, end)

    def surely_began_in(self, start: date, end: date) -> bool:
        """Whether it began on a day from start to end, wherever in its range it lies."""
        return surely_began(self.first, self.begun_by, start, end)

    def maybe_in(self, start: date, end: date) -> bool:
        """Whether it may have."""
        return possibly(self.first, self.last, start, end)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstOccurrence:
    """When something first happened: somewhere in [earliest, latest], and the incidents any of which may be the one."""

    earliest: date
    latest: date
    shown_by: tuple[CaseEntry, ...]

    @property
    def entry(self) -> CaseEntry:
        """The one that sets the latest day it can have been."""
        return self.shown_by[0]

    def surely_before(self, other: "FirstOccurrence") -> bool:
        """Whether it came first whatever the uncertain dates were."""
        return self.latest < other.earliest


@dataclass(frozen=True, kw_only=True)
class CaseView:
    """What a rule is given: the case, the two dates, the settings, and the incidents that had happened by then.

    `known` are entries of the same incidents as of the same day, worked out before; one that still holds is used again.
    """

    case_file: CaseFile
    on: Dates
    params: Params
    known: Mapping[str, CaseEntry] = field(default_factory=dict)

    @property
    def up_to(self) -> date:
        """The day the findings look back from."""
        return self.on.up_to

    def kept(self, key: object, make: Callable[[], T]) -> T:
        """What several rules need, made once; each that asks for it has read what it was made from."""
        read = self.case_file.read if isinstance(self.case_file, TrackedCase) else set()
        if key not in self._kept:
            earlier = set(read)
            read.clear()
            self._kept[key] = (make(), frozenset(read))
            read.update(earlier)
        value, was_read = self._kept[key]
        read.update(was_read)
        return value  # type: ignore[no-any-return]

    @cached_property
    def _kept(self) -> dict[object, tuple[Any, frozenset[type[Record]]]]:
        return {}

    @cached_property
    def _all(self) -> tuple[CaseEntry, ...]:
        found: dict[str, CaseEntry] = {}
        for conduct in self.case_file.conduct:
            if conduct.id not in found:
                held = self.known.get(conduct.id)
                by = done_by(self.case_file, conduct.incident)
                if held is None or held.conduct != conduct or held.by != by:
                    held = entry_of(conduct, self.up_to, by)
                if held.first <= self.up_to:
                    found[conduct.id] = held
        return tuple(found.values())

    @cached_property
    def every(self) -> tuple[CaseEntry, ...]:
        """What happened or may have happened by the day, in order, whoever did it; nothing that ended in acquittal."""
        return tuple(entry for entry in self._all if entry.conduct.proof != "acquitted")

    @cached_property
    def entries(self) -> tuple[CaseEntry, ...]:
        """Those that count as the offender's: what a rule may tell of without saying who did it."""
        return tuple(entry for entry in self.every if entry.his)

    @cached_property
    def others(self) -> tuple[CaseEntry, ...]:
        """Those that don't: done by another person who is named, or by nobody knows whom."""
        return tuple(entry for entry in self.every if not entry.his)

    @cached_property
    def acquitted(self) -> tuple[CaseEntry, ...]:
        """The incidents that ended in acquittal, which no finding uses."""
        return tuple(entry for entry in self._all if entry.conduct.proof == "acquitted")

    @cached_property
    def by_id(self) -> dict[str, CaseEntry]:
        """The same incidents by id, those of an acquittal among them."""
        return {entry.id: entry for entry in self._all}

    @cached_property
    def by_trait(self) -> dict[str, tuple[CaseEntry, ...]]:
        """The offender's incidents by the traits of their kinds."""
        return _grouped(self.entries, lambda entry: entry.traits)

    @cached_property
    def by_kind(self) -> dict[str, tuple[CaseEntry, ...]]:
        """The offender's incidents by their kinds of conduct."""
        return _grouped(self.entries, lambda entry: entry.conduct.kinds)

    def with_traits(self, *traits: str) -> tuple[CaseEntry, ...]:
        """The incidents with any of the traits, in order, whoever did them."""
        wanted = set(traits)
        return tuple(entry for entry in self.every if not wanted.isdisjoint(entry.traits))

    def one_person(self, person_id: str) -> str:
        """One id for all the entries found to be the same person."""
        if not self.case_file.all(SameAs):
            return person_id
        people = sorted(person.id for person in self.case_file.all(Person))
        return next((each for each in people if self.case_file.same_person(each, person_id)), person_id)

    def had_history_before(self, day: date) -> bool:
        """Whether something certainly happened before the day, without which nothing can be new on it."""
        return self.begun < day

    @cached_property
    def begun(self) -> date:
        """The day by which the first of the offender's incidents had surely happened; `date.max` without any."""
        return min((entry.begun_by for entry in self.entries), default=date.max)


def done_by(case_file: CaseFile, incident: Incident) -> str:
    """Who did it, one of `BY`. An incident nobody attributed counts as the offender's.

    A person named under "By whom" decides over what was chosen beside the name, but for somebody acting for the
    offender; where no offender is entered there is nobody to tell such a person from.
    """
    if incident.attribution in {"proxy-knowing", "proxy-unknowing"}:
        return "proxy"
    offenders = case_file.offenders if incident.actor_id else ()
    if offenders and not any(case_file.same_person(incident.actor_id, each) for each in offenders):
        return "other"
    return "unknown" if incident.attribution == "unknown" else "offender"


def entry_of(conduct: Conduct, up_to: date, by: str = "offender") -> CaseEntry:
    """The days of an incident. What has been told had begun by the day it was told, however vague its date is."""
    happened, incident = conduct.happened, conduct.incident
    first, begun_by, ended_from, last = conduct.reach
    dated = happened.is_dated
    sure = by != "unknown" and incident.certainty != "suspected"
    return CaseEntry(
        id=incident.id,
        conduct=conduct,
        first=first,
        begun_by=begun_by,
        ended_from=ended_from,
        last=last,
        dated=dated,
        certain=begun_by <= up_to,
        by=by,
        sure=sure,
        occasions=incident.count.at_least() if incident.count else 1,
        traits=traits_of(conduct.kinds),
        order=conduct.order,
        exact=first == last,
        plain=dated and sure and first == last,
        first_day=happened.first_day if dated else None,
        last_day=happened.last_day if dated else None,
    )


def when_text(happened: When) -> str:
    """A date as text without the words it was told in."""
    return happened.to_text().partition(";words=")[0]


def first_of(entries: Iterable[CaseEntry]) -> FirstOccurrence | None:
    """When the first of the incidents was; None where there are none."""
    found = list(entries)
    if not found:
        return None
    sets = min(found, key=lambda entry: (entry.begun_by, entry.first, entry.id))
    rivals = [entry for entry in found if entry.first <= sets.begun_by and entry is not sets and not entry.exact]
    return FirstOccurrence(earliest=min(entry.first for entry in found), latest=sets.begun_by, shown_by=(sets, *rivals))


def _grouped(
    entries: Iterable[CaseEntry], keys: Callable[[CaseEntry], Iterable[str]]
) -> dict[str, tuple[CaseEntry, ...]]:
    groups: dict[str, list[CaseEntry]] = {}
    for entry in entries:
        for key in keys(entry):
            groups.setdefault(key, []).append(entry)
    return {key: tuple(found) for key, found in groups.items()}


@cache
def traits_of(kinds: tuple[str, ...]) -> frozenset[str]:
    """Every trait of the kinds; the same few combinations come again and again."""
    return frozenset().union(*(behaviour(kind).traits for kind in kinds))
