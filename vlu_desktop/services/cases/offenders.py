# SPDX-License-Identifier: Apache-2.0
"""One offender across the cases of this casebook; looking at it is a consultation of each case."""

from dataclasses import dataclass
from datetime import date

from vlu_desktop.analysis.serial import Serial, serial
from vlu_desktop.analysis.thresholds import Params
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.people import Involvement
from vlu_desktop.store.records.store import Store


@dataclass(frozen=True, kw_only=True)
class Across:
    """An offender, the names he is entered under, his cases in the order their campaigns began, and what repeats."""

    name: str
    also: tuple[str, ...]
    files: tuple[CaseFile, ...]
    serial: Serial


class Offenders:
    """Reads what is recorded of one offender, whatever case it stands in."""

    def __init__(self, store: Store, params: Params) -> None:
        self._store = store
        self._params = params

    def case_ids(self, person_id: str) -> tuple[str, ...]:
        """The cases he is the offender of, under every entry that is known to be his."""
        live = set(self._store.case_ids())
        parts = [row for row in self._store.all(Involvement, role="offender") if row.case_id in live]
        return tuple(
            dict.fromkeys(row.case_id for row in parts if person_id in self._store.people_in(row.case_id, "offender"))
        )

    def across(self, person_id: str, up_to: date) -> Across:
        """Every case of his side by side, on what had happened by a day. UserError where he is the offender of none."""
        ids = self.case_ids(person_id)
        if not ids:
            raise UserError(say("acts.that-person-is-the-offender"))
        files = {}
        for case_id in ids:
            file = self._store.case_file(case_id)
            assert file is not None
            files[case_id] = file
            self._store.consulted("person.across", case_id=case_id)
        first = files[ids[0]]
        found = serial(tuple(files.values()), person_id, up_to, self._params)
        names = dict.fromkeys(
            file.name(each) for file in files.values() for each in file.offenders if file.same_person(each, person_id)
        )
        own = first.name(person_id)
        return Across(
            name=own,
            also=tuple(name for name in names if name != own),
            files=tuple(files[each.case_id] for each in found.campaigns),
            serial=found,
        )
