# SPDX-License-Identifier: Apache-2.0
"""Which kinds of conduct an account tells of: rows of the lexicon that stand in it and that its grammar lets stand."""

from itertools import pairwise

from vlu_desktop.intake.accounts import doer_words
from vlu_desktop.intake.accounts.attempts_told import as_tried, tried
from vlu_desktop.intake.accounts.clauses import Narrative, Quotation
from vlu_desktop.intake.accounts.count_words import DAY_NAMES
from vlu_desktop.intake.accounts.doers import HIS, Doer, Doers, Subject, doers_of
from vlu_desktop.intake.accounts.grammar_words import holds, phrases
from vlu_desktop.intake.accounts.lexicon_rows import narrated, spoken
from vlu_desktop.intake.accounts.nearby_words import (
    is_about_whoever,
    is_another,
    is_name_calling,
    is_of_an_animal,
    is_of_him,
    is_of_others,
    is_something_else,
    is_with_him,
    receives,
    shut_out,
)
from vlu_desktop.intake.accounts.overlaps import MEDIA, PLACES, settle
from vlu_desktop.intake.accounts.patterns import Passage, PatternMatch
from vlu_desktop.intake.accounts.proxies import as_proxy
from vlu_desktop.intake.accounts.scopes import Doubts, Scopes, is_past, scopes_of
from vlu_desktop.intake.accounts.speech import Speech, speaker_of
from vlu_desktop.intake.accounts.told_conduct import GRAVE, ToldConduct
from vlu_desktop.intake.accounts.vetoes import VETOES, was_doing
from vlu_desktop.kernel.calendar_words import MONTHS
from vlu_desktop.record.behaviours import BEHAVIOURS

_CONDITIONS = frozenset("if unless when once until till".split())
_ITS_VERB = 2
"""Words behind "I" that still are what she would do: "if I hit him"."""
_REPORTED = frozenset("would could might had did".split())
_TO_COME = _REPORTED | frozenset("will am was going should better wont shall need have know swear promise".split())
_THIRD = frozenset("him them his himself her".split())
_HE = frozenset("he hes hed him his she shes".split())
_HIS = frozenset("he hes hed him his she shes shed".split())
_LINES = frozenset("phone phones number mobile payphone landline account address him".split())
"""What a call comes from, whoever's it is: "a call off the prison phone"."""
_PRISONS = frozenset("prison hmp custody jail yoi remand".split())
_OF_PRISONS = frozenset("about release released liaison officer governor visit parole vlo".split())
"""Words that make a letter from the prison the prison's own."""
_RANG = frozenset("rang rung rings ringing phoned phones phoning called calls calling telephoned".split())
_NAMED_SO = frozenset(
    "guy man lad woman girl bloke fella chap channel account profile page group place app thing one band dog somebody "
    "someone so is was are".split()
)
_THEM = frozenset("them her everyone everybody 999 101".split())
_WHEN = DAY_NAMES | frozenset(
    (
        *(month.lower() for month in MONTHS),
        *"i me us he she him again twice once at on in from and but then to all about christmas easter".split(),
    )
)
_ACCIDENTS = phrases("scopes.accidents")
_MADE_READY = frozenset("bought ordered kept keeps put hid cleaning collected ordering buying wanted".split())
_HER_BUSINESS = frozenset("i me my we us our im caller anonymous she".split())
_FOUND = frozenset("found spotted noticed".split())
_SEES = frozenset("saw seen see sees spotted caught clocked watched noticed found".split())
_HIM = frozenset("him his her".split())
_GIVEN = frozenset("sent got received shown had".split())
_SHOWN = frozenset({"intimate-image", "publish", "impersonate"})
"""Kinds that reach her through others: "my brother was sent a video of me"."""
_OF_ANY_FILM = frozenset({"arson", "attempted-arson", "animal-harm", "brakes"})
"""Kinds that a film or the news may tell of."""
_TO_AGENCIES = frozenset({"employer-contact", "bodies-contacted", "attend-school"})
"""Kinds that tell of what an agency was given or saw: "HR got an email about me", "nursery says he came"."""
_BROUGHT = frozenset("handed brought delivered given passed dropped posted sent in over off round".split())
_WAITS = frozenset("waiting there sat left".split())
_SENT = frozenset(
    "texts text messages message whatsapps whatsapp emails email voicemails "
    "voicemail calls letter letters card cards parcel flowers note".split()
)
_COMES = MEDIA | {"gift", "abusive-message"}
_HIS_PEOPLE = doer_words.OTHERS_OF_HIS
_IS_NOT = frozenset("not isnt wasnt never".split())
"""Before "allowed": "he is not allowed to see us" keeps nobody from her."""
_SHORT = 2
_VIOLENCE = frozenset(each.key for each in BEHAVIOURS if each.lane == "violence")
_BEING = frozenset("was were been being got get getting".split())
_SAW = frozenset("saw seen see caught found heard noticed spotted had".split())
"""Words that make a quotation somebody's who speaks of him."""


