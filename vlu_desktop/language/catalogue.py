# SPDX-License-Identifier: Apache-2.0
"""The sentences by key, `say("keys.wrong-passphrase")`, from `texts/LANGUAGE/ROOM.toml`; English where one is missing.

To add a sentence: an entry in `texts/en`, one in `texts/cy` where it is translated, and `say` with its key and values.
tests/language walks every entry in every language and every call of `say`, so that a wrong key or value never ships.
"""

import json
import os
import sys
import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

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
    found = _template(room, spoken, name)
    if found is None:
        found, spoken = _template(room, ENGLISH, name), ENGLISH
    if found is None:
        raise KeyError(name)
    return found, spoken


@cache
def texts(room: str, code: str) -> dict[str, Template]:
    """Every sentence of a room in one language, by its name; none where that language has none yet."""
    names = _entries(room, ENGLISH if code == PSEUDO else code)
    return {name: made for name in names if (made := _template(room, code, name)) is not None}


@cache
def _template(room: str, code: str, name: str) -> Template | None:
    """One sentence, read when it is first said: a start says a few of each room."""
    if code == PSEUDO:
        plain = _template(room, ENGLISH, name)
        return None if plain is None else templates.longer(plain)
    entries = _entries(room, code)
    if name not in entries:
        return None
    try:
        return templates.read(entries[name], code)
    except TextError as error:
        raise TextError(f"{code}, {room}.{name}: {error}") from error


@cache
def _entries(room: str, code: str) -> dict[str, Any]:
    path = _TEXTS / code / f"{room}.toml"
    return {} if code != ENGLISH and not path.is_file() else entries_of(path)


def entries_of(path: Path) -> dict[str, Any]:
    """What a file of TOML holds. FileNotFoundError where there is none.

    It is kept taken apart, as Python keeps its modules compiled and in the same folders: taking TOML apart, and the
    library that does, cost a start a tenth of its time. What is kept names the very bytes it was made of.
    """
    content = path.read_bytes()
    made_of = f"{len(content)} {zlib.crc32(content)}"
    kept = path.parent / "__pycache__" / f"{path.stem}.json"
    with suppress(OSError, ValueError, RecursionError):
        found = json.loads(kept.read_bytes())
        if isinstance(found, dict) and found.get("of") == made_of and isinstance(found.get("entries"), dict):
            return dict(found["entries"])
    # Named here, for it is read where nothing is kept yet.
    import tomllib

    entries = tomllib.loads(content.decode())
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            _keep(kept, json.dumps({"of": made_of, "entries": entries}, ensure_ascii=False).encode())
    return entries


def _keep(kept: Path, content: bytes) -> None:
    """Whole or not at all, for several programs may start at once; a folder that can't be written to keeps nothing."""
    kept.parent.mkdir(exist_ok=True)
    half = kept.with_suffix(f".{os.getpid()}")
    half.write_bytes(content)
    half.replace(kept)


def rooms() -> tuple[str, ...]:
    """The rooms that have texts."""
    return tuple(sorted(path.stem for path in (_TEXTS / ENGLISH).glob("*.toml")))


def missing(code: str) -> tuple[str, ...]:
    """The keys that a language does not have yet, so that English stands in."""
    return tuple(f"{room}.{name}" for room in rooms() for name in texts(room, ENGLISH) if name not in texts(room, code))
