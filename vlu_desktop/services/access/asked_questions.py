# SPDX-License-Identifier: Apache-2.0
"""What an officer asked another to approve, as the journal has it: who asked and answered, and whether that counts."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.people import Officer
from vlu_desktop.services.access.rights import Roles
from vlu_desktop.services.access.second_officer import Kind, kind_said
from vlu_desktop.store.joining.computers import Computers
from vlu_desktop.store.joining.holdings import Holdings
from vlu_desktop.store.journal.standing import split_ref
from vlu_desktop.store.records.asked_files import APPROVAL, ASKED
from vlu_desktop.store.records.store import Store

LASTS = timedelta(days=14)
"""From when it is asked: what was not answered, or not done, by then is asked anew."""
ANSWERED, ENDED = "/answered/", "/ended"
"""After the id: the settings with what one computer answered, and with how the question ended."""


class Stand(StrEnum):
    """How far a question is. The last five are its end."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"
    USED = "used"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    VOID = "void"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one officer answered, at which computer."""

    officer_id: str
    officer: str
    device: str
    computer: str
    at: datetime
    approved: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing that was asked.

    `name` is its setting, `answer` the one that counts, `not_mine` why the officer at work may not answer.
    """

    id: str
    name: str
    kind: Kind
    what: str
    about: tuple[str, ...]
    told: Mapping[str, Any]
    reason: str
    case_id: str
    officer_id: str
    officer: str
    device: str
    computer: str
    at: datetime
    stand: Stand
    answer: Answer | None = None
    not_mine: str = ""

    def named(self, part: str) -> str:
        """The name of another of its settings."""
        beginning, colon, about = self.name.partition(":")
        return beginning.removesuffix(ASKED) + part + colon + about


@dataclass(slots=True)
class QuestionReader:
    """One look at all of them."""

    store: Store
    roles: Roles
    computers: Computers
    holdings: Holdings
    _names: dict[str, str] = field(default_factory=dict)

    def question(self, name: str, settings: Mapping[str, str]) -> Question | None:
        """What a setting asks; None where it is not held whole, or a later version asks for what is not known here."""
        changes = self.store.changes_of_setting(name)
        told = _object(changes[0].now) if changes else {}
        if told.get("kind") not in set(Kind):
            return None
        first = changes[0]
        device, _ = split_ref(first.ref)
        asked = Question(
            id=name.removeprefix(APPROVAL).partition("/")[0], name=name, kind=Kind(told["kind"]),
            what=str(told.get("what")), about=tuple(map(str, told.get("about", ()))), told=told.get("told", {}),
            reason=str(told.get("reason", "")), case_id=str(told.get("case", "")), officer_id=first.officer,
            officer=self._officer(first.officer), device=device, computer=self._computer(device), at=first.at,
            stand=Stand.VOID,
        )  # fmt: skip
        if len(changes) > 1 or self._is_out(device):
            return asked
        answer = self._answer(asked, settings)
        stand = self._stand(asked, answer, settings)
        return replace(asked, stand=stand, answer=answer, not_mine=self._not_mine(asked))

    def _stand(self, asked: Question, answer: Answer | None, settings: Mapping[str, str]) -> Stand:
        ended = settings.get(asked.named(ENDED))
        if ended is not None:
            return Stand.USED if _object(ended).get("used") else Stand.WITHDRAWN
        if answer is not None and not answer.approved:
            return Stand.REFUSED
        if self.store.clock() > asked.at + LASTS:
            return Stand.EXPIRED
        return Stand.APPROVED if answer is not None else Stand.WAITING

    def _answer(self, asked: Question, settings: Mapping[str, str]) -> Answer | None:
        """The one that counts: a refusal stands above every approval, of several alike the earliest."""
        beginning = asked.named(ANSWERED).partition(":")[0]
        named = (name for name in settings if name.startswith(beginning))
        found = [each for name in named if (each := self._one_answer(asked, name)) is not None]
        return min(found, key=lambda each: (each.approved, each.at, each.device), default=None)

    def _one_answer(self, asked: Question, name: str) -> Answer | None:
        """An answer that counts; None of the same officer, of one who may not, of a computer that was turned out,
        of another thing, too late, or changed afterwards.
        """
        changes = self.store.changes_of_setting(name)
        told = _object(changes[0].now) if len(changes) == 1 else {}
        if told.get("what") != asked.what or not isinstance(told.get("approved"), bool):
            return None
        given = changes[0]
        device, _ = split_ref(given.ref)
        is_of = name.partition(":")[0].rpartition("/")[2] == device
        known = self.computers.known().get(device)
        # What was answered on a visit counts after its laptop was given back.
        is_out = known is not None and known.is_out and not known.is_gone
        if not is_of or is_out or given.at > asked.at + LASTS or self._why_not(asked, given.officer):
            return None
        return Answer(
            officer_id=given.officer, officer=self._officer(given.officer), device=device,
            computer=self._computer(device), at=given.at, approved=told["approved"], reason=str(told.get("reason", "")),
        )  # fmt: skip

    def _not_mine(self, asked: Question) -> str:
        return self._why_not(asked, self.store.officer)

    def _why_not(self, asked: Question, officer_id: str) -> str:
        """Why an officer's answer would not count; "" where it does."""
        if officer_id == asked.officer_id:
            return say("approvals.own")
        officer = self.store.get(Officer, officer_id)
        if officer is None or officer.left_on is not None or not self.roles.allow(officer_id, "approval.answer"):
            return say("approvals.may-not")
        apart = self.holdings.apart.get(asked.case_id)
        if apart is not None and officer_id not in apart.officers:
            return say("approvals.kept-apart")
        return ""

    def _is_out(self, device: str) -> bool:
        known = self.computers.known().get(device)
        return known is not None and known.is_out

    def _officer(self, officer_id: str) -> str:
        officer = self.store.get(Officer, officer_id, removed=True)
        return officer.name if officer is not None else say("acts.an-officer")

    def _computer(self, device: str) -> str:
        if device == self.store.device:
            return say("exchange.this-computer")
        known = self.computers.known().get(device)
        return known.name if known is not None and known.name else say("exchange.another-computer", device=device)


def _object(text: object) -> dict[str, Any]:
    found = json.loads(text) if isinstance(text, str) else None
    return found if isinstance(found, dict) else {}


def question_said(asked: Question) -> str:
    """What was asked, by whom, where and when."""
    on = civil(asked.at).date()
    return say(
        "approvals.asked-by", kind=kind_said(asked.kind), name=asked.officer, computer=asked.computer, on=on
    )  # fmt: skip


def stand_said(asked: Question) -> str:
    """How far a question is, in words."""
    given = asked.answer
    if given is not None and asked.stand is Stand.APPROVED:
        return say("approvals.approved", name=given.officer, computer=given.computer, on=civil(given.at).date())
    if given is not None and asked.stand is Stand.REFUSED:
        on = civil(given.at).date()
        return say("approvals.refused", name=given.officer, computer=given.computer, on=on, why=given.reason)
    return _STANDS[asked.stand]()


_STANDS: Mapping[Stand, Callable[[], str]] = {
    Stand.WAITING: lambda: say("approvals.waiting"),
    Stand.USED: lambda: say("approvals.used"),
    Stand.WITHDRAWN: lambda: say("approvals.withdrawn"),
    Stand.EXPIRED: lambda: say("approvals.expired", days=LASTS.days),
    Stand.VOID: lambda: say("approvals.void"),
}
