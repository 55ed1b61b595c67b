# SPDX-License-Identifier: Apache-2.0
"""The command line for IT staff and automation: exit 0, or 2 with one sentence."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

from vlu_desktop.bootstrap.clock import now, today
from vlu_desktop.bootstrap.example import EXAMPLE_NAME, make_example
from vlu_desktop.bootstrap.vaults import disk_said
from vlu_desktop.cli import (
    approval_commands,
    audit_commands,
    backup_commands,
    bundle_commands,
    computer_commands,
    document_commands,
    finding_commands,
    inspect_commands,
    key_commands,
    read_commands,
    timeline_commands,
    unit_server_commands,
)
from vlu_desktop.cli.common import add_recipient, answer, answer_each, on_vault, one_day, opened
from vlu_desktop.cli.message_import import add_options, import_messages, lines_of
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.languages import ENGLISH, LANGUAGES, PREFERENCE, speak
from vlu_desktop.language.phrases import number
from vlu_desktop.platform import preferences


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; with none the window opens. Returns the exit status."""
    options = _parser().parse_args(arguments)
    # Whoever automates a command gets English sentences, unless they ask for others.
    speak(options.language or (preferences.remembered(PREFERENCE) if options.run is _window else ENGLISH))
    try:
        return int(options.run(options) or 0)
    except UserError as error:
        return _refused(error)
    except Exception as error:
        if not (said := disk_said(error)):
            raise
        return _refused(said)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 2


def _refused(why: object) -> int:
    print(" ".join(str(why).split()), file=sys.stderr)
    return 2


_WAYS = {"at-the-time": "diary", "afterwards": "diary-later", "not-known": "diary-unknown"}
"""How a diary was kept, as it is said to the command, and the key it is noted under."""


class _OneSentence(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one sentence; how to write them is in --help."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{message[:1].upper()}{message[1:].rstrip('.')}. See {self.prog} --help.\n")


