# SPDX-License-Identifier: Apache-2.0
"""Step 8: with a hearing, its time and its place. History: never edited."""

HEARING_PLACE = """
ALTER TABLE "hearing" ADD COLUMN "at" TEXT NOT NULL DEFAULT '';
ALTER TABLE "hearing" ADD COLUMN "court" TEXT NOT NULL DEFAULT '';
ALTER TABLE "hearing" ADD COLUMN "room" TEXT NOT NULL DEFAULT '';
"""
