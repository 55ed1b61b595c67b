# SPDX-License-Identifier: Apache-2.0
"""The command that makes a document, and lists the kinds there are and what each asks."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from vlu_desktop.bootstrap.clock import now, today
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.cli.common import answer, answers, day_ahead, on_vault, one_day, opened, secret
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say

if TYPE_CHECKING:
    from vlu_desktop.services.access.second_officer import Endorsement
    from vlu_desktop.services.documents.documents import Documents, Draft
    from vlu_desktop.services.documents.release import RenderedDocument


class _Listing(argparse.Action):
    """A flag with which the casebook need not be named."""

    def __call__(self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, *_: object) -> None:
        namespace.list = True
        for each in parser._actions:
            each.required = False


def add_commands(commands: Any) -> None:
    """Add it to the command line."""
    document = on_vault(commands, "document", "make a document", _document, listing=True)
    document.epilog = "VAULT, CASE and KIND stand together: options come before all three or after them."
    document.add_argument("case", nargs="?", metavar="CASE", help="a reference, a title or an id")
    document.add_argument("kind", nargs="?", metavar="KIND", help="one of --list")
    document.add_argument("--audience", default="court", metavar="A", help="who reads it; the court without it")
    document.add_argument("--out", type=Path, metavar="F.pdf", help="the file to write")
    document.add_argument("--up-to", type=one_day, metavar="DATE", help="the record up to this day; today without it")
    document.add_argument("--court", default="", help="whom it is prepared for")
    document.add_argument("--case-number", default="", help="the court’s or the panel’s number")
    document.add_argument("--hearing", type=day_ahead, metavar="DATE", help="the day of the hearing")
    document.add_argument("--recipient", default="", help="whom it is given to, for the register")
    document.add_argument("--purpose", default="", help="what for, for the register")
    document.add_argument("--answer", action="append", default=[], metavar="KEY=VALUE", help="answer what it asks")
    document.add_argument("--questions", action="store_true", help="list what the document asks, and make nothing")
    document.add_argument("--marac-reason", default="", help="name MARAC dates in the document, for this reason")
    document.add_argument(
        "--second-officer", metavar="NAME",
        help="another officer who looked at it and agrees: where the unit asks for one, or part of a name may stand "
        "in it by chance",
    )  # fmt: skip
    document.add_argument(
        "--second-passphrase-file", metavar="F", help="read that officer’s passphrase from the first line of F"
    )
    document.add_argument(
        "--ask", default="", metavar="TEXT",
        help="ask another officer to sign it off, at any computer, and say why; nothing is written: see approvals",
    )  # fmt: skip
    add_near(document)
    document.add_argument("--marks-log", type=Path, metavar="F.pdf", help="write the log of marks, for the unit’s file")
    document.add_argument(
        "--list", action=_Listing, nargs=0, default=False, help="list the kinds of document; needs no casebook"
    )
    briefing = on_vault(commands, "briefing", "what all cases show together, with nobody named", _briefing)
    briefing.add_argument("--out", type=Path, required=True, metavar="F.pdf", help="the file: .pdf, .xlsx or .csv")
    briefing.add_argument("--as-of", type=one_day, metavar="DATE", help="what had happened by this day; today without")
    who = briefing.add_mutually_exclusive_group(required=True)
    who.add_argument("--recipient", default="", metavar="WHO", help="whom it is for: small numbers are not shown")
    who.add_argument("--inside", action="store_true", help="for the unit alone, with nothing hidden")


def _briefing(options: argparse.Namespace) -> None:
    from vlu_desktop.services.documents.unit_briefings import EVERY, LEAST

    with opened(options) as services:
        briefings = services.papers.briefings
        least = EVERY if options.inside else LEAST
        briefing = briefings.made(options.as_of or today(), least=least, recipient=options.recipient)
        briefings.save(briefing, options.out, now())
    print(f"{options.out}: {briefing.cases} cases in {len(briefing.tables)} tables")


def _document(options: argparse.Namespace) -> None:
    from vlu_desktop.services.documents.document_order import Order

    if options.list:
        _list(options)
        return
    if options.case and options.kind and options.questions:
        _questions(options)
        return
    if not (options.case and options.kind and (options.out or options.ask)):
        raise UserError("Write it as: document VAULT CASE KIND --audience A --out F.pdf.")
    if bool(options.second_officer) != bool(options.second_passphrase_file):
        raise UserError("Give --second-officer NAME and --second-passphrase-file F together, or neither.")
    with opened(options) as services:
        order = Order(
            case_id=services.casework.cases.find(options.case), kind=options.kind, audience=options.audience,
            data_to=options.up_to or today(), court=options.court, recipient=options.recipient,
            purpose=options.purpose, case_number=options.case_number, hearing_on=options.hearing,
            marac_reason=options.marac_reason, answers=answers(options.answer),
        )  # fmt: skip
        documents = services.papers.documents
        draft = decided(options.near, documents, lambda: documents.draft(order, now()))
        if options.marks_log:
            documents.write_marks(draft, options.marks_log)
        if options.ask:
            services.approving.approval_desk.sign_off(draft, options.ask)
            answer(options, {"asked": draft.sha256, "pages": draft.pages}, [say("approvals.was-asked")])
            return
        second = _second(options, services, draft)
        services.papers.documents.save(draft, options.out, now(), second)
    result = {"out": str(options.out), "pages": draft.pages, "sha256": draft.sha256, "head": draft.head}
    answer(options, result, [f"{options.out}: {draft.pages} pages, SHA-256 {draft.sha256}"])


M = TypeVar("M", bound="RenderedDocument")


def decided(near: str, documents: "Documents", make: Callable[[], M]) -> M:
    """What is made, with every phrase decided on; UserError, with each and its page, where none was told what."""
    draft = make()
    if not draft.doubts:
        return draft
    if not near:
        phrases = (
            f"“{each.words}” on page {', '.join(map(str, each.pages))} ({each.why}: {each.label})"
            for each in draft.doubts
        )
        said = "; ".join(dict.fromkeys(phrases))
        raise UserError(
            f"This document was not saved: look at these phrases first: {said}. Then give --near harmless where they "
            "may stand, or --near leave-out."
        )
    if near == "harmless":
        documents.harmless(draft, *draft.doubts)
        return draft
    documents.leave_out(draft, *draft.doubts)
    return make()


def add_near(command: argparse.ArgumentParser) -> None:
    """Add the option that decides on what comes near a withheld value."""
    command.add_argument(
        "--near", choices=("harmless", "leave-out"), default="",
        help="what comes near a withheld value, and what stands though it is withheld elsewhere, is found harmless and "
        "remembered, or left out by marks in the record; without it such phrases are listed and nothing is saved",
    )  # fmt: skip


def _second(options: argparse.Namespace, services: Services, draft: "Draft") -> "Endorsement | None":
    """The other officer's agreement to this very document, proved with their own passphrase."""
    if not options.second_officer:
        return None
    wanted = " ".join(options.second_officer.split()).casefold()
    others = services.keeping.second_officer.colleagues()
    found = [each for each in others if each.name.casefold() == wanted]
    if len(found) != 1:
        names = ", ".join(sorted(each.name for each in others)) or "nobody else yet"
        raise UserError(f"“{options.second_officer}” is not one other officer of this casebook. There is: {names}.")
    typed = secret(options.second_passphrase_file, "--second-passphrase-file", "Second officer’s passphrase")
    return services.keeping.second_officer.vouch(found[0].officer_id, typed, draft.sha256)


def _list(options: argparse.Namespace) -> None:
    from vlu_desktop.papers.document_kinds import document_kinds

    every = document_kinds()
    kinds = [{"kind": kind.key, "title": kind.title, "audiences": list(kind.audiences)} for kind in every]
    answer(options, kinds, [f"{kind.key}: {kind.title}, for {', '.join(kind.audiences)}" for kind in every])


def _questions(options: argparse.Namespace) -> None:
    with opened(options) as services:
        case_id = services.casework.cases.find(options.case)
        asks = services.papers.documents.questions(case_id, options.kind, options.audience)
    rows = [{"key": ask.key, "label": ask.label, "help": ask.help, "options": dict(ask.options)} for ask in asks]
    lines = [(f"{ask.key}: {ask.label}", *(f"  {value}: {name}" for value, name in ask.options)) for ask in asks]
    answer(options, rows, [line for each in lines for line in each])
