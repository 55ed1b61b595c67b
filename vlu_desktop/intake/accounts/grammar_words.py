# SPDX-License-Identifier: Apache-2.0
"""Reads the words the grammar works with from the lexicon: sets of words, phrases in order, and pairs."""

import tomllib
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


def phrases(key: str) -> tuple[str, ...]:
    """The phrases of that key of grammar.toml, in their order."""
    return tuple(_grammar(key))


def holds(said: str, phrases: tuple[str, ...]) -> bool:
    """Whether one of the phrases stands in words that have a blank before each and behind the last."""
    begun = _by_first_word(phrases)
    return any(phrase in said for word in said.split() if word in begun for phrase in begun[word])


@cache
def _by_first_word(phrases: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        first = phrase.split()[0]
        found[first] = (*found.get(first, ()), f" {phrase} ")
    return found


def pairs(name: str) -> dict[str, str]:
    """A whole file of keys and texts."""
    return {key: " ".join(text.split()) for key, text in lexicon_file(name).items()}


def _grammar(key: str) -> Any:
    module, name = key.split(".")
    return lexicon_file("grammar")[module][name]
