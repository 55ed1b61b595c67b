# SPDX-License-Identifier: Apache-2.0
"""The move from contact at a distance to presence in person."""

from collections.abc import Iterator

from vlu_desktop.analysis.case_view import CaseView, first_of
from vlu_desktop.analysis.finding_words import at
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.finding import Finding


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    remote, physical = view.by_trait.get("remote", ()), view.by_trait.get("physical", ())
    distant, present = first_of(remote), first_of(physical)
    if distant is None or present is None or not distant.entry.dated or not present.entry.dated:
        return
    if present.latest <= distant.earliest:
        return
    certain = distant.surely_before(present) and present.entry.certain
    if not certain and present.earliest <= distant.earliest:
        return
    before = [entry for entry in remote if entry.last < present.earliest]
    said = [
        say_in(ENGLISH, "findings.remote-shows", distant=at(distant.entry), present=at(present.entry))
        if certain
        else say_in(ENGLISH, "findings.remote-may", distant=at(distant.entry), present=at(present.entry)),
        *([say_in(ENGLISH, "findings.remote-before", n=len(before))] if before else []),
    ]
    yield rule.finding(
        sentence=" ".join(said),
        entries=[distant.entry, present.entry],
        facts=[str(len(before))],
        certain=certain,
    )


RULE = Rule(
    key="remote-to-physical",
    version="2",
    title=say_in(ENGLISH, "rules.remote-to-physical"),
    method=say_in(ENGLISH, "rules.remote-to-physical-method"),
    limits=say_in(ENGLISH, "rules.remote-to-physical-limits"),
    source=say_in(ENGLISH, "rules.remote-to-physical-source"),
    find=_find,
    group="first",
)
