# SPDX-License-Identifier: Apache-2.0
"""Whether a known weakness is in the pinned list: `make audit`.

It asks pip-audit where that is installed and reaches its database. Where either is not so, it lists every part with its
version and the day, for whoever holds it against a database elsewhere, and says that nothing was checked.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from vlu_desktop.devtools.bill_of_materials import PINNED, pinned

_FOUND = 1
COMMAND = ("pip-audit", "--require-hashes", "--disable-pip", "--progress-spinner", "off", "--requirement", str(PINNED))


def audit(command: Sequence[str] = COMMAND) -> int:
    """0 where it was checked and nothing is known, or where it could not be checked, which is said; 1 otherwise."""
    today = datetime.now(UTC).date().isoformat()
    if program := shutil.which(command[0]):
        run = subprocess.run(  # noqa: S603 (a tool by name, with fixed arguments)
            [program, *command[1:]], capture_output=True, text=True, check=False
        )
        if not run.returncode:
            print(f"{today}: no known weakness in the pinned list.")
            return 0
        # Its own code for a weakness and for a database out of reach is the same; only a finding is a table.
        if run.returncode == _FOUND and "Fix Versions" in run.stdout:
            print(run.stdout)
            return 1
    print(f"{today}: NOT CHECKED: pip-audit is not installed here, or reaches no database. The parts:")
    for name, version, _ in pinned(PINNED.read_text(encoding="utf-8")):
        print(f"{name}=={version}")
    return 0


if __name__ == "__main__":
    sys.exit(audit())
