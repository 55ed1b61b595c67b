# SPDX-License-Identifier: Apache-2.0
"""What the defence and a judge with five minutes objected to when they read three cases more, each held as a kind."""

from datetime import date, timedelta

import pytest

from tests.disclosure.disclosed_samples import HIM, told
from tests.papers.test_read_by_counsel import MADE, a, broken, words_of
from vlu_desktop.papers.social_history.key_points import shows
from vlu_desktop.record import offending as o
from vlu_desktop.record.finding import Finding


def finding(rule: str, group: str) -> Finding:
    return Finding(rule=rule, rule_version="1", title="", sentence="", method="", limits="", source="", group=group)


@pytest.mark.parametrize("kind", ["key-points", "social-history"])
def test_the_breaches_stand_before_the_order_of_first_times_however_long_that_is(kind: str) -> None:
    firsts = [told(90 + n, date(2020 + n, 1, 5), kind=key) for n, key in enumerate(("follow", "threat-to-kill"))]
    said = words_of(kind, "court", *broken(3), *(row for rows in firsts for row in rows))
    points = said[said.index("In brackets stands") :]
    assert points.index("3 incidents recorded as breaches") < points.index("the first incident of each step")


@pytest.mark.parametrize("rule", ["rate-highlight", "seriousness-rising"])
def test_a_rise_that_no_longer_shows_is_no_reason_for_anything_now(rule: str) -> None:
    assert not shows(finding(rule, "holds"))
    assert shows(finding(rule, "worse"))
    assert shows(finding("threats", "holds"))


def test_a_conference_is_told_of_breaches_before_what_came_first_years_ago() -> None:
    long_ago = told(9, MADE - timedelta(days=900), kind="follow")
    said = words_of("marac-referral", "marac", *broken(3), *long_ago, criterion="escalation")
    assert "What the record shows, whenever it was." in said
    assert said.index("What followed each recorded breach") < said.index("Order of first times")
    assert "Not entered: whether the victim knows of the referral." in said


def test_of_what_the_record_says_against_itself_the_entries_are_named() -> None:
    prison = a(o.Whereabouts, "w", offender_id=HIM, kind="prison", starts=MADE)
    rows = (prison, *told(1, MADE - timedelta(days=5)), *told(2, MADE + timedelta(days=5), kind="approach"))
    said = words_of("chronology", "court", *rows)
    assert "is dated within a stay in custody: where the offender was then, or who did it, is not settled. " in said
    assert "is not settled. Shown by entry 2." in said
