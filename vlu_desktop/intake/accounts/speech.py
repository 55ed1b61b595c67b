# SPDX-License-Identifier: Apache-2.0
"""What the account gives as said or sent, word for word or told, and by whom."""

from dataclasses import dataclass

from vlu_desktop.intake.accounts.clauses import Clause, Narrative, Quotation
from vlu_desktop.intake.accounts.doer_words import AGENCIES
from vlu_desktop.intake.accounts.doers import HIS, Doer, Doers, Subject
from vlu_desktop.intake.accounts.grammar_words import word_set

SAYS = word_set("speech.says")
_MEDIA = word_set("speech.media")
_OTHER_SOURCES = word_set("speech.other_sources")
_TO_COME = frozenset("hell hed shell shed will would going".split())
_TELLS = frozenset("told tells telling warned".split())
_BEGINS = frozenset("he hed hell hes she shed shell shes that i id ill im theyd they".split())
_BOTH = 2
_ONE = frozenset("a an one the another this that first last".split())
_GOT = frozenset("got received receives recd discloses disclosed reports reported states stated had has".split())
_SENDS = frozenset(
    "ready drafted typing deleted unsent pressed sent send sends sending "
    "wrote write replied reply typed posted fired drafted answered back".split()
)
_ALSO_ACTS = frozenset("left put goes posted printed".split())
_I = frozenset("i ive id we had have been was".split())
"""Before a verb that may say something and may not: "if I left" says nothing."""
_NOT_YET = frozenset("if might may could".split())
_HE = frozenset("he she him her they i we".split())
_TO_HER = frozenset("you your ill im".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Words of the narrative, `first` to `last`, that tell what somebody said, and who."""

    first: int
    last: int
    speaker: Subject
    supposed: bool = False
    """Whether it is only said what is to be done if he says it."""

    def holds(self, first: int, last: int) -> bool:
        """Whether those words are within it."""
        return self.first <= first and last <= self.last


def told_speech(told: Narrative, doers: Doers) -> list[Speech]:
    """What is told as said: from the word of saying to the end of the sentence, and before a saying put last."""
    found: list[Speech] = []
    for number, clause in enumerate(told.clauses):
        for word in range(clause.first, clause.last + 1):
            if told.words[word] in SAYS and not (told.words[word] in _ALSO_ACTS and told.words[word - 1] in _I):
                found.append(_region(told, doers, number, word))
                if _said_behind(told, number, word):
                    found.append(_behind(told, doers, number, word))
        if clause.closed == ":" and _spoken_of(told, number):
            end = _sentence_end(told, number)
            found.append(Speech(first=clause.last + 1, last=end, speaker=doers.at(number, clause.last)))
        elif clause.closed == "," and _bare_medium(told, number):
            found.append(
                Speech(first=clause.last + 1, last=_sentence_end(told, number), speaker=doers.at(number, clause.last))
            )
    return found


def _region(told: Narrative, doers: Doers, number: int, word: int) -> Speech:
    clause = told.clauses[number]
    speaker = _named_before(told, clause, word) or doers.at(number, word)
    supposed = not _NOT_YET.isdisjoint(told.words[clause.first : word]) or clause.opened == "if"
    last = _sentence_end(told, number)
    short = [each for each in told.words[word + 1 : clause.last + 1] if each not in ("me", "us", "to", "it", "again")]
    behind = number and told.clauses[number - 1].sentence == clause.sentence and word - clause.first <= 1 and not short
    if behind:
        return Speech(first=_sentence_start(told, number), last=word - 1, speaker=speaker)
    if not short and number == len(told.clauses) - 1 and word - clause.first > 3:
        return Speech(first=clause.first, last=word - 1, speaker=speaker)
    return Speech(first=word + 1 + _addressed(told, clause, word), last=last, speaker=speaker, supposed=supposed)


def _named_before(told: Narrative, clause: Clause, word: int) -> Subject | None:
    """ "Quiet day, the police say ...": whoever stands right before the word of saying, however the clause begins."""
    before, named = told.words[max(clause.first, word - 2) : word], told.words[word - 1]
    known = len(before) == _BOTH and before[0] in ("the", "my", "our") and named in AGENCIES
    return Subject(at=word - 1, doer=Doer.AGENCY) if known else None


def _addressed(told: Narrative, clause: Clause, word: int) -> int:
    """How many words behind a saying only name whom it was said to: "told my brother he'd ..."."""
    to = told.words[word + 1 : word + 4]
    named = told.words[word] in _TELLS and len(to) > 2 and to[0] in ("my", "our", "the", "his")
    return 2 if named and to[2] in _BEGINS and word + 3 <= clause.last else 0


def _said_behind(told: Narrative, number: int, word: int) -> bool:
    """ "Watch your back he said, quiet like", and "I will kill you. He said it twice"."""
    clause = told.clauses[number]
    pronoun = word > clause.first and told.words[word - 1] in ("he", "she")
    if pronoun and word - clause.first > 2:
        ahead = told.words[clause.first : word - 1]
        if not _TO_HER.isdisjoint(ahead):
            return True
        return "if" not in ahead and (not _TO_COME.isdisjoint(ahead) or _HE.isdisjoint(ahead))
    before = told.clauses[number - 1] if number else None
    if not pronoun or before is None or told.words[word + 1 : word + 2] not in (["it"], ["that"]):
        return False
    return not _TO_HER.isdisjoint(told.words_of(before))


def _behind(told: Narrative, doers: Doers, number: int, word: int) -> Speech:
    clause = told.clauses[number]
    speaker = doers.at(number, word)
    if word - clause.first > 2:
        return Speech(first=clause.first, last=word - 2, speaker=speaker)
    before = told.clauses[number - 1]
    return Speech(first=before.first, last=before.last, speaker=speaker)


def _sentence_end(told: Narrative, number: int) -> int:
    sentence = told.clauses[number].sentence
    last = max(n for n, each in enumerate(told.clauses) if each.sentence == sentence)
    return told.clauses[last].last


def _sentence_start(told: Narrative, number: int) -> int:
    sentence = told.clauses[number].sentence
    first = min(n for n, each in enumerate(told.clauses) if each.sentence == sentence)
    return told.clauses[first].first


def _spoken_of(told: Narrative, number: int) -> bool:
    words = set(told.words_of(told.clauses[number]))
    return not words.isdisjoint(_MEDIA) or not words.isdisjoint(SAYS)


def _bare_medium(told: Narrative, number: int) -> bool:
    return not set(told.words_of(told.clauses[number])).isdisjoint(_MEDIA)


def speaker_of(told: Narrative, doers: Doers, quote: Quotation) -> Subject | None:
    """Whose words a quotation is; None where it may be anybody's but his."""
    number = told.of_word[quote.at]
    sentence = told.clauses[number].sentence
    around = [n for n, each in enumerate(told.clauses) if each.sentence == sentence]
    words = [word for n in around for word in told.words_of(told.clauses[n])]
    said = _nearest_saying(told, around, quote.at)
    if said is not None:
        return _after_saying(told, doers, said)
    if not set(words).isdisjoint(_OTHER_SOURCES):
        return None
    subject = doers.at(number, quote.at)
    if subject.doer is Doer.IMPLIED and len(words) == 1 and number:
        subject = doers.at(number - 1, told.clauses[number - 1].last)
    if subject.doer in HIS:
        return subject
    return None if set(words).isdisjoint(_MEDIA) else Subject(at=quote.at, doer=Doer.IMPLIED)


def _nearest_saying(told: Narrative, around: list[int], at: int) -> int | None:
    places = [
        word
        for n in around
        for word in range(told.clauses[n].first, told.clauses[n].last + 1)
        if told.words[word] in SAYS and not _is_received(told, word)
    ]
    return min(places, key=lambda word: abs(word - at)) if places else None


def _is_received(told: Narrative, word: int) -> bool:
    """ "Got one text: ...", and not "I sent a text": a message that came, and no saying of hers."""
    words = told.words_of(told.clause(word))
    noun = told.words[word] in _MEDIA and (told.words[word - 1] in _ONE or told.words[word - 1].isdigit())
    return noun and not _GOT.isdisjoint(words) and _SENDS.isdisjoint(words)


def _after_saying(told: Narrative, doers: Doers, said: int) -> Subject:
    """Who says it; the name may stand behind: "said my dad"."""
    number = told.of_word[said]
    clause = told.clauses[number]
    behind = told.words[said + 1 : said + 4]
    if said == clause.first or told.words[said - 1] == "qqq":
        for n, word in enumerate(behind):
            if word in (
                "dad",
                "mum",
                "police",
                "pc",
                "judge",
                "sergeant",
                "counsellor",
                "sister",
                "brother",
                "friend",
                "i",
                "solicitor",
                "idva",
                "officer",
                "son",
                "daughter",
                "boss",
            ):
                return Subject(at=said + 1 + n, doer=Doer.SELF if word == "i" else Doer.CLOSE)
    return doers.at(number, said)
