# SPDX-License-Identifier: Apache-2.0
"""Strangulation or suffocation, chosen as a kind of conduct or answered with yes."""

from vlu_desktop.analysis.high_harm_rules import alarm

RULE = alarm(
    "strangulation",
    "Strangulation or suffocation",
    "Every incident of strangulation or suffocation, or of an attempt at it, by the kinds of conduct an officer "
    "chose, or where strangulation was answered with yes.",
    "strangulation",
    "attempted-strangulation",
    answered="strangulation",
    source="Reference notes 5.4, subject 10; Serious Crime Act 2015, section 75A; Napo briefing, "
    "October 2011, case history 3.",
)
