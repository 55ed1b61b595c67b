# SPDX-License-Identifier: Apache-2.0
"""Every type of record, once, in the order an officer meets them."""

from dataclasses import dataclass
from functools import cache

from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.complaints import Complaint
from vlu_desktop.record.fields import Spec, specs


@dataclass(frozen=True, slots=True)
class RecordType:
    """A type of record: its stable key (also its table's name, with `_` for `-`), its class, and what it is called."""

    key: str
    cls: type[Record]
    title: str
    plural: str

    @property
    def table(self) -> str:
        """The name of its table."""
        return self.key.replace("-", "_")

    @property
    def owner(self) -> Spec | None:
        """The field that names the record it belongs to, None for one that stands by itself."""
        return next((spec for spec in specs(self.cls) if spec.owner), None)


# To add a type: its class in the module of its kind, a line here, a schema step in `store/steps`.
RECORD_TYPES: tuple[RecordType, ...] = (
    RecordType("unit", p.Unit, "Unit", "Units"),
    RecordType("officer", p.Officer, "Officer", "Officers"),
    RecordType("cover", p.Cover, "Cover", "Covers"),
    RecordType("person", p.Person, "Person", "People"),
    RecordType("person-name", p.PersonName, "Name", "Names"),
    RecordType("contact-point", p.ContactPoint, "Contact detail", "Contact details"),
    RecordType("address", p.Address, "Address", "Addresses"),
    RecordType("vehicle", p.Vehicle, "Vehicle", "Vehicles"),
    RecordType("person-reference", p.PersonReference, "Reference", "References"),
    RecordType("same-as", p.SameAs, "Same person", "Same people"),
    RecordType("apart", p.Apart, "Not the same person", "Not the same people"),
    RecordType("relationship", p.Relationship, "Relationship", "Relationships"),
    RecordType("case", p.Case, "Case", "Cases"),
    RecordType("external-reference", p.ExternalReference, "Other agency's reference", "Other agencies' references"),
    RecordType("involvement", p.Involvement, "Part in the case", "People in the case"),
    RecordType("incident", c.Incident, "Incident", "Incidents"),
    RecordType("incident-behaviour", c.IncidentBehaviour, "Kind of conduct", "Kinds of conduct"),
    RecordType("incident-target", c.IncidentTarget, "Target", "Targets"),
    RecordType("suggestion", c.Suggestion, "Suggestion", "Suggestions"),
    RecordType("incident-use", c.IncidentUse, "Agreement to use", "Agreements to use"),
    RecordType("police-contact", c.PoliceContact, "Police contact", "Police contacts"),
    RecordType("police-contact-incident", c.PoliceContactIncident, "Incident reported", "Incidents reported"),
    RecordType("charge", c.Charge, "Charge", "Charges"),
    RecordType("charge-incident", c.ChargeIncident, "Incident charged", "Incidents charged"),
    RecordType("life-event", c.LifeEvent, "Life event", "Life events"),
    RecordType("exhibit", c.Exhibit, "Exhibit", "Exhibits"),
    RecordType("exhibit-custody", c.ExhibitCustody, "Custody step", "Custody log"),
    RecordType("exhibit-incident", c.ExhibitIncident, "Incident shown", "Incidents shown"),
    RecordType("source-item", c.SourceItem, "Message or row", "Messages and rows"),
    RecordType("source-item-incident", c.SourceItemIncident, "Incident it belongs to", "Incidents it belongs to"),
    RecordType("source-item-exhibit", c.SourceItemExhibit, "File with it", "Files with it"),
    RecordType("sender-name", c.SenderName, "Sender", "Senders"),
    RecordType("recording-period", c.RecordingPeriod, "Recording period", "Recording periods"),
    RecordType("order", o.Order, "Order", "Orders"),
    RecordType("order-term", o.OrderTerm, "Term", "Terms"),
    RecordType("order-protected", o.OrderProtected, "Protected person", "Protected people"),
    RecordType("order-variation", o.OrderVariation, "Variation", "Variations"),
    RecordType("breach", o.Breach, "Breach", "Breaches"),
    RecordType("proceeding", o.Proceeding, "Proceeding", "Proceedings"),
    RecordType("hearing", o.Hearing, "Hearing", "Hearings"),
    RecordType("conviction", o.Conviction, "Conviction", "Convictions"),
    RecordType("conviction-incident", o.ConvictionIncident, "Incident convicted of", "Incidents convicted of"),
    RecordType("offender-history", o.OffenderHistory, "History without a conviction", "History without convictions"),
    RecordType("none-known", o.NoneKnown, "None of something", "None of something"),
    RecordType("sentence", o.Sentence, "Sentence", "Sentences"),
    RecordType("sentence-requirement", o.SentenceRequirement, "Requirement", "Requirements"),
    RecordType("whereabouts", o.Whereabouts, "Custody or whereabouts", "Custody and whereabouts"),
    RecordType("movement", o.Movement, "Release or recall", "Releases and recalls"),
    RecordType("programme", o.Programme, "Programme", "Programmes"),
    RecordType("assessment", o.Assessment, "Assessment", "Assessments"),
    RecordType("statement", w.Statement, "Statement", "Statements"),
    RecordType("statement-use", w.StatementUse, "Agreement to use", "Agreements to use"),
    RecordType("statement-offer", w.StatementOffer, "Offer of an update", "Offers of an update"),
    RecordType("meeting", w.Meeting, "Meeting", "Meetings"),
    RecordType("meeting-criterion", w.MeetingCriterion, "Criterion", "Criteria"),
    RecordType("meeting-attendee", w.MeetingAttendee, "Attendee", "Attendees"),
    RecordType("meeting-information", w.MeetingInformation, "Information shared", "Information shared"),
    RecordType("action", w.Action, "Action", "Actions"),
    RecordType("due-mark", w.DueMark, "Line of Today seen to", "Lines of Today seen to"),
    RecordType("questioning", w.Questioning, "Direction on questioning", "Directions on questioning"),
    RecordType("agency", w.Agency, "Agency", "Agencies"),
    RecordType("contact", w.Contact, "Contact", "Contact log"),
    RecordType("telling", w.Telling, "Telling", "Who was told of what"),
    RecordType("request", w.Request, "Request", "Requests"),
    RecordType("request-incident", w.RequestIncident, "Supporting incident", "Supporting incidents"),
    RecordType("complaint", Complaint, "Complaint", "Complaints"),
    RecordType("sharing", w.Sharing, "Sharing", "Information shared"),
    RecordType("form-answers", w.FormAnswers, "Form", "Forms"),
    RecordType("form-answer", w.FormAnswer, "Answer", "Answers"),
    RecordType("finding-review", w.FindingReview, "Review of a finding", "Reviews of findings"),
    RecordType("kept-finding", w.KeptFinding, "Finding kept", "Findings kept"),
    RecordType("rule-setting", w.RuleSetting, "Setting of a rule", "Settings of rules"),
    RecordType("column-map", c.ColumnMap, "Column map", "Column maps"),
    RecordType("disclosure", w.Disclosure, "Document made", "Documents made"),
    RecordType("legal-hold", w.LegalHold, "Legal hold", "Legal holds"),
    RecordType("retention-review", w.RetentionReview, "Retention review", "Retention reviews"),
    RecordType("protection", w.Protection, "Protection", "Protections"),
    RecordType("withholding-mark", w.WithholdingMark, "Withholding mark", "Withholding marks"),
)


@cache
def _by_key() -> dict[str, RecordType]:
    return {found.key: found for found in RECORD_TYPES}


@cache
def _by_class() -> dict[type[Record], RecordType]:
    return {found.cls: found for found in RECORD_TYPES}


def record_type(key: str) -> RecordType:
    """The type of that key; KeyError for none."""
    return _by_key()[key]


def type_of(cls: type[Record]) -> RecordType:
    """The type of a record's class."""
    return _by_class()[cls]


def children_of(key: str) -> tuple[RecordType, ...]:
    """The types whose records belong to a record of that type."""
    return tuple(t for t in RECORD_TYPES if t.owner is not None and t.owner.to == key)
