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
import time
import tomllib
from collections.abc import Iterator, Sequence
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


def judged(module: str, tests: Sequence[str], most: int | None, seed: int) -> Outcome:
    """Run one module in a process of its own. RuntimeError where its tests can't be run, or nothing can fork."""
    if not hasattr(os, "fork"):
        raise RuntimeError("A mutation run needs a computer that can fork: Linux or macOS.")
    began = time.monotonic()
    command = [sys.executable, "-m", "tests.mutation.running", module, *tests, "--seed", str(seed)]
    if most is not None:
        command += ["--most", str(most)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if ran.returncode:
        raise RuntimeError(f"{module}: {ran.stderr.strip()[-2000:]}")
    told = json.loads(ran.stdout.splitlines()[-1])
    return Outcome(
        module=module,
        mutants=told["mutants"],
        killed=told["killed"],
        survivors=tuple((each["line"], each["change"]) for each in told["survivors"]),
        seconds=time.monotonic() - began,
    )


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
    reasons, fell = survivors(), False
    with ThreadPoolExecutor(asked.workers) as pool:
        for outcome in pool.map(lambda name: judged(name, TARGETS[name], asked.most, asked.seed), chosen):
            own = reasons.get(outcome.module, {})
            whole = asked.most is None
            lines = list(report(outcome, own, whole))
            print("\n".join(lines), flush=True)
            stale = any("no longer survives" in line for line in lines)
            fell = fell or stale or outcome.score(own) < SCORE
    return int(fell)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
