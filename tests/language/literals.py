# SPDX-License-Identifier: Apache-2.0
"""Finds words for the officer that stand in the code of a screen and not in the catalogue, by reading the code."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# What may hold words that no officer reads: names of styles, keys of the keyboard, patterns, formats.
_NOT_SHOWN = frozenset({
    "setObjectName", "setProperty", "QKeySequence", "QShortcut", "compile", "getattr", "cast",
    "TypeVar", "NewType", "strftime", "fromTheme", "QFont", "setFamily", "setFamilies", "setStyleSheet", "connect",
    "property", "field", "encode", "fromString", "inherits", "startswith", "endswith", "removeprefix", "removesuffix",
    "partition", "rpartition", "split", "replace",
})  # fmt: skip
_FAULTS = frozenset(
    {"AssertionError", "KeyError", "ValueError", "TypeError", "NotImplementedError", "RuntimeError", "ArithmeticError"}
)
_KEYS = re.compile(
    r"(?:(?:Ctrl|Alt|Shift|Meta)\+)*(?:[A-Z0-9.,+\-/]|F\d+|Del|Delete|Return|Enter|Escape|Esc|Space|Tab"
    r"|Left|Right|Up|Down|Home|End|PgUp|PgDown|PageUp|PageDown|Backspace|Insert|Menu|Plus|Minus)"
)
_STYLE = re.compile(r"^<\w|[{][^}]*[:;]|[{}]$|^Q[A-Z]\w+|::|^#")
_ASIDE = re.compile(r"\(\*\.[\w* .]+\)|(?:(?:Ctrl|Alt|Shift)\+)+\S+")
"""Endings of files, and keys."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_HOLE = "\0"
_TWO = re.compile(r"[^\W\d_][\w’']*[.,:;?]?[ \0]+[\w“(]")
_CAPITAL = re.compile(r"[“(]?[A-Z][a-z]")


@dataclass(frozen=True, slots=True)
class Literal:
    """Words in the code: where they stand and what they are, "…" for what is put in."""

    path: Path
    line: int
    words: str


@cache
def tree_of(path: Path) -> ast.Module:
    """A module as the parser reads it, once for all who look at it."""
    return ast.parse(path.read_text(encoding="utf-8"))


def literals(path: Path) -> list[Literal]:
    """Every literal of a module that reads like words for a person."""
    return [Literal(path, node.lineno, words.replace(_HOLE, "…")) for node, words in shown(tree_of(path))]


def shown(tree: ast.Module) -> Iterator[tuple[ast.expr, str]]:
    """Every string of a module that reads like words, whole, with a hole for each value put in."""
    yield from _within(tree)


def _within(node: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    if isinstance(node, ast.Constant | ast.JoinedStr):
        words = _words(node)
        if reads(words):
            assert isinstance(node, ast.expr)
            yield node, words
        if isinstance(node, ast.Constant):
            return
    for child in _children(node):
        yield from _within(child)


def _words(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(each.value) if isinstance(each, ast.Constant) else _HOLE for each in node.values)
    return node.value if isinstance(node.value, str) else ""


def reads(words: str) -> bool:
    """Whether a string reads like words: two words or more, or one with a capital, and no key, style or path."""
    words = _ASIDE.sub("", words)
    if not _WORD.search(words) or _KEYS.fullmatch(words) or _STYLE.search(words) or words.isupper():
        return False
    bare = words.strip()
    return bool(_TWO.search(bare) or _CAPITAL.match(bare)) or (_HOLE in words and " " in words)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """What stands in a node and may be shown: no docstring, no type, no comparison."""
    match node:
        case ast.Dict() if node.values and all(isinstance(each, ast.Call) for each in node.values):
            # Looked up by what another room says, and shown by what stands beside it.
            yield from node.values
        case ast.Expr(value=ast.Constant()) | ast.Compare() | ast.Assert():
            return
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return
        case ast.AnnAssign():
            yield from filter(None, [node.value])
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            yield from (*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults), *node.body)
        case ast.arg():
            return
        case ast.Subscript():
            yield node.value
        case ast.JoinedStr():
            yield from (each for each in node.values if not isinstance(each, ast.Constant))
        case ast.Call(func=ast.Name(id="say" | "say_in")):
            yield from (each.value for each in node.keywords)
        case ast.Call() if _name(node.func) in _NOT_SHOWN | _FAULTS:
            yield node.func
            yield from (each for each in (*node.args, *(one.value for one in node.keywords)) if not _plain(each))
        case _:
            yield from ast.iter_child_nodes(node)


def _plain(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant | ast.JoinedStr)


def _name(func: ast.expr) -> str:
    match func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
