# SPDX-License-Identifier: Apache-2.0
"""One word of what was said: its kind as a letter, what it means, and how it was written."""

from typing import Any, NamedTuple


class Token(NamedTuple):
    """`exact`: figures written as the 24-hour clock writes them ("09"); `short`: one figure after the point ("3.5")."""

    kind: str
    value: Any
    text: str
    exact: bool = False
    short: bool = False
