# SPDX-License-Identifier: Apache-2.0
"""What is usual for a hearing, as a bundle ready to be made, with the particulars that the record has already."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Exhibit
from vlu_desktop.record.offending import Breach, Hearing, Proceeding
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import Statement, StatementUse
from vlu_desktop.services.documents.bundle_order import BundleOrder, DocumentChoice, PartGroup

_PAROLE = frozenset({"parole-paper", "parole-oral"})
_READERS = {"court": "court", "parole": "parole", "parole-withheld": "parole", "tribunal": "tribunal"}
"""Who reads a paper at a hearing, and before whom that hearing is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingParticulars:
    """What a paper for a hearing says of it."""

    court: str = ""
    case_number: str = ""
    hearing_on: date | None = None


def before_whom(hearing: Hearing) -> str:
    """The reader of its papers: a court, a tribunal or the Parole Board."""
    if hearing.kind == "tribunal":
        return "tribunal"
    return "parole" if hearing.kind in _PAROLE else "court"


def particulars_of(file: CaseFile, hearing: Hearing) -> HearingParticulars:
    """The court, number and day of a hearing, as they are recorded."""
    proceeding = file.get(Proceeding, hearing.proceeding_id)
    court, number = (proceeding.court, proceeding.case_number) if proceeding is not None else ("", "")
    return HearingParticulars(court=(hearing.court or court).strip(), case_number=number.strip(), hearing_on=hearing.on)


def next_for(file: CaseFile, audience: str, today: date) -> HearingParticulars | None:
    """Those of the next hearing before such a reader; None for another reader, or where none is to come."""
    whom = _READERS.get(audience)
    coming = [row for row in file.all(Hearing) if row.on and row.on >= today and before_whom(row) == whom]
    return particulars_of(file, min(coming, key=lambda row: (row.on or today, row.id))) if coming else None


def next_hearing(file: CaseFile, today: date) -> Hearing | None:
    """The next hearing of a case; None where none is to come."""
    coming = [row for row in file.all(Hearing) if row.on and row.on >= today]
    return min(coming, key=lambda row: (row.on or today, row.id), default=None)


def hearing_pack(file: CaseFile, hearing: Hearing, today: date) -> BundleOrder:
    """The bundle for a hearing: what is usual, of what the record has; it is looked at before anything leaves."""
    known = particulars_of(file, hearing)
    name = (
        label("hearing-kind", hearing.kind) if hearing.kind not in {"", "other"} else say_in(ENGLISH, "acts.a-hearing")
    )
    parts = tuple(DocumentChoice(kind=kind) for kind in _usual(file, hearing))
    return BundleOrder(
        case_id=file.case.id, audience=before_whom(hearing),
        title=say_in(ENGLISH, "acts.hearing-on", name=name, on=hearing.on) if hearing.on else name,
        lots=(PartGroup(parts=parts, data_to=today),), court=known.court, case_number=known.case_number,
        hearing_on=known.hearing_on,
    )  # fmt: skip


def _usual(file: CaseFile, hearing: Hearing) -> Iterator[str]:
    """The kinds of papers, in the order they are read."""
    whom = before_whom(hearing)
    broken = bool(file.all(Breach)) and whom == "court"
    first = ["breaches"] if broken else []
    if whom != "tribunal":  # a tribunal is given a statement for it, and nothing else
        yield from (*first, "social-history") if hearing.kind == "breach" else ("social-history", *first)
    agreed = {row.statement_id for row in file.all(StatementUse) if row.purpose == whom and row.agreed == "yes"}
    if any(row.status == "signed" and row.id in agreed for row in file.all(Statement)):
        yield "victim-statement"
    if file.all(Exhibit) and whom == "court":
        yield "exhibits"
