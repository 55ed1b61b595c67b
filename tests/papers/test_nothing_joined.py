# SPDX-License-Identifier: Apache-2.0
"""No cell, item or line of a paper is put together in the code: it is a template, or a list of the catalogue's own."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import vlu_desktop
from tests.analysis.test_whole_sentences import written

ROOT = Path(vlu_desktop.__file__).parent
ROOMS = ("papers", "leaks", "analysis", "timeline")
EXCEPT = {
    "papers/bundle/assemble.py": {"{.part"},  # the name of a file while it is being written
    "papers/bundle/bundle_index.py": {"{…"},  # a title cut where its line ends
    "analysis/case_view.py": {",", "{|{|{|{|{|{|{|"},  # what a digest is made of
    "analysis/rule.py": {"|", "{={"},
    "analysis/rules/new_targets.py": {":"},
    "analysis/glance.py": {"-", "{:"},  # what a card is known by
    "analysis/duplicate_people.py": {"+{", "~{"},
    "timeline/elements.py": {"{…"},  # a label cut where its room ends
    "timeline/label_placing.py": {"{…"},
    "timeline/arrangement.py": {"{k+"},  # the figure on a mark
    "timeline/timeline_rows.py": {"×{", "×{+", "×~{"},
    "timeline/timeline_model.py": {"{/{"},
}
"""What stands between two values and is read by nobody, or is no sentence: by module, each with a place for a value."""
NOT_READ = {"timeline/svg.py", "leaks/tagged_text.py"}
"""What is written or read there is a language of marks."""
_ID = re.compile(r"(?:[a-z]+[-:])*\{(?:[-:](?:[a-z]+|\{))*-?")
"""Of a block, a row or a card."""
_MARKS = re.compile(r"[^\w\s{]")
_SENTENCE = re.compile(r"\{ [A-Z][^{]*\.")
"""A sentence more behind what stands in a place."""
_SPACED = re.compile(r"\{ +\{")


def joined(source: str, *, spaces: bool = True) -> Iterator[str]:
    """What a module puts between values: the separator of a join, an f-string or an addition with a brace for each.

    Whole sentences behind one another are joined by a space, which nothing is said of; `spaces` finds two values with
    one between them in an f-string, which are no sentences. What a module raises is read by nobody.
    """
    tree = ast.parse(source)
    left: list[ast.AST] = [node for node in ast.walk(tree) if isinstance(node, ast.Raise)]
    left += [node.format_spec for node in ast.walk(tree) if isinstance(node, ast.FormattedValue) and node.format_spec]
    unread = {each for node in left for each in ast.walk(node)}
    for node in ast.walk(tree):
        if node in unread:
            continue
        said = between(node)
        if (_MARKS.search(said) or (spaces and _SPACED.search(said))) and not _ID.fullmatch(said):
            yield said


def between(node: ast.AST) -> str:
    """The words and marks between values; "" for what puts none together."""
    if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add):
        added = _constant(node.value) or between(node.value)
        return f"{{{added}" if added else ""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "join":
        return _constant(node.func.value)
    if isinstance(node, ast.BinOp) and not (_constant(node.left) or _constant(node.right)):
        return ""
    said = written(node)
    return said if "{" in said and not _SENTENCE.search(said) else ""


def _constant(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('cell = "; ".join(names)', ["; "]),
        ('cell = ", ".join((one, other))', [", "]),
        ('cell = ". ".join(parts)', [". "]),
        ('cell = " · ".join(parts)', [" · "]),
        ('cell = f"{kind}: {value}"', ["{: {"]),
        ('cell = f"{what} ({when})"', ["{ ({)"]),
        ('cell = f"{said}."', ["{."]),
        ('cell = f"{first} {second}"', ["{ {"]),
        ('cell += f", {when}"', ["{, {", ", {"]),
        ('cell += ", and more"', ["{, and more"]),
        ('cell = said + ", " + more', ["{, "]),
        ('cell = "%s: %s" % (kind, value)', ["%s: %s{"]),
        ('cell = "{}: {}".format(kind, value)', ["'{}: {}'{"]),
        ('cell = " ".join(sentences)', []),
        ('cell = "".join(letters)', []),
        ('lines = "\\n".join(address)', []),
        ('run = f" {sentence}"', []),
        ('shown = f"{count:,}"', []),
        ('shown = f"{size:.{places}e}"', []),
        ('at = at + 0.5', []),
        ('said = f"{said} Nothing is withheld."', []),
        ('key = f"entry-{number}"', []),
        ('key = f"{item}-held"', []),
        ('raise ValueError(f"{key}: {value}")', []),
        ('cell = apart(names)', []),
    ],
)  # fmt: skip
def test_what_is_joined_is_known(source: str, found: list[str]) -> None:
    assert list(joined(source)) == found


def test_no_cell_or_line_of_a_paper_is_joined_in_the_code() -> None:
    found = {}
    for path in (path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))):
        place = path.relative_to(ROOT).as_posix()
        told = set(joined(path.read_text(encoding="utf-8"), spaces=place.startswith(("papers", "leaks"))))
        if told and place not in NOT_READ:
            found[place] = told
    assert found == EXCEPT, "make it a template of the catalogue, or a list of language/phrases.py"
