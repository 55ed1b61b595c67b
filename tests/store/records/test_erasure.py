# SPDX-License-Identifier: Apache-2.0
"""Lawful erasure: nothing of what was erased is left in any page of the vault, and the journal still verifies."""

import dataclasses
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.conftest import PASSPHRASE
from tests.store.pages import decrypted
from vlu_desktop.kernel.ids import Clock
from vlu_desktop.record import conduct as c
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import Reference
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.record_types import RECORD_TYPES, RecordType, type_of
from vlu_desktop.store.database.connection import DatabaseError
from vlu_desktop.store.keys.key_file import key_path, read_keys, unlock
from vlu_desktop.store.records import scrubbing
from vlu_desktop.store.records.erasure import erased_references
from vlu_desktop.store.records.saving import NotSaved
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.records.undo import CannotUndo
from vlu_desktop.store.vault.vault import Vault, open_vault

NEEDLE = "Wolstencroft"
OURS = ("unit", "officer", "cover", "rule-setting", "column-map", "agency")
"""What is the unit's own and of no case: it stays when a case goes."""
MakeVault = Callable[[], Vault]


def everything(path: Path) -> bytes:
    """Every byte of the vault and of its log, in the clear."""
    key = unlock(read_keys(key_path(path)), PASSPHRASE).key
    log = path.with_name(path.name + "-wal")
    assert not log.exists() or log.stat().st_size == 0, "the log was not taken up"
    return decrypted(path, key)


def holds(content: bytes, needle: str) -> bool:
    return needle.encode().lower() in content.lower()


def reference(record: Record) -> Reference:
    return type_of(type(record)).key, record.id


def filled(kind: RecordType, number: int, **links: str) -> Record:
    """A record that says a needle of its own in every field that can hold words."""
    values: dict[str, Any] = {
        spec.name: links.get(spec.name, links.get(spec.to, "")) if spec.kind is Kind.REF else f"{NEEDLE}{number:05d}q"
        for spec in specs(kind.cls)
        if spec.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.REF)
    }
    return kind.cls(**values)


@dataclasses.dataclass
class Work:
    """A case that says the needle everywhere, beside one that must stay."""

    vault: Vault
    case: p.Case
    person: p.Person
    other: p.Case
    ids: dict[str, str]

    @property
    def store(self) -> Store:
        return self.vault.store


@pytest.fixture
def work(vault: Vault) -> Work:
    """A case with a record of every type, each changed, an exhibit with bytes and a draft; and another case."""
    store = vault.store
    other, _ = store.add("case.add", p.Case(title="Marlow and Quill"))
    officer = store.all(p.Officer)[0]
    ids: dict[str, str] = {"officer": officer.id, "unit": store.unit}
    with store.act("case.begin", act="collected", reason=f"{NEEDLE} asked") as act:
        for number, kind in enumerate(RECORD_TYPES):
            if kind.key not in OURS:
                record = filled(kind, number, **ids, record_id=ids.get("incident", ""))
                if isinstance(record, w.Protection | w.WithholdingMark):
                    record = dataclasses.replace(record, record_type="incident")
                ids[kind.key] = act.add(record).id
    with store.act("exhibit.take-in", act="collected", case_id=ids["case"]) as act:
        act.add_content(ids["exhibit"], [NEEDLE.encode() * 200_000])
    for kind in RECORD_TYPES:
        texts = [spec.name for spec in specs(kind.cls) if spec.kind in (Kind.TEXT, Kind.LONG_TEXT)]
        held = store.get(kind.cls, ids[kind.key]) if kind.key in ids else None
        if held and texts and texts[0] != "record_type" and kind.key not in OURS:
            for number in range(3):
                changed: dict[str, Any] = {texts[-1]: f"{NEEDLE} changed {number} " * 50}
                with store.act(f"{kind.key}.change", case_id=ids["case"], reason=f"{NEEDLE} said so") as act:
                    act.change(dataclasses.replace(held, **changed))
    with store.act("document.save", act="disclosed", case_id=ids["case"], reason=NEEDLE, detail="The Crown Court"):
        pass
    store.save_draft("incident:new", "incident", ids["case"], f'{{"account": "{NEEDLE}"}}')
    store.save_draft("mine", "incident", other.id, '{"account": "stays"}')
    case, person = store.get(p.Case, ids["case"]), store.get(p.Person, ids["person"])
    assert case is not None
    assert person is not None
    return Work(vault, case, person, other, ids)


