# SPDX-License-Identifier: Apache-2.0
"""Fire set, tried or threatened."""

from vlu_desktop.analysis.high_harm_rules import alarm

RULE = alarm(
    "fire",
    "Fire set, tried or threatened",
    "Every incident of fire being set, tried or threatened, by the kinds of conduct an officer chose.",
    "arson",
    "attempted-arson",
    "threat-fire",
    source="Reference notes 5.4, subject 16; Napo briefing, October 2011, case histories 6, 8, 11 and 29.",
)
