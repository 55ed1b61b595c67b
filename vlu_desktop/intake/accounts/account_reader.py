# SPDX-License-Identifier: Apache-2.0
"""Reads an account: what kinds of conduct it tells of, how often, to whom and by whom, each with its words."""

from dataclasses import dataclass, replace

from vlu_desktop.intake.accounts.aims import aims_of
from vlu_desktop.intake.accounts.clauses import Narrative, split
from vlu_desktop.intake.accounts.contrasts import SET_AGAINST
from vlu_desktop.intake.accounts.counts import CountPhrase, count_told, is_number, is_number_alone
from vlu_desktop.intake.accounts.doers import HIS, Doer, Doers, doers_of
from vlu_desktop.intake.accounts.entries import (
    EntryKind,
    entry_kind,
    is_doubtful,
    is_innocent,
    is_same,
    may_tell_of_conduct,
    tells_of_conduct,
)
from vlu_desktop.intake.accounts.grammar_words import word_set
from vlu_desktop.intake.accounts.kinds_in_words import is_grave, kinds_told
from vlu_desktop.intake.accounts.leaning import AGAINST, DOUBTED, FOR, SURELY_FOR, leaning
from vlu_desktop.intake.accounts.logged_times import is_log
from vlu_desktop.intake.accounts.overlaps import MEDIA
from vlu_desktop.intake.accounts.scopes import Doubts, Scopes, is_past, scopes_of
from vlu_desktop.intake.accounts.speech import told_speech
from vlu_desktop.intake.accounts.told_conduct import ToldConduct
from vlu_desktop.record.count import Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """What is proposed, and the words of the account it came from; `start` and `end` are their place, in characters."""

    what: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountReading:
    """What is proposed of an account; nothing of it is the record until an officer takes it.

    `incident` is None where it can't be told. `count` is None where no number of occasions is told. `by` is a key of
    the vocabulary of attribution ("offender", "proxy", "unknown"), "" where it is no incident.
    """

    entry: EntryKind
    kinds: tuple[str, ...] = ()
    count: Count | None = None
    incident: bool | None = False
    targets: tuple[str, ...] = ()
    by: str = ""
    same_as_previous: bool = False
    because: tuple[Because, ...] = ()


def read_account(account: str, previous: str = "", above: AccountReading | None = None) -> AccountReading:
    """What an account proposes. `previous` is the entry above it, which "same again" repeats; `above` is what that one
    was read as, where it repeated one itself.
    """
    told = split(account)
    if (previous or above) and is_same(told):
        return _repeated(account, told, above or read_account(previous))
    return _read(account, told)


def _read(account: str, told: Narrative) -> AccountReading:
    doers = doers_of(told)
    scopes = scopes_of(told, doers)
    found = kinds_told(told, doers, scopes, told_speech(told, doers))
    innocent = is_innocent(told)
    found = _left(found, innocent, told, doers)
    if not found and (innocent or not _tells(account, told, doers, scopes)):
        return AccountReading(entry=entry_kind(told, found, False))
    numbers = [at for at, word in enumerate(told.words) if is_number(word)]
    count, counted = count_told(
        account,
        told,
        _clauses(told, doers, found, numbers),
        sent=any(each.kind in MEDIA for each in found) or is_log(account),
        hers=_numbers_of_hers(told, doers, numbers),
    )
    because = [_because(account, each.kind, each.start, each.end) for each in found]
    return AccountReading(
        entry=entry_kind(told, found, True),
        kinds=tuple(dict.fromkeys(each.kind for each in found)),
        count=count,
        incident=None if is_doubtful(told, found) else True,
        targets=aims_of(told, found),
        by=_by(told, found),
        because=tuple(dict.fromkeys([*because, *(_of_count(account, told, each) for each in counted)])),
    )


def _left(found: list[ToldConduct], innocent: bool, narrative: Narrative, doers: Doers) -> list[ToldConduct]:
    """What is left of the kinds where it turned out to be nothing, or the words speak strongly against it. Words of a
    court speak against it, but not where she is taken there.
    """
    if innocent:
        return [each for each in found if is_grave(each.kind) and each.quoted]
    told = any(
        is_grave(each.kind)
        or (each.kind == "civil-claim" and each.to_her)
        or narrative.clauses[each.clause].opened in SET_AGAINST
        for each in found
    )
    return found if told or not found or leaning(narrative, doers) >= AGAINST else []


def _tells(account: str, told: Narrative, doers: Doers, scopes: Scopes) -> bool:
    """Whether something done to her is told, though no kind of it stands there."""
    if is_log(account):
        return True
    doubts, weight = Doubts(told, scopes), leaning(told, doers)
    if tells_of_conduct(told, doers, doubts):
        return weight > DOUBTED
    return weight > (FOR if may_tell_of_conduct(told, doers, doubts) else SURELY_FOR)


