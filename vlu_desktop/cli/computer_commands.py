# SPDX-License-Identifier: Apache-2.0
"""Commands for a unit of several computers: meet over a folder, who is let in, and what to decide afterwards."""

import argparse
import sys
from pathlib import Path
from typing import Any

from vlu_desktop.bootstrap.services import Services
from vlu_desktop.cli.common import answer, new_passphrase, on_vault, opened
from vlu_desktop.exchange.folder import FolderCarrier
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.services.keeping.chosen_cases import CasebookWanted


def add_commands(commands: Any) -> None:
    """Add them to the command line."""
    meet = on_vault(commands, "meet", "meet the unit's other computers over a folder or a stick", _meet, listing=True)
    meet.add_argument("folder", type=Path, nargs="?", metavar="FOLDER", help="where; as on the unit's page without it")
    computers = on_vault(
        commands, "computers", "the unit's other computers, and who is let in", _computers, listing=True
    )
    which = computers.add_mutually_exclusive_group()
    which.add_argument("--let-in", metavar="DEVICE", help="let in a computer that asks in --folder")
    which.add_argument("--turn-out", metavar="DEVICE", help="give a lost computer nothing more, for --reason")
    which.add_argument("--give-back", action="store_true", help="destroy this visit's casebook once all is elsewhere")
    which.add_argument("--server", metavar="DSN", help="come in at the unit's server, by the --code read out there")
    which.add_argument("--make", type=Path, metavar="FILE", help="make a casebook of --case alone, for a laptop")
    which.add_argument("--choose", metavar="DEVICE", help="choose other --case for a laptop of chosen cases")
    which.add_argument("--keep-apart", metavar="CASE", help="keep a case to you and --officer, here and on --computer")
    which.add_argument("--for-all", metavar="CASE", help="have a case that was kept apart be for all again")
    computers.add_argument(
        "--case",
        action="append",
        default=[],
        metavar="C",
        help="one of them, by reference, title or id; more by more of it",
    )
    computers.add_argument(
        "--computer",
        action="append",
        default=[],
        metavar="DEVICE",
        help="another that may hold it, by its mark; more by more of it",
    )
    computers.add_argument(
        "--officer", action="append", default=[], metavar="NAME", help="another who may read it; more by more of it"
    )
    computers.add_argument("--new-passphrase-file", metavar="F", help="that of the casebook that is made")
    computers.add_argument("--folder", type=Path, metavar="FOLDER", help="where the computer that asks left its card")
    computers.add_argument("--code", default="", metavar="CODE", help="the code that its own screen shows")
    computers.add_argument("--name", default="", metavar="NAME", help="what officers know it by")
    computers.add_argument(
        "--reason", default="", metavar="TEXT", help="why it is turned out, made, given cases, or kept apart"
    )
    differences = on_vault(
        commands, "differences", "what computers entered differently, to be decided", _differences, listing=True
    )
    differences.add_argument("--decide", type=int, metavar="N", help="settle the one with this number")
    differences.add_argument("--choice", type=int, metavar="M", help="by its answer with this number")
    differences.add_argument("--reason", default="", metavar="TEXT", help="why, for the journal")


def _meet(options: argparse.Namespace) -> int:
    from vlu_desktop.services.keeping.other_computers import sentences

    with opened(options) as services:
        others = services.keeping.other_computers
        result = others.meet_usual() if options.folder is None else others.meet_in(options.folder)
        said = sentences(result)
        asking = [each.device for each in result.asking]
        many = services.keeping.differences.count()
    if many:
        said = (*said, say("exchange.to-decide", n=many))
    found = {
        "sent": result.sent, "taken": result.taken, "waiting": result.waiting, "asking": asking,
        "let_in": result.is_let_in, "differences": many, "said": said,
        "troubles": [{"computer": name, "what": what} for name, what in result.troubles],
    }  # fmt: skip
    troubles = [line for name, what in result.troubles for line in (name, f"    {what}")]
    answer(options, found, [*said, *troubles])
    return 2 if result.troubles else 0


