# SPDX-License-Identifier: Apache-2.0
"""Asks the system to keep nothing of this program's memory when it crashes, and to let no other program read it.

Each call is best effort: where the system knows it not, the program runs as it would have. What is left (swap,
hibernation) is the encrypted disk's to guard; docs/security-procedures.md says how to look.
"""

import contextlib
import ctypes
import sys

_PR_SET_DUMPABLE = 4
_SEM_FAILCRITICALERRORS, _SEM_NOGPFAULTERRORBOX = 0x0001, 0x0002
_WER_FAULT_REPORTING_FLAG_NOHEAP = 1
_PT_DENY_ATTACH = 31


def harden() -> None:
    """No core file and no crash report with memory in it; the process closed to the user's other programs."""
    if sys.platform == "win32":
        _harden_windows()
    else:
        _no_core()
        with contextlib.suppress(OSError, AttributeError):
            library = ctypes.CDLL(None, use_errno=True)
            if sys.platform.startswith("linux"):
                library.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
            elif sys.platform == "darwin":
                library.ptrace(_PT_DENY_ATTACH, 0, None, 0)


def _no_core() -> None:
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _harden_windows() -> None:
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.SetErrorMode(_SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX)
        with contextlib.suppress(OSError, AttributeError):
            kernel.WerSetFlags(_WER_FAULT_REPORTING_FLAG_NOHEAP)
        with contextlib.suppress(OSError, AttributeError):
            reports = ctypes.WinDLL("wer")
            for name in {sys.executable, "python.exe", "pythonw.exe", "vlu-desktop.exe"}:
                reports.WerAddExcludedApplication(ctypes.c_wchar_p(name), False)
