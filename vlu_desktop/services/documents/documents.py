# SPDX-License-Identifier: Apache-2.0
"""Making a document: disclose, find, compose, write, search the finished file, and only then let it go."""

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from hashlib import sha256
from pathlib import Path

from vlu_desktop.analysis.thresholds import Params
from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.dates.reading.spans import TimeDirection
from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.disclosure.disclose import DisclosedCase, WithheldCount
from vlu_desktop.disclosure.masking import MadeMark
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.leaks.leak_search import LeakMatch
from vlu_desktop.papers.common import file_forms, paper_language
from vlu_desktop.papers.common.file_forms import ending_of, in_form
from vlu_desktop.papers.common.letter_filling import KEY
from vlu_desktop.papers.common.questions import asked
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.document_kinds import document_kind, document_kinds
from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.record_types import record_type
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.access.second_officer import Endorsement, Kind, agreed, fewer_controls, use_up
from vlu_desktop.services.documents.composing import ComposedDocument, Composer, Moment, disclosed, said_of_messages
from vlu_desktop.services.documents.document_changes import PassageChange, changed
from vlu_desktop.services.documents.document_order import Order
from vlu_desktop.services.documents.doubts import Doubt, Doubts
from vlu_desktop.services.documents.marks_log import log_lines, marks_log
from vlu_desktop.services.documents.outfile import leaving, said_by_name
from vlu_desktop.services.documents.record_words import RecordWords
from vlu_desktop.services.documents.release import (
    EDITING,
    ReleasableDocument,
    RenderedDocument,
    SealingOptions,
    release,
)
from vlu_desktop.services.documents.vault_view import searched, vault_view
from vlu_desktop.services.documents.vouching import SIGN_OFF, sign_off
from vlu_desktop.services.documents.withholding import pointed_out
from vlu_desktop.store.records.store import Store
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf import write_pdf
from vlu_desktop.typeset.text_twin import write_text

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class KindOffer:
    """A kind of document as it is offered."""

    key: str
    title: str
    audiences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What a kind of document asks first; `options` are pairs of a value and its label, none for words of one's own.

    `proposed`: an answer that the record suggests. `day`: the answer is one day; `ahead`: one to come.
    """

    key: str
    label: str
    help: str
    options: tuple[tuple[str, str], ...]
    choice: bool
    long: bool
    only_if: tuple[str, tuple[str, ...]] | None
    proposed: str = ""
    day: bool = False
    ahead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document made but not let go: its bytes, what is withheld from it, and what the search found.

    `doubts` are passages an officer decides on before it leaves; `marks` is the log of what was left out, for the file.
    `edited` is a file for editing, where one was asked for; `pdf` are then the pages that show what is in it, and
    `sha256` is that of the file that leaves. `messages`: how many messages and calls stand in it.
    """

    order: Order
    pdf: bytes
    pages: int
    sha256: str
    head: str
    left: tuple[WithheldCount, ...]
    findings: tuple[Finding, ...]
    hits: tuple[LeakMatch, ...]
    file_name: str
    moment: Moment
    words: RecordWords = field(default_factory=RecordWords, repr=False)
    doubts: tuple[Doubt, ...] = field(default=(), repr=False)
    marks: tuple[MadeMark, ...] = field(default=(), repr=False)
    edited: bytes = b""
    messages: int = 0

    @property
    def content(self) -> bytes:
        """What leaves: the pages, or the file for editing that was asked for in their place."""
        return self.edited or self.pdf


@dataclass(frozen=True, slots=True, kw_only=True)
class RemadeDocument:
    """A document made again: the draft, since when, and what differs; None where that is too long to compare."""

    draft: Draft
    since: date
    changes: tuple[PassageChange, ...] | None


