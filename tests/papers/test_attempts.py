# SPDX-License-Identifier: Apache-2.0
"""What was attempted stands in every paper as attempted, and in none as done."""

import re

from tests.papers.example_documents import documents_of
from vlu_desktop.typeset.text_twin import write_text

CASE = "CVL/2025/0014"
"""The case of the example with a stone that missed the window; nothing of her home was ever damaged in it."""
ATTEMPT, DONE = "attempted damage to the home", "damage to the home"


def test_a_stone_that_missed_is_no_damage_in_any_paper() -> None:
    told = {name: " ".join(write_text(tree).split()).lower() for name, tree in documents_of(CASE).items()}
    assert {name for name, text in told.items() if ATTEMPT in text} >= {
        "social-history for court full",
        "social-history for parole full",
        "social-history for internal full",
        "chronology for internal",
    }
    for name, text in told.items():
        assert not re.search(DONE, text.replace(ATTEMPT, "")), name
