# SPDX-License-Identifier: Apache-2.0
"""The list of cases, whole or its first screenful."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.vault.vault import Vault, create_vault

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    def clock() -> datetime:
        return datetime(2026, 11, 2, 9, tzinfo=UTC)

    with create_vault(
        tmp_path / "unit.vlu", "correct horse", officer_name="Asha Example", clock=clock, cost=CHEAP, floor=CHEAP
    ) as vault:
        yield vault


def test_the_first_few_are_the_first_by_title_as_the_whole_list_has_them(vault: Vault) -> None:
    for title in ("delta", "Bravo", "alpha", "Charlie"):
        case, _ = vault.store.add("case.add", Case(title=title))
        vault.store.add("incident.add", Incident(case_id=case.id, happened=When.on(date(2026, 3, 3)), account="Seen."))
    whole = vault.store.case_list()
    assert [line.title for line in whole] == ["delta", "Bravo", "alpha", "Charlie"]
    few = vault.store.case_list(2)
    assert {line.title for line in few} == {"alpha", "Bravo"}
    assert set(few) < set(whole)
    assert {line.incidents for line in whole} == {1}
    assert vault.store.case_ids() == [line.id for line in whole]
