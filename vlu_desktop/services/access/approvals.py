# SPDX-License-Identifier: Apache-2.0
"""Asking another officer to approve one act, and their answer, which may be given at another computer of the unit.

Both are settings that travel as any (`approval/ID/…`), each with a name of its own, so that two computers never write
the same one. Who asked or answered, when, and on which computer is what the journal says of the line that did, and
never what the setting says of itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.services.access.asked_questions import ANSWERED, ENDED, Question, QuestionReader, Stand
from vlu_desktop.services.access.rights import Roles
from vlu_desktop.services.access.second_officer import (
    ASKED_FOR,
    Endorsement,
    Kind,
    agreed,
    asked_for,
    fewer_controls,
    is_alone,
    is_needed,
    use_up,
)
from vlu_desktop.store.joining.computers import Computers
from vlu_desktop.store.joining.joined_chains import Joining
from vlu_desktop.store.records.asked_files import APPROVAL, ASKED, is_question
from vlu_desktop.store.records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked: its kind, the digest of the very act, and what that needs (`told`, anything JSON can hold).

    `about` are the records concerned, by id: the first is the one in whose stream it stands, none for the unit's own.
    """

    kind: Kind
    what: str
    reason: str
    about: tuple[str, ...] = ()
    case_id: str = ""
    told: Mapping[str, Any] = field(default_factory=dict)


