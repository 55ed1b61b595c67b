# SPDX-License-Identifier: Apache-2.0
"""Abduction and false imprisonment."""

from vlu_desktop.analysis.high_harm_rules import alarm
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH

RULE = alarm(
    "abduction",
    say_in(ENGLISH, "rules.abduction"),
    say_in(ENGLISH, "rules.abduction-method"),
    "abduction",
    "attempted-abduction",
    source=say_in(ENGLISH, "rules.abduction-source"),
)
