# SPDX-License-Identifier: Apache-2.0
"""What was said as the grammar walks over it: its words, their kinds, who asks, and what was found at each place."""

from collections.abc import Callable
from datetime import date
from typing import Any

from vlu_desktop.dates.reading.spans import Options, Refused, TimeDirection
from vlu_desktop.dates.reading.token import Token

Found = list[tuple[Any, int]]


class Phrase:
    """The words said, each a letter in `kinds`. Rules give what they found at a place with the place after it.

    `every`: every way to read it is gone through, though the first is what is read; it tells why there is none.
    """

    __slots__ = ("_known", "every", "kinds", "looking", "refused", "said_on", "tokens")

    def __init__(self, tokens: tuple[Token, ...], said_on: date, looking: TimeDirection) -> None:
        self.tokens = tokens
        self.kinds = "".join([token.kind for token in tokens])
        self.said_on = said_on
        self.looking = looking
        self.refused: str = ""
        self.every = False
        self._known: dict[tuple[str, int], Found] = {}

    @property
    def ahead(self) -> bool:
        """Whether the field looks ahead."""
        return self.looking is TimeDirection.FUTURE

    def at(self, name: str, place: int, rule: Callable[["Phrase", int], Found]) -> Found:
        """What a rule finds at a place; worked out once."""
        key = (name, place)
        found = self._known.get(key)
        if found is None:
            self._known[key] = found = rule(self, place)
        return found

    def tried(self, made: Callable[..., Options], *of: object) -> Options | None:
        """What was made of these; None where it was refused, and the first sentence is kept."""
        try:
            return made(*of)
        except Refused as refused:
            self.refused = self.refused or refused.sentence
            return None