def test_of_an_erased_case_no_page_holds_a_word(work: Work, vault_path: Path) -> None:
    store = work.store
    store.scrub()
    assert holds(everything(vault_path), NEEDLE), "the search for the needle finds it while it is there"
    gone = store.belonging(reference(work.case))
    store.erase("case.erase", gone, case_id=work.case.id, reason="Asked for", authority="Section 47")
    assert not holds(everything(vault_path), NEEDLE)
    assert work.vault.check().problems == ()
    report = store.verify()
    assert report.problems == ()
    assert report.erased == len(gone)
    assert store.search(NEEDLE) == []
    assert [case.id for case in store.all(p.Case)] == [work.other.id]
    assert [draft.key for draft in store.drafts()] == ["mine"]
    work.vault.close()
    assert not holds(everything(vault_path), NEEDLE)


def test_the_line_of_an_erasure_says_who_why_and_how_much_and_none_of_what_was_in_it(work: Work) -> None:
    gone = work.store.belonging(reference(work.case))
    changes = work.store.erase("case.erase", gone, case_id=work.case.id, reason="Asked for", authority="Section 47")
    line = work.store.entry(changes.entry)
    assert line is not None
    assert (line.act, line.method, line.reason, line.officer) == (
        "erased", "case.erase", "Asked for", work.store.officer
    )  # fmt: skip
    assert changes.removed == frozenset(gone)
    assert set(erased_references(work.store._connection)) == set(gone)


def test_of_a_disclosure_it_stays_to_whom_unless_that_names_somebody_erased(work: Work) -> None:
    store = work.store
    named = f"Ms {store.all(p.PersonName)[0].given}"
    with store.act("document.save", act="disclosed", case_id=work.case.id, detail=named):
        pass
    store.erase(
        "case.erase", store.belonging(reference(work.case)), case_id=work.case.id, reason="Asked", authority="s. 47"
    )
    sql = "SELECT v.reason, v.detail FROM journal JOIN journal_value AS v USING (device, seq) WHERE act = 'disclosed'"
    assert work.vault._connection.execute(sql).fetchall() == [("", "The Crown Court"), ("", "")]


def test_people_of_another_case_stay(work: Work) -> None:
    store = work.store
    store.add("involvement.add", p.Involvement(case_id=work.other.id, person_id=work.person.id, role="victim"))
    gone = store.belonging(reference(work.case))
    assert ("person", work.person.id) not in gone
    assert ("case", work.other.id) not in gone
    store.erase("case.erase", gone, case_id=work.case.id, reason="Asked", authority="s. 47")
    assert store.get(p.Person, work.person.id) is not None
    assert store.verify().problems == ()


OFTEN = ("incident", "person", "exhibit", "statement")


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(kind, id=kind.key, marks=() if kind.key in OFTEN else pytest.mark.soak)
        for kind in RECORD_TYPES
        if kind.key not in (*OURS, "case")
    ],
)
def test_a_record_of_any_type_goes_with_what_belongs_to_it_and_nothing_else(
    kind: RecordType, work: Work, vault_path: Path
) -> None:
    store, root = work.store, (kind.key, work.ids[kind.key])
    gone = store.belonging(root)
    assert gone[0] == root
    texts = set(store.texts_of(gone))
    before = sum(store.count(each.cls) for each in RECORD_TYPES)
    store.erase(f"{kind.key}.erase", gone, case_id=work.case.id, reason="Wrongly entered", authority="Section 47")
    report = store.verify()
    assert report.problems == ()
    assert sum(store.count(each.cls) for each in RECORD_TYPES) == before - len(gone)
    content = everything(vault_path)
    own = {text for text in texts if text.startswith(NEEDLE) and text.endswith("q") and len(text) == len(NEEDLE) + 6}
    assert [text for text in own if holds(content, text)] == []
    assert store.case_file(work.case.id) is not None


def test_nothing_is_left_in_pages_after_much_work_around_what_is_erased(vault: Vault, vault_path: Path) -> None:
    """Rows that were moved from page to page, grew, shrank and were taken out leave no copy behind either."""
    store, chance = vault.store, random.Random(7)
    case, _ = store.add("case.add", p.Case(title="Case"))
    with store.act("incident.add-many", act="collected") as act:
        ids = act.add_many(
            c.Incident(case_id=case.id, account=f"{NEEDLE}{n:04d} " * chance.randint(1, 90)) for n in range(400)
        )
    for record_id in chance.sample(ids, 200):
        held = store.get(c.Incident, record_id)
        assert held is not None
        with store.act("incident.change", case_id=case.id) as act:
            act.change(dataclasses.replace(held, account=f"{NEEDLE} " * chance.randint(1, 400), place=NEEDLE))
    for record_id in chance.sample(ids, 40):
        with store.act("incident.remove", case_id=case.id) as act:
            act.remove(c.Incident, record_id)
    kept, _ = store.add("incident.add", c.Incident(case_id=case.id, account="stays"))
    gone = store.belonging(*(("incident", record_id) for record_id in ids))
    with store.act("incident.erase", act="erased", case_id=case.id, reason="Wrong case") as act:
        act.erase(gone)
    vault._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert holds(everything(vault_path), NEEDLE), "without writing the file anew, pages keep copies of moved rows"
    store.scrub()
    content = everything(vault_path)
    assert not holds(content, NEEDLE)
    assert holds(content, "stays")
    assert store.get(c.Incident, kept.id) == kept
    assert vault.check().is_sound


