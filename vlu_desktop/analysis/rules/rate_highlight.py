# SPDX-License-Identifier: Apache-2.0
"""Incidents coming more often, as seen at fixed looks while a campaign goes on: what appears by itself."""

from collections.abc import Iterator
from datetime import timedelta

from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.rates.days_at_risk import Stream, streams
from vlu_desktop.analysis.rates.interim_looks import InterimLook, first_rise, still_rises
from vlu_desktop.analysis.rates.rate_wording import BOUNDS, CLOCK, LARGE, RANGE, TREND, halves, how_much, of_stream
from vlu_desktop.analysis.rates.recording_spans import NoSpan, span
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.finding import Finding

_DAY = timedelta(days=1)


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    found = span(view)
    if isinstance(found, NoSpan):
        return
    parts = streams(view, found)
    for stream in parts:
        look = first_rise(stream, 1 / len(parts))
        if look is None:
            continue
        still = still_rises(stream, look, 1 / len(parts))
        last = look.before - _DAY
        vague = stream.may_lie(found.starts, last)
        counted = sorted((each for each in stream.entries if each.first <= last), key=lambda each: each.order)
        parted = halves(stream, look.before)
        certain = found.known and not vague
        yield rule.finding(
            subject=stream.key,
            title=_title(look, still),
            group="worse" if still else "holds",
            sentence=" ".join([parted.rising(certain), *of_stream(stream), _since(stream, look, still)]),
            figures=how_much(parted.ratio, told_rise=True),
            entries=[*counted, *vague],
            counted=counted,
            certain=certain,
            starts=found.starts,
            ends=last,
            facts=[found.told, str(look.count), str(still)],
            notes=" ".join(part for part in (found.told, stream.notes) if part),
        )


def _since(stream: Stream, look: InterimLook, still: bool) -> str:
    """What came from the day of the look on, and whether all days together show a rise still."""
    days = [each for each in stream.days() if each >= stream.index(look.before)]
    ends, total = stream.risk[-1], len(stream.risk) - stream.index(look.before)
    if still:
        return say_in(ENGLISH, "rates.since-still", look=look.before, ends=ends, days=len(days), total=total)
    return say_in(ENGLISH, "rates.since-no-longer", look=look.before, ends=ends, days=len(days), total=total)


def _title(look: InterimLook, still: bool) -> str:
    if still:
        return say_in(ENGLISH, "rates.title-by", look=look.before)
    return say_in(ENGLISH, "rates.title-came", look=look.before)


RULE = Rule(
    key="rate-highlight",
    version="3",
    title=say_in(ENGLISH, "rules.rate-highlight"),
    method=" ".join(
        (
            say_in(ENGLISH, "rules.rate-highlight-looks"),
            TREND,
            say_in(ENGLISH, "rules.rate-highlight-level"),
            LARGE,
            say_in(ENGLISH, "rules.rate-highlight-level-of-large"),
            CLOCK,
            RANGE,
            say_in(ENGLISH, "rules.rate-halves-describe"),
        )
    ),
    limits=" ".join((BOUNDS, say_in(ENGLISH, "rules.rate-highlight-limits"))),
    source=say_in(ENGLISH, "rules.rate-highlight-source"),
    find=_find,
    group="worse",
)
