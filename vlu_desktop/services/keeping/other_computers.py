# SPDX-License-Identifier: Apache-2.0
"""The unit's other computers: met over a folder, let in by a code that is read out, turned out when one is lost."""

import json
import math
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.exchange.carrier import Carrier
from vlu_desktop.exchange.folder import FolderCarrier
from vlu_desktop.exchange.leaving_parcels import Progress
from vlu_desktop.exchange.meeting import Meeting, Met, code_of
from vlu_desktop.exchange.remembered_names import RememberedNames
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes, Reference
from vlu_desktop.services.keeping.erasing import Erasing
from vlu_desktop.services.keeping.soundness import clocks_said
from vlu_desktop.store.joining.computers import Computer, Computers
from vlu_desktop.store.joining.holdings import HOLDS
from vlu_desktop.store.joining.joined_chains import Joining
from vlu_desktop.store.journal.signing import KEEPS
from vlu_desktop.store.records.store import Store

if TYPE_CHECKING:
    from vlu_desktop.exchange.unit_server.listener import Listener, ServerAccess

SERVER = "exchange-server/"
"""Before a device's id: the setting that says at which server that computer meets the others; no secret."""
FOLDER = "exchange-folder/"
"""Before a device's id: the setting that says over which folder that computer meets the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownComputer:
    """A computer that was let in: its name, when it was last met from here, and whether it was turned out."""

    computer: Computer
    last_met: datetime | None
    lines: int
    """How many lines of its journal are here."""
    cases: int | None = None
    """How many cases were chosen for it; None where it holds everything."""

    @property
    def name(self) -> str:
        """What it is called, or its mark."""
        return self.computer.name or self.computer.device

    @property
    def state(self) -> str:
        """Whether it is let in and when it was last met, in some words."""
        if self.computer.is_gone:
            return say("exchange.given-back")
        if self.computer.is_out:
            return say("exchange.turned-out")
        met = say("exchange.not-met")
        if self.last_met is not None:
            met = say("exchange.last-met", on=civil(self.last_met).date())
        return met if self.cases is None else say("exchange.holds-cases", standing=met, n=self.cases)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingComputer:
    """A computer that asks to be let in; the code that its own screen shows is compared and never shown here."""

    computer: Computer

    @property
    def device(self) -> str:
        """Its mark."""
        return self.computer.device


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingResult:
    """What came of a meeting, in numbers and sentences."""

    sent: int
    taken: int
    waiting: int
    asking: tuple[AskingComputer, ...]
    """Computers that are not let in and left their cards there."""
    troubles: tuple[tuple[str, str], ...]
    """The computer, by what officers call it, and why something of it was not taken in."""
    held: tuple[str, ...]
    """Why something that was erased on one computer is still on another, and whose clock was ahead."""
    without_values: int
    """Records that came without their values, of whose erasure nothing has come yet."""
    is_let_in: bool
    own_code: str
    """What is read out to whoever lets this computer in."""
    changes: tuple[Changes, ...]
    waiting_of: tuple[str, ...] = ()
    """Whose parts wait for others, by what officers call the computers."""
    is_more: bool = False
    """Whether it ended because its time was up, and is to go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeStatus:
    """This computer's code, "" before it first met another; where it meets them, "" for nowhere; and the others.

    `unit` and `device` are what the administrator of a unit's server is told.
    """

    own_code: str = ""
    folder: str = ""
    server: str = ""
    unit: str = ""
    device: str = ""
    is_part: bool = False
    """Whether this casebook was made of chosen cases."""
    computers: tuple[KnownComputer, ...] = ()


