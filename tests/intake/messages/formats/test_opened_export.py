# SPDX-License-Identifier: Apache-2.0
"""What the formats share: instants, words for the record, and finding the file that a message names."""

from datetime import UTC, datetime

import pytest

from vlu_desktop.dates.when import When
from vlu_desktop.intake.messages.formats.opened_export import (
    MediaFinder,
    at_clock,
    at_moment,
    instant,
    person,
    text_of,
)

NOON = datetime(2024, 7, 1, 11, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "per_second", "found"),
    [
        (1719831600, 1, NOON), ("1719831600", 1, NOON), (1719831600000, 1000, NOON),
        (1719831600000000, 1_000_000, NOON),
        (1719831600.0, 1, NOON), (0, 1, None), (-5, 1, None), (True, 1, None), (None, 1, None), ("later", 1, None),
        (10**30, 1, None), (9 * 10**17, 1, None), (253_400_000_000, 1, None), (float("nan"), 1, None),
        (float("inf"), 1, None), ("٣", 1, None), ([], 1, None),
    ],
)  # fmt: skip
def test_an_instant_is_what_the_export_counts_or_none(value: object, per_second: int, found: datetime | None) -> None:
    assert instant(value, per_second) == found


def test_a_time_is_shown_by_the_clock_here_and_kept_in_words_where_it_is_none() -> None:
    assert at_moment(NOON) == When.at(datetime(2024, 7, 1, 12, 0), instant=NOON)
    assert at_moment(None, "soon") == When.undated("soon")
    assert at_moment(None) is None
    assert at_clock(datetime(2024, 7, 1, 12), "noon") == When.at(datetime(2024, 7, 1, 12), words="noon")
    assert at_clock(datetime(300, 7, 1, 12), "300") == When.undated("300")
    assert at_clock(None, "") is None


def test_words_have_nothing_unseen_in_them() -> None:
    assert text_of("a\x00b\ud800 👍") == "a\u2400b\ufffd 👍"
    assert (text_of(None), text_of(False), text_of(7)) == ("", "", "7")


def test_somebody_is_named_with_the_number_where_it_says_more() -> None:
    assert person("Rowan Ash", "+447700900001") == "Rowan Ash <+447700900001>"
    assert (person("Rowan", "Rowan"), person("", "+447700900001"), person("Rowan", "")) == (
        "Rowan", "+447700900001", "Rowan",
    )  # fmt: skip


MEMBERS = ("top/messages/inbox/rowan_1/photos/a.jpg", "top/messages/inbox/ash_2/photos/b.jpg", "x/c.jpg", "y/c.jpg",
           "top/messages/inbox/rowan_1/message_1.json", "top/messages/inbox/rowan_1/media/d.mp4")  # fmt: skip


@pytest.mark.parametrize(
    ("uri", "member"),
    [
        ("messages/inbox/rowan_1/photos/a.jpg", MEMBERS[0]),
        ("gone/messages/inbox/rowan_1/photos/a.jpg", MEMBERS[0]),
        ("messages/inbox/cedar_3/photos/a.jpg", ""),
        ("./media/d.mp4", MEMBERS[5]),
        ("b.jpg", MEMBERS[1]),
        ("c.jpg", ""),
        ("../../../etc/passwd", ""),
        ("..", ""),
        ("", ""),
        ("none.png", ""),
    ],
)
def test_the_file_that_is_named_is_found_and_no_other(uri: str, member: str) -> None:
    assert MediaFinder(MEMBERS).media(uri, MEMBERS[4]).member == member


def test_media_has_a_name_and_a_kind() -> None:
    finder = MediaFinder(())
    assert (finder.media("a/b.jpg").name, finder.media("a/b.jpg").media_type) == ("b.jpg", "image/jpeg")
    assert finder.media("https://media.example/x.gif").name == "https://media.example/x.gif"
    assert finder.media("x.bin", media_type="audio/ogg").media_type == "audio/ogg"
