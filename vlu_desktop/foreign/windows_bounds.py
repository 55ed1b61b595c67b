# SPDX-License-Identifier: Apache-2.0
"""The bounds of the process that reads a file, on Windows: a job object that the process puts itself into.

Of a job: so much memory, so much time of a processor, no process started, and the end with the program that asked.
https://learn.microsoft.com/windows/win32/procthread/job-objects
"""

import ctypes
from typing import Any

PROCESS_TIME, ACTIVE_PROCESS, PROCESS_MEMORY, DIE_ON_EXCEPTION = 0x2, 0x8, 0x100, 0x400
_EXTENDED_LIMITS = 9
_TICKS = 10_000_000
"""A second in the job's own unit of time."""


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = [
        ("process_time", ctypes.c_int64), ("job_time", ctypes.c_int64), ("flags", ctypes.c_uint32),
        ("smallest_set", ctypes.c_size_t), ("largest_set", ctypes.c_size_t), ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t), ("priority", ctypes.c_uint32), ("scheduling", ctypes.c_uint32),
    ]  # fmt: skip


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = [
        ("basic", BasicLimits), ("io", ctypes.c_uint64 * 6), ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t), ("peak_process_memory", ctypes.c_size_t), ("peak_job_memory", ctypes.c_size_t),
    ]  # fmt: skip


def limits(memory: int, seconds: int) -> ExtendedLimits:
    """What a process within the job may take."""
    made = ExtendedLimits()
    made.basic.flags = PROCESS_TIME | ACTIVE_PROCESS | PROCESS_MEMORY | DIE_ON_EXCEPTION
    made.basic.process_time = seconds * _TICKS
    made.basic.processes = 1
    made.process_memory = memory
    return made


def bound_here(memory: int, seconds: int, kernel: Any = None) -> bool:
    """Put this process into a job of its own with these limits, for as long as it runs; whether the system did."""
    if kernel is None:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job, whole = kernel.CreateJobObjectW(None, None), limits(memory, seconds)
    if not job:
        return False
    handle, size = ctypes.c_void_p(job), ctypes.sizeof(whole)
    if not kernel.SetInformationJobObject(handle, _EXTENDED_LIMITS, ctypes.byref(whole), ctypes.c_uint32(size)):
        return False
    # The handle is never closed: the job lasts as long as the process.
    return bool(kernel.AssignProcessToJobObject(handle, ctypes.c_void_p(kernel.GetCurrentProcess())))
