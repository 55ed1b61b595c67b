# SPDX-License-Identifier: Apache-2.0
"""Bars a process that reads a foreign file from networks, from other processes, and from changing any file.

On Linux (x86-64 and arm64) the kernel refuses it, also to a library that a file has got hold of: a filter over system
calls (seccomp) that can't be taken off. Everywhere Python refuses it by a hook that can't be taken off either, which a
library in machine code could go past. https://docs.kernel.org/userspace-api/seccomp_filter.html
"""

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Sequence
from typing import Any

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _BY_FILTER = 38, 22, 2
_LOAD, _EQUALS, _AT_LEAST, _HAS_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, 16
"""Where in what the filter is shown the call's number, the machine and its arguments stand."""
_OTHER_NUMBERS = 0x40000000
"""From here on x86-64 counts the calls of another convention, with every one of them anew."""
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC if sys.platform.startswith("linux") else 0

# Each call as numbered on x86-64 and on arm64, None where that has it not (arch/x86/entry/syscalls/syscall_64.tbl,
# include/uapi/asm-generic/unistd.h of Linux).
_CALLS: dict[str, tuple[int | None, int | None]] = {
    # The network, and a second way to every call.
    "socket": (41, 198), "socketpair": (53, 199), "connect": (42, 203), "bind": (49, 200), "listen": (50, 201),
    "accept": (43, 202), "accept4": (288, 242), "sendto": (44, 206), "sendmsg": (46, 211), "sendmmsg": (307, 269),
    "io_uring_setup": (425, 425),
    # Other programs.
    "execve": (59, 221), "execveat": (322, 281), "fork": (57, None), "vfork": (58, None), "ptrace": (101, 117),
    "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "kill": (62, 129), "tkill": (200, 130),
    "tgkill": (234, 131), "rt_sigqueueinfo": (129, 138), "pidfd_open": (434, 434), "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424), "bpf": (321, 280), "userfaultfd": (323, 282), "keyctl": (250, 219),
    # Files.
    "creat": (85, None), "openat2": (437, 437), "truncate": (76, 45), "unlink": (87, None), "unlinkat": (263, 35),
    "rename": (82, None), "renameat": (264, 38), "renameat2": (316, 276), "rmdir": (84, None), "mkdir": (83, None),
    "mkdirat": (258, 34), "mknod": (133, None), "mknodat": (259, 33), "link": (86, None), "linkat": (265, 37),
    "symlink": (88, None), "symlinkat": (266, 36), "chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53),
    "mount": (165, 40), "setxattr": (188, 5), "utimensat": (280, 88),
}  # fmt: skip
# A call that opens a file, with the place of the argument that says whether it may be written.
_OPENING: tuple[tuple[int | None, int | None, int], ...] = ((2, None, 1), (257, 56, 2))
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

_HARMFUL = (
    "socket.__new__", "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
    "socket.gethostbyname", "subprocess.Popen", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "os.system",
    "os.fork", "os.forkpty", "os.kill", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.truncate", "os.link",
    "os.symlink", "os.chmod", "os.chown", "shutil.rmtree", "shutil.move", "pty.spawn", "webbrowser.open",
)  # fmt: skip


def bar() -> None:
    """Bar all of it in this process, for as long as it runs, as far as the system can."""
    harmful = frozenset(_HARMFUL)

    def refuse(event: str, _: tuple[Any, ...]) -> None:
        if event in harmful:
            raise PermissionError(errno.EPERM, f"{event} is barred while a foreign file is read")

    bar_calls()
    sys.addaudithook(refuse)


def filters_here() -> bool:
    """Whether this is a system whose kernel is asked."""
    return sys.platform.startswith("linux") and platform.machine() in _MACHINES and struct.calcsize("P") == 8


def bar_calls() -> bool:
    """Have the kernel refuse it; whether it does."""
    if not filters_here():
        return False
    program = _filter(*_MACHINES[platform.machine()])
    lines = ctypes.create_string_buffer(b"".join(program))

    class _Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("lines", ctypes.c_void_p)]

    whole = _Program(len(program), ctypes.addressof(lines))
    call = ctypes.CDLL(None, use_errno=True).prctl
    call.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]
    if call(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return not call(_SET_SECCOMP, _BY_FILTER, ctypes.addressof(whole), 0, 0)


def _filter(at: int, machine: int) -> Sequence[bytes]:
    """The filter's lines. What is refused jumps to the last, so that each comparison is one line."""
    numbers = [number for calls in _CALLS.values() if (number := calls[at]) is not None]
    opening = [(each[at], each[2]) for each in _OPENING if each[at] is not None]
    length = 5 + len(numbers) + 4 * len(opening) + 2
    lines = [
        _line(_LOAD, _MACHINE), _line(_EQUALS, machine, 1, 0), _line(_RETURN, _REFUSE),
        _line(_LOAD, _NUMBER), _line(_AT_LEAST, _OTHER_NUMBERS, length - 6, 0),
    ]  # fmt: skip
    for number in numbers:
        lines.append(_line(_EQUALS, number, length - 2 - len(lines), 0))
    for found, argument in opening:
        assert found is not None
        lines += [
            _line(_EQUALS, found, 0, 3),
            _line(_LOAD, _ARGUMENTS + 8 * argument),
            _line(_HAS_BIT, _WRITES, length - 4 - len(lines), 0),
            _line(_RETURN, _ALLOW),
        ]
    return [*lines, _line(_RETURN, _ALLOW), _line(_RETURN, _REFUSE)]


def _line(code: int, value: int, if_so: int = 0, if_not: int = 0) -> bytes:
    return struct.pack("<HBBI", code, if_so, if_not, value)
