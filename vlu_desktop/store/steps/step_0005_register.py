# SPDX-License-Identifier: Apache-2.0
"""Step 5: how a document was asked for, so that it can be made again, and who signed it off. History: never edited."""

REGISTER = """
ALTER TABLE "disclosure" ADD COLUMN "request" TEXT NOT NULL DEFAULT '';
ALTER TABLE "disclosure" ADD COLUMN "signed_off_by" TEXT NOT NULL DEFAULT '';
"""