class OtherComputers:
    """Meets them, and decides who is one of them."""

    def __init__(
        self, store: Store, joining: Joining, computers: Computers, erasing: Erasing, sweep: Callable[[], object]
    ) -> None:
        """`sweep` takes away what need not be kept any longer, for what came with a meeting."""
        self._store = store
        self._joining = joining
        self._computers = computers
        self._erasing = erasing
        self._sweep = sweep
        self._server: tuple[ServerAccess, RememberedNames] | None = None
        self._listener: Listener | None = None

    def own_code(self) -> str:
        """What is read out to the officer who lets this computer in; its keys are made for it where there are none."""
        return code_of(self._computers.own())

    def standing(self) -> ExchangeStatus:
        """What the page shows; nothing is made or written."""
        return ExchangeStatus(
            own_code=self.own_code() if self._computers.has_keys() else "",
            folder=self._kept(FOLDER), server=self._kept(SERVER),
            unit=self._computers.unit_stream(), device=self._store.device, computers=self.known(),
            is_part=self._joining.is_part,
        )  # fmt: skip

    def choose_folder(self, folder: Path) -> Changes:
        """Meet over this folder from now on. UserError where it is not there."""
        FolderCarrier(folder).parcels()
        with self._store.act("computer.folder") as act:
            act.set(FOLDER + self._store.device, str(folder))
        return act.changes

    def known(self) -> tuple[KnownComputer, ...]:
        """Every computer that was ever let in, those still in first."""
        met, lines = self._computers.last_met(), self._joining.lines.last_numbers()
        chosen = self._joining.holdings().chosen
        found = [
            KnownComputer(
                computer=each, last_met=met.get(each.device), lines=lines.get(each.device, 0),
                cases=len(chosen[each.device]) if each.device in chosen else None,
            )
            for each in self._computers.known().values()
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda each: (each.computer.is_out, each.name.casefold(), each.computer.device)))

    def meet_in(self, folder: Path, progress: Progress = lambda done, of: None) -> MeetingResult:
        """Meet over a folder. CarrierFailed where it is not there."""
        return self.meet(FolderCarrier(folder), progress)

    def meet_usual(
        self, progress: Progress = lambda done, of: None, seconds: float = math.inf
    ) -> MeetingResult:  # fmt: skip
        """Meet at the unit's server where there is one, else over the folder that was chosen. UserError for neither.

        After so many seconds nothing more is taken in, and the result says that there is more.
        """
        access = self.server_access()
        carrier = FolderCarrier(self._chosen_folder()) if access is None else self._server_of(access)
        return self.meet(carrier, progress, seconds)

    def usual_carrier(self) -> AbstractContextManager[Carrier]:
        """What it meets over, for as long as somebody else has it in hand. UserError where nothing was chosen."""
        access = self.server_access()
        return nullcontext(FolderCarrier(self._chosen_folder())) if access is None else access.carrier()

    def _chosen_folder(self) -> Path:
        folder = self._kept(FOLDER)
        if not folder:
            raise UserError(say("exchange.nowhere-to-meet"))
        return Path(folder)

    def server_access(self) -> "ServerAccess | None":
        """What this computer comes in by at the unit's server; None where it meets at none."""
        address = self._kept(SERVER)
        if not address:
            return None
        from vlu_desktop.exchange.unit_server.listener import ServerAccess

        unit, device = self._computers.unit_stream(), self._store.device
        return ServerAccess(address, unit, device, self._computers.secret_at(address))

    def _server_of(self, access: "ServerAccess") -> RememberedNames:
        """The server, with what is known of it since the casebook was opened."""
        if self._server is None or self._server[0] != access:
            self._leave_server()
            self._server = access, RememberedNames(access.carrier())
        return self._server[1]

    def listen(self, ring: Callable[[], object]) -> None:
        """Have `ring` called, on a thread of its own, where there may be something to meet about at the unit's server.

        Until `close`, or until this is asked again and there is another server, or none.
        """
        access = self.server_access()
        if self._listener is not None and self._listener.access != access:
            self._listener.close()
            self._listener = None
        if access is not None and self._listener is None:
            from vlu_desktop.exchange.unit_server.listener import Listener

            self._listener = Listener(access, ring)

    @property
    def is_server_reached(self) -> bool:
        """Whether the unit's server was there when it was last listened to; for any thread."""
        listener = self._listener
        return listener is not None and listener.is_reached

    def close(self) -> None:
        """Let go of the server, and listen no more."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        self._leave_server()

    def _leave_server(self) -> None:
        if self._server is not None:
            self._server[1].close()
            self._server = None

    def use_server(self, address: str, code: str) -> Changes:
        """Come in at a unit's server by the code that its administrator read out, and meet over it from now on.

        CarrierFailed where it can't be reached, or the code is wrong or too old.
        """
        from vlu_desktop.exchange.unit_server.claiming import claim
        from vlu_desktop.exchange.unit_server.roles import new_secret
        from vlu_desktop.exchange.unit_server.server_address import ServerAddress

        there = ServerAddress.read(address.strip())
        # Kept before it is told, so that a claim that was broken off can be made again.
        secret = self._computers.secret_at(there.text) or new_secret()
        self._computers.keep_secret(there.text, secret)
        claim(there, unit=self._computers.unit_stream(), device=self._store.device, code=code, secret=secret)
        with self._store.act("computer.server") as act:
            act.set(SERVER + self._store.device, there.text)
        return act.changes

    def meet(
        self, carrier: Carrier, progress: Progress = lambda done, of: None, seconds: float = math.inf
    ) -> MeetingResult:  # fmt: skip
        """Meet over any carrier; then erase what others erased, but for what a legal hold keeps."""
        stream = self._computers.unit_stream()
        meeting = Meeting(self._joining, self._computers, carrier, stream=stream, random=self._store.random)
        met = meeting.run(progress, seconds)
        own = self._joining.erase_waiting(self._refuse_held)
        self._say_what_is_kept()
        self._sweep()
        called = {each.computer.device: each.name for each in self.known()}
        held = (*own, *self._kept_elsewhere(called), *self._clocks_said())
        return _told(met, held, called, self.own_code(), len(self._joining.came_without_values()))

    def _say_what_is_kept(self) -> None:
        """Have the others know how much is here that one of them erased: what they erased is not gone everywhere."""
        kept = len(self._joining.erasures_waiting())
        if kept != self._number(KEEPS + self._store.device):
            with self._store.act("exchange.keeps") as act:
                act.set(KEEPS + self._store.device, kept)

    def _kept_elsewhere(self, called: Mapping[str, str]) -> tuple[str, ...]:
        kept = ((name, self._number(KEEPS + device)) for device, name in called.items() if device != self._store.device)
        return tuple(say("exchange.keeps-what-was-erased", computer=name, n=many) for name, many in kept if many)

    def _number(self, setting: str) -> int:
        return int(json.loads(self._store.setting(setting) or "0"))

    def _clocks_said(self) -> tuple[str, ...]:
        ahead = self._computers.clocks_ahead()
        return clocks_said(ahead, self._computers.known(), civil(self._store.clock()).date()) if ahead else ()

    def let_in(self, asking: AskingComputer, name: str, code: str) -> Changes:
        """Let a computer in once the code that its own screen shows was typed. UserError where it is another."""
        if _letters(code) != _letters(code_of(asking.computer)):
            raise UserError(say("exchange.other-code"))
        if not name.strip():
            raise UserError(say("exchange.give-a-name"))
        return self._computers.let_in(replace(asking.computer, name=name.strip()))

    def rename(self, device: str, name: str) -> Changes:
        """Call a computer otherwise."""
        found = self._computers.known().get(device)
        if found is None or found.is_out:
            raise UserError(say("exchange.not-let-in"))
        if not name.strip():
            raise UserError(say("exchange.give-a-name"))
        return self._computers.let_in(replace(found, name=name.strip()))

    def turn_out(self, device: str, reason: str) -> Changes:
        """Seal nothing more for a computer and take nothing more from it."""
        found = self._computers.known().get(device)
        if found is None or found.is_out:
            raise UserError(say("exchange.not-let-in"))
        if not reason.strip():
            raise UserError(say("exchange.say-why-out"))
        return self._computers.turn_out(found, reason=reason.strip())

    def held_by(self, device: str) -> tuple[str, ...]:
        """What a computer may hold or ever held, for the report of its loss: the titles of the cases here."""
        if device not in self._computers.known():
            raise UserError(say("exchange.not-let-in"))
        chosen = [each.now for each in self._store.changes_of_setting(HOLDS + device) if each.now is not None]
        ever = {case_id for value in chosen for case_id in json.loads(str(value))}
        return tuple(case.title for case in self._store.case_list() if not chosen or case.id in ever)

    def _kept(self, prefix: str) -> str:
        """What this computer's own setting of that name says; "" where it was never set."""
        return str(json.loads(self._store.setting(prefix + self._store.device) or '""'))

    def _refuse_held(self, references: tuple[Reference, ...]) -> None:
        for each in references[:1]:
            self._erasing.refuse_held(each, references)


