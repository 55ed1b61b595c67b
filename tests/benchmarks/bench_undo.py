# SPDX-License-Identifier: Apache-2.0
"""Taking an import back and doing it again, against taking the same rows in, in the same run.

`BENCH_ROWS` sets how many rows are imported (5,000 unless told), each with what an import makes of one.
"""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.benchmarks.bench_store import Words, _folder, _vault, incidents
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import Incident, IncidentBehaviour, IncidentTarget, SourceItem, SourceItemIncident
from vlu_desktop.record.people import Case
from vlu_desktop.store.records.acts import Act
from vlu_desktop.store.records.store import Store

ROWS = int(os.environ.get("BENCH_ROWS", "5000"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))


def records(act: Act, case_id: RecordId, count: int) -> Iterator[Record]:
    """What an import makes of rows: the row as it came, its incident, what ties them, two kinds and a target."""
    for n, told in enumerate(incidents(case_id, count, Words(6))):
        incident_id, item_id = RecordId(act.new_id()), RecordId(act.new_id())
        yield SourceItem(id=item_id, case_id=case_id, position=n, raw=told.account)
        yield replace(told, id=incident_id)
        yield SourceItemIncident(source_item_id=item_id, incident_id=incident_id)
        for kind in ("call", "text"):
            yield IncidentBehaviour(incident_id=incident_id, kind=kind)
        yield IncidentTarget(incident_id=incident_id, kind="victim")


def taken_in(store: Store, case_id: RecordId) -> Changes:
    """The rows, as one act."""
    with store.act("import.commit", act="collected", case_id=case_id) as act:
        act.add_many(records(act, case_id, ROWS))
    return act.changes


def renamed(store: Store, case_id: RecordId) -> Changes:
    """A field of each incident changed, as one act."""
    with store.act("incident.change-many", case_id=case_id) as act:
        for each in store.all(Incident, case_id=case_id):
            act.change(replace(each, place="The quay"), each)
    return act.changes


def round_of(store: Store, taken: dict[str, list[float]]) -> int:
    """Each step once, its own time put down; how many records the rows came to."""

    def timed(what: str, work: Callable[[], Changes]) -> Changes:
        start = time.process_time()
        changes = work()
        taken.setdefault(what, []).append(time.process_time() - start)
        return changes

    case, _ = store.add("case.add", Case(title="Bench"))
    done = timed("taken in", lambda: taken_in(store, case.id))
    back = timed("taken back", lambda: store.undo(done.entry))
    timed("done again", lambda: store.undo(back.entry))
    changed = timed("a field of each changed", lambda: renamed(store, case.id))
    timed("that taken back", lambda: store.undo(changed.entry))
    return len(done.added)


def main() -> None:
    """Own time of each step, best of the rounds."""
    taken: dict[str, list[float]] = {}
    many = 0
    for _ in range(ROUNDS):
        with _folder() as folder, _vault(folder) as vault:
            many = round_of(vault.store, taken)
    best = {what: min(times) for what, times in taken.items()}
    print(f"{ROWS:,} rows imported, {many:,} records, own time, best of {ROUNDS}")
    for what, seconds in best.items():
        print(f"  {what:<30} {seconds:6.2f} s   {seconds / best['taken in']:5.2f} times")


if __name__ == "__main__":
    main()
