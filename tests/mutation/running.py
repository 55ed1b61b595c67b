# SPDX-License-Identifier: Apache-2.0
"""Runs one module's mutants against its nearest tests: `python -m tests.mutation.running MODULE`, answering in JSON.

The tests are collected once. For each mutant a process is forked in which the living functions get their mutated
code, and the tests that run its lines are run, quickest first, until one fails. What changes something that ran when
the module was imported, a table say, is run where nothing of the program was imported yet, by all the tests.
"""

import argparse
import ast
import contextlib
import importlib
import importlib.util
import json
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import coverage
import pytest

from tests.mutation import swapping
from tests.mutation.mutants import Mutant, compiled, mutants

KILLED, SURVIVED, UNTRIED = 1, 0, 2
"""What a process says of its mutant by the way it ends; any other end (a crash, no end at all) kills as well."""
LEAST_SECONDS = 5.0
MEMORY = 6 << 30
_LIBRARIES = ("hypothesis", "numpy", "pikepdf", "cryptography", "PIL", "fontTools", "sqlcipher3")


@dataclass(slots=True)
class Baseline:
    """What each test runs of the module, and how long it takes, by the processor's time."""

    lines: dict[str, frozenset[int]]
    seconds: dict[str, float]

    def nearest(self, lines: range) -> list[str]:
        """The tests that run any of these lines, quickest first."""
        reached = (name for name, ran in self.lines.items() if any(line in ran for line in lines))
        return sorted(reached, key=self.seconds.__getitem__)

    def allowed(self, tests: Iterable[str]) -> float:
        """The processor's seconds after which tests are taken for endless."""
        return LEAST_SECONDS + 4 * sum(self.seconds.get(test, 0.0) for test in tests)


class Watch:
    """Notes whether any test failed."""

    failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed = self.failed or report.failed

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self.failed = self.failed or report.failed


def forked(work: Callable[[Path], int], seconds: float) -> tuple[int, bytes]:
    """Do `work` in a process of its own with a folder of its own; how it ended, and what it left in `answer`."""
    folder = Path(tempfile.mkdtemp(prefix="vlu-mutant-"))
    sys.stdout.flush()
    child = os.fork()
    if not child:
        _in_child(work, folder, seconds)
    try:
        status = _waited(child, 4 * seconds + 30)
        answer = folder / "answer"
        return status, answer.read_bytes() if answer.exists() else b""
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _in_child(work: Callable[[Path], int], folder: Path, seconds: float) -> None:
    code = 3
    try:
        os.setsid()
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1) if os.environ.get("MUTATION_TALKS") else (0, 1, 2):
            os.dup2(silence, stream)
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 5))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        tempfile.tempdir = str(folder)
        os.environ["TMPDIR"] = str(folder)
        code = work(folder)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _waited(child: int, seconds: float) -> int:
    """The exit code of a child, or minus the signal that ended it; it is ended itself when the time is over."""
    until, pause = time.monotonic() + seconds, 0.001
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > until:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        time.sleep(pause)
        pause = min(pause * 2, 0.05)


class Run:
    """One module, its mutants and its tests."""

    def __init__(
        self, module: str, tests: Sequence[str], chosen: Sequence[Mutant], tree: ast.Module, path: str
    ) -> None:
        self.module = module
        self.tests = tests
        self.chosen = chosen
        self.tree = tree
        self.path = path
        self.before = compiled(tree, None, path)

    def answers(self) -> list[bool]:
        """For each mutant whether it was killed."""
        quick = self._quickly()
        allowed = quick["allowed"]
        found = []
        for mutant, ended in zip(self.chosen, quick["ended"], strict=True):
            found.append((self._afresh(mutant, allowed) if ended == UNTRIED else ended) != SURVIVED)
        return found

    def _quickly(self) -> dict[str, Any]:
        """The first round: tests collected once, in one process that all others are forked from."""

        def work(folder: Path) -> int:
            watched = _watch(self.path)
            watched.start()
            return self._pytest([Quick(self, folder, watched)], self.tests)

        status, answer = forked(work, 100_000)
        if status or not answer:
            raise RuntimeError(f"The tests of {self.module} can't be run, or fail with nothing changed: {status}")
        found: dict[str, Any] = json.loads(answer)
        return found

    def _afresh(self, mutant: Mutant, allowed: float) -> int:
        """The second round: the mutant is imported in the module's place before anything else is."""
        code = compiled(self.tree, mutant, self.path)

        def work(_: Path) -> int:
            swapping.import_as(self.module, self.path, code)
            watch = Watch()
            # A mutant that can't be imported ends pytest before any test does.
            return KILLED if self._pytest([watch], self.tests) or watch.failed else SURVIVED

        return forked(work, allowed + 20)[0]

    @staticmethod
    def _pytest(plugins: list[Any], tests: Sequence[str]) -> int:
        arguments = ["-o", "addopts=--import-mode=importlib", "-m", "not soak", "-x", "-s", "-q"]
        arguments += [
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            "-W",
            "ignore::pytest.PytestAssertRewriteWarning",
            *tests,
        ]
        return int(pytest.main(arguments, plugins))


