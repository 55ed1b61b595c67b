# SPDX-License-Identifier: Apache-2.0
"""Sentences are kept taken apart beside their file, and what is kept is believed of the very file it was made of."""

import json
import sys
from pathlib import Path

import pytest

from vlu_desktop.language.catalogue import entries_of

WORDS = 'one = "He rang."\nmany = {by = "n", one = "{n:number} call", other = "{n:number} calls"}\n'
ENTRIES = {"one": "He rang.", "many": {"by": "n", "one": "{n:number} call", "other": "{n:number} calls"}}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    made = tmp_path / "room.toml"
    made.write_text(WORDS, encoding="utf-8")
    return made


def kept(file: Path) -> Path:
    return file.parent / "__pycache__" / "room.json"


def test_what_was_kept_is_read_the_next_time(file: Path) -> None:
    assert entries_of(file) == ENTRIES
    assert entries_of(file) == ENTRIES
    said = json.loads(kept(file).read_text(encoding="utf-8"))
    kept(file).write_text(json.dumps(said | {"entries": {"one": "Kept."}}), encoding="utf-8")
    assert entries_of(file) == {"one": "Kept."}
    assert [each.name for each in kept(file).parent.iterdir()] == ["room.json"]


def test_a_file_that_changed_is_taken_apart_anew(file: Path) -> None:
    entries_of(file)
    file.write_text(WORDS.replace("rang", "rung"), encoding="utf-8")
    assert entries_of(file)["one"] == "He rung."
    assert entries_of(file)["one"] == "He rung."


@pytest.mark.parametrize(
    "harm", [b"", b"[]", b"nonsense", b"\xff", b"[" * 100_000, b'{"of": "1 2"}', b'{"of": "1 2", "entries": []}']
)
def test_what_was_harmed_is_made_anew(file: Path, harm: bytes) -> None:
    entries_of(file)
    made_of = json.loads(kept(file).read_text(encoding="utf-8"))["of"]
    kept(file).write_bytes(harm.replace(b"1 2", made_of.encode()))
    assert entries_of(file) == ENTRIES
    assert json.loads(kept(file).read_text(encoding="utf-8"))["entries"] == ENTRIES


def test_where_nothing_can_be_kept_it_is_taken_apart_each_time(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(file).parent.write_text("a file where the folder would be", encoding="utf-8")
    assert entries_of(file) == ENTRIES
    kept(file).parent.unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert entries_of(file) == ENTRIES
    assert not kept(file).parent.exists()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        entries_of(tmp_path / "room.toml")
