# SPDX-License-Identifier: Apache-2.0
"""The command line on the example casebook: what it prints, and one sentence and exit 2 for what can't be done."""

import argparse
import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest

from tests.example_casebook import example_in
from vlu_desktop.cli.common import answer_each
from vlu_desktop.cli.main import lines_of_diary, main
from vlu_desktop.intake.mapping.sheet_notes import NO_ENTRY
from vlu_desktop.record.record_types import RECORD_TYPES
from vlu_desktop.services.example import example_data

EXAMPLES = Path(__file__).resolve().parents[2] / "resources" / "examples"


class Terminal:
    """Runs commands on one casebook."""

    def __init__(self, capsys: pytest.CaptureFixture[str], vault: Path, passphrase: Path) -> None:
        self._capsys = capsys
        self.vault = vault
        self.passphrase = passphrase

    def run(self, *words: object) -> tuple[int, str, str]:
        self._capsys.readouterr()
        try:
            status = main([str(word) for word in words])
        except SystemExit as left:
            status = int(left.code or 0)
        out, err = self._capsys.readouterr()
        return status, out, err

    def on(self, command: str, *words: object) -> tuple[int, str, str]:
        return self.run(command, self.vault, *words, "--passphrase-file", self.passphrase)

    def json(self, command: str, *words: object) -> Any:
        status, out, err = self.on(command, *words)
        assert (status, err) == (0, ""), err
        return json.loads(out)

    def refused(self, command: str, *words: object) -> str:
        status, out, err = self.on(command, *words)
        assert (status, out) == (2, "")
        assert err.strip(), "a sentence is owed"
        assert "Traceback" not in err
        return err.strip()


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("example")
    path, passphrase = example_in(folder)
    file = folder / "passphrase"
    file.write_text(f"passphrase: {passphrase}\r\n", encoding="utf-8")
    return path, file


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], example: tuple[Path, Path]) -> Terminal:
    return Terminal(capsys, *example)


