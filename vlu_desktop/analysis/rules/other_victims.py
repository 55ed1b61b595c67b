# SPDX-License-Identifier: Apache-2.0
"""Convictions in respect of somebody other than this victim: conduct that is not confined to one person."""

from collections.abc import Iterator

from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.phrases import number
from vlu_desktop.analysis.rule import Rule, no_incident
from vlu_desktop.record.count import CountKind
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.offending import Conviction


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    victims = view.case_file.victims
    rows = {row.id: row for row in view.case_file.all(Conviction)}
    others = [
        row
        for _, row in sorted(rows.items())
        if row.against_id
        and not any(view.case_file.same_person(row.against_id, victim) for victim in victims)
        and not (row.convicted and row.convicted.first_day and row.convicted.first_day > view.up_to)
    ]
    if not others:
        return
    people = len({view.one_person(row.against_id) for row in others})
    counted = sum(row.count.at_least() if row.count else 1 for row in others)
    sure = [
        row
        for row in others
        if row.convicted is None or not row.convicted.last_day or row.convicted.last_day <= view.up_to
    ]
    exact = all(row.count is None or row.count.kind is CountKind.EXACT for row in others)
    many = f"{'' if exact else 'at least '}{number(counted, 'conviction')}"
    verb = "holds" if sure else "may hold"
    yield rule.finding(
        sentence=f"The record {verb} {many} in respect of {number(people, 'person', 'people')} other than the victim.",
        records=others,
        certain=bool(sure),
    )


RULE = Rule(
    key="other-victims",
    title="Convictions in respect of others",
    method="Convictions entered in the history with a person they were in respect of, where that is not a victim of "
    "this case.",
    limits="Only convictions are counted. Who the others are is not told here: they have a right to be left out.",
    source="Reference notes 5.4, subject 14; Napo briefing, October 2011, introduction and case histories 1, 3 and 24.",
    find=_find,
    sees=no_incident,
)
