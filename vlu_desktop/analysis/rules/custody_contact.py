# SPDX-License-Identifier: Apache-2.0
"""Contact from custody: letters, calls, messages and messengers while in prison, on remand or in detention."""

from collections.abc import Iterator
from datetime import date, timedelta

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import CUSTODY, between, how_many, kinds_of, number
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.record.behaviours import behaviour
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.offending import Whereabouts

_DAY = timedelta(days=1)
_REACHES = frozenset({"remote", "proxy", "threat", "process"})


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    reaching = [entry for entry in view.entries if entry.by != "unknown" and _can_reach(entry)]
    for stay in _stays(view):
        start, end = stay.starts or date.min, min(stay.ends or view.up_to, view.up_to)
        entries = [entry for entry in reaching if entry.maybe_in(start, end) and _his(view, entry, stay)]
        if entries:
            yield _finding(rule, stay, _sure(entries, _surely_inside(stay, end)), entries)


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


def _finding(rule: Rule, stay: Whereabouts, sure: list[CaseEntry], entries: list[CaseEntry]) -> Finding:
    where = f"while the offender was {CUSTODY[stay.kind]} {between(stay.starts, stay.ends)}"
    known = set(sure)
    maybe = [entry for entry in entries if entry not in known]
    if sure:
        more = f" {number(len(maybe), 'further incident')} may also fall within it." if maybe else ""
        sentence = f"The record shows {how_many(sure)} of contact {where}: {_kinds(sure)}.{more}"
    else:
        sentence = f"The record may show {how_many(maybe)} of contact {where}: {_kinds(maybe)}."
    through = any(entry.by == "proxy" or "proxy" in entry.traits for entry in entries)
    return rule.finding(
        subject=stay.id,
        title=f"Contact while {CUSTODY[stay.kind]}",
        sentence=sentence + (" Some of it came through other people." if through else ""),
        entries=entries,
        records=[stay],
        counted=sure or maybe,
        certain=bool(sure),
        starts=stay.starts,
        ends=stay.ends,
    )


def _kinds(entries: list[CaseEntry]) -> str:
    return kinds_of(entries) or "kind of conduct not recorded"


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
    version="2",
    title="Contact from custody",
    method="Incidents by the offender, or by somebody acting for him or her, of a kind that can be done from inside "
    "(calls, messages, letters, posts, messengers, proceedings), dated within a stay in prison, on remand or in "
    "immigration detention. On the day a stay begins or ends an incident counts as possible only.",
    limits="An incident is dated when it was received: a letter may have been sent before. How contact was made "
    "despite any block is not shown by the date. Incidents by an unknown hand are left out.",
    source="Napo briefing, October 2011, case histories 3, 6, 18, 23 and 24 and the profile of one jail; "
    "recommendation to bar calls and letters to victims.",
    find=_find,
    group="orders",
)
