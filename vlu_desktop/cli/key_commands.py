# SPDX-License-Identifier: Apache-2.0
"""Commands that keep a casebook: its ways in and its recovery."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from vlu_desktop.bootstrap.clock import today
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.bootstrap.vaults import recover_services
from vlu_desktop.cli.common import answer, new_passphrase, on_vault, opened, passphrase
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say


def add_commands(commands: Any) -> None:
    """Add them to the command line."""
    roles = on_vault(commands, "roles", "what each officer may do, and giving them a role", _roles, listing=True)
    roles.add_argument("--officer", default="", metavar="NAME", help="who is given one")
    roles.add_argument("--give", choices=("reader", "officer", "manager", "administrator"), help="what they become")
    roles.add_argument("--reason", default="", metavar="TEXT", help="why, for the journal")
    keys = on_vault(commands, "keys", "who can open a casebook, and changing it", _keys, listing=True)
    keys.add_argument(
        "what", nargs="?", default="list",
        choices=("list", *_CHANGES),
    )  # fmt: skip
    keys.add_argument("name", nargs="?", default="", metavar="NAME", help="the officer to add or remove")
    keys.add_argument("--new-passphrase-file", metavar="F", help="the new passphrase, in the first line of F")
    keys.add_argument(
        "--identity-file", type=Path, metavar="F",
        help="with recovery: an age identity that the unit has already, so that no new sheet is made",
    )  # fmt: skip
    recover = commands.add_parser("recover", help="open a casebook with the recovery sheet and set a new passphrase")
    recover.add_argument("vault", type=Path, metavar="VAULT")
    recover.add_argument("--identity-file", required=True, metavar="F", help="the sheet’s key, - for standard input")
    recover.add_argument("--officer", required=True, metavar="NAME", help="whose passphrase to set")
    recover.add_argument("--new-passphrase-file", metavar="F", help="the new passphrase, in the first line of F")
    recover.set_defaults(run=_recover)
    on_vault(
        commands, "rotate", "encrypt a casebook under a new key, after somebody left or a computer was lost", _rotate
    )


def _keys(options: argparse.Namespace) -> None:
    typed = passphrase(options)
    with opened(options, typed) as services:
        change = _CHANGES.get(options.what)
        if change is not None:
            change(options, services, typed)
        ways = services.keeping.keys.ways()
    rows = [{"kind": way.kind, "name": way.name, "officer": way.officer_id, "own": way.own} for way in ways]
    answer(options, rows, [f"{way.kind}: {way.name}{' (you)' if way.own else ''}" for way in ways])


def _change_passphrase(options: argparse.Namespace, services: Services, typed: str) -> None:
    services.keeping.keys.change_passphrase(typed, new_passphrase(options))


def _add_officer(options: argparse.Namespace, services: Services, typed: str) -> None:
    services.keeping.keys.add_officer(typed, options.name, new_passphrase(options))


def _remove_officer(options: argparse.Namespace, services: Services, typed: str) -> None:
    keys, wanted = services.keeping.keys, options.name.casefold()
    found = [way for way in keys.ways() if way.officer_id and way.name.casefold() == wanted]
    if not found:
        raise UserError("Name an officer who has a passphrase: vlu-desktop keys VAULT list shows them.")
    keys.remove_officer(typed, found[0].officer_id)
    former = say("keyring.what-a-removed-officer-can-do")
    print(f"{former} To make one: vlu-desktop rotate {options.vault}", file=sys.stderr)


def _add_keystore(_: argparse.Namespace, services: Services, typed: str) -> None:
    services.keeping.keys.add_keystore(typed)


def _remove_keystore(_: argparse.Namespace, services: Services, typed: str) -> None:
    services.keeping.keys.remove_keystore(typed)


def _set_recovery(options: argparse.Namespace, services: Services, typed: str) -> None:
    if options.identity_file is not None:
        services.keeping.keys.use_sheet(typed, identity_text(str(options.identity_file)))
        return
    sheet = services.keeping.keys.new_sheet()
    unit = services.casework.units.standing().unit.name
    # To the terminal and not into the answer: what is read by a machine must not hold the key.
    print("\n\n".join(sheet.lines(unit, options.vault.name, today())), file=sys.stderr)
    print("\nWrite or print that, then type the key back from the paper:", file=sys.stderr, flush=True)
    services.keeping.keys.prove_sheet(typed, sheet, sys.stdin.readline())


_CHANGES: dict[str, Callable[[argparse.Namespace, Services, str], None]] = {
    "change-passphrase": _change_passphrase,
    "add-officer": _add_officer,
    "remove-officer": _remove_officer,
    "recovery": _set_recovery,
    "add-keystore": _add_keystore,
    "remove-keystore": _remove_keystore,
}


def _recover(options: argparse.Namespace) -> None:
    identity = identity_text(options.identity_file)
    services = recover_services(options.vault, identity, officer=options.officer, new=new_passphrase(options))
    try:
        if said := services.soundness.opening_said():
            print(said, file=sys.stderr)
            services.soundness.opening_told()
    finally:
        services.close()
    print(f"{options.vault.name} opens with the new passphrase of {options.officer}.")


def _rotate(options: argparse.Namespace) -> None:
    typed = passphrase(options)
    with opened(options, typed) as services:
        services.keeping.keys.rotate(typed)
    old = say("keyring.old-copies-open-still")
    print(f"{options.vault.name} is encrypted under a new key. Make a new backup. {old}")


def identity_text(source: str) -> str:
    """The text of an identity file, or of standard input."""
    try:
        return sys.stdin.readline() if source == "-" else Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"The recovery key’s file {source} can’t be read.") from error


def _roles(options: argparse.Namespace) -> None:
    from vlu_desktop.services.access.rights import Role, called

    with opened(options) as services:
        roles = services.keeping.roles
        if options.give:
            roles.give(roles.find(options.officer).officer_id, Role(options.give), options.reason)
        rows = roles.every()
    told = [{"officer": each.officer_id, "name": each.name, "role": str(each.role)} for each in rows]
    answer(options, told, [say("exchange.role-of", name=each.name, role=called(each.role)) for each in rows])
