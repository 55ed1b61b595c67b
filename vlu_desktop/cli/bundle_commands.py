# SPDX-License-Identifier: Apache-2.0
"""The command that makes a bundle of a case, and adds to one that is in the register."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vlu_desktop.bootstrap.clock import now, today
from vlu_desktop.cli.common import answer, answers, day_ahead, on_vault, one_day, opened
from vlu_desktop.cli.document_commands import add_near, decided
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.services.documents.bundle_order import BundleOrder, Choice, DocumentChoice, ExhibitChoice, PartGroup

if TYPE_CHECKING:
    from vlu_desktop.services.documents.bundles import OfferedExhibit


def add_commands(commands: Any) -> None:
    """Add it to the command line."""
    made = on_vault(commands, "bundle", "make a bundle of documents and exhibits", _bundle, listing=True)
    made.add_argument("case", metavar="CASE")
    made.add_argument("--audience", default="court")
    made.add_argument("--part", action="append", default=[], metavar="KIND", help="a document; again for the next one")
    made.add_argument("--exhibit", action="append", default=[], metavar="REF", help="an exhibit, by its reference")
    made.add_argument("--only-list", action="append", default=[], metavar="REF", help="an exhibit to list, not to show")
    made.add_argument("--says", action="append", default=[], metavar="REF=WORDS", help="what a picture shows")
    made.add_argument("--answer", action="append", default=[], metavar="KIND.KEY=VALUE", help="answer what a part asks")
    made.add_argument("--title", default="", help="of the bundle; it stands on every page")
    made.add_argument("--add-to", default="", metavar="DIGEST", help="add to the bundle with this SHA-256, at its end")
    made.add_argument("--out", type=Path, metavar="F.pdf")
    made.add_argument("--up-to", type=one_day, metavar="DATE", help="the record up to this day; today without it")
    made.add_argument("--court", default="")
    made.add_argument("--case-number", default="")
    made.add_argument("--hearing", type=day_ahead, metavar="DATE", help="the day of the hearing")
    made.add_argument("--recipient", default="")
    made.add_argument("--marac-reason", default="", help="name MARAC dates in it, for this reason")
    made.add_argument(
        "--looked", action="store_true",
        help="somebody looked at each picture for an address, a number plate or a face; without it none leaves",
    )  # fmt: skip
    add_near(made)
    made.add_argument("--list", action="store_true", help="list what a bundle can be made of, and make nothing")


def _bundle(options: argparse.Namespace) -> None:
    if options.list:
        _list(options)
        return
    if not options.out or not (options.part or options.exhibit or options.only_list):
        raise UserError("Write it as: bundle VAULT CASE --audience A --part KIND --exhibit REF --title T --out F.pdf.")
    with opened(options) as services:
        case_id = services.casework.cases.find(options.case)
        data_to, earlier = options.up_to or today(), None
        if options.add_to:
            entry = services.papers.register.with_digest(case_id, options.add_to)
            earlier = services.papers.bundles.reopened(entry.id)
        audience = earlier.audience if earlier else options.audience
        parts = _parts(options, services.papers.bundles.offered(case_id, audience, today()).exhibits)
        order = (
            earlier.adding(parts, data_to)
            if earlier
            else _order(options, case_id, PartGroup(parts=parts, data_to=data_to))
        )
        bundles = services.papers.bundles
        draft = decided(options.near, services.papers.documents, lambda: bundles.draft(order, now()))
        entry = services.papers.bundles.save(draft, options.out, now(), looked=options.looked)
    result = {
        "out": str(options.out), "pages": draft.pages, "sha256": entry.sha256, "head": draft.head,
        "standards": draft.standards,
        "entries": [asdict(each) for each in draft.entries],
        "pictures": [each.number for each in draft.pictures],
        "warnings": list(draft.warnings),
    }  # fmt: skip
    lines = [f"{options.out}: {draft.pages} pages, SHA-256 {entry.sha256}"]
    lines += [f"{each.number}. {each.title}: {each.where}" for each in draft.entries]
    answer(options, result, [*lines, *draft.warnings])


def _order(options: argparse.Namespace, case_id: str, lot: PartGroup) -> BundleOrder:
    return BundleOrder(
        case_id=case_id, audience=options.audience, title=options.title, lots=(lot,), recipient=options.recipient,
        court=options.court, case_number=options.case_number, hearing_on=options.hearing,
        marac_reason=options.marac_reason,
    )  # fmt: skip


def _list(options: argparse.Namespace) -> None:
    with opened(options) as services:
        found = services.papers.bundles.offered(services.casework.cases.find(options.case), options.audience, today())
    rows = {
        "documents": [{"kind": each.key, "title": each.title} for each in found.documents],
        "exhibits": [
            {"reference": each.reference, "title": each.title, "shown": each.shown} for each in found.exhibits
        ],
    }
    lines = [f"{each.key}: {each.title}" for each in found.documents]
    answer(options, rows, lines + [f"{each.reference}: {each.title} ({each.shown})" for each in found.exhibits])


def _parts(options: argparse.Namespace, offered: "Sequence[OfferedExhibit]") -> tuple[Choice, ...]:
    """The documents in the order given, then the exhibits shown, then those only listed."""
    said = answers(options.says)
    given: dict[str, dict[str, str]] = {}
    for name, value in answers(options.answer).items():
        kind, _, key = name.partition(".")
        if kind not in options.part or not key:
            raise UserError(f"“{name}” answers no part of this bundle. Write it as: --answer KIND.KEY=VALUE.")
        given.setdefault(kind, {})[key] = value
    parts: list[Choice] = [DocumentChoice(kind=kind, answers=given.get(kind, {})) for kind in options.part]
    shown = [_exhibit(reference, offered) for reference in options.exhibit]
    parts += [replace(each, says=said.get(name, "")) for name, each in zip(options.exhibit, shown, strict=True)]
    parts += [replace(_exhibit(reference, offered), listed=True) for reference in options.only_list]
    if wrong := [name for name in said if name not in options.exhibit]:
        raise UserError(f"“{wrong[0]}” is no exhibit shown in this bundle, so its picture can’t be described.")
    return tuple(parts)


def _exhibit(reference: str, offered: "Sequence[OfferedExhibit]") -> ExhibitChoice:
    found = [each for each in offered if each.reference == reference]
    if len(found) != 1:
        names = ", ".join(each.reference for each in offered if each.reference) or "none"
        problem = "There are several exhibits" if found else "This reader may have no exhibit"
        raise UserError(f"{problem} “{reference}”. There is: {names}.")
    return ExhibitChoice(exhibit_id=found[0].id)