def test_what_was_erased_is_not_undone_and_neither_is_what_came_before(work: Work) -> None:
    store = work.store
    incident, added = store.add("incident.add", c.Incident(case_id=work.other.id, account="One"))
    changed = dataclasses.replace(incident, account="Two")
    with store.act("incident.change", case_id=work.other.id) as act:
        act.change(changed)
    erased = store.erase(
        "incident.erase", store.belonging(reference(incident)), case_id=work.other.id, reason="Asked", authority="s. 47"
    )
    for ref in (erased.entry, act.changes.entry, added.entry):
        with pytest.raises(CannotUndo):
            store.undo(ref)
    assert store.changes_of(c.Incident, incident.id)[-1].field == "erased"
    assert store.as_at(c.Incident, incident.id, store.clock()) is None
    assert store.verify().problems == ()


def test_a_value_put_back_or_a_log_cut_is_found(work: Work) -> None:
    store, connection = work.store, work.vault._connection
    incident = store.get(c.Incident, work.ids["incident"])
    assert incident is not None
    store.erase("incident.erase", store.belonging(reference(incident)), case_id=work.case.id, reason="x", authority="y")
    connection.execute("INSERT INTO journal_origin VALUES (?, '{}')", (incident.id,))
    assert any("something of it is still here" in problem for problem in store.verify().problems)
    connection.execute("DELETE FROM journal_origin WHERE record_id = ?", (incident.id,))
    connection.execute("DELETE FROM journal_change_value WHERE n = 0 AND seq = (SELECT max(seq) FROM journal_change)")
    assert store.verify().problems != ()


def test_a_reason_can_go_missing_only_with_what_was_erased(work: Work) -> None:
    store, connection = work.store, work.vault._connection
    store.add("case.add", p.Case(title="Third"), reason="Referred")
    connection.execute("UPDATE journal_value SET said_salt = x'', reason = '' WHERE reason = 'Referred'")
    assert any("reason" in problem for problem in store.verify().problems)


def test_after_a_restore_from_an_older_copy_what_was_erased_goes_again(
    work: Work, vault_path: Path, tmp_path: Path, clock: Clock
) -> None:
    store = work.store
    store.scrub()
    older = tmp_path / "older.vlu"
    shutil.copy(vault_path, older)
    shutil.copy(key_path(vault_path), key_path(older))
    gone = store.belonging(reference(work.case))
    store.erase("case.erase", gone, case_id=work.case.id, reason="Asked", authority="s. 47")
    told = store.signed_erasures()
    with open_vault(older, PASSPHRASE, clock=clock) as restored:
        assert restored.store.get(p.Case, work.case.id) is not None
        assert set(restored.store.genuine_erasures(told)) == set(gone)
        restored.store.erase("erasure.replay", gone, case_id="", reason="Restored", authority="s. 47")
        assert restored.store.get(p.Case, work.case.id) is None
        assert restored.store.verify().problems == ()
        assert restored.store.replay_erasures() == 0
    assert not holds(everything(older), NEEDLE)


def test_what_a_merge_brought_back_goes_again(work: Work, vault_path: Path) -> None:
    """A merge is a union of rows: the erased row, its values and salts come back as another device still had them."""
    store, connection = work.store, work.vault._connection
    incident = work.ids["incident"]
    tables = ("incident", "journal_origin", "journal_change_value", "journal_value")
    before = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
    gone = store.belonging(("incident", incident))
    store.erase("incident.erase", gone, case_id=work.case.id, reason="Asked", authority="s. 47")
    connection.execute("BEGIN")
    for table, rows in before.items():
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)
    connection.execute("COMMIT")
    assert store.verify().problems != ()
    assert store.replay_erasures() == 1
    assert store.verify().problems == ()
    number = [kind.key for kind in RECORD_TYPES].index("incident")
    assert not holds(everything(vault_path), f"{NEEDLE}{number:05d}q")


