# SPDX-License-Identifier: Apache-2.0
"""Which words of a document the program wrote and which came from the record: composed again with the record's marked.

A value of several words ("Will Chance", "Court Order") may stand in the program's own sentences, and could as well be
put together from two fields beside each other. The document is composed once more from the same case in which each
letter and figure of every text is followed by a mark: so each word is known by where it came from, in the order in
which it is read and row by row.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from vlu_desktop.disclosure.disclose import DisclosedCase
from vlu_desktop.leaks.text_places import page_number
from vlu_desktop.papers.common.document_facts import Facts
from vlu_desktop.record.base import Record
from vlu_desktop.record.fields import with_words
from vlu_desktop.text.spellings import Needle, finder_of
from vlu_desktop.typeset.tree import Document
from vlu_desktop.typeset.tree_content import content

RowOf = TypeVar("RowOf", bound=Record)
_MARK = "\ue5c0"
"""Of private use: no word holds it, and nothing that composes asks of a text whether it does."""
_WITHHELD = re.compile(r"(\[withheld W\d\])")


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a document reads in one, and of each character whether the record said it."""

    text: str
    told: tuple[bool, ...]

    def is_own(self, needle: Needle) -> bool:
        """Whether the program itself wrote the value, and it stands nowhere with a word of the record in it."""
        found = finder_of((needle,)).find(self.text)
        return bool(found) and not any(any(self.told[each.start : each.end]) for each in found)


@dataclass(frozen=True, eq=False)
class OwnWords:
    """The program's own words in a document, found out when they are first asked for.

    `pages`: where the document stands in a file of several; None where it is all of the file.
    """

    read: Callable[[], Provenance | None]
    pages: tuple[int, int] | None = None

    def wrote(self, needle: Needle, where: str) -> bool:
        """Whether the program wrote the value that was found there."""
        if self.pages is not None:
            page = page_number(where)
            if page is None or not self.pages[0] <= page <= self.pages[1]:
                return False
        return self._provenance is not None and self._provenance.is_own(needle)

    @cached_property
    def _provenance(self) -> Provenance | None:
        return self.read()


@dataclass(frozen=True, kw_only=True)
class TracedCase(DisclosedCase):
    """A disclosed case of which every letter and figure of every text is followed by a mark."""

    @classmethod
    def of(cls, case: DisclosedCase) -> "TracedCase":
        """The same case, traced."""
        held = {each.name: getattr(case, each.name) for each in fields(case)}
        rows = {kind: tuple(map(_row, found)) for kind, found in case.file.rows.items()}
        held["file"] = replace(case.file, case=_row(case.file.case), rows=rows)
        held["elsewhere"] = tuple(map(_row, case.elsewhere))
        held["passages"] = tuple(replace(each, words=_marked(each.words)) for each in case.passages)
        return cls(**held)

    def masked(self, text: str) -> str:
        """What was typed for the document; a number or a day is read, and not printed as it was typed."""
        said = super().masked(text)
        return _marked(said) if any(map(str.isalpha, said)) else said


def traced_facts(facts: Facts) -> Facts:
    """What a document says of itself, traced."""
    return replace(
        facts,
        court=_marked(facts.court),
        case_number=_marked(facts.case_number),
        recipient=_marked(facts.recipient),
        prepared_by=_marked(facts.prepared_by),
        unit=_marked(facts.unit),
        unit_contact=_marked(facts.unit_contact),
        officer_contact=_marked(facts.officer_contact),
        return_address=_marked(facts.return_address),
        complaints=_marked(facts.complaints),
        role=_marked(facts.role),
    )


def traced_answers(answers: Mapping[str, str], said: tuple[str, ...]) -> dict[str, str]:
    """The answers of a traced case with those chosen from the record as they are there."""
    return {key: _marked(value) if value in said else value for key, value in answers.items()}


def provenance(tree: Document, again: Document) -> Provenance:
    """Which words of a document are the program's, by the same one composed of the traced case.

    Where a cell or a paragraph reads otherwise there, for it was asked what a text says, all of it counts as told.
    """
    cells, marked = _cells(tree), _cells(again)
    plain = [each.replace(_MARK, "") for each in marked]
    told = [[True] * len(each) for each in cells]
    for at, there, many in SequenceMatcher(None, cells, plain, autojunk=False).get_matching_blocks():
        told[at : at + many] = map(_told, marked[there : there + many])
    return Provenance(" ".join(cells), tuple(flag for each in told for flag in (*each, False))[:-1])


def _told(marked: str) -> list[bool]:
    """Of each character of a text, its marks left out, whether a mark follows it."""
    return [after == _MARK for each, after in pairwise(f"{marked} ") if each != _MARK]


def _cells(tree: Document) -> list[str]:
    """All that a document says, in the order in which it is read, the cells of a row beside each other."""
    around = (tree.title, tree.marking, tree.header_left, tree.header_right, tree.footer_left)
    return [*around, *(cell for _, cells in content(tree) for cell in cells)]


def _row(row: RowOf) -> RowOf:
    return with_words(row, lambda _, words: _marked(words))


def _marked(text: str) -> str:
    """A text with a mark after each letter and figure, but in what stands for something withheld."""
    return "".join(
        part if _WITHHELD.fullmatch(part) else "".join(f"{each}{_MARK}" if each.isalnum() else each for each in part)
        for part in _WITHHELD.split(text)
    )
