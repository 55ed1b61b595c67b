# SPDX-License-Identifier: Apache-2.0
"""Commands that read words without a casebook, a line of JSON in and a line of JSON out."""

from typing import Any

from vlu_desktop.cli import read_accounts


def add_commands(commands: Any) -> None:
    """Add them to the command line."""
    reading = commands.add_parser("read", help="what the program reads in words: nothing is kept")
    readers = reading.add_subparsers(title="readers", metavar="WHAT", required=True)
    read_accounts.add_command(readers)
