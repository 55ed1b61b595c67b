# SPDX-License-Identifier: Apache-2.0
"""The server's tables, brought up to date step by step: each step is a file that is never changed again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files

from psycopg import Connection
from psycopg.sql import SQL, Identifier

from vlu_desktop.exchange.unit_server.roles import ADMINS, GROUPS, OWNER
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say

OLDEST_SERVER = 15
_LOCK = 7_661_302_945_201
"""Which advisory lock keeps two from bringing one database up to date at once."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the schema. `least` is the oldest step that a program may know and still be served after it."""

    number: int
    text: Callable[[], str]
    least: int


def _kept(name: str) -> Callable[[], str]:
    return lambda: files(__package__).joinpath("steps", name).read_text(encoding="utf-8")


STEPS = (Step(1, _kept("0001.sql"), least=1),)
KNOWN = STEPS[-1].number
"""The newest step that this program knows."""


def bring_up_to_date(connection: Connection, steps: Sequence[Step] = STEPS) -> int:
    """Take the steps that a database lacks, all in one transaction; how many there were.

    Whoever is connected must be allowed to make roles, and to make a schema in this database. UserError where the
    server is older than PostgreSQL 15, a role of one of our names may more than it should, or a newer program was here.
    """
    if connection.info.server_version < OLDEST_SERVER * 10_000:
        raise UserError(say("unit-server.old-server", least=OLDEST_SERVER))
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
        _make_roles(connection)
        taken = step_of(connection)
        if taken > steps[-1].number:
            raise UserError(say("unit-server.newer-server"))
        _make_schema(connection)
        waiting = [step for step in steps if step.number > taken]
        connection.execute(SQL("SET LOCAL ROLE {}").format(Identifier(OWNER)))
        for step in waiting:
            connection.execute(step.text().encode())
            connection.execute(
                "INSERT INTO vlu_exchange.step (number, least) VALUES (%s, %s)", (step.number, step.least)
            )
        connection.execute("RESET ROLE")
        connection.execute(SQL("REVOKE {} FROM CURRENT_USER").format(Identifier(OWNER)))
        return len(waiting)


def step_of(connection: Connection) -> int:
    """The step a database stands at; 0 where there are no tables of ours."""
    [there] = connection.execute("SELECT to_regclass('vlu_exchange.step') IS NOT NULL").fetchone() or (False,)
    if not there:
        return 0
    [number] = connection.execute("SELECT coalesce(max(number), 0) FROM vlu_exchange.step").fetchone() or (0,)
    return int(number)


def _make_roles(connection: Connection) -> None:
    """The roles that belong to no person, on a server where they may be there from another database."""
    for name in GROUPS:
        found = connection.execute(
            "SELECT rolsuper OR rolbypassrls OR rolcanlogin OR rolcreaterole OR rolcreatedb OR rolreplication"
            " FROM pg_roles WHERE rolname = %s",
            (name,),
        ).fetchone()
        if found is None:
            connection.execute(SQL("CREATE ROLE {} NOLOGIN").format(Identifier(name)))
        elif found[0]:
            raise UserError(say("unit-server.role-too-strong", role=name))


def _make_schema(connection: Connection) -> None:
    """A schema that the owner's role has; who sets it up has that role only as long as it takes."""
    connection.execute(SQL("GRANT {} TO CURRENT_USER").format(Identifier(OWNER)))
    if step_of(connection):
        return
    [database] = connection.execute("SELECT current_database()").fetchone() or ("",)
    place = Identifier(database)
    connection.execute(SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(place))
    members = [Identifier(name) for name in GROUPS if name != OWNER]
    connection.execute(SQL("GRANT CONNECT ON DATABASE {} TO {}").format(place, SQL(", ").join(members)))
    connection.execute(SQL("CREATE SCHEMA vlu_exchange AUTHORIZATION {}").format(Identifier(OWNER)))
    connection.execute(SQL("SET LOCAL ROLE {}").format(Identifier(OWNER)))
    connection.execute(
        "CREATE TABLE vlu_exchange.step (number integer PRIMARY KEY, least integer NOT NULL,"
        " taken timestamptz NOT NULL DEFAULT now())"
    )
    connection.execute("RESET ROLE")
    connection.execute(SQL("GRANT {} TO CURRENT_USER").format(Identifier(ADMINS)))
