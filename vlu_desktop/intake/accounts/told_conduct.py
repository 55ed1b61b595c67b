# SPDX-License-Identifier: Apache-2.0
"""A kind of conduct that an account tells of, with the words it came from."""

from typing import NamedTuple

from vlu_desktop.intake.accounts.doers import Doer
from vlu_desktop.record.behaviours import KINDS

GRAVE = frozenset(each.key for each in KINDS if each.lane in ("threats", "violence"))
"""Threats and violence, which no doubtful clause may give."""


class ToldConduct(NamedTuple):
    """A kind, by whom, and where: `start` to `end` in characters of the account, `first` to `last` in words of it."""

    kind: str
    doer: Doer
    start: int
    end: int
    first: int
    last: int
    clause: int = -1
    quoted: bool = False
    to_her: bool = False
    beside: bool = False
    """Whether it is told only where something else is told as well."""
    loose: bool = False
    """Whether it rests on a row that many words meet, in any of many wordings: a weak sign by itself."""
