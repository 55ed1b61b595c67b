# SPDX-License-Identifier: Apache-2.0
"""The home entered or tried, keys taken or copied, somebody hiding there."""

from vlu_desktop.analysis.recorded_behaviours import finds_traits
from vlu_desktop.analysis.rule import Rule, of_traits
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH

RULE = Rule(
    key="home-entered",
    version="2",
    title=say_in(ENGLISH, "rules.home-entered"),
    method=say_in(ENGLISH, "rules.home-entered-method"),
    limits=say_in(ENGLISH, "rules.home-entered-limits"),
    source=say_in(ENGLISH, "rules.home-entered-source"),
    find=finds_traits("entry"),
    sees=of_traits("entry"),
)
