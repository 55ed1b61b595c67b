# SPDX-License-Identifier: Apache-2.0
"""`vlu-desktop read dates`: one line of JSON out for each in, with the readings, the question and the words."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from vlu_desktop.cli.main import main


def read(tmp_path: Path, capsys: pytest.CaptureFixture[str], *rows: dict[str, Any]) -> list[dict[str, Any]]:
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(json.dumps(row) for row in rows) + "\n\n", encoding="utf-8")
    assert main(["read", "dates", str(source)]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def row(phrase: str, said_on: str = "2026-03-18", looking: str = "past", n: int = 7) -> dict[str, Any]:
    return {"n": n, "phrase": phrase, "said_on": said_on, "looking": looking, "field": "due"}


def test_one_reading(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (answer,) = read(tmp_path, capsys, row("about 3 March 2026"))
    assert answer == {
        "n": 7, "question": None, "sentence": None, "words": "about 3 March 2026",
        "readings": [{
            "earliest": "2026-03-03T00:00", "latest": "2026-03-03T23:59", "kind": "moment", "approx": True,
            "open_start": False, "open_end": False, "begun_by": "2026-03-03T23:59",
            "ended_from": "2026-03-03T00:00", "text": "about 3 March 2026",
        }],
    }  # fmt: skip


def test_several_with_the_question_and_nothing_with_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked, none = read(tmp_path, capsys, row("last Tuesday"), row("when he came out", n=8))
    assert asked["question"] == "Which day is meant: Tuesday 17 March 2026 or Tuesday 10 March 2026?"
    assert [each["text"] for each in asked["readings"]] == ["17 March 2026", "10 March 2026"]
    assert (none["n"], none["readings"], none["question"]) == (8, [], None)
    assert none["sentence"].startswith("We can't place this in time.")
    assert none["words"] == "when he came out"


def test_conduct_that_went_on_until_it_was_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (answer,) = read(tmp_path, capsys, row("since 2019"))
    (reading,) = answer["readings"]
    assert (reading["kind"], reading["open_end"]) == ("throughout", True)
    assert (reading["begun_by"], reading["latest"]) == ("2019-12-31T23:59", "2026-03-18T23:59")


def test_a_field_that_looks_ahead_holds_one_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    day, none = read(tmp_path, capsys, row("10 April", looking="future"), row("early next year", looking="future"))
    assert day["readings"][0]["text"] == "10 April 2026"
    assert none["readings"] == []


def test_lines_of_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(row("yesterday"))))
    assert main(["read", "dates", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["readings"][0]["text"] == "17 March 2026"


@pytest.mark.parametrize(
    "line", ["not json", "[]", '{"phrase": "yesterday"}', '{"phrase": 3, "said_on": "2026-03-18"}']
)
def test_a_line_that_is_none_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(f"{json.dumps(row('yesterday'))}\n{line}\n", encoding="utf-8")
    assert main(["read", "dates", str(source)]) == 2
    assert capsys.readouterr().err.startswith("Line 2 can’t be read.")


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "dates", str(tmp_path / "none.jsonl")]) == 2
    assert "can’t be read" in capsys.readouterr().err
