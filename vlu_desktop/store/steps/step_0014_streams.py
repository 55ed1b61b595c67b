# SPDX-License-Identifier: Apache-2.0
"""Step 14: what is not held here of the unit's record, and who has a part in it. History: never edited."""

STREAMS = """
CREATE TABLE line_not_held (
    device TEXT NOT NULL, seq INTEGER NOT NULL, part TEXT NOT NULL CHECK (part IN ('line', 'reason')),
    PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_not_held (record_id TEXT PRIMARY KEY, record_type TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE part_elsewhere (
    person_id TEXT NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (person_id, device, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE part_given (
    case_id TEXT NOT NULL, person_id TEXT NOT NULL, extent INTEGER NOT NULL, PRIMARY KEY (case_id, person_id, extent)
) STRICT, WITHOUT ROWID;
"""
