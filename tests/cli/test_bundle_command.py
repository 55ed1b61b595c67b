# SPDX-License-Identifier: Apache-2.0
"""`bundle` on the example casebook: what it can be made of, a bundle of real files, and an addition to it."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pypdf
import pytest

from tests.example_casebook import example_in
from vlu_desktop.cli.main import main

CASE = "CVL/2022/0031"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("example")
    path, passphrase = example_in(folder)
    (folder / "p").write_text(passphrase, encoding="utf-8")
    return path, folder / "p"


@pytest.fixture
def run(example: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> Any:
    vault, passphrase = example

    def one(*words: object) -> tuple[int, Any, str]:
        status = main([str(word) for word in ("bundle", vault, CASE, *words, "--passphrase-file", passphrase)])
        said = capsys.readouterr()
        return status, json.loads(said.out) if said.out else None, said.err

    return one


def test_what_a_bundle_can_be_made_of_is_listed_for_its_reader(run: Any) -> None:
    status, found, _ = run("--list")
    assert status == 0
    assert {"kind": "chronology", "title": "Chronology"} in found["documents"]
    assert {each["reference"]: each["shown"] for each in found["exhibits"]} == {"LW/3": "picture", "LW/4": "pages"}
    assert run("--list", "--audience", "victim")[1]["exhibits"] == []


def test_a_bundle_is_made_and_later_added_to_at_its_end(run: Any, tmp_path: Path) -> None:
    out, more = tmp_path / "bundle.pdf", tmp_path / "more.pdf"
    parts = ("--part", "breaches", "--exhibit", "LW/3", "--says", "LW/3=A telephone that shows the number 41.")
    status, found, _ = run(*parts, "--only-list", "LW/4", "--title", "For sentence", "--looked", "--out", out)
    assert (status, out.exists()) == (2, False), "a term that stands is to be decided on"
    decided = ("--looked", "--near", "harmless", "--out", out)
    status, found, _ = run(*parts, "--only-list", "LW/4", "--title", "For sentence", *decided)
    assert status == 0
    assert found["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert [(each["reference"], each["first"] is not None) for each in found["entries"]] == [
        ("", True), ("LW/3", True), ("LW/4", False),
    ]  # fmt: skip
    assert (found["standards"], found["pictures"], found["warnings"]) == ("PDF/A-2a and PDF/UA-1", [2], [])
    assert pypdf.PdfReader(out).metadata.title == "For sentence"  # type: ignore[union-attr]

    status, later, _ = run("--add-to", found["sha256"], "--exhibit", "LW/4", "--looked", "--out", more)
    assert status == 0
    assert later["entries"][:3] == found["entries"]
    assert later["entries"][3]["first"] == found["pages"] + 2
    assert later["standards"] == "PDF/A-2u"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Write it as: bundle VAULT CASE"),
        (("--exhibit", "LW/3", "--title", "T"), "Look at page"),
        (("--exhibit", "XX/9", "--title", "T"), "may have no exhibit “XX/9”. There is: LW/3, LW/4."),
        (("--part", "breaches"), "Give the bundle a title"),
        (("--part", "poem", "--title", "T"), "There is no document “poem”"),
        (("--part", "breaches", "--answer", "chronology.x=1", "--title", "T"), "answers no part of this bundle"),
        (("--part", "breaches", "--says", "LW/3=A gate", "--title", "T"), "no exhibit shown in this bundle"),
        (("--part", "breaches", "--add-to", "ab"), "with that digest is in the register"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(run: Any, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    status, found, problem = run(*words, "--out", tmp_path / "x.pdf")
    assert (status, found) == (2, None)
    assert said in problem
    assert not (tmp_path / "x.pdf").exists()
