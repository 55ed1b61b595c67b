# SPDX-License-Identifier: Apache-2.0
"""Watching, tracking, listening in, searching for the victim and getting into accounts or devices."""

from vlu_desktop.analysis.recorded_behaviours import finds_traits
from vlu_desktop.analysis.rule import Rule, of_traits
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH

RULE = Rule(
    key="surveillance",
    version="2",
    title=say_in(ENGLISH, "rules.surveillance"),
    method=say_in(ENGLISH, "rules.surveillance-method"),
    limits=say_in(ENGLISH, "rules.surveillance-limits"),
    source=say_in(ENGLISH, "rules.surveillance-source"),
    find=finds_traits("surveillance"),
    sees=of_traits("surveillance"),
)