class Documents:
    """Previews and saved documents."""

    def __init__(self, store: Store, params: Params, fonts: FontBook, reference: Reference | None = None) -> None:
        self._store = store
        self._fonts = fonts
        self._composer = Composer(store, params, reference or Reference())
        self._doubts = Doubts(store)

    def kinds(self) -> tuple[KindOffer, ...]:
        """Every kind of document that can be made."""
        return tuple(KindOffer(kind.key, kind.title, kind.audiences) for kind in document_kinds())

    def questions(self, case_id: str, kind: str, audience: str) -> tuple[Question, ...]:
        """What a kind of document asks about a case before it is made."""
        file = self._store.case_file(case_id)
        if file is None:
            raise UserError(say("acts.that-case-is-not-in"))
        return tuple(
            Question(
                key=ask.key,
                label=ask.label,
                help=ask.help,
                options=ask.options(Choosable(file), self._composer.reference) if ask.options else (),
                choice=ask.options is not None,
                long=ask.long,
                only_if=ask.only_if,
                proposed=ask.proposed(Choosable(file), self._composer.reference) if ask.proposed else "",
                day=ask.day is not None,
                ahead=ask.day is TimeDirection.FUTURE,
            )
            for ask in asked(document_kind(kind, audience).asks(self._composer.reference), audience)
        )

    def draft(self, order: Order, made: datetime, progress: Progress | None = None) -> Draft:
        """Make the document in memory and search it; journalled as a look at the record, for nothing has left yet."""
        return self.redraft(order, self._moment(made, self._store.sign_head("document")), progress)

    def redraft(self, order: Order, moment: Moment, progress: Progress | None = None) -> Draft:
        """Make it as of a moment: of the same record the same file, letter for letter."""
        return self._written(order, self._composed(order, moment), moment, progress)

    def pointed_out(self, order: Order, on: date) -> tuple[str, ...]:
        """Which words of a statement to be signed are kept from whoever will read it; nothing of other kinds."""
        return pointed_out(vault_view(self._store, order.case_id), on) if order.kind == "statement-draft" else ()

    def leave_out(self, draft: RenderedDocument, *decided: Doubt) -> Changes:
        """Mark doubtful passages of a draft in the record to be left out for its reader; then it is made again."""
        return self._doubts.leave_out(draft.order.case_id, draft.order.audience, *decided)

    def harmless(self, draft: RenderedDocument, *decided: Doubt) -> Changes:
        """Remember that doubtful passages of a draft may stand."""
        return self._doubts.harmless(draft.order.case_id, draft.order.audience, *decided)

    def again(
        self, disclosure_id: str, data_to: date, made: datetime, progress: Progress | None = None
    ) -> RemadeDocument:  # fmt: skip
        """Make a document of the register again on the record up to a day, and say what differs from then.

        The earlier one is composed anew from the record as it was known when it was saved, under what is withheld
        today: a passage protected since is in neither. UserError for one whose order was not kept.
        """
        entry = self._store.get(Disclosure, disclosure_id)
        if entry is None or entry.recorded_at is None or entry.made_on is None:
            raise UserError(say("acts.that-document-is-not-in"))
        order = Order.from_text(entry.request, entry.case_id)
        now = replace(order, data_to=data_to)
        moment = self._moment(made, self._store.sign_head("document"))
        then = self._composed(order, moment, entry.recorded_at)
        whole = self._composed(now, moment)
        draft = self._written(now, whole, moment, progress)
        return RemadeDocument(
            draft=draft, since=entry.made_on, changes=changed(write_text(then.tree), write_text(whole.tree))
        )

    def write_marks(self, draft: Draft, out: Path) -> None:
        """Write the log of every mark in a draft, for the unit's own file; journalled as a disclosure."""
        kind = document_kind(draft.order.kind, draft.order.audience)
        made = datetime.combine(draft.order.data_to, time(), UTC)
        content = io.BytesIO()

        def found(mark: MadeMark) -> Record | None:
            return self._store.get(record_type(mark.record_type).cls, mark.record_id)

        lines = log_lines(draft.marks, draft.pdf, found)
        write_pdf(marks_log(lines, kind.title, draft.sha256, made), content, fonts=self._fonts)
        files = [(out, content.getvalue())]
        with leaving(self._store, "document.marks", files, case_id=draft.order.case_id, detail=draft.sha256):
            pass

    def sign_off(self) -> tuple[str, ...]:
        """The audiences for which this unit asks a second officer."""
        return sign_off(self._store)

    def set_sign_off(self, audiences: Iterable[str], second: Endorsement | None = None) -> Changes:
        """Ask a second officer for these audiences from now on.

        UserError for fewer where the unit asks a second officer to take controls down, and none agreed to this.
        """
        wanted, now = sorted(set(audiences)), sign_off(self._store)
        fewer = [each for each in now if each not in wanted]
        said: list[str] = [say("acts.sign-off-ended-for", audiences=", ".join(fewer))] if fewer else []
        if fewer:
            said.append(agreed(self._store, Kind.CONTROLS, fewer_controls(SIGN_OFF, now, wanted), second))
        with self._store.act("unit.sign-off", detail="; ".join(filter(None, said))) as act:
            act.set(SIGN_OFF, wanted)
            use_up(second, act)
        return act.changes

    def editing(self) -> bool:
        """Whether this unit lets a document leave as a text for editing."""
        return self._store.setting(EDITING) == "true"

    def set_editing(self, allowed: bool) -> Changes:
        """Let documents leave as texts for editing from now on, or no more."""
        with self._store.act("unit.editing") as act:
            act.set(EDITING, allowed)
        return act.changes

    def _moment(self, made: datetime, head: str) -> Moment:
        return Moment(made=made, head=head, officer=self._store.officer, on=civil(made).date())

    def _composed(self, order: Order, moment: Moment, as_at: datetime | None = None) -> ComposedDocument:
        return self._composer.composed(order, vault_view(self._store, order.case_id, as_at), moment)

    def _written(self, order: Order, whole: ComposedDocument, moment: Moment, progress: Progress | None) -> Draft:
        form = order.answers.get(file_forms.KEY, "")
        if form == "docx" and not self.editing():
            raise UserError(say("acts.this-unit-does-not-let"))
        out = io.BytesIO()
        written = write_pdf(whole.tree, out, fonts=self._fonts, progress=progress)
        pages, edited = out.getvalue(), in_form(whole.tree, form)
        name = file_name(order, whole.disclosed)
        guarded = whole.disclosed.guarded
        said = said_by_name(name)
        found = (hit for content in (pages, edited) if content for hit in searched(content, guarded, said).hits)
        hits = whole.words.judged(dict.fromkeys(found), guarded)
        self._store.consulted(
            "document.draft",
            case_id=order.case_id,
            detail=say("acts.document-drafted", kind=order.kind, audience=order.audience),
        )
        return Draft(
            order=order,
            pdf=pages,
            edited=edited,
            pages=written.pages,
            sha256=sha256(edited).hexdigest() if edited else written.sha256,
            head=moment.head,
            moment=moment,
            left=whole.disclosed.left,
            findings=whole.findings,
            hits=hits,
            file_name=name,
            words=whole.words,
            doubts=self._doubts.undecided(order.audience, whole.doubts, pages),
            marks=whole.disclosed.marks,
            messages=whole.messages,
        )

    def save(
        self,
        draft: Draft,
        out: Path,
        at: datetime,
        second: Endorsement | None = None,
        sealing: SealingOptions | None = None,
        progress: Progress | None = None,
    ) -> Disclosure:
        """Let a document go, as `release` says."""
        order = draft.order
        ending = Path(draft.file_name).suffix
        if out.suffix.lower() != ending:
            raise UserError(say("acts.file-ends-in", ending=ending))
        case = disclosed(vault_view(self._store, order.case_id), order, civil(at).date())
        title = document_kind(order.kind, order.audience).title
        choices = (self._answered(order), *said_of_messages(draft.messages, draft.left))
        finished = ReleasableDocument(made=draft, title=title, choices=choices, template=self._template(order))
        return release(self._store, finished, case.guarded, out, at, second, sealing, progress)

    def _template(self, order: Order) -> str:
        """The letter it was written from, in which version and words; "" of what is no letter."""
        letter = next((each for each in self._composer.reference.letters if each.key == order.answers.get(KEY)), None)
        language = order.answers.get(paper_language.KEY) or ENGLISH
        return letter.in_language(language).stamp if letter else ""

    def _answered(self, order: Order) -> str:
        """What was answered, a line each, for the register."""
        asks = asked(document_kind(order.kind, order.audience).asks(self._composer.reference), order.audience)
        lines = [f"{ask.label}: {order.answers[ask.key]}" for ask in asks if order.answers.get(ask.key, "").strip()]
        return "\n".join(lines)


def file_name(order: Order, case: DisclosedCase) -> str:
    """A name that tells the kind and our reference, and nobody's name."""
    reference = "".join(c if c.isalnum() else "-" for c in case.file.case.reference).strip("-")
    name = "-".join(part for part in (order.kind, reference, order.data_to.isoformat()) if part)
    return f"{name}.{ending_of(order.answers.get(file_forms.KEY, ''))}"
