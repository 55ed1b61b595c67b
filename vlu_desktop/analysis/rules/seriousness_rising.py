# SPDX-License-Identifier: Apache-2.0
"""Incidents becoming more serious, by an ordinal test at fixed looks while a campaign goes on."""

from collections.abc import Iterator
from datetime import date, timedelta

from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.rates.grading import episodes
from vlu_desktop.analysis.rates.interim_looks import looks
from vlu_desktop.analysis.rates.rate_wording import of_stream
from vlu_desktop.analysis.rates.recording_spans import NoSpan, Span, span
from vlu_desktop.analysis.rates.severity import LIMITS, METHOD, Grades, grades
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.finding import Finding

_DAY = timedelta(days=1)
_GRAVE = 4


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    found = span(view)
    if isinstance(found, NoSpan):
        return
    parts = grades(view, found)
    for graded in parts:
        look = _last_rise(graded, 1 / len(parts))
        if look is not None:
            yield _finding(rule, graded, found, *look)


def _finding(rule: Rule, graded: Grades, found: Span, before: date, level: float) -> Finding:
    still = graded.rising(found.ends + _DAY, level)
    told = graded.halves(before)
    vague = [entry for entry in graded.vague if entry.first < before]
    certain = found.known and not vague
    return rule.finding(
        subject="" if graded.stream.key == "all" else graded.stream.key,
        title=_title(before, still),
        group="worse" if still else "holds",
        sentence=" ".join([told.rising(certain=certain), *of_stream(graded.stream), _since(graded, before, still)]),
        entries=[*told.counted, *vague],
        counted=told.counted,
        certain=certain,
        starts=found.starts,
        ends=before - _DAY,
        facts=[found.told, str(still)],
        notes=" ".join(part for part in (found.told, graded.stream.notes) if part),
    )


def _last_rise(graded: Grades, share: float) -> tuple[date, float] | None:
    """The last look that shows it, with its level: the first day of the episode that makes the count, left out."""
    blocks = episodes(graded.exact)
    due = [
        (graded.starts + timedelta(days=blocks[count - 1][0][0]), level * share) for count, level in looks(len(blocks))
    ]
    return next(((before, level) for before, level in reversed(due) if graded.rising(before, level)), None)


def _title(look: date, still: bool) -> str:
    return say_in(ENGLISH, "rates.graver-by", look=look) if still else say_in(ENGLISH, "rates.graver-came", look=look)


def _since(graded: Grades, look: date, still: bool) -> str:
    """What came from the day of the look on, and whether everything up to now shows it too."""
    later = [entry for entry in graded.entries if entry.first >= look]
    grave = sum(entry.conduct.seriousness >= _GRAVE for entry in later)
    if still:
        return say_in(ENGLISH, "rates.graver-since", look=look, ends=graded.ends, n=len(later), grave=grave)
    return say_in(ENGLISH, "rates.graver-since-no-longer", look=look, ends=graded.ends, n=len(later), grave=grave)


RULE = Rule(
    key="seriousness-rising",
    version="2",
    title=say_in(ENGLISH, "rules.seriousness-rising"),
    method=" ".join(
        (say_in(ENGLISH, "rules.seriousness-rising-looks"), METHOD, say_in(ENGLISH, "rules.seriousness-rising-level"))
    ),
    limits=" ".join((LIMITS, say_in(ENGLISH, "rules.seriousness-rising-limits"))),
    source=say_in(ENGLISH, "rules.seriousness-rising-source"),
    find=_find,
    group="worse",
)
