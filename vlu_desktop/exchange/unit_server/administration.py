# SPDX-License-Identifier: Apache-2.0
"""What who keeps the server does: set it up, let a computer in, put one out, and see how it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self, cast

import psycopg
from psycopg import Connection
from psycopg.errors import DuplicateObject, UniqueViolation
from psycopg.sql import SQL, Composed, Identifier, Literal

from vlu_desktop.exchange.unit_server.roles import DEVICES, new_code, role_of
from vlu_desktop.exchange.unit_server.server_address import ServerAddress
from vlu_desktop.exchange.unit_server.server_failures import failures_said
from vlu_desktop.exchange.unit_server.server_schema import KNOWN, bring_up_to_date, step_of
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say

CODE_HOURS = 24
GIB = 1 << 30
MOST_OF_A_DEVICE = 64 * GIB
_CONNECTIONS = 8
"""How many connections a device may have: a few that carry, one that listens, and some that died unnoticed."""


class PasswordWanted(UserError):
    """The server asks for a password, and neither the environment nor a password file gave one."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a device is let in with: a code to be read out, good until `until` and for one computer."""

    device: str
    code: str
    until: datetime


@dataclass(frozen=True, slots=True)
class DeviceState:
    """A device as the server knows it; sizes in bytes."""

    unit: str
    device: str
    enrolled: datetime
    code_until: datetime
    claimed: datetime | None
    revoked: datetime | None
    most_bytes: int
    parcels: int
    bytes: int
    last_come: datetime | None


@dataclass(frozen=True, slots=True)
class ServerState:
    """A server as it stands. `unsafe` names the settings by which a power cut could take what was acknowledged."""

    version: str
    step: int
    replica: bool
    size: int
    unsafe: tuple[str, ...]
    devices: tuple[DeviceState, ...]


def connected(address: ServerAddress, password: str = "") -> "Administration":
    """The server, to be administered until it is closed. `password` is one typed; libpq knows of files and environment.

    PasswordWanted where the server asks for one and none was found.
    """
    more = {"password": password} if password else {}
    parameters = {key: value for key, value in address.parameters.items() if key != "target_session_attrs"}
    with failures_said():
        try:
            return Administration(psycopg.connect(**cast(Any, {**parameters, **more}), autocommit=True))
        except psycopg.OperationalError as error:
            if error.pgconn is not None and error.pgconn.needs_password:
                raise PasswordWanted(say("unit-server.password-wanted")) from error
            raise


