# SPDX-License-Identifier: Apache-2.0
"""Which tables stand in which tab of a case, in which tab a record is shown, and how a new one of each begins."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.complaints import Complaint
from vlu_desktop.ui.case.sections import Blank, Section
from vlu_desktop.ui.tables import Columns

ALONE = ""
"""Of a type of record that no tab shows: it opens in a window of its own."""
# Where a record is shown: every type's key, and the key of the tab that holds its table.
TAB_OF: Mapping[str, str] = {
    "incident": "incidents", "police-contact": "incidents", "life-event": "incidents", "recording-period": "incidents",
    "source-item": "incidents", "sender-name": "incidents",
    "suggestion": "suggestions",
    "statement": "statements", "statement-offer": "statements",
    "meeting": "meetings", "meeting-criterion": "meetings", "meeting-attendee": "meetings",
    "meeting-information": "meetings", "action": "meetings",
    "order": "orders", "breach": "orders",
    "conviction": "history", "charge": "history", "sentence": "history", "proceeding": "history", "hearing": "history",
    "questioning": "history",
    "offender-history": "history", "none-known": "history",
    "whereabouts": "history", "movement": "history", "programme": "history", "assessment": "history",
    "form-answers": "risk", "form-answer": "risk", "finding-review": "risk",
    "involvement": "people", "person": "people", "relationship": "people",
    "contact": "contacts", "telling": "contacts", "request": "contacts", "complaint": "contacts", "sharing": "contacts",
    "exhibit": "exhibits", "disclosure": "exhibits",
    **dict.fromkeys(
        (
            "unit", "officer", "case", "external-reference", "person-name", "contact-point", "address", "vehicle",
            "person-reference", "conviction-incident",
            "same-as", "apart", "incident-behaviour", "incident-target", "incident-use", "police-contact-incident",
            "charge-incident", "exhibit-custody", "exhibit-incident", "source-item-incident", "source-item-exhibit",
            "column-map", "order-term",
            "order-protected", "order-variation", "sentence-requirement", "statement-use", "request-incident",
            "kept-finding", "rule-setting", "legal-hold", "retention-review", "protection", "withholding-mark",
            "due-mark", "agency", "cover",
        ),
        ALONE,
    ),
}  # fmt: skip


# Every tab of a case in the order shown: its name, and other words that it is looked for by.
def tabs() -> Mapping[str, tuple[str, str]]:
    return {
        "timeline": (say("case.timeline"), say("case.chart-drawing-lanes-findings")),
        "incidents": (say("case.incidents"), say("case.police-contact-life-events-sources")),
        "suggestions": (say("case.suggestions"), say("case.proposed-proposals-kinds-to-confirm")),
        "conversations": (say("case.conversations"), say("case.messages-texts-whatsapp-phone-thread")),
        "statements": (say("case.statements"), say("case.vps-personal-statement")),
        "meetings": (say("case.marac-and-actions"), say("case.meetings-mappa")),
        "orders": (say("case.orders-and-breaches"), say("case.restraining-injunction")),
        "history": (say("case.court-history"), say("case.hearings-convictions-sentences-custody")),
        "risk": (say("case.risk"), say("case.forms-reviews-checklist")),
        "people": (say("case.people"), say("case.victim-offender-family-addresses")),
        "contacts": (say("case.contact-log"), say("case.contacts-requests-sharing")),
        "exhibits": (say("case.exhibits"), say("case.files-photographs-documents-handed-over")),
        "journal": (say("case.journal"), say("case.who-did-what-audit")),
    }


ON_TIMELINE = frozenset(
    {"incident", "order", "breach", "statement", "meeting", "hearing", "movement", "sentence", "conviction", "case"}
)
"""What the timeline draws, so that a change of one is seen there too."""
DRAWN_ON: Mapping[str, frozenset[str]] = {
    "timeline": ON_TIMELINE, "conversations": frozenset({"source-item", "sender-name", "incident"})
}  # fmt: skip
"""By a tab that draws records rather than list them, the types it shows."""


def tab_of(key: str) -> str:
    """The key of the tab that shows records of a type, or `ALONE`; KeyError for what is no type."""
    return TAB_OF[key]


def of_case(cls: type[Record], **more: object) -> Blank:
    """A new record that belongs to the case."""

    def blank(file: CaseFile) -> Record:
        values: dict[str, object] = {"case_id": file.case.id, **more}
        return cls(**values)  # type: ignore[arg-type]

    return blank


def of_offender(cls: type[Record], **more: object) -> Blank:
    """A new record that hangs on the case's offender."""

    def blank(file: CaseFile) -> Record:
        if not file.offenders:
            raise UserError(say("case.enter-the-offender-under-people"))
        values: dict[str, object] = {"offender_id": file.offenders[0], **more}
        return cls(**values)  # type: ignore[arg-type]

    return blank


