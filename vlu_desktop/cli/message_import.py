# SPDX-License-Identifier: Apache-2.0
"""The part of `vlu-desktop import` that takes in a file of messages: who is who by options, and what it would need."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from vlu_desktop.bootstrap.services import Services
from vlu_desktop.cli.common import answers
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.services.cases.messages import MessagePreview, Messages, Rule

OWNER = "owner"
"""What stands on the command line for the owner of the phone or account, whom the file itself doesn't name."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that only a file of messages looks at."""
    parser.add_argument(
        "--me", action="append", default=[], metavar="NAME",
        help=f"of messages: a name or number of the victim, or {OWNER} for the phone's owner; repeated as needed",
    )  # fmt: skip
    parser.add_argument(
        "--him", action="append", default=[], metavar="NAME",
        help="of messages: a name or number of the offender; with --me, bursts become incidents",
    )  # fmt: skip
    parser.add_argument(
        "--answer", action="append", default=[], metavar="KEY=VALUE", help="of messages: answer a question of the file"
    )
    parser.add_argument(
        "--gap", type=int, default=Rule().hours, metavar="HOURS", help="of messages: hours that end a burst"
    )


def import_messages(options: argparse.Namespace, services: Services, case: str, file: Path) -> dict[str, Any]:
    """Take a file of messages into a case, "" for a new one, and say in figures what came of it."""
    messages = services.papers.messages
    case_id = services.casework.cases.find(case) if case else ""
    if not 1 <= options.gap <= 24 * 366:
        raise UserError("Give the gap that ends a burst in hours, from 1 to a year.")
    preview = _answered(messages, messages.preview(case_id, file), answers(options.answer))
    preview = preview.naming({**_named(preview, options.me, "victim"), **_named(preview, options.him, "offender")})
    summary = _summary(case_id, preview)
    if options.dry_run:
        return summary
    if preview.open_questions:
        raise UserError(" ".join(_question(each) for each in summary["questions"]))
    if case_id:
        stored, _ = messages.take_in(case_id, preview)
    else:
        case_id, stored, _ = messages.take_into_new_case(preview)
    made: tuple[str, ...] = ()
    if options.me and options.him:
        made, _ = messages.make_incidents(case_id, messages.bursts(case_id, Rule(hours=options.gap)).bursts)
    done = {
        "case": case_id, "stored": stored.stored, "already_held": stored.doubles, "reworded": stored.reworded,
        "files": stored.media,
    }  # fmt: skip
    return {**summary, **done, "files_left": [list(each) for each in stored.left], "made": len(made)}


def lines_of(summary: dict[str, Any]) -> list[str]:
    """The same as lines."""
    stored = summary.get("stored", 0)
    lines = [f"{summary['read']} messages read, {stored} stored, {summary.get('made', 0)} incidents made."]
    if reworded := summary.get("reworded"):
        lines.append(f"Held in other words, and both are kept: {reworded}.")
    lines += [_question(each) for each in summary["questions"]]
    lines += [f"Nobody has said who this is: {each}. Name it with --me or --him." for each in summary["needs"]]
    return lines + [f"{each['place']} was not read: {each['reason']}" for each in summary["not_read"]]


def _answered(messages: Messages, preview: MessagePreview, given: dict[str, str]) -> MessagePreview:
    for key, value in given.items():
        try:
            preview = messages.answered(preview, key, value)
        except ValueError as wrong:
            raise UserError(f"“{key}={value}” answers no question of this file.") from wrong
    return preview


def _named(preview: MessagePreview, names: Iterable[str], who: str) -> dict[str, str]:
    """Whom each name on the command line means; UserError where it is nobody in the file."""
    found = {}
    for name in names:
        party = preview.party(name, owner=OWNER)
        if party is None:
            there = ", ".join(OWNER if each.owner else each.written for each in preview.parties if not each.nobody)
            if not there:
                raise UserError(f"This file names nobody, so “{name}” can’t be found in it. Leave out who that is.")
            raise UserError(f"“{name}” is nobody in this file. In it are: {there}.")
        found[party.written] = who
    return found


def _question(each: dict[str, Any]) -> str:
    choices = " or ".join(f"--answer {each['key']}={key} ({words})" for key, words in each["choices"].items())
    return f"{each['question']} Answer with {choices}."


def _summary(case_id: str, preview: MessagePreview) -> dict[str, Any]:
    return {
        "case": case_id,
        "format": preview.label,
        "read": preview.messages,
        "counts": [
            {"direction": direction, "form": form, "messages": many}
            for (direction, form), many in sorted(preview.counts.items())
        ],
        "first": preview.first.display() if preview.first else "",
        "last": preview.last.display() if preview.last else "",
        "undated": preview.undated,
        "gaps": [{"after": str(gap.after), "before": str(gap.before), "days": gap.days} for gap in preview.gaps],
        "senders": [
            {
                "name": each.written, "who": preview.names.get(each.written, ""), "sent": each.sent,
                "received": each.received,
            }
            for each in preview.parties
        ],
        "needs": [OWNER if each.owner else each.written for each in preview.to_ask],
        "questions": [
            {"key": each.key, "question": each.question, "choices": dict(each.choices)}
            for each in preview.open_questions
        ],
        "files_missing": preview.media_missing,
        "clock": preview.clock,
        "leaves_out": list(preview.leaves_out),
        "not_read": [
            {"place": each.place, "words": each.words, "reason": each.reason} for each in preview.skipped
        ],
        "not_read_in_all": preview.skipped_in_all,
    }  # fmt: skip
