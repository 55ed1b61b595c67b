# SPDX-License-Identifier: Apache-2.0
"""Who does something in each clause of an account: the offender, somebody for him, she herself, an agency, nobody."""

from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from vlu_desktop.intake.accounts import doer_words as lists
from vlu_desktop.intake.accounts.clauses import Clause, Narrative


class Doer(Enum):
    """Who acts; IMPLIED where a clause of a diary names nobody, and NOTHING where a thing is spoken of."""

    OFFENDER = "offender"
    PROXY = "proxy"
    UNKNOWN = "unknown"
    IMPLIED = "implied"
    NOTHING = "nothing"
    SELF = "self"
    CLOSE = "close"
    AGENCY = "agency"
    NOBODY = "nobody"


HIS = frozenset({Doer.OFFENDER, Doer.PROXY, Doer.UNKNOWN, Doer.IMPLIED, Doer.NOTHING})
"""Those whose acts are conduct."""


class Subject(NamedTuple):
    """A doer and the word that names it; `gender` is "m", "f" or "" where it is not known."""

    at: int
    doer: Doer
    gender: str = ""


@dataclass(slots=True, kw_only=True)
class Doers:
    """The subjects of an account, by clause."""

    by_clause: list[list[Subject]] = field(default_factory=list)
    inherited: list[Subject] = field(default_factory=list)

    def at(self, clause: int, word: int) -> Subject:
        """Who does what a word of a clause tells: the nearest subject before it, or whoever the clause inherits."""
        nearest = None
        for each in self.by_clause[clause]:
            if each.at > word:
                break
            nearest = each
        return self.inherited[clause] if nearest is None else nearest


def doers_of(told: Narrative) -> Doers:
    """Who does something, clause by clause."""
    reading = _Reading(told)
    for number, clause in enumerate(told.clauses):
        reading.clause(number, clause)
    return reading.found


