# SPDX-License-Identifier: Apache-2.0
"""What a test needs of the system: rights, got without asking anybody, and Linux programs.

`pytest.mark.rights("mount")` or `("trace")` on a test: where whoever runs the suite lacks the right, the test runs
again by itself in a child process, whose user namespace gives it. `WITHOUT_OVERRIDE` is the other way: put before a
command, it takes from root what lets root write anywhere. `needs_linux` marks a test that runs programs which the
set-up brings on Linux.
"""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MARK = "rights"
needs_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="runs programs that the set-up brings on Linux"
)
# The numbers of linux/capability.h.
_CAPABILITIES = {"mount": 21, "trace": 19}
_IN_A_NAMESPACE = ("unshare", "--user", "--map-root-user", "--mount")
_NO_OVERRIDE = "-dac_override,-dac_read_search"
WITHOUT_OVERRIDE: tuple[str, ...] = (
    ("setpriv", f"--inh-caps={_NO_OVERRIDE}", f"--bounding-set={_NO_OVERRIDE}")
    if hasattr(os, "geteuid") and os.geteuid() == 0
    else ()
)


def get_rights(item: pytest.Item) -> None:
    """Let a marked test run where its right is, here or in a child; only where the kernel gives none is it left out."""
    mark = item.get_closest_marker(MARK)
    if mark is None or ((held := _held()) is not None and _CAPABILITIES[mark.args[0]] in held):
        return
    if not _namespaces_work():
        item.add_marker(pytest.mark.skip(reason=f"nobody may {mark.args[0]} here, nor make a user namespace"))
        return
    # No fixture is made here: the child makes its own.
    vars(item).update(setup=lambda: None, runtest=lambda: _run_in_a_namespace(item.nodeid))


def _run_in_a_namespace(test: str) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    command = [*_IN_A_NAMESPACE, sys.executable, "-m", "pytest", "-n0", "-q", "-p", "no:cacheprovider", test]
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "1 passed" in ran.stdout, ran.stdout


@cache
def _held() -> frozenset[int] | None:
    """The capabilities of this process; None where there are no such things."""
    try:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
    except OSError:
        return None
    [bits] = [int(line.split()[1], 16) for line in status.splitlines() if line.startswith("CapEff:")]
    return frozenset(n for n in range(64) if bits >> n & 1)


@cache
def _namespaces_work() -> bool:
    try:
        return subprocess.run([*_IN_A_NAMESPACE, "true"], capture_output=True).returncode == 0
    except FileNotFoundError:
        return False
