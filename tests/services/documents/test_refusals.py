# SPDX-License-Identifier: Apache-2.0
"""A refusal always names a way on: every sentence by which a paper is stopped, found in the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import vlu_desktop

ROOMS = ("leaks", "disclosure", "services/documents", "papers", "foreign")
ERRORS = frozenset({"UserError", "UnsearchablePart"})
WAYS = re.compile(
    r"\b(?:[Mm]ake|[Cc]hoose|[Ww]rite|[Gg]ive|[Aa]sk|[Tt]ake|[Mm]ark|[Oo]pen|[Ll]ook|[Ss]plit|[Ll]ist|[Ss]ay|[Hh]ave|"
    r"[Aa]dd|[Pp]rint|[Cc]hange|[Pp]ut|[Cc]heck|[Oo]nly PDF files)\b"
)
# Said of a case or a row that is gone, or of something somebody stopped: there is nothing more to do.
DONE = ("is not in this casebook", "is not in the register", "Stopped. Nothing was saved.", "the disk refused")


def sentences(node: ast.AST) -> Iterator[str]:
    """The words of a text, of the parts of one put together, and of either of two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from sentences(node.body)
        yield from sentences(node.orelse)


def refusals() -> Iterator[tuple[str, str]]:
    """Where, and the sentence."""
    root = Path(vlu_desktop.__file__).parent
    for path in sorted(path for room in ROOMS for path in (root / room).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            target.id: node.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ERRORS and node.args:
                said = node.args[0]
                found = constants.get(said.id, said) if isinstance(said, ast.Name) else said
                yield from ((f"{path.name}:{node.lineno}", sentence) for sentence in sentences(found))


REFUSALS = list(refusals())


def test_there_are_many() -> None:
    assert len(REFUSALS) > 25


@pytest.mark.parametrize(("where", "sentence"), REFUSALS)
def test_a_refusal_names_a_way_on(where: str, sentence: str) -> None:
    assert WAYS.search(sentence) or any(each in sentence for each in DONE), where
