# SPDX-License-Identifier: Apache-2.0
"""Single-incident alarms: conduct of which one incident is enough to be shown at once. Each is a rule of its own."""

from collections.abc import Iterator, Sequence

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import counted_items, kind_items, listed, lower
from vlu_desktop.analysis.recorded_behaviours import present
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.language.phrases import sentence_case
from vlu_desktop.record.behaviours import attempt_at, behaviour
from vlu_desktop.record.finding import Finding

_ANSWERED = {
    "weapon": say_in(ENGLISH, "findings.answered-weapon"),
    "strangulation": say_in(ENGLISH, "findings.answered-strangulation"),
}


def alarm(key: str, title: str, every: str, *kinds: str, answered: str = "", source: str, version: str = "2") -> Rule:
    """A rule that is met by one incident with one of the kinds, or where the form's question was answered with yes.

    The attempt at one of the kinds meets it as well. `every` says in the method which incidents; what is told, in title
    and sentence, are the kinds that are recorded and no others. `answered` is the question, "weapon" or
    "strangulation".
    """
    kinds = tuple(dict.fromkeys(each for kind in kinds for each in (kind, attempt_at(kind))))

    def find(rule: Rule, view: CaseView) -> Iterator[Finding]:
        entries = [entry for entry in view.every if sees(view, entry)]
        told = [entry for entry in entries if entry.his] or entries
        held = [kind for kind in kinds if any(kind in entry.conduct.kinds for entry in told)]
        named = sentence_case(listed(lower(behaviour(kind).label) for kind in held)) if held else title
        yield from present(rule, entries, items, single=True, title=named)

    def items(entries: Sequence[CaseEntry]) -> list[str]:
        """The kinds, and how many incidents have none of them and an answer instead."""
        only = sum(set(kinds).isdisjoint(entry.conduct.kinds) for entry in entries)
        return [
            *kind_items(entries, kinds),
            *(counted_items([(_ANSWERED[answered], only)], len(entries)) if only else []),
        ]

    def sees(view: CaseView, entry: CaseEntry) -> bool:
        asked = bool(answered) and getattr(entry.conduct.incident, answered) == "yes"
        return asked or not set(kinds).isdisjoint(entry.conduct.kinds)

    return Rule(
        key=key,
        version=version,
        title=title,
        method=" ".join((every, say_in(ENGLISH, "rules.alarm-attempts"), say_in(ENGLISH, "rules.alarm-one-is-enough"))),
        limits=say_in(ENGLISH, "rules.alarm-limits"),
        source=source,
        find=find,
        group="single",
        sees=sees,
        kinds=frozenset(kinds),
    )
