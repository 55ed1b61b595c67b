# SPDX-License-Identifier: Apache-2.0
"""The same lives of a unit's laptops where the second place that they meet at is a real server, and no folder."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import ClassVar

import psycopg
import pytest

from tests.exchange.test_meeting import Laptop
from tests.exchange.test_unit_of_laptops import UnitOfLaptops, lived
from tests.exchange.unit_server.desks import Desks, new_unit
from vlu_desktop.exchange.carrier import Carrier
from vlu_desktop.exchange.folder import FolderCarrier
from vlu_desktop.exchange.unit_server.claiming import claim
from vlu_desktop.exchange.unit_server.roles import new_secret
from vlu_desktop.exchange.unit_server.server_address import ServerAddress
from vlu_desktop.exchange.unit_server.server_carrier import ServerCarrier


class UnitAtAServer(UnitOfLaptops):
    """Laptops that meet over a folder or at the server; what the server loses, whoever keeps it took away."""

    desks: ClassVar[Desks]

    def __init__(self) -> None:
        super().__init__()
        self.unit = new_unit()
        self.secrets: dict[str, str] = {}

    def carrier(self, laptop: Laptop, folder: Path) -> AbstractContextManager[Carrier]:
        return nullcontext(FolderCarrier(folder)) if folder == self.folders[0] else self.at_the_server(laptop.device)

    @contextmanager
    def at_the_server(self, device: str) -> Iterator[ServerCarrier]:
        """As a program that was started for this meeting is there; what it holds open goes with it."""
        address = ServerAddress.read(self.desks.address)
        if device not in self.secrets:
            with self.desks.administration() as server:
                invited = server.enrol(self.unit, device)
            self.secrets[device] = new_secret()
            claim(address, unit=self.unit, device=device, code=invited.code, secret=self.secrets[device])
        with ServerCarrier(address, unit=self.unit, device=device, secret=self.secrets[device]) as carrier:
            yield carrier

    def lose_one(self, over: int, m: int) -> None:
        if over == 0:
            super().lose_one(over, m)
            return
        name = "device, kind, stream, first, last"
        with psycopg.connect(self.desks.keeper) as keeper:
            keeper.execute("SET session_replication_role = replica")
            lying = keeper.execute(
                f"SELECT {name} FROM vlu_exchange.parcel WHERE unit = %s ORDER BY {name}".encode(), (self.unit,)
            ).fetchall()
            for table in ("piece", "parcel") if lying else ():
                keeper.execute(
                    f"DELETE FROM vlu_exchange.{table} WHERE unit = %s AND ({name}) = (%s, %s, %s, %s, %s)".encode(),
                    (self.unit, *lying[m % len(lying)]),
                )


def test_a_unit_at_a_server_through_whatever_comes(desks: Desks) -> None:
    UnitAtAServer.desks = desks
    lived(3, 20, UnitAtAServer)


@pytest.mark.soak
def test_many_units_at_a_server_through_whatever_comes(desks: Desks) -> None:
    UnitAtAServer.desks = desks
    lived(60, 50, UnitAtAServer)
