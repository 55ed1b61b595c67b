# SPDX-License-Identifier: Apache-2.0
"""What was attempted and not done, of every kind that no single-incident alarm names already."""

from collections.abc import Iterator

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.recorded_behaviours import of_kinds, present, with_kinds
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.analysis.rules import (
    abduction,
    attempt_on_life,
    fire,
    lying_in_wait,
    self_harm,
    sexual_violence,
    strangulation,
    threat_to_kill,
    vehicle,
    weapon,
)
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.behaviours import KINDS, is_attempt
from vlu_desktop.record.finding import Finding

_ALARMS = (
    *(abduction, attempt_on_life, fire, lying_in_wait, self_harm),
    *(sexual_violence, strangulation, threat_to_kill, vehicle, weapon),
)
_TOLD = frozenset().union(*(each.RULE.kinds for each in _ALARMS)) | {"attempted-entry"}
"""What the alarms name, and the attempt at the home, which stands with the home entered."""
_KINDS = frozenset(each.key for each in KINDS if is_attempt(each.key)) - _TOLD


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    yield from present(rule, with_kinds(view, _KINDS), of_kinds(_KINDS))


def _sees(view: CaseView, entry: CaseEntry) -> bool:
    return not _KINDS.isdisjoint(entry.conduct.kinds)


RULE = Rule(
    key="attempts",
    title=say_in(ENGLISH, "rules.attempts"),
    method=say_in(ENGLISH, "rules.attempts-method"),
    limits=say_in(ENGLISH, "rules.attempts-limits"),
    source=say_in(ENGLISH, "rules.attempts-source"),
    find=_find,
    sees=_sees,
    kinds=_KINDS,
)
