# SPDX-License-Identifier: Apache-2.0
"""Step 6: what comes in from files: suggestions apart from the record, messages, their senders and media, column maps.

History: never edited.
"""

EARLIER_IMPORTS = "earlier-imports"
"""What a service has still to do, once, where files were imported before: see `services.cases.earlier_imports`."""
WAY_IN = """
CREATE TABLE "suggestion" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "incident_id" TEXT NOT NULL REFERENCES "incident" DEFERRABLE INITIALLY DEFERRED, "what" TEXT NOT NULL DEFAULT '',
    "value" TEXT NOT NULL DEFAULT '', "because" TEXT NOT NULL DEFAULT '', "came_by" TEXT NOT NULL DEFAULT '',
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "suggestion_by_owner" ON "suggestion" ("incident_id");
CREATE TABLE "source_item_exhibit" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "source_item_id" TEXT NOT NULL REFERENCES "source_item" DEFERRABLE INITIALLY DEFERRED,
    "exhibit_id" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "source_item_exhibit_by_owner" ON "source_item_exhibit" ("source_item_id");
CREATE TABLE "sender_name" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "written" TEXT NOT NULL DEFAULT '',
    "who" TEXT NOT NULL DEFAULT '', "person_id" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "sender_name_by_owner" ON "sender_name" ("case_id");
CREATE TABLE "column_map" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '', "headings" TEXT NOT NULL DEFAULT '', "uses" TEXT NOT NULL DEFAULT '',
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
ALTER TABLE "source_item" ADD COLUMN "thread" TEXT NOT NULL DEFAULT '';
ALTER TABLE "source_item" ADD COLUMN "form" TEXT NOT NULL DEFAULT '';
ALTER TABLE "source_item" ADD COLUMN "state" TEXT NOT NULL DEFAULT '';
ALTER TABLE "source_item" ADD COLUMN "seconds" INTEGER;
ALTER TABLE "exhibit" ADD COLUMN "made_at" TEXT;
ALTER TABLE "exhibit" ADD COLUMN "within_id" TEXT NOT NULL DEFAULT '';
ALTER TABLE "exhibit" ADD COLUMN "clock" TEXT NOT NULL DEFAULT '';
ALTER TABLE "exhibit" ADD COLUMN "words" TEXT NOT NULL DEFAULT '';
INSERT INTO vault_state (name, value)
    SELECT 'earlier-imports', 'pending' WHERE EXISTS (SELECT 1 FROM journal WHERE method = 'import.commit');
"""
