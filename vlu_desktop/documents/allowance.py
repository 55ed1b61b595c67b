# SPDX-License-Identifier: Apache-2.0
"""What each document may use of the record: for every class the names of its fields. What is not named is not there."""

from collections.abc import Mapping

from vlu_desktop.domain import conduct as c
from vlu_desktop.domain import offending as o
from vlu_desktop.domain import people as p
from vlu_desktop.domain import work as w
from vlu_desktop.domain.base import Record

Allowance = Mapping[type[Record], str]
"""For each class the names of its fields, separated by spaces; ids and the links between rows always stand."""

LINKS = frozenset(
    "id case_id person_id offender_id incident_id order_id charge_id proceeding_id sentence_id police_contact_id "
    "exhibit_id".split()
)

_INCIDENT = (
    "account happened count words actor_id attribution certainty attribution_since source reliability standing "
    "written_down told_on reported police_reference weapon weapon_detail injury injury_detail strangulation fear "
    "fear_of_violence seriousness_set"
)

# Not here, and so in no social history: places, notes of the unit, contacts, requests, sharing, forms, meetings (but
# see `Choices`), source items, which force or town dealt with a report, and where the offender was held.
SOCIAL_HISTORY: Allowance = {
    p.Case: "reference marking background",
    p.Person: "",
    p.PersonName: "kind given family",
    p.SameAs: "other_id",
    p.Relationship: "other_id kind began ended description",
    p.Involvement: "role",
    c.Incident: _INCIDENT,
    c.IncidentBehaviour: "kind",
    c.IncidentTarget: "kind",
    c.PoliceContact: "happened kind",
    c.PoliceContactIncident: "",
    c.Charge: "offence provision charged_on outcome outcome_on",
    c.ChargeIncident: "",
    c.LifeEvent: "happened kind account because",
    c.Exhibit: "reference title taken_in sha256",
    c.ExhibitIncident: "",
    c.RecordingPeriod: "way starts ends note",
    o.Order: "kind status court made served expires until_further_order ended",
    o.OrderTerm: "number kind wording",
    o.OrderVariation: "made",
    o.Breach: "term_id outcome outcome_on sentence",
    o.Proceeding: "kind",
    o.Hearing: "kind on",
    o.Conviction: "offence count convicted court against_id aggregate source source_on",
    o.Sentence: "conviction_id passed court kind expressed tariff remand_time suspended_for",
    o.SentenceRequirement: "kind detail",
    o.Whereabouts: "kind starts ends",
    o.Movement: "kind on detail",
    o.Programme: "name setting starts ends outcome note",
    o.Assessment: "kind status asked_by asked_on decided_on summary",
    w.Statement: "maker_id kind text status signed_on reading",
    w.FindingReview: "rule rule_version subject evidence verdict reason on",
}

MEETINGS = "kind on"
"""What may be used of a MARAC where the officer chose, with a reason, to mention it."""
