# SPDX-License-Identifier: Apache-2.0
"""A window for files opens among the officer's documents or where something lies, and not where the program started."""

import ast
from pathlib import Path

import pytest

from vlu_desktop.platform import paths
from vlu_desktop.ui.widgets.usual_place import usual_place

UI = Path(__file__).resolve().parents[3] / "vlu_desktop" / "ui"
START = 2
"""Which argument of such a window says where it opens."""


def asked() -> list[tuple[str, ast.Call]]:
    """Every call that opens one, with the file it stands in."""
    return [
        (path.relative_to(UI).as_posix(), node)
        for path in sorted(UI.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "QFileDialog"
        and node.func.attr.startswith("get")
    ]


def test_each_is_told_where_to_open() -> None:
    assert len(asked()) > 10
    untold = [
        f"{file}:{call.lineno}"
        for file, call in asked()
        if len(call.args) <= START or isinstance(call.args[START], ast.Constant)
    ]
    assert untold == []


def test_the_usual_place_is_among_the_documents(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "documents_dir", lambda: tmp_path)
    assert Path(usual_place()) == tmp_path
    assert Path(usual_place("audit.csv")) == tmp_path / "audit.csv"
