# SPDX-License-Identifier: Apache-2.0
"""Contact from custody: letters, calls, messages and messengers while in prison, on remand or in detention."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import CUSTODY, NO_KIND, date_items, kind_items
from vlu_desktop.analysis.recorded_behaviours import occasions
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.behaviours import behaviour
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.in_force import stops_contact
from vlu_desktop.record.offending import Whereabouts
from vlu_desktop.record.work import Request

_DAY = timedelta(days=1)
_REACHES = frozenset({"remote", "proxy", "threat", "process", "custody"})
_NO_CONTACT = frozenset({"online", "control", "property"})
"""Lanes of conduct that need reach nobody: a search, a tracker, a claim."""
_SAYS_SO = "custody"
"""The trait of the kind by which an entry itself says that it came from custody."""


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    # What has no date is in no stay, however likely: only an entry that says so itself came from custody.
    reaching = [entry for entry in view.entries if entry.dated and _can_reach(entry)]
    within: set[CaseEntry] = set()
    for stay in _stays(view):
        start, end = stay.starts or date.min, min(stay.ends or view.up_to, view.up_to)
        entries = [entry for entry in reaching if entry.maybe_in(start, end) and _his(view, entry, stay)]
        if entries:
            sure = _sure(entries, _surely_inside(stay, end))
            within.update(sure)
            yield _finding(view, rule, stay, end, sure, entries)
    yield from _said_so(rule, [entry for entry in view.with_traits(_SAYS_SO) if entry.his and entry not in within])


def _said_so(rule: Rule, entries: Sequence[CaseEntry]) -> Iterator[Finding]:
    """What an entry itself says came from custody, where no stay in the record surely holds it."""
    shown = [entry for entry in entries if entry.certain]
    if shown:
        dates, items = date_items(shown), kind_items(shown)
        said = (
            say_in(ENGLISH, "findings.custody-said", n=len(shown), dates=dates, items=items)
            if dates
            else say_in(ENGLISH, "findings.custody-said-undated", n=len(shown), items=items)
        )
        yield rule.finding(
            subject="said", title=say_in(ENGLISH, "findings.title-sent-from-custody"), entries=shown,
            sentence=" ".join([said, *occasions(shown)]),
        )  # fmt: skip


def _stays(view: CaseView) -> list[Whereabouts]:
    """Each stay inside, once, of which the first or the last day is known."""
    every = {stay.id: stay for stay in view.case_file.all(Whereabouts)}.values()
    return [stay for stay in every if stay.kind in CUSTODY and (stay.starts or stay.ends)]


def _sure(entries: list[CaseEntry], inside: tuple[date, date] | None) -> list[CaseEntry]:
    if inside is None:
        return []
    return [entry for entry in entries if entry.sure and entry.certain and entry.surely_in(*inside)]


def _surely_inside(stay: Whereabouts, end: date) -> tuple[date, date] | None:
    """The days wholly inside: on the first and last nobody knows whether the door had shut, or had opened."""
    if stay.starts is None:
        return None
    return stay.starts + _DAY, end - _DAY if stay.ends == end else end


def _broken_block(view: CaseView, stay: Whereabouts, end: date, sure: Sequence[CaseEntry]) -> list[tuple[Request, str]]:
    """The first block on letters or calls put in place within the stay, with how much came after, where anything did.

    Of several offenders nobody says whose letters were stopped.
    """
    if len(view.case_file.offenders) > 1 or stay.starts is None:
        return []
    blocks = filter(stops_contact, view.case_file.all(Request))
    for on, row in sorted(((row.decided_on, row) for row in blocks if row.decided_on), key=lambda each: each[0]):
        after = sum(entry.first > on for entry in sure)
        if stay.starts <= on <= end:
            return [(row, say_in(ENGLISH, "findings.custody-blocked", n=after, on=on))] if after else []
    return []


def _finding(
    view: CaseView, rule: Rule, stay: Whereabouts, end: date, sure: Sequence[CaseEntry], entries: Sequence[CaseEntry]
) -> Finding:
    shown = sure or entries
    said = [_said(stay, end, shown, bool(sure)), *occasions(shown)]
    if len(entries) > len(shown):
        said.append(say_in(ENGLISH, "findings.custody-more", n=len(entries) - len(shown)))
    block = _broken_block(view, stay, end, sure)
    said += [sentence for _, sentence in block]
    # Where a kind of conduct says that it came through others, its number has said so already.
    if any(entry.by == "proxy" and "proxy" not in entry.traits for entry in entries):
        said.append(say_in(ENGLISH, "findings.custody-through-others"))
    return rule.finding(
        subject=stay.id,
        title=_title(stay, shown),
        sentence=" ".join(said),
        entries=entries,
        records=[stay, *(row for row, _ in block)],
        counted=shown,
        certain=bool(sure),
        starts=stay.starts,
        ends=stay.ends,
    )


def _title(stay: Whereabouts, shown: Sequence[CaseEntry]) -> str:
    """A tracker and a search of the web reach nobody: it is contact only where each of them has a kind that is."""
    lanes = [{behaviour(kind).lane for kind in entry.conduct.kinds} for entry in shown]
    if all(each - _NO_CONTACT for each in lanes):
        match stay.kind:
            case "prison":
                return say_in(ENGLISH, "findings.title-contact-prison")
            case "remand":
                return say_in(ENGLISH, "findings.title-contact-remand")
        return say_in(ENGLISH, "findings.title-contact-detention")
    match stay.kind:
        case "prison":
            return say_in(ENGLISH, "findings.title-conduct-prison")
        case "remand":
            return say_in(ENGLISH, "findings.title-conduct-remand")
    return say_in(ENGLISH, "findings.title-conduct-detention")


def _said(stay: Whereabouts, end: date, shown: Sequence[CaseEntry], sure: bool) -> str:
    """The first sentence: how many, when, where the offender was from when to when or still is, and of which kinds."""
    dates, items, n = date_items(shown), kind_items(shown) or [NO_KIND], len(shown)
    if stay.starts is None:
        return _until(stay.kind, n, dates, end, items)
    if stay.ends is None:
        return (_open_shows if sure else _open_may)(stay.kind, n, dates, stay.starts, items)
    return (_shows if sure else _may)(stay.kind, n, dates, (stay.starts, stay.ends), items)


def _until(kind: str, n: int, dates: list[str], end: date, items: list[str]) -> str:
    match kind:
        case "prison":
            return say_in(ENGLISH, "findings.prison-until", n=n, dates=dates, ends=end, items=items)
        case "remand":
            return say_in(ENGLISH, "findings.remand-until", n=n, dates=dates, ends=end, items=items)
    return say_in(ENGLISH, "findings.detention-until", n=n, dates=dates, ends=end, items=items)


def _shows(kind: str, n: int, dates: list[str], inside: tuple[date, date], items: list[str]) -> str:
    starts, ends = inside
    match kind:
        case "prison":
            return say_in(ENGLISH, "findings.prison-shows", n=n, dates=dates, starts=starts, ends=ends, items=items)
        case "remand":
            return say_in(ENGLISH, "findings.remand-shows", n=n, dates=dates, starts=starts, ends=ends, items=items)
    return say_in(ENGLISH, "findings.detention-shows", n=n, dates=dates, starts=starts, ends=ends, items=items)


def _may(kind: str, n: int, dates: list[str], inside: tuple[date, date], items: list[str]) -> str:
    starts, ends = inside
    match kind:
        case "prison":
            return say_in(ENGLISH, "findings.prison-may", n=n, dates=dates, starts=starts, ends=ends, items=items)
        case "remand":
            return say_in(ENGLISH, "findings.remand-may", n=n, dates=dates, starts=starts, ends=ends, items=items)
    return say_in(ENGLISH, "findings.detention-may", n=n, dates=dates, starts=starts, ends=ends, items=items)


def _open_shows(kind: str, n: int, dates: list[str], starts: date, items: list[str]) -> str:
    """Of a stay that has no end yet: the day looked back from is none."""
    match kind:
        case "prison":
            return say_in(ENGLISH, "findings.prison-open-shows", n=n, dates=dates, starts=starts, items=items)
        case "remand":
            return say_in(ENGLISH, "findings.remand-open-shows", n=n, dates=dates, starts=starts, items=items)
    return say_in(ENGLISH, "findings.detention-open-shows", n=n, dates=dates, starts=starts, items=items)


def _open_may(kind: str, n: int, dates: list[str], starts: date, items: list[str]) -> str:
    match kind:
        case "prison":
            return say_in(ENGLISH, "findings.prison-open-may", n=n, dates=dates, starts=starts, items=items)
        case "remand":
            return say_in(ENGLISH, "findings.remand-open-may", n=n, dates=dates, starts=starts, items=items)
    return say_in(ENGLISH, "findings.detention-open-may", n=n, dates=dates, starts=starts, items=items)


def _can_reach(entry: CaseEntry) -> bool:
    """Whether somebody inside could have done it: by wire, post or messenger, or of a kind nobody chose."""
    kinds = entry.conduct.kinds
    return entry.by == "proxy" or not kinds or any(behaviour(kind).traits & _REACHES for kind in kinds)


def _his(view: CaseView, entry: CaseEntry, stay: Whereabouts) -> bool:
    actor = entry.conduct.incident.actor_id
    if actor and entry.by == "offender":
        return view.case_file.same_person(actor, stay.offender_id)
    return len(view.case_file.offenders) < 2 or entry.by == "proxy"


RULE = Rule(
    key="contact-from-custody",
    version="3",
    title=say_in(ENGLISH, "rules.contact-from-custody"),
    method=say_in(ENGLISH, "rules.contact-from-custody-method"),
    limits=say_in(ENGLISH, "rules.contact-from-custody-limits"),
    source=say_in(ENGLISH, "rules.contact-from-custody-source"),
    find=_find,
    group="orders",
)
