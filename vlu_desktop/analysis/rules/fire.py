# SPDX-License-Identifier: Apache-2.0
"""Fire set, tried or threatened."""

from vlu_desktop.analysis.high_harm_rules import alarm
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH

RULE = alarm(
    "fire",
    say_in(ENGLISH, "rules.fire"),
    say_in(ENGLISH, "rules.fire-method"),
    "arson",
    "attempted-arson",
    "threat-fire",
    source=say_in(ENGLISH, "rules.fire-source"),
)
