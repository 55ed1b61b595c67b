# SPDX-License-Identifier: Apache-2.0
"""Bundles: documents and exhibits for one reader in one file, searched whole, added to later at the end."""

import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from vlu_desktop.analysis.thresholds import Params
from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.disclosure.audiences import AUDIENCES
from vlu_desktop.disclosure.disclose import DisclosedCase, WithheldCount
from vlu_desktop.disclosure.protected_values import ProtectedValue
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say, say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.leaks.leak_search import LeakMatch
from vlu_desktop.papers.bundle.assemble import write_bundle
from vlu_desktop.papers.bundle.bundle_contents import Addition
from vlu_desktop.papers.bundle.front_page import added, fronted
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.document_kinds import document_kinds
from vlu_desktop.record.conduct import Exhibit
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.access.second_officer import Endorsement
from vlu_desktop.services.documents.bundle_order import BundleOrder, Choice, CompletedParts, PartGroup
from vlu_desktop.services.documents.bundle_parts import Part, PartComposer, exhibits_allowed, moment, shown_as
from vlu_desktop.services.documents.bundle_places import BundleEntry, entries_of, stood
from vlu_desktop.services.documents.composing import Composer, Moment, disclosed, facts_typed, said_of_messages
from vlu_desktop.services.documents.documents import KindOffer, file_name
from vlu_desktop.services.documents.doubts import Doubt, Doubts
from vlu_desktop.services.documents.draft_progress import (
    READ,
    WRITTEN,
    Progress,
    as_pages_are_heard,
    stretch,
    stretches,
)
from vlu_desktop.services.documents.outfile import said_by_name
from vlu_desktop.services.documents.record_words import RecordWords
from vlu_desktop.services.documents.release import ReleasableDocument, SealingOptions, release
from vlu_desktop.services.documents.vault_view import searched, vault_view
from vlu_desktop.store.records.store import Store
from vlu_desktop.typeset.font_book import FontBook


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedExhibit:
    """An exhibit as its reader may have it; `shown` is "picture", "pages" or "listed", for what can't be on paper."""

    id: str
    reference: str
    title: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedParts:
    """What a bundle for an audience can be made of."""

    documents: tuple[KindOffer, ...]
    exhibits: tuple[OfferedExhibit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleDraft:
    """A bundle made but not let go. `pictures` are the entries whose pages nobody but a person can search.

    `messages`: how many messages and calls stand in its documents.
    """

    order: BundleOrder
    pdf: bytes
    pages: int
    sha256: str
    head: str
    left: tuple[WithheldCount, ...]
    hits: tuple[LeakMatch, ...]
    file_name: str
    entries: tuple[BundleEntry, ...]
    pictures: tuple[BundleEntry, ...]
    warnings: tuple[str, ...]
    standards: str
    moment: Moment
    words: RecordWords = field(default_factory=RecordWords, repr=False)
    doubts: tuple[Doubt, ...] = field(default=(), repr=False)
    messages: int = 0

    @property
    def content(self) -> bytes:
        """What leaves."""
        return self.pdf


class Bundles:
    """Offers parts, makes a bundle in memory, and lets it go."""

    def __init__(self, store: Store, params: Params, fonts: FontBook, reference: Reference | None = None) -> None:
        self._store = store
        self._fonts = fonts
        self._composer = Composer(store, params, reference or Reference())
        self._parts = PartComposer(store, self._composer)
        self._doubts = Doubts(store)

    def audiences(self) -> tuple[str, ...]:
        """Whom a bundle can be for."""
        return tuple(each.key for each in AUDIENCES if any(each.key in kind.audiences for kind in document_kinds()))

    def offered(self, case_id: str, audience: str, today: date) -> OfferedParts:
        """The documents made for an audience, and the exhibits of a case that it may have."""
        kinds = tuple(
            KindOffer(kind.key, kind.title, kind.audiences) for kind in document_kinds() if audience in kind.audiences
        )
        if not kinds:
            raise UserError(say("acts.no-document-for", audience=audience, audiences=", ".join(self.audiences())))
        allowance = exhibits_allowed(audience)
        if allowance is None:
            return OfferedParts(documents=kinds, exhibits=())
        lot = PartGroup(parts=(), data_to=today)
        order = BundleOrder(case_id=case_id, audience=audience, title="", lots=(lot,)).single("bundle", lot)
        file = disclosed(vault_view(self._store, case_id), order, today, allowance).file
        rows = sorted(file.all(Exhibit), key=lambda row: (row.reference == "", row.reference, row.id))
        found = tuple(
            OfferedExhibit(id=row.id, reference=row.reference, title=row.title, shown=shown_as(self._store, row.id))
            for row in rows
        )
        return OfferedParts(documents=kinds, exhibits=found)

    def reopened(self, disclosure_id: str) -> BundleOrder:
        """A bundle of the register, to be added to; UserError for what is none, and where a later one adds to it."""
        entry = self._store.get(Disclosure, disclosure_id)
        if entry is None:
            raise UserError(say("acts.that-bundle-is-not-in"))
        if not BundleOrder.is_one(entry.request):
            raise UserError(say("acts.that-is-a-document-not"))
        self._refuse_older(entry.case_id, disclosure_id)
        return replace(BundleOrder.from_text(entry.request, entry.case_id), follows=disclosure_id)

    def draft(
        self, order: BundleOrder, made: datetime, progress: Progress | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> BundleDraft:  # fmt: skip
        """Make the bundle in memory and search it; journalled as a look at the record, for nothing has left yet.

        Parts that went out before are composed from what was known then, by who made them then, and must stand on the
        same pages: UserError where they don't. `stopped` is asked whether to give up while a file is read.
        """
        _refuse_unmade(order)
        head = self._store.sign_head("document")
        at = Moment(made=made, head=head, officer=self._store.officer, on=civil(made).date())
        return self.redraft(order, at, progress, stopped)

    def redraft(
        self, order: BundleOrder, at: Moment, progress: Progress | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> BundleDraft:  # fmt: skip
        """Make it as of a moment: of the same record the same file, letter for letter."""
        made, head, today = at.made, at.head, at.on
        known = self._store.entries(limit=1)[0].at
        went = CompletedParts(made=made, known=known, head=head, officer=at.officer)
        lots = self._lots(order, went, today, stopped, stretch(progress, 0, READ))
        source = self._front(order, lots[0], order.lots[0].went or went, today)
        additions = [
            self._addition(order, lot, parts, lot.went or went, today, source.disclosed)
            for lot, parts in zip(order.lots[1:], lots[1:], strict=True)
        ]
        bundle = fronted(
            source, _title(order, source.disclosed), [part.content for part in lots[0]], made=made, identity=head,
            additions=additions,
        )  # fmt: skip
        out = io.BytesIO()
        result = write_bundle(bundle, out, fonts=self._fonts, progress=stretch(progress, READ, WRITTEN))
        content = out.getvalue()
        entries = entries_of(lots, result.entries)
        parts = [part for each in lots for part in each]
        name = file_name(order.single("bundle", order.lots[-1]), source.disclosed)
        guarded = _united(
            (source.disclosed.guarded, *(part.disclosed.guarded for part in parts), self._guarded(order, today))
        )
        words = _words_of(order.title, source, parts, entries, additions)
        heard = as_pages_are_heard(stretch(progress, WRITTEN, 1), result.pdf.pages)
        looked = searched(content, guarded, said_by_name(name), heard=heard)
        drafted = say("acts.bundle-drafted", audience=order.audience)
        self._store.consulted("document.draft", case_id=order.case_id, detail=drafted)
        return BundleDraft(
            order=stood(order, lots, entries, result.pdf, went),
            pdf=content, pages=result.pdf.pages, sha256=result.pdf.sha256, head=head,
            left=_left(part.disclosed for part in parts),
            hits=words.judged(looked.hits, guarded),
            file_name=name, entries=entries,
            pictures=tuple(entry for entry, part in zip(entries, parts, strict=True) if part.is_picture),
            warnings=(*result.warnings, *_reworded(order, lots)),
            standards=result.standards.value, moment=at,
            words=words,
            doubts=self._doubts.undecided(order.audience, _doubts_of(order, lots, entries), content),
            messages=sum(part.messages for part in parts),
        )  # fmt: skip

    def save(
        self, draft: BundleDraft, out: Path, at: datetime, second: Endorsement | None = None,
        sealing: SealingOptions | None = None, progress: Progress | None = None, *, looked: bool = False,
    ) -> Disclosure:  # fmt: skip
        """Let a bundle go, as `release` says; `looked`: an officer looked at every page that is a picture.

        UserError where one is and nobody did, for no search can tell what a picture shows.
        """
        order = draft.order
        if draft.pictures and not looked:
            raise UserError(say("acts.look-at-pictures", pictures=_listed(draft.pictures)))
        if order.follows:
            self._refuse_older(order.case_id, order.follows)
        index = (f"{each.number}. {' '.join(filter(None, (each.reference, each.title)))}" for each in draft.entries)
        said = [say("acts.looked-at-as-pictures", pictures=_listed(draft.pictures))] if draft.pictures else []
        told = said_of_messages(draft.messages, draft.left)
        title = order.title if "bundle" in order.title.casefold() else say("acts.bundle-titled", title=order.title)
        finished = ReleasableDocument(made=draft, title=title, choices=(*index, *said, *told))
        return release(
            self._store, finished, self._guarded(order, civil(at).date()), out, at, second, sealing, progress
        )

    def _lots(
        self, order: BundleOrder, went: CompletedParts, today: date, stopped: Callable[[], bool],
        progress: Progress | None,
    ) -> list[tuple[Part, ...]]:  # fmt: skip
        """The parts of each lot, as they went out or as they go out now."""
        return [
            self._parts.of_lot(order, lot, lot.went or went, today, stopped, mine)
            for lot, mine in zip(order.lots, stretches(progress, len(order.lots)), strict=True)
        ]

    def _addition(
        self, order: BundleOrder, lot: PartGroup, parts: Sequence[Part], went: CompletedParts, today: date,
        case: DisclosedCase,
    ) -> Addition:  # fmt: skip
        """What was added on a later day, under that day and with the facts of then."""
        facts = self._composer.facts(order.single("bundle", lot), moment(went, today), case)
        return added(
            say_in(ENGLISH, "acts.added-on", on=civil(went.made).date()), [part.content for part in parts], facts
        )

    def _front(self, order: BundleOrder, parts: tuple[Part, ...], went: CompletedParts, today: date) -> PaperSource:
        """What the first page is composed from: the parts' own case where the reader may have no exhibits."""
        single, allowance = order.single("bundle", order.lots[0]), exhibits_allowed(order.audience)
        known = order.lots[0].went.known if order.lots[0].went else None
        case = (
            parts[0].disclosed
            if allowance is None
            else disclosed(vault_view(self._store, order.case_id, known), single, today, allowance)
        )
        facts = self._composer.facts(single, moment(went, today), case)
        return PaperSource(disclosed=case, findings=(), cautions=(), facts=facts)

    def _guarded(self, order: BundleOrder, today: date) -> tuple[ProtectedValue, ...]:
        """All that is kept from its reader today, by any part of it."""
        view, allowance = vault_view(self._store, order.case_id), exhibits_allowed(order.audience)
        cases = [disclosed(view, single, today) for single in order.singles()]
        if allowance is not None:
            cases += [disclosed(view, order.single("bundle", lot), today, allowance) for lot in order.lots]
        return _united(each.guarded for each in cases)

    def _refuse_older(self, case_id: str, disclosure_id: str) -> None:
        """Two additions to one bundle would both begin on the same page."""
        for each in self._store.all(Disclosure, case_id=case_id):
            if BundleOrder.is_one(each.request):
                later = BundleOrder.from_text(each.request, case_id)
                if later.follows == disclosure_id:
                    if each.made_on:
                        raise UserError(say("acts.added-to-on", on=each.made_on))
                    raise UserError(say("acts.added-to-since"))


def _doubts_of(
    order: BundleOrder, lots: Sequence[tuple[Part, ...]], entries: Sequence[BundleEntry]
) -> tuple[Doubt, ...]:  # fmt: skip
    """What to decide on in the documents and exhibits that go out for the first time, each once."""
    new = [lot.went is None for lot, parts in zip(order.lots, lots, strict=True) for _ in parts]
    found: dict[Doubt, None] = {}
    for entry, part, first in zip(entries, (part for parts in lots for part in parts), new, strict=True):
        for doubt in part.doubts if first else ():
            pages = () if doubt.in_record else range(entry.first or 1, (entry.last or 1) + 1)
            found[replace(doubt, pages=tuple(pages))] = None
    return tuple(found)


def _words_of(
    title: str,
    source: PaperSource,
    parts: Sequence[Part],
    entries: Sequence[BundleEntry],
    additions: Iterable[Addition],
) -> RecordWords:
    """The words of the record and of officers in a bundle, and the pages that were made elsewhere."""
    typed = [*facts_typed(source.facts), *(text for each in additions for text in (each.title, each.footer_left))]
    foreign = [
        (entry.first, entry.last)
        for entry, part in zip(entries, parts, strict=True)
        if part.is_picture and entry.first and entry.last
    ]
    exhibits = [text for part in parts if part.reference for text in (part.title, part.reference)]
    placed = [part.said.on(entry.first, entry.last) for entry, part in zip(entries, parts, strict=True)]
    return RecordWords.of(source.disclosed, (title, *typed, *exhibits)).and_of(placed, foreign)


def _refuse_unmade(order: BundleOrder) -> None:
    if not order.lots or not order.lots[-1].parts:
        raise UserError(say("acts.choose-at-least-one-document"))
    if not order.title.strip():
        raise UserError(say("acts.give-the-bundle-a-title"))
    for lot in order.lots:
        seen: list[Choice] = []
        for part in lot.parts:
            if part in seen:
                raise UserError(say("acts.the-same-document-or-exhibit"))
            seen.append(part)
    order.reader()


def _title(order: BundleOrder, case: DisclosedCase) -> str:
    title = " ".join(order.title.split())
    if case.masked(title) != title:
        raise UserError(say("acts.the-title-names-something-that"))
    return title


def _reworded(order: BundleOrder, lots: Iterable[tuple[Part, ...]]) -> Iterator[str]:
    """What no longer says what it said when it went out, though it stands on the same pages."""
    for lot, parts in zip(order.lots, lots, strict=True):
        for part, was in zip(parts, lot.went.words if lot.went else (), strict=False):
            if part.words != was:
                yield say("acts.part-reworded", title=part.title)


def _left(cases: Iterable[DisclosedCase]) -> tuple[WithheldCount, ...]:
    """What is withheld from all parts together."""
    found: Counter[tuple[str, str]] = Counter()
    for case in {id(each): each for each in cases}.values():
        found.update({(left.reason, left.what): left.times for left in case.left})
    return tuple(
        WithheldCount(reason=reason, what=what, times=times) for (reason, what), times in sorted(found.items())
    )


def _listed(pictures: Iterable[BundleEntry]) -> str:
    """Where the pictures stand."""
    return ", ".join(each.where for each in pictures)


def _united(guarded: Iterable[Iterable[ProtectedValue]]) -> tuple[ProtectedValue, ...]:
    """Each once, the surer way of guarding it kept."""
    found: dict[tuple[str, str], ProtectedValue] = {}
    for each in (one for many in guarded for one in many):
        key = (each.needle.kind, each.needle.value.casefold())
        if key not in found or (each.certain and not found[key].certain):
            found[key] = each
    return tuple(found.values())
