# SPDX-License-Identifier: Apache-2.0
"""What each document may use of the record: for every class the names of its fields. What is not named is not there."""

from collections.abc import Mapping

from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.complaints import Complaint

Allowance = Mapping[type[Record], str]
"""For each class the names of its fields, separated by spaces; ids and the links between rows always stand."""

LINKS = frozenset(
    "id case_id person_id offender_id incident_id order_id charge_id proceeding_id sentence_id police_contact_id "
    "exhibit_id statement_id meeting_id request_id form_answers_id".split()
)

MEETINGS = "kind on"
"""What may be used of a MARAC where the officer chose, with a reason, to mention it."""

MESSAGES: Allowance = {
    c.SourceItem: "happened sent_at position sender direction medium raw form state seconds",
    c.SourceItemIncident: "source_item_id",
}
"""What may be used of the messages of the entries where the officer chose to set them out; never to whom they went."""

_INCIDENT = (
    "account happened beside place_in_order count words actor_id attribution certainty attribution_since source "
    "reliability standing written_down told_on reported police_reference weapon weapon_detail injury injury_detail "
    "strangulation fear fear_of_violence seriousness_set"
)
_STATEMENT = (
    "maker_id kind stage text status signed_on supplements_id language interpreter taken_by taken_by_organisation "
    "taken_on method reading told_disclosed told_on"
)
_REQUEST = "kind wording menu_code reason asked_on sent_to sent_on"

_PEOPLE: Allowance = {
    p.Case: "reference marking",
    p.Person: "",
    p.PersonName: "kind given family",
    p.SameAs: "other_id",
    p.Involvement: "role",
}
_CONDUCT: Allowance = {
    c.Incident: _INCIDENT,
    c.IncidentBehaviour: "kind",
    c.IncidentTarget: "kind",
    c.PoliceContact: "happened kind count done",
    c.PoliceContactIncident: "",
    c.Charge: "offence provision charged_on outcome outcome_on count category index_offence",
    c.ChargeIncident: "",
    # What a conviction is for is proved by it, whatever else of a conviction a document may use.
    o.Conviction: "offence",
    o.ConvictionIncident: "conviction_id",
    c.Exhibit: "reference title taken_in sha256",
    c.ExhibitIncident: "",
    c.RecordingPeriod: "way starts ends note",
}
_ORDERS: Allowance = {
    o.Order: "kind status court made served expires until_further_order ended count",
    o.OrderTerm: "number kind wording",
    o.OrderVariation: "made",
    o.OrderProtected: "",
    o.Breach: "term_id outcome outcome_on sentence count",
}
_HEARD = "kind on outcome decided_on bail_objected remand_sought"
_SENTENCES: Allowance = {
    o.Conviction: "offence count convicted court against_id aggregate source source_on index_offence category",
    o.NoneKnown: "what source on",
    o.Sentence: "conviction_id offence passed court kind expressed tariff remand_time suspended_for count",
    o.SentenceRequirement: "kind detail",
    o.Whereabouts: "kind starts ends",
    o.Movement: "kind on detail",
}

# Not here, and so in no social history for a court or a panel: places, notes of the unit, contacts, sharing,
# forms, meetings (but see `Choices`), source items, which force dealt with a report, and where the offender was held.
SOCIAL_HISTORY: Allowance = {
    **_PEOPLE,
    p.Case: "reference marking background",
    p.Relationship: "other_id kind began ended description",
    **_CONDUCT,
    c.LifeEvent: "happened kind account because",
    **_ORDERS,
    o.Proceeding: "kind",
    o.Hearing: _HEARD,
    **_SENTENCES,
    # Weaker than a conviction. Who told of it stands in no paper that he reads.
    o.OffenderHistory: "kind account happened count against_id reliability",
    o.Programme: "name setting starts ends outcome note",
    o.Assessment: "kind status asked_by asked_on decided_on summary",
    w.Statement: "maker_id kind text status signed_on reading",
    w.Request: "kind wording reason asked_on decision decided_on decision_reason",
    w.RequestIncident: "",
    w.FindingReview: "rule rule_version subject evidence verdict reason on",
}
UNIT_HISTORY: Allowance = {
    **SOCIAL_HISTORY,
    c.Incident: f"{_INCIDENT} place source_detail attribution_basis seriousness_reason",
    c.PoliceContact: "happened kind count force reference done",
    o.Hearing: f"{_HEARD} result",
    o.OffenderHistory: "kind account happened count against_id source reliability",
    w.Meeting: "kind on area repeat referred_on status follow_up_on minutes",
}

