# SPDX-License-Identifier: Apache-2.0
"""What the import window does its work by: reading and taking in files, column maps, cases; and the words when done."""

from collections import Counter
from dataclasses import dataclass

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import listed, number
from vlu_desktop.record.changes import Changes
from vlu_desktop.services.cases.cases import Cases
from vlu_desktop.services.cases.column_maps import ColumnMaps
from vlu_desktop.services.cases.imports import Imports


def _named() -> tuple[tuple[str, str], ...]:
    return (
        ("incident", "incident"),
        ("police-contact", say("intaking.contact-with-the-police")),
        ("life-event", say("intaking.life-event")),
        ("source-item", "row"),
    )


def _several() -> dict[str, str]:
    return {"contact with the police": say("intaking.contacts-with-the-police")}


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
    told = [number(made[key], one, _several().get(one, "")) for key, one in _named()[:-1] if made[key]]
    told = told or [number(made[_named()[-1][0]], _named()[-1][1])]
    what, waiting = listed(told), made["suggestion"]
    if case_name:
        took = say("intaking.took-into-case", what=what, file=file_name, case=case_name)
    else:
        took = say("intaking.took-into-new-case", what=what, file=file_name)
    return f"{took} {say('intaking.suggestions-wait', n=waiting)}" if waiting else took
