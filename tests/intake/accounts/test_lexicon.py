# SPDX-License-Identifier: Apache-2.0
"""Every row of the lexicon can be reached: words in which it stands are found to be its own."""

import pytest

from tests.intake.accounts.lexicon_sentences import first, words_of
from vlu_desktop.intake.accounts.lexicon_rows import LANES, lexicon_rows, narrated, spoken
from vlu_desktop.intake.accounts.patterns import Passage
from vlu_desktop.intake.accounts.word_classes import CLASSES


def test_every_row_is_reached() -> None:
    unreached = []
    for row in lexicon_rows():
        patterns = spoken() if row.mode == "said" else narrated()
        found = patterns.within(Passage(words=words_of(row, first).split()))
        if row not in [each.row for each in found]:
            unreached.append(row.pattern)
    assert unreached == []


def test_no_row_stands_twice() -> None:
    rows = [(row.kind, row.mode, row.pattern) for row in lexicon_rows()]
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_every_class_of_words_is_used(name: str) -> None:
    used = {
        choice[1:]
        for row in lexicon_rows()
        for element in row.pattern.split()
        for choice in element.lstrip("!").rstrip("?").split("|")
        if choice.startswith("@")
    }
    assert name in used | {"child", "family", "friend", "partner", "abuse"}


def test_the_lanes_are_those_of_the_files() -> None:
    assert len(LANES) == 7
