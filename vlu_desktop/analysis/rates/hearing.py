# SPDX-License-Identifier: Apache-2.0
"""The analysis for a hearing: one look at a date fixed beforehand, made when asked for, never by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.rates.before_after import METHOD, BeforeAfter, sides, steps_taken
from vlu_desktop.analysis.rates.days_at_risk import Stream, streams
from vlu_desktop.analysis.rates.grading import episodes
from vlu_desktop.analysis.rates.large_rises import look
from vlu_desktop.analysis.rates.likelihood_ratio import LEAST
from vlu_desktop.analysis.rates.rate_wording import (
    BOUNDS,
    CLOCK,
    NOT_HELD,
    RANGE,
    WEIGHING,
    halves,
    how_much,
    of_stream,
)
from vlu_desktop.analysis.rates.recording_spans import NoSpan, Span, span
from vlu_desktop.analysis.rates.severity import LIMITS as GRAVER_BOUNDS
from vlu_desktop.analysis.rates.severity import METHOD as GRAVER
from vlu_desktop.analysis.rates.severity import Grades, grades
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.analysis.thresholds import DEFAULTS, Params
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.finding import Dates, Finding

LEVEL = 0.05
_DAY = timedelta(days=1)
_SOURCE = say_in(ENGLISH, "rates.hearing-source")


def for_hearing(
    case_file: CaseFile,
    on: date,
    params: Params = DEFAULTS,
    earlier: int = 0,
    chosen: str = "",
    reason: str = "",
) -> tuple[Finding, ...]:
    """All that is looked at once for a hearing: how often, how serious, and before and after each order.

    `earlier`: how many such analyses of the case were made before; what is promised holds for the first. `chosen` is
    why as of this date, of the vocabulary "date-chosen", with a reason in the officer's words.
    """
    view = _view(case_file, on, params)
    again = say_in(ENGLISH, "rates.looked-before", n=earlier) if earlier else ""
    more = " ".join(part for part in (why_then(chosen, reason), again) if part)
    first = one_look(case_file, on, params)
    graver = seriousness_look(view)
    if more:
        first, graver = (replace(each, limits=f"{each.limits} {more}") for each in (first, graver))
    return (first, graver, *before_and_after(case_file, on, params))


def why_then(chosen: str, reason: str) -> str:
    """Why the date, and what that costs; "" where nobody said."""
    reason = reason.strip().rstrip(".")
    if chosen == "fixed":
        said = say_in(ENGLISH, "rates.date-fixed-because", reason=reason) if reason else ""
        return said or say_in(ENGLISH, "rates.date-fixed")
    if chosen == "followed":
        said = say_in(ENGLISH, "rates.date-followed-because", reason=reason) if reason else ""
        return said or say_in(ENGLISH, "rates.date-followed")
    return say_in(ENGLISH, "rates.date-other", reason=reason) if reason else ""


def one_look(case_file: CaseFile, on: date, params: Params = DEFAULTS) -> Finding:
    """Whether incidents have come more often, as of a date fixed beforehand; always an answer, never "no increase".

    Of steady campaigns, single incidents or in episodes, at most 5.5 in 100 are said to show it, and 8 in 100 with a
    yearly season of 30%. Asked again and again until it says so, it says so far oftener.
    """
    view = _view(case_file, on, params)
    found = span(view)
    if isinstance(found, NoSpan):
        none = say_in(ENGLISH, "rates.none-of-rates", on=view.up_to)
        return _no_comparison(ONE_LOOK, view, none, found)
    parts = streams(view, found)
    told = [_told(view, stream, found, LEVEL / len(parts)) for stream in parts]
    entries = _in_order(parts)
    notes = _noted(found, parts)
    return ONE_LOOK.finding(
        sentence=" ".join([*(each.sentence for each in told), *_nothing_since(view, found)]),
        figures=" ".join(each.figures for each in told if each.figures),
        entries=entries,
        facts=[found.told, str(found.starts), str(found.ends), notes],
        certain=any(each.sure for each in told),
        starts=found.starts,
        ends=found.ends,
        notes=notes,
    )


def seriousness_look(view: CaseView) -> Finding:
    """Whether incidents have become more serious by a date fixed beforehand; always an answer."""
    found = span(view)
    if isinstance(found, NoSpan):
        none = say_in(ENGLISH, "rates.none-of-seriousness", on=view.up_to)
        return _no_comparison(SERIOUSNESS_LOOK, view, none, found)
    parts = grades(view, found)
    told = [_graver(graded, found, LEVEL / len(parts)) for graded in parts]
    counted = sorted({entry for each in told for entry in each.counted}, key=lambda entry: entry.order)
    vague = [entry for graded in parts for entry in graded.vague]
    notes = _noted(found, [graded.stream for graded in parts])
    return SERIOUSNESS_LOOK.finding(
        sentence=" ".join([*(each.sentence for each in told), *_nothing_since(view, found)]),
        figures=" ".join(each.figures for each in told if each.figures),
        entries=[*counted, *vague],
        counted=counted,
        certain=any(each.sure for each in told),
        starts=found.starts,
        ends=found.ends,
        facts=[found.told],
        notes=notes,
    )


def _graver(graded: Grades, found: Span, level: float) -> "_StreamResult":
    end = found.ends + _DAY
    blocks = episodes(graded.exact)
    if len(blocks) < LEAST:
        few = say_in(ENGLISH, "rates.graver-too-few", starts=found.starts, ends=found.ends, n=len(blocks))
        return _StreamResult(sentence=_about(few, graded.stream), counted=graded.entries)
    told = graded.halves(end)
    if not graded.rising(end, level):
        return _StreamResult(sentence=_about(told.not_rising(len(blocks)), graded.stream), counted=told.counted)
    sure, chance = found.known and not graded.vague, graded.chance(end)
    exact = say_in(ENGLISH, "rates.chance-is", chance=f"{chance:.3f}")
    figures = say_in(ENGLISH, "rates.chance-below", level="0.001") if chance < 0.001 else exact
    return _StreamResult(
        sentence=_about(told.rising(certain=sure), graded.stream),
        figures=_about(figures, graded.stream),
        sure=sure,
        counted=told.counted,
    )


def _no_comparison(rule: Rule, view: CaseView, none: str, found: NoSpan) -> Finding:
    return rule.finding(
        sentence=f"{none} {found.why}",
        entries=tuple(entry for entry in view.entries if entry.dated),
        certain=False,
    )


def before_and_after(case_file: CaseFile, on: date, params: Params = DEFAULTS) -> tuple[Finding, ...]:
    """For each order, sentence, release and warning: days with incidents before and after, with the range of the ratio.

    It describes; it marks nothing. Where too few days have incidents it says so.
    """
    view = _view(case_file, on, params)
    found = span(view)
    if isinstance(found, NoSpan):
        return ()
    return tuple(_compared(view, stream, found) for stream in _compared_streams(view, found))


def _compared_streams(view: CaseView, found: Span) -> Iterator[BeforeAfter]:
    for sanction in steps_taken(view):
        for stream in streams(view, found):
            cut = sides(stream, sanction, found.starts, found.ends)
            if cut is not None:
                yield cut


def _compared(view: CaseView, cut: BeforeAfter, found: Span) -> Finding:
    few = cut.before.events + cut.after.events < view.params.rate_least
    vague = cut.vague
    said = [cut.told(certain=found.known and not vague)]
    if few:
        said.append(say_in(ENGLISH, "rates.sides-too-few"))
    elif cut.ratio and cut.ratio.lower and not vague:
        said.append(say_in(ENGLISH, "rates.sides-fewer"))
    return BEFORE_AFTER.finding(
        subject=f"{cut.sanction.on.isoformat()}-{cut.stream.key}",
        title=say_in(ENGLISH, "rates.title-before-after", what=cut.sanction.what),
        sentence=" ".join(said),
        figures="" if few else how_much(cut.ratio),
        entries=(*cut.entries, *vague),
        counted=cut.entries,
        records=cut.sanction.records,
        certain=not vague and found.known and not few,
        starts=cut.starts,
        ends=cut.ends,
        facts=[found.told],
        notes=" ".join(part for part in (found.told, cut.stream.notes) if part),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _StreamResult:
    """What is said of one sort of conduct, the statistician's line below it, and whether a rise is certain."""

    sentence: str
    figures: str = ""
    sure: bool = False
    counted: tuple[CaseEntry, ...] = ()


