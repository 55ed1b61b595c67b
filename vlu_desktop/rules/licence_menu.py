# SPDX-License-Identifier: Apache-2.0
"""The menu of additional licence conditions as data: codes to ask by, described in our own words."""

import tomllib
from dataclasses import dataclass

from vlu_desktop.kernel.errors import UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition of the menu. `needs` says what a request for it must bring; `place`: it may tell where she lives."""

    code: str
    title: str
    about: str
    needs: str = ""
    place: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """The menu, which version of it, and whose it is."""

    conditions: tuple[Condition, ...] = ()
    version: str = ""
    attribution: str = ""

    @classmethod
    def from_toml(cls, text: str) -> "Menu":
        """From `version`, `attribution` and [[condition]] tables; UserError where it can't be used."""
        try:
            read = tomllib.loads(text)
            conditions = tuple(Condition(**each) for each in read["condition"])
            menu = cls(conditions=conditions, version=str(read["version"]), attribution=str(read["attribution"]))
            told = {type(said) for each in conditions for said in (each.code, each.title, each.about, each.needs)}
            if told - {str} or not all(isinstance(each.place, bool) for each in conditions):
                raise TypeError("a condition is told in words")
        except (ValueError, RecursionError, KeyError, TypeError):
            raise UserError("The menu of licence conditions can’t be read. Correct it, or put it back.") from None
        codes = [each.code.lower() for each in menu.conditions]
        if len(set(codes)) < len(codes):
            raise UserError("The menu of licence conditions has a code twice. Correct it, or put it back.")
        return menu

    def offered(self) -> tuple[tuple[str, str], ...]:
        """Each by its code and what it is called, with the beginning of its code, to choose from."""
        return tuple((each.code, f"{each.title} ({each.code[:8]})") for each in self.conditions)

    def of(self, code: str) -> Condition | None:
        """The condition with that code, or one that begins with it if only one does."""
        found = [each for each in self.conditions if code and each.code.lower().startswith(code.strip().lower())]
        return found[0] if len(found) == 1 else None
