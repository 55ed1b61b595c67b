# SPDX-License-Identifier: Apache-2.0
"""What every command shares: the casebook it works on, its passphrase, and its answer as lines or as JSON."""

import argparse
import getpass
import json
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from vlu_desktop.bootstrap.clock import now, today
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.bootstrap.vaults import open_services
from vlu_desktop.kernel.errors import UserError


def on_vault(
    commands: Any, name: str, text: str, run: Callable[[argparse.Namespace], int | None], listing: bool = False
) -> argparse.ArgumentParser:
    """A command that works on an open casebook."""
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text)
    parser.add_argument("vault", type=Path, metavar="VAULT")
    parser.add_argument(
        "--passphrase-file", metavar="F", help="read the passphrase from the first line of F, - for standard input"
    )
    if listing:
        parser.add_argument("--json", action="store_true", help="JSON, as always where the output is not a terminal")
    parser.set_defaults(run=run)
    return parser


def one_day(text: str) -> date:
    """A day as an argument, in any words that mean one day."""
    return _typed_day(text, ahead=False)


def day_ahead(text: str) -> date:
    """A day to come as an argument, such as a hearing's: "10 December" is the next one."""
    return _typed_day(text, ahead=True)


def _typed_day(text: str, *, ahead: bool) -> date:
    from vlu_desktop.dates.reading.one_day import read_day
    from vlu_desktop.dates.reading.outcome import One, Several
    from vlu_desktop.dates.reading.spans import TimeDirection

    reading = read_day(text, today(), looking=TimeDirection.FUTURE if ahead else TimeDirection.PAST)
    if isinstance(reading, One) and reading.when.first_day is not None:
        return reading.when.first_day
    if isinstance(reading, Several):
        raise argparse.ArgumentTypeError(f"“{text}” may be another day. {reading.question} Write it as 2026-03-03.")
    raise argparse.ArgumentTypeError(f"“{text}” is not one day. Write it as 2026-03-03 or 3 March 2026.")


def secret(source: str | None, option: str, prompt: str) -> str:
    """The first line of the file that an option names, of standard input, or as it is typed unseen at a terminal."""
    if source is None:
        if not sys.stdin.isatty():
            raise UserError(f"Give the {prompt.lower()} with {option} F, or - for standard input.")
        return getpass.getpass(f"{prompt}: ")
    try:
        text = sys.stdin.readline() if source == "-" else Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"The {prompt.lower()} file {source} can’t be read.") from error
    lines = text.splitlines()
    return (lines[0] if lines else "").removeprefix("passphrase: ")


def passphrase(options: argparse.Namespace) -> str:
    """The passphrase of the casebook."""
    return secret(options.passphrase_file, "--passphrase-file", "Passphrase")


def new_passphrase(options: argparse.Namespace) -> str:
    """A passphrase that is set, typed twice where it is typed."""
    first = secret(options.new_passphrase_file, "--new-passphrase-file", "New passphrase")
    if options.new_passphrase_file is None and secret(None, "--new-passphrase-file", "The same again") != first:
        raise UserError("The two passphrases are not the same. Nothing was changed.")
    return first


@contextmanager
def opened(options: argparse.Namespace, typed: str | None = None) -> Iterator[Services]:
    """The services on an open casebook, which is closed whatever happens."""
    services = open_services(options.vault, passphrase(options) if typed is None else typed, clock=now)
    try:
        if said := services.soundness.opening_said():
            print(said, file=sys.stderr)
            services.soundness.opening_told()
        yield services
    finally:
        services.close()


def add_recipient(parser: argparse.ArgumentParser) -> None:
    """Add the option that says to whom what is printed goes: it leaves the program, and stands in the register."""
    parser.add_argument(
        "--recipient",
        default="",
        metavar="WHO",
        help="whom it is for, for the register; this computer without it",
    )


def answer(options: argparse.Namespace, value: Any, lines: Sequence[str]) -> None:
    """Print what was found, as lines at a terminal and as JSON elsewhere."""
    if bool(getattr(options, "json", False)) or not sys.stdout.isatty():
        json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=str)
        print()
    else:
        print("\n".join(lines))


def answer_each(options: argparse.Namespace, rows: Iterable[tuple[Any, str]]) -> None:
    """As `answer` prints a list, each row as soon as it is known: many of them may take long."""
    as_json = bool(getattr(options, "json", False)) or not sys.stdout.isatty()
    begun = False
    for value, line in rows:
        if as_json:
            shown = textwrap.indent(json.dumps(value, ensure_ascii=False, indent=2, default=str), "  ")
            print(",\n" if begun else "[\n", shown, sep="", end="", flush=True)
        else:
            print(line, flush=True)
        begun = True
    if as_json:
        print("\n]" if begun else "[]")


def answers(given: Sequence[str]) -> dict[str, str]:
    """Options of the form KEY=VALUE, by key."""
    for each in given:
        if "=" not in each:
            raise UserError(f"“{each}” is no answer. Write it as: KEY=VALUE.")
    return dict(each.split("=", 1) for each in given)
