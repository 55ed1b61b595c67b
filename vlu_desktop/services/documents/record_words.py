# SPDX-License-Identifier: Apache-2.0
"""Which words of a finished file came from the record, so that no word the program itself prints stops it.

A document is composed from the texts of a disclosed case, from what an officer typed, and from the program's own
words. The first two are known one by one. A guarded value of one word that stands in none of them, in no spelling,
can't have come from the record: where the file holds it, the program wrote it ("Over" in a heading, "Marks" over a
table), and that tells nobody anything. In words from the record it stops the file as ever. A value of several words
could be put together from two fields, so it passes only where the program is seen to have written it (`own_words.py`),
or where it stands by exemption (`disclosure/exemptions.py`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from vlu_desktop.disclosure.disclose import DisclosedCase
from vlu_desktop.disclosure.protected_values import ProtectedValue
from vlu_desktop.leaks.leak_search import LeakMatch, stands_in
from vlu_desktop.leaks.text_places import is_elsewhere, page_number
from vlu_desktop.services.documents.own_words import OwnWords
from vlu_desktop.text.spellings import Needle, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWords:
    """The texts a file was composed from; which values stand in them by exemption; pages of files made elsewhere.

    `own` are the words that the program itself wrote, of each document in the file.
    """

    said: tuple[str, ...] = ()
    stands: frozenset[Needle] = frozenset()
    asks: frozenset[Needle] = frozenset()
    foreign: tuple[tuple[int, int], ...] = ()
    own: tuple[OwnWords, ...] = ()

    @classmethod
    def of(cls, case: DisclosedCase, typed: Iterable[str] = ()) -> "RecordWords":
        """Those of a disclosed case, and of what was typed for one document."""
        said = dict.fromkeys((*case.said, *filter(None, typed)))
        return cls(said=tuple(said), stands=case.stands, asks=case.asks)

    def and_of(self, others: Iterable["RecordWords"], foreign: Iterable[tuple[int, int]] = ()) -> "RecordWords":
        """These and those of the other parts of one file."""
        every = (self, *others)
        return RecordWords(
            said=tuple(dict.fromkeys(text for each in every for text in each.said)),
            stands=frozenset().union(*(each.stands for each in every)),
            asks=frozenset().union(*(each.asks for each in every)),
            foreign=tuple(foreign),
            own=tuple(own for each in every for own in each.own),
        )

    def on(self, first: int | None, last: int | None) -> "RecordWords":
        """These in a file of several documents, on the pages where theirs stands."""
        return replace(self, own=tuple(replace(each, pages=(first or 0, last or 0)) for each in self.own))

    def judged(self, hits: Iterable[LeakMatch], guarded: Iterable[ProtectedValue]) -> tuple[LeakMatch, ...]:
        """The hits that stop the file: without the program's own words and without what stands by exemption.

        What stands in her own words to her is a likeness, which a second officer may let go.
        """
        hits = tuple(hits)
        if not hits:
            return ()
        capitals = frozenset(each.needle for each in guarded if each.capital)
        sought = tuple({hit.needle for hit in hits})
        held = frozenset().union(*(stands_in(text, sought, capitals) for text in self.said))
        found = (hit if hit.needle in held or self._is_elsewhere(hit) else self._let(hit) for hit in hits)
        return tuple(dict.fromkeys(hit for hit in found if hit is not None))

    def _let(self, hit: LeakMatch) -> LeakMatch | None:
        """A hit on what no text holds: None where the program wrote it or it stands anyway."""
        if hit.needle in self.asks:
            return replace(hit, likeness=True)
        if hit.needle in self.stands or _is_one_word(hit.needle):
            return None
        return None if any(own.wrote(hit.needle, hit.where) for own in self.own) else hit

    def _is_elsewhere(self, hit: LeakMatch) -> bool:
        if is_elsewhere(hit.where):
            return True
        page = page_number(hit.where)
        return page is not None and any(first <= page <= last for first, last in self.foreign)


def _is_one_word(needle: Needle) -> bool:
    words = words_of(needle.value)
    return len(words) == 1 or (len(words) == 2 and words[0] == "the")
