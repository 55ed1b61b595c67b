# SPDX-License-Identifier: Apache-2.0
"""Incidents coming more often, as seen at fixed looks while a campaign goes on: what appears by itself."""

from collections.abc import Iterator
from datetime import timedelta

from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.finding_words import number
from vlu_desktop.analysis.rates.days_at_risk import streams
from vlu_desktop.analysis.rates.interim_looks import first_rise
from vlu_desktop.analysis.rates.rate_wording import BOUNDS, CLOCK, RANGE, TREND, halves, length
from vlu_desktop.analysis.rates.recording_spans import NoSpan, span
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.dates.date_display import day
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
        last = look.before - _DAY
        vague = stream.may_lie(found.starts, last)
        counted = sorted((each for each in stream.entries if each.first <= last), key=lambda each: each.order)
        before, after, ratio = halves(stream, look.before)
        certain = found.known and not vague
        yield rule.finding(
            subject=stream.key,
            sentence=f"The record {'shows' if certain else 'may show'} {stream.what} coming more often by "
            f"{day(look.before)}: on {number(before.events, 'day')} in the first {length(before.at_risk)} and on "
            f"{number(after.events, 'day')} in the last {length(after.at_risk)} before then. {ratio.words}",
            entries=[*counted, *vague],
            counted=counted,
            certain=certain,
            starts=found.starts,
            ends=last,
            facts=[found.told, str(look.count)],
            notes=" ".join(part for part in (found.told, stream.notes) if part),
        )


RULE = Rule(
    key="rate-highlight",
    title="Coming more often",
    method="Looked at when 8, 15, 30, 60, 120 and so on days with incidents have been recorded, in the order things "
    f"happened; told as of the first look that shows it. {TREND} Each look may spend 1.25%, from 120 days on half the "
    f"last. {CLOCK} {RANGE} The halves are told to describe; the test looks at every day.",
    limits=f"{BOUNDS} Over the whole life of a steady campaign at most 5.5 in 100 come to show this or a higher rate "
    "after an order, all looks together. The price is power: most rises of twice the rate are not seen; an analysis "
    "for a hearing sees more. Nothing shown is not a sign that the rate is the same.",
    source="Reference notes 5.4; false alarms and power held by the simulations in tests/statistics.",
    find=_find,
    group="worse",
)
