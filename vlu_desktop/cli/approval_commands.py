# SPDX-License-Identifier: Apache-2.0
"""The command for what officers ask one another to approve: listed, looked at, answered, and done once approved."""

import argparse
from pathlib import Path
from typing import Any

from vlu_desktop.bootstrap.clock import now
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.cli.common import answer, on_vault, opened
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say


def add_commands(commands: Any) -> None:
    """Add it to the command line."""
    approvals = on_vault(
        commands, "approvals", "what officers ask another to approve, and what became of it", _approvals, listing=True
    )
    which = approvals.add_mutually_exclusive_group()
    which.add_argument("--look", metavar="ID", help="show what is asked; a document is written to --out")
    which.add_argument("--approve", metavar="ID", help="approve what --look showed, by the digest it gave as --seen")
    which.add_argument("--refuse", metavar="ID", help="refuse it, for --reason")
    which.add_argument("--withdraw", metavar="ID", help="ask no longer, where it was asked")
    which.add_argument("--finish", metavar="ID", help="do what was approved; a document is written to --out")
    approvals.add_argument("--seen", default="", metavar="DIGEST", help="the digest that --look gave")
    approvals.add_argument("--reason", default="", metavar="TEXT", help="why, for whoever asked and the journal")
    approvals.add_argument("--out", type=Path, metavar="F.pdf", help="the file to write")


def _approvals(options: argparse.Namespace) -> None:
    from vlu_desktop.services.access.asked_questions import question_said, stand_said

    with opened(options) as services:
        if options.look:
            _look(options, services)
            return
        _do(options, services)
        rows = services.keeping.approvals.every()
        services.papers.register.printed("What officers ask to be approved, printed", "")
    found = [
        {
            "id": row.id, "kind": row.kind, "asked_by": row.officer, "computer": row.computer, "at": row.at,
            "reason": row.reason, "stand": row.stand, "may_answer": not row.not_mine,
            "answered_by": row.answer.officer if row.answer else "",
            "answered_at": row.answer.computer if row.answer else "",
        }
        for row in rows
    ]  # fmt: skip
    lines = [f"{row.id}  {say('approvals.line', asked=question_said(row), stand=stand_said(row))}" for row in rows]
    answer(options, found, lines or [say("approvals.nothing")])


def _do(options: argparse.Namespace, services: Services) -> None:
    """What was asked for, or nothing."""
    desk = services.approving.approval_desk
    if options.approve:
        desk.answer(options.approve, options.seen, options.reason, approved=True)
    elif options.refuse:
        desk.answer(options.refuse, "", options.reason, approved=False)
    elif options.withdraw:
        services.keeping.approvals.withdraw(options.withdraw)
    elif options.finish:
        desk.finish(options.finish, now(), options.out)


def _look(options: argparse.Namespace, services: Services) -> None:
    desk = services.approving.approval_desk
    shown = desk.shown(options.look)
    if shown.problem:
        raise UserError(shown.problem)
    if shown.pdf and options.out is None:
        raise UserError("Say with --out where the document is to be written, to be looked at.")
    if shown.pdf:
        desk.write(options.look, options.out)
    else:
        services.papers.register.printed("What an officer asks to be approved, printed", "")
    answer(options, {"lines": shown.lines, "seen": shown.seen}, [*shown.lines, shown.seen])
