# SPDX-License-Identifier: Apache-2.0
"""The questions that stand beside a statement while it is written, as data, and how long a text takes to read."""

import re
import tomllib
from dataclasses import dataclass

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say, say_in
from vlu_desktop.language.languages import ENGLISH

WORDS_A_MINUTE = 130
"""An unhurried reading aloud; our own estimate."""
_WORD = re.compile(r"\S*\w\S*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompts:
    """The questions for one kind of statement. `most_minutes` is how long it may take to read, 0 for no limit."""

    key: str
    title: str
    note: str = ""
    questions: tuple[str, ...] = ()
    most_minutes: int = 0


def read_prompts(text: str) -> tuple[Prompts, ...]:
    """The questions of a TOML text; UserError where it can't be read."""
    try:
        return tuple(
            Prompts(
                key=str(each["key"]),
                title=str(each["title"]),
                note=str(each.get("note", "")),
                questions=tuple(map(str, each.get("questions", ()))),
                most_minutes=int(each.get("most_minutes", 0)),
            )
            for each in tomllib.loads(text)["kind"]
        )
    except (ValueError, RecursionError, KeyError, TypeError, OverflowError) as error:
        raise UserError("The questions for statements can’t be read. Put their file back as it was.") from error


def prompts_for(prompts: tuple[Prompts, ...], kind: str) -> Prompts:
    """The questions for a kind of statement; none for a kind that has none."""
    return next((each for each in prompts if each.key == kind), Prompts(key=kind, title=say("statements.statement")))


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def reading_time(text: str, most_minutes: int = 0, language: str = ENGLISH) -> tuple[str, bool]:
    """Words and minutes in a sentence, and whether it takes longer than it may."""
    words = words_in(text)
    minutes = max(1, round(words / WORDS_A_MINUTE))
    if not words:
        return say_in(language, "statements.nothing-written"), False
    if words == 1:
        return say_in(language, "statements.one-word"), False
    if most_minutes and words > most_minutes * WORDS_A_MINUTE:
        return say_in(language, "statements.reads-too-long", words=words, minutes=minutes, most=most_minutes), True
    return say_in(language, "statements.reads-aloud", words=words, minutes=minutes), False
