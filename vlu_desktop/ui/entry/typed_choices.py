# SPDX-License-Identifier: Apache-2.0
"""What can be chosen by typing: kinds of conduct and those it was aimed at, found by their names and by other words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.behaviours import KINDS, Behaviour, attempt_at, behaviour, is_attempt, rung
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.people import Involvement
from vlu_desktop.record.vocabulary import label, vocabulary
from vlu_desktop.services.cases.plain_accounts import kinds_in_words

_TARGET_OF_ROLE = {
    "victim": "victim",
    "child": "child",
    "new-partner": "new-partner",
    "family": "family",
    "friend": "friend",
    "colleague": "colleague",
    "professional": "professional",
    "witness": "other",
    "other": "other",
}


_TRIED = re.compile(r"(?:attempt(?:ed|s|ing)?|tried|tries|trying)\b(?: (?:at|to)\b)? ?")
"""How what is typed begins that says something was tried."""
_ON_LIFE = 7
"""The rung of the ladder of an attempt on a life."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose. `tone` is 1 to 5 by seriousness, 0 for none; `words` are other ways to say it."""

    key: str
    label: str
    words: tuple[str, ...] = ()
    tone: int = 0
    more: str = ""


def matching(options: Sequence[Option], typed: str) -> list[Option]:
    """The options that what was typed may mean, the nearest first."""
    wanted = " ".join(typed.casefold().split())
    if not wanted:
        return list(options)
    ranked = [(rank, place) for place, each in enumerate(options) if (rank := _rank(each, wanted)) < 9]
    return [options[place] for _, place in sorted(ranked)]


def _rank(option: Option, wanted: str) -> int:
    name = option.label.casefold()
    words = [word.casefold() for word in option.words]
    if wanted == name:
        return 0
    if name.startswith(wanted):
        return 1
    if wanted in words:
        return 2
    if f" {wanted}" in name:
        return 3
    if any(word.startswith(wanted) for word in words):
        return 4
    if any(f" {wanted}" in word for word in words):
        return 5
    if wanted in name:
        return 6
    begun = wanted.split()
    said = [name.split(), *(word.split() for word in words)]
    return 7 if len(begun) > 1 and any(_each_begins(begun, one) for one in said) else 9


def _each_begins(typed: Sequence[str], said: Sequence[str]) -> bool:
    """Whether each word typed begins a word that is said, as "broke window" does those of "broke the window"."""
    return all(any(word.startswith(each) for word in said) for each in typed)


def kinds_meant(typed: str) -> list[Option]:
    """The kinds of conduct that words may mean: those they name in full first, then those they tell of, then the
    nearest by name. An attempt on a life stands last unless it is named: nobody enters one by a slip of the hand.
    """
    known = kinds()
    near = matching(known, typed)
    wanted = " ".join(typed.casefold().split())
    if not wanted:
        return near
    if (tried := _TRIED.match(wanted)) is not None:
        return _attempts(wanted, wanted[tried.end() :], near)
    named = [each for each in near if wanted == each.label.casefold() or wanted in each.words]
    told = [option for key in _told(wanted) for option in known if option.key == key]
    others = sorted(near, key=lambda each: behaviour(each.key).rung == _ON_LIFE)
    return list({each.key: each for each in (*named, *told, *others)}.values())


def _attempts(wanted: str, tried: str, near: Sequence[Option]) -> list[Option]:
    """Attempts alone, where what is typed begins with the word: none of it says that anything was done."""
    known = {each.key: each for each in kinds()}
    meant = [known[attempt_at(each.key)] for each in kinds_meant(tried)] if tried else []
    named = [each for each in near if wanted == each.label.casefold() or wanted in each.words]
    others = [each for each in (*near, *(known.values() if not tried else ())) if is_attempt(each.key)]
    return list({each.key: each for each in (*named, *meant, *others)}.values())


def _told(wanted: str) -> tuple[str, ...]:
    """What is read from several words, as from an account; a single one is only looked up."""
    return kinds_in_words(wanted) if " " in wanted else ()


def kinds() -> tuple[Option, ...]:
    """Every kind of conduct."""
    return tuple(kind_option(each) for each in KINDS)


def kind_option(kind: Behaviour) -> Option:
    """A kind of conduct, toned by its rung."""
    return Option(kind.key, kind.label, kind.words, rung(kind.rung).seriousness)


def targets(file: CaseFile) -> tuple[Option, ...]:
    """Those it can be aimed at: first the people of the case, then the sorts of people and things.

    A person's key is the sort and the person's id, with a colon between.
    """
    people = [
        Option(
            f"{_TARGET_OF_ROLE[row.role]}:{row.person_id}",
            file.name(row.person_id),
            (label("role", row.role),),
            more=label("role", row.role).lower(),
        )
        for row in file.all(Involvement)
        if row.role in _TARGET_OF_ROLE and row.person_id
    ]
    sorts = [Option(key, text) for key, text in vocabulary("target").terms]
    return tuple({each.key: each for each in _victims_first([*people, *sorts])}.values())


def target_option(file: CaseFile, kind: str, person_id: str) -> Option:
    """The option that stands for a stored target, also where it is no longer offered."""
    if not person_id:
        return Option(kind, label("target", kind))
    name = file.name(person_id) or say("entering.somebody-no-longer-in-the")
    return Option(f"{kind}:{person_id}", name, more=label("target", kind).lower())


def _victims_first(options: Iterable[Option]) -> list[Option]:
    return sorted(options, key=lambda each: not each.key.startswith("victim:"))
