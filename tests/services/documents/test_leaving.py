# SPDX-License-Identifier: Apache-2.0
"""Nothing leaves unless the register has it, the register has nothing that did not leave, and nothing is replaced."""

import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.services.conftest import Office
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.changes import JournalQuery
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.documents import outfile
from vlu_desktop.services.documents.outfile import leaving, refuse_destination
from vlu_desktop.store.records.leaving_files import LeavingFile
from vlu_desktop.store.records.saving import NotSaved
from vlu_desktop.store.vault.vault import open_vault

NAMELESS = pytest.mark.parametrize("nameless", [True, False])


@pytest.fixture
def out(office: Office) -> Path:
    (folder := office.folder / "stick").mkdir()
    return folder / "chronology.pdf"


def let_go(office: Office, *files: tuple[Path, bytes]) -> None:
    with leaving(office.store, "document.save", files, case_id=office.case_id, detail="Court") as act:
        act.add(Disclosure(case_id=office.case_id, document="Chronology"))


def without_names(monkeypatch: pytest.MonkeyPatch, nameless: bool) -> None:
    """As on a stick, where a file always has a name."""
    if not nameless:
        monkeypatch.setattr(outfile._Part, "_nameless", lambda _: -1)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def waiting(office: Office) -> int:
    sql = "SELECT count(*) FROM vault_state WHERE name GLOB 'leaving/*'"
    return int(office.store._connection.execute(sql).fetchone()[0])


