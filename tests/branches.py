# SPDX-License-Identifier: Apache-2.0
"""Prints which lines and branches of the named modules no test takes, and fails where there are any.

The modules are those of tests/mutation/targets.py. `pytest -p tests.branches` watches them in a run of whatever
tests, each line and branch until it is first taken, so that it costs next to nothing; `python -m tests.branches`
runs only the tests near them.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from slipcover import Slipcover, merge_coverage
from slipcover.importer import MatchEverything, SlipcoverMetaPathFinder

from tests.mutation.targets import TARGETS

ROOT = Path(__file__).parents[1]
SENT = "branches"
SAID = pytest.StashKey[str]()
Taken = dict[str, Any]


def path_of(module: str) -> str:
    """Where a module lies in the tree."""
    return "/".join(module.split(".")) + ".py"


def left(module: str, files: dict[str, Taken]) -> str:
    """The lines and branches of a module that no test takes, as a sentence, or nothing."""
    found = next((taken for name, taken in files.items() if (ROOT / name) == ROOT / path_of(module)), None)
    if found is None:
        return f"{module}: no test imports it."
    missed = [str(line) for line in found["missing_lines"]]
    # A branch to line 0 leaves the function.
    missed += [f"{start} to {end or 'its end'}" for start, end in found["missing_branches"]]
    return f"{module}: no test takes {', '.join(missed)}." if missed else ""


# Taking the seen out of the code looks through every function there is: not for each few dozen times a line is met.
WATCH = Slipcover(branch=True, d_miss_threshold=2000)
TAKEN: list[Taken] = []


class Watched(SlipcoverMetaPathFinder):  # type: ignore[misc]  # it ships no types
    """Finds the named modules alone: its own way of asking of any file whether it is one of them took seconds."""

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> Any:
        """As Python finds it, with its code watched."""
        return super().find_spec(fullname, path, target) if fullname in TARGETS else None


# Before anything of the program is imported; the process that only hands tests out imports nothing of it either way.
sys.meta_path.insert(0, Watched(WATCH, MatchEverything()))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What a process that ran tests for this one has seen."""
    # One that crashed sends nothing.
    if sent := getattr(node, "workeroutput", {}).get(SENT):
        TAKEN.append(json.loads(sent))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    taken = WATCH.get_coverage()
    if (sent := getattr(session.config, "workeroutput", None)) is not None:
        sent[SENT] = json.dumps(taken)
        return
    for each in TAKEN:
        merge_coverage(taken, each)
    wrong = [said for module in TARGETS if (said := left(module, taken["files"]))]
    summary = taken["summary"]
    figures = f"{len(TARGETS)} modules: {summary['covered_lines']} lines, {summary['covered_branches']} branches taken."
    session.config.stash[SAID] = "\n".join([figures, *(wrong or ["Every branch that must be taken is."])])
    if wrong:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    terminalreporter.section("branches of the modules that nothing may be wrong in")
    terminalreporter.write_line(config.stash[SAID])


if __name__ == "__main__":
    near = dict.fromkeys(test for tests in TARGETS.values() for test in tests)
    sys.exit(pytest.main(["-p", "tests.branches", *sys.argv[1:], *(os.path.join(ROOT, test) for test in near)]))
