# SPDX-License-Identifier: Apache-2.0
"""Every small mistake that could be made in a module, one at a time: the mutants that its tests should notice."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import CodeType
from typing import Any

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_TWINS = {"min": "max", "max": "min", "any": "all", "all": "any"}
_PASSED_OVER = frozenset({"annotation", "returns", "decorator_list", "type_comment", "msg", "exc", "cause"})
_SAID_KEYWORDS = frozenset({"repr", "hint", "doc", "maxsize"})
_MOST_ROWS = 400
_KEYS = re.compile(r"[a-z*-]{2,}(?: [a-z*-]{2,})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One change: `holder.name` (or an item of it) is `new` instead.

    `lines` are those that run where the change lies. `within` is the function it lies in by its qualified name, "" for
    what runs when the module is imported.
    """

    within: str
    lines: range
    before: str
    after: str
    nth: int = 0
    holder: Any = field(repr=False)
    name: str = field(repr=False)
    index: int | None = field(repr=False)
    new: Any = field(repr=False)

    @property
    def key(self) -> str:
        """Names it for a reader and in the file of survivors; it outlives a change elsewhere in the module."""
        more = f" ({self.nth + 1})" if self.nth else ""
        return f"{self.within or 'module'}: {self.before} -> {self.after}{more}"


@dataclass(slots=True)
class _Place:
    within: str = ""
    function: bool = False
    lines: range = range(0)


