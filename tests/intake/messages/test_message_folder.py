# SPDX-License-Identifier: Apache-2.0
"""A folder that was unpacked already is read as its archive is, and nothing outside it."""

from pathlib import Path

import pytest

from tests.intake.messages.formats.exports import read, source_of
from tests.intake.messages.formats.test_meta_json import FACEBOOK
from vlu_desktop.intake.messages import message_folder
from vlu_desktop.intake.messages.formats.meta_json import MetaDownload, is_meta_json
from vlu_desktop.intake.messages.message_folder import MessageFolder, source_at
from vlu_desktop.kernel.errors import UserError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "facebook"
    for name, body in FACEBOOK.items():
        path = made / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body if isinstance(body, bytes) else str(body).encode())
    return made


def test_it_reads_what_its_archive_reads(folder: Path) -> None:
    source = source_at(folder)
    assert is_meta_json(source)
    file, archived = MetaDownload(source), MetaDownload(source_of(FACEBOOK))
    assert file.name == "facebook"
    assert sorted(each.words for each in read(file)[0]) == sorted(each.words for each in read(archived)[0])
    media = next(each.media[0] for each in read(file)[0] if each.media)
    assert b"".join(file.content(media)) == b"picture"
    assert source.size == source.size_of("") == sum(source.size_of(each) for each in source.members)


def test_that_a_file_of_it_changed_is_seen(folder: Path) -> None:
    source = source_at(folder)
    assert source.is_unchanged
    (folder / source.members[0]).write_bytes(b"{}")
    assert not source.is_unchanged


def test_a_file_is_a_file(folder: Path) -> None:
    member = folder / "personal_information/profile_information/profile_information.json"
    assert not isinstance(source_at(member), MessageFolder)
    assert not isinstance(source_at(b"PK"), MessageFolder)
    assert source_at(member).start == member.read_bytes()


def test_nothing_outside_it_is_reached(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.json").write_text("{}")
    (folder / "link.json").symlink_to(tmp_path / "secret.json")
    (folder / "linked").symlink_to(tmp_path)
    source = source_at(folder)
    assert not any("link" in each or "secret" in each for each in source.members)
    for name in ("../secret.json", str(tmp_path / "secret.json"), "link.json", "gone.json"):
        with pytest.raises(UserError):
            source.start_of(name)
        assert source.size_of(name) == 0


def test_the_folder_itself_has_no_bytes_and_a_file_that_is_gone_is_told(folder: Path) -> None:
    source = source_at(folder)
    assert (source.start, source.is_archive) == (b"", True)
    name = source.members[0]
    (folder / name).unlink()
    with pytest.raises(UserError, match="can’t be read"):
        source.start_of(name)


def test_more_files_than_an_export_has_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message_folder, "MOST_MEMBERS", 3)
    with pytest.raises(UserError, match="far more than messages"):
        source_at(folder)
