# SPDX-License-Identifier: Apache-2.0
"""How somebody can be reached now: what has ended is never proposed, and a home that changed speaks against post."""

from datetime import date
from typing import Any

import pytest

from tests.analysis.casemaker import VICTIM, Made, day, when
from vlu_desktop.dates.when import When
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.contact_ways import has_ended, homes_now, moved_since, points_now, safe_points
from vlu_desktop.record.people import Address, ContactPoint

TODAY = day("2026-08-03")
POST, PLACE, OTHER = "14 Sample Way, ZZ11 1AA", "14 Sample Way", "2 Other Way"


@pytest.mark.parametrize(
    ("until", "ended"),
    [
        (None, False),
        (when(""), True),
        (when("2026-08-02"), True),
        (when("2026-08-03"), True),
        (when("2026-08-04"), False),
        (when("2026-08"), True),
        (when("2026-09"), False),
        (When.on(day("2026-12-01"), open_start=True), True),
        (When.on(day("2026-08-04"), approximate=True), True),
        (When.on(day("2026-12-01"), approximate=True), False),
        (When.on(day("2026-08-04"), open_end=True), False),
    ],
)
def test_what_may_be_over_is_over(until: When | None, ended: bool) -> None:
    assert has_ended(until, TODAY) is ended


def reached(*points: tuple[str, str, str, str]) -> CaseFile:
    """A victim's contact details: their value, kind, whether safe, and an end."""
    made = Made()
    for value, kind, safe, until in points:
        ends = when(until) if until else None
        made.add(ContactPoint, person_id=VICTIM, value=value, kind=kind, safe=safe, until=ends)
    made.add(ContactPoint, person_id="p-offender", value="his", kind="mobile", safe="yes")
    return made.file


def test_what_has_ended_is_never_proposed_and_safe_ones_stand_first() -> None:
    file = reached(
        ("not safe", "mobile", "no", ""),
        ("not asked", "mobile", "", ""),
        ("not known", "mobile", "not-known", ""),
        ("safe", "mobile", "yes", ""),
        ("safe mail", "email", "yes", "2026-08-04"),
        ("ended", "mobile", "yes", "2026-08-03"),
    )
    now = [row.value for row in points_now(file, VICTIM, TODAY)]
    assert now == ["safe", "safe mail", "not asked", "not known", "not safe"]
    assert [row.value for row in safe_points(file, VICTIM, TODAY)] == ["safe", "safe mail"]
    assert [row.value for row in safe_points(file, VICTIM, TODAY, "email")] == ["safe mail"]


def lived(*homes: dict[str, Any]) -> CaseFile:
    made = Made()
    for home in homes:
        made.add(Address, **{"person_id": VICTIM, "kind": "home", "lines": PLACE, "postcode": "", **home})
    return made.file


@pytest.mark.parametrize(
    ("homes", "found"),
    [
        ([{}], [PLACE]),
        ([{"kind": ""}], [PLACE]),
        ([{"kind": "work"}], []),
        ([{"kind": "former"}], []),
        ([{"until": when("2026-08-03")}], []),
        ([{"until": when("2026-08-04")}], [PLACE]),
        ([{"person_id": "p-offender"}], []),
        ([{}, {"lines": OTHER}], [PLACE, OTHER]),
        ([{}, {"lines": " 14  SAMPLE Way"}], [" 14  SAMPLE Way"]),
        ([{}, {"postcode": "ZZ11 1AA"}], [PLACE, PLACE]),
    ],
)
def test_where_somebody_lives_now(homes: list[dict[str, Any]], found: list[str]) -> None:
    assert [row.lines for row in homes_now(lived(*homes), VICTIM, TODAY)] == found


MAY, JUNE, JULY = day("2026-05-01"), day("2026-06-01"), day("2026-07-01")
LEFT = {"until": When.on(JUNE)}
NEW = {"lines": OTHER, "since": When.on(JUNE)}


@pytest.mark.parametrize(
    ("home", "confirmed", "since", "moved"),
    [
        ({}, None, None, False),
        ({"until": when("2026-08-04")}, None, None, False),
        # The very address of the letters was left: only a confirmation since keeps it.
        (LEFT, None, None, True),
        (LEFT, None, JULY, True),
        (LEFT | {"lines": ""}, None, JULY, False),
        (LEFT, MAY, None, True),
        (LEFT, JUNE, None, False),
        (LEFT, JULY, None, False),
        ({"until": when("")}, JULY, None, False),
        ({"kind": "former"}, None, None, True),
        ({"kind": "former"}, MAY, None, False),
        ({"until": When.on(JUNE), "lines": "14, SAMPLE way"}, None, None, True),
        # Another one was left: that says nothing where nobody knows since when the letters go there.
        ({"until": When.on(JUNE), "lines": OTHER}, None, None, False),
        ({"until": When.on(JUNE), "lines": OTHER}, MAY, None, True),
        ({"until": When.on(JUNE), "lines": OTHER}, None, MAY, True),
        ({"until": When.on(JUNE), "lines": OTHER}, JUNE, None, False),
        ({"until": When.on(JUNE), "lines": OTHER}, JULY, MAY, False),
        ({"until": When.on(JUNE), "lines": OTHER}, MAY, JULY, False),
        ({"until": When.on(JUNE), "lines": ""}, JULY, None, False),
        ({"until": When.on(JUNE), "lines": ""}, MAY, None, True),
        ({"until": When.on(JUNE), "lines": "", "kind": "work"}, MAY, None, True),
        ({"until": When.on(JUNE), "lines": OTHER, "since": When.on(JULY)}, JUNE, None, False),
        # A home was entered.
        (NEW, None, None, True),
        (NEW | {"kind": ""}, None, None, True),
        (NEW | {"kind": "work"}, None, None, False),
        (NEW | {"kind": "work"}, MAY, None, False),
        (NEW, MAY, None, True),
        (NEW, JUNE, None, False),
        (NEW, None, JULY, False),
        (NEW | {"lines": PLACE}, None, None, False),
        (NEW | {"lines": PLACE}, MAY, None, True),
        (NEW | {"since": None}, MAY, None, False),
        (NEW | {"since": When.on(TODAY)}, MAY, None, True),
        (NEW | {"since": when("2026-08-04")}, MAY, None, False),
        (NEW | {"person_id": "p-offender"}, MAY, None, False),
    ],
)
def test_whether_letters_may_go_where_nobody_lives(
    home: dict[str, Any], confirmed: date | None, since: date | None, moved: bool
) -> None:
    point = ContactPoint(
        person_id=VICTIM, kind="post", value=POST, confirmed_on=confirmed, since=When.on(since) if since else None
    )
    assert moved_since(lived(home), point, TODAY) is moved
