# SPDX-License-Identifier: Apache-2.0
"""Runs the program as `python -m vlu_desktop`."""

import sys

from vlu_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
