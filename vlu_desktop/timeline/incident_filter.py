# SPDX-License-Identifier: Apache-2.0
"""Which incidents a timeline shows: by kind, how far they are proved, who told of them, what the police know."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.language.phrases import apart, in_turn
from vlu_desktop.record.behaviours import NOT_CHOSEN, behaviour
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.vocabulary import label

NONE = "-"
"""Stands for what was not chosen or not said, which has no key of its own."""


def _kinds(each: Conduct) -> tuple[str, ...]:
    return each.kinds or (NONE,)


def _proof(each: Conduct) -> tuple[str, ...]:
    return (each.proof or NONE,)


def _source(each: Conduct) -> tuple[str, ...]:
    return (each.incident.source or NONE,)


def _reported(each: Conduct) -> tuple[str, ...]:
    return (each.incident.reported or NONE,)


WAYS = {"kinds": _kinds, "proofs": _proof, "sources": _source, "reported": _reported}
"""What an incident is looked at for, by the name of the choice."""
NAMES = {"kinds": "Kind", "proofs": "How far proved", "sources": "Who told us", "reported": "Told to police"}
_VOCABULARIES = {"proofs": "proof", "sources": "source", "reported": "answer"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A value that can be chosen: its key, its words, and how many incidents have it."""

    key: str
    words: str
    many: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFilter:
    """Of each choice the keys that pass; all do where none is named. An incident passes by every choice."""

    kinds: frozenset[str] = frozenset()
    proofs: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    reported: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether everything passes."""
        return not any(self.of(choice) for choice in WAYS)

    def of(self, choice: str) -> frozenset[str]:
        """The keys of one choice."""
        found: frozenset[str] = getattr(self, choice)
        return found

    def passes(self, each: Conduct) -> bool:
        """Whether an incident is shown."""
        return all(not self.of(choice) or not self.of(choice).isdisjoint(found(each)) for choice, found in WAYS.items())

    def in_words(self) -> str:
        """What passes, such as "kind: Phone call; told to police: No"; "" where all does."""
        parts = []
        for choice in WAYS:
            if keys := self.of(choice):
                parts.append(
                    say_in(
                        ENGLISH,
                        "timeline.shown-of",
                        choice=NAMES[choice].lower(),
                        words=in_turn(sorted(words_of(choice, key) for key in keys)),
                    )
                )
        return apart(parts)

    def as_plain(self) -> dict[str, list[str]]:
        """As JSON has it."""
        return {choice: sorted(self.of(choice)) for choice in WAYS if self.of(choice)}

    @classmethod
    def from_plain(cls, kept: dict[str, list[str]]) -> "IncidentFilter":
        """What `as_plain` gave; what is no choice of ours is left out."""
        return cls(**{choice: frozenset(map(str, kept.get(choice, ()))) for choice in WAYS})


def words_of(choice: str, key: str) -> str:
    """What a value is called."""
    if key == NONE:
        return NOT_CHOSEN if choice == "kinds" else "Not said"
    return behaviour(key).label if choice == "kinds" else label(_VOCABULARIES[choice], key) or key


def offers(conduct: Iterable[Conduct], choice: str) -> Sequence[Offer]:
    """The values that a case's incidents have, the commonest first."""
    counted = Counter(key for each in conduct for key in dict.fromkeys(WAYS[choice](each)))
    found = (Offer(key=key, words=words_of(choice, key), many=many) for key, many in counted.items())
    return sorted(found, key=lambda each: (-each.many, each.words))
