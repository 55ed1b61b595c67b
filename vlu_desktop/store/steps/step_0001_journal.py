# SPDX-License-Identifier: Apache-2.0
"""Step 1: the journal, and what stands beside the record. Never changed; a later need is a new step."""

JOURNAL = """
CREATE TABLE vault_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE device (id TEXT PRIMARY KEY, name TEXT NOT NULL, made_at TEXT NOT NULL) STRICT;
CREATE TABLE journal (
    device TEXT NOT NULL, seq INTEGER NOT NULL, hlc TEXT NOT NULL, at TEXT NOT NULL, officer TEXT NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('collected', 'altered', 'consulted', 'disclosed', 'combined', 'erased')),
    method TEXT NOT NULL, case_id TEXT NOT NULL, record_type TEXT NOT NULL, record_id TEXT NOT NULL,
    schema_version INTEGER NOT NULL, undoes TEXT NOT NULL, made BLOB NOT NULL, changes_hash BLOB NOT NULL,
    said_hash BLOB NOT NULL, prev BLOB NOT NULL, hash BLOB NOT NULL,
    PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_by_case ON journal (case_id, hlc);
CREATE TABLE journal_value (
    device TEXT NOT NULL, seq INTEGER NOT NULL, salts BLOB NOT NULL, said_salt BLOB NOT NULL, reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE journal_change (
    device TEXT NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, record_type TEXT NOT NULL,
    record_id TEXT NOT NULL, field TEXT NOT NULL, parents TEXT NOT NULL, value_hash BLOB NOT NULL,
    PRIMARY KEY (device, seq, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_change_by_record ON journal_change (record_id, field);
CREATE TABLE journal_change_value (
    device TEXT NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, salt BLOB NOT NULL, value ANY,
    PRIMARY KEY (device, seq, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE journal_head (
    record_id TEXT NOT NULL, field TEXT NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (record_id, field, device, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE journal_origin (record_id TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE setting (id TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE draft (
    key TEXT PRIMARY KEY, kind TEXT NOT NULL, case_id TEXT NOT NULL, body TEXT NOT NULL, saved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE exhibit_content (
    exhibit_id TEXT NOT NULL REFERENCES exhibit DEFERRABLE INITIALLY DEFERRED, n INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (exhibit_id, n)
) STRICT;
CREATE TABLE search_entry (
    n INTEGER PRIMARY KEY, record_id TEXT NOT NULL UNIQUE, record_type TEXT NOT NULL, case_id TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (
    words, content='', prefix='2 3 4 5 6 7 8', tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
INSERT INTO search (search, rank) VALUES ('pgsz', 3900);
"""
