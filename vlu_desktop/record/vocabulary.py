# SPDX-License-Identifier: Apache-2.0
"""The words an officer chooses from, as data: one list of every vocabulary, and the label of any of its keys."""

from functools import cache

from vlu_desktop.record.vocabulary_conduct import CONDUCT
from vlu_desktop.record.vocabulary_offender import OFFENDER
from vlu_desktop.record.vocabulary_people import PEOPLE
from vlu_desktop.record.vocabulary_terms import Vocabulary
from vlu_desktop.record.vocabulary_work import WORK

__all__ = ["VOCABULARIES", "Vocabulary", "label", "vocabulary"]

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
