# SPDX-License-Identifier: Apache-2.0
"""What an account denies, fears, remembers or only supposes: how far each such word reaches."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from vlu_desktop.intake.accounts.clauses import Clause, Narrative
from vlu_desktop.intake.accounts.doers import Doer, Doers

_NOT = frozenset(
    "not never didnt hasnt hadnt wasnt isnt doesnt dont wont couldnt cant wouldnt havent arent werent aint neither nor without none nobody "
    "noone hardly denies denied deny nothing shouldnt mustnt neednt zero nil".split()
)
_NOT_A_DENIAL_BEFORE = frozenset(
    "reason doubt idea caller number id warning way need matter wonder surprise sign point answer sooner contact_ trousers clothes card "
    "stop stops stopped leave leaves just only even sure know take shame kiss longer choice end stamp escape mercy remorse sleep less "
    "name sender return message note signature pants shoes lights plates".split()
)
_ANSWERS = frozenset(
    "answer pick reply open read respond know want hear sleep dare move go get say let like look think understand stop even feel speak need "
    "remember believe care see eat take cope work ring phone call give show respond let him accept".split()
)
_FEARS = frozenset(
    "scared afraid frightened terrified worried worry worries worrying fear fears fearing feared dread dreading paranoid nervous petrified "
    "dreamt dreamed dream dreams dreaming nightmare nightmares imagine imagining imagined imagination panic panicking convinced wondering "
    "wonder hope hoping hopes wish wishing expecting expect waiting_for terror flashback flashbacks panicked anxious".split()
)
_FEARED_AFTER = frozenset("he hes she shes hell shell they that of in about if to it him every someone somebody whether what for my the a i im hed the_ was were where".split())
_THINKS = frozenset("think thinks thought thinking reckon suppose guess probably maybe perhaps might may feel feels felt suspect sure seems seemed looks sounds presume assume assumed".split())
_DREAMS = frozenset("dreamt dreamed dream dreams dreaming nightmare nightmares flashback flashbacks imagine imagining imagined film telly programme".split())
_BUT = frozenset("but then until instead except although though so".split())
_MODALS = frozenset("will would might could may should ill hell shell theyll gonna if whether can must hed shed".split())
_TO = frozenset(
    "going wants want wanted trying tried tries threatening threatened threatens supposed meant allowed due able about intends planning plans "
    "ready hoping offered likely liable told asked need needs dare".split()
)
_PAST = (
    "used to", "years ago", "year ago", "months ago he", "back when", "when we were together", "when we were married", "when i was with", "i remember",
    "remembering", "reminded me", "reminds me", "flashback", "flashbacks", "a year since", "years since", "anniversary of", "when we lived",
    "while we were together", "while we were married", "during the marriage", "in the past", "the time he", "that time he", "like he did",
    "like the time", "same as he did", "before we split", "when i lived with", "when i was pregnant", "a year today", "years today",
    "since the night he", "a year to the day", "bring back", "brought back", "brings back", "brought it all back", "all came back", "going over", "talked about when", "told her about when", "told them about",
)  # fmt: skip
_WHAT_IF = (("what", "if"), ("in", "case"), ("as", "though"), ("even", "if"))


@dataclass(slots=True, kw_only=True)
class Scopes:
    """Word numbers: where a denial, a fear and so on begins, by sentence; `until` resets none of them within one."""

    denials: list[int] = field(default_factory=list)
    fears: list[int] = field(default_factory=list)
    thoughts: list[int] = field(default_factory=list)
    memories: set[int] = field(default_factory=set)


def scopes_of(told: Narrative, doers: Doers) -> Scopes:
    """Every word of the account that takes away from what is told after it."""
    found = Scopes()
    for number, clause in enumerate(told.clauses):
        words = told.words_of(clause)
        for n, word in enumerate(words):
            after = words[n + 1] if n + 1 < len(words) else ""
            if word in _NOT or word == "no":
                if _denies(word, after, doers.at(number, clause.first + n).doer):
                    found.denials.append(clause.first + n)
            elif word in _FEARS or (word, after) in _WHAT_IF[:2]:
                if after in _FEARED_AFTER or word in _DREAMS or (not after and _goes_on(told, number)):
                    found.fears.append(clause.first + n)
            elif word in _THINKS:
                found.thoughts.append(clause.first + n)
        said = f" {' '.join(words)} "
        if any(f" {each} " in said for each in _PAST):
            found.memories.add(clause.sentence)
    return found


def denies(pattern: str) -> bool:
    """Whether a row of the lexicon has a denial of its own, which takes nothing away: "would not let me"."""
    return not _NOT.isdisjoint(re.split(r"[ |_?]", pattern)) or "no" in re.split(r"[ |_?]", pattern)


def _denies(word: str, after: str, doer: Doer) -> bool:
    if after in _NOT_A_DENIAL_BEFORE or (word == "no" and not after):
        return False
    return not (doer is Doer.SELF and after in _ANSWERS)


def _goes_on(told: Narrative, number: int) -> bool:
    """Whether the next clause belongs to the same sentence and is no reason for the fear: "scared, he will ..."."""
    after = told.clauses[number + 1] if number + 1 < len(told.clauses) else None
    return after is not None and after.sentence == told.clauses[number].sentence and after.opened not in (
        "when", "because", "as", "after", "but", "and"
    )  # fmt: skip


class Doubts:
    """Answers whether what stands at a place is told as having happened."""

    def __init__(self, told: Narrative, scopes: Scopes) -> None:
        self.told = told
        self.scopes = scopes

    def denied(self, first: int, last: int, *, grave: bool, within: bool = False) -> bool:
        """Denied before it in its clause (or `within` it); for what is grave, anywhere before it in the sentence, or after it."""
        clause = self.told.clause(first)
        for at in self.scopes.denials:
            if at > last or (first <= at <= last and not within):
                continue
            if first <= at:
                return True
            if at >= clause.first and (grave or first - at <= 6):
                return True
            if grave and self._reaches(at, first):
                return True
        return grave and self._taken_back(last)

    def feared(self, first: int, *, grave: bool) -> bool:
        """Feared, dreamt or imagined; for what is grave, only thought as well."""
        places = self.scopes.fears + (self.scopes.thoughts if grave else [])
        return any(at < first and self._reaches(at, first) for at in places)

    def remembered(self, first: int) -> bool:
        """Told of another time."""
        return self.told.clause(first).sentence in self.scopes.memories

    def supposed(self, first: int) -> bool:
        """Behind "if", "will", "going to": not done. Words he said are looked at apart."""
        clause = self.told.clause(first)
        words = self.told.words[clause.first : first]
        if clause.opened == "if" or clause.closed == "?":
            return True
        for n, word in enumerate(words):
            before = words[n - 1] if n else ""
            if word in _MODALS and not (word == "if" and before in ("as", "even")):
                return True
            if word == "to" and (before in _TO or n == len(words) - 1):
                return True
        return False

    def _reaches(self, at: int, first: int) -> bool:
        """Whether what a word says goes on as far as another place: the same sentence, and no "but" between."""
        if at > first or self.told.clause(at).sentence != self.told.clause(first).sentence:
            return False
        return all(clause.opened not in _BUT and not self._breaks(clause) for clause in self._between(at, first))

    def _breaks(self, clause: Clause) -> bool:
        """A comma and a subject: a new statement, unless it is one that could depend on what was said."""
        words = self.told.words_of(clause)
        return clause.opened in (",", "and", "-", "–", "—", ";") and words[0] in ("then", "now")

    def _between(self, at: int, first: int) -> Iterator[Clause]:
        low, high = self.told.of_word[at], self.told.of_word[first]
        yield from self.told.clauses[low + 1 : high + 1]

    def _taken_back(self, last: int) -> bool:
        number = self.told.of_word[last] + 1
        if number >= len(self.told.clauses):
            return False
        words = self.told.words_of(self.told.clauses[number])
        return words[:1] == ["none"] or " ".join(words) in ("no", "never", "not true", "not once", "he didnt", "she didnt", "didnt happen", "never happened")
