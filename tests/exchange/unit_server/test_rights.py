# SPDX-License-Identifier: Apache-2.0
"""What a computer's role may do on the server: put its own, see its unit's, and nothing else, whatever it asks."""

from typing import LiteralString

import psycopg
import pytest
from psycopg import errors
from psycopg.sql import SQL, Identifier

from tests.exchange.unit_server.cluster import Cluster
from tests.exchange.unit_server.desks import STREAM, Desk, Desks, managed, new_device, new_unit
from vlu_desktop.exchange.carrier import CarrierFailed
from vlu_desktop.exchange.unit_server.administration import connected
from vlu_desktop.exchange.unit_server.roles import DEVICES, GROUPS, role_of
from vlu_desktop.exchange.unit_server.server_address import ServerAddress
from vlu_desktop.kernel.errors import UserError

TABLES = ("step", "unit", "device", "tally", "parcel", "piece")
PUT: LiteralString = (
    "INSERT INTO vlu_exchange.parcel (unit, device, kind, stream, first, last, size, sha256, pieces)"
    " VALUES (%s, %s, 'pack', %s, %s, %s, 0, sha256(''), 0)"
)
PUT_PIECE: LiteralString = (
    "INSERT INTO vlu_exchange.piece (unit, device, kind, stream, first, last, n, bytes)"
    " VALUES (%s, %s, 'pack', %s, %s, %s, 0, 'x')"
)


def test_another_units_computer_sees_nothing(desks: Desks) -> None:
    mine, stranger = desks.desk(), desks.desk()
    parcel = mine.put(1, b"sealed")
    assert list(stranger.carrier.parcels()) == []
    assert set(stranger.carrier.mark()) == set(f'{{"{stranger.device}": [0, ""]}}')
    with pytest.raises(KeyError), stranger.carrier.read(parcel):
        pass
    with stranger.role() as role:
        for table in ("parcel", "piece"):
            assert role.execute(SQL("SELECT * FROM vlu_exchange.{}").format(Identifier(table))).fetchall() == []
        for table in ("unit", "device", "tally"):
            rows = role.execute(SQL("SELECT unit FROM vlu_exchange.{}").format(Identifier(table))).fetchall()
            assert rows == [(stranger.unit,)]


def test_of_its_own_unit_a_computer_sees_no_other_computers_role_or_code(desks: Desks) -> None:
    mine, _ = desks.two()
    with mine.role() as role:
        assert role.execute("SELECT device FROM vlu_exchange.device").fetchall() == [(mine.device,)]


def test_nothing_is_changed_or_taken_away(desks: Desks) -> None:
    mine = desks.desk()
    mine.put(1, b"sealed")
    changes: tuple[LiteralString, ...] = ("DELETE FROM {}", "TRUNCATE {} CASCADE", "DROP TABLE {}")
    with mine.role() as role:
        for table in TABLES:
            column: LiteralString = "number" if table == "step" else "unit"
            for change in (*changes, SQL("UPDATE {{}} SET {0} = {0}").format(SQL(column)).as_string(role)):
                with pytest.raises(errors.InsufficientPrivilege):
                    role.execute(SQL(change).format(Identifier("vlu_exchange", table)))
    assert mine.taken(mine.parcel(1)) == b"sealed"


FORBIDDEN: tuple[LiteralString, ...] = (
    "INSERT INTO vlu_exchange.unit (unit) VALUES (repeat('a', 32))",
    "INSERT INTO vlu_exchange.tally (unit, device) VALUES ('a', 'b')",
    "INSERT INTO vlu_exchange.step (number, least) VALUES (99, 99)",
    "SELECT * FROM vlu_exchange.state",
    "CREATE TABLE vlu_exchange.own ()",
    "CREATE TABLE public.own ()",
    "CREATE TEMPORARY TABLE own ()",
    "CREATE SCHEMA own",
    "CREATE ROLE own",
    "SET ROLE vlu_exchange_owner",
    "SET ROLE vlu_exchange_admin",
    "SET SESSION AUTHORIZATION vlu_exchange_owner",
    "SET row_security = off; SELECT * FROM vlu_exchange.parcel",
    "SET session_replication_role = replica",
    "ALTER TABLE vlu_exchange.parcel DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE vlu_exchange.parcel DISABLE TRIGGER ALL",
    "DROP POLICY own_unit ON vlu_exchange.parcel",
    "SELECT rolpassword FROM pg_authid",
    "COPY vlu_exchange.parcel TO PROGRAM 'cat'",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename <> current_user",
)


def test_what_a_role_may_not_ask(desks: Desks) -> None:
    mine = desks.desk()
    with mine.role() as role:
        for asked in FORBIDDEN:
            with pytest.raises(errors.InsufficientPrivilege):
                role.execute(asked)
            role.execute("RESET ALL")


