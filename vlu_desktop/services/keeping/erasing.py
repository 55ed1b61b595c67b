# SPDX-License-Identifier: Apache-2.0
"""Lawful erasure as an officer does it: see what would go and what would stay, say why and by whose authority."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from vlu_desktop.due.retention import standing_hold
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import Changes, Reference
from vlu_desktop.record.field_display import called
from vlu_desktop.record.people import Case, PersonName
from vlu_desktop.record.record_types import RECORD_TYPES, record_type
from vlu_desktop.record.work import LegalHold
from vlu_desktop.services.access.second_officer import Endorsement, Kind, agreed, digest_of
from vlu_desktop.store.records.store import Store

NEVER = ("unit", "officer", "disclosure", "legal-hold", "retention-review")
_SHORTEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasurePlan:
    """What an erasure would do. `goes` counts records by type; `named` are others in which the name still stands."""

    root: Reference
    case_id: str
    title: str
    references: tuple[Reference, ...]
    goes: tuple[tuple[str, int], ...]
    named: tuple[str, ...]


def erasure_digest(plan: ErasurePlan, reason: str, authority: str) -> str:
    """The digest of an erasure: what goes, why, and by whose authority."""
    return digest_of(Kind.ERASING, plan.root, sorted(plan.references), reason.strip(), authority.strip())


class Erasing:
    """Plans and carries out erasures."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def plan(self, key: str, record_id: str, case_id: str = "") -> ErasurePlan:
        """What would be erased with a record, a person or a case, and where their name would still stand."""
        kind = record_type(key)
        record = self._there((key, record_id))
        if key in NEVER:
            raise UserError(say("auditing.never-erased-alone", kind=kind.title))
        references = self._store.belonging((key, record_id))
        self.refuse_held((key, record_id), references, case_id)
        title = record.title if isinstance(record, Case) else called(record, self._name_of)
        return self.planned((key, record_id), references, record_id if key == "case" else case_id, title)

    def planned(self, root: Reference, references: tuple[Reference, ...], case_id: str, title: str) -> ErasurePlan:
        """What erasing exactly these would do."""
        many = Counter(each for each, _ in references)
        goes = tuple(
            (each.title if many[each.key] == 1 else each.plural, many[each.key])
            for each in RECORD_TYPES
            if many[each.key]
        )
        return ErasurePlan(
            root=root, case_id=case_id, title=title, references=references, goes=goes,
            named=self._still_named(references),
        )  # fmt: skip

    def erase(
        self, plan: ErasurePlan, reason: str, authority: str, second: Endorsement | None = None
    ) -> Changes:  # fmt: skip
        """Erase what was planned, for good. Refused where more or less would go now, so that nobody is surprised.

        Refused too where the unit asks a second officer for it, and none agreed to this with its reason and authority.
        """
        key, _ = plan.root
        self._there(plan.root)
        now = self._store.belonging(plan.root)
        if set(now) != set(plan.references):
            raise UserError(say("acts.the-record-was-changed-since"))
        said = agreed(self._store, Kind.ERASING, erasure_digest(plan, reason, authority), second)
        return self.carry_out(f"{key}.erase", now, plan, reason, authority, said)

    def carry_out(
        self, method: str, references: tuple[Reference, ...], plan: ErasurePlan, reason: str, authority: str,
        said: str = "",
    ) -> Changes:  # fmt: skip
        """Erase these for good; refused without a reason and authority, on a legal hold, or where they are repeated.

        `said` is what the journal keeps besides, of who agreed to it.
        """
        self.refuse(replace(plan, references=references), reason, authority)
        return self._store.erase(
            method,
            references,
            case_id=plan.case_id,
            reason=reason.strip(),
            authority="; ".join(filter(None, (authority.strip(), said))),
        )

    def refuse(self, plan: ErasurePlan, reason: str, authority: str) -> None:
        """UserError where what is planned may not be erased, whoever agreed to it."""
        if not reason.strip() or not authority.strip():
            raise UserError(say("acts.an-erasure-needs-a-reason"))
        self.refuse_held(plan.root, plan.references, plan.case_id)
        if self._store.parts_elsewhere(each for key, each in plan.references if key == "person"):
            raise UserError(say("exchange.part-elsewhere"))
        self._refuse_repeating(plan.references, f"{reason} {authority}")

    def _there(self, reference: Reference) -> Record:
        """The record, in use or not. UserError where it was erased meanwhile."""
        key, record_id = reference
        record = self._store.get(record_type(key).cls, record_id, removed=True)
        if record is None:
            raise UserError(say("acts.that-is-no-longer-in"))
        return record

    def refuse_held(self, root: Reference, references: Iterable[Reference], case_id: str = "") -> None:
        """Refuse what is of a case on hold, by whatever it belongs to and from wherever it is erased."""
        concerned = (*references, *self._owners(root))
        cases = {each for key, each in concerned if key == "case"} | {case_id}
        cases |= {each for key, person in concerned if key == "person" for each in self._store.cases_of(person)}
        for each in sorted(cases):
            hold = standing_hold(self._store.all(LegalHold, case_id=each))
            if hold is not None:
                why = hold.reason.rstrip(" .")
                raise UserError(say("auditing.on-legal-hold", why=why))

    def _owners(self, reference: Reference) -> Iterator[Reference]:
        """What a record belongs to, what that belongs to, and so on."""
        key, record_id = reference
        if not key:
            return
        kind = record_type(key)
        record = self._store.get(kind.cls, record_id, removed=True)
        if record is not None and kind.owner is not None:
            above = (kind.owner.to, getattr(record, kind.owner.name))
            yield above
            yield from self._owners(above)

    def _refuse_repeating(self, references: Iterable[Reference], words: str) -> None:
        """The line of an erasure stays, so it must not say what was erased."""
        folded = " ".join(words.casefold().split())
        for text in self._store.texts_of(references):
            value = " ".join(text.casefold().split())
            if len(value) >= _SHORTEST and value in folded:
                raise UserError(say("acts.the-reason-or-the-authority"))

    def _still_named(self, references: tuple[Reference, ...]) -> tuple[str, ...]:
        """Other records in which somebody who is erased is named in full."""
        gone = {each for _, each in references}
        found: dict[str, str] = {}
        for key, each in references:
            name = self._store.get(PersonName, each) if key == "person-name" else None
            if name is not None and name.given and name.family:
                for hit in self._store.search(f"{name.given} {name.family}"):
                    record = self._store.get(record_type(hit.record_type).cls, hit.record_id)
                    if hit.record_id not in gone and record is not None:
                        found[hit.record_id] = called(record, self._name_of)
        return tuple(found.values())

    def _name_of(self, key: str, record_id: str) -> str:
        return self._store.names([record_id]).get(record_id, "") if key == "person" else ""
