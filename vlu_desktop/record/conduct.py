# SPDX-License-Identifier: Apache-2.0
"""What happened: incidents, what the police did, charges, life events, exhibits and messages; how files are read."""

from dataclasses import dataclass
from datetime import date, datetime

from vlu_desktop.dates.when import When
from vlu_desktop.record import fields as f
from vlu_desktop.record.base import Record
from vlu_desktop.record.count import Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(Record):
    """Something that was done, as it was told. Its clocks: happened, written down, told to us, and `recorded_at`."""

    case_id: str = f.ref("Case", "case", owner=True)
    account: str = f.long_text("What happened", table=True, hint="In her or his own words")
    happened: When | None = f.when("When", table=True)
    count: Count | None = f.count("How many", table=True)
    beside: str = f.text("When, beside something else", hint="Two weeks before the trial")
    place_in_order: int | None = f.integer("Its place among those without a date")
    words: str = f.long_text("Words used by the offender", hint="Word for word")
    place: str = f.text("Where", table=True)
    actor_id: str = f.ref("By whom", "person")
    attribution: str = f.choice("Done by", "attribution")
    certainty: str = f.choice("Known or suspected", "certainty")
    attribution_basis: str = f.text("How it is known who")
    attribution_since: date | None = f.day("Known since")
    source: str = f.choice("Source", "source", table=True)
    source_detail: str = f.text("Source, in detail", hint="Of several victims, the name of the one who told it")
    reliability: str = f.choice("How it is known", "reliability")
    standing: str = f.choice("Fact or assessment", "standing")
    written_down: When | None = f.when("Written down", hint="When a diary or note was made of it")
    told_on: date | None = f.day("Told to us on")
    reported: str = f.choice("Told to police", "answer", table=True)
    police_reference: str = f.text("Police reference")
    weapon: str = f.choice("Weapon", "answer")
    weapon_detail: str = f.text("Weapon, in detail")
    injury: str = f.choice("Injury", "answer")
    injury_detail: str = f.text("Injury, in detail")
    strangulation: str = f.choice("Strangulation or suffocation", "answer")
    fear: str = f.long_text("How it left her or him", hint="In her or his own words")
    fear_of_violence: str = f.choice("In fear of violence", "answer")
    seriousness_set: str = f.choice("Seriousness, set by hand", "seriousness")
    seriousness_reason: str = f.text("Reason for setting it")


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentBehaviour(Record):
    """One kind of conduct within an incident."""

    incident_id: str = f.ref("Incident", "incident", owner=True)
    kind: str = f.choice("What kind", "behaviour", required=True, table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentTarget(Record):
    """Somebody or something it was aimed at."""

    incident_id: str = f.ref("Incident", "incident", owner=True)
    kind: str = f.choice("Towards", "target", required=True, table=True)
    person_id: str = f.ref("Person", "person", table=True)
    note: str = f.text("Note", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion(Record):
    """What a reader of the account suggests of an incident, and nobody has chosen.

    No finding, timeline, table or document knows it. To take it makes what it suggests and removes it.
    """

    incident_id: str = f.ref("Incident", "incident", owner=True)
    what: str = f.choice("What", "suggested", required=True, table=True)
    value: str = f.text("Suggested", required=True, table=True, editable=False)
    because: str = f.text("From the words", table=True, editable=False)
    came_by: str = f.choice("Suggested by", "suggested-by", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentUse(Record):
    """Whether the victim agrees that an incident is used, and for what."""

    incident_id: str = f.ref("Incident", "incident", owner=True)
    purpose: str = f.choice("For", "purpose", required=True, table=True)
    agreed: str = f.choice("Agrees", "answer", required=True, table=True)
    asked_on: date | None = f.day("Asked on", table=True)
    note: str = f.text("Note", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceContact(Record):
    """A report, a call, an attendance or an arrest, and what was done."""

    case_id: str = f.ref("Case", "case", owner=True)
    happened: When | None = f.when("When", table=True)
    kind: str = f.choice("Kind", "police-contact", table=True)
    force: str = f.text("Force", table=True)
    reference: str = f.text("Reference", table=True)
    count: Count | None = f.count("How many", hint="Where several are told of at once")
    done: str = f.long_text("What was done", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceContactIncident(Record):
    """An incident that a contact with the police was about."""

    police_contact_id: str = f.ref("Police contact", "police-contact", owner=True)
    incident_id: str = f.ref("Incident", "incident", required=True, table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge(Record):
    """An offence charged, or dealt with out of court, and its outcome."""

    offender_id: str = f.ref("Offender", "person", owner=True)
    offence: str = f.text("Offence", required=True, table=True)
    provision: str = f.text("Provision", table=True)
    code: str = f.text("Offence code")
    charged_on: When | None = f.when("Charged", table=True)
    outcome: str = f.choice("Outcome", "charge-outcome", table=True)
    outcome_on: When | None = f.when("Outcome on", table=True)
    count: Count | None = f.count("How many", hint="Where several are told of at once")
    category: str = f.choice("Kind of offence", "offence-category")
    index_offence: bool = f.flag("Index offence", table=True)
    proceeding_id: str = f.ref("Proceeding", "proceeding")
    source: str = f.text("Source", hint="Who told us, and when")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeIncident(Record):
    """An incident that a charge is about."""

    charge_id: str = f.ref("Charge", "charge", owner=True)
    incident_id: str = f.ref("Incident", "incident", required=True, table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeEvent(Record):
    """What happened in a life meanwhile: harm over time, and dates that may matter again."""

    case_id: str = f.ref("Case", "case", owner=True)
    person_id: str = f.ref("Who", "person", table=True)
    happened: When | None = f.when("When", table=True)
    kind: str = f.choice("Kind", "life-event", table=True)
    account: str = f.long_text("What", table=True)
    because: str = f.choice("Because of the offending", "answer", table=True)
    recurs: bool = f.flag("Comes round each year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit(Record):
    """A file or a thing that shows something."""

    case_id: str = f.ref("Case", "case", owner=True)
    reference: str = f.text("Reference", table=True)
    kind: str = f.choice("Kind", "exhibit-kind", table=True)
    title: str = f.text("What it is", required=True, table=True)
    file_name: str = f.text("File name")
    media_type: str = f.text("Type of file", editable=False)
    size: int | None = f.integer("Size in bytes", table=True, editable=False)
    sha256: str = f.text("SHA-256 at intake", editable=False)
    taken_in: date | None = f.day("Taken in on", table=True)
    handed_by: str = f.text("Handed over by", table=True)
    kept_at: str = f.text("Kept at")
    description: str = f.long_text("Description")
    made_at: When | None = f.when("When it was made", hint="As the file itself says, such as a photograph")
    within_id: str = f.ref("Came inside", "exhibit")
    clock: str = f.text("How its times are read", hint="Whose clock and which zone the times in it are by")
    words: str = f.long_text("Words in it", hint="Of a picture or a recording, as read or heard")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitCustody(Record):
    """A step in an exhibit's custody."""

    exhibit_id: str = f.ref("Exhibit", "exhibit", owner=True)
    happened: When | None = f.when("When", table=True)
    act: str = f.choice("What was done", "custody-act", table=True)
    by: str = f.text("By", table=True)
    to: str = f.text("To", table=True)
    note: str = f.text("Note", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitIncident(Record):
    """An incident an exhibit shows."""

    exhibit_id: str = f.ref("Exhibit", "exhibit", owner=True)
    incident_id: str = f.ref("Incident", "incident", required=True, table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceItem(Record):
    """One message, or one row of a diary, exactly as it came."""

    case_id: str = f.ref("Case", "case", owner=True)
    exhibit_id: str = f.ref("From exhibit", "exhibit")
    position: int | None = f.integer("Row or message", table=True)
    happened: When | None = f.when("When", table=True)
    sent_at: datetime | None = f.instant("Sent at")
    sender: str = f.text("From", table=True)
    receiver: str = f.text("To", table=True)
    direction: str = f.choice("Direction", "direction")
    medium: str = f.text("By", table=True)
    raw: str = f.long_text("As it came", table=True, editable=False)
    thread: str = f.text("Conversation", table=True)
    form: str = f.choice("What it is", "message-form", table=True)
    state: str = f.choice("State", "message-state")
    seconds: int | None = f.integer("How long, in seconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceItemIncident(Record):
    """The incident a message or row belongs to."""

    source_item_id: str = f.ref("Message or row", "source-item", owner=True)
    incident_id: str = f.ref("Incident", "incident", required=True, table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceItemExhibit(Record):
    """A picture, recording or other file that came with a message."""

    source_item_id: str = f.ref("Message or row", "source-item", owner=True)
    exhibit_id: str = f.ref("Exhibit", "exhibit", required=True, table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderName(Record):
    """Who stands behind a name or number that messages of a case come under; asked once."""

    case_id: str = f.ref("Case", "case", owner=True)
    written: str = f.text("Name or number", required=True, table=True)
    who: str = f.choice("Who it is", "sender", table=True)
    person_id: str = f.ref("Person", "person", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingPeriod(Record):
    """How incidents were being recorded, from when to when; no rate is drawn across a change."""

    case_id: str = f.ref("Case", "case", owner=True)
    way: str = f.choice("How", "recording-way", required=True, table=True)
    starts: date | None = f.day("From", table=True)
    ends: date | None = f.day("To", table=True, ahead=False)
    note: str = f.text("Note", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap(Record):
    """How a unit takes the columns of files with these headings, kept under a name and offered again."""

    name: str = f.text("Name", required=True, table=True)
    headings: str = f.long_text("Headings", required=True, editable=False)
    uses: str = f.long_text("What each column is taken for", required=True, editable=False)
