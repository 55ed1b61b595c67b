# SPDX-License-Identifier: Apache-2.0
"""`python -m tests.benchmarks [NAME ...]`: runs the `main` of every bench_*.py here, or of those named.

Several run one after another, each in a process of its own, so that none measures what another left in memory.
"""

import importlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


def main(named: Sequence[str]) -> int:
    """Run them in the order of their names; how many did not come to an end."""
    found = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))
    names = [name for name in found if not named or name in named]
    if len(names) > 1:
        return sum(subprocess.run((sys.executable, "-m", "tests.benchmarks", name)).returncode != 0 for name in names)
    for name in names:
        print(f"--- {name}", flush=True)
        importlib.import_module(f"tests.benchmarks.bench_{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
