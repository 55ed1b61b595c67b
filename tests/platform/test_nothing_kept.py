# SPDX-License-Identifier: Apache-2.0
"""What an error leaves, and what the system may keep of the process: a type and a place, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

NEEDLE = "NEEDLE-14-Mill-Lane"

FAILING = f"""
import logging, sys, threading
from pathlib import Path
from vlu_desktop.platform import faults
faults.keep_log(Path(sys.argv[1]))
told = []
faults.install(lambda: told.append(1))
class Odd:
    def __del__(self):
        raise ValueError({NEEDLE!r})
def fails():
    address = {NEEDLE!r}
    raise LookupError(address)
thread = threading.Thread(target=fails)
thread.start()
thread.join()
Odd()
try:
    fails()
except LookupError:
    logging.getLogger("vlu_desktop.somewhere").exception("It failed")
logging.getLogger("library").error("It failed over " + {NEEDLE!r})
print(len(told), flush=True)
fails()
"""


def test_an_error_leaves_its_type_and_place_alone(tmp_path: Path) -> None:
    log = tmp_path / "logs" / "problems.log"
    ended = subprocess.run(
        [sys.executable, "-c", FAILING, str(log)], capture_output=True, text=True, check=False, timeout=60
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (1, "2\n")
    kept = log.read_text()
    assert NEEDLE not in kept + ended.stderr
    assert "Traceback" not in kept + ended.stderr
    lines = [line.split(" ", 2)[2] for line in kept.splitlines()]
    assert lines == [
        "ERROR LookupError at <string>:13 on a thread",
        "ERROR ValueError at <string>:10 while something was let go",
        "ERROR It failed (LookupError at <string>:13)",
        "ERROR LookupError at <string>:13",
    ]


def test_the_command_line_shows_no_value_either(tmp_path: Path) -> None:
    code = (
        "import sys; from vlu_desktop import cli, __main__ as m\n"
        f"def fails(*_): raise RuntimeError({NEEDLE!r})\n"
        "m.main = fails\nsys.exit(m.start())"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 1
    assert NEEDLE not in ended.stderr
    assert "RuntimeError at <string>:2" in ended.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux tells of it in /proc")
def test_no_core_file_and_no_other_program_reads_it() -> None:
    code = (
        "import resource, ctypes; from vlu_desktop.platform.hardening import harden; harden()\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert ended.stdout == "(0, 0) 0\n"


@pytest.mark.skipif(os.name != "posix", reason="one process in the place of another")
def test_a_process_in_the_place_of_this_one_keeps_nothing_but_its_number(tmp_path: Path) -> None:
    code = (
        "import os, sys; from vlu_desktop.platform.relock import replace\n"
        "print(os.getpid(), flush=True)\n"
        "replace([sys.executable, '-c', 'import os; print(os.getpid())'])"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    first, second = ended.stdout.split()
    assert first == second