def first_of(cls: type[Record], owner: str, owner_cls: type[Record], needed: str) -> Blank:
    """A new record that belongs to one of the case's records; the form lets another be chosen."""

    def blank(file: CaseFile) -> Record:
        owners = file.all(owner_cls)
        if not owners:
            raise UserError(needed)
        values: dict[str, object] = {owner: owners[-1].id}
        return cls(**values)  # type: ignore[arg-type]

    return blank


def new_hearing(file: CaseFile) -> Record:
    """A hearing of the proceeding begun last that has not ended; where there is none, one is made with it."""
    if not file.offenders:
        raise UserError(say("case.enter-the-offender-under-people"))
    going_on = [row for row in file.all(o.Proceeding) if not row.ended]
    return o.Hearing(proceeding_id=going_on[-1].id if going_on else "")


def new_complaint(file: CaseFile) -> Record:
    """A complaint, by the victim where there is one alone."""
    only = file.victims[0] if len(file.victims) == 1 else ""
    return Complaint(case_id=file.case.id, person_id=only, stage="unit")


def around_incidents() -> tuple[Section, ...]:
    """What stands beside the incidents: what the police did, life meanwhile, how things were recorded."""
    return (
        Section(cls=c.PoliceContact, blank=of_case(c.PoliceContact)),
        Section(cls=c.LifeEvent, blank=of_case(c.LifeEvent)),
        Section(
            cls=c.RecordingPeriod,
            blank=of_case(c.RecordingPeriod),
            empty=say("case.say-how-incidents-were-being"),
        ),
        Section(
            cls=c.SourceItem,
            blank=of_case(c.SourceItem),
            empty=say("case.messages-and-rows-come-here"),
        ),
        Section(
            cls=c.SenderName,
            blank=of_case(c.SenderName),
            empty=say("case.who-stands-behind-each-name"),
        ),
    )


def orders() -> tuple[Section, ...]:
    """Orders and breaches."""
    return (
        Section(
            cls=o.Order,
            blank=of_offender(o.Order, status="in-force"),
            empty=say("case.no-order-yet-enter-one"),
        ),
        Section(
            cls=o.Breach,
            blank=first_of(o.Breach, "order_id", o.Order, say("case.enter-the-order-first-then")),
            empty=say("case.no-breach-yet-one-can"),
        ),
    )


def history(of_hearing: Sequence[QWidget] = ()) -> tuple[Section, ...]:
    """What hangs on the offender; `of_hearing` is what can be done with the hearing chosen."""
    return (
        Section(
            cls=o.Hearing,
            blank=new_hearing,
            buttons=of_hearing,
            empty=say("case.no-hearing-yet-enter-it"),
        ),
        Section(cls=o.Conviction, blank=of_offender(o.Conviction)),
        Section(
            cls=o.OffenderHistory,
            blank=of_offender(o.OffenderHistory),
            empty=say("case.known-without-a-conviction"),
        ),
        Section(
            cls=o.NoneKnown,
            blank=of_offender(o.NoneKnown),
            empty=say("case.said-that-there-is-none"),
        ),
        Section(cls=c.Charge, blank=of_offender(c.Charge)),
        Section(cls=o.Sentence, blank=of_offender(o.Sentence)),
        Section(cls=o.Proceeding, blank=of_offender(o.Proceeding)),
        Section(
            cls=w.Questioning,
            blank=of_case(w.Questioning),
            empty=say("case.enter-a-direction-or-a"),
        ),
        Section(cls=o.Whereabouts, blank=of_offender(o.Whereabouts)),
        Section(cls=o.Movement, blank=of_offender(o.Movement)),
        Section(cls=o.Programme, blank=of_offender(o.Programme)),
        Section(cls=o.Assessment, blank=of_offender(o.Assessment)),
    )


def contacts() -> tuple[Section, ...]:
    """The contact log."""
    return (
        Section(
            cls=w.Contact,
            blank=of_case(w.Contact),
            empty=say("case.no-contact-yet-record-each"),
        ),
        Section(
            cls=w.Telling,
            blank=of_case(w.Telling),
            empty=say("case.tellings-come-from-today"),
            columns=Columns(fixed=True),
        ),
        Section(cls=w.Request, blank=of_case(w.Request, decision="waiting")),
        Section(cls=Complaint, blank=new_complaint, empty=say("case.no-complaint-yet")),
        Section(cls=w.Sharing, blank=of_case(w.Sharing)),
    )


def disclosures() -> tuple[Section, ...]:
    """The documents of the case that left."""
    return (
        Section(
            cls=w.Disclosure,
            blank=of_case(w.Disclosure),
            empty=say("case.no-document-of-this-case"),
            columns=Columns(fixed=True),
        ),
    )
