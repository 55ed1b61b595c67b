# SPDX-License-Identifier: Apache-2.0
"""Holds the program to sizes that can be read at one go: modules, functions and their branches, constructors."""

import ast
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest

from tests.layers.test_layers import MODULES, PACKAGE, parsed
from tests.layers.test_layers import within as statements_of

MODULE_LINES = 400
FUNCTION_LINES = 50
PARAMETERS = 6
BRANCHES = 12

# What is still larger, with its size now: it may shrink, not grow, and its line goes once it keeps to the limit.
LARGER_MODULES: dict[str, int] = {}
LARGER_FUNCTIONS: dict[str, int] = {}
MORE_PARAMETERS: dict[str, int] = {}
# A step of a migration holds its tables as text, whole and for good.
STEPS = "store.steps."

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(tree: ast.AST, within: str = "") -> Iterator[tuple[str, Function]]:
    """Every function of a module by its name, with those that stand in classes and in functions."""
    for node in statements_of(tree):
        name = f"{within}.{node.name}" if isinstance(node, Function | ast.ClassDef) and within else ""
        if isinstance(node, Function | ast.ClassDef):
            name = name or node.name
            if isinstance(node, Function):
                yield name, node
        yield from functions(node, name or within)


def lines_of(node: Function) -> int:
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def branches_of(node: Function) -> int:
    """Where it may go one way or another: each condition, loop, handler, case and comprehension with its conditions,
    and each `and` or `or`; with those of the functions inside it."""
    many = 0
    for each in ast.walk(node):
        match each:
            case ast.If() | ast.IfExp() | ast.For() | ast.While() | ast.ExceptHandler() | ast.match_case():
                many += 1
            case ast.comprehension():
                many += 1 + len(each.ifs)
            case ast.BoolOp():
                many += len(each.values) - 1
    return many


def parameters_of(node: Function) -> int:
    """What a constructor is given besides the object itself."""
    given = node.args
    return len(given.posonlyargs) + len(given.args) + len(given.kwonlyargs) - 1


def module_sizes(name: str) -> dict[str, int]:
    return {name: len(MODULES[name].read_text(encoding="utf-8").splitlines())}


class Measured(NamedTuple):
    """A function by its name within its module, and how large it is."""

    name: str
    lines: int
    branches: int
    parameters: int


@cache
def measured(module: str) -> tuple[Measured, ...]:
    tree = parsed(module)
    return tuple(
        Measured(name, lines_of(node), branches_of(node), parameters_of(node)) for name, node in functions(tree)
    )


def function_sizes(name: str) -> dict[str, int]:
    return {f"{name}:{each.name}": each.lines for each in measured(name)}


def constructor_sizes(name: str) -> dict[str, int]:
    return {
        f"{name}:{each.name.removesuffix('.__init__')}": each.parameters
        for each in measured(name)
        if each.name.rpartition(".")[2] == "__init__"
    }


LIMITS = {
    "module": (module_sizes, MODULE_LINES, LARGER_MODULES),
    "function": (function_sizes, FUNCTION_LINES, LARGER_FUNCTIONS),
    "constructor": (constructor_sizes, PARAMETERS, MORE_PARAMETERS),
}


@pytest.mark.parametrize("what", LIMITS)
def test_nothing_is_larger_than_can_be_read_at_one_go(what: str) -> None:
    sizes, limit, larger = LIMITS[what]
    found: dict[str, int] = {}
    for name in MODULES:
        short = name.removeprefix(f"{PACKAGE}.")
        if what != "module" or not short.startswith(STEPS):
            found.update({key.removeprefix(f"{PACKAGE}."): size for key, size in sizes(name).items()})
    over = {key: size for key, size in found.items() if size > larger.get(key, limit)}
    assert not over, f"each {what} keeps to {limit}: {over}"
    kept = {key for key in larger if found.get(key, 0) <= limit}
    assert not kept, f"these keep to the limit now, so their lines here go: {sorted(kept)}"


SMALL = 40
# Where a module stands for itself however small: a rule, a step, a group of services, a document, a section of one, a
# table of words.
SEAMS = (
    "analysis.rules.", "store.steps.", "bootstrap.", "papers.chronology_paper", "papers.social_history.",
    "intake.accounts.",
)  # fmt: skip


def test_a_small_module_that_one_other_of_its_folder_uses_has_gone_home() -> None:
    used: dict[str, set[str]] = {}
    for name in MODULES:
        for node in parsed(name).body:
            if isinstance(node, ast.ImportFrom) and node.module:
                for found in (node.module, *(f"{node.module}.{each.name}" for each in node.names)):
                    used.setdefault(found, set()).add(name)
    alone = [
        name
        for name, path in MODULES.items()
        if len(path.read_text(encoding="utf-8").splitlines()) < SMALL
        and not name.removeprefix(f"{PACKAGE}.").startswith(SEAMS)
        and {user.rpartition(".")[0] for user in used.get(name, ())} == {name.rpartition(".")[0]}
        and len(used[name]) == 1
    ]
    assert alone == []


def test_of_a_hundred_functions_ninety_nine_have_few_branches() -> None:
    found = sorted((each.branches, f"{module}:{each.name}") for module in MODULES for each in measured(module))
    most, _ = found[len(found) * 99 // 100]
    over = [f"{name} {many}" for many, name in reversed(found) if many > BRANCHES]
    assert most <= BRANCHES, f"the 99th percentile of branches is {most}: {over}"
