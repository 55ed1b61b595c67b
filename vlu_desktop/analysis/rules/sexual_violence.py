# SPDX-License-Identifier: Apache-2.0
"""Rape and sexual assault."""

from vlu_desktop.analysis.high_harm_rules import alarm

RULE = alarm(
    "sexual-violence",
    "Rape or sexual assault",
    "of rape or sexual assault",
    "sexual-assault",
    source="Reference notes 5.5.",
)
