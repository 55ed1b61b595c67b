# SPDX-License-Identifier: Apache-2.0
""" "Read with care": what the dates and the sources of a case can't bear, in sentences."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import CUSTODY, lower
from vlu_desktop.analysis.rates.days_at_risk import can_reach
from vlu_desktop.analysis.thresholds import DEFAULTS
from vlu_desktop.dates.when import Kind, Precision
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import RecordingPeriod
from vlu_desktop.record.finding import Caution, Dates
from vlu_desktop.record.in_force import breachable, may_have_lived
from vlu_desktop.record.offending import Breach, ConvictionIncident, Whereabouts
from vlu_desktop.record.proof import contradicts, names_a_breach
from vlu_desktop.record.vocabulary import label

_FINE = frozenset({Precision.MINUTE, Precision.PART_OF_DAY, Precision.DAY})
_COARSE = {
    Precision.WEEK: say_in(ENGLISH, "findings.to-a-week"),
    Precision.MONTH: say_in(ENGLISH, "findings.to-a-month"),
    Precision.SEASON: say_in(ENGLISH, "findings.to-a-season"),
    Precision.YEAR: say_in(ENGLISH, "findings.to-a-year"),
    Precision.DECADE: say_in(ENGLISH, "findings.to-a-decade"),
}


def cautions(case_file: CaseFile, up_to: date) -> tuple[Caution, ...]:
    """What to say beside the findings of a case as of a day; nothing for a case without incidents."""
    view = CaseView(case_file=case_file, on=Dates(up_to=up_to), params=DEFAULTS)
    return tuple(_all(view)) if view.every or view.acquitted else ()


def _all(view: CaseView) -> Iterator[Caution]:
    entries = view.every
    yield from _dates(entries)
    yield from _recording(view)
    yield from _sources(entries)
    yield from _attribution(entries)
    shut_in = [entry for entry in entries if _in_custody_then(view, entry)]
    if shut_in:
        yield _caution("in-custody", say_in(ENGLISH, "findings.care-in-custody", n=len(shut_in)), shut_in)
    if view.acquitted:
        said = say_in(ENGLISH, "findings.care-acquitted", n=len(view.acquitted))
        yield _caution("acquitted", said, view.acquitted)
    bare = [entry for entry in entries if not entry.conduct.kinds]
    if bare:
        said = say_in(ENGLISH, "findings.care-no-kind", n=len(bare), of=len(entries))
        yield _caution("kind-not-chosen", said, bare)
    twice = _twice(entries)
    if twice:
        yield _caution("repeated", say_in(ENGLISH, "findings.care-repeated", n=len(twice)), twice)
    yield from _breaches(view)


def _attribution(entries: Sequence[CaseEntry]) -> Iterator[Caution]:
    """Whose conduct it is: what is suspected only, and what no finding takes for the offender's; each entry once."""
    unknown = [entry for entry in entries if entry.his and not entry.sure]
    if unknown:
        said = say_in(ENGLISH, "findings.attribution-unsure", n=len(unknown))
        yield _caution("attribution", said, unknown)
    others = [entry for entry in entries if not entry.his]
    if all(entry.conduct.incident.attribution == "unknown" for entry in others):
        said = say_in(ENGLISH, "findings.attribution-unknown", n=len(others))
    else:
        said = say_in(ENGLISH, "findings.attribution-others", n=len(others))
    if others:
        yield _caution("not-the-offender", said, others)


def _in_custody_then(view: CaseView, entry: CaseEntry) -> bool:
    """Whether it is told as the offender's own doing in person, on days that lie wholly within a stay in custody."""
    if not (entry.his and entry.sure and entry.dated) or can_reach(entry):
        return False
    actor, several = entry.conduct.incident.actor_id, len(view.case_file.offenders) > 1
    for stay in view.case_file.all(Whereabouts):
        his = view.case_file.same_person(actor, stay.offender_id) if actor else not several
        if his and stay.kind in CUSTODY and stay.starts and stay.starts < entry.first:
            last = min(stay.ends - timedelta(days=1), view.up_to) if stay.ends else view.up_to
            if entry.last <= last:
                return True
    return False


