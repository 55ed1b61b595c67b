# SPDX-License-Identifier: Apache-2.0
"""What an account denies, fears, remembers or only supposes: how far each such word reaches."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from vlu_desktop.intake.accounts.clauses import Clause, Narrative
from vlu_desktop.intake.accounts.contrasts import SET_AGAINST
from vlu_desktop.intake.accounts.doers import Doer, Doers
from vlu_desktop.intake.accounts.grammar_words import holds, phrases, word_set
from vlu_desktop.kernel.calendar_words import MONTHS

_NOT = word_set("scopes.not")
_NOT_A_DENIAL_BEFORE = word_set("scopes.not_a_denial_before")
_NO_DENIAL_OF = word_set("scopes.no_denial_of")
"""Verbs whose denial denies nothing that comes after: "never stopped hitting me", "didn't even knock"."""
_ANSWERS = word_set("scopes.answers")
_FEARS = word_set("scopes.fears")
_FEARED_AFTER = word_set("scopes.feared_after")
_DONE = word_set("scopes.done")
_HAD = frozenset({"hed", "shed", "id"})
_THINKS = word_set("scopes.thinks")
_DREAMS = word_set("scopes.dreams")
_BUT = frozenset("but then instead except although though so".split())
_MODALS = word_set("scopes.modals")
_TO = word_set("scopes.to")
_PAST = phrases("scopes.past")
_SAYS = word_set("speech.says")
_TALK = phrases("scopes.talk")
_HIS_TALK = re.compile(
    r" (?:he|she|hes|shes|and|him) (?:was |is |were |just |keeps |kept |started |starts |began |on )*"
    r"(?:talk|talked|talking|spoke|speaking) about "
)
_HERS = frozenset("me my us our".split())
_NOT_OF_THEN = re.compile(
    r" (?:(?:one|ones|kind|sort|same|what|where|as|like|that|which|how) (?:he|she|we|i) used to"
    r"|remember (?:nothing|not|little|waking|coming))(?= )"
)
"""What a word of remembering belongs to, and not the telling: "the one he used to buy", "I remember nothing"."""
_BACK_THEN = re.compile(
    r" back in (?:(?:19|20)\d\d|the (?:day|days|summer|spring|autumn|winter|marriage)|those|my|"
    + "|".join(MONTHS).lower()
    + r")(?= )"
)
"""Not "he let himself back in", "I can't get back in"."""
FICTION = word_set("scopes.fiction")
"""What tells of other people's lives: nothing grave is taken from a sentence that has one of these."""
_ASKED = phrases("scopes.asked")
_LAW = word_set("scopes.law")
_HELD = word_set("scopes.held")
_HELD_FOR = frozenset({"for", "over"})
_GOES_ON = frozenset("and until so or then after before when while as because".split())
_ASKING = frozenset("who whos what where why when if whether which how".split())
_ASKS = frozenset("him them know ask asks asked asking wonder wondered wondering quizzed quizzing pumping".split())
_TURNED = frozenset("has had did does is was would could will".split())
_SURE = frozenset("he hes she they whoever someone somebody".split())
"""Subjects of what "must have" been done: no mere supposition where it is told how often."""
_SENSES = frozenset("see hear know smell notice".split())
_SO_THAT_I = (["so", "i"], ["that", "i"], ["where", "i"], ["so", "we"])
"""Before "would see": "lifted his coat so I would see the knife" tells what was seen."""
_NO = _NOT | {"no"}
_TAKES_BACK = frozenset(
    {"none", "none came", "no", "never", "not true", "not once", "he didnt", "she didnt", "didnt happen",
     "never happened"}
)  # fmt: skip
_LONGEST_BACK = 2
_ITS_VERB = 2
"""Words behind a denial under "if" that it denies."""
_WHAT_IF = (("what", "if"), ("in", "case"))
_SAID_OF = frozenset("he hes hed she shes that it".split())
"""Behind "I can't say": "I can't say he hit me" denies it, and "couldn't say a word" nothing."""
_KEEPS = frozenset({"keep", "kept"})
_IMAGINES = frozenset("thinking imagining picturing expecting".split())
"""Behind "I keep": what she can't put out of her mind, which nobody did."""
_WAITS = frozenset({"waiting", "wait"})
_FOR_HIM = (["for", "him"], ["for", "her"], ["for", "the"], ["for", "a"], ["for", "an"], ["for", "them"], ["for", "my"])
_MIND = frozenset({"head", "mind"})
_TAKING_AWAY = _NO | _FEARS | _THINKS | _KEEPS | _WAITS | _MIND | {"what", "in"}
"""Words that a denial, a fear or a thought begins with."""


@dataclass(slots=True, kw_only=True)
class Scopes:
    """Where a denial, a fear or a thought begins, by number of word; and by their numbers the sentences that remember
    another time, that tell of a film or ask, and that speak of charges."""

    denials: list[int] = field(default_factory=list)
    fears: list[int] = field(default_factory=list)
    thoughts: list[int] = field(default_factory=list)
    memories: set[int] = field(default_factory=set)
    elsewhere: set[int] = field(default_factory=set)
    law: set[int] = field(default_factory=set)


