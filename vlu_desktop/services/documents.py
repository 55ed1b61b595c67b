# SPDX-License-Identifier: Apache-2.0
"""Making a document: disclose, find, compose, write, search the finished file, and only then let it go."""

import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from vlu_desktop.analysis.cautions import cautions
from vlu_desktop.analysis.find import find
from vlu_desktop.analysis.params import Params
from vlu_desktop.documents.asks import asked, checked
from vlu_desktop.documents.disclose import Choices, Disclosed, Left, disclose
from vlu_desktop.documents.facts import Facts
from vlu_desktop.documents.fonts import FontBook
from vlu_desktop.documents.guarded import VaultView
from vlu_desktop.documents.kinds import DOCUMENTS, document_kind
from vlu_desktop.documents.leaksearch import Hit
from vlu_desktop.documents.pdf import write_pdf
from vlu_desktop.documents.reference import Reference
from vlu_desktop.documents.sealing import SigningKey, locked_copy
from vlu_desktop.documents.source import Source
from vlu_desktop.documents.text import write_text
from vlu_desktop.documents.tree import Document
from vlu_desktop.domain.changes import Changes
from vlu_desktop.domain.errors import UserError
from vlu_desktop.domain.findings import Finding, reviewed
from vlu_desktop.domain.people import (
    Officer,
    Unit,
)
from vlu_desktop.domain.when_clock import civil
from vlu_desktop.domain.work import Disclosure, FindingReview, RuleSetting
from vlu_desktop.services.document_changes import Changed, changed
from vlu_desktop.services.document_order import Order
from vlu_desktop.services.outfile import write_whole
from vlu_desktop.services.second_officer import Vouched
from vlu_desktop.services.vault_view import searched, told, vault_view
from vlu_desktop.store.records import Store

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Offered:
    """A kind of document as it is offered."""

    key: str
    title: str
    audiences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What a kind of document asks first; `options` are pairs of a value and its label, none for words of one's own."""

    key: str
    label: str
    help: str
    options: tuple[tuple[str, str], ...]
    choice: bool
    long: bool
    only_if: tuple[str, str] | None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """A document made again: the draft, since when, and what differs; None where that is too long to compare."""

    draft: Draft
    since: date
    changes: tuple[Changed, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """What is done to a document as it leaves: signed with the key of a file, copied locked beside it."""

    key_file: Path | None = None
    key_passphrase: str = ""
    locked_to: Path | None = None
    passphrase: str = ""


SIGN_OFF = "documents.sign-off"
"""The setting that holds the audiences for which the unit asks a second officer to sign a document off."""


class Documents:
    """Previews and saved documents."""

    def __init__(self, store: Store, params: Params, fonts: FontBook, reference: Reference | None = None) -> None:
        self._reference = reference or Reference()
        self._store = store
        self._params = params
        self._fonts = fonts

    def kinds(self) -> tuple[Offered, ...]:
        """Every kind of document that can be made."""
        return tuple(Offered(kind.key, kind.title, kind.audiences) for kind in DOCUMENTS)

    def questions(self, case_id: str, kind: str, audience: str) -> tuple[Question, ...]:
        """What a kind of document asks about a case before it is made."""
        file = self._store.case_file(case_id)
        if file is None:
            raise UserError("That case is not in this casebook.")
        return tuple(
            Question(
                key=ask.key,
                label=ask.label,
                help=ask.help,
                options=ask.options(file, self._reference) if ask.options else (),
                choice=ask.options is not None,
                long=ask.long,
                only_if=ask.only_if,
            )
            for ask in asked(document_kind(kind, audience).asks(self._reference), audience)
        )

    def draft(self, order: Order, made: datetime, progress: Progress | None = None) -> Draft:
        """Make the document in memory and search it; journalled as a look at the record, for nothing has left yet."""
        head = self._store.sign_head("document")
        tree, disclosed, findings = self._composed(order, self._view(order.case_id), made, head)
        return self._written(order, tree, disclosed, findings, head, progress)

    def again(
        self, disclosure_id: str, data_to: date, made: datetime, progress: Progress | None = None
    ) -> Again:  # fmt: skip
        """Make a document of the register again on the record up to a day, and say what differs from then.

        The earlier one is composed anew from the record as it was known when it was saved, under what is withheld
        today: a passage protected since is in neither. UserError for one whose order was not kept.
        """
        entry = self._store.get(Disclosure, disclosure_id)
        if entry is None or entry.recorded_at is None or entry.made_on is None:
            raise UserError("That document is not in the register.")
        order = Order.from_text(entry.request, entry.case_id)
        now = replace(order, data_to=data_to)
        head = self._store.sign_head("document")
        then, _, _ = self._composed(order, vault_view(self._store, entry.case_id, entry.recorded_at), made, head)
        tree, disclosed, findings = self._composed(now, self._view(entry.case_id), made, head)
        draft = self._written(now, tree, disclosed, findings, head, progress)
        return Again(draft=draft, since=entry.made_on, changes=changed(write_text(then), write_text(tree)))

    def sign_off(self) -> tuple[str, ...]:
        """The audiences for which this unit asks a second officer."""
        return tuple(json.loads(self._store.setting(SIGN_OFF) or "[]"))

    def set_sign_off(self, audiences: Iterable[str]) -> Changes:
        """Ask a second officer for these audiences from now on."""
        with self._store.act("unit.sign-off") as act:
            act.set(SIGN_OFF, sorted(set(audiences)))
        return act.changes

    def _composed(
        self, order: Order, view: VaultView, made: datetime, head: str
    ) -> tuple[Document, Disclosed, tuple[Finding, ...]]:
        kind = document_kind(order.kind, order.audience)
        disclosed = _disclosed(view, order, civil(made).date())
        params = self._params.with_settings(view.file.all(RuleSetting))
        findings = tuple(each for each in find(disclosed.file, order.data_to, params) if not each.internal)
        source = Source(
            disclosed=disclosed,
            findings=findings,
            cautions=cautions(disclosed.file, order.data_to),
            facts=self._facts(order, made, head, disclosed),
            reviews=self._reviews(view, disclosed, findings, order.data_to, params),
            answers=self._answers(order, view, disclosed),
            reference=self._reference,
        )
        return kind.compose(source), disclosed, findings

    def _written(
        self,
        order: Order,
        tree: Document,
        disclosed: Disclosed,
        findings: tuple[Finding, ...],
        head: str,
        progress: Progress | None,
    ) -> Draft:
        out = io.BytesIO()
        written = write_pdf(tree, out, fonts=self._fonts, progress=progress)
        content = out.getvalue()
        name = file_name(order, disclosed)
        hits = searched(content, disclosed.guarded, name).hits
        self._store.consulted("document.draft", case_id=order.case_id, detail=f"{order.kind} for {order.audience}")
        return Draft(
            order=order,
            pdf=content,
            pages=written.pages,
            sha256=written.sha256,
            head=head,
            left=disclosed.left,
            findings=findings,
            hits=hits,
            file_name=name,
        )

    def save(
        self, draft: Draft, out: Path, at: datetime, second: Vouched | None = None, sealing: Sealing | None = None
    ) -> Disclosure:
        """Let a document go: search it once more, sign it where asked, write it, and note it in the register.

        Refused while the search finds anything, also for what was protected only after the document was made. What is
        only like a protected name leaves where another officer agreed to this document's digest; that is journalled.
        Refused too where the unit asks a second officer for this audience and none agreed to this very document.
        """
        order, sealing, today = draft.order, sealing or Sealing(), civil(at).date()
        agreed = second if second is not None and second.what == draft.sha256 else None
        if order.audience in self.sign_off() and agreed is None:
            raise UserError(
                "This unit asks a second officer to sign off what leaves for this reader. Have one look at these pages."
            )
        key = SigningKey.read(sealing.key_file, sealing.key_passphrase) if sealing.key_file else None
        content = key.sign(draft.pdf, at) if key else draft.pdf
        disclosed = _disclosed(self._view(order.case_id), order, today)
        hits = searched(content, disclosed.guarded, out.name).hits
        _refuse(hits, draft.sha256, second)
        locked = locked_copy(content, sealing.passphrase) if sealing.locked_to else b""
        let_go = f"Let go as chance by {second.name}: {told(hits)}" if hits and second else ""
        entry = Disclosure(
            case_id=order.case_id,
            document=document_kind(order.kind, order.audience).title,
            audience=order.audience,
            recipient=order.recipient,
            purpose=order.purpose,
            made_on=today,
            data_to=order.data_to,
            sha256=sha256(content).hexdigest(),
            head=draft.head,
            pages=draft.pages,
            choices="\n".join(filter(None, (_marac(order), self._answered(order), let_go, *_sealed(key, locked)))),
            request=order.to_text(),
            signed_off_by=agreed.name if agreed else "",
        )
        reason = "; ".join(filter(None, (order.marac_reason or order.purpose, let_go)))
        # Inside the act: where the disk refuses the file, the register holds nothing either.
        with self._store.act(
            "document.save", act="disclosed", case_id=order.case_id, reason=reason, detail=order.recipient
        ) as act:
            saved = act.add(entry)
            write_whole(out, content)
            if sealing.locked_to:
                write_whole(sealing.locked_to, locked)
        return saved

    def _answered(self, order: Order) -> str:
        """What was answered, a line each, for the register."""
        asks = asked(document_kind(order.kind, order.audience).asks(self._reference), order.audience)
        lines = [f"{ask.label}: {order.answers[ask.key]}" for ask in asks if order.answers.get(ask.key, "").strip()]
        return "\n".join(lines)

    def _answers(self, order: Order, view: VaultView, disclosed: Disclosed) -> Mapping[str, str]:
        """The answers: a choice as it is, words of the officer's own as the audience may have them."""
        asks = asked(document_kind(order.kind, order.audience).asks(self._reference), order.audience)
        given = checked(asks, order.answers, view.file, self._reference)
        free = {ask.key for ask in asks if ask.options is None}
        return {key: disclosed.masked(value) if key in free else value for key, value in given.items()}

    def _reviews(
        self, view: VaultView, disclosed: Disclosed, findings: tuple[Finding, ...], up_to: date, params: Params
    ) -> dict[tuple[str, str], FindingReview]:
        """What officers made of these findings. They reviewed the whole case, so it is asked what holds there."""
        whole = {each.key: each for each in find(view.file, up_to, params)}
        rows = view.file.all(FindingReview)
        found = {}
        for finding in findings:
            same = whole.get(finding.key)
            review = reviewed(same, rows) if same else None
            held = disclosed.file.get(FindingReview, review.id) if review else None
            if same and held and (held.verdict == "not-agreed" or same.incident_ids == finding.incident_ids):
                found[finding.key] = held
        return found

    def _view(self, case_id: str) -> VaultView:
        return vault_view(self._store, case_id)

    def _facts(self, order: Order, made: datetime, head: str, disclosed: Disclosed) -> Facts:
        officer = self._store.get(Officer, self._store.officer)
        unit = next(iter(self._store.all(Unit)), None)
        facts = Facts(
            made=made,
            data_to=order.data_to,
            head=head,
            court=order.court,
            case_number=disclosed.masked(order.case_number),
            hearing_on=order.hearing_on,
            recipient=_whole(disclosed, order.recipient),
            prepared_by=_whole(disclosed, officer.name if officer else ""),
            unit=_whole(disclosed, unit.name if unit else ""),
        )
        return replace(facts, role=_whole(disclosed, officer.role)) if officer and officer.role else facts


def _disclosed(view: VaultView, order: Order, today: date) -> Disclosed:
    """The case as the audience may have it today, as far as the order goes back."""
    choices = Choices(
        marac_reason=order.marac_reason,
        court=order.court,
        up_to=order.data_to,
        agency=order.answers.get("agency", ""),
        reader_id=order.answers.get("reader", ""),
    )
    allowance = document_kind(order.kind, order.audience).allowances[order.audience]
    return disclose(view, order.audience, today, choices, allowance)


def _sealed(key: SigningKey | None, locked: bytes) -> list[str]:
    """How it was sealed, a line each, for the register."""
    lines = [f"Signed electronically with the key of {key.name}"] if key else []
    return lines + ([f"A locked copy for email, SHA-256 {sha256(locked).hexdigest()}"] if locked else [])


def _marac(order: Order) -> str:
    return f"MARAC named because: {order.marac_reason}" if order.marac_reason else ""


def _whole(disclosed: Disclosed, name: str) -> str:
    """A name of ours, or nothing where it would tell what is withheld: a unit may be called after its town."""
    return name if disclosed.masked(name) == name else ""


def _refuse(hits: tuple[Hit, ...], sha256: str, second: Vouched | None) -> None:
    """Nothing found may leave; but what may be chance does where a second officer agreed to this very document."""
    if not hits:
        return
    if any(not hit.likeness for hit in hits):
        raise UserError(
            f"This document was not saved: it holds something withheld from its audience ({told(hits)}). Withhold it "
            "in the record or choose another file name, and make the document again."
        )
    if second is None or second.what != sha256:
        raise UserError(
            f"This document was not saved: it may hold part of a name withheld from its audience ({told(hits)}). Look "
            "there. If it is only the name of a street or a building, ask a second officer to agree."
        )


def file_name(order: Order, disclosed: Disclosed) -> str:
    """A name that tells the kind and our reference, and nobody's name."""
    reference = "".join(c if c.isalnum() else "-" for c in disclosed.file.case.reference).strip("-")
    return "-".join(part for part in (order.kind, reference, order.data_to.isoformat()) if part) + ".pdf"
