# SPDX-License-Identifier: Apache-2.0
"""The list of parts and licences is the pinned list, as it is installed here, whole and under licences we may use."""

import re
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from vlu_desktop.platform import paths as places
from vlu_desktop.services.keeping import about
from vlu_desktop.services.keeping.about import Part, parts

ROOT = Path(__file__).resolve().parents[3]
PINNED = ROOT / "packaging" / "requirements.txt"


def wanted_here() -> set[str]:
    text = PINNED.read_text(encoding="utf-8").replace("\\\n", " ")
    pins = [
        Requirement(line.split(" --hash")[0].strip())
        for line in text.splitlines()
        if line.strip() and not line.lstrip().startswith("#")
    ]
    return {canonicalize_name(pin.name) for pin in pins if pin.marker is None or pin.marker.evaluate()}


def test_every_part_that_is_installed_with_the_program_is_listed() -> None:
    listed = {canonicalize_name(part.name) for part in parts()}
    assert listed >= wanted_here()
    assert {"pyside6-essentials", "keyring", "pillow", "pyhanko", "pyrage", "zxcvbn"} <= listed
    assert "pytest" not in listed


def test_each_says_its_version_and_licence() -> None:
    for part in parts():
        assert part.version == version(part.name)
        assert part.licence, f"{part.name} says no licence: look in it, and add it to _NOT_IN_METADATA"
    assert [part.name.lower() for part in parts()][:2] == ["aiohappyeyeballs", "aiohttp"]


def test_none_may_be_used_under_the_gpl_alone() -> None:
    for part in parts():
        for choice in re.split(r" OR ", part.licence):
            if not re.search(r"(?<!L)\bA?GPL", choice):
                break
        else:
            pytest.fail(f"{part.name}: {part.licence}")


def test_what_is_said_beside_the_metadata_is_of_parts_that_are_there() -> None:
    assert about._NOT_IN_METADATA.keys() <= wanted_here()


def test_a_part_that_is_lacking_shows_and_one_for_another_system_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pinned = tmp_path / "requirements.txt"
    pinned.write_text(
        "# made by hand\nno-such-part==1.0 \\\n    --hash=sha256:00\n    # via x==3\n"
        "no-such-windows-part==2.0 ; sys_platform == 'win32' \\\n    --hash=sha256:00\nnumpy==2.4\n"
    )
    monkeypatch.setattr(places, "requirements", lambda: pinned)
    assert [part for part in parts() if part.name != "numpy"] == [Part("no-such-part", "", "")]
    assert any(part.name == "numpy" for part in parts())
