# SPDX-License-Identifier: Apache-2.0
"""What an officer chooses among before a document is made: rows and names of the whole case, for the officer alone.

A kind of document offers choices from this and is then composed from a disclosed case. Nothing that composes is ever
given one.
"""

from dataclasses import dataclass
from typing import TypeVar

from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Choosable:
    """The whole case as far as choosing needs it."""

    _file: CaseFile

    def all(self, cls: type[R]) -> tuple[R, ...]:
        """Every record of a class."""
        return self._file.all(cls)

    @property
    def victims(self) -> tuple[str, ...]:
        """The ids of the victims."""
        return self._file.victims

    def name(self, person_id: str) -> str:
        """What somebody is called."""
        return self._file.name(person_id)
