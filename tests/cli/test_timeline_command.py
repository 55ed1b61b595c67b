# SPDX-License-Identifier: Apache-2.0
"""`vlu-desktop timeline`: each kind of file, the stretch asked for, what it says of itself, and the register."""

import hashlib
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pypdf
import pytest

from tests.example_casebook import example_in
from vlu_desktop.cli.main import main

CASE = "CVL/2022/0031"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("example")
    path, passphrase = example_in(folder)
    file = folder / "passphrase"
    file.write_text(passphrase, encoding="utf-8")
    return path, file


def run(example: tuple[Path, Path], *words: object) -> int:
    vault, passphrase = example
    return main([str(word) for word in ("timeline", vault, CASE, *words, "--passphrase-file", passphrase)])


def test_a_drawing_in_vectors_says_it_is_for_the_unit(
    example: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "t.svg"

    assert run(example, "--out", out) == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["audience"], found["incidents"]) == ("internal", 106)
    assert found["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    texts = [element.text or "" for element in ET.parse(out).iter(f"{SVG}text")]
    assert any(text.startswith("For use inside the unit.") for text in texts)
    assert any("OFFICIAL-SENSITIVE" in text for text in texts)


def test_a_sheet_holds_the_picture_as_vectors_and_its_table(example: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "t.pdf"

    assert run(example, "--from", "2022-01-01", "--to", "31 December 2022", "--out", out) == 0

    pdf = pypdf.PdfReader(out)
    text = "\n".join(page.extract_text() for page in pdf.pages)
    assert pdf.pages[0].mediabox.width > pdf.pages[0].mediabox.height
    assert "Timeline, 1 Jan 2022 to 31 Dec 2022" in text
    assert "Inside the unit only" in text
    assert "Seriousness" in text
    assert not list(pdf.pages[0].images)


def test_a_picture_is_a_png_with_nothing_beside_the_picture(example: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "t.PNG"

    assert run(example, "--out", out) == 0

    content = out.read_bytes()
    assert content.startswith(b"\x89PNG")
    assert b"tEXt" not in content


def test_what_left_is_in_the_register(
    example: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "register.svg"
    assert run(example, "--to", "2021-06-30", "--out", out) == 0
    head = json.loads(capsys.readouterr().out)["head"]

    vault, passphrase = example
    main(["show", str(vault), CASE, "--json", "--passphrase-file", str(passphrase)])

    shown = capsys.readouterr().out
    assert hashlib.sha256(out.read_bytes()).hexdigest() in shown
    assert "Timeline (SVG)" in shown
    assert head in shown


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--out", "t.docx"), ".pdf, .svg or .png"),
        (("--out", "nowhere/at/all/t.svg"), "There is no folder"),
        (("--from", "2023-01-01", "--to", "2022-01-01", "--out", "t.svg"), "before the one given with --from"),
    ],
)
def test_what_can_not_be_done_is_said_and_nothing_is_written(
    example: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)

    assert run(example, *words) == 2

    assert sentence in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
