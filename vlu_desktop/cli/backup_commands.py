# SPDX-License-Identifier: Apache-2.0
"""Commands that keep a casebook from being lost: check, backup and restore."""

import argparse
import sys
from pathlib import Path
from typing import Any

from vlu_desktop.bootstrap.vaults import check_file, restore, salvage
from vlu_desktop.cli.common import answer, on_vault, opened, passphrase
from vlu_desktop.cli.key_commands import identity_text
from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.services.keeping.backups import salvaged_text, size_text
from vlu_desktop.services.keeping.restoring import erased_since


def add_commands(commands: Any) -> None:
    """Add them to the command line."""
    on_vault(
        commands, "check", "check a casebook, file and journal: every page, reference and line", _check, listing=True
    )
    backup = on_vault(commands, "backup", "back a casebook up into a folder, checked whole", _backup, listing=True)
    backup.add_argument("folder", type=Path, metavar="DIR")
    rescue = on_vault(
        commands, "salvage", "where there is no backup: read out of a damaged casebook what can be read", _salvage,
        listing=True,
    )  # fmt: skip
    rescue.add_argument("folder", type=Path, metavar="DIR")
    back = commands.add_parser("restore", help="restore a backup into an empty folder")
    back.add_argument("backup", type=Path, metavar="BACKUP")
    back.add_argument("folder", type=Path, metavar="DIR")
    back.add_argument("--identity-file", metavar="F", help="the recovery sheet’s key, - for standard input")
    back.add_argument("--passphrase-file", metavar="F", help="or an officer’s passphrase, - for standard input")
    back.add_argument("--json", action="store_true", help="JSON, as always where the output is not a terminal")
    back.set_defaults(run=_restore)


def _check(options: argparse.Namespace) -> int:
    report = check_file(options.vault, passphrase(options))
    journal = report.journal
    acts, records = (journal.acts, journal.records) if journal else (0, 0)
    found = {
        "sound": report.is_sound, "problems": list(report.problems), "damaged_pages": list(report.pages),
        "pages": report.all_pages, "acts": acts, "records": records,
    }  # fmt: skip
    answer(
        options, found, report.problems or [f"Sound: {report.all_pages} pages, {acts} acts and {records} records hold."]
    )
    return 0 if report.is_sound else 2


def _backup(options: argparse.Namespace) -> None:
    with opened(options) as services:
        made = services.keeping.backups.back_up(options.folder, progress=_progress)
    found = {
        "backup": str(made.path), "made_at": made.made_at, "bytes": made.size, "sha256": made.sha256,
        "head": made.facts["head"], "rows": made.facts["rows"], "taken_away": list(made.gone),
    }  # fmt: skip
    lines = [f"{made.path}: {size_text(made.size)}, read back and checked. Head of the record: {made.facts['head']}."]
    answer(options, found, [*lines, *(f"No longer kept: {name}" for name in made.gone)])


def _salvage(options: argparse.Namespace) -> int:
    made = salvage(options.vault, passphrase(options), options.folder, progress=_progress)
    found = {"casebook": str(made.path), "saved": made.saved, "lost": made.lost, "unsure": made.unsure}
    answer(options, found, [f"{made.path}: {salvaged_text(made)}"])
    return 2 if made.lost or made.unsure else 0


def _restore(options: argparse.Namespace) -> None:
    sheet = identity_text(options.identity_file) if options.identity_file else ""
    typed = "" if sheet else passphrase(options)
    made = restore(options.backup, options.folder, sheet=sheet, passphrase=typed, progress=_progress)
    found = {
        "casebook": str(made.path), "made_at": made.made_at, "head": made.facts["head"], "rows": made.facts["rows"],
        "tips": made.facts["tips"], "erased_since": made.erased,
    }  # fmt: skip
    day = shown_day(made.made_at.astimezone().date())
    lines = [f"{made.path}: as it was on {day}, checked whole. Head of the record: {made.facts['head']}."]
    answer(options, found, [*lines, *filter(None, (erased_since(made),))])


def _progress(done: int, of: int) -> None:
    """A line at a terminal, written over itself; nothing where a machine reads."""
    if sys.stderr.isatty():
        print(f"\r{100 * done // of:3d} %", end="" if done < of else "\n", file=sys.stderr, flush=True)
