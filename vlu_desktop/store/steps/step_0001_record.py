# SPDX-License-Identifier: Apache-2.0
"""Step 1: the tables of the record as they were at the first version. Never changed; a new field is a new step."""

RECORD = """
CREATE TABLE "unit" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '', "area" TEXT NOT NULL DEFAULT '', "service" TEXT NOT NULL DEFAULT '',
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE "officer" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '', "role" TEXT NOT NULL DEFAULT '', "left_on" TEXT, "made_in" TEXT NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE "person" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "born" TEXT, "sex" TEXT NOT NULL DEFAULT '', "died" TEXT, "language" TEXT NOT NULL DEFAULT '',
    "interpreter" TEXT NOT NULL DEFAULT '', "occupation" TEXT NOT NULL DEFAULT '', "note" TEXT NOT NULL DEFAULT '',
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE "person_name" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "person_id" TEXT NOT NULL REFERENCES "person" DEFERRABLE INITIALLY DEFERRED, "kind" TEXT NOT NULL DEFAULT '',
    "given" TEXT NOT NULL DEFAULT '', "family" TEXT NOT NULL DEFAULT '', "since" TEXT,
    "note" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "person_name_by_owner" ON "person_name" ("person_id");
CREATE TABLE "contact_point" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "person_id" TEXT NOT NULL REFERENCES "person" DEFERRABLE INITIALLY DEFERRED, "kind" TEXT NOT NULL DEFAULT '',
    "value" TEXT NOT NULL DEFAULT '', "safe" TEXT NOT NULL DEFAULT '', "safe_when" TEXT NOT NULL DEFAULT '',
    "since" TEXT, "until" TEXT, "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "contact_point_by_owner" ON "contact_point" ("person_id");
CREATE TABLE "address" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "person_id" TEXT NOT NULL REFERENCES "person" DEFERRABLE INITIALLY DEFERRED, "kind" TEXT NOT NULL DEFAULT '',
    "lines" TEXT NOT NULL DEFAULT '', "postcode" TEXT NOT NULL DEFAULT '', "since" TEXT, "until" TEXT,
    "note" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "address_by_owner" ON "address" ("person_id");
CREATE TABLE "vehicle" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "person_id" TEXT NOT NULL REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
    "registration" TEXT NOT NULL DEFAULT '', "description" TEXT NOT NULL DEFAULT '', "since" TEXT, "until" TEXT,
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "vehicle_by_owner" ON "vehicle" ("person_id");
CREATE TABLE "same_as" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "person_id" TEXT NOT NULL REFERENCES "person" DEFERRABLE INITIALLY DEFERRED, "other_id" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "same_as_by_owner" ON "same_as" ("person_id");
CREATE TABLE "relationship" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "person_id" TEXT NOT NULL REFERENCES "person" DEFERRABLE INITIALLY DEFERRED, "other_id" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL DEFAULT '', "began" TEXT, "ended" TEXT, "children" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "relationship_by_owner" ON "relationship" ("person_id");
CREATE TABLE "case" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "reference" TEXT NOT NULL DEFAULT '', "title" TEXT NOT NULL DEFAULT '', "scheme" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT '', "officer_id" TEXT NOT NULL DEFAULT '', "opened" TEXT, "closed" TEXT,
    "contact_level" TEXT NOT NULL DEFAULT '', "safe_contact" TEXT NOT NULL DEFAULT '',
    "marking" TEXT NOT NULL DEFAULT '', "background" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE "external_reference" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "system" TEXT NOT NULL DEFAULT '',
    "reference" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "external_reference_by_owner" ON "external_reference" ("case_id");
CREATE TABLE "involvement" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "person_id" TEXT NOT NULL DEFAULT '',
    "role" TEXT NOT NULL DEFAULT '', "since" TEXT, "until" TEXT, "note" TEXT NOT NULL DEFAULT '',
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "involvement_by_owner" ON "involvement" ("case_id");
CREATE TABLE "incident" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "account" TEXT NOT NULL DEFAULT '',
    "happened" TEXT, "count" TEXT, "words" TEXT NOT NULL DEFAULT '', "place" TEXT NOT NULL DEFAULT '',
    "actor_id" TEXT NOT NULL DEFAULT '', "attribution" TEXT NOT NULL DEFAULT '', "certainty" TEXT NOT NULL DEFAULT '',
    "attribution_basis" TEXT NOT NULL DEFAULT '', "attribution_since" TEXT, "source" TEXT NOT NULL DEFAULT '',
    "source_detail" TEXT NOT NULL DEFAULT '', "reliability" TEXT NOT NULL DEFAULT '',
    "standing" TEXT NOT NULL DEFAULT '', "written_down" TEXT, "told_on" TEXT, "reported" TEXT NOT NULL DEFAULT '',
    "police_reference" TEXT NOT NULL DEFAULT '', "weapon" TEXT NOT NULL DEFAULT '',
    "weapon_detail" TEXT NOT NULL DEFAULT '', "injury" TEXT NOT NULL DEFAULT '',
    "injury_detail" TEXT NOT NULL DEFAULT '', "strangulation" TEXT NOT NULL DEFAULT '',
    "fear" TEXT NOT NULL DEFAULT '', "fear_of_violence" TEXT NOT NULL DEFAULT '',
    "seriousness_set" TEXT NOT NULL DEFAULT '', "seriousness_reason" TEXT NOT NULL DEFAULT '',
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "incident_by_owner" ON "incident" ("case_id", "removed", "happened");
CREATE TABLE "incident_behaviour" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "incident_id" TEXT NOT NULL REFERENCES "incident" DEFERRABLE INITIALLY DEFERRED, "kind" TEXT NOT NULL DEFAULT '',
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "incident_behaviour_by_owner" ON "incident_behaviour" ("incident_id");
CREATE TABLE "incident_target" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "incident_id" TEXT NOT NULL REFERENCES "incident" DEFERRABLE INITIALLY DEFERRED, "kind" TEXT NOT NULL DEFAULT '',
    "person_id" TEXT NOT NULL DEFAULT '', "note" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "incident_target_by_owner" ON "incident_target" ("incident_id");
CREATE TABLE "incident_use" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "incident_id" TEXT NOT NULL REFERENCES "incident" DEFERRABLE INITIALLY DEFERRED,
    "purpose" TEXT NOT NULL DEFAULT '', "agreed" TEXT NOT NULL DEFAULT '', "asked_on" TEXT,
    "note" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "incident_use_by_owner" ON "incident_use" ("incident_id");
CREATE TABLE "police_contact" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "happened" TEXT,
    "kind" TEXT NOT NULL DEFAULT '', "force" TEXT NOT NULL DEFAULT '', "reference" TEXT NOT NULL DEFAULT '',
    "done" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "police_contact_by_owner" ON "police_contact" ("case_id");
CREATE TABLE "police_contact_incident" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "police_contact_id" TEXT NOT NULL REFERENCES "police_contact" DEFERRABLE INITIALLY DEFERRED,
    "incident_id" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "police_contact_incident_by_owner" ON "police_contact_incident" ("police_contact_id");
CREATE TABLE "charge" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "offender_id" TEXT NOT NULL REFERENCES "person" DEFERRABLE INITIALLY DEFERRED, "offence" TEXT NOT NULL DEFAULT '',
    "provision" TEXT NOT NULL DEFAULT '', "code" TEXT NOT NULL DEFAULT '', "charged_on" TEXT,
    "outcome" TEXT NOT NULL DEFAULT '', "outcome_on" TEXT, "proceeding_id" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "charge_by_owner" ON "charge" ("offender_id");
CREATE TABLE "charge_incident" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "charge_id" TEXT NOT NULL REFERENCES "charge" DEFERRABLE INITIALLY DEFERRED,
    "incident_id" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "charge_incident_by_owner" ON "charge_incident" ("charge_id");
CREATE TABLE "life_event" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "person_id" TEXT NOT NULL DEFAULT '',
    "happened" TEXT, "kind" TEXT NOT NULL DEFAULT '', "account" TEXT NOT NULL DEFAULT '',
    "because" TEXT NOT NULL DEFAULT '', "recurs" INTEGER NOT NULL DEFAULT 0, "made_in" TEXT NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "life_event_by_owner" ON "life_event" ("case_id");
CREATE TABLE "exhibit" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "reference" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL DEFAULT '', "title" TEXT NOT NULL DEFAULT '', "file_name" TEXT NOT NULL DEFAULT '',
    "media_type" TEXT NOT NULL DEFAULT '', "sha256" TEXT NOT NULL DEFAULT '', "taken_in" TEXT,
    "handed_by" TEXT NOT NULL DEFAULT '', "kept_at" TEXT NOT NULL DEFAULT '', "description" TEXT NOT NULL DEFAULT '',
    "size" INTEGER, "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "exhibit_by_owner" ON "exhibit" ("case_id");
CREATE TABLE "exhibit_custody" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "exhibit_id" TEXT NOT NULL REFERENCES "exhibit" DEFERRABLE INITIALLY DEFERRED, "happened" TEXT,
    "act" TEXT NOT NULL DEFAULT '', "by" TEXT NOT NULL DEFAULT '', "to" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "exhibit_custody_by_owner" ON "exhibit_custody" ("exhibit_id");
CREATE TABLE "exhibit_incident" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "exhibit_id" TEXT NOT NULL REFERENCES "exhibit" DEFERRABLE INITIALLY DEFERRED,
    "incident_id" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "exhibit_incident_by_owner" ON "exhibit_incident" ("exhibit_id");
CREATE TABLE "source_item" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "exhibit_id" TEXT NOT NULL DEFAULT '',
    "happened" TEXT, "sent_at" TEXT, "sender" TEXT NOT NULL DEFAULT '', "receiver" TEXT NOT NULL DEFAULT '',
    "direction" TEXT NOT NULL DEFAULT '', "medium" TEXT NOT NULL DEFAULT '', "raw" TEXT NOT NULL DEFAULT '',
    "position" INTEGER, "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "source_item_by_owner" ON "source_item" ("case_id");
CREATE TABLE "source_item_incident" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "source_item_id" TEXT NOT NULL REFERENCES "source_item" DEFERRABLE INITIALLY DEFERRED,
    "incident_id" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "source_item_incident_by_owner" ON "source_item_incident" ("source_item_id");
CREATE TABLE "recording_period" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "way" TEXT NOT NULL DEFAULT '',
    "starts" TEXT, "ends" TEXT, "note" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "recording_period_by_owner" ON "recording_period" ("case_id");
CREATE TABLE "order" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "offender_id" TEXT NOT NULL REFERENCES "person" DEFERRABLE INITIALLY DEFERRED, "kind" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT '', "court" TEXT NOT NULL DEFAULT '', "case_number" TEXT NOT NULL DEFAULT '',
    "proceeding_id" TEXT NOT NULL DEFAULT '', "made" TEXT, "served" TEXT, "expires" TEXT, "ended" TEXT,
    "victim_told_on" TEXT, "copy_received_on" TEXT, "renewal" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '', "until_further_order" INTEGER NOT NULL DEFAULT 0, "made_in" TEXT NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "order_by_owner" ON "order" ("offender_id");
CREATE TABLE "order_term" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "order_id" TEXT NOT NULL REFERENCES "order" DEFERRABLE INITIALLY DEFERRED, "number" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL DEFAULT '', "wording" TEXT NOT NULL DEFAULT '', "ends" TEXT, "made_in" TEXT NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "order_term_by_owner" ON "order_term" ("order_id");
CREATE TABLE "order_protected" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "order_id" TEXT NOT NULL REFERENCES "order" DEFERRABLE INITIALLY DEFERRED, "person_id" TEXT NOT NULL DEFAULT '',
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "order_protected_by_owner" ON "order_protected" ("order_id");
CREATE TABLE "order_variation" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "order_id" TEXT NOT NULL REFERENCES "order" DEFERRABLE INITIALLY DEFERRED, "made" TEXT,
    "what" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "order_variation_by_owner" ON "order_variation" ("order_id");
CREATE TABLE "breach" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "order_id" TEXT NOT NULL REFERENCES "order" DEFERRABLE INITIALLY DEFERRED, "incident_id" TEXT NOT NULL DEFAULT '',
    "term_id" TEXT NOT NULL DEFAULT '', "outcome" TEXT NOT NULL DEFAULT '', "outcome_on" TEXT,
    "charge_id" TEXT NOT NULL DEFAULT '', "sentence" TEXT NOT NULL DEFAULT '', "note" TEXT NOT NULL DEFAULT '',
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "breach_by_owner" ON "breach" ("order_id");
CREATE TABLE "proceeding" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "offender_id" TEXT NOT NULL REFERENCES "person" DEFERRABLE INITIALLY DEFERRED, "kind" TEXT NOT NULL DEFAULT '',
    "court" TEXT NOT NULL DEFAULT '', "case_number" TEXT NOT NULL DEFAULT '', "title" TEXT NOT NULL DEFAULT '',
    "ended" TEXT, "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "proceeding_by_owner" ON "proceeding" ("offender_id");
CREATE TABLE "hearing" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "proceeding_id" TEXT NOT NULL REFERENCES "proceeding" DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT NOT NULL DEFAULT '', "on" TEXT, "result" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "hearing_by_owner" ON "hearing" ("proceeding_id");
CREATE TABLE "conviction" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "offender_id" TEXT NOT NULL REFERENCES "person" DEFERRABLE INITIALLY DEFERRED, "offence" TEXT NOT NULL DEFAULT '',
    "count" TEXT, "convicted" TEXT, "court" TEXT NOT NULL DEFAULT '', "against_id" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '', "source_on" TEXT, "aggregate" INTEGER NOT NULL DEFAULT 0,
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "conviction_by_owner" ON "conviction" ("offender_id");
CREATE TABLE "sentence" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "offender_id" TEXT NOT NULL REFERENCES "person" DEFERRABLE INITIALLY DEFERRED,
    "conviction_id" TEXT NOT NULL DEFAULT '', "charge_id" TEXT NOT NULL DEFAULT '', "passed" TEXT,
    "court" TEXT NOT NULL DEFAULT '', "kind" TEXT NOT NULL DEFAULT '', "expressed" TEXT NOT NULL DEFAULT '',
    "tariff" TEXT NOT NULL DEFAULT '', "remand_time" TEXT NOT NULL DEFAULT '',
    "suspended_for" TEXT NOT NULL DEFAULT '', "ends" TEXT, "note" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "sentence_by_owner" ON "sentence" ("offender_id");
CREATE TABLE "sentence_requirement" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "sentence_id" TEXT NOT NULL REFERENCES "sentence" DEFERRABLE INITIALLY DEFERRED, "kind" TEXT NOT NULL DEFAULT '',
    "detail" TEXT NOT NULL DEFAULT '', "outcome" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "sentence_requirement_by_owner" ON "sentence_requirement" ("sentence_id");
CREATE TABLE "whereabouts" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "offender_id" TEXT NOT NULL REFERENCES "person" DEFERRABLE INITIALLY DEFERRED, "kind" TEXT NOT NULL DEFAULT '',
    "starts" TEXT, "ends" TEXT, "place" TEXT NOT NULL DEFAULT '', "note" TEXT NOT NULL DEFAULT '',
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "whereabouts_by_owner" ON "whereabouts" ("offender_id");
CREATE TABLE "movement" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "offender_id" TEXT NOT NULL REFERENCES "person" DEFERRABLE INITIALLY DEFERRED, "kind" TEXT NOT NULL DEFAULT '',
    "on" TEXT, "detail" TEXT NOT NULL DEFAULT '', "victim_told_on" TEXT,
    "conditions_confirmed" INTEGER NOT NULL DEFAULT 0, "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "movement_by_owner" ON "movement" ("offender_id");
CREATE TABLE "programme" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "offender_id" TEXT NOT NULL REFERENCES "person" DEFERRABLE INITIALLY DEFERRED, "name" TEXT NOT NULL DEFAULT '',
    "setting" TEXT NOT NULL DEFAULT '', "starts" TEXT, "ends" TEXT, "outcome" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "programme_by_owner" ON "programme" ("offender_id");
CREATE TABLE "assessment" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "offender_id" TEXT NOT NULL REFERENCES "person" DEFERRABLE INITIALLY DEFERRED, "kind" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT '', "asked_by" TEXT NOT NULL DEFAULT '', "asked_on" TEXT, "decided_on" TEXT,
    "summary" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "assessment_by_owner" ON "assessment" ("offender_id");
CREATE TABLE "statement" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "maker_id" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL DEFAULT '', "stage" TEXT NOT NULL DEFAULT '', "text" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT '', "signed_on" TEXT, "supplements_id" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT '', "interpreter" TEXT NOT NULL DEFAULT '', "taken_by" TEXT NOT NULL DEFAULT '',
    "taken_by_organisation" TEXT NOT NULL DEFAULT '', "taken_on" TEXT, "method" TEXT NOT NULL DEFAULT '',
    "reading" TEXT NOT NULL DEFAULT '', "told_disclosed" TEXT NOT NULL DEFAULT '', "told_on" TEXT, "next_offer" TEXT,
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "statement_by_owner" ON "statement" ("case_id");
CREATE TABLE "statement_use" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "statement_id" TEXT NOT NULL REFERENCES "statement" DEFERRABLE INITIALLY DEFERRED,
    "purpose" TEXT NOT NULL DEFAULT '', "agreed" TEXT NOT NULL DEFAULT '', "asked_on" TEXT, "made_in" TEXT NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "statement_use_by_owner" ON "statement_use" ("statement_id");
CREATE TABLE "statement_offer" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "offered_on" TEXT,
    "statement_id" TEXT NOT NULL DEFAULT '', "how" TEXT NOT NULL DEFAULT '', "result" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "statement_offer_by_owner" ON "statement_offer" ("case_id");
CREATE TABLE "meeting" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "kind" TEXT NOT NULL DEFAULT '',
    "on" TEXT, "area" TEXT NOT NULL DEFAULT '', "venue" TEXT NOT NULL DEFAULT '', "chair" TEXT NOT NULL DEFAULT '',
    "coordinator" TEXT NOT NULL DEFAULT '', "number" TEXT NOT NULL DEFAULT '', "referred_on" TEXT,
    "status" TEXT NOT NULL DEFAULT '', "follow_up_on" TEXT, "follows_id" TEXT NOT NULL DEFAULT '',
    "no_follow_up_reason" TEXT NOT NULL DEFAULT '', "minutes" TEXT NOT NULL DEFAULT '',
    "repeat" INTEGER NOT NULL DEFAULT 0, "confidentiality" INTEGER NOT NULL DEFAULT 0, "made_in" TEXT NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "meeting_by_owner" ON "meeting" ("case_id");
CREATE TABLE "meeting_criterion" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL REFERENCES "meeting" DEFERRABLE INITIALLY DEFERRED,
    "criterion" TEXT NOT NULL DEFAULT '', "reason" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "meeting_criterion_by_owner" ON "meeting_criterion" ("meeting_id");
CREATE TABLE "meeting_attendee" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL REFERENCES "meeting" DEFERRABLE INITIALLY DEFERRED, "name" TEXT NOT NULL DEFAULT '',
    "agency" TEXT NOT NULL DEFAULT '', "attendance" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "meeting_attendee_by_owner" ON "meeting_attendee" ("meeting_id");
CREATE TABLE "meeting_information" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL REFERENCES "meeting" DEFERRABLE INITIALLY DEFERRED, "agency" TEXT NOT NULL DEFAULT '',
    "shared" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "meeting_information_by_owner" ON "meeting_information" ("meeting_id");
CREATE TABLE "action" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "meeting_id" TEXT NOT NULL DEFAULT '',
    "what" TEXT NOT NULL DEFAULT '', "owner" TEXT NOT NULL DEFAULT '', "agency" TEXT NOT NULL DEFAULT '', "due" TEXT,
    "status" TEXT NOT NULL DEFAULT '', "reported_on" TEXT, "outcome" TEXT NOT NULL DEFAULT '',
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "action_by_owner" ON "action" ("case_id");
CREATE TABLE "contact" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "happened" TEXT,
    "person_id" TEXT NOT NULL DEFAULT '', "channel" TEXT NOT NULL DEFAULT '', "outcome" TEXT NOT NULL DEFAULT '',
    "key_stage" TEXT NOT NULL DEFAULT '', "by" TEXT NOT NULL DEFAULT '', "account" TEXT NOT NULL DEFAULT '',
    "follow_up_on" TEXT, "follow_up_done" INTEGER NOT NULL DEFAULT 0, "made_in" TEXT NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "contact_by_owner" ON "contact" ("case_id");
CREATE TABLE "request" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "kind" TEXT NOT NULL DEFAULT '',
    "wording" TEXT NOT NULL DEFAULT '', "menu_code" TEXT NOT NULL DEFAULT '', "reason" TEXT NOT NULL DEFAULT '',
    "asked_on" TEXT, "sent_to" TEXT NOT NULL DEFAULT '', "sent_on" TEXT, "decision" TEXT NOT NULL DEFAULT '',
    "decided_by" TEXT NOT NULL DEFAULT '', "decided_on" TEXT, "decision_reason" TEXT NOT NULL DEFAULT '',
    "victim_told_on" TEXT, "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "request_by_owner" ON "request" ("case_id");
CREATE TABLE "request_incident" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "request_id" TEXT NOT NULL REFERENCES "request" DEFERRABLE INITIALLY DEFERRED,
    "incident_id" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "request_incident_by_owner" ON "request_incident" ("request_id");
CREATE TABLE "sharing" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "on" TEXT,
    "with_whom" TEXT NOT NULL DEFAULT '', "what" TEXT NOT NULL DEFAULT '', "basis" TEXT NOT NULL DEFAULT '',
    "consent" TEXT NOT NULL DEFAULT '', "by" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "sharing_by_owner" ON "sharing" ("case_id");
CREATE TABLE "form_answers" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "form" TEXT NOT NULL DEFAULT '',
    "form_version" TEXT NOT NULL DEFAULT '', "done_on" TEXT, "by" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT '', "review_on" TEXT, "summary" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "form_answers_by_owner" ON "form_answers" ("case_id");
CREATE TABLE "form_answer" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "form_answers_id" TEXT NOT NULL REFERENCES "form_answers" DEFERRABLE INITIALLY DEFERRED,
    "item" TEXT NOT NULL DEFAULT '', "answer" TEXT NOT NULL DEFAULT '', "note" TEXT NOT NULL DEFAULT '',
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "form_answer_by_owner" ON "form_answer" ("form_answers_id");
CREATE TABLE "finding_review" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "rule" TEXT NOT NULL DEFAULT '',
    "rule_version" TEXT NOT NULL DEFAULT '', "subject" TEXT NOT NULL DEFAULT '', "evidence" TEXT NOT NULL DEFAULT '',
    "verdict" TEXT NOT NULL DEFAULT '', "reason" TEXT NOT NULL DEFAULT '', "on" TEXT, "made_in" TEXT NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "finding_review_by_owner" ON "finding_review" ("case_id");
CREATE TABLE "disclosure" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "document" TEXT NOT NULL DEFAULT '',
    "audience" TEXT NOT NULL DEFAULT '', "recipient" TEXT NOT NULL DEFAULT '', "purpose" TEXT NOT NULL DEFAULT '',
    "made_on" TEXT, "data_to" TEXT, "sha256" TEXT NOT NULL DEFAULT '', "head" TEXT NOT NULL DEFAULT '',
    "choices" TEXT NOT NULL DEFAULT '', "pages" INTEGER, "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "disclosure_by_owner" ON "disclosure" ("case_id");
CREATE TABLE "protection" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "record_type" TEXT NOT NULL DEFAULT '', "record_id" TEXT NOT NULL DEFAULT '', "field" TEXT NOT NULL DEFAULT '',
    "from_whom" TEXT NOT NULL DEFAULT '', "why" TEXT NOT NULL DEFAULT '', "starts" TEXT, "ends" TEXT,
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE "withholding_mark" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "record_type" TEXT NOT NULL DEFAULT '', "record_id" TEXT NOT NULL DEFAULT '', "field" TEXT NOT NULL DEFAULT '',
    "audience" TEXT NOT NULL DEFAULT '', "reason" TEXT NOT NULL DEFAULT '', "starts_at" INTEGER, "ends_at" INTEGER,
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
"""
