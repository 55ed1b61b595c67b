# SPDX-License-Identifier: Apache-2.0
"""Step 16: complaints; of an area asked for, its map and what stands at its middle. History: never edited."""

COMPLAINTS_AND_AREAS = """
CREATE TABLE "complaint" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "person_id" TEXT NOT NULL DEFAULT '',
    "made_on" TEXT,
    "how" TEXT NOT NULL DEFAULT '', "about" TEXT NOT NULL DEFAULT '', "account" TEXT NOT NULL DEFAULT '',
    "made_to" TEXT NOT NULL DEFAULT '', "stage" TEXT NOT NULL DEFAULT '', "handled_by" TEXT NOT NULL DEFAULT '',
    "acknowledged_on" TEXT, "answer_due" TEXT, "answered_on" TEXT, "answer" TEXT NOT NULL DEFAULT '',
    "outcome" TEXT NOT NULL DEFAULT '', "told_next" TEXT NOT NULL DEFAULT '',
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "complaint_by_owner" ON "complaint" ("case_id");
ALTER TABLE "request" ADD COLUMN "map_id" TEXT NOT NULL DEFAULT '';
ALTER TABLE "request" ADD COLUMN "middle" TEXT NOT NULL DEFAULT '';
ALTER TABLE "request" ADD COLUMN "at_home" TEXT NOT NULL DEFAULT '';
ALTER TABLE "request" ADD COLUMN "looked_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "request" ADD COLUMN "looked_on" TEXT;
"""