def mutants(tree: ast.Module) -> list[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    found: list[Mutant] = []
    seen: dict[str, int] = {}
    for made in _walk(tree, _Place()):
        nth = seen.get(made.key, 0)
        seen[made.key] = nth + 1
        found.append(_numbered(made, nth) if nth else made)
    return found


def compiled(tree: ast.Module, mutant: Mutant | None, path: str) -> CodeType:
    """The module's code with the change in it, or as it is; the tree is as it was afterwards."""
    if mutant is None:
        return compile(tree, path, "exec")
    held = getattr(mutant.holder, mutant.name)
    before = held[mutant.index] if mutant.index is not None else held
    _set(mutant, mutant.new)
    try:
        return compile(tree, path, "exec")
    finally:
        _set(mutant, before)


def _set(mutant: Mutant, value: Any) -> None:
    if mutant.index is None:
        setattr(mutant.holder, mutant.name, value)
    else:
        getattr(mutant.holder, mutant.name)[mutant.index] = value


def _numbered(mutant: Mutant, nth: int) -> Mutant:
    return Mutant(
        within=mutant.within, lines=mutant.lines, before=mutant.before, after=mutant.after, nth=nth,
        holder=mutant.holder, name=mutant.name, index=mutant.index, new=mutant.new,
    )  # fmt: skip


def _walk(node: ast.AST, place: _Place) -> Iterator[Mutant]:
    for name, value in ast.iter_fields(node):
        if name in _PASSED_OVER:
            continue
        if name in ("defaults", "kw_defaults"):
            place = _Place(lines=place.lines)  # they are worked out where the function is defined
        children = value if isinstance(value, list) else [value]
        for index, child in enumerate(children):
            if not isinstance(child, ast.AST) or _is_said(child):
                continue
            at = _placed(child, place, name)
            for new in _changed(child, node, name):
                before, after = _told(child, new)
                yield Mutant(
                    within=at.within if at.function else "",
                    lines=_lines(child, at),
                    before=before,
                    after=after,
                    holder=node,
                    name=name,
                    index=index if isinstance(value, list) else None,
                    new=new,
                )
            yield from _walk(child, at)


def _placed(child: ast.AST, place: _Place, name: str) -> _Place:
    if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
        return _Place(_qualified(place, child.name), function=True)
    if isinstance(child, ast.ClassDef):
        return _Place(_qualified(place, child.name), function=place.function)
    if isinstance(child, ast.stmt):
        body = getattr(child, "body", None)
        last = body[0].lineno - 1 if body and isinstance(body, list) else child.end_lineno or child.lineno
        return _Place(place.within, place.function, range(child.lineno, max(last, child.lineno) + 1))
    return place


def _qualified(place: _Place, name: str) -> str:
    return f"{place.within}.{name}" if place.within else name


def _lines(node: ast.AST, place: _Place) -> range:
    start, end = getattr(node, "lineno", 0), getattr(node, "end_lineno", 0)
    if isinstance(node, ast.stmt) or not start:
        return place.lines
    if not place.lines:
        return range(start, end + 1)
    return range(min(start, place.lines.start), max(end + 1, place.lines.stop))


def _is_said(node: ast.AST) -> bool:
    """Docstrings, asserts and what is printed: a change there is no mistake in what the module does."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.keyword):
        return node.arg in _SAID_KEYWORDS
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id == "__all__"
    return isinstance(node, ast.Assert | ast.JoinedStr | ast.Import | ast.ImportFrom)


def _changed(node: ast.AST, parent: ast.AST, name: str) -> Iterator[Any]:
    """What could stand in a node's place by mistake."""
    if isinstance(node, ast.stmt):
        yield from _statement(node)
    elif isinstance(node, ast.Constant):
        yield from _constant(node, parent)
    elif isinstance(node, ast.expr):
        yield from _expression(node)
    # The condition of an `if`, a `while`, an `a if b else c`, a comprehension, or a case of a match.
    if name in ("test", "guard") and isinstance(node, ast.expr) and not _is_turned(node):
        yield _like(node, ast.UnaryOp(op=ast.Not(), operand=node))
    elif name == "ifs":
        yield _like(node, ast.Constant(value=True))


def _is_turned(node: ast.expr) -> bool:
    """Whether the condition's own mutants turn it round already."""
    is_not = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
    return is_not or isinstance(node, ast.Compare | ast.BoolOp)


def _statement(node: ast.stmt) -> Iterator[ast.stmt]:
    match node:
        case ast.AugAssign() if type(node.op) in _COUNTED:
            yield _like(node, ast.AugAssign(target=node.target, op=_COUNTED[type(node.op)](), value=node.value))
            yield _like(node, ast.Pass())
        case ast.Return(value=ast.expr() as value) if not _is_plain(value):
            yield _like(node, ast.Return(value=_like(node, ast.Constant(value=None))))
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.Raise() | ast.Delete():
            yield _like(node, ast.Pass())
        case ast.Continue():
            yield _like(node, ast.Break())
        case ast.Break():
            yield _like(node, ast.Continue())
        case _:
            pass


def _expression(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.Compare():
            yield from _compared(node)
        case ast.BoolOp():
            other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield _like(node, ast.BoolOp(op=other, values=node.values))
            for n in range(len(node.values)):
                rest = node.values[:n] + node.values[n + 1 :]
                yield rest[0] if len(rest) == 1 else _like(node, ast.BoolOp(op=node.op, values=rest))
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.UnaryOp(op=ast.USub()) if not isinstance(node.operand, ast.Constant):
            yield node.operand
        case ast.BinOp() if type(node.op) in _COUNTED and not _is_text(node.left) and not _is_text(node.right):
            yield _like(node, ast.BinOp(left=node.left, op=_COUNTED[type(node.op)](), right=node.right))
        case ast.Call(func=ast.Name(id=called)) if called in _TWINS:
            twin = _like(node.func, ast.Name(id=_TWINS[called], ctx=ast.Load()))
            yield _like(node, ast.Call(func=twin, args=node.args, keywords=node.keywords))
        case ast.Set() | ast.Tuple() | ast.List():
            yield from _rows(node)
        case ast.Dict():
            yield from _table(node)
        case _:
            pass


def _compared(node: ast.Compare) -> Iterator[ast.Compare]:
    for n, op in enumerate(node.ops):
        for other in _COMPARED[type(op)]:
            ops = [*node.ops[:n], other(), *node.ops[n + 1 :]]
            yield _like(node, ast.Compare(left=node.left, ops=ops, comparators=node.comparators))


def _constant(node: ast.Constant, parent: ast.AST) -> Iterator[ast.Constant]:
    value = node.value
    if isinstance(value, bool):
        yield _like(node, ast.Constant(value=not value))
    elif isinstance(parent, ast.Dict):
        return  # its rows are exchanged, which is enough
    elif isinstance(value, int):
        yield _like(node, ast.Constant(value=value + 1))
        yield _like(node, ast.Constant(value=value - 1))
    elif isinstance(value, float):
        yield _like(node, ast.Constant(value=value * 2 if value else 1.0))
    elif isinstance(value, str) and value and isinstance(parent, ast.Compare | ast.MatchValue):
        yield _like(node, ast.Constant(value=f"{value}~"))
    elif isinstance(value, str) and _KEYS.fullmatch(value) and _is_row_of_keys(parent):
        words = value.split()
        for n in range(len(words)):
            yield _like(node, ast.Constant(value=" ".join(words[:n] + words[n + 1 :])))


def _is_row_of_keys(parent: ast.AST) -> bool:
    """Whether a text is keys with a space between: `kept_from="offender public"`, `"may june".split()`."""
    return isinstance(parent, ast.keyword) or (isinstance(parent, ast.Attribute) and parent.attr == "split")


def _rows(node: ast.Set | ast.Tuple | ast.List) -> Iterator[ast.expr]:
    """A table of keys with one row left out."""
    if isinstance(getattr(node, "ctx", None), ast.Store) or not all(isinstance(row, ast.Constant) for row in node.elts):
        return
    if len(node.elts) > 1 and all(isinstance(row, ast.Constant) and isinstance(row.value, str) for row in node.elts):
        for n in range(min(len(node.elts), _MOST_ROWS)):
            rows = node.elts[:n] + node.elts[n + 1 :]
            if isinstance(node, ast.Set):
                yield _like(node, ast.Set(elts=rows))
            else:
                yield _like(node, type(node)(elts=rows, ctx=ast.Load()))


def _table(node: ast.Dict) -> Iterator[ast.Dict]:
    """A table with the value of one row exchanged for the next other one."""
    texts = [_text(value) for value in node.values]
    if len(set(texts)) < 2 or not all(
        isinstance(value, ast.Constant | ast.Attribute | ast.Name) for value in node.values
    ):
        return
    for n in range(min(len(texts), _MOST_ROWS)):
        other = next(m % len(texts) for m in range(n + 1, n + len(texts)) if texts[m % len(texts)] != texts[n])
        values = [*node.values[:n], node.values[other], *node.values[n + 1 :]]
        yield _like(node, ast.Dict(keys=node.keys, values=values))


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _is_plain(node: ast.expr) -> bool:
    """What the constants' own mutants change already, or what None is as good as."""
    return isinstance(node, ast.Constant) and isinstance(node.value, bool | int | float | None)


def _like(node: ast.AST, made: Any) -> Any:
    return ast.fix_missing_locations(ast.copy_location(made, node))


def _told(before: ast.AST, after: ast.AST) -> tuple[str, str]:
    """What is said of a change: of a table only the row that is another."""
    if isinstance(before, ast.Dict) and isinstance(after, ast.Dict):
        row = next(n for n, value in enumerate(before.values) if after.values[n] is not value)
        key = before.keys[row]
        return f"{_text(key) if key else '**'}: {_text(before.values[row])}", _text(after.values[row])
    rows, left = getattr(before, "elts", []), getattr(after, "elts", [])
    if len(left) == len(rows) - 1:
        return f"row {_text(next(row for row in rows if row not in left))}", "nothing"
    return _text(before), _text(after)


def _text(node: ast.AST) -> str:
    """A node as one short line."""
    said = " ".join(ast.unparse(node).split())
    return said if len(said) <= 150 else f"{said[:60]} ... {said[-60:]}"
