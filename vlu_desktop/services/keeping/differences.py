# SPDX-License-Identifier: Apache-2.0
"""What computers of the unit entered differently while they had not met: shown side by side, and decided by an act."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes, FieldChange
from vlu_desktop.record.field_display import called
from vlu_desktop.record.people import Case, Officer
from vlu_desktop.record.record_types import record_type
from vlu_desktop.services.documents.papers_waiting import stops
from vlu_desktop.services.keeping.entered_twice import BOTH_STAND, Twice, entered_twice
from vlu_desktop.services.keeping.history_words import change_in_words
from vlu_desktop.store.joining.computers import COMPUTER, Computers
from vlu_desktop.store.journal.journal import SETTING
from vlu_desktop.store.journal.standing import Standing, TakenOut, split_ref
from vlu_desktop.store.records.store import Store


class Sort(StrEnum):
    """How two computers differ: over a field, over whether a record is in use, or by both having entered it."""

    FIELD = "field"
    TAKEN_OUT = "taken-out"
    TWICE = "twice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the answers: what it says, who gave it, when and on which computer. `key` names it in `decide`."""

    key: str
    text: str
    officer: str
    at: datetime | None
    computer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something to decide. `choices` stand in the order of the journal, the one that is seen meanwhile first."""

    sort: Sort
    record_type: str
    record_id: str
    field: str
    case_id: str
    case: str
    what: str
    label: str
    choices: tuple[Choice, ...]
    stops_papers: bool


class Differences:
    """Lists and settles them."""

    def __init__(self, store: Store, computers: Computers) -> None:
        self._store = store
        self._computers = computers

    def count(self) -> int:
        """How many there are."""
        return len(self._of_fields()) + len(self._store.undecided.taken_out()) + len(self._twice())

    def all(self) -> tuple[Difference, ...]:
        """Every one, those that stop papers first."""
        found = [
            *(self._of_field(each) for each in self._of_fields()),
            *(self._of_taken_out(each) for each in self._store.undecided.taken_out()),
            *(self._of_twice(each) for each in self._twice()),
        ]
        return tuple(sorted(found, key=lambda each: (not each.stops_papers, each.case.casefold(), each.what)))

    def decide(self, difference: Difference, choice: str, reason: str) -> Changes:
        """Settle one: the value of a choice, in use or out of it, or that both stand. UserError where it is settled."""
        if choice not in [each.key for each in difference.choices]:
            raise UserError(say("exchange.choose-one"))
        match difference.sort:
            case Sort.FIELD:
                return self._decide_field(difference, choice, reason)
            case Sort.TAKEN_OUT:
                return self._decide_taken_out(difference, choice, reason)
            case _:
                return self._decide_twice(difference, choice, reason)

    def _of_fields(self) -> list[Standing]:
        """Those of fields. What a computer is called, and whether it was turned out, settles itself (`Computers`)."""
        return [each for each in self._store.undecided.fields() if not each.record_id.startswith(COMPUTER)]

    # --- shown

    def _of_field(self, found: Standing) -> Difference:
        heads = (found.heads[0], *found.others)
        choices = tuple(self._choice(head.ref, found.record_id, found.field) for head in heads)
        what, case_id, case = self._named(found.record_type, found.record_id)
        label = self._words(found.record_type, found.record_id, found.field, found.heads[0].ref)[0]
        return Difference(
            sort=Sort.FIELD, record_type=found.record_type, record_id=found.record_id, field=found.field,
            case_id=case_id, case=case, what=what, label=label, choices=choices,
            stops_papers=found.record_type != SETTING
            and stops(self._store, found.record_type, found.record_id, found.field),
        )  # fmt: skip

    def _of_taken_out(self, found: TakenOut) -> Difference:
        what, case_id, case = self._named(found.record_type, found.record_id)
        changed = [self._change(head.ref, found.record_id, name) for name, head in found.changes]
        texts = [change_in_words(each, self._name_of) for each in changed if each is not None]
        said = "; ".join(say("exchange.changed-to", field=label, value=now or "–") for label, _, now in texts)
        choices = (
            self._choice(found.out, found.record_id, "removed", key="out"),
            self._choice(found.changes[0][1].ref, found.record_id, found.changes[0][0], key="in", text=said),
        )
        return Difference(
            sort=Sort.TAKEN_OUT, record_type=found.record_type, record_id=found.record_id, field="removed",
            case_id=case_id, case=case, what=what, label=say("exchange.in-use-or-not"),
            choices=choices, stops_papers=stops(self._store, found.record_type, found.record_id, "removed"),
        )  # fmt: skip

    def _of_twice(self, found: Twice) -> Difference:
        what, case_id, case = self._named(found.record_type, found.ids[0])
        choices = [
            Choice(
                key=record_id, text=self._named(found.record_type, record_id)[0], officer=self._officer(entry.officer),
                at=entry.at, computer=self._computer(entry.ref),
            )
            for record_id in found.ids
            if (entry := self._store.made_by(record_type(found.record_type).cls, record_id)) is not None
        ]  # fmt: skip
        both = Choice(key="both", text=say("exchange.both-stand"), officer="", at=None, computer="")
        return Difference(
            sort=Sort.TWICE, record_type=found.record_type, record_id=found.ids[0], field="", case_id=case_id,
            case=case, what=what, label=found.why, choices=(*choices, both), stops_papers=False,
        )  # fmt: skip

    def _choice(self, ref: str, record_id: str, field: str, *, key: str = "", text: str = "") -> Choice:
        change = self._change(ref, record_id, field)
        now = change_in_words(change, self._name_of)[2] if change is not None else ""
        return Choice(
            key=key or ref, text=text or now or say("exchange.nothing-entered"),
            officer=self._officer(change.officer) if change is not None else "",
            at=change.at if change is not None else None, computer=self._computer(ref),
        )  # fmt: skip

    def _change(self, ref: str, record_id: str, field: str) -> FieldChange | None:
        there = (each for each in self._store.changes_in(ref) if (each.record_id, each.field) == (record_id, field))
        return next(there, None)

    def _words(self, key: str, record_id: str, field: str, ref: str) -> tuple[str, str, str]:
        change = self._change(ref, record_id, field)
        return change_in_words(change, self._name_of) if change is not None else (field, "", "")

    def _named(self, key: str, record_id: str) -> tuple[str, str, str]:
        """What a record is called, its case, "" for none, and the title of that, or the name of the person it is of."""
        if key == SETTING:
            return say("exchange.a-setting"), "", ""
        record = self._store.get(record_type(key).cls, record_id, removed=True)
        if record is None:
            return "", "", ""
        case_id = self._store.case_of(key, record_id)
        return called(record, self._name_of), case_id, self._whose(key, record_id, case_id)

    def _whose(self, key: str, record_id: str, case_id: str) -> str:
        """The title of the case it is of, or the name of the person; "" where it is of neither."""
        if case_id:
            case = self._store.get(Case, case_id)
            return case.title if case is not None else ""
        while key and key not in (SETTING, "person"):
            kind = record_type(key)
            record = self._store.get(kind.cls, record_id, removed=True)
            if record is None or kind.owner is None:
                return ""
            key, record_id = kind.owner.to, str(getattr(record, kind.owner.name))
        return self._store.names([record_id]).get(record_id, "") if key == "person" else ""

    def _officer(self, officer_id: str) -> str:
        officer = self._store.get(Officer, officer_id, removed=True)
        return officer.name if officer is not None else ""

    def _computer(self, ref: str) -> str:
        device, _ = split_ref(ref)
        if device == self._store.device:
            return say("exchange.this-computer")
        known = self._computers.known().get(device)
        return known.name if known is not None and known.name else say("exchange.another-computer", device=device)

    def _name_of(self, key: str, record_id: str) -> str:
        if key == "person":
            return self._store.names([record_id]).get(record_id, "")
        if key == "officer":
            return self._officer(record_id)
        return record_type(key).title if key else ""

    # --- settled

    def _decide_field(self, difference: Difference, choice: str, reason: str) -> Changes:
        found = self._still(difference)
        value = next((head.value for head in found.heads if head.ref == choice), None)
        return self._store.undecided.decide(found, value, case_id=difference.case_id, reason=reason.strip())

    def _still(self, difference: Difference) -> Standing:
        at = (difference.record_id, difference.field)
        there = (each for each in self._of_fields() if (each.record_id, each.field) == at)
        found = next(there, None)
        if found is None:
            raise UserError(say("exchange.decided-already"))
        return found

    def _decide_taken_out(self, difference: Difference, choice: str, reason: str) -> Changes:
        if difference.record_id not in [each.record_id for each in self._store.undecided.taken_out()]:
            raise UserError(say("exchange.decided-already"))
        cls = record_type(difference.record_type).cls
        with self._store.act("exchange.decide", case_id=difference.case_id, reason=reason.strip()) as act:
            if choice == "in":
                act.restore(cls, difference.record_id)
            else:
                act.decide(difference.record_type, difference.record_id, "removed", 1)
        return act.changes

    def _twice(self) -> tuple[Twice, ...]:
        return entered_twice(self._store) if self._computers.known() else ()

    def _decide_twice(self, difference: Difference, choice: str, reason: str) -> Changes:
        ids = [each.key for each in difference.choices if each.key != "both"]
        cls = record_type(difference.record_type).cls
        if any(self._store.get(cls, each) is None for each in ids):
            raise UserError(say("exchange.decided-already"))
        with self._store.act("exchange.decide", case_id=difference.case_id, reason=reason.strip()) as act:
            if choice == "both":
                for other in ids[1:]:
                    act.set(f"{BOTH_STAND}{ids[0]}:{other}", True)
            else:
                for other in ids:
                    if other != choice:
                        act.remove(cls, other)
        return act.changes


def every_line(number: int, difference: Difference) -> Iterator[str]:
    """A difference as lines of text, for a listing."""
    case = f"{difference.case}: " if difference.case else ""
    yield f"{number}. {case}{difference.what} – {difference.label}"
    for n, choice in enumerate(difference.choices, 1):
        by = ", ".join(filter(None, (choice.officer, choice.computer)))
        yield f"    {n}. {choice.text} ({by})" if by else f"    {n}. {choice.text}"
