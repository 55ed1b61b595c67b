# SPDX-License-Identifier: Apache-2.0
"""Weighs the words of an account, as entries written for it taught, for or against something done to her being told."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from math import fsum

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


def leaning(told: Narrative, doers: Doers) -> float:
    """The sum of what speaks for it and against it, in logits; 0 is as likely as not."""
    return weighed(traits_of(told, doers))


def weighed(traits: Iterable[str]) -> float:
    """The sum of what these weigh, exact in whatever order they come: a set has another in each run."""
    weights, bias = _weights()
    return fsum((bias, *(weights[trait] for trait in traits if trait in weights)))


def traits_of(told: Narrative, doers: Doers) -> set[str]:
    """What the account is weighed by: its words, pairs of them, their classes, who does something in its clauses."""
    return {trait for number in range(len(told.clauses)) for trait in _of_clause(told, doers, number)} | set(
        _of_whole(told)
    )


def _of_clause(told: Narrative, doers: Doers, number: int) -> Iterator[str]:
    clause = told.clauses[number]
    doer = doers.at(number, clause.first + min(2, clause.last - clause.first)).doer.value
    words = ["#" if word.isdigit() else word for word in told.words_of(clause)]
    yield f"<{doer}>"
    if not number:
        yield f"^<{doer}>"
    yield f"^{words[0]}"
    for word in words:
        yield word
        yield f"{doer}:{word}"
        yield from _classes().get(word, ())
    for word, after in pairwise(words):
        yield f"{word} {after}"


def _of_whole(told: Narrative) -> Iterator[str]:
    if told.quotes:
        yield "<quoted>"
    if any(clause.closed == "?" for clause in told.clauses):
        yield "<asks>"
    yield f"<long {min(_LONGEST, len(told.words) // _SIXES)}>"


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
