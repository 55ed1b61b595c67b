# SPDX-License-Identifier: Apache-2.0
"""The set-up and its pinned lists: hashed, the same on every computer, and quick the second time."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path
from subprocess import CompletedProcess
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LISTS = ("requirements.txt", "requirements-dev.txt", "requirements-measure.txt")


def entries(name: str) -> list[str]:
    """Each pinned package of a list with its hashes, on one line."""
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


def pins(name: str) -> list[Requirement]:
    return [Requirement(entry.split(" --hash")[0].strip()) for entry in entries(name)]


@pytest.mark.parametrize("name", LISTS)
def test_every_package_is_pinned_and_hashed_and_no_host_is_named(name: str) -> None:
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries(name))
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host", text)


@pytest.mark.parametrize(("shorter", "longer"), [LISTS[:2], LISTS[1:]])
def test_each_list_holds_the_one_before_it_unchanged(shorter: str, longer: str) -> None:
    # Without the markers: a package wanted twice is listed with both its conditions joined.
    assert {(pin.name, pin.specifier) for pin in pins(shorter)} <= {(pin.name, pin.specifier) for pin in pins(longer)}


def test_what_is_installed_here_is_what_is_pinned() -> None:
    here = {canonicalize_name(dist.name): dist.version for dist in distributions()}
    for pin in pins("requirements-dev.txt"):
        if pin.marker is None or pin.marker.evaluate():
            found = here[canonicalize_name(pin.name)]
            assert pin.specifier.contains(found), f"{pin} is pinned, {found} is installed"


@pytest.fixture
def loaded(tmp_path: Path) -> ModuleType:
    """The set-up, working on a copy of the tree that has no `.venv` yet."""
    shutil.copytree(ROOT / "packaging", tmp_path / "packaging")
    spec = importlib.util.spec_from_file_location("bootstrap", tmp_path / "packaging" / "bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def bootstrap(loaded: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The same, where it may run nothing."""
    # Every program it would run is a failure here: set-up that is done runs none.
    monkeypatch.setattr(loaded.subprocess, "run", lambda *_, **__: pytest.fail("ran a program"))
    return loaded


def stamp(bootstrap: ModuleType, what: str) -> Path:
    python: Path = bootstrap._venv_python()
    python.parent.mkdir(parents=True)
    python.touch()
    mark: Path = bootstrap._stamp(what)
    mark.touch()
    return mark


@pytest.mark.parametrize(("done", "wanted"), [("run", []), ("dev", ["--dev"]), ("dev", []), ("measure", ["--dev"])])
def test_what_is_set_up_is_left_alone(bootstrap: ModuleType, done: str, wanted: list[str]) -> None:
    stamp(bootstrap, done)
    assert bootstrap.main(wanted) == 0


def test_a_changed_list_is_seen(bootstrap: ModuleType) -> None:
    before = stamp(bootstrap, "run")
    with (bootstrap.ROOT / "packaging" / "requirements.txt").open("a", encoding="utf-8") as pinned:
        pinned.write("# changed\n")
    assert bootstrap._stamp("run") != before


