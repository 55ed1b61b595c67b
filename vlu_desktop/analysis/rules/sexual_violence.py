# SPDX-License-Identifier: Apache-2.0
"""Rape and sexual assault."""

from vlu_desktop.analysis.high_harm_rules import alarm

RULE = alarm(
    "sexual-violence",
    "Rape, sexual assault or indecent exposure",
    "Every incident of rape, sexual assault, an attempt at either, or indecent exposure, by the kinds of conduct an "
    "officer chose.",
    "sexual-assault",
    "attempted-sexual-assault",
    "exposure",
    version="3",
    source="Reference notes 5.5.",
)
