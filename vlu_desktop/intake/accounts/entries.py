# SPDX-License-Identifier: Apache-2.0
"""What an entry of a diary is: an incident, contact with the police, an event of her life, a message, or a note."""

import re
from enum import Enum

from vlu_desktop.intake.accounts import entry_words as lists
from vlu_desktop.intake.accounts.clauses import Clause, Narrative
from vlu_desktop.intake.accounts.doer_words import AGENCIES, HERS
from vlu_desktop.intake.accounts.doers import HIS, Doer, Doers
from vlu_desktop.intake.accounts.grammar_words import Phrases, holds
from vlu_desktop.intake.accounts.overlaps import MEDIA
from vlu_desktop.intake.accounts.scopes import Doubts
from vlu_desktop.intake.accounts.speech import SAYS
from vlu_desktop.intake.accounts.told_conduct import ToldConduct

_OTHERS = HERS | AGENCIES
_PERSONS = frozenset("he hes hed him his she shes shed".split())
_HIM = _PERSONS | {"me", "my"}
_TURNED_OUT = (["it", "was"], ["turned", "out"], ["it", "turned"], ["only", "it"])
_TOOK_FOR_HIM = re.compile(
    r" thought (?:it was him|it were him|i (?:could |had )?(?:hear|heard|see|saw|seen|smell|smelt|felt|feel)"
    r"|(?:someone|somebody|he|there) (?:was|were|had))(?= )"
)
_SHORT = 6
"""Words of an entry that begins with "again" and says no more than how often."""


class EntryKind(Enum):
    """What an entry is to be made of."""

    INCIDENT = "incident"
    POLICE_CONTACT = "police-contact"
    LIFE_EVENT = "life-event"
    MESSAGE = "message"
    NOTE = "note"


def has(told: Narrative, phrases: Phrases) -> bool:
    """Whether one of the phrases stands in the account."""
    return holds(told.passage.text, phrases)


def entry_kind(told: Narrative, found: list[ToldConduct], incident: bool) -> EntryKind:
    """What the entry is; a message is an incident that is nothing but one."""
    if incident:
        only_media = bool(found) and all(each.kind in MEDIA or each.quoted for each in found)
        return EntryKind.MESSAGE if only_media and told.quotes else EntryKind.INCIDENT
    words = set(told.words)
    if not words.isdisjoint(lists.POLICE):
        return EntryKind.POLICE_CONTACT
    return EntryKind.NOTE if words.isdisjoint(lists.LIFE) else EntryKind.LIFE_EVENT


def tells_of_conduct(told: Narrative, doers: Doers, doubts: Doubts) -> bool:
    """Whether somebody does something to her in it, though no row of the lexicon says what."""
    if not lists.QUIET.isdisjoint(told.words) and len(told.words) < 8:
        return False
    return any(_acts(told, doers, doubts, number) for number in range(len(told.clauses)))


def may_tell_of_conduct(told: Narrative, doers: Doers, doubts: Doubts) -> bool:
    """Whether any clause may be of something he did: neither hers nor an agency's, nor feared, denied or asked."""
    return any(_may_be_his(told, doers, doubts, number) for number in range(len(told.clauses)))


def _may_be_his(told: Narrative, doers: Doers, doubts: Doubts, number: int) -> bool:
    clause = told.clauses[number]
    at = clause.first + min(2, clause.last - clause.first)
    if doers.at(number, at).doer not in HIS or clause.closed == "?":
        return False
    doubted = doubts.feared(at, grave=True) or doubts.remembered(clause.first) or doubts.of_others(clause.first)
    return not (doubted or doubts.denied(at, clause.last, grave=True))


