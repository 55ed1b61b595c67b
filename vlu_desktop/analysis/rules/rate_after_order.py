# SPDX-License-Identifier: Apache-2.0
"""A higher rate after an order, sentence or release than before, looked at once, so many weeks after it."""

from collections.abc import Iterator
from datetime import timedelta

from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.rates.before_after import METHOD, BeforeAfter, sides, steps_taken
from vlu_desktop.analysis.rates.days_at_risk import Stream, streams
from vlu_desktop.analysis.rates.interim_looks import SANCTIONS
from vlu_desktop.analysis.rates.rate_wording import BOUNDS, CLOCK, RANGE, how_much
from vlu_desktop.analysis.rates.recording_spans import NoSpan, Span, span
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.analysis.sanctions import Sanction
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.finding import Finding


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    found = span(view)
    if isinstance(found, NoSpan):
        return
    parts = streams(view, found)
    level = SANCTIONS / len(parts)
    weeks = timedelta(weeks=view.params.rate_weeks)
    for sanction in steps_taken(view):
        if sanction.on <= found.starts or sanction.last + weeks > found.ends:
            continue
        level /= 2
        for stream in parts:
            cut = sides(stream, sanction, found.starts, sanction.last + weeks)
            if cut and cut.before.events + cut.after.events >= view.params.rate_least and cut.higher(level):
                yield _finding(rule, sanction, stream, cut, found, level)


def _finding(rule: Rule, sanction: Sanction, stream: Stream, cut: BeforeAfter, found: Span, level: float) -> Finding:
    certain = found.known and not cut.vague
    return rule.finding(
        subject=f"{sanction.on.isoformat()}-{stream.key}",
        title=say_in(ENGLISH, "rates.title-more-after", what=sanction.what),
        sentence=cut.told(certain),
        figures=how_much(cut.ratio, told_rise=True),
        entries=[*cut.entries, *cut.vague],
        counted=cut.entries,
        records=sanction.records,
        certain=certain,
        starts=cut.starts,
        ends=cut.ends,
        facts=[found.told, str(level)],
        notes=" ".join(part for part in (found.told, stream.notes) if part),
    )


RULE = Rule(
    key="rate-after-order",
    version="3",
    title=say_in(ENGLISH, "rules.rate-after-order"),
    method=" ".join(
        (
            say_in(ENGLISH, "rules.rate-after-order-looks"),
            METHOD,
            say_in(ENGLISH, "rules.rate-after-order-test"),
            CLOCK,
            RANGE,
        )
    ),
    limits=" ".join((BOUNDS, say_in(ENGLISH, "rules.rate-after-order-limits"))),
    source=say_in(ENGLISH, "rules.rate-after-order-source"),
    find=_find,
    group="worse",
)
