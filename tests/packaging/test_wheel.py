# SPDX-License-Identifier: Apache-2.0
"""The wheel carries everything: installed in an empty environment, it makes the example casebook far from the tree."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from vlu_desktop.services.keeping.about import parts

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this tree with the pinned builder and no network."""
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, text=True)
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs' folder of an environment that holds the wheel, and of this one only the pinned packages."""
    place = tmp_path_factory.mktemp("installed")
    venv.create(place, with_pip=False)
    scripts = place / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    ask = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    purelib = Path(subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip())
    (purelib / "pinned.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--no-deps",
        "--no-index",
        "--no-compile",
        "--quiet",
    ]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True, text=True)
    return scripts


def run(program: Path, *arguments: str, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(program), *arguments],
        check=False,
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_carries_its_data_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder, inside in (("resources", "_resources"), ("forms", "_forms")):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"vlu_desktop/{inside}/{path.relative_to(ROOT / folder).as_posix()}" in names
    assert not [name for name in names if name.startswith(("tests/", "packaging/"))]
    assert "vlu_desktop/language/texts/cy/unlock.toml" in names
    assert {"vlu_desktop/_guide/user-guide.md", "vlu_desktop/_guide/pictures/today.png"} <= set(names)
    assert not [name for name in names if name.startswith("vlu_desktop/devtools/")]


def test_the_installed_program_makes_the_example_casebook(programs: Path, tmp_path: Path) -> None:
    where = run(programs / "python", "-c", "import vlu_desktop; print(vlu_desktop.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(programs.parent)
    listed = "from vlu_desktop.services.keeping.about import parts; print(len(parts()))"
    assert int(run(programs / "python", "-c", listed, cwd=tmp_path)) == len(parts())

    offered = run(programs / "vlu-desktop", "--help", cwd=tmp_path)
    assert "timeline" in offered
    assert "screens" not in offered, "the tour of a checkout is not shipped"

    said = run(programs / "vlu-desktop", "example", "casebook", cwd=tmp_path)
    passphrase = re.search(r"^passphrase: (.+)$", said, re.MULTILINE)
    assert passphrase is not None, said
    assert (tmp_path / "casebook" / "casebook.vlu").is_file()
    assert (tmp_path / "casebook" / "casebook.vlu.keys").is_file()

    (tmp_path / "passphrase").write_text(passphrase[1], encoding="utf-8")
    vault = str(tmp_path / "casebook" / "casebook.vlu")
    listed = run(programs / "vlu-desktop", "cases", vault, "--passphrase-file", "passphrase", cwd=tmp_path)
    cases = json.loads(listed)
    assert len(cases) >= 14
    assert sum(case["incidents"] for case in cases) >= 900
