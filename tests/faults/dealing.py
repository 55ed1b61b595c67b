# SPDX-License-Identifier: Apache-2.0
"""Deals out faults: does a piece of work in a process of its own with one fault at one call, for each call asked for.

`python -m tests.faults.dealing` is asked by lines of JSON, [ENVIRONMENT, FAULT, WORK, FOLDER, SOME], and writes one
line of JSON a point. FAULT is "kill" (by SIGKILL), "full" (from that call on the disk takes nothing, until room is
made), "failing" (that one call fails) or "record" (nothing fails; every call is kept, in FOLDER/calls). Each point's
folder is left for the test.
"""

import json
import os
import pickle
import random
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.faults.beside import WORKS
from tests.faults.calls import FAILED, FULL, Call, watched
from tests.faults.doing import sentence_of

SEED = 26


@dataclass
class Told:
    """What the process at a point told: `said` is the sentence that the officer gets, `bug` anything that is none."""

    call: str = ""
    acknowledged: list[str] = field(default_factory=list)
    said: str = ""
    bug: str = ""
    again: bool = False
    """Whether the same work went well once there was room again."""


def in_a_child(folder: Path, doing: Callable[[Callable[[str, object], None]], None]) -> tuple[Told, int]:
    """Do it in a forked process that tells as it goes; what it told, and how it ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)

        def tell(name: str, value: object) -> None:
            os.write(writing, json.dumps([name, value]).encode() + b"\n")

        try:
            doing(tell)
        except BaseException:
            tell("bug", traceback.format_exc())
        os._exit(0)
    os.close(writing)
    told = Told()
    with os.fdopen(reading) as lines:
        for line in lines:
            name, value = json.loads(line)
            if name == "acknowledged":
                told.acknowledged.append(value)
            else:
                setattr(told, name, value)
    return told, os.waitpid(child, 0)[1]


def killed(work: str, folder: Path, point: int, tell: Callable[[str, object], None]) -> None:
    """Do the work and be killed before call `point`."""
    count = 0

    def before(call: Call) -> int:
        nonlocal count
        if count == point:
            tell("call", str(call))
            os.kill(os.getpid(), signal.SIGKILL)
        count += 1
        return 0

    with watched(folder, before):
        WORKS[work].do(folder, lambda what: tell("acknowledged", what))


def refused(work: str, folder: Path, point: int, full: bool, tell: Callable[[str, object], None]) -> None:
    """Do the work on a disk that fails at call `point`, and again once it doesn't."""
    count = 0
    freed = False

    def before(call: Call) -> int:
        nonlocal count
        here, count = count, count + 1
        if here == point:
            tell("call", str(call))
        if freed or here < point or (here > point and not full):
            return 0
        if not full:
            return FAILED.get(call.name, FAILED["write"])
        if call.name in ("delete", "truncate", "sync"):
            # A full disk still takes what needs no room.
            return 0
        return FULL if call.python or call.name == "write" else FAILED[call.name]

    with watched(folder, before, reads=not full):
        try:
            WORKS[work].do(folder, lambda what: tell("acknowledged", what))
        except Exception as error:
            if not (said := sentence_of(error)):
                raise
            tell("said", said)
        freed = True
        if full:
            WORKS[work].do(folder, lambda what: tell("acknowledged", what))
            tell("again", True)


def recorded(work: str, folder: Path) -> None:
    """Do the work and keep every call, with what Python puts on the disk itself, in the folder's `calls`."""
    calls: list[Call] = []
    fsync, replace = os.fsync, os.replace

    def syncing(descriptor: int) -> None:
        fsync(descriptor)
        path = Path(f"/proc/self/fd/{descriptor}").resolve()
        if path.is_dir():
            calls.append(Call("folder", str(path), python=True))
        elif path.is_relative_to(folder):
            calls.append(Call("content", str(path), data=path.read_bytes(), python=True))

    def replacing(source: Any, target: Any) -> None:
        replace(source, target)
        calls.append(Call("replace", str(target), data=str(source).encode(), python=True))

    def before(call: Call) -> int:
        if not call.python:
            calls.append(call)
        elif call.name == "delete":
            calls.append(Call("delete", call.path))
        return 0

    os.fsync, os.replace = syncing, replacing  # type: ignore[assignment]
    with watched(folder, before):
        WORKS[work].do(folder, lambda what: calls.append(Call("acknowledged", "", data=what.encode())))
    (folder / "calls").write_bytes(pickle.dumps(calls))


def counted(work: str, folder: Path, reads: bool) -> int:
    """How many calls the work makes."""
    count = 0

    def before(_: Call) -> int:
        nonlocal count
        count += 1
        return 0

    def doing(tell: Callable[[str, object], None]) -> None:
        with watched(folder, before, reads=reads):
            WORKS[work].do(folder, lambda what: None)
        tell("call", str(count))

    told, _ = in_a_child(folder, doing)
    if told.bug:
        sys.exit(told.bug)
    return int(told.call)


def deal(fault: str, work: str, folder: Path, some: int) -> None:
    """Deal out one fault to one piece of work, at `some` of its calls or at all, and write a line for each."""
    model = folder / "model"
    model.mkdir()
    WORKS[work].make(model)

    def fresh(name: str) -> Path:
        return Path(shutil.copytree(model, folder / name))

    if fault == "record":
        where = fresh("record")
        told, _ = in_a_child(where, lambda _: recorded(work, where))
        print(json.dumps({"bug": told.bug}))
        return
    total = counted(work, fresh("counted"), fault == "failing")
    points = sorted(random.Random(SEED).sample(range(total), min(some or total, total)))
    for point in points:
        where = fresh(str(point))

        def doing(tell: Callable[[str, object], None], where: Path = where, point: int = point) -> None:
            if fault == "kill":
                killed(work, where, point, tell)
            else:
                refused(work, where, point, fault == "full", tell)

        told, status = in_a_child(where, doing)
        print(json.dumps({"point": point, "of": total, "status": status, **asdict(told)}))


def main() -> None:
    """Deal out as is asked by lines of JSON, and end each answer with an empty line."""
    for line in sys.stdin:
        environment, fault, work, folder, some = json.loads(line)
        os.environ.clear()
        os.environ.update(environment)
        try:
            deal(fault, work, Path(folder).resolve(), some)
        except BaseException:
            traceback.print_exc()
        sys.stderr.flush()
        print(flush=True)


if __name__ == "__main__":
    main()
