# SPDX-License-Identifier: Apache-2.0
"""Parcels by a unit's server: put whole or not at all, put again, read back, and told of."""

import hashlib
import threading
import tracemalloc
from collections.abc import Iterator

import psycopg
import pytest

from tests.exchange.unit_server.desks import STREAM, Desk, Desks
from vlu_desktop.exchange.carrier import PIECE, Carrier, CarrierFailed, Kind, OtherParcelThere, Parcel
from vlu_desktop.exchange.remembered_names import RememberedNames
from vlu_desktop.exchange.unit_server import server_carrier

LARGE = bytes(range(256)) * (PIECE // 256 * 2 + 5)


def test_what_one_computer_puts_another_of_the_unit_reads(desks: Desks) -> None:
    mine, theirs = desks.two()
    assert isinstance(mine.carrier, Carrier)
    small, none, large = mine.put(1, b"sealed ", b"words"), mine.put(2), mine.put(3, LARGE[:7], LARGE[7:])

    assert set(theirs.carrier.parcels()) == {small, none, large}
    assert [theirs.taken(each) for each in (small, none, large)] == [b"sealed words", b"", LARGE]
    with theirs.carrier.read(large) as file:
        assert file.read(10) == LARGE[:10]
        assert file.read(PIECE) == LARGE[10 : PIECE + 10]


def test_a_parcel_that_is_not_there(desks: Desks) -> None:
    mine, _ = desks.two()
    with pytest.raises(KeyError), mine.carrier.read(mine.parcel(4)):
        pass


@pytest.mark.parametrize("body", [b"", b"the same", LARGE])
def test_the_same_parcel_put_again_is_left_alone(desks: Desks, body: bytes) -> None:
    mine = desks.desk()
    mine.put(1, body)
    parcel = mine.put(1, body[:3], body[3:])
    assert list(mine.carrier.parcels()) == [parcel]
    assert mine.taken(parcel) == body


@pytest.mark.parametrize("other", [b"", b"the samf", b"the same and more", LARGE])
def test_another_parcel_of_the_same_name_is_refused(desks: Desks, other: bytes) -> None:
    mine = desks.desk()
    parcel = mine.put(1, b"the same")
    with pytest.raises(OtherParcelThere) as refused:
        mine.put(1, other)
    assert refused.value.key == "unit-server.other-parcel"
    assert mine.taken(parcel) == b"the same"


def test_one_name_of_every_kind_stream_and_range_is_a_parcel_of_its_own(desks: Desks) -> None:
    mine = desks.desk()
    names = [
        Parcel(mine.device, kind, stream, first, last)
        for kind in Kind
        for stream in (STREAM, "a" * 32)
        for first, last in ((0, 0), (0, 7), (7, 7), (0, (1 << 63) - 1))
    ]
    for each in names:
        mine.carrier.put(each, [repr(each).encode()])
    assert sorted(mine.carrier.parcels()) == sorted(names)
    assert all(mine.taken(each) == repr(each).encode() for each in names)


class _Broken(Exception):
    pass


def test_a_parcel_broken_off_leaves_nothing_and_can_be_put_again(desks: Desks) -> None:
    mine = desks.desk()

    def breaking() -> Iterator[bytes]:
        yield LARGE
        raise _Broken

    with pytest.raises(_Broken):
        mine.carrier.put(mine.parcel(1), breaking())
    assert list(mine.carrier.parcels()) == []
    with psycopg.connect(desks.keeper) as keeper:
        assert keeper.execute("SELECT count(*) FROM vlu_exchange.piece").fetchone() == (0,)
    assert mine.taken(mine.put(1, LARGE)) == LARGE


@pytest.mark.parametrize("second", [LARGE, LARGE[:-1] + b"\0"])
def test_two_programs_of_one_computer_put_one_parcel_at_once(desks: Desks, second: bytes) -> None:
    mine = desks.desk()
    again = Desk(desks.address, mine.unit, mine.device, mine.secret, 20)
    begun, both = threading.Event(), threading.Event()
    ended: list[BaseException | None] = []

    def slow() -> Iterator[bytes]:
        yield LARGE[: PIECE + 3]
        # The first piece is at the server, and the other program is about to put its own.
        begun.set()
        assert both.wait(60)
        yield LARGE[PIECE + 3 :]

    def quick() -> Iterator[bytes]:
        both.set()
        yield second

    def put(desk: Desk, body: Iterator[bytes]) -> None:
        try:
            desk.carrier.put(desk.parcel(1), body)
            ended.append(None)
        except CarrierFailed as error:
            ended.append(error)

    first = threading.Thread(target=put, args=(mine, slow()))
    first.start()
    assert begun.wait(60)
    with again.carrier:
        put(again, quick())
    first.join(60)
    assert [type(each) for each in ended if each] == ([] if second == LARGE else [OtherParcelThere])
    assert list(mine.carrier.parcels()) == [mine.parcel(1)]
    assert mine.taken(mine.parcel(1)) == LARGE


def test_a_parcel_is_put_and_read_with_little_of_it_in_memory(desks: Desks) -> None:
    mine = desks.desk()
    size, count = 10_000, 4_000
    tracemalloc.start()
    try:
        mine.carrier.put(mine.parcel(1), (bytes([n % 251]) * size for n in range(count)))
        told = hashlib.sha256()
        with mine.carrier.read(mine.parcel(1)) as file:
            while some := file.read(size):
                told.update(some)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert told.digest() == hashlib.sha256(b"".join(bytes([n % 251]) * size for n in range(count))).digest()
    assert peak < 8 * PIECE < size * count / 4


def test_what_came_since_a_mark(desks: Desks) -> None:
    mine, theirs = desks.two()
    none = mine.carrier.mark()
    before = [mine.put(n, b"before") for n in range(3)] + [theirs.put(0, b"before")]
    mark = mine.carrier.mark()
    assert list(mine.carrier.parcels(mark)) == []
    after = [theirs.put(1, b"after"), theirs.put(2, b"after")]
    assert list(mine.carrier.parcels(mark)) == after
    for whole in (none, "", "nonsense", "[]", '{"a": 3}'):
        assert sorted(mine.carrier.parcels(whole)) == sorted(before + after)


def test_a_mark_of_a_server_that_went_back_lists_that_computers_parcels_whole(desks: Desks) -> None:
    mine, theirs = desks.two()
    first, gone, kept = mine.put(1, b"first"), mine.put(2, b"gone"), theirs.put(1, b"theirs")
    mark = mine.carrier.mark()
    with psycopg.connect(desks.keeper) as keeper:
        # As after an older backup was brought back: the last is not there, and its number is given anew.
        for table in ("piece", "parcel"):
            keeper.execute(f"DELETE FROM vlu_exchange.{table} WHERE device = '{mine.device}' AND first = 2".encode())
        keeper.execute("UPDATE vlu_exchange.tally SET parcels = 1 WHERE device = %s", (mine.device,))
    later = mine.put(3, b"later")
    assert sorted(theirs.carrier.parcels(mark)) == [first, later]
    assert mine.put(2, b"gone") == gone
    assert sorted(theirs.carrier.parcels()) == sorted([first, gone, later, kept])


def test_names_are_remembered_and_asked_for_once_but_for_what_came_since(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = desks.two()
    asked: list[str] = []
    listed = mine.carrier.parcels

    def parcels(since: str = "") -> Iterator[Parcel]:
        asked.append(since)
        return listed(since)

    monkeypatch.setattr(mine.carrier, "parcels", parcels)
    known = RememberedNames(mine.carrier)
    put = [mine.put(1, b"first"), mine.put(2, b"second"), theirs.put(1, b"theirs")]
    assert sorted(known.parcels()) == sorted(put)
    put.append(theirs.put(2, b"later"))
    assert sorted(known.parcels()) == sorted(put)
    assert [bool(since) for since in asked] == [False, True], "what is known is not asked for again"
    with psycopg.connect(desks.keeper) as keeper:
        for table in ("piece", "parcel"):
            keeper.execute(f"DELETE FROM vlu_exchange.{table} WHERE device = '{mine.device}' AND first = 2".encode())
        keeper.execute("UPDATE vlu_exchange.tally SET parcels = 1 WHERE device = %s", (mine.device,))
    assert sorted(known.parcels()) == sorted(each for each in put if each != put[1]), "what went is known no more"
    assert isinstance(known, Carrier)
    known.put(put[1], [b"second"])
    with known.read(put[1]) as file:
        assert file.read() == b"second"
    known.close()


def test_names_of_more_than_a_page(desks: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_carrier, "_PAGE", 3)
    mine, theirs = desks.two()
    mark = mine.carrier.mark()
    put = {each.put(n, b"x") for each in (mine, theirs) for n in range(7)}
    for listed in (list(mine.carrier.parcels()), list(mine.carrier.parcels(mark))):
        assert len(listed) == 14
        assert set(listed) == put


def test_a_kind_that_only_a_newer_program_knows_is_passed_over(desks: Desks) -> None:
    mine = desks.desk()
    known = mine.put(1, b"known")
    with mine.role() as role:
        role.execute(
            "INSERT INTO vlu_exchange.parcel (unit, device, kind, stream, first, last, size, sha256, pieces)"
            " VALUES (%s, %s, 'later', %s, 0, 0, 0, sha256(''), 0)",
            (mine.unit, mine.device, STREAM),
        )
    assert list(mine.carrier.parcels()) == [known]


def test_another_computers_parcel_wakes_who_listens_and_ones_own_does_not(desks: Desks) -> None:
    mine, theirs = desks.two()
    stranger = desks.desk()
    with mine.carrier.arrivals() as news:
        mine.put(1, b"own")
        stranger.put(1, b"of another unit")
        assert not news.wait(0.3)
        came: list[bool] = []
        waiting = threading.Thread(target=lambda: came.append(news.wait(60)))
        waiting.start()
        theirs.put(1, b"theirs")
        waiting.join(60)
        assert came == [True]
        theirs.put(2, b"while nobody waited")
        assert news.wait(60)
        assert not news.wait(0)


def test_what_wakes_says_nothing_but_which_computer(desks: Desks) -> None:
    mine, theirs = desks.two()
    with mine.role() as role:
        [channel] = role.execute("SELECT channel FROM vlu_exchange.unit").fetchone() or ("",)
        role.execute(f'LISTEN "{channel}"'.encode())
        theirs.put(1, b"sealed")
        [note] = role.notifies(timeout=60, stop_after=1)
    assert note.payload == theirs.device
    assert mine.unit not in channel


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE vlu_exchange.piece SET bytes = overlay(bytes PLACING 'x'::bytea FROM 3) WHERE n = 1",
        "DELETE FROM vlu_exchange.piece WHERE n = 1",
        "DELETE FROM vlu_exchange.piece WHERE n = 2",
        "UPDATE vlu_exchange.piece SET bytes = bytes || bytes WHERE n = 2",
        "UPDATE vlu_exchange.parcel SET size = size - 1",
        "UPDATE vlu_exchange.parcel SET pieces = pieces - 1",
        "UPDATE vlu_exchange.parcel SET sha256 = sha256('')",
    ],
)
def test_what_was_altered_on_the_server_is_not_given_out_as_whole(desks: Desks, harm: str) -> None:
    mine, theirs = desks.two()
    parcel = mine.put(1, LARGE)
    with psycopg.connect(desks.keeper) as keeper:
        keeper.execute("SET session_replication_role = replica")
        assert keeper.execute(harm.encode()).rowcount == 1
    with pytest.raises(CarrierFailed) as refused:
        theirs.taken(parcel)
    assert refused.value.key == "unit-server.altered"


def test_a_name_that_is_none_is_told_of(desks: Desks) -> None:
    mine = desks.desk()
    mine.put(1, b"x")
    with psycopg.connect(desks.keeper) as keeper:
        keeper.execute("SET session_replication_role = replica")
        keeper.execute("ALTER TABLE vlu_exchange.parcel DROP CONSTRAINT parcel_stream_check")
        keeper.execute("UPDATE vlu_exchange.parcel SET stream = 'x'")
    with pytest.raises(CarrierFailed):
        list(mine.carrier.parcels())
