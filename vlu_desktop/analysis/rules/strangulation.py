# SPDX-License-Identifier: Apache-2.0
"""Strangulation or suffocation, chosen as a kind of conduct or answered with yes."""

from vlu_desktop.analysis.high_harm_rules import alarm
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH

RULE = alarm(
    "strangulation",
    say_in(ENGLISH, "rules.strangulation"),
    say_in(ENGLISH, "rules.strangulation-method"),
    "strangulation",
    "attempted-strangulation",
    answered="strangulation",
    source=say_in(ENGLISH, "rules.strangulation-source"),
)
