# SPDX-License-Identifier: Apache-2.0
"""Every command that takes a casebook, given something else: one sentence, exit 2, and never a traceback."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.example_casebook import example_in
from vlu_desktop.cli.main import main

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("cases", "V"),
    ("show", "V", "C"),
    ("export", "V", "C", "--out", "case.zip", "--recipient", "W", "--reason", "R"),
    ("import", "V", "C", "diary.csv"),
    ("screens", "V", "pictures"),
    ("document", "V", "C", "exhibits", "--out", "made.pdf"),
    ("inspect", "made.pdf", "--against", "V", "C"),
    ("findings", "V", "C"),
    ("settings", "V"),
    ("timeline", "V", "C", "--out", "made.svg"),
    ("check", "V"),
    ("backup", "V", "kept"),
    ("audit", "V"),
    ("erasures", "V", "--out", "list.json"),
    ("keys", "V"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bad")
    path, word = example_in(made)
    (made / "right").write_text(word, encoding="utf-8")
    (made / "wrong").write_text("not this one at all", encoding="utf-8")
    (made / "empty").write_bytes(b"")
    (made / "junk").write_bytes(os.urandom(4096))
    (made / "directory").mkdir()
    (made / "diary.csv").write_text("When,What\n2026-01-01,He rang\n", encoding="utf-8")
    assert path.exists()
    return made


def said(words: Sequence[str], folder: Path, vault: str, passphrase: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The one sentence."""
    given = [
        str(folder / vault)
        if word == "V"
        else str(folder / word)
        if "." in word or word in ("kept", "pictures")
        else word
        for word in words
    ]
    capsys.readouterr()
    status = main([*given, "--passphrase-file", str(folder / passphrase)])
    out, err = capsys.readouterr()
    assert (status, out) == (2, "")
    (sentence,) = err.splitlines()
    return sentence


@pytest.mark.parametrize("vault", ["none.vlu", "empty", "junk", "directory"])
@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_what_is_no_casebook(
    words: tuple[str, ...], vault: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(words, folder, vault, "right", capsys).endswith(".")


@pytest.mark.parametrize("passphrase", ["wrong", "empty", "directory", "nowhere"])
@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_no_passphrase_that_opens_it(
    words: tuple[str, ...], passphrase: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "assphrase" in said(words, folder, "casebook.vlu", passphrase, capsys)


@pytest.mark.parametrize(
    "words",
    [
        ("document", "V", "CVL/2023/0052", "exhibits", "--out", "directory"),
        ("document", "V", "CVL/2023/0052", "exhibits", "--out", "none/made.pdf"),
        ("document", "V", "CVL/2023/0052", "nosuch", "--out", "made.pdf"),
        ("document", "V", "CVL/2023/0052", "exhibits", "--audience", "nobody", "--out", "made.pdf"),
        ("document", "V", "nobody", "exhibits", "--out", "made.pdf"),
        ("timeline", "V", "CVL/2023/0052", "--out", "none/made.svg"),
        ("show", "V", "nobody"),
        ("findings", "V", "nobody"),
        ("import", "V", "CVL/2023/0052", "none.csv"),
        ("inspect", "none.pdf", "--against", "V", "CVL/2023/0052"),
        ("settings", "V", "nosuch", "1"),
    ],
    ids=" ".join,
)
def test_a_case_a_kind_or_a_place_to_write_that_is_not_there(
    words: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [str(folder / word) if word == "directory" else word for word in words]
    assert said(given, folder, "casebook.vlu", "right", capsys)


@pytest.mark.parametrize(
    "words",
    [
        ("nosuch",),
        ("cases",),
        ("cases", "a", "b"),
        ("document", "--colour"),
        ("document", "v", "c", "k", "--up-to", "32 Foo"),
        ("recover", "v"),
        ("erasures", "v"),
        ("inspect", "f.pdf"),
    ],
    ids=" ".join,
)
def test_arguments_that_fit_nothing(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    out, err = capsys.readouterr()
    assert (ended.value.code, out) == (2, "")
    (sentence,) = err.splitlines()
    assert sentence.endswith("--help.")
