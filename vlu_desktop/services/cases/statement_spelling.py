# SPDX-License-Identifier: Apache-2.0
"""What the spelling of a statement knows beside its dictionary: the names of the case, and words the unit added."""

import json
from pathlib import Path

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.offending import Conviction, Hearing, Order, Proceeding, Sentence, Whereabouts
from vlu_desktop.record.people import Address, Case, ContactPoint, PersonName, Relationship, Vehicle
from vlu_desktop.record.work import Meeting, MeetingAttendee, Statement
from vlu_desktop.store.journal.journal import SETTING
from vlu_desktop.store.records.store import Store
from vlu_desktop.text.speller import Speller, plain, words_in

_NAME = "spelling-words"
MOST = 5_000
_LONGEST_VALUE = 500
_NAMING: tuple[type[Record], ...] = (
    PersonName, Address, Vehicle, ContactPoint, Relationship, Case, Order, Proceeding, Hearing, Conviction, Sentence,
    Whereabouts, Meeting, MeetingAttendee, Statement,
)  # fmt: skip


class StatementSpelling:
    """`speller` is for the thread of the screens alone; the rest reads and writes the casebook."""

    def __init__(self, store: Store, more: Path) -> None:
        self._store = store
        self.speller = Speller(more)

    @staticmethod
    def concerned(changes: Changes) -> bool:
        """Whether an act may have changed the unit's words."""
        return changes.touches(SETTING)

    def words(self) -> frozenset[str]:
        """The words this unit added."""
        return frozenset().union(*self._held().values())

    def keep(self, word: str, case_id: str) -> Changes:
        """Take a word for known in every case from now, until the case it was met in is erased."""
        if len(self.words()) >= MOST:
            raise UserError(say("spelling.too-many", most=MOST))
        key = f"{_NAME}:{case_id}"
        with self._store.act("spelling-word.keep", act="altered", case_id=case_id) as act:
            act.set(key, sorted({*self._held().get(key, ()), plain(word)}))
        return act.changes

    def forget(self, word: str) -> Changes:
        """Take a word for known no longer."""
        with self._store.act("spelling-word.forget", act="altered") as act:
            for key, held in self._held().items():
                if plain(word) in held:
                    act.set(key, sorted(held - {plain(word)}))
        return act.changes

    def _held(self) -> dict[str, frozenset[str]]:
        """The words by the setting that holds those met in one case, which goes when the case is erased."""
        return {key: frozenset(json.loads(value)) for key, value in self._store.settings(_NAME).items()}


def case_words(file: CaseFile) -> frozenset[str]:
    """The words with a capital of what a case names: people, places, courts, agencies, vehicles."""
    texts = [
        getattr(row, spec.name)
        for cls in _NAMING
        for row in (*file.all(cls), *((file.case,) if cls is Case else ()))
        for spec in specs(cls)
        if spec.kind is Kind.TEXT
    ]
    places = [each.place for each in file.all(Incident)]
    return frozenset(word for text in {*texts, *places} for word in words_in(text[:_LONGEST_VALUE]))