def scopes_of(told: Narrative, doers: Doers, *, his: bool = False) -> Scopes:
    """Every word of the account that takes away from what is told after it; in `his` words "I" is not she."""
    found = Scopes()
    for number, clause in enumerate(told.clauses):
        for at, word in enumerate(told.words_of(clause), clause.first):
            if word in _TAKING_AWAY:
                _of_word(found, told, Doer.OFFENDER if his else doers.at(number, at).doer, number, at)
    for sentence, said in _sentences(told).items():
        then = _NOT_OF_THEN.sub(" ", said) if " used to " in said or " remember " in said else said
        back_then = " back in " in said and _BACK_THEN.search(said)
        if holds(then, _PAST) or back_then or (holds(said, _TALK) and not _HIS_TALK.search(said)):
            found.memories.add(sentence)
        words = said.split()
        told_on = bool(found.elsewhere) and sentence - 1 in found.elsewhere and _HERS.isdisjoint(words)
        if not FICTION.isdisjoint(words) or holds(said, _ASKED) or told_on:
            found.elsewhere.add(sentence)
        if not _LAW.isdisjoint(words):
            found.law.add(sentence)
    return found


def _of_word(found: Scopes, told: Narrative, doer: Doer, number: int, at: int) -> None:
    word = told.words[at]
    after = told.words[at + 1] if at < told.clauses[number].last else ""
    if word in _NOT or word == "no":
        said_so = after == "say" and told.words[at + 2 : at + 3] != [] and told.words[at + 2] in _SAID_OF
        if said_so or _denies(word, after, doer):
            found.denials.append(at)
    elif word in _FEARS or (word, after) in _WHAT_IF or (word in _KEEPS and after in _IMAGINES):
        if after in _FEARED_AFTER or word in _DREAMS or (not after and _goes_on(told, number)):
            found.fears.append(at)
    elif word in _THINKS or (word in _KEEPS and after == "seeing"):
        found.thoughts.append(at)
    elif (word in _WAITS and told.words[at + 1 : at + 3] in _FOR_HIM) or (
        word in _MIND and told.words[at - 2 : at] == ["in", "my"]
    ):
        found.fears.append(at)


def _sentences(told: Narrative) -> dict[int, str]:
    """Number of a sentence -> its words, without the breaks."""
    found: dict[int, str] = {}
    for clause in told.clauses:
        found[clause.sentence] = f"{found.get(clause.sentence, ' ')}{' '.join(told.words_of(clause))} "
    return found


def denies(pattern: str) -> bool:
    """Whether a row of the lexicon has a denial of its own, which takes nothing away: "would not let me"."""
    return not _NOT.isdisjoint(re.split(r"[ |_?]", pattern)) or "no" in re.split(r"[ |_?]", pattern)


def _denies(word: str, after: str, doer: Doer) -> bool:
    exempt = _NOT_A_DENIAL_BEFORE if word in ("no", "without") else _NO_DENIAL_OF
    if after in exempt or (word == "no" and not after):
        return False
    return not (doer is Doer.SELF and after in _ANSWERS)


def _goes_on(told: Narrative, number: int) -> bool:
    """Whether the next clause belongs to the same sentence and is no reason for the fear: "scared, he will ..."."""
    after = told.clauses[number + 1] if number + 1 < len(told.clauses) else None
    return after is not None and after.sentence == told.clauses[number].sentence and after.opened not in (
        "when", "because", "as", "after", "but", "and"
    )  # fmt: skip


def is_past(word: str) -> bool:
    """Whether a verb is told as done: "he'd rang" is "he had"."""
    return word in _DONE or (word.endswith("ed") and len(word) > 3)


