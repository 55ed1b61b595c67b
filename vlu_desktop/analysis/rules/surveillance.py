# SPDX-License-Identifier: Apache-2.0
"""Watching, tracking, listening in, searching for the victim and getting into accounts or devices."""

from collections.abc import Iterator

from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.recorded_behaviours import kinds_with, of_kinds, present
from vlu_desktop.analysis.rule import Rule, of_traits
from vlu_desktop.record.finding import Finding

_TRAITS = ("surveillance",)


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    yield from present(
        rule,
        view.with_traits(*_TRAITS),
        of_kinds(kinds_with(*_TRAITS)),
    )


RULE = Rule(
    key="surveillance",
    version="2",
    title="Staying near, watching, tracking or searching",
    method="Incidents with a kind of conduct by which somebody is watched, followed by a device, listened to, "
    "photographed or searched for.",
    limits="Most surveillance is never noticed: what the record holds is what was found out.",
    source="Reference notes 5.4, subject 8; Napo briefing, October 2011, case histories 1, 2, 12, 19 and 27.",
    find=_find,
    sees=of_traits(*_TRAITS),
)
