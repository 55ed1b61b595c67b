# SPDX-License-Identifier: Apache-2.0
"""What is packed for an IT department is the pinned program: its list, its files, how it is installed."""

import configparser
import importlib.util
import re
import shlex
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

from vlu_desktop import __version__
from vlu_desktop.cli import main

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
_PIN = re.compile(r"^([A-Za-z0-9._-]+==[^\s;]+)", re.MULTILINE)
_BRINGS = re.compile(r"\.(py|pyi|pyc|so|pyd|typed|c|h|cpp|pxd|pyx)$")


@pytest.fixture(scope="module")
def packages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("packages", PACKAGING / "packages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pins(name: str) -> set[str]:
    return set(_PIN.findall((PACKAGING / name).read_text(encoding="utf-8")))


def test_what_is_packed_is_the_pinned_program_and_what_packs_it() -> None:
    more = {pin.partition("==")[0] for pin in pins("requirements-package.txt") - pins("requirements.txt")}
    assert pins("requirements.txt") <= pins("requirements-package.txt")
    assert more == {"altgraph", "macholib", "pefile", "pyinstaller", "pyinstaller-hooks-contrib", "setuptools"}


def test_every_part_of_it_that_is_packed_with_its_files_is_there(packages: ModuleType) -> None:
    for name in packages.WITH_FILES:
        spec = importlib.util.find_spec(name)
        assert spec is not None, name
        (folder,) = list(spec.submodule_search_locations or ())[:1]
        assert any(not _BRINGS.search(each.name) for each in Path(folder).rglob("*") if each.is_file()), name


def test_what_stands_beside_the_package_is_there(packages: ModuleType) -> None:
    assert all((ROOT / source).exists() for source, _ in packages.BESIDE)


def test_the_package_of_debian_names_the_version_and_what_qt_needs(packages: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x" * 4096)
    control = dict(line.split(": ", 1) for line in packages._control(tmp_path) if not line.startswith(" "))
    assert control["Version"] == __version__
    assert control["Installed-Size"] == "4"
    assert {"libegl1", "libxcb-cursor0", "fonts-dejavu-core"} <= set(control["Depends"].split(", "))


def test_the_entry_of_the_menu_and_the_installer_name_what_is_packed(packages: ModuleType) -> None:
    entry = configparser.ConfigParser()
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(PACKAGING / "linux" / "vlu-desktop.desktop", encoding="utf-8")
    assert entry["Desktop Entry"]["Exec"] == packages.NAME
    assert (ROOT / "resources" / "icons" / f"{entry['Desktop Entry']['Icon']}.svg").is_file()
    product = ET.parse(PACKAGING / "windows" / "product.wxs").getroot()
    (package,) = product
    assert (package.get("Scope"), package.get("Version")) == ("perMachine", "$(Version)")


def test_a_packed_program_of_which_no_file_lies_open_has_a_build_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vlu_desktop.platform import build

    monkeypatch.setattr(build, "_ROOT", tmp_path)
    assert re.fullmatch("[0-9a-f]{64}", build.build.__wrapped__())


@pytest.mark.parametrize("script", ["linux/try-packages.sh", "windows/try-packages.ps1"])
def test_what_is_tried_is_what_the_packed_program_can_do(script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = re.sub(r"[\\`]\n\s*", "", (PACKAGING / script).read_text(encoding="utf-8"))
    commands = [
        shlex.split(each, posix=True)[0:]
        for each in re.findall(r"\$[Pp]rogram\"? ((?:example|document) [^|\n]+)", text)
    ]
    assert [each[0] for each in commands] == ["example", "document"]
    # The tour and its pictures are not in what is packed.
    monkeypatch.setattr(main, "find_spec", lambda name: None)
    for words in commands:
        assert callable(main._parser().parse_args(words).run)
    with pytest.raises(SystemExit):
        main._parser().parse_args(["demo", "build/demo"])


def test_a_public_ci_tries_what_it_packs_on_both_systems() -> None:
    steps = (ROOT / ".github" / "workflows" / "build.yml").read_text(encoding="utf-8")
    assert 'sh packaging/linux/try-packages.sh "$PWD/build/packages"' in steps
    assert r"packaging\windows\try-packages.ps1 build\packages" in steps
