# SPDX-License-Identifier: Apache-2.0
"""Which kinds of conduct an account tells of: rows of the lexicon that stand in it and that its grammar lets stand."""

from vlu_desktop.intake.accounts import doer_words
from vlu_desktop.intake.accounts.clauses import Narrative, Quotation
from vlu_desktop.intake.accounts.doers import HIS, Doer, Doers, Subject, doers_of
from vlu_desktop.intake.accounts.lexicon_rows import narrated, spoken
from vlu_desktop.intake.accounts.overlaps import MEDIA, settle
from vlu_desktop.intake.accounts.patterns import Found
from vlu_desktop.intake.accounts.proxies import as_proxy
from vlu_desktop.intake.accounts.scopes import Doubts, Scopes, scopes_of
from vlu_desktop.intake.accounts.speech import Speech, speaker_of
from vlu_desktop.intake.accounts.told import Told
from vlu_desktop.intake.accounts.vetoes import VETOES
from vlu_desktop.intake.accounts.word_classes import CLASSES
from vlu_desktop.record.behaviours import behaviour

_GRAVE_LANES = frozenset({"threats", "violence"})
_OTHERS = frozenset(doer_words.HERS | doer_words.AGENCIES | frozenset({"nan", "gp"}))
_NAMES = frozenset(CLASSES["abuse"].split()) | frozenset(
    "a an every all names everything the his her fat ugly bad stupid nothing".split()
)
_REPORTED = frozenset("would could might had did".split())
_THIRD = frozenset("him them his himself".split())
_OF_HIM = frozenset("he hes hell hed she shes shell shed they theyll".split())
"""Words that make a quotation somebody's who speaks of him."""


def is_grave(kind: str) -> bool:
    """Whether it is a threat or violence, which no doubtful clause may give."""
    return behaviour(kind).lane in _GRAVE_LANES


