# SPDX-License-Identifier: Apache-2.0
"""How many: as sure as it is told, only of messages and occasions, and never where nothing is counted."""

import pytest

from tests.intake.accounts.entry_tables import HERE
from vlu_desktop.intake.accounts.account_reader import read_account

TOLD = [
    ("texted 30 times", "30"),
    ("he rang 14 times before 8am", "14"),
    ("text x 8", "8"),
    ("text x8", "8"),
    ("silent call x 6, no caller ID", "6"),
    ("Calls: 15", "15"),
    ("emails: 102 since Friday", "102"),
    ("rang twice", "2"),
    ("he texted three or four times", ">=3"),
    ("3-4 texts", ">=3"),
    ("3 to 5 calls", ">=3"),
    ("4 or 2 calls", "2"),
    ("five texts and two calls", "7"),
    ("4 calls and 3 voicemails since lunch", "7"),
    ("half a dozen texts", "6"),
    ("a dozen calls", "12"),
    ("two dozen texts", "24"),
    ("three hundred texts", "300"),
    ("twenty five texts", "25"),
    ("thirty texts", "30"),
    ("a hundred texts", "100"),
    ("a couple of texts", "~2"),
    ("about 10 texts", "~10"),
    ("30-odd texts", "~30"),
    ("20ish calls", "~20"),
    ("rang ten times or so", "~10"),
    ("he rang, must have been 5 times", "~5"),
    ("he rang, must of been 5 times", "~5"),
    ("rang on and off, I'd guess 20-odd", "~20"),
    ("more than 40 texts", ">=40"),
    ("more than 2 texts", ">=3"),
    ("over 50 emails", ">=50"),
    ("upwards of 20 calls", ">=20"),
    ("at least 10 texts", ">=10"),
    ("minimum 3 calls", ">=3"),
    ("40+ texts", ">=40"),
    ("10 texts or more", ">=10"),
    ("abuse by text. must be 20+ of them", ">=20"),
    ("blocked him so now he emails. 3 or 4 today", ">=3"),
    ("he liked 6 of my photos", "6"),
    ("1p into my bank. Reference: UNBLOCK ME. 9 of these", "9"),
    ("a score of texts", "20"),
    ("a thousand texts", "1000"),
    ("three maybe four texts", ">=3"),
    ("3 texts and 2 texts more", "5"),
    ("3 times in one call he said sorry", "3"),
    ("3 times in that one call he said sorry", "3"),
    ("6 of the texts were vile", "6"),
    ("5 of his letters", "5"),
    ("12 more silent calls", "12"),
    ("4 calls at least", ">=4"),
    ("5 texts and counting", ">=5"),
    ("5 texts or thereabouts", "~5"),
    ("10 calls approx", "~10"),
    ("15 plus calls", ">=15"),
    ("he texted 3 times and rang 3 times", "3"),
    ("2 calls, 2 texts", "4"),
    ("rang at 9 and 10", "2"),
    ("twenty texts", "20"),
    ("twenty nine calls", "29"),
    ("1 more new horrible nasty text", "1"),
    ("one in the morning he sent one text", "1"),
    ("rang at midnight and noon", "2"),
    ("texts: 4", "4"),
    ("texts, about 9", "~9"),
    ("40 of these texts", "40"),
    ("rang at 9, 10.15 and 11", "3"),
    ("he rang at 1am, 2am and 3am", "3"),
    ("one WhatsApp today", "1"),
    ("3 times in the one call he said he'd smash my face in", "3"),
    ("14 missed calls. 14 calls!", "14"),
    ("about 5 calls and at least 3 texts", "~8"),
    ("logged into my email 4x", "4"),
    ("rang 14x", "14"),
    ("3 x missed calls", "3"),
    ("five hang ups today", "5"),
    ("no fewer than 8 hang ups before dinner", ">=8"),
    ("not less than 8 calls", ">=8"),
    ("a good dozen withheld calls", "~12"),
    ("getting on for thirty calls", "~30"),
    ("six or so calls", "~6"),
    ("let my tyres down thrice", "3"),
    ("1,200 messages in a month", "1200"),
    ("he liked 40-odd of my pics", "~40"),
    ("Got on the same bus as me four mornings this week", "4"),
    ("stood outside my house three nights running", "3"),
    ("Rang 7 times Monday, 7 Tuesday, 8 today", "22"),
    ("He parked opposite. Log: 0810, 1215, 1540, 2205.", "4"),
    ("calls at 3am and 4.15am", "2"),
    ("15:02 call. 15:03 call. 15:07 call. 15:30 text", "3"),
    ("two calls from him, one text from my mum", "2"),
    ("Lads on his crew sat outside. I have logged 8 visits", "8"),
    ("Rang 07.05, 07.40, 08.15. Let it ring", "3"),
    ("21.15 x3, 22.40 x2", "5"),
    ("He turned up at one, then half two, then quarter past four", "3"),
    ("Texts, 17 of them between tea and bedtime", "17"),
    ("he sent me text after text. 12 of them", "12"),
    ("between 20 and 30 missed calls", ">=20"),
    ("Texts: Mon 5, Tue 2, Wed 1", "8"),
    ("He rang the office 6 times (Mon 2, Tue 4)", "6"),
    ("a couple of dozen withheld calls", "~24"),
    ("texted all night, I stopped counting at 40", ">=40"),
    ("he followed me home both times", "2"),
    ("he must have emailed me fifty times since I left", "50"),
    ("one hundred and twenty texts", "120"),
    ("emails from him since Friday, sixty or so", "~60"),
    ("he rang me, but only the once", "1"),
    ("he came up to me in the queue and then again on the platform", "2"),
    ("a text at 6, another at 7 and another at nine", "3"),
    ("he has made 8 new accounts to message me", "8"),
    ("rang, there must have been getting on for thirty calls", "~30"),
    ("He texted on Monday, Tuesday and Friday", "3"),
    ("he rang once at nine and once at ten", "2"),
    ("3 nights he has sat opposite with his fag", "3"),
    ("I was followed twice in the night", "2"),
    ("he followed me on three separate days", "3"),
    ("he sat outside in his car on 4 evenings", "4"),
    ("nigh on a hundred texts", "~100"),
    ("just short of 50 calls", "~50"),
    ("15, 16 texts", ">=15"),
    ("0215 0230 0245 calls from him", "3"),
    ("texts from him. There were 19 of them, all vile", "19"),
    ("rang every ten minutes", "?"),
    ("followed by 3 texts from him", "3"),
    ("drove by three times", "3"),
    ("9-12 texts", ">=9"),
    ("he rang twice as I was leaving", "2"),
    ("umpteen emails", "?"),
    ("every morning a text with just a number. 12. 11. 10. Today 9.", "?"),
    ("texts all night", "?"),
    ("he keeps ringing", "?"),
    ("loads of texts", "?"),
    ("every day that week he followed me", "?"),
]
UNTOLD = [
    "he rang",
    "he rang again",
    "two lads came to the door for him",
    "his mates came in the shop, 3 of them, and said drop it",
    "followed me for 40 minutes",
    "third time this month he has followed me",
    "that makes 4 texts he said",
    "he rang at 9",
    "I rang 101 twice. He followed me",
    "he got 26 months",
    "Been sick twice",
    "chalk on my path. 9. Yesterday it was 10",
    "he has 1,200 reasons to follow me",
    "he followed me 20",
    "zero texts",
    "another one of those calls where nobody speaks",
    "he kept me there for two hours",
    "he followed me for 5 days",
    "he moved in two doors down",
    "he rang on the 12th, 13.50 was the price of the taxi",
    "he texted, 3 of them came for me",
    "texts, I saw 3 of them follow me",
    "7 more new other nasty horrible texts",
    "he followed me two or",
    "he followed me at number 4 texts",
    "five my texts",
    "he texted 12345 times",
    "my son (9) saw him text me",
    "he posted about me, 300 likes",
    "Rang 101, then rang them again, no one picks up. 3 times I tried",
    "The lady from Women's Aid rang me twice about the group",
    "I thought he'd stopped. It was two in the morning when he rang",
    "Knew what time I'd gone to bed and that I'd been up twice in the night",
    "2 calls today, both the solicitor",
    "8 March he texted between 20.02 and 23.47",
]


