# SPDX-License-Identifier: Apache-2.0
"""What was done about it: statements, meetings and their actions, contacts, requests, sharing, forms, reviews."""

from dataclasses import dataclass
from datetime import date

from vlu_desktop.dates.when import When
from vlu_desktop.record import fields as f
from vlu_desktop.record.base import Record

ANSWERED = frozenset({"spoke", "reply-received", "declined"})
"""Outcomes of a contact after which somebody was reached: nothing that was left, sent or tried is one."""
UNFINISHED = frozenset({"", "open", "in-progress"})
"""Statuses of an action that still has to be done."""
NOT_DONE, NOT_POSSIBLE = "not-done", "not-possible"
"""The agency has not taken the action; or it can't be taken any more, for what changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """A personal statement: a draft until it is signed, then never changed; a later one supplements it."""

    case_id: str = f.ref("Case", "case", owner=True)
    maker_id: str = f.ref("Made by", "person", table=True)
    kind: str = f.choice("For", "statement-kind", required=True, table=True, hint="Whom the VPS is for")
    stage: str = f.text("Stage", table=True, hint="First, update after breach, ...")
    text: str = f.long_text("Statement")
    status: str = f.choice("Status", "statement-status", table=True, editable=False)
    signed_on: date | None = f.day("Signed on", table=True, editable=False)
    supplements_id: str = f.ref("Supplements", "statement", editable=False)
    language: str = f.text("Language")
    interpreter: str = f.text("Interpreter")
    taken_by: str = f.text("Taken by", table=True)
    taken_by_organisation: str = f.text("Of")
    taken_on: date | None = f.day("Taken on")
    method: str = f.text("How", hint="Written, video, recorded")
    reading: str = f.choice("Reading aloud", "reading-preference")
    told_disclosed: str = f.choice("Told that the defence may see it", "answer")
    told_on: date | None = f.day("Told on")
    next_offer: date | None = f.day("Offer an update on", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementUse(Record):
    """Whether its maker agrees to a use of the statement."""

    statement_id: str = f.ref("Statement", "statement", owner=True)
    purpose: str = f.choice("For", "purpose", required=True, table=True)
    agreed: str = f.choice("Agrees", "answer", required=True, table=True)
    asked_on: date | None = f.day("Asked on", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementOffer(Record):
    """An offer to make or update a statement, and what came of it."""

    case_id: str = f.ref("Case", "case", owner=True)
    offered_on: date | None = f.day("Offered on", required=True, table=True)
    statement_id: str = f.ref("About statement", "statement")
    how: str = f.choice("How", "channel", table=True)
    result: str = f.choice("Result", "offer-result", table=True)
    note: str = f.text("Note", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """A MARAC, MAPPA or other meeting; it is closed only once a follow-up is set."""

    case_id: str = f.ref("Case", "case", owner=True)
    kind: str = f.choice("Meeting", "meeting-kind", required=True, table=True)
    on: date | None = f.day("On", table=True, ahead=True)
    area: str = f.text("Area", table=True)
    venue: str = f.text("Venue")
    chair: str = f.text("Chair")
    coordinator: str = f.text("Coordinator")
    number: str = f.text("Meeting's case number")
    repeat: bool = f.flag("Repeat referral", table=True)
    referred_on: date | None = f.day("Referred on")
    confidentiality: bool = f.flag("Confidentiality agreed")
    status: str = f.choice("Status", "meeting-status", table=True, editable=False)
    follow_up_on: date | None = f.day("Follow-up on", table=True)
    follows_id: str = f.ref("Follows up", "meeting")
    no_follow_up_reason: str = f.text("Why no follow-up is needed")
    minutes: str = f.long_text("Notes of the meeting", hint="Never in a document for court or parole")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCriterion(Record):
    """A criterion by which the case was referred."""

    meeting_id: str = f.ref("Meeting", "meeting", owner=True)
    criterion: str = f.choice("Criterion", "marac-criterion", required=True, table=True)
    reason: str = f.text("Reason", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAttendee(Record):
    """Somebody invited to a meeting."""

    meeting_id: str = f.ref("Meeting", "meeting", owner=True)
    name: str = f.text("Name", required=True, table=True)
    agency: str = f.text("Agency", table=True)
    attendance: str = f.choice("Attendance", "attendance", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingInformation(Record):
    """What an agency shared at a meeting."""

    meeting_id: str = f.ref("Meeting", "meeting", owner=True)
    agency: str = f.text("Agency", table=True)
    shared: str = f.long_text("What was shared", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Record):
    """Something somebody agreed to do by a day."""

    case_id: str = f.ref("Case", "case", owner=True)
    meeting_id: str = f.ref("From meeting", "meeting", table=True)
    what: str = f.text("Action", required=True, table=True)
    owner: str = f.text("Owner", table=True)
    agency: str = f.text("Agency", table=True)
    due: date | None = f.day("Due", table=True)
    status: str = f.choice("Status", "action-status", table=True)
    reported_on: date | None = f.day("Reported on", table=True)
    outcome: str = f.text("Outcome", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueMark(Record):
    """Done, chased, or put off with the reason: a line of Today of the kind `line`, which stood under the day `due`."""

    case_id: str = f.ref("Case", "case", owner=True)
    line: str = f.text("Line", required=True, editable=False)
    record_type: str = f.text("Kind of record", required=True, editable=False)
    record_id: str = f.ref("About", "", required=True, editable=False)
    due: date | None = f.day("Due on", editable=False)
    what: str = f.choice("What was done", "due-mark", required=True, table=True, editable=False)
    on: date | None = f.day("On", required=True, table=True)
    next_on: date | None = f.day("Next on", table=True, ahead=True)
    note: str = f.text("Note", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Questioning(Record):
    """A direction or proposal that the victim be questioned by the offender; a manager answers for what is done."""

    case_id: str = f.ref("Case", "case", owner=True)
    hearing_id: str = f.ref("At the hearing", "hearing", table=True)
    told_on: date | None = f.day("Known since", required=True, table=True)
    directed_by: str = f.text("Directed or proposed by", table=True, hint="Judge, panel chair, court")
    wording: str = f.long_text("What was said", table=True)
    manager: str = f.text("Manager told", table=True)
    answered_on: date | None = f.day("Manager answered on", table=True)
    answer: str = f.long_text("What the manager decided", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency(Record):
    """An agency of the unit's own list: who comes to its meetings and is given their actions."""

    name: str = f.text("Agency", required=True, table=True)
    representative: str = f.text("Who usually comes", table=True)
    usual: bool = f.flag("Invited to every MARAC", table=True)
    area: str = f.text("In this area alone", table=True)
    note: str = f.text("Note", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """A contact with the victim, tried or made."""

    case_id: str = f.ref("Case", "case", owner=True)
    happened: When | None = f.when("When", table=True)
    person_id: str = f.ref("With", "person", table=True)
    channel: str = f.choice("How", "channel", table=True)
    contact_point_id: str = f.ref("By which number or address", "contact-point")
    outcome: str = f.choice("Outcome", "contact-outcome", table=True)
    key_stage: str = f.choice("Key stage", "key-stage", table=True)
    by: str = f.text("By", table=True)
    account: str = f.long_text("What was said", table=True)
    next_step: str = f.choice("Next step", "channel")
    follow_up_on: date | None = f.day("Follow up on", table=True)
    follow_up_done: bool = f.flag("Followed up")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling(Record):
    """That one victim was told of an event of a day, that it was tried, or why not: of no other victim or case."""

    case_id: str = f.ref("Case", "case", owner=True)
    person_id: str = f.ref("Who is to be told", "person", table=True, editable=False)
    event: str = f.choice("Of", "telling-event", required=True, table=True, editable=False)
    event_on: date | None = f.day("Of the day", table=True, editable=False)
    record_type: str = f.text("Kind of record", required=True, editable=False)
    record_id: str = f.ref("About", "", required=True, editable=False)
    why: str = f.choice("What this says", "telling", required=True, table=True, editable=False)
    contact_id: str = f.ref("At the contact", "contact", table=True, editable=False)
    on: date | None = f.day("On", table=True)
    reason: str = f.long_text("Reason", table=True)
    manager: str = f.text("Manager who decided", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(Record):
    """Something asked of somebody who decides, with the decision and its reason."""

    case_id: str = f.ref("Case", "case", owner=True)
    kind: str = f.choice("Request", "request-kind", required=True, table=True)
    wording: str = f.long_text("What was asked", table=True)
    menu_code: str = f.text("Condition of the menu", offers="licence-condition")
    reason: str = f.long_text("Why")
    map_id: str = f.ref("Map of the area", "exhibit")
    middle: str = f.text(
        "What stands at its middle", hint="Of an area or place: street and postcode, or grid reference"
    )
    at_home: str = f.choice("Home, school or work there", "answer", hint="One that he must not find")
    looked_by: str = f.text("Who looked at that")
    looked_on: date | None = f.day("Looked at on")
    asked_on: date | None = f.day("Asked on", table=True)
    sent_to: str = f.text("Sent to", table=True)
    sent_on: date | None = f.day("Sent on", table=True)
    decision: str = f.choice("Decision", "request-decision", table=True)
    decided_by: str = f.text("Decided by")
    decided_on: date | None = f.day("Decided on", table=True)
    decision_reason: str = f.long_text("Reason given")
    victim_told_on: date | None = f.day("A victim told on, as an earlier version noted", editable=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestIncident(Record):
    """An incident that supports a request."""

    request_id: str = f.ref("Request", "request", owner=True)
    incident_id: str = f.ref("Incident", "incident", required=True, table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing(Record):
    """Information given to another agency, and on what basis."""

    case_id: str = f.ref("Case", "case", owner=True)
    on: date | None = f.day("On", table=True)
    with_whom: str = f.text("With", required=True, table=True)
    what: str = f.long_text("What", table=True)
    basis: str = f.text("Basis", table=True)
    consent: str = f.choice("Victim agreed", "answer", table=True)
    by: str = f.text("By", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAnswers(Record):
    """A form filled in on a day."""

    case_id: str = f.ref("Case", "case", owner=True)
    form: str = f.text("Form", required=True, table=True, editable=False)
    form_version: str = f.text("Version", editable=False)
    done_on: date | None = f.day("Filled in on", table=True)
    by: str = f.text("By", table=True)
    status: str = f.choice("Status", "form-status", table=True, editable=False)
    review_on: date | None = f.day("Review on", table=True)
    summary: str = f.long_text("What the officer makes of it", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAnswer(Record):
    """The answer to one question of a form."""

    form_answers_id: str = f.ref("Form", "form-answers", owner=True)
    item: str = f.text("Question", required=True, table=True, editable=False)
    answer: str = f.text("Answer", table=True)
    note: str = f.long_text("Note", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingReview(Record):
    """What an officer made of a finding; it lapses when the evidence changes."""

    case_id: str = f.ref("Case", "case", owner=True)
    rule: str = f.text("Rule", editable=False, table=True)
    rule_version: str = f.text("Rule version", editable=False)
    subject: str = f.text("Subject", editable=False)
    evidence: str = f.text("Digest of the evidence", editable=False)
    verdict: str = f.choice("Verdict", "verdict", required=True, table=True)
    reason: str = f.long_text("Reason", table=True)
    on: date | None = f.day("On", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFinding(Record):
    """A finding as it was first shown, reviewed, or asked for at a hearing: its words then, and the data it rested on.

    `head` is the head of the record then, by which the very data can be read again; `hearing_on` the hearing that an
    analysis was made for, `date_chosen` and `date_reason` why as of that date. Once kept it is never changed.
    """

    case_id: str = f.ref("Case", "case", owner=True)
    found_on: date | None = f.day("Found on", table=True, editable=False)
    why: str = f.choice("Kept because", "kept-why", table=True, editable=False)
    hearing_on: date | None = f.day("For the hearing on", table=True, editable=False)
    rule: str = f.text("Rule", editable=False)
    rule_version: str = f.text("Rule version", editable=False)
    subject: str = f.text("Subject", editable=False)
    title: str = f.text("Finding", table=True, editable=False)
    sentence: str = f.long_text("In words", table=True, editable=False)
    limits: str = f.long_text("Limits", editable=False)
    starts: date | None = f.day("From", editable=False)
    ends: date | None = f.day("To", editable=False)
    up_to: date | None = f.day("Looked back from", editable=False)
    incidents: int | None = f.integer("Incidents", editable=False)
    certain: bool = f.flag("Certain", editable=False)
    evidence: str = f.text("Digest of the evidence", editable=False)
    head: str = f.text("Head of the record", editable=False)
    figures: str = f.long_text("Ratio, range and chance", editable=False)
    date_chosen: str = f.choice("Why this date", "date-chosen", editable=False)
    date_reason: str = f.long_text("Why this date, in words", editable=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetting(Record):
    """A unit's own window or threshold of a finding, from a day on, with the reason; of one area if it says so."""

    name: str = f.text("Setting", required=True, table=True, editable=False)
    since: date | None = f.day("From", required=True, table=True, ahead=True)
    value: str = f.text("Value", required=True, table=True)
    reason: str = f.long_text("Reason", required=True, table=True)
    area: str = f.text("In this area alone", table=True, editable=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure(Record):
    """A document that left the program: the disclosure register."""

    case_id: str = f.ref("Case", "case", owner=True)
    document: str = f.text("Document", table=True, editable=False)
    audience: str = f.choice("For", "audience", table=True, editable=False)
    recipient: str = f.text("Recipient", table=True, editable=False)
    purpose: str = f.text("Purpose", table=True, editable=False)
    made_on: date | None = f.day("Made on", table=True, editable=False)
    data_to: date | None = f.day("Data to", editable=False)
    sha256: str = f.text("SHA-256", table=True, editable=False)
    head: str = f.text("Head of the journal", table=True, editable=False)
    pages: int | None = f.integer("Pages", editable=False)
    choices: str = f.long_text("Choices made", editable=False)
    request: str = f.long_text("As it was asked for", editable=False)
    signed_off_by: str = f.text("Signed off by", table=True, editable=False)
    template: str = f.text("Template and its version", editable=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalHold(Record):
    """Why nothing of a case may be erased, until it is lifted."""

    case_id: str = f.ref("Case", "case", owner=True)
    reason: str = f.text("Reason", required=True, table=True)
    asked_by: str = f.text("Asked for by", table=True)
    placed_on: date | None = f.day("Placed on", table=True)
    lifted_on: date | None = f.day("Lifted on", table=True)
    lifted_reason: str = f.text("Why it was lifted", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionReview(Record):
    """An officer's decision on whether a case is still needed."""

    case_id: str = f.ref("Case", "case", owner=True)
    decision: str = f.choice("Decision", "retention-decision", required=True, table=True)
    reason: str = f.long_text("Reason", required=True, table=True)
    decided_on: date | None = f.day("Decided on", table=True)
    next_on: date | None = f.day("Look again on", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection(Record):
    """From whom a record or one of its fields is kept, why, and from when to when."""

    record_type: str = f.text("Kind of record", required=True, editable=False)
    record_id: str = f.ref("Record", "", required=True, editable=False)
    field: str = f.text("Field", table=True, editable=False, hint="All of it where empty")
    from_whom: str = f.choice("Kept from", "protected-from", required=True, table=True)
    why: str = f.text("Why", table=True)
    starts: date | None = f.day("From", table=True)
    ends: date | None = f.day("To", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class WithholdingMark(Record):
    """A span of a text that stays as written but is left out for an audience. Ends are character offsets."""

    record_type: str = f.text("Kind of record", required=True, editable=False)
    record_id: str = f.ref("Record", "", required=True, editable=False)
    field: str = f.text("Field", required=True, editable=False)
    starts_at: int | None = f.integer("First character", editable=False)
    ends_at: int | None = f.integer("Up to character", editable=False)
    audience: str = f.choice("Left out for", "audience", required=True, table=True)
    reason: str = f.choice("Reason", "withholding-reason", required=True, table=True)
