# SPDX-License-Identifier: Apache-2.0
"""Watching, tracking, listening in, searching for the victim and getting into accounts or devices."""

from vlu_desktop.analysis.recorded_behaviours import finds_traits
from vlu_desktop.analysis.rule import Rule, of_traits

RULE = Rule(
    key="surveillance",
    version="2",
    title="Staying near, watching, tracking or searching",
    method="Incidents with a kind of conduct by which somebody is watched, followed by a device, listened to, "
    "photographed or searched for.",
    limits="Most surveillance is never noticed: what the record holds is what was found out.",
    source="Reference notes 5.4, subject 8; Napo briefing, October 2011, case histories 1, 2, 12, 19 and 27.",
    find=finds_traits("surveillance"),
    sees=of_traits("surveillance"),
)
