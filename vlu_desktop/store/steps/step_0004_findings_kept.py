# SPDX-License-Identifier: Apache-2.0
"""Step 4: findings as they were found, and a unit's own settings of the rules. History: never edited."""

FINDINGS_KEPT = """
CREATE TABLE "kept_finding" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "found_on" TEXT,
    "why" TEXT NOT NULL DEFAULT '', "hearing_on" TEXT, "rule" TEXT NOT NULL DEFAULT '',
    "rule_version" TEXT NOT NULL DEFAULT '', "subject" TEXT NOT NULL DEFAULT '', "title" TEXT NOT NULL DEFAULT '',
    "sentence" TEXT NOT NULL DEFAULT '', "limits" TEXT NOT NULL DEFAULT '', "starts" TEXT, "ends" TEXT, "up_to" TEXT,
    "incidents" INTEGER, "certain" INTEGER NOT NULL DEFAULT 0, "evidence" TEXT NOT NULL DEFAULT '',
    "head" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "kept_finding_by_owner" ON "kept_finding" ("case_id");
CREATE TABLE "rule_setting" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '', "since" TEXT, "value" TEXT NOT NULL DEFAULT '', "reason" TEXT NOT NULL DEFAULT '',
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
"""
