# SPDX-License-Identifier: Apache-2.0
"""Every threat and violence of the lexicon is taken away by every denial, fear, wish of hers and word of another's."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.accounts.lexicon_sentences import first, words_of
from vlu_desktop.intake.accounts.account_reader import read_account
from vlu_desktop.intake.accounts.kinds_in_words import is_grave
from vlu_desktop.intake.accounts.lexicon_rows import lexicon_rows
from vlu_desktop.intake.accounts.patterns import Row

GRAVE = tuple(row for row in lexicon_rows() if is_grave(row.kind))
DENIED = (
    "he never {}", "he has never {}", "he did not {}", "it is not true that he {}", "he denies that he {}",
    "nobody {}", "he hasn't {}", "he didn't {}", "he never once {}", "I am not saying he {}", "there was no {}",
    "no one {}", "he has not {} or anything like that",
)  # fmt: skip
FEARED = (
    "I am scared he will {}", "I was afraid that he {}", "I dreamt he {}", "what if he {}", "I worry that he {}",
    "I am terrified he is going to {}", "my mum is worried he will {}", "I keep imagining he {}",
    "nightmare again where he {}", "I am frightened he might {}", "I thought he was going to {}", "I think he will {}",
)  # fmt: skip
HER_OWN = (
    "I said I would {}", "I told him I would {}", "I wanted to {}", "I threatened to {} myself", "I wish I could {}",
    "I felt like I would {}",
)  # fmt: skip
OTHERS = (
    "in the film he {}", 'my mum said "{}"', 'the judge said "{}"', 'I said "{}"', "in the book a man {}",
    "the programme where he {}", "PC Jones asked has he ever {}?", "the form asked if he had ever {}",
    'my solicitor said "{}"', "if he {} I am to ring 999", "I remember when he {}", "years ago he {}",
)  # fmt: skip
FRAMES = (*DENIED, *FEARED, *HER_OWN, *OTHERS)
CHARGED = "he was charged that he {}"
LIFE = {"murder", "attempted-murder"}
"""Kinds that a charge alone tells: a court would not have it otherwise."""


def graves(account: str) -> list[str]:
    return [kind for kind in read_account(account).kinds if is_grave(kind)]


def _is_told(row: Row, frame: str) -> bool:
    """Whether a frame takes nothing from a row: "never last" is a threat, "did not stop breathing" is no denial, and
    what she said is over where the row itself goes on with "and he".
    """
    if frame in HER_OWN and "and|but he|" in row.pattern:
        return True
    words = set(re.split(r"[ |_?!]", row.pattern))
    return frame in DENIED and (row.denies or not words.isdisjoint({"last", "breath", "breathe", "stopped"}))


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.soak)])
@pytest.mark.parametrize("frame", FRAMES)
def test_every_row_is_taken_away(frame: str, every: int) -> None:
    """Every row by ten frames in each run, some of each kind; by all of them in soak."""
    rows = [row for row in GRAVE[FRAMES.index(frame) % every :: every] if not _is_told(row, frame)]
    assert len(rows) > 500 // every
    assert [account for row in rows if graves(account := frame.format(words_of(row, first)))] == []


def test_a_charge_tells_only_of_a_life_taken_or_tried_for() -> None:
    told = {kind for row in GRAVE for kind in graves(CHARGED.format(words_of(row, first)))}
    assert told <= LIFE


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(GRAVE), st.sampled_from(FRAMES), st.data())
def test_every_wording_of_every_row_is_taken_away(row: Row, frame: str, data: st.DataObject) -> None:
    wording = words_of(row, lambda many: data.draw(st.integers(0, many - 1)))
    if not _is_told(row, frame):
        assert graves(frame.format(wording)) == []


@pytest.mark.parametrize("frame", ["he {}", 'he said "{}"', "his brother {}"])
def test_most_rows_are_told_where_nothing_takes_them_away(frame: str) -> None:
    assert sum(bool(graves(frame.format(words_of(row, first)))) for row in GRAVE) > 150
