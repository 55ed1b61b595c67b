# SPDX-License-Identifier: Apache-2.0
"""From an order to a document tree: what its reader may have is disclosed, findings are made from that, and composed.

Alone or as a part of a bundle, a document is composed here and in no other way.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from vlu_desktop.analysis.data_quality_notes import cautions
from vlu_desktop.analysis.rates.hearing import for_hearing
from vlu_desktop.analysis.run_rules import find
from vlu_desktop.analysis.thresholds import Params
from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.disclosure.disclose import DisclosedCase, DisclosureOptions, WithheldCount, disclose
from vlu_desktop.disclosure.disclosure_options import MessageChoice
from vlu_desktop.disclosure.field_policy import Allowance
from vlu_desktop.disclosure.message_rows import HER_OWN
from vlu_desktop.disclosure.near_misses import Doubt, doubts
from vlu_desktop.disclosure.protected_values import VaultView
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.papers.common.document_facts import Facts
from vlu_desktop.papers.common.paper_source import Look, PaperSource, told_once
from vlu_desktop.papers.common.questions import asked, checked
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.document_kinds import document_kind
from vlu_desktop.papers.social_history import hearing_analysis, messages_annexe
from vlu_desktop.record.areas import area_of, settings_of
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Incident, IncidentBehaviour, SenderName, SourceItem, Suggestion
from vlu_desktop.record.finding import Finding, reviewed
from vlu_desktop.record.marac_referrals import counts_from_meeting
from vlu_desktop.record.people import Officer, Unit
from vlu_desktop.record.work import FindingReview, KeptFinding
from vlu_desktop.services.access.second_officer import is_alone
from vlu_desktop.services.cases.conversations import counted_of
from vlu_desktop.services.cases.suggestions import is_unconfirmed
from vlu_desktop.services.documents.document_order import Order
from vlu_desktop.services.documents.own_words import (
    OwnWords,
    Provenance,
    TracedCase,
    provenance,
    traced_answers,
    traced_facts,
)
from vlu_desktop.services.documents.record_words import RecordWords
from vlu_desktop.store.records.store import Store
from vlu_desktop.typeset.tree import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When and by whom a document is made: `made` (aware), the journal's head then, the officer's id.

    `on` is the day whose protections hold, which is today also where a document is made as it was before.
    """

    made: datetime
    head: str
    officer: str
    on: date


@dataclass(frozen=True, kw_only=True)
class ComposedDocument:
    """A document as a tree, with what it was composed from."""

    tree: Document
    disclosed: DisclosedCase
    words: RecordWords
    doubts: tuple[Doubt, ...] = ()
    findings: tuple[Finding, ...]
    messages: int = 0
    """How many messages and calls stand in it."""


