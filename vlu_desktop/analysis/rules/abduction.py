# SPDX-License-Identifier: Apache-2.0
"""Abduction and false imprisonment."""

from vlu_desktop.analysis.high_harm_rules import alarm

RULE = alarm(
    "abduction",
    "Abduction or false imprisonment",
    "Every incident of abduction or false imprisonment, or of an attempt at it, by the kinds of conduct an officer "
    "chose.",
    "abduction",
    "attempted-abduction",
    source="Reference notes 5.5.",
)
