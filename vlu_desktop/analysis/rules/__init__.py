# SPDX-License-Identifier: Apache-2.0
"""Every rule, once, in the order findings are read."""

from vlu_desktop.analysis.rule import Rule
from vlu_desktop.analysis.rules import (
    after_sanction,
    alarms,
    animals,
    breach_soon,
    custody_contact,
    fear,
    home_entered,
    ladder,
    marac_no_follow_up,
    marac_repeat,
    marac_threshold,
    more_than_two_breaches,
    new_kinds,
    new_targets,
    other_victims,
    process_used,
    rate_after_order,
    rate_highlight,
    remote_to_physical,
    second_breach,
    statement_older,
    sudden_quiet,
    surveillance,
    threats,
    through_others,
    trigger_dates,
)

# To add a rule: a module here with its RULE, a line below, and examples in tests/analysis/examples/: at least one case
# that has the finding and one near miss; test_rules.py fails where a rule has none. A rule reads `view.entries` (what
# may have happened by the day) and answers with `rule.finding(...)`; it says "certain" only for what holds wherever in
# their ranges the dates lie, and it is linear in the number of incidents. Raise `version` whenever the same record
# could give another answer.
RULES: tuple[Rule, ...] = (
    alarms.RULE,
    ladder.RULE,
    more_than_two_breaches.RULE,
    second_breach.RULE,
    breach_soon.RULE,
    custody_contact.RULE,
    after_sanction.RULE,
    rate_highlight.RULE,
    rate_after_order.RULE,
    new_kinds.RULE,
    new_targets.RULE,
    remote_to_physical.RULE,
    through_others.RULE,
    threats.RULE,
    home_entered.RULE,
    surveillance.RULE,
    process_used.RULE,
    animals.RULE,
    fear.RULE,
    other_victims.RULE,
    marac_no_follow_up.RULE,
    marac_repeat.RULE,
    marac_threshold.RULE,
    statement_older.RULE,
    trigger_dates.RULE,
    sudden_quiet.RULE,
)
