# SPDX-License-Identifier: Apache-2.0
"""A golden that is missing is a failure, and is written only where that is asked for."""

from pathlib import Path

import pytest

from tests.conftest import Goldens


def test_a_missing_golden_fails_and_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    with pytest.raises(AssertionError, match=r"There is no golden letter\.txt\. Run with --write-goldens"):
        Goldens(writing=False).read(path, "Dear ")
    assert not path.exists()


def test_a_changed_one_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Ms Example", encoding="utf-8")
    assert Goldens(writing=False).read(path, "Dear ") == "Dear Ms Example"
    assert path.read_text(encoding="utf-8") == "Dear Ms Example"


def test_asked_to_write_it_writes_what_is_missing_or_changed_and_leaves_what_is_the_same(tmp_path: Path) -> None:
    path, writing = tmp_path / "folder" / "letter.txt", Goldens(writing=True)
    assert writing.read(path, "Dear ") == "Dear "
    assert writing.read(path, "Dear Ms") == "Dear Ms"
    assert writing.read(path, "DEAR MS", lambda now, then: now.lower() == then.lower()) == "Dear Ms"


def test_the_run_itself_writes_none_unless_it_is_asked(pytestconfig: pytest.Config, goldens: Goldens) -> None:
    assert goldens._writing is pytestconfig.getoption("--write-goldens")
