# SPDX-License-Identifier: Apache-2.0
"""Which kinds of conduct the words of a column of kinds name: whole words, the longest first, and not where denied."""

import pytest

from vlu_desktop.intake.accounts.kind_suggestions import suggest_kinds
from vlu_desktop.record.behaviours import BEHAVIOURS

NAMED: list[tuple[str, set[str]]] = [
    ("", set()),
    ("Silent call", {"silent-call"}),
    ("TEXTS", {"text"}),
    ("text-message", set()),
    ("Abusive", {"abusive-message"}),
    ("threats to kill", {"threat-to-kill"}),
    ("Threat", {"threat-violence"}),
    ("threat to kill. Threat", {"threat-to-kill", "threat-violence"}),
    ("threatened to tell", {"threat-expose"}),
    ("hit with a knife", {"weapon-used"}),
    ("with a knife", {"weapon-used"}),
    ("stabbed with", {"weapon-used"}),
    ("You’ll be sorry", {"threat-indirect"}),
    # A phrase whose beginning alone is there, and one that goes on beyond the words.
    ("left a", set()),
    ("brake", set()),
    # A stem stands for the words that it begins.
    ("strangles", {"strangulation"}),
    ("suffocated", {"strangulation"}),
    ("suffocating", {"strangulation"}),
    ("suffocation", {"strangulation"}),
    ("isolates", {"isolate"}),
    ("abducted", {"abduction"}),
    ("suffocations", set()),
    ("knifes", set()),
    ("left a messages", set()),
    ("other conduct", set()),
    # What is denied, by one of the two words before.
    ("did not hit", set()),
    ("not once hit", set()),
    ("not at all hit", {"assault"}),
    ("hit not", {"assault"}),
    ("not hit but parked", {"loiter"}),
    # Those that are about others need a word of doing before the person.
    ("my sister", set()),
    ("called my sister", {"call", "family-harassed"}),
    ("called about my sister", {"call", "family-harassed"}),
    ("called at home my sister", {"call", "family-harassed"}),
    ("called there at home my sister", {"call"}),
    ("my sister called", {"call"}),
    ("called not my sister", {"call"}),
    ("rang my", {"call"}),
    ("rang my lawyer", {"call"}),
    ("rang my new partner", {"call", "family-harassed", "partner-harassed"}),
    ("threatened my mother", {"threat-violence", "threat-other", "family-harassed"}),
    ("threatened her aunt", {"threat-violence", "threat-other"}),
    ("threatened his cousin", {"threat-violence", "threat-other"}),
    ("threatened her", {"threat-violence"}),
    ("threatened her car", {"threat-violence"}),
    ("threatened his car", {"threat-violence"}),
    ("punched my boss", {"assault", "assault-other", "employer-contact"}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kinds"), NAMED)
def test_the_kinds_that_words_name(words: str, kinds: set[str]) -> None:
    assert set(suggest_kinds(words)) == kinds


def test_each_kind_but_that_of_everything_else_is_named_by_its_label() -> None:
    """Those about others have a word of doing in it, but for the two whose doing is a noun."""
    assert {kind.key for kind in BEHAVIOURS if kind.key not in suggest_kinds(kind.label)} == {
        "other", "threat-other", "assault-other",
    }  # fmt: skip


DENIED = "not never without no didn't hasn't wasn't don't doesn't couldn't nothing"
DONE = (
    "rang rings ringing called calls phoned texted messaged emailed contacted contacting threatened followed harassed "
    "harassing approached visited abused attacked hit punched assaulted pestered bothered messaging texting calling "
    "phoning writing wrote"
)
CLOSE = (
    "mother mum mam mom father dad parents sister brother son daughter child children kids family friend friends "
    "partner boyfriend girlfriend husband wife nan gran aunt uncle cousin neighbour colleague boss manager new"
)


def test_every_word_that_denies_or_does_or_names_somebody_close() -> None:
    for word in DENIED.split():
        assert suggest_kinds(f"he {word} parked") == (), word
    for word in DONE.split():
        assert "family-harassed" in suggest_kinds(f"he {word} her parents"), word
    for word in CLOSE.split():
        assert "assault-other" in suggest_kinds(f"hit my {word}"), word


@pytest.mark.parametrize("word", "attempt attempted attempting attempts try tried tries trying".split())
def test_what_was_tried_is_suggested_as_tried(word: str) -> None:
    assert suggest_kinds(f"{word} some arson") == ("attempted-arson",)
    assert suggest_kinds(f"arson {word}") == ("arson",)


def test_the_kinds_of_several_texts_stand_in_the_order_of_the_table() -> None:
    assert suggest_kinds("stabbed", "", "parked and rang") == ("call", "loiter", "weapon-used")
    assert suggest_kinds() == ()


def test_only_so_many_words_are_read() -> None:
    assert suggest_kinds("x " * 19_999 + "parked") == ("loiter",)
    assert suggest_kinds("x " * 20_000 + "parked") == ()
