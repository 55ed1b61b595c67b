# SPDX-License-Identifier: Apache-2.0
"""Commands of who keeps a unit's server: set it up, see how it stands, let a computer in and end one."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from vlu_desktop.bootstrap.clock import now
from vlu_desktop.cli.common import answer, secret
from vlu_desktop.language.catalogue import say

if TYPE_CHECKING:
    from vlu_desktop.exchange.unit_server.administration import Administration, DeviceState, ServerState

_MIB, _GIB = 1 << 20, 1 << 30


def add_commands(commands: Any) -> None:
    """Add them to the command line."""
    server = commands.add_parser("unit-server", help="keep a unit's server on PostgreSQL: docs/unit-server.md")
    words = server.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _command(words, "init", "set the server up, or bring it up to date", _init)
    _command(words, "status", "units, computers, and how much they put there", _status)
    enrol = _command(words, "enrol", "let a computer in: a code to be read out", _enrol)
    enrol.add_argument("unit", metavar="UNIT", help="the unit's name, of 32 letters, as the computer shows it")
    enrol.add_argument("device", metavar="COMPUTER", help="the computer's name, of 16 letters, as it shows it")
    enrol.add_argument("--hours", type=_positive, default=24, metavar="N", help="how long the code is good: 24")
    enrol.add_argument("--gib", type=_positive, default=64, metavar="N", help="how much it may put there: 64")
    revoke = _command(words, "revoke", "end a computer at once; what it put stays", _revoke)
    revoke.add_argument("device", metavar="COMPUTER")


def _command(words: Any, name: str, text: str, run: Any) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = words.add_parser(name, help=text)
    parser.add_argument("address", metavar="DSN", help="where the database is, without a password")
    parser.add_argument("--password-file", metavar="F", help="the password, in F’s first line, - for standard input")
    parser.add_argument("--json", action="store_true", help="JSON, as always where the output is not a terminal")
    parser.set_defaults(run=run)
    return parser


def _positive(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= 100_000):
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 1 to 100000.")
    return int(text)


@contextmanager
def _administering(options: argparse.Namespace) -> "Iterator[Administration]":
    """The server, within: a password is asked for where one is wanted and somebody can type it."""
    from vlu_desktop.exchange.unit_server.administration import PasswordWanted, connected
    from vlu_desktop.exchange.unit_server.server_address import ServerAddress

    address = ServerAddress.read(options.address)
    typed = "" if options.password_file is None else secret(options.password_file, "--password-file", "Password")
    try:
        administration = connected(address, typed)
    except PasswordWanted:
        if not sys.stdin.isatty():
            raise
        administration = connected(address, secret(None, "--password-file", "Password"))
    with administration:
        yield administration


def _init(options: argparse.Namespace) -> None:
    with _administering(options) as server:
        steps = server.init()
    answer(options, {"steps": steps}, [say("unit-server.set-up", n=steps) if steps else say("unit-server.up-to-date")])


def _enrol(options: argparse.Namespace) -> None:
    with _administering(options) as server:
        made = server.enrol(options.unit, options.device, most_bytes=options.gib * _GIB, hours=options.hours)
    said = say("unit-server.code", device=made.device, code=made.code, until=_moment(made.until))
    answer(options, asdict(made), [said])


def _revoke(options: argparse.Namespace) -> None:
    with _administering(options) as server:
        left = server.revoke(options.device)
    lines = [say("unit-server.ended", device=options.device)]
    lines += [say("unit-server.still-open", n=left)] if left else []
    answer(options, {"device": options.device, "connections": left}, lines)


def _status(options: argparse.Namespace) -> None:
    with _administering(options) as server:
        state = server.status()
    answer(options, asdict(state), lines_of(state, now()))


def lines_of(state: "ServerState", at: datetime) -> list[str]:
    """A server as it stands, for a terminal."""
    lines: list[str] = [say("unit-server.server-line", version=state.version, step=state.step, size=_size(state.size))]
    if state.replica:
        lines.append(say("unit-server.replica-line"))
    if state.unsafe:
        lines.append(say("unit-server.unsafe-line", names=", ".join(state.unsafe)))
    if not state.devices:
        lines.append(say("unit-server.no-units"))
    for unit, some in groupby(state.devices, key=lambda each: each.unit):
        devices = list(some)
        lines.append(say("unit-server.unit-line", unit=unit, n=len(devices)))
        for each in devices:
            lines.append(f"  {_line(each, at)}")
            lines += [f"    {say('unit-server.line-last', last=_moment(each.last_come))}"] if each.last_come else []
    return lines


def _line(device: "DeviceState", at: datetime) -> str:
    name, count, size, most = device.device, device.parcels, _size(device.bytes), _size(device.most_bytes)
    if device.revoked:
        return say("unit-server.line-ended", device=name, n=count, size=size, most=most)
    if device.claimed:
        return say("unit-server.line-in", device=name, n=count, size=size, most=most)
    return (
        say("unit-server.line-code", device=name)
        if device.code_until > at
        else say("unit-server.line-code-old", device=name)
    )


def _size(count: int) -> str:
    """Bytes as whoever keeps a disk reads them."""
    return f"{count / _GIB:.1f} GiB" if count >= _GIB else f"{count / _MIB:.1f} MiB"


def _moment(at: datetime) -> str:
    """A moment as a server's log has it."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
