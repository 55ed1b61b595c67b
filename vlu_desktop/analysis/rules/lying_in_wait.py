# SPDX-License-Identifier: Apache-2.0
"""Lying in wait with intent."""

from vlu_desktop.analysis.high_harm_rules import alarm
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH

RULE = alarm(
    "lying-in-wait",
    say_in(ENGLISH, "rules.lying-in-wait"),
    say_in(ENGLISH, "rules.lying-in-wait-method"),
    "lying-in-wait",
    source=say_in(ENGLISH, "rules.lying-in-wait-source"),
)
