# SPDX-License-Identifier: Apache-2.0
"""A marked passage stays on its words while a text is edited, and covers rather too much than too little."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlu_desktop.text.mark_positions import moved

BEFORE = "I moved away. I live by the church. I sleep badly."
MARKED = (14, 35)


@pytest.mark.parametrize(
    ("after", "left"),
    [
        (BEFORE, "I live by the church."),
        ("In May " + BEFORE, "I live by the church."),
        (BEFORE + " Always.", "I live by the church."),
        (BEFORE.replace("moved", "have moved"), "I live by the church."),
        (BEFORE.replace("the church", "the old church"), "I live by the old church."),
        ("I sleep badly. I live by the church. I moved away.", "I live by the church."),
        (BEFORE.replace("church. I sleep badly.", "mill."), "I live by the mill"),
        (BEFORE.replace("away. I live", "off. I dwell"), "off. I dwell by the church."),
    ],
)
def test_a_passage_goes_with_its_words(after: str, left: str) -> None:
    assert BEFORE[slice(*MARKED)] == "I live by the church."
    found = moved(*MARKED, BEFORE, after)
    assert found is not None
    assert left in after[slice(*found)]
    assert len(after[slice(*found)]) <= len(left) + 6


@pytest.mark.parametrize("after", ["", "I moved away. I sleep badly.", "Nothing of it is left at all"])
def test_a_passage_that_is_gone_has_no_place(after: str) -> None:
    assert moved(*MARKED, BEFORE, after) is None


@pytest.mark.parametrize(
    ("marked", "before", "after", "found"),
    [
        ((0, 4), "abcd", "abcd", (0, 4)),
        # What is written in or away right beside it is none of it.
        ((0, 2), "abcd", "abXcd", (0, 2)),
        ((2, 4), "abcd", "abXcd", (3, 5)),
        ((1, 3), "Xbcd", "bcd", (0, 2)),
        # The change is all of it, or within it up to one of its ends.
        ((2, 4), "abXYcd", "abZcd", (2, 3)),
        ((2, 4), "abXYcd", "abcd", None),
        ((1, 4), "abXYcd", "abcd", (1, 2)),
        ((2, 5), "abXYcd", "abcd", (2, 3)),
        ((2, 5), "abXYcd", "abZcd", (2, 4)),
        ((1, 4), "abXYcd", "abZcd", (1, 3)),
        # Of places where it stands whole now the nearest.
        ((14, 17), "KEY aaaa bbbb KEY cc", "KEY aaaa KEY bbbb cc", (9, 12)),
        ((2, 5), "zzKEY", "KEYq", (0, 3)),
        ((2, 3), "q K", "KK z", (1, 2)),
        ((3, 3), "abXYZcd", "abQcd", None),
        # Cut at an end: four letters or a quarter of it must be left.
        ((0, 8), "abcdWXYZ12", "abcdQ", (0, 5)),
        ((0, 7), "abcWXYZ12", "abcQ", None),
        ((0, 20), "abcde" + "W" * 15 + "12", "abcdeQ", (0, 6)),
        ((0, 20), "abcd" + "W" * 16 + "12", "abcdQ", None),
        ((2, 10), "12WXYZabcd", "Qabcd", (0, 5)),
        ((2, 9), "12WXYZabc", "Qabc", None),
    ],
)
def test_where_a_passage_stands_after_one_change(
    marked: tuple[int, int], before: str, after: str, found: tuple[int, int] | None
) -> None:
    assert moved(*marked, before, after) == found


@given(
    st.text(max_size=30),
    st.text(min_size=1, max_size=12),
    st.text(max_size=30),
    st.text(max_size=9),
    st.integers(0, 72),
)
def test_what_is_written_into_a_text_uncovers_nothing(head: str, kept: str, tail: str, more: str, at: int) -> None:
    before = head + kept + tail
    at = min(at, len(before))
    after = before[:at] + more + before[at:]
    found = moved(len(head), len(head) + len(kept), before, after)
    assert found is not None
    inside = after[slice(*found)]
    assert kept in inside or (inside.startswith(kept[0]) and inside.endswith(kept[-1]))
