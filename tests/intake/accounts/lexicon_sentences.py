# SPDX-License-Identifier: Apache-2.0
"""Makes words out of rows of the lexicon, so that tests can say of every row what must hold of it."""

from collections.abc import Callable

from vlu_desktop.intake.accounts.patterns import Row
from vlu_desktop.intake.accounts.word_classes import CLASSES

Pick = Callable[[int], int]
"""Which of so many."""
_ENDS = ("..", "...", "^", "$")


def words_of(row: Row, pick: Pick) -> str:
    """Words in which the row stands: of each element one of its choices, no gap filled."""
    found = []
    for element in row.pattern.split():
        if element in _ENDS or element.startswith("!") or (element.endswith("?") and pick(2)):
            continue
        choices = ["so"] if element == "_" else _choices(element)
        if choices:
            found.append(choices[pick(len(choices))])
    return " ".join(found)


def _choices(element: str) -> list[str]:
    found: list[str] = []
    for choice in element.rstrip("?").split("|"):
        if choice.startswith("@"):
            for each in CLASSES[choice[1:]].split():
                found += _choices(each)
        elif choice != "$":
            found.append(choice.replace("_", " ").replace("*", "5"))
    return found


def first(_: int) -> int:
    """The first choice of each element, and none that may be missing left out."""
    return 0
