# SPDX-License-Identifier: Apache-2.0
"""A vault is refused on a network, a mapped drive and in a folder that a service copies away, with the reason."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.store.database import locations
from vlu_desktop.store.database.locations import mounted_type, named_service, why_not
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.vault.vault import Vault, create_vault, open_vault

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "correct horse battery staple"
MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
//server/unit /mnt/unit cifs rw 0 0
me@host: /home/me/far\040away fuse.sshfs rw 0 0
/dev/sdb1 /mnt/unit/stick vfat rw 0 0
"""


def now() -> datetime:
    return datetime.now(UTC)


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/me", "ext4"), ("/tmp/x", "tmpfs"), ("/mnt/unit/a", "cifs"), ("/mnt/united", "ext4"),
        ("/home/me/far away/x", "fuse.sshfs"), ("/mnt/unit/stick", "vfat"),
    ],
)  # fmt: skip
def test_the_nearest_mount_tells_the_file_system(folder: str, kind: str) -> None:
    assert mounted_type(PurePosixPath(folder), MOUNTS) == kind
    assert (kind in locations.NETWORK_FILE_SYSTEMS) is (kind in ("cifs", "fuse.sshfs"))


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (r"C:\Users\asha\OneDrive - Example Police\Documents", "OneDrive"), (r"C:\Users\asha\Documents", ""),
        (r"D:\Dropbox\cases", "Dropbox"), (r"G:\Google Drive", "Google Drive"), (r"C:\Users\onedriver", ""),
        (r"C:\Users\asha\Nextcloud\x", "Nextcloud"),
    ],
)  # fmt: skip
def test_a_folder_named_by_its_service(folder: str, service: str) -> None:
    assert named_service(PureWindowsPath(folder)) == service


def test_apples_own_places() -> None:
    assert named_service(PurePosixPath("/Users/a/Library/Mobile Documents/com~apple~CloudDocs")) == "iCloud"
    assert named_service(PurePosixPath("/Users/a/Library/CloudStorage/Box-Box")) == "a cloud"


@pytest.mark.parametrize("left", [".dropbox", ".stfolder", "._sync_0123456789ab.db", ".tmp.driveupload"])
def test_what_a_service_leaves_there_tells_of_it(tmp_path: Path, left: str) -> None:
    inner = tmp_path / "unit" / "cases"
    inner.mkdir(parents=True)
    assert why_not(inner / "a.vlu") == ""
    (tmp_path / "unit" / left).touch()
    assert "copies that folder" in why_not(inner / "a.vlu")


def test_what_a_service_says_for_itself(own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (own_home / ".dropbox").mkdir()
    (own_home / ".dropbox" / "info.json").write_text(json.dumps({"personal": {"path": str(tmp_path / "box")}}))
    assert "Dropbox copies that folder" in why_not(tmp_path / "box" / "a.vlu")
    nextcloud = own_home / ".config" / "Nextcloud"
    nextcloud.mkdir(parents=True)
    (nextcloud / "nextcloud.cfg").write_text(f"[Accounts]\n0\\Folders\\1\\localPath={tmp_path}/cloud/\n")
    assert "Nextcloud copies that folder" in why_not(tmp_path / "cloud" / "sub" / "a.vlu")
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "one"))
    assert "OneDrive copies that folder" in why_not(tmp_path / "one" / "a.vlu")
    assert why_not(tmp_path / "a.vlu") == ""


def test_a_link_into_such_a_folder_is_seen_through(tmp_path: Path) -> None:
    far = tmp_path / "Dropbox"
    far.mkdir()
    (tmp_path / "near").symlink_to(far)
    assert "Dropbox" in why_not(tmp_path / "near" / "a.vlu")


def test_neither_made_nor_opened_there_and_nothing_left_behind(make_vault: Callable[[], Vault], tmp_path: Path) -> None:
    make_vault().close()
    cloud = tmp_path / "OneDrive"
    cloud.mkdir()
    with pytest.raises(UserError, match="OneDrive copies that folder to other computers"):
        create_vault(cloud / "a.vlu", PASSPHRASE, officer_name="A", clock=now, cost=CHEAP, floor=CHEAP)
    assert list(cloud.iterdir()) == []
    for each in tmp_path.glob("unit.vlu*"):
        each.rename(cloud / each.name)
    before = {each.name: each.read_bytes() for each in cloud.iterdir()}
    with pytest.raises(UserError, match="in a folder of this computer"):
        open_vault(cloud / "unit.vlu", PASSPHRASE, clock=now)
    assert {each.name: each.read_bytes() for each in cloud.iterdir()} == before
