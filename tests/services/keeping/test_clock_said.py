# SPDX-License-Identifier: Apache-2.0
"""A clock that was set back is said when a casebook is opened, and the record's order does not follow it."""

from datetime import date, timedelta
from pathlib import Path

from tests.services.conftest import Office
from tests.services.keeping.two_laptops import Laptops
from vlu_desktop.record.conduct import Incident
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.services.keeping.other_computers import sentences

TODAY = date(2026, 11, 2)


def test_a_clock_set_back_400_days_is_said_with_both_dates(office: Office) -> None:
    assert office.services.soundness.clock_said() == ""
    office.now -= timedelta(days=400)
    said = office.services.soundness.clock_said()
    assert "clock says 28 September 2025" in said
    assert "knows of 2 November 2026" in said
    office.incident()
    assert office.services.soundness.clock_said(), "what was entered by the wrong clock does not make it right"


def test_what_is_entered_by_such_a_clock_stands_after_what_was_there(office: Office) -> None:
    before = office.store.entries(limit=1)[0]
    office.now -= timedelta(days=400)
    office.incident()
    after = office.store.entries(limit=1)[0]
    assert after.at < before.at
    assert after.order > before.order


def test_a_few_hours_are_no_matter(office: Office) -> None:
    office.now -= timedelta(hours=20)
    assert office.services.soundness.clock_said() == ""


def test_a_computer_whose_clock_was_years_ahead_is_named_and_not_this_one(tmp_path: Path) -> None:
    """What another wrote in 2031 is as late as it says in the journal's order: this clock is right all the same."""
    laptops = Laptops(tmp_path)
    laptops.let_in("Blue label")
    case_id, _ = laptops.first.casework.cases.begin(NewCase(victim=NewPerson(given="Una", family="Marsh")), TODAY)
    laptops.meet_both()
    store = laptops.second.vault.store
    right = store.clock()
    laptops.set_second(right.replace(year=2031))
    store.add("incident.add", Incident(case_id=case_id, account="He rang."), case_id=case_id)
    laptops.set_second(right)
    told = "Blue label wrote by a clock that said 2 November 2031; here it is 2 November 2026."
    laptops.meet(laptops.second)
    result = laptops.meet(laptops.first)
    assert [each.startswith(told) for each in result.held] == [True]
    assert any(each.startswith(told) for each in sentences(result))
    assert laptops.first.soundness.clock_said().startswith(told)
    assert "clock says" in laptops.second.soundness.clock_said(), "there it is its own"
    laptops.first.vault.store.add("incident.add", Incident(case_id=case_id, account="Again."), case_id=case_id)
    laptops.meet(laptops.first)
    assert laptops.meet(laptops.second).held == (), "what was written after it by a right clock is not ahead"
    laptops.close()
