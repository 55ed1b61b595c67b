# SPDX-License-Identifier: Apache-2.0
"""A disk that is full or fails at a call: the officer gets a sentence, nothing is harmed, and room made is enough."""

import random
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import Figure
from tests.faults.calls import FAILED, Call, watched
from tests.faults.conftest import Deal
from tests.faults.doing import NAME, WORK, make_save, opened, tells_of_damage
from tests.faults.found import look
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.store.backup.backup_archive import VAULT

IOERR_CORRUPTFS = 8458
FAULTS = {"full": "a disk that was full from", "failing": "a disk that failed at"}


def refused(fault: str, work: str, some: int, folder: Path, deal: Deal, figure: Figure) -> None:
    points = deal(fault, work, some)
    told = 0
    for point in points:
        where = f"at {point['call']}, call {point['point']}"
        assert not point["bug"], f"{where}: {point['bug']}"
        told += bool(point["said"])
        assert not tells_of_damage(point["said"]), f"{where}: a disk that fails is no damage: {point['said']}"
        if fault == "full":
            assert point["again"], where
        acknowledged = point["acknowledged"]
        try:
            look(work, folder / str(point["point"]), acknowledged)
        except Exception as error:
            raise AssertionError(f"{where}: {point['said']}") from error
    figure(
        f"{work} on {FAULTS[fault]} each of {len(points)} of its {points[0]['of']} calls: 0 corrupt, 0 acknowledged "
        f"lost, a sentence {told} times and nothing to say {len(points) - told}"
    )


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("work", WORK)
def test_a_disk_that_refuses_harms_nothing(fault: str, work: str, tmp_path: Path, deal: Deal, figure: Figure) -> None:
    refused(fault, work, 5, tmp_path, deal, figure)


@pytest.mark.parametrize("lasting", [False, True])
def test_a_page_that_the_disk_does_not_give_at_opening_is_no_damage(lasting: bool, tmp_path: Path) -> None:
    """SQLite calls a list of tables malformed that it could not read, and the cipher a file of another key."""
    make_save(tmp_path)
    count, failing = 0, -1

    def before(call: Call) -> int:
        nonlocal count
        here, count = count, count + (call.name == "read")
        fails = call.name == "read" and (here >= failing if lasting else here == failing)
        return FAILED["read"] if failing >= 0 and fails else 0

    with watched(tmp_path, before, reads=True):
        opened(tmp_path).close()
    said: set[str] = set()
    for point in random.Random(26).sample(range(min(count, 40)), 4):
        count, failing = 0, point
        with watched(tmp_path, before, reads=True):
            try:
                opened(tmp_path).close()
            except UserError as refused:
                said.add(str(refused))
    assert said
    assert all("is failing" in each and "damaged" not in each for each in said), said


@pytest.mark.parametrize(
    ("answer", "said"),
    # What Linux answers where a disk fails at a reading, which SQLite then calls malformed; and any other failure.
    [(IOERR_CORRUPTFS, "could not be read, so that was not saved"), (FAILED["read"], "would not take it, so that was")],
)
def test_a_disk_that_gives_nothing_while_a_save_is_under_way_is_said_and_harms_nothing(
    answer: int, said: str, tmp_path: Path
) -> None:
    make_save(tmp_path)
    fails = False

    def before(call: Call) -> int:
        return answer if fails and call.name == "read" and call.path.endswith(NAME) else 0

    with watched(tmp_path, before, reads=True), opened(tmp_path) as vault:
        [case] = vault.store.all(Case)
        vault.store._connection.execute("PRAGMA cache_size = 1")
        vault.store._connection.execute("PRAGMA shrink_memory").fetchall()
        fails = True
        with pytest.raises(UserError, match=f"{said}.*lock the casebook and open it again"):
            vault.store.add("incident.add", Incident(case_id=case.id, account="He rang. " * 900))
        fails = False
        with pytest.raises(
            UserError, match=r"not saved\. Its disk failed a moment ago.*Lock the casebook and open it again"
        ):
            vault.store.add("incident.add", Incident(case_id=case.id, account="At once again."))
    with opened(tmp_path) as vault:
        # SQLCipher takes nothing more by a connection that met such an error; the one after it does.
        vault.store.add("incident.add", Incident(case_id=case.id, account="Saved again."))
        assert [each.account for each in vault.store.all(Incident)] == ["He rang.", "Saved again."]
        assert vault.check().is_sound


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize(("work", "unread"), [("backup", NAME), ("backup", VAULT), ("restore", f"{VAULT}.part")])
def test_what_a_disk_does_not_give_while_a_copy_is_made_or_looked_at_is_no_damage(
    work: str, unread: str, lasting: bool, tmp_path: Path
) -> None:
    """Whoever is told of damage goes back to an older backup; a disk that fails is no cause for that."""
    WORK[work][0](tmp_path)
    first, count = 0, 0

    def before(call: Call) -> int:
        nonlocal count
        if call.name != "read" or Path(call.path).name != unread:
            return 0
        here, count = count, count + 1
        return FAILED["read"] if (here >= first if lasting else here == first) else 0

    said = set[str]()
    with watched(tmp_path, before, reads=True):
        for point in (8, 20, 45):
            first, count = point, 0
            try:
                WORK[work][1](tmp_path, lambda _: None)
            except UserError as refused:
                said.add(str(refused))
    assert said
    assert not [each for each in said if "damaged" in each], said
    look(work, tmp_path, [])


def test_a_backup_counts_only_where_it_restores_whatever_befell_the_log_of_its_copy(tmp_path: Path) -> None:
    """Once one left the copy’s own mark in its log, which no backup holds: it counted, and no restore took it."""
    make, do = WORK["backup"]
    here, failing, met = 0, 1, True

    def before(call: Call) -> int:
        nonlocal here, met
        here += (at_log := call.name == "sync" and call.path.endswith("-wal"))
        fails = at_log and here == failing
        met |= fails
        return FAILED["write"] if fails else 0

    while met:
        here, met, acknowledged = 0, False, list[str]()
        folder = tmp_path / str(failing)
        folder.mkdir()
        make(folder)
        with watched(folder, before, reads=True), suppress(UserError):
            do(folder, acknowledged.append)
        look("backup", folder, acknowledged)
        failing += 1
    assert failing > 3


@pytest.mark.soak
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("work", WORK)
def test_a_disk_that_refuses_at_any_call_harms_nothing(
    fault: str, work: str, tmp_path: Path, deal: Deal, figure: Figure
) -> None:
    refused(fault, work, 0, tmp_path, deal, figure)
