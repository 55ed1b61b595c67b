# SPDX-License-Identifier: Apache-2.0
"""The tests of a file by name, for tables that say which test holds what."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def named_in(file: str) -> frozenset[str]:
    """The tests of a file, by name, as they are collected; of a file of examples their names."""
    tree = ast.parse((HERE / file).read_text(encoding="utf-8"))
    if file.startswith("analysis/examples/"):
        return frozenset(_examples_in(tree))
    return frozenset(
        each.name for each in tree.body if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")
    )


def _examples_in(tree: ast.Module) -> Iterator[str]:
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "example":
            name = call.args[1]
            yield str(name.value) if isinstance(name, ast.Constant) else ""
