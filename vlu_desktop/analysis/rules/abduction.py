# SPDX-License-Identifier: Apache-2.0
"""Abduction and false imprisonment."""

from vlu_desktop.analysis.high_harm_rules import alarm

RULE = alarm(
    "abduction",
    "Abduction or false imprisonment",
    "of abduction or false imprisonment",
    "abduction",
    source="Reference notes 5.5.",
)
