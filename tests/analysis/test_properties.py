# SPDX-License-Identifier: Apache-2.0
"""What holds of every rule on any case: no vaguer date makes a finding surer, nothing depends on the order of entry."""

import random
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

import tests.analysis.test_rules  # noqa: F401 (it reads in the examples)
from tests.analysis.casemaker import EXAMPLES, Example, Made, filed, redated
from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.run_rules import find
from vlu_desktop.analysis.thresholds import DEFAULTS
from vlu_desktop.dates.when import When
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Incident, RecordingPeriod
from vlu_desktop.record.finding import Dates
from vlu_desktop.record.offending import Conviction, Movement, OrderProtected, Sentence, Whereabouts
from vlu_desktop.record.work import Meeting, Statement, StatementOffer

BEGIN, UP_TO = date(2025, 1, 1), date(2026, 8, 3)
KINDS = [
    *("call", "text", "letter", "follow", "attend-home", "threat-violence", "assault", "threat-to-kill"),
    *(
        "strangulation",
        "weapon-seen",
        "break-in",
        "watch",
        "proxy-contact",
        "animal-harm",
        "civil-claim",
        "suicide-threat",
    ),
    *("arson", "family-harassed", "partner-harassed", "order-contact"),
]
TARGETS = ("", "victim", "family", "family:p-sister", "new-partner:p-partner", "child")
days = st.integers(-40, 620).map(lambda n: BEGIN + timedelta(days=n))


@st.composite
def whens(draw: st.DrawFn) -> When:
    first = draw(days)
    last = first + timedelta(days=draw(st.sampled_from([0, 0, 0, 0, 1, 6, 30, 200])))
    if draw(st.integers(0, 9)) == 0:
        return When.undated("a while back")
    if draw(st.integers(0, 5)) == 0:
        return When.during(first, last)
    return When.between(first, last, approximate=draw(st.booleans()) and first != last)


def draw_order(draw: st.DrawFn, made: Made, kind: str) -> str:
    """An order served and ended, or not, on days of its own, and that protects her, somebody else or nobody entered."""
    on = draw(days)
    served, ends = (draw(st.sampled_from([None, on, on + timedelta(days=n)])) for n in (30, 200))
    order = made.order(str(on), kind, served=served, expires=ends)
    protected = draw(st.sampled_from(["", "p-victim", "p-another"]))
    if protected:
        made.add(OrderProtected, order_id=order, person_id=protected)
    return order


@st.composite
def cases(draw: st.DrawFn) -> tuple[Made, list[str]]:
    made = Made()
    orders = [draw_order(draw, made, kind) for kind in ("ro-conviction", "nmo", "licence")[: draw(st.integers(0, 3))]]
    for n in range(draw(st.integers(0, 2))):
        start = draw(days)
        made.add(Whereabouts, kind=("prison", "remand")[n], starts=start, ends=start + timedelta(days=60))
        made.add(Movement, kind="release", on=start + timedelta(days=60))
    if draw(st.booleans()):
        made.add(Sentence, kind="fine", passed=When.on(draw(days)))
        made.add(Conviction, offence="Harassment", convicted=When.on(draw(days)), against_id="p-other")
        made.add(Meeting, kind="marac", on=draw(days), status="held")
        made.add(Statement, kind="court", status="signed", signed_on=draw(days))
        made.add(StatementOffer, offered_on=draw(days), result="no-change")
    if draw(st.booleans()):
        made.add(RecordingPeriod, way="diary", starts=draw(days))
    incidents = []
    for _ in range(draw(st.integers(0, 14))):
        incidents.append(
            made.incident(
                draw(whens()),
                " ".join(draw(st.lists(st.sampled_from(KINDS), max_size=3, unique=True))),
                targets=draw(st.sampled_from(TARGETS)),
                breaks=draw(st.sampled_from([(), *orders])),
                outcome=draw(st.sampled_from(["", "convicted", "acquitted"])),
                reported=draw(st.sampled_from(["yes", "no"])),
                fear_of_violence=draw(st.sampled_from(["yes", ""])),
                attribution=draw(st.sampled_from(["", "offender", "proxy-knowing", "unknown"])),
                actor_id=draw(st.sampled_from(["", "", "p-offender", "p-cousin"])),
            )
        )
    return made, incidents


def surely(case_file: CaseFile) -> set[tuple[str, str]]:
    return {finding.key for finding in find(case_file, UP_TO) if finding.certain}


def widened(happened: When, before: int, after: int) -> When | None:
    """The same with a wider range; None where there is nothing to widen to but no date at all."""
    first, last = happened.first_day, happened.last_day
    if first is None or last is None or (before, after) == (400, 400):
        return When.undated("")
    if happened.kind.value == "throughout":
        start = When.between(first - timedelta(days=before), first)
        end = When.between(last, last + timedelta(days=after))
        return When.during(start, end) if first != last else None
    first, last = first - timedelta(days=before), last + timedelta(days=after)
    return When.between(first, last, approximate=happened.approximate)


