# SPDX-License-Identifier: Apache-2.0
"""Computers of made-up units at a real server, each let in as the program lets one in."""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import psycopg
from psycopg.sql import SQL, Identifier, Literal

from tests.exchange.unit_server.cluster import Cluster
from vlu_desktop.exchange.carrier import Kind, Parcel
from vlu_desktop.exchange.unit_server.administration import Administration, connected
from vlu_desktop.exchange.unit_server.claiming import claim
from vlu_desktop.exchange.unit_server.roles import GROUPS, new_secret, role_of
from vlu_desktop.exchange.unit_server.server_address import ServerAddress
from vlu_desktop.exchange.unit_server.server_carrier import ServerCarrier

STREAM = "0f" * 16


class Desk:
    """A computer that is in, and its carrier."""

    def __init__(self, address: str, unit: str, device: str, secret: str, patience: float) -> None:
        self.address = address
        self.unit = unit
        self.device = device
        self.secret = secret
        self.carrier = ServerCarrier(
            ServerAddress.read(address), unit=unit, device=device, secret=secret, patience=patience
        )

    def parcel(self, first: int, last: int | None = None, *, kind: Kind = Kind.PACK, stream: str = STREAM) -> Parcel:
        """The name of a parcel of this computer."""
        return Parcel(self.device, kind, stream, first, first if last is None else last)

    def put(self, first: int, *body: bytes) -> Parcel:
        """Put one."""
        parcel = self.parcel(first)
        self.carrier.put(parcel, body)
        return parcel

    def taken(self, parcel: Parcel) -> bytes:
        """A parcel's bytes as this computer gets them."""
        with self.carrier.read(parcel) as file:
            return file.read()

    def role(self) -> psycopg.Connection:
        """A connection as this computer's role, for what its carrier would never ask."""
        parameters = ServerAddress.read(self.address).as_role(role_of(self.device), self.secret)
        return psycopg.connect(**parameters, autocommit=True)  # type: ignore[arg-type]


class Desks:
    """A database that was set up, and what lets computers in there."""

    def __init__(self, cluster: Cluster, database: str, closing: ExitStack) -> None:
        self.cluster = cluster
        self.database = database
        self.address = cluster.address(database)
        self.keeper = cluster.keeper(database)
        self._closing = closing

    def administration(self) -> Administration:
        """The server as who keeps it sees it; closed by whoever asked."""
        return connected(ServerAddress.read(self.keeper))

    def desk(self, unit: str = "", *, most_bytes: int = 1 << 40, address: str = "", patience: float = 20) -> Desk:
        """A computer that came in by a code."""
        unit, device, secret = unit or new_unit(), new_device(), new_secret()
        with self.administration() as server:
            invited = server.enrol(unit, device, most_bytes=most_bytes)
        where = address or self.address
        claim(ServerAddress.read(where), unit=unit, device=device, code=invited.code, secret=secret)
        made = Desk(where, unit, device, secret, patience)
        self._closing.callback(made.carrier.close)
        return made

    def two(self) -> tuple[Desk, Desk]:
        """Two computers of one unit."""
        unit = new_unit()
        return self.desk(unit), self.desk(unit)


def new_unit() -> str:
    """A unit's name that no other test has."""
    return secrets.token_hex(16)


def new_device() -> str:
    """A computer's name that no other has: roles are of the whole server."""
    return secrets.token_hex(8)


def managed(cluster: Cluster, password: str) -> tuple[str, str]:
    """A database whose keeper is no superuser, as a managed service has it: the database and the keeper's role."""
    keeper, database = f"keeper_{new_device()}", f"managed_{new_device()}"
    with psycopg.connect(cluster.keeper(), autocommit=True) as super_user:
        super_user.execute(
            SQL("CREATE ROLE {} LOGIN CREATEROLE PASSWORD {}").format(Identifier(keeper), Literal(password))
        )
        super_user.execute(SQL("CREATE DATABASE {} OWNER {}").format(Identifier(database), Identifier(keeper)))
        if super_user.info.server_version >= 160_000:
            # The roles are of the whole server, and there another keeper made them; where he makes them they are his.
            for name in GROUPS:
                role = Identifier(name)
                grant = SQL("GRANT {} TO {} WITH ADMIN TRUE, SET FALSE, INHERIT FALSE")
                super_user.execute(grant.format(role, Identifier(keeper)))
    return database, keeper


@contextmanager
def of_a_database(cluster: Cluster) -> Iterator[Desks]:
    """A database that was set up, within."""
    database = f"unit_{secrets.token_hex(4)}"
    with psycopg.connect(cluster.keeper(), autocommit=True) as keeper:
        keeper.execute(SQL("CREATE DATABASE {}").format(Identifier(database)))
    with ExitStack() as closing:
        made = Desks(cluster, database, closing)
        with made.administration() as server:
            server.init()
        yield made
    if cluster.running:
        with psycopg.connect(cluster.keeper(), autocommit=True) as keeper:
            keeper.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(database)))
