# SPDX-License-Identifier: Apache-2.0
"""Step 13: what other computers of the unit brought, and what each knew when it wrote. History: never edited."""

EXCHANGE = """
CREATE TABLE journal_knew (
    device TEXT NOT NULL, seq INTEGER NOT NULL, other TEXT NOT NULL, other_seq INTEGER NOT NULL,
    PRIMARY KEY (device, seq, other)
) STRICT, WITHOUT ROWID;
CREATE TABLE exchange_key (device TEXT PRIMARY KEY, public TEXT NOT NULL, private TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE stream_key (
    device TEXT NOT NULL, stream TEXT NOT NULL, epoch INTEGER NOT NULL, key BLOB NOT NULL,
    PRIMARY KEY (device, stream, epoch)
) STRICT, WITHOUT ROWID;
CREATE TABLE computer_met (device TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE erasure_waiting (
    record_id TEXT PRIMARY KEY, record_type TEXT NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE came_empty (record_id TEXT PRIMARY KEY, record_type TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO journal_knew SELECT d.id, 1, o.id, (SELECT max(seq) FROM journal WHERE device = o.id)
    FROM device AS d JOIN device AS o ON o.rowid < d.rowid WHERE EXISTS (SELECT 1 FROM journal WHERE device = o.id);
"""