def test_example_prints_where_it_is_and_its_passphrase(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(example_data, "load_casebook", lambda *_: 0)  # what is in it is that of every other test here
    status, out, _ = terminal.run("example", tmp_path / "new")
    made, passphrase = out.splitlines()
    assert (status, made) == (0, f"made: {tmp_path / 'new' / 'casebook.vlu'}")
    assert len(passphrase.removeprefix("passphrase: ").split("-")) == 6
    assert (tmp_path / "new" / "casebook.vlu.keys").exists()
    status, _, err = terminal.run("example", tmp_path / "new")
    assert (status, err.count("\n")) == (2, 1)


def test_cases_lists_what_a_list_needs(terminal: Terminal) -> None:
    rows = terminal.json("cases")
    assert len(rows) >= 14
    assert sum(row["incidents"] for row in rows) >= 900
    assert all({"id", "title", "incidents", "findings", "next"} <= row.keys() for row in rows)


def test_show_gives_the_whole_record_of_every_case(terminal: Terminal) -> None:
    seen: set[str] = set()
    for row in terminal.json("cases"):
        shown = terminal.json("show", row["id"])
        assert len(shown.get("incident", ())) == row["incidents"]
        seen |= shown.keys()
    everything = {kind.key for kind in RECORD_TYPES} - {"unit", "officer", "rule-setting", "column-map", "agency"}
    assert everything <= seen


def test_what_a_command_prints_stands_in_the_register_with_whom_it_is_for(terminal: Terminal) -> None:
    case = terminal.json("cases")[0]["id"]
    before = len(terminal.json("show", case)["disclosure"])
    terminal.json("findings", case, "--recipient", "The crown court")
    printed = terminal.json("show", case)["disclosure"][before:]
    assert [(row["document"], row["recipient"]) for row in printed] == [
        ("The whole record, printed", "The command line of this computer"),
        ("Findings, printed", "The crown court"),
    ]


def test_a_case_is_exported_whole_for_somebody_and_a_reason(terminal: Terminal, tmp_path: Path) -> None:
    case, out = terminal.json("cases")[0]["id"], tmp_path / "case.zip"
    found = terminal.json("export", case, "--out", str(out), "--recipient", "The new unit", "--reason", "It moves.")
    assert found["records"] > found["exhibits"]
    assert found["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    entry = terminal.json("show", case)["disclosure"][-1]
    assert (entry["recipient"], entry["purpose"], entry["sha256"]) == ("The new unit", "It moves.", found["sha256"])


def test_a_case_is_named_by_its_reference_or_its_title(terminal: Terminal) -> None:
    row = terminal.json("cases")[0]
    assert terminal.json("show", row["reference"])["id"] == row["id"]
    assert terminal.json("show", row["title"].upper())["id"] == row["id"]
    assert "no case" in terminal.refused("show", "nobody-of-that-name")


def test_findings_have_what_a_machine_needs(terminal: Terminal) -> None:
    rows = terminal.json("findings", "--all")
    keys = {"case", "case_title", "rule", "sentence", "figures", "window", "incidents", "method", "limits", "status"}
    assert rows
    assert all(keys == row.keys() for row in rows)
    one = terminal.json("cases")[0]["id"]
    assert terminal.json("findings", one, "--up-to", "2010-01-01") == []
    assert "one case" in terminal.refused("findings").lower()


def test_the_one_look_for_a_hearing_is_kept_and_told_with_those_before_it(terminal: Terminal) -> None:
    case = next(row for row in terminal.json("cases") if row["incidents"] > 100)["id"]
    assert "Say why this date" in terminal.refused("findings", case, "--hearing", "2026-12-01")
    why = ("--date-chosen", "followed", "--because", "the arrest in November")
    first = terminal.json("findings", case, "--hearing", "2026-12-01", *why)
    assert first[0]["rule"] == "rate-one-look"
    assert {row["rule"] for row in first} <= {"rate-one-look", "seriousness-one-look", "rate-before-after"}
    again = terminal.json("findings", case, "--hearing", "2026-12-01", *why)
    assert "made of this case before" in again[0]["limits"]
    kept = terminal.json("findings", case, "--kept")
    held = next(row for row in kept if row["rule"] == "rate-one-look")
    assert (held["sentence"], held["figures"]) == (again[0]["sentence"], again[0]["figures"])
    assert (held["date_chosen"], held["date_reason"]) == ("followed", "the arrest in November")
    assert "nothing else" in terminal.refused("findings", case, "--kept", "--up-to", "2026-01-01")


def test_a_unit_changes_a_setting_from_a_day_with_a_reason(terminal: Terminal) -> None:
    def days() -> str:
        return str(next(row["value"] for row in terminal.json("settings") if row["name"] == "new_days"))

    assert days() == "90"
    assert "needs a whole number" in terminal.refused("settings", "new_days", "many", "--from", "2026-01-01")
    assert "Say why" in terminal.refused("settings", "new_days", "60", "--from", "2026-01-01")
    terminal.json("settings", "new_days", "60", "--from", "2026-01-01", "--reason", "Our board asks for two months.")
    assert days() == "60"
    found = terminal.json("findings", "--all")
    assert all("in the 90 days to" not in row["sentence"] for row in found)


def test_what_was_known_by_a_day(terminal: Terminal) -> None:
    case = next(row for row in terminal.json("cases") if row["incidents"] > 100)
    now = terminal.json("findings", case["id"])
    then = terminal.json("findings", case["id"], "--known-by", "2024-06-30", "--up-to", "2024-06-30")
    assert {row["rule"] for row in then} != {row["rule"] for row in now}
    assert "held nothing" in terminal.refused("findings", case["id"], "--known-by", "2015-06-30")


def test_a_date_that_is_not_one_day_is_refused(terminal: Terminal) -> None:
    case = terminal.json("cases")[0]["id"]
    assert "is not one day" in terminal.refused("findings", case, "--up-to", "sometime")


def test_import_reads_says_what_it_did_not_and_makes_nothing_twice(terminal: Terminal, tmp_path: Path) -> None:
    diary = EXAMPLES / "diary.csv"
    before = len(terminal.json("cases"))
    dry = terminal.json("import", "--new-case", diary, "--dry-run")
    assert len(terminal.json("cases")) == before
    made = terminal.json("import", "--new-case", diary)
    assert (made["read"], made["made"]) == (dry["read"], dry["made"])
    assert made["read"] == made["made"] + len(made["not_read"])
    assert all(row["words"] and row["reason"] for row in made["not_read"])
    again = terminal.json("import", made["case"], diary)
    assert again["made"] == 0
    for said, way in (("at-the-time", "diary"), ("afterwards", "diary-later"), ("not-known", "diary-unknown")):
        case = terminal.json("import", "--new-case", diary, "--kept", said)["case"]
        assert [row["way"] for row in terminal.json("show", case)["recording-period"]] == [way]
    assert "--kept" in terminal.refused("import", "--new-case", diary, "--kept", "sometimes")
    asking = tmp_path / "asking.csv"
    asking.write_text("Date,What happened\nyesterday,He rang me at home\n", encoding="utf-8")
    (question,) = terminal.json("import", "--new-case", asking)["questions"]
    assert (question["taken"], question["rows"]) == (question["answers"][0], [{"row": 2}])
    picture = tmp_path / "diary.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    assert terminal.refused("import", made["case"], picture)
    assert terminal.refused("import", made["case"], tmp_path / "not-there.csv")
    assert "Write it as" in terminal.refused("import", diary)


def test_a_document_is_written_or_a_sentence_says_why_not(terminal: Terminal, tmp_path: Path) -> None:
    (case,) = [row["id"] for row in terminal.json("cases") if row["title"] == "Marigold Threlk"]
    out = tmp_path / "history.pdf"
    words = ("document", case, "social-history", "--audience", "court", "--out", out)
    assert "look at these phrases first: “Hollin" in terminal.refused(*words)
    made = terminal.json(*words, "--near", "harmless")
    assert len(pypdf.PdfReader(out).pages) == made["pages"]
    assert "There is no document" in terminal.refused("document", case, "poem", "--out", out)
    assert "not for" in terminal.refused("document", case, "social-history", "--audience", "victim", "--out", out)
    assert "folder" in terminal.refused("document", case, "social-history", "--out", tmp_path / "no" / "x.pdf")
    kinds = terminal.json("document", "--list")
    audiences = ["court", "parole", "internal"]
    assert kinds[0] == {"kind": "social-history", "title": "Social history", "audiences": audiences}


def test_check_finds_a_casebook_sound(terminal: Terminal) -> None:
    found = terminal.json("check")
    assert found["sound"]
    assert found["acts"] > 100


def test_a_damaged_casebook_is_said_to_be(terminal: Terminal, tmp_path: Path) -> None:
    copy = tmp_path / "casebook.vlu"
    data = bytearray(terminal.vault.read_bytes())
    data[len(data) // 2] ^= 1
    copy.write_bytes(data)
    (tmp_path / "casebook.vlu.keys").write_bytes(terminal.vault.with_name("casebook.vlu.keys").read_bytes())
    status, out, err = terminal.run("check", copy, "--passphrase-file", terminal.passphrase)
    assert status == 2
    assert "damaged" in out + err
    before = copy.read_bytes()
    _, out, _ = terminal.run("salvage", copy, tmp_path / "saved", "--passphrase-file", terminal.passphrase)
    made = json.loads(out)
    assert made["saved"]["case"] > 1
    assert sum(made["lost"].values()) < 60
    assert copy.read_bytes() == before
    again = terminal.run("salvage", copy, tmp_path / "saved", "--passphrase-file", terminal.passphrase)
    assert "never writes over" in again[2]
    saved = terminal.run("cases", tmp_path / "saved" / "casebook.vlu", "--passphrase-file", terminal.passphrase)
    assert saved[0] == 0


def test_what_can_t_be_opened_is_a_sentence(terminal: Terminal, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("not the passphrase", encoding="utf-8")
    for words in (
        ("cases", tmp_path / "none.vlu", "--passphrase-file", terminal.passphrase),
        ("cases", terminal.vault, "--passphrase-file", wrong),
        ("cases", terminal.vault, "--passphrase-file", tmp_path / "no-such-file"),
        ("cases", wrong, "--passphrase-file", terminal.passphrase),
    ):
        status, out, err = terminal.run(*words)
        assert (status, out, err.count("\n")) == (2, "", 1), words
    assert not (tmp_path / "none.vlu").exists()


def test_the_passphrase_may_come_from_standard_input(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(terminal.passphrase.read_text(encoding="utf-8")))
    status, out, _ = terminal.run("cases", terminal.vault, "--passphrase-file", "-")
    assert status == 0
    assert json.loads(out)


def test_each_row_of_a_long_list_is_out_before_the_next_is_worked_out(capsys: pytest.CaptureFixture[str]) -> None:
    out: list[str] = []

    def rows() -> Iterator[tuple[dict[str, str], str]]:
        for name in ("Siân", "Ines"):
            out.append(capsys.readouterr().out)
            yield {"title": name}, f"{name}: 3 incidents"

    answer_each(argparse.Namespace(json=True), rows())
    out.append(capsys.readouterr().out)
    assert "Siân" in out[1]
    assert json.loads("".join(out)) == [{"title": "Siân"}, {"title": "Ines"}]
    answer_each(argparse.Namespace(json=True), ())
    assert json.loads(capsys.readouterr().out) == []


def test_what_is_said_of_a_whole_file_stands_on_a_terminal_too(terminal: Terminal, tmp_path: Path) -> None:
    headings = tmp_path / "headings.csv"
    headings.write_text("Date,What happened\n")
    said = terminal.json("import", "--new-case", str(headings), "--dry-run")
    assert lines_of_diary(said) == ["0 rows read, 0 incidents made.", NO_ENTRY]


def test_a_setting_of_one_area_alone(terminal: Terminal) -> None:
    def count(*area: str) -> str:
        return str(next(row["value"] for row in terminal.json("settings", *area) if row["name"] == "marac_count"))

    terminal.json(
        "settings", "marac_count", "4", "--from", "2026-01-01", "--reason", "The board there.", "--area", "Ennor"
    )
    assert (count(), count("--area", "ENNOR"), count("--area", "Carrow")) == ("3", "4", "3")