def _of_count(account: str, told: Narrative, counted: CountPhrase) -> Because:
    pieces = [each for each in told.pieces[counted.first : counted.last + 1] if each]
    return _because(account, "count", pieces[0].start, pieces[-1].end)


def _repeated(account: str, told: Narrative, above: AccountReading) -> AccountReading:
    """What the entry above tells, and what this one adds to it; its number is its own."""
    own = _read(account, told)
    count, _ = count_told(account, told, set(range(len(told.clauses))), sent=True)
    whole = _because(account, "same as above", 0, len(account))
    return replace(
        above,
        kinds=tuple(dict.fromkeys((*above.kinds, *own.kinds))),
        count=count,
        targets=tuple(dict.fromkeys((*above.targets, *own.targets))),
        same_as_previous=True,
        because=(whole, *own.because),
    )


def _because(account: str, what: str, start: int, end: int) -> Because:
    return Because(what=what, words=account[start:end], start=start, end=end)


def _clauses(told: Narrative, doers: Doers, found: list[ToldConduct], numbers: list[int]) -> set[int]:
    """The clauses whose numbers count: those that tell of conduct, and those beside them that name nobody else."""
    telling = {each.clause for each in found}
    for number, clause in enumerate(told.clauses):
        if number in telling:
            continue
        words = told.words_of(clause)
        within = [at for at in numbers if clause.first <= at < clause.last]
        his = any(doers.at(number, at).doer in HIS for at in (clause.last, *within))
        if his or is_number_alone(words) or not _LOGS.isdisjoint(words):
            telling.add(number)
    return telling


_HER_ACTS = word_set("reader.her_acts")


def _numbers_of_hers(told: Narrative, doers: Doers, numbers: list[int]) -> frozenset[int]:
    """Numbers of what she did: "I rang him twice", "the one who sent 300"; and what follows alone: "Twice"."""
    found: set[int] = set()
    if not numbers:
        return frozenset()
    hers = False
    for number, clause in enumerate(told.clauses):
        words = told.words_of(clause)
        alone = is_number_alone(words)
        # At the clause's end too: whose it is goes on to a number that stands alone after it.
        for at in (*(at for at in numbers if clause.first <= at < clause.last), clause.last):
            subject = doers.at(number, at)
            if not alone:
                begins = max(subject.at, clause.first)
                last_i = max((n for n in range(begins, at) if told.words[n] in _I), default=begins)
                hers = subject.doer is Doer.SELF and any(
                    _is_her_act(told.words[start : at + 1]) for start in (begins, last_i)
                )
            if is_number(told.words[at]) and (hers or _is_of_hers_behind(told.words[at : clause.last + 1])):
                found.add(at)
    return frozenset(found)


def _is_of_hers_behind(words: list[str]) -> bool:
    """ "3 times I tried": a number before her and what she did."""
    if words[1:2] not in (["times"], ["i"]):
        return False
    begins = 1 + (words[1] == "times")
    return _is_her_act(words[begins:])


def _is_her_act(words: list[str]) -> bool:
    if words[:1] == [] or words[0] not in _I:
        return False
    if words[1:3] in (["been", "up"], ["got", "up"], ["been", "to"], ["been", "out"]):
        return True
    return not _HER_ACTS.isdisjoint(words[:6]) and _TO_HER.isdisjoint(words)


_I = frozenset("i ive id we weve".split())
_TO_HER = frozenset("me was were got had been by from".split())
_NOBODY_SEEN = word_set("reader.nobody_seen")
"""Kinds that are found afterwards, or come from nobody: by somebody unknown, unless she says who."""


def _acts_unnamed(told: Narrative, each: ToldConduct) -> bool:
    """ "Slashed all my tyres": a clause that begins with what was done and to what leaves out who, and it is him she
    writes of; "tyres slashed" was found so."""
    clause = told.clauses[each.clause]
    if each.first != clause.first or each.first == clause.last:
        return False
    return is_past(told.words[each.first]) and told.words[each.first + 1] in _TO_WHAT


_TO_WHAT = frozenset("my our the all both a an two three four every his its their".split())
_LOGS = frozenset("logged counted noted log".split())
_HE = frozenset("him his he hes himself her she herself".split())


def _by(told: Narrative, found: list[ToldConduct]) -> str:
    doers = {each.doer for each in found}
    if Doer.PROXY in doers:
        return "proxy"
    if Doer.OFFENDER in doers or not found:
        return "offender"
    told_as_done = any(_acts_unnamed(told, each) for each in found)
    unseen = Doer.UNKNOWN in doers or (all(each.kind in _NOBODY_SEEN for each in found) and not told_as_done)
    return "unknown" if unseen and _HE.isdisjoint(told.words) else "offender"
