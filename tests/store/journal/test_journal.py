# SPDX-License-Identifier: Apache-2.0
"""The journal: one chain, in true order whatever the clock says, and any tampering found."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.store.database.codec import canonical_value
from vlu_desktop.store.database.connection import Connection, DatabaseError
from vlu_desktop.store.journal.journal import change_line, digest, line_hash, pack_made, unpack_made
from vlu_desktop.store.journal.standing import split_ref
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.vault.vault import Vault, open_vault


@pytest.fixture
def worked(vault: Vault) -> Vault:
    """A vault in which a case was made, changed, looked at, and an incident taken out."""
    store = vault.store
    case, _ = store.add("case.add", Case(title="Marlow and Quill"), reason="Referred by court")
    incident, _ = store.add("incident.add", Incident(case_id=case.id, account="He waited"), case_id=case.id)
    with store.act("case.change", case_id=case.id) as act:
        act.change(replace(case, title="Quill"))
    with store.act("setting.change") as act:
        act.set("area", "North")
    with store.act("incident.remove", case_id=case.id) as act:
        act.remove(Incident, incident.id)
    store.consulted("case.open", case_id=case.id)
    return vault


def connection_of(vault: Vault) -> Connection:
    return vault._connection


def test_lines_are_read_back_newest_first(worked: Vault) -> None:
    lines = worked.store.entries()
    assert [(line.method, line.act) for line in lines] == [
        ("case.open", "consulted"), ("incident.remove", "altered"), ("setting.change", "altered"),
        ("case.change", "altered"), ("incident.add", "collected"), ("case.add", "collected"),
        ("vault.create", "collected"),
    ]  # fmt: skip
    assert lines[5].reason == "Referred by court"
    assert {line.officer for line in lines} == {worked.store.officer}
    case_id = lines[0].case_id
    assert [line.method for line in worked.store.entries(case_id=case_id, acts=("consulted",))] == ["case.open"]
    assert worked.store.entries(limit=2, before=lines[1].order) == lines[2:4]


def test_a_sound_journal_verifies_before_and_after_it_is_reopened(
    worked: Vault, vault_path: Path, clock: Callable[[], Any]
) -> None:
    report = worked.store.verify()
    assert report.problems == ()
    assert (report.acts, report.records, report.changes) == (7, 4, 4)
    code = worked.store.head_code()
    worked.close()
    with open_vault(vault_path, "correct horse battery staple", clock=clock) as vault:
        assert vault.check().is_sound
        assert vault.store.head_code() == code
        vault.store.consulted("again")
        assert vault.store.head_code() != code
        assert vault.store.verify().is_sound


TAMPERING = (
    "UPDATE journal SET officer = 'somebody else' WHERE seq = 3",
    "UPDATE journal SET at = '2020-01-01T00:00:00.000000+00:00' WHERE seq = 7",
    "DELETE FROM journal WHERE seq = 6",
    "DELETE FROM journal WHERE seq = 4",
    "UPDATE journal_value SET reason = 'another' WHERE reason <> ''",
    "UPDATE journal_change_value SET value = 'Marlow' WHERE seq = 4",
    "DELETE FROM journal_change_value WHERE seq = 4",
    "UPDATE journal_change SET field = 'reference' WHERE seq = 4",
    "DELETE FROM journal_change WHERE seq = 4",
    "DELETE FROM journal_head WHERE field = 'removed'",
    "DELETE FROM journal_origin",
    "UPDATE journal_origin SET value = replace(value, 'Marlow', 'Barlow')",
    "UPDATE \"case\" SET title = 'Marlow'",
    "UPDATE \"case\" SET reference = 'X1'",
    "UPDATE incident SET account = 'She waited'",
    "UPDATE incident SET removed = 0",
    "UPDATE officer SET removed = 1",
    "UPDATE setting SET value = '\"South\"'",
    "DELETE FROM incident",
    "INSERT INTO person (id, unit, recorded_at, recorded_by, made_in) VALUES ('p', 'u', 'x', 'o', 'd:1')",
)


@pytest.mark.parametrize("sql", TAMPERING)
def test_tampering_is_found(worked: Vault, sql: str) -> None:
    connection_of(worked).execute(sql)
    report = worked.store.verify()
    assert not report.is_sound
    assert all(problem.endswith(".") for problem in report.problems)
    assert "Marlow" not in " ".join(report.problems)


def test_a_cut_tail_is_seen_by_the_head_code(worked: Vault) -> None:
    code = worked.store.head_code()
    connection_of(worked).execute("DELETE FROM journal WHERE seq = 7")
    assert worked.store.verify().is_sound
    assert worked.store.head_code() != code


def test_dropping_a_value_leaves_the_chain_whole(worked: Vault) -> None:
    """What erasure stands on: the lines commit to salted hashes, not to the values."""
    connection_of(worked).execute("DELETE FROM journal_change_value WHERE seq = 4")
    problems = worked.store.verify().problems
    assert problems
    assert not [p for p in problems if p.startswith(("Entry", "The journal", "The changes", "The reason"))]


def test_a_clock_set_back_never_reorders(store: Store, clock: Any) -> None:
    case, _ = store.add("case.add", Case(title="One"))
    after_first = clock.now
    clock.now -= timedelta(days=400)
    with store.act("case.change") as act:
        act.change(replace(case, title="Two"))
    lines = store.entries(limit=2)
    assert [line.method for line in lines] == ["case.change", "case.add"]
    assert lines[0].order > lines[1].order
    assert lines[0].at < lines[1].at
    assert store.as_at(Case, case.id, after_first - timedelta(days=1)) is None
    assert store.verify().is_sound


def test_the_record_as_it_was_known(store: Store, clock: Any) -> None:
    before = clock.now
    case, _ = store.add("case.add", Case(title="One", reference="R1"))
    moments = [clock.now]
    for title in ("Two", "Three"):
        clock.now += timedelta(days=1)
        with store.act("case.change") as act:
            act.change(replace(case, title=title), was=case)
        moments.append(clock.now)
    clock.now += timedelta(days=1)
    with store.act("case.remove") as act:
        act.remove(Case, case.id)
    assert store.as_at(Case, case.id, before) is None
    found = [store.as_at(Case, case.id, moment) for moment in moments]
    assert [each and each.title for each in found] == ["One", "Two", "Three"]
    assert found[0] == case
    assert store.as_at(Case, case.id, clock.now) is None


def test_a_bulk_import_is_one_line_that_commits_to_each_record(store: Store) -> None:
    case, _ = store.add("case.add", Case(title="One"))
    with store.act("import", act="collected", case_id=case.id) as act:
        act.add_many(Incident(case_id=case.id, account=f"Call {n}") for n in range(700))
    assert store.verify().records == 703
    assert len(store.entries(limit=10)) == 3


def test_what_was_made_is_packed_and_unpacked() -> None:
    made = {"case": {"019c0000-0000-7000-8000-000000000001": (b"s" * 16, b"h" * 32)}, "person": {}}
    packed, salts = pack_made(made)
    assert list(unpack_made(packed)) == [("case", "019c0000-0000-7000-8000-000000000001", b"h" * 32)]
    assert salts == b"s" * 16
    with pytest.raises(ValueError, match="cut short"):
        list(unpack_made(packed[:-1]))


def test_only_the_six_acts_of_the_law_are_known(store: Store) -> None:
    with pytest.raises(ValueError, match="not an act"), store.act("x", act="deleted"):
        pass
    with pytest.raises(DatabaseError):
        store._connection.execute("UPDATE journal SET act = 'deleted'")


@pytest.mark.parametrize(
    ("last", "wall", "ticked"),
    [
        ("0000000000ff-0000", 0xFF, "0000000000ff-0001"),
        ("0000000000ff-0009", 0xFF, "0000000000ff-000a"),
        ("0000000000ff-fffe", 0xFF, "0000000000ff-ffff"),
        ("0000000000ff-ffff", 0xFF, "000000000100-0000"),
        ("0000000000ff-ffff", 0xFE, "000000000100-0000"),
        ("0000000fffff-ffff", 0x0, "000000100000-0000"),
        ("0000000000ff-ffff", 0x100, "000000000100-0000"),
        ("0000000000ff-0003", 0x1FF, "0000000001ff-0000"),
    ],
)
def test_the_clock_of_the_journal_goes_on_by_one_where_the_wall_does_not(
    store: Store, clock: Any, last: str, wall: int, ticked: str
) -> None:
    """Two columns of hexadecimal of a fixed width, so that their order as text is their order in time."""
    connection = store._connection
    connection.execute("UPDATE journal SET hlc = ?", (last,))
    store._journal.reread()
    moment = datetime.fromtimestamp(wall / 1000, UTC)
    store._journal._clock = lambda: moment
    store.consulted("case.open")
    order = [row[0] for row in connection.execute("SELECT hlc FROM journal ORDER BY seq").fetchall()]
    assert order[-1] == ticked
    assert order == sorted(order)
    assert store.entries(limit=1)[0].order.startswith(ticked)
    assert store.latest_moment() == datetime.fromtimestamp(int(ticked[:12], 16) / 1000, UTC)


def test_what_is_hashed_is_written_as_it_always_was() -> None:
    """The forms themselves, which a vault of any age must verify by: a change of one letter breaks every old chain."""
    line = ("d", 7, "0-0", "2026", "o", "altered", "m", "c", "t", "r", 5, "", b"\x01", b"\x02", b"", b"\xff")
    text = (
        "device=1:d;seq=1:7;hlc=3:0-0;at=4:2026;officer=1:o;act=7:altered;method=1:m;case_id=1:c;record_type=1:t;"
        "record_id=1:r;schema_version=1:5;undoes=0:;made=2:01;changes_hash=2:02;said_hash=0:;prev=2:ff;"
    )
    assert line_hash(line) == sha256(text.encode()).digest()
    assert digest(b"salt", "Zoë\ud800") == sha256(b"salt" + b"Zo\xc3\xab\xed\xa0\x80").digest()
    assert change_line("case", "i", "title", '["d:1"]', b"\x0a") == '4:case;1:i;5:title;7:["d:1"];2:0a;'
    assert [canonical_value(each) for each in (None, "", "1", 1, 0)] == ["n", "s", "s1", "i1", "i0"]
    packed, _ = pack_made({"case": {"019c0000-0000-7000-8000-000000000001": (b"s" * 16, b"h" * 32)}})
    assert packed == b"\x04case\x00\x00\x00\x01" + bytes.fromhex("019c0000000070008000000000000001") + b"h" * 32
    assert split_ref("a:b:7") == ("a:b", 7)
