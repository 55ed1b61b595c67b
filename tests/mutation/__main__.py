# SPDX-License-Identifier: Apache-2.0
"""Changes the program in every small way and says which changes no test notices: `python -m tests.mutation`.

For each module the score is printed, then the survivors that `survivors.toml` has no reason for. The run fails where a
module's score, without those that a reason is given for, is below 95 in 100, or where a reason stands for none.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.mutation.targets import TARGETS

SCORE = 0.95
ROOT = Path(__file__).parents[2]
REASONS = Path(__file__).with_name("survivors.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one module's mutants; a survivor is a line and the change made there."""

    module: str
    mutants: int
    killed: int
    survivors: tuple[tuple[int, str], ...]
    seconds: float

    def unreasoned(self, reasons: dict[str, str]) -> tuple[tuple[int, str], ...]:
        """The survivors that nobody gave a reason for."""
        return tuple(each for each in self.survivors if each[1] not in reasons)

    def score(self, reasons: dict[str, str]) -> float:
        """The share killed of all that could be."""
        there = self.mutants - (len(self.survivors) - len(self.unreasoned(reasons)))
        return self.killed / there if there else 1.0


def survivors() -> dict[str, dict[str, str]]:
    """By module the changes that no test can or need notice, each with the reason."""
    return tomllib.loads(REASONS.read_text(encoding="utf-8"))


def judged(modules: Sequence[str], tests: Sequence[str], most: int | None, seed: int) -> Iterator[Outcome]:
    """Run modules in a process of their own, each told as it is done. RuntimeError where the tests can't be run, or
    nothing can fork."""
    if not hasattr(os, "fork"):
        raise RuntimeError("A mutation run needs a computer that can fork: Linux or macOS.")
    command = [sys.executable, "-m", "tests.mutation.running", *modules, "--tests", *tests, "--seed", str(seed)]
    if most is not None:
        command += ["--most", str(most)]
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as wrong,
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=wrong, text=True) as ran,
    ):
        for line in ran.stdout or ():
            told = json.loads(line)
            yield Outcome(
                module=told["module"],
                mutants=told["mutants"],
                killed=told["killed"],
                survivors=tuple((each["line"], each["change"]) for each in told["survivors"]),
                seconds=told["seconds"],
            )
        if ran.wait():
            wrong.seek(0)
            raise RuntimeError(f"{', '.join(modules)}: {wrong.read().strip()[-2000:]}")


def report(outcome: Outcome, reasons: dict[str, str], whole: bool) -> Iterator[str]:
    """The lines said of a module: its score, its survivors, and the reasons that are no longer true."""
    left = outcome.unreasoned(reasons)
    yield (
        f"{outcome.score(reasons):6.1%}  {outcome.module}: {outcome.killed} of {outcome.mutants} killed, "
        f"{len(outcome.survivors) - len(left)} with a reason, {len(left)} without ({outcome.seconds:.0f} s)"
    )
    for line, change in left:
        yield f"        line {line}, {change}"
    if whole:
        for change in reasons.keys() - {change for _, change in outcome.survivors}:
            yield f"        no longer survives, take it out of {REASONS.name}: {change}"


class Told:
    """Prints what became of modules, from several threads, and knows whether any fell short."""

    def __init__(self, reasons: dict[str, dict[str, str]], *, whole: bool) -> None:
        self.fell = False
        self._reasons = reasons
        self._whole = whole

    def all(self, outcomes: Iterable[Outcome]) -> None:
        """Print each as it comes."""
        for outcome in outcomes:
            own = self._reasons.get(outcome.module, {})
            lines = list(report(outcome, own, self._whole))
            print("\n".join(lines), flush=True)
            stale = any("no longer survives" in line for line in lines)
            self.fell = self.fell or stale or outcome.score(own) < SCORE


def main(arguments: Sequence[str]) -> int:
    """0 where every module reaches the score."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("modules", nargs="*", help="dotted names, or the beginning of some; every target where none")
    parser.add_argument("--most", type=int, help="this many of each module, drawn by the seed; all where not given")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args(arguments)
    chosen = [name for name in TARGETS if not asked.modules or name.startswith(tuple(asked.modules))]
    if not chosen:
        parser.error("no such target; tests/mutation/targets.py names them")
    together: dict[tuple[str, ...], list[str]] = {}
    for name in chosen:
        together.setdefault(TARGETS[name], []).append(name)
    told = Told(survivors(), whole=asked.most is None)
    with ThreadPoolExecutor(asked.workers) as pool:
        running = [
            pool.submit(told.all, judged(names, tests, asked.most, asked.seed)) for tests, names in together.items()
        ]
        for each in running:
            each.result()
    return int(told.fell)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
