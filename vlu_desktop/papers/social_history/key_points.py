# SPDX-License-Identifier: Apache-2.0
"""The page a court can read in two minutes: a few points with the paragraphs that show them, and the chart."""

from collections import Counter
from collections.abc import Iterator

from vlu_desktop.disclosure.disclosed_file import DisclosedFile
from vlu_desktop.papers.common.large_print import is_large
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.wording import day, entries, listed, lower_first, number_of, sentence_case, told
from vlu_desktop.papers.social_history import hearing_analysis
from vlu_desktop.papers.social_history.chosen_entries import is_short
from vlu_desktop.papers.social_history.effect import later_than, latest_statement
from vlu_desktop.record.conduct import Incident, LifeEvent
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.in_force import end_of
from vlu_desktop.record.offending import Breach, Hearing, Whereabouts
from vlu_desktop.record.order_kind import kind_of
from vlu_desktop.record.order_status import status_of
from vlu_desktop.record.work import Statement
from vlu_desktop.timeline.printing import large_parts, print_layout
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.typeset import tree as t

MOST = 9
TWO_MINUTES = 320
"""Words: what is read in two minutes at an easy pace, and what stays on one page."""
BESIDE_THE_REST = 230
"""Words: what leaves room on two pages for what came before, the orders, the chart and the statement."""
CHART_WIDTH = 470.0
CHART_HEIGHT, CHART_ROW = 105.0, 14.0
"""Points: the measure of an A4 page within its margins; what a chart takes besides its rows, and each of them."""
LARGE_CHART = 470.0, 360.0
"""Points: with its caption two thirds of a page, so that a page that has no room for it is full enough without."""

ON_PAGE = " on page "
_READER = {"court": "court", "parole": "panel", "internal": "reader"}
PROOF_WORDS = {
    "convicted": "proved in court",
    "admitted": "admitted",
    "charged": "charged, with no verdict",
    "reported": "reported to police, with no charge pending or proved",
    "observed": "observed by a professional, with no report to police recorded",
    "unreported": "not reported to police so far as is known",
    "not-known": "not known whether reported to police",
    "not-asked": "not asked whether reported to police",
}
_SHORT = {
    "convicted": "proved in court", "admitted": "admitted", "charged": "charged", "reported": "reported",
    "observed": "observed", "unreported": "not reported", "not-known": "not known whether reported",
    "not-asked": "not asked whether reported",
}  # fmt: skip
_SAY_SO = frozenset({"more-than-two-breaches", "second-breach", "breach-soon", "after-breach"})
# One finding from each line, the first rule that found anything; what a court asks first stands first.
_ORDER: tuple[tuple[str, ...], ...] = (
    ("ladder",),
    ("rate-highlight", "rate-after-order", "seriousness-rising"),
    ("more-than-two-breaches", "second-breach"),
    ("breach-soon", "after-sanction"),
    ("contact-from-custody",),
    ("new-targets",),
    ("new-kinds", "remote-to-physical"),
    ("through-others", "process-used"),
    ("fear-of-violence", "home-entered", "threats"),
    ("surveillance",),
    ("other-victims",),
)


def points(source: PaperSource, *, statement_too: bool = False) -> tuple[t.Block, ...]:
    """The points, most important first; `statement_too` where the statement itself does not stand beside them."""
    found: list[t.Runs] = [_counts(source), *hearing_analysis.point(source), *_alarms(source), *_orders(source)]
    statement = list(_statement(source)) if statement_too else []
    room, shown = MOST - len(found) - len(statement), 0
    words = sum(_words(each) for each in (*found, *statement))
    most = TWO_MINUTES if statement_too else BESIDE_THE_REST
    for each in leading(source.agreed):
        point = _point(source, each)
        if shown < room and words + _words(point) <= most:
            found.append(point)
            words, shown = words + _words(point), shown + 1
    found += statement
    left = len(source.findings) - shown - sum(each.single for each in source.agreed)
    lead = "In brackets stands what shows each."
    return (
        t.Heading(text="Key points", id="key-points"),
        t.Paragraph(text=" ".join(filter(None, (lead, _others(source, left)))), style=t.Style.LEAD),
        *(t.NumberedParagraph(text=point, emphasis=True, restart=place == 0) for place, point in enumerate(found)),
    )


def _words(text: t.Runs) -> int:
    return len(text.split()) if isinstance(text, str) else sum(len(run.split()) for run in text if isinstance(run, str))


def _others(source: PaperSource, count: int) -> str:
    """That these are not all: what was left out for want of room is as much a finding as what was not."""
    if count < 1:
        return ""
    where_to = "in the full form" if is_short(source) else "under “What the record shows”"
    return f"{sentence_case(number_of(count, 'more finding'))} {'stands' if count == 1 else 'stand'} {where_to}."


