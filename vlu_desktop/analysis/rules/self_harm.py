# SPDX-License-Identifier: Apache-2.0
"""The offender's threats of suicide or self-harm."""

from vlu_desktop.analysis.high_harm_rules import alarm
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH

RULE = alarm(
    "self-harm",
    say_in(ENGLISH, "rules.self-harm"),
    say_in(ENGLISH, "rules.self-harm-method"),
    "suicide-threat",
    source=say_in(ENGLISH, "rules.self-harm-source"),
)
