# SPDX-License-Identifier: Apache-2.0
"""A backup, read back and checked whole, against copying the file and encrypting the copy with age and no more."""

import os
import shutil
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage

from tests.benchmarks.bench_store import CHEAP, Words
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.store.backup.make_backup import make_backup
from vlu_desktop.store.keys.recovery_key import new_identity, public_half
from vlu_desktop.store.vault.vault import create_vault

INCIDENTS = int(os.environ.get("BENCH_INCIDENTS", "100000"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))


def main() -> None:
    """Print both, and the ratio of their medians."""
    with tempfile.TemporaryDirectory(prefix="vlu-bench-") as name:
        folder = Path(name)
        path, stick, sheet = folder / "bench.vlu", folder / "stick", new_identity()
        stick.mkdir()
        begun = datetime.now(UTC)
        with create_vault(
            path, "passphrase", officer_name="Bench", clock=lambda: begun, cost=CHEAP, floor=CHEAP
        ) as vault:
            case, _ = vault.store.add("case.add", Case(title="Bench"))
            with vault.store.act("import.commit", act="collected") as act:
                act.add_many(Incident(case_id=case.id, account=text) for text in Words(1).texts(INCIDENTS, 30))
            vault.ring.set_recovery("passphrase", sheet)
            vault.store.scrub()
            ours, plain = [], []
            recipient = pyrage.x25519.Recipient.from_str(public_half(sheet))
            for n in range(ROUNDS):
                start = time.perf_counter()
                shutil.copyfile(path, folder / "copy")
                pyrage.encrypt_file(str(folder / "copy"), str(folder / "copy.age"), [recipient])
                plain.append(time.perf_counter() - start)
                start = time.perf_counter()
                make_backup(vault.backup_source(), stick, begun + timedelta(days=n))
                ours.append(time.perf_counter() - start)
            size = path.stat().st_size / 1e6
        mine, bare = statistics.median(ours), statistics.median(plain)
        print(f"backup of {INCIDENTS:,} incidents ({size:.0f} MB), read back and checked whole: {mine:.2f} s")
        print(f"copy and age alone: {bare:.2f} s; ratio {mine / bare:.1f}")


if __name__ == "__main__":
    main()
