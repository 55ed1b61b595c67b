# SPDX-License-Identifier: Apache-2.0
"""What the reading process asks of Windows, by the layout that Microsoft documents; Windows itself is not here."""

import ctypes
from typing import Any

import pytest

from vlu_desktop.foreign.windows_bounds import BasicLimits, ExtendedLimits, bound_here, limits


class Kernel:
    """Notes what is asked of it, in order, and answers; `refusing` is a call that fails."""

    def __init__(self, refusing: str = "") -> None:
        self.asked: list[tuple[str, tuple[Any, ...]]] = []
        self._refusing = refusing

    def __getattr__(self, name: str) -> Any:
        def call(*arguments: Any) -> int:
            self.asked.append((name, arguments))
            return 0 if name == self._refusing else 77

        self.__dict__[name] = call
        return call


def test_the_structures_are_as_large_as_windows_has_them() -> None:
    """On 64 bits 64 and 144 bytes, the memory of a process at 112."""
    assert ctypes.sizeof(BasicLimits) == 64
    assert ctypes.sizeof(ExtendedLimits) == 144
    assert (BasicLimits.flags.offset, BasicLimits.processes.offset) == (16, 40)
    assert ExtendedLimits.process_memory.offset == 112


def test_memory_time_and_further_processes_are_limited() -> None:
    made = limits(2_000_000_000, 170)
    assert (made.process_memory, made.basic.process_time, made.basic.processes) == (2_000_000_000, 1_700_000_000, 1)
    assert made.basic.flags == 0x2 | 0x8 | 0x100 | 0x400


def test_the_process_puts_itself_into_the_job() -> None:
    kernel = Kernel()
    assert bound_here(1, 1, kernel)
    names = [name for name, _ in kernel.asked]
    assert names == ["CreateJobObjectW", "SetInformationJobObject", "GetCurrentProcess", "AssignProcessToJobObject"]
    assert kernel.asked[1][1][1] == 9
    assert kernel.asked[1][1][3].value == 144


@pytest.mark.parametrize("call", ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"])
def test_where_windows_refuses_it_is_known(call: str) -> None:
    assert not bound_here(1, 1, Kernel(call))
