# SPDX-License-Identifier: Apache-2.0
"""Opening a casebook against drawing out its passphrase alone: the third of three officers, 2,000 incidents."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.store.keys.kdf_cost import KeyCost, stretch
from vlu_desktop.store.keys.key_file import key_path, read_keys
from vlu_desktop.store.vault.vault import create_vault, open_vault

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "7"))
GOAL = 1.2


def now() -> datetime:
    """The present."""
    return datetime.now(UTC)


def main() -> None:
    """Make one, then open it and derive by turns."""
    with tempfile.TemporaryDirectory(prefix="vlu-bench-") as folder:
        path = Path(folder) / "bench.vlu"
        with create_vault(path, "first words", officer_name="First", clock=now) as vault:
            for name in ("Second", "Third"):
                vault.ring.add_officer("first words", name, f"{name} words")
            case, _ = vault.store.add("case.add", Case(title="Case"))
            with vault.store.act("incident.add", case_id=case.id) as act:
                for n in range(2000):
                    day = date(2020, 1, 1) + timedelta(days=n)
                    act.add(Incident(case_id=case.id, account="He was there again " * 5, happened=When.on(day)))

        def unlock() -> None:
            open_vault(path, "Third words", clock=now).close()

        # Opened once, a slot may cost more from then on: what the computer is found to be quick enough for.
        unlock()
        dearest = max(read_keys(key_path(path)).officer_slots(), key=lambda slot: slot["m"] * slot["t"])
        cost = KeyCost(memory_kib=dearest["m"], passes=dearest["t"], lanes=dearest["p"])

        def derive() -> None:
            stretch(b"Third words", bytes(16), cost)

        for each in (unlock, derive):
            each()
        pairs = [(_seconds(unlock), _seconds(derive)) for _ in range(ROUNDS)]
    opened, alone = (statistics.median(each) for each in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"unlock, third of three officers: {opened:.3f} s, the key derivation alone: {alone:.3f} s")
    print(f"ratio {ratio:.2f} at the median of {ROUNDS} (goal {GOAL})")


def _seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
