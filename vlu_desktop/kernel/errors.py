# SPDX-License-Identifier: Apache-2.0
"""The one exception whose text reaches the officer as written, and sentences that know their key in the catalogue."""

from collections.abc import Mapping
from typing import Any


class Sentence(str):
    """A sentence of the catalogue, as text; `key` and `values` say it again in another language (`language/`)."""

    key: str
    values: Mapping[str, Any]

    def __new__(cls, text: str, key: str = "", values: Mapping[str, Any] | None = None) -> "Sentence":
        made = super().__new__(cls, text)
        made.key, made.values = key, values or {}
        return made


class UserError(Exception):
    """Something the officer can act on; the message says what to do next and holds no case text.

    The message is a plain sentence or, better, one of the catalogue: `UserError(say("vault.none-here", file=name))`.
    """

    @property
    def key(self) -> str:
        """The key of its sentence in the catalogue; "" for a plain one."""
        return str(getattr(self.args[0] if self.args else "", "key", ""))
