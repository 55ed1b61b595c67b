# SPDX-License-Identifier: Apache-2.0
"""The page a court can read in two minutes: a few points with the paragraphs that show them, and the chart."""

from collections import Counter
from collections.abc import Iterator

from vlu_desktop.documents import tree as t
from vlu_desktop.documents.social_history.effect import later_than, latest_statement
from vlu_desktop.documents.source import Source
from vlu_desktop.documents.wording import day, listed, lower_first, number_of, told
from vlu_desktop.domain.conduct import Incident
from vlu_desktop.domain.findings import Finding
from vlu_desktop.timeline.model import TimelineModel
from vlu_desktop.timeline.printing import print_layout

MOST = 8
CHART_WIDTH, CHART_HEIGHT = 470.0, 250.0
"""Points: the measure of an A4 page within its margins, and about a third of its height."""

ON_PAGE = " on page "
_READER = {"court": "court", "parole": "panel", "internal": "reader"}
PROOF_WORDS = {
    "convicted": "proved in court",
    "admitted": "admitted",
    "charged": "charged, with no verdict",
    "reported": "reported to police, with no charge pending or proved",
    "observed": "observed by a professional and not reported",
    "unreported": "not reported to police so far as is known",
}
# One finding from each line, the first rule that found anything; what a court asks first stands first.
_ORDER: tuple[tuple[str, ...], ...] = (
    ("ladder",),
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


def points(source: Source) -> tuple[t.Block, ...]:
    """The points, most important first."""
    found: list[t.Runs] = [_counts(source), *_alarms(source)]
    statement = list(_statement(source))
    found += [_point(source, each) for each in leading(source.agreed)][: MOST - len(found) - len(statement)]
    found += statement
    return (
        t.Heading(text="Key points", new_page=True, id="key-points"),
        t.Paragraph(
            text="Each is shown in the paragraph, table or page named in brackets. "
            f"Record up to {day(source.facts.data_to)}.",
            style=t.Style.LEAD,
        ),
        *(t.NumberedParagraph(text=point, emphasis=True, restart=place == 0) for place, point in enumerate(found)),
    )


def leading(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings worth a key point, one for each question, that which shows most chosen among its like."""
    chosen = []
    for rules in _ORDER:
        for rule in rules:
            of_rule = [each for each in findings if each.rule == rule and not each.single]
            if of_rule:
                chosen.append(max(of_rule, key=lambda each: (each.certain, len(each.incident_ids), each.subject)))
                break
    return tuple(chosen)


def _point(source: Source, finding: Finding) -> t.Runs:
    return (*told(finding.sentence.rstrip(".")), " [", t.Ref(target=source.finding_id(finding)), "].")


def _counts(source: Source) -> t.Runs:
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
        span = f", from {_date(dated[0].display(short=True))} to {_date(last.display(short=True))}"
        span = span if len(dated) > 1 else f", dated {dated[0].display()}"
    counts = Counter(each.proof for each in conduct)
    parts = [f"{counts[key]:,} {words}" for key, words in PROOF_WORDS.items() if counts[key]]
    return (
        f"The record holds {number_of(len(conduct), 'entry', 'entries')} of conduct{span}: {listed(parts)} [",
        t.Ref(target="proof-table"),
        f"].{apart}",
    )


def _date(text: str) -> str:
    """A date within "from ... to ...", without a beginning of its own."""
    return text.removeprefix("from ").removeprefix("since ")


def _alarms(source: Source) -> Iterator[t.Runs]:
    """What is shown because one incident is enough, in one point, each with how far it was proved."""
    single = [each for each in source.agreed if each.single]
    if not single:
        return
    runs: list[str | t.Inline] = [f"Single incidents that a {_READER[source.audience]} may want to know of: "]
    for place, each in enumerate(single):
        if place:
            runs.append("; ")
        runs += [f"{lower_first(each.title)} ({each.proof}) [", t.Ref(target=source.finding_id(each)), "]"]
    yield (*runs, ".")


def _statement(source: Source) -> Iterator[t.Runs]:
    statement = latest_statement(source)
    if statement is None:
        return
    later = later_than(source, statement)
    since = f"; {number_of(later, 'entry is', 'entries are')} dated after it" if later else ""
    yield (
        f"A personal statement signed on {day(statement.signed_on)} is set out under “Personal statement”",
        ON_PAGE,
        t.Ref(target="statement", kind=t.RefKind.PAGE),
        f"{since}.",
    )


def chart(source: Source) -> tuple[t.Block, ...]:
    """The course of conduct in one picture; nothing where nothing has a date."""
    if not any(each.happened.is_dated for each in source.conduct):
        return ()
    drawing = print_layout(TimelineModel.from_case(source.charted), CHART_WIDTH, CHART_HEIGHT)
    dated = sum(each.happened.is_dated for each in source.charted.conduct)
    undated = len(source.charted.all(Incident)) - dated
    missing = f" {number_of(undated, 'entry has', 'entries have')} no date." if undated else ""
    return (
        t.Heading(text="Course of conduct over time", level=2, listed=False),
        t.Figure(
            drawing=drawing,
            caption="Each mark is an entry, or several where a number stands by it. A stroke on an order is a recorded "
            f"breach. The same facts are in the chronology.{missing}",
            alternative=f"A chart of {number_of(dated, 'dated entry', 'dated entries')} by kind of conduct over time, "
            "with orders, time in custody, hearings and breaches. Every mark is in the chronology.",
            id="chart",
        ),
    )
