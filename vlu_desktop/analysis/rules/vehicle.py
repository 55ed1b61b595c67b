# SPDX-License-Identifier: Apache-2.0
"""A vehicle tampered with so that it is dangerous."""

from vlu_desktop.analysis.high_harm_rules import alarm
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH

RULE = alarm(
    "vehicle",
    say_in(ENGLISH, "rules.vehicle"),
    say_in(ENGLISH, "rules.vehicle-method"),
    "brakes",
    source=say_in(ENGLISH, "rules.vehicle-source"),
)
