# SPDX-License-Identifier: Apache-2.0
"""A higher rate after an order, sentence or release than before, looked at once, so many weeks after it."""

from collections.abc import Iterator
from datetime import timedelta

from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.rates.before_after import sides
from vlu_desktop.analysis.rates.days_at_risk import streams
from vlu_desktop.analysis.rates.interim_looks import SANCTIONS
from vlu_desktop.analysis.rates.rate_wording import BOUNDS, CLOCK, RANGE
from vlu_desktop.analysis.rates.recording_spans import NoSpan, span
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.analysis.sanctions import sanctions
from vlu_desktop.record.finding import Finding


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    found = span(view)
    if isinstance(found, NoSpan):
        return
    parts = streams(view, found)
    level = SANCTIONS / len(parts)
    for sanction in sanctions(view):
        looked = sanction.on + timedelta(weeks=view.params.rate_weeks)
        if sanction.on <= found.starts or looked > found.ends:
            continue
        level /= 2
        for stream in parts:
            cut = sides(stream, sanction, found.starts, looked)
            if cut is None or cut.before.events + cut.after.events < view.params.rate_least or not cut.higher(level):
                continue
            certain = found.known and not cut.vague
            yield rule.finding(
                subject=f"{sanction.on.isoformat()}-{stream.key}",
                title=f"More often after {sanction.what}",
                sentence=f"The record {'shows' if certain else 'may show'} {cut.told}. {cut.ratio.words}",
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
    version="2",
    title="More often after an order",
    method="For each order made or served, conviction, sentence, police warning and release, once, 13 weeks after it "
    "(the setting): days with incidents over days at risk, as long before as after, within one way of recording; the "
    "day itself is left out. Exact binomial test, one-sided, 0.5% for the first such day, half of that for the next "
    f"and so on; 1% in all. {CLOCK} {RANGE}",
    limits=f"{BOUNDS} It tells what followed, not what would have happened otherwise. A lower rate is not told here: "
    "fewer incidents in the record are not a sign of safety.",
    source="Reference notes 5.4, subject 5; false alarms held by the simulations in tests/statistics.",
    find=_find,
    group="worse",
)
