# SPDX-License-Identifier: Apache-2.0
"""The one door by which a finished file leaves: searched again, agreed to, sealed, written and registered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.disclosure.disclose import WithheldCount
from vlu_desktop.disclosure.near_misses import Doubt
from vlu_desktop.disclosure.protected_values import ProtectedValue
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.leaks.leak_search import LeakMatch
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.access.second_officer import Endorsement, use_up
from vlu_desktop.services.documents.composing import Moment
from vlu_desktop.services.documents.draft_progress import SEARCHED, Progress, as_pages_are_heard, stretch
from vlu_desktop.services.documents.outfile import leaving, said_by_name
from vlu_desktop.services.documents.papers_waiting import refuse_waiting
from vlu_desktop.services.documents.record_words import RecordWords
from vlu_desktop.services.documents.vault_view import searched, told
from vlu_desktop.services.documents.vouching import sign_off, told_of
from vlu_desktop.store.records.store import Store
from vlu_desktop.typeset.sealing import SigningKey, locked_copy

EDITING = "documents.editing"
"""The setting that says whether a unit lets documents leave as texts for editing."""


class DocumentRequest(Protocol):
    """What was asked for, of a document or of a bundle."""

    @property
    def case_id(self) -> str: ...
    @property
    def audience(self) -> str: ...
    @property
    def data_to(self) -> date: ...
    @property
    def recipient(self) -> str: ...
    @property
    def purpose(self) -> str: ...
    @property
    def marac_reason(self) -> str: ...
    def to_text(self) -> str:
        """Its form in the register."""
        ...


class RenderedDocument(Protocol):
    """A document or a bundle made but not let go."""

    @property
    def order(self) -> DocumentRequest: ...
    @property
    def pdf(self) -> bytes:
        """The pages, to be looked at."""
        ...

    @property
    def content(self) -> bytes:
        """What leaves."""
        ...

    @property
    def pages(self) -> int: ...
    @property
    def sha256(self) -> str: ...
    @property
    def head(self) -> str: ...
    @property
    def left(self) -> tuple[WithheldCount, ...]: ...
    @property
    def hits(self) -> tuple[LeakMatch, ...]: ...
    @property
    def file_name(self) -> str: ...
    @property
    def words(self) -> RecordWords: ...
    @property
    def doubts(self) -> tuple[Doubt, ...]: ...
    @property
    def moment(self) -> Moment:
        """When and by whom it was made, by which it can be made again letter for letter."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasableDocument:
    """What was made, its title in the register, lines on what was chosen, and from which template it was written."""

    made: RenderedDocument
    title: str
    choices: Iterable[str] = ()
    template: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealingOptions:
    """What is done to a document as it leaves: signed with the key of a file, copied locked beside it."""

    key_file: Path | None = None
    key_passphrase: str = ""
    locked_to: Path | None = None
    passphrase: str = ""


def release(
    store: Store, finished: ReleasableDocument, guarded: Iterable[ProtectedValue], out: Path, at: datetime,
    second: Endorsement | None = None, sealing: SealingOptions | None = None, progress: Progress | None = None,
) -> Disclosure:  # fmt: skip
    """Let a file go: search it once more, sign it where asked, write it, and note it in the register.

    `guarded` is what is kept from its reader today. Refused while the search finds any of it, also what was protected
    only after the file was made. What is only like a protected name leaves where another officer agreed to this file's
    digest; that is journalled. Refused too where the unit asks a second officer for this audience and none agreed to
    this very file. `progress` is told how far the search is, and once more when it is done: what it raises until then
    keeps the file from leaving, with no line in the register; after that the file leaves.
    """
    made, order, sealing, today = finished.made, finished.made.order, sealing or SealingOptions(), civil(at).date()
    refuse_waiting(store, order.case_id)
    signed_off_by = _signed_off_by(store, made, second)
    key = SigningKey.read(sealing.key_file, sealing.key_passphrase) if sealing.key_file else None
    _refuse_text(made, sealing)
    content = key.sign(made.content, at) if key else made.content
    guarded = tuple(guarded)
    words = made.words.and_of([RecordWords(said=(key.name,))], made.words.foreign) if key else made.words
    heard = as_pages_are_heard(stretch(progress, 0, SEARCHED), made.pages)
    hits = words.judged(searched(content, guarded, said_by_name(out.name), heard=heard).hits, guarded)
    _refuse(hits, made.sha256, second)
    locked = locked_copy(content, sealing.passphrase) if sealing.locked_to else b""
    agreed_as = say("acts.let-go-as-chance", name=second.name, found=told(hits)) if hits and second else ""
    flags = told_of(store, order.audience, order.recipient, second if signed_off_by else None, at)
    entry = Disclosure(
        case_id=order.case_id,
        document=finished.title,
        audience=order.audience,
        recipient=order.recipient,
        purpose=order.purpose,
        made_on=today,
        data_to=order.data_to,
        sha256=sha256(content).hexdigest(),
        head=made.head,
        pages=made.pages,
        choices="\n".join(filter(None, (_marac(order), *finished.choices, agreed_as, *flags, *_sealed(key, locked)))),
        request=order.to_text(),
        signed_off_by=signed_off_by,
        template=finished.template,
    )
    reason = "; ".join(filter(None, (order.marac_reason or order.purpose, agreed_as, *flags)))
    if progress:
        progress(1000, 1000)
    files = [(out, content), *([(sealing.locked_to, locked)] if sealing.locked_to else [])]
    with leaving(store, "document.save", files, case_id=order.case_id, reason=reason, detail=order.recipient) as act:
        saved = act.add(entry)
        use_up(second, act)
    return saved


def _signed_off_by(store: Store, made: RenderedDocument, second: Endorsement | None) -> str:
    """The other officer who agreed to this very file, "" where none did and the unit asks for none."""
    if second is not None and second.what == made.sha256:
        return second.name
    if made.order.audience in sign_off(store):
        raise UserError(say("acts.this-unit-asks-a-second"))
    return ""


def _refuse_text(made: RenderedDocument, sealing: SealingOptions) -> None:
    if (sealing.key_file or sealing.locked_to) and not made.content.startswith(b"%PDF"):
        raise UserError(say("acts.only-pages-can-be-signed"))


def _sealed(key: SigningKey | None, locked: bytes) -> list[str]:
    """How it was sealed, a line each, for the register."""
    lines = [str(say("acts.signed-with-key", name=key.name))] if key else []
    return lines + ([str(say("acts.locked-copy", digest=sha256(locked).hexdigest()))] if locked else [])


def _marac(order: DocumentRequest) -> str:
    return say("acts.marac-named-because", reason=order.marac_reason) if order.marac_reason else ""


def _refuse(hits: tuple[LeakMatch, ...], sha256: str, second: Endorsement | None) -> None:
    """Nothing found may leave; but what may be chance does where a second officer agreed to this very document."""
    if not hits:
        return
    if any(not hit.likeness for hit in hits):
        raise UserError(say("acts.document-holds-withheld", where=told(hits)))
    if second is None or second.what != sha256:
        raise UserError(say("acts.document-may-hold-withheld", where=told(hits)))
    if second.found is not None and second.found != told(hits):
        raise UserError(say("approvals.found-since"))
