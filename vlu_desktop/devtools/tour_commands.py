# SPDX-License-Identifier: Apache-2.0
"""The commands of a checkout alone: a picture of every screen, and the whole job without a display."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vlu_desktop.cli.common import add_recipient, on_vault, opened, passphrase
from vlu_desktop.language.languages import LANGUAGES, PSEUDO

if TYPE_CHECKING:
    from vlu_desktop.devtools.screenshots import Look

_THEMES = ("light", "dark", "contrast", "contrast-dark")


def add_commands(commands: Any) -> None:
    """Add them to the command line."""
    screens = on_vault(commands, "screens", "a picture of every screen", _screens)
    screens.add_argument("folder", type=Path, metavar="DIR")
    several = "give it again for more; each look has a folder of its own then"
    screens.add_argument("--size", action="append", type=_size, metavar="WxH", help=f"the window's size; {several}")
    screens.add_argument("--theme", action="append", choices=_THEMES, help=f"light is usual; {several}")
    screens.add_argument("--text", action="append", type=_text, metavar="PERCENT", help=f"100 to 200; {several}")
    screens.add_argument(
        "--language", choices=(*LANGUAGES, PSEUDO), default=argparse.SUPPRESS,
        help="pseudo: every sentence longer and with accents, to find what is cut",
    )  # fmt: skip
    add_recipient(screens)
    demo = commands.add_parser("demo", help="the whole job on the example casebook, without a display")
    demo.add_argument("folder", type=Path, metavar="DIR")
    demo.set_defaults(run=_demo)


def _size(text: str) -> tuple[int, int]:
    wide, _, tall = text.partition("x")
    if not (wide.isdecimal() and tall.isdecimal() and 320 <= int(wide) <= 8000 and 240 <= int(tall) <= 8000):
        raise argparse.ArgumentTypeError(f"“{text}” is no size of a window. Write it as 1366x768.")
    return int(wide), int(tall)


def _text(text: str) -> int:
    if not (text.isdecimal() and 100 <= int(text) <= 200):
        raise argparse.ArgumentTypeError(f"“{text}” is not from 100 to 200 per cent.")
    return int(text)


def looks_of(options: argparse.Namespace) -> "list[Look]":
    """Every combination of what was given, the usual where nothing was."""
    from vlu_desktop.devtools.screenshots import USUAL, Look

    return [
        Look(size=size, theme=theme, text=text)
        for size in options.size or [USUAL.size]
        for theme in options.theme or [USUAL.theme]
        for text in options.text or [USUAL.text]
    ]


def _screens(options: argparse.Namespace) -> None:
    from vlu_desktop.devtools.screenshots import let_go, picture_screens

    typed = passphrase(options)
    with opened(options, typed):
        # What can't be opened is told here, before there is a window.
        pass
    pictures = picture_screens(options.vault, typed, looks_of(options))
    with opened(options, typed) as services:
        for path in let_go(services, pictures, options.folder, options.recipient):
            print(path)


def _demo(options: argparse.Namespace) -> None:
    from vlu_desktop.devtools.screenshots import run_demo

    for line in run_demo(options.folder):
        print(line)
