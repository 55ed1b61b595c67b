# SPDX-License-Identifier: Apache-2.0
"""Whom or what an account's conduct was done to, from its kinds and the words they rest on."""

from collections.abc import Iterable

from vlu_desktop.intake.accounts.clauses import Narrative
from vlu_desktop.intake.accounts.told_conduct import ToldConduct
from vlu_desktop.intake.accounts.word_classes import CLASSES
from vlu_desktop.record.behaviours import attempted_of

_BY_KIND: dict[str, str] = {
    "partner-harassed": "new-partner", "employer-contact": "colleague", "threat-child": "child", "animal-harm": "pet",
    "threat-official": "professional", "damage-home": "property", "damage-car": "property", "arson": "property",
    "brakes": "property",
}  # fmt: skip
"""Kinds that are always aimed at the same."""
_BY_WORD = frozenset({"family-harassed", "threat-other", "assault-other", "murder", "abduction"})
"""Kinds aimed at whoever their words name, as is the attempt at one."""


def _class(name: str) -> frozenset[str]:
    single = {word for word in CLASSES[name].split() if "_" not in word}
    return frozenset(single | {f"{word}s" for word in single})


_NAMED = (
    ("new-partner", _class("partner")),
    ("child", _class("child")),
    ("family", _class("family")),
    ("friend", _class("friend")),
)


def aims_of(told: Narrative, found: Iterable[ToldConduct]) -> tuple[str, ...]:
    """The victim, and whoever and whatever else, as keys of the vocabulary of targets."""
    aims = ["victim"]
    for each in found:
        done = attempted_of(each.kind)
        if each.kind == "attempted-murder":
            aims += _called(told.words[each.first : each.last + 1])
        elif done in _BY_KIND:
            aims.append(_BY_KIND[done])
        elif done in _BY_WORD:
            aims += _named(told, each)
    return tuple(dict.fromkeys(aims))


def _named(told: Narrative, each: ToldConduct) -> list[str]:
    """Whoever the words of a kind name, or else its clause; family where a kind needs somebody and names nobody."""
    clause = told.clauses[each.clause]
    for words in (told.words[each.first : each.last + 1], told.words_of(clause), told.words):
        if named := _called(words):
            return named
    return [] if attempted_of(each.kind) == "abduction" else ["family"]


def _called(words: list[str]) -> list[str]:
    """The first of those whom words name."""
    return [aim for aim, nouns in _NAMED if not nouns.isdisjoint(words)][:1]
