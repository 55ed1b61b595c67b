# SPDX-License-Identifier: Apache-2.0
"""What hangs on the offender, not on a case: orders, breaches, proceedings, convictions, sentences, whereabouts."""

from dataclasses import dataclass
from datetime import date

from vlu_desktop.dates.when import When
from vlu_desktop.record import fields as f
from vlu_desktop.record.base import Record
from vlu_desktop.record.count import Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Record):
    """A court's or an agency's order against the offender; licence conditions are one too."""

    offender_id: str = f.ref("Offender", "person", owner=True)
    kind: str = f.choice("Order", "order-kind", required=True, table=True)
    status: str = f.choice("Status", "order-status", table=True)
    court: str = f.text("Made by", table=True)
    case_number: str = f.text("Case number")
    proceeding_id: str = f.ref("Proceeding", "proceeding")
    made: date | None = f.day("Made", table=True)
    served: date | None = f.day("Served", table=True)
    expires: date | None = f.day("Expires", table=True)
    until_further_order: bool = f.flag("Until further order", table=True)
    ended: date | None = f.day("Discharged or ended on")
    victim_told_on: date | None = f.day("A victim told on, as an earlier version noted", editable=False)
    copy_received_on: date | None = f.day("Copy received by the unit on", table=True)
    count: Count | None = f.count("How many", hint="Where several are told of at once")
    renewal: str = f.text("Renewal or end, what was decided")
    note: str = f.long_text("Note")


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderTerm(Record):
    """One thing the order forbids or requires."""

    order_id: str = f.ref("Order", "order", owner=True)
    number: str = f.text("Number", table=True)
    kind: str = f.choice("Kind", "term-kind", table=True)
    wording: str = f.long_text("Wording", table=True)
    ends: date | None = f.day("Ends, if before the order")


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderProtected(Record):
    """Somebody the order protects."""

    order_id: str = f.ref("Order", "order", owner=True)
    person_id: str = f.ref("Person", "person", required=True, table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderVariation(Record):
    """A change made to an order."""

    order_id: str = f.ref("Order", "order", owner=True)
    made: date | None = f.day("Varied on", table=True)
    what: str = f.long_text("What changed", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach(Record):
    """An incident that broke a term, with its own outcome; which breach it is by number is computed."""

    order_id: str = f.ref("Order", "order", owner=True, required=True, table=True)
    incident_id: str = f.ref("Incident", "incident", required=True, table=True)
    term_id: str = f.ref("Term", "order-term", table=True)
    outcome: str = f.choice("Outcome", "breach-outcome", table=True)
    outcome_on: When | None = f.when("Outcome on", table=True)
    count: Count | None = f.count("How many", hint="Where several are told of at once")
    charge_id: str = f.ref("Charge", "charge")
    sentence: str = f.text("Sentence, as expressed", table=True)
    note: str = f.text("Note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proceeding(Record):
    """A matter before a court or the Parole Board."""

    offender_id: str = f.ref("Offender", "person", owner=True)
    kind: str = f.choice("Kind", "proceeding-kind", table=True)
    court: str = f.text("Court", table=True)
    case_number: str = f.text("Case number", table=True)
    title: str = f.text("About", table=True)
    ended: date | None = f.day("Ended on", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing(Record):
    """A date before a court or the Parole Board."""

    proceeding_id: str = f.ref("Proceeding", "proceeding", owner=True, table=True)
    kind: str = f.choice("Hearing", "hearing-kind", table=True)
    on: date | None = f.day("On", table=True, ahead=True)
    at: str = f.text("At", table=True, hint="The time; one typed with the day comes here")
    court: str = f.text("Where, if not at its proceeding’s court", table=True)
    room: str = f.text("Room", table=True)
    outcome: str = f.choice("Decided", "hearing-outcome", table=True)
    decided_on: date | None = f.day("Decided on, if not that day")
    bail_objected: str = f.choice("Bail objected to", "answer")
    remand_sought: str = f.choice("Remand in custody sought", "answer")
    result: str = f.long_text("What happened", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conviction(Record):
    """A conviction, or several taken together as a source gives them ("29 convictions, mainly acquisitive")."""

    offender_id: str = f.ref("Offender", "person", owner=True)
    offence: str = f.text("Offence", required=True, table=True)
    count: Count | None = f.count("How many", table=True)
    convicted: When | None = f.when("Convicted", table=True)
    court: str = f.text("Court", table=True)
    against_id: str = f.ref("Against", "person")
    aggregate: bool = f.flag("Several taken together", table=True)
    category: str = f.choice("Kind of offence", "offence-category", table=True)
    index_offence: bool = f.flag("Index offence", table=True)
    source: str = f.text("Source", table=True, hint="For example PNC print")
    source_on: date | None = f.day("Source dated", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvictionIncident(Record):
    """An incident that a conviction is for."""

    conviction_id: str = f.ref("Conviction", "conviction", owner=True)
    incident_id: str = f.ref("Incident", "incident", required=True, table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class OffenderHistory(Record):
    """What is known of the offender without a conviction: weaker than one, and never counted with them."""

    offender_id: str = f.ref("Offender", "person", owner=True)
    kind: str = f.choice("History of", "history-kind", required=True, table=True)
    account: str = f.long_text("What is known", table=True)
    happened: When | None = f.when("When", table=True)
    count: Count | None = f.count("How many", table=True)
    against_id: str = f.ref("Against", "person", table=True)
    source: str = f.text("Who told us", table=True)
    reliability: str = f.choice("How it is known", "reliability", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoneKnown(Record):
    """That there is none of something, as somebody who would know said on a day."""

    offender_id: str = f.ref("Offender", "person", owner=True)
    what: str = f.choice("There is none of", "none-known", required=True, table=True)
    source: str = f.text("Who said so", required=True, table=True, hint="PNC print, prison")
    on: date | None = f.day("On", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Record):
    """A sentence in the court's own terms."""

    offender_id: str = f.ref("Offender", "person", owner=True)
    offence: str = f.text("For, where neither is entered", hint="The offence")
    conviction_id: str = f.ref("For conviction", "conviction")
    charge_id: str = f.ref("For charge", "charge")
    passed: When | None = f.when("Passed", table=True)
    court: str = f.text("Court")
    kind: str = f.choice("Kind", "sentence-kind", table=True)
    expressed: str = f.text("As expressed", table=True, hint="16 months (14 on remand)")
    tariff: str = f.text("Minimum term", table=True, hint="The tariff, as the court set it")
    remand_time: str = f.text("Time on remand")
    suspended_for: str = f.text("Suspended for")
    count: Count | None = f.count("How many", hint="Where several are told of at once")
    ends: date | None = f.day("Ends on", hint="SLED: when the sentence and the licence expire")
    note: str = f.text("Note")


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRequirement(Record):
    """Something a sentence requires him or her to do."""

    sentence_id: str = f.ref("Sentence", "sentence", owner=True)
    kind: str = f.choice("Requirement", "requirement-kind", table=True)
    detail: str = f.text("Detail", table=True)
    outcome: str = f.text("Outcome", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts(Record):
    """Where the offender was, from when to when: what he or she was able to do."""

    offender_id: str = f.ref("Offender", "person", owner=True)
    kind: str = f.choice("Where", "whereabouts", required=True, table=True)
    starts: date | None = f.day("From", table=True)
    ends: date | None = f.day("To", table=True)
    place: str = f.text("Place", table=True, hint="Never told to the victim")
    note: str = f.text("Note", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement(Record):
    """A release, a recall or another move."""

    offender_id: str = f.ref("Offender", "person", owner=True)
    kind: str = f.choice("Move", "movement", required=True, table=True)
    on: date | None = f.day("On", table=True, ahead=True)
    detail: str = f.text("Detail", table=True)
    conditions_confirmed: bool = f.flag("Conditions confirmed, as an earlier version noted", editable=False)
    victim_told_on: date | None = f.day("A victim told on, as an earlier version noted", editable=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Record):
    """A course the offender was put on."""

    offender_id: str = f.ref("Offender", "person", owner=True)
    name: str = f.text("Programme", required=True, table=True)
    setting: str = f.choice("Where", "setting", table=True)
    starts: When | None = f.when("Began", table=True)
    ends: When | None = f.when("Ended", table=True)
    outcome: str = f.choice("Outcome", "programme-outcome", table=True)
    note: str = f.text("Note", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Record):
    """An assessment asked for, refused or done."""

    offender_id: str = f.ref("Offender", "person", owner=True)
    kind: str = f.choice("Assessment", "assessment-kind", required=True, table=True)
    status: str = f.choice("Status", "assessment-status", table=True)
    asked_by: str = f.text("Asked for by", table=True)
    asked_on: date | None = f.day("Asked on", table=True)
    decided_on: date | None = f.day("Done or refused on", table=True)
    summary: str = f.long_text("What it said, or why refused", table=True)
