# SPDX-License-Identifier: Apache-2.0
"""A refusal always names a way on, and the limit that was met: every sentence that stops a paper, found in the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import vlu_desktop
from vlu_desktop.language.catalogue import texts
from vlu_desktop.language.languages import ENGLISH

ROOMS = ("leaks", "disclosure", "services/documents", "papers", "foreign", "typeset")
ERRORS = frozenset({"UserError", "UnsearchablePart", "FileRefusal"})
LIMITS = "MOST|LARGEST|LONGEST|DEEPEST|SHORTEST|MEMORY"
LIMIT = re.compile(rf"_?(?:{LIMITS})(?:_|\Z)")
# Only what names an error or a limit is read as code: that is done before any test, in each process that runs some.
NAMED = re.compile(rf"\b(?:(?:{'|'.join(sorted(ERRORS))})\(|_?(?:{LIMITS})(?:_|\b))")
_DO = (
    "make choose write enter give ask take mark open look split list say have add print change put check save use "
    "reach shorten allow leave"
).split()
WAYS = re.compile(rf"(?:\A|[.:;,] |\b(?:and|or|then) )(?:{'|'.join(_DO)})\b", re.IGNORECASE)
"""Somebody is told to do something: where a sentence or a part of it begins."""
STOPPED = "Stopped. Nothing was saved."
"""Said of what the officer stopped: it is no refusal."""


def of_the_catalogue(key: str) -> Iterator[str]:
    """Each way in which a sentence of the catalogue is said, as it is written there."""
    room, _, name = key.partition(".")
    yield from texts(room, ENGLISH)[name].forms.values()


def key_of(node: ast.AST) -> str:
    """The key that is said there; "" for anything else."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say" and isinstance(node.args[0], ast.Constant):
        return str(node.args[0].value)
    return ""


def sentences(node: ast.AST) -> Iterator[str]:
    """The words of a text, of the parts of one put together, of either of two, and of one in the catalogue."""
    if key := key_of(node):
        yield from of_the_catalogue(key)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from sentences(node.body)
        yield from sentences(node.orelse)


ROOT = Path(vlu_desktop.__file__).parent
PATHS = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
MODULES = [(path, ast.parse(text)) for path in PATHS if NAMED.search(text := path.read_text(encoding="utf-8"))]


def constants(tree: ast.Module) -> dict[str, ast.expr]:
    return {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def answers(tree: ast.Module, called: ast.expr) -> Iterator[ast.expr]:
    """What a function of the same module answers that is asked for the sentence."""
    name = getattr(called.func, "id", "") if isinstance(called, ast.Call) else ""
    for function in (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef) and each.name == name):
        yield from (each.value for each in ast.walk(function) if isinstance(each, ast.Return) and each.value)


def refusals() -> Iterator[tuple[str, str]]:
    """Where, and the sentence."""
    for path, tree in MODULES:
        known = constants(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ERRORS and node.args:
                said = node.args[0]
                found = known.get(said.id, said) if isinstance(said, ast.Name) else said
                for each in (found, *answers(tree, found)):
                    yield from ((f"{path.name}:{node.lineno}", sentence) for sentence in sentences(each))


REFUSALS = list(refusals())


def test_there_are_many() -> None:
    assert len(REFUSALS) > 100


@pytest.mark.parametrize(("where", "sentence"), REFUSALS)
def test_a_refusal_names_a_way_on(where: str, sentence: str) -> None:
    assert WAYS.search(sentence) or sentence == STOPPED, where


def names_in(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def limited() -> Iterator[tuple[str, set[str], ast.expr]]:
    """Where something is refused for being beyond a limit: where, the limit's name, and what is said."""
    for path, tree in MODULES:
        known = constants(tree)
        for node in (each for each in ast.walk(tree) if isinstance(each, ast.If)):
            met = {name for name in names_in(node.test) if LIMIT.match(name)}
            for statement in node.body if met else ():
                said = statement.exc if isinstance(statement, ast.Raise) else getattr(statement, "value", None)
                said = said.value if isinstance(said, ast.Yield) else said
                is_error = isinstance(said, ast.Call) and getattr(said.func, "id", "") in ERRORS
                found = said.args[0] if isinstance(said, ast.Call) and is_error else said
                found = known.get(found.id, found) if isinstance(found, ast.Name) else found
                if (
                    isinstance(found, ast.expr)
                    and (is_error or isinstance(statement, ast.Return))
                    and [*sentences(found)]
                ):
                    yield f"{path.name}:{node.lineno}", met, found


LIMITED = list(limited())


def test_there_are_several_limits() -> None:
    assert len(LIMITED) > 12


@pytest.mark.parametrize(("where", "met", "said"), LIMITED)
def test_a_refusal_names_the_limit_that_was_met(where: str, met: set[str], said: ast.expr) -> None:
    figures = re.search(r"\d", " ".join(sentences(said)))
    assert figures or met & names_in(said), f"{where}: {ast.unparse(said)}"
