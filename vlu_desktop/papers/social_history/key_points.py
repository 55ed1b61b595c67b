# SPDX-License-Identifier: Apache-2.0
"""The page a court can read in two minutes: a few points with the paragraphs that show them, and the chart."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import apart, stated, worded
from vlu_desktop.papers.common.wording import day, entries, listed, lower_first, worded_runs
from vlu_desktop.papers.social_history import entry_counts, hearing_analysis, history_in_brief
from vlu_desktop.papers.social_history.chosen_entries import is_short
from vlu_desktop.papers.social_history.effect import later_than, latest_statement
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.in_force import end_of
from vlu_desktop.record.offending import Order
from vlu_desktop.record.order_kind import kind_of
from vlu_desktop.record.order_status import status_of
from vlu_desktop.record.proof import left_on_file
from vlu_desktop.typeset import tree as t

MOST = 11
TWO_MINUTES = 320
"""Words: what is read in two minutes at an easy pace, and what stays on one page."""
BESIDE_THE_REST = 230
"""Words: what leaves room on two pages for what came before, the orders, the chart and the statement."""

_ALARMS: Mapping[str, Callable[[t.Runs], t.Runs]] = {
    "court": lambda runs: worded_runs("key-points.alarms-court", incidents=runs),
    "parole": lambda runs: worded_runs("key-points.alarms-parole", incidents=runs),
    "internal": lambda runs: worded_runs("key-points.alarms-internal", incidents=runs),
}
_SHORT: Mapping[str, Callable[[int], str]] = {
    "convicted": lambda n: worded("key-points.convicted-short", n=n),
    "admitted": lambda n: worded("key-points.admitted-short", n=n),
    "charged": lambda n: worded("key-points.charged-short", n=n),
    "reported": lambda n: worded("key-points.reported-short", n=n),
    "observed": lambda n: worded("key-points.observed-short", n=n),
    "unreported": lambda n: worded("key-points.unreported-short", n=n),
    "not-known": lambda n: worded("key-points.not-known-short", n=n),
    "not-asked": lambda n: worded("key-points.not-asked-short", n=n),
}
_SAY_SO = frozenset({"more-than-two-breaches", "second-breach", "breach-soon", "after-breach"})
# One finding from each line, the first rule that found anything; what a court asks first stands first, and the order of
# first times, which is history and takes many words, leaves it its room.
_ORDER: tuple[tuple[str, ...], ...] = (
    ("more-than-two-breaches", "second-breach"),
    ("rate-highlight", "rate-after-order", "seriousness-rising"),
    ("contact-from-custody",),
    ("breach-soon", "after-sanction"),
    ("fear-of-violence", "home-entered", "threats"),
    ("ladder",),
    ("new-targets",),
    ("new-kinds", "remote-to-physical"),
    ("through-others", "process-used"),
    ("surveillance",),
    ("other-victims",),
)


def points(source: PaperSource, *, statement_too: bool = False) -> tuple[t.Block, ...]:
    """The points, most important first; `statement_too` where neither statement nor history stands beside them."""
    history = history_in_brief.points(source) if statement_too else ()
    found: list[t.Runs] = [
        entry_counts.point(source),
        *history,
        *hearing_analysis.point(source),
        *_alarms(source),
        *_orders(source),
    ]
    statement = list(_statement(source)) if statement_too else []
    room, shown = MOST - len(found) - len(statement), 0
    taken = sum(history_in_brief.words(each) for each in (*found, *statement))
    most = TWO_MINUTES if statement_too else BESIDE_THE_REST
    for each in leading(source.agreed):
        point = _point(source, each)
        if shown < room and taken + history_in_brief.words(point) <= most:
            found.append(point)
            taken, shown = taken + history_in_brief.words(point), shown + 1
    found += statement
    left = len(source.findings) - shown - sum(each.single for each in source.agreed)
    lead = worded("key-points.lead")
    return (
        t.Heading(text=worded("key-points.title"), id="key-points"),
        t.Paragraph(text=" ".join(filter(None, (lead, _others(source, left)))), style=t.Style.LEAD),
        *(t.NumberedParagraph(text=point, emphasis=True, restart=place == 0) for place, point in enumerate(found)),
    )


def _others(source: PaperSource, count: int) -> str:
    """That these are not all: what was left out for want of room is as much a finding as what was not."""
    if count < 1:
        return ""
    return worded("key-points.more-short", n=count) if is_short(source) else worded("key-points.more", n=count)


def leading(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings worth a key point, one for each question, that which shows most chosen among its like."""
    chosen = []
    for rules in _ORDER:
        for rule in rules:
            of_rule = [each for each in findings if each.rule == rule and not each.single and shows(each)]
            if of_rule:
                chosen.append(max(of_rule, key=lambda each: (each.certain, len(each.incident_ids), each.subject)))
                break
    return tuple(chosen)


_TESTED = frozenset({"rate-highlight", "rate-after-order", "seriousness-rising"})


def shows(finding: Finding) -> bool:
    """Whether it tells something of now: neither a rule that failed nor a rise that no longer shows."""
    return not finding.failed and (finding.rule not in _TESTED or finding.group == "worse")


def _point(source: PaperSource, finding: Finding) -> t.Runs:
    like = sum(1 for each in source.agreed if each.rule == finding.rule)
    said = finding.sentence.rstrip(".")
    if like > 1:
        said = worded("key-points.one-of", said=said, n=like)
    if doubt := doubted(source, finding):
        said = stated((said, doubt.rstrip(".")))
    at = where(source, finding)
    if outcomes := proved(source, finding):
        return worded_runs("key-points.shown-proved", said=said, where=at, outcomes=outcomes)
    return worded_runs("key-points.shown", said=said, where=at)


