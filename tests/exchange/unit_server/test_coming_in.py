# SPDX-License-Identifier: Apache-2.0
"""How a computer comes in: a code read out, good once and for a while; and a server set up, step by step."""

import json
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from tests.exchange.unit_server.cluster import Cluster
from tests.exchange.unit_server.desks import Desks, managed, new_device, new_unit
from vlu_desktop.cli.main import main
from vlu_desktop.exchange.carrier import CarrierFailed, Kind, Parcel
from vlu_desktop.exchange.unit_server import administration, claiming
from vlu_desktop.exchange.unit_server.administration import connected
from vlu_desktop.exchange.unit_server.claiming import claim
from vlu_desktop.exchange.unit_server.roles import new_code, new_secret, role_of, typed_code
from vlu_desktop.exchange.unit_server.server_address import ServerAddress
from vlu_desktop.exchange.unit_server.server_carrier import ServerCarrier
from vlu_desktop.exchange.unit_server.server_schema import STEPS, Step, bring_up_to_date, step_of
from vlu_desktop.kernel.errors import UserError


def come(desks: Desks, unit: str, device: str, code: str, secret: str) -> None:
    claim(ServerAddress.read(desks.address), unit=unit, device=device, code=code, secret=secret)


def is_in(desks: Desks, unit: str, device: str, secret: str) -> bool:
    with ServerCarrier(ServerAddress.read(desks.address), unit=unit, device=device, secret=secret) as carrier:
        try:
            return list(carrier.parcels()) == []
        except CarrierFailed as failed:
            return failed.key != "unit-server.login-refused"


def test_a_code_lets_one_computer_in_once(desks: Desks) -> None:
    unit, device, secret, other = new_unit(), new_device(), new_secret(), new_secret()
    with desks.administration() as server:
        invited = server.enrol(unit, device)
    # As somebody types what was read out.
    come(desks, unit, device, f" {invited.code.lower().replace('-', ' ')} ", secret)
    assert is_in(desks, unit, device, secret)
    assert not is_in(desks, unit, device, invited.code)
    with pytest.raises(CarrierFailed) as refused:
        come(desks, unit, device, invited.code, other)
    assert refused.value.key == "unit-server.login-refused"
    assert not is_in(desks, unit, device, other)
    # Broken off at its end and done again with the same secret, it is content.
    come(desks, unit, device, invited.code, secret)


def test_a_code_that_is_too_old_lets_nobody_in(desks: Desks) -> None:
    unit, device, secret = new_unit(), new_device(), new_secret()
    with desks.administration() as server:
        old = server.enrol(unit, device)
    with psycopg.connect(desks.keeper) as keeper:
        keeper.execute(
            "UPDATE vlu_exchange.device SET code_until = now() - interval '1 s' WHERE device = %s", (device,)
        )
    with pytest.raises(CarrierFailed) as refused:
        come(desks, unit, device, old.code, secret)
    assert refused.value.key == "unit-server.code-too-old"
    # It gave itself no password by that either: all of its coming is one transaction.
    assert not is_in(desks, unit, device, secret)
    with desks.administration() as server:
        new = server.enrol(unit, device)
    assert new.code != old.code
    with pytest.raises(CarrierFailed):
        come(desks, unit, device, old.code, secret)
    come(desks, unit, device, new.code, secret)
    assert is_in(desks, unit, device, secret)


def test_who_logs_in_by_a_code_and_does_not_claim_may_do_nothing(desks: Desks) -> None:
    unit, device = new_unit(), new_device()
    with desks.administration() as server:
        code = server.enrol(unit, device).code
    carrier = ServerCarrier(ServerAddress.read(desks.address), unit=unit, device=device, secret=code)
    with carrier, pytest.raises(CarrierFailed) as refused:
        list(carrier.parcels())
    assert refused.value.key == "unit-server.not-enrolled"


def test_the_wrong_unit_is_noticed(desks: Desks) -> None:
    unit, device, secret = new_unit(), new_device(), new_secret()
    with desks.administration() as server:
        code = server.enrol(unit, device).code
    with pytest.raises(CarrierFailed) as refused:
        come(desks, new_unit(), device, code, secret)
    assert refused.value.key == "unit-server.other-unit"
    come(desks, unit, device, code, secret)
    carrier = ServerCarrier(ServerAddress.read(desks.address), unit=new_unit(), device=device, secret=secret)
    with carrier, pytest.raises(CarrierFailed) as refused:
        list(carrier.parcels())
    assert refused.value.key == "unit-server.other-unit"


