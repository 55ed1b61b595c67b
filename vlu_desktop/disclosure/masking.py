# SPDX-License-Identifier: Apache-2.0
"""Leaves out of a text what is withheld from an audience, with a mark of fixed length in each place."""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from vlu_desktop.disclosure.common_words import MONTHS_AND_DAYS
from vlu_desktop.disclosure.protected_values import COURTS, ProtectedValue
from vlu_desktop.kernel.stopping import check_stopped
from vlu_desktop.record.base import Record
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.record_types import type_of
from vlu_desktop.record.work import WithholdingMark
from vlu_desktop.text.spellings import Finder, Match

R = TypeVar("R", bound=Record)
_INWARD = re.compile(r"[ \u00a0]\d[A-Za-z]{2}\b")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev|PC|DC|Sgt)\.?\s*$")


def mark(reason: str) -> str:
    """What stands in a text for something withheld; its length tells nothing."""
    return f"[withheld {reason}]"


class Masker:
    """Puts marks over the spans withheld from an audience and over every guarded value."""

    def __init__(self, guarded: Iterable[ProtectedValue], spans: Iterable[WithholdingMark] = ()) -> None:
        self._guarded = {each.needle: each for each in guarded}
        self._finder = Finder(tuple(self._guarded))
        self._spans: dict[tuple[str, str], list[WithholdingMark]] = {}
        for found in spans:
            self._spans.setdefault((found.record_id, found.field), []).append(found)
        self.left: Counter[tuple[str, str]] = Counter()

    def record(self, row: R) -> R:
        """The row with its texts, and the words its dates were told in, as the audience may have them."""
        check_stopped()
        changed: dict[str, object] = {}
        for spec in specs(type(row)):
            value = getattr(row, spec.name)
            if not value:
                continue
            if spec.kind in (Kind.TEXT, Kind.LONG_TEXT):
                text = self._field(row, spec.name, value)
                if text != value:
                    changed[spec.name] = text
            elif spec.kind is Kind.WHEN:
                words = self._field(row, spec.name, value.words)
                if words != value.words:
                    changed[spec.name] = dataclasses.replace(value, words=words)
        return dataclasses.replace(row, **changed) if changed else row  # type: ignore[arg-type]

    def text(self, text: str) -> str:
        """A text of no record, such as the name of the unit."""
        return _cut(text, self._found(text, court=False))

    def places(self, row: Record, name: str, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Where guarded values stand in a field of a record: from, to, the reason, and what sort of thing it is."""
        for match, guarded in self._matches(text, court=COURTS.get(type(row)) == name):
            yield match.start, match.end, guarded.reason, guarded.needle.label

    def finds(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where guarded values stand in a text of no record, and the value each is a spelling of."""
        for match, guarded in self._matches(text, court=False):
            yield match.start, match.end, guarded.needle.value

    def _field(self, row: Record, name: str, text: str) -> str:
        cuts = list(self._found(text, court=COURTS.get(type(row)) == name))
        for span in self._spans.get((row.id, name), ()):
            start, end = span.starts_at or 0, len(text) if span.ends_at is None else span.ends_at
            if start < min(end, len(text)):
                cuts.append((start, min(end, len(text)), span.reason or "W3"))
        joined = _joined(cuts)
        for _, _, reason in joined:
            self.left[(reason, type_of(type(row)).plural.lower())] += 1
        return _cut(text, joined)

    def _found(self, text: str, court: bool) -> Iterator[tuple[int, int, str]]:
        return ((match.start, match.end, guarded.reason) for match, guarded in self._matches(text, court))

    def _matches(self, text: str, court: bool) -> Iterator[tuple[Match, ProtectedValue]]:
        for match in self._finder.find(text):
            guarded = self._guarded[match.needle]
            # A court's name is whole or not there: cut, it would say that somebody lives where the court is.
            if court and not guarded.certain:
                continue
            if guarded.capital and not _stands_as_a_name(text, match):
                continue
            if guarded.needle.label == "part of a postcode" and (rest := _INWARD.match(text, match.end)):
                # Half a postcode would still narrow it down.
                yield dataclasses.replace(match, end=rest.end()), guarded
            else:
                yield match, guarded


def _stands_as_a_name(text: str, match: Match) -> bool:
    """Whether an ordinary word is written as a name: with a capital, and a month only after a title ("Mrs May")."""
    word = text[match.start : match.end]
    if not word[:1].isupper():
        return False
    return word.casefold() not in MONTHS_AND_DAYS or bool(_TITLE.search(text, match.start - 8, match.start))


def _cut(text: str, cuts: Iterable[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end, reason in _joined(cuts):
        pieces += [text[at:start], mark(reason)]
        at = end
    return "".join([*pieces, text[at:]])


def _joined(cuts: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Overlapping cuts as one, under the reason of the first."""
    found: list[tuple[int, int, str]] = []
    for start, end, reason in sorted(cuts):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]), found[-1][2])
        else:
            found.append((start, end, reason))
    return found
