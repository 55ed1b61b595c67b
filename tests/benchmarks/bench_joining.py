# SPDX-License-Identifier: Apache-2.0
"""Computers of a unit: catching up, what a meeting costs as the history grows, how soon an act is on another computer.

The same acts stored locally are the baseline of catching up; a meeting after a few packs that of one after thousands.
"""

import os
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop

from tests.exchange.unit_server.cluster import durable_server
from tests.exchange.unit_server.desks import of_a_database
from tests.exchange.unit_server.live_desks import two_live
from tests.store.joining.computers import unit
from vlu_desktop.exchange.carrier import Carrier
from vlu_desktop.exchange.folder import FolderCarrier
from vlu_desktop.exchange.meeting import Meeting, Met
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.store.vault.vault import Vault

ACTS = int(os.environ.get("BENCH_ACTS", "100000"))
PACKS = int(os.environ.get("BENCH_MEETINGS", "400"))
SHOWN = int(os.environ.get("BENCH_SHOWN", "200"))
STREAM = "ab" * 16
GOAL_CAUGHT_UP, GOAL_SHOWN, GOAL_FLAT = 3.0, 1.0, 1.5


class _Now:
    """The real clock, as a test's vault takes it."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return datetime.now(UTC)


def main() -> None:
    """Measure each with real casebooks, the last at a real server."""
    with tempfile.TemporaryDirectory(prefix="vlu-bench-", dir="/var/tmp") as folder:
        _caught_up(Path(folder) / "first")
        _flat(Path(folder) / "second")
    _shown()


def _two(folder: Path) -> tuple[Vault, Vault, Path]:
    """Two computers let in over a folder."""
    share = folder / "share"
    share.mkdir(parents=True)
    first, second = unit(folder / "laptops", [_Now(), _Now()])  # type: ignore[list-item]
    _meet(second, FolderCarrier(share))
    for asking in _meet(first, FolderCarrier(share)).asking:
        first.computers.let_in(asking)
    for vault in (first, second, first, second):
        _meet(vault, FolderCarrier(share))
    return first, second, share


def _meet(vault: Vault, carrier: Carrier) -> Met:
    return Meeting(vault.joining, vault.computers, carrier, stream=STREAM, random=os.urandom).run()


def _add(vault: Vault, case_id: RecordId, number: int) -> None:
    incident = Incident(case_id=case_id, account=f"He rang and said nothing, call {number}.")
    vault.store.add("incident.add", incident, case_id=case_id)


def _caught_up(folder: Path) -> None:
    first, second, share = _two(folder)
    case = first.store.add("case.add", Case(title="A case"))[0]
    begun = time.perf_counter()
    for n in range(ACTS):
        _add(first, case.id, n)
    stored = time.perf_counter() - begun
    begun = time.perf_counter()
    _meet(first, FolderCarrier(share))
    left = time.perf_counter() - begun
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    met = _meet(second, FolderCarrier(share))
    caught = time.perf_counter() - begun
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert len(second.store.all(Incident)) == ACTS, met.troubles
    print(
        f"{ACTS} acts: stored in {stored:.1f} s, left in {left:.1f} s, caught up in {caught:.1f} s,"
        f" {caught / stored:.2f} times storing them (goal {GOAL_CAUGHT_UP:.0f}); {grown:.0f} MB more memory"
    )
    first.close()
    second.close()


def _flat(folder: Path) -> None:
    """A meeting that leaves one act and one that takes it in, among few packs and among many."""
    first, second, share = _two(folder)
    case = first.store.add("case.add", Case(title="A case"))[0]
    took: list[float] = []
    for n in range(PACKS):
        _add(first, case.id, n)
        begun = time.perf_counter()
        _meet(first, FolderCarrier(share))
        _meet(second, FolderCarrier(share))
        took.append(time.perf_counter() - begun)
    some = max(1, PACKS // 10)
    few, many = (sorted(each)[some // 2] for each in (took[:some], took[-some:]))
    print(
        f"two meetings about one act, among {some} packs and among {PACKS}: {few * 1000:.0f} and {many * 1000:.0f} ms,"
        f" {many / few:.2f} times (goal {GOAL_FLAT})"
    )
    first.close()
    second.close()


def _shown() -> None:
    """From the beginning of an act on one computer until the pages of another, woken by the server, are told of it."""
    app = QCoreApplication.instance() or QCoreApplication([])

    def until(true: Callable[[], bool]) -> None:
        while not true():
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)

    with durable_server() as (folder, cluster), of_a_database(cluster) as desks:
        first, second = two_live(folder / "unit", desks, until)
        took: list[float] = []
        told: list[float] = []
        second.bulletin.changed.connect(lambda _: told.append(time.perf_counter()))
        first.until_reached()
        for n in range(SHOWN):
            begun, before = time.perf_counter(), len(told)
            first.add(f"He rang, call {n}.")
            until(lambda before=before: len(told) > before)  # type: ignore[misc]
            took.append(told[before] - begun)
        for desk in (first, second):
            desk.close()
    took.sort()
    print(
        f"an act on one computer to the pages of another: median {took[len(took) // 2] * 1000:.0f} ms,"
        f" p99 {took[len(took) * 99 // 100] * 1000:.0f} ms of {len(took)} (goal p99 {GOAL_SHOWN:.0f} s)"
    )


if __name__ == "__main__":
    main()
