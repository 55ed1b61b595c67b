# SPDX-License-Identifier: Apache-2.0
"""Step 3: signed heads, legal holds and retention reviews, and the journal by time. Never changed once released."""

KEEPING = """
CREATE TABLE signing_key (device TEXT PRIMARY KEY, public BLOB NOT NULL, private BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE signed_head (
    device TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL, code TEXT NOT NULL,
    hash BLOB NOT NULL, signature BLOB NOT NULL,
    PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_by_time ON journal (hlc);
CREATE INDEX journal_change_erased ON journal_change (record_id) WHERE field = 'erased';
CREATE TABLE "legal_hold" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "reason" TEXT NOT NULL DEFAULT '',
    "asked_by" TEXT NOT NULL DEFAULT '', "placed_on" TEXT, "lifted_on" TEXT,
    "lifted_reason" TEXT NOT NULL DEFAULT '', "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "legal_hold_by_owner" ON "legal_hold" ("case_id");
CREATE TABLE "retention_review" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "case_id" TEXT NOT NULL REFERENCES "case" DEFERRABLE INITIALLY DEFERRED, "decision" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '', "decided_on" TEXT, "next_on" TEXT, "made_in" TEXT NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "retention_review_by_owner" ON "retention_review" ("case_id")
"""
