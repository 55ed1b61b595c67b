# SPDX-License-Identifier: Apache-2.0
"""A mark is found on its page by the words beside it, as they left: nothing that was cut stands among them."""

import pytest

from vlu_desktop.disclosure.masking import Cut, Masker, mark
from vlu_desktop.record.conduct import Incident

TEXT = "0123456789"
CUT: Cut = (2, 4, "W1", "an address")
MARK = mark("W1")


def masker() -> Masker:
    made = object.__new__(Masker)
    made._untold = False
    made.marks = []
    return made


@pytest.mark.parametrize(
    ("start", "end", "cuts", "left"),
    [
        (0, 10, [CUT], f"01{MARK}456789"),
        (3, 10, [CUT], "456789"),
        (0, 3, [CUT], "01"),
        (2, 4, [CUT], MARK),
        (4, 10, [CUT], "456789"),
        (0, 2, [CUT], "01"),
        (1, 5, [CUT], f"1{MARK}4"),
        (3, 7, [CUT, (6, 8, "W1", "a number")], "45"),
        (3, 10, [(1, 4, "W1", "a"), (2, 6, "W1", "b")], "6789"),
        (0, 3, [(1, 4, "W1", "a"), (2, 6, "W1", "b")], "0"),
        (5, 7, [CUT], "56"),
        (0, 10, [(0, 1, "W1", "a"), (9, 10, "W1", "b")], f"{MARK}12345678{MARK}"),
    ],
)
def test_a_passage_as_it_left_has_nothing_of_a_cut_over_its_edge(
    start: int, end: int, cuts: list[Cut], left: str
) -> None:
    assert masker()._left_between(TEXT, start, end, cuts) == left


@pytest.mark.parametrize(("at", "before", "after"), [(40, 24, 24), (10, 10, 24), (90, 24, 5)])
def test_so_many_letters_beside_it_are_kept(at: int, before: int, after: int) -> None:
    text = "".join(chr(0x4E00 + n) for n in range(100))
    cut: Cut = (at, at + 5, "W1", "an address")
    made = masker()
    made._note(Incident(), "account", text, cut, [cut])
    [found] = made.marks
    assert (found.before, found.shown, found.after) == (text[at - before : at], MARK, text[at + 5 : at + 5 + after])
