# SPDX-License-Identifier: Apache-2.0
"""What the import window does its work by: reading and taking in files, column maps, cases; and the words when done."""

from collections import Counter
from dataclasses import dataclass

from vlu_desktop.language.phrases import listed, number
from vlu_desktop.record.changes import Changes
from vlu_desktop.services.cases.cases import Cases
from vlu_desktop.services.cases.column_maps import ColumnMaps
from vlu_desktop.services.cases.imports import Imports

_NAMED = (
    ("incident", "incident"), ("police-contact", "contact with the police"), ("life-event", "life event"),
    ("source-item", "row"),
)  # fmt: skip
_SEVERAL = {"contact with the police": "contacts with the police"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportServices:
    """The services of one casebook, asked on the vault's own thread alone."""

    imports: Imports
    maps: ColumnMaps
    cases: Cases


def what_was_made(changes: Changes, file_name: str, case_name: str) -> str:
    """ "Took in 8 incidents from diary.csv into M.A. and D.R. (VLU 26-0147). 12 suggestions wait to be looked through."

    `case_name` is "" for a case that was begun with it.
    """
    made = Counter(key for key, _ in changes.added)
    told = [number(made[key], one, _SEVERAL.get(one, "")) for key, one in _NAMED[:-1] if made[key]]
    told = told or [number(made[_NAMED[-1][0]], _NAMED[-1][1])]
    where = f"into {case_name}" if case_name else "into a new case"
    waiting = made["suggestion"]
    wait = f" {number(waiting, 'suggestion')} {'waits' if waiting == 1 else 'wait'} to be looked through."
    return f"Took in {listed(told)} from {file_name} {where}.{wait if waiting else ''}"
