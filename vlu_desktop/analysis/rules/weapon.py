# SPDX-License-Identifier: Apache-2.0
"""A weapon carried, shown, collected or used."""

from vlu_desktop.analysis.high_harm_rules import alarm

RULE = alarm(
    "weapon",
    "Weapon",
    "Every incident in which a weapon was seen, shown or used, by the kinds of conduct an officer chose, or "
    "where weapon was answered with yes.",
    "weapon-seen",
    "weapon-used",
    answered="weapon",
    source="Reference notes 5.4, subject 9; Napo briefing, October 2011, case history 9.",
)