def _acts(told: Narrative, doers: Doers, doubts: Doubts, number: int) -> bool:
    clause = told.clauses[number]
    words = told.words_of(clause)
    subject = doers.at(number, clause.first + min(2, len(words) - 1))
    at = max(subject.at, clause.first)
    if subject.doer not in HIS or len(words) < 2 or clause.closed == "?" or doubts.of_others(at):
        return False
    if (
        _is_from_hers(words)
        or not lists.OF_COURT.isdisjoint(_sentence(told, clause))
        or not _of_conduct(subject.doer, words)
    ):
        return False
    doubted = doubts.denied(at, at, grave=True) or doubts.feared(at, grave=True) or doubts.remembered(at)
    return not (doubted or _denied_after(doubts, clause, at) or _supposed(words))


def _is_from_hers(words: list[str]) -> bool:
    """ "Text from my sister", "letter from the council"."""
    after = words[words.index("from") + 1 :][:3] if "from" in words else []
    return len(after) > 1 and after[0] in ("my", "our", "the") and not _OTHERS.isdisjoint(after)


def _sentence(told: Narrative, clause: Clause) -> list[str]:
    return [word for each in told.clauses if each.sentence == clause.sentence for word in told.words_of(each)]


def _of_conduct(doer: Doer, words: list[str]) -> bool:
    """Whether a clause may tell of something done to her: where it names nobody, by its words alone."""
    if doer is Doer.IMPLIED and words[0] in ("my", "our") and not {"he", "him", "his"} & set(words):
        return False
    if doer is Doer.IMPLIED:
        return words[0] in SAYS or not (lists.HER_SIDE.isdisjoint(words) or not lists.NO_CONDUCT.isdisjoint(words))
    return doer is not Doer.OFFENDER or not lists.HERS.isdisjoint(words) or lists.NEUTRAL.isdisjoint(words[1:4])


def _denied_after(doubts: Doubts, clause: Clause, at: int) -> bool:
    return any(at <= denial <= min(at + 2, clause.last) for denial in doubts.scopes.denials)


def _supposed(words: list[str]) -> bool:
    return not {"if", "will", "might", "may", "hope", "wish", "going", "hopefully"}.isdisjoint(words[:4])


def is_doubtful(told: Narrative, found: list[ToldConduct]) -> bool:
    """Whether nothing in it points to anybody, and she says that she doesn't know."""
    named = any(each.doer in (Doer.OFFENDER, Doer.PROXY) for each in found)
    return not named and (has(told, lists.DOUBT) or any(clause.closed == "?" for clause in told.clauses))


def is_innocent(told: Narrative) -> bool:
    """Whether what it tells turned out to be somebody else: "only the postman"."""
    if has(told, lists.INNOCENT) or (has(told, lists.NOT_HIM) and SAYS.isdisjoint(told.words)):
        return True
    if _was_something_else(told):
        return True
    return has(told, lists.ONLY) and any(
        _PERSONS.isdisjoint(words) and _is_only(f" {' '.join(words)} ") for words in map(told.words_of, told.clauses)
    )


def _was_something_else(told: Narrative) -> bool:
    """ "I thought I could hear him in the loft. It was pigeons": what she took for him, and nothing of him after it."""
    if "thought" not in told.words:
        return False
    thought = False
    for clause in told.clauses:
        words = told.words_of(clause)
        if thought and words[:2] in _TURNED_OUT:
            return _HIM.isdisjoint(told.words[clause.first :])
        thought = thought or _TOOK_FOR_HIM.search(f" {' '.join(words)} ") is not None
    return False


def _is_only(said: str) -> bool:
    """Whether a clause makes little of it: not "just the one text", nor "there was only breathing"."""
    return holds(said.replace(" just the one ", " one ").replace(" there was only ", " "), lists.ONLY)


def is_same(told: Narrative) -> bool:
    """Whether it repeats the entry above: "same again"."""
    first = " ".join(told.words_of(told.clauses[0])) if told.clauses else ""
    if first.startswith("again ") and len(told.words) <= _SHORT:
        return True
    return first in lists.SAME or any(
        first.startswith(f"{each} ") for each in lists.SAME if " " in each or each in ("same", "ditto")
    )
