# SPDX-License-Identifier: Apache-2.0
"""Passphrases are weighed by how soon they would be guessed, and made from words that nobody minds reading out."""

import math
from pathlib import Path

import pytest

from vlu_desktop.services.access.passphrases import WORDS, new_passphrase, strength

LIST = (Path(__file__).resolve().parents[3] / "resources" / "words.txt").read_text(encoding="utf-8").split()


def test_six_words_give_sixty_bits() -> None:
    assert len(set(LIST)) == len(LIST) >= 1024
    assert math.log2(len(LIST)) * WORDS >= 60
    assert all(word.isascii() and word.islower() and 3 <= len(word) <= 9 for word in LIST)


def test_every_passphrase_it_makes_is_good() -> None:
    made = [new_passphrase(LIST) for _ in range(20)]
    assert len(set(made)) == 20
    assert all(strength(each).good for each in made)


@pytest.mark.parametrize(
    "weak", ["", "short", "password1234", "aaaaaaaaaaaaaaaaaaaa", "qwertyuiopasdf", "12345678901234567890"]
)
def test_what_is_soon_guessed_is_said_to_be(weak: str) -> None:
    assert not strength(weak).good


def test_the_officers_own_name_is_no_passphrase() -> None:
    assert not strength("Asha Example Asha", ("Asha Example",)).good


def test_a_very_long_one_in_any_script_is_weighed_at_once() -> None:
    assert strength("سبع زجاجات خضراء على الحائط" * 8000).good
