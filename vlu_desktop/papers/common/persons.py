# SPDX-License-Identifier: Apache-2.0
"""Who is who in a document: one person is one person, however many entries of the record stand for her or him."""

from collections.abc import Iterable
from dataclasses import dataclass

from vlu_desktop.disclosure.disclosed_file import DisclosedFile
from vlu_desktop.papers.common.paper_words import listed, worded
from vlu_desktop.record.offending import Order, OrderProtected

NOT_NAMED = "not named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Protects:
    """Whom an order protects as far as the reader may know: names, and how many more. Nobody where none is entered."""

    names: tuple[str, ...] = ()
    others: int = 0

    @property
    def entered(self) -> bool:
        """Whether anybody is entered as protected."""
        return bool(self.names or self.others)

    def said(self) -> str:
        """In words."""
        if not self.entered:
            return worded("parties.protects-not-entered")
        return listed([*self.names, *([worded("parties.others", n=self.others)] if self.others else [])])


class Persons:
    """Asks a disclosed case who is who."""

    def __init__(self, file: DisclosedFile) -> None:
        self._file = file

    def grouped(self, people: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """The entries that stand for one person together; first in each the one that most of the record hangs on."""
        groups: list[list[str]] = []
        for person in dict.fromkeys(people):
            group = next((each for each in groups if self._file.same_person(each[0], person)), None)
            if group is None:
                groups.append([person])
            else:
                group.append(person)
        return tuple(tuple(sorted(group, key=lambda each: -self._file.hang_on.get(each, 0))) for group in groups)

    def known_as(self, group: tuple[str, ...]) -> str:
        """The name of one person, and what else she or he is called; "" for one without a name."""
        names = list(dict.fromkeys(name for each in group if (name := self._file.name(each)) not in ("", NOT_NAMED)))
        if len(names) < 2:
            return "".join(names)
        return worded("parties.also-known-as", name=names[0], others=names[1:])

    def name(self, person_id: str) -> str:
        """The first name of whoever an entry stands for, "" where this reader is not to have it."""
        same = [each for each in self._everybody() if self._file.same_person(each, person_id)]
        names = (self._file.name(each) for group in self.grouped([*same, person_id]) for each in group)
        return next((name for name in names if name not in ("", NOT_NAMED)), "")

    def named(self, person_id: str) -> str:
        """The same, and what the record calls one whose name this reader is not to have."""
        return self.name(person_id) or self._file.name(person_id)

    def protects(self, order: Order) -> Protects:
        """Whom an order protects, each once."""
        groups = self.grouped(row.person_id for row in self._file.of(OrderProtected, order.id))
        names = [self.name(group[0]) for group in groups]
        return Protects(names=tuple(name for name in names if name), others=sum(not name for name in names))

    def _everybody(self) -> tuple[str, ...]:
        return (*self._file.offenders, *self._file.victims)