class Composer:
    """Composes documents. It notes nothing in the journal: whoever asks says there what it was for."""

    def __init__(self, store: Store, params: Params, reference: Reference) -> None:
        self._store = store
        self._params = params
        self.reference = reference

    def composed(self, order: Order, view: VaultView, moment: Moment) -> ComposedDocument:
        """The document that was ordered, of the case in view."""
        case = disclosed(view, order, moment.on)
        facts = _with_unchosen(self.facts(order, moment, case), view, case, order)
        answers = self._answers(order, view, case)
        source = self._source(order, view, case, facts, answers)
        compose = document_kind(order.kind, order.audience).compose
        tree = compose(source)

        def read() -> Provenance | None:
            marked = TracedCase.of(case)
            given = traced_answers(self._answers(order, view, marked), case.said)
            try:
                return provenance(tree, compose(self._source(order, view, marked, traced_facts(facts), given)))
            except (UserError, ValueError):
                # Something in it asks what a text says, and takes none that is marked.
                return None

        words = RecordWords.of(case, (*source.answers.values(), *facts_typed(source.facts)))
        return ComposedDocument(
            tree=tree,
            disclosed=case,
            words=replace(words, own=(OwnWords(read),)),
            doubts=doubts(view.file, case),
            findings=source.findings,
            messages=messages_annexe.set_out(source),
        )

    def _source(
        self, order: Order, view: VaultView, case: DisclosedCase, facts: Facts, answers: Mapping[str, str]
    ) -> PaperSource:
        """What a document is composed from, of a case as its reader may have it."""
        settings = settings_of(view.file)
        params = self._params.with_settings(settings)
        found = tuple(each for each in find(case.file, order.data_to, params) if not each.internal)
        reviews = _reviews(view, case, found, order.data_to, params)
        return PaperSource(
            disclosed=case,
            findings=told_once(found, reviews),
            cautions=cautions(case.file, order.data_to),
            facts=facts,
            reviews=reviews,
            answers=answers,
            look=_look(view, case, answers.get(hearing_analysis.KEY, ""), params),
            reference=replace(
                self.reference,
                rules=self.reference.rules.with_settings(settings),
                area=area_of(view.file),
                from_meeting=counts_from_meeting(settings, order.data_to),
            ),
        )

    def _answers(self, order: Order, view: VaultView, case: DisclosedCase) -> Mapping[str, str]:
        """The answers: a choice as it is, words of the officer's own as the audience may have them."""
        asks = asked(document_kind(order.kind, order.audience).asks(self.reference), order.audience)
        given = checked(asks, order.answers, Choosable(view.file), self.reference)
        free = {ask.key for ask in asks if ask.options is None}
        return {key: case.masked(value) if key in free else value for key, value in given.items()}

    def facts(self, order: Order, moment: Moment, case: DisclosedCase) -> Facts:
        """What a document says of itself."""
        officer = self._store.get(Officer, moment.officer)
        unit = next(iter(self._store.all(Unit)), None)
        facts = Facts(
            made=moment.made,
            data_to=order.data_to,
            head=moment.head,
            court=order.court,
            case_number=case.masked(order.case_number),
            hearing_on=order.hearing_on,
            recipient=_whole(case, order.recipient),
            prepared_by=_whole(case, officer.name if officer else ""),
            unit=_whole(case, unit.name if unit else ""),
            unit_contact=_whole(case, _joined(unit.telephone, unit.email, unit.hours) if unit else ""),
            officer_contact=_whole(case, _joined(officer.telephone, officer.email) if officer else ""),
            return_address=_whole(case, unit.return_address.strip() if unit else ""),
            complaints=_whole(case, " ".join(unit.complaints.split()) if unit else ""),
            alone=is_alone(self._store),
        )
        return replace(facts, role=_whole(case, officer.role)) if officer and officer.role else facts


def facts_typed(facts: Facts) -> tuple[str, ...]:
    """What a document says of itself in words that somebody typed."""
    return (
        facts.court, facts.case_number, facts.recipient, facts.prepared_by, facts.unit, facts.role,
        facts.unit_contact, facts.officer_contact, facts.return_address, facts.complaints,
    )  # fmt: skip


def disclosed(view: VaultView, order: Order, today: date, allowance: Allowance | None = None) -> DisclosedCase:
    """The case as the audience may have it, as far as the order goes back; `allowance` stands for the kind's own."""
    kind = document_kind(order.kind, order.audience) if allowance is None else None
    choices = DisclosureOptions(
        marac_reason=order.marac_reason,
        court=order.court,
        up_to=order.data_to,
        agency=order.answers.get("agency", ""),
        reader_id=order.answers.get("reader", ""),
        drafts=kind is not None and kind.drafts,
        messages=_messages(view.file, order.answers.get(messages_annexe.KEY, "")),
    )
    used = kind.allowances[order.audience] if kind else allowance
    assert used is not None
    return disclose(view, order.audience, today, choices, used)


def said_of_messages(set_out: int, left: Iterable[WithheldCount]) -> tuple[str, ...]:
    """A line for the register on the messages in a document; nothing where it has none."""
    hers = sum(each.times for each in left if each.reason == HER_OWN)
    if not set_out and not hers:
        return ()
    return (say("acts.messages-set-out", n=set_out, hers=hers),)