def _dates(entries: Sequence[CaseEntry]) -> Iterator[Caution]:
    yield from _coarse(entries)
    ranged = [entry for entry in entries if _is_ranged(entry)]
    if ranged:
        yield _caution("ranges", say_in(ENGLISH, "findings.care-ranges", n=len(ranged)), ranged)
    undated = [entry for entry in entries if not entry.dated]
    if undated:
        yield _caution("undated", say_in(ENGLISH, "findings.care-undated", n=len(undated)), undated)


def _is_ranged(entry: CaseEntry) -> bool:
    """Whether it is one moment somewhere within days that were named."""
    happened = entry.conduct.happened
    return happened.precision in _FINE and happened.kind is Kind.MOMENT and entry.dated and not entry.exact


def _coarse(entries: Sequence[CaseEntry]) -> Iterator[Caution]:
    """What has no day: of a moment, how much of its date is known; of what went on for a time, that it did."""
    coarse: dict[Precision, list[CaseEntry]] = {}
    lasting: list[CaseEntry] = []
    for entry in entries:
        happened = entry.conduct.happened
        if happened.precision in _COARSE:
            alike = lasting if happened.kind is Kind.THROUGHOUT else coarse.setdefault(happened.precision, [])
            alike.append(entry)
    found = [(word, coarse[precision]) for precision, word in _COARSE.items() if precision in coarse]
    counts = [str(say_in(ENGLISH, "findings.only", n=len(each), part=word)) for word, each in found]
    if lasting:
        counts.append(str(say_in(ENGLISH, "findings.going-on", n=len(lasting))))
    every = [*(entry for _, more in found for entry in more), *lasting]
    if every:
        yield _caution("coarse-dates", say_in(ENGLISH, "findings.care-coarse", n=len(every), counts=counts), every)


def _periods(view: CaseView) -> list[RecordingPeriod]:
    """The times in which incidents were being recorded, in the order they began."""
    every = {period.id: period for period in view.case_file.all(RecordingPeriod)}.values()
    return sorted(every, key=lambda period: (period.starts or date.min, period.id))


def _is_placed(periods: Sequence[RecordingPeriod]) -> bool:
    """Whether any of them is known to begin or to end, or says that all was told from memory."""
    return any(period.starts or period.ends or period.way == "memory" for period in periods)


def _recording(view: CaseView) -> Iterator[Caution]:
    periods = _periods(view)
    known = [(period.starts, period.way) for period in periods if period.starts and period.way != "memory"]
    starts = [(on, way) for on, way in known if on <= view.up_to]
    if starts:
        yield from _begun(view, starts)
    elif view.every and not _is_placed(periods):
        yield _caution("recording-unknown", say_in(ENGLISH, "findings.care-recording-unknown"), ())
    ended = periods[-1].ends if periods else None
    if ended and ended < view.up_to:
        yield _caution("recording-ended", say_in(ENGLISH, "findings.care-recording-ended", on=ended), ())


def _begun(view: CaseView, starts: Sequence[tuple[date, str]]) -> Iterator[Caution]:
    """Since when, and in which ways, incidents were recorded as they happened."""
    start = starts[0][0]
    earlier = [entry for entry in view.every if entry.first < start]
    if earlier:
        said = say_in(ENGLISH, "findings.care-recording-memory", on=start)
    else:
        said = say_in(ENGLISH, "findings.care-recording", on=start)
    yield _caution("recording", said, earlier)
    if len(starts) > 1:
        ways = [
            str(say_in(ENGLISH, "findings.way-from", way=lower(label("recording-way", way)), on=on))
            for on, way in starts
        ]
        yield _caution("recording-changed", say_in(ENGLISH, "findings.care-recording-changed", ways=ways), ())


def _sources(entries: Sequence[CaseEntry]) -> Iterator[Caution]:
    yield from _reliance(entries)
    sources = {entry.conduct.incident.source for entry in entries}
    if len(entries) > 1 and len(sources) == 1 and "" not in sources:
        said = say_in(ENGLISH, "findings.care-one-source", source=lower(label("source", sources.pop())))
        yield _caution("one-source", said, ())


