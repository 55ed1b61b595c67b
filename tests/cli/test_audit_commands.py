# SPDX-License-Identifier: Apache-2.0
"""The journal on the command line: as lines and as JSON, one case of it, a file of it, and erasing again elsewhere."""

import json
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from vlu_desktop.bootstrap.services import Services
from vlu_desktop.bootstrap.vaults import open_services
from vlu_desktop.cli.main import main
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Incident
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.records.record_reader import Reading
from vlu_desktop.store.vault.vault import create_vault

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "correct horse battery"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    path = tmp_path / "unit.vlu"
    services = made(path)
    services.close()
    return path


def made(path: Path) -> Services:
    vault = create_vault(
        path, PASSPHRASE, officer_name="Asha Example", clock=lambda: datetime.now(UTC), cost=CHEAP, floor=CHEAP
    )
    services = Services(vault)
    for given in ("Ines", "Bo"):
        new = NewCase(reference=f"VLU {given}", victim=NewPerson(given=given, family="Tarn"))
        case_id, _ = services.casework.cases.begin(new, date(2026, 11, 2))
        services.casework.records.add(Incident(case_id=case_id, account=f"He rang {given}."), case_id=case_id)
    return services


@pytest.fixture
def run(vault: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")

    def run(command: str, *more: str) -> tuple[int, str, str]:
        status = main([command, str(vault), *more, "--passphrase-file", str(secret)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def test_the_whole_journal_as_json_with_whether_it_holds(run: Run) -> None:
    status, out, _ = run("audit", "--json")
    found = json.loads(out)
    assert status == 0
    assert found["sound"] is True
    assert [(line["act"], line["what"]) for line in found["entries"]] == [
        ("collected", "Add incident"), ("collected", "Begin case"), ("collected", "Add incident"),
        ("collected", "Begin case"), ("collected", "Make the casebook"),
    ]  # fmt: skip
    assert found["entries"][0]["officer"] == "Asha Example"


def test_one_case_one_act_one_officer_some_days(run: Run) -> None:
    lines = json.loads(run("audit", "--case", "VLU Bo", "--json")[1])["entries"]
    assert {line["case_title"] for line in lines} == {"B.T."}
    assert json.loads(run("audit", "--act", "erased", "--json")[1])["entries"] == []
    # Two of them are of the audit that was printed before.
    assert len(json.loads(run("audit", "--officer", "asha example", "--json")[1])["entries"]) == 5 + 2
    assert json.loads(run("audit", "--until", "2001-01-01", "--json")[1])["entries"] == []
    status, _, err = run("audit", "--officer", "Nobody")
    assert (status, err.startswith("No officer is called Nobody")) == (2, True)


def test_a_journal_that_does_not_hold_ends_with_2(run: Run, vault: Path) -> None:
    services = open_services(vault, PASSPHRASE)
    services.vault._connection.execute("UPDATE journal SET at = '2001' || substr(at, 5) WHERE seq = 2")
    services.close()
    status, out, _ = run("audit", "--json")
    assert status == 2
    assert json.loads(out)["sound"] is False
    assert json.loads(out)["problems"]


def test_a_file_of_it_says_whom_it_is_for_and_is_journalled(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    assert run("audit", "--csv", str(out))[0] == 2
    assert not out.exists()
    assert run("audit", "--csv", str(out), "--recipient", "ICO")[0] == 0
    assert len(out.read_text(encoding="utf-8-sig").splitlines()) == 6
    lines = json.loads(run("audit", "--act", "disclosed", "--json")[1])["entries"]
    assert [(line["what"], line["detail"]) for line in lines] == [("Take out a file of the audit", "ICO")]


def test_a_printed_code_is_looked_up(run: Run) -> None:
    assert "No document" in json.loads(run("audit", "--code", "0000 0000", "--json")[1])["known"]


WHY = ("--reason", "Restored from an older backup", "--authority", "Head of unit, section 47")


def test_what_was_erased_in_one_copy_is_shown_and_erased_in_another_for_a_reason(
    run: Run, vault: Path, tmp_path: Path
) -> None:
    ids, older = tmp_path / "erased.json", tmp_path / "older"
    older.mkdir()
    for each in tmp_path.glob("unit.vlu*"):
        shutil.copy(each, older)
    services = open_services(vault, PASSPHRASE)
    case_id = services.casework.cases.find("VLU Bo")
    erasing = services.keeping.erasing
    many = len(erasing.erase(erasing.plan("case", case_id), "Asked", "section 47").removed)
    services.close()
    assert run("erasures", "--out", str(ids))[1].startswith(f"{ids}: {many} records")
    assert "Tarn" not in ids.read_text(encoding="utf-8")
    assert run("erasures", "--again", str(ids), *WHY)[2] == "Nothing of that list can be erased here.\n"
    for name in ("unit.vlu", "unit.vlu.keys", "unit.vlu.keys.bak", "unit.vlu.head"):
        shutil.copy(older / name, vault.with_name(name))
    assert run("erasures", "--again", str(ids))[1].startswith(
        f"Would be erased with --reason TEXT --authority TEXT: {many}"
    )
    assert run("erasures", "--again", str(ids), "--reason", "Asked")[0] == 2
    assert run("erasures", "--again", str(ids), *WHY)[1].startswith(f"Erased: {many} records")
    [line] = json.loads(run("audit", "--act", "erased", "--json")[1])["entries"]
    assert (line["what"], line["reason"], line["detail"]) == ("Erase again what came back", WHY[1], WHY[3])


def test_a_list_written_by_hand_erases_nothing(run: Run, vault: Path, tmp_path: Path) -> None:
    ids = tmp_path / "erased.json"
    services = open_services(vault, PASSPHRASE)
    case_id = services.casework.cases.find("VLU Bo")
    signed = services.vault.store.signed_erasures()
    officers = [["officer", each] for each in services.keeping.auditing.officers()]
    services.close()
    for body in ({"erased": [["case", case_id]]}, {**signed, "erased": [["case", case_id], *officers]}):
        ids.write_text(json.dumps(body), encoding="utf-8")
        status, _, said = run("erasures", "--again", str(ids), *WHY)
        assert (status, "not signed by a computer that this casebook knows" in said) == (2, True)
    assert len(json.loads(run("audit", "--officer", "Asha Example", "--json")[1])["entries"]) >= 5


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"erased": [1]}', '{"erased": [["a", 2]]}', "[" * 100_000, "\x00"])
def test_a_file_that_is_no_list_of_erasures_is_refused(run: Run, tmp_path: Path, text: str) -> None:
    ids = tmp_path / "erased.json"
    ids.write_text(text, encoding="utf-8")
    status, _, err = run("erasures", "--again", str(ids))
    assert status == 2
    assert "vlu-desktop erasures VAULT --out F" in err


def test_what_is_printed_of_no_one_case_has_a_line_before_it_is_printed(run: Run) -> None:
    run("cases", "--recipient", "The inspector")
    run("audit")
    run("audit", "--act", "disclosed")
    _, out, _ = run("audit", "--act", "disclosed", "--json")
    said = [line["detail"] for line in json.loads(out)["entries"]]
    assert said == [
        "The audit, printed, to: The command line of this computer",
        "The audit, printed, to: The command line of this computer",
        "The list of cases, printed, to: The inspector",
    ]


def test_what_a_case_comes_to_is_worked_out_for_the_list_once_a_day(
    run: Run, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, whole, read = run("cases", "--json"), Reading.case_file, list[str]()

    def noted(reading: Reading, case_id: str, **more: datetime | None) -> CaseFile | None:
        read.append(case_id)
        return whole(reading, case_id, **more)

    monkeypatch.setattr(Reading, "case_file", noted)
    assert run("cases", "--json") == first
    assert read == []
    services = open_services(vault, PASSPHRASE)
    case_id = services.casework.cases.find("VLU Ines")
    services.casework.records.add(Incident(case_id=case_id, account="Again."), case_id=case_id)
    services.close()
    read.clear()
    assert sum(row["incidents"] for row in json.loads(run("cases", "--json")[1])) == 3
    assert read == [case_id]
