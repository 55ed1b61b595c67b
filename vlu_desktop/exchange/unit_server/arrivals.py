# SPDX-License-Identifier: Apache-2.0
"""Hears from the server that other devices put something; not what, for that is asked of the parcels themselves."""

from collections.abc import Callable

from psycopg import Connection, OperationalError
from psycopg.sql import SQL, Identifier

from vlu_desktop.exchange.unit_server.server_failures import failures_said


class Arrivals:
    """A connection that listens. One thread waits at it."""

    def __init__(self, connect: Callable[[], Connection], unit: str, device: str) -> None:
        self._connect = connect
        self._unit = unit
        self._device = device
        self._connection: Connection | None = self._listening()

    def wait(self, seconds: float) -> bool:
        """Wait until another device put something, `seconds` at most: whether there is something to look for.

        What came since the last call counts. A connection that broke is made anew, and then there may be something.
        CarrierFailed where none can be made; the next call tries again.
        """
        with failures_said():
            if self._connection is None:
                self._connection = self._listening()
                return True
            try:
                return self._heard(self._connection, seconds)
            except OperationalError:
                self.close()
                self._connection = self._listening()
                return True

    def _heard(self, connection: Connection, seconds: float) -> bool:
        # Of its own it is told too. Whoever may connect may send anything, so what is said is believed no further.
        return any(note.payload != self._device for note in connection.notifies(timeout=seconds))

    def _listening(self) -> Connection:
        connection = self._connect()
        try:
            [channel] = connection.execute(
                "SELECT channel FROM vlu_exchange.unit WHERE unit = %s", (self._unit,)
            ).fetchone() or ("",)
            connection.execute(SQL("LISTEN {}").format(Identifier(channel)))
        except BaseException:
            connection.close()
            raise
        return connection

    def close(self) -> None:
        """Stop listening."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