@pytest.fixture
def no_rights(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The set-up on a Debian whose user may not install packages, with no display."""
    monkeypatch.setattr(bootstrap, "_permission", lambda: None)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return bootstrap


def test_what_apt_may_not_install_is_named_in_one_sentence(
    no_rights: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(no_rights, "missing_packages", lambda what: ["libegl1", "python3-venv"])
    assert no_rights.main([]) == 1
    assert capsys.readouterr().err == (
        "Install these system packages, then run this again: sudo apt-get install libegl1 python3-venv\n"
    )


def test_what_is_only_measured_against_is_named_and_stops_nothing(
    no_rights: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for lacks, answer in (("_loads", False), ("_is_file", False), ("_has_font", True), ("_has_venv", True)):
        monkeypatch.setattr(no_rights, lacks, lambda *_, answer=answer: answer)
    monkeypatch.setattr(
        no_rights.shutil, "which", lambda name: None if name == "javac" or "/" in name else f"/usr/bin/{name}"
    )
    assert "default-jdk-headless" not in no_rights.missing_packages("dev")
    lacking = set(no_rights.missing_packages("measure")) - set(no_rights.missing_packages("dev"))
    assert {"default-jdk-headless", "libjaxb-java", "libpango-1.0-0", "libharfbuzz-subset0"} <= lacking
    assert "qpdf" not in lacking
    assert "qpdf" not in no_rights.missing_packages("dev")
    monkeypatch.setenv("DISPLAY", ":0")
    no_rights.install_system_packages(sorted(lacking))
    assert "libjaxb-java" in capsys.readouterr().err


def test_what_only_a_window_needs_stops_nothing_where_there_is_no_display(
    no_rights: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    no_rights.install_system_packages(["libxcb-cursor0"])
    assert capsys.readouterr().err.endswith("sudo apt-get install libxcb-cursor0\n")
    monkeypatch.setenv("DISPLAY", ":0")
    with pytest.raises(no_rights.CannotSetUp, match="libxcb-cursor0"):
        no_rights.install_system_packages(["libxcb-cursor0"])


@pytest.mark.parametrize("program", ["age", "strace", "Xvfb", "dbus-daemon", "pdftotext", "postgres", "mutool", "qpdf"])
def test_a_program_that_a_test_runs_is_brought_before_any_test_is(
    no_rights: ModuleType, program: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(no_rights, "_loads", lambda _: True)
    monkeypatch.setattr(no_rights, "_has_font", lambda _: True)
    monkeypatch.setattr(no_rights, "_has_venv", lambda: True)
    monkeypatch.setattr(no_rights.sys, "platform", "linux")
    monkeypatch.setattr(no_rights, "OFF_THE_PATH", "/nowhere/*/bin")
    monkeypatch.setattr(no_rights.shutil, "which", lambda name: None if name == program else f"/usr/bin/{name}")
    package = dict(no_rights.TEST_PROGRAMS)[program]
    assert no_rights.missing_packages("run") == []
    assert package in no_rights.missing_packages("dev")
    assert no_rights.main(["--dev"]) == 1
    assert package in capsys.readouterr().err.split()
    assert no_rights.can_do_without([package], "measure")
    assert not list(no_rights.ROOT.glob(".venv/.ready-*"))


def test_a_server_that_debian_keeps_off_the_path_is_there(
    no_rights: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for has in ("_loads", "_has_font", "_has_venv"):
        monkeypatch.setattr(no_rights, has, lambda *_: True)
    monkeypatch.setattr(no_rights, "OFF_THE_PATH", f"{tmp_path}/*/bin")
    monkeypatch.setattr(no_rights.shutil, "which", lambda name: None if name == "postgres" else f"/usr/bin/{name}")
    assert "postgresql" in no_rights.missing_packages("dev")
    assert "postgresql" not in no_rights.missing_packages("run")
    (tmp_path / "15" / "bin").mkdir(parents=True)
    (tmp_path / "15" / "bin" / "postgres").touch()
    assert "postgresql" not in no_rights.missing_packages("dev")


def test_no_stamp_is_set_while_a_package_is_lacking(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where all else goes on without it: the next run looks again."""
    bootstrap.VENV.mkdir()
    monkeypatch.setattr(bootstrap, "install_system_packages", lambda *_: None)
    monkeypatch.setattr(bootstrap, "make_environment", lambda: (bootstrap.VENV / "bin").mkdir(exist_ok=True))
    monkeypatch.setattr(bootstrap.subprocess, "run", lambda *_, **__: CompletedProcess([], 0))
    for lacking, stamps in ((["libxcb-cursor0"], 0), ([], 1)):
        monkeypatch.setattr(bootstrap, "missing_packages", lambda _, lacking=lacking: lacking)
        assert bootstrap.main(["--dev"]) == 0
        assert len(list(bootstrap.VENV.glob(".ready-*"))) == stamps


def test_the_launcher_runs_this_checkout_from_any_folder(
    loaded: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripts = "Scripts" if os.name == "nt" else "bin"
    (loaded.VENV / scripts).mkdir(parents=True)
    monkeypatch.setattr(loaded, "ROOT", ROOT)
    monkeypatch.setattr(loaded, "_venv_python", lambda: Path(sys.executable))
    loaded.write_launcher()
    if os.name == "nt":  # the launcher there names the Python beside it
        shutil.copy(sys.executable, loaded.VENV / scripts)
    elsewhere = tmp_path / "else where"
    (elsewhere / "vlu_desktop").mkdir(parents=True)
    (elsewhere / "json.py").write_text("raise RuntimeError('taken out of the folder somebody stands in')\n")
    launcher = loaded.VENV / scripts / ("vlu-desktop.cmd" if os.name == "nt" else "vlu-desktop")
    done = subprocess.run([str(launcher), "--help"], cwd=elsewhere, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("usage: vlu-desktop")
    wrong = subprocess.run([str(launcher), "no such command"], cwd=elsewhere, capture_output=True, text=True)
    assert wrong.returncode == 2


def test_no_test_is_left_out_on_linux() -> None:
    """Only what a longer soak would begin is; and where not even the kernel gives a right (tests/rights.py)."""
    elsewhere = r"(?!\s*(not sys\.platform\.startswith|os\.name !=))"
    left_out = re.compile(rf"pytest\.skip\(|importorskip|mark\.skip\b|mark\.skipif\({elsewhere}")
    found = {
        path.relative_to(ROOT).as_posix(): len(left_out.findall(path.read_text(encoding="utf-8")))
        for path in (ROOT / "tests").rglob("*.py")
        if path != Path(__file__).resolve()
    }
    assert {name: times for name, times in found.items() if times} == {"tests/conftest.py": 1, "tests/rights.py": 1}
