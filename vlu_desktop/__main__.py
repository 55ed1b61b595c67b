# SPDX-License-Identifier: Apache-2.0
"""Runs the program, as `python -m vlu_desktop` or by its installed name, with the process closed to others first."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vlu_desktop.kernel.reading_process import reader_asked
from vlu_desktop.platform import faults, hardening


def start() -> int:
    """The program from its command line."""
    if reader := reader_asked(sys.argv[1:]):
        import runpy

        sys.argv[:] = reader
        runpy.run_module(reader[0], run_name="__main__", alter_sys=True)
        return 0
    hardening.harden()
    faults.install()
    return main()


def main() -> int:
    """What was asked for; where that is the window alone, no command's module is read for it."""
    window = window_options(sys.argv[1:])
    if window is not None:
        from vlu_desktop.app.entry import run

        return run(**window)
    from vlu_desktop.cli.main import main as command

    return command()


def window_options(arguments: Sequence[str]) -> dict[str, Any] | None:
    """How the window is asked for; None where anything else is said, which is the command line's to read and answer."""
    found: dict[str, Any] = {}
    rest = iter(arguments)
    for word in rest:
        name, said, value = word.partition("=")
        if word == "--example":
            found["example"] = True
        elif name in {"--vault", "--locked"}:
            value = value if said else next(rest, "")
            if not value or (value.startswith("-") and value != "-"):
                return None
            found[name.removeprefix("--")] = Path(value) if name == "--vault" else value
        else:
            return None
    return found


if __name__ == "__main__":
    sys.exit(start())
