# SPDX-License-Identifier: Apache-2.0
"""Step 12: which officer is away from when to when, and who covers. History: never edited."""

COVER = """
CREATE TABLE "cover" (
    "id" TEXT PRIMARY KEY, "unit" TEXT NOT NULL, "recorded_at" TEXT NOT NULL, "recorded_by" TEXT NOT NULL,
    "officer_id" TEXT NOT NULL DEFAULT '', "covered_by_id" TEXT NOT NULL DEFAULT '', "starts" TEXT, "ends" TEXT,
    "made_in" TEXT NOT NULL, "removed" INTEGER NOT NULL DEFAULT 0
) STRICT;
"""
