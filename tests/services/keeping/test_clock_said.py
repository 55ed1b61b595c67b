# SPDX-License-Identifier: Apache-2.0
"""A clock that was set back is said when a casebook is opened, and the record's order does not follow it."""

from datetime import timedelta

from tests.services.conftest import Office


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
