# SPDX-License-Identifier: Apache-2.0
"""Attempts on life, and asking or paying somebody to kill."""

from vlu_desktop.analysis.high_harm_rules import alarm
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH

RULE = alarm(
    "attempt-on-life",
    say_in(ENGLISH, "rules.attempt-on-life"),
    say_in(ENGLISH, "rules.attempt-on-life-method"),
    "attempted-murder",
    "solicit-murder",
    "murder",
    source=say_in(ENGLISH, "rules.attempt-on-life-source"),
)