class Administration:
    """A connection as one who may make roles, and what is done by it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    @failures_said()
    def init(self) -> int:
        """Set the server up, or bring it up to date: how many steps were taken, 0 where it was."""
        return bring_up_to_date(self._connection)

    @failures_said()
    def enrol(
        self, unit: str, device: str, *, most_bytes: int = MOST_OF_A_DEVICE, hours: int = CODE_HOURS
    ) -> Invitation:
        """Make a role for a device of a unit, with a code for its first coming.

        One whose code was not used gets another. UserError for one that came, is revoked, or is of another unit.
        """
        if not (re.fullmatch(r"[0-9a-f]{32}", unit) and re.fullmatch(r"[0-9a-f]{16}", device)):
            raise UserError(say("unit-server.not-a-name"))
        self._must_stand()
        code, role, lasting = new_code(), Identifier(role_of(device)), timedelta(hours=hours)
        with self._connection.transaction():
            known = self._known(device)
            if known is not None and (known.unit != unit or known.claimed or known.revoked):
                raise UserError(say("unit-server.enrolled-before"))
            try:
                if known is None:
                    self._add(unit, device, most_bytes, lasting)
                    options = SQL("CREATE ROLE {} LOGIN CONNECTION LIMIT {}").format(role, Literal(_CONNECTIONS))
                    self._connection.execute(options)
                    self._connection.execute(SQL("GRANT {} TO {}").format(Identifier(DEVICES), role))
            except (DuplicateObject, UniqueViolation) as error:
                raise UserError(say("unit-server.enrolled-before")) from error
            [until] = self._connection.execute(
                "UPDATE vlu_exchange.device SET code_until = now() + %s, most_bytes = %s WHERE device = %s"
                " RETURNING code_until",
                (lasting, most_bytes, device),
            ).fetchone() or (None,)
            assert until is not None
            self._connection.execute(set_password(self._connection, role_of(device), code))
        return Invitation(device, code, until)

    def _add(self, unit: str, device: str, most_bytes: int, lasting: timedelta) -> None:
        run = self._connection.execute
        run("INSERT INTO vlu_exchange.unit (unit) VALUES (%s) ON CONFLICT DO NOTHING", (unit,))
        run(
            "INSERT INTO vlu_exchange.device (unit, device, role, most_bytes, code_until)"
            " VALUES (%s, %s, %s, %s, now() + %s)",
            (unit, device, role_of(device), most_bytes, lasting),
        )
        run("INSERT INTO vlu_exchange.tally (unit, device) VALUES (%s, %s)", (unit, device))

    @failures_said()
    def revoke(self, device: str) -> int:
        """Put a device out at once and for good; its parcels stay. How many connections it still has.

        One that did not end within 5 s may do nothing any more. UserError for a device that isn't known.
        """
        self._must_stand()
        role = Identifier(role_of(device))
        with self._connection.transaction():
            known = self._known(device)
            if known is None:
                raise UserError(say("unit-server.not-known", device=device))
            if known.revoked is None:
                self._connection.execute("UPDATE vlu_exchange.device SET revoked = now() WHERE device = %s", (device,))
                self._connection.execute(SQL("REVOKE {} FROM {}").format(Identifier(DEVICES), role))
                self._connection.execute(SQL("ALTER ROLE {} NOLOGIN PASSWORD NULL").format(role))
        return self._ended(device)

    def _ended(self, device: str) -> int:
        """End a role's connections; how many are left, which is none where we may end them."""
        role = Identifier(role_of(device))
        # On a managed service nobody is superuser, and only a member may end a role's connections.
        self._connection.execute(SQL("GRANT {} TO CURRENT_USER").format(role))
        ended = self._connection.execute(
            # Waits until each is gone, 5 s at most.
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = %s",
            (role_of(device),),
        ).fetchall()
        self._connection.execute(SQL("REVOKE {} FROM CURRENT_USER").format(role))
        return sum(not gone for [gone] in ended)

    @failures_said()
    def status(self) -> ServerState:
        """How the server stands: units, devices and how much they put. Nothing secret is in it."""
        self._must_stand()
        [version, replica, size] = self._connection.execute(
            "SELECT current_setting('server_version'), pg_is_in_recovery(), pg_database_size(current_database())"
        ).fetchone() or ("", False, 0)
        unsafe = [
            name
            for [name] in self._connection.execute(
                "SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')"
                " AND setting = 'off' ORDER BY name"
            )
        ]
        return ServerState(version, step_of(self._connection), replica, size, tuple(unsafe), tuple(self._devices()))

    def _devices(self, device: str | None = None) -> Sequence[DeviceState]:
        rows = self._connection.execute(
            "SELECT unit, device, enrolled, code_until, claimed, revoked, most_bytes, parcels, bytes, last_come"
            " FROM vlu_exchange.state WHERE %(one)s::text IS NULL OR device = %(one)s ORDER BY unit, enrolled, device",
            {"one": device},
        )
        return [DeviceState(*row) for row in rows]

    def _known(self, device: str) -> DeviceState | None:
        return next(iter(self._devices(device)), None)

    def _must_stand(self) -> None:
        step = step_of(self._connection)
        if step < KNOWN:
            raise UserError(say("unit-server.not-set-up"))


def set_password(connection: Connection, role: str, password: str) -> Composed:
    """The statement that gives a role its password, of which the server gets a verifier and not the password."""
    verifier = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    return SQL("ALTER ROLE {} PASSWORD {}").format(Identifier(role), Literal(verifier))
