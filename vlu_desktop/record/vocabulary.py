# SPDX-License-Identifier: Apache-2.0
"""The words an officer chooses from, as data: one list of every vocabulary, and the label of any of its keys."""

from functools import cache

from vlu_desktop.language.terms import term
from vlu_desktop.record.vocabulary_conduct import CONDUCT
from vlu_desktop.record.vocabulary_offender import OFFENDER
from vlu_desktop.record.vocabulary_people import PEOPLE
from vlu_desktop.record.vocabulary_terms import Vocabulary
from vlu_desktop.record.vocabulary_work import WORK

__all__ = ["VOCABULARIES", "Vocabulary", "label", "label_in", "terms_in", "vocabulary"]

VOCABULARIES: tuple[Vocabulary, ...] = (*PEOPLE, *CONDUCT, *OFFENDER, *WORK)


@cache
def _by_key() -> dict[str, Vocabulary]:
    return {vocabulary.key: vocabulary for vocabulary in VOCABULARIES}


def vocabulary(key: str) -> Vocabulary:
    """The vocabulary of that key; KeyError where a field names one that does not exist."""
    return _by_key()[key]


def label(vocabulary_key: str, key: str) -> str:
    """The officer's word for a key, "" for no choice."""
    return vocabulary(vocabulary_key).label(key) if key else ""


def label_in(language: str, vocabulary_key: str, key: str) -> str:
    """The word for a key in a language, English where it has none there, "" for no choice."""
    return (term(language, vocabulary_key, key) or label(vocabulary_key, key)) if key else ""


def terms_in(language: str, vocabulary_key: str) -> tuple[tuple[str, str], ...]:
    """The choices of a vocabulary with their words in a language."""
    return tuple((key, term(language, vocabulary_key, key) or text) for key, text in vocabulary(vocabulary_key).terms)
