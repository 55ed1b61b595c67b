# SPDX-License-Identifier: Apache-2.0
"""Puts a mutant in a module's place: in functions that are there already, or when the module is imported.

Nothing is ever written to the tree: a mutant lives in the memory of the process that was forked for it.
"""

import functools
import gc
import importlib.machinery
import importlib.util
import sys
from collections import Counter
from collections.abc import Iterator
from types import CodeType, FunctionType, ModuleType
from typing import Any

Place = tuple[str, int]
"""A function's qualified name and its first line."""


class Loader(importlib.machinery.SourceFileLoader):
    """Loads a module from code that was made beforehand."""

    code: CodeType

    def exec_module(self, module: ModuleType) -> None:
        exec(self.code, module.__dict__)


class Finder:
    """Hands out one module in another form; every other import goes on as it did."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        self._name = name
        self._loader = Loader(name, path)
        self._loader.code = code
        self._path = path

    def find_spec(self, name: str, path: object = None, target: object = None) -> importlib.machinery.ModuleSpec | None:
        """The spec of the one module, None for any other."""
        if name != self._name:
            return None
        return importlib.util.spec_from_file_location(name, self._path, loader=self._loader)


def import_as(name: str, path: str, code: CodeType) -> None:
    """From now on the module is imported as `code`; it must not have been imported yet."""
    assert name not in sys.modules, name
    sys.meta_path.insert(0, Finder(name, path, code))


def functions_of(path: str) -> list[FunctionType]:
    """Every function alive whose code comes from a file."""
    return [each for each in gc.get_objects() if type(each) is FunctionType and each.__code__.co_filename == path]


def swap(functions: list[FunctionType], before: CodeType, after: CodeType) -> bool:
    """Give the living functions their code of a module's other form; False where that can't be done for all of them."""
    old, new = dict(_codes(before)), dict(_codes(after))
    twice = {place for place, times in Counter(place for place, _ in _codes(before)).items() if times > 1}
    changed = {place for place in old.keys() & new.keys() if old[place] != new[place]}
    if old.keys() != new.keys() or changed & twice or not changed:
        return False
    for function in functions:
        code = new[place] if (place := _place(function.__code__)) in changed else None
        if code is not None:
            if len(code.co_freevars) != len(function.__code__.co_freevars):
                return False
            function.__code__ = code
    return True


def caches() -> list[Any]:
    """Every `cache` of the program."""
    return [
        each
        for each in gc.get_objects()
        if isinstance(each, functools._lru_cache_wrapper) and str(getattr(each, "__module__", "")).startswith("vlu_")
    ]


def _place(code: CodeType) -> Place:
    return code.co_qualname, code.co_firstlineno


def _codes(code: CodeType) -> Iterator[tuple[Place, CodeType]]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield _place(each), each
            yield from _codes(each)
