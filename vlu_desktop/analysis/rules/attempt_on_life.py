# SPDX-License-Identifier: Apache-2.0
"""Attempts on life, and asking or paying somebody to kill."""

from vlu_desktop.analysis.high_harm_rules import alarm

RULE = alarm(
    "attempt-on-life",
    "Attempt to kill, or a killing sought",
    "Every incident of an attempt to kill, a killing, or of asking or paying somebody to kill, by the kinds "
    "of conduct an officer chose.",
    "attempted-murder",
    "solicit-murder",
    "murder",
    source="Reference notes 5.4; Napo briefing, October 2011, conclusions and case histories 1 and 22.",
)
