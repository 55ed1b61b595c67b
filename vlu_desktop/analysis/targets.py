# SPDX-License-Identifier: Apache-2.0
"""Whom an incident reached besides the victim: by the targets chosen, and by kinds of conduct that have one."""

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH

Target = tuple[str, str]
"""The kind of target and the person's id, "" where nobody in particular was named."""
NAMED = {
    "child": say_in(ENGLISH, "findings.reached-child"),
    "new-partner": say_in(ENGLISH, "findings.reached-new-partner"),
    "family": say_in(ENGLISH, "findings.reached-family"),
    "friend": say_in(ENGLISH, "findings.reached-friend"),
    "colleague": say_in(ENGLISH, "findings.reached-colleague"),
    "professional": say_in(ENGLISH, "findings.reached-professional"),
    "pet": say_in(ENGLISH, "findings.reached-pet"),
    "other": say_in(ENGLISH, "findings.reached-other"),
}
_BY_KIND = {
    "family-harassed": "family", "partner-harassed": "new-partner", "employer-contact": "colleague",
    "threat-child": "child", "attend-school": "child", "threat-official": "professional", "animal-harm": "pet",
}  # fmt: skip
_OPEN = {"threat-other": "other", "assault-other": "other"}
_REACHING = frozenset({*_BY_KIND, *_OPEN})


def reached(view: CaseView) -> dict[Target, list[CaseEntry]]:
    """The incidents by each target other than the victim, in order."""
    return view.kept("reached", lambda: _reached(view))


def _reached(view: CaseView) -> dict[Target, list[CaseEntry]]:
    found: dict[Target, list[CaseEntry]] = {}
    victims = frozenset(view.case_file.victims)
    for entry in view.entries:
        # Of most incidents nobody was the target but the victim, and there is nothing to look into.
        if entry.conduct.targets or not _REACHING.isdisjoint(entry.conduct.kinds):
            for target in _targets(view, entry, victims):
                found.setdefault(target, []).append(entry)
    return found


def _targets(view: CaseView, entry: CaseEntry, victims: frozenset[str]) -> set[Target]:
    """The targets chosen, and those that its kinds of conduct imply."""
    named = [each for each in entry.conduct.targets if each.kind in NAMED and each.person_id not in victims]
    chosen = {each.kind for each in named}
    implied = {_BY_KIND[kind] for kind in entry.conduct.kinds if kind in _BY_KIND}
    # Somebody close, nobody says who: told only where no target was chosen.
    if not chosen and not implied:
        implied = {_OPEN[kind] for kind in entry.conduct.kinds if kind in _OPEN}
    return {(each.kind, view.one_person(each.person_id)) for each in named} | {(kind, "") for kind in implied - chosen}
