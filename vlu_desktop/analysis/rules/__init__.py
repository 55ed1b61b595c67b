# SPDX-License-Identifier: Apache-2.0
"""Every rule, once, in the order findings are read."""

from vlu_desktop.analysis.rule import Rule
from vlu_desktop.analysis.rules import custody_contact, ladder, more_than_two_breaches, second_breach

# To add a rule: a module here with its RULE, a line below, and a table of examples in tests/analysis/ whose EXAMPLES
# hold at least one case that has the finding and one near miss; test_rules.py fails where a rule has none. A rule
# reads `view.entries` (what may have happened by the day) and answers with `rule.finding(...)`; it says "certain"
# only for what holds wherever in their ranges the dates lie, and it is linear in the number of incidents. Raise
# `version` whenever the same record could give another answer.
RULES: tuple[Rule, ...] = (
    ladder.RULE,
    second_breach.RULE,
    more_than_two_breaches.RULE,
    custody_contact.RULE,
)
