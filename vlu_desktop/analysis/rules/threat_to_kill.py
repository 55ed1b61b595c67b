# SPDX-License-Identifier: Apache-2.0
"""Threats to kill, a countdown to a death among them."""

from vlu_desktop.analysis.high_harm_rules import alarm

RULE = alarm(
    "threat-to-kill",
    "Threat to kill, or a countdown to a death",
    "Every incident of a threat to kill or a countdown to a death, by the kinds of conduct an officer chose.",
    "threat-to-kill",
    "countdown",
    source="Reference notes 5.4, subject 4; Napo briefing, October 2011, conclusions and case history 1.",
)
