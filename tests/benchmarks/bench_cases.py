# SPDX-License-Identifier: Apache-2.0
"""The list of cases of 500 incidents each: its rows, the first of them with its findings, and all of them.

Beside them the plain statement that counts the same incidents, on the same connection. `BENCH_CASES=400` is the
casebook of the goal; making it takes some minutes, so fewer are made otherwise and the rest is in proportion.
"""

import os
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from tests.benchmarks.bench_today import PASSPHRASE, build

CASES, EACH, WHOLE = int(os.environ.get("BENCH_CASES", "24")), 500, 400
GOAL = 1.0


def main() -> None:
    """Prints processor time in seconds."""
    from vlu_desktop.bootstrap.services import Services
    from vlu_desktop.store.vault.vault import open_vault

    def clock() -> datetime:
        return datetime.now(UTC)

    with tempfile.TemporaryDirectory(prefix="vlu-bench-") as folder:
        path = Path(folder) / "bench.vlu"
        build(path, CASES, EACH)
        services = Services(open_vault(path, PASSPHRASE, clock=clock), clock)
        connection = services.vault._connection
        counted = "SELECT case_id, count(*) FROM incident WHERE removed = 0 GROUP BY case_id"
        connection.execute(counted).fetchall()
        plain = _seconds(lambda: connection.execute(counted).fetchall())
        listed = _seconds(services.casework.search.cases)
        rows = services.insight.today.summaries(date.today())
        first = _seconds(lambda: next(rows))
        rest = _seconds(lambda: list(rows))
        services.close()
        services = Services(open_vault(path, PASSPHRASE, clock=clock), clock)
        again = _seconds(
            lambda: (services.casework.search.cases(), list(services.insight.today.summaries(date.today())))
        )
        services.close()
    one = rest / (CASES - 1)
    print(f"{CASES} cases of {EACH} incidents, own processor time")
    print(f"  counting them by the plain statement  {plain * 1000:8.1f} ms")
    print(f"  the list, and whom each is found by   {listed * 1000:8.1f} ms  {listed / plain:6.1f} times")
    print(f"  its first row with findings and dates {(listed + first) * 1000:8.1f} ms  (goal {GOAL:.0f} s)")
    print(f"  each further row                      {one * 1000:8.1f} ms, of {WHOLE} cases {one * WHOLE:.1f} s")
    print(f"  all, opened again the same day        {again * 1000:8.1f} ms  (goal {GOAL:.0f} s)")


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
