# SPDX-License-Identifier: Apache-2.0
"""Step 9: what was done about lines of Today, directions on questioning the victim, the unit's agencies.

History: never edited.
"""

DAY_AT_THE_DESK = """
CREATE TABLE "due_mark" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "line" TEXT NOT NULL DEFAULT '',
    "record_type" TEXT NOT NULL DEFAULT '', "record_id" TEXT NOT NULL DEFAULT '', "due" TEXT,
    "what" TEXT NOT NULL DEFAULT '', "on" TEXT, "next_on" TEXT, "note" TEXT NOT NULL DEFAULT '',
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "due_mark_by_owner" ON "due_mark" ("case_id");
CREATE TABLE "questioning" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "hearing_id" TEXT NOT NULL DEFAULT '',
    "told_on" TEXT, "directed_by" TEXT NOT NULL DEFAULT '', "wording" TEXT NOT NULL DEFAULT '',
    "manager" TEXT NOT NULL DEFAULT '', "answered_on" TEXT, "answer" TEXT NOT NULL DEFAULT '',
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "questioning_by_owner" ON "questioning" ("case_id");
CREATE TABLE "agency" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '', "representative" TEXT NOT NULL DEFAULT '', "usual" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
"""
