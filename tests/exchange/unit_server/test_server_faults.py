# SPDX-License-Identifier: Apache-2.0
"""A server killed, full or replaced by its replica: what was acknowledged is there, and nothing is half there."""

import hashlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.exchange.unit_server.cluster import Cluster
from tests.exchange.unit_server.conftest import server_folder
from tests.exchange.unit_server.desks import STREAM, Desk, Desks, new_unit, of_a_database
from tests.exchange.unit_server.one_desktop import body
from vlu_desktop.exchange.carrier import PIECE, CarrierFailed, Parcel

ROOT = Path(__file__).resolve().parents[3]
SOME = os.urandom(PIECE)


def test_a_server_killed_while_a_parcel_goes_over_has_nothing_half(other_cluster: Cluster) -> None:
    with of_a_database(other_cluster) as desks:
        mine, theirs = desks.two()
        kept = mine.put(1, SOME, SOME, b"kept")

        def killing() -> Iterator[bytes]:
            yield SOME
            yield SOME
            other_cluster.kill()
            yield SOME

        with pytest.raises(CarrierFailed):
            mine.carrier.put(mine.parcel(2), killing())
        with pytest.raises(CarrierFailed) as refused:
            Desk(desks.address, mine.unit, mine.device, mine.secret, 1).put(2, b"x")
        assert refused.value.key == "unit-server.unreached"
        other_cluster.start()

        assert list(theirs.carrier.parcels()) == [kept]
        assert theirs.taken(kept) == SOME + SOME + b"kept"
        with psycopg.connect(desks.keeper) as keeper:
            assert keeper.execute("SELECT count(*) FROM vlu_exchange.piece").fetchone() == (3,)
        assert theirs.taken(mine.put(2, SOME, SOME, SOME)) == SOME * 3


def test_reading_and_listening_go_on_after_the_server_was_started_anew(other_cluster: Cluster) -> None:
    with of_a_database(other_cluster) as desks:
        mine, theirs = desks.two()
        parcel = mine.put(1, *[SOME] * 4)
        with theirs.carrier.read(parcel) as file, theirs.carrier.arrivals() as news:
            begun = file.read(PIECE + 5)
            other_cluster.kill()
            with pytest.raises(CarrierFailed):
                news.wait(5)
            other_cluster.start()
            assert begun + file.read() == SOME * 4
            # Something may have come while it did not listen.
            assert news.wait(60)
            mine.put(2, b"after")
            assert news.wait(60)


def test_a_connection_ended_by_the_server_is_made_anew(desks: Desks) -> None:
    mine, theirs = desks.two()
    parcel = mine.put(1, b"there")
    with theirs.carrier.arrivals() as news:
        assert theirs.taken(parcel) == b"there"
        with psycopg.connect(desks.keeper) as keeper:
            keeper.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        assert theirs.taken(parcel) == b"there"
        assert news.wait(60)
        assert not news.wait(0.05)


def test_too_many_connections_is_said(desks: Desks) -> None:
    mine = desks.desk(patience=1)
    roles = [mine.role() for _ in range(8)]
    try:
        with pytest.raises(CarrierFailed) as refused:
            mine.put(1, b"x")
    finally:
        for each in roles:
            each.close()
    assert refused.value.key == "unit-server.busy"
    assert mine.taken(mine.put(1, b"x")) == b"x"


@pytest.mark.rights("mount")
def test_a_full_disk_takes_nothing_half_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    folder = server_folder()
    size = 96 << 20
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=True)
    small = {"min_wal_size": "32MB", "max_wal_size": "64MB", "shared_buffers": "4MB", "autovacuum": "off"}
    cluster = Cluster(folder, settings=small)
    try:
        cluster.make()
        cluster.start()
        with of_a_database(cluster) as desks:
            mine, theirs = desks.two()
            acknowledged: list[Parcel] = []

            def fill() -> None:
                for n in range(200):
                    acknowledged.append(mine.put(n, SOME, n.to_bytes(2)))

            with pytest.raises(CarrierFailed) as refused:
                fill()
            assert 0 < len(acknowledged) < 100
            assert refused.value.key in {
                "unit-server.disk-full", "unit-server.busy", "unit-server.unreached", "unit-server.failed",
            }  # fmt: skip
            subprocess.run(["mount", "-o", f"remount,size={size * 2}", str(folder)], check=True)
            # Where there was no room for its own log it has ended, or starts itself anew.
            _until(lambda: not cluster.running or cluster.answers())
            if not cluster.running:
                cluster.start()
            assert set(theirs.carrier.parcels()) == set(acknowledged)
            assert all(theirs.taken(each) == SOME + each.first.to_bytes(2) for each in acknowledged)
            again = mine.put(len(acknowledged), SOME, len(acknowledged).to_bytes(2))
            assert theirs.taken(again) == SOME + again.first.to_bytes(2)
    finally:
        cluster.remove()
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
        folder.rmdir()