class Approvals:
    """Asks and answers in one open vault."""

    def __init__(self, store: Store, roles: Roles, computers: Computers, joining: Joining) -> None:
        self._store = store
        self._roles = roles
        self._computers = computers
        self._joining = joining

    # --- for what a unit asks

    def asked_for(self) -> frozenset[Kind]:
        """The kinds of acts for which this unit asks a second officer, besides signing documents off."""
        return asked_for(self._store)

    def is_needed(self, kind: Kind) -> bool:
        """Whether another officer has to agree before an act of a kind; not where nobody else could."""
        return is_needed(self._store, kind)

    def set_asked_for(self, kinds: Iterable[Kind], second: Endorsement | None = None) -> Changes:
        """Ask a second officer for these from now on.

        UserError where nobody else could agree; and for fewer, where one is asked to take controls down and none did.
        """
        wanted, now = sorted({str(each) for each in kinds}), sorted(self.asked_for())
        fewer = [each for each in now if each not in wanted]
        if set(wanted) - set(now) and is_alone(self._store):
            raise UserError(say("approvals.nobody-could"))
        said = ""
        if fewer:
            said = agreed(self._store, Kind.CONTROLS, fewer_controls(ASKED_FOR, now, wanted), second)
        with self._store.act("unit.asked-for", detail=said) as act:
            act.set(ASKED_FOR, wanted)
            use_up(second, act)
        return act.changes

    # --- asking

    def ask(self, wanted: Wanted, content: bytes = b"") -> Changes:
        """Ask; `content` is the very file that is to be approved, kept until the question ends."""
        if not wanted.reason.strip():
            raise UserError(say("approvals.say-why"))
        told = {
            "kind": str(wanted.kind), "what": wanted.what, "about": list(wanted.about), "reason": wanted.reason.strip(),
            "told": dict(wanted.told), "case": wanted.case_id,
        }  # fmt: skip
        if content:
            told["sha256"] = wanted.what
        name = f"{APPROVAL}{self._store.new_id()}{ASKED}" + (f":{wanted.about[0]}" if wanted.about else "")
        with self._store.act("approval.ask", case_id=wanted.case_id, reason=wanted.reason.strip()) as act:
            act.set(name, told)
            if content:
                self._store.asked.keep(name, content)
        return act.changes

    def withdraw(self, question_id: str) -> Changes:
        """Ask no longer: at the computer where it was asked, so that it can't be used there meanwhile."""
        asked = self.get(question_id)
        if asked.device != self._store.device or asked.stand not in (Stand.WAITING, Stand.APPROVED, Stand.REFUSED):
            raise UserError(say("approvals.not-open-here"))
        with self._store.act("approval.withdraw", case_id=asked.case_id) as act:
            act.set(asked.named(ENDED), {"used": False})
            self._store.asked.drop(asked.name)
        return act.changes

    # --- answering

    def answer(self, question_id: str, seen: str, reason: str, *, approved: bool) -> Changes:
        """Approve or refuse as the officer at work, at this computer. `seen` is the digest of what they were shown.

        UserError where they may not, where another thing was shown than was asked about, and for a refusal with no why.
        """
        asked = self.get(question_id)
        if asked.stand is not Stand.WAITING:
            raise UserError(say("approvals.answered-already"))
        if asked.not_mine:
            raise UserError(asked.not_mine)
        if approved and seen != asked.what:
            raise UserError(say("approvals.not-what-was-asked"))
        if not approved and not reason.strip():
            raise UserError(say("approvals.say-why-refused"))
        told = {"approved": approved, "what": asked.what, "reason": reason.strip()}
        with self._store.act("approval.answer", case_id=asked.case_id, reason=reason.strip()) as act:
            act.set(asked.named(ANSWERED + self._store.device), told)
        self.sweep()
        return act.changes

    # --- looking

    @property
    def device(self) -> str:
        """This computer's mark."""
        return self._store.device

    def is_offered(self) -> bool:
        """Whether another computer of the unit is let in, where somebody could be asked."""
        return any(not each.is_out for each in self._computers.known().values())

    def get(self, question_id: str) -> Question:
        """One of them. UserError where there is none."""
        found = next((each for each in self.every() if each.id == question_id), None)
        if found is None:
            raise UserError(say("approvals.no-such"))
        return found

    def every(self) -> tuple[Question, ...]:
        """All that were asked anywhere, as far as it is held here, the newest first."""
        settings = self._store.settings_after(APPROVAL)
        reading = QuestionReader(self._store, self._roles, self._computers, self._joining.holdings())
        found = [reading.question(name, settings) for name in settings if is_question(name)]
        return tuple(sorted((each for each in found if each), key=lambda each: (each.at, each.id), reverse=True))

    def to_answer(self) -> tuple[Question, ...]:
        """Those that the officer at work may answer."""
        return tuple(each for each in self.every() if each.stand is Stand.WAITING and not each.not_mine)

    def answered(self) -> tuple[Question, ...]:
        """Those asked by the officer at work at this computer that were answered, and are not done with yet."""
        mine = (each for each in self.every() if each.device == self._store.device)
        stands = (Stand.APPROVED, Stand.REFUSED)
        return tuple(each for each in mine if each.officer_id == self._store.officer and each.stand in stands)

    def count(self) -> tuple[int, int]:
        """How many wait for the officer at work, and how many of theirs were answered."""
        if not self._store.settings_after(APPROVAL):
            return 0, 0
        return len(self.to_answer()), len(self.answered())

    def file(self, question: Question) -> bytes:
        """The very file that is asked about; b"" where it is not here any more."""
        return self._store.asked.file(question.name)

    # --- what an approval allows

    def endorsement(self, question_id: str) -> tuple[Question, Endorsement]:
        """What lets the act be done, at the computer where it was asked and by another officer than approved it."""
        asked = self.get(question_id)
        given = asked.answer
        if asked.device != self._store.device:
            raise UserError(say("approvals.done-where-asked", computer=asked.computer))
        if asked.stand is not Stand.APPROVED or given is None:
            raise UserError(say("approvals.not-approved"))
        if given.officer_id == self._store.officer:
            raise UserError(say("approvals.not-by-who-approved"))
        found = asked.told.get("found")
        return asked, Endorsement(
            officer_id=given.officer_id, name=given.officer, what=asked.what, computer=given.computer, on=given.at,
            found=None if found is None else str(found), ends=asked.named(ENDED),
        )  # fmt: skip

    def sweep(self) -> None:
        """Take the files of questions away that ended; a refusal ends one as well."""
        here = self._store.asked.here()
        if here:
            kept = {each.name for each in self.every() if each.stand in (Stand.WAITING, Stand.APPROVED)}
            for name in here - kept:
                self._store.asked.drop(name)
