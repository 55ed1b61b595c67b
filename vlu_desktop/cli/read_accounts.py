# SPDX-License-Identifier: Apache-2.0
"""The command that reads accounts: what each line of a diary would propose, with the words it came from."""

import argparse
import json
from pathlib import Path
from typing import Any

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.services.cases.plain_accounts import PlainAccounts


def add_command(readers: Any) -> None:
    """Add it to the readers of the command line."""
    accounts = readers.add_parser("accounts", help="what kinds, counts, targets and doers a diary's entries propose")
    accounts.add_argument("file", type=Path, metavar="IN.jsonl", help='lines of {"n", "text", "previous"}')
    accounts.set_defaults(run=_read)


def _read(options: argparse.Namespace) -> None:
    try:
        lines = options.file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{options.file} can’t be read.") from error
    accounts = PlainAccounts()
    for number, line in enumerate(lines, start=1):
        if line.strip():
            print(json.dumps(_answer(accounts, _entry(line, number)), ensure_ascii=False))


def _entry(line: str, number: int) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        entry = None
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        raise UserError(f"Line {number} is no entry: write it as {{“n”: 1, “text”: “…”}}.")
    return entry


def _answer(accounts: PlainAccounts, entry: dict[str, Any]) -> dict[str, Any]:
    previous = entry.get("previous")
    return {"n": entry.get("n"), **accounts.read(entry["text"], previous if isinstance(previous, str) else "")}
