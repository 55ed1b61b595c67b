# SPDX-License-Identifier: Apache-2.0
"""The process that reads a foreign file is started alike from Python and from a packed program, which has none."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import vlu_desktop
from vlu_desktop.foreign.bounded_child import ask
from vlu_desktop.foreign.toml_reader import READER
from vlu_desktop.kernel.reading_process import READ, READERS, command_of, reader_asked

ASKED = b'["a = 1\\nb = [true]"]'


def test_a_packed_program_is_its_own_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/vlu-desktop/vlu-desktop")
    assert command_of("vlu_desktop.foreign.child preview 1 3") == [
        "/opt/vlu-desktop/vlu-desktop", "--read", "vlu_desktop.foreign.child", "preview", "1", "3"
    ]  # fmt: skip


def test_asked_so_it_answers_as_python_does() -> None:
    packed = subprocess.run(
        [sys.executable, "-m", "vlu_desktop", READ, READER], input=ASKED, capture_output=True, check=True
    )
    assert packed.stdout == ask(READER, ASKED, longest=60)
    assert b"true" in packed.stdout


@pytest.mark.parametrize("words", [[], [READ], [READ, "os"], [READ, "vlu_desktop.cli.main"], ["x", READ, READER]])
def test_nothing_else_can_be_asked_for(words: list[str]) -> None:
    assert reader_asked(words) == []


def test_every_module_that_reads_is_among_them_and_no_other() -> None:
    root = Path(vlu_desktop.__file__).parent
    serving = {
        ".".join(("vlu_desktop", *path.relative_to(root).with_suffix("").parts))
        for path in root.rglob("*.py")
        if re.search(r'^if __name__ == "__main__":', path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert set(READERS) == {name for name in serving if name.rsplit(".", 1)[-1].endswith("child")}
