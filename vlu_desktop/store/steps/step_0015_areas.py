# SPDX-License-Identifier: Apache-2.0
"""Step 15: the area of a case, of a setting and of an agency. History: never edited."""

AREAS = """
ALTER TABLE "case" ADD COLUMN "area" TEXT NOT NULL DEFAULT '';
ALTER TABLE "rule_setting" ADD COLUMN "area" TEXT NOT NULL DEFAULT '';
ALTER TABLE "agency" ADD COLUMN "area" TEXT NOT NULL DEFAULT '';
"""