def test_a_computer_that_came_was_ended_or_is_elsewhere_is_not_enrolled_again(desks: Desks) -> None:
    mine = desks.desk()
    with desks.administration() as server:
        for unit in (mine.unit, new_unit()):
            with pytest.raises(UserError) as refused:
                server.enrol(unit, mine.device)
            assert refused.value.key == "unit-server.enrolled-before"
        server.revoke(mine.device)
        with pytest.raises(UserError) as refused:
            server.enrol(mine.unit, mine.device)
        assert refused.value.key == "unit-server.enrolled-before"
        with pytest.raises(UserError) as unknown:
            server.revoke(new_device())
    assert unknown.value.key == "unit-server.not-known"


def test_a_role_of_another_database_is_not_taken_over(cluster: Cluster, desks: Desks) -> None:
    device = new_device()
    with psycopg.connect(cluster.keeper(), autocommit=True) as keeper:
        keeper.execute(SQL("CREATE ROLE {} LOGIN PASSWORD 'of another'").format(Identifier(role_of(device))))
        with desks.administration() as server, pytest.raises(UserError) as refused:
            server.enrol(new_unit(), device)
        keeper.execute(SQL("DROP ROLE {}").format(Identifier(role_of(device))))
    assert refused.value.key == "unit-server.enrolled-before"


@pytest.mark.parametrize(
    ("unit", "device"), [("", "a" * 16), ("a" * 32, "A" * 16), ("a" * 32, "a" * 15), ("g" * 32, "")]
)
def test_names_that_are_none(desks: Desks, unit: str, device: str) -> None:
    with desks.administration() as server, pytest.raises(UserError) as refused:
        server.enrol(unit, device)
    assert refused.value.key == "unit-server.not-a-name"


def test_codes_are_read_out_easily_and_are_never_the_same() -> None:
    codes = {new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert all(len(each) == 19 and not set("01OIL") & set(each) and typed_code(each) == each for each in codes)


def test_the_server_never_sees_a_password(cluster: Cluster, desks: Desks) -> None:
    with psycopg.connect(desks.keeper, autocommit=True) as keeper:
        keeper.execute(SQL("ALTER DATABASE {} SET log_statement = 'all'").format(Identifier(desks.database)))
    mine = desks.desk()
    log = cluster.log.read_text(encoding="utf-8")
    assert "ALTER ROLE" in log
    assert mine.secret not in log


def test_a_server_is_brought_up_to_date_step_by_step(desks: Desks) -> None:
    mine = desks.desk()
    mine.put(1, b"before")
    more = Step(2, lambda: "ALTER TABLE vlu_exchange.unit ADD COLUMN more text DEFAULT 'new'", least=1)
    broken = Step(3, lambda: "ALTER TABLE vlu_exchange.unit ADD COLUMN other text; SELECT 1/0", least=1)
    with psycopg.connect(desks.keeper, autocommit=True) as keeper:
        with pytest.raises(psycopg.errors.DivisionByZero):
            bring_up_to_date(keeper, (*STEPS, more, broken))
        assert step_of(keeper) == 1
        assert bring_up_to_date(keeper, (*STEPS, more)) == 1
        assert bring_up_to_date(keeper, (*STEPS, more)) == 0
        assert keeper.execute("SELECT more FROM vlu_exchange.unit").fetchall() == [("new",)]
        with pytest.raises(UserError) as newer:
            bring_up_to_date(keeper)
    assert newer.value.key == "unit-server.newer-server"
    # One that an older program may still use, it uses.
    assert mine.taken(mine.parcel(1)) == b"before"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("INSERT INTO vlu_exchange.step (number, least) VALUES (9, 9)", "unit-server.newer-server"),
        ("DELETE FROM vlu_exchange.step; INSERT INTO vlu_exchange.step VALUES (0, 0)", "unit-server.not-set-up"),
        ("DROP SCHEMA vlu_exchange CASCADE", "unit-server.no-rights"),
    ],
)
def test_a_server_of_another_time_is_told_of(desks: Desks, change: str, said: str) -> None:
    mine = desks.desk()
    with psycopg.connect(desks.keeper) as keeper:
        keeper.execute(change.encode())
    with pytest.raises(CarrierFailed) as refused:
        mine.put(1, b"x")
    assert refused.value.key == said


def test_an_administration_of_a_server_that_was_not_set_up(cluster: Cluster) -> None:
    with connected(ServerAddress.read(cluster.keeper())) as server:
        for act in (server.status, lambda: server.enrol(new_unit(), new_device()), lambda: server.revoke(new_device())):
            with pytest.raises(UserError) as refused:
                act()
            assert refused.value.key == "unit-server.not-set-up"


class _Terminal:
    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._patch = monkeypatch

    def run(self, *words: str, terminal: bool = False) -> tuple[int, str, str]:
        self._capsys.readouterr()
        self._patch.setattr("sys.stdout.isatty", lambda: terminal)
        status = main(["unit-server", *words])
        return (status, *self._capsys.readouterr())


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> _Terminal:
    return _Terminal(capsys, monkeypatch)


