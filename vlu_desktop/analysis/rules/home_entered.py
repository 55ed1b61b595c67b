# SPDX-License-Identifier: Apache-2.0
"""The home entered or tried, keys taken or copied, somebody hiding there."""

from vlu_desktop.analysis.recorded_behaviours import finds_traits
from vlu_desktop.analysis.rule import Rule, of_traits

RULE = Rule(
    key="home-entered",
    version="2",
    title="Home entered or tried",
    method="Incidents with a kind of conduct that is, or prepares, entry to the home: breaking in, trying to, taking "
    "or copying keys, hiding on the property.",
    limits="It does not show how entry was made or whether the locks were changed since.",
    source="Reference notes 5.4, subject 7; Napo briefing, October 2011, case histories 1, 2, 3, 4 and 19.",
    find=finds_traits("entry"),
    sees=of_traits("entry"),
)
