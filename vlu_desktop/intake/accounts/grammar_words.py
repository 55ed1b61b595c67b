# SPDX-License-Identifier: Apache-2.0
"""Reads the words the grammar works with from the lexicon: sets of words, phrases in order, and pairs."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any


@cache
def lexicon_file(name: str) -> dict[str, Any]:
    """A file of the lexicon, by its name without the ending."""
    folder = resources.files("vlu_desktop.intake.accounts").joinpath("lexicon")
    return tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def word_set(key: str) -> frozenset[str]:
    """The set of words of that key of grammar.toml, as "speech.says"."""
    return frozenset(_grammar(key).split())


class Phrases(tuple[str, ...]):
    """Phrases in their order, and by their first and their second word ("" where there is none)."""

    begun: dict[str, dict[str, tuple[str, ...]]]

    def __new__(cls, texts: Iterable[str]) -> "Phrases":
        made = super().__new__(cls, texts)
        made.begun = {}
        for phrase in made:
            first, second = [*phrase.split(), ""][:2]
            afters = made.begun.setdefault(first, {})
            afters[second] = (*afters.get(second, ()), f" {phrase} ")
        return made


def phrases(key: str) -> Phrases:
    """The phrases of that key of grammar.toml, in their order."""
    return Phrases(_grammar(key))


def holds(said: str, phrases: Phrases) -> bool:
    """Whether one of the phrases stands in words that have a blank before each and behind the last."""
    begun, words = phrases.begun, said.split()
    if begun.keys().isdisjoint(words):
        return False
    for word, after in zip(words, [*words[1:], ""], strict=True):
        afters = begun.get(word)
        if afters is None:
            continue
        if "" in afters or (after in afters and any(phrase in said for phrase in afters[after])):
            return True
    return False


def pairs(name: str) -> dict[str, str]:
    """A whole file of keys and texts."""
    return {key: " ".join(text.split()) for key, text in lexicon_file(name).items()}


def _grammar(key: str) -> Any:
    module, name = key.split(".")
    return lexicon_file("grammar")[module][name]
