# SPDX-License-Identifier: Apache-2.0
"""How a row of the lexicon is written, and where it stands in a passage."""

import pytest

from tests.intake.accounts.entry_tables import OFFICERS_ALONE
from vlu_desktop.intake.accounts.grammar_words import lexicon_file, pairs, phrases, word_set
from vlu_desktop.intake.accounts.lexicon_rows import LANES, lexicon_rows
from vlu_desktop.intake.accounts.patterns import Passage, Patterns, Row
from vlu_desktop.intake.accounts.scopes import denies
from vlu_desktop.record.behaviours import BEHAVIOURS

CLASSES = {"home": "house front_door", "all": "@home car", "his": "his her"}


def found(pattern: str, words: str) -> list[tuple[int, int]]:
    rows = Patterns([Row(kind="call", mode="done", pattern=pattern)], CLASSES)
    return [(each.first, each.last) for each in rows.within(Passage(words=words.split()))]


@pytest.mark.parametrize(
    ("pattern", "words", "places"),
    [
        ("rang", "he rang", [(1, 1)]),
        ("rang", "he rang ; rang", [(1, 1), (3, 3)]),
        ("rang|phoned me", "he phoned me", [(1, 2)]),
        ("rang me? twice", "rang twice", [(0, 1)]),
        ("rang me? twice", "rang me twice", [(0, 2)]),
        ("threat*", "he threatened", [(1, 1)]),
        ("threat*", "thread", []),
        ("th*", "the", [(0, 0)]),
        ("at @home", "at the house", []),
        ("at .. @home", "at the house", [(0, 2)]),
        ("at .. @all", "at my front door", [(0, 3)]),
        ("at .. car", "at a b c d car", []),
        ("at ... car", "at a b c d car", [(0, 5)]),
        ("at .. car", "at ; car", []),
        ("rang _ twice", "rang mum twice", [(0, 2)]),
        ("^ rang", "he rang ; rang", [(3, 3)]),
        ("rang $", "rang me ; he rang", [(4, 4)]),
        ("rang again|$", "he rang", [(1, 1)]),
        ("rang again|$", "rang again", [(0, 1)]),
        ("front_door", "the front door", [(1, 2)]),
        ("rang !mum|dad", "rang me", [(0, 0)]),
        ("rang !mum|dad", "rang mum ; rang dad", []),
        ("rang !my_mum twice", "rang my mum", []),
        ("rang !mum", "rang", [(0, 0)]),
    ],
)
def test_a_row_stands_where_it_stands(pattern: str, words: str, places: list[tuple[int, int]]) -> None:
    assert found(pattern, words) == places


def test_a_match_knows_its_size_and_its_row() -> None:
    rows = Patterns([Row(kind="call", mode="done", pattern="rang .. me")], CLASSES)
    (match,) = rows.within(Passage(words=["rang", "for", "me"]))
    assert match.size == 3
    assert match.row.kind == "call"


def test_every_row_is_of_a_kind_and_meant_in_a_known_way() -> None:
    kinds = {each.key for each in BEHAVIOURS}
    for row in lexicon_rows():
        assert row.kind in kinds, row
        assert row.mode in {"done", "thing", "said", "proxy", "either", "beside"}, row


def test_every_row_can_be_compiled() -> None:
    rows = Patterns(lexicon_rows(), pairs("classes"))
    for row in lexicon_rows():
        rows.within(Passage(words=[word for word in row.pattern.replace("|", " ").split() if word.isalpha()]))


def test_every_kind_but_other_has_rows() -> None:
    assert {row.kind for row in lexicon_rows()} == {each.key for each in BEHAVIOURS} - {"other"} - OFFICERS_ALONE


def test_every_lane_has_its_file() -> None:
    assert all(lexicon_file(lane) for lane in LANES)


@pytest.mark.parametrize(
    ("pattern", "own"),
    [("wouldnt let me", True), ("rang me", False), ("no caller id", True), ("note", False), ("not_allowed out", True)],
)
def test_a_denial_of_the_row_itself(pattern: str, own: bool) -> None:
    assert denies(pattern) is own


def test_words_of_the_grammar() -> None:
    assert "said" in word_set("speech.says")
    assert "ditto" in phrases("entry_words.same")
    assert pairs("spellings")["txt"] == "text"