# A statement goes out as it was made, in what its maker agreed to; her age stands only where she is under 18.
STATEMENT: Allowance = {**_PEOPLE, p.Person: "born", w.Statement: _STATEMENT, w.StatementUse: "purpose agreed"}

# What somebody is asked to sign is her or his own, whole; nothing else stands beside it.
STATEMENT_DRAFT: Allowance = {**_PEOPLE, p.Person: "born", w.Statement: _STATEMENT}

# The passages left out of the panel's papers come as `Disclosed.passages`, each with its reason.
WITHHOLDING: Allowance = {
    **STATEMENT,
    c.Incident: "account happened",
    o.Proceeding: "kind title",
    o.Hearing: "kind on",
    o.Sentence: "passed kind expressed tariff",
    w.Request: _REQUEST,
}

CHRONOLOGY: Allowance = {
    **_PEOPLE,
    p.Relationship: "other_id kind began ended",
    **_CONDUCT,
    c.LifeEvent: "happened kind account because",
    **_ORDERS,
    o.Proceeding: "kind",
    o.Hearing: _HEARD,
    **_SENTENCES,
    w.Statement: "maker_id kind status signed_on",
}
REPORTED: Allowance = {
    c.Incident: f"{_INCIDENT} place",
    c.PoliceContact: "happened kind count force reference done",
}
MET: Allowance = {w.Meeting: "kind on area status"}
"""The unit's own chronology has the meetings; nothing of what was said there."""

EXHIBITS: Allowance = {
    **_PEOPLE,
    c.Incident: "happened",
    c.IncidentBehaviour: "kind",
    c.Exhibit: "reference kind title taken_in sha256 size media_type",
    c.ExhibitIncident: "",
}
# The maps of areas that are asked for, and no other exhibit (`RowFilter`): none that shows an incident.
AREA_MAPS: Allowance = {**_PEOPLE, c.Exhibit: EXHIBITS[c.Exhibit]}
HANDED: Allowance = {
    c.Exhibit: "reference kind title taken_in sha256 size media_type handed_by kept_at",
    c.ExhibitCustody: "happened act by to",
}

# What goes with an exhibit inside the unit; of the incidents it shows, only that they may be known of.
CUSTODY: Allowance = {
    **_PEOPLE,
    c.Incident: "",
    c.ExhibitIncident: "",
    c.Exhibit: "reference kind title taken_in sha256 size media_type handed_by kept_at made_at",
    c.ExhibitCustody: "happened act by to note",
}

HERS_ALONE = "access_needs ethnicity disability gender_identity orientation religion gp"
"""What nobody but a victim is asked for."""
MARAC_REFERRAL: Allowance = {
    **_PEOPLE,
    p.Case: "reference marking safe_contact",
    # What is asked of a victim once, and given for this; of nobody else (`RowFilter`).
    p.Person: f"born sex language interpreter age_told {HERS_ALONE}",
    p.Relationship: "other_id kind began ended children",
    p.ContactPoint: "kind value safe safe_when",
    p.Address: "kind lines postcode until",
    p.Vehicle: "registration description",
    **_CONDUCT,
    **_ORDERS,
    o.Whereabouts: "kind starts ends",
    o.Movement: "kind on",
    o.Conviction: "offence count convicted against_id aggregate source source_on category index_offence",
    o.NoneKnown: "what source on",
    o.OffenderHistory: "kind account happened count against_id source reliability",
    w.FormAnswers: "form form_version done_on by status",
    w.FormAnswer: "item answer",
    w.Meeting: "kind on area repeat referred_on",
    w.MeetingCriterion: "criterion reason",
    w.Request: "kind asked_on decision",
}

