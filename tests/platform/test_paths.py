# SPDX-License-Identifier: Apache-2.0
"""The program finds its own files, and keeps what it needs under the officer's own folders."""

from pathlib import Path

from vlu_desktop.platform import paths


def test_in_a_checkout_the_data_stands_beside_the_package() -> None:
    top = Path(paths.__file__).resolve().parents[2]
    assert paths.resources() == top / "resources"
    assert paths.forms() == top / "forms"


def test_what_the_program_keeps_is_under_the_officers_home(own_home: Path) -> None:
    assert paths.data_dir().is_relative_to(own_home)
    assert not paths.data_dir().exists()
