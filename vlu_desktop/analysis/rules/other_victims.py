# SPDX-License-Identifier: Apache-2.0
"""Convictions in respect of somebody other than this victim: conduct that is not confined to one person."""

from collections.abc import Iterator, Sequence
from datetime import date

from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.finding_words import no_date, no_day, number
from vlu_desktop.analysis.rule import Rule, no_incident
from vlu_desktop.dates.when import When
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.count import CountKind
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.offending import Conviction


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    rows = {row.id: row for row in view.case_file.all(Conviction)}
    others = [row for _, row in sorted(rows.items()) if _of_another(view, row) and _may_be_by(row, view.up_to)]
    if not others:
        return
    people = len({view.one_person(row.against_id) for row in others})
    sure = any(row.convicted is None or _by(row.convicted, view.up_to) for row in others)
    yield rule.finding(
        sentence=_said(others, number(people, "person", "people"), sure),
        records=others,
        certain=sure,
    )


def _of_another(view: CaseView, row: Conviction) -> bool:
    """Whether somebody is named whom it was against, and that is no victim of this case."""
    victims = view.case_file.victims
    return bool(row.against_id) and not any(view.case_file.same_person(row.against_id, each) for each in victims)


def _said(rows: Sequence[Conviction], people: str, sure: bool) -> str:
    """How many convictions, several taken together counted as the least they stand for, and when."""
    n = sum(row.count.at_least() if row.count else 1 for row in rows)
    dates = _dates(rows)
    if all(row.count is None or row.count.kind is CountKind.EXACT for row in rows):
        if sure:
            return say_in(ENGLISH, "findings.others-convicted", n=n, people=people, dates=dates)
        return say_in(ENGLISH, "findings.others-convicted-may", n=n, people=people, dates=dates)
    if sure:
        return say_in(ENGLISH, "findings.others-convicted-least", n=n, people=people, dates=dates)
    return say_in(ENGLISH, "findings.others-convicted-least-may", n=n, people=people, dates=dates)


def _dates(rows: Sequence[Conviction]) -> list[str]:
    """When each was, in order, and how many rows have no date."""
    known = sorted((row.convicted for row in rows if row.convicted and row.convicted.is_dated), key=_in_order)
    without = len(rows) - len(known)
    said = list(dict.fromkeys(when.display() for when in known))
    return [*said, *no_date(without)] if said else no_day()


def _in_order(when: When) -> str:
    return when.sort_key


def _may_be_by(row: Conviction, on: date) -> bool:
    """Whether it may have been by the day."""
    return row.convicted is None or row.convicted.possibly_within(date.min, on)


def _by(convicted: When, on: date) -> bool:
    """Whether it was by the day, wherever in its range; what was recorded without a date is in the record by now."""
    return not convicted.is_dated or convicted.certainly_within(date.min, on)


RULE = Rule(
    key="other-victims",
    version="3",
    title=say_in(ENGLISH, "rules.other-victims"),
    method=say_in(ENGLISH, "rules.other-victims-method"),
    limits=say_in(ENGLISH, "rules.other-victims-limits"),
    source=say_in(ENGLISH, "rules.other-victims-source"),
    find=_find,
    sees=no_incident,
)
