# SPDX-License-Identifier: Apache-2.0
"""Who keeps the real server drops, reorders, repeats or alters packs, with every right there is: noticed and named."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.exchange.unit_server.desks import Desks
from tests.exchange.unit_server.test_meeting_at_a_server import come_in
from tests.services.keeping.two_laptops import Laptops
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.services.keeping.other_computers import MeetingResult, sentences

ALL = [f"number {n}" for n in range(4)]
_OF = "unit = %(unit)s AND device = %(device)s AND kind = 'pack'"


class Keeper:
    """Two computers at a server; the first left four packs there that the second has not seen."""

    def __init__(self, folder: Path, desks: Desks) -> None:
        self.laptops = Laptops(folder)
        self._address = desks.keeper
        self.first, self.second = self.laptops.first, self.laptops.second
        for services in (self.first, self.second):
            come_in(services, desks)
        self.case = RecordId(self.first.vault.store.add("case.add", Case(title="Example"))[0].id)
        self.second.keeping.other_computers.meet_usual()
        [asking] = self.first.keeping.other_computers.meet_usual().asking
        code = self.second.keeping.other_computers.own_code()
        self.first.keeping.other_computers.let_in(asking, "Second laptop", code)
        for services in (self.first, self.second, self.first, self.second):
            services.keeping.other_computers.meet_usual()
        standing = self.first.keeping.other_computers.standing()
        self.of = {"unit": standing.unit, "device": standing.device}
        known = max(each for each, _ in self.packs())
        for account in ALL:
            self.first.vault.store.add("incident.add", Incident(case_id=self.case, account=account), case_id=self.case)
            self.first.keeping.other_computers.meet_usual()
        self.new = [pack for pack in self.packs() if pack[0] > known]
        assert len(self.new) == len(ALL)

    def packs(self) -> list[tuple[int, int]]:
        """The first and last line of each pack that the first computer left, in order."""
        with psycopg.connect(self._address) as keeper:
            sql = f"SELECT first, last FROM vlu_exchange.parcel WHERE {_OF} ORDER BY first"
            return [(int(first), int(last)) for first, last in keeper.execute(sql.encode(), self.of)]

    def does(self, *statements: str, **values: object) -> None:
        """What only who keeps the database can do: past every rule, trigger and reference."""
        with psycopg.connect(self._address) as keeper:
            keeper.execute("SET session_replication_role = replica")
            for each in statements:
                keeper.execute(each.encode(), {**self.of, **values})

    def gives_out(self, pack: tuple[int, int], body: bytes) -> None:
        """Other bytes under a pack's name, with all that the server itself says of them made to fit."""
        told = {
            "first": pack[0],
            "last": pack[1],
            "body": body,
            "size": len(body),
            "sha": hashlib.sha256(body).digest(),
        }
        self.does(
            f"DELETE FROM vlu_exchange.piece WHERE {_OF} AND first = %(first)s",
            "INSERT INTO vlu_exchange.piece SELECT unit, device, kind, stream, first, last, 0, %(body)s"
            f" FROM vlu_exchange.parcel WHERE {_OF} AND first = %(first)s",
            "UPDATE vlu_exchange.parcel SET size = %(size)s, sha256 = %(sha)s, pieces = 1"
            f" WHERE {_OF} AND first = %(first)s",
            **told,
        )

    def body(self, pack: tuple[int, int]) -> bytes:
        with psycopg.connect(self._address) as keeper:
            sql = f"SELECT bytes FROM vlu_exchange.piece WHERE {_OF} AND first = %(first)s ORDER BY n"
            return b"".join(bytes(each) for (each,) in keeper.execute(sql.encode(), {**self.of, "first": pack[0]}))

    def meets(self) -> MeetingResult:
        return self.second.keeping.other_computers.meet_usual()

    @property
    def accounts(self) -> list[str]:
        return sorted(each.account for each in self.second.vault.store.all(Incident))


@pytest.fixture
def keeper(tmp_path: Path, desks: Desks) -> Iterator[Keeper]:
    made = Keeper(tmp_path, desks)
    yield made
    made.laptops.close()


def test_what_is_dropped_is_waited_for_by_name_and_left_anew(keeper: Keeper) -> None:
    dropped = {"first": keeper.new[1][0]}
    keeper.does(
        f"DELETE FROM vlu_exchange.piece WHERE {_OF} AND first = %(first)s",
        f"DELETE FROM vlu_exchange.parcel WHERE {_OF} AND first = %(first)s", **dropped,
    )  # fmt: skip
    found = keeper.meets()
    assert (found.troubles, found.waiting) == ((), 2)
    assert any("who could delete there" in each for each in sentences(found))
    assert keeper.accounts == ALL[:1]
    # The computer whose it is leaves it there again.
    keeper.first.keeping.other_computers.meet_usual()
    found = keeper.meets()
    assert (found.troubles, found.waiting) == ((), 0)
    assert keeper.accounts == ALL


def test_what_is_reordered_comes_to_the_same(keeper: Keeper) -> None:
    """The server's own numbers, by which a computer asks for what came since, the other way round."""
    keeper.does(
        f"UPDATE vlu_exchange.parcel SET number = -number WHERE {_OF}",
        f"UPDATE vlu_exchange.parcel SET number = number + 1000 WHERE {_OF}",
    )
    found = keeper.meets()
    assert (found.troubles, found.waiting) == ((), 0)
    assert keeper.accounts == ALL


def test_what_is_repeated_under_another_name_is_named(keeper: Keeper) -> None:
    keeper.gives_out(keeper.new[-1], keeper.body(keeper.new[0]))
    found = keeper.meets()
    [(_, what)] = found.troubles
    assert "Find out who could write there" in what
    assert keeper.accounts == ALL[:-1]


@pytest.mark.parametrize("place", ["head", "middle", "end", "cut", "longer"])
def test_what_is_altered_is_named_though_the_server_says_that_it_is_whole(keeper: Keeper, place: str) -> None:
    body = bytearray(keeper.body(keeper.new[0]))
    at = {"head": 10, "middle": len(body) // 2, "end": len(body) - 1}.get(place)
    if at is not None:
        body[at] ^= 1
    else:
        body = body[:-1] if place == "cut" else body + b"\0"
    keeper.gives_out(keeper.new[0], bytes(body))
    found = keeper.meets()
    assert len(found.troubles) == 1
    assert keeper.accounts == []


def test_a_pack_that_was_made_up_is_named(keeper: Keeper) -> None:
    keeper.does(
        "INSERT INTO vlu_exchange.parcel SELECT unit, device, kind, stream, last + 1, last + 1, number + 1000, 1,"
        f" sha256('x'), 1, come FROM vlu_exchange.parcel WHERE {_OF} ORDER BY last DESC LIMIT 1",
        "INSERT INTO vlu_exchange.piece SELECT unit, device, kind, stream, first, last, 0, 'x'"
        f" FROM vlu_exchange.parcel WHERE {_OF} ORDER BY last DESC LIMIT 1",
    )
    found = keeper.meets()
    assert len(found.troubles) == 1
    assert keeper.accounts == ALL