def _give_back(options: argparse.Namespace) -> int:
    """Destroy the casebook of a visit, once another computer has all that was entered in it."""
    with opened(options) as services:
        giving = services.keeping.giving_back
        if options.folder is None:
            farewell = giving.prepare_usual(options.reason)
        else:
            farewell = giving.prepare(FolderCarrier(options.folder), options.reason)
    print(farewell.finish())
    return 2 if options.vault.exists() else 0


def _computers(options: argparse.Namespace) -> int:
    if options.give_back:
        return _give_back(options)
    with opened(options) as services:
        others = services.keeping.other_computers
        _do(options, services)
        rows = others.known()
        own, status = others.own_code(), others.standing()
    found = {
        "own_code": own, "unit": status.unit, "device": status.device, "server": status.server,
        "computers": [
            {
                "device": row.computer.device, "name": row.computer.name, "let_in": not row.computer.is_out,
                "last_met": row.last_met, "lines": row.lines, "cases": row.cases,
            }
            for row in rows
        ],
    }  # fmt: skip
    shown = [f"{row.computer.device}  {row.state}  {row.name}" for row in rows]
    answer(options, found, [say("exchange.own-code", code=own), *shown])
    return 0


def _do(options: argparse.Namespace, services: Services) -> None:
    """What was asked of one of them, or nothing."""
    others = services.keeping.other_computers
    if options.let_in:
        met = others.meet_usual() if options.folder is None else others.meet_in(options.folder)
        asking = {each.device: each for each in met.asking}
        if options.let_in not in asking:
            raise UserError(say("exchange.does-not-ask"))
        others.let_in(asking[options.let_in], options.name, options.code)
    elif options.server:
        others.use_server(options.server, options.code)
    elif options.make is not None or options.choose:
        _choose(options, services)
    elif options.keep_apart or options.for_all:
        _keep_apart(options, services)
    elif options.turn_out:
        held = others.held_by(options.turn_out)
        others.turn_out(options.turn_out, options.reason)
        print(say("exchange.it-held", n=len(held)), file=sys.stderr)


def _keep_apart(options: argparse.Namespace, services: Services) -> None:
    """Keep a case to some officers and computers, or have it be for all again."""
    chosen, case_id = services.keeping.chosen_cases, services.casework.cases.find(options.keep_apart or options.for_all)
    if options.for_all:
        chosen.keep_apart_no_more(case_id, options.reason)
        return
    named = tuple(services.keeping.roles.find(each).officer_id for each in options.officer)
    chosen.keep_apart(case_id, named, options.computer, options.reason)


def _choose(options: argparse.Namespace, services: Services) -> None:
    """Make a casebook of chosen cases, or choose others for one that was made."""
    cases = tuple(services.casework.cases.find(named) for named in options.case)
    chosen = services.keeping.chosen_cases
    if options.choose:
        chosen.choose(options.choose, cases, options.reason)
        return
    wanted = CasebookWanted(path=options.make, name=options.name, cases=cases, reason=options.reason)
    made = chosen.make(wanted, new_passphrase(options))
    print(say("exchange.made-of-chosen", file=made.path.name, n=len(cases)), file=sys.stderr)


def _differences(options: argparse.Namespace) -> None:
    from vlu_desktop.services.keeping.differences import every_line

    with opened(options) as services:
        differences = services.keeping.differences
        rows = differences.all()
        if options.decide is not None:
            if not 1 <= options.decide <= len(rows):
                raise UserError(say("exchange.no-such-difference", n=len(rows)))
            chosen = rows[options.decide - 1]
            if options.choice is None or not 1 <= options.choice <= len(chosen.choices):
                raise UserError(say("exchange.choose-one"))
            differences.decide(chosen, chosen.choices[options.choice - 1].key, options.reason)
            rows = differences.all()
        services.register.printed("What computers entered differently, printed", "")
    found = [
        {
            "case": row.case, "record": row.what, "field": row.label, "stops_papers": row.stops_papers,
            "choices": [
                {"text": each.text, "officer": each.officer, "computer": each.computer, "at": each.at}
                for each in row.choices
            ],
        }
        for row in rows
    ]  # fmt: skip
    lines = [line for n, row in enumerate(rows, 1) for line in every_line(n, row)]
    answer(options, found, lines or [say("exchange.nothing-to-decide")])
