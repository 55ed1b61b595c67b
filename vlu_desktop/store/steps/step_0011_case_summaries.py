# SPDX-License-Identifier: Apache-2.0
"""Step 11: what each case came to on a day, kept so that it is worked out once. History: never edited."""

CASE_SUMMARIES = """
CREATE TABLE "case_summary" (
    "case_id" TEXT NOT NULL, "day" TEXT NOT NULL, "law" TEXT NOT NULL, "people" TEXT NOT NULL, "body" TEXT NOT NULL,
    PRIMARY KEY ("day", "case_id")
) STRICT;
"""
