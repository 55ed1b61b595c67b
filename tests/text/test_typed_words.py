# SPDX-License-Identifier: Apache-2.0
"""What is typed with a slip of the hand still finds a short title, and nothing that only looks a little like it."""

import pytest

from vlu_desktop.text.name_likeness import LONGEST
from vlu_desktop.text.typed_words import nearly_all, nearly_begins


@pytest.mark.parametrize(
    ("typed", "said", "found"),
    [
        ("ruksana", "rukhsana begum-fairweather", True),
        ("rukhsnaa", "rukhsana begum-fairweather", True),
        ("uskhsana", "rukhsana begum-fairweather", True),
        ("begun", "rukhsana begum-fairweather", True),
        ("fairwether ruk", "rukhsana begum-fairweather", True),
        ("incidnet", "add incident record", True),
        ("marsh", "harpreet kaur dhillon-marsh", True),
        ("mursh", "harpreet kaur dhillon-marsh", True),
        ("ann", "ana petrova", False),
        ("0148", "cvl/2022/0149", False),
        ("order", "border", True),
        ("kelly", "kowalczyk", False),
        ("", "anything", True),
        ("w" * 200_000, "w" * 199_999 + "x", False),
    ],
)
def test_a_slip_is_forgiven_in_a_word_of_four_letters_and_never_in_a_number(typed: str, said: str, found: bool) -> None:
    assert nearly_all(typed.split(), said) is found


@pytest.mark.parametrize(
    ("typed", "word", "found"),
    [
        ("mrsh", "marsh", True),
        ("msh", "marsh", False),
        ("mar1", "marsh", False),
        ("xukhsana", "rukhsana", True),
        ("kxkhsana", "rukhsana", False),
        ("xkkhsana", "rukhsana", False),
        ("rukxxana", "rukhsana", True),
        ("rukxxxna", "rukhsana", False),
        ("fairxxa", "fairweather", False),
        ("recordings", "recordin", True),
        ("recordings", "recordi", False),
        ("rukxhysana", "rukhsanabegum", True),
        ("rksanabegu", "rukhsanabegum", True),
        ("rukhxsan", "rukhsan", True),
        ("rukhxs", "rukhsana", True),
        ("w" * (LONGEST - 1) + "x", "w" * LONGEST, True),
        ("w" * LONGEST + "x", "w" * (LONGEST + 1), False),
    ],
)
def test_a_word_of_eight_letters_may_hold_two_slips_and_its_first_two_letters_one(
    typed: str, word: str, found: bool
) -> None:
    assert nearly_begins(word, typed) is found
