# SPDX-License-Identifier: Apache-2.0
"""Carries parcels by a unit's server: each put in one transaction, read a piece at a time, and listened for."""

import io
import json
import logging
import threading
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO, LiteralString, Self, cast

import psycopg
from psycopg import Connection
from psycopg.errors import UniqueViolation
from psycopg_pool import ConnectionPool, PoolTimeout

from vlu_desktop.exchange.carrier import PIECE, CarrierFailed, Kind, OtherParcelThere, Parcel
from vlu_desktop.exchange.unit_server.arrivals import Arrivals
from vlu_desktop.exchange.unit_server.parcel_pieces import ParcelPieces, Told, in_pieces
from vlu_desktop.exchange.unit_server.roles import role_of
from vlu_desktop.exchange.unit_server.server_address import ServerAddress
from vlu_desktop.exchange.unit_server.server_failures import failures_said, is_refusal
from vlu_desktop.exchange.unit_server.server_schema import KNOWN
from vlu_desktop.language.catalogue import say

_PAGE = 5_000
"""How many names are asked for at once."""
_MOST_CONNECTIONS = 3
_ASK_WHY = 2
"""Seconds without a connection after which the server is asked why."""
_KINDS = frozenset(map(str, Kind))
_LIST = (
    "SELECT device, kind, stream, first, last FROM vlu_exchange.parcel"
    " WHERE unit = %s AND (device, kind, stream, first, last) > (%s, %s, %s, %s, %s)"
    " ORDER BY device, kind, stream, first, last LIMIT %s"
)
_LIST_AFTER = (
    "SELECT device, kind, stream, first, last, number FROM vlu_exchange.parcel"
    " WHERE unit = %s AND device = %s AND number > %s ORDER BY number LIMIT %s"
)
_HEADS = (
    "SELECT t.device, t.parcels, coalesce(encode(p.sha256, 'hex'), '') FROM vlu_exchange.tally t"
    " LEFT JOIN vlu_exchange.parcel p ON (p.unit, p.device, p.number) = (t.unit, t.device, t.parcels)"
    " WHERE t.unit = %s"
)
_HEAD = "SELECT encode(sha256, 'hex') FROM vlu_exchange.parcel WHERE unit = %s AND device = %s AND number = %s"
_OWN = "SELECT count(*) FROM vlu_exchange.parcel WHERE unit = %s AND device = %s"
_ROW = (
    "SELECT size, sha256, pieces FROM vlu_exchange.parcel WHERE unit = %(unit)s AND device = %(device)s"
    " AND kind = %(kind)s AND stream = %(stream)s AND first = %(first)s AND last = %(last)s"
)
_PUT = (
    "INSERT INTO vlu_exchange.parcel (unit, device, kind, stream, first, last, size, sha256, pieces) VALUES"
    " (%(unit)s, %(device)s, %(kind)s, %(stream)s, %(first)s, %(last)s, %(size)s, %(sha256)b, %(pieces)s)"
)
_PUT_PIECE = (
    "INSERT INTO vlu_exchange.piece (unit, device, kind, stream, first, last, n, bytes) VALUES"
    " (%(unit)s, %(device)s, %(kind)s, %(stream)s, %(first)s, %(last)s, %(n)s, %(bytes)b)"
)
_PIECE = (
    "SELECT bytes FROM vlu_exchange.piece WHERE unit = %(unit)s AND device = %(device)s"
    " AND kind = %(kind)s AND stream = %(stream)s AND first = %(first)s AND last = %(last)s AND n = %(n)s"
)
_OF_SESSION = (
    # An acknowledged parcel is on the server's disk, whatever the server is set to for others.
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
    # A computer that went to sleep in the midst of a parcel lets go of what it held.
    "SET idle_in_transaction_session_timeout = '5min'",
)


@dataclass(frozen=True, slots=True)
class _Row:
    """What the server says of a parcel."""

    size: int
    digest: bytes
    pieces: int