_MOST_ENTRIES = 6


def where(source: PaperSource, finding: Finding) -> tuple[str | t.Inline, ...]:
    """Where a finding is shown: its paragraph, or in the short form, which has none, its entries or how many."""
    if not is_short(source):
        return (t.Ref(target=source.finding_id(finding)),)
    numbers = [source.numbers[each] for each in finding.incident_ids if each in source.numbers]
    if not numbers:
        return (worded("chronology.in-it"),)
    many = len(numbers)
    return entries(numbers) if many <= _MOST_ENTRIES else (worded("key-points.entries", n=many),)


def doubted(source: PaperSource, finding: Finding) -> str:
    """What limits a finding: that it counts from another person's matter, and how often he is suspected and no more."""
    return " ".join(filter(None, (of_another(source, finding), _suspected(source, finding))))


def of_another(source: PaperSource, finding: Finding) -> str:
    """That a sentence which something followed was passed for what was done to somebody else."""
    matters = {record for _, record in finding.links} & source.disclosed.other_matters
    return worded("key-points.another-matter") if finding.rule == "after-sanction" and matters else ""


def _suspected(source: PaperSource, finding: Finding) -> str:
    """In how many of a finding's entries it is suspected, and no more, that he did it."""
    rows = source.file.conduct_by_id
    some = [each for each in finding.incident_ids if each in rows and rows[each].incident.certainty == "suspected"]
    if not some:
        return ""
    if len(finding.incident_ids) == 1:
        return worded("key-points.suspected")
    return worded("key-points.some-suspected", n=len(some), of=len(finding.incident_ids))


def proved(source: PaperSource, finding: Finding) -> str:
    """How far the entries of a finding are proved, where its own sentence does not say so."""
    if finding.rule in _SAY_SO:
        return ""
    rows = source.file.conduct_by_id
    found = [rows[each] for each in finding.incident_ids if each in rows]
    # A charge that lies on the file is not pending.
    on_file = sum(each.proof == "charged" and left_on_file(each.charges) for each in found)
    counts = Counter(each.proof for each in found)
    counts["charged"] -= on_file
    said = []
    for key, words in _SHORT.items():
        said += [words(counts[key])] if counts[key] else []
        said += [worded("key-points.charged-on-file", n=on_file)] if key == "charged" and on_file else []
    return listed(said)


def _orders(source: PaperSource) -> Iterator[t.Runs]:
    """Which orders hold on the record's last day, in one point."""
    on = source.facts.data_to
    held = [row for row in source.file.orders if status_of(row.status).in_force and not row.ended
            and not ((end := end_of(source.file, row)) and end.on < on)]  # fmt: skip
    if not held:
        return
    said = [_held_from(source, row) if row.made else _held(source, row) for row in held]
    where = t.Ref(target="orders-table")
    yield worded_runs("key-points.in-force", on=on, orders=apart(said), where=where)


def _held_from(source: PaperSource, order: Order) -> str:
    """An order with the day it was made, and until when it runs."""
    name, made, end = kind_of(order.kind).called, order.made, end_of(source.file, order)
    assert made is not None
    if end is None and order.until_further_order:
        return worded("key-points.held-from-until-further-order", order=name, made=made)
    if end is None:
        return worded("key-points.held-from", order=name, made=made)
    if end.by_law:
        return worded("key-points.held-from-to-by-law", order=name, made=made, on=end.on)
    return worded("key-points.held-from-to", order=name, made=made, on=end.on)


def _held(source: PaperSource, order: Order) -> str:
    """The same of an order whose day nobody entered."""
    name, end = kind_of(order.kind).called, end_of(source.file, order)
    if end is None and order.until_further_order:
        return worded("key-points.held-until-further-order", order=name)
    if end is None:
        return worded("key-points.held", order=name)
    if end.by_law:
        return worded("key-points.held-to-by-law", order=name, on=end.on)
    return worded("key-points.held-to", order=name, on=end.on)


def _alarms(source: PaperSource) -> Iterator[t.Runs]:
    """What is shown because one incident is enough, in one point, each with how far it was proved."""
    single = [each for each in source.agreed if each.single]
    if not single:
        return
    runs: list[str | t.Inline] = []
    for place, each in enumerate(single):
        if place:
            runs.append("; ")
        title, outcome = lower_first(each.title), _outcome_of(source, each)
        runs += worded_runs("key-points.alarm", title=title, outcome=outcome, where=where(source, each))
    yield _ALARMS[source.audience](tuple(runs))


def _outcome_of(source: PaperSource, finding: Finding) -> str:
    """How far it was proved, and of what he was convicted: a conviction of stalking is none of a threat to kill."""
    rows = source.file.conduct_by_id
    entries_of = [rows[each] for each in finding.incident_ids if each in rows]
    offences = dict.fromkeys(
        lower_first(charge.offence) for each in entries_of if each.proof in ("convicted", "admitted")
        for charge in each.charges if charge.outcome in ("convicted", "admitted")
    )  # fmt: skip
    if offences:
        return worded("key-points.proved-of", proof=finding.proof, offences=apart(offences))
    if entries_of and all(each.proof == "charged" and left_on_file(each.charges) for each in entries_of):
        return worded("key-points.charged-on-file", n=len(entries_of))
    return finding.proof


def _statement(source: PaperSource) -> Iterator[t.Runs]:
    statement = latest_statement(source)
    if statement is None:
        return
    on = day(statement.signed_on)
    later = later_than(source, statement)
    yield worded("key-points.statement-older", on=on, n=later) if later else worded("key-points.statement", on=on)
