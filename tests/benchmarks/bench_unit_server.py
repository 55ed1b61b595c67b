# SPDX-License-Identifier: Apache-2.0
"""A unit's server over the loopback: how soon a parcel put is seen, and what a put costs as a year's parcels grow."""

import os
import statistics
import threading
import time

import psycopg

from tests.exchange.unit_server.cluster import durable_server
from tests.exchange.unit_server.desks import STREAM, Desk, new_unit, of_a_database
from vlu_desktop.exchange.carrier import Kind, Parcel

ROUNDS = int(os.environ.get("BENCH_SEEN", "300"))
DEVICES = 200
A_YEAR = int(os.environ.get("BENCH_PARCELS", "50000"))
"""Parcels of all devices: one each working day, 250 a year."""
SIZE = 4_000
MEASURED = 1_000
GOAL_SEEN, GOAL_FLAT = 1.0, 1.5
_FILL = (
    "INSERT INTO vlu_exchange.piece (unit, device, kind, stream, first, last, n, bytes)"
    " SELECT %(unit)s, d, 'pack', %(stream)s, n, n, 0, decode(repeat(md5(d || n), %(md5s)s), 'hex')"
    " FROM unnest(%(devices)s::text[]) d, generate_series(%(first)s::bigint, %(last)s::bigint) n"
)
_FILL_NAMES = (
    "INSERT INTO vlu_exchange.parcel"
    " (unit, device, kind, stream, first, last, number, size, sha256, pieces, come)"
    " SELECT unit, device, kind, stream, first, last, first + 1, octet_length(bytes), sha256(bytes), 1, now()"
    " FROM vlu_exchange.piece WHERE unit = %(unit)s AND first BETWEEN %(first)s AND %(last)s"
)


def main() -> None:
    """Measure both on one server that keeps what it acknowledged."""
    with durable_server() as (_, cluster), of_a_database(cluster) as desks:
        address = cluster.address(desks.database, tcp=True)
        mine, theirs = (desks.desk(unit, address=address) for unit in [new_unit()] * 2)
        _seen(mine, theirs)
        _year(cluster.keeper(desks.database), mine, theirs)


def _seen(mine: Desk, theirs: Desk) -> None:
    """From the call of put to the moment that the other, woken, has read it."""
    put_at: dict[int, float] = {}
    took: list[float] = []
    ready = threading.Event()

    def look() -> None:
        mark = theirs.carrier.mark()
        with theirs.carrier.arrivals() as news:
            ready.set()
            while len(took) < ROUNDS:
                if not news.wait(60):
                    return
                later = theirs.carrier.mark()
                for parcel in theirs.carrier.parcels(mark):
                    theirs.taken(parcel)
                    at = put_at.pop(parcel.first, None)
                    if at is not None:
                        took.append(time.perf_counter() - at)
                mark = later

    thread = threading.Thread(target=look)
    thread.start()
    ready.wait(60)
    for n in range(ROUNDS):
        put_at[n] = time.perf_counter()
        mine.put(n, os.urandom(SIZE))
        while len(took) <= n and thread.is_alive():
            time.sleep(0.0005)
    thread.join(60)
    took.sort()
    print(
        f"put to read by another: median {statistics.median(took) * 1000:.1f} ms,"
        f" p99 {took[len(took) * 99 // 100] * 1000:.1f} ms of {len(took)} (goal p99 {GOAL_SEEN:.0f} s)"
    )


def _year(keeper: str, mine: Desk, theirs: Desk) -> None:
    """A put among none, and among a year's of 200 devices, which are made on the server itself."""
    first = _puts(mine, 1_000_000)
    devices = [f"{n:016x}" for n in range(1, DEVICES + 1)]
    with psycopg.connect(keeper) as connection:
        connection.execute("SET session_replication_role = replica")
        for device in devices:
            row = (mine.unit, device, f"vlu_device_{device}", 1 << 40)
            connection.execute(
                "INSERT INTO vlu_exchange.device (unit, device, role, most_bytes, code_until, claimed)"
                " VALUES (%s, %s, %s, %s, now(), now())", row,
            )  # fmt: skip
            connection.execute(
                "INSERT INTO vlu_exchange.tally (unit, device, parcels) VALUES (%s, %s, %s)",
                (mine.unit, device, A_YEAR // DEVICES),
            )
        values = {
            "unit": mine.unit, "stream": STREAM, "devices": devices, "md5s": SIZE // 16, "first": 0,
            "last": A_YEAR // DEVICES - 1,
        }  # fmt: skip
        connection.execute(_FILL, values)
        connection.execute(_FILL_NAMES.replace("WHERE", "WHERE device = ANY(%(devices)s) AND"), values)
    with psycopg.connect(keeper, autocommit=True) as connection:
        connection.execute("ANALYZE")
    last = _puts(mine, 2_000_000)
    mark = theirs.carrier.mark()
    begun = time.perf_counter()
    names = sum(1 for _ in theirs.carrier.parcels())
    listed = time.perf_counter() - begun
    mine.put(3_000_000, b"one more")
    begun = time.perf_counter()
    news = list(theirs.carrier.parcels(mark))
    print(
        f"a put among {MEASURED} and among {names} parcels of {DEVICES} devices: {first * 1000:.2f} and"
        f" {last * 1000:.2f} ms, ratio {last / first:.2f} (goal {GOAL_FLAT})"
    )
    print(f"all {names} names: {listed:.1f} s; what came since a mark, {len(news)}: "
          f"{(time.perf_counter() - begun) * 1000:.1f} ms")  # fmt: skip


def _puts(desk: Desk, start: int) -> float:
    """Seconds of one put, the median of a thousand."""
    took = []
    body = os.urandom(SIZE)
    for n in range(start, start + MEASURED):
        begun = time.perf_counter()
        desk.carrier.put(Parcel(desk.device, Kind.PACK, STREAM, n, n), [body])
        took.append(time.perf_counter() - begun)
    return statistics.median(took)


if __name__ == "__main__":
    main()
