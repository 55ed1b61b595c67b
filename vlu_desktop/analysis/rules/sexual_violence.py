# SPDX-License-Identifier: Apache-2.0
"""Rape and sexual assault."""

from vlu_desktop.analysis.high_harm_rules import alarm
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH

RULE = alarm(
    "sexual-violence",
    say_in(ENGLISH, "rules.sexual-violence"),
    say_in(ENGLISH, "rules.sexual-violence-method"),
    "sexual-assault",
    "attempted-sexual-assault",
    "exposure",
    version="3",
    source=say_in(ENGLISH, "rules.sexual-violence-source"),
)