def _told(view: CaseView, stream: Stream, found: Span, level: float) -> _StreamResult:
    days, total = stream.days(), len(stream.risk)
    ends = found.ends
    if len(days) < max(view.params.rate_least, LEAST):
        few = say_in(ENGLISH, "rates.too-few", starts=stream.risk[0], ends=ends, days=len(days), total=total)
        return _StreamResult(sentence=_about(few, stream))
    placings = list(stream.placings(found.starts, ends))
    answers = [look(stream.days(placed), total) for placed in placings]
    parted = halves(stream, ends + _DAY)
    first = answers[0]
    if first is None:
        full = say_in(ENGLISH, "rates.too-full", starts=stream.risk[0], ends=ends, days=len(days), total=total)
        return _StreamResult(sentence=_about(full, stream))
    if all(answer is not None and answer.rising(level) for answer in answers):
        sure = found.known and not stream.vague
        said = parted.rising(certain=sure)
        chance = say_in(ENGLISH, "rates.chance-below", level=f"{first.chance or LEVEL:g}")
        figures = f"{how_much(parted.ratio, told_rise=True)} {chance}"
        return _StreamResult(sentence=_about(said, stream), figures=_about(figures, stream), sure=sure)
    fewer = all((ratio := halves(stream, ends + _DAY, placed).ratio) and ratio.lower for placed in placings)
    said = parted.not_rising(fewer=fewer)
    chance = say_in(ENGLISH, "rates.chance-not-below", level=f"{LEVEL:g}")
    return _StreamResult(
        sentence=_about(said, stream), figures=_about(f"{how_much(parted.ratio, told_rise=False)} {chance}", stream)
    )


