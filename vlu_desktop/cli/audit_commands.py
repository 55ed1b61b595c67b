# SPDX-License-Identifier: Apache-2.0
"""Commands that read the journal: who did what, whether it holds, and what was erased, to erase it again elsewhere."""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from vlu_desktop.cli.common import answer, on_vault, opened
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.changes import ACTS, JournalQuery

_LARGEST = 64 << 20


def add_commands(commands: Any) -> None:
    """Add them to the command line."""
    audit = on_vault(commands, "audit", "who did what, and whether the journal holds", _audit, listing=True)
    audit.add_argument("--case", metavar="C", help="one case, by its reference, title or id")
    audit.add_argument("--act", action="append", choices=ACTS, default=[], help="one of the six acts; may be repeated")
    audit.add_argument("--officer", metavar="NAME", default="", help="one officer")
    audit.add_argument("--since", type=_date, metavar="DATE", help="from this day (2026-11-02)")
    audit.add_argument("--until", type=_date, metavar="DATE", help="up to and with this day")
    audit.add_argument("--csv", type=Path, metavar="F.csv", help="write the lines to a file: a disclosure")
    audit.add_argument("--recipient", default="", metavar="WHO", help="whom it is for, for the journal")
    audit.add_argument("--code", default="", metavar="CODE", help="what is known of a code printed on a document")
    erasures = on_vault(
        commands, "erasures", "what was erased, by its ids alone, to erase it again elsewhere", _erasures
    )
    which = erasures.add_mutually_exclusive_group(required=True)
    which.add_argument("--out", type=Path, metavar="F", help="write the ids to F")
    which.add_argument("--again", type=Path, metavar="F", help="show what of F, made by --out in another copy, is here")
    which.add_argument("--waiting", action="store_true", help="show what a restore left to be decided on")
    erasures.add_argument("--reason", default="", metavar="TEXT", help="erase what is shown, for this reason")
    erasures.add_argument("--authority", default="", metavar="TEXT", help="with --reason: who decided it, under what")
    erasures.add_argument("--keep", default="", metavar="TEXT", help="with --waiting: keep it here, for this reason")


def _audit(options: argparse.Namespace) -> int:
    from vlu_desktop.services.keeping.auditing import days

    with opened(options) as services:
        auditing = services.keeping.auditing
        if options.code:
            said = auditing.printed(options.code)
            answer(options, {"code": options.code, "known": said}, [said])
            return 0
        since, until = days(options.since, options.until)
        asked = JournalQuery(
            case_id=services.casework.cases.find(options.case) if options.case else None, acts=tuple(options.act),
            officer=_officer(auditing.officers(), options.officer), since=since, until=until,
        )  # fmt: skip
        if options.csv is not None:
            many = auditing.export(asked, options.csv, options.recipient)
            answer(options, {"out": str(options.csv), "entries": many}, [f"{options.csv}: {many} entries"])
            return 0
        lines = list(auditing.every(asked))
        verified = auditing.verify()
        services.register.printed("The audit, printed", options.recipient)
    rows = [
        {
            "entry": line.ref, "at": line.at.isoformat(), "officer": line.officer, "act": line.act, "what": line.what,
            "case": line.case_id, "case_title": line.case, "reason": line.reason, "detail": line.detail,
        }
        for line in lines
    ]  # fmt: skip
    found = {"sound": verified.sound, "said": verified.sentence, "problems": list(verified.problems), "entries": rows}
    shown = ["  ".join(part for part in line.cells() if part) for line in lines]
    answer(options, found, [*shown, verified.sentence, *verified.problems])
    return 0 if verified.sound else 2


def _erasures(options: argparse.Namespace) -> None:
    if options.out is not None:
        with opened(options) as services:
            many = services.keeping.auditing.export_erasures(options.out)
        print(f"{options.out}: {many} records, by their ids alone, signed by this computer")
        return
    body = _read(options.again) if options.again is not None else None
    with opened(options) as services:
        elsewhere = services.keeping.erased_elsewhere
        found = elsewhere.waiting() if body is None else elsewhere.read(body)
        if found is None:
            print("Nothing waits to be decided on.")
            return
        if options.keep and body is None:
            elsewhere.decline(options.keep)
            print("Kept here. The journal says why.")
            return
        if options.reason or options.authority:
            elsewhere.erase(found.plan, options.reason, options.authority)
    goes = ", ".join(f"{many} {name.lower()}" for name, many in found.plan.goes) or "nothing"
    done = "Erased" if options.reason else "Would be erased with --reason TEXT --authority TEXT"
    print(f"{done}: {len(found.plan.references)} records ({goes}). {found.sentence}".rstrip())


def _read(path: Path) -> object:
    refusal = UserError(f"{path} is not a list of erasures: make it with vlu-desktop erasures VAULT --out F.")
    try:
        if path.stat().st_size > _LARGEST:
            raise refusal
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise refusal from error


def _officer(officers: dict[str, str], wanted: str) -> str:
    if not wanted:
        return ""
    found = [each for each, name in officers.items() if name.casefold() == wanted.casefold()]
    if not found:
        raise UserError(f"No officer is called {wanted}. They are: {', '.join(sorted(officers.values()))}.")
    return found[0]


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day. Write it as 2026-11-02.") from None
