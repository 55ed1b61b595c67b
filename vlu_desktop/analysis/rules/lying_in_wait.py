# SPDX-License-Identifier: Apache-2.0
"""Lying in wait with intent."""

from vlu_desktop.analysis.high_harm_rules import alarm

RULE = alarm(
    "lying-in-wait",
    "Lying in wait with intent",
    "Every incident of lying in wait with intent, by the kinds of conduct an officer chose.",
    "lying-in-wait",
    source="Reference notes 5.4, subject 8, and 5.5.",
)
