# SPDX-License-Identifier: Apache-2.0
"""Prints which lines and branches of the named modules no test near them takes, and fails where there are any.

The modules and their tests are those of tests/mutation/targets.py. `pytest -p tests.branches` traces
these alone in a run of whatever tests, for tracing all would take several times as long; `python -m tests.branches`
runs no others.
"""

import importlib
import io
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage, CoverageData

from tests.mutation.targets import TARGETS

ROOT = Path(__file__).parents[1]
NEAR = {
    ROOT / test: [module for module, near in TARGETS.items() if test in near]
    for test in dict.fromkeys(test for tests in TARGETS.values() for test in tests)
}
# A long run whose branches others take.
LONG = "test_any_text_comes_back"
SENT = "branches"
SAID = pytest.StashKey[str]()


def path_of(module: str) -> str:
    """Where a module lies in the tree."""
    return "/".join(module.split(".")) + ".py"


def missing(module: str, files: dict[str, dict[str, dict[str, int]]]) -> int:
    """How many lines and branches of a module no test takes; everything, where no test imports it."""
    found = files.get(path_of(module))
    return found["summary"]["missing_lines"] + found["summary"]["missing_branches"] if found else sys.maxsize


class Traced:
    """One process's trace: on while the modules are imported and while a test near one of them runs."""

    def __init__(self) -> None:
        include = [str(ROOT / path_of(module)) for module in TARGETS]
        self.coverage = Coverage(data_file=None, branch=True, include=include, config_file=False)
        self._on = False
        self._of = Path()

    def begin(self, test: Path, on: bool) -> None:
        """Trace a test of this file, or not; what its modules remember of other tests would be run by none of its."""
        if on and test != self._of:
            for module in NEAR[test]:
                for each in vars(sys.modules[module]).values():
                    if hasattr(each, "cache_clear"):
                        each.cache_clear()
        self._of = test
        self.turn(on)

    def turn(self, on: bool) -> None:
        """Trace from now on, or no longer."""
        if on != self._on:
            (self.coverage.start if on else self.coverage.stop)()
            self._on = on

    def report(self) -> tuple[str, list[str]]:
        """What was found as lines to read, and a sentence for each module that isn't taken whole."""
        said = io.StringIO()
        self.coverage.report(file=said, show_missing=True, skip_covered=True)
        with tempfile.TemporaryDirectory() as folder:
            told = Path(folder) / "told.json"
            self.coverage.json_report(outfile=str(told))
            files = json.loads(told.read_text(encoding="utf-8"))["files"]
        left = {module: many for module in TARGETS if (many := missing(module, files))}
        wrong = [f"{module}: {many} lines and branches are taken by no test near it." for module, many in left.items()]
        return said.getvalue(), wrong


TRACED = Traced()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Before anything of the program is imported; what a test imports late is imported now."""
    TRACED.turn(on=True)
    for module in TARGETS:
        importlib.import_module(module)


def pytest_configure() -> None:
    TRACED.turn(on=False)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    TRACED.begin(item.path, on=item.path in NEAR and LONG not in item.name)
    return (yield)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What a process that ran tests for this one has seen."""
    if sent := node.workeroutput.get(SENT):
        seen = CoverageData(no_disk=True)
        seen.loads(sent)
        TRACED.coverage.get_data().update(seen)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    TRACED.turn(on=False)
    if (sent := getattr(session.config, "workeroutput", None)) is not None:
        sent[SENT] = TRACED.coverage.get_data().dumps()
        return
    said, wrong = TRACED.report()
    session.config.stash[SAID] = said + ("\n".join(wrong) or "Every branch that must be taken is.")
    if wrong:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    terminalreporter.section("branches of the modules that nothing may be wrong in")
    terminalreporter.write_line(config.stash[SAID])


if __name__ == "__main__":
    sys.exit(pytest.main(["-p", "tests.branches", *sys.argv[1:], *map(str, sorted(NEAR))]))