def _about(said: str, stream: Stream) -> str:
    return " ".join([said, *of_stream(stream)])


def _nothing_since(view: CaseView, found: Span) -> list[str]:
    """Where the comparison ends before the day looked back from: that nothing later is compared."""
    if found.ends >= view.up_to - _DAY:
        return []
    return [say_in(ENGLISH, "rates.nothing-since", ends=found.ends)]


def _noted(found: Span, parts: Sequence[Stream]) -> str:
    """Where the span comes from, and what each sort of conduct left out."""
    return " ".join(part for part in (found.told, *(stream.notes for stream in parts)) if part)


def _in_order(parts: tuple[Stream, ...]) -> list[CaseEntry]:
    entries = {entry.id: entry for stream in parts for entry in (*stream.entries, *stream.vague)}
    return sorted(entries.values(), key=lambda entry: entry.order)


def _view(case_file: CaseFile, on: date, params: Params) -> CaseView:
    return CaseView(case_file=case_file, on=Dates(up_to=on), params=params.on(on))


def _nothing(rule: Rule, view: CaseView) -> tuple[Finding, ...]:
    """These are made when asked for and are no part of `find`."""
    return ()


ONE_LOOK = Rule(
    key="rate-one-look",
    version="3",
    title=say_in(ENGLISH, "rules.rate-one-look"),
    method=" ".join(
        (
            WEIGHING,
            say_in(ENGLISH, "rules.rate-one-look-test"),
            CLOCK,
            RANGE,
            say_in(ENGLISH, "rules.rate-halves-describe"),
        )
    ),
    limits=" ".join(
        (
            BOUNDS,
            say_in(ENGLISH, "rules.rate-one-look-false-alarms"),
            NOT_HELD,
            say_in(ENGLISH, "rules.rate-one-look-open"),
        )
    ),
    source=_SOURCE,
    find=_nothing,
    group="worse",
)
SERIOUSNESS_LOOK = Rule(
    key="seriousness-one-look",
    version="2",
    title=say_in(ENGLISH, "rules.seriousness-one-look"),
    method=" ".join((GRAVER, say_in(ENGLISH, "rules.seriousness-one-look-test"))),
    limits=" ".join((GRAVER_BOUNDS, say_in(ENGLISH, "rules.seriousness-one-look-limits"))),
    source=_SOURCE,
    find=_nothing,
    group="worse",
)
BEFORE_AFTER = Rule(
    key="rate-before-after",
    version="2",
    title=say_in(ENGLISH, "rules.rate-before-after"),
    method=" ".join((say_in(ENGLISH, "rules.rate-before-after-looks"), METHOD, CLOCK, RANGE)),
    limits=" ".join((BOUNDS, say_in(ENGLISH, "rules.rate-before-after-limits"))),
    source=_SOURCE,
    find=_nothing,
    group="worse",
)