def test_an_erasure_broken_off_before_its_pages_were_written_anew_is_finished_on_opening(
    work: Work, vault_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = work.store
    with monkeypatch.context() as broken:
        broken.setattr(scrubbing, "compact", _full)
        with pytest.raises(NotSaved, match="It was erased"):
            store.erase(
                "case.erase", store.belonging(reference(work.case)), case_id=work.case.id, reason="x", authority="y"
            )
        work.vault.close()
        with open_vault(vault_path, PASSPHRASE, clock=clock) as again:
            assert again.store.get(p.Case, work.case.id) is None
    with open_vault(vault_path, PASSPHRASE, clock=clock) as again:
        assert again.check().is_sound
    assert not holds(everything(vault_path), NEEDLE)


def _full(_: object) -> None:
    raise DatabaseError("database or disk is full")


def test_the_order_of_recording_outlives_it(vault: Vault) -> None:
    store = vault.store
    ids = [store.add("case.add", p.Case(title=f"Case {9 - n}"))[0].id for n in range(9)]
    store.erase("case.erase", store.belonging(("case", ids[4])), case_id=ids[4], reason="x", authority="y")
    assert store.case_ids() == [*ids[:4], *ids[5:]]


def test_a_killed_erasure_is_whole_or_not_at_all(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    from vlu_desktop.store.records import erasure

    store, gone = work.store, work.store.belonging(reference(work.case))

    def dies(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(erasure, "_drop_drafts", dies)
    with pytest.raises(ZeroDivisionError):
        store.erase("case.erase", gone, case_id=work.case.id, reason="Asked", authority="s. 47")
    assert store.get(p.Case, work.case.id) == work.case
    assert store.verify().problems == ()


def test_a_case_that_is_erased_keeps_its_own_line_and_the_days_of_the_others(work: Work) -> None:
    store = work.store
    before = [(line.at, line.act, line.method, line.officer) for line in store.entries(case_id=work.case.id)]
    store.erase(
        "case.erase", store.belonging(reference(work.case)), case_id=work.case.id, reason="Asked", authority="s. 47"
    )
    after = [(line.at, line.act, line.method, line.officer) for line in store.entries(case_id=work.case.id)]
    assert after[1:] == before
    assert after[0][1] == "erased"


def test_a_draft_in_another_case_that_names_what_was_erased_goes_too(work: Work) -> None:
    """By the record it is of, or within its words; one that names nothing erased stays."""
    store = work.store
    store.save_draft(f"incident:{work.ids['incident']}", "incident", work.other.id, "{}")
    store.save_draft("pointing", "contact", work.other.id, f'{{"person_id": "{work.person.id}"}}')
    store.erase("case.erase", store.belonging(reference(work.case)), case_id=work.case.id, reason="", authority="")
    assert [draft.key for draft in store.drafts()] == ["mine"]


@pytest.mark.parametrize("taken_out", [False, True])
def test_somebody_goes_with_the_case_unless_they_still_have_a_part_in_another(work: Work, taken_out: bool) -> None:
    store = work.store
    with store.act("person.join", case_id=work.other.id) as act:
        person = act.add(p.Person())
        act.add(p.Involvement(case_id=work.case.id, person_id=person.id, role="victim"))
        elsewhere = act.add(p.Involvement(case_id=work.other.id, person_id=person.id, role="witness"))
    if taken_out:
        with store.act("person.leave", case_id=work.other.id) as act:
            act.remove(p.Involvement, elsewhere.id)
    goes = reference(person) in store.belonging(reference(work.case))
    assert goes is taken_out


def test_a_copy_from_before_an_update_that_the_disk_does_not_let_go_is_tried_again(
    work: Work, vault_path: Path, clock: Clock
) -> None:
    """What was erased stands in it too; until it is gone the erasure is not ended, and that is said."""
    store = work.store
    incident = ("incident", work.ids["incident"])

    def stays() -> None:
        raise OSError(5, "Input/output error")

    store.scrubbing.forget_copies = stays
    with pytest.raises(NotSaved, match="It was erased, but traces may be left"):
        store.erase(
            "incident.erase", store.belonging(incident), case_id=work.case.id, reason="Asked", authority="s. 47"
        )
    assert store.scrubbing.is_due
    copy = vault_path.with_name("unit.version-1.vlu")
    copy.write_bytes(b"what was erased")
    work.vault.close()
    with open_vault(vault_path, PASSPHRASE, clock=clock) as vault:
        assert not copy.exists()
        assert not vault.store.scrubbing.is_due