def kinds_told(told: Narrative, doers: Doers, scopes: Scopes, speeches: list[Speech]) -> list[Told]:
    """Every kind that stands in the account, in the order of its words."""
    judge = _Judge(told, doers, scopes, speeches)
    found = [each for match in narrated().within(told.passage) if (each := judge.narrated(match))]
    if speeches:
        found += [each for match in spoken().within(told.passage) if (each := judge.told(match))]
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

    def narrated(self, match: Found) -> Told | None:
        """A match in what she tells."""
        kind, grave = match.row.kind, is_grave(match.row.kind)
        subject = self.doers.at(self.account.of_word[match.first], match.first)
        if not self._by_him(match, subject) or self._to_another(match) or self._vetoed(match):
            return None
        within = not match.row.denies or (grave and match.row.pattern.startswith("&"))
        if self.doubts.denied(match.first, match.last, grave=grave, within=within) or self.doubts.feared(
            match.first, grave=grave
        ):
            return None
        if self.doubts.remembered(match.first) or self.doubts.under_if(match.first):
            return None
        if (grave or match.row.mode != "thing") and kind != "solicit-murder" and self.doubts.supposed(match.first):
            return None
        if grave and self._grave_elsewhere(match, subject):
            return None
        return self._as_told(kind, subject.doer, match)

    def told(self, match: Found) -> Told | None:
        """A match in what is told as said: his words only."""
        region = next(
            (each for each in self.speeches[::-1] if each.first <= match.first and match.last <= each.last), None
        )
        if region is None or region.supposed or region.speaker.doer not in HIS:
            return None
        if self.doubts.of_others(match.first) or self._by_her(region, match):
            return None
        at = region.speaker.at if region.speaker.at >= 0 else match.first
        within = not match.row.denies
        if self.doubts.denied(match.first, match.last, grave=True, within=within) or self.doubts.feared(
            match.first, grave=False
        ):
            return None
        if self.doubts.feared(max(at, 0), grave=True) or self.doubts.remembered(match.first):
            return None
        return self._as_told(match.row.kind, region.speaker.doer, match)

    def _by_her(self, region: Speech, match: Found) -> bool:
        """ "He said I would kill him": what he says that she would do."""
        words = self.account.words
        subject = self.doers.at(self.account.of_word[match.first], match.first)
        if subject.doer is not Doer.SELF or subject.at < region.first:
            return False
        said = words[subject.at : match.last + 1]
        return not _REPORTED.isdisjoint(said) and not _THIRD.isdisjoint(said)

    def quoted(self, quote: Quotation) -> list[Told]:
        """Matches in a quotation, where it is his."""
        speaker = speaker_of(self.account, self.doers, quote)
        if speaker is None or speaker.doer not in HIS:
            return []
        at = quote.at
        if self.doubts.of_others(at):
            return []
        if self.doubts.denied(at, at, grave=True) or self.doubts.feared(at, grave=False) or self.doubts.remembered(at):
            return []
        inner = quote.inner
        doubts = Doubts(inner, scopes_within(inner))
        found = []
        for match in spoken().within(inner.passage):
            if doubts.denied(match.first, match.last, grave=True, within=not match.row.denies):
                continue
            if is_grave(match.row.kind) and not _OF_HIM.isdisjoint(
                inner.words[max(0, match.first - 2) : match.first + 1]
            ):
                continue
            pieces = [each for each in inner.pieces[match.first : match.last + 1] if each]
            found.append(
                Told(
                    kind=match.row.kind,
                    doer=speaker.doer,
                    start=pieces[0].start,
                    end=pieces[-1].end,
                    first=at,
                    last=at,
                    clause=self.account.of_word[at],
                    quoted=True,
                )
            )
        return found

    def _by_him(self, match: Found, subject: Subject) -> bool:
        words = self.account.words
        before = words[match.first - 1] if match.first else ""
        doer = subject.doer
        if match.row.mode == "proxy":
            return doer in (Doer.PROXY, Doer.UNKNOWN)
        if match.row.mode == "either":
            return doer is not Doer.NOBODY
        if doer is Doer.SELF:
            clause = self.account.clause(match.first)
            ahead = words[clause.first : match.first + 1]
            if match.row.pattern.startswith("&"):
                return False
            if match.row.mode == "thing":
                return not doer_words.RECEIVES.isdisjoint(ahead) or "me" in ahead
            return before in ("was", "been", "being", "got", "get", "getting") or not {
                "saw",
                "seen",
                "see",
                "caught",
                "found",
                "heard",
                "noticed",
                "spotted",
                "had",
            }.isdisjoint(ahead)
        if doer is Doer.CLOSE or doer is Doer.AGENCY:
            return (
                match.row.mode == "thing"
                and doer is Doer.AGENCY
                and not is_grave(match.row.kind)
                and match.first > subject.at
            )
        if doer is Doer.NOBODY:
            return match.first <= subject.at
        if before in ("was", "been", "being", "were") and doer is Doer.OFFENDER and match.row.mode == "done":
            return not is_grave(match.row.kind)
        return True

    def _to_another(self, match: Found) -> bool:
        """What he did to himself or his own, and what came from somebody else."""
        words = self.account.words
        after = words[match.last + 1 : match.last + 5]
        if match.row.kind == "call" and _is_name_calling(words, match):
            return True
        if after[:1] and after[0] in ("him", "himself") and match.row.mode == "done":
            return True
        if match.row.kind not in MEDIA and match.row.kind != "gift":
            return False
        for n, word in enumerate(words[match.last : match.last + 5]):
            if word in ("from", "off", "by") and (n or word == words[match.last]):
                ahead = [
                    each
                    for each in words[match.last + n + 1 : match.last + n + 4]
                    if each not in ("my", "the", "our", "a", "best", "old", "lovely", "that")
                ]
                own = words[match.last + n + 1 : match.last + n + 2]
                return bool(ahead[:1] and ahead[0] in _OTHERS and own[:1] != ["his"])
        return False

    def _vetoed(self, match: Found) -> bool:
        """A word of the clause that makes something else of it: a letter from the court, a bank card."""
        veto = VETOES.get(match.row.kind)
        return veto is not None and not veto.isdisjoint(self.account.words_of(self.account.clause(match.first)))

    def _grave_elsewhere(self, match: Found, subject: Subject) -> bool:
        """A threat or violence of a film, a charge sheet, another's words; a weapon that nobody holds."""
        if self.doubts.of_others(match.first) or self._said_of_another(match.first):
            return True
        if match.row.pattern == "@weapon" and subject.doer not in (Doer.OFFENDER, Doer.PROXY, Doer.UNKNOWN):
            return True
        return match.row.kind not in ("murder", "attempted-murder") and self.doubts.of_law(match.first)

    def _said_of_another(self, first: int) -> bool:
        """In words somebody other than him said of her or him: the judge, a film, she herself."""
        for each in self.speeches:
            if each.first <= first <= each.last and each.speaker.doer in (Doer.SELF, Doer.CLOSE):
                subject = self.doers.at(self.account.of_word[first], first)
                return subject.doer is not Doer.OFFENDER
        return False

    def _as_told(self, kind: str, doer: Doer, match: Found) -> Told:
        pieces = [each for each in self.account.pieces[match.first : match.last + 1] if each]
        if not pieces:
            pieces = [each for each in self.account.pieces if each][:1]
        return Told(
            kind=kind,
            doer=doer,
            start=pieces[0].start,
            end=pieces[-1].end,
            first=match.first,
            last=match.last,
            clause=self.account.of_word[match.first],
            loose=match.row.pattern.startswith("&"),
            to_her=not {"me", "us"}.isdisjoint(self.account.words[match.first : match.last + 2]),
        )


def _is_name_calling(words: list[str], match: Found) -> bool:
    """ "called me a slag" is no call."""
    said = words[match.first : match.last + 3]
    return said[0] in ("called", "calling", "calls") and len(said) > 2 and said[1] == "me" and said[2] in _NAMES


def scopes_within(inner: Narrative) -> Scopes:
    """What a quotation denies by itself: "I will not hurt you"."""
    return scopes_of(inner, doers_of(inner))