@NAMELESS
def test_a_line_that_is_not_committed_leaves_nothing_and_replaces_nothing(
    office: Office, out: Path, nameless: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk of the casebook fills up: 'that was not saved', and so it did not leave either."""
    without_names(monkeypatch, nameless)
    out.write_bytes(b"of an earlier day")
    real = office.store._run

    def full(sql: str) -> None:
        if sql == "COMMIT":
            raise NotSaved("The disk is full, so that was not saved.")
        real(sql)

    with monkeypatch.context() as patch:
        patch.setattr(office.store, "_run", full)
        for each in (out, out.with_name("new.pdf")):
            with pytest.raises(NotSaved):
                let_go(office, (each, b"%PDF all of it"))
    assert names(out.parent) == [out.name]
    assert out.read_bytes() == b"of an earlier day"
    assert office.store.all(Disclosure) == ()
    assert waiting(office) == 0


@NAMELESS
def test_what_left_is_readable_to_the_officer_alone(
    office: Office, out: Path, nameless: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_names(monkeypatch, nameless)
    for _ in range(2):
        let_go(office, (out, b"%PDF all of it"))
        assert out.read_bytes() == b"%PDF all of it"
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
        out.chmod(0o644)
    assert names(out.parent) == [out.name]
    assert len(office.store.all(Disclosure)) == 2
    assert waiting(office) == 0


@NAMELESS
def test_what_cannot_be_put_in_its_place_is_journalled_as_not_left(
    office: Office, out: Path, nameless: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_names(monkeypatch, nameless)

    def pulled(*_names: object, **_more: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", pulled)
        patch.setattr(os, "replace", pulled)
        with pytest.raises(UserError, match="It did not leave, and the journal says so"):
            let_go(office, (out, b"%PDF all of it"))
    assert names(out.parent) == []
    assert office.store.all(Disclosure) == ()
    assert [line.method for line in office.lines()[:2]] == ["document.not-left", "document.save"]
    assert office.store.verify().is_sound
    assert waiting(office) == 0


@NAMELESS
@pytest.mark.parametrize("earlier", [False, True])
def test_what_has_its_name_left_though_the_disk_then_fails(
    office: Office, out: Path, nameless: bool, earlier: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is there for anybody to take must not be one that the register says did not leave."""
    without_names(monkeypatch, nameless)
    if earlier:
        out.write_bytes(b"of an earlier day")
    real = os.fsync

    def fails(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(5, "Input/output error")
        real(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fails)
        let_go(office, (out, b"%PDF all of it"))
    assert out.read_bytes() == b"%PDF all of it"
    assert names(out.parent) == [out.name]
    assert len(office.store.all(Disclosure)) == 1
    assert waiting(office) == 0


def test_of_two_files_the_one_that_left_stays_in_the_register(
    office: Office, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, put = outfile._Part.put, []

    def second_fails(part: outfile._Part) -> None:
        put.append(part)
        if len(put) == 2:
            raise OSError(28, "No space left on device")
        real(part)

    monkeypatch.setattr(outfile._Part, "put", second_fails)
    with pytest.raises(UserError, match="Of 2 files 1 did not leave, and the journal says which"):
        let_go(office, (out, b"%PDF all of it"), (out.with_name("locked.pdf"), b"%PDF locked"))
    assert names(out.parent) == [out.name]
    assert len(office.store.all(Disclosure)) == 1
    assert "locked.pdf could not be put in its place" in office.lines()[0].detail
    assert waiting(office) == 0


def test_of_many_files_each_that_did_not_leave_is_named_in_the_journal(
    office: Office, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, refuses = outfile._Part.put, {"b.png", "d.png"}

    def some_fail(part: outfile._Part) -> None:
        if part.out.name in refuses:
            raise OSError(28, "No space left on device")
        real(part)

    monkeypatch.setattr(outfile._Part, "put", some_fail)
    with pytest.raises(UserError, match="Of 4 files 2 did not leave, and the journal says which"):
        let_go(office, *((out.with_name(f"{letter}.png"), b"PNG") for letter in "abcd"))
    assert names(out.parent) == ["a.png", "c.png"]
    assert len(office.store.all(Disclosure)) == 1
    assert sorted(line.detail[:5] for line in office.lines()[:2]) == sorted(refuses)


def test_what_the_journal_cannot_say_at_once_it_says_at_the_next_opening(
    office: Office, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stick is pulled out, and then the casebook's disk is full too: the line that let it go stands already."""
    real, committed = office.store._run, list[str]()

    def full(sql: str) -> None:
        if sql == "COMMIT" and committed:
            raise NotSaved("The disk is full, so that was not saved.")
        if sql == "COMMIT":
            committed.append(sql)
        real(sql)

    def pulled(_: outfile._Part) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(office.store, "_run", full)
        patch.setattr(outfile._Part, "put", pulled)
        with pytest.raises(UserError, match="the journal will say so when the casebook is next opened"):
            let_go(office, (out, b"%PDF all of it"))
    assert names(out.parent) == []
    assert waiting(office) == 1
    assert reopened(office)[0] == "document.not-left"


@pytest.mark.parametrize(
    "name",
    ["unit.vlu", "UNIT.VLU", "unit.vlu.keys", "unit.vlu.keys.bak", "unit.vlu.head", "unit.vlu-wal", "unit.vlu.lock",
     "other.vlu", "other.vlu.keys", "casebook-backup-2026-03-03-090000-0123abcd.age"],
)  # fmt: skip
def test_a_casebook_and_what_is_beside_it_is_never_replaced(office: Office, name: str) -> None:
    before = {each: (office.folder / each).read_bytes() for each in names(office.folder) if "lock" not in each}
    with pytest.raises(UserError, match="casebook or of what belongs to one"):
        let_go(office, (office.folder / name, b"%PDF all of it"))
    assert {each: (office.folder / each).read_bytes() for each in before} == before
    assert office.store.all(Disclosure) == ()


def test_a_link_a_pipe_a_device_and_another_name_of_the_casebook_are_refused(office: Office, out: Path) -> None:
    letter = office.folder / "letter.txt"
    letter.write_bytes(b"somebody's own")
    link, pipe, again = (out.with_name(name) for name in ("link.pdf", "pipe.pdf", "again.pdf"))
    link.symlink_to(letter)
    os.mkfifo(pipe)
    os.link(office.store.path, again)
    for each in (link, pipe, again, Path(os.devnull), out.parent):
        with pytest.raises(UserError, match="Choose another name"):
            let_go(office, (each, b"%PDF all of it"))
    again.unlink()
    assert letter.read_bytes() == b"somebody's own"
    assert stat.S_ISFIFO(pipe.lstat().st_mode)
    refuse_destination(office.store, out)


def test_every_way_out_asks_at_the_door(office: Office) -> None:
    """Each service that writes a file, with the casebook as its destination."""
    vault = office.folder / "unit.vlu"
    ways: tuple[Callable[[], object], ...] = (
        lambda: office.services.keeping.auditing.export(JournalQuery(), vault, "The auditor"),
        lambda: office.services.keeping.auditing.export_erasures(vault),
    )
    for way in ways:
        with pytest.raises(UserError, match="casebook or of what belongs to one"):
            way()


def reopened(office: Office) -> tuple[str, ...]:
    """The methods of the newest lines, after the program died and the casebook was opened again."""
    path = office.store.path
    office.services.close()
    with open_vault(path, "correct horse battery", clock=office.clock) as vault:
        assert not list(vault._connection.execute("SELECT 1 FROM vault_state WHERE name GLOB 'leaving/*'"))
        return tuple(line.method for line in vault.store.entries()[:2])


def test_what_a_killed_program_left_goes_when_the_casebook_opens(office: Office, out: Path) -> None:
    part = out.with_name(".vlu-0123456789abcdef.part")
    others = (out.with_name(".vlu-ffffffffffffffff.part"), out.with_name("letter.txt"), out)
    for each in (part, *others):
        each.write_bytes(b"%PDF all of it")
    office.store.announce_leaving(LeavingFile(name="0123456789abcdef", part=str(part)))
    office.store.announce_leaving(LeavingFile(name="a", part=str(others[1])))
    assert reopened(office)[0] != "document.not-left"
    assert names(out.parent) == sorted(each.name for each in others)


@pytest.mark.parametrize("there", [True, False])
def test_killed_before_it_was_in_its_place_the_line_is_put_right(office: Office, out: Path, there: bool) -> None:
    content = b"%PDF all of it"
    with office.store.act("document.save", act="disclosed", case_id=office.case_id) as act:
        act.add(Disclosure(case_id=office.case_id, document="Chronology"))
        digest = hashlib.sha256(content).hexdigest()
        part = str(out.with_name(".vlu-0123456789abcdef.part"))
        office.store.announce_leaving(LeavingFile(name="a", part=part, out=str(out), sha256=digest, entry=act.ref))
    if there:
        out.write_bytes(content)
    assert (reopened(office)[0] == "document.not-left") is not there


@pytest.mark.parametrize("gone", [True, False])
def test_killed_between_two_files_the_line_stands_for_the_one_that_left_or_may_have(
    office: Office, out: Path, gone: bool
) -> None:
    """In its place, or on a stick that is not there to be asked."""
    first = out.parent / "gone" / out.name if gone else out
    with office.store.act("document.save", act="disclosed", case_id=office.case_id) as act:
        act.add(Disclosure(case_id=office.case_id, document="Chronology"))
        for name, each in (("a", first), ("b", out.with_name("locked.pdf"))):
            digest = hashlib.sha256(b"%PDF all of it").hexdigest()
            office.store.announce_leaving(LeavingFile(name=name, out=str(each), sha256=digest, entry=act.ref))
    if not gone:
        first.write_bytes(b"%PDF all of it")
    path = office.store.path
    office.services.close()
    with open_vault(path, "correct horse battery", clock=office.clock) as vault:
        assert len(vault.store.all(Disclosure)) == 1
        [line] = [each for each in vault.store.entries() if each.method == "document.not-left"]
        assert "locked.pdf could not be put in its place" in line.detail
    if gone:
        # There it is asked, and nothing left.
        first.parent.mkdir()
        with open_vault(path, "correct horse battery", clock=office.clock) as vault:
            assert vault.store.all(Disclosure) == ()


def test_a_stick_that_is_not_there_is_asked_another_time(office: Office, out: Path) -> None:
    part = out.parent / "gone" / ".vlu-0123456789abcdef.part"
    office.store.announce_leaving(LeavingFile(name="0123456789abcdef", part=str(part)))
    path = office.store.path
    office.services.close()
    with open_vault(path, "correct horse battery", clock=office.clock):
        pass
    part.parent.mkdir()
    part.write_bytes(b"%PDF")
    with open_vault(path, "correct horse battery", clock=office.clock):
        assert not part.exists()