def _reliance(entries: Sequence[CaseEntry]) -> Iterator[Caution]:
    """What rests on memory, was not reported, or was told at second hand."""
    memory = [entry for entry in entries if _from_memory(entry)]
    if memory:
        yield _caution("memory", say_in(ENGLISH, "findings.care-memory", n=len(memory)), memory)
    unreported = [entry for entry in entries if entry.conduct.proof == "unreported"]
    if unreported:
        said = say_in(ENGLISH, "findings.some-not-reported", n=len(unreported), of=len(entries))
        yield _caution("unreported", said, unreported)
    unasked = [entry for entry in entries if entry.conduct.proof == "not-asked"]
    if unasked:
        said = say_in(ENGLISH, "findings.some-not-asked", n=len(unasked), of=len(entries))
        yield _caution("not-asked", said, unasked)
    second = [entry for entry in entries if entry.conduct.incident.reliability == "second-hand"]
    if second:
        yield _caution("second-hand", say_in(ENGLISH, "findings.care-second-hand", n=len(second)), second)


def _from_memory(entry: CaseEntry) -> bool:
    """Whether the earliest writing or telling known came more than 31 days after the last day it can have happened."""
    incident = entry.conduct.incident
    written = incident.written_down.first_day if incident.written_down else None
    known = [each for each in (written, incident.told_on) if each]
    return bool(known) and entry.dated and (min(known) - entry.last).days > 31


def _breaches(view: CaseView) -> Iterator[Caution]:
    """Breaches that the dates contradict, and breaches of what nobody made or nothing breaks: none is counted."""
    yield from _contradicted(view)
    yield from _proved_bare(view)
    odd, none = [], []
    for order in view.case_file.orders:
        for breach in view.case_file.of(Breach, order.id):
            entry = view.by_id.get(breach.incident_id)
            if entry and not breachable(order):
                none.append(entry)
            elif entry and entry.dated and not may_have_lived(view.case_file, order, entry.conduct.reach):
                odd.append(entry)
    if odd:
        once = sorted(set(odd), key=lambda entry: entry.id)
        yield _caution("breach-dates", say_in(ENGLISH, "findings.care-breach-dates", n=len(once)), once)
    if none:
        once = sorted(set(none), key=lambda entry: entry.id)
        yield _caution("breach-of-nothing", say_in(ENGLISH, "findings.care-breach-of-nothing", n=len(once)), once)


def _contradicted(view: CaseView) -> Iterator[Caution]:
    """Breaches of which the record says two things, and those of which nobody said what they were charged as."""
    differ, unsaid = [], []
    for breach in view.case_file.all(Breach):
        entry = view.by_id.get(breach.incident_id)
        if entry is None:
            continue
        charge = view.case_file.charge_of(breach)
        if charge is not None and contradicts(breach, charge):
            differ.append(entry)
        if charge is None and any(names_a_breach(each) for each in entry.conduct.charges):
            unsaid.append(entry)
    for key, found in (("breach-outcomes", differ), ("breach-charges", unsaid)):
        once = sorted(dict.fromkeys(found), key=lambda entry: entry.order)
        if once and key == "breach-outcomes":
            yield _caution(key, say_in(ENGLISH, "findings.breach-outcomes-differ", n=len(once)), once)
        elif once:
            yield _caution(key, say_in(ENGLISH, "findings.breach-charge-unsaid", n=len(once)), once)


def _proved_bare(view: CaseView) -> Iterator[Caution]:
    """What is recorded as proved or admitted, with no day of it and nothing in the record that it would rest on."""
    convicted = {row.incident_id for row in view.case_file.all(ConvictionIncident)}
    bare = [
        entry
        for entry in view.every
        if entry.conduct.proof in ("convicted", "admitted")
        and not entry.conduct.charges
        and entry.id not in convicted
        and not any(breach.outcome_on for breach in entry.conduct.breaches)
    ]
    if bare:
        yield _caution("proved-bare", say_in(ENGLISH, "findings.care-proved-bare", n=len(bare)), bare)


def _twice(entries: Sequence[CaseEntry]) -> list[CaseEntry]:
    """Incidents after the first with the very same date, kinds and words."""
    seen: set[tuple[str, tuple[str, ...], str]] = set()
    found = []
    for entry in entries:
        if not entry.dated or not entry.conduct.incident.account.strip():
            continue
        key = (entry.conduct.happened.sort_key, entry.conduct.kinds, " ".join(entry.conduct.incident.account.split()))
        if key in seen:
            found.append(entry)
        seen.add(key)
    return found


def _caution(key: str, sentence: str, entries: Sequence[CaseEntry]) -> Caution:
    return Caution(key=key, sentence=sentence, incident_ids=tuple(entry.id for entry in entries))
