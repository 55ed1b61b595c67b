# SPDX-License-Identifier: Apache-2.0
"""Entering somebody into a case: the person, the name and the part in it, as one act."""

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.people import Involvement, Person, PersonName
from vlu_desktop.store.records.store import Store


class People:
    """Somebody new, or somebody held already, in a part."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def enter(self, case_id: str, role: str, *, given: str = "", family: str = "", held: str = "") -> Changes:
        """Enter a person into a case; `held` is the id of one held already. Gives what the act changed."""
        if not role:
            raise UserError(say("acts.choose-the-part-that-this"))
        if not (held or given.strip() or family.strip()):
            raise UserError(say("acts.write-a-name-even-if"))
        if held and any(row.role == role for row in self._store.all(Involvement, case_id=case_id, person_id=held)):
            raise UserError(say("acts.that-person-has-this-part"))
        with self._store.act("person.enter", act="collected", case_id=case_id) as act:
            person_id = held
            if not held:
                person_id = act.add(Person()).id
                act.add(PersonName(person_id=person_id, kind="current", given=given.strip(), family=family.strip()))
            act.add(Involvement(case_id=case_id, person_id=person_id, role=role))
        return act.changes
