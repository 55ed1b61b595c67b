# SPDX-License-Identifier: Apache-2.0
"""The data the program carries: dated rules, forms, letters, prompts, words and faces, each read when asked for."""

from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.platform import paths

if TYPE_CHECKING:
    from vlu_desktop.analysis.thresholds import Params
    from vlu_desktop.dates.working_days import Holidays
    from vlu_desktop.papers.common.reference_data import Reference
    from vlu_desktop.rules.deadlines import Rules
    from vlu_desktop.rules.form_templates import Form
    from vlu_desktop.rules.licence_menu import Menu
    from vlu_desktop.rules.rule_sources import RuleSource
    from vlu_desktop.rules.statement_prompts import Prompts
    from vlu_desktop.typeset.font_book import FontBook

_OF_ONE_SOURCE = ("bank_holidays", "licence_conditions", "findings", "bundles")


class ShippedData:
    """For the services of whichever casebook is open. Whatever is read stays as it is: nothing here can be changed."""

    @cached_property
    def params(self) -> "Params":
        """The windows and thresholds of the findings."""
        from vlu_desktop.analysis.thresholds import Params

        return Params.from_toml(_rule("findings"))

    @cached_property
    def rules(self) -> "Rules":
        """The dated deadlines."""
        from vlu_desktop.rules.deadlines import Rules

        return Rules.from_toml(_rule("deadlines"))

    @cached_property
    def holidays(self) -> "Holidays":
        """The bank holidays, as far as they are known."""
        from vlu_desktop.dates.working_days import Holidays

        return Holidays.from_toml(_rule("bank_holidays"))

    @cached_property
    def sources(self) -> "tuple[RuleSource, ...]":
        """Where the dated data comes from that is no deadline; each deadline says so itself."""
        from vlu_desktop.rules.rule_sources import RuleSource

        return tuple(map(RuleSource.from_toml, map(_rule, _OF_ONE_SOURCE)))

    @cached_property
    def forms(self) -> "tuple[Form, ...]":
        """The forms."""
        from vlu_desktop.rules.form_templates import read_forms

        return read_forms(paths.forms())

    def prompts(self, language: str = ENGLISH) -> "tuple[Prompts, ...]":
        """What stands beside a statement while it is written; in English where a language has none."""
        return _prompts(paths.resources() / "prompts", language)

    @cached_property
    def words(self) -> Path:
        """The words that statements are spelled through with beside the dictionary."""
        return paths.resources() / "spelling" / "more.txt"

    @cached_property
    def reference(self) -> "Reference":
        """What documents look up besides the record."""
        from vlu_desktop.papers.common.reference_data import Reference
        from vlu_desktop.rules.letter_templates import read_letters

        return Reference(
            letters=read_letters(paths.forms()),
            menu=self.menu,
            rules=self.rules,
            holidays=self.holidays,
        )

    @cached_property
    def menu(self) -> "Menu":
        """The menu of licence conditions."""
        from vlu_desktop.rules.licence_menu import Menu

        return Menu.from_toml(_rule("licence_conditions"))

    @cached_property
    def passphrase_words(self) -> tuple[str, ...]:
        """The words that passphrases are made from."""
        return tuple(_read(paths.resources() / "words.txt").split())


def shipped() -> ShippedData:
    """Read once a program, for each casebook that is opened and each time it is unlocked."""
    return _of(paths.resources(), paths.forms())


@cache
def _of(_resources: Path, _forms: Path) -> ShippedData:
    return ShippedData()


def font_book() -> "FontBook":
    """The faces that documents and screens are set in, cut once on a computer and kept."""
    from vlu_desktop.typeset.font_book import FontBook

    return FontBook(paths.data_dir() / "fonts")


@cache
def _prompts(folder: Path, language: str) -> "tuple[Prompts, ...]":
    from vlu_desktop.rules.statement_prompts import read_prompts

    own = folder / f"statements.{language}.toml"
    return read_prompts(_read(own if own.is_file() else folder / "statements.toml"))


def interface_fonts() -> tuple[Path, ...]:
    """The files of the font that the screens are set in."""
    book = font_book()
    return (book.file("sans"), book.file("sans-bold"))


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _rule(name: str) -> str:
    return _read(paths.resources() / "rules" / f"{name}.toml")
