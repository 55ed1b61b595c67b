# SPDX-License-Identifier: Apache-2.0
"""A letter as data: its words with fields in braces, read from a `letter.toml`; a new letter needs no Python."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from vlu_desktop.foreign.toml_reader import read_toml, tables_of
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.languages import ENGLISH, LANGUAGES
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.rules.unit_files import text_of

FILE_NAME = "letter.toml"
FUNCTIONS = tuple(key for key, _ in vocabulary("function").terms)
VICTIM = "victim"
_BOTH: Mapping[str, str] = {
    "officer": "the officer’s name",
    "unit": "the unit’s name",
    "reference": "our reference",
    "hearing_day": "the day of the hearing",
    "statement_due_day": "the day of the hearing",
    "summary_day": "the day of the decision",
    "challenge_day": "the day of the decision",
}
_HERS: Mapping[str, str] = {
    "victim": "the victim’s name",
    "contact_level": "the contact chosen",
    "scheme": "the scheme of the case",
    "statement_day": "a signed statement with its date",
}
_HIS: Mapping[str, str] = {
    "offender": "the offender’s name",
    "born": "the offender’s birthday",
    "references": "a number by which the offender is known",
}
MERGED: Mapping[str, str] = {**_BOTH, **_HERS, **_HIS}
"""What a letter may take from the record, and what to enter where it is missing. A letter to her or him names neither
the offender nor what was done, for somebody else may open it; one to an agency never names the victim."""
_KEY = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_FIELD = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterQuestion:
    """Something the record can't answer; `day`: the answer is one day."""

    key: str
    text: str
    day: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter: what it is called, when it is sent, its paragraphs, and what the officer is asked for it.

    `before_asked`: it may go although nobody has asked yet whether letters are safe, as a first contact must.
    `to`: the victim, or the function of somebody at an agency, such as an offender manager.
    """

    key: str
    version: str
    title: str
    purpose: str
    licence_note: str
    subject: str
    body: tuple[str, ...]
    questions: tuple[LetterQuestion, ...] = ()
    before_asked: bool = False
    to: str = VICTIM
    translations: Mapping[str, "Letter"] = field(default_factory=dict)
    """The same letter by language, from `letter.LANGUAGE.toml` beside it."""

    def in_language(self, language: str) -> "Letter":
        """The letter in a language; UserError where it has none in it."""
        if language == ENGLISH:
            return self
        if language not in self.translations:
            raise UserError(
                f"The letter “{self.title}” is not there in {LANGUAGES[language]}. Make it in English, or put "
                f"letter.{language}.toml beside its letter.toml."
            )
        return self.translations[language]

    @property
    def stamp(self) -> str:
        """Which template it was and in which words, for the register: a unit may change words and keep the version."""
        words = sha256("\n".join((self.subject, *self.body)).encode()).hexdigest()
        return f"{self.key}, version {self.version}, words {words[:12]}"

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields in its words, each once, in the order they stand."""
        return tuple(dict.fromkeys(_FIELD.findall(" ".join((self.subject, *self.body)))))

    def filled(self, text: str, values: Mapping[str, str]) -> str:
        """One of its texts with its fields filled in; a value that looks like a field stays as it is."""
        return _FIELD.sub(lambda found: values[found[1]], text)

    @classmethod
    def from_toml(cls, text: str) -> "Letter":
        """The letter a `letter.toml` describes; UserError says what is wrong."""
        try:
            read = tables_of(text)
        except (ValueError, RecursionError) as error:
            raise UserError(f"The letter can’t be read as TOML: {error}. Correct letter.toml.") from error
        names = ("key", "version", "title", "purpose", "licence_note", "subject")
        stray = set(read) - {*names, "body", "question", "before_asked", "to"}
        if stray:
            raise UserError(f"The letter: “{min(stray)}” is not part of a letter. Take it out or correct its spelling.")
        head = {name: _words(read, name, "The letter") for name in names}
        before = read.get("before_asked", False)
        if not isinstance(before, bool):
            raise UserError("The letter: “before_asked” must be true or false.")
        to = _words(read, "to", "The letter") if "to" in read else VICTIM
        if to != VICTIM and to not in FUNCTIONS:
            raise UserError(f"The letter: “to” must be victim or one of: {', '.join(FUNCTIONS)}.")
        letter = cls(
            key=head["key"],
            version=head["version"],
            title=head["title"],
            purpose=head["purpose"],
            licence_note=head["licence_note"],
            subject=head["subject"],
            body=_body(read.get("body")),
            questions=_questions(read.get("question", [])),
            before_asked=before,
            to=to,
        )
        known = {*_BOTH, *(_HERS if to == VICTIM else _HIS), *(each.key for each in letter.questions)}
        unknown = next((name for name in letter.fields if name not in known), None)
        if unknown is not None:
            raise UserError(
                f"The letter “{letter.title}” asks for {{{unknown}}}, which nothing fills in. Use one of: "
                f"{', '.join(sorted(known))}."
            )
        if not _KEY.fullmatch(letter.key):
            raise UserError(f"The letter: the key “{letter.key}” may hold small letters, figures and hyphens alone.")
        return letter


