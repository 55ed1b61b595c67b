# SPDX-License-Identifier: Apache-2.0
"""Making a document: disclose, find, compose, write, search the finished file, and only then let it go."""

import io
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from vlu_desktop.analysis.cautions import cautions
from vlu_desktop.analysis.find import find
from vlu_desktop.analysis.params import Params
from vlu_desktop.documents.disclose import Choices, Disclosed, Left, disclose
from vlu_desktop.documents.facts import Facts
from vlu_desktop.documents.fonts import FontBook
from vlu_desktop.documents.guarded import VaultView
from vlu_desktop.documents.kinds import DOCUMENTS, document_kind
from vlu_desktop.documents.leaksearch import Hit, search
from vlu_desktop.documents.pdf import write_pdf
from vlu_desktop.documents.social_history.source import Source
from vlu_desktop.domain.base import Record
from vlu_desktop.domain.errors import UserError
from vlu_desktop.domain.findings import Finding
from vlu_desktop.domain.people import (
    Address,
    ContactPoint,
    Involvement,
    Officer,
    Person,
    PersonName,
    SameAs,
    Unit,
    Vehicle,
)
from vlu_desktop.domain.records import record_type
from vlu_desktop.domain.when_clock import civil
from vlu_desktop.domain.work import Disclosure, Protection
from vlu_desktop.store.records import Store

Progress = Callable[[int, int], None]
PEOPLE: tuple[type[Record], ...] = (Person, PersonName, ContactPoint, Address, Vehicle, SameAs, Involvement)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the officer asks for."""

    case_id: str
    kind: str
    audience: str
    data_to: date
    recipient: str = ""
    purpose: str = ""
    court: str = ""
    case_number: str = ""
    hearing_on: date | None = None
    marac_reason: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """A kind of document as it is offered."""

    key: str
    title: str
    audiences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document made but not let go: its bytes, what is withheld from it, and what the search found."""

    order: Order
    pdf: bytes
    pages: int
    sha256: str
    head: str
    left: tuple[Left, ...]
    findings: tuple[Finding, ...]
    hits: tuple[Hit, ...]
    file_name: str


class Documents:
    """Previews and saved documents."""

    def __init__(self, store: Store, params: Params, fonts: FontBook) -> None:
        self._store = store
        self._params = params
        self._fonts = fonts

    def kinds(self) -> tuple[Offered, ...]:
        """Every kind of document that can be made."""
        return tuple(Offered(kind.key, kind.title, kind.audiences) for kind in DOCUMENTS)

    def draft(self, order: Order, made: datetime, progress: Progress | None = None) -> Draft:
        """Make the document in memory and search it."""
        kind = document_kind(order.kind, order.audience)
        view = self._view(order.case_id)
        self._store.consulted("document.preview", case_id=order.case_id, detail=order.kind)
        head = self._store.head_code()
        disclosed = disclose(view, order.audience, civil(made).date(), _choices(order), kind.allowance)
        findings = tuple(each for each in find(disclosed.file, order.data_to, self._params) if not each.internal)
        source = Source(
            disclosed=disclosed,
            findings=findings,
            cautions=cautions(disclosed.file, order.data_to),
            facts=self._facts(order, made, head),
        )
        out = io.BytesIO()
        written = write_pdf(kind.compose(source), out, fonts=self._fonts, progress=progress)
        content = out.getvalue()
        name = file_name(order, disclosed)
        return Draft(
            order=order,
            pdf=content,
            pages=written.pages,
            sha256=written.sha256,
            head=head,
            left=disclosed.left,
            findings=findings,
            hits=_hits(content, disclosed, name),
            file_name=name,
        )

    def save(self, draft: Draft, out: Path, today: date) -> Disclosure:
        """Let a document go: write it, and note it in the register. Refused while the search finds anything."""
        order = draft.order
        view = self._view(order.case_id)
        kind = document_kind(order.kind, order.audience)
        disclosed = disclose(view, order.audience, today, _choices(order), kind.allowance)
        hits = draft.hits + _hits(b"", disclosed, out.name)
        if hits:
            places = "; ".join(sorted({f"{hit.label} in {hit.where}" for hit in hits}))
            raise UserError(
                f"This document was not saved: it holds something withheld from its audience ({places}). "
                "Withhold it in the record or choose another file name, and make the document again."
            )
        entry = Disclosure(
            case_id=order.case_id,
            document=order.kind,
            audience=order.audience,
            recipient=order.recipient,
            purpose=order.purpose,
            made_on=today,
            data_to=order.data_to,
            sha256=draft.sha256,
            head=draft.head,
            pages=draft.pages,
            choices=f"MARAC named because: {order.marac_reason}" if order.marac_reason else "",
        )
        _write(out, draft.pdf)
        with self._store.act("document.save", act="disclosed", case_id=order.case_id, reason=order.marac_reason) as act:
            saved = act.add(entry)
        return saved

    def _view(self, case_id: str) -> VaultView:
        file = self._store.case_file(case_id)
        if file is None:
            raise UserError("That case is not in this casebook.")
        people = {cls: self._store.all(cls) for cls in PEOPLE}
        protected = [
            (row, record)
            for row in self._store.all(Protection)
            if (record := self._store.get(record_type(row.record_type).cls, row.record_id))
        ]
        return VaultView(file=file, people=people, protected=tuple(protected))

    def _facts(self, order: Order, made: datetime, head: str) -> Facts:
        officer = self._store.get(Officer, self._store.officer)
        unit = next(iter(self._store.all(Unit)), None)
        facts = Facts(
            made=made,
            data_to=order.data_to,
            head=head,
            court=order.court,
            case_number=order.case_number,
            hearing_on=order.hearing_on,
            prepared_by=officer.name if officer else "",
            unit=unit.name if unit else "",
        )
        return replace(facts, role=officer.role) if officer and officer.role else facts


def _choices(order: Order) -> Choices:
    return Choices(marac_reason=order.marac_reason, court=order.court, up_to=order.data_to)


def _hits(content: bytes, disclosed: Disclosed, name: str) -> tuple[Hit, ...]:
    needles = tuple(each.needle for each in disclosed.guarded if each.certain)
    return search(content, needles, file_name=name)


def file_name(order: Order, disclosed: Disclosed) -> str:
    """A name that tells the kind and our reference, and nobody's name."""
    reference = "".join(c if c.isalnum() else "-" for c in disclosed.file.case.reference).strip("-")
    return "-".join(part for part in (order.kind, reference, order.data_to.isoformat()) if part) + ".pdf"


def _write(out: Path, content: bytes) -> None:
    """All of the file or none of it: an earlier one stays until the new one is whole on the disk."""
    folder = out.parent
    if not folder.is_dir():
        raise UserError(f"There is no folder {folder}. Choose one that is there.")
    try:
        handle, name = tempfile.mkstemp(dir=folder, prefix=".vlu-", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, out)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise
    except OSError as error:
        raise UserError(
            f"The document could not be written to {folder}: {error.strerror or 'the disk refused'}. "
            "Nothing was saved; choose another folder or make room."
        ) from error
