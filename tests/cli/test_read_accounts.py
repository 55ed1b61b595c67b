# SPDX-License-Identifier: Apache-2.0
"""`vlu-desktop read accounts`: a line of JSON for each entry, and one sentence for what is no entry."""

import json
from pathlib import Path

import pytest

from vlu_desktop.cli.main import main


def read(folder: Path, *lines: object) -> int:
    file = folder / "in.jsonl"
    text = "\n".join(each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in lines)
    file.write_text(text, encoding="utf-8")
    return main(["read", "accounts", str(file)])


def test_each_entry_has_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = read(
        tmp_path,
        {"n": 1, "text": "He texted 30 times", "previous": None},
        "",
        {"n": 2, "text": "same again", "previous": "He texted 30 times"},
        {"n": 3, "text": "and again x4\u2028", "previous": "same again"},
        {"n": 4, "text": "quiet"},
        {"n": 5, "text": "eggs at the windows. Kids? dont know"},
    )
    first, second, third, fourth, fifth = (json.loads(line) for line in capsys.readouterr().out.split("\n") if line)

    assert status == 0
    assert first == {
        "n": 1, "kinds": ["text"], "count": {"mode": "exact", "n": 30}, "incident": True, "targets": ["victim"],
        "by": "offender", "same_as_previous": False, "entry": "incident",
        "because": [{"what": "text", "words": "texted"}, {"what": "count", "words": "30 times"}],
    }  # fmt: skip
    assert (second["kinds"], second["same_as_previous"], second["count"]) == (["text"], True, None)
    assert (third["kinds"], third["count"]) == (["text"], {"mode": "exact", "n": 4})
    assert (fourth["incident"], fourth["by"], fourth["entry"]) == (False, None, "note")
    assert fifth["incident"] == "maybe"


@pytest.mark.parametrize("line", ["not json", "[1]", '{"n": 1}', '{"n": 1, "text": 5}', "[" * 100_000])
def test_what_is_no_entry_is_said_with_its_line(line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert read(tmp_path, {"n": 1, "text": "quiet"}, line) == 2
    assert capsys.readouterr().err == "Line 2 is no entry: write it as {“n”: 1, “text”: “…”}.\n"


def test_a_file_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "accounts", str(tmp_path)]) == 2
    assert "can’t be read" in capsys.readouterr().err
