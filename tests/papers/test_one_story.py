# SPDX-License-Identifier: Apache-2.0
"""What several places of a paper, or several papers, say of the same thing is one story."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from tests.disclosure.disclosed_samples import HIM, court, source_of, told, view_of
from tests.papers.test_chronology import everything
from tests.papers.test_read_by_counsel import MADE, a, broken, charged, words_of
from tests.papers.test_social_history import rows_of
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.papers import social_history
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.typeset.tree_content import content


def short(on: date) -> str:
    return f"{on.day} {on:%b} {on.year}"


def test_all_that_the_chart_draws_has_its_day_in_the_chronology() -> None:
    """Orders, custody, hearings, statements and what changed in her life, not incidents alone."""
    source = source_of(court(view_of(*everything())))
    drawn = TimelineModel.from_case(source.charted)
    assert {band.kind for band in drawn.bands} == {"order", "whereabouts"}
    assert {event.kind for event in drawn.events} >= {"sentence", "hearing", "order", "statement", "life-event"}
    days = {datetime.strptime(event.detail.split("\n")[0], "%d %B %Y").date() for event in drawn.events}
    days |= {date.fromordinal(int(edge)) for band in drawn.bands for edge in (band.start, band.end - 1)}
    rows = " ".join(" ".join(row) for row in rows_of(content(social_history.compose(source)), "What happened"))
    assert [short(each) for each in sorted(days) if short(each) not in rows] == []


def test_a_breach_and_its_charge_have_one_outcome_and_proved_one_meaning_wherever_they_are_told() -> None:
    """Breaches entered as reported: the charge of one ended in a conviction, and he admitted another."""
    admitted = replace(charged("Breach of restraining order", "admitted", "n002")[0], id=RecordId("ch2"))
    link = a(c.ChargeIncident, "ch2-n002", charge_id="ch2", incident_id="n002")
    rows = (*broken(3), *charged("Breach of restraining order", "convicted", "n001"), admitted, link)
    counted = "1 proved in court, 1 admitted and 1 reported"
    itself = "1 proved in court; 1 admitted; and 1 reported to police, with no charge pending or proved"
    whole, page = (words_of(kind, "court", *rows) for kind in ("social-history", "key-points"))
    for said in (whole, page):
        assert f"(the earliest 3 Mar 2026, the latest 5 Mar 2026): {itself}" in said
        assert f"5 March 2026): {counted}" in said
        assert "2 proved" not in said
    assert "Recorded breaches Restraining order on conviction Ottoline Marchbanks" in whole
    for said in (whole, words_of("breaches", "court", *rows), words_of("chronology", "court", *rows)):
        assert "Convicted, 1 Jun 2026" in said
        assert "Admitted, 1 Jun 2026" in said
        assert "Charged, 1 Jun 2026" not in said


def test_what_forbids_by_no_court_is_no_order_that_was_broken() -> None:
    """A contact request of a prison and the conditions of a licence are told with words of their own."""
    others = [
        a(o.Order, key, offender_id=HIM, kind=kind, status="in-force", made=MADE, served=MADE)
        for key, kind in (("r", "prisoner-contact"), ("l", "licence"))
    ]
    mine = [row for n in range(4, 10) for row in told(n, MADE + timedelta(days=n), reported="yes")]
    rows = [
        a(o.Breach, f"x{n}", order_id="r" if n < 7 else "l", incident_id=f"n{n:03}", outcome="reported")
        for n in range(4, 10)
    ]
    said = words_of("social-history", "court", *broken(3), *others, *mine, *rows)
    assert "3 incidents recorded as breaches of the restraining order of 2 March 2026" in said
    assert "orders taken together" not in said
    assert "breaches of the licence" not in said
    assert "3 incidents recorded against the unwanted prisoner contact request of 2 March 2026" in said
    assert "It is nothing that conduct can break, and none of them is a breach of it." in said
    assert "3 incidents recorded as breaking the licence conditions of 2 March 2026" in said


def test_the_ladder_names_what_was_said_and_not_the_step_it_stands_on() -> None:
    rows = (*told(1, MADE), *told(2, MADE + timedelta(days=1), kind="threat-indirect"))
    said = words_of("social-history", "court", *rows)
    assert "veiled or conditional threat (step 4, 3 March 2026)" in said
    assert "threat of violence" not in said.lower()