def leading(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings worth a key point, one for each question, that which shows most chosen among its like."""
    chosen = []
    for rules in _ORDER:
        for rule in rules:
            of_rule = [each for each in findings if each.rule == rule and not each.single and not each.failed]
            if of_rule:
                chosen.append(max(of_rule, key=lambda each: (each.certain, len(each.incident_ids), each.subject)))
                break
    return tuple(chosen)


def _point(source: PaperSource, finding: Finding) -> t.Runs:
    like = sum(1 for each in source.agreed if each.rule == finding.rule)
    among = f" (one of {like} findings of this kind)" if like > 1 else ""
    said = f"{finding.sentence.rstrip('.')}{among}"
    doubt = doubted(source, finding)
    how_far = f"; of its entries {outcomes}" if (outcomes := proved(source, finding)) else ""
    return (*told(f"{said}. {doubt.rstrip('.')}" if doubt else said), " [", *where(source, finding), f"{how_far}].")


_MOST_ENTRIES = 6
FEW = 2
"""Entries: below it, tables that count them by kind and by proof would say the chronology over again."""


def where(source: PaperSource, finding: Finding) -> tuple[str | t.Inline, ...]:
    """Where a finding is shown: its paragraph, or in the short form, which has none, its entries or how many."""
    if not is_short(source):
        return (t.Ref(target=source.finding_id(finding)),)
    numbers = [source.numbers[each] for each in finding.incident_ids if each in source.numbers]
    if not numbers:
        return ("chronology",)
    return entries(numbers) if len(numbers) <= _MOST_ENTRIES else (number_of(len(numbers), "entry", "entries"),)


def doubted(source: PaperSource, finding: Finding) -> str:
    """In how many of a finding's entries it is suspected, and no more, that he did it; it limits what is said."""
    rows = source.file.conduct_by_id
    some = [each for each in finding.incident_ids if each in rows and rows[each].incident.certainty == "suspected"]
    if not some:
        return ""
    if len(finding.incident_ids) == 1:
        return "Who did it is suspected, not known."
    return f"In {len(some):,} of these {len(finding.incident_ids):,} incidents, who did it is suspected, not known."


def proved(source: PaperSource, finding: Finding) -> str:
    """How far the entries of a finding are proved, where its own sentence does not say so."""
    if finding.rule in _SAY_SO:
        return ""
    rows = source.file.conduct_by_id
    counts = Counter(rows[each].proof for each in finding.incident_ids if each in rows)
    return listed([f"{counts[key]:,} {words}" for key, words in _SHORT.items() if counts[key]])


def _orders(source: PaperSource) -> Iterator[t.Runs]:
    """Which orders hold on the record's last day, in one point."""
    on = source.facts.data_to
    held = [row for row in source.file.orders if status_of(row.status).in_force and not row.ended
            and not ((end := end_of(source.file, row)) and end.on < on)]  # fmt: skip
    if not held:
        return
    said = []
    for row in held:
        end = end_of(source.file, row)
        ends = ", until further order" if row.until_further_order else ", no end recorded"
        if end is not None:
            ends = f", to {day(end.on)}" + (" at the latest, by law" if end.by_law else "")
        made = f"made on {day(row.made)}" if row.made else "the day it was made not recorded"
        said.append(f"{kind_of(row.kind).called} ({made}{ends})")
    yield (
        *told(f"Recorded as in force on {day(on)}: {'; '.join(said)}"),
        " [", t.Ref(target="orders-table"), "].",
    )  # fmt: skip


def _counts(source: PaperSource) -> t.Runs:
    """The number of entries by proof status, side by side and never as one sum of unlike things."""
    conduct = source.conduct
    apart = f" {number_of(len(source.acquitted), 'more', 'more')} ended in acquittal and " if source.acquitted else ""
    apart += ("stands apart." if len(source.acquitted) == 1 else "stand apart.") if apart else ""
    if not conduct:
        return f"No incident stands in the record for this document.{apart}"
    dated = [each.happened for each in conduct if each.happened.is_dated]
    span = ""
    if dated:
        last = max(dated, key=lambda when: (when.last_day, when.sort_key))
        first_said, last_said = dated[0].display(short=True), last.display(short=True)
        span = (
            f" (the earliest {first_said}, the latest {last_said})" if first_said != last_said else f" ({first_said})"
        )
    counts = Counter(each.proof for each in conduct)
    parts = [f"{counts[key]:,} {words}" for key, words in PROOF_WORDS.items() if counts[key]]
    few = is_short(source) or (len(conduct) < FEW and not source.acquitted)
    where_to = t.Link(text="chronology", target="chronology") if few else t.Ref(target="proof-table")
    return (f"The record holds entries of conduct{span}: {listed(parts)} [", where_to, f"].{apart}")


def _alarms(source: PaperSource) -> Iterator[t.Runs]:
    """What is shown because one incident is enough, in one point, each with how far it was proved."""
    single = [each for each in source.agreed if each.single]
    if not single:
        return
    runs: list[str | t.Inline] = [f"Single incidents that a {_READER[source.audience]} may want to know of: "]
    for place, each in enumerate(single):
        if place:
            runs.append("; ")
        runs += [f"{lower_first(each.title)} ({_outcome_of(source, each)}) [", *where(source, each), "]"]
    yield (*runs, ".")


def _outcome_of(source: PaperSource, finding: Finding) -> str:
    """How far it was proved, and of what he was convicted: a conviction of stalking is none of a threat to kill."""
    rows = source.file.conduct_by_id
    entries_of = [rows[each] for each in finding.incident_ids if each in rows]
    offences = dict.fromkeys(
        lower_first(charge.offence) for each in entries_of if each.proof in ("convicted", "admitted")
        for charge in each.charges if charge.outcome in ("convicted", "admitted")
    )  # fmt: skip
    return f"{finding.proof}: {'; '.join(offences)}" if offences else finding.proof


def _statement(source: PaperSource) -> Iterator[t.Runs]:
    statement = latest_statement(source)
    if statement is None:
        return
    later = later_than(source, statement)
    since = f"; {number_of(later, 'entry is', 'entries are')} dated after it" if later else ""
    yield (
        f"A personal statement signed on {day(statement.signed_on)} is set out",
        ON_PAGE,
        t.Ref(target="statement", kind=t.RefKind.PAGE),
        f"{since}.",
    )


def chart(source: PaperSource) -> tuple[t.Block, ...]:
    """The course of conduct in one picture; nothing where nothing has a date."""
    if not any(each.happened.is_dated for each in source.conduct):
        return ()
    model = TimelineModel.from_case(source.charted)
    if is_large(source):
        return _large_chart(source, model)
    rows = sum(bool(lane.total) for lane in model.columns) + len({band.kind for band in model.bands})
    drawing = print_layout(model, CHART_WIDTH, CHART_HEIGHT + CHART_ROW * rows, last=source.facts.data_to)
    return (
        t.Figure(
            drawing=drawing,
            caption=_caption(source),
            alternative=_in_words(source),
            id="chart",
        ),
    )


def _large_chart(source: PaperSource, model: TimelineModel) -> tuple[t.Block, ...]:
    """The same in large letters, a few rows beneath each other in each part."""
    first, *others = large_parts(model, *LARGE_CHART, source.facts.data_to)
    figures = [t.Figure(drawing=first.drawing, caption=_caption(source), alternative=_in_words(source), id="chart")]
    for part in others:
        rows = "; ".join(lower_first(name) for name in part.names)
        figures.append(
            t.Figure(
                drawing=part.drawing,
                caption=f"The course of conduct over time, continued: {rows}.",
                alternative=f"Further rows of the same chart: {rows}. Every entry is in the chronology.",
            )
        )
    return tuple(figures)


def _caption(source: PaperSource) -> str:
    dated = _dated(source)
    undated = len(source.charted.all(Incident)) - dated
    missing = f" {number_of(undated, 'entry has', 'entries have')} no date." if undated else ""
    return (
        "The course of conduct over time. Each mark is an entry, or several where a number stands by it. "
        f"A stroke on an order is a recorded breach. The same facts are in the chronology.{missing}"
    )


def _dated(source: PaperSource) -> int:
    return sum(each.happened.is_dated for each in source.charted.conduct)


def _in_words(source: PaperSource) -> str:
    """The chart for somebody who can't see it: its span, its fullest year, and what else is drawn."""
    file, dated = source.charted, _dated(source)
    said = f"A chart of {number_of(dated, 'dated entry', 'dated entries')} by kind of conduct{_span(file)}"
    years = Counter(each.reach.year for each in file.conduct if each.happened.is_dated and each.reach.year)
    if len(years) > 1:
        most = max(years, key=lambda year: (years[year], year))
        said += f" Most are dated {most}: {years[most]:,}."
    drawn = [name for name, rows in (
        ("orders", file.orders), ("custody or licence", file.all(Whereabouts)), ("hearings", file.all(Hearing)),
        ("recorded breaches", file.all(Breach)), ("changes in life", file.all(LifeEvent)),
        ("statements", file.all(Statement)),
    ) if rows]  # fmt: skip
    said += f" Also drawn: {listed(drawn)}." if drawn else ""
    return f"{said} Every entry is in the chronology, and the entries of each year in a table."


def _span(file: DisclosedFile) -> str:
    dated = [each.happened for each in file.conduct if each.happened.is_dated]
    first = min((when.first_day for when in dated if when.first_day), default=None)
    last = max((when.last_day for when in dated if when.last_day), default=None)
    return f", from {first.year} to {last.year}." if first and last and first.year != last.year else " over time."
