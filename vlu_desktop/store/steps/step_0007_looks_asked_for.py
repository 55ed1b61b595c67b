# SPDX-License-Identifier: Apache-2.0
"""Step 7: with a finding kept, its line of figures; why a hearing's date. History: never edited."""

LOOKS_ASKED_FOR = """
ALTER TABLE "kept_finding" ADD COLUMN "figures" TEXT NOT NULL DEFAULT '';
ALTER TABLE "kept_finding" ADD COLUMN "date_chosen" TEXT NOT NULL DEFAULT '';
ALTER TABLE "kept_finding" ADD COLUMN "date_reason" TEXT NOT NULL DEFAULT '';
"""
