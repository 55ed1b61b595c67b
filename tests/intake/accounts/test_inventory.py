# SPDX-License-Identifier: Apache-2.0
"""The reader against an inventory of how each kind is told, and of what is like it and is none."""

from tests.intake.accounts.entry_tables import OFFICERS_ALONE, sentences
from tests.intake.accounts.learn_leaning import labelled, learn, written
from vlu_desktop.intake.accounts.account_reader import read_account
from vlu_desktop.intake.accounts.grammar_words import lexicon_file
from vlu_desktop.intake.accounts.kinds_in_words import is_grave
from vlu_desktop.record.behaviours import BEHAVIOURS

INVENTORY = sentences("inventory.txt")
TELLING = [(kinds.split(","), text) for kinds, text in INVENTORY if kinds[0] not in "-!"]
NOT_TELLING = [text for kinds, text in INVENTORY if kinds == "-"]
LIKE_IT = [(kinds[1:], text) for kinds, text in INVENTORY if kinds.startswith("!")]


def test_every_kind_but_other_conduct_has_its_ways() -> None:
    named = {kind for kinds, _ in TELLING for kind in kinds}
    assert {kind.key for kind in BEHAVIOURS} - named == OFFICERS_ALONE


def test_most_ways_of_telling_a_kind_are_read() -> None:
    met = sum(kind in read_account(text).kinds for kinds, text in TELLING for kind in kinds)
    assert met >= 0.7 * sum(len(kinds) for kinds, _ in TELLING)


def test_most_are_seen_as_incidents() -> None:
    seen = [text for _, text in TELLING if read_account(text).incident is not False]
    assert len(seen) >= 0.9 * len(TELLING)


def test_no_threat_and_no_violence_is_read_where_nothing_is_told() -> None:
    assert [text for text in NOT_TELLING if any(map(is_grave, read_account(text).kinds))] == []


def test_most_of_what_tells_of_nothing_is_no_incident() -> None:
    quiet = [text for text in NOT_TELLING if read_account(text).incident is False]
    assert len(quiet) >= 0.75 * len(NOT_TELLING)


def test_most_of_what_is_only_like_a_kind_is_none_of_it() -> None:
    kept_out = [text for kind, text in LIKE_IT if kind not in read_account(text).kinds]
    assert len(kept_out) >= 0.75 * len(LIKE_IT)


def test_the_weights_are_those_that_the_tables_teach() -> None:
    weights, bias = learn(labelled())
    lines = lexicon_file("leaning")["weights"].splitlines()
    held = {trait: float(weight) for weight, trait in (line.split(" ", 1) for line in lines if line)}
    assert abs(bias - lexicon_file("leaning")["bias"]) <= 0.02
    assert max(abs(weights.get(trait, 0.0) - held.get(trait, 0.0)) for trait in weights | held) <= 0.1
    assert written(weights, bias).count("\n") == len(weights) + 4
