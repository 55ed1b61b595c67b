# SPDX-License-Identifier: Apache-2.0
"""What another copy of this casebook says was erased there: shown, held against legal holds, and erased here if asked.

A list alone erases nothing. It must be signed by a computer of this casebook, and an officer gives the reason and whose
authority it has, as for any erasure.
"""

from dataclasses import dataclass

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes, Reference
from vlu_desktop.record.record_types import record_type
from vlu_desktop.services.keeping.erasing import NEVER, Erasing, ErasurePlan
from vlu_desktop.store.records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignErasures:
    """What a list would erase here. `held` are why parts of it are left; `kept` how many are never erased alone."""

    plan: ErasurePlan
    held: tuple[str, ...]
    kept: int

    @property
    def sentence(self) -> str:
        """What would be left, "" where nothing would."""
        left = [say("auditing.parts-left", n=len(self.held), why=self.held[0])] if self.held else []
        if self.kept:
            left.append(say("auditing.records-kept", n=self.kept))
        return " ".join(left)


class ErasedElsewhere:
    """Decides on a list that a restore left, or that a file brings."""

    def __init__(self, store: Store, erasing: Erasing) -> None:
        self._store = store
        self._erasing = erasing

    def waiting(self) -> ForeignErasures | None:
        """What a restore left to be decided on; None where there is nothing, or nothing of it is here any more."""
        body = self._store.pending_erasures
        found = None if body is None else self.read(body)
        return found if found is not None and (found.plan.references or found.held or found.kept) else None

    def read(self, body: object) -> ForeignErasures:
        """What a list would erase here. NotSigned where no computer of this casebook signed it."""
        named = [each for each in self._store.genuine_erasures(body) if self._is_here(each)]
        covered: dict[Reference, None] = {}
        held: list[str] = []
        for root in named:
            if root in covered or root[0] in NEVER:
                continue
            belonging = self._store.belonging(root)
            try:
                self._erasing.refuse_held(root, belonging)
            except UserError as error:
                held.append(str(error))
                continue
            covered.update(dict.fromkeys(belonging))
        kept = sum(each[0] in NEVER and each not in covered for each in named)
        plan = self._erasing.planned(("", ""), tuple(covered), "", say("auditing.erased-in-another-copy"))
        return ForeignErasures(plan=plan, held=tuple(held), kept=kept)

    def erase(self, plan: ErasurePlan, reason: str, authority: str) -> Changes:
        """Erase here what was shown, for good, and have the list settled."""
        if not plan.references:
            raise UserError(say("acts.nothing-of-that-list-can"))
        for each in plan.references:
            # A hold may have been placed since it was shown.
            self._erasing.refuse_held(each, (each,))
        changes = self._erasing.carry_out("erasure.replay", plan.references, plan, reason, authority)
        waiting = self.waiting()
        if waiting is None or not (waiting.plan.references or waiting.held):
            # What a legal hold keeps waits until the hold is lifted.
            self._store.settle_erasures()
        return changes

    def decline(self, reason: str) -> None:
        """Keep what another copy erased, and have the journal say why."""
        if not reason.strip():
            raise UserError(say("acts.say-why-it-is-kept"))
        self._store.consulted("erasure.decline", reason=reason.strip())
        self._store.settle_erasures()

    def _is_here(self, reference: Reference) -> bool:
        key, record_id = reference
        return self._store.get(record_type(key).cls, record_id, removed=True) is not None