class _Reading:
    """One pass over the clauses, which remembers whom a pronoun may mean."""

    def __init__(self, told: Narrative) -> None:
        self.told = told
        self.found = Doers()
        words = set(told.words)
        self.he_is_told = not words.isdisjoint({"he", "hes", "hed", "him", "his", "himself"})
        self.agency_is_told = not words.isdisjoint(lists.AGENCIES)
        self.woman_of_his_is_told = "his" in words and any(
            word == "his" and not _HIS_WOMEN.isdisjoint(told.words[n + 1 : n + 3])
            for n, word in enumerate(told.words[:-1])
        )
        self.last = Subject(at=-1, doer=Doer.IMPLIED)
        self.husband_is_his = words.isdisjoint({"him", "his", "himself", "ex"}) and not words.isdisjoint({"me", "my"})
        """Whether "my husband" does it: nobody else is spoken of whom she might call "he"."""

    def clause(self, number: int, clause: Clause) -> None:
        inherited = self._inherited(number, clause)
        subjects = self._subjects(clause)
        self.found.by_clause.append(subjects)
        self.found.inherited.append(inherited)
        if subjects:
            self.last = self._with_her_husband(subjects[-1], clause)
        elif inherited.doer is not Doer.IMPLIED:
            self.last = inherited

    def _with_her_husband(self, subject: Subject, clause: Clause) -> Subject:
        """ "My sister had a row with her husband": "he" is that husband from there on."""
        words = self.told.words_of(clause)
        if subject.doer is not Doer.CLOSE or subject.gender != "f":
            return subject
        husband = any(word == "her" and after in _HER_MEN for word, after in pairwise(words))
        return Subject(at=subject.at, doer=Doer.CLOSE, gender="m") if husband else subject

    def _inherited(self, number: int, clause: Clause) -> Subject:
        words = self.told.words_of(clause)
        implied = Subject(at=clause.first, doer=Doer.IMPLIED)
        first = next((word for word in words if word not in lists.LIGHT), "")
        follows = number and clause.opened not in {".", "!", "?", "\n"}
        if _is_own(words, first, followed=bool(follows)):
            return Subject(at=clause.first, doer=Doer.SELF)
        if not follows:
            return implied
        before = self._before(number, clause)
        subjects = self.found.by_clause[before]
        return subjects[-1] if subjects else self.found.inherited[before]

    def _before(self, number: int, clause: Clause) -> int:
        """The clause that one goes on from: behind a bracket, that before the bracket."""
        if clause.opened == ")":
            for at in range(number - 1, 0, -1):
                if self.told.clauses[at].opened == "(":
                    return at - 1
        return number - 1

    def _subjects(self, clause: Clause) -> list[Subject]:
        words = self.told.words_of(clause)
        found: list[Subject] = []
        heavy = False
        for n, word in enumerate(words):
            before = words[n - 1] if n else ""
            subject = self._pronoun(words, n, before, found) if word in _SAID_OF_SOMEBODY else None
            if subject is None and not heavy:
                subject = self._subject_noun(words, n, before)
                heavy = word not in lists.LIGHT and subject is None and word not in ("his", "her", "our", "their", "no")
            if subject is not None:
                found.append(Subject(at=clause.first + n, doer=subject[0], gender=subject[1]))
                heavy = True
            if before in _SAYS and subject is None and n + 1 < len(words):
                heavy = False
        return found

    def _pronoun(self, words: list[str], n: int, before: str, found: list[Subject]) -> tuple[Doer, str] | None:
        word = words[n]
        if not n and word == "me" and words[1:2] and words[1] in lists.OFFICERS_SAY:
            return Doer.SELF, ""
        if not n and word == "himself" and words[1:2] and words[1] in _IS:
            return Doer.OFFENDER, "m"
        if not n and word == "me" and words[1:2] == ["and"]:
            return Doer.SELF, ""
        if word in ("ms", "mrs", "miss") and len(words) > n + 2 and len(words[n + 1]) == 1:
            return (Doer.SELF, "") if words[n + 2] in lists.OFFICERS_SAY else None
        last = found[-1] if found else self.last
        if words[n : n + 3] in _IT_WAS_HIM or words[n : n + 2] == ["its", "him"]:
            return Doer.OFFENDER, "m"
        if (word in lists.MAYBE and before in lists.NOT_SUBJECT_AFTER) or (found and _is_relative(words, n)):
            return None
        if word in lists.HE or word in lists.SHE:
            return self._third("m" if word in lists.HE else "f", last)
        if word in lists.THEY:
            return self._they(last, words[n + 1 : n + 2]), ""
        return (last.doer, "") if _is_one_of_them(words, n) else _PRONOUNS.get(word)

    def _they(self, last: Subject, after: list[str]) -> Doer:
        """Those spoken of last; an agency where one is in the account, or where "they say"."""
        if last.doer in (Doer.AGENCY, Doer.CLOSE, Doer.PROXY, Doer.UNKNOWN):
            return last.doer
        agency = self.agency_is_told or not _SAYS.isdisjoint(after)
        return Doer.AGENCY if agency else Doer.UNKNOWN

    def _third(self, gender: str, last: Subject) -> tuple[Doer, str]:
        """Whom "he" or "she" means: somebody of that gender who was spoken of just before, or the offender."""
        if last.doer in (Doer.CLOSE, Doer.PROXY) and last.gender == gender:
            return last.doer, gender
        if gender == "f" and last.doer is Doer.AGENCY:
            return last.doer, gender
        if gender == "f" and self.he_is_told:
            if last.doer in (Doer.IMPLIED, Doer.SELF, Doer.OFFENDER) and self.woman_of_his_is_told:
                return Doer.PROXY, "f"
            close = last.doer in (Doer.CLOSE, Doer.PROXY, Doer.AGENCY, Doer.UNKNOWN) and last.gender != "m"
            return (last.doer if close else Doer.CLOSE), "f"
        return Doer.OFFENDER, gender

    def _noun(self, words: list[str], n: int, before: str) -> tuple[Doer, str] | None:
        """Somebody named by a noun at the beginning of a clause: "his mates", "my mum", "the police"."""
        word = words[n]
        if word in _SENT_BY and words[n + 1 : n + 2] in (["from"], ["at"]) and _names_agency(words[n + 2 : n + 5]):
            return Doer.AGENCY, _gender(word)
        somebody = word in lists.STRANGERS or word in lists.RELATIONS
        if somebody and before not in ("my", "our") and _is_known_to_him(words, n):
            return Doer.PROXY, _gender(word)
        if word in lists.HERS and words[n + 1 : n + 2] != [] and words[n + 1] in _THEIR_DEVICES:
            return Doer.NOTHING, ""
        if (word in lists.HERS and before in _OF_HERS) or (word in lists.HER_OWN and before not in _OF_ANOTHER):
            return self._hers(word, before), _gender(word)
        if word in ("his", "her", "their"):
            return self._of_his(words, n)
        if word in lists.RELATIONS and words[n + 1 : n + 3] == ["of", "his"]:
            return Doer.PROXY, _gender(word)
        if word in ("ex", "stalker"):
            return _of_somebody(before), "m"
        if word in lists.AGENCIES and before not in ("his", "her"):
            return Doer.AGENCY, ""
        if word in lists.STRANGERS and before not in ("my", "our"):
            return Doer.UNKNOWN, _gender(word)
        return (Doer.CLOSE, "f") if word in ("neighbour", "neighbours") else None

    def _subject_noun(self, words: list[str], n: int, before: str) -> tuple[Doer, str] | None:
        subject = self._noun(words, n, before)
        return None if subject is not None and subject[0] is Doer.AGENCY and _is_told(words, n) else subject

    def _hers(self, word: str, before: str) -> Doer:
        """Somebody of hers; "my husband" is the offender where nobody else is spoken of."""
        return Doer.OFFENDER if word in _HUSBANDS and before == "my" and self.husband_is_his else Doer.CLOSE

    def _of_his(self, words: list[str], n: int) -> tuple[Doer, str] | None:
        for ahead in words[n + 1 : n + 4]:
            if ahead in lists.OTHERS_OF_HIS:
                return Doer.PROXY, _gender(ahead)
            if ahead in lists.AGENCIES_OF_HIS:
                return Doer.AGENCY, ""
        return None


