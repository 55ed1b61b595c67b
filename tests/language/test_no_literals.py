# SPDX-License-Identifier: Apache-2.0
"""No words for the officer stand in the code of a room named here: all are in the catalogue, but for what is left."""

import ast
from pathlib import Path

import pytest

from tests.conftest import Figure
from tests.language.literals import literals, shown

PROGRAM = Path(__file__).resolve().parents[2] / "vlu_desktop"
ROOMS = ("ui", "due", "services", "app", "papers", "analysis", "leaks")
# Folders, and files of a folder that is done but for them, whose words are still in the code. It only gets shorter.
LEFT = {
    # Keys of drafts, and ids that stand for a record until it has one: nobody reads them.
    "ui/case/case_drafts", "ui/drafts/small_drafts", "ui/intake/message_keeping",
    "services/cases/earlier_told", "services/cases/records",
    # What the record or the journal keeps of how it came by something, in the language it is kept in.
    "services/access/key_access", "services/cases/imports", "services/cases/message_incidents",
    "services/cases/message_storing", "services/cases/messages", "services/cases/plain_accounts",
    "services/cases/told_acts",
    # Faults of the example's own tables, which whoever writes them reads; the names of licences, and of a size.
    "services/example", "services/keeping/about", "services/keeping/backups",
    # What the record says where nothing else is entered, which a paper asks for and never prints.
    "papers/common/document_facts", "papers/common/persons",
    # The operators of a language of marks.
    "leaks/tagged_text",
    # A line for the log, which no officer reads.
    "analysis/run_rules",
}  # fmt: skip
MOST = 61
"""How many such words there are at most in what is left; it only gets less."""


def names(path: Path) -> tuple[str, str, str]:
    """A module's room, its folder, and its folder with its name."""
    inside = path.relative_to(PROGRAM)
    return inside.parts[0], inside.parent.as_posix(), inside.with_suffix("").as_posix()


def test_no_words_stand_in_the_code_of_a_room(figure: Figure) -> None:
    found = {path: literals(path) for room in ROOMS for path in sorted((PROGRAM / room).rglob("*.py"))}
    figure(f"words in the code of {' and '.join(ROOMS)}: {sum(map(len, found.values()))} in {len(LEFT)} places")
    assert sum(map(len, found.values())) <= MOST
    stray = [each for path, some in found.items() if not LEFT & set(names(path)) for each in some]
    assert not stray, "\n".join(f"{each.path}:{each.line} “{each.words}” belongs into the catalogue" for each in stray)
    needed = {name for path, some in found.items() if some for name in names(path)}
    assert needed >= LEFT, f"done, so take them out of LEFT: {sorted(LEFT - needed)}"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ('label("Signed on")', ["Signed on"]),
        ('button("Save", f)', ["Save"]),
        ('x = f"{n} of {m}"', ["\0 of \0"]),
        ('TITLES = {"a": "Signed on"}', ["Signed on"]),
        ('TITLES = {"Signed on": 3}', ["Signed on"]),
        ('def f(x="No case"): pass', ["No case"]),
        ('say("statements.sign", by=who)', []),
        ('say("statements.sign", by="Ann Bee")', ["Ann Bee"]),
        ('label(say("statements.sign", by=f"{a} and {b}"))', ["\0 and \0"]),
        ('button("Save", f, "primary", "Ctrl+S")', ["Save"]),
        ('"""A docstring."""\nx: "Some Type" = 3', []),
        ('w.setObjectName("Some name"); raise ValueError("No case")', []),
        ('if x == "No case": pass', []),
        ('raise UserError("No case is open.")', ["No case is open."]),
        ('sheet = "QLabel { color: red }"', []),
        ('term("statement-kind", "primary")', []),
    ],
)
def test_what_reads_like_words(code: str, words: list[str]) -> None:
    assert [found for _, found in shown(ast.parse(code))] == words
