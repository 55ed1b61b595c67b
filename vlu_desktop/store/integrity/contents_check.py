# SPDX-License-Identifier: Apache-2.0
"""What stands beside the journal's own proof: exhibits held to their digests, search to rows, tables to the steps.

Each check gives a sentence for whatever is wrong, without case text.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vlu_desktop.kernel.stopping import check_stopped
from vlu_desktop.record.record_types import RECORD_TYPES
from vlu_desktop.store.database.codec import codec_of
from vlu_desktop.store.database.connection import Connection, open_in_memory
from vlu_desktop.store.database.schema_version import SCHEMA_VERSION
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.journal.signing import committed_keys
from vlu_desktop.store.migrations.schema import bring_up_to_date
from vlu_desktop.store.records.draft_seals import unsealed
from vlu_desktop.store.records.full_text import as_query, searched, words_of

if TYPE_CHECKING:
    from vlu_desktop.store.database.known_tables import KnownTables

_DIGEST = re.compile(r"[0-9a-f]{64}")
_SAMPLE = 500
"""So many places of the index are asked for a word; all are counted."""


def check_exhibits(connection: Connection) -> Iterator[str]:
    """Every file held, byte for byte against the digest taken at intake."""
    tables = tables_of(connection)
    wanted = {
        row["id"]: row["sha256"]
        for row in tables.table("exhibit").rows_where(select="id, sha256")
        if _DIGEST.fullmatch(str(row["sha256"]))
    }
    seen: set[str] = set()
    for exhibit_id, digest in _digests(tables):
        seen.add(exhibit_id)
        if exhibit_id in wanted and digest != wanted[exhibit_id]:
            yield f"The file of an exhibit ({exhibit_id}) is not the one that was taken in."
    for exhibit_id in wanted.keys() - seen:
        yield f"The file of an exhibit ({exhibit_id}) is missing."


def _digests(tables: "KnownTables") -> Iterator[tuple[str, str]]:
    current, whole = "", hashlib.sha256()
    cursor = tables.execute("SELECT exhibit_id, bytes FROM exhibit_content ORDER BY exhibit_id, n")
    while rows := cursor.fetchmany(8):
        check_stopped()
        for exhibit_id, piece in rows:
            if exhibit_id != current:
                if current:
                    yield current, whole.hexdigest()
                current, whole = exhibit_id, hashlib.sha256()
            whole.update(piece)
    if current:
        yield current, whole.hexdigest()


def check_search(connection: Connection) -> Iterator[str]:
    """Every record in use with words has its one place in the index, and the index answers for it."""
    tables = tables_of(connection)
    placed = {row[0]: row[1] for row in tables.execute("SELECT record_id, n FROM search_entry").fetchall()}
    held = {row[0] for row in tables.execute("SELECT id FROM search_docsize").fetchall()}
    lacking = wrong = 0
    every = max(1, len(placed) // _SAMPLE)
    for kind in RECORD_TYPES:
        places = [place for place, _ in searched(kind)]
        if not places:
            continue
        codec = codec_of(kind)
        cursor = tables.execute(f"SELECT {codec.select} FROM {codec.table} WHERE removed = 0")
        while rows := cursor.fetchmany(1000):
            check_stopped()
            for row in rows:
                if not any(map(row.__getitem__, places)):
                    continue
                n = placed.pop(row[0], None)
                if n is None or n not in held:
                    lacking += 1
                elif n % every == 0 and not _answers(tables, n, words_of(kind, row)):
                    wrong += 1
    if lacking:
        yield f"The search does not find {lacking:,} records that it should. Nothing of them is lost."
    if wrong:
        yield f"The search finds {wrong:,} of the records that were tried by other words than they have."
    if placed:
        yield f"The search finds {len(placed):,} records that are not in use."


def _answers(tables: "KnownTables", n: int, words: str) -> bool:
    # By a long word, which few records have: one that most have takes as long as all of them together.
    some = sorted(words.split()[:20], key=len, reverse=True)
    query = next((query for word in some if (query := as_query(word))), "")
    return not query or tables.value("SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?", (query, n)) is not None


def check_schema(connection: Connection) -> Iterator[str]:
    """Tables, indexes, triggers and views as the steps make them, and none besides."""
    if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
        return
    there, made = _schema(connection), _as_made()
    for (kind, name), sql in sorted(there.items()):
        if (kind, name) not in made:
            yield f"A {kind} “{name}” was added to the casebook by something other than this program."
        elif sql != made[kind, name]:
            yield f"The {kind} “{name}” was changed by something other than this program."
    for kind, name in sorted(made.keys() - there.keys()):
        yield f"The {kind} “{name}” is missing from the casebook."


def _schema(connection: Connection) -> dict[tuple[str, str], str]:
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'").fetchall()
    return {(kind, name): " ".join(str(sql or "").split()) for kind, name, sql in rows}


@cache
def _as_made() -> dict[tuple[str, str], str]:
    """The schema that the steps make, in memory and without a key."""
    connection = open_in_memory()
    try:
        bring_up_to_date(connection)
        return _schema(connection)
    finally:
        connection.close()


def check_settings(connection: Connection) -> Iterator[str]:
    """Every setting was given its value by an act; `verify` holds the value itself to the newest of them."""
    told = "SELECT record_id FROM journal_change WHERE record_type = 'setting'"
    many = tables_of(connection).value(f"SELECT count(*) FROM setting WHERE id NOT IN ({told})")
    if many:
        yield f"{many} settings stand in the casebook that no act made."


def check_drafts(connection: Connection) -> Iterator[str]:
    """Every draft is as this program kept it."""
    many = len(unsealed(connection))
    if many:
        yield f"{many} drafts were put there or changed by something other than this program."


def check_signing(connection: Connection) -> Iterator[str]:
    """Each device's signing key is the one that its journal commits to."""
    known = committed_keys(connection)
    for row in tables_of(connection).table("signing_key").rows:
        if known.get(row["device"]) != bytes(row["public"]) or not _are_a_pair(row["private"], row["public"]):
            yield f"The key that device {row['device']} signs with is not the one its journal commits to."


def _are_a_pair(private: bytes, public: bytes) -> bool:
    if not private:
        return True
    try:
        return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw() == public
    except ValueError:
        return False


CHECKS: tuple[tuple[str, Callable[[Connection], Iterator[str]]], ...] = (
    ("The tables of the casebook", check_schema),
    ("The files of exhibits", check_exhibits),
    ("The search", check_search),
    ("The settings", check_settings),
    ("The drafts", check_drafts),
    ("The signing keys", check_signing),
)
"""What each is about, for where it can't be read at all."""