def _is_told(words: list[str], n: int) -> bool:
    """ "I have told the police": who was told, and not who does something; not so "was told the police ..."."""
    at = next((at for at in (n - 1, n - 2) if at >= 0 and words[at] == "told"), -1)
    return at >= 0 and words[max(0, at - 1)] not in _WAS


def _names_agency(words: list[str]) -> bool:
    """ "The lady from Women's Aid": an agency, and nobody of his."""
    return not lists.AGENCIES.isdisjoint(words) and "his" not in words


def _is_relative(words: list[str], n: int) -> bool:
    """ "Someone I've never met", "two men I don't know": who is known to her, and not what she did."""
    if words[n] not in ("i", "ive") or n + 1 == len(words):
        return False
    known = words[n + 1] == "have" and words[n + 2 : n + 3] in (
        ["never"],
        ["not"],
        ["no"],
        ["seen"],
        ["met"],
        ["known"],
    )
    return known or words[n + 1] in ("dont", "never", "didnt", "know")


def _is_known_to_him(words: list[str], n: int) -> bool:
    """ "The lad he drinks with", "a girl he's seeing": somebody told of by what he has to do with them."""
    if words[n + 1 : n + 2] == ["that"]:
        n += 1
    return words[n + 1 : n + 2] in (["he"], ["hes"]) and words[n + 2 : n + 3] != [] and words[n + 2] in _WITH_HIM


def _is_one_of_them(words: list[str], n: int) -> bool:
    """ "One said", "one of them": of those spoken of last, and not "one of his friends"."""
    if words[n] != "one" or words[n + 2 : n + 3] in (["his"], ["her"]):
        return False
    return words[n + 1 : n + 2] in (["of"], ["said"])


def _of_somebody(before: str) -> Doer:
    """Whose ex: the offender is her own, and "my mate Jodie's ex" is somebody's else."""
    return Doer.CLOSE if before.endswith("s") and before not in ("his", "this") else Doer.OFFENDER


def _gender(noun: str) -> str:
    return "m" if noun in lists.MALE else "f" if noun in lists.FEMALE else ""


