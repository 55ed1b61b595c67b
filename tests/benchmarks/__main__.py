# SPDX-License-Identifier: Apache-2.0
"""`python -m tests.benchmarks [NAME ...]`: runs the `main` of every bench_*.py here, or of those named."""

import importlib
import sys
from pathlib import Path


def main() -> None:
    """Run them in the order of their names."""
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        if len(sys.argv) == 1 or path.stem.removeprefix("bench_") in sys.argv[1:]:
            print(f"--- {path.stem.removeprefix('bench_')}", flush=True)
            importlib.import_module(f"tests.benchmarks.{path.stem}").main()


if __name__ == "__main__":
    main()
