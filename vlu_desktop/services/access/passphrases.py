# SPDX-License-Identifier: Apache-2.0
"""Passphrases: how soon one would be guessed, in a sentence, and new ones from plain words."""

import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say

WORDS = 6
"""Of 1,024 words or more, six drawn by chance give 60 bits: beyond guessing behind Argon2id."""
SHORTEST = 12
_LOOKED_AT = 72
_SAFE = 10.0
"""The tenth power of ten guesses, each of which costs an attacker 256 MiB and most of a second."""


@dataclass(frozen=True, slots=True)
class Strength:
    """Whether a passphrase will do, and a sentence for the officer."""

    good: bool
    sentence: str


def strength(passphrase: str, known: Sequence[str] = ()) -> Strength:
    """How a new passphrase stands; `known` are names that a guesser would try first, such as the officer's."""
    # Imported when asked: it holds long lists of common words, and opening the window waits for none of them.
    from zxcvbn import zxcvbn

    text = unicodedata.normalize("NFC", passphrase)
    if len(text) < SHORTEST:
        return Strength(False, say("passphrases.too-short", shortest=SHORTEST))
    found = zxcvbn(text[:_LOOKED_AT], user_inputs=[each for each in known if each])
    if float(found["guesses_log10"]) < _SAFE:
        return Strength(False, say("passphrases.too-easy"))
    return Strength(True, say("passphrases.good"))


def require_strong(passphrase: str, known: Sequence[str] = ()) -> None:
    """UserError, with what to do, where a new passphrase would be guessed too soon."""
    found = strength(passphrase, known)
    if not found.good:
        raise UserError(found.sentence)


def new_passphrase(words: Sequence[str]) -> str:
    """Six words drawn by chance."""
    return "-".join(secrets.choice(words) for _ in range(WORDS))
