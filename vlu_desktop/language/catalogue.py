# SPDX-License-Identifier: Apache-2.0
"""The sentences by key, `say("keys.wrong-passphrase")`, from `texts/LANGUAGE/ROOM.toml`; English where one is missing.

To add a sentence: an entry in `texts/en`, one in `texts/cy` where it is translated, and `say` with its key and values.
tests/language walks every entry in every language and every call of `say`, so that a wrong key or value never ships.
"""

import tomllib
from functools import cache
from pathlib import Path

from vlu_desktop.kernel.errors import Sentence
from vlu_desktop.language import templates
from vlu_desktop.language.languages import ENGLISH, PSEUDO, base, language
from vlu_desktop.language.templates import Template, TextError, Value

_TEXTS = Path(__file__).with_name("texts")


def say(key: str, /, **values: Value) -> Sentence:
    """The sentence of a key in the officer's language, as text that remembers its key and values."""
    return say_in(language(), key, **values)


def say_in(code: str, key: str, /, **values: Value) -> Sentence:
    """The sentence in a language given, such as a document's."""
    try:
        found, spoken = _found(code, key)
        return Sentence(found.fill(values, spoken), key=key, values=values)
    except (KeyError, TextError, FileNotFoundError) as error:
        raise TextError(f"{key}: {error}") from error


def pieces_in(code: str, key: str, /, **values: object) -> tuple[object, ...]:
    """The sentence in a language given, in pieces: its words, and what its places for runs were given, as it is."""
    try:
        found, spoken = _found(code, key)
        return tuple(found.pieces(values, spoken))
    except (KeyError, TextError, FileNotFoundError) as error:
        raise TextError(f"{key}: {error}") from error


def _found(code: str, key: str) -> tuple[Template, str]:
    """The template of a key, and the language it is in."""
    spoken = base(code)
    room, _, name = key.partition(".")
    found = texts(room, spoken).get(name)
    return (found, spoken) if found is not None else (texts(room, ENGLISH)[name], ENGLISH)


@cache
def texts(room: str, code: str) -> dict[str, Template]:
    """Every sentence of a room in one language, by its name; none where that language has none yet."""
    if code == PSEUDO:
        return {name: templates.longer(template) for name, template in texts(room, ENGLISH).items()}
    path = _TEXTS / code / f"{room}.toml"
    if code != ENGLISH and not path.is_file():
        return {}
    with path.open("rb") as file:
        entries = tomllib.load(file)
    made = {}
    for name, entry in entries.items():
        try:
            made[name] = templates.read(entry, code)
        except TextError as error:
            raise TextError(f"{code}, {room}.{name}: {error}") from error
    return made


def rooms() -> tuple[str, ...]:
    """The rooms that have texts."""
    return tuple(sorted(path.stem for path in (_TEXTS / ENGLISH).glob("*.toml")))


def missing(code: str) -> tuple[str, ...]:
    """The keys that a language does not have yet, so that English stands in."""
    return tuple(f"{room}.{name}" for room in rooms() for name in texts(room, ENGLISH) if name not in texts(room, code))
