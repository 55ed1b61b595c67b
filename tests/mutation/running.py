# SPDX-License-Identifier: Apache-2.0
"""Runs modules' mutants against the tests they have in common, answering in JSON, a line for each module.

`python -m tests.mutation.running MODULE... --tests FILE...`: the tests are collected once, and once it is measured
which lines each runs. For each mutant a process is forked in which the living functions get their mutated code, and
the tests that run its lines are run, those first that are quick and have killed before, until one fails. What changes
something that ran when the module was imported, a table say, is run where nothing that needs the module was imported
yet, by all the tests.
"""

import argparse
import ast
import gc
import importlib
import json
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import coverage
import pytest

from tests.mutation import imports, swapping
from tests.mutation.forking import Note, forked, in_child
from tests.mutation.mutants import Mutant, compiled, mutants
from tests.mutation.trial import KILLED, SURVIVED, UNTRIED, Baseline, Run, Trial, Watch, measured, watched_by_coverage

_ENDLESS = 1_000_000
_LIBRARIES = ("hypothesis", "numpy", "pikepdf", "cryptography", "PIL", "fontTools", "sqlcipher3")


class Ordered:
    """Has the tests run by hope, and notes which is under way."""

    def __init__(self, baseline: Baseline, under_way: Note) -> None:
        self._order = {test: n for n, test in enumerate(baseline.by_hope(baseline.seconds))}
        self._under_way = under_way

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: self._order.get(item.nodeid, 0))

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._under_way.write(1 + self._order.get(nodeid, -1))

    def test(self, number: int) -> str:
        """The test that is noted by a number."""
        return next((test for test, n in self._order.items() if n == number - 1), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quick:
    """How a module's mutants ended in the first round, and what is known of the tests after it."""

    ended: list[int]
    baseline: Baseline
    loaded: list[str]
    """Every module that was imported, in order."""


class Judge:
    """Has modules' mutants run by the tests that are nearest to them."""

    def __init__(self, runs: Sequence[Run], tests: Sequence[str], folder: Path) -> None:
        self._runs = runs
        self._tests = tests
        self._kept = folder
        self._kills: Counter[str] = Counter()
        self._proved = False
        self._collected, there = multiprocessing.Pipe()
        self._child = os.fork()
        if not self._child:
            self._collected.close()
            in_child(lambda _: self._collecting(there), folder, _ENDLESS)
        there.close()

    def answers(self, run: Run) -> list[bool]:
        """For each mutant of a run whether it was killed. RuntimeError where its tests can't be run."""
        try:
            self._collected.send(self._runs.index(run))
            quick: Quick = self._collected.recv()
        except (EOFError, ConnectionError):
            raise RuntimeError(f"The tests of {run.module} can't be run, or fail with nothing changed.") from None
        afresh = [mutant for mutant, ended in zip(run.chosen, quick.ended, strict=True) if ended == UNTRIED]
        second = iter(self._afresh(run, afresh, quick))
        return [(next(second) if ended == UNTRIED else ended) != SURVIVED for ended in quick.ended]

    def _collecting(self, asked: Connection) -> int:
        """The first round: tests collected once, in one process that all others are forked from."""
        paths = [run.path for run in self._runs]
        watched = watched_by_coverage(paths)
        watched.start()
        return self._pytest([Answering(self._runs, asked, watched)], "-x")

    def _afresh(self, run: Run, chosen: Sequence[Mutant], quick: Quick) -> list[int]:
        """The second round: the mutant is imported in the module's place before anything that needs it is."""
        if not chosen:
            return []

        def work(folder: Path) -> int:
            imports.bring(imports.independent(quick.loaded, run.module))
            gc.collect()
            gc.freeze()
            # Were it imported by now, or did the tests fail in this order, every mutant would be taken for killed.
            if run.module in sys.modules or not (self._proved or self._imported(run, None, baseline) == SURVIVED):
                return 1
            ended = [self._imported(run, mutant, baseline) for mutant in chosen]
            told = {"ended": ended, "kills": baseline.kills}
            (folder / "answer").write_text(json.dumps(told), encoding="utf-8")
            return 0

        baseline = replace(quick.baseline, kills=quick.baseline.kills + self._kills)
        status, answer = forked(work, _ENDLESS)
        if status:
            raise RuntimeError(f"{run.module} can't be imported afresh, or its tests fail with nothing changed then.")
        told = json.loads(answer)
        self._proved = True
        self._kills = Counter(told["kills"]) - quick.baseline.kills
        found: list[int] = told["ended"]
        return found

    def _imported(self, run: Run, mutant: Mutant | None, baseline: Baseline) -> int:
        code = compiled(run.tree, mutant, run.path)
        under_way = Note()
        ordered = Ordered(baseline, under_way)

        def work(_: Path) -> int:
            swapping.import_as(run.module, run.path, code)
            watch = Watch(kills=True)
            # A mutant that can't be imported ends pytest before any test does.
            return KILLED if self._pytest([watch, ordered], "-x") or watch.failed else SURVIVED

        ended = forked(work, baseline.allowed(baseline.seconds) + 20)[0]
        if ended != SURVIVED:
            baseline.kills[ordered.test(under_way.read())] += 1
        return ended

    def _pytest(self, plugins: list[Any], *more: str) -> int:
        arguments = ["-o", "addopts=--import-mode=importlib", "-o", f"cache_dir={self._kept / 'pytest'}"]
        arguments += ["-m", "not soak", "-s", "-q", "--assert=plain", "-p", "no:xdist", *more, *self._tests]
        return int(pytest.main(arguments, plugins))


class Answering:
    """A plugin of pytest that, instead of running what was collected, runs it for every mutant that is asked for."""

    def __init__(self, runs: Sequence[Run], asked: Connection, watched: coverage.Coverage) -> None:
        self._runs = runs
        self._asked = asked
        self._watched = watched

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Baseline first, then the mutants of each run that is asked for, until nobody asks any more."""
        if session.testsfailed:
            raise session.Failed("the tests can't be collected")
        # What is frozen (tests/conftest.py) is found by nobody who looks for a module's functions.
        gc.unfreeze()
        # The program imports some modules when they are first needed; their functions have to be there to be changed.
        imports.bring(run.module for run in self._runs)
        self._watched.stop()
        status, answer = forked(lambda folder: measured(session, [run.path for run in self._runs], folder), _ENDLESS)
        if status:
            raise session.Failed("the tests fail with nothing changed")
        told = json.loads(answer)
        baseline = Baseline(
            lines={
                path: {test: frozenset(lines) for test, lines in ran.items()} for path, ran in told["lines"].items()
            },
            seconds=told["seconds"],
        )
        self._watched.start()
        imports.bring(name for name in told["loaded"] if not name.startswith(("tests", "test_", "__")))
        self._watched.stop()
        data = self._watched.get_data()
        imported = {run.path: frozenset(data.lines(run.path) or ()) for run in self._runs}
        functions = {run.path: swapping.functions_of(run.path) for run in self._runs}
        trial = Trial(session, baseline, imported, functions)
        gc.collect()
        gc.freeze()
        while (asked := self._next()) is not None:
            before = compiled(asked.tree, None, asked.path)
            ended = [trial.of(asked, mutant, before) for mutant in asked.chosen]
            self._asked.send(Quick(ended=ended, baseline=replace(baseline, lines={}), loaded=told["loaded"]))
        return True

    def _next(self) -> Run | None:
        try:
            number: int = self._asked.recv()
        except EOFError:
            return None
        return self._runs[number]


def prepared(module: str, most: int | None, seed: int, only: str = "") -> Run:
    """The mutants of a module, or `most` of them drawn by `seed`, or those whose key holds `only`."""
    path = imports.ROOT.joinpath(*module.split(".")).with_suffix(".py")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    chosen = [mutant for mutant in mutants(tree) if only in mutant.key]
    if most is not None and most < len(chosen):
        at = sorted(random.Random(f"{seed} {module}").sample(range(len(chosen)), most))
        chosen = [chosen[n] for n in at]
    return Run(module=module, path=str(path), tree=tree, chosen=chosen)


def main(arguments: Sequence[str]) -> int:
    """Print a JSON line for each module: how many were killed, and the keys of those that were not."""
    parser = argparse.ArgumentParser()
    parser.add_argument("modules", nargs="+")
    parser.add_argument("--tests", nargs="+", required=True)
    parser.add_argument("--most", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="")
    asked = parser.parse_args(arguments)
    os.environ["HYPOTHESIS_PROFILE"] = "mutation"
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for name in _LIBRARIES:
        importlib.import_module(name)
    runs = [prepared(module, asked.most, asked.seed, asked.only) for module in asked.modules]
    kept = Path(tempfile.mkdtemp(prefix="vlu-mutants-"))
    try:
        judge = Judge(runs, asked.tests, kept)
        for run in runs:
            began = time.monotonic()
            answers = judge.answers(run)
            left = [mutant for mutant, killed in zip(run.chosen, answers, strict=True) if not killed]
            print(json.dumps({
                "module": run.module,
                "mutants": len(answers),
                "killed": sum(answers),
                "survivors": [{"line": mutant.lines.start, "change": mutant.key} for mutant in left],
                "seconds": time.monotonic() - began,
            }), flush=True)  # fmt: skip
    finally:
        shutil.rmtree(kept, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