_WITH_HIM = frozenset(
    "drinks drink drank works worked knocks hangs goes went lives lived knows knew plays trains trained met sees "
    "seeing dating with pals lodges shares shared smokes fishes gambles golfs stays staying fell sent got"
    " paid is was".split()
)
"""What he does with those who are his."""
_HIS_WOMEN = frozenset("mum mam mother sister girlfriend wife missus nan aunt ex daughter cousin".split())
_HER_MEN = frozenset("husband boyfriend partner fella bloke son dad ex hubby".split())
_HUSBANDS = frozenset("husband partner boyfriend wife girlfriend hubby".split())
_OF_HERS = frozenset("my our the best older younger little own both".split())
_OF_ANOTHER = frozenset("his her their a the".split())
_PRONOUNS: dict[str, tuple[Doer, str]] = {
    **dict.fromkeys(lists.SELF, (Doer.SELF, "")),
    **dict.fromkeys(lists.SOMEONE, (Doer.UNKNOWN, "")),
    **dict.fromkeys(lists.NOBODY, (Doer.NOBODY, "")),
}
_SAID_OF_SOMEBODY = (
    _PRONOUNS.keys()
    | lists.HE
    | lists.SHE
    | lists.THEY
    | lists.MAYBE
    | frozenset("me himself ms mrs miss it its one".split())
)
"""Words that may stand for somebody by themselves, whatever stands around them."""
_SAYS = frozenset("said say says saying told that think thinks reckon reckons thought".split())
_WAS = frozenset("was were been am being".split())
"""Before "told": whoever is named next does something, and is not who was told."""
_IS = frozenset("was is had has came comes turned rang stood sat landed again at".split())
_SENT_BY = lists.STRANGERS | lists.SOMEONE | frozenset("lady lass woman chap gentleman team".split())
"""Those who may come from an agency."""
_IT_WAS_HIM = (["it", "was", "him"], ["it", "is", "him"], ["it", "were", "him"])
_THEIR_DEVICES = frozenset("tablet ipad laptop app watch computer console xbox playstation".split())
"""What somebody of hers has and no person: "the kids' tablet was telling him"."""
_TRIES = frozenset({"tried", "trying"})
_WAYS_IN = frozenset("door doors handle handles window windows lock locks gate".split())
"""What somebody else tries, where nobody is named: "trying the back door at midnight"."""
_MYSELF = frozenset({"myself", "meself"})
_TOWARDS = frozenset("to for of from at".split())
_HIS_OBJECTS = frozenset("his her a both hold".split())


def _is_of_herself(words: list[str]) -> bool:
    return any(word in _MYSELF and words[n - 1] not in _TOWARDS for n, word in enumerate(words))


def _is_own(words: list[str], first: str, *, followed: bool) -> bool:
    """Whether a clause that names nobody is about what she did herself."""
    if not _MYSELF.isdisjoint(words) and _is_of_herself(words):
        return True
    if first == "have" and words[0] == "have":
        return True
    if first not in lists.OWN_STARTS or (first in _TRIES and not _WAYS_IN.isdisjoint(words)):
        return False
    after = words[words.index(first) + 1 :][:3]
    if "me" in after[:2] or (first in lists.NOT_OWN_BEFORE_MY and "my" in words):
        return False
    if after[:1] == ["him"] or first in lists.ONLY_OWN or _is_for_comfort(words):
        return True
    if {"to", "me"} <= set(words):
        return False
    return bool(after) and _is_of_her_day(first, after, followed=followed)


def _is_for_comfort(words: list[str]) -> bool:
    """ "Rang my mum for a chat": what is done for company or advice is done by her."""
    ends = [words[n + 1 : n + 4] for n, word in enumerate(words) if word == "for"]
    return any(not lists.COMFORTS.isdisjoint(end) for end in ends)


def _is_of_her_day(first: str, after: list[str], *, followed: bool) -> bool:
    """Whether what follows a verb that may be his or hers makes it hers: "rang the police", "had a letter"."""
    if after[0] in lists.TO_AGENCY or (after[0] in ("the", "my") and len(after) > 1 and after[1] in lists.TO_AGENCY):
        return after[0] != "her" or len(after) < 2
    return not followed and first in ("had", "got") and after[0] not in _HIS_OBJECTS and after[0] in (
        "a", "to", "my", "another", "an", "the", "more", "no", "two", "three", "letter", "text", "call"
    )  # fmt: skip