class Doubts:
    """Answers whether what stands at a place is told as having happened."""

    def __init__(self, told: Narrative, scopes: Scopes) -> None:
        self.told = told
        self.scopes = scopes

    def denied(self, first: int, last: int, *, grave: bool, pattern: str = "") -> bool:
        """Denied before it in its clause, or within it and not by the row's own `pattern`, or after; if grave, anywhere
        before it in the sentence.
        """
        if grave and self.told.words[first - 1] in _NO and first > self.told.clause(first).first:
            return True
        for at in self.scopes.denials:
            inside = pattern and first <= at <= last and not self._own(pattern, at, grave=grave)
            if inside or (at < first and self._denies_from(at, first, grave=grave)):
                return True
        return self._taken_back(last)

    def _own(self, pattern: str, at: int, *, grave: bool) -> bool:
        """Whether a row denies by itself: "would not let me"; if grave, with this very word, and not "never hurt" where
        it has "never_see".
        """
        if not grave or not denies(pattern):
            return denies(pattern)
        word, after = self.told.words[at], self.told.words[at + 1 : at + 2]
        choices = [each.split("_") for element in pattern.split() for each in element.strip("?!").split("|")]
        return any(each == [word] or word in each[1:] or (each[0] == word and each[1:2] == after) for each in choices)

    def _denies_from(self, at: int, first: int, *, grave: bool) -> bool:
        """Whether a denial reaches as far as what comes after it."""
        clause = self.told.clause(first)
        if first - at > _ITS_VERB and self._under_condition(at):
            return False
        if at >= clause.first and (grave or first - at <= 6):
            return True
        return (grave and self._reaches(at, first)) or self._lists(at, clause)

    def _under_condition(self, at: int) -> bool:
        """ "If I don't drop it he'll ...": what is denied there is not what comes of it."""
        before = self.told.words[max(0, at - 3) : at]
        return "unless" in before or ("if" in before and not {"as", "even"} & set(before))

    def feared(self, first: int, *, grave: bool) -> bool:
        """Feared, dreamt or imagined; for what is grave, only thought as well."""
        places = self.scopes.fears + (self.scopes.thoughts if grave else [])
        return bool(places) and any(at < first and self._reaches(at, first) for at in places)

    def remembered(self, first: int) -> bool:
        """Told of another time."""
        return self.told.clause(first).sentence in self.scopes.memories

    def of_others(self, first: int) -> bool:
        """Told of a film, a form, a question: somebody else's life or nobody's."""
        return self.told.clause(first).sentence in self.scopes.elsewhere

    def of_law(self, first: int) -> bool:
        """Told of a charge, or as what he was arrested for, and not as an act."""
        if self.told.clause(first).sentence in self.scopes.law:
            return True
        words = self.told.words[self.told.clause(first).first : first + 1]
        return "suspicion" in words or any(word in _HELD and after in _HELD_FOR for word, after in pairwise(words))

    def in_question(self, first: int) -> bool:
        """Within what is asked or wants to be told: "asked the kids who was at the house", "asked has he hit me"."""
        clause = self.told.clause(first)
        words = self.told.words[clause.first : first]
        if _ASKS.isdisjoint(words):
            return False
        for n, word in enumerate(words):
            turned = word in _TURNED and n + 1 < len(words) and words[n + 1] in _SURE
            if (turned or word in _ASKING) and not _ASKS.isdisjoint(words[max(0, n - 4) : n]):
                return True
        return False

    def under_if(self, first: int) -> bool:
        """Behind an "if" of the same clause, or of one it goes on from with "and": nothing that came about."""
        number = self.told.of_word[first]
        while number and self.told.clauses[number].opened in _GOES_ON:
            number -= 1
        clause = self.told.clauses[number]
        words = self.told.words[clause.first : first]
        return clause.opened == "if" or ("if" in words and not {"as", "even"} & set(words))

    def supposed(self, first: int, *, grave: bool = False) -> bool:
        """Behind "if", "will", "going to": not done. Words he said are looked at apart."""
        clause = self.told.clause(first)
        words = self.told.words[clause.first : first]
        sure = ("must",) if grave else ("must", "would")
        if clause.closed == "?":
            return True
        for n, word in enumerate(words):
            before = words[n - 1] if n else ""
            after = words[n + 1] if n + 1 < len(words) else self.told.words[first]
            if (
                word in _MODALS
                and not (word in sure and after in ("have", "of") and not _SURE.isdisjoint(words[:n]))
                and not (word in _HAD and is_past(after) and _SAYS.isdisjoint(words[:n]))
                and not (word == "if" and before in ("as", "even"))
                and not (after in _SENSES and words[max(0, n - 2) : n] in _SO_THAT_I)
            ):
                return True
            if word == "to" and (before in _TO or n == len(words) - 1):
                return True
        return False

    def _reaches(self, at: int, first: int) -> bool:
        """Whether what a word says goes on as far as another place: the same sentence, and no "but" between."""
        if self.told.clause(at).sentence != self.told.clause(first).sentence:
            return False
        return all(clause.opened not in _BUT and not self._breaks(clause) for clause in self._between(at, first))

    def _lists(self, at: int, clause: Clause) -> bool:
        """ "He hasn't rung, texted or been round": the clause goes on with what is denied."""
        before = self.told.clauses[self.told.of_word[clause.first] - 1] if self.told.of_word[clause.first] else None
        return (
            before is not None
            and clause.opened == ","
            and before.first <= at <= before.last
            and is_past(self.told.words[clause.first])
        )

    def _breaks(self, clause: Clause) -> bool:
        """A comma and a subject: a new statement, unless it is one that could depend on what was said; or what he did
        instead, told as done: "never hit me, just threatened to"."""
        words = self.told.words_of(clause)
        if clause.opened in SET_AGAINST:
            return is_past(words[min(1, len(words) - 1)])
        return clause.opened in (",", "and", "-", "–", "—", ";") and words[0] in ("then", "now")

    def _between(self, at: int, first: int) -> Iterator[Clause]:
        low, high = self.told.of_word[at], self.told.of_word[first]
        yield from self.told.clauses[low + 1 : high + 1]

    def _taken_back(self, last: int) -> bool:
        number = self.told.of_word[last] + 1
        if number >= len(self.told.clauses):
            return False
        clause = self.told.clauses[number]
        return clause.last - clause.first < _LONGEST_BACK and " ".join(self.told.words_of(clause)) in _TAKES_BACK