def _started(desks: Desks, desk: Desk, devices: int, count: int) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.exchange.unit_server.one_desktop"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    told = {
        "address": desks.address, "unit": desk.unit, "device": desk.device, "secret": desk.secret, "stream": STREAM,
        "devices": devices, "count": count, "within": 300,
    }  # fmt: skip
    assert process.stdin is not None
    json.dump(told, process.stdin)
    process.stdin.close()
    process.stdin = None
    return process


def test_ten_desktops_as_processes_have_all_there_is_of_each_other(desks: Desks) -> None:
    unit, count = new_unit(), 6
    many = [desks.desk(unit) for _ in range(10)]
    stranger = desks.desk()
    stranger.put(1, b"of another unit")
    processes = [_started(desks, each, len(many), count) for each in many]
    ended = [process.communicate(timeout=400) for process in processes]
    assert [process.returncode for process in processes] == [0] * len(many), [err for _, err in ended]
    seen = [json.loads(out) for out, _ in ended]
    whole = {
        f"{each.device} {n}": hashlib.sha256(body(each.device, n)).hexdigest() for each in many for n in range(count)
    }
    assert all(each == whole for each in seen)


@pytest.mark.soak
@pytest.mark.parametrize("kept", ["every one", "those that came over"])
def test_a_replica_takes_over_in_the_midst_of_an_exchange(kept: str) -> None:
    """With a replica that acknowledges, what was acknowledged is there; with one that follows, it is put again."""
    synchronous = kept == "every one"
    folder, other = server_folder(), server_folder()
    # Names for the replica to be known by: the folder it stands in.
    settings = {"synchronous_standby_names": f'"{other.name}"' if synchronous else "", "wal_keep_size": "256MB"}
    first = Cluster(folder, settings=settings)
    second: Cluster | None = None
    try:
        first.make()
        first.start()
        second = first.copied_to(other)
        second.start()
        with of_a_database(first) as desks:
            both = f"host={first.folder},{second.folder} port={first.port},{second.port} dbname={desks.database}"
            unit = new_unit()
            mine, theirs = desks.desk(unit, address=both), desks.desk(unit, address=both)
            sure: list[Parcel] = []
            stopping = threading.Event()

            def putting() -> None:
                n = 0
                while not stopping.is_set():
                    try:
                        mine.put(n, body(mine.device, n % 7))
                    except CarrierFailed:
                        time.sleep(0.05)  # it is put again, under the same name
                        continue
                    sure.append(mine.parcel(n))
                    n += 1

            thread = threading.Thread(target=putting)
            thread.start()
            _until(lambda: len(sure) > 20)
            mark = theirs.carrier.mark()
            before = set(theirs.carrier.parcels())
            first.kill()
            at_the_fall = list(sure)
            second.run("pg_ctl", "promote", "-D", str(second.data), "-w")
            _until(lambda: len(sure) > len(at_the_fall) + 20)
            stopping.set()
            thread.join(60)

            there = set(theirs.carrier.parcels())
            if synchronous:
                assert set(sure) <= there
            lost = set(sure) - there
            for each in sorted(lost, key=lambda parcel: parcel.first):
                mine.put(each.first, body(mine.device, each.first % 7))
            assert set(theirs.carrier.parcels()) == set(sure)
            assert before | set(theirs.carrier.parcels(mark)) == set(sure)
            assert all(theirs.taken(each) == body(mine.device, each.first % 7) for each in sure)
    finally:
        first.remove()
        if second is not None:
            second.remove()


def _until(so: "object", within: float = 120) -> None:
    assert callable(so)
    until = time.monotonic() + within
    while not so():
        assert time.monotonic() < until
        time.sleep(0.02)