def _messages(file: CaseFile, chosen: str) -> MessageChoice | None:
    """Which messages may stand in the document, by who is who now; None where nobody chose to set them out."""
    if not chosen:
        return None
    return MessageChoice(came=counted_of(file.all(SourceItem), file.all(SenderName)), hers=chosen)


def _with_unchosen(facts: Facts, view: VaultView, case: DisclosedCase, order: Order) -> Facts:
    """Where the document tells what happened: the entries whose date nobody has confirmed; where it tells kinds of
    conduct, those without one, and those a program once had one for."""
    allowed = document_kind(order.kind, order.audience).allowances[order.audience]
    if Incident in allowed:
        dated = {row.incident_id: row for row in view.file.all(Suggestion) if row.what == "date"}
        whole = ((dated.get(each.incident.id), view.file.get(Incident, each.incident.id)) for each in case.file.conduct)
        open_still = sum(bool(row and incident and is_unconfirmed(row, incident)) for row, incident in whole)
        facts = replace(facts, unconfirmed=open_still)
    if IncidentBehaviour not in allowed:
        return facts
    rows = (row for row in view.file.all(Suggestion) if row.came_by == "earlier-import" and row.what == "kind")
    unchosen = sum(1 for each in case.file.conduct if not each.kinds)
    return replace(facts, unchosen=unchosen, awaiting=len({row.incident_id for row in rows}))


def _reviews(
    view: VaultView, case: DisclosedCase, findings: tuple[Finding, ...], up_to: date, params: Params
) -> dict[tuple[str, str], FindingReview]:
    """What officers made of these findings. They reviewed the whole case, so it is asked what holds there."""
    whole = {each.key: each for each in find(view.file, up_to, params)}
    rows = view.file.all(FindingReview)
    found = {}
    for finding in findings:
        same = whole.get(finding.key)
        review = reviewed(same, rows) if same else None
        held = case.file.get(FindingReview, review.id) if review else None
        if same and held and (held.verdict == "not-agreed" or same.incident_ids == finding.incident_ids):
            found[finding.key] = held
    return found


def _look(view: VaultView, case: DisclosedCase, kept_id: str, params: Params) -> Look | None:
    """The analysis that was chosen, worked out from what this reader may have as of the day of the one that was kept.

    The kept words rest on the whole record: what is withheld from a reader would be counted in them.
    """
    first = view.file.get(KeptFinding, kept_id)
    if first is None or first.up_to is None:
        return None
    kept = {(row.rule, row.subject): row for row in view.file.all(KeptFinding) if _made_with(row, first)}
    earlier = {row.id for row in view.file.all(KeptFinding) if row.rule == first.rule and row.why == "hearing"}
    before = sum(each < first.id for each in earlier)
    reason = case.masked(first.date_reason)
    found = for_hearing(case.file, first.up_to, params, before, first.date_chosen, reason)
    same = all(
        (row := kept.get(each.key)) is not None
        and (row.rule_version, row.evidence, row.sentence) == (each.rule_version, each.evidence, each.sentence)
        for each in found
    )
    return Look(
        findings=found,
        hearing_on=first.hearing_on,
        made_on=first.found_on,
        up_to=first.up_to,
        as_kept=same and len(found) == len(kept),
    )


def _made_with(row: KeptFinding, first: KeptFinding) -> bool:
    """Whether it was kept in the same act: the head of the record stands for it."""
    return (row.why, row.head, row.hearing_on) == (first.why, first.head, first.hearing_on)


def _joined(*parts: str) -> str:
    """The parts that are known, in one line."""
    return ", ".join(" ".join(part.split()) for part in parts if part.strip())


def _whole(case: DisclosedCase, name: str) -> str:
    """A name of ours, or nothing where it would tell what is withheld: a unit may be called after its town."""
    return name if case.masked(name) == name else ""
