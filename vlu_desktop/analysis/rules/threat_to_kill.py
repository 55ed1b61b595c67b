# SPDX-License-Identifier: Apache-2.0
"""Threats to kill, a countdown to a death among them."""

from vlu_desktop.analysis.high_harm_rules import alarm
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH

RULE = alarm(
    "threat-to-kill",
    say_in(ENGLISH, "rules.threat-to-kill"),
    say_in(ENGLISH, "rules.threat-to-kill-method"),
    "threat-to-kill",
    "countdown",
    source=say_in(ENGLISH, "rules.threat-to-kill-source"),
)
