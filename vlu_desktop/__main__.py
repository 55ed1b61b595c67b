# SPDX-License-Identifier: Apache-2.0
"""Runs the program, as `python -m vlu_desktop` or by its installed name, with the process closed to others first."""

import sys

from vlu_desktop.cli.main import main
from vlu_desktop.platform import faults, hardening


def start() -> int:
    """The program from its command line."""
    hardening.harden()
    faults.install()
    return main()


if __name__ == "__main__":
    sys.exit(start())
