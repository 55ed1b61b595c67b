# SPDX-License-Identifier: Apache-2.0
"""Tries a mutant by the tests that run its lines, in the functions that are alive, in a fork of this process."""

import ast
import json
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FunctionType
from typing import Any

import coverage
import pytest

from tests.mutation import swapping
from tests.mutation.forking import Note, forked
from tests.mutation.mutants import Mutant, compiled

KILLED, SURVIVED, UNTRIED = 1, 0, 2
"""What a process says of its mutant by the way it ends; any other end (a crash, no end at all) kills as well."""
LEAST_SECONDS = 5.0


@dataclass(slots=True)
class Baseline:
    """What each test runs of each file, by its path, and how long each takes, by the processor's time."""

    lines: dict[str, dict[str, frozenset[int]]]
    seconds: dict[str, float]
    kills: Counter[str] = field(default_factory=Counter)

    def nearest(self, path: str, lines: range) -> list[str]:
        """The tests that run any of a file's lines, in the order of `by_hope`."""
        return self.by_hope(test for test, ran in self.lines[path].items() if any(line in ran for line in lines))

    def by_hope(self, tests: Iterable[str]) -> list[str]:
        """Tests, those first that kill most for their time; of many rows of one test the further are less likely to."""
        likely = sorted(tests, key=lambda test: self.seconds.get(test, 0.0) / (1 + self.kills[test]))
        before: Counter[str] = Counter()
        cost: dict[str, float] = {}
        for test in likely:
            table = test.partition("[")[0]
            before[table] += 1
            cost[test] = before[table] * self.seconds.get(test, 0.0) / (1 + self.kills[test])
        return sorted(likely, key=cost.__getitem__)

    def allowed(self, tests: Iterable[str]) -> float:
        """The processor's seconds after which tests are taken for endless."""
        return LEAST_SECONDS + 4 * sum(self.seconds.get(test, 0.0) for test in tests)


class Watch:
    """Notes whether any test failed; or, where failing `kills`, ends the process with the first that does."""

    def __init__(self, *, kills: bool) -> None:
        self.failed = False
        self._kills = kills

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, call: pytest.CallInfo[None]) -> None:
        """Before anything is written about how it failed, which nobody would read."""
        if self._kills and call.excinfo is not None and not call.excinfo.errisinstance(pytest.skip.Exception):
            os._exit(KILLED)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed = self.failed or report.failed
        if self.failed and self._kills:
            os._exit(KILLED)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self.failed = self.failed or report.failed


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One module and its chosen mutants."""

    module: str
    path: str
    tree: ast.Module
    chosen: Sequence[Mutant]


class Trial:
    """Puts mutants into the functions of this process, one in each fork of it."""

    def __init__(
        self,
        session: pytest.Session,
        baseline: Baseline,
        imported: dict[str, frozenset[int]],
        functions: dict[str, list[FunctionType]],
    ) -> None:
        self._session = session
        self._items = {item.nodeid: item for item in session.items}
        self._baseline = baseline
        self._imported = imported
        self._functions = functions
        self._caches = swapping.caches()

    def of(self, run: Run, mutant: Mutant, before: Any) -> int:
        """How it ended; UNTRIED where it would have to be imported, for what it changes ran at the import."""
        if not mutant.within:
            return UNTRIED
        again = UNTRIED if any(line in self._imported[run.path] for line in mutant.lines) else SURVIVED
        tests = self._baseline.nearest(run.path, mutant.lines)
        if not tests:
            return again
        code = compiled(run.tree, mutant, run.path)
        under_way = Note()

        def work(folder: Path) -> int:
            if not swapping.swap(self._functions[run.path], before, code):
                return UNTRIED
            for cache in self._caches:  # it may hold what the functions said before
                cache.cache_clear()
            items = [self._items[test] for test in tests]
            return KILLED if _fails(self._session, items, folder, self._baseline, under_way) else again

        ended = forked(work, self._baseline.allowed(tests))[0]
        if ended not in (SURVIVED, UNTRIED):
            self._baseline.kills[tests[under_way.read()]] += 1
        return ended


def watched_by_coverage(paths: Sequence[str]) -> coverage.Coverage:
    watched = coverage.Coverage(data_file=None, include=list(paths), config_file=False)
    watched.set_option("run:disable_warnings", ["no-data-collected"])
    return watched


def _fails(
    session: pytest.Session, items: Sequence[pytest.Item], folder: Path, baseline: Baseline, under_way: Note
) -> bool:
    """Whether one of these tests fails. A test that has become endless ends the process."""
    _registered(session, Watch(kills=True), folder)
    for n, (item, later) in enumerate(zip(items, [*items[1:], None], strict=True)):
        under_way.write(n)
        signal.setitimer(signal.ITIMER_PROF, baseline.allowed([item.nodeid]))
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=later)
    return False


def _registered(session: pytest.Session, watch: Watch, folder: Path) -> Watch:
    session.config.pluginmanager.register(watch)
    factory: Any = session.config._tmp_path_factory  # type: ignore[attr-defined]
    factory._basetemp = folder
    return watch


def measured(session: pytest.Session, paths: Sequence[str], folder: Path) -> int:
    """Run everything with nothing changed and note which lines each test runs."""
    watched = watched_by_coverage(paths)
    seconds: dict[str, float] = {}
    watch = _registered(session, Watch(kills=False), folder)
    # What a test before has worked out would be taken from there, and its lines not be seen to run.
    caches = [each for each in swapping.caches() if each.__wrapped__.__code__.co_filename in paths]
    watched.start()
    for item in session.items:
        for cache in caches:
            cache.cache_clear()
        watched.switch_context(item.nodeid)
        began = time.process_time()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        if watch.failed:
            os.write(2, f"fails with nothing changed: {item.nodeid}\n".encode())
            return 1
        seconds[item.nodeid] = time.process_time() - began
    watched.stop()
    lines: dict[str, dict[str, list[int]]] = {path: {name: [] for name in seconds} for path in paths}
    for path, ran in lines.items():
        for line, names in watched.get_data().contexts_by_lineno(path).items():
            for name in names:
                if name:
                    ran[name].append(line)
    told = {"lines": lines, "seconds": seconds, "loaded": list(sys.modules)}
    (folder / "answer").write_text(json.dumps(told), encoding="utf-8")
    return 0