def test_the_commands_of_who_keeps_it(cluster: Cluster, desks: Desks, terminal: _Terminal, tmp_path: Path) -> None:
    password, unit, device, late = f"secret-{new_secret()}", new_unit(), new_device(), new_device()
    database, keeper = managed(cluster, password)
    file = tmp_path / "password"
    file.write_text(f"{password}\n", encoding="utf-8")
    address = f"{cluster.address(database)} user={keeper}"
    known = ("--password-file", str(file))

    status, out, err = terminal.run("init", address)
    assert (status, out) == (2, "")
    assert err.startswith("The server asks for a password.")
    assert terminal.run("init", address, *known, terminal=True)[1] == "The server is set up: 1 step was taken.\n"
    assert terminal.run("init", address, *known, terminal=True)[1].startswith("The server is up to date")
    assert "No computer was enrolled yet." in terminal.run("status", address, *known, terminal=True)[1]

    invited = json.loads(terminal.run("enrol", address, unit, device, *known)[1])
    assert invited["device"] == device
    said = terminal.run("enrol", address, unit, late, *known, "--hours", "1", "--gib", "2", terminal=True)[1]
    assert f"The code of computer {late} is " in said
    secret = new_secret()
    claim(ServerAddress.read(cluster.address(database)), unit=unit, device=device, code=invited["code"], secret=secret)
    with ServerCarrier(
        ServerAddress.read(cluster.address(database)), unit=unit, device=device, secret=secret
    ) as carrier:
        carrier.put(Parcel(device, Kind.PACK, "a" * 32, 1, 9), [b"sealed" * 400_000])
        state = json.loads(terminal.run("status", address, *known)[1])
        assert [(each["device"], each["parcels"], each["bytes"]) for each in state["devices"]] == [
            (device, 1, 2_400_000), (late, 0, 0),
        ]  # fmt: skip
        _, lines, _ = terminal.run("status", address, *known, terminal=True)
        assert f"Unit {unit} has 2 computers:" in lines
        assert f"{device} is in: 1 parcel, 2.3 MiB of 64.0 GiB." in lines
        assert "Its last parcel came 20" in lines
        assert f"{late} was given a code, and has not come yet." in lines
        assert "A power cut can lose what this server acknowledged: fsync, full_page_writes must be on." in lines
        for shown in (lines, json.dumps(state)):
            assert not any(each in shown for each in (secret, invited["code"], password, "SCRAM", "a" * 32))

        assert terminal.run("revoke", address, device, *known, terminal=True)[1].startswith(
            f"Computer {device} is ended"
        )
        with pytest.raises(CarrierFailed):
            list(carrier.parcels())
    with psycopg.connect(cluster.keeper(database)) as super_user:
        super_user.execute("UPDATE vlu_exchange.device SET code_until = now() WHERE device = %s", (late,))
    lines = terminal.run("status", address, *known, terminal=True)[1]
    assert f"{device} was ended: 1 parcel" in lines
    assert f"{late} was given a code that is too old by now" in lines

    status, out, err = terminal.run("revoke", address, new_device(), *known)
    assert (status, out) == (2, "")
    assert err.startswith("The server knows no computer ")
    for words in (("status", "host=db.example.org dbname=u password=x"), ("status", "host=a.example sslmode=require")):
        status, out, err = terminal.run(*words)
        assert (status, out) == (2, "")
        assert err.startswith("The server’s address") or err.startswith("The server's address")


def test_a_password_is_typed_where_somebody_can(
    cluster: Cluster, desks: Desks, terminal: _Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    role = f"keeper_{new_device()}"
    with psycopg.connect(desks.keeper, autocommit=True) as keeper:
        keeper.execute(SQL("CREATE ROLE {} LOGIN PASSWORD 'typed' IN ROLE vlu_exchange_watch").format(Identifier(role)))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda prompt: "typed")
    status, out, err = terminal.run("status", f"{desks.address} user={role}", terminal=True)
    assert (status, err) == (0, "")
    assert "No computer was enrolled yet." in out


@pytest.mark.parametrize("wrong", ["0", "-1", "x", "100001"])
def test_a_number_that_is_none(terminal: _Terminal, wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        terminal.run("enrol", "dbname=u", "a" * 32, "b" * 16, "--hours", wrong)
    assert "--hours" in capsys.readouterr().err


def test_no_module_of_the_server_says_a_secret_of_its_own() -> None:
    """What is printed of an address, a device or an invitation in a traceback or a log has no password in it."""
    address = ServerAddress.read("host=/tmp dbname=u")
    carrier = ServerCarrier(address, unit="a" * 32, device="b" * 16, secret="the-secret")
    assert "the-secret" not in repr(carrier) + repr(address) + str(vars(administration)) + str(vars(claiming))
