# SPDX-License-Identifier: Apache-2.0
"""A form as data: sections of questions read from a `form.toml`, so that a later form needs no Python."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from vlu_desktop.foreign.toml_reader import read_toml, tables_of
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.behaviours import BEHAVIOURS, behaviour
from vlu_desktop.rules.unit_files import text_of

FILE_NAME = "form.toml"
MOST_REVIEW_DAYS = 3660
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KINDS = frozenset(each.key for each in BEHAVIOURS)
_TRAITS = frozenset().union(*(each.traits for each in BEHAVIOURS))


class AnswerType(Enum):
    """How a question is answered. The first takes one of `CHOICES`, the second the officer's own words."""

    YES_NO = "yes-no"
    TEXT = "text"


CHOICES: tuple[tuple[str, str], ...] = (("yes", "Yes"), ("no", "No"), ("not-known", "Not known"))
"""The answers to a yes-no question: what is stored, and what is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. `kinds` and `traits` name the conduct that may bear on it, so that incidents can be proposed."""

    key: str
    text: str
    answer: AnswerType = AnswerType.YES_NO
    help: str = ""
    kinds: frozenset[str] = frozenset()
    traits: frozenset[str] = frozenset()

    def bears_on(self, kinds: Iterable[str]) -> bool:
        """Whether an incident of these kinds may support an answer; the officer decides whether it does."""
        return any(kind in self.kinds or not self.traits.isdisjoint(behaviour(kind).traits) for kind in kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Questions that belong together."""

    title: str
    questions: tuple[Question, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form: what it is called, whose words it is in, what it can't do, its questions and when to look again."""

    key: str
    version: str
    title: str
    purpose: str
    caution: str
    licence_note: str
    review_days: int
    sections: tuple[Section, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in the order they are asked."""
        return tuple(question for section in self.sections for question in section.questions)

    def question(self, key: str) -> Question:
        """A question by its key; KeyError for one the form does not ask."""
        for question in self.questions:
            if question.key == key:
                return question
        raise KeyError(key)

    @classmethod
    def from_toml(cls, text: str) -> "Form":
        """The form a `form.toml` describes; UserError says what is wrong and where."""
        try:
            found = tables_of(text)
        except (ValueError, RecursionError) as error:
            raise UserError(f"The form can’t be read as TOML: {error}. Correct form.toml.") from error
        head = _Table(found, "The form")
        head.only("key", "version", "title", "purpose", "caution", "licence_note", "review_days", "section")
        form = cls(
            key=head.key("key"),
            version=head.words("version"),
            title=head.words("title"),
            purpose=head.words("purpose"),
            caution=head.words("caution"),
            licence_note=head.words("licence_note"),
            review_days=head.days("review_days"),
            sections=tuple(_section(each) for each in head.tables("section")),
        )
        seen: set[str] = set()
        for question in form.questions:
            if question.key in seen:
                raise UserError(f"Two questions of the form have the key “{question.key}”. Give each its own.")
            seen.add(question.key)
        return form


def read_forms(folder: Path) -> tuple[Form, ...]:
    """Every form of a folder that has one folder a form, by key; a form's key is the name of its folder."""
    forms = []
    texts = {file: text_of(file) for file in sorted(folder.glob(f"*/{FILE_NAME}"))}
    read_toml(tuple(texts.values()))
    for file, text in texts.items():
        form = Form.from_toml(text)
        if form.key != file.parent.name:
            raise UserError(
                f"The form in the folder “{file.parent.name}” has the key “{form.key}”. Make them the same."
            )
        forms.append(form)
    return tuple(forms)


def _section(table: "_Table") -> Section:
    table.only("title", "note", "question")
    title = table.words("title")
    questions = tuple(_question(each) for each in table.tables("question"))
    return Section(title=title, note=table.words("note", needed=False), questions=questions)


def _question(table: "_Table") -> Question:
    key = table.key("key")
    table = _Table(table.values, f"The question “{key}”")
    table.only("key", "text", "answer", "help", "kinds", "traits")
    answer = table.words("answer", needed=False) or AnswerType.YES_NO.value
    if answer not in {each.value for each in AnswerType}:
        raise UserError(f"{table.name}: the answer is “{answer}”. Write “yes-no” or “text”.")
    return Question(
        key=key,
        text=table.words("text"),
        answer=AnswerType(answer),
        help=table.words("help", needed=False),
        kinds=table.some_of("kinds", _KINDS),
        traits=table.some_of("traits", _TRAITS),
    )


class _Table:
    """A TOML table with the name an officer finds it by."""

    def __init__(self, values: Mapping[str, Any], name: str) -> None:
        self.values = values
        self.name = name

    def only(self, *names: str) -> None:
        for name in self.values:
            if name not in names:
                raise UserError(f"{self.name}: “{name}” is not part of a form. Take it out or correct its spelling.")

    def words(self, name: str, *, needed: bool = True) -> str:
        value = self.values.get(name, "")
        if not isinstance(value, str):
            raise UserError(f"{self.name}: “{name}” must be text in quotation marks.")
        value = " ".join(value.split())
        if needed and not value:
            raise UserError(f"{self.name}: “{name}” is missing. Write it in.")
        return value

    def key(self, name: str) -> str:
        value = self.words(name)
        if not _KEY.fullmatch(value):
            raise UserError(f"{self.name}: the key “{value}” may hold small letters, figures and hyphens alone.")
        return value

    def days(self, name: str) -> int:
        value = self.values.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MOST_REVIEW_DAYS:
            raise UserError(f"{self.name}: “{name}” must be a number of days from 1 to {MOST_REVIEW_DAYS}.")
        return value

    def tables(self, name: str) -> list["_Table"]:
        value = self.values.get(name)
        if not isinstance(value, list) or not value or not all(isinstance(each, dict) for each in value):
            raise UserError(f"{self.name} has no {name}. Write at least one under [[{name}]].")
        return [_Table(each, f"{self.name}, {name} {n}") for n, each in enumerate(value, start=1)]

    def some_of(self, name: str, known: frozenset[str]) -> frozenset[str]:
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise UserError(f"{self.name}: “{name}” must be a list of names in quotation marks.")
        for each in value:
            if each not in known:
                raise UserError(f"{self.name}: this program knows no “{each}”. Correct it in “{name}”.")
        return frozenset(value)
