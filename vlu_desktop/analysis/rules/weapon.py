# SPDX-License-Identifier: Apache-2.0
"""A weapon carried, shown, collected or used."""

from vlu_desktop.analysis.high_harm_rules import alarm
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH

RULE = alarm(
    "weapon",
    say_in(ENGLISH, "rules.weapon"),
    say_in(ENGLISH, "rules.weapon-method"),
    "weapon-seen",
    "weapon-used",
    answered="weapon",
    source=say_in(ENGLISH, "rules.weapon-source"),
)