def test_changing_to_the_group_of_devices_shows_no_more(desks: Desks) -> None:
    mine, stranger = desks.desk(), desks.desk()
    mine.put(1, b"sealed")
    with stranger.role() as role:
        role.execute(SQL("SET ROLE {}").format(Identifier(DEVICES)))
        assert role.execute("SELECT * FROM vlu_exchange.parcel").fetchall() == []
        with pytest.raises(errors.DatabaseError) as refused:
            role.execute(PUT, (mine.unit, mine.device, STREAM, 5, 5))
        assert refused.value.sqlstate == "VL001"


def test_a_computer_puts_under_no_other_name_and_learns_nothing_from_the_refusal(desks: Desks) -> None:
    mine, theirs = desks.two()
    stranger = desks.desk()
    mine.put(1, b"there")
    said = set()
    for asking in (theirs, stranger):
        with asking.role() as role:
            for unit, device in ((mine.unit, mine.device), (mine.unit, new_device()), (new_unit(), new_device())):
                for statement in (PUT, PUT_PIECE):
                    for first in (1, 2):  # one is there and one is not
                        with pytest.raises(errors.DatabaseError) as refused:
                            role.execute(statement, (unit, device, STREAM, first, first))
                        assert refused.value.sqlstate == "VL001"
                        said.add(refused.value.diag.message_primary)
    assert len(said) == 1
    with pytest.raises(CarrierFailed) as failed:
        theirs.carrier.put(mine.parcel(2), [b"x"])
    assert failed.value.key == "unit-server.not-own-parcel"
    assert mine.taken(mine.parcel(1)) == b"there"


def test_the_server_itself_numbers_and_dates_what_comes(desks: Desks) -> None:
    mine = desks.desk()
    with mine.role() as role:
        for column in ("number", "come"):
            with pytest.raises(errors.InsufficientPrivilege):
                role.execute(
                    SQL("INSERT INTO vlu_exchange.parcel ({}) VALUES (DEFAULT)").format(Identifier(column)),
                )


def _pieces_alone(role: psycopg.Connection, desk: Desk) -> None:
    role.execute(PUT_PIECE, (desk.unit, desk.device, STREAM, 1, 1))


def _fewer_pieces(role: psycopg.Connection, desk: Desk) -> None:
    role.execute(PUT_PIECE, (desk.unit, desk.device, STREAM, 1, 1))
    role.execute(PUT, (desk.unit, desk.device, STREAM, 1, 1))


def _pieces_later(role: psycopg.Connection, desk: Desk) -> None:
    role.execute(PUT, (desk.unit, desk.device, STREAM, 1, 1))
    role.execute("COMMIT")
    role.execute(PUT_PIECE, (desk.unit, desk.device, STREAM, 1, 1))


@pytest.mark.parametrize(
    ("putting", "code"), [(_pieces_alone, "23503"), (_fewer_pieces, "VL004"), (_pieces_later, "23505")]
)
def test_a_parcel_is_its_pieces_and_they_come_with_it(desks: Desks, putting: object, code: str) -> None:
    mine = desks.desk()
    assert callable(putting)
    with mine.role() as role:
        role.autocommit = False

        def put() -> None:
            putting(role, mine)
            role.commit()

        with pytest.raises(errors.DatabaseError) as refused:
            put()
    assert refused.value.sqlstate == code


def test_what_a_computer_may_put_is_limited_and_said(desks: Desks) -> None:
    mine = desks.desk(most_bytes=1000)
    mine.put(1, b"a" * 900)
    with pytest.raises(CarrierFailed) as refused:
        mine.put(2, b"b" * 101)
    assert refused.value.key == "unit-server.no-room-for-device"
    mine.put(3, b"c" * 100)
    assert len(list(mine.carrier.parcels())) == 2


def test_a_parcel_too_large_is_refused_before_the_whole_of_it_went_over(desks: Desks) -> None:
    mine = desks.desk()
    with psycopg.connect(desks.keeper) as keeper:
        keeper.execute("UPDATE vlu_exchange.unit SET most_parcel = 3 << 20 WHERE unit = %s", (mine.unit,))
    sent = []

    def endless() -> "list[bytes]":
        sent.append(1)
        assert len(sent) < 10, "it is sent on and on"
        return bytes(1 << 20)  # type: ignore[return-value]

    with pytest.raises(CarrierFailed) as refused:
        mine.carrier.put(mine.parcel(1), iter(endless, None))  # type: ignore[arg-type]
    assert refused.value.key == "unit-server.too-large"
    assert list(mine.carrier.parcels()) == []


def test_a_revoked_computer_is_out_at_once_and_its_parcels_stay(desks: Desks) -> None:
    mine, theirs = desks.two()
    parcel = mine.put(1, b"stays")
    open_still, old = mine.role(), mine.role()
    # As for one that was in the midst of something, whose view of the tables is of before.
    old.autocommit = False
    old.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    assert len(old.execute("SELECT * FROM vlu_exchange.parcel").fetchall()) == 1
    with desks.administration() as server:
        assert server.revoke(mine.device) == 0
        assert server.revoke(mine.device) == 0
    for each in (open_still, old):
        with pytest.raises(psycopg.OperationalError):
            each.execute("SELECT 1")
        each.close()
    with pytest.raises(CarrierFailed) as refused:
        list(mine.carrier.parcels())
    assert refused.value.key == "unit-server.login-refused"
    assert theirs.taken(parcel) == b"stays"


