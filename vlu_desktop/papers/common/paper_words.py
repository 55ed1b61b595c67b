# SPDX-License-Identifier: Apache-2.0
"""The words of a document in the language it is composed in: sentences, choices of the record, days and lists."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from vlu_desktop.dates.when import When
from vlu_desktop.language import calendar_names, phrases, welsh_dates
from vlu_desktop.language.catalogue import pieces_in, say_in
from vlu_desktop.language.languages import ENGLISH, WELSH, base
from vlu_desktop.language.templates import Value
from vlu_desktop.language.terms import term
from vlu_desktop.record import vocabulary
from vlu_desktop.record.behaviours import behaviour

_spoken: ContextVar[str] = ContextVar("spoken", default=ENGLISH)


def spoken() -> str:
    """The language of the document that is being composed."""
    return _spoken.get()


@contextmanager
def composing_in(language: str) -> Iterator[None]:
    """Whatever is composed within is in this language."""
    token = _spoken.set(base(language))
    try:
        yield
    finally:
        _spoken.reset(token)


def worded(key: str, /, **values: Value) -> str:
    """A sentence of the catalogue in the document's language, as plain text."""
    return str(say_in(spoken(), key, **values))


def worded_pieces(key: str, /, **values: object) -> tuple[object, ...]:
    """The same in pieces: words, and what its places for runs were given, as it is."""
    return pieces_in(spoken(), key, **values)


def label(vocabulary_key: str, key: str) -> str:
    """The document's word for a key of a vocabulary, "" for no choice."""
    return vocabulary.label_in(spoken(), vocabulary_key, key)


def day(value: date | None, missing: str = "") -> str:
    """3 March 2026."""
    return calendar_names.day(value, spoken(), missing=missing)


def short_day(value: date | None, missing: str = "") -> str:
    """3 Mar 2026, for tables."""
    return calendar_names.day(value, spoken(), short=True, missing=missing)


def dated(when: When, *, short: bool = False) -> str:
    """A date as it is known."""
    return welsh_dates.shown(when, short=short) if spoken() == WELSH else when.display(short=short)


def kind_name(key: str) -> str:
    """What a kind of conduct is called."""
    return term(spoken(), "behaviour", key) or behaviour(key).label


def listed(items: Iterable[str]) -> str:
    """ "a, b and c"."""
    return phrases.listed(items, spoken())


apart, in_turn, stated, in_sentences = phrases.apart, phrases.in_turn, phrases.stated, phrases.in_sentences
"""Lists that read alike in every language."""


def lower_first(text: str) -> str:
    """A label inside a sentence: its first letter small unless it is an abbreviation or a name stands there."""
    return phrases.lower_first(text)
