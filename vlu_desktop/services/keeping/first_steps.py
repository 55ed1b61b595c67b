# SPDX-License-Identifier: Apache-2.0
"""How far a new casebook is set up: what is to be done first, and what of it is done."""

from dataclasses import dataclass
from datetime import date

from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.record.work import Agency
from vlu_desktop.services.keeping.backups import BackupService
from vlu_desktop.store.records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsDone:
    """What is done of the first four of five steps, in their order."""

    sheet: bool
    backups: bool
    agencies: bool
    case: bool


class FirstSteps:
    """Asked each time Today is read: of a casebook that is begun it asks no disk."""

    def __init__(self, store: Store, backups: BackupService) -> None:
        self._store = store
        self._backups = backups

    def done(self, day: date) -> StepsDone | None:
        """How far it is on a day; None once an incident is entered, which is the last step."""
        if self._store.count(Incident):
            return None
        standing = self._backups.standing(day)
        return StepsDone(
            sheet=bool(standing.sheet), backups=bool(standing.plan.folder), agencies=self._store.count(Agency) > 0,
            case=self._store.count(Case) > 0,
        )  # fmt: skip
