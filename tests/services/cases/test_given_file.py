# SPDX-License-Identifier: Apache-2.0
"""Text that was pasted: read as a file is, within a bound, and had back from a draft."""

from pathlib import Path

import pytest

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.services.cases import given_file
from vlu_desktop.services.cases.given_file import Given, GivenAgain, PastedText, kept_as, opened_from, pasted_text


def _had_back(path: str, pasted: str) -> Given:
    return GivenAgain(path=path, pasted=pasted).given


@pytest.mark.parametrize(
    ("words", "content"),
    [
        ("He rang 😡\r\n<b>", "He rang 😡\r\n<b>".encode()),
        ("half \ud83d of a pair", "half � of a pair".encode()),
        ("مرحبا", "مرحبا".encode()),
    ],
)
def test_what_was_pasted_is_read_as_these_bytes(words: str, content: bytes) -> None:
    given = pasted_text(words, "Pasted text.txt")
    assert opened_from(given) == (content, "Pasted text.txt")
    assert _had_back(*kept_as(given)) == given


@pytest.mark.parametrize("words", ["", " \n\t", "é" * 6, "x" * 11])
def test_nothing_and_too_much_are_refused(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(given_file, "LARGEST_PASTED", 10)
    with pytest.raises(UserError, match=r"more than|no text"):
        pasted_text(words, "Pasted text.txt")
    assert pasted_text("x" * 10, "a.txt") == PastedText(name="a.txt", words="x" * 10)


def test_a_file_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "diary.csv"
    assert opened_from(path, "d") == (path, "d")
    assert kept_as(path) == (str(path), "")
    assert _had_back(*kept_as(path)) == path
