# SPDX-License-Identifier: Apache-2.0
"""When a case went to a MARAC, and from which day the time of a repeat is counted."""

from datetime import date

import pytest

from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.marac_referrals import counts_from_meeting, referred_on
from vlu_desktop.record.work import Meeting, RuleSetting

SENT, SAT, TODAY = date(2026, 2, 20), date(2026, 3, 1), date(2026, 11, 2)


def marac(**said: object) -> Meeting:
    return Meeting(**{"id": RecordId("m"), "kind": "marac", "referred_on": SENT, "on": SAT, **said})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("meeting", "by_referral", "by_meeting"),
    [
        (marac(), SENT, SAT),
        (marac(referred_on=None), SAT, SAT),
        (marac(on=None), SENT, None),
        (marac(kind="strategy"), None, None),
        (marac(status="cancelled"), None, None),
        (marac(follows_id="first", referred_on=None), None, None),
        (marac(follows_id="first"), SENT, SAT),
    ],
)
def test_the_day_a_case_went(meeting: Meeting, by_referral: date | None, by_meeting: date | None) -> None:
    assert referred_on(meeting) == by_referral
    assert referred_on(meeting, from_meeting=True) == by_meeting


def setting(value: str, since: date | None, name: str = "repeat_anchor") -> RuleSetting:
    return RuleSetting(name=name, value=value, since=since)


@pytest.mark.parametrize(
    ("settings", "from_meeting"),
    [
        ((), False),
        ((setting("meeting", SENT),), True),
        ((setting("meeting", TODAY),), True),
        ((setting("meeting", date(2026, 11, 3)),), False),
        ((setting("meeting", None),), False),
        ((setting("meeting", SENT), setting("referral", SAT)), False),
        ((setting("referral", SENT), setting("meeting", SAT)), True),
        ((setting("meeting", SENT, "repeat_months"),), False),
    ],
)
def test_what_it_is_counted_from(settings: tuple[RuleSetting, ...], from_meeting: bool) -> None:
    assert counts_from_meeting(settings, TODAY) is from_meeting
