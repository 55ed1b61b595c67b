# SPDX-License-Identifier: Apache-2.0
"""The victim's own fear that violence would be used, on two occasions or more."""

from collections.abc import Iterator

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import dated, number
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.record.finding import Finding


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    entries = [entry for entry in view.entries if _sees(view, entry)]
    certain = [entry for entry in entries if entry.certain]
    enough = view.params.fear_times
    if len(entries) < enough:
        return
    sure = len(certain) >= enough
    shown = certain if sure else entries
    yield rule.finding(
        sentence=f"The record {'shows' if sure else 'may show'} the victim in fear that violence would be used in "
        f"{number(len(shown), 'incident')}, {dated(shown)}.",
        entries=entries,
        counted=shown,
        certain=sure,
    )


def _sees(view: CaseView, entry: CaseEntry) -> bool:
    return entry.conduct.incident.fear_of_violence == "yes"


RULE = Rule(
    key="fear-of-violence",
    title="In fear of violence",
    method="Incidents where the victim, asked whether she or he feared that violence would be used, said yes; at "
    "least as many as the setting asks for, two by default.",
    limits="Where she or he was not asked, the record is silent. Whether an offence is made out is for the court.",
    source="Protection from Harassment Act 1997, section 4A(1)(b)(i); reference notes 5.4, subject 21.",
    find=_find,
    sees=_sees,
)
