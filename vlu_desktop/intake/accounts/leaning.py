# SPDX-License-Identifier: Apache-2.0
"""Weighs the words of an account, as entries written for it taught, for or against something done to her being told."""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from math import fsum
from typing import NamedTuple

from vlu_desktop.intake.accounts.clauses import Narrative
from vlu_desktop.intake.accounts.doers import Doers
from vlu_desktop.intake.accounts.grammar_words import lexicon_file
from vlu_desktop.intake.accounts.word_classes import CLASSES

_SHARED = (
    "family friend child partner abuse home elsewhere vehicle window carpart stuff pet keys weapon body offi bodies"
).split()
"""Classes of words that count as one, beside each word by itself."""
_SIXES = 6
_LONGEST = 5
AGAINST = -3.0
"""Below this nothing is told of, though a row of the lexicon stands in it."""
DOUBTED = -0.75
"""Below this a clause that seems to tell of conduct, without a kind of it, does not."""
FOR = 2.0
"""Above this something is told, though no clause shows it by its grammar."""
SURELY_FOR = 3.0
"""The same where no clause could be of something he did."""


class _Known(NamedTuple):
    """Words that a trait with a doer, or with the word behind them, was learnt of."""

    of_doer: frozenset[str]
    of_pair: frozenset[str]


def leaning(told: Narrative, doers: Doers) -> float:
    """The sum of what speaks for it and against it, in logits; 0 is as likely as not."""
    return weighed(traits_of(told, doers, _known()))


def weighed(traits: Iterable[str]) -> float:
    """The sum of what these weigh, exact in whatever order they come: a set has another in each run."""
    weights, bias = _weights()
    return fsum([bias, *[weights[trait] for trait in traits if trait in weights]])


def traits_of(told: Narrative, doers: Doers, known: _Known | None = None) -> set[str]:
    """What the account is weighed by: its words, pairs of them, their classes, who does something in its clauses; where
    it is told what is `known`, no others than may weigh anything.
    """
    found: set[str] = set()
    for number in range(len(told.clauses)):
        _add_clause(found, told, doers, number, known)
    if told.quotes:
        found.add("<quoted>")
    if any(clause.closed == "?" for clause in told.clauses):
        found.add("<asks>")
    found.add(f"<long {min(_LONGEST, len(told.words) // _SIXES)}>")
    return found


def _add_clause(found: set[str], told: Narrative, doers: Doers, number: int, known: _Known | None) -> None:
    clause, classes = told.clauses[number], _classes()
    doer = doers.at(number, clause.first + min(2, clause.last - clause.first)).doer.value
    words = ["#" if word.isdigit() else word for word in told.words_of(clause)]
    found.add(f"<{doer}>")
    if not number:
        found.add(f"^<{doer}>")
    found.add(f"^{words[0]}")
    found.update(words)
    for word in words:
        if known is None or word in known.of_doer:
            found.add(f"{doer}:{word}")
        if word in classes:
            found.update(classes[word])
    for word, after in pairwise(words):
        if known is None or word in known.of_pair:
            found.add(f"{word} {after}")


@cache
def _known() -> _Known:
    weights, _ = _weights()
    return _Known(
        of_doer=frozenset(trait.partition(":")[2] for trait in weights),
        of_pair=frozenset(trait.partition(" ")[0] for trait in weights if " " in trait),
    )


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in _SHARED:
        for word in CLASSES[name].split():
            if f"@{name}" not in found.get(word, ()):
                found[word] = (*found.get(word, ()), f"@{name}")
    return found


@cache
def _weights() -> tuple[dict[str, float], float]:
    data = lexicon_file("leaning")
    pairs = (line.split(" ", 1) for line in data["weights"].splitlines() if line)
    return {trait: float(weight) for weight, trait in pairs}, data["bias"]
