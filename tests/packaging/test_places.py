# SPDX-License-Identifier: Apache-2.0
"""The program finds its own files, and keeps what it needs under the officer's own folders."""

from pathlib import Path

from vlu_desktop import places


def test_in_a_checkout_the_data_stands_beside_the_package() -> None:
    top = Path(places.__file__).resolve().parents[1]
    assert places.resources() == top / "resources"
    assert places.forms() == top / "forms"


def test_what_the_program_keeps_is_under_the_officers_home(own_home: Path) -> None:
    assert places.data_dir().is_relative_to(own_home)
    assert not places.data_dir().exists()
