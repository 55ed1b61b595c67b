# SPDX-License-Identifier: Apache-2.0
"""The commands of a checkout alone: a picture of every screen, and the whole job without a display."""

import argparse
from pathlib import Path
from typing import Any

from vlu_desktop.cli.common import on_vault, opened, passphrase


def add_commands(commands: Any) -> None:
    """Add them to the command line."""
    screens = on_vault(commands, "screens", "a picture of every screen", _screens)
    screens.add_argument("folder", type=Path, metavar="DIR")
    demo = commands.add_parser("demo", help="the whole job on the example casebook, without a display")
    demo.add_argument("folder", type=Path, metavar="DIR")
    demo.set_defaults(run=_demo)


def _screens(options: argparse.Namespace) -> None:
    from vlu_desktop.devtools.screenshots import picture_screens

    typed = passphrase(options)
    with opened(options, typed):
        pass  # what can't be opened is told here, before there is a window
    for path in picture_screens(options.vault, typed, options.folder):
        print(path)


def _demo(options: argparse.Namespace) -> None:
    from vlu_desktop.devtools.screenshots import run_demo

    for line in run_demo(options.folder):
        print(line)
