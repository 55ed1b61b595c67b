# SPDX-License-Identifier: Apache-2.0
"""Which cases a computer of the unit holds: everything, or those chosen for it; and cases that are for some alone."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.people import Case, Officer
from vlu_desktop.services.access.passphrases import require_strong
from vlu_desktop.store.joining.computers import Computers
from vlu_desktop.store.joining.holdings import HOLDS, NEED_TO_KNOW, NeedToKnow
from vlu_desktop.store.joining.joined_chains import Joining
from vlu_desktop.store.keys.known_ways import SETTING as WAYS
from vlu_desktop.store.keys.known_ways import ways_from, ways_here
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.vault.part_vault import PartWanted
from vlu_desktop.store.vault.vault import Vault

Maker = Callable[[Path, str, PartWanted], Vault]
"""Makes a casebook at a path with a passphrase; it comes open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CasebookWanted:
    """A casebook of chosen cases: where it goes, what its computer is called, the cases by id, and why."""

    path: Path
    name: str
    cases: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasebookMade:
    """What came of making one: its device, and how many records of the chosen cases it holds."""

    path: Path
    device: str
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChoice:
    """A case that can be chosen for a computer, and whether it is."""

    id: str
    title: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ApartChoice:
    """A case, and who may read it (officers by id) on which computers; None where it is for all."""

    id: str
    title: str
    kept: NeedToKnow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApartOffer:
    """What a case can be kept to: the cases, the officers by id and name, the other computers by device and name.

    `openers` are the officers who can open the casebook on a computer, by device, as far as each has told.
    """

    cases: tuple[ApartChoice, ...] = ()
    own: str = ""
    officers: tuple[tuple[str, str], ...] = ()
    computers: tuple[tuple[str, str], ...] = ()
    openers: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def strangers(self, device: str, officers: Collection[str]) -> tuple[str, ...]:
        """Who can open the casebook on a computer and is none of these, by name."""
        others = self.openers.get(device, frozenset()) - set(officers)
        return tuple(name for officer_id, name in self.officers if officer_id in others)


