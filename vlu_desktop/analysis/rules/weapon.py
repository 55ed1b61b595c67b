# SPDX-License-Identifier: Apache-2.0
"""A weapon carried, shown, collected or used."""

from vlu_desktop.analysis.high_harm_rules import alarm

RULE = alarm(
    "weapon",
    "Weapon",
    "in which a weapon was seen, shown or used",
    "weapon-seen",
    "weapon-used",
    answered="weapon",
    source="Reference notes 5.4, subject 9; Napo briefing, October 2011, case history 9.",
)
