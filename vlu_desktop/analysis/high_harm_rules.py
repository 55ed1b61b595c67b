# SPDX-License-Identifier: Apache-2.0
"""Single-incident alarms: conduct of which one incident is enough to be shown at once. Each is a rule of its own."""

from collections.abc import Iterator

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.recorded_behaviours import present
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.record.finding import Finding


def alarm(key: str, title: str, what: str, *kinds: str, answered: str = "", source: str) -> Rule:
    """A rule that is met by one incident with one of the kinds, or where the form's question was answered with yes.

    `what` follows "incidents" in the sentence; `answered` is the question, "weapon" or "strangulation".
    """

    def find(rule: Rule, view: CaseView) -> Iterator[Finding]:
        found: dict[CaseEntry, None] = {}
        for kind in kinds:
            found.update(dict.fromkeys(view.by_kind.get(kind, ())))
        if answered:
            found.update(dict.fromkeys(view.answered_yes[answered]))
        entries = sorted(found, key=lambda entry: entry.order)
        yield from present(rule, entries, what, kinds if len(kinds) > 1 else (), single=True)

    def sees(view: CaseView, entry: CaseEntry) -> bool:
        asked = bool(answered) and getattr(entry.conduct.incident, answered) == "yes"
        return asked or not set(kinds).isdisjoint(entry.conduct.kinds)

    asked = f", or where {answered} was answered with yes" if answered else ""
    return Rule(
        key=key,
        title=title,
        method=f"Every incident {what}, by the kinds of conduct an officer chose{asked}. One is enough to be shown.",
        limits="It says that the record holds the incident, not how likely anything is to follow; nothing is counted "
        "into a score. Where none is recorded, that is no sign that none happened.",
        source=source,
        find=find,
        group="single",
        sees=sees,
    )