class ChosenCases:
    """Makes casebooks of chosen cases, chooses others for them, and keeps cases apart."""

    def __init__(self, store: Store, joining: Joining, computers: Computers, make: Maker) -> None:
        self._store = store
        self._joining = joining
        self._computers = computers
        self._make = make

    def of(self, device: str) -> frozenset[str] | None:
        """The cases chosen for a computer, by id; None for one that holds everything."""
        return self._joining.holdings().of(device)

    def choices(self, device: str = "") -> tuple[CaseChoice, ...]:
        """The cases that can be chosen here, those chosen for a computer first, and then by title."""
        allowed, own = self._joining.holdings(), self._store.device
        chosen = allowed.chosen.get(device, frozenset())
        found = [
            CaseChoice(id=line.id, title=line.title, is_chosen=line.id in chosen)
            for line in self._store.case_list()
            if allowed.may_hold(own, line.id)
        ]
        return tuple(sorted(found, key=lambda each: (not each.is_chosen, each.title.casefold())))

    def apart_offer(self) -> ApartOffer:
        """What can be kept apart here, the cases that are first, and then by title."""
        allowed, own = self._joining.holdings(), self._store.device
        found = [
            ApartChoice(id=line.id, title=line.title, kept=allowed.apart.get(line.id))
            for line in self._store.case_list()
            if allowed.may_hold(own, line.id)
        ]
        known = {device: each for device, each in self._computers.known().items() if not each.is_out}
        openers = {device: ways_from(self._store.setting(WAYS + device)).officers for device in known}
        openers[own] = ways_here(self._store.setting, own).officers
        inside = frozenset().union(*openers.values()) | {self._store.officer}
        return ApartOffer(
            cases=tuple(sorted(found, key=lambda each: (each.kept is None, each.title.casefold()))),
            own=self._store.officer,
            officers=tuple((each.id, each.name) for each in self._store.all(Officer) if each.id in inside),
            computers=tuple((device, each.name) for device, each in known.items() if device != own),
            openers=openers,
        )

    def apart(self) -> dict[str, NeedToKnow]:
        """The cases that are for some alone, by id."""
        return dict(self._joining.holdings().apart)

    def make(self, wanted: CasebookWanted, passphrase: str) -> CasebookMade:
        """Make a casebook that holds some cases alone, for the officer at work, and let its computer in.

        UserError where no case is chosen, one is not held here, or anything stands where it is to go.
        """
        if not wanted.cases:
            raise UserError(say("exchange.choose-a-case"))
        self._refuse_not_here(wanted.cases)
        if not wanted.name.strip():
            raise UserError(say("exchange.give-a-name"))
        if not wanted.reason.strip():
            raise UserError(say("exchange.say-why-made"))
        officer = self._store.get(Officer, self._store.officer)
        if officer is None:
            raise UserError(say("exchange.no-officer"))
        require_strong(passphrase, [officer.name])
        before = self._store.last_line
        part = PartWanted(
            officer=officer, name=wanted.name.strip(), cases=wanted.cases, reason=wanted.reason.strip()
        )  # fmt: skip
        with self._make(wanted.path, passphrase, part) as made:
            device = made.joining.device
        entry = f"{self._store.device}:{before + 1}"
        changes = Changes(entry=entry, method="computer.let-in", changed=frozenset({("setting", HOLDS + device)}))
        return CasebookMade(path=wanted.path, device=device, changes=changes)

    def choose(self, device: str, cases: Iterable[str], reason: str) -> Changes:
        """Choose other cases for a computer of chosen cases. What it holds already stays on it."""
        wanted, held = sorted(set(cases)), self._joining.holdings().chosen.get(device)
        found = self._computers.known().get(device)
        if found is None or found.is_out:
            raise UserError(say("exchange.not-let-in"))
        if held is None:
            raise UserError(say("exchange.holds-everything"))
        if not reason.strip():
            raise UserError(say("exchange.say-why-chosen"))
        self._refuse_not_here(set(wanted) - held)
        with self._store.act("computer.holds", reason=reason.strip()) as act:
            act.set(HOLDS + device, wanted)
        return act.changes

    def keep_apart(self, case_id: str, officers: Iterable[str], computers: Collection[str], reason: str) -> Changes:
        """Have a case be for some officers alone, whoever is at work among them, and on some computers, this one among
        them. UserError where somebody else can open the casebook on one of those.
        """
        named, known = sorted({*officers, self._store.officer}), self._computers.known()
        if not reason.strip():
            raise UserError(say("exchange.say-why-apart"))
        self._refuse_not_here([case_id])
        if any(each not in known or known[each].is_out for each in computers):
            raise UserError(say("exchange.not-let-in"))
        self._refuse_strangers(named, computers)
        told = {"officers": named, "computers": sorted({*computers, self._store.device})}
        with self._store.act("computer.need-to-know", case_id=case_id, reason=reason.strip()) as act:
            act.set(NEED_TO_KNOW + case_id, told)
        return act.changes

    def keep_apart_no_more(self, case_id: str, reason: str) -> Changes:
        """Have it be for all again; done at a computer that holds it, by an officer who may read it."""
        if not reason.strip():
            raise UserError(say("exchange.say-why-apart"))
        self._refuse_not_here([case_id])
        with self._store.act("computer.need-to-know", case_id=case_id, reason=reason.strip()) as act:
            act.set(NEED_TO_KNOW + case_id, None)
        return act.changes

    def _refuse_strangers(self, officers: Collection[str], computers: Collection[str]) -> None:
        offer, own = self.apart_offer(), self._store.device
        if names := offer.strangers(own, officers):
            raise UserError(say("exchange.others-open-this", names=names))
        called = dict(offer.computers)
        for device in computers:
            if names := offer.strangers(device, officers):
                raise UserError(say("exchange.others-open-that", computer=called[device], names=names))

    def _refuse_not_here(self, cases: Collection[str]) -> None:
        allowed = self._joining.holdings()
        for case_id in cases:
            if self._store.get(Case, case_id) is None or not allowed.may_hold(self._store.device, case_id):
                raise UserError(say("exchange.case-not-here"))
