# SPDX-License-Identifier: Apache-2.0
"""Which tables stand in which tab of a case, in which tab a record is shown, and how a new one of each begins."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
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
    "whereabouts": "history", "movement": "history", "programme": "history", "assessment": "history",
    "form-answers": "risk", "form-answer": "risk", "finding-review": "risk",
    "involvement": "people", "person": "people", "relationship": "people",
    "contact": "contacts", "request": "contacts", "sharing": "contacts",
    "exhibit": "exhibits", "disclosure": "exhibits",
    **dict.fromkeys(
        (
            "unit", "officer", "case", "external-reference", "person-name", "contact-point", "address", "vehicle",
            "same-as", "apart", "incident-behaviour", "incident-target", "incident-use", "police-contact-incident",
            "charge-incident", "exhibit-custody", "exhibit-incident", "source-item-incident", "source-item-exhibit",
            "column-map", "order-term",
            "order-protected", "order-variation", "sentence-requirement", "statement-use", "request-incident",
            "kept-finding", "rule-setting", "legal-hold", "retention-review", "protection", "withholding-mark",
            "due-mark", "agency",
        ),
        ALONE,
    ),
}  # fmt: skip

# Every tab of a case in the order shown: its name, and other words that it is looked for by.
TABS: Mapping[str, tuple[str, str]] = {
    "timeline": ("Timeline", "chart drawing lanes findings"),
    "incidents": ("Incidents", "police contact life events sources"),
    "suggestions": ("Suggestions", "proposed proposals kinds to confirm read from the words unchosen"),
    "conversations": ("Conversations", "messages texts whatsapp phone thread chat emails calls"),
    "statements": ("Statements", "vps personal statement"),
    "meetings": ("MARAC and actions", "meetings mappa"),
    "orders": ("Orders and breaches", "restraining injunction"),
    "history": ("Court, history", "hearings convictions sentences custody"),
    "risk": ("Risk", "forms reviews checklist"),
    "people": ("People", "victim offender family addresses"),
    "contacts": ("Contact log", "contacts requests sharing"),
    "exhibits": ("Exhibits", "files photographs documents handed over custody digest"),
    "journal": ("Journal", "who did what audit"),
}

ON_TIMELINE = frozenset(
    {"incident", "order", "breach", "statement", "meeting", "hearing", "movement", "sentence", "conviction", "case"}
)
"""What the timeline draws, so that a change of one is seen there too."""


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
            raise UserError("Enter the offender under People first: this belongs to the offender, not to the case.")
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
        raise UserError("Enter the offender under People first: this belongs to the offender, not to the case.")
    going_on = [row for row in file.all(o.Proceeding) if not row.ended]
    return o.Hearing(proceeding_id=going_on[-1].id if going_on else "")


def around_incidents() -> tuple[Section, ...]:
    """What stands beside the incidents: what the police did, life meanwhile, how things were recorded."""
    return (
        Section(cls=c.PoliceContact, blank=of_case(c.PoliceContact)),
        Section(cls=c.LifeEvent, blank=of_case(c.LifeEvent)),
        Section(
            cls=c.RecordingPeriod,
            blank=of_case(c.RecordingPeriod),
            empty="Say how incidents were being recorded, and from when: from memory, in a diary, by a phone. "
            "No rate is drawn across a change.",
        ),
        Section(
            cls=c.SourceItem,
            blank=of_case(c.SourceItem),
            empty="Messages and rows come here from an import, exactly as they were.",
        ),
        Section(
            cls=c.SenderName,
            blank=of_case(c.SenderName),
            empty="Who stands behind each name and number is asked when messages come in. Who is who… on the tab "
            "Conversations puts one right for all messages at once.",
        ),
    )


def orders() -> tuple[Section, ...]:
    """Orders and breaches."""
    return (
        Section(
            cls=o.Order,
            blank=of_offender(o.Order, status="in-force"),
            empty="No order yet. Enter one with its terms, so that an incident can be recorded as a breach of a term.",
        ),
        Section(
            cls=o.Breach,
            blank=first_of(o.Breach, "order_id", o.Order, "Enter the order first, then its breach."),
            empty="No breach yet. One can also be recorded from the incident itself.",
        ),
    )


def history(of_hearing: Sequence[QWidget] = ()) -> tuple[Section, ...]:
    """What hangs on the offender; `of_hearing` is what can be done with the hearing chosen."""
    return (
        Section(
            cls=o.Hearing,
            blank=new_hearing,
            buttons=of_hearing,
            empty="No hearing yet. Enter it with its day and court; its proceeding is made with it.",
        ),
        Section(cls=o.Conviction, blank=of_offender(o.Conviction)),
        Section(cls=c.Charge, blank=of_offender(c.Charge)),
        Section(cls=o.Sentence, blank=of_offender(o.Sentence)),
        Section(cls=o.Proceeding, blank=of_offender(o.Proceeding)),
        Section(
            cls=w.Questioning,
            blank=of_case(w.Questioning),
            empty="Enter a direction or a proposal that the offender question the victim as soon as you hear of it. It "
            "stands on Today and over the case until a manager has answered.",
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
            empty="No contact yet. Record each one tried or made, also those nobody answered.",
        ),
        Section(cls=w.Request, blank=of_case(w.Request, decision="waiting")),
        Section(cls=w.Sharing, blank=of_case(w.Sharing)),
    )


def disclosures() -> tuple[Section, ...]:
    """The documents of the case that left."""
    return (
        Section(
            cls=w.Disclosure,
            blank=of_case(w.Disclosure),
            empty="No document of this case was made yet.",
            columns=Columns(fixed=True),
        ),
    )
