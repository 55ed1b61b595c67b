# SPDX-License-Identifier: Apache-2.0
"""Prints which branches of the named modules their nearest tests never take: `python -m tests.branches`.

The modules are those of tests/mutation/targets.py.

It is a run of its own, for tracing the whole suite would take several times as long. A module must have every line run
and every branch taken. `branches.toml` holds those that don't yet, with how many are missing; that number may only
fall, and `--write` writes what it is now.
"""

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from tests.mutation.targets import TARGETS

ROOT = Path(__file__).parents[1]
# A long run whose branches others take; it is in `make test` all the same.
LONG = "not test_any_text_comes_back"
SHORT = Path(__file__).with_suffix(".toml")
HEAD = "# How many lines and branches no test near a module takes; one not here has none. They may only become fewer.\n"
Files = dict[str, dict[str, dict[str, int]]]


def path_of(module: str) -> str:
    """Where a module lies in the tree."""
    return "/".join(module.split(".")) + ".py"


def missing(module: str, files: Files) -> int:
    """How many lines and branches of a module no test takes; everything, where no test imports it."""
    found = files.get(path_of(module))
    return found["summary"]["missing_lines"] + found["summary"]["missing_branches"] if found else sys.maxsize


def wrong(files: Files, short: dict[str, int]) -> list[str]:
    """A sentence for every module that falls short of what it was."""
    return [
        f"{module}: {left} lines and branches are taken by no test near it, and {short.get(module, 0)} may be."
        for module in TARGETS
        if (left := missing(module, files)) > short.get(module, 0)
    ]


def write(files: Files) -> None:
    """Note how many are missing now, where that has become fewer or a module is new."""
    rows = [f'"{module}" = {left}\n' for module in TARGETS if (left := missing(module, files))]
    SHORT.write_text(HEAD + "".join(rows), encoding="utf-8")


def main() -> int:
    """0 where no module falls short."""
    tests = sorted({test for tests in TARGETS.values() for test in tests})
    with tempfile.TemporaryDirectory() as folder:
        data, told = Path(folder) / "data", Path(folder) / "told.json"
        common = [f"--data-file={data}"]
        command = [sys.executable, "-m", "coverage"]
        include = f"--include={','.join(path_of(module) for module in TARGETS)}"
        run = [*command, "run", "--branch", *common, include, "-m", "pytest", "-q", "-n0", "-k", LONG, *tests]
        if subprocess.run(run, cwd=ROOT).returncode:
            return 1
        subprocess.run([*command, "report", *common, "--show-missing", "--skip-covered"], cwd=ROOT)
        subprocess.run([*command, "json", *common, "-q", "-o", str(told)], cwd=ROOT, check=True)
        files: Files = json.loads(told.read_text(encoding="utf-8"))["files"]
    if "--write" in sys.argv[1:]:
        write(files)
    found = wrong(files, tomllib.loads(SHORT.read_text(encoding="utf-8")))
    print("\n".join(found) or "Every branch that must be taken is.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
