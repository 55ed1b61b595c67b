# SPDX-License-Identifier: Apache-2.0
"""`make server`: a server in build/server for trying it, on this computer's loopback, until it is stopped by Ctrl-C."""

import os
import sys
from pathlib import Path

import psycopg

from tests.exchange.unit_server.cluster import Cluster
from vlu_desktop.cli.main import main as command

FOLDER = Path(__file__).resolve().parents[3] / "build" / "server"
DATABASE = "unit"
PORT = int(os.environ.get("SERVER_PORT", "54331"))


def main() -> None:
    """Make it where there is none, set it up, say how it is used, and be it from then on."""
    cluster = Cluster(FOLDER, durable=True, port=PORT)
    cluster.make()
    cluster.start()
    with psycopg.connect(cluster.keeper(), autocommit=True) as keeper:
        if not keeper.execute("SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,)).fetchone():
            keeper.execute(f"CREATE DATABASE {DATABASE}".encode())
    if status := command(["unit-server", "init", cluster.keeper(DATABASE)]):
        cluster.stop()
        sys.exit(status)
    print(f"Computers reach it at: host=127.0.0.1 port={PORT} dbname={DATABASE}")
    print(f"Who keeps it:  vlu-desktop unit-server status '{cluster.keeper(DATABASE)}'")
    print(f"To let one in: vlu-desktop unit-server enrol '{cluster.keeper(DATABASE)}' UNIT COMPUTER")
    print("Stop it by Ctrl-C. Its data stays in build/server; make clean takes it away.", flush=True)
    try:
        cluster.wait()
    except KeyboardInterrupt:
        pass
    finally:
        cluster.stop()


if __name__ == "__main__":
    main()
