# SPDX-License-Identifier: Apache-2.0
"""Courts, claims, reports to authorities and child contact used to reach the victim."""

from vlu_desktop.analysis.recorded_behaviours import finds_traits
from vlu_desktop.analysis.rule import Rule, of_traits
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH

RULE = Rule(
    key="process-used",
    version="2",
    title=say_in(ENGLISH, "rules.process-used"),
    method=say_in(ENGLISH, "rules.process-used-method"),
    limits=say_in(ENGLISH, "rules.process-used-limits"),
    source=say_in(ENGLISH, "rules.process-used-source"),
    find=finds_traits("process"),
    sees=of_traits("process"),
)
