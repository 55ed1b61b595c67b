# SPDX-License-Identifier: Apache-2.0
"""One whole sentence with typed places in it, and how it is filled.

The places are `{file:text}`, `{count:number}`, `{page:figure}` (a number without commas), `{day:date}`,
`{names:list}` and, in a document, `{where:runs}` for what is more than text, such as a link. A place takes a value of
its type and writes it as the language does. What is put in is data, such as a name, a count or a date, and never a
piece of a sentence; `tests/language` refuses one of the catalogue in a place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from math import ceil
from typing import Any

from vlu_desktop.language.calendar_names import day
from vlu_desktop.language.languages import WELSH, base
from vlu_desktop.language.phrases import listed

Value = str | int | date | Sequence[str]
_PLACE = re.compile(r"\{(\w+):(\w+)\}")
RUNS = "runs"
TYPES = ("text", "number", "figure", "date", "list", RUNS)
_Part = str | tuple[str, str]
"""Words of a sentence, or the name and the type of a place."""


class TextError(Exception):
    """A fault in a text, or in how it was asked for: a bug, which the tests find."""


@dataclass(frozen=True, kw_only=True)
class Template:
    """A sentence in one language; `forms` by plural category where `by` names the place that is counted.

    A sentence that counts nothing has the one form "other". Its forms are parsed once, for a paper says many of them.
    """

    forms: Mapping[str, str]
    by: str = ""

    def places(self) -> Mapping[str, str]:
        """The name and the type of every place, over all its forms."""
        return self._places

    @cached_property
    def _places(self) -> Mapping[str, str]:
        found = {name: kind for form in self.forms.values() for name, kind in _PLACE.findall(form)}
        return {self.by: "number", **found} if self.by else found

    @cached_property
    def _parts(self) -> Mapping[str, tuple[_Part, ...]]:
        """A sentence is read once and filled thousands of times."""
        return {name: _parted(form) for name, form in self.forms.items()}

    def fill(self, values: Mapping[str, Value], language: str) -> str:
        """The sentence with its values. TextError for a value too few, too many or of another type."""
        return "".join(
            part if isinstance(part, str) else _written(part[1], values[part[0]], language)
            for part in self._chosen(values, language)
        )

    def pieces(self, values: Mapping[str, object], language: str) -> Iterator[object]:
        """The same in pieces: its words with their values, and what stands in its places for `runs` as it is."""
        for part in self._chosen(values, language):
            if isinstance(part, str):
                yield part
            else:
                name, kind = part
                yield values[name] if kind == RUNS else _written(kind, values[name], language)

    def _chosen(self, values: Mapping[str, object], language: str) -> tuple[_Part, ...]:
        if values.keys() != self._places.keys():
            raise TextError(f"it takes {sorted(self._places)}, and was given {sorted(values)}")
        if not self.by:
            return self._parts["other"]
        count = values[self.by]
        assert isinstance(count, int)
        return self._parts.get(category(count, language), self._parts["other"])


def _parted(form: str) -> tuple[_Part, ...]:
    found: list[_Part] = []
    words, *rest = _PLACE.split(form)
    for name, kind, after in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        found += [words, (name, kind)]
        words = after
    return tuple(part for part in (*found, words) if part)


def read(entry: object, language: str) -> Template:
    """A template from its entry: a sentence, or a table of `by` and the forms. TextError where it is neither."""
    table = entry if isinstance(entry, dict) else {"other": entry}
    forms: dict[str, Any] = {str(name): text for name, text in table.items() if name != "by"}
    if not all(isinstance(text, str) and text and text.strip() == text for text in forms.values()):
        raise TextError("each form is a sentence, with no space around it")
    made = Template(forms=forms, by=str(table.get("by", "")))
    _check(made, language)
    return made


def _check(made: Template, language: str) -> None:
    """TextError where the language has no such forms, or a place is not one that can be filled."""
    forms = made.forms
    if "other" not in forms or not forms.keys() <= set(CATEGORIES[language] if made.by else ("other",)):
        raise TextError(f"the forms are {', '.join(CATEGORIES[language])}, and {sorted(forms)} are given")
    if any(brace in _PLACE.sub("", text) for text in forms.values() for brace in "{}"):
        raise TextError("a place is written {name:type}")
    if not set(made.places().values()) <= set(TYPES):
        raise TextError(f"a place's type is one of {', '.join(TYPES)}")


def _written(kind: str, value: object, language: str) -> str:
    match kind, value:
        case "text" | "runs", str():
            return value
        case "number", int():
            return f"{value:,}"
        case "figure", int():
            return str(value)
        case "date", date() if not isinstance(value, datetime):
            return day(value, language)
        case "list", tuple() | list():
            return listed(value, language)
    raise TextError(f"{type(value).__name__} is no {kind}")


CATEGORIES = {"en": ("one", "other"), "cy": ("zero", "one", "two", "few", "many", "other")}
"""The forms a counted sentence has in each language; "other" is the one for every count without its own."""
# CLDR 46, supplemental/plurals.xml: Welsh tells 0, 1, 2, 3 and 6 apart; English 1.
_WELSH_FORMS = {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"}


def category(count: int, language: str) -> str:
    """The name of the form: "zero", "one", "two", "few", "many" or "other"."""
    if base(language) == WELSH:
        return _WELSH_FORMS.get(count, "other")
    return "one" if count == 1 else "other"


LONGER = 1.4
"""How much longer a sentence is: Welsh takes a third more than English, and some sentences more than that."""
_APART = re.compile(r"(\{\w+:\w+\}|&\w|[^\w{&]+)")
_VOWELS = str.maketrans("aeiouyAEIOUY", "âêîôûŷÂÊÎÔÛŶ")


def longer(template: Template) -> Template:
    """The same sentence in every form with accents, brackets and more letters, its places as they are.

    Nobody chooses it: pictures and the walk of every screen are made in it, to find words that are cut.
    """
    return Template(forms={name: _longer(form) for name, form in template.forms.items()}, by=template.by)


def _longer(form: str) -> str:
    parts = _APART.split(form)
    return f"[{''.join(part if place % 2 else _stretched(part) for place, part in enumerate(parts))}]"


def _stretched(word: str) -> str:
    """The word with accents, and its vowels drawn out until there are enough letters."""
    spare, made = ceil(len(word) * (LONGER - 1)), []
    vowels = sum(letter.translate(_VOWELS) != letter for letter in word)
    for letter in word:
        accented = letter.translate(_VOWELS)
        more = ceil(spare / vowels) if accented != letter else 0
        made.append(accented + accented.lower() * more)
        spare, vowels = spare - more, vowels - (accented != letter)
    return "".join(made)
