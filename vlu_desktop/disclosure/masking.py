# SPDX-License-Identifier: Apache-2.0
"""Leaves out of a text what is withheld from an audience, with a mark of fixed length in each place."""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from vlu_desktop.disclosure.exemptions import Exemptions
from vlu_desktop.disclosure.guarded_sorts import BY_HAND
from vlu_desktop.disclosure.protected_values import COURTS, ProtectedValue
from vlu_desktop.kernel.stopping import check_stopped
from vlu_desktop.record.base import Record
from vlu_desktop.record.fields import with_words
from vlu_desktop.record.record_types import type_of
from vlu_desktop.record.work import WithholdingMark
from vlu_desktop.text.ordinary_words import stands_as_a_name
from vlu_desktop.text.spellings import Match, Needle, finder_of

UNTOLD = "W8"
"""The reason told to whom any other would tell something, such as that a word is another victim's name."""

R = TypeVar("R", bound=Record)
_BESIDE = 24
"""Letters on either side of a mark by which it is found on a page."""
Cut = tuple[int, int, str, str]
"""A passage: from, to, the reason for leaving it out, and what sort of thing it is."""
_INWARD = re.compile(r"[ \u00a0]\d[A-Za-z]{2}\b")


def mark(reason: str) -> str:
    """What stands in a text for something withheld; its length tells nothing."""
    return f"[withheld {reason}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeMark:
    """A mark in a field of a record: what sort of value is under it, and why; for the unit's file alone.

    `stands`: the words were left as they are and not marked, for the reader has them anyway. `before` and `after` are
    the words beside it as they left, by which its page is found; `shown` is what stands between them.
    """

    record_type: str
    record_id: str
    field: str
    what: str
    reason: str
    stands: bool
    before: str = dataclasses.field(default="", repr=False)
    shown: str = dataclasses.field(default="", repr=False)
    after: str = dataclasses.field(default="", repr=False)


class Masker:
    """Puts marks over the spans withheld from an audience and over every guarded value.

    What was done is told by `left` (how often), `marks` (where and why), `said` (each text as it left, without what
    stands by exemption), `stands` and `asks` (which values stand so, and of which a second officer is asked).
    `untold`: no mark says why it is there; `left` and `marks` do, for the unit.
    """

    def __init__(
        self,
        guarded: Iterable[ProtectedValue],
        spans: Iterable[WithholdingMark] = (),
        exemptions: Exemptions | None = None,
        *,
        untold: bool = False,
    ) -> None:
        self._untold = untold
        self._exemptions = exemptions
        self._guarded = {each.needle: each for each in guarded}
        self._finder = finder_of(tuple(self._guarded))
        self._spans: dict[tuple[str, str], list[WithholdingMark]] = {}
        for found in spans:
            self._spans.setdefault((found.record_id, found.field), []).append(found)
        self.left: Counter[tuple[str, str]] = Counter()
        self.marks: list[MadeMark] = []
        self.said: list[str] = []
        self.stands: set[Needle] = set()
        self.asks: set[Needle] = set()

    def record(self, row: R) -> R:
        """The row with its texts, and the words its dates and numbers were told in, as the audience may have them."""
        check_stopped()
        return with_words(row, lambda name, words: self._field(row, name, words))

    def text(self, text: str) -> str:
        """A text of no record, such as the name of the unit."""
        return self._cut(text, self._found(text, court=False))

    def places(self, row: Record, name: str, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Where guarded values stand in a field of a record: from, to, the reason, and what sort of thing it is."""
        for match, guarded in self._matches(text, court=COURTS.get(type(row)) == name):
            yield match.start, match.end, guarded.reason, guarded.needle.label

    def _field(self, row: Record, name: str, text: str) -> str:
        cuts, standing = self._cuts(row, name, text)
        for span in self._spans.get((row.id, name), ()):
            start, end = span.starts_at or 0, len(text) if span.ends_at is None else span.ends_at
            if start < min(end, len(text)):
                cuts.append((start, min(end, len(text)), span.reason or "W3", BY_HAND))
        joined = _joined(cuts)
        kind = type_of(type(row))
        for cut in joined:
            self.left[(cut[2], kind.plural.lower())] += 1
            self._note(row, name, text, cut, joined)
        for each in standing:
            self._note(row, name, text, each, joined, stands=True)
        left = self._cut(text, joined)
        self.said.append(self._cut(text, [*cuts, *standing]) if standing else left)
        return left

    def _cuts(self, row: Record, name: str, text: str) -> tuple[list[Cut], list[Cut]]:
        """What is to be cut of a field, and what stands in it though it is guarded."""
        cuts: list[Cut] = []
        standing: list[Cut] = []
        for match, guarded in self._matches(text, court=COURTS.get(type(row)) == name):
            what, reason = guarded.needle.label, guarded.reason
            stands = self._exemptions.of(row, name, text, match, guarded) if self._exemptions else None
            if stands is None:
                cuts.append((match.start, match.end, reason, what))
                continue
            (self.asks if stands.asks else self.stands).add(guarded.needle)
            standing.append((match.start, match.end, reason, what))
            if stands.cut:
                cuts.append((*stands.cut, reason, what))
        return cuts, standing

    def _cut(self, text: str, cuts: Iterable[Cut]) -> str:
        pieces: list[str] = []
        at = 0
        for start, end, reason, _ in _joined(cuts):
            pieces += [text[at:start], mark(UNTOLD if self._untold else reason)]
            at = end
        return "".join([*pieces, text[at:]])

    def _note(self, row: Record, name: str, text: str, at: Cut, cuts: Sequence[Cut], *, stands: bool = False) -> None:
        start, end, reason, what = at
        self.marks.append(
            MadeMark(
                record_type=type_of(type(row)).key,
                record_id=row.id,
                field=name,
                what=what,
                reason=reason,
                stands=stands,
                before=self._left_between(text, max(0, start - _BESIDE), start, cuts),
                shown=self._left_between(text, start, end, cuts),
                after=self._left_between(text, end, end + _BESIDE, cuts),
            )
        )

    def _left_between(self, text: str, start: int, end: int, cuts: Sequence[Cut]) -> str:
        """A passage as it left; of a cut that goes over its edge nothing."""
        start = max((to for since, to, *_ in cuts if since < start < to), default=start)
        end = min((since for since, to, *_ in cuts if since < end < to), default=end)
        inside = [(cut[0] - start, cut[1] - start, *cut[2:]) for cut in cuts if start <= cut[0] and cut[1] <= end]
        return self._cut(text[start:end], inside)

    def _found(self, text: str, court: bool) -> Iterator[Cut]:
        for match, guarded in self._matches(text, court):
            yield match.start, match.end, guarded.reason, guarded.needle.label

    def _matches(self, text: str, court: bool) -> Iterator[tuple[Match, ProtectedValue]]:
        for match in self._finder.find(text):
            guarded = self._guarded[match.needle]
            # A court's name is whole or not there: cut, it would say that somebody lives where the court is.
            if court and not guarded.certain:
                continue
            if guarded.capital and not stands_as_a_name(text, match.start, match.end):
                continue
            if guarded.needle.label == "part of a postcode" and (rest := _INWARD.match(text, match.end)):
                # Half a postcode would still narrow it down.
                yield dataclasses.replace(match, end=rest.end()), guarded
            else:
                yield match, guarded


def _joined(cuts: Iterable[Cut]) -> list[Cut]:
    """Overlapping cuts as one, under the reason of the first."""
    found: list[Cut] = []
    for start, end, reason, what in sorted(cuts):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]), *found[-1][2:])
        else:
            found.append((start, end, reason, what))
    return found
