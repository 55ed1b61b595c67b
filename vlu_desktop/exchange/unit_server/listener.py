# SPDX-License-Identifier: Apache-2.0
"""A thread that waits at a unit's server, and rings where there may be something to meet about."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from vlu_desktop.exchange.unit_server.server_address import ServerAddress
from vlu_desktop.exchange.unit_server.server_carrier import ServerCarrier
from vlu_desktop.kernel.errors import UserError

_LOOKS = 1.0
"""Seconds after which it looks whether it is to end."""
_FIRST_PAUSE, _LONGEST_PAUSE = 5.0, 300.0
"""Seconds until a server that was not reached is tried again: the double each time, up to the longest."""


@dataclass(frozen=True, slots=True)
class ServerAccess:
    """What a computer comes in by at its unit's server."""

    address: str
    unit: str
    device: str
    secret: str = field(repr=False)

    def carrier(self) -> ServerCarrier:
        """The server as this computer sees it. UserError for an address that is none any more."""
        return ServerCarrier(
            ServerAddress.read(self.address), unit=self.unit, device=self.device, secret=self.secret, patience=5
        )


class Listener:
    """Rings once it reached the server, when it no longer does, and whenever another computer left something there.

    `ring` is called from a thread of its own, and not any more once `close` has returned; the thread itself may end
    later, for it may be in the midst of a try to connect.
    """

    def __init__(self, access: ServerAccess, ring: Callable[[], object]) -> None:
        self.access = access
        self._ring = ring
        self._ringing = threading.Lock()
        self._ended = threading.Event()
        self._reached = threading.Event()
        threading.Thread(target=self._listen, name="listener", daemon=True).start()

    @property
    def is_reached(self) -> bool:
        """Whether the server was there when it was last asked."""
        return self._reached.is_set()

    def close(self) -> None:
        """Have it end; nothing rings any more."""
        with self._ringing:
            self._ended.set()

    def _listen(self) -> None:
        pause = _FIRST_PAUSE
        while not self._ended.is_set():
            try:
                self._wait()
            except UserError:
                if self._reached.is_set():
                    self._reached.clear()
                    self._rings()
                    pause = _FIRST_PAUSE
                self._ended.wait(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)

    def _wait(self) -> None:
        """Ring until it is to end. UserError where the server is not there, or not any more."""
        with self.access.carrier() as carrier, carrier.arrivals() as news:
            self._reached.set()
            self._rings()
            while not self._ended.is_set():
                if news.wait(_LOOKS):
                    self._rings()

    def _rings(self) -> None:
        with self._ringing:
            if not self._ended.is_set():
                self._ring()
