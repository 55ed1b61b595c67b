# SPDX-License-Identifier: Apache-2.0
"""A backup is made while the casebook is open, opens by the sheet or a passphrase, and comes back row for row."""

import io
import json
import tarfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyrage
import pytest

from tests.opening_news import told
from tests.store.backup.conftest import CHEAP, PASSPHRASE, Unit, after
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.store.backup import restore
from vlu_desktop.store.backup.backup_archive import NotABackup
from vlu_desktop.store.backup.backup_disk import Meter
from vlu_desktop.store.backup.backup_files import find_backups, mark_of, name_of, ways_beside
from vlu_desktop.store.backup.make_backup import BackupResult, NoSheet, make_backup
from vlu_desktop.store.backup.restore import BackupOpener, NotRestored, restore_backup
from vlu_desktop.store.database.connection import open_encrypted
from vlu_desktop.store.keys.key_file import WrongPassphrase
from vlu_desktop.store.keys.recovery_key import new_identity
from vlu_desktop.store.vault.vault import create_vault


def test_it_comes_back_row_for_row_by_the_sheet_or_a_passphrase(unit: Unit) -> None:
    made = unit.back_up()
    assert made.facts["rows"]["incident"] == 30
    assert made.facts["head"] == unit.vault.store.head_code()
    for n, opener in enumerate((unit.with_sheet, BackupOpener(passphrase=PASSPHRASE))):
        restored = restore_backup(made.path, unit.folder / f"restored {n}", opener)
        assert restored.facts["rows"] == made.facts["rows"]
        assert restored.facts["tips"] == made.facts["tips"]
        assert restored.report.is_sound
        assert {each.name for each in restored.path.parent.iterdir()} == {
            "casebook.vlu", "casebook.vlu.keys", "casebook.vlu.keys.bak"
        }  # fmt: skip
        with unit.reopen(restored.path) as vault:
            assert vault.store.count(Incident) == 30
            assert vault.check().is_sound


def test_what_is_restored_is_a_device_of_its_own_in_the_journal(unit: Unit) -> None:
    made = unit.back_up()
    before = unit.vault.store.device
    restored = restore_backup(made.path, unit.folder / "restored", unit.with_sheet)
    with unit.reopen(restored.path) as vault:
        device = vault.store.device
        [line] = [each for each in vault.store.entries() if each.method == "backup.restore"]
        vault.store.add("case.add", Case(title="Entered here"))
        assert vault.check().is_sound
    assert device != before
    assert line.ref == f"{device}:1"
    with unit.reopen(restored.path) as vault:
        assert vault.store.device == device
        assert len([each for each in vault.store.entries() if each.method == "backup.restore"]) == 1
    assert unit.vault.store.device == before


def test_what_is_saved_while_it_is_made_is_not_in_it_and_does_no_harm(unit: Unit) -> None:
    saved: list[int] = []

    def meanwhile(done: int, _of: int) -> None:
        if len(saved) < 20:
            unit.vault.store.add("case.add", Case(title=f"Saved at {done}"))
            saved.append(done)

    head = unit.vault.store.head_code()
    made = unit.back_up(progress=meanwhile)
    assert len(saved) > 3
    assert made.facts["rows"]["case"] < 1 + len(saved)
    restored = restore_backup(made.path, unit.folder / "restored", unit.with_sheet)
    assert restored.facts["head"] == made.facts["head"]
    assert unit.vault.store.head_code() != head
    assert unit.vault.check().is_sound


def test_nothing_has_a_casebooks_name_before_it_was_found_whole(unit: Unit) -> None:
    """Whoever is killed in the midst of it leaves half of one, and the key file with it."""
    folder, names = unit.folder / "restored", set[str]()
    made = unit.back_up()

    def meanwhile(done: int, of: int) -> None:
        names.update(each.name for each in folder.iterdir())

    restored = restore_backup(made.path, folder, unit.with_sheet, progress=meanwhile)
    assert "casebook.vlu.part" in names
    assert "casebook.vlu" not in names
    assert restored.path == folder / "casebook.vlu"
    assert restored.path.exists()


def test_nothing_of_it_stays_beside_the_casebook(unit: Unit) -> None:
    before = unit.beside_the_vault()
    unit.back_up()
    assert unit.beside_the_vault() == before
    assert {Path(name).suffix for name in unit.on_stick()} == {".age", ".keys"}


