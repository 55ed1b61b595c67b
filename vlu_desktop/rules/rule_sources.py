# SPDX-License-Identifier: Apache-2.0
"""Where a file of dated data comes from: what it rests on, when that was read, who confirms it."""

import tomllib
from dataclasses import dataclass
from datetime import date

from vlu_desktop.kernel.errors import UserError

_DAYS, _TRUTHS = ("read_on", "valid_from", "valid_to"), ("checked",)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSource:
    """The [source] table of a file of rules. `checked`: the source itself was read; otherwise from memory.

    `read_on` is the last day on which somebody looked at it, `area` where it holds, England and Wales where empty.
    """

    title: str
    source: str
    valid_from: date
    confirm_by: str
    note: str
    valid_to: date | None = None
    read_on: date | None = None
    checked: bool = False
    area: str = ""

    @classmethod
    def from_toml(cls, text: str) -> "RuleSource":
        """From the [source] table of a file, whatever else stands in it; UserError for none that can be used."""
        try:
            made = cls(**tomllib.loads(text)["source"])
        except (ValueError, RecursionError, KeyError, TypeError):
            raise UserError("The file does not say where its rules come from. Put back the one supplied.") from None
        for name in cls.__slots__:
            value = getattr(made, name)
            wanted = date if name in _DAYS else bool if name in _TRUTHS else str
            if not isinstance(value, wanted) and not (value is None and name in ("valid_to", "read_on")):
                raise UserError(f"The source of “{made.title}” can't be used: “{name}” is wrong. Correct it.")
        return made
