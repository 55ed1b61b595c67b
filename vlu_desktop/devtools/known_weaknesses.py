# SPDX-License-Identifier: Apache-2.0
"""Whether a known weakness is in the pinned list: `make audit`.

It asks pip-audit where that is installed and reaches its database. Each part that it was not asked of is listed with
its version and the day, for whoever holds it against a database elsewhere: one that the database does not know is not
one without a weakness.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from vlu_desktop.devtools.bill_of_materials import PINNED, pinned

COMMAND = (
    "pip-audit", "--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json",
    "--requirement", str(PINNED),
)  # fmt: skip


def audit(command: Sequence[str] = COMMAND) -> int:
    """1 where a weakness is known; 0 where none is, also of the few or none that could be checked, which is said."""
    today = datetime.now(UTC).date().isoformat()
    parts = [(name, version) for name, version, _ in pinned(PINNED.read_text(encoding="utf-8"))]
    looked_up, why = _asked(command)
    known = [part for part in parts if looked_up.get(part)]
    for part in known:
        print(f"{today}: WEAKNESS in {'=='.join(part)}: {', '.join(map(_said, looked_up[part]))}")
    if looked_up and not known:
        print(f"{today}: no known weakness in {len(looked_up)} of {len(parts)} parts of the pinned list.")
    unchecked = ["==".join(part) for part in parts if part not in looked_up]
    if unchecked:
        print(f"{today}: NOT CHECKED, {len(unchecked)} of {len(parts)} parts: {why}. They are:")
        print("\n".join(unchecked))
    return 1 if known else 0


def _asked(command: Sequence[str]) -> tuple[Mapping[tuple[str, str], Any], str]:
    """What the database knows of each name and version that it was asked of, and why it was not asked of the others."""
    program = shutil.which(command[0])
    if program is None:
        return {}, f"{command[0]} is not installed here"
    run = subprocess.run(  # noqa: S603 (a tool by name, with fixed arguments)
        [program, *command[1:]], capture_output=True, text=True, check=False
    )
    try:
        found = json.loads(run.stdout)["dependencies"]
        looked_up = {(each["name"], each["version"]): each["vulns"] for each in found if "skip_reason" not in each}
    except (ValueError, KeyError, TypeError):
        return {}, f"{command[0]} reaches no database from here"
    return looked_up, "they could not be looked up in its database"


def _said(weakness: Mapping[str, Any]) -> str:
    mended = ", ".join(weakness.get("fix_versions") or ("no version yet",))
    return f"{weakness['id']} (mended in {mended})"


if __name__ == "__main__":
    sys.exit(audit())
