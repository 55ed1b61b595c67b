# SPDX-License-Identifier: Apache-2.0
"""What each role may do: one table by act, asked at the one place through which every act goes (`Store.act`).

Who was given no role is a manager, so that a unit which gives none meets nothing of this. A role is a setting that all
computers know. Where two computers gave an officer different ones, what both allow holds until an officer decides.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.people import Officer
from vlu_desktop.store.joining.placing import ROLE
from vlu_desktop.store.records.store import Store


class Role(StrEnum):
    """What an officer is in this casebook. A reader changes nothing; an administrator keeps it and changes no case."""

    READER = "reader"
    OFFICER = "officer"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


_NARROWEST = (Role.READER, Role.ADMINISTRATOR, Role.OFFICER, Role.MANAGER)
_EVERY = frozenset(Role)
_WRITE = frozenset({Role.OFFICER, Role.MANAGER})
_KEEP = frozenset({Role.MANAGER, Role.ADMINISTRATOR})
_MANAGE = frozenset({Role.MANAGER})

BY_ACT: tuple[tuple[str, frozenset[Role]], ...] = (
    # What the program does by itself, and what anybody does for themselves.
    ("vault.", _EVERY), ("backup.", _EVERY), ("finding.keep", _EVERY), ("screen.", _EVERY),
    ("exchange.decide", _WRITE), ("exchange.", _EVERY),
    ("computer.known", _EVERY), ("computer.purge", _EVERY),
    ("computer.folder", _EVERY), ("computer.server", _EVERY), ("computer.", _KEEP),
    ("keys.add-officer", _KEEP), ("keys.remove-officer", _KEEP), ("keys.recovery", _KEEP), ("keys.rotate", _KEEP),
    ("keys.save-sheet", _KEEP), ("keys.", _EVERY),
    ("role.", _MANAGE), ("erasure.decline", _MANAGE), ("erasure.replay", _MANAGE), ("erasures.", _KEEP),
    ("approval.answer", _WRITE), ("approval.", frozenset({*_WRITE, *_KEEP})),
    ("audit.", _KEEP), ("unit.", _KEEP), ("deadlines.", _KEEP), ("rule-setting.", _KEEP), ("officer.", _KEEP),
    ("case.reassign", _MANAGE), ("case.export", _MANAGE),
)  # fmt: skip
"""The beginning of an act's name and who may do it; the first that fits holds."""
BY_KIND: Mapping[str, frozenset[Role]] = {
    "consulted": _EVERY, "erased": _MANAGE, "collected": _WRITE, "altered": _WRITE, "combined": _WRITE,
    "disclosed": _WRITE,
}  # fmt: skip
"""Who may do an act that the table does not name, by which of the six kinds it is."""


def may(role: Role, method: str, act: str) -> bool:
    """Whether a role may do an act of a name and kind."""
    named = next((roles for prefix, roles in BY_ACT if method.startswith(prefix)), None)
    return role in (BY_KIND[act] if named is None else named)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerRole:
    """An officer at work in the unit, and what they are in this casebook."""

    officer_id: str
    name: str
    role: Role


class Roles:
    """Gives roles, and refuses what the role of whoever is at work does not allow."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def refuse(self, method: str, act: str) -> None:
        """UserError where whoever is at work may not do an act."""
        roles = self._roles_of(self._store.officer)
        if all(may(role, method, act) for role in roles):
            return
        if method.startswith("role.") and Role.READER not in roles and not self._managers():
            return  # two managers who each took it from the other must not leave the unit without one
        raise UserError(say("exchange.not-allowed", role=called(min(roles, key=_NARROWEST.index))))

    def allow(self, officer_id: str, method: str, act: str = "altered") -> bool:
        """Whether an officer may do an act, whoever is at work."""
        return all(may(role, method, act) for role in self._roles_of(officer_id))

    def every(self) -> tuple[OfficerRole, ...]:
        """Every officer who has not left, by name, with what they may do at least."""
        found = [
            OfficerRole(officer_id=each.id, name=each.name, role=min(self._roles_of(each.id), key=_NARROWEST.index))
            for each in self._store.all(Officer)
            if each.left_on is None
        ]
        return tuple(sorted(found, key=lambda each: each.name.casefold()))

    def find(self, name: str) -> OfficerRole:
        """An officer at work by name. UserError where there is none."""
        found = next((each for each in self.every() if each.name.casefold() == name.casefold()), None)
        if found is None:
            raise UserError(say("exchange.no-such-officer"))
        return found

    def give(self, officer_id: str, role: Role, reason: str) -> Changes:
        """Give an officer a role. UserError where that would leave nobody who is a manager."""
        if officer_id not in {each.officer_id for each in self.every()}:
            raise UserError(say("exchange.no-such-officer"))
        if not reason.strip():
            raise UserError(say("exchange.say-why-role"))
        if role is not Role.MANAGER and self._managers() <= {officer_id}:
            raise UserError(say("exchange.last-manager"))
        with self._store.act("role.give", reason=reason.strip()) as act:
            act.set(ROLE + officer_id, str(role))
        return act.changes

    def _managers(self) -> set[str]:
        return {each.officer_id for each in self.every() if each.role is Role.MANAGER}

    def _roles_of(self, officer_id: str) -> set[Role]:
        """The role of an officer; several where computers differ."""
        value = self._store.setting(ROLE + officer_id)
        if value is None:
            return {Role.MANAGER}
        told = [value]
        for each in self._store.undecided.fields():
            if each.record_id == ROLE + officer_id:
                told = [str(head.value) for head in each.heads if head.value is not None]
        return {_read(each) for each in told}


def _read(value: str) -> Role:
    """A role as it is stored; what a later version calls another changes nothing here."""
    found = json.loads(value)
    return Role(found) if isinstance(found, str) and found in set(Role) else Role.READER


def called(role: Role) -> str:
    """A role in words."""
    return _NAMES[role]()


_NAMES: Mapping[Role, Callable[[], str]] = {
    Role.READER: lambda: say("exchange.role-reader"),
    Role.OFFICER: lambda: say("exchange.role-officer"),
    Role.MANAGER: lambda: say("exchange.role-manager"),
    Role.ADMINISTRATOR: lambda: say("exchange.role-administrator"),
}