def test_a_connection_of_a_revoked_role_that_lives_on_may_do_nothing(desks: Desks) -> None:
    mine = desks.desk()
    mine.put(1, b"x")
    with mine.role() as role, psycopg.connect(desks.keeper) as keeper:
        keeper.execute("UPDATE vlu_exchange.device SET revoked = now() WHERE device = %s", (mine.device,))
        keeper.commit()
        assert role.execute("SELECT * FROM vlu_exchange.parcel").fetchall() == []
        with pytest.raises(errors.DatabaseError) as refused:
            role.execute(PUT, (mine.unit, mine.device, STREAM, 2, 2))
        assert refused.value.sqlstate == "VL001"
    for asked in (lambda: list(mine.carrier.parcels()), lambda: mine.taken(mine.parcel(1)), mine.carrier.mark):
        with pytest.raises(CarrierFailed) as failed:
            asked()
        assert failed.value.key == "unit-server.not-enrolled"


def test_every_table_is_held_to_its_policies_and_no_role_of_ours_may_pass_them_by(desks: Desks) -> None:
    desks.desk()
    with psycopg.connect(desks.keeper) as keeper:
        tables = keeper.execute(
            "SELECT relname, relrowsecurity AND relforcerowsecurity, pg_get_userbyid(relowner) FROM pg_class"
            " WHERE relnamespace = 'vlu_exchange'::regnamespace AND relkind = 'r'"
        ).fetchall()
        assert {name for name, *_ in tables} == set(TABLES)
        # What step the tables are at is nobody's secret, and devices have no right to write it.
        assert {name for name, forced, _ in tables if not forced} == {"step"}
        assert {owner for *_, owner in tables} == {"vlu_exchange_owner"}
        strong = keeper.execute(
            "SELECT rolname FROM pg_roles WHERE rolname LIKE 'vlu\\_%' AND rolname <> current_user"
            " AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)"
        ).fetchall()
        assert strong == []
        entering = keeper.execute("SELECT rolname FROM pg_roles WHERE rolcanlogin").fetchall()
        assert not {name for [name] in entering} & set(GROUPS)
        definers = keeper.execute(
            "SELECT proname, proconfig FROM pg_proc WHERE pronamespace = 'vlu_exchange'::regnamespace AND prosecdef"
        ).fetchall()
        assert definers
        assert all(config == ["search_path=pg_catalog, pg_temp"] for _, config in definers)
        views = keeper.execute(
            "SELECT reloptions FROM pg_class WHERE relnamespace = 'vlu_exchange'::regnamespace AND relkind = 'v'"
        ).fetchall()
        assert all("security_invoker=true" in (options or ()) for [options] in views)


def test_a_server_kept_by_one_who_is_no_superuser(cluster: Cluster, desks: Desks) -> None:
    """As a managed service has it: its keeper may make roles and owns a database, and passes by no policy."""
    password = "of the keeper"
    database, keeper = managed(cluster, password)
    address = f"{cluster.address(database)} user={keeper}"
    unit, device = new_unit(), new_device()
    with connected(ServerAddress.read(address), password) as server:
        assert server.init() == 1
        assert server.init() == 0
        server.enrol(unit, device)
        assert [each.device for each in server.status().devices] == [device]
        assert server.revoke(device) == 0
    with psycopg.connect(address, password=password, autocommit=True) as role:
        for table in ("parcel", "piece"):
            with pytest.raises(errors.InsufficientPrivilege):
                role.execute(SQL("SELECT * FROM vlu_exchange.{}").format(Identifier(table)))
        with pytest.raises(errors.InsufficientPrivilege):
            role.execute("SET ROLE vlu_exchange_owner")
        # What docs/unit-server.md says he may change.
        assert role.execute("UPDATE vlu_exchange.device SET most_bytes = 200::bigint << 30").rowcount == 1
        assert role.execute("UPDATE vlu_exchange.unit SET most_parcel = 8::bigint << 30").rowcount == 1
    with psycopg.connect(cluster.keeper(), autocommit=True) as super_user:
        super_user.execute(SQL("DROP DATABASE {}").format(Identifier(database)))
        for name in (role_of(device), keeper):
            super_user.execute(SQL("DROP OWNED BY {0}; DROP ROLE {0}").format(Identifier(name)))


def test_a_role_of_our_name_that_may_too_much_is_not_taken(cluster: Cluster, desks: Desks) -> None:
    with psycopg.connect(cluster.keeper(), autocommit=True) as keeper:
        keeper.execute("ALTER ROLE vlu_exchange_watch BYPASSRLS")
        try:
            with desks.administration() as server, pytest.raises(UserError) as refused:
                server.init()
        finally:
            keeper.execute("ALTER ROLE vlu_exchange_watch NOBYPASSRLS")
    assert refused.value.key == "unit-server.role-too-strong"