class ServerCarrier:
    """A unit's server as one of its devices sees it. Nothing is connected before the first call; any thread may call.

    `unit` and `device` are names in hexadecimal, of 32 and 16 letters, `secret` what the device came in with, and
    `patience` how many seconds it waits for a connection where the server doesn't answer.
    """

    def __init__(self, address: ServerAddress, *, unit: str, device: str, secret: str, patience: float = 15) -> None:
        self._parameters = address.as_role(role_of(device), secret)
        self._encrypted = not address.local
        self._unit = unit
        self._device = device
        self._patience = patience
        self._pool: ConnectionPool | None = None
        self._making = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of every connection; the next call makes one anew."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.close()

    def parcels(self, since: str = "") -> Iterator[Parcel]:
        """The names of all parcels of the unit; with a mark (see `mark`) of those that came after it.

        A device whose parcels no longer fit the mark, as after an older copy of the server was brought back, is listed
        whole. They come a page at a time, so what is put meanwhile may be among them or not.
        """
        if since:
            for device, number in self._from(since):
                yield from self._after(device, number)
            return
        last: tuple[object, ...] = ("", "", "", -1, -1)
        # A computer that was ended while it is connected is shown nothing, which must not look like an empty server.
        self._heads()
        while page := self._asked(_LIST, (self._unit, *last, _PAGE)):
            yield from _parcels(page)
            last = page[-1]

    def mark(self) -> str:
        """How far the server is now, as text to be kept: `parcels(mark)` gives what came later.

        Ask for it before the parcels are listed, and keep it once they are taken in.
        """
        return json.dumps({device: [number, digest] for device, number, digest in self._heads()})

    def counts(self, mark: str) -> int:
        """How many parcels it held at a mark."""
        return sum(int(number) for number, _ in json.loads(mark).values())

    def holds_own(self, names: Collection[Parcel]) -> bool:
        """Whether it has as many parcels of this device as are among these names.

        What the server says that each put does not tell that: whoever keeps it can take parcels away beneath that.
        """
        [(many,)] = self._asked(_OWN, (self._unit, self._device))
        return sum(each.device == self._device for each in names) == int(many)

    def _heads(self) -> list[Any]:
        """Each device with how many parcels it put, and what tells the last from any other of that number.

        CarrierFailed where there is none, for this device is one while it is let in.
        """
        found = self._asked(_HEADS, (self._unit,))
        if not found:
            raise CarrierFailed(say("unit-server.not-enrolled"))
        return found

    def _from(self, since: str) -> Iterator[tuple[str, int]]:
        """Each device that put something since, and the number of the last that was listed before."""
        try:
            marked = {device: (int(number), str(digest)) for device, (number, digest) in json.loads(since).items()}
        except (ValueError, TypeError, AttributeError):
            marked = {}
        for device, number, digest in self._heads():
            before, known = marked.get(device, (0, ""))
            if (number, digest) != (before, known):
                yield device, before if self._is_at(device, before, known) else 0

    def _is_at(self, device: str, number: int, digest: str) -> bool:
        return self._asked(_HEAD, (self._unit, device, number)) == [(digest,)]

    def _after(self, device: str, number: int) -> Iterator[Parcel]:
        while page := self._asked(_LIST_AFTER, (self._unit, device, number, _PAGE)):
            yield from _parcels(page)
            number = page[-1][-1]

    def put(self, parcel: Parcel, body: Iterable[bytes]) -> None:
        """Keep a parcel of this device, whole or not at all; no more of it than a piece is in memory.

        One that is there already, byte for byte, is left alone, so what was broken off can be put again. CarrierFailed
        for a parcel of another device; OtherParcelThere where one of this name holds other bytes.
        """
        if parcel.device != self._device:
            raise CarrierFailed(say("unit-server.not-own-parcel"))
        told = Told()
        pieces = in_pieces(told.of(body))
        with self._connection() as connection:
            known = self._row(connection, parcel)
            if known is None:
                try:
                    with connection.transaction():
                        self._insert(connection, parcel, pieces, told)
                    return
                except UniqueViolation:
                    # It came from a second program of this device, while this one was putting it.
                    known = self._row(connection, parcel)
        for _ in pieces:
            pass
        if known is None or (known.size, known.digest) != (told.size, told.digest()):
            raise OtherParcelThere(say("unit-server.other-parcel"))

    def _insert(self, connection: Connection, parcel: Parcel, pieces: Iterable[bytes], told: Told) -> None:
        key = self._key(parcel)
        count = 0
        for piece in pieces:
            connection.execute(_PUT_PIECE, {**key, "n": count, "bytes": piece})
            count += 1
        connection.execute(_PUT, {**key, "size": told.size, "sha256": told.digest(), "pieces": count})

    @contextmanager
    def read(self, parcel: Parcel) -> Iterator[BinaryIO]:
        """A parcel's bytes, from the beginning. KeyError where it isn't there.

        They are asked for a piece at a time, and a connection that breaks in between is made anew. At the end they are
        compared with the size and SHA-256 that the server told: CarrierFailed where they are others.
        """
        with self._connection() as connection:
            row = self._row(connection, parcel)
        if row is None:
            self._heads()
            raise KeyError(parcel)
        key = self._key(parcel)

        def piece(n: int) -> bytes:
            for tries_left in (2, 1, 0):
                try:
                    found = self._asked(_PIECE, {**key, "n": n}, binary=True)
                    return bytes(found[0][0]) if found else b""
                except CarrierFailed as failed:
                    if not (tries_left and isinstance(failed.__cause__, psycopg.OperationalError)):
                        raise
            raise AssertionError

        with io.BufferedReader(ParcelPieces(piece, row.pieces, row.size, row.digest), PIECE) as file:
            yield cast(BinaryIO, file)

    @contextmanager
    def arrivals(self) -> Iterator[Arrivals]:
        """Within, what other devices put is told of as it comes: list the parcels once it is open, then wait."""
        with failures_said():
            arrivals = Arrivals(self._connected, self._unit, self._device)
        try:
            yield arrivals
        finally:
            arrivals.close()

    def _key(self, parcel: Parcel) -> dict[str, object]:
        return {
            "unit": self._unit, "device": parcel.device, "kind": str(parcel.kind), "stream": parcel.stream,
            "first": parcel.first, "last": parcel.last,
        }  # fmt: skip

    def _row(self, connection: Connection, parcel: Parcel) -> _Row | None:
        found = connection.execute(_ROW, self._key(parcel), binary=True).fetchone()
        return None if found is None else _Row(found[0], bytes(found[1]), found[2])

    def _asked(self, query: LiteralString, values: Any, *, binary: bool = False) -> list[Any]:
        with self._connection() as connection:
            return connection.execute(query, values, binary=binary).fetchall()

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        """A connection of the pool, for as long as it is used; CarrierFailed says what went wrong with it."""
        with failures_said(), ExitStack() as held:
            yield self._waited_for(held)

    def _waited_for(self, held: ExitStack) -> Connection:
        """A connection of the pool, `held` until it is let go of.

        The pool knows only that it waited in vain. One that asks by itself is told why, and goes on waiting where that
        may pass.
        """
        with self._making:
            pool = self._pool = self._pool or self._new_pool()
        until = time.monotonic() + self._patience
        while True:
            try:
                return held.enter_context(pool.connection(timeout=min(_ASK_WHY, self._patience)))
            except PoolTimeout as error:
                over = time.monotonic() >= until
                try:
                    self._connected().close()
                    why: Exception = CarrierFailed(say("unit-server.busy"))
                except psycopg.OperationalError as failed:
                    why, over = failed, over or is_refusal(failed)
                if over:
                    self.close()
                    raise why from error

    def _new_pool(self) -> ConnectionPool:
        self._connected().close()
        # Each try of the pool's that fails would be a line on the screen of whoever began the program there.
        logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)
        pool: ConnectionPool = ConnectionPool(
            kwargs={**self._parameters, "autocommit": True},
            min_size=0,
            max_size=_MOST_CONNECTIONS,
            open=False,
            check=ConnectionPool.check_connection,
            configure=_configure,
            timeout=self._patience,
            reconnect_timeout=self._patience,
            num_workers=1,
        )
        pool.open()
        return pool

    def _connected(self) -> Connection:
        """A connection of its own, to a server that was asked whether it is one of ours and this device is let in."""
        connection: Connection = psycopg.connect(**cast(Any, self._parameters), autocommit=True)
        try:
            if self._encrypted and not connection.pgconn.ssl_in_use:
                raise CarrierFailed(say("unit-server.not-encrypted"))
            _configure(connection)
            [newest, least] = connection.execute(
                "SELECT max(number), (array_agg(least ORDER BY number DESC))[1] FROM vlu_exchange.step"
            ).fetchone() or (0, 0)
            if newest < KNOWN:
                raise CarrierFailed(say("unit-server.not-set-up"))
            if least > KNOWN:
                raise CarrierFailed(say("unit-server.newer-server"))
            [unit] = connection.execute("SELECT vlu_exchange.own_unit()").fetchone() or (None,)
            if unit != self._unit:
                raise CarrierFailed(say("unit-server.not-enrolled") if unit is None else say("unit-server.other-unit"))
        except BaseException:
            connection.close()
            raise
        return connection


def _configure(connection: Connection) -> None:
    for each in _OF_SESSION:
        connection.execute(each)


def _parcels(rows: Iterable[Any]) -> Iterator[Parcel]:
    """The names in rows; a kind that only a newer program knows is none of ours."""
    for device, kind, stream, first, last, *_ in rows:
        if kind not in _KINDS:
            continue
        try:
            yield Parcel(device, Kind(kind), stream, first, last)
        except ValueError as error:
            raise CarrierFailed(say("unit-server.altered")) from error