# Of a meeting: that it was, where and when. Nothing of what anybody shared at it, and only the reader's own actions.
ACTION_LIST: Allowance = {
    **_PEOPLE,
    w.Meeting: "kind on area number",
    w.Action: "what owner agency due status reported_on outcome",
}

# Only the incidents that support a request come with it.
LICENCE_REQUEST: Allowance = {
    **_PEOPLE,
    p.Relationship: "other_id kind",
    c.Incident: "account happened beside place_in_order count reported source police_reference",
    c.IncidentBehaviour: "kind",
    c.PoliceContact: "happened kind",
    c.PoliceContactIncident: "",
    c.Charge: "offence outcome outcome_on",
    c.ChargeIncident: "",
    o.Conviction: "offence",
    o.ConvictionIncident: "conviction_id",
    **_ORDERS,
    o.Sentence: "passed kind expressed tariff",
    o.Whereabouts: "kind starts ends",
    o.Movement: "kind on",
    w.Request: f"{_REQUEST} map_id middle at_home looked_by looked_on",
    w.RequestIncident: "",
    # The map of an area that is asked for, and nothing else (`RowFilter`).
    c.Exhibit: "reference title sha256",
}

# Hers alone: what she told and made, what was asked for her, what she was told. Nothing of where he is, what ails him,
# what others told us, or what the unit makes of it.
VICTIM_COPY: Allowance = {
    **_PEOPLE,
    p.Case: "reference marking opened scheme contact_level safe_contact",
    p.Person: "born language interpreter",
    p.ContactPoint: "kind value safe safe_when since until",
    p.Address: "kind lines postcode since until",
    p.Vehicle: "registration description",
    c.Incident: (
        "account happened beside place_in_order count words place source written_down told_on reported "
        "police_reference fear"
    ),
    c.IncidentBehaviour: "kind",
    c.Charge: "offence outcome outcome_on",
    c.ChargeIncident: "",
    c.LifeEvent: "happened kind account because",
    c.Exhibit: "reference kind title taken_in sha256",
    c.ExhibitIncident: "",
    o.Order: "kind status court made served expires until_further_order ended",
    o.OrderTerm: "number kind wording",
    o.Breach: "term_id outcome outcome_on",
    o.Conviction: "offence convicted court against_id",
    o.ConvictionIncident: "conviction_id",
    o.Sentence: "conviction_id passed kind expressed",
    w.Telling: "event event_on on",
    w.Statement: _STATEMENT,
    w.StatementUse: "purpose agreed asked_on",
    w.StatementOffer: "offered_on how result",
    w.Contact: "happened channel outcome key_stage by",
    w.Request: f"{_REQUEST} decision decided_on decision_reason",
    Complaint: "made_on how about account made_to stage acknowledged_on answer_due answered_on answer outcome",
    w.Sharing: "on with_whom basis consent",
}

# What decides whether a letter may go at all, and where to. Nothing of the offender, whom no letter names.
LETTER: Allowance = {
    **_PEOPLE,
    p.Case: "reference marking status scheme contact_level safe_contact",
    p.ContactPoint: "kind value safe since until confirmed_on",
    p.Address: "kind lines postcode since until",
    w.Statement: "maker_id kind status signed_on",
}

# By what a prison or an offender manager knows him, and whom of theirs it is written to. Nothing of the victim.
AGENCY_LETTER: Allowance = {
    **_PEOPLE,
    p.Person: "born age_told",
    p.PersonReference: "kind reference",
    p.Involvement: "role function",
    p.ContactPoint: "kind value until since",
}