def test_a_copy_left_by_a_program_that_was_ended_goes_when_the_casebook_opens(unit: Unit) -> None:
    left = unit.path.parent / "unit.vlu.copy-abc"
    left.mkdir()
    (left / "casebook.vlu").write_bytes(b"half")
    unit.vault.close()
    with unit.reopen():
        assert not left.exists()


def test_no_name_or_case_text_is_readable_on_the_stick(unit: Unit) -> None:
    unit.back_up()
    for name, content in unit.on_stick().items():
        assert "unit" not in name
        for needle in (b"Marlow", b"He rang", b"CREATE TABLE", unit.sheet.encode()):
            assert needle not in content


def test_without_a_sheet_it_says_what_comes_first(unit: Unit, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with create_vault(
        other / "x.vlu", PASSPHRASE, officer_name="Bo Example", clock=unit.clock, cost=CHEAP, floor=CHEAP
    ) as vault, pytest.raises(NoSheet, match="Make the recovery sheet first"):  # fmt: skip
        make_backup(vault.backup_source(), unit.stick, unit.clock())
    assert unit.on_stick() == {}


def test_a_folder_that_is_not_there_is_not_made(unit: Unit) -> None:
    unit.stick.rmdir()
    with pytest.raises(UserError, match="Put the stick in"):
        unit.back_up()
    assert not unit.stick.exists()


def test_a_damaged_casebook_is_not_backed_up_and_the_good_ones_stay(unit: Unit) -> None:
    unit.back_up()
    good = unit.on_stick()
    unit.vault.close()
    content = bytearray(unit.path.read_bytes())
    middle = len(content) // 8192 * 4096
    content[middle + 100] ^= 1
    with unit.reopen() as vault:
        unit.path.write_bytes(content)
        with pytest.raises(UserError, match="casebook itself is damaged"):
            make_backup(vault.backup_source(), unit.stick, unit.clock())
    assert unit.on_stick() == good


@pytest.mark.parametrize("wrong", ["flipped", "cut", "empty", "another key", "no age file"])
def test_a_backup_that_is_not_whole_is_refused_and_nothing_is_left(unit: Unit, wrong: str) -> None:
    made = unit.back_up()
    content = bytearray(made.path.read_bytes())
    opener = unit.with_sheet
    if wrong == "flipped":
        content[len(content) // 2] ^= 1
    elif wrong == "cut":
        del content[len(content) // 2 :]
    elif wrong == "empty":
        content.clear()
    elif wrong == "no age file":
        content = bytearray(b"a letter " * 1000)
    else:
        opener = BackupOpener(sheet=new_identity())
    made.path.write_bytes(content)
    with pytest.raises(NotABackup, match=r"another backup|sheet of its time"):
        restore_backup(made.path, unit.folder / "restored", opener)
    assert not (unit.folder / "restored").exists()


def test_a_wrong_passphrase_or_no_ways_in_beside_it_says_what_to_use(unit: Unit) -> None:
    made = unit.back_up()
    with pytest.raises(WrongPassphrase):
        restore_backup(made.path, unit.folder / "restored", BackupOpener(passphrase="not that"))
    ways_beside(made.path).unlink()
    with pytest.raises(NotRestored, match="use the recovery sheet"):
        restore_backup(made.path, unit.folder / "restored", BackupOpener(passphrase=PASSPHRASE))


def test_what_one_that_was_killed_left_is_taken_away_by_the_next_and_nothing_else_is(unit: Unit) -> None:
    made, folder = unit.back_up(), unit.folder / "restored"
    folder.mkdir()
    left = ("READ-ME.txt", "backup.json", "casebook.vlu.keys", "casebook.vlu.part", "casebook.vlu.part-wal")
    for name in left:
        (folder / name).write_bytes(b"half")
    (folder / "diary.xlsx").write_bytes(b"hers")
    with pytest.raises(UserError, match="not an empty folder"):
        restore_backup(made.path, folder, unit.with_sheet)
    assert len(list(folder.iterdir())) == len(left) + 1
    (folder / "diary.xlsx").unlink()
    assert restore_backup(made.path, folder, unit.with_sheet).report.is_sound
    whole = ["casebook.vlu", "casebook.vlu.keys", "casebook.vlu.keys.bak"]
    assert sorted(each.name for each in folder.iterdir()) == whole


@pytest.mark.parametrize(
    "alone", [("casebook.vlu.keys", "casebook.vlu.keys.bak"), ("casebook.vlu", "casebook.vlu.part")]
)
def test_a_casebook_and_its_keys_are_no_remnant(unit: Unit, alone: tuple[str, ...]) -> None:
    made, folder = unit.back_up(), unit.folder / "restored"
    folder.mkdir()
    for name in alone:
        (folder / name).write_bytes(b"the only one")
    with pytest.raises(UserError, match="not an empty folder"):
        restore_backup(made.path, folder, unit.with_sheet)
    assert {each.name for each in folder.iterdir()} == set(alone)


def test_nothing_is_ever_restored_over_anything(unit: Unit) -> None:
    made = unit.back_up()
    full = unit.folder / "full"
    full.mkdir()
    (full / "letter.txt").write_text("mine")
    with pytest.raises(NotRestored, match="never writes over"):
        restore_backup(made.path, full, unit.with_sheet)
    with pytest.raises(NotRestored, match="never writes over"):
        restore_backup(made.path, full / "letter.txt", unit.with_sheet)
    assert [each.name for each in full.iterdir()] == ["letter.txt"]


def test_a_folder_that_is_copied_elsewhere_is_refused_before_anything_is_written(unit: Unit) -> None:
    made = unit.back_up()
    with pytest.raises(UserError, match="can’t be kept there"):
        restore_backup(made.path, unit.folder / "Dropbox" / "restored", unit.with_sheet)
    assert not (unit.folder / "Dropbox").exists()


def test_a_restore_stopped_at_any_moment_leaves_nothing(unit: Unit) -> None:
    made = unit.back_up()
    for moment in range(5):
        with pytest.raises(UserError, match="restore was stopped"):
            restore_backup(made.path, unit.folder / "restored", unit.with_sheet, stopped=after(moment))
        assert not (unit.folder / "restored").exists()


def erased_between(unit: Unit) -> tuple[BackupResult, Incident]:
    """A backup, an incident erased after it, and a newer backup that knows."""
    store = unit.vault.store
    older = unit.back_up()
    gone = store.all(Incident)[3]
    case_id = store.all(Case)[0].id
    store.erase("erasure.erase", [("incident", gone.id)], case_id=case_id, reason="asked", authority="her request")
    unit.now += timedelta(days=1)
    unit.back_up()
    return older, gone


def test_what_was_erased_after_a_backup_is_told_when_it_is_restored_and_nothing_goes_unasked(unit: Unit) -> None:
    older, gone = erased_between(unit)
    restored = restore_backup(older.path, unit.folder / "restored", unit.with_sheet)
    assert restored.erased == 1
    for _ in range(2):
        with unit.reopen(restored.path) as vault:
            assert vault.store.count(Incident) == 30
            assert vault.store.genuine_erasures(vault.store.pending_erasures) == (("incident", gone.id),)
            assert "1 of the records here were erased after this one was made" in told(vault)[0]
            assert vault.check().is_sound


def forge(backup: Path, target: Path, unit: Unit, facts: dict[str, object]) -> None:
    """What anybody can make who can write to the stick: the sheet's public half stands in the .keys beside a backup."""
    public = next(each for each in json.loads(ways_beside(backup).read_text())["slots"] if each["kind"] == "recovery")
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as packed:
        for name, content in (("READ-ME.txt", b"read me"), ("backup.json", json.dumps(facts).encode())):
            (info := tarfile.TarInfo(name)).size = len(content)
            packed.addfile(info, io.BytesIO(content))
    target.write_bytes(pyrage.encrypt(tar.getvalue(), [pyrage.x25519.Recipient.from_str(public["public"])]))


@pytest.mark.parametrize("claim", ["unsigned", "signed by another", "another vault's"])
def test_a_forged_newer_backup_beside_it_erases_and_tells_nothing(unit: Unit, claim: str, tmp_path: Path) -> None:
    made = unit.back_up()
    case = unit.vault.store.all(Case)[0].id
    facts: dict[str, object] = {"erased": [["case", case]]}
    if claim != "unsigned":
        (there := tmp_path / "there").mkdir()
        with create_vault(
            there / "x.vlu", PASSPHRASE, officer_name="Bo Example", clock=unit.clock, cost=CHEAP, floor=CHEAP
        ) as other:  # fmt: skip
            signed = {**other.store.signed_erasures(), "erased": [["case", case]]}
        here = unit.vault.ring.read().vault
        facts["erasures"] = {**signed, "vault": here} if claim == "signed by another" else signed
    forge(made.path, unit.stick / name_of(unit.vault.ring.read().vault, datetime(2027, 1, 1, tzinfo=UTC)), unit, facts)
    restored = restore_backup(made.path, unit.folder / "restored", unit.with_sheet)
    assert restored.erased == 0
    with unit.reopen(restored.path) as vault:
        assert vault.store.count(Incident) == 30
        assert told(vault) == ()


def test_a_forged_backup_does_not_hide_what_the_newest_genuine_one_says(unit: Unit) -> None:
    older, _ = erased_between(unit)
    vault = unit.vault.ring.read().vault
    forge(older.path, unit.stick / name_of(vault, datetime(2027, 1, 1, tzinfo=UTC)), unit, {"erased": []})
    assert restore_backup(older.path, unit.folder / "restored", unit.with_sheet).erased == 1


def test_a_list_that_an_earlier_version_left_in_a_restored_casebook_erases_nothing(unit: Unit) -> None:
    """Version 0.2 left the bare list, and obeyed it at the next opening."""
    case = unit.vault.store.all(Case)[0].id
    unit.vault._connection.execute(
        "INSERT INTO vault_state VALUES ('erased-since', ?)", (json.dumps([["case", case]]),)
    )
    unit.vault.close()
    unit.vault = unit.reopen()
    assert unit.vault.store.get(Case, case) is not None
    assert "not signed by a computer that it knows" in told(unit.vault)[0]
    assert unit.vault.store.entries()[0].method == "erasure.not-signed"


def test_what_a_backup_says_of_itself_is_authenticated(unit: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sheet's own holder, or a disk, changes a number in backup.json: it does not pass for what was backed up."""
    made = unit.back_up()
    real = restore._Restoring._facts

    def altered(self: restore._Restoring) -> tuple[dict[str, Any], datetime]:
        facts, at = real(self)
        return {**facts, "erased": [["incident", "x"]]}, at

    monkeypatch.setattr(restore._Restoring, "_facts", altered)
    with pytest.raises(NotABackup, match="says of itself was altered"):
        restore_backup(made.path, unit.folder / "restored", unit.with_sheet)


@pytest.mark.parametrize("format_", ["Infinity", "1e999", "[]", "null", '"x"', "[" * 3000 + "]" * 3000])
def test_a_backup_that_says_nonsense_of_itself_is_refused_in_a_sentence(tmp_path: Path, format_: str) -> None:
    tmp_path.joinpath("backup.json").write_text(f'{{"made_at": "2026-03-03T09:00:00+00:00", "format": {format_}}}')
    opener = BackupOpener(passphrase=PASSPHRASE)
    restoring = restore._Restoring(
        tmp_path, tmp_path, opener, "", lambda _: b"", Meter(lambda *_: None, lambda: False, "")
    )
    with pytest.raises(UserError, match=r"Choose another|newer version"):
        restoring._facts()


def test_the_key_is_not_made_anew_while_a_backup_reads(unit: Unit) -> None:
    reading = open_encrypted(unit.path, unit.vault.ring.key)
    reading.execute("BEGIN")
    reading.execute("SELECT count(*) FROM journal").fetchone()
    unit.vault.store.add("case.add", Case(title="Saved meanwhile"))
    with pytest.raises(UserError, match="such as a backup being made"):
        unit.vault.ring.rotate(PASSPHRASE)
    reading.close()
    older = unit.back_up()
    unit.vault.ring.rotate(PASSPHRASE)
    unit.now += timedelta(days=1)
    newer = unit.back_up()
    for n, made in enumerate((older, newer)):
        for m, opener in enumerate((unit.with_sheet, BackupOpener(passphrase=PASSPHRASE))):
            restored = restore_backup(made.path, unit.folder / f"restored {n}{m}", opener)
            with unit.reopen(restored.path) as vault:
                assert vault.check().is_sound


def test_two_casebooks_share_a_stick(unit: Unit, tmp_path: Path) -> None:
    made = unit.back_up()
    other = Unit(_folder(tmp_path / "second"))
    other.stick = unit.stick
    theirs = other.back_up()
    other.vault.close()
    marks = {each.of for each in find_backups(unit.stick)}
    assert len(marks) == 2
    mine = mark_of(unit.vault.ring.read().vault)
    assert [each.path for each in find_backups(unit.stick, mine)] == [made.path]
    assert theirs.path.exists()


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def test_ways_beside_a_backup_that_the_stick_does_not_give_are_told_in_a_sentence(
    unit: Unit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, real = unit.back_up(), Path.read_bytes

    def reading(path: Path) -> bytes:
        if path.suffix == ".keys":
            raise OSError(5, "Input/output error")
        return real(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", reading)
        with pytest.raises(NotRestored, match="can't be read"):
            restore_backup(made.path, tmp_path / "again", BackupOpener(passphrase=PASSPHRASE))
    assert not (tmp_path / "again").exists()
