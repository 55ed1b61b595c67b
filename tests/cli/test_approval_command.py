# SPDX-License-Identifier: Apache-2.0
"""A document signed off by the command: asked for, looked at, answered by another officer, and let go."""

import hashlib
import json
from pathlib import Path

import pytest

from tests.example_casebook import example_in
from vlu_desktop.bootstrap.clock import now
from vlu_desktop.bootstrap.vaults import open_services
from vlu_desktop.cli.main import main
from vlu_desktop.services.access.second_officer import Kind

THEIRS = "velvet thimble orbit saffron quarry nettle"


class Run:
    """Commands that must be done (called) or refused; what each printed, or said."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: object) -> str:
        assert main([str(word) for word in words]) in (0, None)
        return self._capsys.readouterr().out

    def refused(self, *words: object) -> str:
        assert main([str(word) for word in words]) == 2
        return self._capsys.readouterr().err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


@pytest.fixture
def both(tmp_path: Path) -> tuple[Path, str, str]:
    """The example, with a second officer: the vault, and the passphrase files of both."""
    path, passphrase = example_in(tmp_path)
    services = open_services(path, passphrase, clock=now)
    services.keeping.keys.add_officer(passphrase, "Bo Tarn", THEIRS)
    services.close()
    files = []
    for name, words in (("mine", passphrase), ("theirs", THEIRS)):
        files.append(tmp_path / name)
        files[-1].write_text(words)
    return path, str(files[0]), str(files[1])


def test_it_is_asked_looked_at_approved_and_let_go(run: Run, both: tuple[Path, str, str], tmp_path: Path) -> None:
    path, mine, theirs = both
    asked = run("document", path, "CVL/2025/0041", "key-points", "--ask", "For the hearing", "--passphrase-file", mine)
    digest = json.loads(asked)["asked"]
    [row] = json.loads(run("approvals", path, "--passphrase-file", theirs))
    assert (row["kind"], row["stand"], row["may_answer"], row["reason"]) == (
        Kind.SIGN_OFF, "waiting", True, "For the hearing",
    )  # fmt: skip
    assert "Say with --out" in run.refused("approvals", path, "--look", row["id"], "--passphrase-file", theirs)
    seen = tmp_path / "seen.pdf"
    shown = json.loads(run("approvals", path, "--look", row["id"], "--out", seen, "--passphrase-file", theirs))
    assert shown["seen"] == digest == hashlib.sha256(seen.read_bytes()).hexdigest()
    approve = ("approvals", path, "--approve", row["id"], "--passphrase-file", theirs)
    assert "not what was asked" in run.refused(*approve)
    [row] = json.loads(run(*approve, "--seen", digest))
    assert (row["stand"], row["answered_by"], row["answered_at"]) == ("approved", "Bo Tarn", "this computer")
    out = tmp_path / "made.pdf"
    [row] = json.loads(run("approvals", path, "--finish", row["id"], "--out", out, "--passphrase-file", mine))
    assert row["stand"] == "used"
    assert out.read_bytes() == seen.read_bytes()
    assert "not on this computer" in run.refused("approvals", path, "--look", row["id"], "--passphrase-file", theirs)


def test_it_is_refused_or_withdrawn(run: Run, both: tuple[Path, str, str]) -> None:
    path, mine, theirs = both
    ask = ("document", path, "CVL/2025/0041", "key-points", "--ask", "For the hearing", "--passphrase-file", mine)
    run(*ask)
    [row] = json.loads(run("approvals", path, "--passphrase-file", mine))
    assert row["may_answer"] is False
    refuse = ("approvals", path, "--refuse", row["id"], "--passphrase-file", theirs)
    assert "Say why" in run.refused(*refuse)
    [row] = json.loads(run(*refuse, "--reason", "The date is wrong."))
    assert row["stand"] == "refused"
    [row] = json.loads(run("approvals", path, "--withdraw", row["id"], "--passphrase-file", mine))
    assert row["stand"] == "withdrawn"


def test_what_is_no_document_is_shown_in_lines(run: Run, both: tuple[Path, str, str]) -> None:
    path, mine, theirs = both
    services = open_services(path, Path(mine).read_text(), clock=now)
    services.keeping.approvals.set_asked_for([Kind.CONTROLS])
    services.approving.approval_desk.set_asked_for([], "We are two")
    [asked] = services.keeping.approvals.every()
    services.close()
    shown = json.loads(run("approvals", path, "--look", asked.id, "--passphrase-file", theirs))
    assert shown["lines"] == ["No second officer would be asked any more about: Controls to be taken down"]
    assert shown["seen"] == asked.what
