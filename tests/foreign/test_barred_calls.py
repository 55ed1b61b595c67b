# SPDX-License-Identifier: Apache-2.0
"""In the process that reads, a foreign file reaches no network, no other program and no file, by Python or without."""

import json
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from vlu_desktop.foreign import barred_calls, bounded_child

# Python's own way, and the way of a library in machine code, which knows nothing of Python's hook.
_TRIED = """
import ctypes, errno, json, os, resource, socket, subprocess, sys
from pathlib import Path
from vlu_desktop.foreign.bounded_child import bound
kept, parent = Path(sys.argv[1]), os.getppid()
bound()
library = ctypes.CDLL(None, use_errno=True)
name = str(kept).encode()
tries = {
    "a socket": socket.socket,
    "a name looked up": lambda: socket.getaddrinfo("example.org", 80),
    "a program": lambda: subprocess.Popen(["true"]),
    "a shell": lambda: os.system("true"),
    "a copy of itself": os.fork,
    "a signal": lambda: os.kill(parent, 0),
    "a file removed": kept.unlink,
    "a file renamed": lambda: kept.rename(str(kept) + "2"),
    "a file emptied": lambda: os.truncate(kept, 0),
    "a folder": lambda: os.mkdir(str(kept) + "3"),
}
beneath = {
    "socket": lambda: library.socket(2, 1, 0), "socket within": lambda: library.socket(1, 1, 0),
    "execve": lambda: library.execv(b"/bin/true", None), "kill": lambda: library.kill(parent, 0),
    "unlink": lambda: library.unlink(name), "rename": lambda: library.rename(name, name + b"2"),
    "truncate": lambda: library.truncate(name, 0), "writing": lambda: library.open(name, os.O_WRONLY),
    "emptying": lambda: library.open(name, os.O_RDONLY | os.O_TRUNC),
    "making": lambda: library.open(name + b"4", os.O_RDONLY | os.O_CREAT, 0o600),
    "reading": lambda: library.open(name, os.O_RDONLY),
}
def python(what):
    try:
        what()
    except OSError as refused:
        return refused.errno
    return 0
def kernel(what):
    return ctypes.get_errno() if what() < 0 else 0
found = {what: python(work) for what, work in tries.items()}
limits = {what: resource.getrlimit(getattr(resource, "RLIMIT_" + what)) for what in ("AS", "CPU", "FSIZE", "CORE")}
print(json.dumps([found, {what: kernel(work) for what, work in beneath.items()}, limits]))
"""


def test_nothing_but_reading_is_left_to_the_process_that_reads(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_text("whole")
    run = subprocess.run([sys.executable, "-c", _TRIED, str(kept)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    by_python, by_kernel, limits = json.loads(run.stdout)
    assert set(by_python.values()) == {1}, by_python
    assert by_kernel.pop("reading") == 0
    if barred_calls.filters_here():
        assert set(by_kernel.values()) == {1}, by_kernel
    # Of each the most that may be asked for, too, so that nothing lifts it again.
    most = {"AS": bounded_child.MEMORY, "CPU": bounded_child.LONGEST_WORK, "FSIZE": 0, "CORE": 0}
    if sys.platform.startswith("linux"):
        assert limits == {what: [limit, limit] for what, limit in most.items()}
    assert kept.read_text() == "whole"
    assert [each.name for each in tmp_path.iterdir()] == ["kept"]


@pytest.mark.parametrize(("at", "machine"), barred_calls._MACHINES.values())
def test_every_refusal_of_the_filter_goes_to_its_last_line(at: int, machine: int) -> None:
    lines = [struct.unpack("<HBBI", line) for line in barred_calls._filter(at, machine)]
    numbers = {number for each in barred_calls._CALLS.values() if (number := each[at]) is not None}
    for n, (code, if_so, _, value) in enumerate(lines):
        if code == barred_calls._EQUALS and value in numbers and n > 4:
            assert n + 1 + if_so == len(lines) - 1
    assert lines[-1][3] == barred_calls._REFUSE
    assert lines[-2][3] == barred_calls._ALLOW
