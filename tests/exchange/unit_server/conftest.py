# SPDX-License-Identifier: Apache-2.0
"""A real server for the whole run, and a database of its own for each test."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.exchange.unit_server.cluster import Cluster
from tests.exchange.unit_server.desks import Desks, of_a_database

_IN_MEMORY = Path("/dev/shm")


def server_folder() -> Path:
    """A new folder whose way another user can go; a socket's name may not be long."""
    return Path(tempfile.mkdtemp(prefix="vlu-pg-", dir=_IN_MEMORY if _IN_MEMORY.is_dir() else None))


@contextmanager
def running() -> Iterator[Cluster]:
    """A server, within."""
    made = Cluster(server_folder())
    try:
        made.make()
        made.start()
        yield made
    finally:
        made.remove()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The server of this run."""
    with running() as made:
        yield made


@pytest.fixture
def other_cluster() -> Iterator[Cluster]:
    """A server that a test may do anything to."""
    with running() as made:
        yield made


@pytest.fixture
def desks(cluster: Cluster) -> Iterator[Desks]:
    """A database that was set up, and what lets computers in there."""
    with of_a_database(cluster) as made:
        yield made