def _told(met: Met, held: tuple[str, ...], called: Mapping[str, str], own_code: str, empty: int) -> MeetingResult:
    return MeetingResult(
        sent=met.sent, taken=met.taken, waiting=met.waiting,
        waiting_of=tuple(sorted(called.get(each, each) for each in met.waiting_of)),
        asking=tuple(AskingComputer(computer=each) for each in met.asking),
        troubles=tuple(dict.fromkeys((called.get(each.device, each.device), each.what) for each in met.troubles)),
        held=held, without_values=empty, is_let_in=met.is_let_in, own_code=own_code, changes=tuple(met.changes),
        is_more=met.is_more,
    )  # fmt: skip


def together(earlier: MeetingResult | None, later: MeetingResult) -> MeetingResult:
    """What came of a meeting that was gone on with after its time was up, but for what had been changed before."""
    if earlier is None:
        return later
    return replace(
        later, sent=earlier.sent + later.sent, taken=earlier.taken + later.taken,
        troubles=tuple(dict.fromkeys((*earlier.troubles, *later.troubles))),
        held=tuple(dict.fromkeys((*earlier.held, *later.held))),
    )  # fmt: skip


def _letters(code: str) -> str:
    return "".join(code.split()).upper()


def sentences(result: MeetingResult) -> tuple[str, ...]:
    """What an officer is told of a meeting."""
    said = [say("exchange.met", sent=result.sent, taken=result.taken)]
    if not result.is_let_in:
        said.append(say("exchange.not-let-in-yet", code=result.own_code))
    if result.asking:
        said.append(say("exchange.asks", n=len(result.asking)))
    if result.waiting:
        said.append(say("exchange.some-wait", n=result.waiting, computers=", ".join(result.waiting_of)))
    if result.without_values:
        said.append(say("exchange.some-empty", n=result.without_values))
    return (*said, *result.held)
