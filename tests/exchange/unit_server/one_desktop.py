# SPDX-License-Identifier: Apache-2.0
"""One computer as a process, `python -m tests.exchange.unit_server.one_desktop`, told all by JSON on standard input.

It puts `count` parcels, listens, and ends when it has taken all parcels of all `devices`, each once, with the digests
it read on standard output.
"""

import hashlib
import json
import sys
import time

from vlu_desktop.exchange.carrier import Kind, Parcel
from vlu_desktop.exchange.unit_server.server_address import ServerAddress
from vlu_desktop.exchange.unit_server.server_carrier import ServerCarrier


def body(device: str, n: int) -> bytes:
    """What a computer puts as its parcel of that number: most are small, and some are of several pieces."""
    return hashlib.sha256(f"{device} {n}".encode()).digest() * (1 + n * n * 2_000 if n % 5 == 4 else 40)


def main() -> None:
    """Exchange until all have all."""
    told = json.load(sys.stdin)
    device, stream = told["device"], told["stream"]
    seen: dict[str, str] = {}
    mark = ""
    until = time.monotonic() + told["within"]
    with (
        ServerCarrier(
            ServerAddress.read(told["address"]), unit=told["unit"], device=device, secret=told["secret"], patience=60
        ) as carrier,
        carrier.arrivals() as news,
    ):
        for n in range(told["count"]):
            carrier.put(Parcel(device, Kind.PACK, stream, n, n), [body(device, n)])
        while len(seen) < told["count"] * told["devices"]:
            assert time.monotonic() < until, f"{len(seen)} came"
            later = carrier.mark()
            for parcel in carrier.parcels(mark):
                with carrier.read(parcel) as file:
                    seen[f"{parcel.device} {parcel.first}"] = hashlib.sha256(file.read()).hexdigest()
            mark = later
            if len(seen) < told["count"] * told["devices"]:
                news.wait(1)
    json.dump(seen, sys.stdout)


if __name__ == "__main__":
    main()
