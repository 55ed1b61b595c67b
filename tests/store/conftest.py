# SPDX-License-Identifier: Apache-2.0
"""A real encrypted vault in a folder of the test's own, at a key cost that only tests use."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.vault.vault import Vault, create_vault

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "correct horse battery staple"


class TestClock:
    """A clock that a test sets; it moves on by a second at each look."""

    __test__ = False

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def vault_path(tmp_path: Path) -> Path:
    return tmp_path / "unit.vlu"


@pytest.fixture
def make_vault(vault_path: Path, clock: TestClock) -> Callable[[], Vault]:
    def make() -> Vault:
        return create_vault(
            vault_path, PASSPHRASE, officer_name="Asha Example", clock=clock, random=os.urandom, cost=CHEAP, floor=CHEAP
        )

    return make


@pytest.fixture
def vault(make_vault: Callable[[], Vault]) -> Iterator[Vault]:
    with make_vault() as made:
        yield made


@pytest.fixture
def store(vault: Vault) -> Store:
    return vault.store
