# SPDX-License-Identifier: Apache-2.0
"""No threat and no violence is read in what is denied, feared, her own or a film's; those that are his are read."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.accounts.entry_tables import entries, sentences
from vlu_desktop.intake.accounts.account_reader import read_account
from vlu_desktop.intake.accounts.kinds_in_words import is_grave


def grave(account: str) -> list[str]:
    return [kind for kind in read_account(account).kinds if is_grave(kind)]


@pytest.mark.parametrize(
    ("family", "account"), sentences("safety.txt"), ids=[row[1] for row in sentences("safety.txt")]
)
def test_no_threat_or_violence(family: str, account: str) -> None:
    assert grave(account) == [], family


@pytest.mark.parametrize(
    ("kind", "account"), sentences("threats.txt"), ids=[row[1] for row in sentences("threats.txt")]
)
def test_a_threat_however_worded(kind: str, account: str) -> None:
    assert kind in read_account(account).kinds


def test_entries_that_are_no_incident_hold_nothing_grave() -> None:
    assert [(each.text, grave(each.text)) for each in entries() if not each.incident and grave(each.text)] == []


DENIED = ("He never said {}", "He has never said {}", "He did not say {}", "nobody said {}", "He didn't once say {}")
THREATS = (
    "he would kill me", "he'd break my legs", "he will burn the house down", "he was going to stab my dad",
    "he would hurt the kids", "I'd be dead by Christmas", "he'd slit my throat", '"I will kill you"', '"you are dead"',
)  # fmt: skip
FEARED = (
    "I am scared {}",
    "afraid that {}",
    "worried {}",
    "what if {}",
    "I dreamt {}",
    "my mum thinks {}",
    "terrified {}",
)
FEARS = (
    "he will kill me", "he strangles me", "he burns the house down", "he will stab my dad", "he hurts the kids",
    "he comes with a knife", "he punches me",
)  # fmt: skip
AROUND = ("", "He rang twice. ", "Text at 3am. ", "Nice day. ", "PC Jones came. ")


@given(st.sampled_from(DENIED), st.sampled_from(THREATS), st.sampled_from(AROUND))
def test_a_denied_threat_is_none(frame: str, threat: str, around: str) -> None:
    assert grave(around + frame.format(threat)) == []


@given(st.sampled_from(FEARED), st.sampled_from(FEARS), st.sampled_from(AROUND))
def test_a_feared_act_is_none(frame: str, fear: str, around: str) -> None:
    assert grave(around + frame.format(fear)) == []


@pytest.mark.parametrize("account", [text for _, text in sentences("threats.txt")])
@pytest.mark.parametrize("denial", ["It is not true that ", "He denies that ", "Nobody says "])
def test_a_denial_before_it_takes_a_threat_away(denial: str, account: str) -> None:
    one = account.replace(". ", ", ").replace(" but ", " and ").replace(" so ", " and ").replace(", then ", " and ")
    assert grave(denial + one[0].lower() + one[1:]) == []


TAKEN_AWAY = (
    "I dreamt {}", "it is not true that {}", "he denies that {}", "what if {}", "in the film {}", "my mum dreamt {}",
    "I was scared that {}", "I am worried that {}", "nobody says {}", "has he ever {}?", "it is not as if {}",
    "I read a book where {}", "if {} I am to ring 999",
)  # fmt: skip
PLAIN = [
    each.text[0].lower() + each.text[1:]
    for each in (*entries(), *entries("slantwise.txt"))
    if any(is_grave(kind) for kind in each.kinds) and not re.search(r'[.;:!?"]|, (?!and)| but | - ', each.text)
]


@pytest.mark.parametrize("frame", TAKEN_AWAY)
def test_every_grave_entry_is_taken_away_by_what_stands_before_it(frame: str) -> None:
    assert len(PLAIN) > 150
    assert [account for text in PLAIN if grave(account := frame.format(text))] == []


@settings(max_examples=150)
@given(st.text(max_size=300))
def test_any_text_is_read_and_always_alike(text: str) -> None:
    assert read_account(text, text) == read_account(text, text)


@given(st.lists(st.sampled_from([word for _, text in sentences("threats.txt") for word in text.split()]), max_size=30))
def test_words_in_any_order_are_read_and_every_reason_is_in_the_account(words: list[str]) -> None:
    account = " ".join(words)
    reading = read_account(account)
    assert all(account[each.start : each.end] == each.words for each in reading.because)
    assert set(reading.kinds) <= {each.what for each in reading.because}