def _parser() -> argparse.ArgumentParser:
    parser = _OneSentence(prog="vlu-desktop", description="Puts the history of a case together.")
    parser.add_argument("--example", action="store_true", help="open the window on a fresh example casebook")
    parser.add_argument("--vault", type=Path, help="open the window on this casebook")
    parser.add_argument("--language", choices=tuple(LANGUAGES), help="en or cy: what the first page is in, this time")
    # How a locked program starts itself again: where its window was.
    parser.add_argument("--locked", default="", help=argparse.SUPPRESS)
    parser.set_defaults(run=_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    example = commands.add_parser("example", help="make the example casebook in a folder")
    example.add_argument("folder", type=Path, metavar="DIR")
    example.set_defaults(run=_example)

    cases = on_vault(commands, "cases", "list the cases", _cases, listing=True)
    add_recipient(cases)
    show = on_vault(commands, "show", "the whole record of a case", _show, listing=True)
    show.add_argument("case", metavar="CASE")
    add_recipient(show)

    export = on_vault(commands, "export", "a whole case in one file, for another program", _export, listing=True)
    export.add_argument("case", metavar="CASE")
    export.add_argument("--out", type=Path, required=True, metavar="F.zip")
    export.add_argument("--recipient", required=True, metavar="WHO", help="whom it is for, for the register")
    export.add_argument("--reason", required=True, metavar="TEXT", help="why, for the journal")

    imported = on_vault(commands, "import", "import a diary or a file of messages", _import, listing=True)
    imported.add_argument("names", nargs="+", metavar="CASE FILE", help="a case and a file; with --new-case, a file")
    imported.add_argument("--new-case", action="store_true", help="begin a case titled after the file")
    imported.add_argument(
        "--kept", choices=tuple(_WAYS), default="not-known",
        help="how the diary was kept; unless it was at the time, nothing in it is compared",
    )  # fmt: skip
    imported.add_argument("--dry-run", action="store_true", help="say what would be read and save nothing")
    add_options(imported)

    for each in (
        bundle_commands, document_commands, inspect_commands, key_commands, read_commands, finding_commands,
    ):  # fmt: skip
        each.add_commands(commands)
    timeline_commands.add_commands(commands, one_day)
    for each in (backup_commands, audit_commands, computer_commands, approval_commands, unit_server_commands):
        each.add_commands(commands)
    if find_spec("vlu_desktop.devtools") is not None:  # in a checkout; the installed program is without it
        import_module("vlu_desktop.devtools.tour_commands").add_commands(commands)
    return parser


def _window(options: argparse.Namespace) -> int:
    from vlu_desktop.app.entry import run

    return run(vault=options.vault, example=options.example, locked=options.locked)


def _example(options: argparse.Namespace) -> None:
    path, passphrase = make_example(options.folder, EXAMPLE_NAME)
    print(f"made: {path}")
    print(f"passphrase: {passphrase}")


def _cases(options: argparse.Namespace) -> None:
    from vlu_desktop.services.cases.plain_rows import case_row

    with opened(options) as services:
        cases, due = services.casework.cases, services.insight.today
        services.register.printed("The list of cases, printed", options.recipient)
        lines = {line.id: line for line in cases.lines()}
        rows = (case_row(lines[each.case_id], each) for each in due.summaries(today()) if each.case_id in lines)
        answer_each(
            options,
            (
                (row, f"{row['id']}  {row['title']}: {row['incidents']} incidents, {row['findings']} findings")
                for row in rows
            ),
        )


def _show(options: argparse.Namespace) -> None:
    from vlu_desktop.services.cases.plain_rows import case_as_json, case_as_lines

    with opened(options) as services:
        case_id = services.casework.cases.find(options.case)
        file = services.casework.cases.open(case_id)
        services.register.taken_out([case_id], "The whole record, printed", options.recipient, today())
    answer(options, case_as_json(file), case_as_lines(file))


def _export(options: argparse.Namespace) -> None:
    with opened(options) as services:
        case_id = services.casework.cases.find(options.case)
        found = services.papers.exports.save(case_id, options.out, options.recipient, options.reason, now())
    row = {"out": str(options.out), "records": found.records, "exhibits": found.exhibits, "sha256": found.entry.sha256}
    lines = [
        f"{options.out}: {number(found.records, 'record')}, {number(found.exhibits, 'exhibit')}",
        f"SHA-256 {found.entry.sha256}",
        "Nothing in it is withheld. It is in the disclosure register.",
    ]
    answer(options, row, lines)


def _import(options: argparse.Namespace) -> None:
    wanted = 1 if options.new_case else 2
    if len(options.names) != wanted:
        form = "import VAULT --new-case FILE" if options.new_case else "import VAULT CASE FILE"
        raise UserError(f"Write it as: {form}.")
    file, kept = Path(options.names[-1]), _WAYS[options.kept]
    with opened(options) as services:
        if services.papers.messages.is_message_file(file):
            summary = import_messages(options, services, "" if options.new_case else options.names[0], file)
            answer(options, summary, lines_of(summary))
            return
        if options.new_case:
            summary = services.papers.imports.file_into_new_case(file, dry_run=options.dry_run, kept=kept)
        else:
            case_id = services.casework.cases.find(options.names[0])
            summary = services.papers.imports.file_into(case_id, file, dry_run=options.dry_run, kept=kept)
    answer(options, summary, lines_of_diary(summary))


def lines_of_diary(summary: dict[str, Any]) -> list[str]:
    """What an import of a diary made, for a terminal: what is said of the whole file, of rows not read, and asked."""
    return [
        f"{summary['read']} rows read, {summary['made']} incidents made.",
        *summary["notes"],
        *_not_read(summary["not_read"]),
        *_asked(summary["questions"]),
    ]


def _asked(questions: Sequence[Any]) -> list[str]:
    return [f"To be asked, rows {len(each['rows'])}: {each['question']} Taken: {each['taken']}." for each in questions]


def _not_read(rows: Sequence[Any]) -> list[str]:
    return [f"Row {row['row']} was not read: {row['reason']} ({row['words']})" for row in rows]
