# SPDX-License-Identifier: Apache-2.0
"""A carrier that remembers between meetings which parcels it holds, so that each asks only for what came since."""

from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from typing import BinaryIO, Protocol

from vlu_desktop.exchange.carrier import Carrier, Parcel


class Marking(Carrier, Protocol):
    """A carrier that can say how far it is, and list what came after that."""

    def parcels(self, since: str = "") -> Iterable[Parcel]:
        """The names of all that it holds, or of what came after a mark; whole of a device that the mark is not of."""
        ...

    def mark(self) -> str:
        """How far it is now."""
        ...

    def counts(self, mark: str) -> int:
        """How many parcels it held at a mark."""
        ...

    def holds_own(self, names: Collection[Parcel]) -> bool:
        """Whether it has as many parcels of this computer as are among these names."""
        ...

    def close(self) -> None:
        """Let go of what it holds open."""
        ...


class RememberedNames:
    """Remembers the names of one carrier's parcels for as long as a casebook is open."""

    def __init__(self, carrier: Marking) -> None:
        self._carrier = carrier
        self._names: set[Parcel] = set()
        self._mark = ""

    def parcels(self) -> Iterable[Parcel]:
        """The names of all that it holds."""
        mark = self._carrier.mark()
        self._names.update(self._carrier.parcels(self._mark))
        if len(self._names) != self._carrier.counts(mark) or not self._carrier.holds_own(self._names):
            # Some went, as where an older copy of a server was brought back or its keeper took them away, or came
            # meanwhile, or are of a kind that this version doesn't know: whatever it is, the list as it is now is
            # right, and what is this computer's own is left there anew.
            self._names = set(self._carrier.parcels())
        self._mark = mark
        return self._names

    def put(self, parcel: Parcel, body: Iterable[bytes]) -> None:
        """Keep a parcel there."""
        self._carrier.put(parcel, body)

    def read(self, parcel: Parcel) -> AbstractContextManager[BinaryIO]:
        """A parcel's bytes."""
        return self._carrier.read(parcel)

    def close(self) -> None:
        """Let go of what the carrier holds open."""
        self._carrier.close()
