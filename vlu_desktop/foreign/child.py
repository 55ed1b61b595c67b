# SPDX-License-Identifier: Apache-2.0
"""The process that reads one file: bytes in by standard input, frames out by standard output, nothing else.

`python -m vlu_desktop.foreign.child`; only `reading` starts it.
"""

import sys
from collections.abc import Iterator

from vlu_desktop.foreign.frames import FileRefusal, Frame, LastFrame, pack

_MEMORY = 2_000_000_000  # of addresses; what the libraries themselves take is about a quarter
_SECONDS = 170


def main() -> None:
    """Reads, answers, ends."""
    _bound()
    data = sys.stdin.buffer.read()
    out = sys.stdout.buffer
    try:
        for frame in frames(data):
            out.write(pack(frame))
    except MemoryError:
        out.write(
            pack(FileRefusal("This file needs more memory to open than a document of its kind should: print it anew."))
        )
    out.flush()


def frames(data: bytes) -> Iterator[Frame]:
    """What a file shows."""
    if b"%PDF-" in data[:1024]:
        from vlu_desktop.foreign.page_images import pages

        yield from _guarded(pages(data), "PDF")
        yield LastFrame(pages=True)
    else:
        from vlu_desktop.foreign.plain_pictures import pictures

        yield from _guarded(pictures(data), "picture")
        yield LastFrame(pages=False)


def _guarded(found: Iterator[Frame], kind: str) -> Iterator[Frame]:
    try:
        yield from found
    except MemoryError:
        raise
    except Exception:  # whatever a library makes of a damaged file
        yield FileRefusal(f"This {kind} is damaged and cannot be shown: ask for it again, or print it and add that.")


def _bound() -> None:
    """No more memory and time than a file deserves, no file written and no core left behind, where the system can."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (OSError, ValueError):
            continue  # macOS has no say over a process's addresses; time and the disk are still bound


if __name__ == "__main__":
    main()
