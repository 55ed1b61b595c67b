# SPDX-License-Identifier: Apache-2.0
"""A statement older than the last serious incident: the court would not hear of the fear there is now."""

from collections.abc import Iterator, Sequence
from datetime import date

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import at, number
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.dates.date_display import day
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.work import Statement, StatementOffer


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    last = _last_signed(view)
    declined = _declined(view)
    since = max(last.signed_on if last and last.signed_on else date.min, declined or date.min)
    possible, sure = _after(view, since)
    if not possible:
        return
    shown = sure or possible
    yield rule.finding(
        title="Statement older than the last serious incident" if last else "No signed statement",
        sentence=f"The record holds {_held(last, declined)}, and {'shows' if sure else 'may show'} "
        f"{_incidents(shown, since)}.",
        entries=possible,
        records=[last] if last else [],
        facts=[str(declined)],
        counted=shown,
        certain=bool(sure),
        starts=None if since == date.min else since,
        ends=view.up_to,
    )


def _after(view: CaseView, since: date) -> tuple[Sequence[CaseEntry], Sequence[CaseEntry]]:
    """The serious incidents that may have come after the day, and those of them that surely did."""
    possible = [entry for entry in view.every if _sees(view, entry) and entry.last > since]
    return possible, [entry for entry in possible if entry.certain and (entry.first > since or since == date.min)]


def _last_signed(view: CaseView) -> Statement | None:
    """The statement signed last by the day."""
    signed = [
        (statement.signed_on, statement.id, statement)
        for statement in view.case_file.all(Statement)
        if statement.status == "signed" and statement.signed_on and statement.signed_on <= view.up_to
    ]
    return max(signed)[2] if signed else None


def _incidents(shown: Sequence[CaseEntry], since: date) -> str:
    after = " after that" if since > date.min else ""
    latest = "the latest: " if len(shown) > 1 else ""
    return f"{number(len(shown), 'serious incident')}{after} ({latest}{at(shown[-1])})"


def _held(last: Statement | None, declined: date | None) -> str:
    on = last.signed_on if last else None
    held = f"a statement signed on {day(on)} as the latest" if on else "no signed statement"
    return held + (f", an update offered on {day(declined)} and not wanted" if declined else "")


def _declined(view: CaseView) -> date | None:
    """The last day an update was offered and not wanted."""
    return max(
        (
            offer.offered_on
            for offer in view.case_file.all(StatementOffer)
            if offer.result == "no-change" and offer.offered_on and offer.offered_on <= view.up_to
        ),
        default=None,
    )


def _sees(view: CaseView, entry: CaseEntry) -> bool:
    return entry.conduct.seriousness >= view.params.serious


RULE = Rule(
    key="statement-older",
    title="Statement older than the last serious incident",
    method="The latest signed statement against incidents of grade 4, a threat, or more (the setting), by day. "
    "Where an update was offered after the last of them and not wanted, nothing is found.",
    limits="A statement is the victim's choice, and having made none says nothing about harm. An incident on the day "
    "of signing is taken as known to the statement.",
    source="Reference notes 2.1; Napo briefing, October 2011, staff comments: statements are often not updated.",
    find=_find,
    group="to-do",
    sees=_sees,
    internal=True,
)