def read_letters(folder: Path) -> tuple[Letter, ...]:
    """Every letter of a folder that has one folder a letter; a letter's key is the name of its folder."""
    letters = []
    files = sorted(folder.glob(f"*/{FILE_NAME}"))
    names = (FILE_NAME, *(_translation(code) for code in LANGUAGES if code != ENGLISH))
    read_toml([text_of(each) for name in names for each in sorted(folder.glob(f"*/{name}"))])
    for file in files:
        letter = Letter.from_toml(text_of(file))
        if letter.key != file.parent.name:
            raise UserError(
                f"The letter in the folder “{file.parent.name}” has the key “{letter.key}”. Make them the same."
            )
        letters.append(replace(letter, translations=_translations(letter, file.parent)))
    return tuple(letters)


def _translation(code: str) -> str:
    return f"letter.{code}.toml"


def _translations(letter: Letter, folder: Path) -> dict[str, Letter]:
    """The letter in the other languages it is there in; UserError where one asks for other things."""
    found = {}
    for code in LANGUAGES:
        file = folder / _translation(code)
        if code == ENGLISH or not file.is_file():
            continue
        other = Letter.from_toml(text_of(file))
        same = {each.key for each in other.questions} == {each.key for each in letter.questions}
        if (other.key, other.to) != (letter.key, letter.to) or not same or set(other.fields) != set(letter.fields):
            raise UserError(
                f"The letter “{letter.title}” in {LANGUAGES[code]} has another key, other questions or other fields in "
                "braces than the English one. Make them the same."
            )
        found[code] = other
    return found


def _body(found: Any) -> tuple[str, ...]:
    if not isinstance(found, list) or not found or not all(isinstance(each, str) and each.strip() for each in found):
        raise UserError("The letter: “body” must be a list of paragraphs in quotation marks.")
    return tuple(" ".join(each.split()) for each in found)


def _questions(found: Any) -> tuple[LetterQuestion, ...]:
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise UserError("The letter: write each question under [[question]].")
    questions = []
    for each in found:
        key = _words(each, "key", "A question of the letter")
        day = each.get("day", False)
        if set(each) - {"key", "text", "day"} or not isinstance(day, bool) or key in MERGED or not _KEY.fullmatch(key):
            raise UserError(f"The letter’s question “{key}” holds a key, a text and day = true or false, and no more.")
        questions.append(LetterQuestion(key=key, text=_words(each, "text", f"The question “{key}”"), day=day))
    return tuple(questions)


def _words(table: Mapping[str, Any], name: str, where: str) -> str:
    value = table.get(name, "")
    if not isinstance(value, str) or not value.strip():
        raise UserError(f"{where}: “{name}” is missing. Write it in, in quotation marks.")
    return " ".join(value.split())