class Quick:
    """A plugin of pytest that, instead of running what was collected, runs it for every mutant."""

    def __init__(self, run: Run, folder: Path, watched: coverage.Coverage) -> None:
        self._run = run
        self._folder = folder
        self._watched = watched

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Baseline first, then the mutants."""
        if session.testsfailed:
            raise session.Failed("the tests can't be collected")
        # The program imports some modules when they are first needed; their functions have to be there to be changed.
        importlib.import_module(self._run.module)
        self._watched.stop()
        imported = frozenset(self._watched.get_data().lines(self._run.path) or ())
        status, answer = forked(lambda folder: _measured(session, self._run.path, folder), 3600)
        if status:
            raise session.Failed("the tests fail with nothing changed")
        told = json.loads(answer)
        baseline = Baseline(
            lines={name: frozenset(lines) for name, lines in told["lines"].items()}, seconds=told["seconds"]
        )
        trial = Trial(self._run, session, baseline, imported)
        ended = [trial.of(mutant) for mutant in self._run.chosen]
        answers = {"ended": ended, "allowed": baseline.allowed(baseline.seconds)}
        (self._folder / "answer").write_text(json.dumps(answers), encoding="utf-8")
        return True


class Trial:
    """Puts mutants into the functions of this process, one in each fork of it."""

    def __init__(self, run: Run, session: pytest.Session, baseline: Baseline, imported: frozenset[int]) -> None:
        self._run = run
        self._session = session
        self._items = {item.nodeid: item for item in session.items}
        self._baseline = baseline
        self._imported = imported
        self._functions = swapping.functions_of(run.path)

    def of(self, mutant: Mutant) -> int:
        """How it ended; UNTRIED where it would have to be imported, for what it changes ran at the import."""
        if not mutant.within:
            return UNTRIED
        again = UNTRIED if any(line in self._imported for line in mutant.lines) else SURVIVED
        tests = self._baseline.nearest(mutant.lines)
        if not tests:
            return again
        code = compiled(self._run.tree, mutant, self._run.path)

        def work(folder: Path) -> int:
            if not swapping.swap(self._functions, self._run.before, code):
                return UNTRIED
            swapping.forget_what_was_computed()
            items = [self._items[test] for test in tests]
            return KILLED if _fails(self._session, items, folder, self._baseline) else again

        return forked(work, self._baseline.allowed(tests))[0]


def _watch(path: str) -> coverage.Coverage:
    watched = coverage.Coverage(data_file=None, include=[path], config_file=False)
    watched.set_option("run:disable_warnings", ["no-data-collected"])
    return watched


def _fails(
    session: pytest.Session, items: Sequence[pytest.Item], folder: Path, baseline: Baseline | None = None
) -> bool:
    """Whether one of these tests fails. With a baseline a test that has become endless ends the process."""
    watch = Watch()
    session.config.pluginmanager.register(watch)
    factory: Any = session.config._tmp_path_factory  # type: ignore[attr-defined]
    factory._basetemp = folder
    for item, later in zip(items, [*items[1:], None], strict=True):
        if baseline is not None:
            signal.setitimer(signal.ITIMER_PROF, baseline.allowed([item.nodeid]))
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=later)
        if watch.failed:
            return True
    return False


def _measured(session: pytest.Session, path: str, folder: Path) -> int:
    """Run everything with nothing changed and note which lines each test runs."""
    watched = _watch(path)
    seconds: dict[str, float] = {}
    watched.start()
    for item in session.items:
        watched.switch_context(item.nodeid)
        began = time.process_time()
        if _fails(session, [item], folder):
            os.write(2, f"fails with nothing changed: {item.nodeid}\n".encode())
            return 1
        seconds[item.nodeid] = time.process_time() - began
    watched.stop()
    lines: dict[str, list[int]] = {name: [] for name in seconds}
    for line, names in watched.get_data().contexts_by_lineno(path).items():
        for name in names:
            if name:
                lines[name].append(line)
    (folder / "answer").write_text(json.dumps({"lines": lines, "seconds": seconds}), encoding="utf-8")
    return 0


def prepared(module: str, tests: Sequence[str], most: int | None, seed: int, only: str = "") -> Run:
    """The mutants of a module, or `most` of them drawn by `seed`, or those whose key holds `only`."""
    root = Path(__file__).parents[2]
    path = root.joinpath(*module.split(".")).with_suffix(".py")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    chosen = [mutant for mutant in mutants(tree) if only in mutant.key]
    if most is not None and most < len(chosen):
        at = sorted(random.Random(f"{seed} {module}").sample(range(len(chosen)), most))
        chosen = [chosen[n] for n in at]
    return Run(module, tests, chosen, tree, str(path))


def main(arguments: Sequence[str]) -> int:
    """Print a JSON line: how many were killed, and the keys of those that were not."""
    parser = argparse.ArgumentParser()
    parser.add_argument("module")
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--most", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="")
    asked = parser.parse_args(arguments)
    os.environ["HYPOTHESIS_PROFILE"] = "mutation"
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for name in _LIBRARIES:
        importlib.import_module(name)
    run = prepared(asked.module, asked.tests, asked.most, asked.seed, asked.only)
    answers = run.answers()
    left = [mutant for mutant, killed in zip(run.chosen, answers, strict=True) if not killed]
    print(json.dumps({
        "module": asked.module,
        "mutants": len(answers),
        "killed": sum(answers),
        "survivors": [{"line": mutant.lines.start, "change": mutant.key} for mutant in left],
    }))  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
