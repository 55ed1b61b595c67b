# SPDX-License-Identifier: Apache-2.0
"""The incidents of a span by day and grade, told in halves, wherever the vague ones lie."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import NO_KIND, lower
from vlu_desktop.analysis.rates.days_at_risk import Stream, streams
from vlu_desktop.analysis.rates.grading import Graded, episodes, grading
from vlu_desktop.analysis.rates.recording_spans import Span
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.behaviours import behaviour, seriousness_of

METHOD = say_in(ENGLISH, "rates.graver-method")
LIMITS = say_in(ENGLISH, "rates.graver-bounds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Halves:
    """The incidents from `starts` to `last` before the day `cut` and from then on: they describe, and test nothing."""

    starts: date
    last: date
    cut: date
    early: tuple[CaseEntry, ...]
    late: tuple[CaseEntry, ...]

    @property
    def counted(self) -> tuple[CaseEntry, ...]:
        """All of them, in order."""
        return (*self.early, *self.late)

    def rising(self, *, certain: bool) -> str:
        """That they became more serious, by the grades of each half; `certain` says "shows", else "may show"."""
        if certain:
            return say_in(
                ENGLISH, "rates.graver-shows", starts=self.starts, ends=self.last, cut=self.cut, n=len(self.early),
                first=_by_grade(self.early), late=len(self.late), last=_by_grade(self.late),
            )  # fmt: skip
        return say_in(
            ENGLISH, "rates.graver-may", starts=self.starts, ends=self.last, cut=self.cut, n=len(self.early),
            first=_by_grade(self.early), late=len(self.late), last=_by_grade(self.late),
        )  # fmt: skip

    def not_rising(self, many: int) -> str:
        """That so many episodes are not enough to tell."""
        return say_in(
            ENGLISH, "rates.graver-not-enough", starts=self.starts, ends=self.last, cut=self.cut, n=len(self.early),
            first=_by_grade(self.early), late=len(self.late), last=_by_grade(self.late), episodes=many,
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Grades:
    """What is graded in a span of one sort of conduct: `entries` on exact days, `vague` ones that may lie in it."""

    stream: Stream
    starts: date
    ends: date
    entries: tuple[CaseEntry, ...]
    vague: tuple[CaseEntry, ...]

    @cached_property
    def exact(self) -> list[Graded]:
        """The exactly dated, as days from the start with their grade."""
        return sorted(((each.first - self.starts).days, each.conduct.seriousness) for each in self.entries)

    def placings(self, end: date) -> Iterator[list[Graded]]:
        """What there is before a day: the vague left out, as early as they can be, and as late as they can be."""
        last = (end - self.starts).days
        held = [each for each in self.exact if each[0] < last]
        yield held
        vague = [each for each in self.vague if each.first < end]
        if vague:
            grades = [(each, each.conduct.seriousness) for each in vague]
            yield held + [((max(each.first, self.starts) - self.starts).days, grade) for each, grade in grades]
            latest = end - timedelta(days=1)
            yield held + [((min(each.last, latest) - self.starts).days, grade) for each, grade in grades]

    def rising(self, end: date, level: float) -> bool:
        """Whether the gravity before a day came so late as chance seldom has it, wherever the vague ones lie."""
        return all(
            (found := grading(episodes(placed), level)) is not None and found.chance <= level
            for placed in self.placings(end)
        )

    def chance(self, end: date) -> float:
        """The chance told, of the exactly dated alone."""
        found = grading(episodes(next(self.placings(end))))
        return found.chance if found else 1.0

    def halves(self, end: date) -> Halves:
        """The incidents of the first and of the last half of the episodes before a day."""
        counted = sorted((each for each in self.entries if each.first < end), key=lambda each: each.order)
        blocks = episodes([each for each in self.exact if each[0] < (end - self.starts).days])
        cut = self.starts + timedelta(days=blocks[len(blocks) // 2][0][0])
        return Halves(
            starts=self.starts,
            last=end - timedelta(days=1),
            cut=cut,
            early=tuple(each for each in counted if each.first < cut),
            late=tuple(each for each in counted if each.first >= cut),
        )


def grades(view: CaseView, span: Span) -> tuple[Grades, ...]:
    """The incidents of a span that have a grade, parted where custody parts them, as for rates."""
    return tuple(_graded(stream, span) for stream in streams(view, span))


def _graded(stream: Stream, span: Span) -> Grades:
    def has_one(entry: CaseEntry) -> bool:
        return bool(entry.conduct.kinds or entry.conduct.incident.seriousness_set)

    return Grades(
        stream=stream,
        starts=span.starts,
        ends=span.ends,
        entries=tuple(filter(has_one, stream.entries)),
        vague=tuple(filter(has_one, stream.vague)),
    )


def _by_grade(entries: Sequence[CaseEntry]) -> list[str]:
    counts = [(grade, sum(each.conduct.seriousness == grade for each in entries)) for grade in range(5, 0, -1)]
    said = (
        say_in(ENGLISH, "rates.of-grade", many=many, grade=grade, kinds=_kinds(entries, grade))
        for grade, many in counts
        if many
    )
    return [str(each) for each in said]


def _kinds(entries: Sequence[CaseEntry], grade: int) -> list[str]:
    """The kinds of the incidents of a grade, by their own names: the grade itself is no conduct."""
    every = {kind for each in entries if each.conduct.seriousness == grade for kind in each.conduct.kinds}
    kinds = {kind for kind in every if seriousness_of((kind,)) == grade} or every
    return sorted(lower(behaviour(kind).label) for kind in kinds) or [NO_KIND]
