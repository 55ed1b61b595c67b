# SPDX-License-Identifier: Apache-2.0
"""Which modules come to others by their imports, so that what doesn't need a mutant need not be imported for each."""

import ast
import importlib
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]


def independent(loaded: Iterable[str], module: str) -> list[str]:
    """Of loaded modules, in their order, those that don't come to `module` by any import, be it within a function.

    The tests' own modules are pytest's to import, so they are left out, and so is `module` itself.
    """
    names = [name for name in loaded if not name.startswith(("tests", "test_", "__"))]
    known = set(names)
    needed = {name: _imported(name) & known for name in names if name.startswith("vlu_desktop")}
    return [name for name in names if name not in _leading(needed, module)]


def bring(names: Iterable[str]) -> None:
    """Import modules, those that can be."""
    for name in names:
        if name not in sys.modules:
            try:
                importlib.import_module(name)
            except Exception:
                continue


def _leading(needed: Mapping[str, set[str]], module: str) -> set[str]:
    """The module and all that come to it."""
    found, added = {module}, True
    while added:
        more = {name for name, others in needed.items() if name not in found and others & found}
        found |= more
        added = bool(more)
    return found


def _imported(name: str) -> set[str]:
    """What a module of the program imports, and the packages around that; of `from a import b` also a.b."""
    path = ROOT.joinpath(*name.split("."))
    source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    found: set[str] = set()
    if not source.is_file():
        return found
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                found.update(each.name for each in names)
            case ast.ImportFrom(module=str(module), names=names):
                found.update((module, *(f"{module}.{each.name}" for each in names)))
            case _:
                pass
    return {around for each in {*found, name} for around in _around(each)} - {name}


def _around(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[:n]) for n in range(1, len(parts) + 1)]
