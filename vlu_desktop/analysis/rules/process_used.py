# SPDX-License-Identifier: Apache-2.0
"""Courts, claims, reports to authorities and child contact used to reach the victim."""

from vlu_desktop.analysis.recorded_behaviours import finds_traits
from vlu_desktop.analysis.rule import Rule, of_traits

RULE = Rule(
    key="process-used",
    version="2",
    title="Proceedings or child contact used",
    method="Incidents an officer has recorded as proceedings, a claim, a report to an authority, or a "
    "threat of one, or child contact used to reach the victim.",
    limits="Bringing proceedings is lawful in itself; the record shows that they were experienced as part of the "
    "conduct, and the court that heard them decides what they were.",
    source="Reference notes 5.4, subject 15; Napo briefing, October 2011, case histories 5, 12, 14 and 20; "
    "recommendation on civil proceedings.",
    find=finds_traits("process"),
    sees=of_traits("process"),
)
