# SPDX-License-Identifier: Apache-2.0
"""Each time that a file offers is as exact as its source, says where it is from, and is never one that can't be."""

import pytest

from vlu_desktop.foreign import FileDetails
from vlu_desktop.services.cases.made_at import hints


def by_file(made: str, zone: str = "", made_from: str = "original") -> FileDetails:
    return FileDetails(kind="picture", format="JPEG picture", made=made, zone=zone, made_from=made_from)


NOTHING = FileDetails(kind="other", format="")


@pytest.mark.parametrize(
    ("details", "display", "said"),
    [
        (by_file("2026-08-17T21:04:33", "+01:00"), "9:04pm on 17 August 2026", "with its zone, +01:00"),
        (by_file("2026-08-17T21:04:33", "+00:00"), "10:04pm on 17 August 2026", "with its zone, +00:00"),
        (by_file("2026-08-17T23:30:00", "-05:00"), "5:30am on 18 August 2026", "with its zone, -05:00"),
        (by_file("2026-08-17T21:04:33"), "9:04pm on 17 August 2026", "does not say its zone"),
        (by_file("2026-10-25T01:30:00"), "1:30am on 25 October 2026", "the hour came twice"),
        (by_file("2026-09-01T10:00:00", made_from="changed"), "10am on 1 September 2026", "the picture may be older"),
        (by_file("2026-08-17T19:00:00", "+00:00", "recorded"), "8pm on 17 August 2026", "in UTC"),
    ],
)
def test_a_file_s_own_note_is_offered_with_its_zone(details: FileDetails, display: str, said: str) -> None:
    [hint], notes = hints(details, "DSC_0001.JPG")
    assert (hint.when.display(), hint.weak, notes) == (display, False, ())
    assert said in hint.source
    assert hint.when.basis == hint.source


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ("1970-01-01T00:00:00", "gives 1970 as the year"),
        ("1994-12-31T23:59:59", "gives 1994"),
        ("2100-01-01T00:00:00", "gives 2100"),
        ("2026-02-30T10:00:00", "can’t be a time"),
        ("2026-03-29T01:30:00", "that hour was left out"),
    ],
)
def test_a_time_that_can_t_be_is_said_and_not_offered(made: str, said: str) -> None:
    offered, [note] = hints(by_file(made), "")
    assert offered == ()
    assert said in note


@pytest.mark.parametrize(
    ("name", "display", "said"),
    [
        ("IMG-20260817-WA0001.jpg", "17 August 2026", "It may have been made earlier"),
        ("PTT-20260817-WA0003.opus", "17 August 2026", "WhatsApp"),
        ("IMG_20260817_210433.jpg", "9:04pm on 17 August 2026", "name alone"),
        ("20260817_210433.mp4", "9:04pm on 17 August 2026", "name alone"),
        ("Screenshot_20260817-210433_Messages.png", "9:04pm on 17 August 2026", "name alone"),
        ("Screenshot 2026-08-17 at 21.04.33.png", "9:04pm on 17 August 2026", "name alone"),
        ("WhatsApp Image 2026-08-17 at 21.04.33.jpeg", "9:04pm on 17 August 2026", "name alone"),
        ("PXL_20260817_200433123.jpg", "9:04pm on 17 August 2026", "in UTC"),
        ("scan 2026-08-17.pdf", "17 August 2026", "name alone"),
        ("IMG_20260817_990433.jpg", "17 August 2026", "name alone"),
        ("IMG_20261317_210433.jpg", None, ""),
        ("IMG_20260231_210433.jpg", None, ""),
        ("from 2026-08-17 to 2026-08-19.csv", None, ""),
        ("07700900123.jpg", None, ""),
        ("1202608171.jpg", None, ""),
        ("19850817_101010.jpg", None, ""),
        ("photo.jpg", None, ""),
    ],
)
def test_a_name_is_a_weaker_hint_or_none(name: str, display: str | None, said: str) -> None:
    offered, notes = hints(NOTHING, name)
    assert [each.when.display() for each in offered] == ([display] if display else [])
    assert all(each.weak and said in each.source for each in offered)
    assert notes == ()


def test_a_name_that_says_no_more_than_the_file_is_not_offered_beside_it() -> None:
    details = by_file("2026-08-17T21:04:33", "+01:00")
    assert len(hints(details, "IMG-20260817-WA0001.jpg")[0]) == 1
    offered, _ = hints(details, "IMG-20260819-WA0001.jpg")
    assert [each.weak for each in offered] == [False, True]
