# SPDX-License-Identifier: Apache-2.0
"""Step 2: entries of people that an officer found to be two. History: never edited."""

KEPT_APART = """
CREATE TABLE "apart" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "person_id" TEXT NOT NULL REFERENCES "person" DEFERRABLE INITIALLY DEFERRED, "other_id" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "apart_by_owner" ON "apart" ("person_id");
"""
