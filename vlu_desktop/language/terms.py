# SPDX-License-Identifier: Apache-2.0
"""The words an officer chooses from, in a language other than English: `vocabularies/LANGUAGE.toml`, by vocabulary.

The English words stand with their keys in `record/vocabulary_*.py`. A vocabulary is here whole or not at all.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from vlu_desktop.language.languages import base

_TERMS = Path(__file__).with_name("vocabularies")


def term(code: str, vocabulary: str, key: str) -> str:
    """The word for a key of a vocabulary, "" where the language has none."""
    return terms(base(code)).get(vocabulary, {}).get(key, "")


@cache
def terms(code: str) -> Mapping[str, Mapping[str, str]]:
    """Every vocabulary of a language; none of English, whose words stand with their keys."""
    path = _TERMS / f"{code}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