def is_grave(kind: str) -> bool:
    """Whether it is a threat or violence, which no doubtful clause may give."""
    return kind in GRAVE


def kinds_told(told: Narrative, doers: Doers, scopes: Scopes, speeches: list[Speech]) -> list[ToldConduct]:
    """Every kind that stands in the account, in the order of its words."""
    judge = _Judge(told, doers, scopes, speeches)
    matches = (*narrated().within(told.passage), *tried(told.words))
    found = [each for match in matches if (each := judge.narrated(match))]
    for region in speeches:
        found += judge.told(region)
    for quote in told.quotes:
        found += judge.quoted(quote)
    return settle([as_proxy(each) for each in found])


class _Judge:
    """Looks at each match as a careful reader would: who, to whom, and whether it happened."""

    def __init__(self, told: Narrative, doers: Doers, scopes: Scopes, speeches: list[Speech]) -> None:
        self.account = told
        self.doers = doers
        self.doubts = Doubts(told, scopes)
        self.speeches = speeches
        self.he_is_told = not _HE.isdisjoint(told.words)

    def narrated(self, match: PatternMatch) -> ToldConduct | None:
        """A match in what she tells."""
        subject = self.doers.at(self.account.of_word[match.first], match.first)
        if not self._by_him(match, subject) or self._to_another(match) or self._vetoed(match):
            return None
        if self._doubted(match) or (is_grave(match.row.kind) and self._grave_elsewhere(match, subject)):
            return None
        by = Doer.PROXY if match.row.kind in _COMES and self._from_his_people(match.last) else subject.doer
        return self._as_told(as_tried(self.account.words, match), by, match)

    def _from_his_people(self, last: int) -> bool:
        """ "A text off his mum", and not "a text off his brother's phone"."""
        clause = self.account.clause(last)
        words = self.account.words[last : min(last + 6, clause.last + 1)]
        for n, word in enumerate(words[:-2]):
            brought = word == "by" and words[n - 1] in _BROUGHT
            if (brought or word in ("from", "off")) and words[n + 1] in ("his", "her"):
                named = next((at for at in (n + 2, n + 3) if words[at : at + 1] and words[at] in _HIS_PEOPLE), 0)
                return bool(named) and _LINES.isdisjoint(words[named + 1 : named + 2]) and "phone" not in words
        return False

    def _doubted(self, match: PatternMatch) -> bool:
        """Denied, feared, of another time, or only supposed."""
        doubts, row, first = self.doubts, match.row, match.first
        grave = is_grave(row.kind)
        # A row may begin before the word that takes it away: "my mum dreamt my solicitor was threatened".
        reached = match.last if grave else first
        if doubts.denied(first, match.last, grave=grave, pattern=row.pattern) or doubts.feared(first, grave=grave):
            return True
        if reached != first and doubts.feared(reached, grave=grave):
            return True
        if doubts.remembered(first) or doubts.under_if(first) or doubts.in_question(reached):
            return True
        if row.kind in _OF_ANY_FILM and doubts.of_others(first):
            return True
        # Whoever asks for a killer speaks of what is still to come.
        hers = self.doers.at(self.account.of_word[first], first).doer is Doer.SELF
        to_come = row.kind == "solicit-murder" and not hers
        return (grave or row.mode != "thing") and not to_come and doubts.supposed(first, grave=grave)

    def told(self, region: Speech) -> list[ToldConduct]:
        """Matches in what is told as said: his words only, and not those of somebody who speaks within them."""
        if region.supposed or region.speaker.doer not in HIS:
            return []
        words = self.account.words[region.first : region.last + 1]
        matches = [each.moved(region.first) for each in spoken().within(Passage(words=words))]
        return [
            self._as_told(match.row.kind, region.speaker.doer, match)
            for match in matches
            if self._innermost(match) is region and not self._by_her(region, match) and not self._unsaid(region, match)
        ]

    def _innermost(self, match: PatternMatch) -> Speech | None:
        return next((each for each in self.speeches[::-1] if each.holds(match.first, match.last)), None)

    def _unsaid(self, region: Speech, match: PatternMatch) -> bool:
        """Said to be denied, feared, or of another time or a film."""
        doubts, first = self.doubts, match.first
        if doubts.of_others(first) or doubts.remembered(first) or doubts.feared(first, grave=False):
            return True
        if doubts.in_question(max(region.first - 1, 0)):
            return True
        # "Asked the kids if he had hit them": nobody is told to ask it, so she does.
        implied = region.speaker.doer is Doer.IMPLIED and is_grave(match.row.kind)
        if implied and doubts.in_question(match.last):
            return True
        if is_grave(match.row.kind) and doubts.of_law(first):
            return True
        if doubts.denied(first, match.last, grave=True, pattern=match.row.pattern):
            return True
        return doubts.feared(max(region.speaker.at, 0), grave=True)

    def _by_her(self, region: Speech, match: PatternMatch) -> bool:
        """ "He said I would kill him", "told them that I hit my kids": what he says that she would do, or did."""
        words = self.account.words
        subject = self.doers.at(self.account.of_word[match.first], match.first)
        if subject.doer is not Doer.SELF or subject.at < region.first:
            return False
        if words[subject.at - 1] in _CONDITIONS and match.first - subject.at > _ITS_VERB:
            return False
        said = words[subject.at : match.last + 1]
        if match.row.kind == "suicide-threat" and said[0] == "id" and is_past(said[1]):
            return True
        if is_grave(match.row.kind) and said[0] == "i" and said[1] not in _TO_COME:
            return True
        return not _REPORTED.isdisjoint(said) and not _THIRD.isdisjoint(said)

    def quoted(self, quote: Quotation) -> list[ToldConduct]:
        """Matches in a quotation, where it is his."""
        speaker = speaker_of(self.account, self.doers, quote)
        if speaker is None or speaker.doer not in HIS:
            return []
        at, inner = quote.at, quote.inner
        outside = self.doubts
        if outside.of_others(at) or outside.remembered(at) or outside.feared(at, grave=False):
            return []
        if outside.denied(at, at, grave=True):
            return []
        doubts = Doubts(inner, scopes_of(inner, doers_of(inner), his=True))
        return [
            self._as_quoted(match, inner, speaker.doer, at)
            for match in spoken().within(inner.passage)
            if not doubts.denied(match.first, match.last, grave=True, pattern=match.row.pattern)
            and not (is_grave(match.row.kind) and is_of_him(inner.words, match.first))
        ]

    def _as_quoted(self, match: PatternMatch, inner: Narrative, doer: Doer, at: int) -> ToldConduct:
        pieces = [each for each in inner.pieces[match.first : match.last + 1] if each]
        return ToldConduct(
            kind=match.row.kind,
            doer=doer,
            start=pieces[0].start,
            end=pieces[-1].end,
            first=at,
            last=at,
            clause=self.account.of_word[at],
            quoted=True,
        )

    def _by_him(self, match: PatternMatch, subject: Subject) -> bool:
        """Whether whoever acts there is somebody whose acts are conduct, for the way the row is meant."""
        doer, row = subject.doer, match.row
        if row.mode == "proxy":
            return doer in (Doer.PROXY, Doer.UNKNOWN)
        if row.mode == "beside" or (row.mode == "either" and doer not in HIS):
            # "I wasn't allowed a phone": no order forbids her.
            return not (row.denies and doer is Doer.SELF) if row.mode == "beside" else self._by_either(match, doer)
        if row.kind == "isolate" and doer is Doer.OFFENDER and self.account.words[match.first] in _IS_NOT:
            return False
        if doer is Doer.SELF:
            return self._came_to_her(match)
        if doer is Doer.AGENCY:
            begun = match.first > subject.at or (match.first == subject.at and match.row.kind in _TO_AGENCIES)
            return begun and self._told_by_agency(match)
        if doer is Doer.NOBODY:
            return match.first <= subject.at
        if doer is Doer.CLOSE:
            return self._found_by_hers(match)
        return not self._done_to_him(match, doer)

    def _found_by_hers(self, match: PatternMatch) -> bool:
        """ "My brother found a black box", "was sent a video of me", "saw him looking in": nothing grave, and no
        message of theirs.
        """
        ahead = self.account.words[self.account.clause(match.first).first : match.first]
        if is_grave(match.row.kind) or match.row.kind in MEDIA:
            return False
        if any(word in _SEES and after in _HIM for word, after in pairwise(ahead)):
            return True
        got = not _FOUND.isdisjoint(ahead) or (match.row.kind in _SHOWN and not _GIVEN.isdisjoint(ahead))
        return match.row.mode == "thing" and got

    def _told_by_agency(self, match: PatternMatch) -> bool:
        """What an agency tells of that came or was found: no threat and no violence, but for a hoax made to it."""
        harmless = not is_grave(match.row.kind) or match.row.kind == "bomb-hoax"
        return match.row.mode == "thing" and harmless and self._of_his(match)

    def _by_either(self, match: PatternMatch, doer: Doer) -> bool:
        """Told by her or an agency; of violence only where he is told of, but for a killer asked for."""
        by_somebody = match.row.kind == "solicit-murder" and doer is not Doer.SELF
        told = self.he_is_told or not is_grave(match.row.kind) or by_somebody
        return told and doer is not Doer.NOBODY

    def _of_his(self, match: PatternMatch) -> bool:
        """Whether a message in an agency's clause may be his: "PC Lowe's call" is none."""
        words = self.account.words_of(self.account.clause(match.first))
        return match.row.kind not in MEDIA or not _HIS.isdisjoint(words)

    def _done_to_him(self, match: PatternMatch, doer: Doer) -> bool:
        """ "He was punched", not "he was punching": no violence of his."""
        goes_on = self.account.words[match.first].endswith("ing")
        passive = match.row.mode == "done" and self._before(match) in _BEING and not goes_on
        return doer is Doer.OFFENDER and passive and is_grave(match.row.kind)

    def _before(self, match: PatternMatch) -> str:
        return self.account.words[match.first - 1] if match.first else ""

    def _came_to_her(self, match: PatternMatch) -> bool:
        """In a clause of hers: what she got or found, what was done to her, what she saw him do."""
        ahead = self.account.words[self.account.clause(match.first).first : match.first + 1]
        if ahead[0] == "have":
            ahead = ahead[1:]
        if match.row.mode == "thing":
            got = _SAW - {"had"} if match.row.kind == "weapon-seen" else doer_words.RECEIVES
            return not shut_out(ahead[:-1]) and ("me" in ahead[1:] or receives(ahead, got))
        saw = not _SAW.isdisjoint(ahead) and (self.he_is_told or not is_grave(match.row.kind))
        words = self.account.words[match.first : match.last + 1]
        passive = len(words) > 1 and words[0] in _BEING and is_past(words[1])
        return saw or passive or (self._before(match) in _BEING and not was_doing(words[0]))

    def _to_another(self, match: PatternMatch) -> bool:
        """What he did to himself or his own, and what came from somebody else."""
        words = self.account.words
        if match.row.kind == "call" and (is_name_calling(words, match) or self._calls_another(match)):
            return True
        if match.row.mode == "done" and words[match.last + 1 : match.last + 2] in (["him"], ["himself"]):
            return True
        if match.row.kind in _VIOLENCE and is_of_an_animal(words[match.first : match.last + 4], match.size):
            return True
        if is_about_whoever(words, match.first) or is_with_him(words, match):
            return True
        if match.row.kind not in MEDIA and match.row.kind != "gift":
            return False
        if is_of_others(words[match.last + 1 : match.last + 8]):
            return True
        for n in range(match.last, min(match.last + 5, len(words))):
            if words[n] in ("from", "off", "by"):
                if not _PRISONS.isdisjoint(words[n + 1 : n + 3]) and _OF_PRISONS.isdisjoint(words):
                    return False
                return is_another(words[n + 1 : n + 4]) and _LINES.isdisjoint(words[n + 1 : n + 5])
        return False

    def _calls_another(self, match: PatternMatch) -> bool:
        """ "Rang Octopus and the council", "a channel called Lily": a call to somebody else, or none."""
        words, last = self.account.words, match.last
        if match.size > 1 or words[last] not in _RANG:
            return False
        if words[last] == "called" and last and words[last - 1] in _NAMED_SO:
            return True
        after = self.account.pieces[last + 1] if last + 1 < len(words) else None
        if after is None or self.account.of_word[last + 1] != self.account.of_word[last]:
            return False
        return (
            after.text in _THEM
            or after.text in ("999", "101")
            or (after.capital and after.text not in _WHEN and not after.text.isdigit())
        )

    def _vetoed(self, match: PatternMatch) -> bool:
        """A word of the clause that makes something else of it: a letter from the court, a bank card."""
        words = self.account.words
        if match.row.kind in PLACES and words[match.first] in _WAITS and words[match.first - 1] in _SENT:
            return True
        if is_something_else(words, match):
            return True
        veto = VETOES.get(match.row.kind)
        return veto is not None and not veto.isdisjoint(self.account.words_of(self.account.clause(match.first)))

    def _grave_elsewhere(self, match: PatternMatch, subject: Subject) -> bool:
        """A threat or violence of a film, a charge sheet, another's words; a weapon that nobody holds."""
        if self.doubts.of_others(match.first) or self._said_of_another(match.first):
            return True
        if subject.doer is Doer.IMPLIED and not self.he_is_told and self._of_nobody(match):
            return True
        if match.row.pattern == "@weapon" and subject.doer not in (Doer.OFFENDER, Doer.PROXY, Doer.UNKNOWN):
            return True
        return match.row.kind not in ("murder", "attempted-murder") and self.doubts.of_law(match.first)

    def _of_nobody(self, match: PatternMatch) -> bool:
        """Told without anybody who does it: an accident of hers, a knife she bought, a scare elsewhere."""
        words = self.account.words
        if match.row.kind == "bomb-hoax":
            return _HER_BUSINESS.isdisjoint(words)
        if match.row.kind == "weapon-seen":
            return words[match.first] in _MADE_READY
        clause = self.account.clause(match.first)
        return holds(f" {' '.join(self.account.words_of(clause))} ", _ACCIDENTS)

    def _said_of_another(self, first: int) -> bool:
        """In words somebody other than him said of her or him: the judge, a film, she herself."""
        for each in self.speeches:
            if each.first <= first <= each.last and each.speaker.doer in (Doer.SELF, Doer.CLOSE):
                subject = self.doers.at(self.account.of_word[first], first)
                return subject.doer is not Doer.OFFENDER
        return False

    def _as_told(self, kind: str, doer: Doer, match: PatternMatch) -> ToldConduct:
        pieces = [each for each in self.account.pieces[match.first : match.last + 1] if each]
        return ToldConduct(
            kind=kind,
            doer=doer,
            start=pieces[0].start,
            end=pieces[-1].end,
            first=match.first,
            last=match.last,
            clause=self.account.of_word[match.first],
            beside=match.row.mode == "beside",
            loose=match.row.loose and match.row.mode != "said" and match.size > _SHORT,
            to_her=not {"me", "us"}.isdisjoint(self.account.words[match.first : match.last + 2]),
        )
