# SPDX-License-Identifier: Apache-2.0
"""No sentence or name of a finding, a plate, a paper or a picture of the timeline is put together in the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import vlu_desktop
from tests.language.test_no_literals import LEFT, names

ROOT = Path(vlu_desktop.__file__).parent
PATHS = [
    path
    for room in ("analysis", "timeline", "papers", "due", "disclosure", "leaks", "services/documents")
    for path in sorted((ROOT / room).rglob("*.py"))
    if not LEFT & set(names(path))
]
TAGS = {"timeline/svg.py"}
"""What is written is a language of marks and no English."""
NOT_SAID = {
    "{ of {",
    "{.part",
    ".vlu-{.part",
    "/proc/self/fd/{",
    "chart.{",
    "[withheld {]",
    "tables/{.csv",
    "exhibits/{-{",
}
"""A figure on a mark, how many of a heap are picked; names of files and acts; and the mark of what is withheld."""
FIELDS = {"disclosure/field_policy.py"}
"""Names of fields, which nobody reads."""
_LINE = re.compile(r"(?:UID|DTSTAMP|DTSTART;VALUE=DATE|DTEND;VALUE=DATE|SUMMARY):\{(?:@vlu)?")
"""Of a calendar file."""
_KEY = re.compile(r"(?:[a-z]+[-:])*\{(?:[-:](?:[a-z]+|\{))*")
"""Of a card, a row or a block, which nobody reads."""
_WORD = re.compile(r"[A-Za-z]{2}")
_SENTENCE = re.compile(r"[A-Z][^{]*[.?]")


def written(node: ast.AST) -> str:
    """An f-string or an addition as it reads, with a brace where something is put in; "" for anything else."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(each.value) if isinstance(each, ast.Constant) else "{" for each in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        sides = (node.left, node.right)
        return "".join(str(each.value) if isinstance(each, ast.Constant) else "{" for each in sides)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        return f"{ast.unparse(node.func.value)}{{"
    return ""


def is_composed(said: str) -> bool:
    """Whether words stand around a place; a place among whole sentences is one sentence more."""
    between = [each.strip() for each in said.split("{")]
    whole = all(not each or _SENTENCE.fullmatch(each) for each in between)
    return (
        len(between) > 1
        and bool(_WORD.search(said))
        and not whole
        and not (_KEY.fullmatch(said) or _LINE.fullmatch(said))
        and said not in NOT_SAID
    )


def is_item(said: str) -> bool:
    """Whether places stand in brackets behind one another, as in a list: "following (3 March 2026)"."""
    return bool(re.search(r"\{ \(\W*\{", said))


def composed(source: str) -> Iterator[str]:
    """What is put together in a module, but for what it raises: a fault says itself what is wrong."""
    tree = ast.parse(source)
    raised = {each for node in ast.walk(tree) if isinstance(node, ast.Raise) for each in ast.walk(node)}
    for node in ast.walk(tree):
        if node not in raised and is_composed(written(node)):
            yield ast.unparse(node)


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        ('title = f"After {what}"', True),
        ('title = "After " + what', True),
        ('title = "After %s" % what', True),
        ('title = "After {}".format(what)', True),
        ('limits = f"{BOUNDS} It tells what followed. {RANGE}"', False),
        ('limits = f"{BOUNDS} It tells what {thing}"', True),
        ('key = f"step:{on}"', False),
        ('key = f"years-table-{place}"', False),
        ('key = f"tested:{sort}:{on}"', False),
        ('key = f"{item}-held"', False),
        ('many = f"{word}es"', True),
        ('what = f"un{word}"', True),
        ('span = f"{first} to {last}"', True),
        ('told = f"{many:,} ({rest})"', False),
        ('raise ValueError(f"no {thing} here")', False),
    ],
)
def test_what_is_put_together_is_known(source: str, is_found: bool) -> None:
    assert bool(list(composed(source))) is is_found


def test_no_item_of_a_finding_is_put_together_in_the_code() -> None:
    every = [path for path in PATHS if path.relative_to(ROOT).parts[0] in ("analysis", "due")]
    found = [
        ast.unparse(node)
        for path in every
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if is_item(written(node))
    ]
    assert found == []
    assert is_item(written(ast.parse('f"{what} ({on})"', mode="eval").body))


def test_no_sentence_is_put_together_in_the_code() -> None:
    found = {
        place: told
        for path in PATHS
        if (place := path.relative_to(ROOT).as_posix()) not in TAGS | FIELDS
        and (told := list(composed(path.read_text(encoding="utf-8"))))
    }
    assert not found, "write it as a template in language/texts/en, and `say_in` it"
