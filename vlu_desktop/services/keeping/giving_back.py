# SPDX-License-Identifier: Apache-2.0
"""The way back of a laptop that held chosen cases: all that was entered on it is elsewhere, and then its casebook goes.

Nothing goes before a computer that holds everything has said, in its own chain, that it has the last line of this one.
The line that says that it went is written when its key is destroyed, and lies between the computers only when its files
are gone: whoever finds it there knows that both were done.
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from vlu_desktop.exchange.carrier import Carrier, Parcel
from vlu_desktop.exchange.meeting import Meeting
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.services.keeping.other_computers import OtherComputers
from vlu_desktop.store.joining.computers import Computers
from vlu_desktop.store.joining.joined_chains import Joining
from vlu_desktop.store.journal.signing import PURGED
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.vault.destroying import destroy_files, destroy_keys
from vlu_desktop.store.vault.vault import Vault


@dataclass(slots=True)
class _Later:
    """A carrier that keeps what is put there until it may be."""

    carrier: Carrier
    kept: list[tuple[Parcel, list[bytes]]] = field(default_factory=list)

    def parcels(self) -> Iterable[Parcel]:
        """What lies there."""
        return self.carrier.parcels()

    def put(self, parcel: Parcel, body: Iterable[bytes]) -> None:
        """Keep it."""
        self.kept.append((parcel, list(body)))

    def read(self, parcel: Parcel) -> AbstractContextManager[BinaryIO]:
        """As it lies there."""
        return self.carrier.read(parcel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Farewell:
    """A casebook whose key is destroyed: its files, and what it still has to say to the others."""

    path: Path
    carrier: Carrier
    parcels: tuple[tuple[Parcel, list[bytes]], ...]
    release: Callable[[], object] = lambda: None
    """Lets go of what it meets over."""

    def finish(self) -> str:
        """Once it is closed: remove its files, and only then tell the others; what came of it, in a sentence.

        CarrierFailed where they can't be told: it is gone all the same.
        """
        try:
            if left := destroy_files(self.path):
                return say("exchange.files-left", listed=", ".join(left))
            for parcel, body in self.parcels:
                self.carrier.put(parcel, body)
        finally:
            self.release()
        return say("exchange.gone", file=self.path.name)


class GivingBack:
    """Gives back the casebook of chosen cases that is open."""

    def __init__(self, vault: Vault, others: OtherComputers) -> None:
        self._vault = vault
        self._store: Store = vault.store
        self._joining: Joining = vault.joining
        self._computers: Computers = vault.computers
        self._others = others

    def prepare_usual(self, reason: str) -> Farewell:
        """`prepare` over what this computer usually meets over."""
        with ExitStack() as held:
            farewell = self.prepare(held.enter_context(self._others.usual_carrier()), reason)
            return replace(farewell, release=held.pop_all().close)

    def prepare(self, carrier: Carrier, reason: str) -> Farewell:
        """Meet, see that all is elsewhere, and destroy the key. UserError where something might be lost by it.

        From then on the casebook opens no more; close it, and have the `Farewell` finish.
        """
        if not self._joining.is_part:
            raise UserError(say("exchange.holds-all-itself"))
        if not reason.strip():
            raise UserError(say("exchange.say-why-back"))
        if drafts := self._store.drafts():
            raise UserError(say("exchange.back-drafts", n=len(drafts)))
        last = self._store.last_line
        result = self._others.meet(carrier)
        if result.troubles or result.waiting:
            raise UserError(say("exchange.back-not-now"))
        if not self._is_elsewhere(last) or self._store.last_line != last:
            raise UserError(say("exchange.back-not-yet"))
        self._vault.forget_older_copies()
        destroy_keys(self._vault.path)
        with self._store.act("computer.purge", reason=reason.strip()) as act:
            act.set(PURGED + self._store.device, {"lines": last})
        later = _Later(carrier)
        stream, random = self._computers.unit_stream(), self._store.random
        Meeting(self._joining, self._computers, later, stream=stream, random=random).run()
        return Farewell(path=self._vault.path, carrier=carrier, parcels=tuple(later.kept))

    def _is_elsewhere(self, last: int) -> bool:
        """Whether a computer that holds everything has said in its chain that it has this one's last line."""
        allowed = self._joining.holdings()
        known = self._computers.known()
        knowing = self._joining.knew_at_least(last)
        return any(
            device in knowing and not computer.is_out and allowed.of(device) is None
            for device, computer in known.items()
        )