OTHERS = [
    line for line in (HERE / "other_numbers.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]
"""Numbers of other sorts, each as somebody writes it behind or before what he did."""
BEHIND = [
    "He rang me{}", "He texted me{}", "He followed me home{}", "He sat outside my house{}", "He sent me an email{}",
    "He came to the door{}", "He shouted at me{}", "Text from him{}", "Another call{}", "He punched me{}",
    "His mate came up to me{}", "Silent call{}", "He messaged my sister{}",
]  # fmt: skip
BEFORE = [
    "{} he rang me",
    "{}, he followed me home",
    "{} - texts from him",
    "{}: he texted me",
    "{} and he rang my mum",
]
JOINS = [" ", ", ", ". ", " - "]


@pytest.mark.parametrize("start", range(0, len(OTHERS), 50))
def test_a_number_of_another_sort_beside_an_act_is_no_count(start: int) -> None:
    invented = []
    for n, other in enumerate(OTHERS[start : start + 50], start):
        capital = f"{other[0].upper()}{other[1:]}"
        join = JOINS[n % len(JOINS)]
        behind = BEHIND[n % len(BEHIND)].format(f"{join}{capital if join == '. ' else other}")
        for account in (behind, BEFORE[n % len(BEFORE)].format(capital)):
            found = read_account(account).count
            if found is not None and found.number is not None:
                invented.append((account, found.to_text()))
    assert invented == []


FIGURES = [
    "At 9 calls started again", "At 10.15 texts from him began", "21:40 texts from him",
    "On 12/04/2025 calls started", "In 2019 texts from him began", "Wanting £50 calls started again",
    "£9.99 texts from him", "Ten to nine calls began", "At half two calls started again",
    "Log 318 calls started again", "Week 3 texts from him", "2025-06-02 calls started", "6ft 2 calls started",
    "1430 texts from him", "Until 2 texts from him", "In aisle 3 texts from him began",
]  # fmt: skip


@pytest.mark.parametrize("account", FIGURES)
def test_a_figure_that_happens_to_stand_before_what_is_counted(account: str) -> None:
    found = read_account(account).count
    assert found is None or found.number is None


@pytest.mark.parametrize(("account", "count"), TOLD)
def test_a_number_told(account: str, count: str) -> None:
    found = read_account(account).count
    assert found is not None
    assert found.to_text() == count


@pytest.mark.parametrize("account", UNTOLD)
def test_a_number_of_something_else_is_no_count(account: str) -> None:
    found = read_account(account).count
    assert found is None or found.number is None


def test_the_words_of_a_number_are_its_reason() -> None:
    reading = read_account("He sent five abusive texts and two emails")
    assert [each.words for each in reading.because if each.what == "count"] == ["five abusive texts", "two emails"]


def test_a_repeated_entry_needs_to_name_nothing_it_counts() -> None:
    found = read_account("same again but five", "he texted me twice").count
    assert found is not None
    assert found.to_text() == "5"
