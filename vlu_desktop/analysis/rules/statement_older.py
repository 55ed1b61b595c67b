# SPDX-License-Identifier: Apache-2.0
"""A statement older than the last serious incident: the court would not hear of the fear there is now."""

from collections.abc import Iterator, Sequence
from datetime import date

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import date_items
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
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
        title=rule.title if last else say_in(ENGLISH, "findings.title-no-statement"),
        sentence=" ".join([*_held(last, declined), *_incidents(shown, since, bool(sure)), *_by_others(shown)]),
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
    serious = [entry for entry in view.every if _sees(view, entry)]
    # What has no date came after no statement, however likely; with no statement there is nothing to come after.
    possible = [entry for entry in serious if since == date.min or (entry.dated and entry.last > since)]
    return possible, [entry for entry in possible if entry.certain and (entry.first > since or since == date.min)]


def _last_signed(view: CaseView) -> Statement | None:
    """The statement signed last by the day."""
    signed = [
        (statement.signed_on, statement.id, statement)
        for statement in view.case_file.all(Statement)
        if statement.status == "signed" and statement.signed_on and statement.signed_on <= view.up_to
    ]
    return max(signed)[2] if signed else None


def _incidents(shown: Sequence[CaseEntry], since: date, sure: bool) -> list[str]:
    """The serious incidents after the day, or of any day where there is none, with the dates."""
    n, dates = len(shown), date_items(shown)
    if since > date.min:
        if sure:
            return [say_in(ENGLISH, "findings.serious-after", n=n, since=since, dates=dates)]
        return [say_in(ENGLISH, "findings.serious-after-may", n=n, since=since, dates=dates)]
    if sure and not any(entry.dated for entry in shown):
        return [say_in(ENGLISH, "findings.serious-undated", n=n)]
    if sure:
        return [say_in(ENGLISH, "findings.serious", n=n, dates=dates)]
    return [say_in(ENGLISH, "findings.serious-may", n=n, dates=dates)]


def _by_others(shown: Sequence[CaseEntry]) -> list[str]:
    others = sum(not entry.his for entry in shown)
    if others and len(shown) == 1:
        return [say_in(ENGLISH, "findings.serious-other-alone")]
    return [say_in(ENGLISH, "findings.serious-others", n=others)] if others else []


def _held(last: Statement | None, declined: date | None) -> list[str]:
    on = last.signed_on if last else None
    return [
        say_in(ENGLISH, "findings.statement-latest", on=on) if on else say_in(ENGLISH, "findings.statement-none"),
        *([say_in(ENGLISH, "findings.statement-declined", on=declined)] if declined else []),
    ]


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
    version="2",
    title=say_in(ENGLISH, "rules.statement-older"),
    method=say_in(ENGLISH, "rules.statement-older-method"),
    limits=say_in(ENGLISH, "rules.statement-older-limits"),
    source=say_in(ENGLISH, "rules.statement-older-source"),
    find=_find,
    group="to-do",
    sees=_sees,
    internal=True,
)
