# SPDX-License-Identifier: Apache-2.0
"""A program killed while it saves loses no save that it had acknowledged, and leaves a vault that checks out."""

import random
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from vlu_desktop.record.people import Case
from vlu_desktop.store.vault.vault import Vault, open_vault

SAVING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from vlu_desktop.record.people import Case
from vlu_desktop.store.vault.vault import open_vault
vault = open_vault(Path(sys.argv[1]), sys.argv[2], clock=lambda: datetime.now(UTC))
print("ready", flush=True)
while True:
    case, _ = vault.store.add("case.add", Case(title="Case " * 50))
    print(case.id, flush=True)
"""


def test_no_acknowledged_save_is_lost(make_vault: Callable[[], Vault], vault_path: Path) -> None:
    make_vault().close()
    chosen = random.Random(7)
    acknowledged: set[str] = set()
    for _ in range(4):
        command = [sys.executable, "-c", SAVING, str(vault_path), "correct horse battery staple"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as saving:
            assert saving.stdout is not None
            assert saving.stdout.readline() == "ready\n"
            for _ in range(chosen.randrange(5, 60)):
                acknowledged.add(saving.stdout.readline().strip())
            saving.kill()
            # What it had told us by then was acknowledged too; a last line may have been cut.
            acknowledged.update(
                line.strip() for line in saving.stdout.read().splitlines(keepends=True) if line[-1] == "\n"
            )
        with open_vault(vault_path, "correct horse battery staple", clock=lambda: datetime.now(UTC)) as vault:
            stored = {case.id for case in vault.store.all(Case)}
            assert acknowledged <= {str(each) for each in stored}
            assert len(stored) <= len(acknowledged) + 4
            assert vault.check().is_sound
