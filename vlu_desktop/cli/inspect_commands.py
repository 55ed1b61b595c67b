# SPDX-License-Identifier: Apache-2.0
"""Commands that look at finished files: a PDF for what its reader may not have, a new version's for who signed them.

Exit 0 for clean ones, 2 for any other.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from vlu_desktop import __version__
from vlu_desktop.bootstrap.clock import today
from vlu_desktop.cli.common import answer, opened
from vlu_desktop.language.catalogue import say
from vlu_desktop.platform import paths
from vlu_desktop.services.keeping.releases import check_release, known_keys

_SEARCHED = "Words in a picture on {page} were read by a program and searched: it may be wrong, so look at it."


def add_commands(commands: Any) -> None:
    """Add them to the command line."""
    inspect = commands.add_parser("inspect", help="search a PDF for what a case keeps from its reader")
    inspect.add_argument("file", type=Path, metavar="F.pdf")
    inspect.add_argument(
        "--against", nargs=2, required=True, metavar=("VAULT", "CASE"), help="whose record it is held against"
    )
    inspect.add_argument(
        "--audience", default="", metavar="A",
        help="who reads it; else the one it was made for, or the court where the register does not know it",
    )  # fmt: skip
    inspect.add_argument(
        "--reader", default="", metavar="NAME",
        help="of a victim’s copy in a case with several victims: whose it is, where the register does not say",
    )  # fmt: skip
    inspect.add_argument(
        "--passphrase-file", metavar="F", help="read the passphrase from the first line of F, - for standard input"
    )
    inspect.add_argument("--json", action="store_true", help="JSON, as always where the output is not a terminal")
    inspect.set_defaults(run=_inspect)
    verify = commands.add_parser("verify-update", help="hold a new version’s files against its signed list, offline")
    verify.add_argument("folder", type=Path, metavar="DIR", help="with the files, SHA256SUMS and SHA256SUMS.sig")
    verify.add_argument("--key", type=Path, metavar="F", help="the maintainers’ public keys, in place of those shipped")
    verify.add_argument("--json", action="store_true", help="JSON, as always where the output is not a terminal")
    verify.set_defaults(run=_verify)


def _inspect(options: argparse.Namespace) -> int:
    vault, case = options.against
    options.vault = Path(vault)
    with opened(options) as services:
        found = services.papers.inspection.look(
            services.casework.cases.find(case), options.file, today(), options.audience, options.reader
        )
    hits = [{"what": hit.label, "where": hit.where, "likeness": hit.likeness} for hit in found.hits]
    unread = [page for page in found.pictures if page not in found.read]
    rows = {
        "file": options.file.name, "sha256": found.sha256, "audience": found.audience, "registered": found.registered,
        "values": found.values, "clean": not hits, "hits": hits, "not_searched": unread,
        "pictures_read": list(found.read), "notes": list(found.notes),
    }  # fmt: skip
    lines = [f"{hit['what']} in {hit['where']}{' (perhaps chance)' if hit['likeness'] else ''}" for hit in hits]
    if not hits:
        lines = [f"Nothing found of {found.values} values kept from this reader ({found.audience})."]
    lines += [_SEARCHED.format(page=page) for page in found.read]
    lines += [f"{page} is a picture: look at it, for no words were read in it." for page in unread]
    lines += found.notes
    answer(options, rows, lines)
    if hits:
        print("This file holds something withheld from its reader.", file=sys.stderr)
    return 2 if hits else 0


def _verify(options: argparse.Namespace) -> None:
    found = check_release(options.folder, known_keys(options.key or paths.release_keys()), __version__)
    row = {"version": found.version, "files": list(found.files), "absent": list(found.absent), "key": found.key}
    lines = [
        say("releases.whole", version=found.version, files=found.files), say("releases.signed-by", key=found.key),
        *([say("releases.others", files=found.absent)] if found.absent else ()),
    ]  # fmt: skip
    answer(options, row, lines)
