# SPDX-License-Identifier: Apache-2.0
"""Step 10: who was told of what, how people and the unit are reached, what a hearing decided, what else is known.

History: never edited.
"""

EARLIER_TOLD = "earlier-told"
"""What a service has still to do, once, in a casebook that was there before: see `services.cases.earlier_told`."""
TELLING = """
CREATE TABLE "telling" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "person_id" TEXT NOT NULL DEFAULT '',
    "event" TEXT NOT NULL DEFAULT '', "event_on" TEXT, "record_type" TEXT NOT NULL DEFAULT '',
    "record_id" TEXT NOT NULL DEFAULT '', "why" TEXT NOT NULL DEFAULT '', "contact_id" TEXT NOT NULL DEFAULT '',
    "on" TEXT, "reason" TEXT NOT NULL DEFAULT '', "manager" TEXT NOT NULL DEFAULT '',
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "telling_by_owner" ON "telling" ("case_id");
CREATE TABLE "person_reference" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "person_id" TEXT NOT NULL REFERENCES "person" DEFERRABLE INITIALLY DEFERRED, "kind" TEXT NOT NULL DEFAULT '',
    "reference" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "person_reference_by_owner" ON "person_reference" ("person_id");
CREATE TABLE "conviction_incident" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "conviction_id" TEXT NOT NULL REFERENCES "conviction" DEFERRABLE INITIALLY DEFERRED,
    "incident_id" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "conviction_incident_by_owner" ON "conviction_incident" ("conviction_id");
CREATE TABLE "offender_history" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "offender_id" TEXT NOT NULL REFERENCES "person" DEFERRABLE INITIALLY DEFERRED, "kind" TEXT NOT NULL DEFAULT '',
    "account" TEXT NOT NULL DEFAULT '', "happened" TEXT, "count" TEXT, "against_id" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '', "reliability" TEXT NOT NULL DEFAULT '',
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "offender_history_by_owner" ON "offender_history" ("offender_id");
CREATE TABLE "none_known" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "offender_id" TEXT NOT NULL REFERENCES "person" DEFERRABLE INITIALLY DEFERRED, "what" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '', "on" TEXT, "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "none_known_by_owner" ON "none_known" ("offender_id");
ALTER TABLE "unit" ADD COLUMN "telephone" TEXT NOT NULL DEFAULT '';
ALTER TABLE "unit" ADD COLUMN "email" TEXT NOT NULL DEFAULT '';
ALTER TABLE "unit" ADD COLUMN "hours" TEXT NOT NULL DEFAULT '';
ALTER TABLE "unit" ADD COLUMN "return_address" TEXT NOT NULL DEFAULT '';
ALTER TABLE "unit" ADD COLUMN "complaints" TEXT NOT NULL DEFAULT '';
ALTER TABLE "officer" ADD COLUMN "telephone" TEXT NOT NULL DEFAULT '';
ALTER TABLE "officer" ADD COLUMN "email" TEXT NOT NULL DEFAULT '';
ALTER TABLE "person" ADD COLUMN "age_told" TEXT NOT NULL DEFAULT '';
ALTER TABLE "person" ADD COLUMN "access_needs" TEXT NOT NULL DEFAULT '';
ALTER TABLE "person" ADD COLUMN "ethnicity" TEXT NOT NULL DEFAULT '';
ALTER TABLE "person" ADD COLUMN "disability" TEXT NOT NULL DEFAULT '';
ALTER TABLE "person" ADD COLUMN "gender_identity" TEXT NOT NULL DEFAULT '';
ALTER TABLE "person" ADD COLUMN "orientation" TEXT NOT NULL DEFAULT '';
ALTER TABLE "person" ADD COLUMN "religion" TEXT NOT NULL DEFAULT '';
ALTER TABLE "person" ADD COLUMN "gp" TEXT NOT NULL DEFAULT '';
ALTER TABLE "contact_point" ADD COLUMN "may_say_who" TEXT NOT NULL DEFAULT '';
ALTER TABLE "contact_point" ADD COLUMN "may_leave_message" TEXT NOT NULL DEFAULT '';
ALTER TABLE "contact_point" ADD COLUMN "confirmed_on" TEXT;
ALTER TABLE "involvement" ADD COLUMN "function" TEXT NOT NULL DEFAULT '';
ALTER TABLE "involvement" ADD COLUMN "contact_level" TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN "count" TEXT;
ALTER TABLE "breach" ADD COLUMN "count" TEXT;
ALTER TABLE "hearing" ADD COLUMN "outcome" TEXT NOT NULL DEFAULT '';
ALTER TABLE "hearing" ADD COLUMN "decided_on" TEXT;
ALTER TABLE "hearing" ADD COLUMN "bail_objected" TEXT NOT NULL DEFAULT '';
ALTER TABLE "hearing" ADD COLUMN "remand_sought" TEXT NOT NULL DEFAULT '';
ALTER TABLE "conviction" ADD COLUMN "category" TEXT NOT NULL DEFAULT '';
ALTER TABLE "conviction" ADD COLUMN "index_offence" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "charge" ADD COLUMN "count" TEXT;
ALTER TABLE "charge" ADD COLUMN "category" TEXT NOT NULL DEFAULT '';
ALTER TABLE "charge" ADD COLUMN "index_offence" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "sentence" ADD COLUMN "offence" TEXT NOT NULL DEFAULT '';
ALTER TABLE "sentence" ADD COLUMN "count" TEXT;
ALTER TABLE "police_contact" ADD COLUMN "count" TEXT;
ALTER TABLE "incident" ADD COLUMN "beside" TEXT NOT NULL DEFAULT '';
ALTER TABLE "incident" ADD COLUMN "place_in_order" INTEGER;
ALTER TABLE "contact" ADD COLUMN "contact_point_id" TEXT NOT NULL DEFAULT '';
ALTER TABLE "contact" ADD COLUMN "next_step" TEXT NOT NULL DEFAULT '';
ALTER TABLE "disclosure" ADD COLUMN "template" TEXT NOT NULL DEFAULT '';
INSERT INTO vault_state (name, value)
    SELECT 'earlier-told', 'pending' WHERE EXISTS (SELECT 1 FROM "case");
"""
