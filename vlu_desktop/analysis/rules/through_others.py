# SPDX-License-Identifier: Apache-2.0
"""Contact, watching or threats through other people, knowing or not."""

from collections.abc import Iterator

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import listed
from vlu_desktop.analysis.recorded_behaviours import present
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.record.finding import Finding


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    entries = [entry for entry in view.entries if _sees(view, entry)]
    attributions = [entry.conduct.incident.attribution for entry in entries]
    knowing, unknowing = attributions.count("proxy-knowing"), attributions.count("proxy-unknowing")
    said = [
        *([f"knowing in {knowing:,}"] if knowing else []),
        *([f"not knowing in {unknowing:,}"] if unknowing else []),
    ]
    told = f"The other person is recorded as {listed(said)}." if said else ""
    yield from present(rule, entries, "carried out through other people", None, told=told)


def _sees(view: CaseView, entry: CaseEntry) -> bool:
    return entry.by == "proxy" or "proxy" in entry.traits


RULE = Rule(
    key="through-others",
    title="Reaching the victim through others",
    method="Incidents recorded as done by somebody acting for the offender, knowing or not, or whose kind of conduct "
    "is contact, watching or threats through others.",
    limits="That somebody acted for the offender is what the record says on the basis noted with each incident.",
    source="Reference notes 5.4, subject 6; Protection from Harassment Act 1997, section 7(3A); Napo briefing, "
    "October 2011, case histories 3 and 4.",
    find=_find,
    sees=_sees,
)