@given(cases(), st.data(), st.integers(0, 400), st.integers(0, 400))
def test_widening_a_date_never_makes_a_finding_more_certain(
    drawn: tuple[Made, list[str]], data: st.DataObject, before: int, after: int
) -> None:
    made, incidents = drawn
    if not incidents:
        return
    chosen = data.draw(st.sampled_from(incidents))
    happened = made.file.conduct_by_id[chosen].happened
    wider = widened(happened, before, after)
    if wider is not None:
        assert surely(redated(made, chosen, wider)) <= surely(made.file)


@given(st.sampled_from(EXAMPLES), st.data(), st.integers(0, 60), st.integers(0, 60))
def test_widening_a_date_of_any_example_never_makes_its_finding_certain(
    one: Example, data: st.DataObject, before: int, after: int
) -> None:
    made = one.made()
    incidents = [row for row in made.rows if isinstance(row, Incident) and row.happened]
    if not incidents:
        return
    chosen = data.draw(st.sampled_from(incidents))
    assert chosen.happened is not None
    wider = widened(chosen.happened, before, after)
    if wider is not None:
        sure = {finding.key for finding in find(made.file, one.up_to) if finding.certain}
        vaguer = find(redated(made, chosen.id, wider), one.up_to)
        assert {finding.key for finding in vaguer if finding.certain} <= sure


@given(cases(), st.integers())
def test_neither_the_order_of_entry_nor_a_row_given_twice_matters(drawn: tuple[Made, list[str]], seed: int) -> None:
    made, _ = drawn
    rows = [*made.rows, *made.rows]
    random.Random(seed).shuffle(rows)
    assert find(filed(made.case, rows), UP_TO) == find(made.file, UP_TO)


@given(cases())
def test_what_rests_on_an_incident_names_it_and_nothing_after_the_day(drawn: tuple[Made, list[str]]) -> None:
    made, _ = drawn
    conduct = made.file.conduct_by_id
    for finding in find(made.file, UP_TO):
        for incident in finding.incident_ids:
            assert conduct[incident].happened.possibly_within(date.min, UP_TO)
        assert finding.certain == ("may show" not in finding.sentence and "may hold" not in finding.sentence) or (
            finding.rule == "sudden-quiet"  # it says what was left out
        )


PLACED = {"contact-from-custody", "after-sanction", "breach-soon", "second-breach", "more-than-two-breaches"}


@given(cases())
def test_nothing_without_a_date_is_placed_inside_custody_or_behind_an_order(drawn: tuple[Made, list[str]]) -> None:
    made, _ = drawn
    conduct = made.file.conduct_by_id
    for finding in find(made.file, UP_TO):
        undated = [each for each in finding.incident_ids if not conduct[each].happened.is_dated]
        if finding.rule in PLACED:
            # A court found it a breach: that it came after the order was for the court to see.
            assert {row.outcome for each in undated for row in conduct[each].breaches} <= {"convicted"}
            assert all(conduct[each].breaches for each in undated)


@given(cases())
def test_what_counts_as_a_breach_came_while_the_order_was_in_force_or_was_proved(drawn: tuple[Made, list[str]]) -> None:
    made, _ = drawn
    conduct, orders = made.file.conduct_by_id, {str(order.id): order for order in made.file.orders}
    for finding in find(made.file, UP_TO):
        if finding.rule != "second-breach":
            continue
        order = orders[finding.subject]
        assert order.kind != "licence"
        assert {row.person_id for row in made.file.of(OrderProtected, order.id)} <= {"p-victim"}
        for each in finding.incident_ids:
            assert order.made is not None
            begun, over = max(order.made, order.served or order.made), order.expires or date.max
            proved = any(row.outcome == "convicted" for row in conduct[each].breaches if row.order_id == order.id)
            assert proved or conduct[each].happened.possibly_within(begun, over)


@given(cases())
def test_what_somebody_else_did_is_said_to_be_so_or_not_told(drawn: tuple[Made, list[str]]) -> None:
    made, _ = drawn
    view = CaseView(case_file=made.file, on=Dates(up_to=UP_TO), params=DEFAULTS)
    theirs = {
        entry.id for entry in view.others if not any(row.outcome == "convicted" for row in entry.conduct.breaches)
    }
    for finding in find(made.file, UP_TO):
        if theirs & set(finding.incident_ids):
            said = f"{finding.sentence} {finding.limits}"
            assert "not recorded as the offender’s" in said or finding.rule == "sudden-quiet"
