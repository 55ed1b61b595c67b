# SPDX-License-Identifier: Apache-2.0
"""What was denied and what was done instead, in one sentence: the one is no conduct, the other is."""

import pytest

from vlu_desktop.intake.accounts.account_reader import read_account

INSTEAD = [
    ("No threats today, just 14 texts", ("text",), "14"),
    ("No threats today just 14 texts.", ("text",), "14"),
    ("Nothing physical, 14 texts", ("text",), "14"),
    ("Not a threat as such, 14 texts", ("text",), "14"),
    ("no calls today, only emails - 6 of them", ("email",), "6"),
    ("no visit today, two letters", ("letter",), "2"),
    ("No shouting this time, just sat outside in his car", ("loiter",), ""),
    ("Nothing today apart from 14 texts", ("text",), "14"),
    ("Apart from 14 texts, nothing today", ("text",), "14"),
    ("Nothing today except 3 missed calls", ("call",), "3"),
    ("No threats today - just texts", ("text",), ""),
    ("No threats today, just said he'd kill me", ("threat-to-kill",), ""),
    ("Never once hit me, just threatened to kill me", ("threat-to-kill",), ""),
]
"""An account; the kinds and the number of what is told against its denial."""


@pytest.mark.parametrize(("account", "kinds", "count"), INSTEAD)
def test_what_was_done_instead_is_read_with_its_number(account: str, kinds: tuple[str, ...], count: str) -> None:
    read = read_account(account)
    assert read.kinds == kinds
    assert (str(read.count.number) if read.count else "") == count


@pytest.mark.parametrize(
    "account",
    [
        "No threats today",
        "No calls, texts or visits today",
        "Didn't text me, didn't ring me",
        "Not one call, not one text",
        "He did not hit me, just as I'd feared",
        "He never threatened to kill me, just wanted to talk",
        "He never said he would kill me, just that he was upset",
        "didn't threaten to kill me, hurt me or burn the house down, just shouted",
        "I haven't heard from him, 3 weeks now",
        "There is no question of 14 texts",
        "I'm not sure if he only texts me",
        "He never just rings. Nothing",
    ],
)
def test_a_denial_goes_on_over_what_is_set_against_nothing(account: str) -> None:
    read = read_account(account)
    assert (read.kinds, read.count) == ((), None)
